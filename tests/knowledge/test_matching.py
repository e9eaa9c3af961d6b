"""Finding the record that a question is about."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.matching import Matcher, Scored
from knowledge.text import clean, fold, tokenize
from tests.knowledge.asking import BASE


@cache
def matcher() -> Matcher:
    return Matcher(BASE)


def scored(text: str) -> list[Scored]:
    return matcher().score(tokenize(clean(text)))


def sound(found: list[Scored]) -> bool:
    records = {"topic": BASE.topic, "entry": BASE.entry, "refusal": BASE.refusal}
    return all(
        each.card.id in records[each.card.kind]  # type: ignore[operator]
        and 0 <= each.coverage <= 1
        and 0 <= each.similarity <= 1.0001
        and each.evidence >= 0
        for each in found
    )


def test_the_best_comes_first() -> None:
    for record in (*BASE.topics, *BASE.entries, *BASE.refusals):
        found = scored(record.questions.all[0])
        assert sound(found)
        scores = [each.score for each in found]
        assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("plain", [False, True])
def test_a_record_is_found_by_its_own_questions(plain: bool) -> None:
    total = missed = 0
    for record in (*BASE.topics, *BASE.entries, *BASE.refusals):
        for text in record.questions.all:
            total += 1
            found = scored(fold(text) if plain else text)[:3]
            missed += record.id not in [each.card.id for each in found]
    # Questions that name bodies or items are settled by these; the rest must be among the first three.
    assert missed <= total * (0.05 if plain else 0.02), f"{missed} of {total}"


@pytest.mark.parametrize("text", ["", "?", "xyzzy qwrt", "3", "2025", "😀"])
def test_nothing_is_found_where_nothing_is_said(text: str) -> None:
    assert [each for each in scored(text) if each.score > 0.5] == []


def test_a_phrase_longer_and_rarer_weighs_more() -> None:
    topic = next(
        topic
        for topic in BASE.topics
        if any(len(phrase.split()) > 2 and "+" not in phrase for phrase in topic.phrases.vi)
    )
    phrase = max(
        (phrase for phrase in topic.phrases.vi if "+" not in phrase), key=lambda phrase: len(phrase.split())
    )
    whole = {each.card.id: each.evidence for each in scored(phrase)}
    part = {each.card.id: each.evidence for each in scored(phrase.split()[0])}
    assert whole[topic.id] > part.get(topic.id, 0)


@settings(derandomize=True, deadline=None, max_examples=150)
@given(st.text(max_size=150))
def test_any_text_is_matched(text: str) -> None:
    assert sound(scored(text))


def test_matching_is_the_same_each_time() -> None:
    other = Matcher(BASE)
    for record in BASE.topics[::5]:
        tokens = tokenize(clean(record.questions.all[0]))
        assert matcher().score(tokens) == other.score(tokens)
