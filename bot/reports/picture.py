"""A year as one picture for a phone: the counts, agencies by items, and how reports came in over the year.

Nothing is told by colour alone: every cell has its sign and its percent, and the legend names both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dates import moment
from bot.reports.aftermath import day_of, gone
from bot.reports.picture_canvas import page
from bot.reports.picture_matrix import draw_items, draw_legend, draw_matrix
from bot.reports.picture_progress import draw_progress
from bot.reports.picture_style import EDGE, FAINT, INK, PANEL, QUIET, WIDTH
from bot.reports.words import rate
from bot.texts import texts

if TYPE_CHECKING:
    from bot.reports.data import YearReport
    from bot.reports.picture_canvas import Canvas
    from knowledge.model import Language

_TOP, _COUNTS, _LEGEND, _HEADS, _ROW, _ITEM, _PROGRESS = 118, 150, 132, 56, 46, 40, 430
"""Heights in pixels: of the title, the counts, the legend, the heads of columns, a row, an item's name, the curve."""

_NOTE = 34
"""The height of the note on bodies that have ended."""


def render(report: YearReport, language: Language = "vi") -> bytes:
    """The picture as a PNG file, 1080 pixels wide and as high as it needs; the same input gives the same bytes."""
    items, rows = len(report.base.items), len(report.standings)
    legend = _LEGEND + (_NOTE if gone(report, day_of(report)) else 0)
    height = _TOP + _COUNTS + _HEADS + rows * _ROW + legend + items * _ITEM + _PROGRESS + 40
    with page(height) as canvas:
        y = _draw_top(canvas, report, language)
        y = _draw_counts(canvas, report, language, y)
        y = draw_matrix(canvas, report, language, y, (_HEADS, _ROW))
        y = draw_legend(canvas, report, language, y + 14) + 8
        y = draw_items(canvas, report, language, y, _ITEM) + 20
        draw_progress(canvas, report, language, y, _PROGRESS)
        return canvas.png()


def _draw_top(canvas: Canvas, report: YearReport, language: Language) -> float:
    say = texts(language)
    as_of = report.as_of
    told = say("tables-as-of", at=moment(as_of, language)) if as_of else say("tables-as-of-none")
    canvas.text(EDGE, 48, say("tables-picture-title", year=str(report.year)), 40, INK, bold=True)
    canvas.text(EDGE, 94, told, 25, QUIET)
    return _TOP


def _draw_counts(canvas: Canvas, report: YearReport, language: Language, y: float) -> float:
    say = texts(language)
    expected, received, on_time = report.counts
    told = (
        (expected, say("tables-picture-expected")),
        (received, say("tables-picture-received", rate=rate(received, expected, language))),
        (on_time, say("tables-picture-in-time", rate=rate(on_time, expected, language))),
    )
    gap = 18
    width = (WIDTH - 2 * EDGE - 2 * gap) / 3
    for place, (count, name) in enumerate(told):
        x = EDGE + place * (width + gap)
        canvas.box(x, y, width, _COUNTS - 30, PANEL, line=FAINT)
        canvas.text(x + width / 2, y + 46, str(count), 48, INK, bold=True, align="center")
        canvas.text(x + width / 2, y + 96, name, 25, QUIET, align="center", room=width - 16)
    return y + _COUNTS
