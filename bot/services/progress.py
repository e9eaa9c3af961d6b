"""Handing in progress: from one typed line, by questions, as a new version, or from a colleague's draft."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.services.forms import serial_of
from bot.services.guarding import refuse_unfit
from bot.services.messages import Message, RefusedError
from bot.services.typed.answers import read_item
from bot.services.update_line import read_line
from bot.services.update_steps import FORM, fresh, with_files
from bot.storage.updates import content_to_json
from bot.texts import texts

if TYPE_CHECKING:
    from bot.services.ledger import Ledger
    from bot.services.registry import Registry
    from bot.services.update_drafts import UpdateDrafts
    from bot.services.update_form import UpdateForm
    from bot.storage.database import ChatKey
    from bot.storage.forms import Answers, Draft
    from bot.updates import Attachment, Update
    from knowledge.model import Language


RIGHT_AFTER = timedelta(hours=1)
"""How long after an update was sent a file is taken to belong to it."""


class Progress:
    """Opens the form of an update, however it begins."""

    def __init__(self, registry: Registry, drafts: UpdateDrafts, ledger: Ledger, form: UpdateForm) -> None:
        self._registry = registry
        self._drafts = drafts
        self._ledger = ledger
        self._form = form

    def begin(
        self, person: ChatKey, typed: str, language: Language, attachment: Attachment | None = None
    ) -> Message:
        """Begins an update from one typed line, by questions where nothing was typed, or goes on with the open one.

        Raises:
            RefusedError: the person does not report, the year is closed, or the line must not be stored.
        """
        self._registry.rights.officer(person)
        present = self._registry.drafts.of(person, FORM)
        files = [] if attachment is None else [asdict(attachment)]
        if attachment is not None:
            refuse_unfit(attachment.name)
        if not typed.strip():
            draft = present or self._drafts.open(person)
            if files:
                draft = self._drafts.keep(draft, draft.step, with_files(draft.answers, files))
            return self._drafts.again(draft, language) if present else self._drafts.ask(draft, language)
        refuse_unfit(typed)
        if present is not None and self._drafts.begun(present):
            return self._form.ask_which(present, typed, files, language)
        draft = self._drafts.open(person)
        answers, told = read_line(self._registry.library, draft.answers, typed, language)
        return self._drafts.go_on(draft, with_files(answers, files), language, told)

    def attach_later(
        self, person: ChatKey, attachment: Attachment, album: str, language: Language
    ) -> Message | None:
        """Takes a file that comes right after a receipt for the update just sent, as its next version.

        None if the person has sent nothing that it could belong to.

        Raises:
            RefusedError: the file's name must not be stored.
        """
        if self._registry.rights.role(person) is None:
            return None
        officer = self._registry.rights.officer(person)
        since = self._registry.clock() - RIGHT_AFTER
        recent = [
            update
            for update in self._registry.updates.waiting()
            if update.newest.author == officer.number and update.newest.at >= since
        ]
        if not recent:
            return None
        update = max(recent, key=lambda one: one.newest.at)
        refuse_unfit(attachment.name)
        answers = with_files(_answers_of(update), [asdict(attachment)]) | {"album": album}
        kept = self._opened(person, update, answers)
        lead = texts(language)("attach-later", code=update.code)
        return self._drafts.ask(kept, language).led(lead)

    def begin_anew(self, person: ChatKey, item: str, language: Language) -> Message:
        """Begins an update by a button, perhaps on an item already; an open one is gone on with.

        Raises:
            RefusedError: the person does not report, or the year is closed.
        """
        self._registry.rights.officer(person)
        present = self._registry.drafts.of(person, FORM)
        if present is not None:
            return self._drafts.again(present, language)
        draft = self._drafts.open(person)
        number = read_item(item, self._registry.base) if item else None
        return self._drafts.go_on(draft, {**draft.answers, "item": number}, language)

    def change(self, person: ChatKey, code: str, language: Language) -> Message:
        """Opens what was handed in for a next version, at its preview.

        Raises:
            RefusedError: it is not the person's, or cannot be changed any more.
        """
        update = self._ledger.see(person, code)
        if update.state in ("withdrawn", "locked"):
            raise RefusedError(f"update-is-{update.state}", code=code)
        present = self._registry.drafts.of(person, FORM)
        if present is not None and present.answers["code"] == code:
            return self._drafts.again(present, language)
        if present is not None and self._drafts.begun(present):
            raise RefusedError("update-open")
        return self._drafts.ask(self._opened(person, update, _answers_of(update)), language)

    def take(self, person: ChatKey, serial: str, language: Language) -> Message:
        """Takes up the draft of a colleague who left.

        Raises:
            RefusedError: somebody else has, it is another agency's, or the person has a draft of their own.
        """
        officer = self._registry.rights.officer(person)
        number = serial_of(serial)
        draft = None if number is None else self._registry.drafts.get(number)
        if draft is None or draft.form != FORM or draft.agency != officer.agency:
            raise RefusedError("form-gone")
        if self._registry.drafts.of(person, FORM) is not None:
            raise RefusedError("update-open")
        if not self._registry.drafts.take(draft.serial, person, self._registry.clock()):
            raise RefusedError("form-gone")
        self._registry.audit.note(officer.actor, "draft.taken", f"agency:{draft.agency}", draft=draft.serial)
        return self._drafts.again(replace(draft, person=person), language)

    def _opened(self, person: ChatKey, update: Update, answers: Answers) -> Draft:
        """A form for the next version of an update, at its preview."""
        return self._registry.drafts.open(
            person, FORM, "preview", answers, self._registry.clock(), agency=update.agency
        )


def _answers_of(update: Update) -> Answers:
    """What was handed in, as answers to the form."""
    answers = fresh(update.agency, update.year) | content_to_json(update.content)
    answers |= {"item": update.item, "attached": True, "code": update.code}
    answers |= {"version": update.newest.number, "reason": update.reason}
    answers["attachments"] = [asdict(each) for each in update.content.attachments]
    return answers
