"""Work that takes longer than an update may: it waits here until its result is owed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.storage.database import ChatKey

if TYPE_CHECKING:
    from datetime import datetime

    from bot.storage.database import Database


@dataclass(frozen=True)
class Job:
    """A piece of work for a chat. ``arguments`` are values that JSON can hold; ``tries`` came to nothing so far."""

    id: int
    kind: str
    chat: ChatKey
    arguments: dict[str, Any]
    tries: int = 0


class Jobs:
    """Reads and writes what is to be worked on."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.added = True
        """Whether anything may have been added since somebody looked; whoever looks says no."""

    def add(self, kind: str, chat: ChatKey, arguments: dict[str, Any], at: datetime) -> bool:
        """Plans a piece of work; False if the chat waits for the very same already."""
        self.added = True
        written = json.dumps(arguments, ensure_ascii=False, sort_keys=True)
        return (
            self._database.run(
                "INSERT INTO jobs (kind, platform, chat, arguments, at) SELECT ?, ?, ?, ?, ? WHERE NOT EXISTS "
                "(SELECT 1 FROM jobs WHERE (kind, platform, chat, arguments) = (?, ?, ?, ?))",
                [kind, *chat, written, at.isoformat(), kind, *chat, written],
            )
            > 0
        )

    def after(self, number: int) -> list[int]:
        """The numbers of what was planned since a number, in order."""
        return [
            row["id"] for row in self._database.rows("SELECT id FROM jobs WHERE id > ? ORDER BY id", [number])
        ]

    def get(self, number: int) -> Job | None:
        """A piece of work, if it still waits."""
        row = self._database.row("SELECT * FROM jobs WHERE id = ?", [number])
        if row is None:
            return None
        chat = ChatKey(row["platform"], row["chat"])
        return Job(row["id"], row["kind"], chat, json.loads(row["arguments"]), row["tries"])

    def failed(self, number: int) -> None:
        """Counts a try that came to nothing."""
        self._database.run("UPDATE jobs SET tries = tries + 1 WHERE id = ?", [number])

    def done(self, number: int) -> bool:
        """Takes a piece of work off; False if it is gone already, as when the person was forgotten meanwhile."""
        return self._database.run("DELETE FROM jobs WHERE id = ?", [number]) > 0
