"""The one place that decides what an error means: what is logged, and what people and administrators are told."""

from __future__ import annotations

import traceback
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.texts import texts
from handlers.context import chat_key
from handlers.courier import Outgoing

if TYPE_CHECKING:
    from telegram import Update

    from bot.services.bundle import Services
    from handlers.context import Context
    from knowledge.model import Language

ONE_FAULT = timedelta(days=1)
"""A fault that comes again within this time is not told again."""

SORRY = "sorry"
"""The note of a message that says that another could not be sent; if it cannot be sent either, that is all."""


async def failed(_: object, context: Context) -> None:
    """Keeps a handler's error for whoever feeds the updates: what it did must be undone before it is told."""
    context.bot_application.failure = context.error


def apology(services: Services, chat_id: int, hint: Language | None = None) -> Outgoing:
    """One sentence that says that something went wrong."""
    say = texts(services.answering.language(chat_key(chat_id), hint))
    return Outgoing("send_message", {"chat_id": chat_id, "text": say("failed")}, note=SORRY)


def chat_of(update: Update) -> int | None:
    """Where the person of an update is told about a failure, if there is such a chat."""
    return None if update.effective_chat is None else update.effective_chat.id


def reports(services: Services, key: str, **values: Any) -> list[Outgoing]:  # values of a sentence
    """What the administrators are to be told of a fault: once a day, however often it comes."""
    fault = (key, *(str(value) for value in values.values()))
    if not services.marks.first("fault", *fault, now=services.clock(), lasting=ONE_FAULT):
        return []
    told = []
    for admin in sorted(services.rights.admins):
        text = services.voices.say(admin)(key, **values)
        told.append(Outgoing("send_message", {"chat_id": int(admin.chat), "text": text}, note=SORRY))
    return told


def place(error: BaseException | None) -> str:
    """Where it happened, innermost of our own files; not the message, which may quote the person."""
    frames = traceback.extract_tb(error.__traceback__) if error is not None else []
    own = [frame for frame in frames if "site-packages" not in frame.filename]
    frame = next(iter(reversed(own)), None)
    return "?" if frame is None else f"{Path(frame.filename).name}:{frame.lineno} in {frame.name}"
