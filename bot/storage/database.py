"""The one database file: opened by one process, with one connection, and migrated before it is used."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, NamedTuple

import sqlite_utils

from bot.storage.beside import address, copy_named, keep_private, put_stray_log_away
from bot.storage.lock import lock_database
from bot.storage.migrations import migrations

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from concurrent.futures import Future
    from pathlib import Path

Row = dict[str, Any]

_PATIENCE = "PRAGMA busy_timeout = 5000"


class ChatKey(NamedTuple):
    """A chat on any channel: the platform's name and the chat's id there, as text."""

    platform: str
    chat: str


class DatabaseError(Exception):
    """The file cannot be used as the bot's database."""


class Database:
    """A connection to the bot's file.

    All calls are made from one thread. A transaction never spans an ``await``: another task's write would join
    it, and be rolled back with it. ``with database.transaction():`` may be nested; the outermost commits.

    All calls are synchronous but ``commit_aside``, by which alone another thread touches the connection. While it
    does, whatever else asks for the connection waits, so nothing joins a transaction that is being committed.
    """

    def __init__(self, path: Path) -> None:
        """Opens the file, makes it if need be, and brings it up to the present schema.

        Raises:
            DatabaseInUseError: another process has it open.
            DatabaseError: it is no database, or was written by a newer version.
        """
        self.path = path
        try:
            path.parent.mkdir(0o700, parents=True, exist_ok=True)
            self._lock = lock_database(path)
        except OSError as error:
            raise DatabaseError(f"{path}: {error.strerror}") from error
        self._committing: Future[None] | None = None
        self._log_holds_erased = False
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="commit")
        try:
            put_stray_log_away(path)
            keep_private(path)
            self._sql = _connect(path)
            self._migrate()
        except OSError as error:
            self._lock.release()
            raise DatabaseError(f"{path}: {error.strerror}") from error
        except BaseException:
            self._lock.release()
            raise

    def close(self) -> None:
        """Closes the file and lets another process have it."""
        connection = self._connection
        # So the file says that no log belongs to it, and a copy of it can be put back like a backup.
        with suppress(sqlite3.Error):  # as long as somebody reads it, it cannot be said
            connection.execute("PRAGMA busy_timeout = 0")
            connection.execute("PRAGMA journal_mode = DELETE")
        connection.close()
        self._thread.shutdown()
        self._lock.release()

    def __enter__(self) -> Database:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All writes inside happen together or not at all, and are on disk at the end."""
        connection = self._connection
        if connection.in_transaction:
            # Not sqlite-utils' own, whose random names make SQLite compile each statement anew. Names may
            # repeat: the innermost counts.
            connection.execute("SAVEPOINT inner")
            try:
                yield
            except BaseException:
                if connection.in_transaction:  # some errors of the disk end it
                    connection.execute("ROLLBACK TO inner")
                    connection.execute("RELEASE inner")
                raise
            connection.execute("RELEASE inner")
            return
        self.begin()
        try:
            yield
        except BaseException:
            self.roll_back()
            raise
        _commit(connection)
        if self._log_holds_erased:
            self._empty_log(connection)

    def begin(self) -> None:
        """Begins a transaction that ends with ``commit_aside`` or ``roll_back``."""
        # A plain BEGIN that reads and then writes fails at once when another connection wrote in between.
        self._connection.execute("BEGIN IMMEDIATE")

    def roll_back(self) -> None:
        """Undoes all since ``begin``."""
        self._connection.rollback()

    def commit_aside(self) -> Future[None]:
        """Ends a transaction in a thread, as waiting for the disk is what takes its time.

        When the future is done all writes are on disk, or none if it has an error.
        """
        connection = self._connection
        committed = self._committing = self._thread.submit(_commit, connection)
        if self._log_holds_erased:
            self._committing = self._thread.submit(self._empty_log, connection)
        return committed

    def erase_for_good(self) -> None:
        """After the next commit nothing that was erased is left in the log, where the pages before it still are."""
        self._log_holds_erased = True

    def _empty_log(self, connection: sqlite3.Connection) -> None:
        """Brings all that is in the log into the file. While somebody reads the log it stays, until a later commit."""
        try:
            connection.execute("PRAGMA busy_timeout = 0")
            (busy, *_) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            self._log_holds_erased = bool(busy)
            connection.execute(_PATIENCE)
        except sqlite3.Error:  # what was committed stays so
            self._log_holds_erased = True

    @property
    def _connection(self) -> sqlite3.Connection:
        if self._committing is not None:
            wait((self._committing,))
            self._committing = None
        connection: sqlite3.Connection = self._sql.conn
        return connection

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open; some errors of the disk end it."""
        return self._connection.in_transaction

    def run(self, statement: str, values: Sequence[object] = ()) -> int:
        """Performs a statement that changes rows; returns how many."""
        connection = self._connection
        if connection.in_transaction:
            return connection.execute(statement, values).rowcount
        with self.transaction():
            return connection.execute(statement, values).rowcount

    def rows(self, query: str, values: Sequence[object] = ()) -> list[Row]:
        """The rows of a query."""
        found = self._connection.execute(query, values)
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found]

    def row(self, query: str, values: Sequence[object] = ()) -> Row | None:
        """The first row of a query."""
        found = self._connection.execute(query, values)
        names = [column[0] for column in found.description]
        row = found.fetchone()
        found.close()  # an unfinished one would keep its snapshot
        return None if row is None else dict(zip(names, row, strict=True))

    def _migrate(self) -> None:
        try:
            applied = {migration.name for migration in migrations.applied(self._sql)}
            pending = [migration.name for migration in migrations.pending(self._sql)]
        except sqlite3.DatabaseError as error:
            raise DatabaseError(f"{self.path}: {error}") from error
        known = {migration.name for migration in migrations._migrations}
        if newer := sorted(applied - known):
            raise DatabaseError(f"{self.path}: {', '.join(newer)}")
        if applied and pending:
            self._copy_before(pending[0])
        migrations.apply(self._sql)
        if applied and pending:
            # Written anew, so that nothing is left in it of what was erased without secure_delete.
            self._sql.conn.execute("VACUUM")
            self._empty_log(self._sql.conn)

    def _copy_before(self, step: str) -> None:
        """A consistent copy of the file as it was before a migration, for the way back."""
        copy = copy_named(self.path, step)
        copy.touch(0o600)
        self._sql.conn.execute("VACUUM INTO ?", [str(copy)])


