"""Messages to many officers: asked for step by step, shown before they go out, sent a few at a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, get_args

from bot.services.describing import moment
from bot.services.messages import Button, Do, Message, Notice, RefusedError
from bot.services.typed.guards import secrecy_mark
from bot.storage.broadcasts import Audience, effect
from bot.texts import texts
from knowledge.reporting import reporting_year

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import tzinfo

    from bot.services.forms import Forms, Said
    from bot.services.library import Library
    from bot.services.reporting import Reporting
    from bot.services.rights import Rights
    from bot.services.voices import Voices
    from bot.storage.audit import Audit
    from bot.storage.broadcasts import Broadcast, Broadcasts
    from bot.storage.database import ChatKey, Database
    from bot.storage.forms import Answers, Draft, Drafts
    from bot.storage.officers import Officer, Officers, Role
    from knowledge.model import Language

FORM = "broadcast"
"""The form's steps are ``text``, ``audience`` and ``preview``."""

MAX_TEXT = 3000
"""Characters: with the words around it still one message."""

AT_ONCE = 10
"""Messages of a broadcast that are owed at a time: so few are on their way when it is stopped."""

AUDIENCES: tuple[Audience, ...] = get_args(Audience)


@dataclass(frozen=True)
class Progress:
    """How far a broadcast is, to take the place of the message that shows it."""

    number: int
    chat: ChatKey
    place: str
    shown: Message
    over: bool = False


@dataclass(frozen=True)
class Round:
    """Some messages of a broadcast, and how far it is then."""

    notices: tuple[Notice, ...]
    progress: Progress


