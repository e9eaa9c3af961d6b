"""Days and times in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.texts import texts

if TYPE_CHECKING:
    from datetime import datetime

    from knowledge.model import Language


def moment(at: datetime, language: Language) -> str:
    """A time to the minute; ``at`` is in the zone to be shown."""
    return texts(language)("steering-moment", time=f"{at:%H:%M}", day=day(at, language))


def day(at: datetime, language: Language) -> str:
    """A day as it is written in a language."""
    return f"{at:%d/%m/%Y}" if language == "vi" else f"{at.day} {at:%B} {at.year}"
