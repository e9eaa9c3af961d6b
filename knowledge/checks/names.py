"""Names of bodies: each wording means one of them, and what became of it afterwards is told the same way twice."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.checks.figures import differing, figures
from knowledge.checks.finding import Finding, Path
from knowledge.checks.wording import any_wording
from knowledge.model import Agency, Bilingual, KnowledgeBase
from knowledge.text import letters, words


def wordings_mean_one(base: KnowledgeBase) -> Iterator[Finding]:
    """No name, abbreviation or alias means two bodies, however it is typed, and none stands twice in a record."""
    owners: dict[str, tuple[str, str]] = {}
    for where, owner, wording, folded in _wordings(base):
        if not folded:
            yield Finding(where, f"không có chữ nào: {wording}")
            continue
        other, said = owners.setdefault(folded, (owner, wording))
        if other != owner:
            yield Finding(where, f"“{wording}” cũng chỉ {other} (“{said}”)")
    for name, records in (("agencies", base.agencies), ("outside", base.outside)):
        for index, body in enumerate(records):
            once: set[str] = set()
            for wording in (body.name.vi, *body.abbreviations, *body.aliases.vi, body.name.en, *body.aliases.en):
                if wording.lower() in once:
                    yield Finding((name, index, "aliases"), f"ghi hai lần: {wording}")
                once.add(wording.lower())


def _wordings(base: KnowledgeBase) -> Iterator[tuple[Path, str, str, str]]:
    for name, records in (("agencies", base.agencies), ("outside", base.outside)):
        for index, body in enumerate(records):
            for wording in (body.name.vi, body.name.en, *body.aliases.all):
                yield (name, index, "aliases"), body.id, wording, _folded(wording)
            for wording in body.abbreviations:
                yield (name, index, "abbreviations"), body.id, wording, _folded(wording)
                # People type an abbreviation in one piece or in several.
                yield (name, index, "abbreviations"), body.id, wording, letters(wording)
    for index, group in enumerate(base.groups):
        # A group of one body named in full is that body.
        alone = group.members[0] if len(group.members) == 1 else ""
        same = alone in base.agency and base.agency[alone].name.vi.lower() == group.name.vi.lower()
        for wording in (group.name.vi, group.name.en, *group.phrases.all):
            yield ("groups", index, "phrases"), alone if same else group.id, wording, _folded(wording)
    for wording in base.plan.province_names.all:
        yield ("plan", "province_names"), base.plan.id, wording, _folded(wording)


_cache: dict[str, str] = {}


def _folded(wording: str) -> str:
    if wording not in _cache:
        _cache[wording] = " ".join(words(wording))
    return _cache[wording]


def names_are_written(base: KnowledgeBase) -> Iterator[Finding]:
    """The plan's bodies go by the plan's wordings: by name or alias in the source and in its translation.

    A member of another body (a district) is not in the source: its name holds one of its own aliases.
    """
    vi = any_wording(base, "vi").ids(base.source_text)
    en = any_wording(base, "en").ids("\n".join(clause.en for clause in base.clauses))
    source = base.source_text.lower()
    translation = "\n".join(clause.en for clause in base.clauses).lower()
    for index, agency in enumerate(base.agencies):
        where: Path = ("agencies", index, "name")
        if agency.part_of is not None:
            yield from _holds_alias(agency, where)
            continue
        listed = agency.kind == "department"
        if agency.kind == "office":
            continue
        if not _stands(agency.name.vi, source, 1 if listed else 0) and (listed or agency.id not in vi):
            yield Finding((*where, "vi"), f"không có trong source.txt: {agency.name.vi}")
        if not _stands(agency.name.en, translation, 2 if listed else 0) and (listed or agency.id not in en):
            yield Finding((*where, "en"), f"không có trong bản dịch: {agency.name.en}")


def _stands(name: str, text: str, leading: int) -> bool:
    """Whether a name, or the name without its leading words ("Các sở: Y tế"), stands in a text."""
    return name.lower() in text or " ".join(name.lower().split()[leading:]) in text


def _holds_alias(agency: Agency, where: Path) -> Iterator[Finding]:
    for language in ("vi", "en"):
        name = agency.name[language].lower()
        if not any(alias.lower() in name for alias in agency.aliases[language]):
            yield Finding((*where, language), "không chứa tên gọi nào trong aliases")


def members_have_no_members(base: KnowledgeBase) -> Iterator[Finding]:
    """Districts, and only districts, are part of another body, which is part of none."""
    for index, agency in enumerate(base.agencies):
        if (agency.kind == "district") != (agency.part_of is not None):
            yield Finding(("agencies", index, "part_of"), "chỉ có, và luôn có, ở cơ quan loại district")
        whole = base.agency.get(agency.part_of or "")
        if whole is not None and (whole.part_of is not None or whole.kind != "committee"):
            yield Finding(("agencies", index, "part_of"), f"{whole.id} không gồm các cơ quan khác")


def successors_agree(base: KnowledgeBase) -> Iterator[Finding]:
    """A note on what became of a body gives its date, in both languages, and names known bodies by their names."""
    known = {body.name.vi: body.name for body in (*base.agencies, *base.outside)}
    for index, agency in enumerate(base.agencies):
        after = agency.successor
        if after is None:
            continue
        where: Path = ("agencies", index, "successor")
        since = f"date {after.since.day}/{after.since.month}/{after.since.year}"
        for language in ("vi", "en"):
            if since not in figures(after.note[language], language):
                yield Finding((*where, "note", language), f"không nêu {since[5:]}")
        if after.as_of < after.since:
            yield Finding((*where, "as_of"), "trước ngày thay đổi (since)")
        for field, text in (("name", after.name), ("note", after.note)):
            if differing(text):
                yield Finding((*where, field), f"hai ngôn ngữ khác nhau: {', '.join(differing(text))}")
        name = known.get(after.name.vi)
        if name is not None and name.en != after.name.en:
            yield Finding((*where, "name", "en"), f"{after.name.vi} ở nơi khác là {name.en}")
        yield from _told(base, index, agency, after.name, after.note)


def _told(base: KnowledgeBase, index: int, agency: Agency, name: Bilingual, note: Bilingual) -> Iterator[Finding]:
    """The note names the successor, but for one whose name is a number of bodies."""
    for language in ("vi", "en"):
        short = name[language].removeprefix("Department of ").removeprefix("Ministry of ")
        tells = short.lower() in note[language].lower() or agency.name[language] == name[language]
        if not tells and not figures(name[language], language):
            where = ("agencies", index, "successor", "note", language)
            yield Finding(where, f"không nêu {name[language]}")
