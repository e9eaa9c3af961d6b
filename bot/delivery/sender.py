"""Brings what is owed to Telegram: in order for each chat, chats side by side, within Telegram's limits."""

from __future__ import annotations

import asyncio
import heapq
import logging
import time
from collections import deque
from functools import partial
from typing import TYPE_CHECKING, Any

from telegram import InputFile

from bot.delivery.limits import Bucket
from bot.delivery.verdicts import FIRST_BACKOFF, Patience, Verdict, judge
from bot.delivery.writer import is_of_the_disk
from bot.request import arguments
from bot.services.messages import Document
from handlers.context import chat_key
from handlers.courier import ANSWERS, Outgoing
from handlers.failures import SORRY, apology, place, reports
from handlers.send import settle

if TYPE_CHECKING:
    from bot.delivery.figures import Figures
    from bot.delivery.limits import Limits
    from bot.delivery.owing import OutboxCourier
    from bot.delivery.writer import Writer
    from bot.storage.outbox import Debt, Outbox, Owed
    from handlers.context import BotApplication

log = logging.getLogger(__name__)

AT_ONCE = 64
"""Calls at the same time, each of another chat."""

AFTER_THE_DISK = 1.0
"""Seconds until what was sent is written down again, when the disk failed."""

_AS_IT_STANDS = {
    "send_message": "sendMessage",
    "edit_message_text": "editMessageText",
    "answer_callback_query": "answerCallbackQuery",
}
"""The calls that are most of what is sent, by their own names: PTB has nothing to add to their arguments."""

_QUERY = "?"
"""Begins the lanes of answers to presses and inline queries: each has its own and waits for nobody."""


