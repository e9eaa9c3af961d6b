"""Groups what is to be written: all jobs that are ready share one commit, each in a savepoint of its own."""

from __future__ import annotations

import asyncio
import sqlite3
from collections import deque
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.storage.database import Database

T = TypeVar("T")
_Job = tuple["Callable[[], Any]", "Callable[[Exception], Any] | None", asyncio.Future[Any]]
_Outcome = tuple[asyncio.Future[Any], Any, BaseException | None]

BUDGET = 0.02
"""Seconds of work in one commit: as long may the network wait."""

PAUSE = 0.05
"""Seconds between a commit that failed and the next."""

_DISK = (
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
)


def is_of_the_disk(error: BaseException) -> bool:
    """Whether an error comes from the file and not from what was to be written."""
    code = getattr(error, "sqlite_errorcode", None)
    return isinstance(error, sqlite3.Error) and isinstance(code, int) and code & 0xFF in _DISK


class Writer:
    """The one place where delivery writes. A job is synchronous; its caller waits until it is on disk."""

    def __init__(self, database: Database, committed: Callable[[], None]) -> None:
        self._database = database
        self._committed = committed
        self._jobs: deque[_Job] = deque()
        self._first: deque[_Job] = deque()
        self._planned = False

    async def rest(self) -> None:
        """Waits until every job that was submitted is done."""
        if self._planned:
            await asyncio.wait([self.submit(lambda: None)])

    def submit(
        self,
        job: Callable[[], T],
        otherwise: Callable[[Exception], T] | None = None,
        *,
        first: bool = False,
    ) -> asyncio.Future[T]:
        """Plans a job; the future is done once its effect is on disk, or has the error that undid it.

        ``otherwise`` is done in its place when it was undone by an error of its own. ``first`` is done before all
        that waits and is not.
        """
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        (self._first if first else self._jobs).append((job, otherwise, future))
        if not self._planned:
            self._planned = True
            loop.call_soon(self._flush)
        return future

    def _flush(self) -> None:
        done: list[_Outcome] = []
        until = perf_counter() + BUDGET
        try:
            self._database.begin()
            try:
                while (waiting := self._first or self._jobs) and (not done or perf_counter() < until):
                    job, otherwise, future = waiting.popleft()
                    if future.cancelled():
                        continue
                    done.append((future, None, None))
                    done[-1] = (future, *self._attempt(job, otherwise))
            except BaseException:
                self._database.roll_back()
                raise
            committing = asyncio.wrap_future(self._database.commit_aside())
        except Exception as error:  # noqa: BLE001  # whoever waits for a job of this commit decides
            self._end(done, error)
        else:
            # Meanwhile the network goes on; the next job begins when this is on disk.
            committing.add_done_callback(lambda ended: self._end(done, ended.exception()))

    def _end(self, done: list[_Outcome], error: BaseException | None) -> None:
        """Tells those who wait for the jobs of a commit what became of it, and plans the next."""
        pause = 0.0
        if error is not None:
            done = [(future, None, error) for future, _, _ in done]
            pause = PAUSE
        if self._first or self._jobs:
            # After a failure those who wait hear of it before anything that was planned behind it is done.
            asyncio.get_running_loop().call_later(pause, self._flush)
        else:
            self._planned = False
        for future, result, problem in done:
            if future.cancelled():
                continue
            if problem is None:
                future.set_result(result)
            else:
                future.set_exception(problem)
        self._committed()

    def _attempt(
        self, job: Callable[[], Any], otherwise: Callable[[Exception], Any] | None
    ) -> tuple[Any, BaseException | None]:
        try:
            with self._database.transaction():
                return job(), None
        except Exception as error:
            if is_of_the_disk(error) or not self._database.in_transaction:
                raise
            return (None, error) if otherwise is None else self._attempt(partial(otherwise, error), None)
