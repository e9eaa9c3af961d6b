"""The report on a year: what it is made of, and asking for it, in words, as a picture and as documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.reports.data import YearReport
from bot.reports.formats import FORMATS, Format
from bot.reports.overview import overview
from bot.services.messages import Button, Do, Message, RefusedError
from bot.texts import texts
from knowledge.text import words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime, tzinfo

    from bot.services.registry import Registry
    from bot.services.years import Years
    from bot.storage.audit import Audit
    from bot.storage.database import ChatKey
    from bot.storage.jobs import Job, Jobs
    from bot.storage.updates import Updates
    from knowledge.model import KnowledgeBase, Language

EXPORT = "export"
PICTURE = "picture"
"""Kinds of jobs: a document to be kept, and the picture that follows an overview."""

_FORMATS: dict[str, Format] = {
    **{form: form for form in FORMATS},
    "word": "docx",
    "doc": "docx",
    "excel": "xlsx",
    "xls": "xlsx",
    "anh": "png",
    "hinh": "png",
    "picture": "png",
    "image": "png",
}
_KNOWN = _FORMATS.keys() | set(
    "submitted all ca chua cho da duyet accepted nam year bao cao report ban file tep include including".split()
)
"""Folded words that may stand beside a year."""

_ALSO = "all"
"""The mark of a button that asks for what is not reviewed yet as well."""


def year_report(
    base: KnowledgeBase,
    updates: Updates,
    audit: Audit,
    timezone: tzinfo,
    year: int,
    now: datetime,
    *,
    include_submitted: bool = False,
    agency: str | None = None,
) -> YearReport:
    """All that the reports on a year are made of at a moment; with ``agency``, for that agency's own."""
    return YearReport(
        base,
        year,
        updates.of_year(year, agency),
        timezone,
        include_submitted,
        agency,
        audit.of_year(year) if agency is None else (),
        now,
    )


@dataclass(frozen=True)
class Work:
    """A document to be made, and how it is handed over."""

    report: YearReport
    form: Format
    language: Language
    caption: str
    picture: bool = False


