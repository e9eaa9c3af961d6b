"""Takes out of a text what could say who wrote it, before the text is kept."""

from __future__ import annotations

import re

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
    """The text on one line, without addresses, telephone and identity numbers.

    What is to be short is cut afterwards: half a number would not be known for one.
    """
    plain = " ".join("".join(character if character.isprintable() else " " for character in text).split())
    return _PERSONAL.sub(GONE, plain).strip()
