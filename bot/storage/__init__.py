"""What the bot keeps, in one SQLite file: opening and migrating it, and one module per kind of record.

Records name a chat by platform and text id, so that another channel than Telegram needs no new tables.
"""

import sys

if "numpy" not in sys.modules:
    # sqlite-utils loads numpy wherever it is installed, to take its numbers; here only reports need it, in a
    # process of their own. It is a third of the bot's memory.
    sys.modules["numpy"] = None  # type: ignore[assignment]  # what Python itself has for a module that cannot be had
    try:
        import sqlite_utils as _sqlite_utils  # noqa: F401
    finally:
        del sys.modules["numpy"]
