"""The audit log in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dates import moment
from bot.reports.events import actor_words, detail_words, event_words, subject_words
from bot.reports.names import full_name
from bot.services.messages import Message, RefusedError
from bot.texts import texts

if TYPE_CHECKING:
    from bot.reports.data import AuditLine
    from bot.services.registry import Registry
    from bot.storage.database import ChatKey
    from knowledge.model import Language

SHOWN = 20
"""Lines without a code: the latest."""


class History:
    """Tells what happened, by whom as a number and never by name."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry

    def tell(self, person: ChatKey, typed: str, language: Language) -> Message:
        """The lines about what was named, an update by its code or a year; without a name the latest.

        Raises:
            RefusedError: the person does not steer, or there are no lines about it.
        """
        self._registry.rights.coordinator(person)
        say = texts(language)
        subject = typed.strip().upper()
        lines = self._registry.audit.of(subject) if subject else self._registry.audit.latest(SHOWN)
        if not lines and subject:
            raise RefusedError("audit-unknown", code=typed.strip()[:40])
        if not lines:
            return Message(say("audit-empty"))
        heading = (
            say("audit-heading", code=subject_words(self._registry.base, lines[0], language))
            if subject
            else say("audit-latest", count=len(lines))
        )
        told = [self._line(line, language, named=not subject) for line in lines]
        return Message("\n".join([heading, "", *told]))

    def _line(self, line: AuditLine, language: Language, *, named: bool) -> str:
        say = texts(language)
        base = self._registry.base
        event = event_words(line, language)
        if details := detail_words(base, line, language):
            event = say("audit-event", event=event, details=details)
        at = moment(line.at.astimezone(self._registry.timezone), language)
        actor = self._actor(line.actor, language)
        if named:
            officer = line.subject.startswith("officer:")
            subject = self._actor(line.subject, language) if officer else subject_words(base, line, language)
            return say("audit-line-named", at=at, code=subject, event=event, actor=actor)
        return say("audit-line", at=at, event=event, actor=actor)

    def _actor(self, actor: str, language: Language) -> str:
        """An officer with the agency."""
        _, _, number = actor.partition(":")
        officer = self._registry.officers.get(int(number)) if number.isdigit() else None
        if officer is None:
            return actor_words(actor, language)
        agency = full_name(self._registry.base, officer.agency, language)
        return texts(language)("audit-officer", number=officer.number, agency=agency)
