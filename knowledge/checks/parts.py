"""Items and groups say what the plan's paragraphs say: the same bodies in the same order, and no other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.checks.finding import Finding, Path
from knowledge.checks.outline import children_of, parent_of
from knowledge.model import LANGUAGES, Agency, Bilingual, Clause, Group, Item, KnowledgeBase, Language, Part

# The plans that carry out Project 161 name the three parts of an item so (letter 1841/LĐTBXH-HTQT).
_PARTS = {"implementing": "Cơ quan thực hiện", "coordinating": "Cơ quan phối hợp"}
_CONTENT = "Nội dung thực hiện"

_LIST = {"vi": re.compile(r"Các (\w+): "), "en": re.compile(r"The (\w+)s of ")}
_BETWEEN = {"vi": re.compile(r"[,;]\s*"), "en": re.compile(r"[,;]?\s*(?:and\s+)?(?:the\s+)?", re.IGNORECASE)}

# What a word of a group phrase covers: every department, or the committee that the districts belong to.
_COVERS_DEPARTMENTS = re.compile(r"\b(?:sở|ngành|cơ quan|đơn vị)\b", re.IGNORECASE)
_COVERS_DISTRICTS = re.compile(r"\b(?:địa phương|các cấp)\b", re.IGNORECASE)


def items_follow_the_outline(base: KnowledgeBase) -> Iterator[Finding]:
    """Items are the numbered headings of one section, each with its own content and bodies."""
    sections = {parent_of(item.clause) for item in base.items}
    for section in sorted(section for section in sections if section):
        children = children_of(base, section)
        if children != [item.clause for item in base.items]:
            yield Finding(("items", 0, "clause"), f"các hoạt động phải là {', '.join(children)}, đúng thứ tự")
    beginnings: set[str] = set()
    for index, item in enumerate(base.items):
        if item.clause.rpartition(".")[2] != str(item.number):
            yield Finding(("items", index, "number"), f"không khớp với {item.clause}")
        for name, clause_id in (
            ("content_clause", item.content_clause),
            ("implementing", item.implementing.clause),
            ("coordinating", item.coordinating.clause),
        ):
            clause = base.clause.get(clause_id)
            words = _PARTS.get(name, _CONTENT)
            if parent_of(clause_id) != item.clause or clause is None or not clause.text.startswith(words):
                yield Finding(("items", index, name), f"{clause_id} không phải “{words}” của {item.clause}")
        if list(item.contents) != children_of(base, item.content_clause):
            yield Finding(
                ("items", index, "contents"), f"phải là mọi gạch đầu dòng của {item.content_clause}"
            )
        yield from _named_as_headed(base, index, item, beginnings)


def _named_as_headed(base: KnowledgeBase, index: int, item: Item, beginnings: set[str]) -> Iterator[Finding]:
    heading = base.clause.get(item.clause)
    if heading is None:
        return
    for language in LANGUAGES:
        text, name = heading.shown(language).lower(), item.name[language].lower()
        if not text.endswith(name):
            yield Finding(("items", index, "name", language), f"phải là phần cuối của tiêu đề: {text}")
            continue
        # All headings begin alike, so that a name that lost its first word shows.
        beginnings.add(f"{language} {text.removesuffix(name).rstrip().rpartition(' ')[2]}")
        if sum(beginning.startswith(language) for beginning in beginnings) > 1:
            yield Finding(("items", index, "name", language), "không bắt đầu như tên các hoạt động khác")


def bodies_as_written(base: KnowledgeBase) -> Iterator[Finding]:
    """The bodies of a part are all and only those of its clause, in its order, in both languages."""
    for index, item in enumerate(base.items):
        for name, part in (("implementing", item.implementing), ("coordinating", item.coordinating)):
            clause = base.clause.get(part.clause)
            if clause is None:
                continue
            where: Path = ("items", index, name)
            for language in LANGUAGES:
                left = _unread(base, part, clause, language)
                if left is not None:
                    field = "agencies" if language == "vi" else "clause"
                    yield Finding(
                        (*where, field), f"không khớp với {clause.id} ({language}) từ chỗ: “{left}”"
                    )
            yield from _phrase_of_group(base, part, where)


def _phrase_of_group(base: KnowledgeBase, part: Part, where: Path) -> Iterator[Finding]:
    if (part.phrase is None) != (part.group is None):
        yield Finding((*where, "group"), "cụm từ (phrase) và nhóm (group) phải đi cùng nhau")
    group = base.group.get(part.group) if part.group else None
    if group is not None and part.phrase is not None and not _same(group.name, part.phrase):
        yield Finding((*where, "group"), f"cụm từ khác tên nhóm: {part.phrase.vi} / {group.name.vi}")


def _same(one: Bilingual, other: Bilingual) -> bool:
    return one.vi.lower() == other.vi.lower() and one.en.lower() == other.en.lower()


def _unread(base: KnowledgeBase, part: Part, clause: Clause, language: Language) -> str | None:
    """What is left of a clause when its listed bodies were read off it one by one; none if all agrees."""
    left = clause.shown(language).partition(": ")[2].removesuffix(".")
    shortened = ""
    waiting = [base.agency[agency] for agency in part.agencies if agency in base.agency]
    phrase = part.phrase
    while left:
        head = _LIST[language].match(left)
        if head:
            left = left[head.end() :]
            shortened = f"{head.group(1)} " if language == "vi" else f"{head.group(1)} of "
        left = left.removeprefix("The ")
        read = _leading(left, phrase[language]) if phrase else ""
        if read:
            phrase = None
        elif waiting:
            read = _leading_body(left, waiting[0], language, shortened)
            waiting = waiting[1:] if read else waiting
        if not read:
            return left
        left = left[len(read) :]
        if left.startswith(";") and language == "vi":
            shortened = ""
        between = _BETWEEN[language].match(left)
        left = left[between.end() :] if between else left
    if waiting or phrase:
        return ", ".join([body.name[language] for body in waiting] + ([phrase[language]] if phrase else []))
    return None


def _leading_body(text: str, body: Agency, language: Language, shortened: str) -> str:
    name = body.name[language]
    short = name[len(shortened) :] if shortened and name.lower().startswith(shortened.lower()) else ""
    return _leading(text, name) or (_leading(text, short) if short else "")


def _leading(text: str, words: str) -> str:
    """The words as a text begins with them, letter case aside and only up to a word's end."""
    start = text[: len(words)]
    return start if start.lower() == words.lower() and not text[len(words) : len(words) + 1].isalnum() else ""


