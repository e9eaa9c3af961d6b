"""The yearly report in Word: its form, what it says and leaves out, and that no text breaks it."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from dataclasses import fields, replace
from datetime import timedelta
from functools import cache
from time import perf_counter
from typing import Any

import mammoth
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from bot.reports.data import YearReport
from bot.reports.docx import render
from bot.reports.docx_layout import text_width
from bot.reports.outline import Outline, YearOutsideError, outline
from bot.updates import RECEIVED
from knowledge.loader import PACKAGED, load
from knowledge.model import KnowledgeBase, Plan
from knowledge.reporting import reporters
from tests.reports.docx_samples import YEAR, crowded, mixed, update, year
from tests.reports.layout import body, faults
from tests.reports.paper import Paper

CODE = re.compile(r"CN-\d{4}-\d{4}")


@cache
def _base() -> KnowledgeBase:
    return load(PACKAGED)


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    return _base()


@cache
def _mixed() -> bytes:
    return render(mixed(_base()))


@cache
def _crowd() -> tuple[YearReport, bytes, float]:
    report = crowded()
    began = perf_counter()
    return report, render(report), perf_counter() - began


def sections(content: bytes) -> dict[str, list[str]]:
    """The paragraphs of each section of the body, by its Roman number."""
    found: dict[str, list[str]] = {}
    number = ""
    for one in body(Paper(content)):
        if one.level == 0:
            number = one.text.split(".")[0]
        found.setdefault(number, []).append(one.text)
    return found


def everything(content: bytes) -> str:
    return "\n".join(one.text for one in Paper(content).paragraphs)


def annex(content: bytes, number: int) -> list[list[str]]:
    """The rows of a table of the annexes, in order of the document."""
    rows: dict[int, dict[int, list[str]]] = {}
    for one in Paper(content).paragraphs:
        if one.table is not None and one.table > 1:
            rows.setdefault(one.table, {}).setdefault(one.row, []).append(one.text)
    return list(list(rows.values())[number].values())


# ---- Form


@pytest.mark.parametrize("name", ["nobody", "one", "mixed", "waiting", "department", "district", "front"])
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
    }[name]()
    assert faults(render(report)) == []


def test_sixty_agencies_on_five_items_keep_the_form_and_take_no_time() -> None:
    report, content, seconds = _crowd()
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


# ---- What it says


def test_every_accepted_update_is_told_once_or_listed_as_replaced() -> None:
    report, content, _ = _crowd()
    told = Counter(CODE.findall("\n".join(sections(content)["II"])))
    assert told == Counter(one.code for one in report.reported)
    assert {row[1] for row in annex(content, 1)[1:]} == set(told)


def test_what_is_told_and_what_is_left_out() -> None:
    content = _mixed()
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
    second = sections(_mixed())["II"]
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
    fifth = sections(_mixed())["V"]
    assert "- Sở Tài nguyên và Môi trường (nội dung 3): Thiếu kinh phí. (CN-2025-0002)" in fifth
    assert "- Sở Tài chính (nội dung 3): Chưa có hướng dẫn. (CN-2025-0008)" in fifth
    assert "Báo cáo ở trạng thái vướng mắc nhưng chưa nêu cụ thể: Sở Tư pháp (nội dung 1)." in fifth


def test_what_is_not_reviewed_is_marked(base: KnowledgeBase) -> None:
    content = render(mixed(base, include_submitted=True))
    assert "- Sở Y tế (đang triển khai, 60%): Tập huấn 3 lớp. (CN-2025-0003) (chưa duyệt)" in everything(
        content
    )
    assert everything(content).count("(chưa duyệt)") == 1 + 1 + everything(content).count("“(chưa duyệt)”")
    assert "Bản bị trả lại" not in everything(content)


def test_an_empty_year_says_so(base: KnowledgeBase) -> None:
    content = render(year(base))
    found = sections(content)
    assert "Chưa có cơ quan, đơn vị nào trong số này gửi báo cáo (Phụ lục II)." in found["I"]
    assert found["II"].count("Chưa có cơ quan, đơn vị nào báo cáo về nội dung này.") == len(base.items)
    assert "Chưa có báo cáo nào để tổng hợp khó khăn, vướng mắc." in found["V"]
    assert [row[1] for row in annex(content, 1)[1:]] == [base.agency[one].name.vi for one in reporters(base)]
    assert not CODE.search(everything(content))


def test_missing_agencies_and_items_are_listed(base: KnowledgeBase) -> None:
    report = mixed(base)
    content = render(report)
    missing = [base.agency[one.agency].name.vi for one in report.missing]
    assert [row[1] for row in annex(content, 1)[1:]] == missing
    assert annex(content, 2)[1:] == [["1", "Sở Tài nguyên và Môi trường", "Nội dung 1"]]
    assert f"còn {len(missing)} trên 25 cơ quan" in everything(content)


def test_the_matrix_says_how_each_agency_stands(base: KnowledgeBase) -> None:
    rows = {row[1]: row[2:] for row in annex(_mixed(), 0)}
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
    named = set(re.findall(r"mục ([IVX]+(?:\.\w+)*)", everything(_mixed())))
    assert named
    assert named <= set(base.clause)


def test_the_office_has_a_place_to_write_where_the_bot_knows_nothing(base: KnowledgeBase) -> None:
    found = sections(render(year(base)))
    for number in ("I", "III", "IV", "V", "VI", "VII"):
        assert any(text.startswith("[Cơ quan soạn thảo bổ sung: ") for text in found[number]), number


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


# ---- Any text, any template


HARD = [
    "{{ issuer }} {% for one in sections %} {%p endfor %} {# note #} {_{ }_} {_% %_}",
    "<w:p>&lt;b&gt; & \"quotes\" 'single' ]]> <!-- -->",
    '=HYPERLINK("http://x") +1 -1 @SUM(A1)',
    "🌳🇻🇳 👩‍🌾 𝒜",
    "một\u2028hai\u2029ba\x85bốn\x0bnăm\x0csáu",
    "\u202eđảo\u202c \u2066ngược\u2069 \u200fphải",
    "x" * 1000,
    "nửa \ud83d chữ \udc00",
]


@pytest.mark.parametrize("text", HARD, ids=range(len(HARD)))
def test_any_text_stays_text(base: KnowledgeBase, text: str) -> None:
    """Read again by a library that shares nothing with the one that wrote it."""
    said = update(1, "so-tnmt", 3, result=text, difficulties=f"{text}.")
    content = render(year(base, said, agency="so-tnmt"))
    assert faults(content) == []
    assert_kept(content, text, times=2)


@cache
def _read_elsewhere(content: bytes) -> str:
    return str(mammoth.extract_raw_text(io.BytesIO(content)).value)


def assert_kept(content: bytes, text: str, *, times: int) -> None:
    """All that can be seen of a text is there, as often as said."""
    found = "".join(_read_elsewhere(content).split())
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    seen = "".join("".join(one for one in whole if one.isprintable() or one in "\u200d\u200f").split())
    plain = "".join(one for one in found if one.isprintable() or one in "\u200d\u200f")
    assert plain.count(seen) >= times


@settings(max_examples=10, deadline=None, phases=[Phase.reuse, Phase.generate])  # each is a whole file
@given(st.lists(st.tuples(st.text(max_size=200), st.text(max_size=60)), min_size=5, max_size=5))
def test_no_text_breaks_the_file(texts: list[tuple[str, str]]) -> None:
    said = [
        update(number, "so-tnmt", number, result=result, difficulties=difficulties)
        for number, (result, difficulties) in enumerate(texts, 1)
    ]
    content = render(year(_base(), *said, agency="so-tnmt"))
    assert faults(content) == []
    for one in said:
        assert f"({one.code})" in everything(content)
        assert_kept(content, one.content.result, times=1)
        assert_kept(content, one.content.difficulties, times=1)


def test_the_same_input_gives_the_same_bytes(base: KnowledgeBase) -> None:
    content = render(mixed(base))
    assert content == render(mixed(load(PACKAGED)))
    core = Paper(content).core()
    assert core["modified"] == core["created"] == "2025-10-01T15:30:00Z"
    assert core["creator"] == core["lastModifiedBy"] == "Sở Nội vụ"
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_year_outside_the_plan_is_refused(base: KnowledgeBase) -> None:
    with pytest.raises(YearOutsideError, match="2023, 2024, 2025"):
        render(replace(year(base), year=YEAR + 1))


@pytest.mark.parametrize("each", [2023, 2024, 2025])
def test_every_year_of_the_plan_has_a_report(base: KnowledgeBase, each: int) -> None:
    text = everything(render(replace(year(base), year=each)))
    assert f"năm {each}" in text
    assert ("155/QĐ-TTg" in text) == (each == 2025)


def edited(part: str, old: str, new: str) -> bytes:
    """The packaged template with one thing changed in it."""
    changed = io.BytesIO()
    with (
        zipfile.ZipFile(PACKAGED / "report.docx") as template,
        zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in template.namelist():
            text = template.read(name).decode()
            if name in {part, f"word/{part}.xml"}:
                assert old in text
                text = text.replace(old, new)
            archive.writestr(name, text)
    return changed.getvalue()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("{{ opening }}", "{{ openning }}"), "không có trường “openning”"),
        (("{{ line.text }}", "{{ line.txt }}"), "không có trường “txt”"),
        (
            ("{%p for note in notes %}", "{%p fro note in notes %}"),
            "{% fro note in notes %}” (Encountered unknown tag",
        ),
        (("{{ opening }}", "{{ opening"), "thẻ thiếu dấu mở hoặc dấu đóng trong đoạn “{{ opening”"),
        (("{%p for section in sections %}", "{% for section in sections %}"), "không cân"),
        (("{{ opening }}", "{{ opening.__class__.__mro__ }}"), "mẫu báo cáo report.docx"),
        (("{{ opening }}", "{{ 1 / 0 }}"), "không điền được nội dung"),
        (("{{ line.source }}", ""), "không in ra cập nhật CN-2025-0007"),
    ],
    ids=lambda value: value[1] if isinstance(value, tuple) else None,
)
def test_a_broken_template_is_told_in_one_sentence(
    base: KnowledgeBase, change: tuple[str, str], told: str
) -> None:
    with pytest.raises(ValueError, match=re.compile(re.escape(told), re.IGNORECASE)) as caught:
        render(mixed(base), edited("document", *change))
    assert str(caught.value).startswith("Mẫu báo cáo report.docx: ")
    assert "\n" not in str(caught.value)


def test_a_template_that_is_no_word_file_is_told(base: KnowledgeBase, tmp_path: Any) -> None:
    other = tmp_path / "mau.docx"
    with pytest.raises(ValueError, match=r"Mẫu báo cáo mau\.docx: không mở được"):
        render(year(base), other)
    other.write_bytes(b"PK nothing of the kind")
    with pytest.raises(ValueError, match=r"Mẫu báo cáo mau\.docx: không mở được"):
        render(year(base), other)


def test_an_office_can_change_words_and_tags_split_by_word(base: KnowledgeBase) -> None:
    split = "</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>"
    changed = edited("document", "{{ opening }}", f"Kính trình: {{{{ {split}opening }}}}")
    assert "Kính trình: Thực hiện nhiệm vụ tại mục V.2.2" in everything(render(year(base), changed))


def test_a_template_that_went_through_libreoffice_is_filled(base: KnowledgeBase) -> None:
    """It moves section breaks into the paragraph before, and calls the properties' relation by another name."""
    end = '<w:p><w:pPr><w:pStyle w:val="Het"/><w:sectPr>'
    run = '<w:r><w:t xml:space="preserve">{%p endfor %}</w:t></w:r>'
    loop = f'<w:p><w:pPr><w:pStyle w:val="NoiDung"/></w:pPr>{run}</w:p>'
    with zipfile.ZipFile(PACKAGED / "report.docx") as archive:
        text = archive.read("word/document.xml").decode()
    place = text.index(loop + end)
    stop = text.index("</w:p>", place + len(loop)) + len("</w:p>")
    whole = text[place:stop]
    section = whole[whole.index("<w:sectPr>") : whole.index("</w:pPr></w:p>")]
    moved = edited("document", whole, loop.replace("</w:pPr>", section + "</w:pPr>"))
    renamed = edited(
        "_rels/.rels", "package/2006/relationships/metadata", "officedocument/2006/relationships/metadata"
    )
    for template in (moved, renamed):
        content = render(mixed(base), template)
        assert faults(content) == []
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            assert len(set(archive.namelist())) == len(archive.namelist())


def test_every_field_is_worked_out_and_used(base: KnowledgeBase) -> None:
    """The packaged template uses every field but those that only templates of others may want."""
    with zipfile.ZipFile(PACKAGED / "report.docx") as archive:
        text = archive.read("word/document.xml").decode()
    names = {field.name for field in fields(Outline)}
    assert {name for name in names if not re.search(rf"\b{name}\b", text)} == set()
    assert outline(mixed(base)).own is False


def test_samples_hold_every_state(base: KnowledgeBase) -> None:
    states = {one.state for one in mixed(base).updates}
    assert states >= RECEIVED | {"withdrawn"}
