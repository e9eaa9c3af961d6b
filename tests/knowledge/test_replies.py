"""Replies as people read them, and conversations as they are stored."""

from __future__ import annotations

import json
from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.asks import Ask
from knowledge.replies import EMPTY, Conversation, Reply
from tests.knowledge.asking import ENGINE

SETTINGS = settings(derandomize=True, deadline=None, max_examples=200)
WORD = st.none() | st.text(max_size=20)


def test_the_text_is_the_paragraphs_and_then_the_citation() -> None:
    reply = Reply("answer", "vi", ("Một.", "Hai."), citation="📎 Mục II")
    assert reply.text() == "Một.\n\nHai.\n\n📎 Mục II"
    assert Reply("answer", "vi", ("Một.",)).text() == "Một."


def test_replies_and_conversations_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        Reply("answer", "vi", ("Một.",)).kind = "none"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        EMPTY.item = 3  # type: ignore[misc]


def test_an_empty_conversation_is_stored_shortly() -> None:
    assert EMPTY.to_json() == "{}"
    assert Conversation.from_json("{}") == EMPTY == Conversation()


def test_a_real_conversation_survives_storage() -> None:
    conversation = EMPTY
    for text in (
        "ai chủ trì mục 3?",
        "còn mục 4?",
        "Sở Y tế làm gì?",
        "rừng",
        "ai phối hợp?",
        "Kỳ Anh làm gì?",
    ):
        _, conversation = ENGINE.answer(text, conversation)
        stored = conversation.to_json()
        assert Conversation.from_json(stored) == conversation
        assert isinstance(json.loads(stored), dict)
        assert "\n" not in stored


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "{", "null", "[]", "3", '"x"', "true", '{"unknown": 1}', '{"item": "3"}',
        '{"item": [3]}', '{"asks": 3}', "[" * 5000,
        '{"pending": {"a": 1}, "x": 2}', "\x00", "NaN", '{"item": 1e400}', "{'item': 3}", '{"asks": null}', "\ufeff{}",
    ],
    ids=lambda text: ascii(text[:20]),
)  # fmt: skip
def test_what_is_no_conversation_is_an_empty_one(text: str) -> None:
    assert Conversation.from_json(text) == EMPTY


STORED = [
    '{"lang": 3}', '{"lang": "xx"}', '{"intent": 5}', '{"intent": "dance"}', '{"asks": ["dance"]}',
    '{"asks": [1, null]}', '{"pending": ["x y"]}',
    '{"pending": ["dance"]}', '{"agency": "nobody"}', '{"agency": 7}', '{"topic": "nothing"}',
    '{"topic": []}', '{"clause": "IX.9"}',
    '{"clause": {"a": 1}}', '{"entry": "none"}', '{"item": 77}', '{"item": true}', '{"item": -1}',
    '{"role": "boss"}', '{"wish": "dance"}', '{"wish": 3}',
    '{"pending": "abc"}', '{"asks": "item;n=3"}',
]  # fmt: skip


@pytest.mark.parametrize("stored", STORED)
def test_a_damaged_conversation_never_breaks_an_answer(stored: str) -> None:
    conversation = Conversation.from_json(stored)
    for text in (
        "ai phối hợp?",
        "còn mục 4?",
        "1",
        "3",
        "thế ai chủ trì?",
        "what else do they do?",
        "nguyên văn",
        "họ còn làm gì nữa?",
        "tại sao?",
        "",
    ):
        reply, after = ENGINE.answer(text, conversation)
        assert reply.text()
        assert isinstance(Conversation.from_json(after.to_json()), Conversation)


@SETTINGS
@given(
    st.lists(st.integers(1, 99).map(lambda number: Ask.lead(number).code()), max_size=3),
    st.none() | st.integers(1, 99),
    WORD,
    WORD,
    st.sampled_from([None, "vi", "en"]),
)
def test_any_conversation_survives_storage(
    asks: list[str], item: int | None, agency: str | None, intent: str | None, lang: str | None
) -> None:
    kept = Conversation(asks=tuple(asks), item=item, agency=agency or None, intent=intent or None, lang=lang)  # type: ignore[arg-type]
    assert Conversation.from_json(kept.to_json()) == kept


@SETTINGS
@given(
    st.text(max_size=60)
    | st.dictionaries(
        st.sampled_from(["asks", "item", "agency", "pending", "lang", "x"]),
        st.none()
        | st.integers()
        | st.text(max_size=5)
        | st.lists(st.integers() | st.text(max_size=5), max_size=3),
    ).map(json.dumps)
)
def test_any_text_is_a_conversation_or_an_empty_one(text: str) -> None:
    assert isinstance(Conversation.from_json(text), Conversation)
