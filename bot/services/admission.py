"""Who is let in: requests and the decision on them, invitations that are taken up, and enrolment by an operator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.services.messages import Button, Do, Message, Notice, RefusedError
from bot.texts import texts

if TYPE_CHECKING:
    from bot.services.consent import Consents
    from bot.services.leaving import Leaving
    from bot.services.registry import Registry
    from bot.storage.database import ChatKey
    from bot.storage.officers import Consent, Invitation, Officer, Role
    from knowledge.model import Language


@dataclass(frozen=True)
class Applicant:
    """What a person says about themselves, and that they agreed to its being kept."""

    person: ChatKey
    name: str
    position: str
    agency: str
    consent: Consent


class Admission:
    """Makes registrations. Rights are checked here, whoever shows the buttons."""

    def __init__(self, registry: Registry, consents: Consents, leaving: Leaving) -> None:
        self._registry = registry
        self._consents = consents
        self._leaving = leaving

    def requests(self, person: ChatKey) -> list[Officer]:
        """What waits for a decision, the oldest first.

        Raises:
            RefusedError: the person does not steer.
        """
        self._registry.rights.coordinator(person)
        return self._registry.officers.every(state="requested")

    def request_card(self, officer: Officer, language: Language) -> Message:
        """A request, with a button for either decision."""
        say = texts(language)
        number = str(officer.number)
        return Message(
            self._described(officer, language),
            (
                Button(say("button-approve"), Do("r.approve", number)),
                Button(say("button-decline"), Do("r.decline", number)),
            ),
        )

    def ask(self, applicant: Applicant, language: Language) -> Message:
        """Files a request, in place of an earlier one, and lets everybody who steers know."""
        registry = self._registry
        now = registry.clock()
        self._end_request(applicant.person)
        officer = registry.officers.add(
            applicant.person,
            name=applicant.name,
            position=applicant.position,
            agency=applicant.agency,
            role="officer",
            state="requested",
            at=now,
        )
        registry.officers.agree(officer.number, applicant.consent)
        registry.audit.note(officer.actor, "request.made", officer.actor, agency=officer.agency)
        steering = [person for person in registry.rights.steering() if person != applicant.person]
        notices = tuple(
            Notice(person, self.request_card(officer, registry.voices.language(person)), about=officer.number)
            for person in steering
        )
        return Message(
            texts(language)("register-sent" if steering else "register-sent-nobody"), notices=notices
        )

    def withdraw(self, person: ChatKey, language: Language) -> Message:
        """Takes a person's own request back.

        Raises:
            RefusedError: none waits.
        """
        registry = self._registry
        if (officer := registry.officers.requested(person)) is None:
            raise RefusedError("request-none")
        registry.officers.end(officer.number, "declined", registry.clock())
        registry.audit.note(officer.actor, "request.withdrawn", officer.actor)
        return Message(texts(language)("request-withdrawn"))

    def decide(self, person: ChatKey, number: int, approve: bool, language: Language) -> Message:
        """Approves or declines a request; of one that was decided before it says how.

        Raises:
            RefusedError: the person does not steer, asks for themselves, or there is no such request.
        """
        registry = self._registry
        by = registry.rights.coordinator(person)
        officer = registry.officers.get(number)
        if officer is None:
            raise RefusedError("request-unknown")
        say = texts(language)
        agency = registry.agency(officer.agency, language)
        if officer.state != "requested" or officer.person is None:
            declined = officer.state == "declined"
            return Message(say("request-was-declined" if declined else "request-was-approved", agency=agency))
        if officer.person == person:
            raise RefusedError("request-own")
        if approve:
            return self._approve(officer, officer.person, by.actor, language)
        told = Notice(officer.person, self._declined(officer, officer.person))
        registry.officers.end(number, "declined", registry.clock())
        registry.audit.note(by.actor, "request.declined", officer.actor, agency=officer.agency)
        return Message(say("request-declined", name=officer.name, agency=agency), notices=(told,))

    def join(self, applicant: Applicant, invitation: Invitation, language: Language) -> Message:
        """Makes the bearer of an invitation what it says, at once, and lets its maker know."""
        registry = self._registry
        left = self._leave_earlier(applicant.person, invitation.agency)
        officer = self._add(applicant, invitation.role)
        if not registry.officers.use(invitation.digest, officer.number, registry.clock()):
            raise RefusedError("invitation-used")
        registry.audit.note(
            officer.actor,
            "officer.joined",
            officer.actor,
            agency=officer.agency,
            role=officer.role,
            invitation=invitation.digest[:12],
        )
        maker = registry.officers.get(invitation.made_by)
        told: tuple[Notice, ...] = ()
        if maker is not None and maker.person is not None:
            voice = registry.voices.language(maker.person)
            text = texts(voice)("invitation-taken", card=registry.card(officer, voice))
            told = (Notice(maker.person, Message(text), about=officer.number),)
        welcome = self.welcome(officer, language)
        return Message(
            welcome.text, welcome.buttons, notices=(*told, *left), roles_changed=(applicant.person,)
        )

    def enrol(self, applicant: Applicant, role: Role) -> Officer:
        """Registers somebody without a request, by whoever runs the bot."""
        self._leave_earlier(applicant.person, applicant.agency)
        officer = self._add(applicant, role)
        self._registry.audit.note(
            "operator", "officer.enrolled", officer.actor, agency=officer.agency, role=role
        )
        return officer

    def welcome(self, officer: Officer, language: Language) -> Message:
        """What a new officer or coordinator is told, with what a predecessor left half written."""
        say = texts(language)
        buttons = self._leaving.waiting(officer.agency, language)
        text = say(f"welcome-{officer.role}", post=self._registry.post(officer, language))
        return Message("\n\n".join([text, *([say("draft-waits")] if buttons else [])]), buttons)

    def _approve(self, officer: Officer, person: ChatKey, actor: str, language: Language) -> Message:
        registry = self._registry
        earlier = registry.officers.active(person)
        # A request makes nobody a coordinator; who is one for an agency stays it for this one alone.
        stays = earlier is not None and (earlier.role, earlier.agency) == ("coordinator", officer.agency)
        role: Role = "coordinator" if stays else "officer"
        left = self._leave_earlier(person, officer.agency)
        registry.officers.move(officer.number, "active", registry.clock())
        registry.officers.change_role(officer.number, role)
        self._leaving.narrow(person)
        registry.audit.note(actor, "request.approved", officer.actor, agency=officer.agency, role=role)
        approved = registry.officers.active(person) or officer
        welcome = self.welcome(approved, registry.voices.language(person))
        agency = registry.agency(officer.agency, language)
        return Message(
            texts(language)("request-approved", name=officer.name, agency=agency),
            notices=(Notice(person, welcome), *left),
            roles_changed=(person,),
        )

    def _end_request(self, person: ChatKey) -> None:
        """Ends what a person asked for before they came in another way: nobody is to decide on it later."""
        registry = self._registry
        if (request := registry.officers.requested(person)) is not None:
            registry.officers.end(request.number, "declined", registry.clock())
            registry.audit.note(request.actor, "request.replaced", request.actor)

    def _leave_earlier(self, person: ChatKey, agency: str) -> tuple[Notice, ...]:
        """Ends the registration that a new one takes the place of."""
        earlier = self._registry.officers.active(person)
        if earlier is None:
            return ()
        return self._leaving.end(earlier, earlier.actor, "officer.moved", stays_in=agency)

    def _add(self, applicant: Applicant, role: Role) -> Officer:
        registry = self._registry
        self._end_request(applicant.person)
        officer = registry.officers.add(
            applicant.person,
            name=applicant.name,
            position=applicant.position,
            agency=applicant.agency,
            role=role,
            state="active",
            at=registry.clock(),
        )
        registry.officers.agree(officer.number, applicant.consent)
        self._leaving.narrow(applicant.person)
        return officer

    def _described(self, officer: Officer, language: Language) -> str:
        """A request as the deciding person needs it: who, for which agency, who is there already."""
        registry = self._registry
        say = texts(language)
        there = registry.officers.every(agency=officer.agency)
        lines = [
            say(
                "request-card",
                name=officer.name,
                position=officer.position,
                agency=registry.agency(officer.agency, language),
                at=registry.moment(officer.since, language),
                count=sum(1 for other in there if other.role != "admin"),
            )
        ]
        present = None if officer.person is None else registry.officers.active(officer.person)
        if present is not None:
            lines.append(say("request-replaces", post=registry.post(present, language)))
        return "\n".join(lines)

    def _declined(self, officer: Officer, person: ChatKey) -> Message:
        registry = self._registry
        language = registry.voices.language(person)
        say = texts(language)
        present = registry.officers.active(person)
        text = say(
            "register-declined",
            agency=registry.agency(officer.agency, language),
            contact=self._consents.contact(language),
        )
        kept = [] if present is None else [say("register-stays", post=registry.post(present, language))]
        return Message("\n\n".join([text, *kept]))
