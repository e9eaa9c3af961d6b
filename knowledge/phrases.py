"""An index of phrases that finds all of them in a question in one pass, whatever their number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from knowledge.text import Token, agreement, clean, tokenize

T = TypeVar("T")

_END = ""
_LEAST_AGREEMENT = 0.8
_LEAST_AGREEMENT_ALONE = 0.9
"""One syllable with other marks is another word (bão, báo); among several it is a slip."""


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """A phrase found at tokens ``start`` to ``end`` (exclusive); ``quality`` is how well its marks agree, 0 to 1."""

    payload: T
    start: int
    end: int
    size: int
    quality: float
    places: tuple[int, ...]


class PhraseIndex(Generic[T]):
    """Phrases by their folded words, in a tree: finding costs by the question's length, not by the index's size."""

    def __init__(self, *, gaps: bool = False) -> None:
        """With ``gaps``, one foreign word inside a phrase of two or more words is forgiven."""
        self._root: dict[str, Any] = {}
        self._gaps = gaps

    def add(self, phrase: str, payload: T) -> tuple[str, ...]:
        """Add one phrase; returns its folded words."""
        tokens = tokenize(clean(phrase))
        node = self._root
        for token in tokens:
            node = node.setdefault(token.folded, {})
        node.setdefault(_END, []).append((payload, tuple(token.key for token in tokens)))
        return tuple(token.folded for token in tokens)

    def find(self, tokens: Sequence[Token]) -> Iterator[Match[T]]:
        """All phrases in the tokens, overlapping ones too."""
        for start, token in enumerate(tokens):
            node = self._root.get(token.folded)
            if node is not None:
                yield from self._walk(tokens, node, (start,), gap=False)

    def _walk(
        self, tokens: Sequence[Token], node: dict[str, Any], places: tuple[int, ...], *, gap: bool
    ) -> Iterator[Match[T]]:
        for payload, keys in node.get(_END, ()):
            quality = _quality(tokens, places, keys)
            least = _LEAST_AGREEMENT if len(keys) > 1 else _LEAST_AGREEMENT_ALONE
            if quality >= least:
                if gap:
                    quality *= 0.85
                yield Match(payload, places[0], places[-1] + 1, len(keys), quality, places)
        following = places[-1] + 1
        if following >= len(tokens) or tokens[following].breaks in (".", "?", ";"):
            return
        onward = node.get(tokens[following].folded)
        if onward is not None:
            yield from self._walk(tokens, onward, (*places, following), gap=gap)
        if self._gaps and not gap and following + 1 < len(tokens) and not tokens[following].folded.isdigit():
            beyond = node.get(tokens[following + 1].folded)
            if beyond is not None and tokens[following + 1].breaks == "":
                yield from self._walk(tokens, beyond, (*places, following + 1), gap=True)


def _quality(tokens: Sequence[Token], places: tuple[int, ...], keys: tuple[str, ...]) -> float:
    return sum(agreement(tokens[place].key, key) for place, key in zip(places, keys, strict=True)) / len(keys)


def longest(matches: list[Match[T]]) -> list[Match[T]]:
    """The matches left when, where two overlap, the longer (then the better) one stays; in order of place."""
    kept: list[Match[T]] = []
    taken: set[int] = set()
    for match in sorted(matches, key=lambda match: (-match.size, -match.quality, match.start)):
        if taken.isdisjoint(match.places):
            kept.append(match)
            taken.update(match.places)
    return sorted(kept, key=lambda match: match.start)
