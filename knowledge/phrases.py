"""An index of phrases that finds all of them in a question in one pass, whatever their number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Generic, NamedTuple, TypeVar

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.text import Token, agreement, wording

T = TypeVar("T")

_NOTHING: Mapping[str, Any] = MappingProxyType({})
_LEAST_AGREEMENT = 0.8
_LEAST_AGREEMENT_OF_TWO = 0.84
_LEAST_AGREEMENT_ALONE = 0.95
"""One syllable with other marks is another word (bão, báo); among several it is a slip."""

_SLIPPED = 0.9
"""How well a word with a slip in it agrees."""

_UNMARKED_BY_A_CAREFUL_WRITER = 0.9
_OTHERWISE_MARKED_BY_A_CAREFUL_WRITER = 0.4
"""Who marks words rightly means each as it stands: "là cơ quan" holds no "lá cờ"."""


class Match(NamedTuple, Generic[T]):
    """A phrase found at tokens ``start`` to ``end`` (exclusive).

    ``quality`` is how well its marks agree, 0 to 1; ``places`` are those of its words, whose own marks ``keys`` have.
    """

    payload: T
    start: int
    end: int
    size: int
    quality: float
    places: tuple[int, ...]
    keys: tuple[str, ...]


class _Node(Generic[T]):
    """Where the words so far lead: the phrases that end here, and what may follow."""

    __slots__ = ("ended", "onward")

    def __init__(self) -> None:
        # There are twenty thousand of them, most with nothing in one of the two: so that takes no room.
        self.ended: tuple[tuple[T, tuple[str, ...]], ...] = ()
        self.onward: Mapping[str, _Node[T]] = _NOTHING

    def to(self, word: str) -> _Node[T]:
        """Where a word leads, made if need be."""
        found = self.onward.get(word)
        if found is None:
            found = _Node()
            if not isinstance(self.onward, dict):
                self.onward = {}
            self.onward[word] = found
        return found

    def after_slip(self, typed: str) -> list[_Node[T]]:
        """Where one leads who meant another word than was typed, one letter away."""
        near = process.extract(typed, self.onward.keys(), scorer=OSA.distance, score_cutoff=1, limit=None)
        return [self.onward[word] for word, _, _ in near if not word.isdigit()]


class PhraseIndex(Generic[T]):
    """Phrases by their folded words, in a tree: finding costs by the question's length, not by the index's size."""

    def __init__(self, *, gaps: bool = False) -> None:
        """With ``gaps``, one foreign word inside a phrase of two or more words is forgiven."""
        self._root: _Node[T] = _Node()
        self._gaps = gaps
        self.keys: set[str] = set()

    def add(self, phrase: str, payload: T) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Add one phrase; returns its folded words and their keys."""
        folded, keys = wording(phrase)
        self.keys.update(keys)
        node = self._root
        for word in folded:
            node = node.to(word)
        node.ended += ((payload, keys),)
        return folded, keys

    def find(self, tokens: Sequence[Token]) -> list[Match[T]]:
        """All phrases in the tokens, overlapping ones too."""
        found: list[Match[T]] = []
        for start, token in enumerate(tokens):
            node = self._root.onward.get(token.folded)
            if node is not None:
                self._walk(tokens, node, (start,), None, found)
        return found

    def _walk(
        self,
        tokens: Sequence[Token],
        node: _Node[T],
        places: tuple[int, ...],
        foreign: int | None,
        found: list[Match[T]],
    ) -> None:
        """Collects the phrases that begin with these places; ``foreign`` is the one word that was forgiven.

        That is one of the places if there is a slip in it, and between two of them if it was skipped.
        """
        if node.ended:
            self._end(tokens, node.ended, places, foreign, found)
        following = places[-1] + 1
        if not node.onward or following >= len(tokens) or _ends(tokens[places[-1]], tokens[following]):
            return
        word = tokens[following].folded
        onward = node.onward.get(word)
        if onward is not None:
            self._walk(tokens, onward, (*places, following), foreign, found)
        if not self._gaps or foreign is not None or word.isdigit():
            return
        if onward is None and len(word) > 2:
            for meant in node.after_slip(word):
                self._walk(tokens, meant, (*places, following), following, found)
        if following + 1 < len(tokens) and tokens[following + 1].breaks == "":
            beyond = node.onward.get(tokens[following + 1].folded)
            if beyond is not None:
                self._walk(tokens, beyond, (*places, following + 1), following, found)

    def _end(
        self,
        tokens: Sequence[Token],
        ended: tuple[tuple[T, tuple[str, ...]], ...],
        places: tuple[int, ...],
        foreign: int | None,
        found: list[Match[T]],
    ) -> None:
        """Adds the phrases that end here, if their marks agree well enough."""
        for payload, keys in ended:
            quality = _quality(tokens, places, keys, foreign)
            least = _LEAST_AGREEMENT if len(keys) > 1 else _LEAST_AGREEMENT_ALONE
            if self._gaps and len(keys) == 2:
                least = _LEAST_AGREEMENT_OF_TWO
            if quality < least:
                continue
            if foreign is not None:
                if len(keys) == 2 and not _telling(tokens, places, keys, foreign):
                    continue
                quality *= 0.85
            found.append(Match(payload, places[0], places[-1] + 1, len(keys), quality, places, keys))


def _ends(before: Token, token: Token) -> bool:
    """Whether a sentence ends between two words; the point of "H. Kỳ Anh" ends none."""
    return token.breaks in ("?", ";") or (token.breaks == "." and len(before.folded) > 2)


def _telling(tokens: Sequence[Token], places: tuple[int, ...], keys: tuple[str, ...], foreign: int) -> bool:
    # Two short words apart from each other, or with a slip in one, are too little to go by.
    return all(
        len(tokens[place].folded) > 2 and place != foreign and agreement(tokens[place].key, key) > 0.9
        for place, key in zip(places, keys, strict=True)
    )


def _quality(
    tokens: Sequence[Token], places: tuple[int, ...], keys: tuple[str, ...], foreign: int | None
) -> float:
    total = 0.0
    for place, key in zip(places, keys, strict=True):
        token = tokens[place]
        if token.key == key:
            total += 1.0
            continue
        if len(keys) == 1 and token.marked:
            return 0.0
        if (
            place == foreign
            and (token.marked or token.careful)
            and OSA.distance(token.key, key, score_cutoff=1) > 1
        ):
            return 0.0  # marks that were put, or rightly not put, are no slip: "biển" is not meant for "tiền"
        agreed = _SLIPPED if place == foreign else agreement(token.key, key)
        if token.careful:
            agreed = (
                _OTHERWISE_MARKED_BY_A_CAREFUL_WRITER
                if token.marked
                else agreed * _UNMARKED_BY_A_CAREFUL_WRITER
            )
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
