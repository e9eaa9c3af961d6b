"""Waiting without luck: a bell that every change of the world rings."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Bell:
    """Wakes those who wait for something to become true; ringing it is cheap when nobody waits."""

    def __init__(self) -> None:
        self._waiters: set[asyncio.Future[None]] = set()
        self.rings = 0

    def ring(self) -> None:
        """Something changed."""
        self.rings += 1
        waiters, self._waiters = self._waiters, set()
        for waiter in waiters:
            if not waiter.done():
                waiter.set_result(None)

    async def until(self, true: Callable[[], bool], timeout: float, what: Callable[[], str]) -> None:
        """Return once ``true()`` holds.

        Raises:
            TimeoutError: it did not within ``timeout`` seconds; the message is ``what()``.
        """
        loop = asyncio.get_running_loop()
        deadline = loop.time() + timeout
        while not true():
            left = deadline - loop.time()
            if left <= 0:
                raise TimeoutError(f"{what()} (waited {timeout:g} s)")
            waiter: asyncio.Future[None] = loop.create_future()
            self._waiters.add(waiter)
            try:
                await asyncio.wait_for(waiter, left)
            except TimeoutError:
                continue
            finally:
                self._waiters.discard(waiter)
