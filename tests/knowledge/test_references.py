"""What is named by number: exactly that, or missing; never a neighbour."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.numerals import nth
from knowledge.references import Reference, find_references
from knowledge.text import clean, fold, tokenize
from tests.knowledge.asking import BASE, ENGINE

SETTINGS = settings(derandomize=True, deadline=None, max_examples=300)


def named(text: str) -> list[str]:
    """What a text names: ``item 3``, a clause id, or ``missing …``."""
    tokens = tokenize(clean(text))
    references, used = find_references(tokens, BASE)
    assert used <= set(range(len(tokens)))
    return [_told(reference) for reference in references]


def _told(reference: Reference) -> str:
    if reference.kind == "item":
        assert BASE.item[reference.item or 0].clause == reference.target
        return f"item {reference.item}"
    if reference.kind == "clause":
        assert reference.target in BASE.clause
        return reference.target
    return f"missing {reference.target}"


FORMS = [
    ("mục 3", ["item 3"]),
    ("Mục 3", ["item 3"]),
    ("MỤC 3", ["item 3"]),
    ("muc 3", ["item 3"]),
    ("mục3", ["item 3"]),
    ("mục số 3", ["item 3"]),
    ("mục thứ 3", ["item 3"]),
    ("mục thứ ba", ["item 3"]),
    ("mục ba", ["item 3"]),
    ("mục 03", ["item 3"]),
    ("mục số ba", ["item 3"]),
    ("hoạt động 3", ["item 3"]),
    ("hoạt động thứ ba", ["item 3"]),
    ("hoạt động số 2", ["item 2"]),
    ("nội dung 4", ["item 4"]),
    ("nội dung thứ tư", ["item 4"]),
    ("nhiệm vụ 5", ["item 5"]),
    ("đầu mục 1", ["item 1"]),
    ("hạng mục 2", ["item 2"]),
    ("mục đầu tiên", ["item 1"]),
    ("mục cuối", ["item 5"]),
    ("mục cuối cùng", ["item 5"]),
    ("mục năm", ["item 5"]),
    ("mục thứ năm", ["item 5"]),
    ("mục một", ["item 1"]),
    ("item 3", ["item 3"]),
    ("Item 3", ["item 3"]),
    ("item three", ["item 3"]),
    ("item no. 3", ["item 3"]),
    ("item number 3", ["item 3"]),
    ("the third item", ["item 3"]),
    ("the 3rd item", ["item 3"]),
    ("the last item", ["item 5"]),
    ("activity 2", ["item 2"]),
    ("the first activity", ["item 1"]),
    ("II.3", ["item 3"]),
    ("ii.3", ["item 3"]),
    ("mục II.3", ["item 3"]),
    ("II.3.b", ["II.3.b"]),
    ("ii.3.b", ["II.3.b"]),
    ("mục II.3.b", ["II.3.b"]),
    ("II.3b", ["II.3.b"]),
    ("clause II.3.b", ["II.3.b"]),
    ("mục 3b", ["II.3.b"]),
    ("mục 3.b", ["II.3.b"]),
    ("mục 3 b", ["II.3.b"]),
    ("điểm b mục 3", ["II.3.b"]),
    ("mục 3 điểm c", ["II.3.c"]),
    ("item 3b", ["II.3.b"]),
    ("point b of item 3", ["II.3.b"]),
    ("II.3.a.4", ["II.3.a.4"]),
    ("gạch đầu dòng 4 mục 3", ["II.3.a.4"]),
    ("mục 3 gạch đầu dòng thứ 4", ["II.3.a.4"]),
    ("ý 2 mục 4", ["II.4.a.2"]),
    ("bullet 4 of item 3", ["II.3.a.4"]),
    ("the second bullet of item 2", ["II.2.a.2"]),
    ("phần V mục 3", ["V.3"]),
    ("phần 5 mục 3", ["V.3"]),
    ("mục 3 phần V", ["V.3"]),
    ("phần năm mục 4", ["V.4"]),
    ("V.3", ["V.3"]),
    ("mục V.3", ["V.3"]),
    ("V.1.1", ["V.1.1"]),
    ("V.6.2", ["V.6.2"]),
    ("section V item 3", ["V.3"]),
    ("section 5 item 3", ["V.3"]),
    ("phần II mục 3", ["item 3"]),
    ("mục 3 phần II", ["item 3"]),
    ("giải pháp 3", ["III.3"]),
    ("giải pháp thứ ba", ["III.3"]),
    ("giải pháp số 7", ["III.7"]),
    ("giải pháp đầu tiên", ["III.1"]),
    ("giải pháp cuối", ["III.7"]),
    ("giải pháp cuối cùng", ["III.7"]),
    ("solution 2", ["III.2"]),
    ("the third solution", ["III.3"]),
    ("the last solution", ["III.7"]),
    ("III.3", ["III.3"]),
    ("mục III.3", ["III.3"]),
    ("mục tiêu cụ thể 2", ["I.2.2"]),
    ("mục tiêu cụ thể thứ nhất", ["I.2.1"]),
    ("specific objective 3", ["I.2.3"]),
    ("I.2.1", ["I.2.1"]),
    ("mục 2 và 4", ["item 2", "item 4"]),
    ("mục 2 và mục 4", ["item 2", "item 4"]),
    ("mục 2, 3 và 4", ["item 2", "item 3", "item 4"]),
    ("các mục 1,2", ["item 1", "item 2"]),
    ("mục 1-5", ["item 1", "item 2", "item 3", "item 4", "item 5"]),
    ("mục 1 đến 3", ["item 1", "item 2", "item 3"]),
    ("items 2 and 4", ["item 2", "item 4"]),
    ("items 1 to 3", ["item 1", "item 2", "item 3"]),
    ("item 2 or item 3", ["item 2", "item 3"]),
    ("phần IV", ["IV"]),
    ("phần 4", ["IV"]),
    ("section III", ["III"]),
    ("mục 6", ["missing item 6"]),
    ("item 6", ["missing item 6"]),
    ("mục thứ sáu", ["missing item 6"]),
    ("the sixth item", ["missing item 6"]),
    ("mục 0", ["missing item 0"]),
    ("mục 33", ["missing item 33"]),
    ("giải pháp 8", ["missing solution 8"]),
    ("solution 9", ["missing solution 9"]),
    ("II.6", ["missing II.6"]),
    ("II.9", ["missing II.9"]),
    ("V.7", ["missing V.7"]),
    ("II.3.d", ["item 3"]),
    ("mục 3 và mục 6", ["item 3", "missing item 6"]),
]


@pytest.mark.parametrize(("text", "expected"), [form for form in FORMS if form[0] != "II.3.d"])
def test_what_is_named(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"cho em hỏi {text} do ai làm vậy ạ", expected)
        for text, expected in FORMS
        if text.startswith(("mục 3", "mục thứ ba", "phần V mục", "giải pháp 3", "II.3.b", "mục 1-5"))
        and "phần" not in text
    ],
)
def test_what_is_named_inside_a_sentence(text: str, expected: list[str]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "mục năm 2025",
        "nội dung năm 2024",
        "nhiệm vụ năm 2023",
        "hoạt động năm nay",
        "nhiệm vụ năm tới",
        "30/11",
        "01/12/2025",
        "trước ngày 1/12",
        "có 5 mục",
        "5 mục",
        "mấy mục",
        "mục tiêu",
        "mục tiêu chung",
        "mục đích",
        "mục nào",
        "các mục",
        "161/QĐ-TTg",
        "Đề án 161",
        "năm 2025",
        "sở y tế",
        "3",
        "ba",
        "một nội dung",
        "hoạt động một cách hiệu quả",
        "nội dung hai bên",
        "có hai phần",
        "mỗi phần một ít",
        "items",
        "five items",
        "the first time",
        "the last day",
        "i live in ha tinh",
        "v",
        "vi",
        "vì sao",
        "xi măng",
        "",
    ],
)
def test_what_names_nothing(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize("text", ["mục II.4 a", "mục 4 ạ", "muc 4 a"])
def test_the_particle_a_names_no_point(text: str) -> None:
    assert named(text) == ["item 4"]


NUMBER_FORMS = [
    "mục {n}", "Mục {n}?", "muc {n}", "mục{n}", "mục số {n}", "mục thứ {n}", "hoạt động {n}", "hoạt động số {n}",
    "nội dung {n}", "nhiệm vụ {n}", "item {n}", "item no. {n}", "item number {n}", "activity {n}", "II.{n}",
    "phần II mục {n}", "ai chủ trì mục {n}", "who leads item {n}", "mục {n} ai làm vậy", "cái mục số {n} ấy",
]  # fmt: skip


@pytest.mark.parametrize("form", NUMBER_FORMS)
def test_a_number_is_that_number_or_missing(form: str) -> None:
    for number in range(100):
        (told,) = named(form.format(n=number))
        if number in BASE.item:
            assert told == f"item {number}"
        else:
            assert told in (f"missing item {number}", f"missing II.{number}")


@pytest.mark.parametrize(
    "form",
    ["giải pháp {n}", "giai phap {n}", "giải pháp số {n}", "solution {n}", "III.{n}", "phần III mục {n}"],
)
def test_a_solution_is_that_solution_or_missing(form: str) -> None:
    for number in range(100):
        (told,) = named(form.format(n=number))
        if f"III.{number}" in BASE.clause:
            assert told == f"III.{number}"
        else:
            assert told in (f"missing solution {number}", f"missing III.{number}")


WORDS = ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"]
ENGLISH = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]


@pytest.mark.parametrize(
    "text_and_number",
    [
        (form.format(word), number)
        for list_, forms in (
            (WORDS, ("mục {}", "mục số {}")),
            (["nhất", "hai", "ba", "tư", *WORDS[4:]], ("mục thứ {}", "hoạt động thứ {}")),
            (ENGLISH, ("item {}", "activity {}")),
            (ORDINALS, ("the {} item", "the {} activity")),
        )
        for form in forms
        for number, word in enumerate(list_, start=1)
    ],
    ids=lambda pair: pair[0],
)
def test_number_words_are_exact_too(text_and_number: tuple[str, int]) -> None:
    text, number = text_and_number
    expected = f"item {number}" if number in BASE.item else f"missing item {number}"
    assert named(text) == [expected]
    if not text.endswith(("năm", "một", "ba", "hai")):  # without marks these may be other words
        assert named(fold(text)) == [expected]


@SETTINGS
@given(st.text(max_size=120))
def test_any_text_is_searched(text: str) -> None:
    named(text)


@SETTINGS
@given(
    st.lists(
        st.sampled_from(
            "mục 1 2 3 6 II V . b a c phần giải pháp cuối thứ ba năm 2025 và - , item the third bullet of".split()
        ),
        max_size=12,
    )
)
def test_only_numbers_that_were_typed_are_named(parts: list[str]) -> None:
    tokens = tokenize(clean(" ".join(parts)))
    values = {"1": 1, "2": 2, "3": 3, "6": 6, "ba": 3, "third": 3, "năm": 5, "cuối": 5, "hai": 2}
    typed = {values[part] for part in parts if part in values}
    spread = range(min(typed, default=1), max(typed, default=0) + 1)
    for reference in find_references(tokens, BASE)[0]:
        if reference.kind == "item":
            assert reference.item in typed | set(spread)


@settings(derandomize=True, deadline=None, max_examples=120)
@given(
    st.integers(1900, 2100),
    st.sampled_from(
        [
            "kế hoạch có đến năm {y} không?",
            "kế hoạch thực hiện đến {y} phải không?",
            "Does the plan run until {y}?",
        ]
    ),
)
def test_a_year_is_that_year(year: int, form: str) -> None:
    reply, _ = ENGINE.answer(form.format(y=year))
    assert reply.verdict == ("yes" if year == BASE.plan.period_end else "no"), reply.text()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("cái thứ 2", 2),
        ("cái thứ ba", 3),
        ("and the fourth?", 4),
        ("số 5", 5),
        ("2", 2),
        ("2 và 3", None),
        ("cái đó", None),
    ],
)
def test_the_one_number_of_a_short_message(text: str, number: int | None) -> None:
    assert nth(tokenize(clean(text))) == number
