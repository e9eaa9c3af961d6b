"""Days and times as they are written in each language, the same in replies and reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.texts import texts

if TYPE_CHECKING:
    from datetime import date, datetime

    from knowledge.model import Language


def day(at: date, language: Language) -> str:
    """A day as it is written in a language."""
    return f"{at:%d/%m/%Y}" if language == "vi" else f"{at.day} {at:%B} {at.year}"


def moment(at: datetime, language: Language) -> str:
    """A time of an already local ``at``, to the minute."""
    return texts(language)("moment", time=f"{at:%H:%M}", date=day(at, language))
