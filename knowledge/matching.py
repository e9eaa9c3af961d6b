"""Which curated records a question is about: by the key phrases it contains and the example questions it resembles."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Literal, NamedTuple

from knowledge.lexicon import lexicon
from knowledge.model import Entry, KnowledgeBase, Refusal, Topic
from knowledge.phrases import Match, PhraseIndex
from knowledge.resemblance import Resemblance
from knowledge.text import Token, bare, fold, wording, words

CardKind = Literal["topic", "entry", "refusal"]

_FUNCTION_WEIGHT = 0.3
_COMMON_WEIGHT = 2.0
_UNKNOWN_WEIGHT = 4.0
_HALF_EVIDENCE = 5.0
"""The evidence at which a match is half as strong as it can be: about one telling two-word phrase."""
_SLIGHT = 0.15
"""A resemblance that says nothing by itself, without a phrase."""
_NOWHERE: frozenset[int] = frozenset()
_ASKING = frozenset("ai gi nao may dau sao khi bao nhieu who what when where which how why many".split())


class Card(NamedTuple):
    """A record that can answer: a topic, an entry or a refusal."""

    kind: CardKind
    id: str


class Scored(NamedTuple):
    """How well a card fits a question, every figure from 0 to 1 but ``evidence``.

    ``evidence`` sums the weights of the phrases found; ``coverage`` is the share of the question's own words that they
    explain; ``similarity`` compares with the nearest example question; ``related`` cards belong to what was last said.
    """

    card: Card
    evidence: float
    coverage: float
    similarity: float
    places: frozenset[int]
    related: bool = False

    @property
    def score(self) -> float:
        """All of it in one figure: phrases and example questions each speak for a card, and confirm each other."""
        strength = self.evidence / (self.evidence + _HALF_EVIDENCE)
        by_phrases = 0.75 * (0.55 * self.coverage + 0.45 * strength)
        by_examples: float = 0.8 * self.similarity**1.3
        exact = 0.3 if self.similarity > 0.95 else 0.0
        related = 0.12 if self.related else 0.0
        combined: float = 1 - (1 - by_phrases) * (1 - by_examples)
        return combined + exact + related


_Keys = tuple[str, ...]


class _Rest(NamedTuple):
    """A phrase of a card in several parts ("A + B"), kept by the rarest of them; ``others`` must be there too."""

    card: Card
    others: tuple[_Keys, ...]


_Owners = list[Card | _Rest]
"""Whose phrase some words are: of a card's the whole, or the rarest part."""


