"""The CSV file: its form, and whatever is typed comes back as text, uncalculated."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.reports.clean import cell_text
from bot.reports.csv import HEADER, guarded, render
from tests.reports.docx_samples import packaged, update, year
from tests.reports.tables_samples import FORMULAS, HARD, hard, told

CALCULATED = set("=+-@\t\r\n=+-@")
"""What a cell must not begin with."""


def read(content: bytes) -> list[list[str]]:
    """The lines of a file, header first."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def unguarded(cell: str) -> str:
    """A cell without the apostrophe that keeps spreadsheets from calculating it."""
    return cell[1:] if cell.startswith("'") and guarded(cell[1:]) != cell[1:] else cell


def test_form() -> None:
    content = render(year(packaged(), update(1, "so-tnmt", 3, result="Đã trồng 12 ha, đạt.")))
    assert (
        content
        == (
            "\ufeffcode,version,year,agency,item,status,percent,result,difficulties,state,submitted_at,updated_at\r\n"
            'CN-2025-0001,1,2025,so-tnmt,3,in_progress,60,"Đã trồng 12 ha, đạt.",,accepted,'
            "2025-10-01T10:30:00+07:00,2025-10-01T15:30:00+07:00\r\n"
        ).encode()
    )


def test_empty_year_is_the_header() -> None:
    assert read(render(year(packaged()))) == [list(HEADER)]


def test_each_update_once_in_its_newest_version_with_its_state() -> None:
    report = told()
    rows = [dict(zip(HEADER, row, strict=True)) for row in read(render(report))[1:]]
    assert [(row["code"], row["state"]) for row in rows] == [(one.code, one.state) for one in report.updates]
    third = next(row for row in rows if row["version"] == "3")
    assert (third["result"], third["percent"]) == ("Bản ba.", "70")


def test_times_have_no_fractions() -> None:
    one = replace(update(1, "so-tnmt", 3), updated_at=datetime(2025, 12, 31, 17, 0, 0, 123456, tzinfo=UTC))
    assert read(render(year(packaged(), one)))[1][-1] == "2026-01-01T00:00:00+07:00"


@pytest.mark.parametrize("text", FORMULAS, ids=range(len(FORMULAS)))
def test_formulas_are_guarded(text: str) -> None:
    if text != "{=1}":
        assert guarded(cell_text(text)) == f"'{cell_text(text)}"


@pytest.mark.parametrize("text", ["", "12 ha", "Đạt - 5%", "'lời", "a=b", "3.500 + 2", "''"])
def test_other_texts_are_left_alone(text: str) -> None:
    assert guarded(text) == text


def test_hard_texts_come_back() -> None:
    rows = read(render(hard()))[1:]
    assert len(rows) == len(HARD)
    for row, text in zip(rows, HARD, strict=True):
        assert unguarded(row[7]) == unguarded(row[8]) == cell_text(text)
        assert not set(row[7][:1]) & CALCULATED


def test_lost_characters_leave_a_trace() -> None:
    assert cell_text("a\x00b\x1b\ud800c") == "a\ufffdb\ufffd\ufffdc"
    assert cell_text("\ud83c\udf33") == "🌳"
    assert cell_text("a\r\nb\rc\u2029d\te") == "a\nb\nc\nd\te"


@given(st.lists(st.tuples(st.text(st.characters()), st.text(st.characters())), max_size=4))
@example([("''=", "'\n'"), (",\r\n", '"')])
def test_round_trip(texts: list[tuple[str, str]]) -> None:
    said = [
        update(number, "so-tnmt", 3, result=result, difficulties=difficulties)
        for number, (result, difficulties) in enumerate(texts, 1)
    ]
    content = render(year(packaged(), *said))
    rows = read(content)
    assert [(unguarded(row[7]), unguarded(row[8])) for row in rows[1:]] == [
        (cell_text(result), cell_text(difficulties)) for result, difficulties in texts
    ]
    assert all(not set(cell.lstrip()[:1]) & CALCULATED for row in rows for cell in row)
    assert b"\x00" not in content
    assert content == render(year(packaged(), *said))
