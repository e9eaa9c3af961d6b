"""Telegram's limits, as the Bot API documents them or as its server enforces them.

Lengths are UTF-16 code units, the unit of entity offsets, unless a name says bytes.
"""

from __future__ import annotations

from datetime import timedelta

MESSAGE_TEXT = 4096
CAPTION = 1024
ENTITIES = 100

CALLBACK_DATA_BYTES = 64
KEYBOARD_BUTTONS = 100
KEYBOARD_ROW = 8
CALLBACK_ANSWER = 200

INLINE_RESULTS = 50
INLINE_RESULT_ID_BYTES = 64
INLINE_QUERY = 256
INLINE_OFFSET_BYTES = 64

DEEP_LINK = 64

COMMAND_NAME = 32
COMMAND_DESCRIPTION = 256
COMMANDS = 100
BOT_NAME = 64
BOT_DESCRIPTION = 512
BOT_SHORT_DESCRIPTION = 120

POLL_QUESTION = 300
POLL_OPTION = 100
POLL_OPTIONS = 12
POLL_EXPLANATION = 200
POLL_EXPLANATION_LINES = 2
POLL_OPEN_SECONDS = (5, 2_628_000)

UPLOAD_BYTES = 50 * 1024 * 1024
PHOTO_BYTES = 10 * 1024 * 1024
DOWNLOAD_BYTES = 20 * 1024 * 1024
PHOTO_SIDES = 10_000
PHOTO_RATIO = 20
ALBUM = (2, 10)
DELETE_MESSAGES = 100

UPDATES = 100
LONG_POLL_SECONDS = 50
SECRET_TOKEN = 256
WEBHOOK_CONNECTIONS = (1, 100)
WEBHOOK_CONNECTIONS_DEFAULT = 40

# Undocumented; about 10 to 20 seconds are reported for callback queries.
CALLBACK_DEADLINE = timedelta(seconds=15)
# How long the server keeps an update that nobody fetched, by its kind.
RETENTION = timedelta(hours=24)
RETENTION_OF = {
    "callback_query": timedelta(seconds=150),
    "inline_query": timedelta(seconds=30),
    "chosen_inline_result": timedelta(seconds=600),
}
DELETE_WITHIN = timedelta(hours=48)

MESSAGES_PER_SECOND = 30
CHAT_BURST = 5
GROUP_PER_MINUTE = 20
