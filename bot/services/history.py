"""The audit log in words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bot.services.describing import moment
from bot.services.messages import Message, RefusedError
from bot.texts import texts

if TYPE_CHECKING:
    from bot.reports.data import AuditLine
    from bot.services.registry import Registry
    from bot.storage.database import ChatKey
    from knowledge.model import Language

SHOWN = 20
"""Lines without a code: the latest."""

DETAILS = (
    "version",
    "percent",
    "on_behalf",
    "days",
    "officers",
    "format",
    "submitted",
    "audience",
    "taken",
    "total",
)
"""What of a line's details is told, in this order."""


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
        heading = say("audit-heading", code=subject) if subject else say("audit-latest", count=len(lines))
        told = [self._line(line, language, named=not subject) for line in lines]
        return Message("\n".join([heading, "", *told]))

    def _line(self, line: AuditLine, language: Language, *, named: bool) -> str:
        say = texts(language)
        key = f"event-{line.event.replace('.', '-')}"
        event = say(key) if key in say else line.event
        known = json.loads(line.detail)
        details = [_detail(name, known[name], language) for name in DETAILS if known.get(name)]
        if details:
            event = f"{event} ({', '.join(details)})"
        at = moment(line.at.astimezone(self._registry.timezone), language)
        actor = self._actor(line.actor, language)
        if named:
            subject = (
                self._actor(line.subject, language) if line.subject.startswith("officer:") else line.subject
            )
            return say("audit-line-named", at=at, code=subject, event=event, actor=actor)
        return say("audit-line", at=at, event=event, actor=actor)

    def _actor(self, actor: str, language: Language) -> str:
        say = texts(language)
        _, _, number = actor.partition(":")
        officer = self._registry.officers.get(int(number)) if number.isdigit() else None
        if officer is None:
            return say("audit-operator" if actor == "operator" else "audit-bot")
        agency = self._registry.base.agency.get(officer.agency)
        name = officer.agency if agency is None else agency.name[language]
        return say("audit-officer", number=officer.number, agency=name)


def _detail(name: str, value: Any, language: Language) -> str:  # whatever JSON holds
    say = texts(language)
    shown = f"value-{value}"
    return say(f"detail-{name.replace('_', '-')}", value=say(shown) if shown in say else value)
