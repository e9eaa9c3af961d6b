"""The short answers of the guided form."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.services.library import Library
from bot.services.typed.answers import (
    percent_problem,
    read_item,
    read_nothing,
    read_percent,
    read_status,
    read_year,
    read_yes_no,
)
from bot.services.typed.wordings import wordings
from bot.updates import STATUSES
from knowledge.lexicon import update_words
from knowledge.text import words


@pytest.mark.parametrize(
    ("text", "item"),
    [
        *(
            (text, 3)
            for text in (
                "3",
                "mục 3",
                "muc 3 nhe",
                "số 3 ạ",
                "cái thứ 3",
                "thứ ba",
                "ba",
                "II.3",
                "3.",
                "hoạt động thứ ba",
                "mục 3 đi em",
            )
        ),
        *((text, 3) for text in ("item three", "the third item", "number 3 please", "three")),
        *(
            (text, None)
            for text in (
                "6",
                "mục sáu",
                "-3",
                "3 60%",
                "3 hay 4",
                "mục 3 và 4",
                "3,5",
                "",
                "không",
                "đang làm",
                "33",
                "x3",
            )
        ),
    ],
)
def test_item(library: Library, text: str, item: int | None) -> None:
    assert read_item(text, library.base) == item


@pytest.mark.parametrize(
    ("text", "status"),
    [
        *(
            (text, "in_progress")
            for text in (
                "đang triển khai",
                "dang lam",
                "đang làm ạ",
                "dag lm",
                "dang trein khai",
                "in progress",
                "it's ongoing",
            )
        ),
        *(
            (text, "done")
            for text in (
                "hoàn thành",
                "da hoan thanh",
                "xong rồi ạ",
                "hthanh",
                "lam xong r",
                "done",
                "it is completed",
            )
        ),
        *(
            (text, "not_started")
            for text in ("chưa triển khai", "chua lam gi", "chưa làm gì cả ạ", "not started yet")
        ),
        *((text, "blocked") for text in ("vướng mắc", "bị vướng", "vuong", "blocked", "on hold")),
        *(
            (text, None)
            for text in (
                "chưa xong",
                "chưa hoàn thành",
                "sắp xong",
                "gần xong rồi",
                "không xong",
                "not done",
                "almost done",
                "không vướng",
            )
        ),
        *(
            (text, None)
            for text in (
                "hoàn thành trồng rừng",
                "đang làm xong",
                "60%",
                "3",
                "",
                "đang",
                "xong, chưa xong",
                "chưa",
            )
        ),
    ],
)
def test_status(text: str, status: str | None) -> None:
    assert read_status(text) == status


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        *(
            (text, 60)
            for text in (
                "60",
                "60%",
                "60 %",
                "60 phần trăm",
                "60 phan tram ạ",
                "sáu mươi phần trăm",
                "sau muoi",
                "khoảng 60%",
                "đạt 60%",
                "６０％",
            )
        ),
        *(
            (text, 60)
            for text in (
                "sixty percent",
                "sixty",
                "60 percent",
                "hoàn thành 60%",
                "tiến độ 60",
                "được 60 phần trăm rồi",
            )
        ),
        *((text, 100) for text in ("100", "100%", "một trăm", "một trăm phần trăm", "one hundred percent")),
        ("0", 0),
        ("0%", 0),
        ("sáu mươi lăm", 65),
        ("sixty-five", 65),
        ("1", 1),
        ("mười", 10),
        *(
            (text, None)
            for text in (
                "150",
                "101%",
                "-5",
                "-5%",
                "12,5",
                "12.5%",
                "60-70",
                "60/100",
                "gần 60%",
                "hơn 60",
                "6 0",
                "½%",
                "không",
                "",
                "xong",
                "60 ha",
            )
        ),
    ],
)
def test_percent(text: str, percent: int | None) -> None:
    assert read_percent(text) == percent


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        *((text, True) for text in ("75,5", "75.5 ạ", "12.5 phần trăm", "khoảng 75,5%", "½%", "150", "101%")),
        *((text, True) for text in ("-5", "60-70", "60/100", "hơn 60%")),
        *((text, False) for text in ("60", "một trăm", "60 ha", "xong", "không", "chưa rõ", "", "?")),
    ],
)
def test_a_number_that_is_no_whole_percentage(text: str, problem: bool) -> None:
    assert percent_problem(text) is problem


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2025", 2025),
        ("năm 2025", 2025),
        ("nam 2024 a", 2024),
        ("year 2023", 2023),
        ("２０２５", 2025),
        ("2026", None),
        ("2022", None),
        ("25", None),
        ("năm nay", None),
        ("2024-2025", None),
        ("12/2025", None),
        ("", None),
    ],
)
def test_year(library: Library, text: str, year: int | None) -> None:
    assert read_year(text, library.base) == year


@pytest.mark.parametrize(
    "text",
    [
        "không",
        "ko",
        "k có",
        "Không.",
        "không có",
        "chua co",
        "không có gì cả",
        "dạ không ạ",
        "không vướng gì",
        "ko vướng gì ạ",
        "không có khó khăn, vướng mắc gì ạ",
        "hiện không có khó khăn gì",
        "khó khăn: không",
        "none",
        "no",
        "N/A",
        "no difficulties",
        "nothing",
        "-",
        "—",
        "--",
        " - ",
    ],
)
def test_nothing(text: str) -> None:
    assert read_nothing(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "không có kinh phí",
        "không có mặt bằng",
        "thiếu kinh phí",
        "no money",
        "no funds yet",
        "có",
        "chưa giải ngân",
        "vướng",
        "?",
        "không biết làm sao",
    ],
)
def test_something(text: str) -> None:
    assert not read_nothing(text)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        *(
            (text, True)
            for text in (
                "có",
                "co",
                "đúng rồi ạ",
                "vâng",
                "dạ",
                "ok em",
                "gửi đi",
                "đồng ý",
                "ừ",
                "yes",
                "Y",
                "yes please",
                "sure",
                "có chứ",
            )
        ),
        *(
            (text, False)
            for text in (
                "không",
                "ko",
                "dạ không ạ",
                "không gửi",
                "chưa",
                "không đúng",
                "không đồng ý",
                "thôi",
                "no",
                "n",
                "no thanks",
                "don't send",
            )
        ),
        *((text, None) for text in ("", "được không", "để xem", "có hay không", "yes or no", "mục 3", "?")),
    ],
)
def test_yes_no(text: str, answer: bool | None) -> None:
    assert read_yes_no(text) is answer


def test_every_wording_of_a_status_is_that_status() -> None:
    listed = {
        (phrase, status)
        for status in STATUSES
        for phrases in update_words()["statuses"][status].values()
        for phrase in phrases
    }
    assert {(phrase, read_status(phrase)) for phrase, _ in listed} == listed


def test_every_objectless_status_is_a_status() -> None:
    listed = {
        tuple(words(phrase))
        for phrases in update_words()["statuses"].values()
        for both in phrases.values()
        for phrase in both
    }
    assert wordings().objectless <= listed


def test_every_wording_of_nothing_is_nothing() -> None:
    nothing = update_words()["nothing"]
    assert [phrase for phrase in (*nothing["vi"], *nothing["en"]) if not read_nothing(phrase)] == []


def test_all_words_are_words() -> None:
    """YAML takes a bare "no" or "on" for a truth."""

    def leaves(data: object) -> list[object]:
        if isinstance(data, dict):
            return [leaf for key, value in data.items() for leaf in (key, *leaves(value))]
        return [leaf for value in data for leaf in leaves(value)] if isinstance(data, list) else [data]

    assert not [leaf for leaf in leaves(update_words()) if isinstance(leaf, bool) or leaf is None]


@settings(derandomize=True, deadline=None, max_examples=150)
@given(st.text(max_size=120))
def test_any_answer_can_be_read(library: Library, text: str) -> None:
    assert read_percent(text) in (*range(101), None)
    assert read_percent(text) is None or not percent_problem(text)
    assert read_status(text) in (*STATUSES, None)
    assert read_item(text, library.base) in (1, 2, 3, 4, 5, None)
    assert read_year(text, library.base) in (2023, 2024, 2025, None)
    assert read_nothing(text) in (True, False)
    assert read_yes_no(text) in (True, False, None)
