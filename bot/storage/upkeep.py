"""What is done with the database from outside the bot, also while it runs: a backup, and a look at its queues."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.storage.audit import Audit
from bot.storage.beside import address
from bot.storage.database import inspect
from bot.storage.inbox import Backlog, Inbox
from bot.storage.outbox import Outbox
from bot.storage.reading import UnreadableError, reading

if TYPE_CHECKING:
    from pathlib import Path


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
        with closing(sqlite3.connect(address(path), uri=True, timeout=30)) as connection:
            connection.execute("VACUUM INTO ?", [str(partial)])
        if problem := inspect(partial):
            raise BackupError(problem)
        with partial.open("rb+") as written:
            os.fsync(written.fileno())
        _rename_to_new(partial, copy)
    except FileExistsError:
        raise
    except (OSError, sqlite3.Error) as error:
        raise BackupError(str(error)) from error
    finally:
        partial.unlink(missing_ok=True)
    folder = os.open(copy.parent, os.O_RDONLY)
    try:
        with suppress(OSError):  # not every share can, and the copy itself is on disk
            os.fsync(folder)
    finally:
        os.close(folder)


def _rename_to_new(partial: Path, copy: Path) -> None:
    """Renames a file, but not over one that appeared meanwhile: the name is taken first.

    A hard link would do both at once, which FAT and many shares cannot make.

    Raises:
        FileExistsError: the name was taken.
    """
    os.close(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        partial.replace(copy)
    except OSError:
        copy.unlink(missing_ok=True)
        raise


def backlogs(path: Path) -> tuple[Backlog, Backlog] | None:
    """What waits in the inbox and in the outbox; None for a file of an earlier schema, without them."""
    try:
        with reading(path) as database:
            return Inbox(database).backlog(), Outbox(database).backlog()
    except UnreadableError:
        return None


def audit_damage(path: Path) -> int | None:
    """The first damaged line of the audit log; None if it is whole, or there is none yet in an earlier schema."""
    try:
        with reading(path) as database:
            return Audit(database, lambda: datetime.now(UTC)).damage()
    except UnreadableError:
        return None
