"""No text and no template breaks the yearly report in Word unseen; the same input gives the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import fields
from functools import cache
from pathlib import Path

import mammoth
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from bot.reports.docx import render
from bot.reports.outline import Outline, outline
from knowledge.loader import PACKAGED, load
from knowledge.model import KnowledgeBase
from tests.reports.docx_reading import edited, everything
from tests.reports.docx_samples import mixed, packaged, update, year
from tests.reports.layout import faults
from tests.reports.paper import Paper


@pytest.fixture(scope="module")
def base() -> KnowledgeBase:
    return packaged()


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
    content = render(year(packaged(), *said, agency="so-tnmt"))
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
        (("{{ line.source }}", ""), "không in ra báo cáo CN-2025-0007"),
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


def test_a_template_that_is_no_word_file_is_told(base: KnowledgeBase, tmp_path: Path) -> None:
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
    assert {name for name in names if not re.search(rf"\b{name}\b", text)} == {"year"}
    assert outline(mixed(base)).own is False
