"""The simulated Bot API, spoken to by python-telegram-bot over real HTTP."""
