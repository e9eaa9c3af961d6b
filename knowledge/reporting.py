"""Who reports on what and until when, read off the base: nothing of it is decided in code."""

from __future__ import annotations

from datetime import date, datetime, time, tzinfo
from typing import Literal

from knowledge.model import Agency, KnowledgeBase

Part = Literal["implements", "coordinates", "joins"]
"""An agency's part in an item: it carries it out, coordinates by name, or joins through a group phrase only."""


def members(base: KnowledgeBase, agency_id: str) -> tuple[str, ...]:
    """The bodies that an agency of the plan stands for ("UBND các huyện…"), in the base's order; else itself."""
    parts = tuple(agency.id for agency in base.agencies if agency.part_of == agency_id)
    return parts or (agency_id,)


def reporters(base: KnowledgeBase) -> tuple[str, ...]:
    """The bodies that must report each year (clause ``report_due.clause``), each by itself."""
    return tuple(member for agency in base.plan.reporters for member in members(base, agency))


def may_report(base: KnowledgeBase) -> tuple[str, ...]:
    """The bodies that may hand in updates.

    Those that must, the one that consolidates, and those that section V asks to take part.
    """
    asked = [base.plan.lead.agency, *(duty.agency for duty in base.duties if duty.role == "requested")]
    return tuple(dict.fromkeys([*reporters(base), *(one for each in asked for one in members(base, each))]))


def part_in(base: KnowledgeBase, agency_id: str, number: int) -> Part | None:
    """The part that the plan gives an agency in an item, by name before by group phrase; None if it has none."""
    item = base.item[number]
    names = _names(base.agency[agency_id])
    if names & set(item.implementing.agencies):
        return "implements"
    if names & set(item.coordinating.agencies):
        return "coordinates"
    groups = [base.group[part.group] for part in (item.implementing, item.coordinating) if part.group]
    return "joins" if any(names & set(group.members) for group in groups) else None


def implemented_by(base: KnowledgeBase, agency_id: str) -> tuple[int, ...]:
    """The numbers of the items that an agency carries out."""
    return tuple(item.number for item in base.items if part_in(base, agency_id, item.number) == "implements")


def reporting_year(base: KnowledgeBase, today: date) -> int:
    """The year that is reported on: the current one while the plan reports on it, else the last."""
    years = base.plan.reporting_years
    return today.year if today.year in years else max(years)


def deadline(base: KnowledgeBase, year: int, timezone: tzinfo) -> datetime:
    """The first moment that is too late: reports are in time *before* this day (clause ``report_due.clause``)."""
    due = base.plan.report_due
    return datetime.combine(date(year, due.month, due.day), time(), timezone)


def _names(agency: Agency) -> set[str]:
    """An agency and the body of the plan that it is part of."""
    return {agency.id} if agency.part_of is None else {agency.id, agency.part_of}
