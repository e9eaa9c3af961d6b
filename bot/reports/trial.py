"""A template of the yearly report proved before anybody needs the report: it is filled on trial."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.reports import docx
from bot.reports.data import ReportFaultError, YearReport
from bot.updates import STATUSES, Content, Update, Version
from knowledge.reporting import members

if TYPE_CHECKING:
    from knowledge.model import KnowledgeBase


def template_fault(base: KnowledgeBase) -> str | None:
    """What is wrong with the base's own template, in one sentence; None if nothing is, or it has none.

    It is filled with what branches in it: a year without updates, one with updates, and an agency's own report.
    """
    if base.report_template is None:
        return None
    year = max(base.plan.reporting_years)
    at = datetime(year, 11, 1, tzinfo=UTC)
    said = tuple(_update(base, number, year, at) for number in base.item)
    agency = said[0].agency if said else base.plan.lead.agency
    own = tuple(update for update in said if update.agency == agency)
    try:
        for report in (
            YearReport(base, year, (), UTC, now=at),
            YearReport(base, year, said, UTC, now=at),
            YearReport(base, year, own, UTC, agency=agency, now=at),
        ):
            docx.render(report)
    except ReportFaultError as error:
        return str(error)
    return None


def _update(base: KnowledgeBase, number: int, year: int, at: datetime) -> Update:
    """An accepted update on an item by the first body that carries it out; where only a group does, by the lead."""
    body, *_ = (*base.item[number].implementing.agencies, base.plan.lead.agency)
    agency, *_ = members(base, body)
    content = Content(STATUSES[number % len(STATUSES)], 50, base.item[number].name.vi, base.plan.title.vi)
    code = f"CN-{year}-{number:04}"
    return Update(code, year, agency, number, "accepted", at, at, (Version(1, content, at, 1),))
