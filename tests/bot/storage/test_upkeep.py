"""Copies of the database file: made while the bot runs, and put back, also after it was killed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import textwrap
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.storage import upkeep
from bot.storage.beside import copy_named, drop_old_copies
from bot.storage.database import Database, inspect
from bot.storage.reading import reading
from bot.storage.upkeep import back_up

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[3]

HELD = [f"{number} " + "x" * 500 for number in range(300)]
"""Enough to fill many pages, so that a log of another file breaks something."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bot.db"


@pytest.fixture
def copy(path: Path) -> Path:
    """A backup, of which the file has gone on since, until its process was killed."""
    return _killed_since(path, back_up)


def _killed_since(path: Path, copied: Callable[[Path, Path], object]) -> Path:
    copy = path.with_name("copy.db")
    with Database(path) as database, database.transaction():
        for text in HELD:
            _comment(database, text)
    copied(path, copy)
    _kill(path, "UPDATE comments SET text = 'later ' || text", "DELETE FROM comments WHERE id < 200")
    assert path.with_name("bot.db-wal").stat().st_size, "what came since is in the log only"
    return copy


def _kill(path: Path, *statements: str) -> None:
    """A process performs statements on the file and is killed."""
    code = textwrap.dedent(f"""
        import os, signal
        from pathlib import Path
        from bot.storage.database import Database
        database = Database(Path({str(path)!r}))
        for statement in {statements!r}:
            database.run(statement)
        os.kill(os.getpid(), signal.SIGKILL)
    """)
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False)
    assert done.returncode == -signal.SIGKILL


def _comment(database: Database, text: str) -> None:
    database.run("INSERT INTO comments (text, language, day) VALUES (?, 'vi', '2026-01-01')", [text])


def _comments(database: Database) -> list[str]:
    return [row["text"] for row in database.rows("SELECT text FROM comments ORDER BY id")]


def test_a_backup_is_put_back_over_a_killed_bot_s_file(
    path: Path, copy: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path.write_bytes(copy.read_bytes())
    with Database(path) as database:
        assert _comments(database) == HELD
    assert inspect(path) is None
    assert "bot.db-wal is of another file" in caplog.text
    (kept,) = path.parent.glob("bot.db.before-restore-*-wal")
    assert kept.stat().st_size, "the log is kept, in case the file it belongs to was"


def test_a_copy_of_the_file_of_a_stopped_bot_is_put_back_like_a_backup(path: Path) -> None:
    copy = _killed_since(path, shutil.copyfile)
    path.write_bytes(copy.read_bytes())
    with Database(path) as database:
        assert _comments(database) == HELD


def test_a_restored_file_is_looked_at_and_copied_before_the_start(path: Path, copy: Path) -> None:
    path.write_bytes(copy.read_bytes())
    assert inspect(path) is None
    with reading(path) as database:
        assert _comments(database) == HELD
    back_up(path, path.with_name("second.db"))
    with Database(path.with_name("second.db")) as database:
        assert _comments(database) == HELD
    with Database(path) as database:
        assert _comments(database) == HELD, "looking changed nothing"


def test_the_log_of_a_killed_bot_s_own_file_is_taken_over(path: Path, copy: Path) -> None:
    back_up(path, path.with_name("second.db"))
    for file in (path, path.with_name("second.db")):
        with Database(file) as database:
            assert _comments(database) == [f"later {text}" for text in HELD[199:]]
    assert not list(path.parent.glob("*.before-*"))


def test_killed_while_a_restored_file_was_first_used(path: Path, copy: Path) -> None:
    path.write_bytes(copy.read_bytes())
    _kill(path, "DELETE FROM comments WHERE id > 1")
    with Database(path) as database:
        assert _comments(database) == HELD[:1]


def test_copies_that_the_bot_made_go_after_thirty_days(path: Path) -> None:
    made = [copy_named(path, "m003_officers"), path.with_name(f"{copy_named(path, 'restore').name}-wal")]
    others = [
        path,
        path.with_name("bot.db.before-the-move"),
        path.with_name("other.db.before-x-20200101T000000000000"),
    ]
    for file in (*made, *others):
        file.touch()
    now = datetime.now(UTC)
    assert drop_old_copies(path, now + timedelta(days=29)) == 0
    assert drop_old_copies(path, now + timedelta(days=31)) == 2
    assert sorted(path.parent.iterdir()) == sorted(others)


def test_a_backup_needs_no_hard_links(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refused)
    with Database(path) as database:
        _comment(database, "x")
        back_up(path, path.with_name("copy.db"))
    with Database(path.with_name("copy.db")) as database:
        assert _comments(database) == ["x"]


def test_a_file_that_appears_meanwhile_is_not_overwritten(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Database(path).close()
    copy = path.with_name("copy.db")

    def slow(partial: Path) -> str | None:
        copy.write_text("somebody else's")
        return inspect(partial)

    monkeypatch.setattr(upkeep, "inspect", slow)
    with pytest.raises(FileExistsError):
        back_up(path, copy)
    assert copy.read_text() == "somebody else's"
    assert sorted(path.parent.iterdir()) == sorted([path, copy, path.with_name("bot.db.lock")])


def test_a_backup_that_cannot_be_named_leaves_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    Database(path).close()
    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(upkeep.BackupError):
        back_up(path, path.with_name("copy.db"))
    assert sorted(path.parent.iterdir()) == [path, path.with_name("bot.db.lock")]
