"""Messages to many officers: written step by step, shown before they go out, and stopped at once when wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from bot.services.describing import shortened
from bot.services.guarding import refuse_unfit
from bot.services.messages import Button, Do, Message, RefusedError, number_on
from bot.storage.broadcasts import Audience
from bot.texts import texts
from knowledge.text import words

if TYPE_CHECKING:
    from bot.services.forms import Said
    from bot.services.mailing import Mailing
    from bot.services.registry import Registry
    from bot.storage.broadcasts import Broadcasts
    from bot.storage.database import ChatKey
    from bot.storage.forms import Answers, Draft
    from knowledge.model import Language

FORM = "broadcast"
"""The form's steps are ``text``, ``audience`` and ``preview``, and ``which`` when a text came on top of another."""

MAX_TEXT = 3000
"""Characters: with the words around it still one message."""

IN_SHORT = 700
"""Characters of each of two texts that are shown beside each other."""

AUDIENCES: tuple[Audience, ...] = get_args(Audience)


class Broadcasting:
    """The form of a message to many, and the orders to send it and to stop."""

    def __init__(self, registry: Registry, mailing: Mailing, broadcasts: Broadcasts) -> None:
        self._registry = registry
        self._mailing = mailing
        self._broadcasts = broadcasts
        registry.forms.register(FORM, self)

    # Writing

    def begin(self, person: ChatKey, text: str, language: Language) -> Message:
        """Takes the text after the command, or asks for it; goes on with what was begun.

        Where another text was begun, it asks which is meant, and drops neither.

        Raises:
            RefusedError: the person does not steer, or the text cannot be sent.
        """
        self._registry.rights.coordinator(person)
        text = _fitting(text)
        draft = self._registry.drafts.of(person, FORM)
        if draft is None or (text and not draft.answers["text"]):
            draft = self._open(person, text)
        elif text and text != draft.answers["text"]:
            draft = self._keep(draft, {**draft.answers, "incoming": text})
        else:
            draft = self._keep(draft, draft.answers)
        return self.resume(draft, language)

    def answer(self, draft: Draft, said: Said, language: Language) -> Message | None:
        """Takes a message for the text, if the text is asked for; later for the words of a button, and nothing else.

        Raises:
            RefusedError: the person steers no more, or the text cannot be sent.
        """
        person = draft.person
        if person is None:
            raise RefusedError("form-gone")
        self._registry.rights.coordinator(person)
        serial = draft.ticket
        meaning = _meant(said.text, draft.step, language)
        if meaning == "cancel":
            return self.drop(person, serial, language)
        if draft.step == "text":
            text = _fitting(said.text)
            if not text:
                return Message(texts(language)("broadcast-only-text"))
            return self.resume(self._keep(draft, {**draft.answers, "text": text, "editing": False}), language)
        match meaning:
            case "old" | "new":
                return self.settle(person, serial, meaning, language)
            case "send":
                return self.send(person, serial, "", language)
            case "edit":
                return self.edit(person, serial, "", language)
            case "other":
                return self.choose(person, serial, "", language)
            case None:
                return self.resume(draft, language).led(texts(language)("broadcast-press"))
        return self.choose(person, serial, meaning, language)

    def resume(self, draft: Draft, language: Language) -> Message:
        """Asks the open step."""
        say = texts(language)
        serial = draft.ticket
        cancel = Button(say("button-broadcast-cancel"), Do("b.cancel", serial))
        if draft.step == "text":
            if not draft.answers["text"]:
                return Message(say("broadcast-ask-text"), (cancel,))
            back = Button(say("button-back"), Do("b.edit", serial, "back"))
            return Message(say("broadcast-ask-other-text", text=draft.answers["text"]), (back, cancel))
        if draft.step == "which":
            values = {name: shortened(draft.answers[name], IN_SHORT) for name in ("text", "incoming")}
            both = [Button(say(f"which-{value}"), Do("b.which", serial, value)) for value in ("old", "new")]
            return Message(say("broadcast-ask-which", **values), (*both, cancel))
        person = draft.person
        if person is None:
            raise RefusedError("form-gone")
        edit = Button(say("button-broadcast-edit"), Do("b.edit", serial))
        if draft.step == "audience":
            choices = [
                Button(
                    say(f"broadcast-to-{audience}", count=self._mailing.count(audience, person)),
                    Do("b.to", serial, audience),
                )
                for audience in AUDIENCES
            ]
            return Message(
                say("broadcast-ask-audience", text=draft.answers["text"]), (*choices, edit, cancel)
            )
        audience = draft.answers["audience"]
        count = self._mailing.count(audience, person)
        shown = self._mailing.said(draft.answers["text"], language)
        head = say("broadcast-preview", whom=say(f"broadcast-to-{audience}", count=count))
        send = Button(say("button-broadcast-send", count=count), Do("b.send", serial))
        other = Button(say("button-broadcast-other"), Do("b.to", serial))
        return Message(f"{head}\n\n{shown}", (*((send,) if count else ()), edit, other, cancel))

    def choose(self, person: ChatKey, subject: str, value: str, language: Language) -> Message:
        """Takes the audience of a button, or asks for it again.

        Raises:
            RefusedError: the person does not steer, or the form is gone or has moved on.
        """
        self._registry.rights.coordinator(person)
        draft = self._registry.forms.mine(person, FORM, subject, "audience", "preview")
        audience = value if value in AUDIENCES else ""
        return self.resume(self._keep(draft, {**draft.answers, "audience": audience}), language)

    def settle(self, person: ChatKey, subject: str, value: str, language: Language) -> Message:
        """Goes on with the text that was there, or with the value "new" with the one that came on top of it.

        Raises:
            RefusedError: the person does not steer, or the form is gone or has moved on.
        """
        self._registry.rights.coordinator(person)
        draft = self._registry.forms.mine(person, FORM, subject, "which")
        if value == "new":
            return self.resume(self._open(person, draft.answers["incoming"]), language)
        return self.resume(self._keep(draft, {**draft.answers, "incoming": ""}), language)

    def edit(self, person: ChatKey, subject: str, value: str, language: Language) -> Message:
        """Asks for another text, or with the value "back" keeps the one that there is.

        Raises:
            RefusedError: the person does not steer, or the form is gone or has moved on.
        """
        self._registry.rights.coordinator(person)
        back = value == "back"
        steps = ("text",) if back else ("audience", "preview")
        draft = self._registry.forms.mine(person, FORM, subject, *steps)
        return self.resume(self._keep(draft, {**draft.answers, "editing": not back}), language)

    def drop(self, person: ChatKey, subject: str, language: Language) -> Message:
        """Sends nothing.

        Raises:
            RefusedError: the person does not steer, or the form is gone.
        """
        self._registry.rights.coordinator(person)
        self._registry.drafts.close(self._registry.forms.mine(person, FORM, subject).serial)
        return Message(texts(language)("broadcast-dropped"))

    # Sending

    def send(self, person: ChatKey, subject: str, place: str, language: Language) -> Message:
        """Begins to send; ``place`` is the message that shows how far it is.

        Raises:
            RefusedError: the person does not steer, the form is gone or has moved on, or there is nobody to
                send to.
        """
        officer = self._registry.rights.coordinator(person)
        draft = self._registry.forms.mine(person, FORM, subject, "preview")
        audience = draft.answers["audience"]
        total = self._mailing.count(audience, person)
        if not total:
            raise RefusedError("broadcast-nobody")
        with self._registry.database.transaction():
            self._registry.drafts.close(draft.serial)
            broadcast = self._broadcasts.add(
                made_by=officer.number,
                audience=audience,
                text=draft.answers["text"],
                total=total,
                language=language,
                chat=person,
                message=place,
                at=self._registry.clock(),
            )
            self._registry.audit.note(
                officer.actor, "broadcast", f"broadcast-{broadcast.number}", audience=audience, total=total
            )
        return self._mailing.progress(broadcast)

    def stop(self, person: ChatKey, subject: str, language: Language) -> Message:
        """Sends no more, at once; what the messenger has is on its way.

        Raises:
            RefusedError: the person does not steer, or it is over.
        """
        officer = self._registry.rights.coordinator(person)
        number = number_on(subject)
        broadcast = None if number is None else self._broadcasts.get(number)
        if broadcast is None or broadcast.state != "sending":
            raise RefusedError("broadcast-over")
        with self._registry.database.transaction():
            self._broadcasts.drop(broadcast.number)
            self._broadcasts.end(broadcast.number, "stopped")
            self._registry.audit.note(
                officer.actor, "broadcast-stop", f"broadcast-{broadcast.number}", taken=broadcast.taken
            )
        return Message(texts(language)("broadcast-stopped", count=broadcast.taken, total=broadcast.total))

    def _open(self, person: ChatKey, text: str) -> Draft:
        """A new form in place of the one that there may be: its buttons mean nothing any more."""
        answers = {"text": text, "audience": ""}
        return self._registry.drafts.open(person, FORM, _next(answers), answers, self._registry.clock())

    def _keep(self, draft: Draft, answers: Answers) -> Draft:
        return self._registry.drafts.keep(draft.serial, _next(answers), answers, self._registry.clock())


