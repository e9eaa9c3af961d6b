"""Messages to many on their way: a few at a time, to whoever is to get them when their turn comes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from bot.dates import moment
from bot.services.describing import issuer
from bot.services.messages import Button, Do, Message, Notice
from bot.storage.broadcasts import effect
from bot.texts import texts
from knowledge.reporting import reporting_year

if TYPE_CHECKING:
    from bot.services.registry import Registry
    from bot.services.reporting import Reporting
    from bot.storage.broadcasts import Audience, Broadcast, Broadcasts
    from bot.storage.database import ChatKey
    from bot.storage.officers import Officer, Role
    from knowledge.model import Language

AT_ONCE = 10
"""Messages of a broadcast that are owed at a time: so few are on their way when it is stopped."""


@dataclass(frozen=True)
class Progress:
    """How far a broadcast is, to take the place of the message that shows it."""

    number: int
    chat: ChatKey
    place: str
    shown: Message
    over: bool = False


@dataclass(frozen=True)
class Round:
    """Some messages of a broadcast, and how far it is then."""

    notices: tuple[Notice, ...]
    progress: Progress


class Mailing:
    """Sends what coordinators have confirmed, and tells how far it is. Rights were checked then."""

    def __init__(self, registry: Registry, reporting: Reporting, broadcasts: Broadcasts) -> None:
        self._registry = registry
        self._reporting = reporting
        self._broadcasts = broadcasts

    def waiting(self) -> bool:
        """Whether a broadcast can go on at once. Changes nothing."""
        sending = self._broadcasts.sending()
        self._broadcasts.active = bool(sending)
        return any(self._ready(one) for one in sending)

    def advance(self) -> list[Round]:
        """The next messages of all broadcasts, written down as owed."""
        return [self._round(one) for one in self._broadcasts.sending() if self._ready(one)]

    def taken(self, number: int) -> None:
        """The messenger has taken a message of a broadcast."""
        self._broadcasts.taken(number)

    def count(self, audience: Audience, sender: ChatKey) -> int:
        """How many would get a message at present."""
        role: Role | None = "coordinator" if audience == "coordinators" else None
        agencies = self._missing() if audience == "missing" else None
        return sum(
            one.role != "admin"
            and one.person not in (None, sender)
            and (agencies is None or one.agency in agencies)
            for one in self._registry.officers.every(role=role)
        )

    def said(self, text: str, language: Language) -> str:
        """What officers read."""
        sender = issuer(self._registry.base, language)
        return texts(language)("broadcast-message", sender=sender, text=text)

    def progress(self, broadcast: Broadcast) -> Message:
        """How far a broadcast is, with a button that stops it."""
        say = texts(broadcast.language)
        text = say("broadcast-progress", count=broadcast.taken, total=broadcast.total)
        return Message(text, (Button(say("button-broadcast-stop"), Do("b.stop", str(broadcast.number))),))

    def _ready(self, broadcast: Broadcast) -> bool:
        """Whether all messages that were owed are taken, or half of them and there are more to come."""
        outstanding = self._broadcasts.outstanding(broadcast.number)
        more = outstanding <= AT_ONCE // 2 and bool(self._registry.officers.after(broadcast.position, 1))
        return more or not outstanding

    def _round(self, broadcast: Broadcast) -> Round:
        number = broadcast.number
        room = AT_ONCE - self._broadcasts.outstanding(number)
        following = self._registry.officers.after(broadcast.position, room)
        if not following:
            self._broadcasts.end(number, "done")
            self._registry.audit.note(
                "bot", "broadcast-done", f"broadcast-{number}", taken=broadcast.taken, total=broadcast.total
            )
            return Round(
                (), Progress(number, broadcast.chat, broadcast.message, self._result(broadcast), over=True)
            )
        missing = self._missing() if broadcast.audience == "missing" else None
        chosen = [one for one in following if _concerns(broadcast, one, missing)]
        self._broadcasts.moved_on(number, following[-1].number, len(chosen))
        notices = tuple(self._notice(broadcast, one) for one in chosen)
        return Round(notices, Progress(number, broadcast.chat, broadcast.message, self.progress(broadcast)))

    def _missing(self) -> set[str]:
        today = self._registry.today()
        year = reporting_year(self._registry.base, today)
        return {one.agency for one in self._reporting.year_report(year).missing}

    def _notice(self, broadcast: Broadcast, officer: Officer) -> Notice:
        if officer.person is None:
            raise LookupError(officer.number)
        text = self.said(broadcast.text, self._registry.voices.language(officer.person))
        return Notice(officer.person, Message(text), f"{effect(broadcast.number)}/{officer.number}")

    def _result(self, broadcast: Broadcast) -> Message:
        say = texts(broadcast.language)
        at = moment(self._registry.clock().astimezone(self._registry.timezone), broadcast.language)
        lines = [say("broadcast-done", count=broadcast.taken, total=broadcast.total, at=at)]
        if broadcast.taken < broadcast.total:
            lines.append(say("broadcast-unreached", count=broadcast.total - broadcast.taken))
        return Message("\n".join(lines))


def _concerns(broadcast: Broadcast, officer: Officer, missing: set[str] | None) -> bool:
    """Whether an officer gets a broadcast: not who came, or registered anew, after it was confirmed.

    ``missing``: only officers of these agencies do.
    """
    if officer.person in (None, broadcast.chat) or datetime.fromisoformat(officer.since) > broadcast.at:
        return False
    if broadcast.audience == "coordinators":
        return officer.role == "coordinator"
    return officer.role != "admin" and (missing is None or officer.agency in missing)
