"""The middle of the picture: agencies by items, the legend, and the items' names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.reports.aftermath import day_of, gone, mark
from bot.reports.names import short_names
from bot.reports.picture_style import EDGE, FAINT, INK, MISSING, NO_PART, PANEL, QUIET, STATUS_LOOKS, WIDTH
from bot.reports.words import status_name
from bot.texts import texts
from bot.updates import ACCEPTED
from knowledge.reporting import implemented_by

if TYPE_CHECKING:
    from bot.reports.data import Standing, YearReport
    from bot.reports.picture_canvas import Canvas
    from bot.reports.picture_style import Look
    from knowledge.model import Language

_NAME, _SENT = 262, 138
"""Pixels of the first and the last column."""

_TEXT, _SMALL = 26, 23
"""Pixels of letters."""


def draw_matrix(
    canvas: Canvas, report: YearReport, language: Language, y: float, heights: tuple[float, float]
) -> float:
    """A row for each agency under the heads; ``heights`` are those of the heads and of a row. Returns where it ends."""
    say = texts(language)
    items = report.base.items
    head, row = heights
    wide = (WIDTH - 2 * EDGE - _NAME - _SENT) / len(items)
    middle = y + head / 2
    canvas.box(EDGE, y, WIDTH - 2 * EDGE, head, INK)
    canvas.text(EDGE + 10, middle, say("tables-picture-agency"), _SMALL, PANEL, bold=True, room=_NAME - 20)
    for place, item in enumerate(items):
        x = EDGE + _NAME + (place + 0.5) * wide
        named = say("tables-picture-item", number=item.number)
        canvas.text(x, middle, named, _SMALL, PANEL, bold=True, align="center", room=wide - 8)
    x = WIDTH - EDGE - _SENT / 2
    canvas.text(x, middle, say("tables-picture-sent"), _SMALL, PANEL, bold=True, align="center")
    y += head
    names = short_names(report.base, language)
    on = day_of(report)
    for place, standing in enumerate(report.standings):
        if place % 2:
            canvas.box(EDGE, y, WIDTH - 2 * EDGE, row, PANEL)
        name = names.get(standing.agency, standing.agency) + mark(report.base, standing.agency, on)
        canvas.text(EDGE + 10, y + row / 2, name, _TEXT, INK, room=_NAME - 20)
        own = implemented_by(report.base, standing.agency)
        for column, item in enumerate(items):
            look, told = _cell(report, standing.agency, item.number, lacking=item.number in own)
            _draw_cell(canvas, (EDGE + _NAME + column * wide, y), (wide, row), look, told)
        told = _sent(report, standing, language)
        canvas.text(x, y + row / 2, told, _SMALL, INK, align="center", room=_SENT - 10)
        y += row
    return y


def draw_legend(canvas: Canvas, report: YearReport, language: Language, y: float) -> float:
    """What the signs mean, three in a line, then the marks. Returns where it ends."""
    say = texts(language)
    looks = [(look, status_name(status, language)) for status, look in STATUS_LOOKS.items()]
    looks += [(MISSING, say("tables-not-sent")), (NO_PART, say("tables-picture-no-part"))]
    wide = (WIDTH - 2 * EDGE) / 3
    for place, (look, name) in enumerate(looks):
        x, top = EDGE + place % 3 * wide, y + place // 3 * 42
        _draw_cell(canvas, (x, top), (56, 40), look, look.sign)
        canvas.text(x + 68, top + 20, name, _SMALL, INK, room=wide - 78)
    canvas.text(EDGE, y + 104, say("tables-picture-unreviewed"), _SMALL, QUIET)
    if not gone(report, day_of(report)):
        return y + 118
    canvas.text(EDGE, y + 138, say("ended-note"), _SMALL, QUIET, room=WIDTH - 2 * EDGE)
    return y + 152


def draw_items(canvas: Canvas, report: YearReport, language: Language, y: float, height: float) -> float:
    """What the numbers of the columns stand for. Returns where it ends."""
    for item in report.base.items:
        named = texts(language)("tables-picture-item-named", number=item.number, name=item.name[language])
        canvas.text(EDGE, y + height / 2, named, _SMALL, INK, room=WIDTH - 2 * EDGE)
        y += height
    return y


def _draw_cell(
    canvas: Canvas, place: tuple[float, float], size: tuple[float, float], look: Look, told: str
) -> None:
    (x, y), (width, height) = place, size
    hatched = look is MISSING
    canvas.box(x + 2, y + 2, width - 4, height - 4, look.ground, line=FAINT, hatch="///" if hatched else None)
    canvas.text(
        x + width / 2, y + height / 2, told, _TEXT, look.ink, align="center", bold=hatched, room=width - 18
    )


def _cell(report: YearReport, agency: str, number: int, *, lacking: bool) -> tuple[Look, str]:
    """How a cell looks and what it says."""
    update = report.newest.get((agency, number))
    if update is None:
        look = MISSING if lacking else NO_PART
        return look, look.sign
    look = STATUS_LOOKS[update.content.status]
    mark = "" if update.state in ACCEPTED else "*"
    return look, f"{look.sign} {update.content.percent}%{mark}"


def _sent(report: YearReport, standing: Standing, language: Language) -> str:
    """When the first update came, as day and month."""
    if standing.first is None:
        return NO_PART.sign
    date = f"{standing.first.astimezone(report.timezone):%d/%m}"
    late = standing.expected and not standing.on_time
    return texts(language)("tables-picture-late", date=date) if late else date
