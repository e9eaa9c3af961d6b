"""What people type into a form: a name or position, or the words of a button."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from bot.texts import texts
from knowledge.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from knowledge.model import Language

MAX_NAME = 80
MAX_POSITION = 120
"""Characters; longer than any that was met, short enough for a list."""

_SHORTEST = 2
_NO_NAME = re.compile(r"[@<>{}\[\]=\\|?!:;/]|www\.")
_LABEL = re.compile(r"\W+")


def tidy(text: str) -> str:
    """A text on one line, without characters that cannot be seen or that turn the line round."""
    plain = "".join(
        " " if character.isspace() else character
        for character in unicodedata.normalize("NFC", text)
        if character.isspace() or unicodedata.category(character)[0] != "C"
    )
    return " ".join(plain.split())


def as_name(text: str, limit: int, *, digits: bool = False) -> str:
    """A name as it is kept; empty if it can be none: too long, a number, a question, an address, a command."""
    name = tidy(text)
    letters = sum(character.isalpha() for character in name)
    if not _SHORTEST <= letters <= len(name) <= limit or _NO_NAME.search(name):
        return ""
    if not digits and any(character.isdigit() for character in name):
        return ""
    return name


def meant(text: str, keys: Iterable[str], language: Language, *, name: bool = False) -> str | None:
    """The button whose label was typed, with or without marks.

    ``name``: a name is asked for, so that a single word needs its marks: "Huy" is one.
    """
    typed = _plain(text)
    say = texts(language)
    for key in keys:
        label = _plain(say(key))
        if typed == label or (fold(typed) == fold(label) and not (name and " " not in typed)):
            return key
    return None


def _plain(text: str) -> str:
    return " ".join(_LABEL.sub(" ", unicodedata.normalize("NFC", text).lower()).split())
