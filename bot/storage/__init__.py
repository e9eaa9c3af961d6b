"""What the bot keeps, in one SQLite file: opening and migrating it, and one module per kind of record.

Records name a chat by platform and text id, so that another channel than Telegram needs no new tables.
"""
