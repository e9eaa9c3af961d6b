"""Which language a question is written in."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.language import detect
from knowledge.text import fold
from tests.knowledge.asking import BASE, ENGINE


@pytest.mark.parametrize(
    "text",
    [
        "ai chủ trì mục 3?",
        "ai chu tri muc 3",
        "so y te lam gi",
        "kinh phi bao nhieu ty",
        "muc 3",
        "Sở TN&MT",
        "han nop bao cao la khi nao",
        "còn mục 4?",
        "the ai phoi hop",
        "sở nào lo startup",
        "email của sở y tế là gì",
        "cảm ơn",
        "xin chào",
    ],
)
def test_vietnamese(text: str) -> None:
    assert detect(text) == "vi"


@pytest.mark.parametrize(
    "text",
    [
        "who leads item 3?",
        "what is the deadline",
        "Which agency is responsible for waste?",
        "thanks",
        "and item 4?",
        "what else do they do?",
        "item three",
        "does the Department of Health take part in item 5",
        "who leads mục 3",
        "waht is the dedline",
    ],
)
def test_english(text: str) -> None:
    assert detect(text) == "en"


@pytest.mark.parametrize(
    "text", ["", "   ", "3", "2025", "???", "😀", "II.3.b", "161", "STNMT", "!!!", "\u202e"]
)
def test_where_nothing_tells_the_fallback_decides_then_vietnamese(text: str) -> None:
    assert detect(text) == "vi"
    assert detect(text, "en") == "en"
    assert detect(text, "vi") == "vi"


def test_a_clear_text_overrules_the_fallback() -> None:
    assert detect("ai chủ trì mục 3?", "en") == "vi"
    assert detect("who leads item 3?", "vi") == "en"


def test_every_question_of_the_base_is_recognised() -> None:
    wrong = [
        f"{record.id}: {text}"
        for record in (*BASE.topics, *BASE.entries, *BASE.refusals)
        for language in ("vi", "en")
        for text in record.questions[language]  # type: ignore[index]
        if sum(not word.isupper() for word in text.split()) > 2 and detect(text) != language
    ]
    assert not wrong, "\n".join(wrong)


def test_vietnamese_without_marks_is_recognised() -> None:
    # Two or three words without marks may be of either language; whole questions are not.
    texts = [
        text
        for record in (*BASE.topics, *BASE.entries)
        for text in record.questions.vi
        if len(text.split()) > 5
    ]
    wrong = [text for text in texts if detect(fold(text)) != "vi"]
    assert not wrong, "\n".join(wrong)


@settings(derandomize=True, deadline=None, max_examples=150)
@given(st.text(max_size=200), st.sampled_from(["vi", "en", None]))
def test_any_text_has_a_language(text: str, fallback: str | None) -> None:
    assert detect(text, fallback) in ("vi", "en")  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["I.3", "II.3.d", "V.7", "II.6"])
def test_a_number_of_the_plan_is_in_no_language(text: str) -> None:
    assert detect(text) == "vi"
    assert detect(text, "en") == "en"


@pytest.mark.parametrize("text", ["abcxyz qwerty", "done", "ok", "asdf"])
def test_a_word_or_words_of_no_language_change_nobodys(text: str) -> None:
    assert detect(text, "vi") == "vi"


def test_what_was_not_understood_is_no_choice_of_a_language() -> None:
    spoken = ENGINE.answer("ai chủ trì mục 3?")[1]
    reply, after = ENGINE.answer("blah foo some thing unknown xyzzy", spoken)
    assert (reply.kind, after.lang) == ("none", "vi")
