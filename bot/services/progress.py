"""Handing in progress: the one-line form and the guided form, both ending in the same preview."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from bot.services.describing import dashed
from bot.services.doubts import KEEP, Doubt, first_doubt
from bot.services.messages import Message, RefusedError
from bot.services.typed.answers import read_item, read_nothing, read_percent, read_status, read_year
from bot.services.typed.guards import lists_persons, secrecy_mark
from bot.services.typed.oneline import ProblemKind, parse
from bot.services.update_steps import (
    FORM,
    Sight,
    choices,
    content_of,
    fresh,
    matching,
    next_step,
    question,
    with_status,
)
from bot.storage.updates import content_to_json
from bot.texts import texts
from bot.updates import MAX_RESULT
from knowledge.reporting import may_report, reporting_year

if TYPE_CHECKING:
    from bot.services.forms import Said
    from bot.services.ledger import Ledger
    from bot.services.receipts import Receipts
    from bot.services.registry import Registry
    from bot.storage.database import ChatKey
    from bot.storage.forms import Answers, Draft
    from bot.updates import Attachment, Update
    from knowledge.model import KnowledgeBase, Language

MAX_ATTACHMENTS = 10

_REOPENS = {
    "status": {"done-below", "not-started-above", "in-progress-all"},
    "percent": {"done-below", "not-started-above", "in-progress-all"},
    "item": {"no-part", "same-text", "waiting"},
    "result": {"same-text"},
    "year": {"same-text", "waiting"},
}
"""Doubts that come up again when an answer changes."""

_DOUBTED: frozenset[ProblemKind] = frozenset({"done_below_100", "not_started_above_0"})
"""What is asked about once all is there, as it is in the guided form."""

_OF_YEARS: frozenset[ProblemKind] = frozenset({"two_years", "year_outside"})


class Progress:
    """Fills in the form of an update and hands it in."""

    def __init__(self, registry: Registry, ledger: Ledger, receipts: Receipts) -> None:
        self._registry = registry
        self._ledger = ledger
        self._receipts = receipts
        registry.forms.register(FORM, self)

    # Beginning

    def begin(
        self, person: ChatKey, typed: str, language: Language, attachment: Attachment | None = None
    ) -> Message:
        """Begins an update from one typed line, by questions where nothing was typed, or goes on with the open one.

        Raises:
            RefusedError: the person does not report, the year is closed, or the line must not be stored.
        """
        self._registry.rights.officer(person)
        present = self._registry.drafts.of(person, FORM)
        if not typed.strip():
            return self._again(present, language) if present else self._ask(self._open(person), language)
        _guard(typed)
        if present is not None and present.answers["result"]:
            trail = [*present.answers["trail"], *([] if present.step == "which" else [present.step])]
            answers = {**present.answers, "incoming": typed, "trail": trail}
            return self._ask(self._keep(present, "which", answers), language)
        draft = self._open(person)
        answers, told = self._read(draft.answers, typed, language)
        if attachment is not None:
            answers["attachments"] = [asdict(attachment)]
        return self._go(draft, answers, language, told)

    def begin_anew(self, person: ChatKey, item: str, language: Language) -> Message:
        """Begins an update by a button, perhaps on an item already; an open one is gone on with.

        Raises:
            RefusedError: the person does not report, or the year is closed.
        """
        self._registry.rights.officer(person)
        present = self._registry.drafts.of(person, FORM)
        if present is not None:
            return self._again(present, language)
        draft = self._open(person)
        number = read_item(item, self._base) if item else None
        return self._go(draft, {**draft.answers, "item": number}, language)

    def change(self, person: ChatKey, code: str, language: Language) -> Message:
        """Opens what was handed in for a next version, at its preview.

        Raises:
            RefusedError: it is not the person's, or cannot be changed any more.
        """
        update = self._ledger.see(person, code)
        if update.state in ("withdrawn", "locked"):
            raise RefusedError(f"update-is-{update.state}", code=code)
        self._refuse_second(person, code)
        answers = fresh(update.agency, update.year) | content_to_json(update.content)
        answers |= {"item": update.item, "attached": True, "code": code}
        answers["attachments"] = [asdict(each) for each in update.content.attachments]
        draft = self._registry.drafts.open(
            person, FORM, "preview", answers, self._registry.clock(), agency=update.agency
        )
        return self._ask(draft, language)

    def take(self, person: ChatKey, serial: str, language: Language) -> Message:
        """Takes up the draft of a colleague who left.

        Raises:
            RefusedError: somebody else has, it is another agency's, or the person has a draft of their own.
        """
        officer = self._registry.rights.officer(person)
        draft = self._registry.drafts.get(int(serial)) if serial.isdigit() else None
        if draft is None or draft.form != FORM or draft.agency != officer.agency:
            raise RefusedError("form-gone")
        self._refuse_second(person)
        if not self._registry.drafts.take(draft.serial, person, self._registry.clock()):
            raise RefusedError("form-gone")
        return self._again(replace(draft, person=person), language)

    # The form

    def resume(self, draft: Draft, language: Language) -> Message:
        """Asks the open step again."""
        return self._ask(draft, language)

    def answer(self, draft: Draft, said: Said, language: Language) -> Message | None:
        """Takes a message for the answer to the open step.

        Raises:
            RefusedError: it must not be stored.
        """
        self._registry.rights.officer(self._person(draft))
        if said.text:
            _guard(said.text)
        if said.attachment is not None:
            return self._attach(draft, said, language)
        if not said.text.strip():
            return self._ask(draft, language)
        return self._typed(draft, said.text.strip(), language)

    def choose(self, person: ChatKey, serial: str, chosen: str, language: Language) -> Message:
        """Takes a button's answer to a step.

        Raises:
            RefusedError: the form is gone or has moved on.
        """
        self._registry.rights.officer(person)
        step, _, value = chosen.partition(".")
        draft = self._registry.forms.mine(person, FORM, serial, step)
        if value not in {choice.value for choice in choices(self._sight(draft, language))}:
            raise RefusedError("form-moved-on")
        return self._chosen(draft, value, language)

    def back(self, person: ChatKey, serial: str, language: Language) -> Message:
        """Goes one step back; what was answered stays.

        Raises:
            RefusedError: the form is gone.
        """
        self._registry.rights.officer(person)
        draft = self._registry.forms.mine(person, FORM, serial)
        if draft.step == "which":
            return self._which(draft, "old", language)
        trail = list(draft.answers["trail"])
        step = trail.pop() if trail else draft.step
        return self._ask(self._keep(draft, step, {**draft.answers, "trail": trail}), language)

    def edit(self, person: ChatKey, serial: str, language: Language) -> Message:
        """Offers the fields of the preview to be changed.

        Raises:
            RefusedError: the form is gone or has moved on.
        """
        self._registry.rights.officer(person)
        draft = self._registry.forms.mine(person, FORM, serial, "preview")
        return self._ask(self._keep(draft, "edit", {**draft.answers, "trail": ["preview"]}), language)

    def drop(self, person: ChatKey, serial: str, language: Language) -> Message:
        """Drops the form.

        Raises:
            RefusedError: it is gone already.
        """
        draft = self._registry.forms.mine(person, FORM, serial)
        self._registry.drafts.close(draft.serial)
        return Message(texts(language)("update-dropped"))

    def send(self, person: ChatKey, serial: str, language: Language) -> Message:
        """Hands the update in: a receipt, and difficulties at once to those who steer.

        Raises:
            RefusedError: the form is gone or has moved on, or the update cannot be taken.
        """
        draft = self._registry.forms.mine(person, FORM, serial, "preview")
        answers = draft.answers
        update = self._ledger.submit(
            person,
            year=answers["year"],
            agency=answers["agency"],
            item=answers["item"],
            content=content_of(answers),
            code=answers["code"],
        )
        self._registry.drafts.close(draft.serial)
        return self._receipts.receipt(update, language)

    # Steps

    def _typed(self, draft: Draft, text: str, language: Language) -> Message:
        """What typed words mean to the open step."""
        match draft.step:
            case "result" | "difficulties" if len(text) > MAX_RESULT:
                raise RefusedError("text-too-long", count=len(text), limit=MAX_RESULT)
            case "result":
                return self._set(draft, language, result=text)
            case "difficulties":
                return self._set(draft, language, difficulties="" if read_nothing(text) else text)
            case "agency":
                return self._agency(draft, text, language)
            case "preview":
                return self._at_preview(draft, text, language)
        value = self._read_choice(draft, text) or matching(text, choices(self._sight(draft, language)))
        if value is not None:
            return self._chosen(draft, value, language)
        if draft.step == "item":
            # Whoever was asked for a number and writes the whole report has answered all the same.
            answers, told = self._read(draft.answers, text, language)
            if answers["item"] is not None:
                return self._go(draft, answers, language, told)
        return _led(texts(language)("answer-unclear"), self._ask(draft, language))

    def _read_choice(self, draft: Draft, text: str) -> str | None:
        """The value that words or figures stand for at a step whose answers are values."""
        read: str | int | None = None
        match draft.step:
            case "item":
                read = read_item(text, self._base)
            case "year":
                read = read_year(text, self._base)
            case "status":
                read = read_status(text)
            case "percent":
                read = read_percent(text)
            case "attachments" if read_nothing(text):
                read = "done"
        return None if read is None else str(read)

    def _chosen(self, draft: Draft, value: str, language: Language) -> Message:
        """What a chosen answer means to the open step; it is one that the step offers."""
        answers = draft.answers
        match draft.step:
            case "status" if value.startswith("like-"):
                update = self._ledger.see(self._person(draft), value.removeprefix("like-"))
                like = content_to_json(replace(update.content, attachments=()))
                like.pop("attachments")
                return self._go(draft, {**answers, **like, "attached": True}, language)
            case "status":
                return self._go(draft, self._changed(with_status(answers, value), "status"), language)
            case "agency":
                return self._set(draft, language, agency=value)
            case "item" | "percent" | "year" as name:
                return self._set(draft, language, **{name: int(value)})
            case "difficulties":
                return self._set(draft, language, difficulties="")
            case "attachments":
                return self._set(draft, language, attached=True)
            case "edit":
                answers = {**answers, "trail": [*answers["trail"], "edit"]}
                if value == "attachments":
                    answers |= {"attachments": [], "attached": False}
                return self._ask(self._keep(draft, value, answers), language)
            case "which":
                return self._which(draft, value, language)
        return self._settle(draft, value, language)

    def _settle(self, draft: Draft, value: str, language: Language) -> Message:
        """Settles a doubt by one of its options."""
        doubt = self._doubt(draft)
        if doubt is None:
            return self._go(draft, draft.answers, language)
        option = next(option for option in doubt.options if option.key == value)
        settled = [*draft.answers["settled"], doubt.key] if value == KEEP else draft.answers["settled"]
        return self._go(draft, {**draft.answers, **option.changes, "settled": settled}, language)

    def _which(self, draft: Draft, value: str, language: Language) -> Message:
        """Goes on with the draft that was there, or with the line that came on top of it."""
        kept = {name: answer for name, answer in draft.answers.items() if name != "incoming"}
        if value == "old":
            *trail, step = kept["trail"]
            return self._ask(self._keep(draft, step, {**kept, "trail": trail}), language)
        begun = self._open(self._person(draft))
        answers, told = self._read(begun.answers, draft.answers["incoming"], language)
        return self._go(begun, answers, language, told)

    def _at_preview(self, draft: Draft, text: str, language: Language) -> Message:
        say, person, serial = texts(language), self._person(draft), str(draft.serial)
        typed = " ".join(text.lower().split())
        if typed in say("typed-send").split("|"):
            return self.send(person, serial, language)
        if typed in say("typed-edit").split("|"):
            return self.edit(person, serial, language)
        return _led(say("preview-typed"), self._ask(draft, language))

    def _agency(self, draft: Draft, text: str, language: Language) -> Message:
        found = self._registry.library.agencies.find(text)
        if found.sure:
            return self._set(draft, language, agency=found.agencies[0])
        offered = list(found.agencies) or draft.answers.get("offered", [])
        asked = self._ask(self._keep(draft, "agency", {**draft.answers, "offered": offered}), language)
        return asked if found.agencies else _led(texts(language)("agency-unclear"), asked)

    def _attach(self, draft: Draft, said: Said, language: Language) -> Message | None:
        """Adds a file; to the pictures of one album there is one answer."""
        answers = draft.answers
        known = [*answers["attachments"]]
        if len(known) >= MAX_ATTACHMENTS:
            raise RefusedError("attachments-too-many", limit=MAX_ATTACHMENTS)
        if said.attachment is not None:
            known.append(asdict(said.attachment))
        same_album = bool(said.album) and said.album == answers.get("album")
        kept = self._keep(draft, draft.step, {**answers, "attachments": known, "album": said.album})
        caption = said.text.strip()
        if caption and draft.step in ("result", "difficulties"):
            return self._typed(kept, caption, language)
        if same_album:
            return None
        return _led(texts(language)("attachment-kept"), self._ask(kept, language))

    def _read(self, answers: Answers, typed: str, language: Language) -> tuple[Answers, list[str]]:
        """The answers with what one line says, and sentences on what it says in a way that must be asked about."""
        if (led := self._registry.library.agencies.leading(typed)) is not None:
            agency, typed = led
            if answers["agency"] not in (None, agency):
                raise RefusedError("only-own-agency")
            answers = {**answers, "agency": agency}
        line = parse(typed, self._base)
        for name in ("result", "difficulties"):
            if len(getattr(line, name)) > MAX_RESULT:
                raise RefusedError("text-too-long", count=len(getattr(line, name)), limit=MAX_RESULT)
        read = {
            "item": line.item,
            "status": line.status,
            "percent": line.percent,
            "result": line.result or None,
            "difficulties": line.difficulties,
            "attached": True,
            "inferred": sorted(line.inferred),
        }
        say = texts(language)
        problems = [problem for problem in line.problems if problem.kind not in _DOUBTED]
        told = [
            say(f"problem-{dashed(problem.kind)}", values=", ".join(problem.values)) for problem in problems
        ]
        unclear = any(problem.kind in _OF_YEARS for problem in problems)
        return {**answers, **read, "year": None if unclear else line.year or answers["year"]}, told

    # Keeping and asking

    def _open(self, person: ChatKey) -> Draft:
        """A new form. Those who steer may report for any agency, so they are asked which."""
        officer = self._registry.rights.officer(person)
        today = self._registry.today()
        year = reporting_year(self._base, today)
        if self._registry.updates.locked(year):
            raise RefusedError("year-locked", year=str(year))
        agency = None if self._registry.rights.steers(person) else officer.agency
        answers = fresh(agency, year)
        if agency is None and officer.agency in may_report(self._base):
            answers["offered"] = [officer.agency]
        step = next_step(answers)
        return self._registry.drafts.open(
            person, FORM, step, answers, self._registry.clock(), agency=agency or ""
        )

    def _set(self, draft: Draft, language: Language, **changed: object) -> Message:
        """Takes an answer and goes on."""
        return self._go(draft, self._changed({**draft.answers, **changed}, *changed), language)

    def _changed(self, answers: Answers, *names: str) -> Answers:
        """The answers, with the doubts about what has changed open again, and nothing inferred about it any more."""
        again = {doubt for name in names for doubt in _REOPENS.get(name, ())}
        settled = [doubt for doubt in answers["settled"] if doubt not in again]
        inferred = [name for name in answers.get("inferred", ()) if name not in names]
        return {**answers, "settled": settled, "inferred": inferred}

    def _go(
        self, draft: Draft, answers: Answers, language: Language, told: list[str] | None = None
    ) -> Message:
        """Goes on to the next thing to be asked, led by what is to be told first."""
        step = next_step(answers)
        trail = [] if step == "preview" else [*answers["trail"]]
        if step not in ("preview", draft.step) and draft.step not in ("preview", "doubt", "which"):
            trail.append(draft.step)
        kept = self._keep(draft, step, {**answers, "trail": trail})
        if step == "preview" and self._doubt(kept) is not None:
            kept = self._keep(kept, "doubt", kept.answers)
        return _led("\n".join(told or ()), self._ask(kept, language))

    def _keep(self, draft: Draft, step: str, answers: Answers) -> Draft:
        return self._registry.drafts.keep(
            draft.serial, step, answers, self._registry.clock(), agency=answers["agency"] or ""
        )

    def _again(self, draft: Draft, language: Language) -> Message:
        """The open step of a form that was waiting, newly the one that a message answers."""
        kept = self._keep(draft, draft.step, draft.answers)
        return _led(texts(language)("update-goes-on"), self._ask(kept, language))

    def _ask(self, draft: Draft, language: Language) -> Message:
        return question(self._sight(draft, language))

    def _sight(self, draft: Draft, language: Language) -> Sight:
        doubt = self._doubt(draft) if draft.step == "doubt" else None
        return Sight(draft, self._base, language, self._earlier(draft.answers), doubt)

    def _doubt(self, draft: Draft) -> Doubt | None:
        return first_doubt(draft.answers, self._base, self._earlier(draft.answers))

    def _earlier(self, answers: Answers) -> tuple[Update, ...]:
        return self._registry.updates.of_agency(answers["agency"]) if answers["agency"] else ()

    def _refuse_second(self, person: ChatKey, code: str = "") -> None:
        """One form at a time: what is half written is not dropped for another."""
        present = self._registry.drafts.of(person, FORM)
        if present is not None and present.answers["code"] != code:
            raise RefusedError("update-open")

    def _person(self, draft: Draft) -> ChatKey:
        if draft.person is None:
            raise RefusedError("form-gone")
        return draft.person

    @property
    def _base(self) -> KnowledgeBase:
        return self._registry.base


def _led(words: str, message: Message) -> Message:
    """A message with something said before it."""
    return replace(message, text=f"{words}\n\n{message.text}") if words else message


def _guard(text: str) -> None:
    """Refuses what must not be stored.

    Raises:
        RefusedError: the text bears a mark of secrecy, or lists persons.
    """
    if mark := secrecy_mark(text):
        raise RefusedError("text-secret", mark=mark)
    if lists_persons(text):
        raise RefusedError("text-persons")
