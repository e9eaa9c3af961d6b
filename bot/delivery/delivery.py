"""All of delivery on one database: what arrives goes in, what is owed comes out."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from typing import TYPE_CHECKING, Any

from bot.config import PLATFORM
from bot.delivery.figures import Figures, Queues
from bot.delivery.jobs import Runner
from bot.delivery.limits import Limits
from bot.delivery.owing import OutboxCourier
from bot.delivery.pump import Pump
from bot.delivery.sender import Sender
from bot.delivery.ticking import Ticker
from bot.delivery.verdicts import FIRST_BACKOFF
from bot.delivery.writer import Writer
from bot.storage.inbox import STUCK, Arrival, Inbox
from bot.storage.outbox import Outbox

if TYPE_CHECKING:
    from bot.services.bundle import Services
    from bot.storage.inbox import Backlog
    from handlers.context import BotApplication

log = logging.getLogger(__name__)

KEPT = 3 * 24 * 3600.0
"""Seconds that the keys of handled updates are kept: Telegram repeats none after a day, and after a quiet week
it counts anew and may come upon an old number."""

SWEEP = 3600.0
"""Seconds between looks for what is to be purged."""

TICK = 0.01
"""Seconds between looks whether all is done, at the end only."""

STOPPING = 6.0
"""Seconds at the end for what was taken to be handled and sent; what is left is done at the next start."""


class Delivery:
    """Starts and stops the parts, and tells how they are."""

    def __init__(
        self,
        application: BotApplication,
        services: Services,
        limits: Limits | None = None,
        first_backoff: float = FIRST_BACKOFF,
    ) -> None:
        database = services.database
        self._services = services
        self.figures = Figures()
        self._writer = Writer(database, self._committed)
        self._inbox = Inbox(database)
        self._outbox = Outbox(database)
        self.courier = OutboxCourier(self._outbox)
        self._pump = Pump(
            application, database, self._inbox, self._outbox, self.courier, self._writer, self.figures
        )
        self._sender = Sender(
            application,
            self._outbox,
            self.courier,
            self._writer,
            limits or Limits(),
            self.figures,
            first_backoff,
        )
        self._runner = Runner(services, self.courier, self._writer)
        self._ticker = Ticker(services, self.courier, self._writer)
        self._sweeper: asyncio.TimerHandle | None = None
        self._receiving = 0
        self.figures.registry.register(Queues(self.backlogs, time.time))

    @property
    def at_rest(self) -> bool:
        """Nothing waits, nothing is worked on and nothing is owed."""
        parts = (self._pump, self._runner, self._ticker, self._sender)
        return not self._receiving and all(part.at_rest for part in parts)

    @property
    def stuck(self) -> bool:
        """Whether an update has waited far too long."""
        oldest = self._inbox.backlog().oldest
        return oldest is not None and time.time() - oldest > STUCK

    def backlogs(self) -> tuple[Backlog, Backlog]:
        """What waits in the inbox, and what is owed."""
        return self._inbox.backlog(), self._outbox.backlog()

    def start(self) -> None:
        """Handles what waits, and sends what is owed."""
        waiting, owed = self.backlogs()
        if waiting.waiting or owed.waiting:
            log.info("going on with %d updates and %d calls", waiting.waiting, owed.waiting)
        self._sweep()
        self._pump.wake()
        self._runner.wake()
        self._ticker.start()
        self._sender.wake()

    async def tick(self) -> None:
        """Owes what is due by the services' clock, as it is done every few seconds anyway."""
        await self._ticker.tick()

    async def receive(self, updates: list[dict[str, Any]]) -> None:
        """Commits updates as they came, then hands them on; on return they are on disk.

        Raises:
            Exception: they could not be written; whoever delivers them must deliver them again.
        """
        arrivals = [Arrival(str(update["update_id"]), turn_of(update), written(update)) for update in updates]
        self._receiving += 1
        try:
            new = await self._writer.submit(lambda: self._inbox.add(PLATFORM, arrivals, time.time()))
        finally:
            self._receiving -= 1
        self.figures.received.inc(new)
        self._pump.wake()

    async def stop(self, seconds: float = STOPPING) -> None:
        """Handles and sends what it can in so many seconds; the rest stays on disk."""
        until = time.monotonic() + seconds
        await self._ticker.stop()
        await self._runner.stop()
        while time.monotonic() < until and not (self._pump.at_rest and not self._sender.busy):  # noqa: ASYNC110  # once
            await asyncio.sleep(TICK)
        self._pump.stop()
        if self._sweeper is not None:
            self._sweeper.cancel()
        await self._sender.stop()
        await self._writer.rest()
        waiting, owed = self.backlogs()
        if waiting.waiting or owed.waiting:
            log.info("left for the next start: %d updates and %d calls", waiting.waiting, owed.waiting)

    def _committed(self) -> None:
        self._runner.wake()
        self._ticker.wake()
        self._sender.wake()

    def _sweep(self) -> None:
        before = time.time() - KEPT
        self._sender.sweep()
        self._writer.submit(lambda: self._purge(before)).add_done_callback(_note)
        self._sweeper = asyncio.get_running_loop().call_later(SWEEP, self._sweep)

    def _purge(self, before: float) -> int:
        purged = self._inbox.purge(before) + self._outbox.purge(before)
        return purged + self._services.housekeeping.purge()


def _note(future: asyncio.Future[int]) -> None:
    if not future.cancelled() and (error := future.exception()) is not None:
        log.error("nothing was purged: %s", type(error).__name__)


def written(update: dict[str, Any]) -> str:
    """A raw update as it is kept. Half of a surrogate pair is no letter and could not be stored: it becomes "?"."""
    return json.dumps(update, ensure_ascii=False).encode("utf-8", "replace").decode()


def turn_of(update: dict[str, Any]) -> str:
    """Whose turn a raw update is: its chat's; a person's own for what has no chat.

    That is the private chat's too, so an answer to a poll waits for the message before it. Inline queries are
    apart: typing one waits for nobody.
    """
    for kind, content in update.items():
        if not isinstance(content, dict):
            continue
        message = content.get("message")
        for holder in (content, message if isinstance(message, dict) else {}):
            chat = holder.get("chat")
            if isinstance(chat, dict) and "id" in chat:
                return str(chat["id"])
        person = content.get("from") or content.get("user")
        if isinstance(person, dict) and "id" in person:
            return f"inline:{person['id']}" if kind == "inline_query" else str(person["id"])
    return ""
