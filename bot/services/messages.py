"""What a service says when it is not an answer from the base: text, and buttons that name what they do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from bot.storage.database import ChatKey
    from bot.updates import Attachment
    from knowledge.asks import Ask
    from knowledge.model import Language

ListKind = Literal["items", "agencies", "asean"]


@dataclass(frozen=True)
class Perform:
    """Answer this request; ``in_place`` of the message with the button, as a clarification does."""

    ask: Ask
    in_place: bool = False


@dataclass(frozen=True)
class ChooseLanguage:
    """Answer in this language from now on; None: in the language of each question."""

    language: Language | None


@dataclass(frozen=True)
class Rate:
    """Say whether an answer helped. ``entry`` or ``clauses`` say which answer it was."""

    helpful: bool
    entry: str = ""
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True)
class ShowList:
    """Show a page of a list, from 0; ``in_place`` of the page whose button was pressed."""

    kind: ListKind
    page: int = 0
    in_place: bool = False


@dataclass(frozen=True)
class PlayQuiz:
    """Start a round of the quiz, or go on with the open one."""


@dataclass(frozen=True)
class StopStep:
    """Leave what is open."""


@dataclass(frozen=True)
class Do:
    """Do what a verb of ``handlers.verbs`` means to a subject, with a value: short ASCII without ":" and "/".

    Rights are checked where data change, so a button in the wrong hands, twice or late does nothing.
    """

    verb: str
    subject: str = ""
    value: str = ""


def number_on(button: str) -> int | None:
    """The number that a subject or a value stands for; None for anything else, as made-up data can be."""
    return int(button) if button.isascii() and button.isdecimal() and len(button) < 10 else None


Action = Perform | ChooseLanguage | Rate | ShowList | PlayQuiz | StopStep | Do


@dataclass(frozen=True)
class Button:
    """A button; where there are none, its label is something that can be typed or a command does the same."""

    label: str
    action: Action


@dataclass(frozen=True)
class Document:
    """A file to hand over."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Message:
    """Plain text with buttons, and perhaps a file, a picture, or attachments that officers sent.

    ``notices`` are for other people. ``fresh``: a new message, even if a button of another one asked for it.
    ``roles_changed``: people who may do more or less from now on, so that their menus say so.
    """

    text: str
    buttons: tuple[Button, ...] = ()
    document: Document | None = None
    picture: Document | None = None
    attachments: tuple[Attachment, ...] = ()
    notices: tuple[Notice, ...] = ()
    fresh: bool = False
    roles_changed: tuple[ChatKey, ...] = ()

    def led(self, words: str) -> Message:
        """The message with something said before it, if there is anything to say."""
        return replace(self, text=f"{words}\n\n{self.text}") if words else self


@dataclass(frozen=True)
class Notice:
    """A message to somebody who did not ask. ``effect`` is a key of what may be sent only once, as a reminder.

    ``about`` is the number of an officer whom it names: it is not sent once they are erased.
    """

    to: ChatKey
    message: Message
    effect: str = ""
    about: int | None = None


class RefusedError(Exception):
    """What a person asked for cannot be done; ``key`` names the sentence that says why, ``values`` fill it in."""

    def __init__(self, key: str, **values: str | int) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


class ConsentNeededError(RefusedError):
    """An officer has to agree to the present text first; the question for it takes the place of the refusal."""

    def __init__(self) -> None:
        super().__init__("consent-needed")
