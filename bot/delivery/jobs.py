"""Works on what takes longer than an update may, one at a time, and owes what comes of it."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from functools import partial
from typing import TYPE_CHECKING

from bot.delivery.apart import ApartError, apart
from bot.delivery.writer import is_of_the_disk
from bot.reports.formats import Fault, File, attempt
from bot.services.messages import Document, Message, RefusedError
from bot.texts import texts
from handlers.failures import place, reports
from handlers.send import outgoings

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.delivery.owing import OutboxCourier
    from bot.delivery.writer import Writer
    from bot.reports.data import YearReport
    from bot.reports.formats import Format
    from bot.services.bundle import Services
    from bot.services.reporting import Work
    from bot.storage.jobs import Job
    from knowledge.model import Language

log = logging.getLogger(__name__)

TRIES = 3
"""Work that fails so often is given up."""

AGAIN = 2.0
"""Seconds until the second try, doubled for the next; meanwhile others get their turn."""

TOO_LONG = 120.0
"""Seconds that a piece of work may take: far more than any does."""

AFTER_THE_DISK = 1.0
"""Seconds until an outcome is written down again, when the disk failed."""


class Runner:
    """Owes nothing to memory: what was not owed yet when the bot ended is worked on anew at the next start."""

    def __init__(
        self,
        services: Services,
        courier: OutboxCourier,
        writer: Writer,
        make: Callable[[YearReport, Format, Language], File | Fault] = attempt,
        again: float = AGAIN,
        too_long: float = TOO_LONG,
    ) -> None:
        self._services = services
        self._courier = courier
        self._writer = writer
        self._make = make
        self._again = again
        self._too_long = too_long
        self._seen = 0
        self._waiting: deque[int] = deque()
        self._delayed: dict[int, asyncio.TimerHandle] = {}
        self._task: asyncio.Task[None] | None = None
        self._stopped = False

    @property
    def at_rest(self) -> bool:
        """Whether nothing waits to be worked on."""
        return not (self._task or self._waiting or self._delayed or self._services.jobs.added)

    def wake(self) -> None:
        """Looks for what was planned."""
        if self._stopped or not self._services.jobs.added:
            return
        try:
            found = self._services.jobs.after(self._seen)
        except Exception as error:  # noqa: BLE001  # only the disk can be at fault here
            log.error("work cannot be read: %s", type(error).__name__)  # noqa: TRY400  # a traceback may quote
            return
        self._services.jobs.added = False
        if found:
            self._seen = found[-1]
            self._waiting.extend(found)
            self._begin()

    async def stop(self) -> None:
        """Breaks off what is under way."""
        self._stopped = True
        for timer in self._delayed.values():
            timer.cancel()
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])

    def _begin(self) -> None:
        if self._task is None and self._waiting and not self._stopped:
            self._task = asyncio.get_running_loop().create_task(self._attempt(self._waiting.popleft()))
            self._task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._task = None
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("work is left undone: %s at %s", type(error).__name__, place(error))
        self._begin()

    def _later(self, number: int, seconds: float) -> None:
        self._delayed[number] = asyncio.get_running_loop().call_later(seconds, self._requeue, number)

    def _requeue(self, number: int) -> None:
        del self._delayed[number]
        self._waiting.append(number)
        self._begin()

    async def _attempt(self, number: int) -> None:
        """Does a piece of work, and commits its outcome."""
        try:
            job = self._services.jobs.get(number)
        except Exception as error:  # noqa: BLE001  # only the disk can be at fault here
            log.error("work cannot be read: %s", type(error).__name__)  # noqa: TRY400  # a traceback may quote
            self._later(number, AFTER_THE_DISK)
            return
        if job is None:
            return
        outcome: Callable[[], None]
        try:
            work = self._services.reporting.work(job)
            made = await apart(self._make, work.report, work.form, work.language, seconds=self._too_long)
            outcome = partial(self._hand_over, job, work, made)
        except RefusedError as error:
            outcome = partial(self._say, job, error.key, **error.values)
        except Exception as error:  # noqa: BLE001  # work that fails must not stop the others
            outcome = self._failed(job, error)
        await self._write(outcome)

    async def _write(self, outcome: Callable[[], None]) -> None:
        while True:
            try:
                await self._writer.submit(outcome)
            except Exception as error:
                if not is_of_the_disk(error):
                    raise
                log.error("an outcome is not written down: %s", type(error).__name__)  # noqa: TRY400  # a traceback may quote
                await asyncio.sleep(AFTER_THE_DISK)
            else:
                return

    def _hand_over(self, job: Job, work: Work, made: File | Fault) -> None:
        """Owes the file, or why there is none, and takes the work off, in one transaction: so it comes once."""
        if not self._services.jobs.done(job.id):
            return
        if isinstance(made, Fault):
            self._owe(job, Message(made.sentence))
            return
        document = Document(made.name, made.content)
        message = Message(work.caption, document=document)
        if work.picture:
            message = Message(work.caption, picture=document)
        self._owe(job, message)

    def _say(self, job: Job, key: str, **values: str | int) -> None:
        if self._services.jobs.done(job.id):
            self._owe(job, Message(texts(job.arguments["language"])(key, **values)))

    def _failed(self, job: Job, error: Exception) -> Callable[[], None]:
        """What a failure means: another try later, or the end."""
        # Only what comes from the process apart is made safe; any other message may quote a person.
        what = str(error) if isinstance(error, ApartError) else f"{type(error).__name__} at {place(error)}"
        if job.tries + 1 < TRIES:
            log.warning("work on %s failed, trying again: %s", job.kind, what)
            self._later(job.id, self._again * 2**job.tries)
            return partial(self._services.jobs.failed, job.id)
        log.error("work on %s is given up: %s", job.kind, what)
        return partial(self._give_up, job, what)

    def _give_up(self, job: Job, what: str) -> None:
        self._say(job, "job-failed")
        for report in reports(self._services, "admin-job-failed", kind=job.kind, problem=what):
            self._courier.owe(report)

    def _owe(self, job: Job, message: Message) -> None:
        for outgoing in outgoings({"chat_id": int(job.chat.chat)}, message):
            self._courier.owe(outgoing)
