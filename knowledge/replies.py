"""What an answer is: plain text, its clauses, and the natural next requests; and what a chat has talked about."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from knowledge.asks import Ask

if TYPE_CHECKING:
    from knowledge.model import Language, Reason

Kind = Literal["answer", "clarify", "none"]
Verdict = Literal["yes", "no"]

MAX_LABEL = 60
"""Longest button label, in characters: longer ones are cut off on phones."""


@dataclass(frozen=True)
class Choice:
    """A button, or a numbered line where there are no buttons: choosing it performs the request."""

    label: str
    ask: Ask


@dataclass(frozen=True)
class Reply:
    """An honest answer in one of three kinds.

    ``clauses`` are those the reply cites; ``items`` and ``agencies`` are exactly those that are the answer, not those
    mentioned in passing; ``verdict`` answers a yes/no question; ``choices`` are the readings of a clarification (at
    most four), the next questions after an answer, or the nearest topics when there is none; ``ask`` is the (first)
    request that the reply answers, None for a question back and for what was not understood.
    """

    kind: Kind
    lang: Language
    paragraphs: tuple[str, ...]
    citation: str | None = None
    reason: Reason | None = None
    clauses: tuple[str, ...] = ()
    items: tuple[int, ...] = ()
    agencies: tuple[str, ...] = ()
    verdict: Verdict | None = None
    choices: tuple[Choice, ...] = ()
    score: float = 1.0
    entry: str | None = None
    ask: Ask | None = None

    def text(self) -> str:
        """The whole reply as a person reads it."""
        blocks = self.paragraphs if self.citation is None else (*self.paragraphs, self.citation)
        return "\n\n".join(blocks)


@dataclass(frozen=True)
class Conversation:
    """What a chat has talked about, so that "còn mục 4?" can be understood.

    ``asks`` are codes of the last requests, ``pending`` codes of the readings offered by a clarification, ``wish``
    the intent that a clarification is to complete, and ``own`` the agency of which the writer said to belong to it.
    """

    asks: tuple[str, ...] = ()
    item: int | None = None
    agency: str | None = None
    topic: str | None = None
    clause: str | None = None
    entry: str | None = None
    intent: str | None = None
    role: str | None = None
    pending: tuple[str, ...] = ()
    wish: str | None = None
    own: str | None = None
    lang: Language | None = None

    def to_json(self) -> str:
        """The conversation as a line of JSON, for storage."""
        return json.dumps({key: value for key, value in vars(self).items() if value}, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Conversation:
        """A stored conversation; anything unreadable gives an empty one, since context is a convenience."""
        try:
            values = json.loads(text)
            for name in ("asks", "pending"):
                values[name] = tuple(values.get(name, ()))
                for code in values[name]:
                    Ask.parse(code)
            for name in ("agency", "topic", "clause", "entry", "intent", "role", "wish", "own"):
                if not isinstance(values.get(name), str | None):
                    return cls()
            if not isinstance(values.get("item"), int | None) or values.get("lang") not in (None, "vi", "en"):
                return cls()
            return cls(**values)
        except (ValueError, TypeError, AttributeError, RecursionError):
            return cls()


EMPTY = Conversation()
