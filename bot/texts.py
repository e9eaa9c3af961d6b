"""Every sentence the bot says, in Fluent files per language and area under ``bot/locales``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.texts import Catalogue, catalogue

if TYPE_CHECKING:
    from collections.abc import Mapping

    from knowledge.model import Language

LOCALES = Path(__file__).parent / "locales"


def texts(language: Language) -> Catalogue:
    """The bot's messages in a language."""
    return catalogue(LOCALES, language)


def console_language(environment: Mapping[str, str]) -> Language:
    """The language of messages on the console: Vietnamese, unless the locale says English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return "en" if environment[name].lower().startswith("en") else "vi"
    return "vi"
