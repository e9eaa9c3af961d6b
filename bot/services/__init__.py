"""What the bot does, one module per capability: plain values in, plain replies out.

No Telegram and no SQL here; every method is synchronous, so that its writes can be one transaction.
"""
