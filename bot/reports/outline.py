"""What the yearly report says: every field of its Word template, worked out from a year's updates.

How it looks is the template's business (``bot.reports.docx``). Nothing is said without an update or a clause behind
it, unlike figures are never added up, and what is missing is said.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.reports.outline_annexes import CodeRow, GapRow, ItemColumn, MatrixRow, annexes
from bot.reports.outline_sections import Section, sections
from bot.reports.outline_text import cited, name_of, say
from bot.updates import ACCEPTED
from knowledge.model import OwnReport, ReportForm, ReportSection

if TYPE_CHECKING:
    from bot.reports.data import YearReport
    from knowledge.model import KnowledgeBase


class YearOutsideError(ValueError):
    """A year that the plan does not report on."""

    def __init__(self, year: int, years: tuple[int, ...]) -> None:
        super().__init__(say("report-year-outside", year=str(year), years=", ".join(map(str, years))))


@dataclass(frozen=True)
class Outline:
    """The fields that a template may use, by these names."""

    parent: str
    issuer: str
    code: str
    place: str
    year: str
    title: str
    addressees: tuple[str, ...]
    notes: tuple[str, ...]
    opening: str
    sections: tuple[Section, ...]
    closing: str
    recipients: tuple[str, ...]
    signature: tuple[str, ...]
    own: bool
    items: tuple[ItemColumn, ...]
    matrix: tuple[MatrixRow, ...]
    legend: str
    missing: tuple[GapRow, ...]
    missing_told: str
    lacking: tuple[GapRow, ...]
    lacking_told: str
    codes: tuple[CodeRow, ...]
    codes_told: str


def outline(report: YearReport) -> Outline:
    """What the report on a year says; with ``report.agency``, that agency's own report.

    Raises:
        YearOutsideError: the plan does not report on the year.
    """
    plan = report.base.plan
    if report.year not in plan.reporting_years:
        raise YearOutsideError(report.year, plan.reporting_years)
    form = plan.report or _plain_form(report.base)
    year = str(report.year)
    own = report.agency is not None
    if report.agency is None:
        parent, issuer, code, place = form.parent or "", form.issuer, form.code, form.place
        addressees, recipients, signature = form.addressees, form.recipients, form.signature
    else:
        local = _own(report.base, form, report.agency)
        parent, issuer = local.parent or "", name_of(report.base, report.agency)
        code, place = say("report-no-code"), local.place or say("report-no-place")
        addressees = (form.issuer,)
        recipients = (say("report-same-as-above"), say("report-filed"))
        signature = local.signature or (say("report-no-signer"),)
    opening, closing = (
        ("report-opening-own", "report-closing-own") if own else ("report-opening", "report-closing")
    )
    extra = annexes(report)
    return Outline(
        parent=parent,
        issuer=issuer,
        code=code,
        place=place,
        year=year,
        title=say("report-title", subject=form.subject, year=year),
        addressees=addressees,
        notes=tuple(_notes(report)),
        opening=say(opening, clause=cited(_basis(report)), plan=plan.title.vi, issuer=issuer, year=year),
        sections=tuple(sections(report, form)),
        closing=say(closing, issuer=issuer, year=year, addressees=_all(addressees)),
        recipients=recipients,
        signature=signature,
        own=own,
        items=extra.items,
        matrix=extra.matrix,
        legend=say("report-legend"),
        missing=extra.missing,
        missing_told=extra.missing_told,
        lacking=extra.lacking,
        lacking_told=extra.lacking_told,
        codes=extra.codes,
        codes_told=extra.codes_told,
    )


def _plain_form(base: KnowledgeBase) -> ReportForm:
    """For a base that says nothing on the form: the body that consolidates reports, and the updates are told."""
    lead = name_of(base, base.plan.lead.agency)
    return ReportForm(
        issuer=lead,
        code=say("report-no-code"),
        place=say("report-no-place"),
        subject=base.plan.title.vi,
        addressees=(say("report-no-signer"),),
        recipients=(say("report-same-as-above"), say("report-filed")),
        signature=(say("report-no-signer"),),
        sections=(
            ReportSection(kind="results", title=say("report-section-results")),
            ReportSection(kind="difficulties", title=say("report-section-difficulties")),
        ),
    )


def _own(base: KnowledgeBase, form: ReportForm, agency_id: str) -> OwnReport:
    kind = base.agency[agency_id].kind
    return next((one for one in form.own if one.kind == kind), OwnReport(kind=kind))


def _basis(report: YearReport) -> str:
    """The clause that asks for this report."""
    plan = report.base.plan
    if report.agency is not None:
        return plan.report_due.clause
    asks = (
        duty.clause
        for duty in report.base.duties
        if duty.agency == plan.lead.agency and duty.role == "consolidates"
    )
    return next(asks, plan.lead.clause)


def _all(names: tuple[str, ...]) -> str:
    *others, last = names
    return say("report-list", others=", ".join(others), last=last) if others else last


def _notes(report: YearReport) -> list[str]:
    """What whoever finishes the draft must know, and takes out."""
    found = [say("report-note-draft", count=len(report.reported))]
    unreviewed = sum(update.state not in ACCEPTED for update in report.reported)
    if unreviewed:
        found.append(say("report-note-unreviewed", count=unreviewed))
    shown = {update.code for update in report.reported}
    waiting = sum(update.state == "submitted" and update.code not in shown for update in report.updates)
    returned = sum(update.state == "returned" for update in report.updates)
    if waiting:
        found.append(say("report-note-waiting", count=waiting))
    if returned:
        found.append(say("report-note-returned", count=returned))
    after = None
    if report.agency is not None:
        agency = report.base.agency[report.agency]
        after = agency.successor or (report.base.agency[agency.part_of].successor if agency.part_of else None)
    if after is not None and after.shown:
        found.append(say("report-note-issuer", note=after.note.vi))
    return found
