"""Quiz rounds: which questions a chat is being asked, how far it is, and what it has been asked before."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.storage.database import ChatKey

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from bot.storage.database import Database
    from knowledge.model import Language


@dataclass(frozen=True)
class Round:
    """The latest round of a chat. ``position`` is the question that waits for its answer, from 0."""

    number: int
    language: Language
    questions: tuple[str, ...]
    position: int
    score: int
    open: bool


class Rounds:
    """Reads and writes quiz rounds."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def latest(self, chat: ChatKey) -> Round | None:
        """The latest round of a chat."""
        row = self._database.row(
            "SELECT number, language, questions, position, score, open FROM quiz_rounds "
            "WHERE platform = ? AND chat = ?",
            chat,
        )
        if row is None:
            return None
        return Round(**{**row, "questions": tuple(json.loads(row["questions"])), "open": bool(row["open"])})

    def keep(self, chat: ChatKey, state: Round, at: datetime) -> None:
        """Keeps the state of a chat's round."""
        self._database.run(
            "INSERT INTO quiz_rounds "
            "(platform, chat, number, language, questions, position, score, open, at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET number = excluded.number, "
            "language = excluded.language, questions = excluded.questions, position = excluded.position, "
            "score = excluded.score, open = excluded.open, at = excluded.at",
            [
                *chat,
                state.number,
                state.language,
                json.dumps(state.questions),
                state.position,
                state.score,
                int(state.open),
                at.isoformat(),
            ],
        )

    def add_poll(self, chat: ChatKey, poll: str, number: int, position: int) -> None:
        """Remembers which question a poll asks; polls of earlier rounds are dropped."""
        with self._database.transaction():
            self._database.run(
                "DELETE FROM quiz_polls WHERE platform = ? AND chat = ? AND number < ?", [*chat, number]
            )
            self._database.run(
                "INSERT OR REPLACE INTO quiz_polls (platform, poll, chat, number, position) "
                "VALUES (?, ?, ?, ?, ?)",
                [chat.platform, poll, chat.chat, number, position],
            )

    def poll(self, platform: str, poll: str) -> tuple[ChatKey, int, int] | None:
        """The chat, the round's number and the position that a poll asks for."""
        row = self._database.row(
            "SELECT chat, number, position FROM quiz_polls WHERE platform = ? AND poll = ?", [platform, poll]
        )
        return (ChatKey(platform, row["chat"]), row["number"], row["position"]) if row else None

    def asked(self, chat: ChatKey) -> set[str]:
        """The questions a chat has been asked since it had been through all of them."""
        rows = self._database.rows("SELECT question FROM quiz_asked WHERE platform = ? AND chat = ?", chat)
        return {row["question"] for row in rows}

    def add_asked(self, chat: ChatKey, questions: Iterable[str], *, anew: bool) -> None:
        """Remembers questions as asked; with ``anew`` all others are free again."""
        with self._database.transaction():
            if anew:
                self._database.run("DELETE FROM quiz_asked WHERE platform = ? AND chat = ?", chat)
            for question in questions:
                self._database.run(
                    "INSERT OR IGNORE INTO quiz_asked (platform, chat, question) VALUES (?, ?, ?)",
                    [*chat, question],
                )
