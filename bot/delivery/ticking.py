"""What the bot does of its own accord: reminders that are due, and messages to many, a few at a time."""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.services.messages import Notice
from handlers.failures import place, reports
from handlers.send import broadcast_note, notices, replacing

if TYPE_CHECKING:
    from bot.delivery.owing import OutboxCourier
    from bot.delivery.writer import Writer
    from bot.services.bundle import Services
    from bot.services.mailing import Round

log = logging.getLogger(__name__)

EVERY = 20.0
"""Seconds between looks at the clock."""

SHOWN = 3.0
"""Seconds between edits that show how far a broadcast is: Telegram allows one a second or so."""


class Ticker:
    """Looks at the services' clock; whatever is owed is written down as done in the same transaction."""

    def __init__(self, services: Services, courier: OutboxCourier, writer: Writer) -> None:
        self._services = services
        self._courier = courier
        self._writer = writer
        self._task: asyncio.Task[None] | None = None
        self._ticking = 0
        self._planned = False
        self._paused = False
        self._stopped = False
        self._shown = 0.0

    @property
    def at_rest(self) -> bool:
        """Whether no broadcast is under way, and nobody is looking at the clock."""
        return not self._ticking and not self._planned and not self._services.broadcasts.active

    def start(self) -> None:
        """Looks at the clock now and then."""
        self._task = asyncio.get_running_loop().create_task(self._run())

    async def stop(self) -> None:
        """Begins nothing more."""
        self._stopped = True
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])

    async def tick(self) -> None:
        """Owes what is due by now; on return it is on disk."""
        self._ticking += 1
        try:
            await self._writer.submit(self._remind)
        except Exception as error:  # noqa: BLE001  # whatever it is, the bot goes on
            log.error("reminders are not sent: %s at %s", type(error).__name__, place(error))  # noqa: TRY400  # a traceback may quote
            await self._tell(error)
        finally:
            self._ticking -= 1
        self._paused = False
        self.wake()

    def wake(self) -> None:
        """Goes on with broadcasts if their messages were taken; called after each commit."""
        if self._stopped or self._planned or self._paused or not self._services.broadcasts.active:
            return
        try:
            if not self._services.mailing.waiting():
                return
        except Exception as error:  # noqa: BLE001  # only the disk can be at fault here
            log.error("broadcasts cannot be read: %s", type(error).__name__)  # noqa: TRY400  # a traceback may quote
            return
        self._planned = True
        self._writer.submit(self._advance).add_done_callback(self._advanced)

    async def _run(self) -> None:
        while True:
            await self.tick()
            await asyncio.sleep(EVERY)

    async def _tell(self, error: Exception) -> None:
        """Tells the administrators once a day."""

        def owe() -> None:
            for report in reports(
                self._services, "admin-fault", kind=type(error).__name__, place=place(error)
            ):
                self._courier.owe(report)

        try:
            await self._writer.submit(owe)
        except Exception as second:  # noqa: BLE001  # as above
            log.error("nobody could be told: %s", type(second).__name__)  # noqa: TRY400  # a traceback may quote

    def _remind(self) -> None:
        for due in self._services.reminding.take_due():
            for outgoing in notices(due):
                self._courier.owe(outgoing)

    def _advance(self) -> None:
        for one in self._services.mailing.advance():
            self._owe(one)

    def _owe(self, one: Round) -> None:
        progress = one.progress
        for told in one.notices:
            *before, last = notices(told)
            for outgoing in (*before, replace(last, note=broadcast_note(progress.number))):
                self._courier.owe(outgoing)
        if progress.place and (progress.over or time.monotonic() - self._shown >= SHOWN):
            self._shown = time.monotonic()
            self._courier.owe(replacing(progress.chat, progress.place, progress.shown))
        elif progress.over and progress.chat.chat:
            # It was begun by a typed word: no message of the bot is known that its result could replace.
            for outgoing in notices(Notice(progress.chat, progress.shown)):
                self._courier.owe(outgoing)

    def _advanced(self, future: asyncio.Future[None]) -> None:
        self._planned = False
        error = None if future.cancelled() else future.exception()
        if error is None:
            self.wake()
        else:
            # The next tick tries again; at once would be for ever.
            self._paused = True
            log.error("a broadcast does not go on: %s at %s", type(error).__name__, place(error))