class Matcher:
    """Scores the cards of one knowledge base."""

    def __init__(self, base: KnowledgeBase, light: Collection[str] = ()) -> None:
        """``light`` are words of asking, such as "mục" and "thuộc": they weigh little in comparing questions."""
        self._light = frozenset(light)
        self._index: PhraseIndex[_Owners] = PhraseIndex(gaps=True)
        self._function = lexicon("vi").function | lexicon("en").function
        self._function_keys = lexicon("vi").function_keys | lexicon("en").function
        self._common = lexicon("vi").common | lexicon("en").common
        cards = list(_cards(base))
        examples = [
            (card, tuple(words(question))) for card, record in cards for question in record.questions.all
        ]
        self.wordings: list[tuple[str, ...]] = [found for _, found in examples]
        self._resemblance = Resemblance(examples, self._share)
        card_words = self._add_phrases(cards)
        total = len(card_words)
        spread = Counter(word for found in card_words.values() for word in found)
        self._weights = {
            word: max(0.8, math.log((total + 1) / (count + 0.5))) for word, count in spread.items()
        }

    @property
    def keys(self) -> frozenset[str]:
        """The marked words of all its phrases."""
        return frozenset(self._index.keys)

    def _add_phrases(self, cards: Sequence[tuple[Card, Topic | Entry | Refusal]]) -> dict[Card, set[str]]:
        """Indexes the phrases of all cards; returns the telling words of each card."""
        often = Counter(
            wording(part)[1]
            for _, record in cards
            for phrase in record.phrases.all
            if "+" in phrase
            for part in _parts(phrase)
        )
        owners: dict[_Keys, _Owners] = {}
        card_words: dict[Card, set[str]] = defaultdict(set)
        for card, record in cards:
            for phrase in dict.fromkeys(record.phrases.all):
                parts: list[_Keys] = []
                for part in _parts(phrase):
                    folded, keys = wording(part)
                    if keys not in owners:
                        added: _Owners = []
                        _, keys = self._index.add(part, added)
                        owners[keys] = added
                    parts.append(keys)
                    self.wordings.append(folded)
                    # A function word without its marks may be a subject with them: "dạy" is no "đây".
                    found = zip(folded, keys, strict=True)
                    card_words[card].update(
                        word for word, marked in found if marked not in self._function_keys
                    )
                # By the rarest part: of "ASEAN + …" nothing is looked at wherever ASEAN is named.
                rarest, *others = sorted(parts, key=often.__getitem__) if len(parts) > 1 else parts
                owners[rarest].append(_Rest(card, tuple(others)) if others else card)
        return card_words

    def score(
        self, tokens: Sequence[Token], used: Collection[int] = (), names: Collection[int] = ()
    ) -> list[Scored]:
        """The cards that fit, best first.

        ``used`` are the tokens that name bodies or items, ``names`` those that name a body of the plan: a long name
        makes no two questions alike.
        """
        evidence = self._evidence(tokens)
        similarity = self._resemblance.of(
            [token.folded for token in tokens],
            frozenset(tokens[place].folded for place in names),
            _SLIGHT,
            evidence,
        )
        weights = [self._weight(token) for token in tokens]
        mass = sum(weight for place, weight in enumerate(weights) if place not in used)
        scored = [
            Scored(card, 0.0, 0.0, alike, _NOWHERE)
            for card, alike in similarity.items()
            if card not in evidence
        ]
        for card, (evident, places) in evidence.items():
            explained = sum(places.values())
            left = mass - sum(weights[place] for place in places if place not in used) + explained
            coverage = min(1.0, explained / left) if left else 0.0
            scored.append(Scored(card, evident, coverage, similarity.get(card, 0.0), frozenset(places)))
        scored.sort(key=lambda found: (-found.score, found.card.kind, found.card.id))
        return scored

    def _share(self, feature: str) -> float:
        # "ạ", "cho em hỏi" say nothing; "ai", "khi nào" tell one question on a subject from another.
        said = feature.split()
        if all(word in _ASKING for word in said):
            return 0.6
        return 0.35 if all(word in self._function or word in self._light for word in said) else 1.0

    def is_function(self, token: Token) -> bool:
        """Whether a word carries no subject."""
        return token.key in self._function_keys if token.marked else token.folded in self._function

    def _weight(self, token: Token) -> float:
        word = token.folded
        if self.is_function(token):
            return _FUNCTION_WEIGHT
        known = self._weights.get(word)
        if known is not None:
            return known
        return _COMMON_WEIGHT if word in self._common or word.isdigit() else _UNKNOWN_WEIGHT

    def _evidence(self, tokens: Sequence[Token]) -> dict[Card, tuple[float, dict[int, float]]]:
        best: dict[_Keys, Match[_Owners]] = {}
        for match in self._index.find(tokens):
            if match.keys not in best or best[match.keys].quality < match.quality:
                best[match.keys] = match
        by_card: dict[Card, list[Sequence[Match[_Owners]]]] = defaultdict(list)
        for match in best.values():
            for owner in match.payload:
                if isinstance(owner, Card):
                    by_card[owner].append((match,))
                elif all(keys in best for keys in owner.others):
                    by_card[owner.card].append((match, *(best[keys] for keys in owner.others)))
        evidence: dict[Card, tuple[float, dict[int, float]]] = {}
        for card, complete in by_card.items():
            weighed = [self._phrase(found, subject=card.kind == "topic") for found in complete]
            weighed.sort(key=lambda pair: -pair[0])
            total = 0.0
            taken: dict[int, float] = {}
            for weight, places in weighed:
                fresh = places.keys() - taken.keys()
                if fresh:
                    total += weight * len(fresh) / len(places)
                    taken.update(places)
            if total:
                evidence[card] = (total, taken)
        return evidence

    def _phrase(self, found: Sequence[Match[_Owners]], *, subject: bool) -> tuple[float, dict[int, float]]:
        """The weight of a phrase and of its words; a ``subject`` may be made of function words, as "việc làm" is."""
        places: dict[int, float] = {}
        for match in found:
            for place, key in zip(match.places, match.keys, strict=True):
                places[place] = self._key_weight(key)
        quality = min(match.quality for match in found)
        if subject and len(places) > 1 and max(places.values()) <= _FUNCTION_WEIGHT:
            places = dict.fromkeys(places, _COMMON_WEIGHT)
        content = [weight for weight in places.values() if weight > _FUNCTION_WEIGHT]
        return sum(content) * (1 + 0.25 * max(0, len(content) - 1)) * quality or 0.3 * quality, places

    def _key_weight(self, key: str) -> float:
        if key in self._function_keys:
            return _FUNCTION_WEIGHT
        return self._weights.get(fold(bare(key)), _COMMON_WEIGHT)


def _parts(phrase: str) -> list[str]:
    """The parts of a phrase that need not stand side by side: "A + B" has two."""
    return [part for part in phrase.split("+") if part.strip()]


def _cards(base: KnowledgeBase) -> Iterable[tuple[Card, Topic | Entry | Refusal]]:
    for topic in base.topics:
        yield Card("topic", topic.id), topic
    for entry in base.entries:
        yield Card("entry", entry.id), entry
    for refusal in base.refusals:
        yield Card("refusal", refusal.id), refusal
