"""What people think of the answers, and what they asked in vain. No record says who."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from bot.storage.database import Database
    from knowledge.model import Language


@dataclass(frozen=True)
class Unanswered:
    """Alike questions that got no answer: one wording of them, why, how often, and when last."""

    text: str
    language: Language
    reason: str
    count: int
    last_day: str


class Opinions:
    """Reads and writes ratings, comments and unanswered questions."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def rate(self, entry: str, clauses: str, *, helpful: bool, language: Language, day: date) -> None:
        """Counts one thumb."""
        self._database.run(
            "INSERT INTO ratings (entry, clauses, helpful, language, day, count) VALUES (?, ?, ?, ?, ?, 1) "
            "ON CONFLICT DO UPDATE SET count = count + 1",
            [entry, clauses, int(helpful), language, day.isoformat()],
        )

    def comment(self, text: str, language: Language, day: date) -> None:
        """Keeps what somebody wrote."""
        self._database.run(
            "INSERT INTO comments (text, language, day) VALUES (?, ?, ?)", [text, language, day.isoformat()]
        )

    def count_unanswered(self, grouping: str, text: str, language: Language, reason: str, day: date) -> None:
        """Counts one question without an answer; the first wording of alike ones is the one shown."""
        self._database.run(
            "INSERT INTO unanswered (grouping, language, reason, text, count, first_day, last_day) "
            "VALUES (?, ?, ?, ?, 1, ?, ?) "
            "ON CONFLICT DO UPDATE SET count = count + 1, reason = excluded.reason, "
            "last_day = excluded.last_day",
            [grouping, language, reason, text, day.isoformat(), day.isoformat()],
        )

    def purge(self, before: date) -> int:
        """Drops thumbs, comments and questions last asked before a day; says how many."""
        tables = (("ratings", "day"), ("comments", "day"), ("unanswered", "last_day"))
        return sum(
            self._database.run(f"DELETE FROM {table} WHERE {day} < ?", [before.isoformat()])  # noqa: S608  # own names
            for table, day in tables
        )

    def unanswered(self, limit: int) -> list[Unanswered]:
        """The questions without an answer that were asked most, those not understood first."""
        rows = self._database.rows(
            "SELECT text, language, reason, count, last_day FROM unanswered "
            "ORDER BY reason = 'not_understood' DESC, count DESC, last_day DESC, grouping LIMIT ?",
            [limit],
        )
        return [Unanswered(**row) for row in rows]

    def comments(self, limit: int) -> list[str]:
        """The latest comments, the newest first."""
        return [
            row["text"]
            for row in self._database.rows("SELECT text FROM comments ORDER BY id DESC LIMIT ?", [limit])
        ]
