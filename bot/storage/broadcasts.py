"""Messages to many officers, and how far each has come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from bot.storage.database import ChatKey

if TYPE_CHECKING:
    from bot.storage.database import Database, Row
    from knowledge.model import Language

Audience = Literal["all", "coordinators", "missing"]
"""All officers, coordinators only, or the officers of agencies that have not reported this year."""

Progress = Literal["sending", "stopped", "done"]


@dataclass(frozen=True)
class Broadcast:
    """A message to many. ``position`` is the number of the officer up to whom it is owed.

    ``owed`` counts messages that were owed so far, ``taken`` those that the messenger took, ``total`` whom it was
    meant for when it began, ``at``. Its progress is shown in a ``language`` in a ``message`` of a ``chat``, both
    empty once it has ended.
    """

    number: int
    made_by: int
    audience: Audience
    text: str
    state: Progress
    position: int
    owed: int
    taken: int
    total: int
    language: Language
    chat: ChatKey
    message: str
    at: datetime


def effect(number: int) -> str:
    """How the effect keys of a broadcast's messages begin."""
    return f"broadcast/{number}"


class Broadcasts:
    """Reads and writes broadcasts."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.active = True
        """Whether any may be under way; whoever finds none says no."""

    def add(
        self,
        *,
        made_by: int,
        audience: Audience,
        text: str,
        total: int,
        language: Language,
        chat: ChatKey,
        message: str,
        at: datetime,
    ) -> Broadcast:
        """Begins to send."""
        self.active = True
        with self._database.transaction():
            self._database.run(
                "INSERT INTO broadcasts "
                "(made_by, audience, text, state, total, language, platform, chat, message, at) "
                "VALUES (?, ?, ?, 'sending', ?, ?, ?, ?, ?, ?)",
                [made_by, audience, text, total, language, *chat, message, at.isoformat()],
            )
            (added,) = self._many("number = last_insert_rowid()")
        return added

    def get(self, number: int) -> Broadcast | None:
        """A broadcast by its number."""
        return next(iter(self._many("number = ?", number)), None)

    def sending(self) -> list[Broadcast]:
        """What is under way, the oldest first."""
        return self._many("state = 'sending'")

    def sending_by(self, chat: ChatKey) -> list[Broadcast]:
        """What is under way and shown in a person's chat."""
        return [one for one in self.sending() if one.chat == chat]

    def moved_on(self, number: int, position: int, owed: int) -> None:
        """Some more messages are owed, up to an officer's number."""
        self._database.run(
            "UPDATE broadcasts SET position = ?, owed = owed + ? WHERE number = ?", [position, owed, number]
        )

    def taken(self, number: int) -> None:
        """The messenger has taken one of the messages."""
        self._database.run("UPDATE broadcasts SET taken = taken + 1 WHERE number = ?", [number])

    def end(self, number: int, state: Progress) -> None:
        """Sends no more. Where progress was shown is not kept, as it leads to a person."""
        self._database.run(
            "UPDATE broadcasts SET state = ?, chat = '', message = '' WHERE number = ?", [state, number]
        )

    def outstanding(self, number: int) -> int:
        """How many messages are owed and not taken yet."""
        row = self._database.row(
            "SELECT count(*) AS some FROM outbox WHERE state = 'owed' AND effect GLOB ?",
            [f"{effect(number)}/*"],
        )
        return int(row["some"]) if row else 0

    def drop(self, number: int) -> None:
        """Takes back what is owed and not taken yet."""
        self._database.run(
            "DELETE FROM outbox WHERE state = 'owed' AND effect GLOB ?", [f"{effect(number)}/*"]
        )

    def _many(self, where: str, *values: int) -> list[Broadcast]:
        rows = self._database.rows(f"SELECT * FROM broadcasts WHERE {where} ORDER BY number", values)  # noqa: S608  # own text
        return [_broadcast(row) for row in rows]


def _broadcast(row: Row) -> Broadcast:
    return Broadcast(
        number=row["number"],
        made_by=row["made_by"],
        audience=row["audience"],
        text=row["text"],
        state=row["state"],
        position=row["position"],
        owed=row["owed"],
        taken=row["taken"],
        total=row["total"],
        language=row["language"],
        chat=ChatKey(row["platform"], row["chat"]),
        message=row["message"],
        at=datetime.fromisoformat(row["at"]),
    )
