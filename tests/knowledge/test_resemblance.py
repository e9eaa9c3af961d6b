"""How alike questions are, against the same figure worked out one example at a time."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.resemblance import Resemblance, features_of

WORDS = st.sampled_from(["so", "y", "te", "muc", "ba", "ai", "lam", "gi", "rung", "nao"])
QUESTIONS = st.lists(WORDS, min_size=1, max_size=6)
EXAMPLES = st.lists(st.lists(QUESTIONS, min_size=1, max_size=3), min_size=1, max_size=6)
UNKNOWN = st.sampled_from(["xa", "la"])


def share(feature: str) -> float:
    return 0.35 if feature in ("ai", "gi", "nao") else 1.0


def one_by_one(examples: list[list[list[str]]], asked: list[str], names: frozenset[str]) -> list[float]:
    """The best of each record, by the definition."""
    every = [features_of(question) for record in examples for question in record]

    def weight(feature: str) -> float:
        having = sum(feature in features for features in every)
        if having:
            return math.log((len(every) + 1) / (having + 0.5)) * share(feature)
        return 0.7 * math.log(len(every) + 1) * share(feature) * (0.5 if " " in feature else 1.0)

    def alike(one: list[str], other: list[str]) -> float:
        total = sum(map(weight, one)) + sum(map(weight, other))
        return (
            2 * sum(weight(feature) for feature in one if feature in other) / total if total > 1e-9 else 1.0
        )

    def besides(features: tuple[str, ...]) -> list[str]:
        return [feature for feature in features if names.isdisjoint(feature.split())]

    return [
        max(
            min(
                alike(list(features_of(asked)), list(features_of(question))),
                alike(besides(features_of(asked)), besides(features_of(question))) if names else 2.0,
            )
            for question in record
        )
        for record in examples
    ]


@settings(derandomize=True, deadline=None, max_examples=300)
@given(EXAMPLES, st.lists(WORDS | UNKNOWN, min_size=1, max_size=7), st.frozensets(WORDS, max_size=3))
def test_all_at_once_are_as_alike_as_one_by_one(
    examples: list[list[list[str]]], asked: list[str], names: frozenset[str]
) -> None:
    made = Resemblance(
        [(card, question) for card, record in enumerate(examples) for question in record], share
    )
    found = made.of(asked, names, -1.0)
    assert list(found) == list(range(len(examples)))
    assert list(found.values()) == pytest.approx(one_by_one(examples, asked, names), abs=1e-6)


def test_only_what_is_alike_enough_is_told_and_what_is_asked_for() -> None:
    made = Resemblance([("a", ["rung", "bien"]), ("b", ["ma", "tuy"]), ("c", ["rung"])], lambda _: 1.0)
    assert set(made.of(["rung"], frozenset(), 0.9)) == {"c"}
    assert made.of(["rung"], frozenset(), 0.9, ["b", "unknown"]) == pytest.approx({"b": 0.0, "c": 1.0})


def test_of_nothing_nothing_is_alike() -> None:
    empty: Resemblance[str] = Resemblance([], lambda _: 1.0)
    assert empty.of(["rung"], frozenset(), 0.0) == {}
    made = Resemblance([("a", ["rung"])], lambda _: 1.0)
    assert made.of([], frozenset(), 0.0) == {}
