"""What a knowledge base holds: the plan, its clauses, items and agencies, and what is said about them.

One frozen model per kind of record, used both to validate the YAML that curators write and to answer from it.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = ("vi", "en")

Reason = Literal["not_in_plan", "other_subject", "not_understood"]
"""Why a question got no answer."""

Sure = Literal["read", "inferred"]
"""How sure a fact from outside the plan is: read in its source, or inferred from it. Nothing less is told to people."""

DutyRole = Literal["leads", "coordinates", "advises", "reports", "consolidates", "requested", "receives"]
AgencyKind = Literal[
    "department", "committee", "district", "ministry", "party", "front", "union", "office", "person"
]
ReportSectionKind = Literal["direction", "results", "difficulties", "outlook", "office"]
EntryKind = Literal["plan", "asean", "bot", "smalltalk"]

ClauseId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9]+(\.[A-Za-z0-9]+)*$", max_length=24)]
RecordId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


_COMMON_YEAR = 2001
"""A year without a 29 February, which not every year has."""


class Record(BaseModel):
    """Base of all records: frozen, and an unknown field is an error rather than silently ignored."""

    # Deferred, as most kinds are only ever validated inside of others, which have a validator of their own.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Bilingual(Record):
    """One text in both languages."""

    vi: Sentence
    en: Sentence

    def __getitem__(self, language: Language) -> str:
        return self.vi if language == "vi" else self.en


class Wordings(Record):
    """Several wordings of one thing, per language; Vietnamese is written with all its marks."""

    vi: tuple[Sentence, ...] = ()
    en: tuple[Sentence, ...] = ()

    def __getitem__(self, language: Language) -> tuple[str, ...]:
        return self.vi if language == "vi" else self.en

    @property
    def all(self) -> tuple[str, ...]:
        """The wordings of both languages."""
        return self.vi + self.en


class ReportDue(Record):
    """The yearly reporting duty: reports are in time *before* this day of the year."""

    month: int = Field(ge=1, le=12)
    day: int = Field(ge=1, le=31)
    clause: ClauseId

    @field_validator("day")
    @classmethod
    def _is_a_day(cls, day: int, info: ValidationInfo) -> int:
        """Refuses a day that its month does not have in every year."""
        month = info.data.get("month")
        if month is not None and day > monthrange(_COMMON_YEAR, month)[1]:
            raise PydanticCustomError("no_such_day", "")
        return day


class AgencyAt(Record):
    """An agency and the clause that gives it its part."""

    agency: RecordId
    clause: ClauseId


class ReportPart(Record):
    """What a section of the yearly report owes: what the plan asks in ``clause``, and what the office writes on it."""

    clause: ClauseId | None = None
    write: Sentence


class ReportSection(Record):
    """A section of the yearly report, in order. ``kind`` says what is put in before its parts.

    direction: who has reported; results and difficulties: the updates; outlook: the note on the plan's end in its
    last year; office: nothing, the office writes all of it.
    """

    kind: ReportSectionKind
    title: Sentence
    parts: tuple[ReportPart, ...] = ()


class OwnReport(Record):
    """What agencies of a kind put on their own reports; what is not given stays open."""

    kind: AgencyKind
    parent: Sentence | None = None
    place: Sentence | None = None
    signature: tuple[Sentence, ...] = ()


class ReportForm(Record):
    """The yearly report on paper. It is an official document of the office: in Vietnamese alone.

    ``code`` is the symbol behind the number ("BC-SNV"); ``parent`` the body above the ``issuer``; ``recipients``
    the lines of "Nơi nhận"; ``signature`` the lines above the name.
    """

    parent: Sentence | None = None
    issuer: Sentence
    code: Sentence
    place: Sentence
    subject: Sentence
    addressees: tuple[Sentence, ...] = Field(min_length=1)
    recipients: tuple[Sentence, ...] = Field(min_length=1)
    signature: tuple[Sentence, ...] = Field(min_length=1)
    sections: tuple[ReportSection, ...] = Field(min_length=1)
    own: tuple[OwnReport, ...] = ()


class Plan(Record):
    """The document itself and the facts that hold for it as a whole.

    ``source_sha256`` vouches for source.txt, ``translation_sha256`` for the clauses' English texts and labels as
    they were reviewed: a slip in these cannot be told from the source alone.
    """

    id: RecordId
    province: Bilingual
    province_names: Wordings
    title: Bilingual
    period_end: int
    reporting_years: tuple[int, ...] = Field(min_length=1)
    report_due: ReportDue
    lead: AgencyAt
    contact: AgencyAt
    reporters: tuple[RecordId, ...] = Field(min_length=1)
    ended_note: Bilingual | None = None
    report: ReportForm | None = None
    source_sha256: Digest
    translation_sha256: Digest


class Clause(Record):
    """One paragraph or heading of the source, verbatim, with a readable form and a translation.

    ``verbatim`` is the exact text of the source lines, each line one element (a paragraph that the source wraps
    has two). ``display`` is what people read; without it the joined verbatim text is shown.
    ``called`` are other names that a heading is asked for by.
    """

    id: ClauseId
    verbatim: tuple[str, ...] = Field(min_length=1)
    display: Sentence | None = None
    en: Sentence
    label: Bilingual
    called: Wordings = Wordings()
    heading: bool = False
    repeats: ClauseId | None = None
    notes: tuple[Sentence, ...] = ()

    @cached_property
    def text(self) -> str:
        """The readable Vietnamese text."""
        return self.display or " ".join(self.verbatim)

    def shown(self, language: Language) -> str:
        """The text a person reads in a language."""
        return self.text if language == "vi" else self.en


class Part(Record):
    """Who carries out, or who coordinates, an item: bodies by name, and the plan's own group phrase if any."""

    clause: ClauseId
    agencies: tuple[RecordId, ...] = ()
    phrase: Bilingual | None = None
    group: RecordId | None = None


