"""Progress updates as they are kept: every version stays, and codes never repeat."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bot.updates import Attachment, Content, Update, Version

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.storage.database import Database, Row
    from bot.updates import State

CODE = "CN-{year}-{number:04d}"
"""A receipt's code: the year and a number that runs within it."""

_CODE = re.compile(r"\s*(cn-\d{4}-\d{4,})\s*", re.IGNORECASE | re.ASCII)


class Updates:
    """Reads and writes updates."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self,
        *,
        year: int,
        agency: str,
        item: int,
        content: Content,
        author: int,
        on_behalf: bool,
        at: datetime,
    ) -> Update:
        """Keeps a first version as submitted, under a code that was never given before."""
        with self._database.transaction():
            self._database.run(
                "INSERT INTO series (name, last) VALUES (?, 1) ON CONFLICT DO UPDATE SET last = last + 1",
                [str(year)],
            )
            row = self._database.row("SELECT last FROM series WHERE name = ?", [str(year)])
            number = row["last"] if row else 1
            code = CODE.format(year=year, number=number)
            self._database.run(
                "INSERT INTO updates (code, year, number, agency, item, state, submitted_at, updated_at) "
                "VALUES (?, ?, ?, ?, ?, 'submitted', ?, ?)",
                [code, year, number, agency, item, at.isoformat(), at.isoformat()],
            )
            self._add_version(code, 1, content, author, at, on_behalf=on_behalf)
            return self._certain(code)

    def revise(
        self, code: str, content: Content, *, state: State, author: int, on_behalf: bool, at: datetime
    ) -> Update:
        """Adds a version to an update; citizens do not see it before it is published again."""
        with self._database.transaction():
            number = self._certain(code).newest.number + 1
            self._add_version(code, number, content, author, at, on_behalf=on_behalf)
            self.move(code, state, at)
            return self._certain(code)

    def move(self, code: str, state: State, at: datetime, *, reason: str = "") -> None:
        """Changes the state of an update. What is no longer accepted is no longer published."""
        published = ", published = 0" if state not in ("accepted", "locked") else ""
        self._database.run(
            f"UPDATE updates SET state = ?, reason = ?, updated_at = ?{published} WHERE code = ?",  # noqa: S608  # own text
            [state, reason, at.isoformat(), code],
        )

    def publish(self, code: str, *, published: bool) -> None:
        """Shows an accepted update to citizens, or no longer."""
        self._database.run("UPDATE updates SET published = ? WHERE code = ?", [int(published), code])

    def get(self, code: str) -> Update | None:
        """An update by its code."""
        return next(iter(self._many("code = ?", [code])), None)

    def of_year(self, year: int, agency: str | None = None) -> tuple[Update, ...]:
        """All updates of a year in the order of their codes, or only those of an agency."""
        return self._many("year = ? AND (? IS NULL OR agency = ?)", [year, agency, agency])

    def of_agency(self, agency: str) -> tuple[Update, ...]:
        """All updates of an agency, the earliest first."""
        return self._many("agency = ?", [agency])

    def waiting(self) -> tuple[Update, ...]:
        """What is to be reviewed, the oldest first."""
        return tuple(sorted(self._many("state = 'submitted'", []), key=lambda update: update.updated_at))

    def lock(self, year: int, at: datetime, *, locked: bool) -> None:
        """Closes a year to changes, or opens it again."""
        if locked:
            self._database.run(
                "INSERT OR IGNORE INTO locked_years (year, at) VALUES (?, ?)", [year, at.isoformat()]
            )
        else:
            self._database.run("DELETE FROM locked_years WHERE year = ?", [year])

    def locked(self, year: int) -> bool:
        """Whether a year is closed to changes."""
        return self._database.row("SELECT 1 AS yes FROM locked_years WHERE year = ?", [year]) is not None

    def _add_version(
        self, code: str, number: int, content: Content, author: int, at: datetime, *, on_behalf: bool
    ) -> None:
        self._database.run(
            "INSERT INTO versions (code, number, status, percent, result, difficulties, attachments, author, "
            "on_behalf, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                code,
                number,
                content.status,
                content.percent,
                content.result,
                content.difficulties,
                json.dumps([asdict(attachment) for attachment in content.attachments], ensure_ascii=False),
                author,
                int(on_behalf),
                at.isoformat(),
            ],
        )

    def _certain(self, code: str) -> Update:
        (update,) = self._many("code = ?", [code])
        return update

    def _many(self, where: str, values: Sequence[Any]) -> tuple[Update, ...]:
        rows = self._database.rows(
            f"SELECT * FROM updates WHERE {where} ORDER BY year, number",  # noqa: S608  # own text
            values,
        )
        versions: dict[str, list[Version]] = defaultdict(list)
        for row in self._database.rows(
            f"SELECT * FROM versions WHERE code IN (SELECT code FROM updates WHERE {where}) "  # noqa: S608  # own text
            "ORDER BY code, number",
            values,
        ):
            versions[row["code"]].append(_version(row))
        return tuple(_update(row, tuple(versions[row["code"]])) for row in rows)


def read_code(typed: str) -> str | None:
    """The code that a text is and nothing else, as codes are written; None if it is none."""
    found = _CODE.fullmatch(typed)
    return found.group(1).upper() if found else None


def content_to_json(content: Content) -> dict[str, Any]:
    """A content as values that JSON can hold."""
    return asdict(content)


def attachments_from(values: Sequence[dict[str, Any]]) -> tuple[Attachment, ...]:
    """Attachments as they were written down."""
    return tuple(Attachment(**value) for value in values)


def _version(row: Row) -> Version:
    content = Content(
        row["status"],
        row["percent"],
        row["result"],
        row["difficulties"],
        attachments_from(json.loads(row["attachments"])),
    )
    return Version(
        row["number"], content, datetime.fromisoformat(row["at"]), row["author"], bool(row["on_behalf"])
    )


def _update(row: Row, versions: tuple[Version, ...]) -> Update:
    return Update(
        code=row["code"],
        year=row["year"],
        agency=row["agency"],
        item=row["item"],
        state=row["state"],
        submitted_at=datetime.fromisoformat(row["submitted_at"]),
        updated_at=datetime.fromisoformat(row["updated_at"]),
        versions=versions,
        reason=row["reason"],
        published=bool(row["published"]),
    )
