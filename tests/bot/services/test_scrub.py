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
    ("text", "kept"),
    [
        (
            "Lê Văn Cường bị bệnh tâm thần có được nhận xe lăn không",
            "[…] bị bệnh tâm thần có được nhận xe lăn không",
        ),
        ("Tôi tên là Trần Thị Bình ở xã Thạch Hà, hỏi mục 3", "Tôi tên là […] ở xã Thạch Hà, hỏi mục 3"),
        ("toi ten la tran thi binh, hoi muc 3", "toi ten la […], hoi muc 3"),
        ("le van cuong bi benh tam than", "[…] bi benh tam than"),
        ("NGUYỄN VĂN AN hỏi mục 3", "[…] hỏi mục 3"),
        ("bà Bình và ông Nguyễn An được gì?", "bà […] và ông […] được gì?"),
        ("Tôi tên là Lan, hỏi mục 3", "Tôi tên là […], hỏi mục 3"),
        ("My name is John Smith and I ask about item 3", "My name is […] and I ask about item 3"),
        ("họ tên: Nguyễn Thị Thu Hà, hỏi mục 3", "họ tên: […], hỏi mục 3"),
        ("Nguye\u0302\u0303n Va\u0306n An hỏi mục 3", "[…] hỏi mục 3"),
        ("Trần Thị Bình 0912345678", "[…] […]"),
        ("Ông Lê Văn Cường được gì?", "Ông […] được gì?"),
        ("Bà Trần Thị Bình được gì?", "Bà […] được gì?"),
        ("Từ Nguyễn Văn An: mục 3 là gì?", "Từ […]: mục 3 là gì?"),
    ],
)
def test_names_of_persons_are_taken_out(text: str, kept: str) -> None:
    assert scrub(text) == kept


@pytest.mark.parametrize(
    "text",
    [
        "tư tưởng Hồ Chí Minh nói gì?",
        "trường Nguyễn Du có trong kế hoạch không?",
        "Ha Tinh People's Committee leads what?",
        "trẻ em Hà Tĩnh được gì?",
        "phat trien do thi hoa thi ai lam?",
        "cho xin nguyen van gach dau dong thu hai",
        "Sở Y tế, Sở Nội vụ làm gì?",
        "đi Ba Lan cần gì?",
        "BÀI CA ASEAN TÊN LÀ GÌ?",
        "VŨ QUANG NGÀY MỘT ÍT THÚ",
        "Vũ Quang National Park",
        "xin họ tên Giám đốc Sở Y tế",
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
    "typed",
    ["_", "a", "A1", "a-", "a.", "+", "a@", "a @ ", "0", "0 ", "84(", "1-", "www.", "Lê Văn An ", "ông An "],
)
def test_the_longest_message_takes_no_time(typed: str) -> None:
    """What repeats itself might be the beginning of something at every place."""
    text = (typed * 4096)[:4096]
    began = time.process_time()
    scrub(text)
    assert time.process_time() - began < 0.1


def test_nothing_is_left_of_nothing() -> None:
    assert scrub("   ") == ""