def _connect(path: Path) -> sqlite_utils.Database:
    try:
        # Of another thread only to commit: the class says when.
        connection = sqlite3.connect(path, check_same_thread=False)
    except sqlite3.Error as error:
        raise DatabaseError(f"{path}: {error}") from error
    try:
        connection.execute(_PATIENCE)
        connection.execute("PRAGMA journal_mode = WAL")
        # The commit is what a person is told on, so it must survive a power cut.
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        # Many builds of SQLite leave what is erased in the file until something else is written there.
        connection.execute("PRAGMA secure_delete = ON")
        # Half of SQLite's own 2 MB, which fills within thousands of updates: what is read again is far less.
        connection.execute("PRAGMA cache_size = -1000")
    except sqlite3.Error as error:
        connection.close()
        raise DatabaseError(f"{path}: {error}") from error
    return sqlite_utils.Database(connection)


def _commit(connection: sqlite3.Connection) -> None:
    try:
        connection.commit()
    except BaseException:
        # Left open, it would be joined by what comes next, and that be told it is on disk.
        connection.rollback()
        raise


def inspect(path: Path) -> str | None:
    """Looks at a file without opening it for writing: None if it is sound, otherwise what is wrong."""
    try:
        connection = sqlite3.connect(address(path), uri=True)
        try:
            found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        finally:
            connection.close()
    except sqlite3.DatabaseError as error:
        return str(error)
    return None if found == "ok" else str(found)