def groups_cover_whom_they_name(base: KnowledgeBase) -> Iterator[Finding]:
    """A phrase on departments stands for all of them, one on localities for the district level."""
    departments = {agency.id for agency in base.agencies if agency.kind == "department"}
    districts = {agency.part_of for agency in base.agencies if agency.part_of}
    for index, group in enumerate(base.groups):
        expected = {
            *(departments if _COVERS_DEPARTMENTS.search(group.name.vi) else ()),
            *(districts if _COVERS_DISTRICTS.search(group.name.vi) else ()),
        } or {agency.id for agency in base.agencies if agency.name.vi.lower() == group.name.vi.lower()}
        if set(group.members) != expected:
            odd = sorted(expected ^ set(group.members), key=str)
            yield Finding(("groups", index, "members"), f"thừa hoặc thiếu: {', '.join(map(str, odd))}")


def groups_are_written(base: KnowledgeBase) -> Iterator[Finding]:
    """Every group phrase stands in the source: by its name or one of its wordings."""
    source = base.source_text.lower()
    for index, group in enumerate(base.groups):
        if not _written(group, source):
            yield Finding(("groups", index, "name", "vi"), "không có trong source.txt")


def _written(group: Group, source: str) -> bool:
    return any(phrase.lower() in source for phrase in (group.name.vi, *group.phrases.vi))
