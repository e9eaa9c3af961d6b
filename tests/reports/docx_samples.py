"""Years to report on: empty, with one update, and larger than any province will see."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import cycle
from typing import Any
from zoneinfo import ZoneInfo

from bot.reports.data import YearReport
from bot.updates import STATUSES, Content, State, Status, Update, Version
from knowledge.loader import PACKAGED, load
from knowledge.model import KnowledgeBase
from knowledge.reporting import reporters

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
YEAR = 2025
START = datetime(2025, 10, 1, 2, 30, tzinfo=UTC)

LONG = (
    "Tổ chức 12 lớp tập huấn về Cộng đồng Văn hóa - Xã hội ASEAN cho 640 lượt cán bộ, công chức, viên chức; "
    "phát 3.500 tờ rơi; phối hợp Đài Phát thanh và Truyền hình tỉnh xây dựng 04 chuyên mục; lồng ghép nội dung "
    "vào chương trình công tác năm, gắn với Chương trình mục tiêu quốc gia Giảm nghèo bền vững. "
) * 3
"""As long as a result may nearly be: about a thousand characters."""


@cache
def packaged() -> KnowledgeBase:
    """The base that comes with the program, read once."""
    return load(PACKAGED)


def update(number: int, agency: str, item: int, state: State = "accepted", **content: Any) -> Update:
    """An update of the year; ``content`` replaces fields of what it says."""
    at = START + timedelta(hours=number)
    said = Content("in_progress", 60, "Đã trồng 12 ha rừng ngập mặn.")
    return Update(
        code=f"CN-{YEAR}-{number:04}",
        year=YEAR,
        agency=agency,
        item=item,
        state=state,
        submitted_at=at,
        updated_at=at + timedelta(hours=5),
        versions=(Version(1, replace(said, **content), at, 12),),
    )


def year(base: KnowledgeBase, *updates: Update, **fields: Any) -> YearReport:
    """The year's report on these updates."""
    return YearReport(base, YEAR, updates, HANOI, **fields)


def crowded(agencies: int = 60) -> YearReport:
    """Every agency on every item, with long texts: the packaged base with more districts."""
    base = packaged()
    district = next(agency for agency in base.agencies if agency.kind == "district")
    more = tuple(
        district.model_copy(
            update={
                "id": f"huyen-them-{number}",
                "name": district.name.model_copy(update={"vi": f"Ủy ban nhân dân huyện Thêm {number}"}),
            }
        )
        for number in range(agencies - len(reporters(base)))
    )
    fields = {name: getattr(base, name) for name in KnowledgeBase.model_fields}
    grown = KnowledgeBase.model_construct(**fields | {"agencies": (*base.agencies, *more)})
    statuses: cycle[Status] = cycle(STATUSES)
    updates = [
        update(
            number,
            agency,
            item.number,
            status=next(statuses),
            percent=number % 101,
            result=LONG[:1000],
            difficulties=LONG[: 300 * (number % 3)],
        )
        for number, (agency, item) in enumerate(
            ((agency, item) for agency in reporters(grown) for item in grown.items), 1
        )
    ]
    return year(grown, *updates)


def mixed(base: KnowledgeBase, **fields: Any) -> YearReport:
    """One update in each state, one replaced by a later one, one by paper, several lines, difficulties."""
    paper = update(
        6, "thi-xa-ky-anh", 1, "accepted", result="Tuyên truyền tại 5 xã.", percent=100, status="done"
    )
    paper = replace(paper, versions=(replace(paper.newest, on_behalf=True),))
    return year(
        base,
        update(1, "so-tnmt", 3, result="Trồng 5 ha rừng."),
        update(
            2, "so-tnmt", 3, result="Trồng 12 ha rừng.\nThu gom 40 tấn rác.", difficulties="Thiếu kinh phí."
        ),
        update(3, "so-yt", 1, "submitted", result="Tập huấn 3 lớp."),
        update(4, "so-yt", 4, "returned", result="Bản bị trả lại."),
        update(5, "so-gddt", 5, "withdrawn", result="Bản đã rút."),
        paper,
        update(7, "so-tp", 1, "locked", result="Phổ biến pháp luật.", status="blocked", percent=30),
        update(8, "so-tc", 3, result="Cân đối ngân sách.", difficulties="Chưa có hướng dẫn."),
        **fields,
    )
