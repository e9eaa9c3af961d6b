"""When whom to remind: the yearly reminders, each sent once, and officers who asked to be spared for a while."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.storage.database import Database

PASSED = "passed"
"""Stands for the time of a reminder that was not sent, since a later one was due as well or it was too late."""


class Reminder(NamedTuple):
    """A reminder of a year, so many days before the day of the deadline; ``due`` in UTC."""

    year: int
    days: int
    due: datetime


class Deferral(NamedTuple):
    """An officer, by number, who is to be left alone about a year until ``due``, in UTC."""

    officer: int
    year: int
    due: datetime


class Reminders:
    """Reads and writes due times."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def plan(self, reminders: Iterable[Reminder]) -> None:
        """Writes down what is to come; the time of one that was not sent yet may change."""
        for one in reminders:
            self._database.run(
                "INSERT INTO reminders (year, days, due_at) VALUES (?, ?, ?) "
                "ON CONFLICT DO UPDATE SET due_at = excluded.due_at WHERE sent_at IS NULL",
                [one.year, one.days, one.due.isoformat()],
            )

    def open(self) -> list[Reminder]:
        """What was neither sent nor passed over, the earliest first."""
        rows = self._database.rows("SELECT year, days, due_at FROM reminders WHERE sent_at IS NULL")
        found = [Reminder(row["year"], row["days"], datetime.fromisoformat(row["due_at"])) for row in rows]
        return sorted(found, key=lambda one: one.due)

    def sent(self, reminder: Reminder, at: datetime) -> None:
        """A reminder is owed to everybody whom it concerns."""
        self._close(reminder, at.isoformat())

    def passed(self, reminder: Reminder) -> None:
        """A reminder is not sent any more."""
        self._close(reminder, PASSED)

    def defer(self, deferral: Deferral) -> None:
        """Leaves an officer alone for a while."""
        self._database.run(
            "INSERT INTO deferred (officer, year, due_at) VALUES (?, ?, ?) "
            "ON CONFLICT DO UPDATE SET due_at = excluded.due_at",
            [deferral.officer, deferral.year, deferral.due.isoformat()],
        )

    def deferred(self) -> list[Deferral]:
        """Whoever asked to be left alone."""
        rows = self._database.rows("SELECT officer, year, due_at FROM deferred ORDER BY due_at, officer")
        return [Deferral(row["officer"], row["year"], datetime.fromisoformat(row["due_at"])) for row in rows]

    def resume(self, officer: int, year: int) -> None:
        """An officer may be reminded again."""
        self._database.run("DELETE FROM deferred WHERE officer = ? AND year = ?", [officer, year])

    def _close(self, reminder: Reminder, when: str) -> None:
        self._database.run(
            "UPDATE reminders SET sent_at = ? WHERE year = ? AND days = ?",
            [when, reminder.year, reminder.days],
        )
