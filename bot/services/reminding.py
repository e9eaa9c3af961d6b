"""Reminding those who have not reported: of the bot's own accord, and when a coordinator wants it."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bot.dates import day, moment
from bot.reports.aftermath import MARK, mark
from bot.services.describing import issuer
from bot.services.gaps import Gaps, Missing
from bot.services.messages import Button, Do, Message, Notice, RefusedError
from bot.services.reminders import at_working_hours, choose, planned, tomorrow
from bot.storage.reminders import Deferral
from bot.texts import texts
from knowledge.reporting import deadline, implemented_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.services.registry import Registry
    from bot.services.reporting import Reporting
    from bot.services.years import Years
    from bot.storage.database import ChatKey
    from bot.storage.marks import Marks
    from bot.storage.officers import Officer
    from bot.storage.reminders import Reminder, Reminders
    from knowledge.model import Language


class Reminding:
    """Decides whom to remind; each reminder is written down in the transaction that owes it."""

    def __init__(
        self, registry: Registry, reporting: Reporting, years: Years, reminders: Reminders, marks: Marks
    ) -> None:
        self._registry = registry
        self._gaps = Gaps(registry, reporting)
        self._years = years
        self._reminders = reminders
        self._marks = marks

    def missing(self, year: int) -> Missing:
        """Who must report on a year and has sent nothing."""
        return self._gaps.missing(year)

    # At a coordinator's wish

    def preview(self, person: ChatKey, typed: str, language: Language) -> Message:
        """Shows who would be reminded, and who cannot be.

        Raises:
            RefusedError: the person does not steer, or the year is not reported on, or closed.
        """
        self._registry.rights.coordinator(person)
        year = self._open_year(typed)
        say = texts(language)
        missing, lacking = self.missing(year), self._gaps.lacking(year)
        if not missing.agencies and not lacking.agencies:
            return Message(say("remind-nobody", year=str(year)), fresh=True)
        spared = self._spared(year)
        nudged = self._open_to(missing, spared)
        told = [one for one in missing.officers if one.number not in spared and one not in nudged]
        left = [one for one in missing.officers if one.number in spared]
        blocks = [say("remind-heading", year=str(year), count=len(missing.agencies))]
        for key, officers in (("remind-nudged", nudged), ("remind-told", told), ("remind-spared", left)):
            if officers:
                lines = self._by_agency(officers, language)
                blocks.append("\n".join([say(key, count=len(officers)), *lines]))
        unreached = (*missing.unreached, *lacking.unreached)
        if unreached:
            lines = self._by_agency(unreached, language)
            blocks.append("\n".join([say("remind-unreached", count=len(unreached)), *lines]))
        if missing.voiceless:
            names = [say("list-line", text=self._marked(agency, language)) for agency in missing.voiceless]
            blocks.append("\n".join([say("remind-voiceless", count=len(names)), *names]))
        if lacking.agencies:
            blocks.append(self._in_part(lacking, language))
        if any(MARK in block for block in blocks):
            blocks.append(say("ended-note"))
        also = self._open_to(lacking, spared)
        buttons = []
        if nudged:
            buttons.append(Button(say("button-remind-sure", count=len(nudged)), Do("s.reminded", str(year))))
        if also:
            label = say("button-remind-all", count=len(nudged) + len(also))
            buttons.append(Button(label, Do("s.reminded-all", str(year))))
        leave = Button(say("button-let-be"), Do("s.leave"))
        return Message("\n\n".join(blocks), (*buttons, leave) if buttons else (), fresh=True)

    def remind(self, person: ChatKey, subject: str, language: Language) -> Message:
        """Reminds the officers of agencies that have sent nothing; nobody whom the bot has reminded today.

        Raises:
            RefusedError: the person does not steer, or the year is not reported on, or closed.
        """
        return self._remind(person, subject, language, in_part=False)

    def remind_all(self, person: ChatKey, subject: str, language: Language) -> Message:
        """The same, and the officers of agencies that have not sent something on every item of theirs.

        Raises:
            RefusedError: as before.
        """
        return self._remind(person, subject, language, in_part=True)

    def _remind(self, person: ChatKey, subject: str, language: Language, *, in_part: bool) -> Message:
        coordinator = self._registry.rights.coordinator(person)
        year = self._open_year(subject)
        spared = self._spared(year)
        lacking = self._gaps.lacking(year)
        wanted = [*self.missing(year).officers, *(lacking.officers if in_part else ())]
        chosen = self._take_untold([one for one in wanted if one.number not in spared], year)
        say = texts(language)
        if not chosen:
            return Message(say("remind-done-nobody", year=str(year)))
        self._registry.audit.note(coordinator.actor, "remind", str(year), officers=len(chosen))
        agencies = len({one.agency for one in chosen})
        key = "remind-done-all" if in_part else "remind-done"
        text = say(key, year=str(year), officers=len(chosen), agencies=agencies)
        effect = f"nudge/{self._years.today}"
        notices = [
            self._notice(one, year, effect, wanted=True, lacks=lacking.items.get(one.agency, ()))
            for one in chosen
        ]
        return Message(text, notices=tuple(notices))

    # Of the bot's own accord

    def take_due(self) -> list[Notice]:
        """Takes what is to be sent now: it is written down as sent."""
        self._write_due_times()
        now = self._registry.clock()
        notices: list[Notice] = []
        open_ones = self._reminders.open()
        deferred = self._reminders.deferred()
        if not deferred and not any(one.due <= now for one in open_ones):
            return []
        choice = choose(open_ones, now, self._late, self._registry.timezone)
        for passed in choice.passed:
            self._reminders.passed(passed)
        if at_working_hours(now, self._registry.timezone):
            notices += self._take_resumed([one for one in deferred if one.due <= now])
        if choice.send is not None:
            self._reminders.sent(choice.send, now)
            notices += self._take_yearly(choice.send)
        return notices

    def later(self, person: ChatKey, subject: str, language: Language) -> Message:
        """Leaves an officer alone until tomorrow.

        Raises:
            RefusedError: the person does not report, or the plan does not report on that year.
        """
        officer = self._registry.rights.officer(person)
        year = self._years.chosen(subject)
        say = texts(language)
        if officer.number not in {one.number for one in self.missing(year).officers}:
            return Message(say("later-needless", year=str(year)))
        due = tomorrow(self._registry.clock(), self._registry.timezone)
        self._reminders.defer(Deferral(officer.number, year, due))
        text = say("later-done", at=moment(due.astimezone(self._registry.timezone), language))
        return Message(text, (Button(say("button-open-form"), Do("u.new")),))

    def _write_due_times(self) -> None:
        """Writes down the due times that are not, as after the base was read anew or a write failed."""
        base = self._registry.base
        times = [
            one for year in base.plan.reporting_years for one in planned(base, year, self._registry.timezone)
        ]
        known = set(self._reminders.open())
        self._reminders.plan(one for one in times if one not in known)

    def _take_yearly(self, reminder: Reminder) -> list[Notice]:
        """A reminder of the plan to all whom it concerns, who are marked as reminded."""
        year = reminder.year
        if self._registry.updates.locked(year):
            return []
        spared = self._spared(year)
        chosen = self._take_untold(
            [one for one in self.missing(year).officers if one.number not in spared], year
        )
        self._registry.audit.note("bot", "remind", str(year), days=reminder.days, officers=len(chosen))
        return [self._notice(one, year, f"remind/{reminder.days}") for one in chosen]

    def _take_resumed(self, deferrals: Sequence[Deferral]) -> list[Notice]:
        """Ends deferrals; what those hear whose time has come, unless their agency has reported meanwhile."""
        notices = []
        for year in sorted({one.year for one in deferrals}):
            officers = (
                {}
                if self._registry.updates.locked(year)
                else {one.number: one for one in self.missing(year).officers}
            )
            for one in deferrals:
                if one.year == year:
                    self._reminders.resume(one.officer, year)
                    if one.officer in officers and self._take_untold([officers[one.officer]], year):
                        notices.append(self._notice(officers[one.officer], year, f"later/{one.due.date()}"))
        return notices

    def _notice(
        self, officer: Officer, year: int, effect: str, *, wanted: bool = False, lacks: tuple[int, ...] = ()
    ) -> Notice:
        """What an officer is told, in their language: how many days are left, and how to report.

        ``wanted``: by a coordinator, which it says then. ``lacks``: the items that alone are missing.
        """
        person = officer.person
        if person is None:
            raise LookupError(officer.number)
        language = self._registry.voices.language(person)
        say = texts(language)
        late = self._late(year)
        last = late.astimezone(self._registry.timezone) - timedelta(days=1)
        over = self._registry.clock() >= late
        values: dict[str, str | int] = {
            "agency": self._registry.agency(officer.agency, language),
            "year": str(year),
            "last": day(last, language),
            "days": (last.date() - self._years.today).days,
            "items": ", ".join(map(str, lacks)),
        }
        told = [say("reminder-late" if over else "reminder", **values)]
        told.append(say("reminder-lacking" if lacks else "reminder-silent", **values))
        if over:
            told.append(say("reminder-still"))
        lines = [" ".join(told)]
        if wanted:
            lines.append(say("reminder-wanted", issuer=issuer(self._registry.base, language)))
        items = lacks or implemented_by(self._registry.base, officer.agency)
        if items:
            own = "" if lacks else say("reminder-items", items=", ".join(map(str, items))) + " "
            lines.append(own + say("reminder-example", first=items[0]))
        buttons = [Button(say("button-open-form"), Do("u.new"))]
        if not lacks:
            buttons.append(Button(say("button-tomorrow"), Do("s.later", str(year))))
        message = Message("\n\n".join(lines), tuple(buttons))
        return Notice(person, message, f"{effect}/{year}/{officer.number}")

    def _open_year(self, typed: str) -> int:
        year = self._years.named(typed)
        if self._registry.updates.locked(year):
            raise RefusedError("remind-locked", year=str(year))
        return year

    def _late(self, year: int) -> datetime:
        return deadline(self._registry.base, year, self._registry.timezone).astimezone(UTC)

    def _spared(self, year: int) -> set[int]:
        """Officers who are left alone about a year for now."""
        now = self._registry.clock()
        return {one.officer for one in self._reminders.deferred() if one.year == year and one.due > now}

    def _open_to(self, missing: Missing, spared: set[int]) -> list[Officer]:
        """Those who would be reminded now."""
        return [
            one for one in missing.officers if one.number not in spared and not self._told(one, missing.year)
        ]

    def _take_untold(self, officers: Iterable[Officer], year: int) -> list[Officer]:
        """Marks officers as reminded today; those who were not before."""
        now = self._registry.clock()
        return [
            one
            for one in officers
            if self._marks.first(*self._mark(one, year), now=now, lasting=timedelta(days=2))
        ]

    def _told(self, officer: Officer, year: int) -> bool:
        return self._marks.known(*self._mark(officer, year), now=self._registry.clock())

    def _mark(self, officer: Officer, year: int) -> tuple[str, ...]:
        return ("nudge", str(year), str(self._years.today), str(officer.number))

    def _by_agency(self, officers: Iterable[Officer], language: Language) -> list[str]:
        names: dict[str, list[str]] = defaultdict(list)
        for officer in officers:
            names[officer.agency].append(officer.name)
        say = texts(language)
        return [
            say("remind-line", agency=self._marked(agency, language), names=", ".join(people))
            for agency, people in names.items()
        ]

    def _in_part(self, lacking: Missing, language: Language) -> str:
        """Agencies that have sent something, with the items that they lack and whoever can be told."""
        say = texts(language)
        lines = [say("remind-lacking", count=len(lacking.agencies))]
        for agency in lacking.agencies:
            people = ", ".join(one.name for one in lacking.officers if one.agency == agency)
            items = ", ".join(map(str, lacking.items[agency]))
            name = say("remind-lacks", agency=self._marked(agency, language), items=items)
            nobody = say("remind-no-officer" if agency in lacking.voiceless else "remind-nobody-reached")
            lines.append(say("remind-line", agency=name, names=people or nobody))
        return "\n".join(lines)

    def _marked(self, agency: str, language: Language) -> str:
        return self._registry.agency(agency, language) + mark(self._registry.base, agency, self._years.today)
