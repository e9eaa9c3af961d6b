"""The end of a registration: the person is taken out of it, and their colleagues take over what is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.messages import Button, Do, Message, Notice
from bot.texts import texts

if TYPE_CHECKING:
    from bot.services.registry import Registry
    from bot.storage.officers import Officer
    from knowledge.model import Language

UPDATE_FORM = "update"
"""The form that belongs to the agency as much as to the person."""


class Leaving:
    """Ends registrations."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry

    def end(self, officer: Officer, actor: str, event: str, *, stays_in: str = "") -> tuple[Notice, ...]:
        """Ends an active registration; returns what colleagues are to hear.

        ``event`` says why in the audit log. ``stays_in``: the agency that the person goes on in; what is half
        written for it stays with them.
        """
        registry = self._registry
        handed = self.hand_over(officer) if officer.agency != stays_in else ()
        registry.officers.end(officer.number, "left", registry.clock())
        registry.audit.note(actor, event, officer.actor, agency=officer.agency, role=officer.role)
        return handed

    def hand_over(self, officer: Officer) -> tuple[Notice, ...]:
        """Leaves the open update to the agency, and offers it to those who are there."""
        registry = self._registry
        if officer.person is None or (draft := registry.drafts.of(officer.person, UPDATE_FORM)) is None:
            return ()
        agency = draft.agency or officer.agency
        registry.drafts.keep(draft.serial, draft.step, draft.answers, registry.clock(), agency=agency)
        registry.drafts.leave(officer.person, UPDATE_FORM)
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
            if draft.form == UPDATE_FORM
        )

    def _offer(self, agency: str, serial: int, language: Language) -> Message:
        say = texts(language)
        return Message(
            say("draft-left", agency=self._registry.agency(agency, language)),
            (Button(say("button-take-up"), Do("u.take", str(serial))),),
        )
