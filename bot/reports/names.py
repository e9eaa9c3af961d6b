"""Names of agencies short enough for a column on a phone, all of them from the base."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.model import Agency, KnowledgeBase, Language

MAX_SHORT = 18
"""Characters of a short name."""

_CUT = "…"


def full_name(base: KnowledgeBase, agency_id: str, language: Language) -> str:
    """An agency's name in the plan; the id of one that the base no longer has."""
    return base.agency[agency_id].name[language] if agency_id in base.agency else agency_id


def short_names(base: KnowledgeBase, language: Language) -> dict[str, str]:
    """The short name of each agency by its id: no two alike, none longer than ``MAX_SHORT``."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for agency in base.agencies:
        name = next(one for one in _candidates(agency, language) if one.casefold() not in taken)
        taken.add(name.casefold())
        names[agency.id] = name
    return names


def _candidates(agency: Agency, language: Language) -> Iterator[str]:
    """The best first: the name itself, an abbreviation, a written short form, any alias, the name cut short."""
    name = agency.name[language]
    words = name.split()
    wordings = [name]
    wordings += [one for one in agency.abbreviations if _abbreviates(one, name, language)]
    aliases = agency.aliases[language]
    # The end of a list of bodies would name one of them only.
    closing = [one for one in aliases if one.split()[-1] == words[-1] and "," not in name]
    written = [one for one in closing if one[0].isupper()]
    # "H. Can Lộc" before "Can Lộc District" before "Can Lộc": what kind of body it is stays said.
    wordings += sorted(written, key=lambda one: (name.endswith(one), len(one)))
    wordings += sorted(closing, key=len, reverse=True)
    wordings += sorted((one for one in aliases if one.split()[0] == words[0]), key=len, reverse=True)
    yield from (one[0].upper() + one[1:] for one in wordings if len(one) <= MAX_SHORT)
    yield _tail(words)
    number = 2
    while True:
        mark = f" ({number})"
        yield name[: MAX_SHORT - len(mark)].rstrip() + mark
        number += 1


def _abbreviates(short: str, name: str, language: Language) -> bool:
    """Whether an abbreviation is one of the name in its language; the base keeps those of both in one list."""
    if language == "vi":
        return short.split(maxsplit=1)[0] == name.split(maxsplit=1)[0]
    letters = iter(name.upper())
    return short[0] == name[0] and all(letter in letters for letter in short)


def _tail(words: list[str]) -> str:
    """As many of the last words as there is room for: they tell bodies of one kind apart."""
    kept = ""
    for word in reversed(words):
        longer = f"{word} {kept}".rstrip()
        if len(longer) > MAX_SHORT - len(_CUT):
            break
        kept = longer
    return _CUT + (kept or words[-1][: MAX_SHORT - len(_CUT)])
