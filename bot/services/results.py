"""How far the work is, beside what the plan says: accepted updates for officers, published ones for everybody."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.dates import day
from bot.services.describing import progress, shortened
from bot.texts import texts
from bot.updates import ACCEPTED
from knowledge.reporting import members, reporting_year

if TYPE_CHECKING:
    from bot.services.registry import Registry
    from bot.storage.database import ChatKey
    from bot.updates import Update
    from knowledge.asks import Ask
    from knowledge.model import Language
    from knowledge.replies import Reply

MOST = 8
"""Updates in one answer; nobody reads more on a phone."""


class Results:
    """Completes answers about progress, which the base alone can only refuse."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry

    def told(self, chat: ChatKey, reply: Reply) -> Reply:
        """The reply with the progress that whoever is in the chat may know; any other reply as it is.

        A group is nobody in particular, so there only what was published is told.
        """
        ask = reply.ask
        if ask is None or ask.intent != "progress":
            return reply
        say = texts(reply.lang)
        year = reporting_year(self._registry.base, self._registry.today())
        reports = self._registry.rights.role(chat) is not None
        known = "accepted" if reports else "published"
        found = self._found(ask, year, only_published=not reports)
        if not found:
            return replace(
                reply, paragraphs=(*reply.paragraphs, say(f"results-none-{known}", year=str(year)))
            )
        lines = [
            say(f"results-{known}", year=str(year)),
            *(result_line(self._registry, one, reply.lang) for one in found[:MOST]),
        ]
        if len(found) > MOST:
            lines.append(say("results-more", count=len(found) - MOST))
        return replace(
            reply,
            kind="answer",
            reason=None,
            paragraphs=("\n".join(lines),),
            citation=None,
            clauses=(),
            items=tuple(dict.fromkeys(update.item for update in found)),
            agencies=tuple(dict.fromkeys(update.agency for update in found)),
        )

    def _found(self, ask: Ask, year: int, *, only_published: bool) -> list[Update]:
        """The last accepted update of each agency on each item that was asked about."""
        last = {
            (update.item, update.agency): update
            for update in self._registry.updates.of_year(year)
            if update.state in ACCEPTED and (update.published or not only_published)
        }
        asked = None if ask.agency is None else members(self._registry.base, ask.agency)
        return [
            last[key]
            for key in sorted(last)
            if ask.item in (None, last[key].item) and (asked is None or last[key].agency in asked)
        ]


def result_line(registry: Registry, update: Update, language: Language) -> str:
    """One line of an answer about progress: all that citizens see of an update."""
    return texts(language)(
        "results-line",
        number=update.item,
        agency=registry.agency(update.agency, language),
        progress=progress(update.content, language),
        date=day(update.newest.at.astimezone(registry.timezone), language),
        text=shortened(update.content.result),
    )
