"""Who may do what. Every service that changes data asks here; hiding a button protects nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.messages import ConsentNeededError, RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.services.consent import Consents
    from bot.services.library import Library
    from bot.storage.audit import Audit
    from bot.storage.database import ChatKey
    from bot.storage.officers import Officer, Officers, Role

STEERING: frozenset[Role] = frozenset({"coordinator", "admin"})


class Rights:
    """Looks a person up at the moment of acting. Nobody is anything by default; an empty list means nobody."""

    def __init__(
        self,
        officers: Officers,
        admins: frozenset[ChatKey],
        library: Library,
        consents: Consents,
        audit: Audit,
        clock: Callable[[], datetime],
    ) -> None:
        self._officers = officers
        self.admins = admins
        self._library = library
        self._consents = consents
        self._audit = audit
        self._clock = clock

    def role(self, person: ChatKey) -> Role | None:
        """What a person is; None for a citizen."""
        if person in self.admins:
            return "admin"
        found = self._officers.active(person)
        # Who is an administrator is said by the settings alone, and ends with them.
        return None if found is None or found.role == "admin" else found.role

    def steers(self, person: ChatKey) -> bool:
        """Whether a person is a coordinator or an administrator."""
        return self.role(person) in STEERING

    def officer(self, person: ChatKey) -> Officer:
        """The registration by which a person reports.

        Raises:
            RefusedError: the person is none who reports.
            ConsentNeededError: they have to agree to the present text first.
        """
        if self.role(person) is None:
            raise RefusedError("only-officer")
        return self._registration(person)

    def coordinator(self, person: ChatKey) -> Officer:
        """The registration by which a person steers.

        Raises:
            RefusedError: the person is neither a coordinator nor an administrator.
            ConsentNeededError: they have to agree to the present text first.
        """
        if not self.steers(person):
            raise RefusedError("only-coordinator")
        return self._registration(person)

    def administrator(self, person: ChatKey) -> None:
        """Lets only administrators pass.

        Raises:
            RefusedError: the person is none.
        """
        if person not in self.admins:
            raise RefusedError("only-coordinator")

    def steering(self) -> list[ChatKey]:
        """Everybody who is to hear of requests, updates and difficulties."""
        named = [officer.person for officer in self._officers.every(role="coordinator")]
        return list(dict.fromkeys([*sorted(self.admins), *(person for person in named if person)]))

    def everybody(self) -> list[ChatKey]:
        """Everybody who reports or steers."""
        active = [officer.person for officer in self._officers.every()]
        return list(dict.fromkeys([*sorted(self.admins), *(person for person in active if person)]))

    def _registration(self, person: ChatKey) -> Officer:
        """The active registration; an administrator gets one without a name, for the log to name them by."""
        if (found := self._officers.active(person)) is not None:
            # Without a name nothing is kept that the settings do not say.
            if found.name and not self._consents.current(found.number):
                raise ConsentNeededError
            return found
        added = self._officers.add(
            person,
            name="",
            position="",
            agency=self._library.base.plan.lead.agency,
            role="admin",
            state="active",
            at=self._clock(),
        )
        self._audit.note(added.actor, "officer.administers", added.actor)
        return added
