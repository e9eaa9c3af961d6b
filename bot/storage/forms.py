"""Half-filled forms: a row each, so that a restart changes nothing."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.storage.database import ChatKey

if TYPE_CHECKING:
    from datetime import datetime

    from bot.storage.database import Database, Row

Answers = dict[str, Any]
"""What was answered so far, as values that JSON can hold."""

_TURN = "turn"
"""Where a draft's turn is kept among its answers."""


@dataclass(frozen=True)
class Draft:
    """A form that is being filled in. ``turn`` counts what was asked in it; ``at`` is the last change, in ISO."""

    serial: int
    person: ChatKey | None
    agency: str
    form: str
    step: str
    answers: Answers = field(default_factory=dict)
    at: str = ""
    turn: int = 1

    @property
    def ticket(self) -> str:
        """What its buttons carry. It fits until something has changed that their message does not show."""
        return f"{self.serial}-{self.turn}"


class Drafts:
    """Reads and writes drafts: one of each form for a person.

    Whoever works on one is asked by it: a step that was open in the private chat is closed.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def latest(self, person: ChatKey, since: datetime) -> Draft | None:
        """The form that a person worked on last, unless that was before ``since``."""
        return self._one(
            "platform = ? AND person = ? AND at >= ? ORDER BY at DESC, serial DESC",
            [*person, since.isoformat()],
        )

    def of(self, person: ChatKey, form: str) -> Draft | None:
        """A person's draft of a form."""
        return self._one("platform = ? AND person = ? AND form = ?", [*person, form])

    def every(self, person: ChatKey) -> list[Draft]:
        """All drafts of a person, the one worked on last first."""
        return self._many("platform = ? AND person = ? ORDER BY at DESC, serial DESC", list(person))

    def get(self, serial: int) -> Draft | None:
        """A draft by its number."""
        return self._one("serial = ?", [serial])

    def waiting(self, agency: str) -> list[Draft]:
        """Drafts of an agency that wait for somebody to take them up."""
        return self._many("person IS NULL AND agency = ? ORDER BY serial", [agency])

    def open(
        self, person: ChatKey, form: str, step: str, answers: Answers, at: datetime, *, agency: str = ""
    ) -> Draft:
        """Begins a form, in place of the person's draft of the same form."""
        with self._database.transaction():
            self._database.run(
                "DELETE FROM forms WHERE platform = ? AND person = ? AND form = ?", [*person, form]
            )
            self._database.run(
                "INSERT INTO forms (platform, person, agency, form, step, answers, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                [*person, agency, form, step, _json(answers, 1), at.isoformat()],
            )
            (draft,) = self._many("serial = last_insert_rowid()", [])
            self._close_step(draft)
        return draft

    def keep(
        self,
        serial: int,
        step: str,
        answers: Answers,
        at: datetime,
        *,
        agency: str | None = None,
        unasked: bool = False,
    ) -> Draft:
        """Keeps how far a draft is. Buttons shown before fit no more, unless nothing has changed or, ``unasked``,
        nothing is said to the change.
        """
        with self._database.transaction():
            (before,) = self._many("serial = ?", [serial])
            same = unasked or (before.step, before.answers) == (step, answers)
            turn = before.turn if same else before.turn + 1
            self._database.run(
                "UPDATE forms SET step = ?, answers = ?, at = ?, agency = coalesce(?, agency) WHERE serial = ?",
                [step, _json(answers, turn), at.isoformat(), agency, serial],
            )
            (draft,) = self._many("serial = ?", [serial])
            self._close_step(draft)
        return draft

    def close(self, serial: int) -> bool:
        """Drops a draft; says whether there was one."""
        return self._database.run("DELETE FROM forms WHERE serial = ?", [serial]) > 0

    def erase(self, person: ChatKey) -> None:
        """Drops all drafts of a person."""
        self._database.run("DELETE FROM forms WHERE platform = ? AND person = ?", person)

    def purge(self, before: datetime) -> int:
        """Drops drafts of people who are no officers, untouched since a time; says how many."""
        return self._database.run(
            "DELETE FROM forms WHERE person IS NOT NULL AND at < ? AND NOT EXISTS (SELECT 1 FROM officers "
            "WHERE (officers.platform, officers.person, state) = (forms.platform, forms.person, 'active'))",
            [before.isoformat()],
        )

    def leave(self, person: ChatKey, form: str) -> Draft | None:
        """A person's draft waits without them from now on, for a colleague; None if there is none."""
        draft = self.of(person, form)
        if draft is not None:
            self._database.run("UPDATE forms SET person = NULL WHERE serial = ?", [draft.serial])
        return draft

    def take(self, serial: int, person: ChatKey, at: datetime) -> bool:
        """A colleague takes up a draft that waits without a person; False if somebody has before."""
        return (
            self._database.run(
                "UPDATE forms SET platform = ?, person = ?, at = ? WHERE serial = ? AND person IS NULL",
                [*person, at.isoformat(), serial],
            )
            > 0
        )

    def _close_step(self, draft: Draft) -> None:
        if draft.person is not None:
            self._database.run("DELETE FROM steps WHERE platform = ? AND chat = ?", draft.person)

    def _one(self, where: str, values: list[Any]) -> Draft | None:
        return next(iter(self._many(where, values)), None)

    def _many(self, where: str, values: list[Any]) -> list[Draft]:
        return [_draft(row) for row in self._database.rows(f"SELECT * FROM forms WHERE {where}", values)]  # noqa: S608  # own text


def _draft(row: Row) -> Draft:
    person = None if row["person"] is None else ChatKey(row["platform"], row["person"])
    answers = json.loads(row["answers"])
    turn = answers.pop(_TURN, 1)
    return Draft(row["serial"], person, row["agency"], row["form"], row["step"], answers, row["at"], turn)


def _json(answers: Answers, turn: int) -> str:
    return json.dumps({**answers, _TURN: turn}, ensure_ascii=False)
