"""Which curated records a question is about: by the key phrases it contains and the example questions it resembles."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from knowledge.lexicon import lexicon
from knowledge.model import Entry, KnowledgeBase, Refusal, Topic
from knowledge.phrases import Match, PhraseIndex
from knowledge.text import Token, words

CardKind = Literal["topic", "entry", "refusal"]

_FUNCTION_WEIGHT = 0.3
_COMMON_WEIGHT = 2.0
_UNKNOWN_WEIGHT = 4.0
_HALF_EVIDENCE = 5.0
"""The evidence at which a match is half as strong as it can be: about one telling two-word phrase."""
_FREQUENT = 0.12
"""Words in a larger share of the examples do not bring an example in; they still count once it is in."""
_CANDIDATES = 24


@dataclass(frozen=True, slots=True)
class Card:
    """A record that can answer: a topic, an entry or a refusal."""

    kind: CardKind
    id: str


@dataclass(frozen=True, slots=True)
class Scored:
    """How well a card fits a question, every figure from 0 to 1 but ``evidence``.

    ``evidence`` sums the weights of the phrases found; ``coverage`` is the share of the question's own words that they
    explain; ``similarity`` compares with the nearest example question.
    """

    card: Card
    evidence: float
    coverage: float
    similarity: float
    places: frozenset[int]

    @property
    def score(self) -> float:
        """All of it in one figure."""
        strength = self.evidence / (self.evidence + _HALF_EVIDENCE)
        exact = 0.3 if self.similarity > 0.95 else 0.0
        return 0.45 * self.similarity + 0.3 * self.coverage + 0.25 * strength + exact


@dataclass(frozen=True, slots=True)
class _Part:
    card: Card
    phrase: int
    part: int
    parts: int


class Matcher:
    """Scores the cards of one knowledge base."""

    def __init__(self, base: KnowledgeBase) -> None:
        self._index: PhraseIndex[_Part] = PhraseIndex(gaps=True)
        self._function = lexicon("vi").function | lexicon("en").function
        self._common = lexicon("vi").common | lexicon("en").common
        self._examples: list[Card] = []
        self._features: list[dict[str, int]] = []
        self._postings: dict[str, list[int]] = defaultdict(list)
        self.wordings: list[list[str]] = []
        card_words: dict[Card, set[str]] = defaultdict(set)
        for card, record in _cards(base):
            self._add_phrases(card, record, card_words)
            for question in record.questions.all:
                self._add_example(card, question)
        total = len(card_words)
        spread = Counter(word for found in card_words.values() for word in found)
        self._weights = {
            word: _FUNCTION_WEIGHT if word in self._function else max(0.8, math.log((total + 1) / (count + 0.5)))
            for word, count in spread.items()
        }
        examples = len(self._examples)
        self._feature_weights = {
            feature: math.log((examples + 1) / (len(found) + 0.5)) for feature, found in self._postings.items()
        }
        self._unseen_feature = math.log(examples + 1)
        self._norms = [sum(self._feature_weights[feature] for feature in found) for found in self._features]

    def _add_phrases(self, card: Card, record: Topic | Entry | Refusal, card_words: dict[Card, set[str]]) -> None:
        for number, phrase in enumerate(dict.fromkeys(record.phrases.all)):
            parts = [part for part in phrase.split("+") if part.strip()]
            for index, part in enumerate(parts):
                found = self._index.add(part, _Part(card, number, index, len(parts)))
                self.wordings.append(list(found))
                card_words[card].update(found)

    def _add_example(self, card: Card, question: str) -> None:
        found = words(question)
        self.wordings.append(found)
        features = _features(found)
        for feature in features:
            self._postings[feature].append(len(self._examples))
        self._examples.append(card)
        self._features.append(features)

    def score(self, tokens: Sequence[Token], used: Collection[int] = ()) -> list[Scored]:
        """The cards that fit, best first; ``used`` are the tokens that name bodies or items."""
        evidence = self._evidence(tokens)
        similarity = self._similarity(tokens)
        mass = self._mass(tokens, used)
        scored: list[Scored] = []
        for card in {**evidence, **similarity}:
            weight, places = evidence.get(card, (0.0, frozenset()))
            explained = sum(self._weight(tokens[place]) for place in places)
            left = mass + sum(self._weight(tokens[place]) for place in places if place in used)
            coverage = min(1.0, explained / left) if left else 0.0
            scored.append(Scored(card, weight, coverage, similarity.get(card, 0.0), places))
        scored.sort(key=lambda found: (-found.score, found.card.kind, found.card.id))
        return scored

    def is_function(self, word: str) -> bool:
        """Whether a folded word carries no subject."""
        return word in self._function

    def _weight(self, token: Token) -> float:
        word = token.folded
        known = self._weights.get(word)
        if known is not None:
            return known
        if word in self._function:
            return _FUNCTION_WEIGHT
        return _COMMON_WEIGHT if word in self._common or word.isdigit() else _UNKNOWN_WEIGHT

    def _mass(self, tokens: Sequence[Token], used: Collection[int]) -> float:
        return sum(self._weight(token) for place, token in enumerate(tokens) if place not in used)

    def _evidence(self, tokens: Sequence[Token]) -> dict[Card, tuple[float, frozenset[int]]]:
        by_card: dict[Card, dict[int, dict[int, Match[_Part]]]] = defaultdict(lambda: defaultdict(dict))
        for match in self._index.find(tokens):
            part = match.payload
            found = by_card[part.card][part.phrase]
            if part.part not in found or found[part.part].quality < match.quality:
                found[part.part] = match
        evidence: dict[Card, tuple[float, frozenset[int]]] = {}
        for card, phrases in by_card.items():
            whole = [found for found in phrases.values() if len(found) == next(iter(found.values())).payload.parts]
            weighed = sorted((self._phrase(tokens, found) for found in whole), key=lambda pair: -pair[0])
            total, taken = 0.0, frozenset[int]()
            for weight, places in weighed:
                fresh = places - taken
                if fresh:
                    total += weight * len(fresh) / len(places)
                    taken |= places
            if total:
                evidence[card] = (total, taken)
        return evidence

    def _phrase(self, tokens: Sequence[Token], found: dict[int, Match[_Part]]) -> tuple[float, frozenset[int]]:
        places = frozenset(place for match in found.values() for place in match.places)
        quality = min(match.quality for match in found.values())
        content = [weight for weight in (self._weight(tokens[place]) for place in places) if weight > _FUNCTION_WEIGHT]
        return sum(content) * (1 + 0.25 * max(0, len(content) - 1)) * quality or 0.3 * quality, places

    def _similarity(self, tokens: Sequence[Token]) -> dict[Card, float]:
        features = _features([token.folded for token in tokens])
        weights = {feature: self._feature_weights.get(feature, self._unseen_feature) for feature in features}
        norm = sum(weights.values())
        limit = len(self._examples) * _FREQUENT
        shared: dict[int, float] = defaultdict(float)
        for feature, weight in weights.items():
            postings = self._postings.get(feature, ())
            if len(postings) <= limit:
                for example in postings:
                    shared[example] += weight
        if not shared:
            return {}
        best: dict[Card, float] = {}
        for example in sorted(shared, key=lambda number: (-shared[number] / (norm + self._norms[number]), number))[
            :_CANDIDATES
        ]:
            common = sum(weight for feature, weight in weights.items() if feature in self._features[example])
            similarity = 2 * common / (norm + self._norms[example])
            card = self._examples[example]
            if similarity > best.get(card, 0.0):
                best[card] = similarity
        return best


def _features(found: Sequence[str]) -> dict[str, int]:
    features = dict.fromkeys(found, 1)
    features.update(dict.fromkeys((f"{first} {second}" for first, second in zip(found, found[1:], strict=False)), 2))
    return features


def _cards(base: KnowledgeBase) -> Iterable[tuple[Card, Topic | Entry | Refusal]]:
    for topic in base.topics:
        yield Card("topic", topic.id), topic
    for entry in base.entries:
        yield Card("entry", entry.id), entry
    for refusal in base.refusals:
        yield Card("refusal", refusal.id), refusal
