"""What a message says, for whatever takes text and files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.forms import Said
from bot.updates import Attachment

if TYPE_CHECKING:
    from telegram import Message


def said(message: Message | None) -> Said:
    """A message's words and its photo or document, by Telegram's id of the file; other kinds have none."""
    if message is None:
        return Said()
    attachment = None
    if message.photo:
        # The sizes of one picture; the last is the largest.
        attachment = Attachment("photo", message.photo[-1].file_id)
    elif message.document is not None:
        attachment = Attachment("document", message.document.file_id, message.document.file_name or "")
    return Said(message.text or message.caption or "", attachment, message.media_group_id or "")
