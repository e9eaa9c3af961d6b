"""What has been done once and is not to be done again for a while, without saying by whom."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from bot.storage.database import Database


class Marks:
    """Remembers keyed hashes for a while: they tell a second tap from a first, and nothing about people."""

    def __init__(self, database: Database) -> None:
        self._database = database
        row = database.row("SELECT value FROM secrets WHERE name = 'marks'")
        self._key: bytes = row["value"] if row else b""

    def first(self, *what: str, now: datetime, lasting: timedelta) -> bool:
        """Whether this is the first time in a while; from now on, for ``lasting``, it is not."""
        mark = self._mark(what)
        with self._database.transaction():
            self.purge(now)
            return (
                self._database.run(
                    "INSERT OR IGNORE INTO marks (mark, until) VALUES (?, ?)",
                    [mark, (now + lasting).isoformat()],
                )
                > 0
            )

    def known(self, *what: str, now: datetime) -> bool:
        """Whether it is not the first time; changes nothing."""
        query = "SELECT 1 AS yes FROM marks WHERE mark = ? AND until > ?"
        return self._database.row(query, [self._mark(what), now.isoformat()]) is not None

    def purge(self, now: datetime) -> int:
        """Drops marks that say nothing any more; says how many."""
        return self._database.run("DELETE FROM marks WHERE until <= ?", [now.isoformat()])

    def _mark(self, what: tuple[str, ...]) -> str:
        return hashlib.blake2b("\x00".join(what).encode(), key=self._key, digest_size=16).hexdigest()
