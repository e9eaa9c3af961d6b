"""What is kept about a chat: the language chosen for it, what it has talked about, and its open step."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bot.storage.inbox import Inbox

if TYPE_CHECKING:
    from datetime import datetime

    from bot.storage.database import ChatKey, Database
    from knowledge.model import Language

CHAT_TABLES = ("preferences", "conversations", "steps", "quiz_rounds", "quiz_asked", "jobs", "quiet_chats")
"""The tables that say something about a chat; polls of the quiz follow their round."""

_OWED = "method, payload, document_name, note, state, created"
"""What is shown of a call that is under way to the chat."""


class Chats:
    """Reads and writes what is kept about chats."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._inbox = Inbox(database)

    def language(self, chat: ChatKey) -> Language | None:
        """The language chosen for a chat, if one was."""
        row = self._database.row("SELECT language FROM preferences WHERE platform = ? AND chat = ?", chat)
        return row["language"] if row else None

    def choose_language(self, chat: ChatKey, language: Language, at: datetime) -> None:
        """Keeps the language chosen for a chat."""
        self._database.run(
            "INSERT INTO preferences (platform, chat, language, chosen_at) VALUES (?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET language = excluded.language, chosen_at = excluded.chosen_at",
            [*chat, language, at.isoformat()],
        )

    def forget_language(self, chat: ChatKey) -> None:
        """Goes back to answering in the language of each question."""
        self._database.run("DELETE FROM preferences WHERE platform = ? AND chat = ?", chat)

    def context(self, chat: ChatKey, since: datetime) -> str | None:
        """What the chat has talked about, unless that was before ``since``."""
        row = self._database.row(
            "SELECT context, at FROM conversations WHERE platform = ? AND chat = ?", chat
        )
        return row["context"] if row and row["at"] >= since.isoformat() else None

    def keep_context(self, chat: ChatKey, context: str, at: datetime) -> None:
        """Keeps what the chat has talked about."""
        self._database.run(
            "INSERT INTO conversations (platform, chat, context, at) VALUES (?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET context = excluded.context, at = excluded.at",
            [*chat, context, at.isoformat()],
        )

    def drop_contexts(self, before: datetime) -> int:
        """Drops what any chat talked about before a time; says of how many chats."""
        return self._database.run("DELETE FROM conversations WHERE at < ?", [before.isoformat()])

    def step(self, chat: ChatKey, since: datetime) -> str | None:
        """What the next message of the chat is taken for, if a step was opened after ``since``."""
        row = self._database.row("SELECT step, at FROM steps WHERE platform = ? AND chat = ?", chat)
        return row["step"] if row and row["at"] >= since.isoformat() else None

    def open_step(self, chat: ChatKey, step: str, at: datetime) -> None:
        """Opens a step, in place of the one that may be open."""
        self._database.run(
            "INSERT INTO steps (platform, chat, step, at) VALUES (?, ?, ?, ?) "
            "ON CONFLICT DO UPDATE SET step = excluded.step, at = excluded.at",
            [*chat, step, at.isoformat()],
        )

    def close_step(self, chat: ChatKey) -> bool:
        """Closes the open step; says whether there was one."""
        return self._database.run("DELETE FROM steps WHERE platform = ? AND chat = ?", chat) > 0

    def drop_steps(self, before: datetime) -> int:
        """Drops steps that were opened before a time; says how many."""
        return self._database.run("DELETE FROM steps WHERE at < ?", [before.isoformat()])

    def everything(self, chat: ChatKey) -> dict[str, list[dict[str, Any]]]:
        """All that is kept about a chat, by table, what is still under way included."""
        kept: dict[str, list[dict[str, Any]]] = {}
        for table in (*CHAT_TABLES, "quiz_polls"):
            rows = self._database.rows(f"SELECT * FROM {table} WHERE platform = ? AND chat = ?", chat)  # noqa: S608  # own names
            if rows:
                kept[table] = [_readable(row) for row in rows]
        if aside := self._inbox.aside(chat):
            kept["inbox"] = aside
        if owed := self._database.rows(f"SELECT {_OWED} FROM outbox WHERE platform = ? AND chat = ?", chat):  # noqa: S608  # own names
            kept["outbox"] = [_readable(row) for row in owed]
        return kept

    def erase(self, chat: ChatKey) -> None:
        """Erases all that is kept about a chat, and what is owed to it: nothing of before is said any more."""
        with self._database.transaction():
            for table in CHAT_TABLES:
                self._database.run(f"DELETE FROM {table} WHERE platform = ? AND chat = ?", chat)  # noqa: S608  # own names
            self._database.run("DELETE FROM outbox WHERE platform = ? AND chat = ?", chat)
            self._inbox.erase(chat)
            self._database.erase_for_good()

    def move(self, chat: ChatKey, new: ChatKey) -> None:
        """Gives what is kept about a chat to its new id (a group became a supergroup); may be repeated."""
        with self._database.transaction():
            self._database.run(
                "UPDATE outbox SET platform = ?, chat = ?, "
                "payload = json_set(payload, '$.chat_id', CAST(? AS INTEGER)) "
                "WHERE platform = ? AND chat = ?",
                [*new, new.chat, *chat],
            )
            for table in CHAT_TABLES:
                self._database.run(
                    f"UPDATE OR IGNORE {table} SET platform = ?, chat = ? WHERE platform = ? AND chat = ?",  # noqa: S608  # own names
                    [*new, *chat],
                )
            self.erase(chat)


def _readable(row: dict[str, Any]) -> dict[str, Any]:
    """A row without the chat's own id, and with its JSON as values."""
    return {
        name: json.loads(value) if name in ("context", "questions", "arguments", "payload") else value
        for name, value in row.items()
        if name not in ("platform", "chat")
    }
