"""Choosing an agency: by typing its name in any way, or by buttons, a page at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.browsing import PAGE, shorten
from bot.services.messages import Button, Do, number_on
from bot.texts import texts
from knowledge.reporting import may_report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.services.consent import Consents
    from bot.services.library import Library
    from bot.services.typed.agencies import Named
    from knowledge.model import Language


class Choosing:
    """Knows which agencies officers can belong to."""

    def __init__(self, library: Library, consents: Consents) -> None:
        self._library = library
        self._consents = consents

    def find(self, text: str) -> Named:
        """The agencies that a name may mean, in any spelling."""
        return self._library.agencies.find(text)

    def remark(self, found: Named, language: Language) -> str:
        """What is said of a name that leaves the agency open: why none is offered, or why these are."""
        say = texts(language)
        if found.outside:
            return say("agency-outside", contact=self._consents.contact(language))
        if found.successor and len(found.agencies) > 1:
            today = next(body for body in self._library.base.outside if body.id == found.successor)
            return say("agency-of-today", today=today.name[language], count=len(found.agencies))
        return say("agency-several" if found.agencies else "agency-unknown")

    def known(self, agency: str) -> bool:
        """Whether officers can belong to an agency."""
        return agency in may_report(self._library.base)

    def buttons(
        self, prefix: str, ticket: str, language: Language, page: int = 0, among: Sequence[str] = ()
    ) -> tuple[Button, ...]:
        """A page of agencies, or those ``among`` which a name left open, and the way to the other pages.

        ``prefix`` is that of the verbs "<prefix>.agency" and "<prefix>.page"; ``ticket`` is the draft's.
        """
        base = self._library.base
        say = texts(language)
        listed = may_report(base)
        pages = 1 if among else -(-len(listed) // PAGE)
        page = min(max(page, 0), pages - 1)
        shown = [
            Button(shorten(base.agency[agency].name[language]), Do(f"{prefix}.agency", ticket, agency))
            for agency in among or listed[page * PAGE : (page + 1) * PAGE]
        ]
        if page > 0:
            shown.append(Button(say("button-previous"), Do(f"{prefix}.page", ticket, str(page - 1))))
        if page < pages - 1:
            shown.append(Button(say("button-next"), Do(f"{prefix}.page", ticket, str(page + 1))))
        return tuple(shown)


def page_of(text: str) -> int:
    """The page that a button carries; of anything else, the first."""
    return number_on(text) or 0
