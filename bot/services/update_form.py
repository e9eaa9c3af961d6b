"""The form of an update: takes answers typed or tapped, one step after the other, and hands the whole in."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from bot.services.doubts import KEEP, Doubt, first_doubt
from bot.services.entries import meant
from bot.services.guarding import MAX_TEXT, refuse_unfit
from bot.services.messages import Message, RefusedError
from bot.services.typed.answers import (
    percent_problem,
    read_item,
    read_nothing,
    read_percent,
    read_status,
    read_year,
    read_yes_no,
)
from bot.services.update_line import read_line
from bot.services.update_steps import (
    FORM,
    Sight,
    choices,
    content_of,
    fresh,
    matching,
    next_step,
    question,
    with_files,
    with_status,
)
from bot.storage.updates import content_to_json
from bot.texts import texts
from knowledge.reporting import may_report, reporting_year

if TYPE_CHECKING:
    from bot.services.forms import Said
    from bot.services.ledger import Ledger
    from bot.services.receipts import Receipts
    from bot.services.registry import Registry
    from bot.storage.database import ChatKey
    from bot.storage.forms import Answers, Draft
    from bot.updates import Update
    from knowledge.model import KnowledgeBase, Language

_REOPENS = {
    "status": {"done-below", "not-started-above", "in-progress-all"},
    "percent": {"done-below", "not-started-above", "in-progress-all"},
    "item": {"no-part", "same-text", "waiting"},
    "result": {"same-text"},
    "year": {"same-text", "waiting"},
}
"""Doubts that come up again when an answer changes."""


class UpdateForm:
    """Fills in drafts of updates. Everything about a draft is in the database: a restart changes nothing."""

    def __init__(self, registry: Registry, ledger: Ledger, receipts: Receipts) -> None:
        self._registry = registry
        self._ledger = ledger
        self._receipts = receipts
        registry.forms.register(FORM, self)

    def resume(self, draft: Draft, language: Language) -> Message:
        """Asks the open step again."""
        return question(self._sight(self._current(draft), language))

    def answer(self, draft: Draft, said: Said, language: Language) -> Message | None:
        """Takes a message for the answer to the open step.

        Raises:
            RefusedError: it must not be stored.
        """
        self._registry.rights.officer(self._person(draft))
        draft = self._current(draft)
        refuse_unfit(said.text)
        if said.attachment is not None:
            refuse_unfit(said.attachment.name)
        if said.attachment is not None:
            return self._attach(draft, said, language)
        if not said.text.strip():
            return self.resume(draft, language)
        return self._typed(draft, said.text.strip(), language)

    def choose(self, person: ChatKey, ticket: str, value: str, language: Language) -> Message:
        """Takes a button's answer to a step.

        Raises:
            RefusedError: the form is gone or has moved on.
        """
        self._registry.rights.officer(person)
        draft = self._registry.forms.mine(person, FORM, ticket)
        if self._current(draft) is not draft:
            return self.resume(draft, language)
        if value not in {choice.value for choice in choices(self._sight(draft, language))}:
            raise RefusedError("form-moved-on")
        return self._chosen(draft, value, language)

    def back(self, person: ChatKey, ticket: str, language: Language) -> Message:
        """Goes one step back; what was answered stays.

        Raises:
            RefusedError: the form is gone.
        """
        self._registry.rights.officer(person)
        draft = self._registry.forms.mine(person, FORM, ticket)
        if draft.step == "which":
            return self._which(draft, "old", language)
        trail = list(draft.answers["trail"])
        step = trail.pop() if trail else draft.step
        return self.resume(self.keep(draft, step, {**draft.answers, "trail": trail}), language)

    def edit(self, person: ChatKey, ticket: str, language: Language) -> Message:
        """Offers the fields of the preview to be changed.

        Raises:
            RefusedError: the form is gone or has moved on.
        """
        self._registry.rights.officer(person)
        draft = self._registry.forms.mine(person, FORM, ticket, "preview")
        return self.resume(self.keep(draft, "edit", {**draft.answers, "trail": ["preview"]}), language)

    def drop(self, person: ChatKey, ticket: str, language: Language) -> Message:
        """Drops the form.

        Raises:
            RefusedError: it is gone already.
        """
        draft = self._registry.forms.mine(person, FORM, ticket)
        self._registry.drafts.close(draft.serial)
        return Message(texts(language)("update-dropped"))

    def send(self, person: ChatKey, ticket: str, language: Language) -> Message:
        """Hands the update in: a receipt, and difficulties at once to those who steer.

        Raises:
            RefusedError: the form is gone or has moved on, or the update cannot be taken.
        """
        draft = self._registry.forms.mine(person, FORM, ticket, "preview")
        answers = draft.answers
        if self._unchanged(draft):
            raise RefusedError("update-unchanged")
        if self._doubt(draft) is not None:  # a colleague may have sent something meanwhile
            return self.resume(self.keep(draft, "doubt", answers), language)
        update = self._ledger.submit(
            person,
            year=answers["year"],
            agency=answers["agency"],
            item=answers["item"],
            content=content_of(answers),
            code=answers["code"],
            version=answers["version"],
        )
        self._registry.drafts.close(draft.serial)
        return self._receipts.receipt(update, language)

    # Steps

    def _typed(self, draft: Draft, text: str, language: Language) -> Message:
        """What typed words mean to the open step."""
        person, ticket = self._person(draft), draft.ticket
        match meant(text, ("button-back", "button-cancel", "button-drop"), language):
            case "button-back" if draft.answers["trail"]:
                return self.back(person, ticket, language)
            case "button-cancel" | "button-drop":
                return self.drop(person, ticket, language)
        match draft.step:
            case "result" | "difficulties" if len(text) > MAX_TEXT:
                raise RefusedError("text-too-long", count=len(text), limit=MAX_TEXT)
            case "difficulties" if read_yes_no(text):
                return self.resume(draft, language).led(texts(language)("difficulties-which"))
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
            answers, told = read_line(self._registry.library, draft.answers, text, language)
            if answers["item"] is not None:
                return self.go_on(draft, answers, language, told)
        return self.resume(draft, language).led(texts(language)(_unclear(draft.step, text)))

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
                return self.go_on(draft, {**answers, **like, "attached": True}, language)
            case "status":
                return self.go_on(draft, self._changed(with_status(answers, value), "status"), language)
            case "agency":
                return self._set(draft, language, agency=value)
            case "item" | "percent" | "year" as name:
                return self._set(draft, language, **{name: int(value)})
            case "difficulties":
                return self._set(draft, language, difficulties="")
            case "attachments" if value == "none":
                return self.resume(self.keep(draft, "attachments", {**answers, "attachments": []}), language)
            case "attachments":
                return self._set(draft, language, attached=True)
            case "edit":
                answers = {**answers, "trail": [*answers["trail"], "edit"]}
                return self.resume(self.keep(draft, value, answers), language)
            case "which":
                return self._which(draft, value, language)
        return self._settle(draft, value, language)

    def _settle(self, draft: Draft, value: str, language: Language) -> Message:
        """Settles a doubt by one of its options."""
        doubt = self._doubt(draft)
        if doubt is None:
            return self.go_on(draft, draft.answers, language)
        option = next(option for option in doubt.options if option.key == value)
        settled = [*draft.answers["settled"], doubt.key] if value == KEEP else draft.answers["settled"]
        return self.go_on(draft, {**draft.answers, **option.changes, "settled": settled}, language)

    def ask_which(self, draft: Draft, typed: str, files: list[dict[str, Any]], language: Language) -> Message:
        """Asks which is meant: the draft that is there, or the last line that came on top of it."""
        answers = {**draft.answers, "incoming": typed, "incoming_files": files}
        if draft.step != "which":
            answers["trail"] = [*answers["trail"], draft.step]
        return self.resume(self.keep(draft, "which", answers), language)

    def _which(self, draft: Draft, value: str, language: Language) -> Message:
        """Goes on with the draft that was there, or with the line that came on top of it."""
        kept = {name: answer for name, answer in draft.answers.items() if not name.startswith("incoming")}
        if value == "old":
            *trail, step = kept["trail"]
            return self.resume(self.keep(draft, step, {**kept, "trail": trail}), language)
        begun = self.open(self._person(draft))
        answers, told = read_line(self._registry.library, begun.answers, draft.answers["incoming"], language)
        answers["attachments"] = draft.answers["incoming_files"]
        return self.go_on(begun, answers, language, told)

    def _at_preview(self, draft: Draft, text: str, language: Language) -> Message:
        say, person, ticket = texts(language), self._person(draft), draft.ticket
        typed = " ".join(text.lower().split())
        button = meant(text, ("button-send", "button-edit"), language)
        if button == "button-send" or typed in say("typed-send").split("|"):
            return self.send(person, ticket, language)
        if button == "button-edit" or typed in say("typed-edit").split("|"):
            return self.edit(person, ticket, language)
        return self.resume(draft, language).led(say("preview-typed"))

    def _agency(self, draft: Draft, text: str, language: Language) -> Message:
        found = self._registry.library.agencies.find(text)
        if found.sure:
            return self._set(draft, language, agency=found.agencies[0])
        offered = list(found.agencies) or draft.answers.get("offered", [])
        asked = self.resume(self.keep(draft, "agency", {**draft.answers, "offered": offered}), language)
        return asked if found.agencies else asked.led(texts(language)("agency-unclear"))

    def _attach(self, draft: Draft, said: Said, language: Language) -> Message | None:
        """Adds a file; to the pictures of one album there is one answer."""
        answers = draft.answers
        files = [] if said.attachment is None else [asdict(said.attachment)]
        caption = said.text.strip()
        unsaid = bool(said.album) and said.album == answers.get("album") and not caption
        kept = self.keep(
            draft, draft.step, {**with_files(answers, files), "album": said.album}, unasked=unsaid
        )
        if caption and draft.step in ("result", "difficulties"):
            return self._typed(kept, caption, language)
        if caption and answers["result"] is None and len(caption) <= MAX_TEXT:
            kept = self.keep(kept, kept.step, {**kept.answers, "result": caption})
            return self.resume(kept, language).led(texts(language)("caption-kept"))
        if unsaid:
            return None
        lead = "caption-not-kept" if caption else "attachment-kept"
        return self.resume(kept, language).led(texts(language)(lead))

    # Keeping and asking

    def open(self, person: ChatKey) -> Draft:
        """A new form. Those who steer may report for any agency, so they are asked which."""
        officer = self._registry.rights.officer(person)
        present = reporting_year(self._base, self._registry.today())
        if not self._open_years():
            raise RefusedError("year-locked", year=str(present))
        year = present if present in self._open_years() else None
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
        return self.go_on(draft, self._changed({**draft.answers, **changed}, *changed), language)

    def _changed(self, answers: Answers, *names: str) -> Answers:
        """The answers, with the doubts about what has changed open again, and nothing inferred about it any more."""
        again = {doubt for name in names for doubt in _REOPENS.get(name, ())}
        settled = [doubt for doubt in answers["settled"] if doubt not in again]
        inferred = [name for name in answers.get("inferred", ()) if name not in names]
        return {**answers, "settled": settled, "inferred": inferred}

    def go_on(
        self, draft: Draft, answers: Answers, language: Language, told: list[str] | None = None
    ) -> Message:
        """Goes on to the next thing to be asked, led by what is to be told first."""
        told = [*(told or ())]
        if answers["year"] is not None and answers["year"] not in self._open_years() and not answers["code"]:
            told.append(texts(language)("year-locked", year=str(answers["year"])))
            answers = {**answers, "year": None}
        step = next_step(answers)
        trail = [] if step == "preview" else [*answers["trail"]]
        if step not in ("preview", draft.step) and draft.step not in ("preview", "doubt", "which"):
            trail.append(draft.step)
        kept = self.keep(draft, step, {**answers, "trail": trail})
        if step == "preview" and self._doubt(kept) is not None:
            kept = self.keep(kept, "doubt", kept.answers)
        return self.resume(kept, language).led("\n".join(told))

    def keep(self, draft: Draft, step: str, answers: Answers, *, unasked: bool = False) -> Draft:
        """Keeps how far a draft is; ``unasked``: without a word, so the buttons shown before still fit."""
        now, agency = self._registry.clock(), answers["agency"] or ""
        return self._registry.drafts.keep(draft.serial, step, answers, now, agency=agency, unasked=unasked)

    def again(self, draft: Draft, language: Language) -> Message:
        """The open step of a form that was waiting, newly the one that a message answers."""
        kept = self.keep(draft, draft.step, draft.answers)
        return self.resume(kept, language).led(texts(language)("update-goes-on"))

    def begun(self, draft: Draft) -> bool:
        """Whether a draft holds anything that would be lost with it: not an update that was only looked at."""
        answers = draft.answers
        told = ("item", "status", "percent", "result", "difficulties")
        typed = any(answers[name] is not None for name in told) or bool(answers["attachments"])
        return typed and not self._unchanged(draft)

    def _unchanged(self, draft: Draft) -> bool:
        """Whether a draft says the same as the update that it was opened from."""
        answers = draft.answers
        update = self._registry.updates.get(answers["code"]) if answers["code"] else None
        return (
            update is not None and next_step(answers) == "preview" and content_of(answers) == update.content
        )

    def _current(self, draft: Draft) -> Draft:
        """A draft as things are now: what was in doubt may have been settled by somebody else meanwhile."""
        if draft.step == "doubt" and self._doubt(draft) is None:
            return self.keep(draft, "preview", draft.answers)
        return draft

    def _open_years(self) -> tuple[int, ...]:
        years = self._base.plan.reporting_years
        return tuple(year for year in years if not self._registry.updates.locked(year))

    def _sight(self, draft: Draft, language: Language) -> Sight:
        doubt = self._doubt(draft) if draft.step == "doubt" else None
        earlier = self._earlier(draft.answers)
        return Sight(draft, self._base, language, self._open_years(), earlier, doubt)

    def _doubt(self, draft: Draft) -> Doubt | None:
        return first_doubt(draft.answers, self._base, self._earlier(draft.answers))

    def _earlier(self, answers: Answers) -> tuple[Update, ...]:
        return self._registry.updates.of_agency(answers["agency"]) if answers["agency"] else ()

    def _person(self, draft: Draft) -> ChatKey:
        if draft.person is None:
            raise RefusedError("form-gone")
        return draft.person

    @property
    def _base(self) -> KnowledgeBase:
        return self._registry.base


def _unclear(step: str, text: str) -> str:
    """The sentence for an answer that could not be read."""
    if step == "percent" and percent_problem(text):
        return "percent-unfit"
    return "attachments-no-text" if step == "attachments" else "answer-unclear"
