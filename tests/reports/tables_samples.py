"""Years for the tables, the picture and the overview, and texts that files and spreadsheets stumble over."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from bot.reports.data import AuditLine, YearReport
from bot.updates import Attachment, Content, Version
from tests.reports.docx_samples import HANOI, YEAR, mixed, packaged, update, year

if TYPE_CHECKING:
    from bot.updates import Update

FORMULAS = [
    "=1+1",
    '=HYPERLINK("http://x","y")',
    "+84 912",
    "-1+cmd|' /C calc'!A0",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "  =1",
    "=1+1",
    "{=1}",
    "'=1",
]

HARD = [
    *FORMULAS,
    "<b>đậm</b> & </t> ]]> {{ x }}",
    "http://example.org mailto:a@example.org internal:Sheet1!A1",
    "_x0041_ _x000D_",
    "không\x00một\x07hai\x1bba\x7f\x9f\ufffe\uffff",
    "một\r\nhai\rba\nbốn\u2028năm\x0bsáu",
    'trích "lời", có; dấu\tngăn',
    "🌳🇻🇳 👩‍🌾 𝒜",
    "\u202eđảo\u202c \u200fphải مرحبا",
    "nửa \ud83d chữ \udc00",
    "đ" * 1000,
    "\n" * 999 + "x",
    "$x$ \\frac{1}{2}",
    "   ",
]
"""Every text with its own trap."""


@cache
def hard() -> YearReport:
    """An update for each hard text, which is its result, its difficulties and why it was returned."""
    updates = [
        replace(update(number, "so-tnmt", 3, result=text, difficulties=text), reason=text)
        for number, text in enumerate(HARD, 1)
    ]
    lines = [AuditLine(number, at(12, 1), text, text, text, text) for number, text in enumerate(HARD, 1)]
    return year(packaged(), *updates, audit=tuple(lines))


@cache
def told() -> YearReport:
    """One update in each state, one of three versions, files, and a late one from one that need not report."""
    first = update(20, "so-ngv", 1, "submitted", result="Bản một.", percent=10)
    content = Content("in_progress", 55, "Bản hai.", attachments=(Attachment("photo", "f1"),))
    versions = (
        first.newest,
        Version(2, content, at(10, 5), 14),
        Version(3, replace(content, percent=70, result="Bản ba."), at(10, 6), 14),
    )
    third = replace(first, versions=versions, updated_at=at(10, 6), published=True)
    late = sent(update(21, "so-ldtbxh", 2, status="done", percent=100), at(12, 1, 0, 0))
    audit = (AuditLine(7, at(10, 6), "officer:14", "edit", third.code, '{"version": 3}'),)
    report = mixed(packaged())
    return replace(report, updates=(*report.updates, third, late), audit=audit)


def at(month: int, day: int, hour: int = 9, minute: int = 30) -> datetime:
    """A moment of the year, by the clock of the province, in UTC as records keep it."""
    return datetime(YEAR, month, day, hour, minute, tzinfo=HANOI).astimezone(UTC)


def sent(one: Update, moment: datetime, **fields: Any) -> Update:
    """The update as if it had come at that moment."""
    newest = replace(one.newest, at=moment)
    return replace(
        one, submitted_at=moment, updated_at=moment + timedelta(hours=1), versions=(newest,), **fields
    )
