"""What is owed to people: calls that wait until the messenger takes them, in order for each chat."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.storage.database import ChatKey
from bot.storage.inbox import Backlog

if TYPE_CHECKING:
    from bot.storage.database import Database


@dataclass(frozen=True)
class Debt:
    """A call to be made. ``chat`` has no id for answers to presses and queries, which wait for no turn.

    ``effect`` is a key of what may be owed only once, as a reminder. ``about`` is the number of an officer whom it
    names to somebody else. Times in seconds since 1970.
    """

    chat: ChatKey
    method: str
    payload: dict[str, Any] = field(default_factory=dict)
    document: bytes | None = None
    document_name: str | None = None
    note: str = ""
    effect: str | None = None
    about: int | None = None


@dataclass(frozen=True)
class Owed:
    """A debt on disk."""

    seq: int
    debt: Debt
    tries: int
    due: float
    created: float


class Outbox:
    """Reads and writes what is owed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, debt: Debt, now: float) -> bool:
        """Owes a call; False if nobody is there to be told, or its effect key was used before."""
        payload = json.dumps(debt.payload, ensure_ascii=False)
        return (
            self._database.run(
                "INSERT OR IGNORE INTO outbox "
                "(platform, chat, method, payload, document, document_name, note, effect, about, due, created) "
                "SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?10 "
                "WHERE NOT EXISTS (SELECT 1 FROM quiet_chats WHERE platform = ?1 AND chat = ?2)",
                [
                    *debt.chat,
                    debt.method,
                    payload,
                    debt.document,
                    debt.document_name,
                    debt.note,
                    debt.effect,
                    debt.about,
                    now,
                ],
            )
            > 0
        )

    def after(self, seq: int) -> list[tuple[int, ChatKey, float]]:
        """What is owed since a number, in order: number, chat, and when it is due."""
        return [
            (row["seq"], ChatKey(row["platform"], row["chat"]), row["due"])
            for row in self._database.rows(
                "SELECT seq, platform, chat, due FROM outbox WHERE state = 'owed' AND seq > ? ORDER BY seq",
                [seq],
            )
        ]

    def get(self, seq: int) -> Owed | None:
        """A debt, if it is still owed."""
        row = self._database.row("SELECT * FROM outbox WHERE seq = ? AND state = 'owed'", [seq])
        if row is None:
            return None
        debt = Debt(
            ChatKey(row["platform"], row["chat"]),
            row["method"],
            json.loads(row["payload"]),
            row["document"],
            row["document_name"],
            row["note"],
            row["effect"],
            row["about"],
        )
        return Owed(row["seq"], debt, row["tries"], row["due"], row["created"])

    def settled(self, seq: int) -> None:
        """A debt is paid, or there is nothing left to pay. Of one with an effect key only the key stays."""
        if not self._database.run("DELETE FROM outbox WHERE seq = ? AND effect IS NULL", [seq]):
            self._database.run(
                "UPDATE outbox SET state = 'sent', payload = '{}', document = NULL, chat = '' WHERE seq = ?",
                [seq],
            )

    def later(self, seq: int, due: float) -> None:
        """Counts a try that came to nothing, and when the next is due."""
        self._database.run("UPDATE outbox SET tries = tries + 1, due = ? WHERE seq = ?", [due, seq])

    def given_up(self, seq: int) -> None:
        """Sets a debt aside that can never be paid. What it said is not kept."""
        self._database.run(
            "UPDATE outbox SET state = 'dead', tries = tries + 1, payload = '{}', document = NULL WHERE seq = ?",
            [seq],
        )

    def hush(self, chat: ChatKey, now: float) -> None:
        """A chat does not want to hear from the bot: what is owed to it is dropped, and no more is owed."""
        self._database.run("DELETE FROM outbox WHERE platform = ? AND chat = ? AND state = 'owed'", chat)
        self.shut(chat, now)

    def shut(self, chat: ChatKey, now: float) -> None:
        """No more is owed to a chat. What is owed already is still tried: they may be back by then."""
        self._database.run(
            "INSERT OR IGNORE INTO quiet_chats (platform, chat, since) VALUES (?, ?, ?)", [*chat, now]
        )

    def heard(self, chat: ChatKey) -> bool:
        """A chat may be spoken to, since it was heard of; says whether it was quiet before."""
        return self._database.run("DELETE FROM quiet_chats WHERE platform = ? AND chat = ?", chat) > 0

    def quiet(self, chat: ChatKey) -> bool:
        """Whether a chat does not want to hear from the bot."""
        return (
            self._database.row("SELECT 1 AS yes FROM quiet_chats WHERE platform = ? AND chat = ?", chat)
            is not None
        )

    def purge(self, before: float) -> int:
        """Drops what was given up, and effect keys, from before a time; says how many.

        Also that a chat was quiet before, unless an officer's: others are sent nothing unasked.
        """
        dropped = self._database.run("DELETE FROM outbox WHERE state <> 'owed' AND created < ?", [before])
        return dropped + self._database.run(
            "DELETE FROM quiet_chats WHERE since < ? AND NOT EXISTS (SELECT 1 FROM officers "
            "WHERE (officers.platform, officers.person) = (quiet_chats.platform, quiet_chats.chat))",
            [before],
        )

    def backlog(self) -> Backlog:
        """What is owed and what was given up."""
        row = self._database.row(
            "SELECT (SELECT count(*) FROM outbox WHERE state = 'owed') AS waiting, "
            "(SELECT min(created) FROM outbox WHERE state = 'owed') AS oldest, "
            "(SELECT count(*) FROM outbox WHERE state = 'dead') AS aside"
        )
        return Backlog(**row) if row else Backlog(0, None, 0)
