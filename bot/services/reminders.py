"""When reminders are due, and which of them is sent: rules on plain times."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from bot.storage.reminders import Reminder
from knowledge.reporting import deadline

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import tzinfo

    from knowledge.model import KnowledgeBase

DAYS = (30, 14, 7, 3, 1, -1)
"""Days before the first day that is too late; the last is the day after it."""

AT = time(9)
"""When a reminder is due on its day, where the plan is carried out."""

WAKING, SLEEPING = time(7), time(20)
"""Between these times people may be written to of the bot's own accord."""

STILL = timedelta(days=7)
"""After so long the reminder that reports are late says nothing new."""


def planned(base: KnowledgeBase, year: int, timezone: tzinfo) -> tuple[Reminder, ...]:
    """The reminders of a year, the earliest first."""
    last = deadline(base, year, timezone).date()
    return tuple(
        # In UTC, since times of one zone are compared by the clock on the wall, whatever was done to it between.
        Reminder(
            year,
            days,
            datetime.combine(last - timedelta(days=days), AT, timezone).astimezone(UTC),
        )
        for days in DAYS
    )


def at_working_hours(now: datetime, timezone: tzinfo) -> bool:
    """Whether people may be written to now."""
    return WAKING <= now.astimezone(timezone).time() < SLEEPING


def tomorrow(now: datetime, timezone: tzinfo) -> datetime:
    """When somebody who wants to be left alone until tomorrow is reminded again, in UTC."""
    following = now.astimezone(timezone).date() + timedelta(days=1)
    return datetime.combine(following, AT, timezone).astimezone(UTC)


@dataclass(frozen=True)
class Choice:
    """What becomes of reminders that are due: at most one is sent, others are passed over, the rest wait."""

    send: Reminder | None = None
    passed: tuple[Reminder, ...] = ()


def choose(
    reminders: Sequence[Reminder], now: datetime, late: Callable[[int], datetime], timezone: tzinfo
) -> Choice:
    """Which of the open reminders is to be sent now.

    ``late`` gives the first moment that is too late in a year. Of several that are due, as after the bot was
    down, only the latest counts; one that counts days to a deadline that has gone by is of no use any more.
    """
    due = sorted((one for one in reminders if one.due <= now), key=lambda one: one.due)
    useful = [one for one in due if now < (late(one.year) if one.days > 0 else one.due + STILL)]
    latest = useful[-1] if useful else None
    passed = tuple(one for one in due if one is not latest)
    if latest is None or not at_working_hours(now, timezone):
        return Choice(None, passed)
    return Choice(latest, passed)
