"""The audit log: only added to, and each line vouches for all lines before it."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bot.reports.data import AuditLine

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.storage.database import Database

_FIELDS = ("at", "actor", "event", "subject", "detail")


class Audit:
    """Writes and reads the log. No names and no texts of people in it: actors are numbers, details are fields."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    def note(self, actor: str, event: str, subject: str, **detail: Any) -> None:  # values that JSON can hold
        """Adds a line, in the transaction of what it is about."""
        line = {
            "at": self._clock().isoformat(),
            "actor": actor,
            "event": event,
            "subject": subject,
            "detail": json.dumps(detail, ensure_ascii=False, sort_keys=True),
        }
        with self._database.transaction():
            head = self._database.row("SELECT seq, digest FROM audit_head")
            seq, before = (head["seq"], head["digest"]) if head else (0, "")
            digest = chained(before, seq + 1, line)
            self._database.run(
                "INSERT INTO audit (seq, at, actor, event, subject, detail, digest) VALUES (?, ?, ?, ?, ?, ?, ?)",
                [seq + 1, *(line[name] for name in _FIELDS), digest],
            )
            self._database.run("UPDATE audit_head SET seq = ?, digest = ?", [seq + 1, digest])

    def of(self, subject: str, limit: int = 1000) -> tuple[AuditLine, ...]:
        """The latest lines about a subject, oldest first."""
        rows = self._database.rows(
            "SELECT * FROM (SELECT * FROM audit WHERE subject = ? ORDER BY seq DESC LIMIT ?) ORDER BY seq",
            [subject, limit],
        )
        return tuple(_line(row) for row in rows)

    def of_year(self, year: int) -> tuple[AuditLine, ...]:
        """All lines about a year and its updates, oldest first."""
        rows = self._database.rows(
            "SELECT * FROM audit WHERE subject = ? OR subject IN (SELECT code FROM updates WHERE year = ?) "
            "ORDER BY seq",
            [str(year), year],
        )
        return tuple(_line(row) for row in rows)

    def latest(self, limit: int) -> tuple[AuditLine, ...]:
        """The latest lines, oldest first."""
        rows = self._database.rows(
            "SELECT * FROM (SELECT * FROM audit ORDER BY seq DESC LIMIT ?) ORDER BY seq", [limit]
        )
        return tuple(_line(row) for row in rows)

    def damage(self) -> int | None:
        """The first line that does not follow from those before it; None if the log is whole.

        One more than the last line if lines are missing at the end.
        """
        before, expected = "", 1
        for row in self._database.rows("SELECT * FROM audit ORDER BY seq"):
            if row["seq"] != expected or row["digest"] != chained(before, expected, row):
                return expected
            before, expected = row["digest"], expected + 1
        head = self._database.row("SELECT seq, digest FROM audit_head")
        return (
            None if head is not None and (head["seq"], head["digest"]) == (expected - 1, before) else expected
        )


def chained(before: str, seq: int, line: dict[str, Any]) -> str:
    """The digest of a line that follows one with the digest ``before``."""
    text = json.dumps([before, seq, *(line[name] for name in _FIELDS)], ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _line(row: dict[str, Any]) -> AuditLine:
    return AuditLine(
        row["seq"],
        datetime.fromisoformat(row["at"]),
        row["actor"],
        row["event"],
        row["subject"],
        row["detail"],
    )
