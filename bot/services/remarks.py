"""What a coordinator writes to an agency: why an update is returned, and an answer to its difficulties."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.lifecycle import allowed
from bot.services.entries import meant
from bot.services.guarding import MAX_TEXT, refuse_unfit
from bot.services.messages import Button, Do, Message, RefusedError
from bot.services.review import ANSWERING, REMARKS, RETURNING
from bot.texts import texts
from knowledge.text import words

if TYPE_CHECKING:
    from bot.services.forms import Said
    from bot.services.ledger import Ledger
    from bot.services.registry import Registry
    from bot.services.review import Review
    from bot.storage.database import ChatKey
    from bot.storage.forms import Draft
    from knowledge.model import Language

REASONS = ("figures", "unclear", "item")
"""Ready reasons, for one tap; any other is typed."""

STOPPING = ("button-drop", "button-let-be")
"""Labels that cancel when they are typed."""


class Remarks:
    """The forms of a reason and of an answer. What was typed is shown before it goes out, since agencies get it
    word for word; their steps are ``text`` and ``check``.
    """

    def __init__(self, registry: Registry, ledger: Ledger, review: Review) -> None:
        self._registry = registry
        self._ledger = ledger
        self._review = review
        for form in REMARKS:
            registry.forms.register(form, self)

    def ask_reason(self, person: ChatKey, code: str, read: str, language: Language) -> Message:
        """Asks why an update is returned, as it was ``read``; nothing has happened to it yet.

        Raises:
            RefusedError: the person does not steer, or the update is no longer what they read, or cannot be returned.
        """
        self._registry.rights.coordinator(person)
        update = self._ledger.still(person, code, read)
        if not allowed(update.state, "return"):
            raise RefusedError(f"update-is-{update.state}", code=code)
        return self.resume(self._open(person, RETURNING, {"code": code, "read": read}), language)

    def ask_answer(self, person: ChatKey, code: str, language: Language) -> Message:
        """Asks what to answer to the difficulties in an update.

        Raises:
            RefusedError: the person does not steer, or there is no such update.
        """
        self._registry.rights.coordinator(person)
        self._ledger.see(person, code)
        return replace(self.resume(self._open(person, ANSWERING, {"code": code}), language), fresh=True)

    def resume(self, draft: Draft, language: Language) -> Message:
        """Asks the open step again."""
        say = texts(language)
        named, code = f"{draft.form}.{draft.ticket}", draft.answers["code"]
        stop = Button(say("button-drop"), Do("v.stop", named))
        if draft.step == "check":
            send = Button(say("button-send"), Do("v.tell", named))
            edit = Button(say("button-edit"), Do("v.reword", named))
            text = say(f"check-{draft.form}", code=code, text=draft.answers["text"])
            return Message(text, (send, edit, stop))
        if draft.form == ANSWERING:
            return Message(say("ask-answer", code=code), (stop,))
        ready = (Button(say(f"reason-{name}"), Do("v.reason", draft.ticket, name)) for name in REASONS)
        return Message(say("ask-reason", code=code), (*ready, stop))

    def answer(self, draft: Draft, said: Said, language: Language) -> Message | None:
        """Takes a message for the words of a button, or for what is to be told.

        Raises:
            RefusedError: it is too long or must not be stored.
        """
        person, named = self._person(draft), f"{draft.form}.{draft.ticket}"
        text = said.text.strip()
        if meant(text, STOPPING, language):
            return self.stop(person, named, language)
        if draft.step == "check":
            match meant(text, ("button-send", "button-edit"), language):
                case "button-send":
                    return self.send(person, named, language)
                case "button-edit":
                    return self.reword(person, named, language)
            return self.resume(draft, language).led(texts(language)("check-press"))
        if not text:
            return self.resume(draft, language)
        if draft.form == RETURNING:
            for name in REASONS:
                if words(text) == words(texts(language)(f"reason-{name}")):
                    return self.choose_reason(person, draft.ticket, name, language)
        refuse_unfit(text, limit=MAX_TEXT)
        return self.resume(self._keep(draft, "check", text), language)

    def choose_reason(self, person: ChatKey, ticket: str, name: str, language: Language) -> Message:
        """Returns an update for a ready reason.

        Raises:
            RefusedError: the form is gone.
        """
        draft = self._registry.forms.mine(person, RETURNING, ticket)
        if name not in REASONS:
            raise RefusedError("form-moved-on")
        return self._returned(person, draft, texts(language)(f"reason-{name}-told"), language)

    def send(self, person: ChatKey, named: str, language: Language) -> Message:
        """Tells the agency what was typed and shown.

        Raises:
            RefusedError: the form is gone or has moved on.
        """
        draft = self._mine(person, named, "check")
        text = draft.answers["text"]
        if draft.form == ANSWERING:
            return self._answered(person, draft, text, language)
        return self._returned(person, draft, text, language)

    def reword(self, person: ChatKey, named: str, language: Language) -> Message:
        """Asks for other words.

        Raises:
            RefusedError: the form is gone or has moved on.
        """
        return self.resume(self._keep(self._mine(person, named, "check"), "text"), language)

    def stop(self, person: ChatKey, named: str, language: Language) -> Message:
        """Leaves the form, and shows the update again.

        Raises:
            RefusedError: it is gone already.
        """
        draft = self._mine(person, named)
        self._registry.drafts.close(draft.serial)
        return self._review.show(person, draft.answers["code"], language)

    def _returned(self, person: ChatKey, draft: Draft, reason: str, language: Language) -> Message:
        """Returns the update; shows it instead if it no longer stands as it was read, as the reason is then void."""
        code = draft.answers["code"]
        # A draft that was begun before this was kept has nothing of it.
        read = draft.answers.get("read", "")
        self._registry.rights.coordinator(person)
        self._registry.drafts.close(draft.serial)
        try:
            update = self._ledger.send_back(person, code, read, reason)
        except RefusedError as error:
            told = texts(language)(error.key, **error.values)
            return self._review.show(person, code, language).led(told)
        notices = self._review.told(update, "returned-told", fix=True, reason=reason)
        return self._review.decided("returned", person, update, language, notices)

    def _answered(self, person: ChatKey, draft: Draft, text: str, language: Language) -> Message:
        officer = self._registry.rights.coordinator(person)
        update = self._ledger.see(person, draft.answers["code"])
        told = self._review.told(update, "answer-told", text=text)
        self._registry.audit.note(officer.actor, "answer", update.code, told=len(told))
        self._registry.drafts.close(draft.serial)
        say = texts(language)
        sent = say("answer-sent", count=len(told)) if told else say("nobody-to-tell")
        return Message(sent, notices=told)

    def _open(self, person: ChatKey, form: str, answers: dict[str, str]) -> Draft:
        self._review.leave_remarks(person)
        return self._registry.drafts.open(
            person, form, "text", {**answers, "text": ""}, self._registry.clock()
        )

    def _keep(self, draft: Draft, step: str, text: str = "") -> Draft:
        answers = {**draft.answers, "text": text}
        return self._registry.drafts.keep(draft.serial, step, answers, self._registry.clock())

    def _mine(self, person: ChatKey, named: str, *steps: str) -> Draft:
        form, _, ticket = named.partition(".")
        if form not in REMARKS:
            raise RefusedError("form-gone")
        return self._registry.forms.mine(person, form, ticket, *steps)

    def _person(self, draft: Draft) -> ChatKey:
        if draft.person is None:
            raise RefusedError("form-gone")
        self._registry.rights.coordinator(draft.person)
        return draft.person
