"""What a question wants, by its words."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.cues import CueFinder, Cues
from knowledge.lexicon import cue_phrases
from knowledge.text import clean, tokenize


@cache
def finder() -> CueFinder:
    return CueFinder()


def cues(text: str) -> Cues:
    return finder().find(tokenize(clean(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ai chủ trì mục 3?", {"who", "lead"}),
        ("ai chu tri muc 3", {"who", "lead"}),
        ("cơ quan nào thực hiện", {"who", "lead"}),
        ("who leads item 3?", {"who", "lead"}),
        ("which agency is responsible", {"who", "lead"}),
        ("ai phối hợp?", {"who", "coordinate"}),
        ("who coordinates item 2", {"who", "coordinate"}),
        ("hạn nộp khi nào", {"when"}),
        ("when is it due", {"when"}),
        ("có bao nhiêu mục", {"many"}),
        ("how many items", {"many"}),
        ("so sánh mục 2 và mục 3", {"compare"}),
        ("compare items 2 and 3", {"compare"}),
        ("trích nguyên văn II.3.b", {"quote"}),
        ("nêu ở đâu", {"where"}),
        ("where is it mentioned", {"where"}),
    ],
)
def test_what_is_wanted(text: str, expected: set[str]) -> None:
    assert expected <= cues(text).names


@pytest.mark.parametrize(
    "text",
    [
        "Sở Y tế có làm mục 5 không?",
        "so y te co lam muc 5 khong",
        "Sở Y tế có phải cơ quan thực hiện mục 4 không",
        "đã nộp báo cáo chưa",
        "Does the Department of Health lead item 4?",
        "Is 30 November in time?",
        "are there six items",
        "so does DOH take part in item 5?",
    ],
)
def test_yes_or_no(text: str) -> None:
    assert cues(text).yesno
    assert cues(text).asks


@pytest.mark.parametrize(
    "text", ["ai chủ trì mục 3?", "mục 3", "who leads item 3?", "hạn nộp khi nào", "", "cảm ơn", "không"]
)
def test_not_yes_or_no(text: str) -> None:
    assert not cues(text).yesno


def test_places_of_names_can_be_left_out() -> None:
    tokens = tokenize("ai chủ trì")
    assert "who" not in finder().find(tokens, frozenset([0]))
    assert "lead" in finder().find(tokens, frozenset([0]))


def test_every_wording_gives_its_cue_unless_a_longer_one_does() -> None:
    silent = [
        f"{name}: {phrase}"
        for name, phrases in cue_phrases().items()
        for phrase in phrases
        if name != "nothing" and "+" not in phrase and name not in cues(phrase) and not cues(phrase).names
    ]
    assert not silent, "\n".join(silent)


@pytest.mark.parametrize(
    ("text", "asked"),
    [("hòa nhập", False), ("hội nhập", False), ("sáp nhập", True), ("nhập với sở nào", True)],
)
def test_a_word_that_only_holds_a_cue_asks_for_nothing(text: str, *, asked: bool) -> None:
    assert ("successor" in cues(text)) == asked


def test_what_asks_for_nothing_silences_the_cue_in_it() -> None:
    assert not {phrase: cues(phrase).names for phrase in cue_phrases()["nothing"] if cues(phrase).names}


@settings(derandomize=True, deadline=None, max_examples=150)
@given(st.text(max_size=150))
def test_any_text_has_cues_or_none(text: str) -> None:
    tokens = tokenize(clean(text))
    found = finder().find(tokens)
    assert found.names <= cue_phrases().keys()
    assert found.places <= set(range(len(tokens)))
