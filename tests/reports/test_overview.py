"""The overview in words, and the short names in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.reports.names import MAX_SHORT, full_name, short_names
from bot.reports.overview import overview
from knowledge.model import LANGUAGES, KnowledgeBase, Language
from knowledge.reporting import implemented_by, may_report, reporters
from tests.reports.docx_samples import crowded, packaged, update, year
from tests.reports.tables_samples import at, sent, told


def test_short_names_are_the_usual_ones() -> None:
    names = short_names(packaged(), "vi")
    usual = {
        "so-tnmt": "Sở TN&MT",
        "so-yt": "Sở Y tế",
        "so-ldtbxh": "Sở LĐ-TB&XH",
        "huyen-thach-ha": "H. Thạch Hà",
        "huyen-ky-anh": "H. Kỳ Anh",
        "thi-xa-ky-anh": "TX Kỳ Anh",
        "thanh-pho-ha-tinh": "TP Hà Tĩnh",
        "ubmttq": "MTTQ tỉnh",
        "doan-the": "Đoàn thể cấp tỉnh",
    }
    assert {agency: names[agency] for agency in usual} == usual
    english = short_names(packaged(), "en")
    assert (english["so-tnmt"], english["so-yt"], english["huyen-ky-anh"]) == (
        "DONRE",
        "DOH",
        "Kỳ Anh District",
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("base", [packaged(), crowded().base], ids=["packaged", "grown"])
def test_short_names_fit_and_differ(base: KnowledgeBase, language: Language) -> None:
    names = short_names(base, language)
    assert names.keys() == {agency.id for agency in base.agencies}
    assert len({name.casefold() for name in names.values()}) == len(names)
    assert all(0 < len(name) <= MAX_SHORT for name in names.values())


def test_no_short_name_of_a_list_of_bodies_names_one_of_them() -> None:
    assert short_names(packaged(), "vi")["ubnd-huyen"] == "…thành phố, thị xã"


def test_an_agency_that_the_base_lost_goes_by_its_id() -> None:
    assert full_name(packaged(), "so-khac", "vi") == "so-khac"


def test_whole_text() -> None:
    everybody = [
        sent(update(number, agency, item), at(11, 20))
        for number, (agency, item) in enumerate(
            (
                (agency, item)
                for agency in may_report(packaged())
                for item in implemented_by(packaged(), agency)
            ),
            1,
        )
        if agency not in ("so-yt", "so-ldtbxh")
    ]
    one = sent(update(90, "so-yt", 1, "submitted", status="blocked"), at(12, 1, 0, 0))
    other = sent(update(91, "huyen-ky-anh", 3, status="done", percent=100), at(11, 30, 23, 59))
    text = overview(year(packaged(), *everybody, one, other), at(12, 3, 14, 30), "vi")
    assert text == (
        "Tình hình báo cáo năm 2025, đến 14:30 ngày 03/12/2025\n"
        "Phải báo cáo: 25 cơ quan, đơn vị (mục V.1.1)\n"
        "Đã gửi: 22/25, đạt 88%\n"
        "Gửi đúng hạn: 21/25, đạt 84%\n"
        "Không tính 17 cơ quan, đơn vị đã kết thúc hoạt động hoặc được tiếp nhận (*): "
        "đã gửi 6/8 (75%), đúng hạn 5/8 (62%).\n"
        "Hạn gửi: ngày 30/11/2025 là ngày cuối cùng gửi đúng hạn; đã qua 3 ngày.\n"
        "\n"
        "Kết quả duyệt: chờ duyệt 1; bị trả lại 0; đã duyệt 27.\n"
        "\n"
        "Mục 1. Cộng đồng gắn kết và mang lại lợi ích cho người dân\n"
        "Cơ quan thực hiện đã gửi: 22/23\n"
        "Tình trạng: 1 vướng mắc, 21 đang triển khai\n"
        "\n"
        "Mục 2. Cộng đồng tiến bộ, hòa nhập, bình đẳng\n"
        "Cơ quan thực hiện đã gửi: 0/1\n"
        "Do Sở Lao động - Thương binh và Xã hội, cơ quan tổng hợp, thực hiện; "
        "cơ quan tổng hợp tự bổ sung phần việc này.\n"
        "\n"
        "Mục 3. Cộng đồng bền vững\n"
        "Cơ quan thực hiện đã gửi: 1/1\n"
        "Cơ quan khác đã gửi: 1\n"
        "Tình trạng: 1 hoàn thành, 1 đang triển khai\n"
        "\n"
        "Mục 4. Cộng đồng tự lực, tự cường\n"
        "Cơ quan thực hiện đã gửi: 2/4\n"
        "Tình trạng: 2 đang triển khai\n"
        "\n"
        "Mục 5. Cộng đồng năng động\n"
        "Cơ quan thực hiện đã gửi: 2/2\n"
        "Tình trạng: 2 đang triển khai\n"
        "\n"
        "Chưa gửi (3): Sở Tư pháp, Sở Tài chính, Sở KH&ĐT (*).\n"
        "\n"
        "Đã gửi nhưng còn thiếu mục mình thực hiện:\n"
        "• Mục 4: Sở Y tế\n"
        "\n"
        "(*) Ghi chú ngoài Kế hoạch: cơ quan này đã kết thúc hoạt động hoặc đã có cơ quan khác tiếp nhận nhiệm vụ."
    )


@pytest.mark.parametrize(
    ("now", "language", "says"),
    [
        (at(11, 25), "vi", "ngày 30/11/2025 là ngày cuối cùng gửi đúng hạn; còn 5 ngày."),
        (at(11, 30, 23, 59), "vi", "hôm nay, ngày 30/11/2025, là ngày cuối cùng gửi đúng hạn."),
        (at(12, 1, 0, 0), "vi", "là ngày cuối cùng gửi đúng hạn; đã qua 1 ngày."),
        (at(11, 29, 23, 59), "en", "30 November 2025 is the last day in time; 1 day left."),
        (at(11, 30, 0, 0), "en", "today, 30 November 2025, is the last day in time."),
        (at(12, 2), "en", "30 November 2025 was the last day in time, 2 days ago."),
        # Already 1 December where the plan is, still November in UTC.
        (datetime(2025, 11, 30, 17, 0, tzinfo=UTC), "en", "was the last day in time, 1 day ago."),
    ],
)
def test_days_are_counted_by_the_clock_of_the_province(now: datetime, language: Language, says: str) -> None:
    assert says in overview(year(packaged()), now, language)


def test_rates_never_round_up_to_all() -> None:
    base = crowded().base
    all_but_one = [sent(update(n, agency, 1), at(11, 1)) for n, agency in enumerate(reporters(base)[1:], 1)]
    text = overview(year(base, *all_but_one), at(11, 2), "vi")
    assert "Đã gửi: 59/60, đạt 98%" in text
    assert "Chưa gửi (1): Sở TT&TT (*)." in text


def test_nobody_missing() -> None:
    everybody = [sent(update(n, agency, 1), at(11, 1)) for n, agency in enumerate(reporters(packaged()), 1)]
    text = overview(year(packaged(), *everybody), at(11, 2), "en")
    assert "Received: 25/25, 100%" in text
    assert "All agencies that must report have done so." in text


def test_who_reports_without_having_to_is_in_no_rate() -> None:
    text = overview(told(), at(12, 2), "vi")
    assert "Đã gửi: 6/25" in text
    assert "Gửi thêm, ngoài diện phải báo cáo: Sở LĐ-TB&XH (*)." in text


@pytest.mark.parametrize(
    ("now", "ended"),
    [
        (at(2, 28), 0),
        (at(3, 1), 4),
        (at(6, 30), 4),
        # Since 1 July the districts as well, by the clock of the province.
        (datetime(2025, 6, 30, 17, 0, tzinfo=UTC), 17),
    ],
)
def test_bodies_that_have_ended_by_the_day_are_marked(now: datetime, ended: int) -> None:
    text = overview(year(packaged()), now, "vi")
    listed = next(line for line in text.splitlines() if line.startswith("Chưa gửi"))
    assert listed.count("*") == ended
    assert "Đã gửi: 0/25" in text
    assert (f"đã gửi 0/{25 - ended} (0%)" in text) == (ended > 0)
    assert ("Ghi chú ngoài Kế hoạch" in text) == (ended > 0)
    # What merged under its own name is still there.
    assert "Sở Tài chính," in listed


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", packaged().plan.reporting_years)
def test_every_year_and_the_largest(number: int, language: Language) -> None:
    empty = overview(replace(year(packaged()), year=number), at(12, 2), language)
    assert str(number) in empty
    largest = overview(replace(crowded(), year=number, updates=()), at(12, 2), language)
    assert len(largest) <= 4096  # of one message
