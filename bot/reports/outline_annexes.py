"""The annexes of the yearly report: agencies by items, who has not reported, and the code behind every sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.reports.aftermath import counts_without, day_of, ended
from bot.reports.outline_text import cited, day, name_of, named, say, sentence
from bot.updates import ACCEPTED
from knowledge.reporting import implemented_by

if TYPE_CHECKING:
    from bot.reports.data import Standing, YearReport
    from bot.updates import Update
    from knowledge.model import Item


@dataclass(frozen=True)
class ItemColumn:
    """An item, as the head of its column."""

    number: str
    name: str
    clause: str


@dataclass(frozen=True)
class MatrixRow:
    """How an agency stands on each item, and when it first sent anything."""

    agency: str
    cells: tuple[str, ...]
    sent: str


@dataclass(frozen=True)
class GapRow:
    """An agency and the items that it carries out without having reported on them."""

    agency: str
    items: str


@dataclass(frozen=True)
class CodeRow:
    """An update that the report is made of, or that a later one has replaced."""

    code: str
    version: str
    agency: str
    item: str
    state: str
    date: str
    note: str


@dataclass(frozen=True)
class Annexes:
    """All rows, and the sentences above them."""

    items: tuple[ItemColumn, ...]
    matrix: tuple[MatrixRow, ...]
    missing: tuple[GapRow, ...]
    missing_told: str
    lacking: tuple[GapRow, ...]
    lacking_told: str
    codes: tuple[CodeRow, ...]
    codes_told: str


def annexes(report: YearReport) -> Annexes:
    """The annexes on a year."""
    base = report.base
    missing = tuple(_gap(report, one) for one in report.missing)
    lacking = tuple(_gap(report, one) for one in report.standings if one.received and one.lacking)
    return Annexes(
        items=tuple(ItemColumn(str(item.number), item.name.vi, item.clause) for item in base.items),
        matrix=tuple(_row(report, standing) for standing in report.standings),
        missing=missing,
        missing_told=_missing_told(report),
        lacking=lacking,
        lacking_told=say("report-lacking-told" if lacking else "report-lacking-nobody", count=len(lacking)),
        codes=_codes(report),
        codes_told=_codes_told(report),
    )


def _gap(report: YearReport, standing: Standing) -> GapRow:
    name = name_of(report.base, standing.agency)
    if ended(report.base, standing.agency, day_of(report)):
        name = say("report-ended", agency=name)
    return GapRow(name, _items(standing.lacking))


def _missing_told(report: YearReport) -> str:
    expected, _, _ = report.counts
    on = day_of(report)
    marked = sum(ended(report.base, one.agency, on) is not None for one in report.missing)
    left, received, _ = counts_without(report, on)
    told = say(
        "report-missing-told" if report.missing else "report-missing-nobody",
        clause=cited(report.base.plan.report_due.clause),
        count=len(report.missing),
        expected=expected,
        year=str(report.year),
    )
    if not marked:
        return told
    note = say("report-ended-note", count=marked, date=day(on), left=left - received, expected=left)
    return f"{told} {note}"


def _codes_told(report: YearReport) -> str:
    if not report.reported:
        return say("report-codes-none")
    key = "report-codes-folded" if report.folded else "report-codes-told"
    return say(key, count=len(report.reported), folded=len(report.folded))


def _row(report: YearReport, standing: Standing) -> MatrixRow:
    cells = tuple(_cell(report, standing.agency, item) for item in report.base.items)
    if standing.first is None:
        sent = say("report-sent-never")
    else:
        key = "report-sent-not-due"
        if standing.expected:
            key = "report-sent" if standing.on_time else "report-sent-late"
        sent = say(key, date=day(standing.first.astimezone(report.timezone)))
    return MatrixRow(name_of(report.base, standing.agency), cells, sent)


def _cell(report: YearReport, agency: str, item: Item) -> str:
    place = (agency, item.number)
    shown = next((one for one in report.reported if (one.agency, one.item) == place), None)
    if shown is not None:
        status = named(shown.content.status)
        key = "report-cell" if shown.state in ACCEPTED else "report-cell-unreviewed"
        return say(key, status=sentence(status), percent=shown.content.percent)
    if place in report.newest:
        return say(
            "report-cell-returned" if report.newest[place].state == "returned" else "report-cell-submitted"
        )
    lacking = item.number in implemented_by(report.base, agency)
    return say("report-cell-lacking" if lacking else "report-cell-none")


def _items(numbers: tuple[int, ...]) -> str:
    if not numbers:
        return say("report-items-unnamed")
    return say("report-item-numbers", numbers=", ".join(map(str, numbers)))


def _codes(report: YearReport) -> tuple[CodeRow, ...]:
    shown = {(update.agency, update.item): update.code for update in report.reported}
    listed = sorted([*report.reported, *report.folded], key=lambda update: update.code)
    return tuple(_code(report, update, shown[update.agency, update.item]) for update in listed)


def _code(report: YearReport, update: Update, shown: str) -> CodeRow:
    newest = update.newest
    notes = []
    if shown != update.code:
        notes.append(say("report-code-folded", code=shown))
    if newest.on_behalf:
        notes.append(say("report-code-behalf"))
    if newest.content.attachments:
        notes.append(say("report-code-files", count=len(newest.content.attachments)))
    return CodeRow(
        update.code,
        str(newest.number),
        name_of(report.base, update.agency),
        str(update.item),
        say(f"report-state-{update.state}"),
        day(newest.at.astimezone(report.timezone)),
        ". ".join(notes),
    )
