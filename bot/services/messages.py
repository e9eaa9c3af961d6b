"""What a service says when it is not an answer from the base: text, and buttons that name what they do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
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


Action = Perform | ChooseLanguage | Rate | ShowList | PlayQuiz | StopStep


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
    """Plain text with buttons, and perhaps a file."""

    text: str
    buttons: tuple[Button, ...] = ()
    document: Document | None = None


class RefusedError(Exception):
    """What a person asked for cannot be done; ``key`` names the sentence that says why."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key
