"""The layout rules of Nghị định 30/2020/NĐ-CP for a report, each proved on the XML of a document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.reports.docx_layout import text_width
from tests.reports.paper import MM, Paper, Paragraph

_HEADINGS = (r"[IVX]+\. \S", r"\d+\. \S", r"[a-z]\) \S")
_OPEN_DATE = r"ngày {4,}tháng {4,}năm {4,}"


def faults(content: bytes) -> list[str]:
    """Every rule that a document breaks."""
    paper = Paper(content)
    rules = (_page, _font, _page_number, _motto, _issuer, _number_and_date, _title, _addressees)
    rules += (_body, _headings, _end, _recipients, _signature, _annexes)
    found = []
    for rule in rules:
        try:
            found += [f"{rule.__name__}: {fault}" for fault in rule(paper)]
        except (ValueError, IndexError) as error:  # what the rule is about is not there, or twice
            found.append(f"{rule.__name__}: {error}")
    return found


def body(paper: Paper) -> list[Paragraph]:
    """The paragraphs from the addressees to the end mark."""
    places = [place for place, one in enumerate(paper.paragraphs) if one.text.startswith("Kính gửi:")]
    ends = [place for place, one in enumerate(paper.paragraphs) if one.text.startswith("Nơi nhận")]
    return list(paper.paragraphs[places[0] : ends[0]])


def _near(length: float, low: float, high: float) -> bool:
    return low * MM - 1 <= length <= high * MM + 1


def _page(paper: Paper) -> Iterator[str]:
    for page in paper.pages:
        if not (_near(page.width, 210, 210) and _near(page.height, 297, 297)):
            yield "not A4 upright"
        for side, low, high in (("top", 20, 25), ("bottom", 20, 25), ("left", 30, 35), ("right", 15, 20)):
            if not _near(page.margins[side], low, high):
                yield f"margin {side}: {page.margins[side] / MM:.1f} mm"
    for one in paper.paragraphs:
        if one.width > paper.column:
            yield f"wider than the page: {one.text}"


def _font(paper: Paper) -> Iterator[str]:
    heads = [one for page in paper.pages for paragraphs in page.headers.values() for one in paragraphs]
    for one in (*paper.paragraphs, *heads):
        for run in one.runs:
            if run.fonts != {"Times New Roman"} or run.colour not in {"000000", "auto"}:
                yield f"{run.fonts}, {run.colour}: {run.text}"


def _page_number(paper: Paper) -> Iterator[str]:
    for page in paper.pages:
        if not page.first_differs or any(one.text for one in page.headers["first"]):
            yield "shown on the first page"
        numbers = [one for one in page.headers["default"] if one.text]
        if len(numbers) != 1 or not re.fullmatch(r"\{PAGE\}\d*", numbers[0].text):
            yield f"not a page number alone: {[one.text for one in numbers]}"
        elif numbers[0].align != "center" or not numbers[0].looks((13, 14)):
            yield "not centred, 13 to 14, upright"
        if page.start != "1" or not 0 < page.margins["header"] < page.margins["top"]:
            yield "not from 1 in the top margin"


def _line_below(paper: Paper, text: Paragraph, low: float, high: float) -> Iterator[str]:
    line = paper.paragraphs[paper.paragraphs.index(text) + 1]
    size = max(run.size for run in text.runs)
    whole = min(20 * text_width(text.text, size), line.width)
    long = line.width - line.left - line.right
    if not line.ruled or line.text or not low - 0.02 <= long / whole <= high + 0.02:
        yield f"no line, or of {long / whole:.2f} of the text: {text.text}"
    if abs(line.left - line.right) > 2:
        yield f"line not in the middle: {text.text}"


def _one(paper: Paper, pattern: str) -> Paragraph:
    (found,) = [one for one in paper.paragraphs if re.fullmatch(pattern, one.text)]
    return found


def _motto(paper: Paper) -> Iterator[str]:
    country = _one(paper, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    motto = _one(paper, "Độc lập - Tự do - Hạnh phúc")
    if (country.table, country.row, country.cell) != (0, 0, 1) or (motto.table, motto.cell) != (0, 1):
        yield "not at the top right"
    if not country.looks((12, 13), bold=True) or not motto.looks((13, 14), bold=True):
        yield "not bold, 12 to 13 and 13 to 14"
    if {country.align, motto.align} != {"center"}:
        yield "not centred"
    if country.width < 20 * text_width(country.text, country.runs[0].size):
        yield "the name of the country does not fit on a line"
    yield from _line_below(paper, motto, 0.95, 1.05)


def _issuer(paper: Paper) -> Iterator[str]:
    names = [one for one in paper.paragraphs if (one.table, one.row, one.cell) == (0, 0, 0) and one.text]
    *parents, issuer = names
    if len(parents) > 1 or any(one.text != one.text.upper() or one.align != "center" for one in names):
        yield "not a parent and an issuer in capitals, centred"
    if any(not one.looks((12, 13)) for one in parents) or not issuer.looks((12, 13), bold=True):
        yield "not 12 to 13, the issuer bold"
    yield from _line_below(paper, issuer, 1 / 3, 1 / 2)


def _number_and_date(paper: Paper) -> Iterator[str]:
    number = _one(paper, r"Số: {4,}/BC-\S+")
    date = _one(paper, rf"\S.*, {_OPEN_DATE}")
    if not number.looks((13, 13)) or number.align != "center":
        yield "number not 13, upright, centred"
    if not date.looks((13, 14), italic=True) or (date.table, date.cell) != (0, 1):
        yield "date not 13 to 14, slanted, at the right"
    if not _one(paper, "DỰ THẢO").looks((13, 14), bold=True):
        yield "not marked as a draft"


def _title(paper: Paper) -> Iterator[str]:
    title = _one(paper, "BÁO CÁO")
    about = paper.paragraphs[paper.paragraphs.index(title) + 1]
    for one in (title, about):
        if not one.looks((13, 14), bold=True) or one.align != "center":
            yield f"not 13 to 14, bold, centred: {one.text}"
    yield from _line_below(paper, about, 1 / 3, 1 / 2)


def _addressees(paper: Paper) -> Iterator[str]:
    for one in body(paper)[:4]:
        if one.style.startswith("Kính gửi") and not one.looks((13, 14)):
            yield f"not 13 to 14: {one.text}"


def _body(paper: Paper) -> Iterator[str]:
    for one in body(paper):
        if not one.text or one.style.startswith("Kính gửi"):
            continue
        if not all(13 <= run.size <= 14 for run in one.runs):
            yield f"not 13 to 14: {one.text[:60]}"
        if one.align != "both" or not _near(one.first, 10, 12.7) or one.left or one.right:
            yield f"not justified with an indent of 1 to 1.27 cm: {one.text[:60]}"
        if one.before + one.after < 120 or not 240 <= one.line <= 360:
            yield f"not 6 pt apart, or lines too far apart: {one.text[:60]}"


def _headings(paper: Paper) -> Iterator[str]:
    heads = [one for one in body(paper) if one.level is not None]
    parts = [one.text.split(".")[0] for one in heads if one.level == 0]
    if parts != ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"][: len(parts)] or not parts:
        yield f"parts are numbered {parts}"
    count = [0, 0]
    for one in heads:
        level = one.level or 0
        if level > 2 or not re.match(_HEADINGS[level], one.text):
            yield f"not numbered I. 1. a): {one.text}"
        if level < 2 and not one.looks((13, 14), bold=True):
            yield f"not bold: {one.text}"
        if level == 0:
            count = [0, 0]
        elif level == 1:
            count = [count[0] + 1, 0]
            if not one.text.startswith(f"{count[0]}. "):
                yield f"out of order: {one.text}"
        else:
            count[1] += 1
            if not one.text.startswith(f"{'abc'[count[1] - 1]}) "):
                yield f"out of order: {one.text}"


def _end(paper: Paper) -> Iterator[str]:
    if not body(paper)[-1].text.endswith("./."):
        yield "no end mark"


def _recipients(paper: Paper) -> Iterator[str]:
    head = _one(paper, "Nơi nhận:")
    cell = (head.table, head.row, head.cell)
    _, *lines = [one for one in paper.paragraphs if (one.table, one.row, one.cell) == cell and one.text]
    if not head.looks((12, 12), bold=True, italic=True) or any(not one.looks((11, 11)) for one in lines):
        yield "not 12 bold slanted, lines 11 upright"
    if not lines or not re.fullmatch(r"- Lưu: VT, .+\.", lines[-1].text):
        yield "the last line is not where it is filed"
    if any(not re.fullmatch(r"- .+;", one.text) for one in lines[:-1]):
        yield "lines do not begin with a dash and end with a semicolon"


def _signature(paper: Paper) -> Iterator[str]:
    head = _one(paper, "Nơi nhận:")
    block = [one for one in paper.paragraphs if (one.table, one.cell) == (head.table, 1)]
    lines = [one for one in block if one.text]
    for one in lines:
        if one.text != one.text.upper() or not one.looks((13, 14), bold=True) or one.align != "center":
            yield f"not capitals, 13 to 14, bold, centred: {one.text}"
    if not lines or [one.text for one in block[len(lines) :]] != [""] * 4:
        yield "no room for the signature, or somebody's name in it"


def _annexes(paper: Paper) -> Iterator[str]:
    heads = [place for place, one in enumerate(paper.paragraphs) if re.match(r"Phụ lục( [IVX]+)?$", one.text)]
    names = [paper.paragraphs[place].text for place in heads]
    if names not in (["Phụ lục"], ["Phụ lục I", "Phụ lục II", "Phụ lục III"]):
        yield f"annexes {names}"
    if len(paper.pages) != len(heads) + 1:
        yield "an annex does not begin a page"
    for place in heads:
        head, title, of = paper.paragraphs[place : place + 3]
        if not head.looks((14, 14), bold=True) or not title.looks((13, 14), bold=True):
            yield f"not bold, 14 and 13 to 14: {title.text}"
        if title.text != title.text.upper() or {head.align, title.align, of.align} != {"center"}:
            yield f"title not in capitals, centred: {title.text}"
        if not re.fullmatch(rf"\(Kèm theo Báo cáo số {{4,}}/BC-\S+ {_OPEN_DATE} của .+\)", of.text):
            yield f"does not say what it is annexed to: {of.text}"
