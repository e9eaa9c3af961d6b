"""An index of phrases that finds all of them in a question in one pass, whatever their number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from rapidfuzz.distance import OSA

from knowledge.text import Token, agreement, bare, fold, wording

T = TypeVar("T")

_END = ""
_LEAST_AGREEMENT = 0.8
_LEAST_AGREEMENT_ALONE = 0.95
"""One syllable with other marks is another word (bão, báo); among several it is a slip."""

_UNMARKED_BY_A_CAREFUL_WRITER = 0.9
_OTHERWISE_MARKED_BY_A_CAREFUL_WRITER = 0.4
"""Who marks words rightly means each as it stands: "là cơ quan" holds no "lá cờ"."""


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
        self.keys: set[str] = set()

    def add(self, phrase: str, payload: T) -> tuple[str, ...]:
        """Add one phrase; returns its folded words."""
        folded, keys = wording(phrase)
        self.keys.update(keys)
        node = self._root
        for word in folded:
            node = node.setdefault(word, {})
        node.setdefault(_END, []).append((payload, keys))
        return folded

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
                    if len(keys) == 2 and not _telling(tokens, places, keys):
                        continue
                    quality *= 0.85
                yield Match(payload, places[0], places[-1] + 1, len(keys), quality, places)
        following = places[-1] + 1
        if following >= len(tokens) or tokens[following].breaks in (".", "?", ";"):
            return
        word = tokens[following].folded
        onward = node.get(word)
        if onward is not None:
            yield from self._walk(tokens, onward, (*places, following), gap=gap)
        elif self._gaps and not gap and len(word) > 2 and not word.isdigit():
            for near, beyond in node.items():
                if abs(len(near) - len(word)) < 2 and near and not near.isdigit() and _slip(word, near):
                    yield from self._walk(tokens, beyond, (*places, following), gap=True)
        if self._gaps and not gap and following + 1 < len(tokens) and not tokens[following].folded.isdigit():
            beyond = node.get(tokens[following + 1].folded)
            if beyond is not None and tokens[following + 1].breaks == "":
                yield from self._walk(tokens, beyond, (*places, following + 1), gap=True)


def _telling(tokens: Sequence[Token], places: tuple[int, ...], keys: tuple[str, ...]) -> bool:
    # Two short words apart from each other, or with a slip in one, are too little to go by.
    return all(
        len(tokens[place].folded) > 2
        and tokens[place].folded == fold(bare(key))
        and agreement(tokens[place].key, key) > 0.9
        for place, key in zip(places, keys, strict=True)
    )


def _slip(typed: str, meant: str) -> bool:
    return OSA.distance(typed, meant, score_cutoff=1) <= 1


def _quality(tokens: Sequence[Token], places: tuple[int, ...], keys: tuple[str, ...]) -> float:
    total = 0.0
    for place, key in zip(places, keys, strict=True):
        agreed = agreement(tokens[place].key, key) if tokens[place].folded == fold(bare(key)) else 0.9
        if agreed < 1.0 and len(keys) == 1 and tokens[place].marked:
            return 0.0
        if agreed < 1.0 and tokens[place].careful:
            marked = tokens[place].marked
            agreed = _OTHERWISE_MARKED_BY_A_CAREFUL_WRITER if marked else agreed * _UNMARKED_BY_A_CAREFUL_WRITER
        total += agreed
    return total / len(keys)


def longest(matches: list[Match[T]]) -> list[Match[T]]:
    """The matches left when, where two overlap, the longer (then the better) one stays; in order of place."""
    kept: list[Match[T]] = []
    taken: set[int] = set()
    for match in sorted(matches, key=lambda match: (-match.size, -match.quality, match.start)):
        if taken.isdisjoint(match.places):
            kept.append(match)
            taken.update(match.places)
    return sorted(kept, key=lambda match: match.start)
