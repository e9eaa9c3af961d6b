"""Lines of the audit log in words for officials: what was done, to what, and by whom as a number, never by name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bot.reports.names import full_name
from bot.texts import texts

if TYPE_CHECKING:
    from bot.reports.data import AuditLine
    from knowledge.model import KnowledgeBase, Language

DETAILS = (
    "version",
    "percent",
    "on_behalf",
    "agency",
    "role",
    "days",
    "officers",
    "format",
    "submitted",
    "audience",
    "taken",
    "total",
)
"""What of a line's details is told, in this order."""


def event_words(line: AuditLine, language: Language) -> str:
    """What was done."""
    say = texts(language)
    key = f"event-{line.event.replace('.', '-')}"
    return say(key) if key in say else line.event


def detail_words(base: KnowledgeBase, line: AuditLine, language: Language) -> str:
    """What is known of it besides; empty if nothing is."""
    known = _known(line)
    told = [name for name in DETAILS if known.get(name)]
    if line.subject.startswith("invitation:"):
        told = [name for name in told if name != "agency"]  # the subject names it
    return ", ".join(_detail(base, name, known[name], language) for name in told)


def subject_words(base: KnowledgeBase, line: AuditLine, language: Language) -> str:
    """What it was done to: an update by its code, a year, an officer by number, an invitation by the agency."""
    say = texts(language)
    kind, colon, rest = line.subject.partition(":")
    if line.subject.isascii() and line.subject.isdigit():
        return say("subject-year", year=line.subject)
    if line.subject.startswith("broadcast-"):
        return say("subject-broadcast", number=line.subject.removeprefix("broadcast-"))
    if not colon:
        return line.subject
    if kind == "officer" and rest.isdigit():
        return say("subject-officer", number=rest)
    if kind == "agency":
        return full_name(base, rest, language)
    if kind == "invitation":
        agency = _known(line).get("agency", "")
        return say("subject-invitation", agency=full_name(base, str(agency), language))
    return line.subject


def actor_words(actor: str, language: Language) -> str:
    """Who did it: an officer by number, the bot, or whoever runs it."""
    say = texts(language)
    kind, _, number = actor.partition(":")
    if kind == "officer" and number.isdigit():
        return say("subject-officer", number=number)
    return say("audit-operator" if actor == "operator" else "audit-bot")


def _known(line: AuditLine) -> dict[str, Any]:  # whatever JSON holds
    try:
        known = json.loads(line.detail)
    except ValueError:
        return {}
    return known if isinstance(known, dict) else {}


def _detail(base: KnowledgeBase, name: str, value: Any, language: Language) -> str:  # as above
    say = texts(language)
    if name == "agency":
        return full_name(base, str(value), language)
    if name == "days" and value > 0:
        value -= 1  # kept to the first day that is too late, told to the last in time
    shown = f"role-{value}" if name == "role" else f"value-{value}"
    return say(f"detail-{name.replace('_', '-')}", value=say(shown) if shown in say else value)
