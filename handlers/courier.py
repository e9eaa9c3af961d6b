"""The one way out to Telegram. Handlers say what is to be sent, as plain values that could wait on disk."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Protocol

from telegram import InputFile
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from handlers.context import chat_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from telegram.ext import ExtBot

    from bot.services.bundle import Services
    from bot.services.messages import Document

log = logging.getLogger(__name__)

TRIES = 4
LONGEST_WAIT = 60.0
"""Seconds: a longer wait than this is not worth keeping a person's chat busy."""

FIRST_BACKOFF = 0.5
"""Seconds, doubled at each try."""

_SETTLED = (
    "message is not modified",
    "query is too old",
    "query id is invalid",
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "chat not found",
    "user is deactivated",
    "not enough rights",
    "have no rights to send",
    "topic_closed",
    "chat_write_forbidden",
)
"""Refusals that are ordinary events: the message is there already, or there is nobody to receive it."""

Payload = dict[str, Any]


@dataclass(frozen=True)
class Outgoing:
    """A call of the Bot API: PTB's name of the method, and arguments that can be written as JSON.

    ``note`` says what to do with the result once Telegram has taken it (see ``handlers.send.settle``), since
    that may be after a restart.
    """

    method: str
    payload: Payload = field(default_factory=dict)
    document: Document | None = None
    note: str = ""


class Courier(Protocol):
    """Brings messages to Telegram, at once or later, in order for each chat."""

    async def post(self, outgoing: Outgoing) -> None:
        """Takes charge of a message. Raises only what cannot be mended by trying again."""


class DirectCourier:
    """Sends at once, and again when Telegram asks to wait, answers nonsense or the connection breaks."""

    def __init__(
        self,
        bot: ExtBot[None],
        services: Services,
        settle: Callable[[Services, Outgoing, Any], None],
        first_backoff: float = FIRST_BACKOFF,
    ) -> None:
        self._bot = bot
        self._services = services
        self._settle = settle
        self._first_backoff = first_backoff

    async def post(self, outgoing: Outgoing) -> None:
        """Sends a message.

        Raises:
            TelegramError: Telegram refused it for a reason that is a fault of ours, or could not be reached.
        """
        for attempt in range(1, TRIES + 1):
            try:
                self._settle(self._services, outgoing, await self._call(outgoing))
            except RetryAfter as error:
                wait = _seconds(error)
                if attempt == TRIES or wait > LONGEST_WAIT:
                    raise
                await asyncio.sleep(wait)
            except ChatMigrated as error:
                if attempt == TRIES:
                    raise
                self._services.moved(chat_key(outgoing.payload["chat_id"]), chat_key(error.new_chat_id))
                outgoing = replace(outgoing, payload={**outgoing.payload, "chat_id": error.new_chat_id})
            except Forbidden:
                log.info("not delivered: the bot is blocked or was removed")
                return
            except BadRequest as error:
                if any(sign in error.message.lower() for sign in _SETTLED):
                    log.debug("not delivered: %s", outgoing.method)
                    return
                raise
            except TelegramError as error:
                # Nonsense from a server on the way is a plain TelegramError; other kinds do not pass.
                passing = isinstance(error, NetworkError) or type(error) is TelegramError
                # After a read timeout the message may have arrived; sending it again could show it twice.
                doubtful = isinstance(error, TimedOut) and not _repeatable(outgoing, error)
                if attempt == TRIES or doubtful or not passing:
                    raise
                await asyncio.sleep(self._first_backoff * 2 ** (attempt - 1))
            else:
                return

    async def _call(self, outgoing: Outgoing) -> Any:  # whatever the method returns
        arguments = dict(outgoing.payload)
        if outgoing.document is not None:
            arguments["document"] = InputFile(outgoing.document.content, filename=outgoing.document.name)
        return await getattr(self._bot, outgoing.method)(**arguments)


def _repeatable(outgoing: Outgoing, error: TimedOut) -> bool:
    """Whether a call that timed out may be made again: it never left, or doing it twice is doing it once."""
    return (
        outgoing.method.startswith(("edit_", "answer_"))
        or "connect" in type(error.__cause__).__name__.lower()
    )


def _seconds(error: RetryAfter) -> float:
    wait = error.retry_after
    return float(wait) if isinstance(wait, int | float) else wait.total_seconds()
