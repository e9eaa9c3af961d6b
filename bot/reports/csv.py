"""Every update of a year as CSV, for other programs."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from bot.reports.clean import cell_text

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from bot.reports.data import YearReport
    from bot.updates import Update

HEADER = (
    "code",
    "version",
    "year",
    "agency",
    "item",
    "status",
    "percent",
    "result",
    "difficulties",
    "state",
    "submitted_at",
    "updated_at",
)

# What a spreadsheet takes for a formula, also in full width and after spaces, and texts that already look guarded:
# so that a reader who takes one apostrophe off has exactly the text again.
_FORMULA = re.compile("'*[\\s\u200b\ufeff]*[=+\\-@\t\n\uff1d\uff0b\uff0d\uff20]")


def render(report: YearReport) -> bytes:
    """One line per update, in its newest version with its state: RFC 4180, UTF-8, with a BOM for spreadsheets.

    Texts that a spreadsheet would take for a formula begin with an apostrophe. Times are in the report's time zone,
    with their offset.
    """
    lines = io.StringIO(newline="")
    writer = csv.writer(lines)
    writer.writerow(HEADER)
    for update in report.updates:
        writer.writerow([guarded(cell) for cell in _cells(update, report.timezone)])
    return lines.getvalue().encode("utf-8-sig")


def guarded(cell: str) -> str:
    """A cell that no spreadsheet calculates."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _cells(update: Update, timezone: tzinfo) -> tuple[str, ...]:
    content = update.content
    return (
        cell_text(update.code),
        str(update.newest.number),
        str(update.year),
        cell_text(update.agency),
        str(update.item),
        content.status,
        str(content.percent),
        cell_text(content.result),
        cell_text(content.difficulties),
        update.state,
        _moment(update.submitted_at, timezone),
        _moment(update.updated_at, timezone),
    )


def _moment(at: datetime, timezone: tzinfo) -> str:
    return at.astimezone(timezone).isoformat(timespec="seconds")
