"""The database file: opening, locking, migrating, and what a crash leaves."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
import threading
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sqlite_utils
from sqlite_utils import Migrations

from bot.storage import database as database_module
from bot.storage.database import Database, DatabaseError, inspect
from bot.storage.lock import DatabaseInUseError
from bot.storage.migrations import migrations

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[3]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "bot.db"


def _pragma(database: Database, name: str) -> object:
    row = database.row(f"PRAGMA {name}")
    assert row is not None
    return next(iter(row.values()))


def test_settings_of_the_connection(path: Path) -> None:
    with Database(path) as database:
        assert _pragma(database, "journal_mode") == "wal"
        assert _pragma(database, "synchronous") == 2, "FULL"
        assert _pragma(database, "foreign_keys") == 1
        assert _pragma(database, "busy_timeout") == 5000
        assert _pragma(database, "secure_delete") == 1


def test_all_tables_are_strict(path: Path) -> None:
    with Database(path) as database:
        rows = database.rows(
            "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        )
    own = {row["name"]: row["strict"] for row in rows if not row["name"].startswith(("sqlite_", "_sqlite_"))}
    assert len(own) >= 10
    assert set(own.values()) == {1}


def test_no_identity_where_none_belongs(path: Path) -> None:
    with Database(path) as database:
        for table in ("ratings", "comments", "unanswered", "marks"):
            columns = {row["name"] for row in database.rows(f"PRAGMA table_info({table})")}
            assert not columns & {"chat", "user", "platform", "person", "name"}, table


def test_opens_again(path: Path) -> None:
    with Database(path) as database:
        database.run("INSERT INTO comments (text, language, day) VALUES ('x', 'vi', '2026-01-01')")
    with Database(path) as database:
        assert database.row("SELECT text FROM comments") == {"text": "x"}
    assert not list(path.parent.glob("*.before-*")), "no copy without a migration"


def test_transaction_commits(path: Path) -> None:
    with Database(path) as database:
        with database.transaction():
            _comment(database, "a")
            with database.transaction():
                _comment(database, "b")
        assert _comments(database) == ["a", "b"]


def test_transaction_rolls_back(path: Path) -> None:
    with Database(path) as database:
        with pytest.raises(ZeroDivisionError), database.transaction():
            _comment(database, "a")
            raise ZeroDivisionError
        assert _comments(database) == []


def test_inner_transaction_rolls_back_alone(path: Path) -> None:
    with Database(path) as database:
        with database.transaction():
            _comment(database, "a")
            with pytest.raises(ZeroDivisionError), database.transaction():
                _comment(database, "b")
                raise ZeroDivisionError
        assert _comments(database) == ["a"]


def test_second_process_is_refused(path: Path) -> None:
    with Database(path):
        code = (
            "from pathlib import Path; from bot.storage.database import Database; "
            f"Database(Path({str(path)!r}))"
        )
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
        )
    assert done.returncode != 0
    assert "DatabaseInUseError" in done.stderr
    assert str(os.getpid()) in done.stderr, "the message names the process"


def test_lock_is_given_back(path: Path) -> None:
    Database(path).close()
    Database(path).close()


def test_second_opening_in_one_process_is_refused(path: Path) -> None:
    with Database(path), pytest.raises(DatabaseInUseError):
        Database(path)


def test_killed_in_a_transaction_leaves_what_was_committed(path: Path) -> None:
    code = textwrap.dedent(f"""
        import os, signal
        from pathlib import Path
        from bot.storage.database import Database
        database = Database(Path({str(path)!r}))
        insert = "INSERT INTO comments (text, language, day) VALUES (?, 'vi', '2026-01-01')"
        with database.transaction():
            database.run(insert, ["committed"])
        with database.transaction():
            database.run(insert, ["torn"])
            os.kill(os.getpid(), signal.SIGKILL)
    """)
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False)
    assert done.returncode == -signal.SIGKILL
    with Database(path) as database:
        assert _comments(database) == ["committed"]
    assert inspect(path) is None


def test_migration_of_an_existing_file_keeps_a_copy(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Database(path) as database:
        _comment(database, "before")
    monkeypatch.setattr(database_module, "migrations", _with_next(fails=False))
    with Database(path) as database:
        assert _comments(database) == ["before"]
        assert database.rows("SELECT * FROM added") == []
    (copy,) = path.parent.glob("bot.db.before-m999_next-*")
    kept = sqlite3.connect(copy)
    assert kept.execute("SELECT text FROM comments").fetchall() == [("before",)]
    assert kept.execute("SELECT count(*) FROM sqlite_master WHERE name = 'added'").fetchone() == (0,)
    kept.close()


@pytest.fixture
def _open_to_all() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


def _modes(path: Path) -> dict[str, int]:
    return {file.name: file.stat().st_mode & 0o777 for file in path.parent.iterdir()}


@pytest.mark.usefixtures("_open_to_all")
def test_what_the_bot_makes_is_for_its_owner_alone(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Database(path).close()
    monkeypatch.setattr(database_module, "migrations", _with_next(fails=False))
    with Database(path) as database:
        _comment(database, "x")
        modes = _modes(path)
    assert len(modes) == 5, "the file, its log and index, the lock, and a copy"
    assert set(modes.values()) == {0o600}
    assert path.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.usefixtures("_open_to_all")
def test_what_was_open_to_everybody_is_so_no_longer(path: Path) -> None:
    Database(path).close()
    copy = path.with_name("bot.db.before-m003_officers-20260101T000000000000")
    copy.touch()
    path.chmod(0o644)
    Database(path).close()
    assert set(_modes(path).values()) == {0o600}
    path.chmod(0o640)
    Database(path).close()
    assert _modes(path)["bot.db"] == 0o640, "somebody chose that"


def test_a_migration_leaves_nothing_of_what_was_erased_before(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Database(path) as database:
        database.rows("PRAGMA secure_delete = OFF")  # as in many builds, before the bot asked for it
        _comment(database, "Nguyễn Thị Rất Riêng")
        database.run("DELETE FROM comments")
    assert "Rất Riêng".encode() in path.read_bytes()
    monkeypatch.setattr(database_module, "migrations", _with_next(fails=False))
    with Database(path):
        files = [file.read_bytes() for file in path.parent.iterdir()]
    assert len(files) > 2, "with the copy of before"
    assert not any("Rất Riêng".encode() in file for file in files)


def test_failed_migration_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Database(path).close()
    with monkeypatch.context() as patch:
        patch.setattr(database_module, "migrations", _with_next(fails=True))
        with pytest.raises(ZeroDivisionError):
            Database(path)
    with Database(path) as database:
        assert database.row("SELECT 1 FROM sqlite_master WHERE name = 'added'") is None


def test_newer_file_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(database_module, "migrations", _with_next(fails=False))
        Database(path).close()
    with pytest.raises(DatabaseError, match="m999_next"):
        Database(path)


def test_no_database_is_refused(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"this is a letter, not a database" * 100)
    with pytest.raises(DatabaseError):
        Database(path)
    assert inspect(path) is not None


def test_folder_in_place_of_the_file_is_refused(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(DatabaseError):
        Database(path)


def _comment(database: Database, text: str) -> None:
    database.run("INSERT INTO comments (text, language, day) VALUES (?, 'vi', '2026-01-01')", [text])


def _comments(database: Database) -> list[str]:
    return [row["text"] for row in database.rows("SELECT text FROM comments ORDER BY id")]


def _with_next(*, fails: bool) -> Migrations:
    """The present steps and one more."""
    steps = Migrations("dean161")
    for step in migrations._migrations:
        steps(name=step.name)(step.fn)

    @steps()
    def m999_next(db: sqlite_utils.Database) -> None:
        db.execute("CREATE TABLE added (x TEXT) STRICT")
        if fails:
            raise ZeroDivisionError

    return steps


def _commit_that_waits(
    database: Database, monkeypatch: pytest.MonkeyPatch, *, broken: bool = False
) -> tuple[Future[None], threading.Event]:
    """A row is written, and its commit is under way until the event is set."""
    go_on = threading.Event()
    commit = database_module._commit

    def waiting(connection: sqlite3.Connection) -> None:
        go_on.wait(5)
        if broken:
            connection.rollback()
            raise sqlite3.OperationalError("disk I/O error")
        commit(connection)

    database.begin()
    database.run("INSERT INTO secrets (name, value) VALUES ('first', x'00')")
    with monkeypatch.context() as patch:
        patch.setattr(database_module, "_commit", waiting)
        return database.commit_aside(), go_on


@pytest.mark.parametrize("broken", [False, True])
def test_nothing_joins_a_commit_that_is_under_way(
    path: Path, monkeypatch: pytest.MonkeyPatch, broken: bool
) -> None:
    with Database(path) as database:
        committed, go_on = _commit_that_waits(database, monkeypatch, broken=broken)
        threading.Timer(0.05, go_on.set).start()
        with database.transaction():
            assert committed.done(), "it is waited for"
            assert (database.row("SELECT 1 FROM secrets WHERE name = 'first'") is None) == broken
            database.run("INSERT INTO secrets (name, value) VALUES ('second', x'00')")
    assert (committed.exception() is not None) == broken
    with Database(path) as database:
        names = [row["name"] for row in database.rows("SELECT name FROM secrets ORDER BY name")]
    assert names == (["marks", "second"] if broken else ["first", "marks", "second"])


def test_closing_waits_for_a_commit(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Database(path) as database:
        committed, go_on = _commit_that_waits(database, monkeypatch)
        threading.Timer(0.05, go_on.set).start()
    assert committed.exception() is None
    with Database(path) as database:
        assert database.row("SELECT 1 FROM secrets WHERE name = 'first'") is not None


def test_a_commit_that_fails_leaves_nothing_open(path: Path) -> None:
    with Database(path) as database:
        with pytest.raises(sqlite3.IntegrityError), database.transaction():
            database.run("PRAGMA defer_foreign_keys = ON")
            database.run("INSERT INTO quiz_polls VALUES ('telegram', 'poll', 'nobody', 1, 1)")
        database.run("INSERT INTO secrets (name, value) VALUES ('next', x'00')")
    with Database(path) as database:
        assert database.row("SELECT 1 FROM secrets WHERE name = 'next'") is not None
        assert not database.rows("SELECT * FROM quiz_polls")
