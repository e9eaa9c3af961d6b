"""What has arrived and is not handled yet: raw updates, kept before whoever delivered them is told so."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.storage.database import ChatKey, Database, Row

STUCK = 300.0
"""Seconds that an update may wait to be handled before something must be wrong."""


@dataclass(frozen=True)
class Arrival:
    """An update as it came: ``event`` is its key on its platform, ``chat`` whose turn it is."""

    event: str
    chat: str
    raw: str


@dataclass(frozen=True)
class Waiting:
    """An update that waits, in the order of arrival by ``seq``; ``received`` in seconds since 1970."""

    seq: int
    platform: str
    event: str
    chat: str
    raw: str
    received: float
    tries: int


_WAITING = ", ".join(field.name for field in fields(Waiting))


@dataclass(frozen=True)
class Backlog:
    """How much waits, since when (seconds since 1970), and how much was set aside."""

    waiting: int
    oldest: float | None
    aside: int


class Inbox:
    """Reads and writes arrivals."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, platform: str, arrivals: Iterable[Arrival], now: float) -> int:
        """Keeps what is new; says how many were. What came before is known by its event key."""
        return sum(
            self._database.run(
                "INSERT OR IGNORE INTO inbox (platform, event, chat, raw, received) VALUES (?, ?, ?, ?, ?)",
                [platform, arrival.event, arrival.chat, arrival.raw, now],
            )
            for arrival in arrivals
        )

    def after(self, seq: int, limit: int) -> list[Waiting]:
        """The next waiting updates."""
        return [
            Waiting(**row)
            for row in self._database.rows(
                f"SELECT {_WAITING} FROM inbox WHERE state = 'waiting' AND seq > ? ORDER BY seq LIMIT ?",  # noqa: S608  # own names
                [seq, limit],
            )
        ]

    def get(self, seq: int) -> Waiting | None:
        """An update, if it still waits."""
        row = self._database.row(
            f"SELECT {_WAITING} FROM inbox WHERE seq = ? AND state = 'waiting'",  # noqa: S608  # own names
            [seq],
        )
        return Waiting(**row) if row else None

    def handled(self, seq: int) -> None:
        """An update has had its effect. Only its key stays, by which a repetition is known."""
        self._database.run("UPDATE inbox SET state = 'handled', raw = '', chat = '' WHERE seq = ?", [seq])

    def failed(self, seq: int) -> None:
        """Counts a try that came to nothing."""
        self._database.run("UPDATE inbox SET tries = tries + 1 WHERE seq = ?", [seq])

    def park(self, seq: int) -> None:
        """Sets an update aside for good, to be looked at until it is purged."""
        self._database.run("UPDATE inbox SET state = 'parked', tries = tries + 1 WHERE seq = ?", [seq])

    def aside(self, chat: ChatKey) -> list[dict[str, Any]]:
        """What was set aside and is of a chat or its person: when it came, and what.

        Wherever it was said, as in a group. Of what others said, as in reply to them, it is said only that it is.
        """
        return [
            {
                "received": row["received"],
                "update": update if chat.chat in (row["chat"], _sender(update)) else None,
            }
            for row, update in self._naming(chat)
        ]

    def erase(self, chat: ChatKey) -> None:
        """Drops what was set aside and names a chat or its person."""
        for row, _ in self._naming(chat):
            self._database.run("DELETE FROM inbox WHERE seq = ?", [row["seq"]])

    def _naming(self, chat: ChatKey) -> list[tuple[Row, Any]]:
        rows = self._database.rows(
            "SELECT seq, chat, received, raw FROM inbox "
            "WHERE platform = ? AND state = 'parked' AND (chat = ? OR instr(raw, ?)) ORDER BY seq",
            [*chat, chat.chat],
        )
        found = [(row, json.loads(row["raw"])) for row in rows]
        # What instr finds may be the number of something else, or part of a longer one.
        return [pair for pair in found if pair[0]["chat"] == chat.chat or _names(pair[1], chat.chat)]

    def purge(self, before: float) -> int:
        """Drops what is done with and arrived before a time; says how many."""
        return self._database.run("DELETE FROM inbox WHERE state <> 'waiting' AND received < ?", [before])

    def backlog(self) -> Backlog:
        """What waits and what was set aside."""
        row = self._database.row(
            "SELECT (SELECT count(*) FROM inbox WHERE state = 'waiting') AS waiting, "
            "(SELECT min(received) FROM inbox WHERE state = 'waiting') AS oldest, "
            "(SELECT count(*) FROM inbox WHERE state = 'parked') AS aside"
        )
        return Backlog(**row) if row else Backlog(0, None, 0)


def _sender(update: dict[str, Any]) -> str | None:
    """The id of whoever did what an update tells of."""
    for content in update.values():
        person = content.get("from") or content.get("user") if isinstance(content, dict) else None
        if isinstance(person, dict):
            return str(person.get("id"))
    return None


def _names(value: Any, chat: str) -> bool:  # any JSON
    """Whether an id is anywhere in an update."""
    if isinstance(value, list):
        return any(_names(one, chat) for one in value)
    if isinstance(value, dict):
        return str(value.get("id")) == chat or any(_names(one, chat) for one in value.values())
    return False
