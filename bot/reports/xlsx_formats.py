"""Looks of cells, what a cell may hold, and how a sheet prints: the same on every sheet."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from bot.reports.clean import cell_text
from bot.texts import texts

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime, tzinfo

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from knowledge.model import Language

MAX_CELL = 32_767
"""Characters of a cell, as Excel counts them: in UTF-16."""

MAX_BREAKS = 253
"""Line breaks of a cell."""

MAX_HEADER = 255
"""Characters of a page's header."""

LINE, MAX_HEIGHT = 13.5, 409
"""Points of a line, and of the highest row that Excel allows."""

A4 = 9
"""Excel's number of the paper."""

STATUS_LOOKS = {
    "done": {"bg_color": "#BFE5D9", "font_color": "#00503A"},
    "in_progress": {"bg_color": "#D6ECFA", "font_color": "#0B4F7A"},
    "not_started": {"bg_color": "#FAF6C0", "font_color": "#5C5500"},
    "blocked": {"bg_color": "#F6D3BF", "font_color": "#8A3000", "bold": True},
}
"""Tints of the Okabe-Ito colours, which colour-blind people can tell apart; the words beside them say the same."""

MISSING_LOOK = {"bg_color": "#FFFFFF", "font_color": "#B00020", "italic": False}
"""Not sent."""


class Formats:
    """The looks of cells in one workbook."""

    def __init__(self, book: Workbook) -> None:
        cell = {
            "border": 1,
            "border_color": "#B8B8B8",
            "valign": "top",
            "text_wrap": True,
            "font_name": "Arial",
        }
        cell["font_size"] = 10
        centred = {**cell, "align": "center"}
        head = {**centred, "valign": "vcenter", "bold": True, "bg_color": "#1F3B57", "font_color": "#FFFFFF"}
        bare = {"font_name": "Arial", "font_size": 10}
        self.head: Format = book.add_format(head)
        self.text: Format = book.add_format(cell)
        self.centred: Format = book.add_format(centred)
        self.number: Format = book.add_format({**centred, "num_format": "0"})
        self.percent: Format = book.add_format({**centred, "num_format": "0%"})
        self.time: Format = book.add_format({**centred, "num_format": "dd/mm/yyyy hh:mm"})
        self.waiting: Format = book.add_format({**centred, "italic": True})
        self.waiting_percent: Format = book.add_format({**centred, "italic": True, "num_format": "0%"})
        self.title: Format = book.add_format({**bare, "font_size": 14, "bold": True})
        self.note: Format = book.add_format({**bare, "font_color": "#444444"})
        self.looks: dict[str, Format] = {
            name: book.add_format(look) for name, look in {**STATUS_LOOKS, "missing": MISSING_LOOK}.items()
        }


def text_for_cell(text: str) -> str:
    """A text that Excel accepts; one that is too long ends in an ellipsis."""
    lines = cell_text(text).split("\n", MAX_BREAKS)
    lines[-1] = lines[-1].replace("\n", " ")
    fit = "\n".join(lines)
    raw = fit.encode("utf-16-le")
    if len(raw) // 2 <= MAX_CELL:
        return fit
    return raw[: 2 * (MAX_CELL - 1)].decode("utf-16-le", "ignore") + "…"


def row_height(texts_and_widths: Iterable[tuple[str, float]]) -> float:
    """The height in points that shows these texts whole in columns of these widths, as far as Excel allows.

    Not every program works it out for itself.
    """
    lines = max((_lines(text, width) for text, width in texts_and_widths), default=1)
    return min(lines * LINE + 3, MAX_HEIGHT)


def _lines(text: str, width: float) -> int:
    # A column's width is counted in digits of a larger font; some room is lost where words are kept whole.
    room = max(1.2 * width - 2, 1)
    return sum(ceil(len(line) / room) or 1 for line in text.split("\n"))


def local(at: datetime, timezone: tzinfo) -> datetime:
    """A moment as Excel knows it: to the second, without a zone."""
    return at.astimezone(timezone).replace(microsecond=0, tzinfo=None)


def lay_out(sheet: Worksheet, title: str, language: Language) -> None:
    """Printing: A4 across, as wide as the paper, numbered, and titled unless the sheet itself says its title."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    if title:
        sheet.set_header(f'&L&"Arial,Bold"{title.replace("&", "&&")}'[:MAX_HEADER])
    sheet.set_footer(f'&R&"Arial"{texts(language)("tables-page")}')
    sheet.hide_gridlines(2)
