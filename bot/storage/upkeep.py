"""What is done with the database from outside the bot, also while it runs: a backup, and a look at its queues."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, cast

from bot.storage.audit import Audit
from bot.storage.database import inspect
from bot.storage.inbox import Backlog, Inbox
from bot.storage.outbox import Outbox

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bot.storage.database import Database


class BackupError(Exception):
    """A backup could not be made."""


def back_up(path: Path, copy: Path) -> None:
    """Makes a consistent copy of the database, also while the bot runs, and opens it to see that it is sound.

    Raises:
        BackupError: there is nothing to copy, the copy exists already, or it could not be made soundly.
    """
    if not path.is_file():
        raise BackupError(str(path))
    if copy.exists():
        raise FileExistsError(str(copy))
    partial = copy.with_name(f".{copy.name}.{os.getpid()}")
    try:
        os.close(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with closing(sqlite3.connect(path, timeout=30)) as connection:
            connection.execute("VACUUM INTO ?", [str(partial)])
        if problem := inspect(partial):
            raise BackupError(problem)
        with partial.open("rb+") as written:
            os.fsync(written.fileno())
        os.link(partial, copy)  # never over a file that appeared meanwhile, as a rename would be
    except FileExistsError:
        raise
    except (OSError, sqlite3.Error) as error:
        raise BackupError(str(error)) from error
    finally:
        partial.unlink(missing_ok=True)
    folder = os.open(copy.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


class _Reader:
    """As much of a database as the backlogs need, without a lock and without writing."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=5)
        self._connection.row_factory = sqlite3.Row

    def row(self, query: str, values: Sequence[object] = ()) -> dict[str, Any] | None:
        """The first row of a query."""
        found = self._connection.execute(query, list(values)).fetchone()
        return dict(found) if found else None

    def rows(self, query: str, values: Sequence[object] = ()) -> list[dict[str, Any]]:
        """The rows of a query."""
        return [dict(row) for row in self._connection.execute(query, list(values))]

    def hold(self) -> None:
        """Reads everything from now on as it is at one moment, whatever the bot writes meanwhile."""
        self._connection.execute("BEGIN")

    def close(self) -> None:
        """Closes the file."""
        self._connection.close()


def backlogs(path: Path) -> tuple[Backlog, Backlog] | None:
    """What waits in the inbox and in the outbox; None for a file of an earlier schema, without them."""
    try:
        with closing(_Reader(path)) as reader:
            database = cast("Database", reader)
            return Inbox(database).backlog(), Outbox(database).backlog()
    except sqlite3.OperationalError:
        return None


def audit_damage(path: Path) -> int | None:
    """The first damaged line of the audit log; None if it is whole, or there is none yet in an earlier schema."""
    try:
        with closing(_Reader(path)) as reader:
            reader.hold()
            return Audit(cast("Database", reader), lambda: datetime.now(UTC)).damage()
    except sqlite3.OperationalError:
        return None
