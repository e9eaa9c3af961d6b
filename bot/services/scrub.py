"""Takes out of a text what could say who wrote it, before the text is kept."""

from __future__ import annotations

import re

from bot.services.typed.names import told_names
from knowledge.text import clean

GONE = "[…]"

_PERSONAL = re.compile(
    r"""
    [\w.+-]{1,64}\s?@\s?[\w-]+(?:\.[\w-]+)+     # an e-mail address, of which no more can stand before the @
    | (?:https?://|www\.|t\.me/)\S+             # a link, which may lead to a person
    | (?<!\w)@\w{3,}                            # a user name
    | (?:\(?\+?84\)?|(?<![\w.])0)(?:[\s.()-]*\d){8,10}(?!\w)   # a telephone number in Viet Nam
    | (?<![\w.])\+\d(?:[\s.()-]*\d){6,14}       # a telephone number elsewhere
    | (?<!\w)\d(?:[\s.-]?\d){8,}(?!\w)          # identity cards, social insurance, bank accounts
    | (?<!\w)[A-Za-z]\d{7,8}(?!\w)              # passports
    """,
    re.VERBOSE,
)


def scrub(text: str) -> str:
    """The text on one line, without names of persons, addresses, telephone and identity numbers.

    What is to be short is cut afterwards: half a number would not be known for one.
    """
    plain = " ".join("".join(character if character.isprintable() else " " for character in text).split())
    return _PERSONAL.sub(GONE, _unnamed(plain)).strip()


def _unnamed(text: str) -> str:
    """The text with a sign in place of each name; one without names stays as it was typed."""
    plain = clean(text)
    kept, start = [], 0
    for name in told_names(plain):
        if name.end > start:
            kept += [plain[start : max(start, name.start)], GONE]
            start = name.end
    return "".join([*kept, plain[start:]]) if kept else text
