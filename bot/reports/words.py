"""Values of a year in words, the same in the tables, the picture and the overview."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.texts import texts

if TYPE_CHECKING:
    from datetime import date

    from bot.reports.data import YearReport
    from bot.updates import State, Status
    from knowledge.model import Language


def status_name(status: Status, language: Language) -> str:
    """A status in words."""
    return texts(language)(f"status-{status.replace('_', '-')}")


def state_name(state: State, language: Language) -> str:
    """A state in words."""
    return texts(language)(f"state-{state}")


def rate(part: int, whole: int, language: Language) -> str:
    """A share in whole percent, rounded down so that 100% means all; a dash where there is nothing to share."""
    say = texts(language)
    return say("tables-rate", percent=100 * part // whole) if whole else say("tables-rate-none")


def without_ended(counts: tuple[int, int, int], ended: int, language: Language) -> str:
    """The counts without bodies that have ended or were taken over, ``ended`` of them."""
    expected, received, on_time = counts
    return texts(language)(
        "ended-counts",
        ended=ended,
        expected=expected,
        received=received,
        rate=rate(received, expected, language),
        ontime=on_time,
        timely=rate(on_time, expected, language),
    )


def last_day(report: YearReport) -> date:
    """The last day in time."""
    return (report.deadline - timedelta(days=1)).date()
