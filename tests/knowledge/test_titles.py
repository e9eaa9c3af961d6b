"""A word or two: titles of the plan are questions, pleasantries are answered but never offered."""

from __future__ import annotations

import pytest

from knowledge.asks import Ask
from knowledge.model import LANGUAGES
from tests.knowledge.asking import BASE, ENGINE, say


@pytest.mark.parametrize("text", ["mục tiêu", "Mục tiêu ạ", "muc tieu", "goals", "objectives", "the goals"])
def test_the_title_of_the_section_asks_for_the_objectives(text: str) -> None:
    reply = say(text)
    assert reply.ask == Ask.goals()
    assert all(
        BASE.clause[clause].label[reply.lang] in reply.text()
        for clause in ("I.1", "I.2", "I.2.1", "I.2.2", "I.2.3")
    )


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("nội dung hoạt động", "II.3"),
        ("activities", "II.3"),
        ("giải pháp", "III.1"),
        ("solutions", "III.1"),
        ("kinh phí", "IV"),
        ("funding", "IV"),
        ("tổ chức thực hiện", "V.1"),
        ("implementation", "V.1"),
        ("căn cứ", "base"),
        ("can cu", "base"),
        ("nơi nhận", "recipients"),
    ],
)
def test_a_title_of_the_plan_alone_is_a_question(text: str, clause: str) -> None:
    reply = say(text)
    assert reply.kind == "answer"
    assert clause in reply.clauses


def test_a_repeated_point_is_listed_once_and_quoted_still() -> None:
    (repeated,) = (clause for clause in BASE.clauses if clause.repeats is not None)
    for language in LANGUAGES:
        card, _ = ENGINE.perform(Ask.of_item(3), language)
        assert repeated.label[language] not in card.text()
    assert "\n".join(repeated.verbatim) in ENGINE.perform(Ask.quote(repeated.id), "vi")[0].text()


@pytest.mark.parametrize("text", ["tệ thật", "te that", "dở quá", "bot tệ", "kém quá"])
def test_whoever_complains_hears_an_apology(text: str) -> None:
    assert say(text).entry == "complaint"


@pytest.mark.parametrize("text", ["chê", "chờ", "khen", "tệ", "yêu", "cười", "praise", "wait for it"])
def test_a_pleasantry_is_never_offered(text: str) -> None:
    offered = [BASE.entry[choice.ask.entry] for choice in say(text).choices if choice.ask.entry]
    assert all(entry.kind != "smalltalk" for entry in offered)


@pytest.mark.parametrize(
    "text",
    [
        "asean la gi vay, sv lam tieu luan",
        "ASEAN là gì vậy, em làm tiểu luận",
        "đề án 161 là gì, cháu đang ôn thi",
    ],
)
def test_what_is_said_behind_a_question_is_not_asked(text: str) -> None:
    reply = say(text)
    assert reply.entry in ("asean-what", "project-161")
