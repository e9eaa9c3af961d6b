"""The yearly report in Word has the form of the decree, whatever is in it."""

from __future__ import annotations

import pytest

from bot.reports.docx import render
from bot.reports.docx_layout import text_width
from knowledge.model import KnowledgeBase, Plan
from tests.reports.docx_reading import crowded_report, edited, everything
from tests.reports.docx_samples import mixed, packaged, update, year
from tests.reports.layout import faults


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    return packaged()


@pytest.mark.parametrize(
    "name", ["nobody", "one", "mixed", "waiting", "department", "district", "front", "lead"]
)
def test_the_form_is_that_of_the_decree(base: KnowledgeBase, name: str) -> None:
    one = update(1, "so-tnmt", 3)
    report = {
        "nobody": lambda: year(base),
        "one": lambda: year(base, one),
        "mixed": lambda: mixed(base),
        "waiting": lambda: mixed(base, include_submitted=True),
        "department": lambda: year(base, one, agency="so-tnmt"),
        "district": lambda: year(base, agency="huyen-ky-anh"),
        "front": lambda: year(base, agency="ubmttq"),
        "lead": lambda: year(base, agency="so-ldtbxh"),
    }[name]()
    assert faults(render(report)) == []


def test_sixty_agencies_on_five_items_keep_the_form_and_take_no_time() -> None:
    report, content, seconds = crowded_report()
    assert len(report.agencies) == 60
    assert len(report.reported) == 300
    assert faults(content) == []
    assert seconds < 5


def test_a_base_that_says_nothing_on_the_form_has_a_report(base: KnowledgeBase) -> None:
    said = {name: getattr(base, name) for name in KnowledgeBase.model_fields}
    plain = KnowledgeBase.model_construct(
        **said | {"plan": Plan.model_validate(base.plan.model_dump() | {"report": None})}
    )
    content = render(year(plain, update(1, "so-tnmt", 3)))
    assert faults(content) == []
    assert "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI" in everything(content)


@pytest.mark.parametrize(
    ("part", "old", "new", "rule"),
    [
        ("document", 'w:w="11906"', 'w:w="12240"', "_page"),
        ("document", 'w:left="1701"', 'w:left="1417"', "_page"),
        ("styles", 'w:ascii="Times New Roman"', 'w:ascii="Arial"', "_font"),
        ("document", "<w:titlePg/>", "", "_page_number"),
        ("header1", " PAGE ", " NUMPAGES ", "_page_number"),
        ("document", 'w:pgNumType w:start="1"', 'w:pgNumType w:start="2"', "_page_number"),
        ("document", "Độc lập - Tự do - Hạnh phúc", "Độc lập – Tự do – Hạnh phúc", "_motto"),
        ("document", "{{ issuer|upper }}", "{{ issuer }}", "_issuer"),
        ("document", "Số:     ", "Số: 12", "_number_and_date"),
        ("document", ", ngày     ", ", ngày 05", "_number_and_date"),
        ("document", "DỰ THẢO", "", "_number_and_date"),
        ("document", "BÁO CÁO<", "Báo cáo<", "_title"),
        ("document", "{{ section.number }}.", "{{ section.number }})", "_headings"),
        ("document", "{{ closing }}", "{{ closing }} Hết", "_end"),
        ("document", ">- {{ one }}", ">{{ one }}", "_recipients"),
        ("document", "{{ one|upper }}", "{{ one }}", "_signature"),
        ("document", "(Kèm theo Báo cáo", "(Kèm theo Công văn", "_annexes"),
        ("styles", 'w:firstLine="720"', 'w:firstLine="0"', "_body"),
        ("styles", '<w:sz w:val="28"/>', '<w:sz w:val="24"/>', "_body"),
    ],
)
def test_a_form_that_breaks_a_rule_is_seen(
    base: KnowledgeBase, part: str, old: str, new: str, rule: str
) -> None:
    """The checker is worth nothing if it cannot fail."""
    found = faults(render(mixed(base), edited(part, old, new)))
    assert any(fault.startswith(rule) for fault in found)


@pytest.mark.parametrize(
    ("text", "em"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 20.72),
        ("Độc lập - Tự do - Hạnh phúc", 12.22),
        ("SỞ NỘI VỤ", 5.15),
        ("SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", 20.71),
        ("Kết quả thực hiện Đề án 161 trên địa bàn tỉnh Hà Tĩnh năm 2025", 27.81),
    ],
)
def test_lines_of_text_are_as_long_as_in_times(text: str, em: float) -> None:
    """Measured with Tinos, whose letters are as wide as those of Times New Roman."""
    assert text_width(text, 1) == pytest.approx(em, rel=0.01)