class Sender:
    """Owes nothing to memory: lanes hold numbers of rows, and each row is read when its turn comes."""

    def __init__(
        self,
        application: BotApplication,
        outbox: Outbox,
        courier: OutboxCourier,
        writer: Writer,
        limits: Limits,
        figures: Figures,
        first_backoff: float = FIRST_BACKOFF,
    ) -> None:
        self._application = application
        self._outbox = outbox
        self._courier = courier
        self._writer = writer
        self._limits = limits
        self._figures = figures
        self._first_backoff = first_backoff
        self._patience = Patience()
        self._overall = Bucket(limits.overall, max(limits.overall, 1.0), time.monotonic())
        self._buckets: dict[str, Bucket] = {}
        self._seen = 0
        self._lanes: dict[str, deque[int]] = {}
        self._urgent: deque[str] = deque()
        self._ready: deque[str] = deque()
        self._delayed: list[tuple[float, str]] = []
        self._tasks: set[asyncio.Task[None]] = set()
        self._planned = False
        self._unread = False
        self._timer: asyncio.TimerHandle | None = None
        self._stopped = False

    @property
    def at_rest(self) -> bool:
        """Whether nothing is owed, as far as is known."""
        return not self._lanes and not self._planned

    @property
    def busy(self) -> bool:
        """Whether anything can be sent soon: calls run or are ready, or wait for a second at most."""
        if self._stopped:
            return False
        soon = bool(self._delayed) and self._delayed[0][0] <= time.monotonic() + 1.0
        return bool(self._tasks or self._urgent or self._ready) or soon or self._planned

    def wake(self) -> None:
        """Looks for what is owed: something was written."""
        self._unread = True
        self._plan()

    def sweep(self) -> None:
        """Forgets the limits of chats that have not been written to for a while: a full bucket is like a new one."""
        now = time.monotonic()
        self._buckets = {lane: bucket for lane, bucket in self._buckets.items() if not bucket.full(now)}

    def _plan(self) -> None:
        if not self._planned and not self._stopped:
            self._planned = True
            asyncio.get_running_loop().call_soon(self._turn)

    async def stop(self) -> None:
        """Begins no more calls and breaks off those that run: they are made again at the next start."""
        self._stopped = True
        if self._timer is not None:
            self._timer.cancel()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _turn(self) -> None:
        """Takes up new rows, and begins all calls that may begin now."""
        self._planned = False
        if self._stopped:
            return
        now = time.monotonic()
        if self._unread:
            self._read(now)
        while self._delayed and self._delayed[0][0] <= now:
            self._queue(heapq.heappop(self._delayed)[1], now)
        while self._urgent and len(self._tasks) < 2 * AT_ONCE:
            self._begin(self._urgent.popleft())
        wake_in = self._begin_ready(now)
        if self._delayed:
            wake_in = min(wake_in, self._delayed[0][0] - now)
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if wake_in < float("inf"):
            self._timer = asyncio.get_running_loop().call_later(max(wake_in, 0.0), self._plan)

    def _begin_ready(self, now: float) -> float:
        """Begins ready chats in turn; seconds until the overall limit lets the next one begin."""
        while self._ready and len(self._tasks) < AT_ONCE:
            if self._limits.none:
                self._begin(self._ready.popleft())
                continue
            if (wait := self._overall.wait(now)) > 0:
                return wait
            lane = self._ready.popleft()
            bucket = self._buckets.get(lane)
            if bucket is None:
                bucket = self._buckets[lane] = self._limits.for_chat(lane, now)
            if (wait := bucket.wait(now)) > 0:
                heapq.heappush(self._delayed, (now + wait, lane))
                continue
            self._overall.take(now)
            bucket.take(now)
            self._begin(lane)
        return float("inf")

    def _read(self, now: float) -> None:
        self._unread = False
        try:
            self._load(now)
        except Exception as error:  # noqa: BLE001  # only the disk can be at fault here
            log.error("what is owed cannot be read: %s", type(error).__name__)  # noqa: TRY400  # a traceback may quote
            asyncio.get_running_loop().call_later(AFTER_THE_DISK, self.wake)

    def _load(self, now: float) -> None:
        for seq, chat, due in self._outbox.after(self._seen):
            self._seen = seq
            lane = chat.chat or f"{_QUERY}{seq}"
            if lane in self._lanes:
                self._lanes[lane].append(seq)
                continue
            self._lanes[lane] = deque([seq])
            self._queue(lane, now, due - time.time())

    def _queue(self, lane: str, now: float, wait: float = 0.0) -> None:
        if lane not in self._lanes:
            return
        if wait > 0:
            heapq.heappush(self._delayed, (now + wait, lane))
        elif lane.startswith(_QUERY):
            self._urgent.append(lane)
        else:
            self._ready.append(lane)

    def _begin(self, lane: str) -> None:
        # The row is read here and not in the task: by then the next commit may be under way, and reading waits.
        try:
            row = self._outbox.get(self._lanes[lane][0])
        except Exception as error:  # noqa: BLE001  # only the disk can be at fault here
            log.error("what is owed cannot be read: %s at %s", type(error).__name__, place(error))  # noqa: TRY400  # a traceback may quote
            self._queue(lane, time.monotonic(), AFTER_THE_DISK)
            return
        task = asyncio.get_running_loop().create_task(self._carry(lane, row))
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        # Only here: a turn that ran before this would still count the call, and begin none in its place.
        self._tasks.discard(task)
        self._plan()

    async def _carry(self, lane: str, row: Owed | None) -> None:
        """Makes the oldest call of a lane; the lane is free again once the outcome is on disk."""
        verdict = Verdict("settled")  # a row that is gone was dropped while it waited
        if row is not None and row.debt.chat.chat != lane and not lane.startswith(_QUERY):
            self._follow(lane, row.debt.chat.chat)
            return
        if row is not None:
            verdict = await self._call(row)
            await self._write(row, verdict)
        if verdict.kind == "moved":
            self._follow(lane, str(verdict.new_chat))
            return
        if verdict.kind != "later":
            self._lanes[lane].popleft()
        now = time.monotonic()
        if self._lanes[lane]:
            self._queue(lane, now, verdict.wait)
        else:
            del self._lanes[lane]

    def _follow(self, lane: str, new: str) -> None:
        """A chat got a new id: what waits for it waits there, before what came for the new one later."""
        moved = self._lanes.pop(lane)
        if new in self._lanes:
            head = self._lanes[new]
            # The call that may be running stays at its head.
            self._lanes[new] = deque([head.popleft(), *sorted([*moved, *head])])
        else:
            self._lanes[new] = moved
            self._queue(new, time.monotonic())

    async def _call(self, row: Owed) -> Verdict:
        try:
            result = await self._make(row.debt)
        except Exception as error:  # noqa: BLE001  # a row that cannot be sent must not stop the others
            age = time.time() - row.created
            query = row.debt.method in ANSWERS
            verdict = judge(error, row.tries, age, query=query, first_backoff=self._first_backoff)
            verdict = self._patience.left(row.seq, verdict)
            self._figures.refused.labels(verdict.reason).inc()
            if verdict.kind == "later":
                log.warning("%s is sent later: %s", row.debt.method, verdict.reason)
            elif verdict.kind == "fault":
                log.error("%s is given up: %s at %s", row.debt.method, type(error).__name__, place(error))  # noqa: TRY400  # a traceback may quote
            else:
                log.info("%s is not delivered: %s", row.debt.method, verdict.reason)
            return verdict
        self._patience.taken(row.seq)
        self._figures.sent.labels(row.debt.method).inc()
        self._figures.delivering.observe(max(0.0, time.time() - row.created))
        return Verdict("taken", result=result)

    async def _make(self, debt: Debt) -> Any:  # whatever Telegram returned
        bot = self._application.bot
        name = _AS_IT_STANDS.get(debt.method)
        if name is not None and debt.note in ("", SORRY):
            # Nobody asks for the result, so PTB need not make objects of it.
            return await bot.request.post(f"{bot.base_url}/{name}", arguments(debt.payload))
        values = dict(debt.payload)
        if debt.document is not None:
            kind = debt.method.removeprefix("send_")
            values[kind] = InputFile(debt.document, filename=debt.document_name)
        return await getattr(bot, debt.method)(**values)

    async def _write(self, row: Owed, verdict: Verdict) -> None:
        """Commits an outcome, for as long as it takes: to send again because the disk failed helps nobody."""
        while True:
            try:
                # First: until it is on disk, a kill makes of it a call made twice.
                await self._writer.submit(partial(self._settle, row, verdict), first=True)
            except Exception as error:  # noqa: BLE001  # of the disk, or of what a note asks for
                log.error("an outcome is not written down: %s at %s", type(error).__name__, place(error))  # noqa: TRY400  # a traceback may quote
                await asyncio.sleep(AFTER_THE_DISK)
                if not is_of_the_disk(error):
                    verdict = Verdict("settled", "note")
            else:
                return

    def _settle(self, row: Owed, verdict: Verdict) -> None:
        """The job that makes an outcome last."""
        services = self._application.services
        debt = row.debt
        match verdict.kind:
            case "taken":
                if debt.note and debt.note != SORRY:
                    settle(services, _outgoing(row), verdict.result)
                self._outbox.settled(row.seq)
            case "settled":
                self._outbox.settled(row.seq)
            case "later":
                self._outbox.later(row.seq, time.time() + verdict.wait)
            case "moved":
                services.moved(debt.chat, chat_key(verdict.new_chat))
            case "quiet":
                self._outbox.settled(row.seq)
                if debt.chat.chat:
                    self._outbox.hush(debt.chat, time.time())
            case "fault":
                self._outbox.given_up(row.seq)
                self._tell(row, verdict)

    def _tell(self, row: Owed, verdict: Verdict) -> None:
        """Says that something could not be sent, but not that this could not."""
        if row.debt.note == SORRY:
            return
        services = self._application.services
        for report in reports(services, "admin-not-sent", method=row.debt.method, reason=verdict.reason):
            self._courier.owe(report)
        if row.debt.chat.chat and row.debt.method.startswith("send_"):
            self._courier.owe(apology(services, int(row.debt.chat.chat)))


def _outgoing(row: Owed) -> Outgoing:
    debt = row.debt
    document = None if debt.document is None else Document(debt.document_name or "", debt.document)
    return Outgoing(debt.method, debt.payload, document, debt.note, debt.effect or "")
