"""The queue of updates that wait for the bot, with the Bot API's offset rules."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.simulator import limits
from bot.simulator.errors import conflict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from bot.simulator.model import Json

ALL_KINDS = frozenset(
    [
        "message",
        "edited_message",
        "channel_post",
        "edited_channel_post",
        "inline_query",
        "chosen_inline_result",
        "callback_query",
        "poll",
        "poll_answer",
        "my_chat_member",
        "chat_member",
        "chat_join_request",
        "message_reaction",
        "message_reaction_count",
    ]
)
# What a bot that never named its allowed updates is spared.
_OPT_IN = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
TERMINATED = "terminated by other getUpdates request; make sure that only one bot instance is running"


@dataclass(frozen=True, slots=True)
class Pending:
    """An update that the bot has not confirmed."""

    update_id: int
    kind: str
    payload: Json
    expires: datetime
    lane: tuple[str, int]

    def to_json(self) -> Json:
        """The ``Update`` object."""
        return {"update_id": self.update_id, self.kind: self.payload}


class UpdateQueue:
    """Pending updates in order of arrival.

    ``on_change`` is called after every change, for those who wait; ``on_push`` gets each new update.
    """

    def __init__(
        self, clock: Callable[[], datetime], first_update_id: int, on_change: Callable[[], None]
    ) -> None:
        self._clock = clock
        self._next_id = first_update_id
        self._pending: OrderedDict[int, Pending] = OrderedDict()
        self._on_change = on_change
        self._allowed = ALL_KINDS - _OPT_IN
        self._poller: asyncio.Future[bool] | None = None
        self.on_push: Callable[[Pending], None] | None = None
        self.allowed_names: list[str] = []
        self.confirmed = 0

    def __len__(self) -> int:
        return len(self._pending)

    @property
    def waiting(self) -> bool:
        """Whether a long poll is open."""
        return self._poller is not None

    @property
    def last_id(self) -> int:
        """The number of the newest update ever made."""
        return self._next_id - 1

    def pending(self) -> tuple[Pending, ...]:
        """All updates not confirmed yet, oldest first."""
        return tuple(self._pending.values())

    def allow(self, names: Iterable[str]) -> None:
        """Keep only these kinds from now on; an empty list means the default ones."""
        self.allowed_names = list(names)
        chosen = ALL_KINDS & frozenset(self.allowed_names)
        self._allowed = chosen or ALL_KINDS - _OPT_IN

    def push(self, kind: str, payload: Json, lane: tuple[str, int]) -> int | None:
        """Queue an update; its number, or None when the bot did not ask for this kind."""
        if kind not in self._allowed:
            return None
        update_id = self._next_id
        self._next_id += 1
        expires = self._clock() + limits.RETENTION_OF.get(kind, limits.RETENTION)
        pending = Pending(update_id, kind, payload, expires, lane)
        self._pending[update_id] = pending
        if self._poller is not None and not self._poller.done():
            self._poller.set_result(True)
        if self.on_push is not None:
            self.on_push(pending)
        self._on_change()
        return update_id

    def redeliver(self, update_id: int, kind: str, payload: Json, lane: tuple[str, int]) -> None:
        """Queue an update again under the number it already had, as after an answer that got lost."""
        expires = self._clock() + limits.RETENTION
        self._pending[update_id] = Pending(update_id, kind, payload, expires, lane)
        if self._poller is not None and not self._poller.done():
            self._poller.set_result(True)
        self._on_change()

    def skip_ids(self, to: int) -> None:
        """Go on numbering from ``to``, as Telegram does (at random, even lower) after a quiet week."""
        self._next_id = to

    def remove(self, update_id: int) -> None:
        """Confirm one update, as a delivered webhook does."""
        if self._pending.pop(update_id, None) is not None:
            self.confirmed += 1
            self._on_change()

    def clear(self) -> None:
        """Drop everything that waits."""
        self._pending.clear()
        self._on_change()

    def read(self, offset: int, limit: int) -> list[Json]:
        """Confirm what lies below ``offset``, and the next updates.

        A negative offset counts from the end and forgets what lies before; one beyond the newest
        update is taken as the oldest.
        """
        if offset < 0:
            keep = list(self._pending)[offset:]
            self._forget(lambda update_id: update_id < keep[0] if keep else False)
        elif offset and self._pending:
            newest = next(reversed(self._pending))
            if offset <= newest + 1:
                self._forget(lambda update_id: update_id < offset)
        now = self._clock()
        found: list[Json] = []
        expired = []
        for pending in self._pending.values():
            if pending.expires <= now:
                expired.append(pending.update_id)
            elif len(found) < limit:
                found.append(pending.to_json())
            if len(found) == limit:
                break
        for update_id in expired:
            del self._pending[update_id]
        return found

    async def poll(self, offset: int, limit: int, seconds: float) -> list[Json]:
        """``getUpdates``: like :meth:`read`, waiting up to ``seconds`` for something to come.

        Raises:
            ApiError: 409, to the *older* of two callers, as Telegram does.
        """
        if self._poller is not None and not self._poller.done():
            self._poller.set_result(False)
        found = self.read(offset, limit)
        if found or seconds <= 0:
            self._on_change()
            return found
        arrival: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._poller = arrival
        self._on_change()
        try:
            woken = await asyncio.wait_for(arrival, seconds)
        except TimeoutError:
            return []
        finally:
            if self._poller is arrival:
                self._poller = None
        if not woken:
            raise conflict(TERMINATED)
        return self.read(0, limit)

    def _forget(self, old: Callable[[int], bool]) -> None:
        # From the head only, so that confirming a batch costs the size of the batch.
        while self._pending:
            update_id = next(iter(self._pending))
            if not old(update_id):
                return
            del self._pending[update_id]
            self.confirmed += 1
