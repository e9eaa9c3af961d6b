"""Asks Telegram for updates. The next call confirms a batch, so it is made only once the batch is on disk."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError, TimedOut

from bot.delivery.verdicts import asked_to_wait
from bot.request import arguments

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from telegram.request import BaseRequest

log = logging.getLogger(__name__)

LONG_POLL = 30
"""Seconds that Telegram may wait for an update before it answers; it allows 50."""

SLACK = 10.0
"""Seconds that the answer may come late."""

BATCH = 100
"""Updates in one answer at most, which is all that Telegram gives."""

FIRST_PAUSE = 0.5
LONGEST_PAUSE = 30.0
"""Seconds between tries, doubled at each in a row."""

AFTER_CONFLICT = 3.0
"""Seconds; Telegram itself holds up who asks too often."""


class Poller:
    """Fetches raw updates for as long as ``run`` runs."""

    def __init__(
        self,
        request: BaseRequest,
        url: str,
        allowed: Sequence[str],
        receive: Callable[[list[dict[str, Any]]], Awaitable[None]],
    ) -> None:
        self._request = request
        self._url = f"{url}/getUpdates"
        self._allowed = list(allowed)
        self._receive = receive
        self._offset = 0

    async def run(self) -> None:
        """Polls until it is cancelled, whatever happens."""
        pause = FIRST_PAUSE
        while True:
            try:
                await self._once()
            except asyncio.CancelledError:
                raise
            except Exception as error:  # noqa: BLE001  # while this process lives it asks
                self._log(error)
                await asyncio.sleep(max(pause, _asked_for(error)))
                pause = min(pause * 2, LONGEST_PAUSE)
            else:
                pause = FIRST_PAUSE

    async def _once(self) -> None:
        parameters: dict[str, Any] = {"timeout": LONG_POLL, "limit": BATCH, "allowed_updates": self._allowed}
        if self._offset:
            parameters["offset"] = self._offset
        found = await self._request.post(self._url, arguments(parameters), read_timeout=LONG_POLL + SLACK)
        if not isinstance(found, list) or not found:
            return
        await self._receive(found)
        # Not the highest of all: after a quiet week Telegram begins anew, perhaps lower.
        self._offset = int(found[-1]["update_id"]) + 1

    def _log(self, error: Exception) -> None:
        if isinstance(error, Conflict):
            log.error("another process is polling with the same token, or a webhook is set: stop one of them")
        elif isinstance(error, InvalidToken):
            log.error("Telegram does not know the token any more")
        elif isinstance(error, TimedOut):
            log.warning("Telegram is not reached: timed out")
        elif isinstance(error, TelegramError):
            log.warning("Telegram is not reached: %s", type(error).__name__)
        else:
            log.error("updates are not taken: %s", type(error).__name__)


def _asked_for(error: Exception) -> float:
    """The seconds that an error itself asks to wait."""
    if isinstance(error, RetryAfter):
        return asked_to_wait(error)
    return AFTER_CONFLICT if isinstance(error, Conflict) else 0.0
