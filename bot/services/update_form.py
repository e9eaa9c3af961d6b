"""The form of an update: reads what is typed or tapped at each step, and hands the whole in."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from bot.services.doubts import KEEP
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
    choices,
    content_of,
    matching,
    with_files,
    with_status,
)
from bot.storage.updates import content_to_json
from bot.texts import texts

if TYPE_CHECKING:
    from bot.services.forms import Said
    from bot.services.ledger import Ledger
    from bot.services.receipts import Receipts
    from bot.services.registry import Registry
    from bot.services.update_drafts import UpdateDrafts
    from bot.storage.database import ChatKey
    from bot.storage.forms import Draft
    from knowledge.model import KnowledgeBase, Language


class UpdateForm:
    """Takes answers to the open step of a draft."""

    def __init__(self, registry: Registry, drafts: UpdateDrafts, ledger: Ledger, receipts: Receipts) -> None:
        self._registry = registry
        self._drafts = drafts
        self._ledger = ledger
        self._receipts = receipts
        registry.forms.register(FORM, self)

    def resume(self, draft: Draft, language: Language) -> Message:
        """Asks the open step again."""
        return self._drafts.ask(draft, language)

    def answer(self, draft: Draft, said: Said, language: Language) -> Message | None:
        """Takes a message for the answer to the open step.

        Raises:
            RefusedError: it must not be stored.
        """
        self._registry.rights.officer(self._person(draft))
        draft = self._drafts.current(draft)
        refuse_unfit(said.text)
        if said.attachment is not None:
            refuse_unfit(said.attachment.name)
            return self._attach(draft, said, language)
        if not said.text.strip():
            return self._drafts.ask(draft, language)
        return self._typed(draft, said.text.strip(), language)

    def choose(self, person: ChatKey, ticket: str, value: str, language: Language) -> Message:
        """Takes a button's answer to a step.

        Raises:
            RefusedError: the form is gone or has moved on.
        """
        self._registry.rights.officer(person)
        draft = self._registry.forms.mine(person, FORM, ticket)
        if self._drafts.current(draft) is not draft:
            return self._drafts.ask(draft, language)
        if value not in {choice.value for choice in choices(self._drafts.sight(draft, language))}:
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
        return self._drafts.move(draft, step, {**draft.answers, "trail": trail}, language)

    def edit(self, person: ChatKey, ticket: str, language: Language) -> Message:
        """Offers the fields of the preview to be changed.

        Raises:
            RefusedError: the form is gone or has moved on.
        """
        self._registry.rights.officer(person)
        draft = self._registry.forms.mine(person, FORM, ticket, "preview")
        return self._drafts.move(draft, "edit", {**draft.answers, "trail": ["preview"]}, language)

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
        if self._drafts.unchanged(draft):
            raise RefusedError("update-unchanged")
        if self._drafts.doubt(draft) is not None:  # a colleague may have sent something meanwhile
            return self._drafts.move(draft, "doubt", answers, language)
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
                return self._agreed(draft, language)
            case "result":
                return self._drafts.take(draft, language, result=text, spoken="")
            case "difficulties":
                return self._drafts.take(draft, language, difficulties="" if read_nothing(text) else text)
            case "agency":
                return self._agency(draft, text, language)
            case "preview":
                return self._at_preview(draft, text, language)
        value = self._read_choice(draft, text) or matching(text, choices(self._drafts.sight(draft, language)))
        if value is not None:
            return self._chosen(draft, value, language)
        if draft.step == "item":
            # Whoever was asked for a number and writes the whole report has answered all the same.
            answers, told = read_line(self._registry.library, draft.answers, text, language)
            if answers["item"] is not None:
                return self._drafts.go_on(draft, answers, language, told)
        return self._drafts.ask(draft, language).led(texts(language)(_unclear(draft.step, text)))

    def _agreed(self, draft: Draft, language: Language) -> Message:
        """There are difficulties: those that the result speaks of, or else they are asked for."""
        if draft.answers.get("spoken"):
            return self._chosen(draft, "spoken", language)
        return self._drafts.ask(draft, language).led(texts(language)("difficulties-which"))

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
                return self._drafts.go_on(draft, {**answers, **like, "attached": True}, language)
            case "status":
                return self._drafts.go_on(
                    draft, self._drafts.changed(with_status(answers, value), "status"), language
                )
            case "agency":
                return self._drafts.take(draft, language, agency=value)
            case "item" | "percent" | "year" as name:
                return self._drafts.take(draft, language, **{name: int(value)})
            case "difficulties":
                difficulties = answers["spoken"] if value == "spoken" else ""
                return self._drafts.take(draft, language, difficulties=difficulties)
            case "attachments" if value == "none":
                return self._drafts.move(draft, "attachments", {**answers, "attachments": []}, language)
            case "attachments":
                return self._drafts.take(draft, language, attached=True)
            case "edit":
                answers = {**answers, "trail": [*answers["trail"], "edit"]}
                return self._drafts.move(draft, value, answers, language)
            case "which":
                return self._which(draft, value, language)
        return self._settle(draft, value, language)

    def _settle(self, draft: Draft, value: str, language: Language) -> Message:
        """Settles a doubt by one of its options."""
        doubt = self._drafts.doubt(draft)
        if doubt is None:
            return self._drafts.go_on(draft, draft.answers, language)
        option = next(option for option in doubt.options if option.key == value)
        settled = [*draft.answers["settled"], doubt.key] if value == KEEP else draft.answers["settled"]
        return self._drafts.go_on(draft, {**draft.answers, **option.changes, "settled": settled}, language)

    def ask_which(self, draft: Draft, typed: str, files: list[dict[str, Any]], language: Language) -> Message:
        """Asks which is meant: the draft that is there, or the last line that came on top of it."""
        answers = {**draft.answers, "incoming": typed, "incoming_files": files}
        if draft.step != "which":
            answers["trail"] = [*answers["trail"], draft.step]
        return self._drafts.move(draft, "which", answers, language)

    def _which(self, draft: Draft, value: str, language: Language) -> Message:
        """Goes on with the draft that was there, or with the line that came on top of it."""
        kept = {name: answer for name, answer in draft.answers.items() if not name.startswith("incoming")}
        if value == "old":
            *trail, step = kept["trail"]
            return self._drafts.move(draft, step, {**kept, "trail": trail}, language)
        begun = self._drafts.open(self._person(draft))
        answers, told = read_line(self._registry.library, begun.answers, draft.answers["incoming"], language)
        answers["attachments"] = draft.answers["incoming_files"]
        return self._drafts.go_on(begun, answers, language, told)

    def _at_preview(self, draft: Draft, text: str, language: Language) -> Message:
        say, person, ticket = texts(language), self._person(draft), draft.ticket
        typed = " ".join(text.lower().split())
        button = meant(text, ("button-send", "button-edit"), language)
        if button == "button-send" or typed in say("typed-send").split("|"):
            return self.send(person, ticket, language)
        if button == "button-edit" or typed in say("typed-edit").split("|"):
            return self.edit(person, ticket, language)
        return self._drafts.ask(draft, language).led(say("preview-typed"))

    def _agency(self, draft: Draft, text: str, language: Language) -> Message:
        found = self._registry.library.agencies.find(text)
        if found.sure:
            return self._drafts.take(draft, language, agency=found.agencies[0])
        offered = list(found.agencies) or draft.answers.get("offered", [])
        asked = self._drafts.move(draft, "agency", {**draft.answers, "offered": offered}, language)
        return asked if found.agencies else asked.led(texts(language)("agency-unclear"))

    def _attach(self, draft: Draft, said: Said, language: Language) -> Message | None:
        """Adds a file; to the pictures of one album there is one answer."""
        answers = draft.answers
        files = [] if said.attachment is None else [asdict(said.attachment)]
        caption = said.text.strip()
        unsaid = bool(said.album) and said.album == answers.get("album") and not caption
        kept = self._drafts.keep(
            draft, draft.step, {**with_files(answers, files), "album": said.album}, unasked=unsaid
        )
        if caption and draft.step in ("result", "difficulties"):
            return self._typed(kept, caption, language)
        if caption and answers["result"] is None and len(caption) <= MAX_TEXT:
            kept = self._drafts.keep(kept, kept.step, {**kept.answers, "result": caption})
            return self._drafts.ask(kept, language).led(texts(language)("caption-kept"))
        if unsaid:
            return None
        lead = "caption-not-kept" if caption else "attachment-kept"
        return self._drafts.ask(kept, language).led(texts(language)(lead))

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