class Reporting:
    """Asks for reports. The work itself waits as a job, since it takes longer than an update may."""

    def __init__(self, registry: Registry, jobs: Jobs, years: Years) -> None:
        self._registry = registry
        self._jobs = jobs
        self._years = years

    def year_report(
        self, year: int, *, include_submitted: bool = False, agency: str | None = None
    ) -> YearReport:
        """All that the reports on a year are made of, as it stands now."""
        return year_report(
            self._registry.base,
            self._registry.updates,
            self._registry.audit,
            self._registry.timezone,
            year,
            self._registry.clock(),
            include_submitted=include_submitted,
            agency=agency,
        )

    def status(self, person: ChatKey, typed: str, language: Language) -> Message:
        """Who has reported in a year, in words; the picture follows as a job.

        Raises:
            RefusedError: the person does not steer, or the plan does not report on that year.
        """
        self._registry.rights.coordinator(person)
        year = self._years.named(typed)
        say = texts(language)
        text = overview(self.year_report(year), self._registry.clock(), language)
        locked = self._registry.updates.locked(year)
        if locked:
            text = f"{text}\n\n{say('status-locked', year=str(year))}"
        self._jobs.add(PICTURE, person, {"year": year, "language": language}, self._registry.clock())
        nudge = Button(say("button-remind"), Do("s.remind", str(year)))
        export = Button(say("button-export"), Do("s.export", str(year)))
        lock = Button(say("button-unlock"), Do("s.unlock", str(year)))
        if not locked:
            lock = Button(say("button-lock"), Do("s.lock", str(year)))
        return Message(text, (export, lock) if locked else (nudge, export, lock))

    def export(self, person: ChatKey, typed: str, language: Language) -> Message:
        """The consolidated report in the format that was named, or the choice; officers get their agency's own.

        Raises:
            RefusedError: the person neither reports nor steers, or the plan does not report on that year.
        """
        year = self._years.chosen(typed)
        if not self._registry.rights.steers(person):
            return self._own(person, year, typed, language)
        self._registry.rights.coordinator(person)
        named = _named(typed)
        forms = _forms(named)
        submitted = bool({"submitted", "all"} & set(named)) or bool(
            {"chua", "cho"} & set(named) and "duyet" in named
        )
        unknown = [word for word in named if word not in _KNOWN]
        if unknown or len(forms) > 1:
            offer = self._offer(year, language, submitted=submitted)
            return Message(f"{texts(language)('export-unclear')}\n\n{offer.text}", offer.buttons)
        if not forms:
            return self._offer(year, language, submitted=submitted)
        return self._make(person, year, forms[0], language, submitted=submitted)

    def offer(self, person: ChatKey, subject: str, language: Language) -> Message:
        """The formats to choose from, by a button.

        Raises:
            RefusedError: the person does not steer.
        """
        self._registry.rights.coordinator(person)
        offer = self._offer(self._years.chosen(subject), language, submitted=False)
        return Message(offer.text, offer.buttons, fresh=True)

    def choose(self, person: ChatKey, subject: str, value: str, language: Language) -> Message:
        """Makes the report in the format of a button, or offers the formats with or without what waits for review.

        Raises:
            RefusedError: the person does not steer, or there is no such format.
        """
        self._registry.rights.coordinator(person)
        year = self._years.chosen(subject)
        form, _, also = value.partition("-")
        submitted = also == _ALSO
        if not form:
            return self._offer(year, language, submitted=submitted)
        if form not in FORMATS:
            raise RefusedError("export-unclear")
        return self._make(person, year, _FORMATS[form], language, submitted=submitted)

    def work(self, job: Job) -> Work:
        """What a job needs, as it stands now.

        Raises:
            RefusedError: the person has no right to it any more.
        """
        arguments = job.arguments
        language: Language = arguments["language"]
        agency, submitted = arguments.get("agency"), arguments.get("submitted", False)
        if (
            not self._registry.rights.steers(job.chat)
            and self._registry.rights.officer(job.chat).agency != agency
        ):
            raise RefusedError("only-coordinator")
        report = self.year_report(arguments["year"], include_submitted=submitted, agency=agency)
        form = _FORMATS[arguments.get("format", "png")]
        key = "picture-caption" if job.kind == PICTURE else f"export-caption-{form}"
        values = {"year": str(report.year)}
        if agency is not None:
            key, values = "export-caption-own", values | {"agency": self._registry.agency(agency, language)}
        caption = texts(language)(key, **values)
        if submitted and form == "docx" and agency is None:
            caption = f"{caption} {texts(language)('export-caption-submitted')}"
        return Work(report, form, language, caption, picture=job.kind == PICTURE)

    def _own(self, person: ChatKey, year: int, typed: str, language: Language) -> Message:
        """An agency's own report, with what waits for review: the paper goes out beside it, not after it.

        There is nothing else for officers, which whoever asked for something else is told.
        """
        officer = self._registry.rights.officer(person)
        self._plan(person, year, language, format="docx", submitted=True, agency=officer.agency)
        name = self._registry.agency(officer.agency, language)
        begun = Message(texts(language)("export-begun-own", year=str(year), agency=name))
        named = _named(typed)
        other = any(word not in _KNOWN for word in named) or _forms(named) not in ([], ["docx"])
        return begun.led(texts(language)("export-only-own") if other else "")

    def _make(
        self, person: ChatKey, year: int, form: Format, language: Language, *, submitted: bool
    ) -> Message:
        self._plan(person, year, language, format=form, submitted=submitted)
        begun = texts(language)("export-begun", year=str(year), format=form.upper())
        others = [each for each in FORMATS if each != form]
        return Message(begun, self._buttons(year, others, language, submitted=submitted))

    def _plan(self, person: ChatKey, year: int, language: Language, **what: str | bool) -> None:
        """Puts the work down once, however often it is asked for while it waits."""
        if self._jobs.add(
            EXPORT, person, {"year": year, "language": language, **what}, self._registry.clock()
        ):
            self._registry.audit.note(
                self._registry.rights.officer(person).actor, "export", str(year), **what
            )

    def _offer(self, year: int, language: Language, *, submitted: bool) -> Message:
        say = texts(language)
        text = say("export-offer-submitted" if submitted else "export-offer", year=str(year))
        other = Button(
            say("button-export-accepted" if submitted else "button-export-submitted"),
            Do("s.make", str(year), "" if submitted else f"-{_ALSO}"),
        )
        return Message(text, (*self._buttons(year, FORMATS, language, submitted=submitted), other))

    def _buttons(
        self, year: int, forms: Iterable[Format], language: Language, *, submitted: bool
    ) -> tuple[Button, ...]:
        say = texts(language)
        mark = f"-{_ALSO}" if submitted else ""
        return tuple(
            Button(say(f"button-export-{form}"), Do("s.make", str(year), f"{form}{mark}")) for form in forms
        )


def _named(typed: str) -> list[str]:
    """The folded words beside a year."""
    return [word for word in words(typed) if not word.isdigit()]


def _forms(named: Iterable[str]) -> list[Format]:
    return list(dict.fromkeys(_FORMATS[word] for word in named if word in _FORMATS))
