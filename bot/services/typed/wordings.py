"""The words of updates, indexed once per process."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Any

from bot.updates import STATUSES
from knowledge.lexicon import sentence_words, update_words
from knowledge.phrases import Match, PhraseIndex
from knowledge.text import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from knowledge.model import Language
    from knowledge.text import Token

_PLAIN = (
    "unfinished before_percent after_percent share_of percent_unit roughly inexact name_percent name_status "
    "name_year name_item name_period name_result openers links relative_years starters name_difficulties hindered "
    "requests told_of nothing yes no around states_percent share_before well "
    "anew hinders unhindered done_beside"
).split()

Sense = tuple[str, Any]
"""What a phrase is, by the name of its list, and its value: a status or a number."""


@dataclass(frozen=True)
class Wordings:
    """The index of all phrases, their folded words, and shorthand (as typed, in lower case) in full words.

    ``mendable`` are the words long enough to be told from others in spite of a slip.
    """

    index: PhraseIndex[Sense]
    words: frozenset[str]
    mendable: tuple[str, ...]
    spellings: dict[str, tuple[str, ...]]
    objectless: frozenset[tuple[str, ...]]

    def found(self, tokens: Sequence[Token]) -> list[Match[Sense]]:
        """All phrases in the tokens."""
        return self.index.find(tokens)


@cache
def wordings() -> Wordings:
    """All phrases, in both languages."""
    data = {**update_words(), **sentence_words()}
    index: PhraseIndex[Sense] = PhraseIndex()
    known: set[str] = set()
    for status in STATUSES:
        for phrase in _both(data["statuses"][status]):
            known.update(index.add(phrase, ("status", status))[0])
    for name in _PLAIN:
        for phrase in _both(data[name]):
            known.update(index.add(phrase, (name, None))[0])
    for phrase, value in _numbers(data["numbers"]):
        known.update(index.add(phrase, ("number", value))[0])
    return Wordings(
        index,
        frozenset(known),
        tuple(sorted(word for word in known if len(word) > 3)),
        {typed: tuple(full.split()) for typed, full in data["spellings"].items()},
        frozenset(tuple(words(phrase)) for phrase in data["objectless"]),
    )


def _both(listed: Any) -> list[str]:
    return [*listed["vi"], *listed["en"]] if isinstance(listed, dict) else list(listed)


def _numbers(data: dict[str, dict[Language, dict[str, int]]]) -> Iterator[tuple[str, int]]:
    """Number words from 0 to 100, each once."""
    for language in ("vi", "en"):
        units, tens = data["units"][language], data["tens"][language]
        yield from (*units.items(), *tens.items(), *data["others"][language].items())
        for (ten, value), (unit, more) in product(tens.items(), units.items()):
            yield f"{ten} {unit}", value + more
