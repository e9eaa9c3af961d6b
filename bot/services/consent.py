"""What a person agrees to before anything is kept about them, and the proof that they did."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from bot.services.messages import Button, Do, Message, RefusedError
from bot.storage.officers import Consent
from bot.texts import texts

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.services.library import Library
    from bot.storage.audit import Audit
    from bot.storage.database import ChatKey
    from bot.storage.officers import Officers
    from knowledge.model import Language

VERSION = "1"
"""Goes up with a change of what is kept or why; a change of words alone shows in the digest."""

_SHORT = 12


class Consents:
    """Holds the text that is in force, and asks again when somebody has agreed to another one."""

    def __init__(
        self, officers: Officers, library: Library, audit: Audit, clock: Callable[[], datetime]
    ) -> None:
        self._officers = officers
        self._library = library
        self._audit = audit
        self._clock = clock

    def text(self, language: Language) -> str:
        """What is agreed to."""
        return texts(language)(
            "consent-text",
            version=VERSION,
            controller=self.controller(language),
            contact=self.contact(language),
        )

    def digest(self, language: Language) -> str:
        """The fingerprint of the text in force."""
        return hashlib.sha256(self.text(language).encode()).hexdigest()

    def given(self, language: Language) -> Consent:
        """The consent of a person who agrees to the text in force now."""
        return Consent(VERSION, self.digest(language), language, self._clock().isoformat())

    def in_force(self, consent: Consent | None) -> bool:
        """Whether a consent is to the text that is in force, in the language that it was read in."""
        return (
            consent is not None
            and consent.version == VERSION
            and consent.digest == self.digest(consent.language)
        )

    def current(self, number: int) -> bool:
        """Whether the consent of a registration still holds."""
        return self.in_force(self._officers.agreed(number))

    def controller(self, language: Language) -> str:
        """The body that answers for the data: it coordinates the plan."""
        return self._body(self._library.base.plan.lead.agency, language)

    def contact(self, language: Language) -> str:
        """The body to turn to."""
        return self._body(self._library.base.plan.contact.agency, language)

    def ask_again(self, language: Language) -> Message:
        """The question to an officer who agreed to an earlier text."""
        say = texts(language)
        digest = self.digest(language)[:_SHORT]
        return Message(
            say("consent-again", text=self.text(language)),
            tuple(
                Button(say(key), Do("r.renew", digest, answer))
                for key, answer in (("button-agree", "yes"), ("button-disagree", "no"))
            ),
        )

    def renew(self, person: ChatKey, digest: str, answer: str, language: Language) -> Message:
        """Takes "yes" to ``ask_again``; anything else is a refusal.

        Raises:
            RefusedError: the person is registered no longer, or the text has changed since it was shown.
        """
        officer = self._officers.active(person)
        if officer is None:
            raise RefusedError("only-officer")
        if digest != self.digest(language)[:_SHORT]:
            raise RefusedError("consent-outdated")
        if answer != "yes":
            return Message(texts(language)("consent-not-renewed"))
        if not self.current(officer.number):
            self._officers.agree(officer.number, self.given(language))
            self._audit.note(officer.actor, "consent.renewed", officer.actor, version=VERSION)
        return Message(texts(language)("consent-renewed"))

    def _body(self, agency_id: str, language: Language) -> str:
        agency = self._library.base.agency[agency_id]
        if agency.successor is None:
            return agency.name[language]
        return texts(language)(
            "agency-succeeded",
            name=agency.name[language],
            successor=agency.successor.name[language],
            since=agency.successor.since.strftime(texts(language)("day-format")),
        )
