"""The first sheet: agencies by items, with status and percent, under the year's counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_col_to_name

from bot.dates import day, moment
from bot.reports.aftermath import counts_without, day_of, gone, mark
from bot.reports.names import full_name
from bot.reports.words import last_day, rate, status_name, without_ended
from bot.reports.xlsx_formats import lay_out, local, row_height, text_for_cell
from bot.texts import texts
from bot.updates import ACCEPTED, STATUSES
from knowledge.reporting import implemented_by

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from bot.reports.data import Standing, YearReport
    from bot.reports.xlsx_formats import Formats
    from knowledge.model import Language

_TOP, _HEAD, _FIRST = 4, 5, 6
"""Rows from 0: the items' names, the heads with the filter, and the first agency."""

_LEFT = 2
"""The column of the first item's status; its percent follows."""


_NAME = 38
"""The width of the agencies' names."""


def write_matrix(sheet: Worksheet, formats: Formats, report: YearReport, language: Language) -> None:
    """Writes the sheet."""
    say = texts(language)
    items = report.base.items
    end = _LEFT + 2 * len(items)
    _write_top(sheet, formats, report, language)
    for column, key in enumerate(("place", "agency")):
        sheet.merge_range(_TOP, column, _HEAD, column, say(f"tables-head-{key}"), formats.head)
    for place, item in enumerate(items):
        column = _LEFT + 2 * place
        named = say("tables-head-item-named", number=item.number, name=item.name[language])
        sheet.merge_range(_TOP, column, _TOP, column + 1, text_for_cell(named), formats.head)
        sheet.write_string(_HEAD, column, say("tables-head-status"), formats.head)
        sheet.write_string(_HEAD, column + 1, say("tables-head-percent"), formats.head)
    for column, key in enumerate(("first", "in-time", "items"), end):
        sheet.merge_range(_TOP, column, _HEAD, column, say(f"tables-head-{key}"), formats.head)
    on = day_of(report)
    for place, standing in enumerate(report.standings):
        row = _FIRST + place
        sheet.write_number(row, 0, place + 1, formats.number)
        name = full_name(report.base, standing.agency, language) + mark(report.base, standing.agency, on)
        name = text_for_cell(name)
        sheet.write_string(row, 1, name, formats.text)
        sheet.set_row(row, row_height([(name, _NAME)]))
        _write_items(sheet, formats, report, standing.agency, row, language)
        _write_sending(sheet, formats, report, standing, (row, end), language)
    last = max(_FIRST + len(report.standings) - 1, _FIRST)
    _colour(sheet, formats, report, last, language)
    sheet.set_row(_TOP, 62)
    sheet.set_row(_HEAD, 30)
    widths = [5, _NAME, *[15, 8] * len(items), 16, 11, 11]
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(_FIRST, _LEFT)
    sheet.autofilter(_HEAD, 0, last, end + 2)
    sheet.repeat_rows(_TOP, _HEAD)
    lay_out(sheet, "", language)


def _write_top(sheet: Worksheet, formats: Formats, report: YearReport, language: Language) -> None:
    say = texts(language)
    expected, received, on_time = report.counts
    as_of = report.as_of
    sheet.write_string(0, 0, say("tables-title", year=str(report.year)), formats.title)
    told = say("tables-as-of", at=moment(as_of, language)) if as_of else say("tables-as-of-none")
    sheet.write_string(1, 0, told, formats.note)
    counts = say(
        "tables-counts",
        expected=expected,
        received=received,
        rate=rate(received, expected, language),
        ontime=on_time,
        timely=rate(on_time, expected, language),
        last=day(last_day(report), language),
    )
    on = day_of(report)
    if without := gone(report, on):
        counts = f"{counts} {without_ended(counts_without(report, on), without, language)}"
    sheet.write_string(2, 0, counts, formats.note)
    legend = say("tables-legend")
    if without:
        legend = f"{legend} {say('ended-note')}"
    sheet.write_string(3, 0, legend, formats.note)


def _write_items(
    sheet: Worksheet, formats: Formats, report: YearReport, agency: str, row: int, language: Language
) -> None:
    say = texts(language)
    own = implemented_by(report.base, agency)
    for place, item in enumerate(report.base.items):
        column = _LEFT + 2 * place
        update = report.newest.get((agency, item.number))
        if update is None:
            told = say("tables-not-sent") if item.number in own else say("tables-no-part")
            sheet.write_string(row, column, told, formats.centred)
            sheet.write_blank(row, column + 1, None, formats.centred)
            continue
        reviewed = update.state in ACCEPTED
        told = status_name(update.content.status, language)
        sheet.write_string(row, column, told, formats.centred if reviewed else formats.waiting)
        look = formats.percent if reviewed else formats.waiting_percent
        sheet.write_number(row, column + 1, update.content.percent / 100, look)


def _write_sending(
    sheet: Worksheet,
    formats: Formats,
    report: YearReport,
    standing: Standing,
    place: tuple[int, int],
    language: Language,
) -> None:
    say = texts(language)
    row, column = place
    if standing.first is None:
        sheet.write_string(row, column, say("tables-not-sent"), formats.centred)
        sheet.write_blank(row, column + 1, None, formats.centred)
    else:
        sheet.write_datetime(row, column, local(standing.first, report.timezone), formats.time)
        key = "tables-not-due"
        if standing.expected:
            key = "tables-in-time" if standing.on_time else "tables-late"
        sheet.write_string(row, column + 1, say(key), formats.centred)
    lacking = ", ".join(map(str, standing.lacking))
    if lacking:
        sheet.write_string(row, column + 2, lacking, formats.centred)
    else:
        sheet.write_blank(row, column + 2, None, formats.centred)


def _colour(sheet: Worksheet, formats: Formats, report: YearReport, last: int, language: Language) -> None:
    """Colours by what a cell says, so that a cell changed by hand changes its colour."""
    words: dict[str, str] = {status: status_name(status, language) for status in STATUSES}
    words["missing"] = texts(language)("tables-not-sent")
    for place in range(len(report.base.items)):
        column = _LEFT + 2 * place
        for name, word in words.items():
            cell = f"${xl_col_to_name(column)}{_FIRST + 1}"
            rule = {"type": "formula", "criteria": f'={cell}="{word}"', "format": formats.looks[name]}
            sheet.conditional_format(_FIRST, column, last, column + 1, rule)
