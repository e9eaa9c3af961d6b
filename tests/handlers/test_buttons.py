"""What buttons carry: it fits, it comes back the same, and anything else is stale."""

from __future__ import annotations

import pytest

from bot.services.messages import (
    Action,
    Button,
    ChooseLanguage,
    Perform,
    PlayQuiz,
    Rate,
    ShowList,
    StopStep,
)
from handlers.buttons import MAX_DATA_BYTES, StaleButtonError, decode, encode, keyboard, rows, without_ratings
from knowledge.asks import Ask

ACTIONS: list[Action] = [
    Perform(Ask.of_item(3)),
    Perform(Ask.quote("II.3.a.5")),
    Perform(Ask.of_agency("so-ldtbxh")),
    Perform(Ask.deadline(), in_place=True),
    ChooseLanguage("vi"),
    ChooseLanguage("en"),
    ChooseLanguage(None),
    Rate(helpful=True, entry="report-deadline", clauses=("V.1.1",)),
    Rate(helpful=False, entry="", clauses=("II.3.b", "II.3.c")),
    Rate(helpful=True),
    ShowList("agencies", 2, in_place=True),
    ShowList("asean"),
    PlayQuiz(),
    StopStep(),
]


@pytest.mark.parametrize("action", ACTIONS, ids=repr)
def test_there_and_back(action: Action) -> None:
    data = encode(action)
    assert data.isascii()
    assert len(data) <= MAX_DATA_BYTES
    assert decode(data) == action


def test_long_ratings_keep_what_fits() -> None:
    clauses = tuple(f"II.{number}.a.{number}" for number in range(1, 10))
    data = encode(Rate(helpful=True, entry="a" * 30, clauses=clauses))
    assert len(data) <= MAX_DATA_BYTES
    decoded = decode(data)
    assert isinstance(decoded, Rate)
    assert decoded.clauses == clauses[: len(decoded.clauses)]


@pytest.mark.parametrize(
    "data",
    ["", "1", "a:items", "0a:items", "2a:items", "1a:", "1a:nonsense", "1a:item;n=x", "1z:", "1l:fr",
     "1s:agencies/x", "1s:other/0", "1s:agencies", "1a:item;n=" + "9" * 70, "\x00", "mục 3", "item:3"],
)  # fmt: skip
def test_stale(data: str) -> None:
    with pytest.raises(StaleButtonError):
        decode(data)


def test_too_long_a_request_has_no_button() -> None:
    long = Perform(Ask.of_entry("x" * 60))
    with pytest.raises(ValueError, match="too long"):
        encode(long)
    assert keyboard([[Button("x", long)]]) is None


def test_rows() -> None:
    short, long = Button("Mục tiêu", StopStep()), Button("Sở Lao động - Thương binh và Xã hội", StopStep())
    assert rows([short, short, short, long, short]) == [[short, short], [short], [long], [short]]


def test_without_ratings() -> None:
    shown = [[("a", "1a:items")], [("👍", "1u:x/"), ("👎", "1d:x/")]]
    assert without_ratings(shown) == {"inline_keyboard": [[{"text": "a", "callback_data": "1a:items"}]]}
