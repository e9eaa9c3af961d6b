"""Names of bodies: each wording means one of them; what became of it is told alike in both languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from knowledge.checks.figures import differing, figures
from knowledge.checks.finding import Finding, Path
from knowledge.checks.remembering import remembered
from knowledge.checks.wording import any_wording
from knowledge.model import LANGUAGES, Agency, Bilingual, KnowledgeBase, Language, OutsideBody
from knowledge.text import letters, words


def wordings_mean_one(base: KnowledgeBase) -> Iterator[Finding]:
    """No name, abbreviation or alias means two bodies, however it is typed; none stands twice in a record."""
    owners: dict[str, tuple[str, str]] = {}
    for where, owner, wording, folded in _wordings(base):
        if not folded:
            yield Finding(where, f"không có chữ nào: {wording}")
            continue
        other, said = owners.setdefault(folded, (owner, wording))
        if other != owner:
            yield Finding(where, f"“{wording}” cũng chỉ {other} (“{said}”)")
    for name, records in _bodies(base):
        for index, body in enumerate(records):
            once: set[str] = set()
            for wording in (
                body.name.vi,
                *body.abbreviations,
                *body.aliases.vi,
                body.name.en,
                *body.aliases.en,
            ):
                if wording.lower() in once:
                    yield Finding((name, index, "aliases"), f"ghi hai lần: {wording}")
                once.add(wording.lower())


def _bodies(base: KnowledgeBase) -> tuple[tuple[str, tuple[Agency | OutsideBody, ...]], ...]:
    return ("agencies", base.agencies), ("outside", base.outside)


def _wordings(base: KnowledgeBase) -> Iterator[tuple[Path, str, str, str]]:
    for name, records in _bodies(base):
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


@remembered
def _folded(wording: str) -> str:
    return " ".join(words(wording))


def names_are_written(base: KnowledgeBase) -> Iterator[Finding]:
    """The plan's bodies go by the plan's wordings: by name or alias in the source and in its translation.

    A member of another body (a district) is not in the source: its name holds one of its own aliases.
    """
    translation = "\n".join(clause.en for clause in base.clauses)
    texts: dict[Language, str] = {"vi": base.source_text, "en": translation}
    departments = [agency for agency in base.agencies if agency.kind == "department"]
    for language, text in texts.items():
        known = any_wording(base, language).ids(text)
        heads = Counter(_head(agency.name[language], language) for agency in departments)
        head = max(heads, key=lambda words: heads[words], default="")
        for index, agency in enumerate(base.agencies):
            where: Path = ("agencies", index, "name", language)
            name = agency.name[language]
            if agency.part_of is not None:
                yield from _holds_alias(agency, language, where)
                continue
            if agency.kind == "department":
                # "Các sở: Y tế, Nội vụ" leaves out what all names begin with.
                written = name.startswith(head) and name.removeprefix(head).lower() in text.lower()
            else:
                written = agency.id in known
            if not written:
                yield Finding(where, f"kế hoạch không nêu: {name}")


def _head(name: str, language: Language) -> str:
    """What department names begin with: "Sở", "Department of"."""
    return " ".join(name.split()[: 1 if language == "vi" else 2]) + " "


def _holds_alias(agency: Agency, language: Language, where: Path) -> Iterator[Finding]:
    name = agency.name[language].lower()
    if not any(alias.lower() in name for alias in agency.aliases[language]):
        yield Finding(where, "không chứa tên gọi nào trong aliases")


def members_have_no_members(base: KnowledgeBase) -> Iterator[Finding]:
    """Districts, and only districts, are part of another body, which is part of none."""
    for index, agency in enumerate(base.agencies):
        if (agency.kind == "district") != (agency.part_of is not None):
            yield Finding(("agencies", index, "part_of"), "chỉ có, và luôn có, ở cơ quan loại district")
        whole = base.agency.get(agency.part_of or "")
        if whole is not None and (whole.part_of is not None or whole.kind != "committee"):
            yield Finding(("agencies", index, "part_of"), f"{whole.id} không gồm các cơ quan khác")


def successors_agree(base: KnowledgeBase) -> Iterator[Finding]:
    """A note on what became of a body gives its date, in both languages, and names bodies by their names."""
    known = {body.name.vi: body.name for _, records in _bodies(base) for body in records}
    for index, agency in enumerate(base.agencies):
        after = agency.successor
        if after is None:
            continue
        where: Path = ("agencies", index, "successor")
        since = f"date {after.since.day}/{after.since.month}/{after.since.year}"
        for language in LANGUAGES:
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
        yield from _told(index, agency, after.name, after.note)


def _told(index: int, agency: Agency, name: Bilingual, note: Bilingual) -> Iterator[Finding]:
    """The note names the successor, but for one whose name is a number of bodies."""
    for language in LANGUAGES:
        short = name[language].removeprefix("Department of ").removeprefix("Ministry of ")
        tells = short.lower() in note[language].lower() or agency.name[language] == name[language]
        if not tells and not figures(name[language], language):
            where = ("agencies", index, "successor", "note", language)
            yield Finding(where, f"không nêu {name[language]}")
