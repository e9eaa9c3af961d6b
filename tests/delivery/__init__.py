"""Delivery: inbox, outbox, limits, polling and webhook, on the loopback Bot API."""
