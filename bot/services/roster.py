"""Looking after those who are registered: the list, a card each, revocation and change of role."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from bot.services.browsing import PAGE, shorten
from bot.services.messages import Button, Do, Message, Notice, RefusedError
from bot.texts import texts

if TYPE_CHECKING:
    from bot.services.consent import Consents
    from bot.services.leaving import Leaving
    from bot.services.registry import Registry
    from bot.storage.database import ChatKey
    from bot.storage.officers import Officer, Role
    from knowledge.model import Language


class Roster:
    """Shows and changes registrations. Only administrators make and unmake coordinators."""

    def __init__(self, registry: Registry, consents: Consents, leaving: Leaving) -> None:
        self._registry = registry
        self._consents = consents
        self._leaving = leaving

    def list(self, person: ChatKey, language: Language, page: int = 0) -> Message:
        """A page of those who report or steer, by agency; a page that does not exist shows the nearest.

        Raises:
            RefusedError: the person does not steer.
        """
        registry = self._registry
        registry.rights.coordinator(person)
        say = texts(language)
        places = {agency.id: place for place, agency in enumerate(registry.library.base.agencies)}
        listed = sorted(
            (officer for officer in registry.officers.every() if officer.name),
            key=lambda officer: (places.get(officer.agency, len(places)), officer.number),
        )
        if not listed:
            return Message(say("officers-none"))
        pages = -(-len(listed) // PAGE)
        page = min(max(page, 0), pages - 1)
        shown = listed[page * PAGE : (page + 1) * PAGE]
        heading = say("officers-heading", count=len(listed))
        if pages > 1:
            heading = say("list-page", heading=heading, page=page + 1, pages=pages)
        blocks = [heading]
        for agency, officers in groupby(shown, key=lambda officer: officer.agency):
            lines = [say(f"officers-line-{o.role}", name=o.name, position=o.position) for o in officers]
            blocks.append("\n".join([registry.agency(agency, language), *lines]))
        buttons = [Button(shorten(officer.name), Do("o.card", str(officer.number))) for officer in shown]
        if page > 0:
            buttons.append(Button(say("button-previous"), Do("o.page", str(page - 1))))
        if page < pages - 1:
            buttons.append(Button(say("button-next"), Do("o.page", str(page + 1))))
        return Message("\n\n".join(blocks), tuple(buttons))

    def card(self, person: ChatKey, number: int, language: Language) -> Message:
        """A registration, with what the person who asks may do about it.

        Raises:
            RefusedError: the person does not steer, or the registration has ended.
        """
        registry = self._registry
        registry.rights.coordinator(person)
        officer, _ = self._active(number)
        say = texts(language)
        buttons = []
        if self._may_change(person, officer):
            buttons.append(Button(say("button-revoke"), Do("o.revoke", str(number))))
            if person in registry.rights.admins:
                other = "officer" if officer.role == "coordinator" else "coordinator"
                buttons.append(Button(say(f"button-make-{other}"), Do("o.role", str(number), other)))
        buttons.append(Button(say("button-officers"), Do("o.page", "0")))
        since = registry.moment(officer.since, language)
        return Message(
            say("officers-card", card=registry.card(officer, language), since=since), tuple(buttons)
        )

    def revoke(self, person: ChatKey, number: int, language: Language, *, sure: bool) -> Message:
        """Ends a registration, once it is confirmed; the person hears of it.

        Raises:
            RefusedError: the person may not, or the registration has ended before.
        """
        registry = self._registry
        by = registry.rights.coordinator(person)
        officer, revoked = self._active(number)
        self._check(person, officer)
        say = texts(language)
        if not sure:
            return Message(
                say("revoke-sure", card=registry.card(officer, language)),
                (
                    Button(say("button-revoke-sure"), Do("o.revoke", str(number), "yes")),
                    Button(say("button-stay"), Do("o.card", str(number))),
                ),
            )
        voice = registry.voices.language(revoked)
        told = texts(voice)(
            "revoked-told", post=registry.post(officer, voice), contact=self._consents.contact(voice)
        )
        left = self._leaving.end(officer, by.actor, "officer.revoked")
        return Message(
            say("revoked", name=officer.name, agency=registry.agency(officer.agency, language)),
            (Button(say("button-officers"), Do("o.page", "0")),),
            notices=(Notice(revoked, Message(told)), *left),
            roles_changed=(revoked,),
        )

    def change_role(self, person: ChatKey, number: int, role: str, language: Language) -> Message:
        """Makes an officer a coordinator or the reverse; the person hears of it.

        Raises:
            RefusedError: the person is no administrator, or the registration has ended.
        """
        registry = self._registry
        registry.rights.administrator(person)
        by = registry.rights.coordinator(person)
        officer, changed = self._active(number)
        self._check(person, officer)
        if officer.role == role:
            return self.card(person, number, language)
        new: Role = "coordinator" if role == "coordinator" else "officer"
        registry.officers.change_role(number, new)
        self._leaving.narrow(changed)
        registry.audit.note(by.actor, "officer.role", officer.actor, role=new)
        officer, _ = self._active(number)
        voice = registry.voices.language(changed)
        told = Message(texts(voice)(f"welcome-{new}", post=registry.post(officer, voice)))
        card = self.card(person, number, language)
        return Message(card.text, card.buttons, notices=(Notice(changed, told),), roles_changed=(changed,))

    def _active(self, number: int) -> tuple[Officer, ChatKey]:
        """A registration by which somebody acts, and who it is."""
        officer = self._registry.officers.get(number)
        if officer is None or officer.state != "active" or officer.person is None:
            raise RefusedError("officer-gone")
        return officer, officer.person

    def _may_change(self, person: ChatKey, officer: Officer) -> bool:
        admins = self._registry.rights.admins
        if officer.person in admins:
            return False
        return person in admins or (officer.role == "officer" and officer.person != person)

    def _check(self, person: ChatKey, officer: Officer) -> None:
        """Refuses what ``_may_change`` does not allow, and says why."""
        if self._may_change(person, officer):
            return
        if officer.person in self._registry.rights.admins:
            raise RefusedError("officer-is-administrator")
        raise RefusedError("only-administrator")