def _next(answers: Answers) -> str:
    """The step that is still to be answered."""
    if answers.get("incoming"):
        return "which"
    if not answers["text"] or answers.get("editing"):
        return "text"
    return "preview" if answers["audience"] else "audience"


def _meant(text: str, step: str, language: Language) -> str | None:
    """What a button of the step does whose words were typed, with or without the number of people on it."""
    say = texts(language)
    labels = {"cancel": [say("button-broadcast-cancel"), say("button-let-be")]}
    if step == "which":
        labels |= {value: [say(f"which-{value}")] for value in ("old", "new")}
    if step in ("audience", "preview"):
        labels["edit"] = [say("button-broadcast-edit"), say("button-edit")]
    if step == "preview":
        labels["send"] = [
            say("button-broadcast-send", count=0),
            say("button-send"),
            say("broadcast-typed-send"),
        ]
        labels["other"] = [say("button-broadcast-other")]
    if step == "audience":
        for audience in AUDIENCES:
            typed = say(f"broadcast-typed-{audience}").split("|")
            labels[audience] = [say(f"broadcast-to-{audience}", count=0), *typed]
    spelled = _plain(text)
    return next((name for name, known in labels.items() if spelled in map(_plain, known)), None)


def _plain(text: str) -> list[str]:
    return [word for word in words(text) if not word.isdigit()]


def _fitting(text: str) -> str:
    """A text without space around it.

    Raises:
        RefusedError: it is too long for one message, bears a mark of secrecy, or lists persons.
    """
    text = text.strip()
    refuse_unfit(text)
    if len(text) > MAX_TEXT:
        raise RefusedError("broadcast-too-long", count=len(text), limit=MAX_TEXT)
    return text
