"""Long texts are cut where a reader would pause, and never over Telegram's limit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.send import MAX_TEXT, split


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def test_short_text_is_one_part() -> None:
    assert split("Mục 3") == ["Mục 3"]


def test_cut_between_paragraphs() -> None:
    paragraphs = ["a" * 3000, "b" * 3000, "c" * 500]
    assert split("\n\n".join(paragraphs)) == [paragraphs[0], "\n\n".join(paragraphs[1:])]


def test_cut_between_lines_then_words() -> None:
    assert split("a" * 6 + "\n" + "b" * 6, 10) == ["a" * 6, "b" * 6]
    assert split("aaaa bbbb cccc", 10) == ["aaaa bbbb", "cccc"]


def test_cut_anywhere_in_a_long_word() -> None:
    assert split("a" * 25, 10) == ["a" * 10, "a" * 10, "a" * 5]


@pytest.mark.parametrize("text", ["😀" * 4096, "đ" * 9000, "x " * 5000])
def test_counted_in_utf16(text: str) -> None:
    parts = split(text)
    assert all(0 < _units(part) <= MAX_TEXT for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


@given(st.text(min_size=1, max_size=300), st.integers(min_value=4, max_value=40))
def test_nothing_lost(text: str, limit: int) -> None:
    parts = split(text, limit)
    assert all(_units(part) <= limit for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())
