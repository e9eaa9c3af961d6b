"""A year's updates as reports and overviews see them, and who has reported: plain values, worked out once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from bot.updates import ACCEPTED, RECEIVED
from knowledge.reporting import deadline, implemented_by, may_report, reporters

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from bot.updates import Update
    from knowledge.model import KnowledgeBase


class ReportFaultError(ValueError):
    """A report that cannot be made as things are; the message is a sentence for those who asked for it."""


@dataclass(frozen=True)
class AuditLine:
    """A line of the audit log: ``actor`` is an officer's number ("officer:12") or "bot", never a name."""

    seq: int
    at: datetime
    actor: str
    event: str
    subject: str
    detail: str


@dataclass(frozen=True)
class Standing:
    """How an agency stands in a year. ``lacking``: items that it carries out and has handed in nothing on.

    ``first`` is when its first update came, None if none has.
    """

    agency: str
    expected: bool
    first: datetime | None
    on_time: bool
    lacking: tuple[int, ...]

    @property
    def received(self) -> bool:
        """Whether anything was handed in."""
        return self.first is not None


@dataclass(frozen=True)
class YearReport:
    """Everything that the reports on one year are made of.

    ``updates``: all of the year in every state, in the order of their codes, or only those of ``agency`` for
    that agency's own report. ``include_submitted`` adds to the DOCX what is not reviewed yet, marked so.
    ``now`` is the moment at which it holds: an input like the others, so that the same input gives the same bytes.
    """

    base: KnowledgeBase
    year: int
    updates: tuple[Update, ...]
    timezone: tzinfo
    include_submitted: bool = False
    agency: str | None = None
    audit: tuple[AuditLine, ...] = ()
    now: datetime | None = None

    @property
    def as_of(self) -> datetime | None:
        """The moment that the report speaks of; where none was given, when anything last changed, if anything did."""
        if self.now is not None:
            return self.now.astimezone(self.timezone)
        latest = max((update.updated_at for update in self.updates), default=None)
        return None if latest is None else latest.astimezone(self.timezone)

    @property
    def deadline(self) -> datetime:
        """The first moment that is too late."""
        return deadline(self.base, self.year, self.timezone)

    @cached_property
    def agencies(self) -> tuple[str, ...]:
        """Those that must report, then others that have, in the base's order; for an agency's own report it alone."""
        if self.agency is not None:
            return (self.agency,)
        sent = {update.agency for update in self.updates if update.state in RECEIVED}
        others = [agency for agency in may_report(self.base) if agency in sent]
        return tuple(dict.fromkeys([*reporters(self.base), *others]))

    @cached_property
    def newest(self) -> dict[tuple[str, int], Update]:
        """What counts of each agency on each item: the last update that was handed in and not withdrawn."""
        counted = [update for update in self.updates if update.state in RECEIVED]
        return {(update.agency, update.item): update for update in counted}

    @cached_property
    def reported(self) -> tuple[Update, ...]:
        """What the report's body is made of: the last accepted update of each agency on each item.

        With ``include_submitted`` one that waits for review counts as well.
        """
        states = ACCEPTED | {"submitted"} if self.include_submitted else ACCEPTED
        last = {(u.agency, u.item): u for u in self.updates if u.state in states}
        places = {agency: place for place, agency in enumerate(self.agencies)}
        return tuple(sorted(last.values(), key=lambda u: (u.item, places.get(u.agency, len(places)))))

    @cached_property
    def folded(self) -> tuple[Update, ...]:
        """Accepted updates that a later accepted one of the same agency on the same item has replaced."""
        shown = {update.code for update in self.reported}
        return tuple(u for u in self.updates if u.state in ACCEPTED and u.code not in shown)

    @cached_property
    def standings(self) -> tuple[Standing, ...]:
        """How each of ``agencies`` stands."""
        must = set(reporters(self.base))
        return tuple(self._standing(agency, agency in must) for agency in self.agencies)

    @property
    def missing(self) -> tuple[Standing, ...]:
        """Those that must report and have handed in nothing."""
        return tuple(one for one in self.standings if one.expected and not one.received)

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many must report, how many of these have, and how many of these in time."""
        expected = [one for one in self.standings if one.expected]
        return len(expected), sum(one.received for one in expected), sum(one.on_time for one in expected)

    def _standing(self, agency: str, expected: bool) -> Standing:
        sent = [update for update in self.updates if update.agency == agency and update.state in RECEIVED]
        first = min((update.submitted_at for update in sent), default=None)
        on = {update.item for update in sent}
        lacking = tuple(number for number in implemented_by(self.base, agency) if number not in on)
        return Standing(agency, expected, first, first is not None and first < self.deadline, lacking)
