"""Nothing that says who wrote a text is kept of it."""

from __future__ import annotations

import time

import pytest

from bot.services.scrub import GONE, scrub


@pytest.mark.parametrize(
    "personal",
    [
        "0912345678",
        "0912 345 678",
        "0912.345.678",
        "(+84) 912 345 678",
        "+84912345678",
        "84912345678",
        "0239 385 5555",
        "+44 20 7946 0958",
        "012345678901",
        "184 123 456",
        "B1234567",
        "lan.tran+1@example.com.vn",
        "lan @ example.vn",
        "@lan_tran",
        "https://facebook.com/lan",
        "t.me/lan",
        "19001234567890",
    ],
)
def test_taken_out(personal: str) -> None:
    kept = scrub(f"tôi là Lan, {personal} hỏi mục 3")
    assert GONE in kept
    assert personal not in kept
    assert kept.endswith("hỏi mục 3")


@pytest.mark.parametrize(
    "text",
    [
        "ai chủ trì mục 3?",
        "Quyết định 161/QĐ-TTg ngày 25/01/2016",
        "giai đoạn 2021-2025 có gì",
        "văn bản số 1841/LĐTBXH-HTQT",
        "II.3.b ghi gì",
        "trước ngày 01/12/2025",
        "kinh phí 12.500.000 đồng",
        "10-15% hộ nghèo",
    ],
)
def test_left_alone(text: str) -> None:
    assert scrub(text) == text


def test_one_line_without_controls() -> None:
    assert scrub("a\nb\x00c\u202ed\t e ") == "a b c d e"


@pytest.mark.parametrize(
    "typed", ["_", "a", "A1", "a-", "a.", "+", "a@", "a @ ", "0", "0 ", "84(", "1-", "www."]
)
def test_the_longest_message_takes_no_time(typed: str) -> None:
    """What repeats itself might be the beginning of something at every place."""
    text = (typed * 4096)[:4096]
    began = time.process_time()
    scrub(text)
    assert time.process_time() - began < 0.1


def test_nothing_is_left_of_nothing() -> None:
    assert scrub("   ") == ""
