"""What became of bodies after the plan, by the notes of the base: never part of the plan, and always said not to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from bot.reports.data import YearReport
    from knowledge.model import KnowledgeBase, Successor

MARK = " (*)"
"""Behind the name of a body that has ended or was taken over; the note below says so."""


def ended(base: KnowledgeBase, agency_id: str, on: date) -> Successor | None:
    """The note on a body that had ended or been taken over by a day; None if it had not, or kept its name."""
    agency = base.agency.get(agency_id)
    if agency is not None and agency.successor is None and agency.part_of is not None:
        agency = base.agency[agency.part_of]
    found = None if agency is None else agency.successor
    if agency is None or found is None or not found.shown or found.since > on:
        return None
    return None if found.name == agency.name else found


def mark(base: KnowledgeBase, agency_id: str, on: date) -> str:
    """What stands behind a body's name; nothing behind one that is still there."""
    return MARK if ended(base, agency_id, on) else ""


def day_of(report: YearReport) -> date:
    """The day that a document speaks of, by the clock of the province."""
    return (report.as_of or report.deadline).date()


def gone(report: YearReport, on: date) -> int:
    """How many of those that must report had ended or been taken over by a day."""
    return sum(one.expected and ended(report.base, one.agency, on) is not None for one in report.standings)


def counts_without(report: YearReport, on: date) -> tuple[int, int, int]:
    """The year's counts without those bodies."""
    left = [one for one in report.standings if one.expected and ended(report.base, one.agency, on) is None]
    return len(left), sum(one.received for one in left), sum(one.on_time for one in left)
