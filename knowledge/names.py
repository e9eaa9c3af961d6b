"""The ways bodies and items are called, made of the names that the base gives them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from knowledge.model import Item, KnowledgeBase
from knowledge.text import words

_STRANDS = {
    "en": "item items pillar theme component area activity heading chapter part section one community".split(),
    "vi": (
        "mục",
        "mảng",
        "trụ cột",
        "hợp phần",
        "mục về",
        "mục nói về",
        "phần",
        "phần cộng đồng",
        "mục cộng đồng",
        "item",
    ),
}
"""What an item is called beside the word for what it is about: "the resilience strand", "mảng bền vững"."""
_ABOUT = ("on", "about", "of", "for", "regarding")
_DEPARTMENT_OF = "department of "
_PLACE = re.compile(r"(?:huyện|thị xã|thành phố) (.+)$")


def core(name: str) -> str:
    """A department's name without the word for it, or the same where there is none."""
    if name.lower().startswith("sở "):
        return name.split(" ", 1)[1]
    if name.lower().startswith(_DEPARTMENT_OF):
        return name[len(_DEPARTMENT_OF) :].removeprefix("the ")
    return name.removesuffix(" department").removesuffix(" dept")


def forms(abbreviation: str, *, department: bool) -> set[str]:
    """The ways an abbreviation is typed, a department's with and without the word for it: SYT, "sở YT"."""
    if not department or not abbreviation.startswith("s") or abbreviation.startswith("so"):
        found = {abbreviation}
        rest = abbreviation.removeprefix("so") if department else ""
    else:
        found, rest = {abbreviation}, abbreviation[1:]
    if rest:
        found |= {"so" + rest, "s" + rest} if len(rest) < 5 else {"so" + rest}
    return {form for form in found if len(form) > 2}


def shared_names(base: KnowledgeBase) -> dict[str, list[str]]:
    """The place names that several districts share, each with their ids: Kỳ Anh is a town and a district."""
    owners: dict[str, list[str]] = defaultdict(list)
    for agency in base.agencies:
        place = _PLACE.search(agency.name.vi) if agency.kind == "district" else None
        if place is not None:
            owners[place.group(1)].append(agency.id)
    return {name: ids for name, ids in owners.items() if len(ids) > 1 and words(name)}


def item_names(item: Item) -> set[str]:
    """The ways an item is called by its name, whole or by one of its adjectives."""
    head, _, rest = item.name.vi.partition("Cộng đồng ")
    parts = [part.strip() for part in re.split(r",| và ", rest or head) if part.strip()]
    names = {item.name.vi, item.name.en, *(f"cộng đồng {part}" for part in parts)}
    before, community, after = item.name.en.partition("community")
    if after.strip():
        names.add(after.strip().removeprefix("that "))
    elif community:
        adjectives = re.split(r",| and ", before.strip().removeprefix("A ").removeprefix("An "))
        names |= {f"{adjective.strip()} community" for adjective in adjectives if adjective.strip()}
    return names


def strand_names(item: Item) -> Iterator[str]:
    """The ways an item is called by what it is about: "the resilience pillar", "mảng bền vững"."""
    for word in item.called.en:
        for strand in _STRANDS["en"]:
            yield f"{word} {strand}"
            yield from (f"{strand} {about} {word}" for about in _ABOUT)
    for word in item.called.vi:
        yield from (f"{strand} {word}" for strand in _STRANDS["vi"])
