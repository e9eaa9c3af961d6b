"""Number words of both languages, and the one number of a few words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from knowledge.lexicon import lexicon
from knowledge.text import Token, bare, fold

ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth".split())
COUNTERS = frozenset(("so", "thu", "no", "number", "num"))


@cache
def number_words() -> tuple[dict[str, int], dict[str, int]]:
    """The number words of both languages, by key and without their marks; of words alike without them the first."""
    numbers = {**lexicon("en").numbers, **lexicon("vi").numbers}
    return numbers, {fold(bare(word)): value for word, value in reversed(numbers.items())}


def nth(tokens: Sequence[Token]) -> int | None:
    """The one number or ordinal of a short utterance: 2 for "cái thứ 2", 4 for "and the fourth?"."""
    numbers, _ = number_words()
    found: list[int] = []
    for place, token in enumerate(tokens):
        counted = place > 0 and tokens[place - 1].folded in COUNTERS
        if token.number is not None and token.number < 100:
            found.append(token.number)
        elif token.folded in ORDINALS or counted:
            value = numbers.get(token.key, numbers.get(token.folded))
            if value is not None:
                found.append(value)
    return found[0] if len(found) == 1 else None
