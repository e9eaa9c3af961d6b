"""How much a question resembles the example questions of each record, by the words and pairs of words they share."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Generic, TypeVar

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

C = TypeVar("C", bound=Hashable)

_UNSEEN = 0.7
"""The weight of a word that no example has, as a share of that of a word that only one has."""


class Resemblance(Generic[C]):
    """All example questions of a base, compared with a question at once.

    Two questions resemble each other by the weight of the features (words, and pairs of neighbours) that they share,
    as a share of all their features' weight: from 0 to 1. The rarer a feature, the more it weighs.
    """

    def __init__(self, examples: Iterable[tuple[C, Sequence[str]]], share: Callable[[str], float]) -> None:
        """``examples`` are folded words, those of one record after another; ``share`` is how much of its weight, from
        0 to 1, a feature has for what it says.
        """
        self._share = share
        self._cards: list[C] = []
        self._at: dict[C, int] = {}
        starts: list[int] = []
        postings: dict[str, list[int]] = {}
        count = 0
        for card, found in examples:
            if card not in self._at:
                self._at[card] = len(self._cards)
                self._cards.append(card)
                starts.append(count)
            for feature in features_of(found):
                postings.setdefault(feature, []).append(count)
            count += 1
        self._count = count
        self._starts = np.array(starts, dtype=np.intp)
        self._place = {feature: place for place, feature in enumerate(postings)}
        self._ends = np.array([0, *accumulate(map(len, postings.values()))], dtype=np.intp)
        self._postings = np.array(
            [example for found in postings.values() for example in found], dtype=np.intp
        )
        self._weights = np.array(
            [
                math.log((count + 1) / (len(found) + 0.5)) * share(feature)
                for feature, found in postings.items()
            ]
        )
        self._unseen = _UNSEEN * math.log(count + 1)
        self._norms = self._shared(range(len(postings)))
        said = [feature.split() for feature in postings]
        self._first = np.array([self._place[words[0]] for words in said], dtype=np.intp)
        self._last = np.array([self._place[words[-1]] for words in said], dtype=np.intp)
        self._norms_besides = lru_cache(maxsize=32)(self._norms_without)

    def of(
        self, found: Sequence[str], names: frozenset[str], least: float, also: Iterable[C] = ()
    ) -> dict[C, float]:
        """How alike a question, given as folded words, is to each record's most alike example.

        Only of records that are more alike than ``least``, and of those in ``also``. ``names`` are words that name a
        body: two questions are only as alike as they are in all else.
        """
        if not self._cards:
            return {}
        features = features_of(found)
        alike = self._alike(features, self._norms)
        if names:
            others = [feature for feature in features if names.isdisjoint(feature.split())]
            alike = np.minimum(alike, self._alike(others, self._norms_besides(names)))
        best = np.maximum.reduceat(alike, self._starts)
        places = {
            *np.flatnonzero(best > least).tolist(),
            *(self._at[card] for card in also if card in self._at),
        }
        return {self._cards[place]: float(best[place]) for place in sorted(places)}

    def _alike(self, features: Collection[str], norms: NDArray[np.float64]) -> NDArray[np.float64]:
        """The resemblance of each example whose own weight is given; where nothing is left, all are the same."""
        known = [place for feature in features if (place := self._place.get(feature)) is not None]
        norm = float(self._weights[known].sum())
        if len(known) < len(features):
            norm += sum([self._unseen_weight(feature) for feature in features if feature not in self._place])
        if not norm:
            return np.where(norms > 0, 0.0, 1.0)
        return 2 * self._shared(known) / (norms + norm)

    def _unseen_weight(self, feature: str) -> float:
        return self._unseen * self._share(feature) * (0.5 if " " in feature else 1.0)

    def _shared(self, places: Sequence[int]) -> NDArray[np.float64]:
        """What the features at some places weigh in each example together."""
        if not places:
            return np.zeros(self._count)
        begins, ends = self._ends[places], self._ends[1:][places]
        examples = np.concatenate(
            [self._postings[begin:end] for begin, end in zip(begins, ends, strict=True)]
        )
        weights = np.repeat(self._weights[places], ends - begins)
        return np.bincount(examples, weights, minlength=self._count).astype(np.float64, copy=False)

    def _norms_without(self, names: frozenset[str]) -> NDArray[np.float64]:
        """What each example weighs without the features that have one of some words in them."""
        named = [place for word in names if (place := self._place.get(word)) is not None]
        within = np.isin(self._first, named) | np.isin(self._last, named)
        # What is left of nothing may differ from it by a rounding.
        return np.maximum(self._norms - self._shared(np.flatnonzero(within).tolist()), 0.0).round(9)


def features_of(found: Sequence[str]) -> tuple[str, ...]:
    """What is compared of questions: their words, and pairs of neighbours."""
    return tuple(dict.fromkeys((*found, *(f"{first} {second}" for first, second in pairwise(found)))))
