"""Every quotation is the source, every paragraph of it is quoted once, and ids follow its numbering."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator

from knowledge.checks.finding import Finding
from knowledge.checks.outline import (
    AFTER,
    BEFORE,
    ROMAN,
    children_of,
    in_section,
    mark_of,
    parent_of,
    roman,
    unmarked,
)
from knowledge.model import Clause, KnowledgeBase

_EDITORIAL = re.compile(r"\s*\[[^\]]*\]")
_STRAY_BRACE = re.compile(r";?\s*\}")
_END_MARK = re.compile(r"\./\.$")


def source_untouched(base: KnowledgeBase) -> Iterator[Finding]:
    """The source is the text that plan.yaml vouches for: a change to it and its quotations alike is seen."""
    actual = hashlib.sha256(base.source_text.encode()).hexdigest()
    if actual != base.plan.source_sha256:
        yield Finding(
            ("plan", "source_sha256"), f"source.txt đã bị thay đổi (SHA-256 của tệp hiện là {actual})"
        )


def translation_reviewed(base: KnowledgeBase) -> Iterator[Finding]:
    """The clauses' English texts and labels are those that were reviewed.

    A word that a translation lost breaks no other rule, so whoever changes one reads it against the source
    and then writes the new value.
    """
    actual = translation_digest(base)
    if actual != base.plan.translation_sha256:
        yield Finding(
            ("plan", "translation_sha256"),
            f"bản dịch hoặc nhãn điều khoản đã thay đổi: đọc lại với nguyên văn rồi ghi {actual}",
        )


def translation_digest(base: KnowledgeBase) -> str:
    """The SHA-256 of all clauses' English texts and labels."""
    digest = hashlib.sha256()
    for clause in base.clauses:
        digest.update("\n".join((clause.id, clause.en, clause.label.vi, clause.label.en, "")).encode())
    return digest.hexdigest()


def quoted_in_full(base: KnowledgeBase) -> Iterator[Finding]:
    """Each line of the source is quoted once, in order."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(base.source_text.split("\n"), start=1):
        if line.strip():
            places[line].append(number)
    last = 0
    for index, clause in enumerate(base.clauses):
        for part, line in enumerate(clause.verbatim):
            where = ("clauses", index, "verbatim", part)
            if line not in places:
                yield Finding(where, f"không có nguyên văn trong source.txt: {_short(line)}")
                continue
            if not places[line]:
                yield Finding(
                    where, f"trích lại một dòng của source.txt đã thuộc điều khoản khác: {_short(line)}"
                )
                continue
            number = places[line].pop(0)
            if number < last:
                yield Finding(where, f"không đúng thứ tự của source.txt (dòng {number} đứng sau dòng {last})")
            last = max(last, number)
    for line, numbers in places.items():
        for number in numbers:
            yield Finding(("source", number), f"không thuộc điều khoản nào: {_short(line)}")


def numbered_as_written(base: KnowledgeBase) -> Iterator[Finding]:
    """Ids agree with the document's own numbers, letters and bullets, without gaps and in order."""
    seen: list[str] = []
    counts: defaultdict[str, int] = defaultdict(int)
    for index, clause in enumerate(base.clauses):
        where = ("clauses", index, "id")
        if in_section(clause.id):
            parent = parent_of(clause.id)
            if parent is not None and not (seen and f"{seen[-1]}.".startswith(f"{parent}.")):
                yield Finding(where, f"phải đứng ngay trong mục {parent}")
            counts[parent or ""] += 1
            yield from _numbered(clause, counts[parent or ""], where)
        seen.append(clause.id)
    named = [clause_id for clause_id in seen if not in_section(clause_id)]
    first = next((place for place, clause_id in enumerate(seen) if in_section(clause_id)), len(seen))
    sections = sum(in_section(clause_id) for clause_id in seen)
    before, after = seen[:first], seen[first + sections :]
    for index, clause_id in enumerate(seen):
        if clause_id in named and clause_id not in before + after:
            yield Finding(("clauses", index, "id"), "đứng giữa các mục đánh số")
        if clause_id in named and clause_id not in BEFORE + AFTER:
            yield Finding(
                ("clauses", index, "id"), f"đoạn ngoài mục phải là một trong: {', '.join(BEFORE + AFTER)}"
            )
    for found, order in ((before, BEFORE), (after, AFTER)):
        if found != [clause_id for clause_id in order if clause_id in found]:
            yield Finding(("clauses", seen.index(found[0]), "id"), f"phải theo thứ tự {', '.join(order)}")


