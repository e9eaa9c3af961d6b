"""The body of the yearly report, section by section and line by line."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from bot.reports.aftermath import counts_without, day_of, gone
from bot.reports.outline_text import (
    cited,
    day,
    name_of,
    named,
    names_of,
    numbered,
    paragraphs,
    say,
    sentence,
)
from bot.updates import ACCEPTED
from knowledge.reporting import members, part_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from bot.reports.data import YearReport
    from bot.updates import Status, Update
    from knowledge.model import Item, ReportForm, ReportPart, ReportSection, ReportSectionKind
    from knowledge.reporting import Part

LineKind = Literal["part", "point", "text", "update", "open", "note"]
"""A heading "1.", a heading "a)", a paragraph, what an agency reports, a place to fill in, a note to take out."""

_ORDER: tuple[Status, ...] = ("done", "in_progress", "blocked", "not_started")
_PARTS: tuple[Part, ...] = ("implements", "coordinates", "joins")


@dataclass(frozen=True)
class Line:
    """A paragraph of the body.

    What is taken from an update ends with its code in ``source``; ``lead`` and ``status`` say whose it is. ``source``
    and ``status`` begin with a space, so that a template need not ask whether there are any.
    """

    kind: LineKind
    text: str
    lead: str = ""
    status: str = ""
    source: str = ""


@dataclass(frozen=True)
class Section:
    """A section with its Roman number."""

    number: str
    kind: ReportSectionKind
    title: str
    lines: tuple[Line, ...]


def sections(report: YearReport, form: ReportForm) -> Iterator[Section]:
    """All sections, in the order of the base."""
    for number, section in enumerate(form.sections, 1):
        lines = [*_MADE[section.kind](report), *_asked(report, section)]
        yield Section(roman(number), section.kind, section.title, tuple(_numbered(lines)))


def roman(number: int) -> str:
    """A number up to 39 in Roman digits."""
    return "X" * (number // 10) + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[number % 10]


def from_update(update: Update, text: str, lead: str, status: str = "") -> Iterator[Line]:
    """What an update says, in its own words, each line a paragraph; the code behind the last."""
    source = f" ({update.code})"
    if update.state not in ACCEPTED:
        source += f" {say('report-unreviewed')}"
    first, *more = paragraphs(text)
    yield Line("update", first, lead, status, "" if more else source)
    for place, line in enumerate(more, 1):
        yield Line("text", line, source=source if place == len(more) else "")


def own_items(report: YearReport, agency: str) -> list[Item]:
    """The items of an agency's own report: those that the plan names it in, and those it has reported on."""
    told = {update.item for update in report.reported}
    return [
        item
        for item in report.base.items
        if item.number in told or part_in(report.base, agency, item.number) in ("implements", "coordinates")
    ]


def _numbered(lines: Iterable[Line]) -> Iterator[Line]:
    parts = points = 0
    for line in lines:
        if line.kind == "part":
            parts, points = parts + 1, 0
            yield replace(line, text=f"{parts}. {line.text}")
        elif line.kind == "point":
            points += 1
            yield replace(line, text=f"{'abc'[points - 1]}) {line.text}")
        else:
            yield line


def _direction(report: YearReport) -> Iterator[Line]:
    """Who has reported."""
    if report.agency is not None:
        return
    yield Line("part", say("report-standing"))
    expected, received, on_time = report.counts
    clause = report.base.plan.report_due.clause
    yield Line(
        "text", say("report-standing-due", clause=cited(clause), expected=expected, due=day(report.deadline))
    )
    if report.as_of is None or not received:
        yield Line("text", say("report-standing-none"))
        return
    date, missing = day(report.as_of), len(report.missing)
    key = "report-standing-received" if missing else "report-standing-complete"
    told = say(key, date=date, received=received, ontime=on_time, missing=missing)
    on = day_of(report)
    if count := gone(report, on):
        left, sent, early = counts_without(report, on)
        without = say("report-standing-without", ended=count, expected=left, received=sent, ontime=early)
        told = f"{told} {without}"
    yield Line("text", told)


def _results(report: YearReport) -> Iterator[Line]:
    """What was reported on each item."""
    if report.agency is not None:
        yield from _own_results(report, report.agency)
        return
    for item in report.base.items:
        yield _heading(item)
        updates = [update for update in report.reported if update.item == item.number]
        yield _counted(report, item, updates)
        for part in _PARTS:
            told = [update for update in updates if _part(report, update) == part]
            if told:
                clause = (item.implementing if part == "implements" else item.coordinating).clause
                yield Line("point", say(f"report-group-{part}", clause=cited(clause)))
            for update in told:
                status = f" ({_status(update)})"
                yield from from_update(
                    update, update.content.result, name_of(report.base, update.agency), status
                )
        yield from _silent(report, item, {update.agency for update in updates})


