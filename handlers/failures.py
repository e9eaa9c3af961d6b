"""The one place that decides what an error means: what is logged, and what the person is told."""

from __future__ import annotations

import logging
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from telegram import Update
from telegram.error import BadRequest, NetworkError, TelegramError

from bot.services.messages import RefusedError
from handlers import send

if TYPE_CHECKING:
    from handlers.context import Context

log = logging.getLogger(__name__)


async def failed(update: object, context: Context) -> None:
    """Logs one line without any content of messages, and tells the person one sentence."""
    error = context.error
    if isinstance(error, RefusedError):
        log.debug("refused: %s", error.key)
        await _tell(update, context, error.key)
    else:
        number = update.update_id if isinstance(update, Update) else 0
        log.error("update %d failed: %s at %s", number, type(error).__name__, _place(error))
        # While Telegram is not reached nobody can be told, except that it refused a message of ours.
        if not isinstance(error, NetworkError) or isinstance(error, BadRequest):
            await _tell(update, context, "failed")


async def _tell(update: object, context: Context, key: str) -> None:
    if not isinstance(update, Update) or update.effective_chat is None:
        return
    try:
        await send.sentence(context, key)
    except TelegramError as error:
        log.warning("the person could not be told: %s", type(error).__name__)


def _place(error: BaseException | None) -> str:
    """Where it happened, innermost of our own files; not the message, which may quote the person."""
    frames = traceback.extract_tb(error.__traceback__) if error is not None else []
    own = [frame for frame in frames if "site-packages" not in frame.filename]
    frame = next(iter(reversed(own)), None)
    return "?" if frame is None else f"{Path(frame.filename).name}:{frame.lineno} in {frame.name}"