class Item(Record):
    """One numbered activity of section II.

    ``called`` are words that name it beside "item", "strand" or "pillar": "the resilience strand".
    """

    number: int = Field(ge=1, le=99)
    clause: ClauseId
    name: Bilingual
    called: Wordings = Wordings()
    implementing: Part
    coordinating: Part
    content_clause: ClauseId
    contents: tuple[ClauseId, ...] = Field(min_length=1)


class Successor(Record):
    """A sourced, dated note on what became of a body after the plan; never part of the plan."""

    name: Bilingual
    since: date
    note: Bilingual
    source: RecordId
    as_of: date
    sure: Sure
    shown: bool = True


class Agency(Record):
    """A body that the plan names, with every way people write its name."""

    id: RecordId
    kind: AgencyKind
    name: Bilingual
    abbreviations: tuple[Sentence, ...] = ()
    aliases: Wordings = Wordings()
    part_of: RecordId | None = None
    successor: Successor | None = None


class Group(Record):
    """A phrase of the plan that stands for several bodies without naming them, and whom it covers."""

    id: RecordId
    name: Bilingual
    phrases: Wordings = Wordings()
    members: tuple[RecordId, ...] = Field(min_length=1)


class OutsideBody(Record):
    """A body people ask about that the plan does not name."""

    id: RecordId
    name: Bilingual
    aliases: Wordings = Wordings()
    abbreviations: tuple[Sentence, ...] = ()
    group: RecordId | None = None


class Duty(Record):
    """What section V gives one body to do."""

    agency: RecordId
    clause: ClauseId
    role: DutyRole
    summary: Bilingual


class Topic(Record):
    """A subject in ordinary people's words, and the clauses where the plan deals with it, the main one first."""

    id: RecordId
    name: Bilingual
    clauses: tuple[ClauseId, ...] = Field(min_length=1)
    phrases: Wordings
    questions: Wordings


class FollowUp(Record):
    """A wording that means another entry when it directly follows this one."""

    phrases: Wordings
    entry: RecordId