class Broadcasting:
    """Writes to many. Who is to get a message is looked up when its turn comes, not when it was written."""

    def __init__(  # noqa: PLR0913, PLR0917  # what it is wired to
        self,
        library: Library,
        database: Database,
        reporting: Reporting,
        officers: Officers,
        broadcasts: Broadcasts,
        drafts: Drafts,
        forms: Forms,
        rights: Rights,
        voices: Voices,
        audit: Audit,
        clock: Callable[[], datetime],
        timezone: tzinfo,
    ) -> None:
        self._library = library
        self._database = database
        self._reporting = reporting
        self._officers = officers
        self._broadcasts = broadcasts
        self._drafts = drafts
        self._forms = forms
        self._rights = rights
        self._voices = voices
        self._audit = audit
        self._clock = clock
        self._timezone = timezone
        forms.register(FORM, self)

    # Writing

    def begin(self, person: ChatKey, text: str, language: Language) -> Message:
        """Takes the text after the command, or asks for it; goes on with what was begun.

        Raises:
            RefusedError: the person does not steer, or the text cannot be sent.
        """
        self._rights.coordinator(person)
        text = _fitting(text)
        draft = self._drafts.of(person, FORM)
        if text or draft is None:
            answers = {"text": text, "audience": ""}
            draft = self._drafts.open(person, FORM, _next(answers), answers, self._clock())
        else:
            draft = self._keep(draft, draft.answers)
        return self.resume(draft, language)

    def answer(self, draft: Draft, said: Said, language: Language) -> Message | None:
        """Takes a message for the text, in place of one that may have been given.

        Raises:
            RefusedError: the person steers no more, or the text cannot be sent.
        """
        if draft.person is not None:
            self._rights.coordinator(draft.person)
        text = _fitting(said.text)
        if not text:
            return Message(texts(language)("broadcast-only-text"))
        return self.resume(self._keep(draft, {**draft.answers, "text": text}), language)

    def resume(self, draft: Draft, language: Language) -> Message:
        """Asks the open step."""
        say = texts(language)
        serial = str(draft.serial)
        cancel = Button(say("button-broadcast-cancel"), Do("b.cancel", serial))
        if draft.step == "text":
            return Message(say("broadcast-ask-text"), (cancel,))
        person = draft.person
        if draft.step == "audience" or person is None:
            choices = [
                Button(
                    say(f"broadcast-to-{audience}", count=len(self._recipients(audience, person))),
                    Do("b.to", serial, audience),
                )
                for audience in AUDIENCES
            ]
            return Message(say("broadcast-ask-audience", text=draft.answers["text"]), (*choices, cancel))
        audience = draft.answers["audience"]
        count = len(self._recipients(audience, person))
        shown = self._said(draft.answers["text"], language)
        head = say("broadcast-preview", whom=say(f"broadcast-to-{audience}", count=count))
        send = Button(say("button-broadcast-send", count=count), Do("b.send", serial))
        other = Button(say("button-broadcast-other"), Do("b.to", serial))
        return Message(f"{head}\n\n{shown}", (*((send,) if count else ()), other, cancel))

    def choose(self, person: ChatKey, subject: str, value: str, language: Language) -> Message:
        """Takes the audience of a button, or asks for it again.

        Raises:
            RefusedError: the person does not steer, or the form is gone or has moved on.
        """
        self._rights.coordinator(person)
        draft = self._forms.mine(person, FORM, subject, "audience", "preview")
        audience = value if value in AUDIENCES else ""
        return self.resume(self._keep(draft, {**draft.answers, "audience": audience}), language)

    def drop(self, person: ChatKey, subject: str, language: Language) -> Message:
        """Sends nothing.

        Raises:
            RefusedError: the person does not steer, or the form is gone.
        """
        self._rights.coordinator(person)
        self._drafts.close(self._forms.mine(person, FORM, subject).serial)
        return Message(texts(language)("broadcast-dropped"))

    # Sending

    def send(self, person: ChatKey, subject: str, place: str, language: Language) -> Message:
        """Begins to send; ``place`` is the message that shows how far it is.

        Raises:
            RefusedError: the person does not steer, the form is gone, or there is nobody to send to.
        """
        officer = self._rights.coordinator(person)
        draft = self._forms.mine(person, FORM, subject, "preview")
        audience = draft.answers["audience"]
        total = len(self._recipients(audience, person))
        if not total:
            raise RefusedError("broadcast-nobody")
        with self._database.transaction():
            self._drafts.close(draft.serial)
            broadcast = self._broadcasts.add(
                made_by=officer.number,
                audience=audience,
                text=draft.answers["text"],
                total=total,
                language=language,
                chat=person,
                message=place,
                at=self._clock(),
            )
            self._audit.note(
                officer.actor, "broadcast", f"broadcast-{broadcast.number}", audience=audience, total=total
            )
        return self._progress(broadcast)

    def stop(self, person: ChatKey, subject: str, language: Language) -> Message:
        """Sends no more, at once; what the messenger has is on its way.

        Raises:
            RefusedError: the person does not steer, or it is over.
        """
        officer = self._rights.coordinator(person)
        broadcast = self._broadcasts.get(int(subject)) if subject.isdigit() and len(subject) < 10 else None
        if broadcast is None or broadcast.state != "sending":
            raise RefusedError("broadcast-over")
        with self._database.transaction():
            self._broadcasts.drop(broadcast.number)
            self._broadcasts.end(broadcast.number, "stopped")
            self._audit.note(
                officer.actor, "broadcast-stop", f"broadcast-{broadcast.number}", taken=broadcast.taken
            )
        return Message(texts(language)("broadcast-stopped", count=broadcast.taken, total=broadcast.total))

    def waiting(self) -> bool:
        """Whether a broadcast can go on at once. Changes nothing."""
        sending = self._broadcasts.sending()
        self._broadcasts.active = bool(sending)
        return any(self._ready(one) for one in sending)

    def advance(self) -> list[Round]:
        """The next messages of all broadcasts, written down as owed."""
        return [self._round(one) for one in self._broadcasts.sending() if self._ready(one)]

    def taken(self, number: int) -> None:
        """The messenger has taken a message of a broadcast."""
        self._broadcasts.taken(number)

    def _ready(self, broadcast: Broadcast) -> bool:
        """Whether all messages that were owed are taken, or half of them and there are more to come."""
        outstanding = self._broadcasts.outstanding(broadcast.number)
        more = outstanding <= AT_ONCE // 2 and bool(self._officers.after(broadcast.position, 1))
        return more or not outstanding

    def _round(self, broadcast: Broadcast) -> Round:
        number = broadcast.number
        room = AT_ONCE - self._broadcasts.outstanding(number)
        following = self._officers.after(broadcast.position, room)
        if not following:
            self._broadcasts.end(number, "done")
            return Round(
                (), Progress(number, broadcast.chat, broadcast.message, self._result(broadcast), over=True)
            )
        missing = self._missing() if broadcast.audience == "missing" else None
        chosen = [one for one in following if _concerns(broadcast, one, missing)]
        self._broadcasts.moved_on(number, following[-1].number, len(chosen))
        notices = tuple(self._notice(broadcast, one) for one in chosen)
        return Round(notices, Progress(number, broadcast.chat, broadcast.message, self._progress(broadcast)))

    def _recipients(self, audience: Audience, sender: ChatKey | None) -> list[Officer]:
        role: Role | None = "coordinator" if audience == "coordinators" else None
        agencies = self._missing() if audience == "missing" else None
        return [
            one
            for one in self._officers.every(role=role)
            if one.role != "admin"
            and one.person not in (None, sender)
            and (agencies is None or one.agency in agencies)
        ]

    def _missing(self) -> set[str]:
        today = self._clock().astimezone(self._timezone).date()
        year = reporting_year(self._library.base, today)
        return {one.agency for one in self._reporting.year_report(year).missing}

    def _notice(self, broadcast: Broadcast, officer: Officer) -> Notice:
        if officer.person is None:
            raise LookupError(officer.number)
        text = self._said(broadcast.text, self._voices.language(officer.person))
        return Notice(officer.person, Message(text), f"{effect(broadcast.number)}/{officer.number}")

    def _said(self, text: str, language: Language) -> str:
        base = self._library.base
        sender = base.agency[base.plan.lead.agency].name[language]
        return texts(language)("broadcast-message", sender=sender, text=text)

    def _progress(self, broadcast: Broadcast) -> Message:
        say = texts(broadcast.language)
        text = say("broadcast-progress", count=broadcast.taken, total=broadcast.total)
        return Message(text, (Button(say("button-broadcast-stop"), Do("b.stop", str(broadcast.number))),))

    def _result(self, broadcast: Broadcast) -> Message:
        say = texts(broadcast.language)
        at = moment(self._clock().astimezone(self._timezone), broadcast.language)
        lines = [say("broadcast-done", count=broadcast.taken, total=broadcast.total, at=at)]
        if broadcast.taken < broadcast.total:
            lines.append(say("broadcast-unreached", count=broadcast.total - broadcast.taken))
        return Message("\n".join(lines))

    def _keep(self, draft: Draft, answers: Answers) -> Draft:
        return self._drafts.keep(draft.serial, _next(answers), answers, self._clock())


def _next(answers: Answers) -> str:
    """The step that is still to be answered."""
    if not answers["text"]:
        return "text"
    return "preview" if answers["audience"] else "audience"


def _fitting(text: str) -> str:
    """A text without space around it.

    Raises:
        RefusedError: it is too long for one message, or carries a mark of secrecy.
    """
    text = text.strip()
    if mark := secrecy_mark(text):
        raise RefusedError("text-secret", mark=mark)
    if len(text) > MAX_TEXT:
        raise RefusedError("broadcast-too-long", count=len(text), limit=MAX_TEXT)
    return text


def _concerns(broadcast: Broadcast, officer: Officer, missing: set[str] | None) -> bool:
    """Whether an officer gets a broadcast: not who came, or registered anew, after it was confirmed.

    ``missing``: only officers of these agencies do.
    """
    if officer.person in (None, broadcast.chat) or datetime.fromisoformat(officer.since) > broadcast.at:
        return False
    if broadcast.audience == "coordinators":
        return officer.role == "coordinator"
    return officer.role != "admin" and (missing is None or officer.agency in missing)