def _own_results(report: YearReport, agency: str) -> Iterator[Line]:
    items = own_items(report, agency)
    if not items:
        yield Line("text", say("report-own-no-items", agency=name_of(report.base, agency)))
    for item in items:
        yield _heading(item)
        part = part_in(report.base, agency, item.number) or "joins"
        clause = (item.implementing if part == "implements" else item.coordinating).clause
        name = name_of(report.base, agency)
        yield Line("text", say(f"report-own-{part}", agency=name, clause=cited(clause)))
        updates = [update for update in report.reported if update.item == item.number]
        for update in updates:
            status = _status(update)
            yield from from_update(update, update.content.result, sentence(status))
        if not updates:
            yield Line("text", say("report-own-nothing"))
            yield Line("open", say("report-own-write"))


def _heading(item: Item) -> Line:
    return Line("part", say("report-item", name=item.name.vi, clause=cited(item.clause)))


def _part(report: YearReport, update: Update) -> Part:
    known = update.agency in report.base.agency
    return (part_in(report.base, update.agency, update.item) if known else None) or "joins"


def _status(update: Update) -> str:
    status = named(update.content.status)
    return say("report-update-status", status=status, percent=update.content.percent)


def _counted(report: YearReport, item: Item, updates: list[Update]) -> Line:
    if not updates:
        sent = any(number == item.number for _, number in report.newest)
        return Line("text", say("report-item-unreviewed" if sent else "report-item-nobody"))
    counts = Counter(update.content.status for update in updates)
    statuses = [
        say("report-count-of", count=counts[status], status=named(status))
        for status in _ORDER
        if counts[status]
    ]
    return Line("text", say("report-item-counts", count=len(updates), statuses=", ".join(statuses)))


def _silent(report: YearReport, item: Item, told: set[str]) -> Iterator[Line]:
    """Those that carry out an item and are not in the report, by whether they have sent anything."""
    base = report.base
    named = [one for agency in item.implementing.agencies for one in members(base, agency) if one not in told]
    waiting = [one for one in named if (one, item.number) in report.newest]
    missing = [one for one in named if one not in waiting]
    waiting += [one for one, number in report.newest if number == item.number and one not in {*told, *named}]
    lead = base.plan.lead.agency
    if lead in missing:
        # It consolidates, and need not report to itself: it writes its part in.
        missing.remove(lead)
        yield Line("open", say("report-item-lead", agency=name_of(base, lead)))
    if missing:
        agencies = names_of(base, missing)
        yield Line(
            "text", say("report-item-missing", clause=cited(item.implementing.clause), agencies=agencies)
        )
    if waiting:
        yield Line("text", say("report-item-waiting", agencies=names_of(base, waiting)))


def _difficulties(report: YearReport) -> Iterator[Line]:
    """What the agencies say holds them up, item by item."""
    if not report.reported:
        yield Line("text", say("report-difficulties-nobody"))
        return
    told = [update for update in report.reported if paragraphs(update.content.difficulties) != [""]]
    own = report.agency is not None
    if told:
        key = "report-difficulties-own" if own else "report-difficulties-count"
        yield Line("text", say(key, count=len(told)))
    else:
        yield Line("text", say("report-difficulties-none"))
    for update in told:
        item = str(update.item)
        agency = name_of(report.base, update.agency)
        lead = (
            say("report-difficulties-item", item=item)
            if own
            else say("report-difficulties-agency", agency=agency, item=item)
        )
        yield from from_update(update, update.content.difficulties, lead)
    untold = [
        update for update in report.reported if update.content.status == "blocked" and update not in told
    ]
    if untold:
        agencies = "; ".join(
            say("report-difficulties-agency", agency=name_of(report.base, one.agency), item=str(one.item))
            for one in untold
        )
        yield Line("text", say("report-difficulties-untold", agencies=agencies))


def _outlook(report: YearReport) -> Iterator[Line]:
    note = report.base.plan.ended_note
    if note is not None and report.year == max(report.base.plan.reporting_years):
        yield Line("note", say("report-outlook-ended", note=note.vi))


def _office(report: YearReport) -> Iterator[Line]:
    return iter(())


_MADE: dict[ReportSectionKind, Callable[[YearReport], Iterator[Line]]] = {
    "direction": _direction,
    "results": _results,
    "difficulties": _difficulties,
    "outlook": _outlook,
    "office": _office,
}


def _asked(report: YearReport, section: ReportSection) -> Iterator[Line]:
    """What the plan asks, and where the office writes on it."""
    parts = [part for part in section.parts if _concerns(report, part)]
    headed = section.kind == "direction" or (section.kind == "office" and len(parts) > 1)
    for part in parts:
        if part.clause is not None:
            clause = report.base.clause[part.clause]
            if numbered(clause.id):
                # Its short name: a report to those who issued the plan need not quote it to them.
                named_by = say("report-item", name=clause.label.vi, clause=cited(clause.id))
                yield Line("part", named_by) if headed else Line("text", sentence(named_by) + ".")
        yield Line("open", say("report-write", what=part.write))


def _concerns(report: YearReport, part: ReportPart) -> bool:
    """Whether a clause is any business of the agency whose own report it is: a duty of others alone is not."""
    if report.agency is None or part.clause is None:
        return True
    agency = report.base.agency[report.agency]
    having = {
        duty.agency for duty in report.base.duties if duty.clause == part.clause and duty.role != "receives"
    }
    return not having or bool(having & {agency.id, agency.part_of})
