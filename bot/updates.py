"""Progress updates as plain values: what officers hand in, and the versions that are kept of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from datetime import datetime

Status = Literal["not_started", "in_progress", "done", "blocked"]
STATUSES: tuple[Status, ...] = get_args(Status)

State = Literal["submitted", "returned", "accepted", "locked", "withdrawn"]
"""Where a stored update stands; a draft is none yet. See ``bot.lifecycle`` for how it moves."""

RECEIVED: frozenset[State] = frozenset({"submitted", "returned", "accepted", "locked"})
"""States of what counts as handed in."""

ACCEPTED: frozenset[State] = frozenset({"accepted", "locked"})
"""States of what the consolidated report is made of."""

MAX_RESULT = 1000
"""Characters of the result, and of the difficulties."""


@dataclass(frozen=True)
class Attachment:
    """A photo or a document, kept by the messenger's own id of the file."""

    kind: Literal["photo", "document"]
    file: str
    name: str = ""


@dataclass(frozen=True)
class Content:
    """What an update says. ``percent`` is 0 to 100; ``difficulties`` may be empty."""

    status: Status
    percent: int
    result: str
    difficulties: str = ""
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True)
class Version:
    """One wording of an update, from 1. ``author`` is the number of an officer, never a name.

    ``on_behalf``: a coordinator entered it for an agency that sent paper.
    """

    number: int
    content: Content
    at: datetime
    author: int
    on_behalf: bool = False


@dataclass(frozen=True)
class Update:
    """What an agency reports on an item in a year, with all versions, oldest first.

    ``submitted_at`` is when the first version came, which decides whether it was in time; ``updated_at`` when
    anything last changed. Times are aware, in UTC. ``reason`` says why it was last returned.
    """

    code: str
    year: int
    agency: str
    item: int
    state: State
    submitted_at: datetime
    updated_at: datetime
    versions: tuple[Version, ...] = field(default=())
    reason: str = ""
    published: bool = False

    @property
    def newest(self) -> Version:
        """The version that counts."""
        return self.versions[-1]

    @property
    def content(self) -> Content:
        """What the newest version says."""
        return self.newest.content

    @property
    def standing(self) -> str:
        """Its state, or "published" while citizens see it."""
        return "published" if self.published else self.state

    @property
    def as_read(self) -> str:
        """Its newest version and how that stands. What overturns a decision carries it from where it was read."""
        return f"{self.newest.number}-{self.standing}"
