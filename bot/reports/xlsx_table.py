"""A sheet that is one table: heads in the first row, then a row for each record, sorted and filtered by Excel."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from bot.reports.xlsx_formats import lay_out, row_height, text_for_cell
from bot.texts import texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from xlsxwriter.worksheet import Worksheet

    from bot.reports.data import YearReport
    from bot.reports.xlsx_formats import Formats
    from knowledge.model import Language

Cell = str | int | float | datetime
Kind = Literal["text", "centred", "number", "percent", "time"]


@dataclass(frozen=True)
class Column:
    """A column: the name of its head in the catalogue, its width in characters, and what its cells look like."""

    head: str
    width: float
    kind: Kind = "text"


@dataclass(frozen=True)
class View:
    """A table of the workbook. ``rows`` gives a cell for each column; ``frozen`` columns stay in sight."""

    name: str
    columns: tuple[Column, ...]
    rows: Callable[[YearReport, Language], Iterable[tuple[Cell, ...]]]
    frozen: int = 1


def write_table(
    sheet: Worksheet, formats: Formats, view: View, report: YearReport, language: Language
) -> None:
    """Writes the sheet; a table without rows says so."""
    say = texts(language)
    for place, column in enumerate(view.columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, say(f"tables-head-{column.head}"), formats.head)
    looks = [getattr(formats, column.kind) for column in view.columns]
    widths = [column.width for column in view.columns]
    row = 0
    for row, cells in enumerate(view.rows(report, language), 1):
        for place, (cell, look) in enumerate(zip(cells, looks, strict=True)):
            if cell == "":
                sheet.write_blank(row, place, None, look)
            elif isinstance(cell, str):
                sheet.write_string(row, place, text_for_cell(cell), look)
            elif isinstance(cell, datetime):
                sheet.write_datetime(row, place, cell, look)
            else:
                sheet.write_number(row, place, cell, look)
        shown = [cell if isinstance(cell, str) else "" for cell in cells]
        sheet.set_row(row, row_height((text, widths[place]) for place, text in enumerate(shown)))
    if not row:
        sheet.write_string(1, 0, say(f"tables-empty-{view.name}"), formats.note)
    sheet.set_row(0, 32)
    sheet.freeze_panes(1, view.frozen)
    sheet.autofilter(0, 0, max(row, 1), len(view.columns) - 1)
    sheet.repeat_rows(0)
    title = f"{say('tables-title', year=str(report.year))} - {say(f'tables-sheet-{view.name}')}"
    lay_out(sheet, title, language)
