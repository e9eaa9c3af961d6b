"""What a question means: a canonical request that the base can answer, with a code for buttons, links and storage."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal

Intent = Literal[
    "item",  # the card of one item
    "content",  # what an item (or a clause) provides for
    "lead",  # who carries out an item, a topic's item, or the plan
    "coordinate",  # who coordinates on an item
    "who",  # both of these
    "items",  # the list of items
    "clause",  # one clause in readable form
    "quote",  # one clause verbatim
    "agency",  # all parts of one agency
    "agency-items",  # the items in which an agency has a role
    "role",  # does this agency have a part in this item?
    "topic",  # where the plan deals with a subject, and who carries it out
    "entry",  # a curated answer
    "refuse",  # a curated refusal
    "most",  # which agency has the most items / which item has the most agencies
    "count",  # how many
    "compare",  # two items or agencies side by side
    "check",  # a yes/no question about a date, a year or a number
    "missing",  # something the plan does not have: item 6, clause II.9
    "outside",  # a body that the plan does not name
    "progress",  # how far an item, an agency or the whole plan has come: nothing that the plan holds
]

MAX_CODE_BYTES = 240
"""More than any request of curated ids needs. Few of these fit on a button, which has 64 bytes for all."""

_CODE = re.compile(r"[a-z-]+(;[a-z]=[A-Za-z0-9.\-/]+)*")
_FIELDS = {"n": "item", "c": "clause", "a": "agency", "t": "topic", "e": "entry", "r": "role", "v": "value"}


@dataclass(frozen=True)
class Ask:
    """A canonical request. Only the fields that its intent needs are set.

    ``role`` is ``lead``, ``coordinate`` or ``any``; ``value`` is what the intent counts, checks or misses, in plain
    ASCII.
    """

    intent: Intent
    item: int | None = None
    clause: str | None = None
    agency: str | None = None
    topic: str | None = None
    entry: str | None = None
    role: str | None = None
    value: str | None = None

    def code(self) -> str:
        """A stable ASCII form, for callback data, deep links and stored conversations.

        Raises:
            ValueError: the request is too long to be written so.
        """
        parts: list[str] = [self.intent]
        for key, name in _FIELDS.items():
            field = getattr(self, name)
            if field is None:
                continue
            if ";" in str(field) or "=" in str(field):
                raise ValueError(f"this request has no code: {field}")
            parts.append(f"{key}={field}")
        code = ";".join(parts)
        if len(code.encode()) > MAX_CODE_BYTES or not _CODE.fullmatch(code):
            raise ValueError(f"this request has no code: {code}")
        return code

    @classmethod
    def parse(cls, code: str) -> Ask:
        """The request of a code.

        Raises:
            ValueError: the text is no such code.
        """
        if len(code) > MAX_CODE_BYTES or not _CODE.fullmatch(code):
            raise ValueError("not the code of a request")
        intent, *parts = code.split(";")
        if intent not in Intent.__args__:  # type: ignore[attr-defined]  # Literal's members, not in typeshed
            raise ValueError(f"no such request: {intent}")
        values: dict[str, Any] = {}
        for part in parts:
            key, _, text = part.partition("=")
            if key not in _FIELDS or (key == "n" and not text.isdigit()):
                raise ValueError(f"no such part of a request: {part}")
            values[_FIELDS[key]] = int(text) if key == "n" else text
        return cls(intent, **values)  # type: ignore[arg-type]  # one of the intents, as just checked

    @classmethod
    def of_item(cls, number: int) -> Ask:
        """The card of one item."""
        return cls("item", item=number)

    @classmethod
    def content(cls, number: int) -> Ask:
        """What an item provides for."""
        return cls("content", item=number)

    @classmethod
    def lead(cls, number: int) -> Ask:
        """Who carries out an item."""
        return cls("lead", item=number)

    @classmethod
    def coordinate(cls, number: int) -> Ask:
        """Who coordinates on an item."""
        return cls("coordinate", item=number)

    @classmethod
    def items(cls) -> Ask:
        """The list of items."""
        return cls("items")

    @classmethod
    def of_clause(cls, clause_id: str) -> Ask:
        """One clause in readable form."""
        return cls("clause", clause=clause_id)

    @classmethod
    def quote(cls, clause_id: str) -> Ask:
        """One clause verbatim."""
        return cls("quote", clause=clause_id)

    @classmethod
    def of_agency(cls, agency_id: str) -> Ask:
        """All parts that the plan gives an agency."""
        return cls("agency", agency=agency_id)

    @classmethod
    def of_topic(cls, topic_id: str) -> Ask:
        """Where the plan deals with a subject."""
        return cls("topic", topic=topic_id)

    @classmethod
    def of_entry(cls, entry_id: str) -> Ask:
        """A curated answer."""
        return cls("entry", entry=entry_id)

    @classmethod
    def goals(cls) -> Ask:
        """The plan's objectives."""
        return cls("clause", clause="I")

    @classmethod
    def deadline(cls) -> Ask:
        """When the yearly report is due."""
        return cls("check", value="deadline")
