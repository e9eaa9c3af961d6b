"""The workbook, read again by another library than wrote it."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import openpyxl
import pytest

from bot.reports.clean import cell_text
from bot.reports.xlsx import render
from bot.reports.xlsx_formats import MAX_BREAKS, MAX_CELL, MAX_HEIGHT, row_height, text_for_cell
from knowledge.loader import PACKAGED, load
from knowledge.model import LANGUAGES, Language
from tests.reports.docx_samples import crowded, mixed, packaged, update, year
from tests.reports.tables_samples import HARD, hard, told

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

    from bot.reports.data import YearReport

SHEETS = ["Tổng hợp", "Báo cáo", "Các bản trước", "Chưa gửi", "Khó khăn, vướng mắc", "Nhật ký"]


def opened(report: YearReport, language: Language = "vi") -> Workbook:
    """The workbook as another library reads it."""
    return openpyxl.load_workbook(io.BytesIO(render(report, language)))


@cache
def told_book() -> Workbook:
    """The workbook of a year with one of everything."""
    return opened(told())


def rows(book: Workbook, name: str, first: int = 2) -> list[list[Any]]:
    """The values of a sheet's rows from the first below the heads."""
    return [[cell.value for cell in row] for row in book[name].iter_rows(min_row=first)]


def matrix(book: Workbook) -> dict[str, list[Any]]:
    """The rows of the first sheet by the agency's name."""
    return {row[1]: row[2:] for row in rows(book, SHEETS[0], 7)}


def test_one_sheet_a_view() -> None:
    assert told_book().sheetnames == SHEETS
    english = opened(year(packaged()), "en")
    assert english.sheetnames == [
        "Summary",
        "Reports",
        "Earlier versions",
        "Not sent",
        "Difficulties",
        "Audit log",
    ]


def test_matrix_has_status_and_percent_as_a_number() -> None:
    found = matrix(told_book())
    assert len(found) == len(told().standings) == 26
    assert found["Sở Tài nguyên và Môi trường (*)"] == [
        *("chưa gửi", None, "–", None, "đang triển khai", 0.6, "–", None, "–", None),
        *(datetime(2025, 10, 1, 10, 30), "đúng hạn", "1"),  # noqa: DTZ001  # Excel knows no zones
    ]
    assert found["Sở Y tế"][6:8] == ["đang triển khai", 0.6]
    assert found["Sở Giáo dục và Đào tạo"][10:] == ["chưa gửi", None, "1, 5"]
    assert found["Sở Lao động - Thương binh và Xã hội (*)"][11] == "không bắt buộc"
    heads = [cell.value for cell in told_book()[SHEETS[0]][5]]
    assert heads[2] == "Mục 1. Cộng đồng gắn kết và mang lại lợi ích cho người dân"
    sheet = told_book()[SHEETS[0]]
    assert "Phải báo cáo: 25. Đã gửi: 6 (24%). Đúng hạn: 6 (24%)." in sheet["A3"].value
    assert "Không tính 17 cơ quan" in sheet["A3"].value
    assert "(*) Ghi chú ngoài Kế hoạch" in sheet["A4"].value
    assert sheet["H11"].number_format == "0%"
    assert sheet["G12"].font.i is not True
    assert sheet["C12"].font.i is True  # waits for review


def test_matrix_colours_what_a_cell_says() -> None:
    sheet = told_book()[SHEETS[0]]
    rules = {
        (str(found.sqref), rule.formula[0], rule.dxf.fill.bgColor.rgb if rule.dxf.fill else None)
        for found in sheet.conditional_formatting
        for rule in found.rules
    }
    last = 6 + len(told().standings)
    assert (f"C7:D{last}", '$C7="hoàn thành"', "FFBFE5D9") in rules
    assert {formula for area, formula, _ in rules if area == f"K7:L{last}"} == {
        f'$K7="{word}"'
        for word in ("chưa triển khai", "đang triển khai", "hoàn thành", "vướng mắc", "chưa gửi")
    }
    assert len({colour for _, _, colour in rules}) == 5


def test_updates_and_their_earlier_versions() -> None:
    report = told()
    found = rows(told_book(), "Báo cáo")
    assert [row[0] for row in found] == [one.code for one in report.updates]
    third = next(row for row in found if row[0] == "CN-2025-0020")
    assert third == [
        *("CN-2025-0020", 3, "Sở Ngoại vụ", 1, "đang triển khai", 0.7, "Bản ba.", None, "chờ duyệt"),
        *(datetime(2025, 10, 2, 5, 30), datetime(2025, 10, 6, 9, 30), None, "Đã công bố\n1 tệp kèm"),  # noqa: DTZ001  # as above
    ]
    assert {row[8] for row in found} == {"đã duyệt", "chờ duyệt", "bị trả lại", "đã rút", "đã chốt"}
    assert next(row for row in found if row[0] == "CN-2025-0006")[12] == "Nhập thay từ văn bản của cơ quan"
    earlier = rows(told_book(), "Các bản trước")
    assert [(row[0], row[1], row[6], row[9]) for row in earlier] == [
        ("CN-2025-0020", 1, "Bản một.", "Cán bộ số 12"),
        ("CN-2025-0020", 2, "Bản hai.", "Cán bộ số 14"),
    ]


