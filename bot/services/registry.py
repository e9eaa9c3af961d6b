"""What all rooms for officers and coordinators work with: the records, and how they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from bot.dates import moment
from bot.services.describing import agency_name
from bot.texts import texts

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, tzinfo

    from bot.services.forms import Forms
    from bot.services.library import Library
    from bot.services.rights import Rights
    from bot.services.voices import Voices
    from bot.storage.audit import Audit
    from bot.storage.database import Database
    from bot.storage.forms import Drafts
    from bot.storage.officers import Officer, Officers
    from bot.storage.updates import Updates
    from knowledge.model import KnowledgeBase, Language


@dataclass(frozen=True)
class Registry:
    """Records of people and what belongs to them."""

    database: Database
    officers: Officers
    updates: Updates
    drafts: Drafts
    forms: Forms
    audit: Audit
    rights: Rights
    voices: Voices
    library: Library
    clock: Callable[[], datetime]
    timezone: tzinfo

    @property
    def base(self) -> KnowledgeBase:
        """The base in use."""
        return self.library.base

    def today(self) -> date:
        """The present day in the province."""
        return self.clock().astimezone(self.timezone).date()

    def agency(self, agency_id: str, language: Language) -> str:
        """An agency's name; one that the base no longer has is called by its id."""
        return agency_name(self.base, agency_id, language)

    def post(self, officer: Officer, language: Language) -> str:
        """A person's role and agency, as "officer of the Department of Health"."""
        say = texts(language)
        return say("post", role=say(f"role-{officer.role}"), agency=self.agency(officer.agency, language))

    def card(self, officer: Officer, language: Language) -> str:
        """A registration in three lines."""
        say = texts(language)
        return say(
            "officer-card",
            name=officer.name,
            position=officer.position,
            agency=self.agency(officer.agency, language),
            role=say(f"role-{officer.role}"),
        )

    def moment(self, at: str, language: Language) -> str:
        """An ISO time as people of the province write it."""
        return moment(datetime.fromisoformat(at).astimezone(self.timezone), language)
