"""Handing in progress: from one typed line, by questions, as a new version, or from a colleague's draft."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from bot.services.guarding import refuse_unfit
from bot.services.messages import Message, RefusedError
from bot.services.typed.answers import read_item
from bot.services.update_line import read_line
from bot.services.update_steps import FORM, fresh
from bot.storage.updates import content_to_json

if TYPE_CHECKING:
    from bot.services.ledger import Ledger
    from bot.services.registry import Registry
    from bot.services.update_form import UpdateForm
    from bot.storage.database import ChatKey
    from bot.updates import Attachment
    from knowledge.model import Language


class Progress:
    """Opens the form of an update, however it begins."""

    def __init__(self, registry: Registry, ledger: Ledger, form: UpdateForm) -> None:
        self._registry = registry
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
        if not typed.strip():
            return (
                self._form.again(present, language)
                if present
                else self._form.resume(self._form.open(person), language)
            )
        refuse_unfit(typed)
        if present is not None and present.answers["result"]:
            trail = [*present.answers["trail"], *([] if present.step == "which" else [present.step])]
            answers = {**present.answers, "incoming": typed, "trail": trail}
            return self._form.resume(self._form.keep(present, "which", answers), language)
        draft = self._form.open(person)
        answers, told = read_line(self._registry.library, draft.answers, typed, language)
        if attachment is not None:
            answers["attachments"] = [asdict(attachment)]
        return self._form.go_on(draft, answers, language, told)

    def begin_anew(self, person: ChatKey, item: str, language: Language) -> Message:
        """Begins an update by a button, perhaps on an item already; an open one is gone on with.

        Raises:
            RefusedError: the person does not report, or the year is closed.
        """
        self._registry.rights.officer(person)
        present = self._registry.drafts.of(person, FORM)
        if present is not None:
            return self._form.again(present, language)
        draft = self._form.open(person)
        number = read_item(item, self._registry.base) if item else None
        return self._form.go_on(draft, {**draft.answers, "item": number}, language)

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
        return self._form.resume(draft, language)

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
        return self._form.again(replace(draft, person=person), language)

    def _refuse_second(self, person: ChatKey, code: str = "") -> None:
        """One form at a time: what is half written is not dropped for another."""
        present = self._registry.drafts.of(person, FORM)
        if present is not None and present.answers["code"] != code:
            raise RefusedError("update-open")