class Entry(Record):
    """A curated question and answer."""

    id: RecordId
    kind: EntryKind
    label: Bilingual
    questions: Wordings
    phrases: Wordings = Wordings()
    answer: Bilingual
    clauses: tuple[ClauseId, ...] = ()
    items: tuple[int, ...] = ()
    agencies: tuple[RecordId, ...] = ()
    sources: tuple[RecordId, ...] = ()
    as_of: date | None = None
    next: tuple[RecordId, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()


class Refusal(Record):
    """A subject that the plan does not hold, or that is not the bot's, and how to say so.

    ``answers`` is set on the one refusal that answers all questions of a kind: about progress, names, sums of money or
    other figures.
    """

    id: RecordId
    reason: Literal["not_in_plan", "other_subject"]
    phrases: Wordings
    questions: Wordings
    answer: Bilingual
    clauses: tuple[ClauseId, ...] = ()
    next: tuple[RecordId, ...] = ()
    answers: Literal["progress", "names", "amounts", "figures"] | None = None


class QuizQuestion(Record):
    """A multiple-choice question with one right option, and why it is right."""

    id: RecordId
    question: Bilingual
    options: tuple[Bilingual, ...] = Field(min_length=2, max_length=6)
    answer: int = Field(ge=0)
    explanation: Bilingual
    clauses: tuple[ClauseId, ...] = ()
    sources: tuple[RecordId, ...] = ()
    as_of: date | None = None


class Source(Record):
    """Where a fact from outside the plan was read."""

    id: RecordId
    title: Sentence
    address: Sentence


class KnowledgeBase(Record):
    """Everything that one folder of YAML says about one plan; ``report_template`` is its Word file, if it has one."""

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(cached_property,))

    plan: Plan
    source_text: str
    clauses: tuple[Clause, ...]
    items: tuple[Item, ...]
    agencies: tuple[Agency, ...]
    groups: tuple[Group, ...]
    outside: tuple[OutsideBody, ...]
    duties: tuple[Duty, ...]
    topics: tuple[Topic, ...]
    entries: tuple[Entry, ...]
    refusals: tuple[Refusal, ...]
    quiz: tuple[QuizQuestion, ...]
    sources: tuple[Source, ...]
    report_template: Path | None = None

    @cached_property
    def clause(self) -> dict[str, Clause]:
        """Clauses by id."""
        return {clause.id: clause for clause in self.clauses}

    @cached_property
    def item(self) -> dict[int, Item]:
        """Items by number."""
        return {item.number: item for item in self.items}

    @cached_property
    def agency(self) -> dict[str, Agency]:
        """Agencies by id."""
        return {agency.id: agency for agency in self.agencies}

    @cached_property
    def group(self) -> dict[str, Group]:
        """Groups by id."""
        return {group.id: group for group in self.groups}

    @cached_property
    def outsider(self) -> dict[str, OutsideBody]:
        """Bodies that the plan does not name, by id."""
        return {body.id: body for body in self.outside}

    @cached_property
    def topic(self) -> dict[str, Topic]:
        """Topics by id."""
        return {topic.id: topic for topic in self.topics}

    @cached_property
    def entry(self) -> dict[str, Entry]:
        """Entries by id."""
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def refusal_of(self) -> dict[str, Refusal]:
        """The refusals that answer all questions of a kind, by its name."""
        return {refusal.answers: refusal for refusal in self.refusals if refusal.answers is not None}

    @cached_property
    def refusal(self) -> dict[str, Refusal]:
        """Refusals by id."""
        return {refusal.id: refusal for refusal in self.refusals}

    @cached_property
    def source(self) -> dict[str, Source]:
        """Sources by id."""
        return {source.id: source for source in self.sources}

    def predecessors(self, outside: str) -> tuple[Agency, ...]:
        """The agencies with items of their own whose tasks a body outside the plan has taken over."""
        name = self.outsider[outside].name
        leading = {agency for item in self.items for agency in item.implementing.agencies}
        succeeded = (
            agency
            for agency in self.agencies
            if agency.id in leading and agency.successor and agency.successor.shown
        )
        return tuple(agency for agency in succeeded if agency.successor and agency.successor.name == name)

    def item_of(self, clause_id: str) -> Item | None:
        """The item whose heading, contents or responsible bodies a clause is part of."""
        return next((item for item in self.items if f"{clause_id}.".startswith(f"{item.clause}.")), None)
