"""Renderers that are quick or go wrong; a process of its own imports them by name."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from bot.reports.formats import File

if TYPE_CHECKING:
    from bot.reports.data import YearReport
    from bot.reports.formats import Format
    from knowledge.model import Language


def quick(report: YearReport, form: Format, language: Language) -> File:
    """A file that says what was asked for."""
    print("noise on standard output")
    text = f"{report.year} {form} {language} {len(report.updates)} {report.base.plan.id}"
    return File(f"{report.year}.{form}", text.encode())


def slow(report: YearReport, form: Format, language: Language) -> File:
    """The same, late enough to be broken off."""
    time.sleep(30)
    return quick(report, form, language)


def failing(report: YearReport, form: Format, language: Language) -> File:
    """Fails, with somebody's words in the message, but not in the format that works."""
    if form == "csv":
        return quick(report, form, language)
    raise ValueError("Nguyễn Văn A đã viết thế này")


def dying(report: YearReport, form: Format, language: Language) -> File:
    """Takes its process with it."""
    os._exit(7)


def note_and_wait(path: str) -> bytes:
    """Writes down its process, and ends after a while with more than a pipe holds."""
    with open(path, "w", encoding="ascii") as file:  # noqa: PTH123  # as short as can be
        file.write(str(os.getpid()))
    time.sleep(0.5)
    return b"x" * 1_000_000
