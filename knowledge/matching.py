"""Which curated records a question is about: by the key phrases it contains and the example questions it resembles."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from heapq import nlargest
from itertools import pairwise
from typing import Literal, NamedTuple

from knowledge.lexicon import lexicon
from knowledge.model import Entry, KnowledgeBase, Refusal, Topic
from knowledge.phrases import Match, PhraseIndex
from knowledge.text import Token, bare, fold, wording, words

CardKind = Literal["topic", "entry", "refusal"]

_FUNCTION_WEIGHT = 0.3
_COMMON_WEIGHT = 2.0
_UNKNOWN_WEIGHT = 4.0
_HALF_EVIDENCE = 5.0
"""The evidence at which a match is half as strong as it can be: about one telling two-word phrase."""
_FREQUENT = 0.12
"""Words in a larger share of the examples do not bring an example in; they still count once it is in."""
_SHORT = 7
"""Nor do single words of asking bring in an example of more features than that, about four words."""
_CANDIDATES = 100
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


class _Part(NamedTuple):
    """One of the ``parts`` of a phrase ("A + B" has two); ``phrase`` numbers the phrases of all cards."""

    card: Card
    phrase: int
    part: int
    parts: int


class Matcher:
    """Scores the cards of one knowledge base."""

    def __init__(self, base: KnowledgeBase, light: Collection[str] = ()) -> None:
        """``light`` are words of asking, such as "mục" and "thuộc": they weigh little in comparing questions."""
        self._light = frozenset(light)
        self._index: PhraseIndex[list[_Part]] = PhraseIndex(gaps=True)
        self._function = lexicon("vi").function | lexicon("en").function
        self._function_keys = lexicon("vi").function_keys | lexicon("en").function
        self._common = lexicon("vi").common | lexicon("en").common
        self._examples: list[Card] = []
        self._features: list[tuple[str, ...]] = []
        self._phrases = 0
        self.wordings: list[tuple[str, ...]] = []
        card_words: dict[Card, set[str]] = defaultdict(set)
        parts: dict[tuple[str, ...], list[_Part]] = {}
        for card, record in _cards(base):
            self._add_phrases(card, record, card_words, parts)
            for question in record.questions.all:
                found = tuple(words(question))
                self.wordings.append(found)
                self._examples.append(card)
                self._features.append(_features(found))
        total = len(card_words)
        spread = Counter(word for found in card_words.values() for word in found)
        self._weights = {
            word: max(0.8, math.log((total + 1) / (count + 0.5))) for word, count in spread.items()
        }
        examples = len(self._examples)
        frequency = Counter(feature for features in self._features for feature in features)
        self._feature_weights = {
            feature: math.log((examples + 1) / (count + 0.5)) * self._share(feature)
            for feature, count in frequency.items()
        }
        self._unseen_feature = 0.7 * math.log(examples + 1)
        self._norms = [sum(self._feature_weights[feature] for feature in found) for found in self._features]
        self._postings: dict[str, list[int]] = defaultdict(list)
        self._passive: list[tuple[str, ...]] = []
        for example, features in enumerate(self._features):
            passive = tuple(
                feature
                for feature in features
                if frequency[feature] > examples * _FREQUENT
                or (len(features) > _SHORT and " " not in feature and self._share(feature) < 1.0)
            )
            self._passive.append(passive)
            for feature in features:
                if feature not in passive:
                    self._postings[feature].append(example)
        self._postings.default_factory = None

    @property
    def keys(self) -> frozenset[str]:
        """The marked words of all its phrases."""
        return frozenset(self._index.keys)

    def _add_phrases(
        self,
        card: Card,
        record: Topic | Entry | Refusal,
        card_words: dict[Card, set[str]],
        parts: dict[tuple[str, ...], list[_Part]],
    ) -> None:
        """Indexes a card's phrases. ``parts`` has those of all cards: many phrases share one ("… + chủ trì")."""
        for phrase in dict.fromkeys(record.phrases.all):
            self._phrases += 1
            own = [part for part in phrase.split("+") if part.strip()]
            for index, part in enumerate(own):
                folded, keys = wording(part)
                if keys not in parts:
                    parts[keys] = []
                    self._index.add(part, parts[keys])
                parts[keys].append(_Part(card, self._phrases, index, len(own)))
                self.wordings.append(folded)
                # A function word without its marks may be a subject with them: "dạy" is no "đây".
                found = zip(folded, keys, strict=True)
                card_words[card].update(word for word, marked in found if marked not in self._function_keys)

    def score(
        self, tokens: Sequence[Token], used: Collection[int] = (), names: Collection[int] = ()
    ) -> list[Scored]:
        """The cards that fit, best first.

        ``used`` are the tokens that name bodies or items, ``names`` those that name a body of the plan: a long name
        makes no two questions alike.
        """
        evidence = self._evidence(tokens)
        similarity = self._similarity(tokens, frozenset(tokens[place].folded for place in names))
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

    def _unseen(self, feature: str) -> float:
        return self._unseen_feature * self._share(feature) * (0.5 if " " in feature else 1.0)

    def _besides(self, own: dict[str, float], example: int, names: frozenset[str]) -> float:
        """How alike two questions are in all that is not the name of a body; ``own`` is that of one of them."""
        features = [feature for feature in self._features[example] if names.isdisjoint(feature.split())]
        total = sum(own.values()) + sum(self._feature_weights[feature] for feature in features)
        common = sum(own[feature] for feature in features if feature in own)
        return 2 * common / total if total else 1.0

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
        begun: dict[int, dict[int, Match[list[_Part]]]] = {}
        by_card: dict[Card, list[dict[int, Match[list[_Part]]]]] = defaultdict(list)
        for match in self._index.find(tokens):
            for card, phrase, part, parts in match.payload:
                found = begun.get(phrase)
                if found is None:
                    found = begun[phrase] = {}
                if part not in found:
                    found[part] = match
                    if len(found) == parts:
                        by_card[card].append(found)
                elif found[part].quality < match.quality:
                    found[part] = match
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

    def _phrase(
        self, found: dict[int, Match[list[_Part]]], *, subject: bool
    ) -> tuple[float, dict[int, float]]:
        """The weight of a phrase and of its words; a ``subject`` may be made of function words, as "việc làm" is."""
        places: dict[int, float] = {}
        for match in found.values():
            for place, key in zip(match.places, match.keys, strict=True):
                places[place] = self._key_weight(key)
        quality = min(match.quality for match in found.values())
        if subject and len(places) > 1 and max(places.values()) <= _FUNCTION_WEIGHT:
            places = dict.fromkeys(places, _COMMON_WEIGHT)
        content = [weight for weight in places.values() if weight > _FUNCTION_WEIGHT]
        return sum(content) * (1 + 0.25 * max(0, len(content) - 1)) * quality or 0.3 * quality, places

    def _key_weight(self, key: str) -> float:
        if key in self._function_keys:
            return _FUNCTION_WEIGHT
        return self._weights.get(fold(bare(key)), _COMMON_WEIGHT)

    def _similarity(self, tokens: Sequence[Token], names: frozenset[str]) -> dict[Card, float]:
        features = _features([token.folded for token in tokens])
        weights = {
            feature: known
            if (known := self._feature_weights.get(feature)) is not None
            else self._unseen(feature)
            for feature in features
        }
        norm = sum(weights.values())
        shared: dict[int, float] = {}
        so_far = shared.get  # by far the most frequent step of all: a defaultdict takes twice as long
        for feature, weight in weights.items():
            for example in self._postings.get(feature, ()):
                shared[example] = so_far(example, 0.0) + weight
        own: dict[str, float] = {}
        if names:
            own = {
                feature: weight for feature, weight in weights.items() if names.isdisjoint(feature.split())
            }
        best: dict[Card, float] = {}
        for example in self._likely(shared, norm):
            common = shared[example] + sum(
                [weights[feature] for feature in self._passive[example] if feature in weights]
            )
            similarity = 2 * common / (norm + self._norms[example])
            card = self._examples[example]
            least = best.get(card, 0.0)
            if similarity > least and names:
                similarity = min(similarity, self._besides(own, example, names))
            if similarity > least:
                best[card] = similarity
        return best

    def _likely(self, shared: dict[int, float], norm: float) -> list[int]:
        """The few examples that share most with a question, for their length; of equal ones the first."""
        if len(shared) <= _CANDIDATES:
            return list(shared)
        norms = self._norms
        rates = [weight / (norm + norms[example]) for example, weight in shared.items()]
        # The best of bare figures, and then another look, is far faster than the best of pairs.
        least = nlargest(_CANDIDATES, rates)[-1]
        likely = [example for example, rate in zip(shared, rates, strict=True) if rate > least]
        level = sorted(example for example, rate in zip(shared, rates, strict=True) if rate == least)
        return likely + level[: _CANDIDATES - len(likely)]


def _features(found: Sequence[str]) -> tuple[str, ...]:
    """What is compared of questions: their words, and pairs of neighbours."""
    return tuple(dict.fromkeys((*found, *(f"{first} {second}" for first, second in pairwise(found)))))


def _cards(base: KnowledgeBase) -> Iterable[tuple[Card, Topic | Entry | Refusal]]:
    for topic in base.topics:
        yield Card("topic", topic.id), topic
    for entry in base.entries:
        yield Card("entry", entry.id), entry
    for refusal in base.refusals:
        yield Card("refusal", refusal.id), refusal
