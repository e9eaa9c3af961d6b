"""Forms that are filled in step by step: which one is open, and what a message means to it.

A capability registers its form here. Whatever a person writes is the answer to the form that they worked on last;
commands are none, and the form waits meanwhile. Everything is in the database, so a restart changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from bot.services.messages import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.services.messages import Message
    from bot.storage.database import ChatKey
    from bot.storage.forms import Draft, Drafts
    from bot.updates import Attachment
    from knowledge.model import Language

ASLEEP = timedelta(hours=12)
"""After so long without a word a message is a question again; the draft stays and is gone on with by its command."""

KEPT = timedelta(days=30)
"""A draft of somebody who is no officer is dropped when it was not touched for so long; /privacy says so."""

ONE_ALBUM = timedelta(minutes=5)
"""Pictures of one album arrive as messages of their own, but within this time."""


@dataclass(frozen=True)
class Said:
    """A message to a form: words, or a file with words under it. ``album`` names the album it came in."""

    text: str = ""
    attachment: Attachment | None = None
    album: str = ""


def serial_of(text: str) -> int | None:
    """A number as a button carries it; None for anything else, as made-up data can be."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


class Form(Protocol):
    """What a capability has to offer for its form."""

    def answer(self, draft: Draft, said: Said, language: Language) -> Message | None:
        """Takes a message for the answer to the open step; None if nothing is to be said to it."""

    def resume(self, draft: Draft, language: Language) -> Message:
        """Asks the open step again, as after a detour."""


class Forms:
    """Leads messages to the open form."""

    def __init__(self, drafts: Drafts, clock: Callable[[], datetime]) -> None:
        self._drafts = drafts
        self._clock = clock
        self._forms: dict[str, Form] = {}

    def register(self, name: str, form: Form) -> None:
        """Makes a form known."""
        self._forms[name] = form

    def open(self, person: ChatKey) -> Draft | None:
        """The form whose open step a message would answer."""
        return self._drafts.latest(person, self._clock() - ASLEEP)

    def answer(self, draft: Draft, said: Said, language: Language) -> Message | None:
        """Takes a message for the answer to the open step."""
        return self._forms[draft.form].answer(draft, said, language)

    def resume(self, draft: Draft, language: Language) -> Message:
        """Asks the open step again."""
        return self._forms[draft.form].resume(draft, language)

    def mine(self, person: ChatKey, form: str, ticket: str, *steps: str) -> Draft:
        """The draft that a button belongs to, for the person who pressed it.

        ``ticket`` is the draft's as the button carries it, so that a button means what was shown with it or nothing;
        ``steps`` are those at which it means something at all.

        Raises:
            RefusedError: the draft is gone or somebody else's, or the form has moved on.
        """
        draft = self._drafts.of(person, form)
        if draft is None or ticket.partition("-")[0] != str(draft.serial):
            raise RefusedError("form-gone")
        if ticket != draft.ticket or (steps and draft.step not in steps):
            raise RefusedError("form-moved-on")
        return draft

    def cancel(self, person: ChatKey) -> bool:
        """Drops the form that was worked on last, awake or asleep; says whether there was one."""
        every = self._drafts.every(person)
        return bool(every) and self._drafts.close(every[0].serial)

    def purge(self) -> int:
        """Drops what people who are no officers have left lying; says how many drafts."""
        return self._drafts.purge(self._clock() - KEPT)
