"""The end of a registration: the person is taken out of it, and their colleagues take over what is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.broadcasts import FORM as BROADCAST
from bot.services.invitations import FORM as INVITE
from bot.services.messages import Button, Do, Message, Notice
from bot.services.review import ANSWERING, RETURNING
from bot.services.update_steps import FORM as UPDATE
from bot.texts import texts

if TYPE_CHECKING:
    from bot.services.registry import Registry
    from bot.storage.broadcasts import Broadcasts
    from bot.storage.database import ChatKey
    from bot.storage.officers import Officer
    from knowledge.model import Language

STEERING_FORMS = (BROADCAST, INVITE, RETURNING, ANSWERING)
"""What only those who steer may fill in."""


class Leaving:
    """Ends registrations."""

    def __init__(self, registry: Registry, broadcasts: Broadcasts) -> None:
        self._registry = registry
        self._broadcasts = broadcasts

    def end(self, officer: Officer, actor: str, event: str, *, stays_in: str = "") -> tuple[Notice, ...]:
        """Ends an active registration; returns what colleagues are to hear.

        ``event`` says why in the audit log. ``stays_in``: the agency that the person goes on in; what is half
        written for it stays with them. Of somebody who goes on in none no draft is kept, and nothing more is sent.
        """
        registry = self._registry
        handed = self.hand_over(officer) if officer.agency != stays_in else ()
        if officer.person is not None and not stays_in:
            registry.drafts.erase(officer.person)
            self.stop_sending(officer.person, actor)
        registry.officers.end(officer.number, "left", registry.clock())
        registry.audit.note(actor, event, officer.actor, agency=officer.agency, role=officer.role)
        return handed

    def stop_sending(self, person: ChatKey, actor: str) -> None:
        """Stops what a person is sending to many: nobody stands behind it any more, and it names their chat."""
        for broadcast in self._broadcasts.sending_by(person):
            self._broadcasts.drop(broadcast.number)
            self._broadcasts.end(broadcast.number, "stopped")
            self._registry.audit.note(
                actor, "broadcast-stop", f"broadcast-{broadcast.number}", taken=broadcast.taken
            )

    def narrow(self, person: ChatKey) -> None:
        """Drops the forms that somebody who steers no longer may not fill in."""
        registry = self._registry
        if registry.rights.steers(person):
            return
        officer = registry.officers.active(person)
        for draft in registry.drafts.every(person):
            another = draft.form == UPDATE and (officer is None or draft.agency != officer.agency)
            if another or draft.form in STEERING_FORMS:
                registry.drafts.close(draft.serial)

    def hand_over(self, officer: Officer) -> tuple[Notice, ...]:
        """Leaves the open update to the agency, and offers it to those who are there."""
        registry = self._registry
        if officer.person is None or (draft := registry.drafts.of(officer.person, UPDATE)) is None:
            return ()
        agency = draft.agency or officer.agency
        registry.drafts.keep(draft.serial, draft.step, draft.answers, registry.clock(), agency=agency)
        registry.drafts.leave(officer.person, UPDATE)
        registry.audit.note(officer.actor, "draft.left", f"agency:{agency}", draft=draft.serial)
        colleagues = [
            colleague.person
            for colleague in registry.officers.every(agency=agency)
            if colleague.person is not None and colleague.number != officer.number and colleague.name
        ]
        return tuple(
            Notice(person, self._offer(agency, draft.serial, registry.voices.language(person)))
            for person in colleagues
        )

    def waiting(self, agency: str, language: Language) -> tuple[Button, ...]:
        """Buttons to what was left half written in an agency, for somebody who comes to it."""
        say = texts(language)
        return tuple(
            Button(say("button-take-up"), Do("u.take", str(draft.serial)))
            for draft in self._registry.drafts.waiting(agency)
            if draft.form == UPDATE
        )

    def _offer(self, agency: str, serial: int, language: Language) -> Message:
        say = texts(language)
        return Message(
            say("draft-left", agency=self._registry.agency(agency, language)),
            (Button(say("button-take-up"), Do("u.take", str(serial))),),
        )
