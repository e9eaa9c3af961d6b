"""Telegram's sending rates, for runs that want them."""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.simulator import limits
from bot.simulator.errors import too_many_requests

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime


@dataclass(slots=True)
class Rates:
    """About 30 messages a second overall, one a second per chat with short bursts, 20 a minute per group."""

    clock: Callable[[], datetime]
    _all: deque[float] = field(default_factory=deque)
    _chats: dict[int, deque[float]] = field(default_factory=dict)

    def check(self, chat_id: int, is_group: bool, count: int = 1) -> None:
        """Count ``count`` messages to a chat.

        Raises:
            ApiError: 429 with ``retry_after``, when the messages are too many now.
        """
        now = self.clock().timestamp()
        chat = self._chats.setdefault(chat_id, deque())
        number, window = (
            (limits.GROUP_PER_MINUTE, 60.0) if is_group else (limits.CHAT_BURST, limits.CHAT_BURST)
        )
        for times, most, seconds in ((self._all, limits.MESSAGES_PER_SECOND, 1.0), (chat, number, window)):
            while times and times[0] <= now - seconds:
                times.popleft()
            if len(times) + count > most:
                oldest = times[0] if times else now
                raise too_many_requests(max(1, math.ceil(oldest + seconds - now)))
        for _ in range(count):
            self._all.append(now)
            chat.append(now)
