"""Looking around without a question: the welcome, the help, and the lists that commands show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.messages import Button, ChooseLanguage, ListKind, Message, Perform, PlayQuiz, ShowList
from bot.services.rights import STEERING
from bot.texts import texts
from knowledge.asks import Ask

if TYPE_CHECKING:
    from bot.services.library import Library
    from bot.storage.officers import Role
    from knowledge.model import Agency, Language
    from knowledge.replies import Reply

PAGE = 8
"""Buttons of a list that a person takes in at once."""

MAX_LABEL = 60


class Browsing:
    """Says what there is, with buttons to it."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def welcome(self, language: Language) -> Message:
        """What the bot is for, and where to begin."""
        say = texts(language)
        other: Language = "en" if language == "vi" else "vi"
        return Message(
            say(
                "welcome",
                province=self._library.base.plan.province[language],
                items=len(self._library.base.items),
            ),
            (
                Button(say("button-items"), Perform(Ask.items())),
                Button(say("button-agencies"), ShowList("agencies")),
                Button(say("button-goals"), Perform(Ask.goals())),
                Button(say("button-deadline"), Perform(Ask.deadline())),
                Button(say("button-asean"), ShowList("asean")),
                Button(say("button-quiz"), PlayQuiz()),
                Button(texts(other)("language-name"), ChooseLanguage(other)),
            ),
        )

    def help(self, language: Language, role: Role | None = None) -> Message:
        """How to ask, and what else can be done, by a role too."""
        say = texts(language)
        blocks = [say("help", items=len(self._library.base.items))]
        blocks.append(say("help-citizen" if role is None else "help-officer"))
        if role in STEERING:
            blocks.append(say("help-coordinator"))
        return Message("\n\n".join([*blocks, say("help-source")]))

    def show(self, kind: ListKind, page: int, language: Language) -> Message:
        """One page of a list; a page that does not exist shows the nearest."""
        say = texts(language)
        buttons = self._buttons(kind, language)
        pages = max(1, -(-len(buttons) // PAGE))
        page = min(max(page, 0), pages - 1)
        shown = buttons[page * PAGE : (page + 1) * PAGE]
        if page > 0:
            shown.append(Button(say("button-previous"), ShowList(kind, page - 1, in_place=True)))
        if page < pages - 1:
            shown.append(Button(say("button-next"), ShowList(kind, page + 1, in_place=True)))
        heading = say(f"list-{kind}")
        if pages > 1:
            heading = say("list-page", heading=heading, page=page + 1, pages=pages)
        return Message(heading, tuple(shown))

    def title(self, reply: Reply) -> str:
        """A few words that say what an answer is about, for choosing among several."""
        base = self._library.base
        if reply.entry in base.entry:
            return base.entry[reply.entry].label[reply.lang]
        if reply.entry in base.topic:
            return base.topic[reply.entry].name[reply.lang]
        return shorten(" ".join(reply.paragraphs[0].split())) if reply.paragraphs else "…"

    def _buttons(self, kind: ListKind, language: Language) -> list[Button]:
        base = self._library.base
        if kind == "items":
            say = texts(language)
            return [
                Button(
                    shorten(say("button-item", number=item.number, name=item.name[language])),
                    Perform(Ask.of_item(item.number)),
                )
                for item in base.items
            ]
        if kind == "agencies":
            return [
                Button(shorten(agency.name[language]), Perform(Ask.of_agency(agency.id)))
                for agency in base.agencies
                if self._has_part(agency)
            ]
        return [
            Button(shorten(entry.label[language]), Perform(Ask.of_entry(entry.id)))
            for entry in base.entries
            if entry.kind == "asean"
        ]

    def _has_part(self, agency: Agency) -> bool:
        base = self._library.base
        named = {
            agency_id
            for item in base.items
            for agency_id in (*item.implementing.agencies, *item.coordinating.agencies)
        }
        return agency.id in named or any(duty.agency == agency.id for duty in base.duties)


def shorten(label: str) -> str:
    """A label cut at a word so that a phone shows it whole."""
    if len(label) <= MAX_LABEL:
        return label
    return label[: MAX_LABEL - 1].rsplit(" ", 1)[0].rstrip(" ,;:-–") + "…"
