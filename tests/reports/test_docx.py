"""The yearly report in Word: what it says, of whom, with which codes, and what it leaves out."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.reports.docx import render
from bot.reports.outline import YearOutsideError
from bot.updates import RECEIVED
from knowledge.model import KnowledgeBase
from knowledge.reporting import reporters
from tests.reports.docx_reading import annex, crowded_report, everything, mixed_report, sections
from tests.reports.docx_samples import YEAR, mixed, packaged, update, year

CODE = re.compile(r"CN-\d{4}-\d{4}")


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    return packaged()


def test_every_accepted_update_is_told_once_or_listed_as_replaced() -> None:
    report, content, _ = crowded_report()
    told = Counter(CODE.findall("\n".join(sections(content)["II"])))
    assert told == Counter(one.code for one in report.reported)
    assert {row[1] for row in annex(content, 1)[1:]} == set(told)


def test_what_is_told_and_what_is_left_out() -> None:
    content = mixed_report()
    text = everything(content)
    assert Counter(CODE.findall("\n".join(sections(content)["II"]))) == Counter(
        ["CN-2025-0002", "CN-2025-0006", "CN-2025-0007", "CN-2025-0008"]
    )
    for shown in ("Trồng 12 ha rừng.", "Thu gom 40 tấn rác. (CN-2025-0002)", "Tuyên truyền tại 5 xã."):
        assert shown in text
    for hidden in ("Trồng 5 ha", "Tập huấn 3 lớp", "Bản bị trả lại", "Bản đã rút"):
        assert hidden not in text
    for code in ("CN-2025-0003", "CN-2025-0004", "CN-2025-0005"):
        assert code not in text
    rows = annex(content, 3)
    assert [row[1] for row in rows[1:]] == [
        "CN-2025-0001",
        *sorted(["CN-2025-0002", "CN-2025-0006", "CN-2025-0007", "CN-2025-0008"]),
    ]
    assert rows[1][-1] == "Thay bằng CN-2025-0002"
    assert rows[3][-1] == "Nhập từ bản giấy"
    assert rows[4][5] == "Đã chốt"


def test_the_groups_of_an_item_are_in_order() -> None:
    second = sections(mixed_report())["II"]
    first_item = second[second.index("1. Cộng đồng gắn kết và mang lại lợi ích cho người dân (mục II.1)") :]
    assert first_item[1] == "Có 2 cơ quan, đơn vị báo cáo về nội dung này: 1 hoàn thành, 1 vướng mắc."
    assert first_item[2] == "a) Cơ quan thực hiện (mục II.1.b)"
    assert first_item[3].startswith("- Ủy ban nhân dân thị xã Kỳ Anh (hoàn thành, 100%): ")
    assert first_item[4] == "b) Cơ quan phối hợp được nêu tên (mục II.1.c)"
    assert first_item[5] == "- Sở Tư pháp (vướng mắc, 30%): Phổ biến pháp luật. (CN-2025-0007)"
    assert first_item[6].startswith("[Cơ quan soạn thảo bổ sung: phần việc của Sở Lao động")
    assert "Sở Thông tin và Truyền thông; " in first_item[7]
    assert "Sở Lao động" not in first_item[7]
    assert first_item[8] == "Đã gửi nhưng chưa được duyệt nên chưa đưa vào báo cáo: Sở Y tế."


def test_difficulties_are_told_with_their_codes() -> None:
    fifth = sections(mixed_report())["V"]
    assert "- Sở Tài nguyên và Môi trường (nội dung 3): Thiếu kinh phí. (CN-2025-0002)" in fifth
    assert "- Sở Tài chính (nội dung 3): Chưa có hướng dẫn. (CN-2025-0008)" in fifth
    assert "Báo cáo có vướng mắc nhưng chưa nêu cụ thể: Sở Tư pháp (nội dung 1)." in fifth


def test_what_is_not_reviewed_is_marked(base: KnowledgeBase) -> None:
    content = render(mixed(base, include_submitted=True))
    assert "- Sở Y tế (đang triển khai, 60%): Tập huấn 3 lớp. (CN-2025-0003) (chờ duyệt)" in everything(
        content
    )
    assert everything(content).count("(chờ duyệt)") == 1 + 1 + everything(content).count("“(chờ duyệt)”")
    assert "Bản bị trả lại" not in everything(content)


def test_an_empty_year_says_so(base: KnowledgeBase) -> None:
    content = render(year(base))
    found = sections(content)
    assert "Chưa có cơ quan, đơn vị nào trong số này gửi báo cáo (Phụ lục II)." in found["I"]
    assert found["II"].count("Chưa có cơ quan, đơn vị nào báo cáo về nội dung này.") == len(base.items)
    assert "Chưa có báo cáo nào để tổng hợp khó khăn, vướng mắc." in found["V"]
    listed = [row[1].removesuffix(" (*)") for row in annex(content, 1)[1:]]
    assert listed == [base.agency[one].name.vi for one in reporters(base)]
    assert not CODE.search(everything(content))
    assert "chưa có báo cáo nào được đưa vào; số, ngày" in everything(content)


def test_missing_agencies_and_items_are_listed(base: KnowledgeBase) -> None:
    report = mixed(base)
    content = render(report)
    missing = [base.agency[one.agency].name.vi for one in report.missing]
    listed = [row[1] for row in annex(content, 1)[1:]]
    assert [name.removesuffix(" (*)") for name in listed] == missing
    assert annex(content, 2)[1:] == [["1", "Sở Tài nguyên và Môi trường (*)", "Nội dung 1"]]
    assert f"còn {len(missing)} trên 25 cơ quan" in everything(content)


def test_bodies_that_have_ended_are_marked_as_a_note_from_outside_the_plan(base: KnowledgeBase) -> None:
    content = render(mixed(base))
    listed = [row[1] for row in annex(content, 1)[1:]]
    assert "Ủy ban nhân dân huyện Can Lộc (*)" in listed
    assert "Sở Nội vụ" in listed
    marked = sum(name.endswith("(*)") for name in listed)
    text = everything(content)
    assert f"Ghi chú ngoài Kế hoạch: đến ngày 01/10/2025, {marked} cơ quan, đơn vị đánh dấu (*)" in text
    assert "thì còn 5 trên 8 cơ quan, đơn vị chưa gửi" in text
    assert "Không tính 17 cơ quan, đơn vị đã kết thúc hoạt động" in text
    earlier = everything(render(replace(year(base), year=2023)))
    assert "(*)" not in earlier
    assert "Ghi chú ngoài Kế hoạch" not in earlier


def test_the_matrix_says_how_each_agency_stands(base: KnowledgeBase) -> None:
    rows = {row[1]: row[2:] for row in annex(mixed_report(), 0)}
    assert rows["Sở Y tế"] == ["Chờ duyệt", "–", "–", "Đã trả lại", "–", "01/10/2025 (đúng hạn)"]
    assert rows["Sở Tài nguyên và Môi trường"][:3] == ["Chưa báo cáo", "–", "Đang triển khai 60%"]
    assert rows["Sở Ngoại vụ"] == ["Chưa báo cáo", "–", "–", "–", "–", "Chưa gửi"]
    assert len(rows) == 1 + len(reporters(base))


def test_a_late_first_update_is_late(base: KnowledgeBase) -> None:
    late = update(1, "so-yt", 1)
    late = replace(late, submitted_at=late.submitted_at + timedelta(days=70))
    rows = {row[1]: row for row in annex(render(year(base, late)), 0)}
    assert rows["Sở Y tế"][-1] == "10/12/2025 (muộn)"


def test_every_clause_named_is_in_the_plan(base: KnowledgeBase) -> None:
    named = set(re.findall(r"mục ([IVX]+(?:\.\w+)*)", everything(mixed_report())))
    assert named
    assert named <= set(base.clause)


def test_the_office_has_a_place_to_write_where_the_bot_knows_nothing(base: KnowledgeBase) -> None:
    found = sections(render(year(base)))
    for number in ("I", "III", "IV", "V", "VI", "VII"):
        assert any(text.startswith("[Cơ quan soạn thảo bổ sung: ") for text in found[number]), number


def test_the_plan_is_referred_to_and_not_quoted_at_length(base: KnowledgeBase) -> None:
    for report in (mixed(base), mixed(base, agency="so-tnmt")):
        content = render(report)
        text, found = everything(content), sections(content)
        assert "cập nhật" not in text.lower().replace("danh mục cập nhật", "")
        for section in base.plan.report.sections if base.plan.report else ():
            for part in section.parts:
                assert part.clause is None or base.clause[part.clause].text not in text
        # Under proposals there is a place to write, and nothing of the province's own order.
        asked, closing = found["VII"][1:]
        assert asked == "[Cơ quan soạn thảo bổ sung: kiến nghị, đề xuất với từng cấp có thẩm quyền]"
        assert closing.startswith("Trên đây là báo cáo")
    assert "1. Tuyên truyền, vận động, nâng cao nhận thức (mục III.3)" in text


# ---- An agency's own report


def test_an_agency_reports_for_itself(base: KnowledgeBase) -> None:
    content = render(
        year(base, update(1, "so-tnmt", 3, result="Trồng 12 ha.", difficulties="Thiếu vốn"), agency="so-tnmt")
    )
    text, found = everything(content), sections(content)
    assert "SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG" in text
    assert "Kính gửi: Sở Nội vụ." in text
    assert "Sở Nông nghiệp và Môi trường" in text  # what became of it, for the office to weigh
    assert [one for one in found["II"] if re.match(r"\d\. ", one)] == [
        "1. Cộng đồng gắn kết và mang lại lợi ích cho người dân (mục II.1)",
        "2. Cộng đồng bền vững (mục II.3)",
    ]
    assert "- Đang triển khai, 60%: Trồng 12 ha. (CN-2025-0001)" in found["II"]
    assert "- Nội dung 3: Thiếu vốn (CN-2025-0001)" in found["V"]
    assert not any("V.3" in one or "V.2.2" in one for one in found["IV"] + found["VI"])
    assert "Phụ lục II" not in text


def test_a_district_signs_for_its_committee(base: KnowledgeBase) -> None:
    text = everything(render(year(base, agency="huyen-ky-anh")))
    assert "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH" in text
    assert "ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH" not in text


@pytest.mark.parametrize("agency", ["so-tc", "ubmttq", "doan-the", "so-ldtbxh"])
def test_an_agency_without_items_of_its_own_has_a_report(base: KnowledgeBase, agency: str) -> None:
    assert base.agency[agency].name.vi.upper() in everything(render(year(base, agency=agency)))


@pytest.mark.parametrize("each", [2023, 2024, 2025])
def test_every_year_of_the_plan_has_a_report(base: KnowledgeBase, each: int) -> None:
    text = everything(render(replace(year(base), year=each)))
    assert f"năm {each}" in text
    assert ("155/QĐ-TTg" in text) == (each == 2025)


def test_a_year_outside_the_plan_is_refused(base: KnowledgeBase) -> None:
    with pytest.raises(YearOutsideError, match="2023, 2024, 2025"):
        render(replace(year(base), year=YEAR + 1))


def test_samples_hold_every_state(base: KnowledgeBase) -> None:
    states = {one.state for one in mixed(base).updates}
    assert states >= RECEIVED | {"withdrawn"}
