"""The foot of the picture: how many of those that must report had done so, day by day, and the deadline."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from bot.reports.picture_canvas import font
from bot.reports.picture_style import BACK, CURVE, DUE, EDGE, FAINT, INK, QUIET, WIDTH
from bot.reports.words import last_day
from bot.texts import texts

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from bot.reports.data import YearReport
    from bot.reports.picture_canvas import Canvas
    from knowledge.model import Language

HEADROOM = 1.42
"""How high the drawing is when all have reported is 1: room for the words above the curve."""

_LEFT, _HEAD, _FOOT = 78, 66, 60
"""Pixels around the curve: for its numbers, its title and its months."""


def arrivals(report: YearReport) -> list[tuple[datetime, int]]:
    """When each of those that must report first did, with how many had by then; the last change ends the list.

    Empty if nobody has.
    """
    came = sorted(one.first for one in report.standings if one.expected and one.first is not None)
    steps = [(at, count) for count, at in enumerate(came, 1)]
    if steps and report.as_of is not None:
        steps.append((max(report.as_of, came[-1]), len(came)))
    return steps


def draw_progress(canvas: Canvas, report: YearReport, language: Language, y: float, height: float) -> None:
    """The curve ends at the last change: nothing is known of later days."""
    say = texts(language)
    canvas.text(EDGE, y + 20, say("tables-picture-progress"), 28, INK, bold=True, room=WIDTH - 2 * EDGE)
    axes = canvas.axes(_LEFT, y + _HEAD, WIDTH - _LEFT - EDGE, height - _HEAD - _FOOT)
    expected, received, _ = report.counts
    axes.set_facecolor(BACK)
    start = datetime(report.year, 1, 1, tzinfo=report.timezone)
    end = datetime(report.year + 1, 1, 1, tzinfo=report.timezone)
    steps = arrivals(report)
    came = [at for at, _ in steps]
    shown_from = min([start, *came])
    shown_to = max([end, *came])
    axes.set_xlim(shown_from.timestamp(), shown_to.timestamp())
    axes.set_ylim(0, max(expected, 1) * HEADROOM)
    _draw_ticks(axes, report, language, expected)
    _draw_limits(axes, report, language, expected)
    if steps:
        moments = [at.timestamp() for at in [shown_from, *came]]
        counts = [0, *(count for _, count in steps)]
        axes.step(moments, counts, where="post", color=CURVE, linewidth=3, solid_capstyle="butt")
        axes.fill_between(moments, counts, step="post", color=CURVE, alpha=0.18, linewidth=0)
        axes.plot([moments[-1]], [received], "o", color=CURVE, markersize=9)
        axes.annotate(
            str(received),
            (moments[-1], received),
            xytext=(-8, 8),
            textcoords="offset points",
            ha="right",
            color=CURVE,
            fontproperties=font(30, bold=True),
        )
    else:
        middle = (shown_from.timestamp() + shown_to.timestamp()) / 2
        told = say("tables-picture-nobody")
        axes.text(middle, expected / 2, told, ha="center", color=QUIET, fontproperties=font(26))


def _draw_ticks(axes: Axes, report: YearReport, language: Language, expected: int) -> None:
    say = texts(language)
    months = [datetime(report.year, month, 1, tzinfo=report.timezone) for month in range(1, 13)]
    axes.set_xticks([month.timestamp() for month in months])
    names = [say("tables-picture-month", month=month.month) for month in months]
    axes.set_xticklabels(names, fontproperties=font(22), color=QUIET, ha="left")
    counts = sorted({0, expected // 2, expected})
    axes.set_yticks(counts)
    axes.set_yticklabels([str(count) for count in counts], fontproperties=font(22), color=QUIET)
    axes.tick_params(length=0, pad=8)
    axes.grid(visible=True, color=FAINT, linewidth=0.8)
    axes.set_axisbelow(True)
    for side in axes.spines.values():
        side.set_visible(False)


def _draw_limits(axes: Axes, report: YearReport, language: Language, expected: int) -> None:
    """Who must report, and until when."""
    say = texts(language)
    due = report.deadline.timestamp()
    left, _ = axes.get_xlim()
    axes.axhline(expected, color=INK, linewidth=1.5, linestyle=(0, (6, 4)))
    axes.axvline(due, color=DUE, linewidth=3, linestyle=(0, (2, 1.5)))
    must = say("tables-picture-must", count=expected)
    axes.annotate(
        must, (left, expected), xytext=(6, 6), textcoords="offset points", fontproperties=font(22), color=INK
    )
    told = say("tables-picture-last", date=f"{last_day(report):%d/%m}")
    top = axes.get_ylim()[1]
    axes.annotate(
        told,
        (due, top),
        xytext=(-8, -18),
        textcoords="offset points",
        ha="right",
        fontproperties=font(22, bold=True),
        color="#9A3F00",
    )
