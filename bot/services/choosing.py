"""Choosing an agency: by typing its name in any way, or by buttons, a page at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.browsing import PAGE, shorten
from bot.services.messages import Button, Do
from bot.texts import texts
from knowledge.reporting import may_report, members
from knowledge.text import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.services.library import Library
    from knowledge.model import Agency, KnowledgeBase, Language


class Choosing:
    """Knows which agencies officers can belong to."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def find(self, text: str) -> tuple[str, ...]:
        """The agencies that a name may mean, best first; one if it is certain, none if it is unknown."""
        base = self._library.base
        allowed = set(may_report(base))
        found = [member for agency in find_agencies(text, base) for member in members(base, agency)]
        return tuple(dict.fromkeys(agency for agency in found if agency in allowed))

    def known(self, agency: str) -> bool:
        """Whether officers can belong to an agency."""
        return agency in may_report(self._library.base)

    def buttons(
        self, prefix: str, serial: int, language: Language, page: int = 0, among: Sequence[str] = ()
    ) -> tuple[Button, ...]:
        """A page of agencies, or those ``among`` which a name left open, and the way to the other pages.

        ``prefix`` is that of the verbs "<prefix>.agency" and "<prefix>.page"; ``serial`` is the draft's.
        """
        base = self._library.base
        say = texts(language)
        listed = may_report(base)
        pages = 1 if among else -(-len(listed) // PAGE)
        page = min(max(page, 0), pages - 1)
        shown = [
            Button(shorten(base.agency[agency].name[language]), Do(f"{prefix}.agency", str(serial), agency))
            for agency in among or listed[page * PAGE : (page + 1) * PAGE]
        ]
        if page > 0:
            shown.append(Button(say("button-previous"), Do(f"{prefix}.page", str(serial), str(page - 1))))
        if page < pages - 1:
            shown.append(Button(say("button-next"), Do(f"{prefix}.page", str(serial), str(page + 1))))
        return tuple(shown)


def find_agencies(text: str, base: KnowledgeBase) -> tuple[str, ...]:
    """The agencies that a text names: all of a name exactly, else those whose names hold its words."""
    typed = tuple(words(text))
    if not typed:
        return ()
    names = {agency.id: [tuple(words(name)) for name in _names(agency)] for agency in base.agencies}
    exact = tuple(agency for agency, known in names.items() if typed in known)
    return exact or tuple(
        agency for agency, known in names.items() if any(set(typed) <= set(name) for name in known)
    )


def _names(agency: Agency) -> list[str]:
    return [agency.name.vi, agency.name.en, *agency.abbreviations, *agency.aliases.all]