def _numbered(clause: Clause, place: int, where: tuple[str | int, ...]) -> Iterator[Finding]:
    last = clause.id.rpartition(".")[2]
    kind, mark = mark_of(clause.verbatim[0])
    if ROMAN.fullmatch(clause.id):
        if clause.id != roman(place):
            yield Finding(where, f"mục thứ {place} phải là {roman(place)}")
        if (kind, mark) != ("roman", clause.id):
            yield Finding(where, "nguyên văn không bắt đầu bằng số mục này")
    elif last.isdigit():
        if int(last) != place or last != str(place):
            yield Finding(where, f"số thứ tự phải là {place}")
        if kind in ("roman", "letter") or (kind == "number" and mark != last):
            yield Finding(where, f"nguyên văn bắt đầu bằng dấu khác: {_short(clause.verbatim[0])}")
        if not kind and not clause.notes:
            yield Finding(where, "nguyên văn không có dấu đầu dòng: cần ghi chú (notes) cho người biên tập")
    else:
        if last != chr(ord("a") + place - 1):
            yield Finding(where, f"chữ cái phải là {chr(ord('a') + place - 1)}")
        if (kind, mark) != ("letter", last):
            yield Finding(where, "nguyên văn không bắt đầu bằng chữ cái này")


def headings_head(base: KnowledgeBase) -> Iterator[Finding]:
    """What has clauses under it is a heading, and nothing else is."""
    for index, clause in enumerate(base.clauses):
        if clause.heading != bool(children_of(base, clause.id)):
            what = "không có điều khoản con" if clause.heading else "có điều khoản con nên phải là true"
            yield Finding(("clauses", index, "heading"), what)


def repeats_repeat(base: KnowledgeBase) -> Iterator[Finding]:
    """A clause said to repeat another one uses that one's words only, and no repetition goes unsaid."""
    words = {clause.id: set(re.findall(r"\w+", clause.text.lower())) for clause in base.clauses}
    for index, clause in enumerate(base.clauses):
        where = ("clauses", index, "repeats")
        parent = parent_of(clause.id)
        earlier = [other.id for other in base.clauses[:index] if parent and parent_of(other.id) == parent]
        repeated = [other for other in earlier if words[clause.id] <= words[other]]
        if clause.repeats is not None and clause.repeats not in repeated:
            yield Finding(where, f"lời văn không lặp lại {clause.repeats}")
        if clause.repeats is None and repeated:
            yield Finding(where, f"lặp lại {repeated[0]} mà không ghi")


def displayed_faithfully(base: KnowledgeBase) -> Iterator[Finding]:
    """The readable text is the verbatim one but for list marks, line ends and remarks in square brackets."""
    for index, clause in enumerate(base.clauses):
        where = ("clauses", index, "display")
        if clause.display is None:
            if mark_of(clause.verbatim[0])[0]:
                yield Finding(where, "thiếu: nguyên văn có dấu đầu dòng nên cần bản để đọc")
            continue
        shown = _EDITORIAL.sub("", clause.display)
        if not any(re.fullmatch(form, shown) for form in _readable(clause.verbatim)):
            yield Finding(where, f"khác nguyên văn ở chỗ: {_difference(clause.verbatim, shown)}")


def _readable(lines: tuple[str, ...]) -> Iterator[str]:
    """Patterns of the readable forms of some source lines.

    Lines may be joined by other punctuation, a line in capitals be written in small letters, a section's own
    heading be left out before its text.
    """
    if len(lines) == 1:
        yield _line_form(lines[0])
        return
    yield r"[;:,.]?\s".join(_line_form(line, several=True) for line in lines) + r"\.?"
    if mark_of(lines[0])[0] == "roman":
        yield from _readable(lines[1:])


def _line_form(line: str, *, several: bool = False) -> str:
    text = _END_MARK.sub(".", _STRAY_BRACE.sub("", unmarked(line)))
    if several:
        text = text.rstrip(";:.")
    if text.isupper():
        return f"(?i:{re.escape(text)})"
    return f"(?i:{re.escape(text[:1])}){re.escape(text[1:])}"


def _difference(lines: tuple[str, ...], shown: str) -> str:
    """The first words where a readable text leaves the verbatim one."""
    verbatim = re.findall(r"[\w/&-]+", " ".join(unmarked(line) for line in lines))
    display = re.findall(r"[\w/&-]+", shown)
    for place, (right, wrong) in enumerate(zip(verbatim, display, strict=False)):
        if right.lower() != wrong.lower():
            words = [" ".join(text[place : place + 5]) for text in (display, verbatim)]
            return f"“{words[0]}” (nguyên văn “{words[1]}”)"
    return "dấu câu, hoặc phần cuối"


def _short(line: str, most: int = 70) -> str:
    return line if len(line) <= most else f"{line[: most - 1]}…"
