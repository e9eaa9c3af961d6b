"""The phrase index: all phrases of a question, with marks, without, with a foreign word between."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.phrases import Match, PhraseIndex, longest
from knowledge.text import clean, fold, tokenize

SETTINGS = settings(derandomize=True, deadline=None, max_examples=150)
SYLLABLES = [
    "rừng",
    "ngập",
    "mặn",
    "ma",
    "túy",
    "trồng",
    "y",
    "tế",
    "xã",
    "hội",
    "bão",
    "lũ",
    "sở",
    "đề",
    "án",
]


def index(*phrases: str, gaps: bool = False) -> PhraseIndex[str]:
    made: PhraseIndex[str] = PhraseIndex(gaps=gaps)
    for phrase in phrases:
        made.add(phrase, phrase)
    return made


def found(made: PhraseIndex[str], text: str) -> list[str]:
    return [match.payload for match in made.find(tokenize(clean(text)))]


@pytest.mark.parametrize(
    "text",
    ["trồng rừng", "trong rung", "TRỒNG RỪNG", "ai trồng rừng ở đây", "trông rừng", "việc trồng, rừng"],
)
def test_a_phrase_is_found_however_it_is_marked(text: str) -> None:
    assert found(index("trồng rừng"), text) == ["trồng rừng"]


@pytest.mark.parametrize(
    "text", ["", "rừng", "rừng trồng", "trồng. Rừng", "trồng? rừng", "trồngrừng", "trồng cây rừng"]
)
def test_words_apart_or_in_other_order_are_no_phrase(text: str) -> None:
    assert found(index("trồng rừng"), text) == []


def test_one_syllable_with_other_marks_is_another_word() -> None:
    assert found(index("bão"), "báo") == []
    assert found(index("bão"), "bao") == ["bão"]
    assert found(index("bão"), "bão") == ["bão"]


def test_one_foreign_word_between_is_forgiven_where_wanted() -> None:
    made = index("phòng chống ma túy", gaps=True)
    assert found(made, "phòng và chống ma túy") == ["phòng chống ma túy"]
    assert found(made, "phòng và rồi chống ma túy") == []
    assert found(index("phòng chống ma túy"), "phòng và chống ma túy") == []


def test_a_number_between_is_never_forgiven() -> None:
    assert found(index("mục tiêu chung", gaps=True), "mục 3 tiêu chung") == []


def test_a_better_marked_match_has_the_higher_quality() -> None:
    made = index("trồng rừng")
    (exact,) = made.find(tokenize("trồng rừng"))
    (plain,) = made.find(tokenize("trong rung"))
    assert exact.quality == 1.0
    assert 0 < plain.quality < exact.quality


def test_overlapping_phrases_are_all_found_and_the_longest_kept() -> None:
    made = index("ma túy", "phòng chống ma túy", "phòng chống")
    text = tokenize("phòng chống ma túy")
    assert {match.payload for match in made.find(text)} == {"ma túy", "phòng chống ma túy", "phòng chống"}
    assert [match.payload for match in longest(list(made.find(text)))] == ["phòng chống ma túy"]


def test_one_wording_may_mean_several_things() -> None:
    made: PhraseIndex[int] = PhraseIndex()
    made.add("xã hội", 1)
    made.add("xã hội", 2)
    assert sorted(match.payload for match in made.find(tokenize("xã hội"))) == [1, 2]


@SETTINGS
@given(
    st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=4),
    st.lists(st.sampled_from(SYLLABLES), max_size=5),
)
def test_a_phrase_is_found_inside_any_text(phrase: list[str], around: list[str]) -> None:
    made = index(" ".join(phrase))
    text = " ".join((*around, *phrase, *around))
    for typed in (text, text.upper()):
        matches = list(made.find(tokenize(clean(typed))))
        assert any(match.start == len(around) and match.quality == 1.0 for match in matches)
    assert found(made, fold(text))


@SETTINGS
@given(
    st.lists(st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=3), max_size=6),
    st.text(max_size=80),
    st.booleans(),
)
def test_matches_point_at_their_words(phrases: list[list[str]], text: str, gaps: bool) -> None:
    made = index(*(" ".join(phrase) for phrase in phrases), gaps=gaps)
    tokens = tokenize(clean(text + " " + " ".join(word for phrase in phrases for word in phrase)))
    matches: list[Match[str]] = list(made.find(tokens))
    for match in matches:
        assert 0 <= match.start < match.end <= len(tokens)
        assert match.places[0] == match.start
        assert match.places[-1] == match.end - 1
        assert 0 < match.quality <= 1
        assert match.size == len(match.places)
    kept = longest(matches)
    places = [place for match in kept for place in match.places]
    assert len(places) == len(set(places))
    assert [match.start for match in kept] == sorted(match.start for match in kept)
