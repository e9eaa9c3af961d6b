"""What people think of the answers, kept without who they are."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.services.messages import Button, Message, StopStep
from bot.services.scrub import scrub
from bot.texts import texts

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime, tzinfo

    from bot.services.messages import Rate
    from bot.storage.chats import Chats
    from bot.storage.database import ChatKey, Database
    from bot.storage.marks import Marks
    from bot.storage.opinions import Opinions
    from knowledge.model import Language

MAX_COMMENT = 2000
"""How much of a comment is kept, in characters."""

LAST = 40
"""How much of its end is shown of a comment that was too long."""

STEP = "feedback"
STEP_OPEN = timedelta(minutes=30)
"""How long the next message is taken for the feedback that was asked for."""

ONE_THUMB = timedelta(days=2)
"""A second thumb on the same message within this time is not counted."""


class Feedback:
    """Takes thumbs and comments."""

    def __init__(
        self,
        database: Database,
        chats: Chats,
        opinions: Opinions,
        marks: Marks,
        clock: Callable[[], datetime],
        timezone: tzinfo,
    ) -> None:
        self._database = database
        self._chats = chats
        self._opinions = opinions
        self._marks = marks
        self._clock = clock
        self._timezone = timezone

    def rate(self, chat: ChatKey, message: str, rating: Rate, language: Language) -> str:
        """Counts a thumb on a message, once; says thank you, or that it was counted already."""
        say = texts(language)
        with self._database.transaction():
            if not self._marks.first("thumb", *chat, message, now=self._clock(), lasting=ONE_THUMB):
                return say("feedback-rated-before")
            self._opinions.rate(
                rating.entry,
                ",".join(rating.clauses),
                helpful=rating.helpful,
                language=language,
                day=self._day(),
            )
        return say("feedback-thanks-up" if rating.helpful else "feedback-thanks-down")

    def comment(self, chat: ChatKey, text: str, language: Language) -> Message:
        """Keeps a comment; without text, asks for it and takes the chat's next message for it.

        Of one that is too long the beginning is kept, and where it ends is said.
        """
        say = texts(language)
        whole = scrub(text)
        kept = whole[:MAX_COMMENT].strip()
        with self._database.transaction():
            if not kept:
                self._chats.open_step(chat, STEP, self._clock())
                return Message(say("feedback-ask"), (Button(say("button-cancel"), StopStep()),))
            self._chats.close_step(chat)
            self._opinions.comment(kept, language, self._day())
        if kept != whole:
            return Message(say("feedback-kept-part", limit=MAX_COMMENT, last=kept[-LAST:].strip()))
        return Message(say("feedback-kept"))

    def awaited(self, chat: ChatKey) -> bool:
        """Whether the chat's next message is the comment that was asked for."""
        return self._chats.step(chat, self._clock() - STEP_OPEN) == STEP

    def stop(self, chat: ChatKey) -> bool:
        """Takes the next message for a question again; says whether anything was open."""
        return self._chats.close_step(chat)

    def _day(self) -> date:
        return self._clock().astimezone(self._timezone).date()
