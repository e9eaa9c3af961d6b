"""Updates typed on one line: what officers write, and what is read of it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.services.library import Library
from bot.services.typed.oneline import Typed, parse
from bot.services.typed.script import read
from knowledge.lexicon import update_words
from knowledge.model import LANGUAGES, Language

Reads = Callable[[str], Typed]

ROWS: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("oneline.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def reads(library: Library) -> Reads:
    """Reads a text against the packaged base."""
    base = library.base
    return lambda text: parse(text, base)


@pytest.mark.parametrize("row", ROWS, ids=[row["text"] for row in ROWS])
def test_reads(reads: Reads, row: dict[str, Any]) -> None:
    typed = reads(row["text"])
    told = {name: getattr(typed, name) for name in ("item", "year", "status", "percent")}
    assert {name: value for name, value in told.items() if value is not None} == row["told"]
    assert typed.result == row.get("result", "")
    assert typed.difficulties == row.get("difficulties", "")


PROBLEMS = [
    ("mục 6 50% đã họp", {"no_such_item": ("6",)}),
    ("II.9 50% đã họp", {"no_such_item": ("9",)}),
    ("6, 50%, đã họp", {"no_such_item": ("6",)}),
    ("mục 3 mục 4 50% đã họp", {"two_items": ("3", "4")}),
    ("mục 3 và 4 50% đã họp", {"two_items": ("3", "4")}),
    ("items 3 and 4: 50%", {"two_items": ("3", "4")}),
    ("mục 3 60% 70% đã họp", {"two_percents": ("60", "70")}),
    ("mục 3 12,5% đã họp", {"percent_unclear": ("12,5%",)}),
    ("mục 3: 12.5 phần trăm, đã họp", {"percent_unclear": ("12.5 phần trăm",)}),
    ("mục 3 120% đã họp", {"percent_unclear": ("120%",)}),
    ("mục 3 -5% đã họp", {"percent_unclear": ("-5%",)}),
    ("mục 3, 60-70%, đã họp", {"percent_unclear": ("60-70%",)}),
    ("mục 3 gần 60%, đã họp", {"percent_unclear": ("gần 60%",)}),
    ("mục 3 > 60%, đã họp", {"percent_unclear": ("60%",)}),
    ("mục 3 ½%, đã họp", {"percent_unclear": ("½%",)}),
    ("mục 3 99999999999999%, đã họp", {"percent_unclear": ("99999999999999%",)}),
    ("mục 3, tiến độ: 300, đã họp", {"percent_unclear": ("tiến độ: 300",)}),
    ("mục 3 năm 2026 60%", {"year_outside": ("2026",)}),
    ("mục 3 năm 2022: 60%", {"year_outside": ("2022",)}),
    ("mục 3 năm nay 60%", {"year_outside": ("năm nay",)}),
    ("mục 3 năm 2024 năm 2025 60%", {"two_years": ("2024", "2025")}),
    ("mục 3 hoàn thành, 40%, đã họp", {"done_below_100": ("40",)}),
    ("item 3: done, 40%, met twice", {"done_below_100": ("40",)}),
    ("item 3 done 40% met twice", {"done_below_100": ("40",)}),
    ("1 40% hoan thanh tot", {"done_below_100": ("40",)}),
    ("mục 3 40% hoàn thành tốt nhiệm vụ được giao", {"done_below_100": ("40",)}),
    ("item 3 40% done well", {"done_below_100": ("40",)}),
    ("mục 3 40% đã trồng 12 ha, xong", {"done_below_100": ("40",)}),
    ("3 xong trồng rừng 60%", {"done_below_100": ("60",)}),
    ("mục 3 40% hoàn thành trồng 12 ha", {}),
    ("mục 3 60% đã trồng xong 12 ha", {}),
    ("mục 3 60% Trồng rừng: xong; mở lớp: đang làm", {}),
    ("mục 3 đã trồng 12 ha, gần 60%", {}),
    ("mục 3 100% chưa triển khai", {"not_started_above_0": ("100",)}),
    ("mục 3 đang triển khai, bị vướng, 30%", {"two_statuses": ("in_progress", "blocked")}),
    ("mục 3 chưa làm, xong", {"two_statuses": ("not_started", "done")}),
]


@pytest.mark.parametrize(("text", "problems"), PROBLEMS, ids=[text for text, _ in PROBLEMS])
def test_asks_about(reads: Reads, text: str, problems: dict[str, tuple[str, ...]]) -> None:
    assert {problem.kind: problem.values for problem in reads(text).problems} == problems


def test_what_is_unclear_has_no_value(reads: Reads) -> None:
    typed = reads("mục 3 mục 4 năm 2024 năm 2025 60% 70% đang làm, xong, đã họp")
    assert (typed.item, typed.year, typed.percent, typed.status) == (None, None, None, None)
    assert typed.result == "đã họp"


def test_contradictions_are_not_mended(reads: Reads) -> None:
    typed = reads("mục 3, hoàn thành, 40%")
    assert (typed.status, typed.percent) == ("done", 40)


@pytest.mark.parametrize(
    ("text", "inferred"),
    [
        ("mục 3 60% đã trồng", {"status"}),
        ("mục 3 60% đang triển khai", set()),
        ("mục 3 xong", {"percent"}),
        ("mục 3 hoàn thành 100%", set()),
        ("mục 3 đang triển khai trồng rừng", {"status"}),
        ("3, đang triển khai, 60, Đã trồng", {"percent"}),
        ("mục 3 khoảng 60%, đang làm", {"percent"}),
        ("mục 3 đang làm, tiến độ: 60", set()),
        ("3 trồng 12 ha rừng 60%", {"status", "percent"}),
        ("3 đang làm; trồng 12 ha rừng, đạt 60%", {"percent"}),
        ("mục 3", set()),
    ],
)
def test_what_is_inferred_is_said_to_be(reads: Reads, text: str, inferred: set[str]) -> None:
    assert reads(text).inferred == inferred


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("3 60% Đã trồng 12 ha vướng thiếu kinh phí", "vướng thiếu kinh phí"),
        ("3 60% da trong 12 ha vuong thieu kinh phi", "vuong thieu kinh phi"),
        ("3 60% Đã trồng 12 ha nhưng còn khó khăn về vốn", "nhưng còn khó khăn về vốn"),
        ("3 0% Chưa làm được gì vì thiếu kinh phí. Đã họp 2 lần", "vì thiếu kinh phí."),
        ("item 3 60% planted 12 ha but lack of funds", "lack of funds"),
        ("3 60% đã trồng 12 ha", ""),
        ("3 60% đã trồng 12 ha vướng thiếu kinh phí; khó khăn: không có", ""),
        ("3 60% đã trồng 12 ha vướng thiếu kinh phí; vướng: thiếu vốn", ""),
        ("3 60% đã làm đường, không vướng gì", ""),
        ("3 60% đã tháo gỡ vướng mắc cho doanh nghiệp", ""),
        ("3 60% đã giải quyết tình trạng thiếu kinh phí", ""),
        ("3 60% đã hỗ trợ 20 hộ gặp khó khăn", ""),
        ("3 60% mở lớp cho trẻ em có hoàn cảnh khó khăn về kinh tế", ""),
        ("3 60% da trong 100 met vuong rau", ""),
        ("3 60% supported families with no money", ""),
    ],
)
def test_a_difficulty_spoken_of_in_the_result_is_seen(reads: Reads, text: str, words: str) -> None:
    typed = reads(text)
    assert typed.hindrance == words
    assert words in typed.result


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("3 hoàn thành 40% Trồng cây", True),
        ("3 xong 40%", True),
        ("3 40% hoàn thành", True),
        ("muc 3 da xong 40%, trong cay", True),
        ("3 hoàn thành được 40%, trồng cây", False),
        ("3 mới hoàn thành 40%, trồng cây", False),
        ("3 hoàn thành 40% kế hoạch; trồng cây", False),
        ("3 tiến độ: hoàn thành 40%, trồng cây", False),
        ("3 đạt 40%, trồng cây", False),
        ("3 đã trồng 12 ha, hoàn thành 40%", False),
        ("item 3 40% complete, planted trees", False),
    ],
)
def test_done_beside_a_percentage_is_seen(reads: Reads, text: str, beside: bool) -> None:
    assert reads(text).done_beside is beside


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("3 4 60% Đã trồng", "stray_number"),
        ("3 100% chưa triển khai trồng cây", "status_against"),
        ("3 vướng mắc thiếu kinh phí trồng rừng", "only_difficulties"),
        ("3 hoan thanh da trong 12 ha", "status_part"),
        ("3 xong việc trồng 12 ha", "status_part"),
        ("3 0%, mới lập kế hoạch", "at_zero"),
        ("3 đã trồng 12 ha", "status_unsaid"),
        ("3", None),
        ("3 60% đã trồng", None),
        ("3 đang làm, xong, đã trồng", None),
    ],
)
def test_why_the_status_could_not_be_told(reads: Reads, text: str, why: str | None) -> None:
    unclear = reads(text).unclear
    assert (unclear and unclear.kind) == why


# Nothing is lost ---------------------------------------------------------------------------------------------------

WORDS = st.sampled_from(
    (
        "3 mục II.3 hoạt động item năm 2025 2024 2026 60% 100% 0% 12,5% 60 phần trăm percent đang làm triển khai "
        "xong hoàn thành chưa không sắp vướng vướng: khó khăn: kiến nghị kết quả: tiến độ: trạng thái: done in "
        "progress blocked difficulties: none Đã trồng 12 ha rừng hộ nghèo gần đạt quý ba tốt ko dc hthanh ht "
        "½ ㎡ đ\u00e3 a\u0301 &"
    ).split()
)
GLUE = st.sampled_from((" ", " ", " ", ", ", "; ", "\n", " - ", ". ", ": ", "", "-", "/", " · ", "\u200b"))
TYPED = st.lists(st.tuples(WORDS, GLUE), max_size=25).map(lambda parts: "".join(map("".join, parts)))
ANY = st.text(max_size=300) | TYPED


def words_of(text: str) -> list[tuple[int, int]]:
    """Where the words stand in a text; those written out of one piece of shorthand once."""
    script = read(text)
    return list(dict.fromkeys(script.cut(token.start, token.end) for token in script.tokens))


@settings(derandomize=True, deadline=None, max_examples=150)
@example("Mục\x00 3 ６０% \u202eđã trồng\r\nvướng: x")
@example("½%")
@example("ht 3")
@example("3 trồng rừng (đạt khoảng 60%); vướng: x")
@given(ANY)
def test_every_word_is_in_exactly_one_part(reads: Reads, text: str) -> None:
    typed = reads(text)
    for before, after in pairwise(typed.spans):
        assert before.end <= after.start
    for start, end in words_of(text):
        assert sum(span.start <= start and end <= span.end for span in typed.spans) == 1
    for kind, kept in (("result", typed.result), ("difficulties", typed.difficulties)):
        told = [text[span.start : span.end] for span in typed.spans if span.kind == kind]
        assert all(piece in kept for piece in told)
        assert bool(told) == bool(kept)


@settings(derandomize=True, deadline=None, max_examples=150)
@given(ANY)
def test_what_is_written_out_is_read_as_the_same(reads: Reads, text: str) -> None:
    typed = reads(text)
    if typed.problems:
        return
    for language in LANGUAGES:
        written = written_out(typed, language)
        assert fields(reads(written)) == fields(typed), written


def written_out(typed: Typed, language: Language) -> str:
    """An update as one would write it to be surely understood."""
    known = update_words()
    head: list[str] = []
    if typed.item is not None:
        head.append(f"{known['name_item'][language][0]} {typed.item}")
    if typed.year is not None:
        head.append(f"{known['name_year'][language][0]} {typed.year}")
    if typed.percent is not None:
        head.append(f"{typed.percent}%")
    if typed.status is not None:
        head.append(known["statuses"][typed.status][language][0])
    lines = [" · ".join(head)] if head else []
    for name, text in (("name_result", typed.result), ("name_difficulties", typed.difficulties)):
        if text:
            # A list keeps its first dash only at the start of a line.
            lines.append(f"{known[name][language][0]}:{' ' if text[0].isalnum() else chr(10)}{text}")
    return "\n".join(lines)


def fields(typed: Typed) -> tuple[object, ...]:
    return typed.item, typed.year, typed.status, typed.percent, typed.result, typed.difficulties


@pytest.mark.parametrize(
    "text",
    [
        "\x00" * 50,
        "\u202e3 60% đã trồng\u202c",
        "９" * 400,
        "3 " * 2000,
        "xong " * 800,
        "mục " * 1000,
        "60% " * 1000,
        "vướng: " * 580,
        "đang triển khai, " * 240,
        "a\u0301" * 2000,
        "²³¹⁄₂" * 100,
        "(" * 4096,
        "\ud800",
    ],
    ids=range(13),
)
def test_odd_texts_are_read(reads: Reads, text: str) -> None:
    typed = reads(text)
    assert typed.item in (1, 2, 3, 4, 5, None)
    assert typed.percent in (*range(101), None)