def test_who_has_not_sent_and_what() -> None:
    report = told()
    found = {row[1]: row[2:] for row in rows(told_book(), "Chưa gửi")}
    assert len(found) == len(report.missing) + sum(
        one.received and bool(one.lacking) for one in report.standings
    )
    assert found["Sở Giáo dục và Đào tạo"] == [
        "chưa gửi",
        "1, 5",
        "1. Cộng đồng gắn kết và mang lại lợi ích cho người dân\n5. Cộng đồng năng động",
        None,
    ]
    assert found["Ủy ban nhân dân huyện Can Lộc"][3].startswith("Cấp huyện kết thúc hoạt động từ 01/07/2025")
    assert found["Sở Kế hoạch và Đầu tư"][2] == "Kế hoạch không giao thực hiện mục nào"
    assert found["Sở Tài nguyên và Môi trường"][:2] == ["đã gửi, còn thiếu", "1"]


def test_difficulties_of_what_counts() -> None:
    found = rows(told_book(), SHEETS[4])
    assert [(row[0], row[4]) for row in found] == [
        ("Sở Tài nguyên và Môi trường", "Thiếu kinh phí."),
        ("Sở Tư pháp", "(chưa nêu cụ thể)"),
        ("Sở Tài chính", "Chưa có hướng dẫn."),
    ]


def test_audit() -> None:
    assert rows(told_book(), "Nhật ký") == [
        [7, datetime(2025, 10, 6, 9, 30), "cán bộ số 14", "sửa", "CN-2025-0020", "bản 3"]  # noqa: DTZ001  # as above
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", packaged().plan.reporting_years)
def test_an_empty_year_says_so_on_each_sheet(number: int, language: Language) -> None:
    book = opened(replace(year(packaged()), year=number), language)
    assert str(number) in book.worksheets[0]["A1"].value
    for sheet in book.worksheets[1:]:
        assert sheet["A2"].value
    assert len(rows(book, book.sheetnames[3])) == 25


def test_sheets_can_be_read_and_printed() -> None:
    for place, sheet in enumerate(told_book().worksheets):
        head = 1 if place else 6
        assert sheet.freeze_panes.endswith(str(head + 1))
        assert re.fullmatch(rf"A{head}:[A-Z]+\d+", sheet.auto_filter.ref)
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize == 9
        assert sheet.page_setup.fitToWidth in (None, 1)  # one page is what Excel takes for granted
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == ("$1:$1" if place else "$5:$6")
        assert all(cell.alignment.wrap_text for cell in sheet[head + 1] if cell.has_style and place < 2)
        assert min(width.width for width in sheet.column_dimensions.values()) > 4


def test_hard_texts_are_text_and_whole() -> None:
    content = render(hard())
    book = openpyxl.load_workbook(io.BytesIO(content))
    for name, column in (("Báo cáo", 6), ("Báo cáo", 7), ("Báo cáo", 11), ("Nhật ký", 4)):
        cells = [row[column] for row in book[name].iter_rows(min_row=2)]
        assert len(cells) == len(HARD)
        for cell, text in zip(cells, HARD, strict=True):
            assert cell.data_type == "s"
            assert cell.hyperlink is None
            assert cell.value == text_for_cell(text)
            # The one with more line breaks than a cell may have keeps all else.
            assert text.count("\n") > MAX_BREAKS or cell.value == cell_text(text)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for part in archive.namelist():
            if part.startswith("xl/worksheets/"):
                sheet = ET.fromstring(archive.read(part))  # noqa: S314  # written by us
                assert not sheet.findall(".//{*}f")
                assert not sheet.findall(".//{*}hyperlink")


def test_what_excel_limits() -> None:
    assert text_for_cell("x" * MAX_CELL) == "x" * MAX_CELL
    cut = text_for_cell("🌳" * MAX_CELL)
    assert len(cut.encode("utf-16-le")) // 2 <= MAX_CELL
    assert cut == "🌳" * (MAX_CELL // 2) + "…"
    many = text_for_cell("a\n" * 999)
    assert many.count("\n") == MAX_BREAKS
    assert many.count("a") == 999
    assert row_height([("x\n" * 999, 20)]) == MAX_HEIGHT
    assert row_height([("a", 20), ("b\nc", 20)]) > row_height([("a", 20)])


def test_the_same_input_gives_the_same_bytes() -> None:
    content = render(mixed(packaged()))
    assert content == render(mixed(load(PACKAGED)))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {one.date_time[0] for one in archive.infolist()} == {1980}
        core = archive.read("docProps/core.xml").decode()
    assert re.findall(r"W3CDTF\">([^<]+)<", core) == ["2025-10-01T15:30:00Z"] * 2


def test_sixty_agencies_on_five_items() -> None:
    book = opened(crowded())
    assert len(matrix(book)) == 60
    found = rows(book, "Báo cáo")
    assert [row[6] for row in found] == [one.content.result for one in crowded().updates]
    assert [row[5] for row in found] == [one.content.percent / 100 for one in crowded().updates]


def test_one_update() -> None:
    book = opened(year(packaged(), update(1, "so-tnmt", 3)))
    assert len(rows(book, "Báo cáo")) == 1
    assert book["Báo cáo"].auto_filter.ref == "A1:M2"
