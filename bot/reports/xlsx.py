"""A year as an Excel workbook: one sheet a view."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from bot.reports.xlsx_formats import Formats
from bot.reports.xlsx_matrix import write_matrix
from bot.reports.xlsx_table import write_table
from bot.reports.xlsx_views import VIEWS
from bot.texts import texts

if TYPE_CHECKING:
    from bot.reports.data import YearReport
    from knowledge.model import Language


def render(report: YearReport, language: Language = "vi") -> bytes:
    """The workbook: agencies by items, then every update, earlier versions, gaps, difficulties and the audit log.

    What people wrote is always text, never a formula or a link. The same input gives the same bytes.
    """
    say = texts(language)
    title = say("tables-title", year=str(report.year))
    packed = io.BytesIO()
    with Workbook(packed, {"in_memory": True}) as book:
        # Without a date of its own the library writes the present.
        made = (report.as_of or datetime(report.year, 1, 1, tzinfo=UTC)).astimezone(UTC).replace(tzinfo=None)
        book.set_properties({"title": title, "created": made})
        formats = Formats(book)
        write_matrix(book.add_worksheet(say("tables-sheet-matrix")), formats, report, language)
        for view in VIEWS:
            sheet = book.add_worksheet(say(f"tables-sheet-{view.name}"))
            write_table(sheet, formats, view, report, language)
    return packed.getvalue()
