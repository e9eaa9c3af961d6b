"""The audit log is only added to, and tells wherever somebody has had a hand in it."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from bot.cli import main
from bot.storage.audit import Audit
from bot.storage.database import Database
from bot.storage.upkeep import audit_damage

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.clock import Clock

LINES = 5


@pytest.fixture
def audit(database: Database, clock: Clock) -> Audit:
    """A log of five lines."""
    log = Audit(database, clock)
    for number in range(1, LINES + 1):
        log.note(f"officer:{number}", "update.submitted", f"CN-2025-000{number}", percent=number)
    return log


def _tamper(database: Database, statement: str) -> None:
    """What somebody with the file in their hands could do."""
    for trigger in ("audit_stays", "audit_stays_there"):
        database.run(f"DROP TRIGGER {trigger}")
    database.run(statement)


def test_whole(audit: Audit, database: Database) -> None:
    assert audit.damage() is None
    assert audit_damage(database.path) is None
    assert [line.seq for line in audit.latest(3)] == [3, 4, 5]
    assert [line.actor for line in audit.of("CN-2025-0002")] == ["officer:2"]


def test_empty_log_is_whole(database: Database, clock: Clock) -> None:
    assert Audit(database, clock).damage() is None


@pytest.mark.parametrize("statement", ["UPDATE audit SET actor = 'bot' WHERE seq = 2", "DELETE FROM audit"])
def test_only_added_to(audit: Audit, database: Database, statement: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="only added to"):
        database.run(statement)
    assert audit.damage() is None


def _damage_after(audit: Audit, database: Database, statement: str) -> int | None:
    """What the log says after a statement, which is then undone."""
    found = None
    with pytest.raises(ZeroDivisionError), database.transaction():
        _tamper(database, statement)
        found = audit.damage()
        raise ZeroDivisionError
    return found


def test_a_changed_line_shows_wherever_it_is(audit: Audit, database: Database) -> None:
    for seq in range(1, LINES + 1):
        for column in ("at", "actor", "event", "subject", "detail", "digest"):
            statement = f"UPDATE audit SET {column} = {column} || 'x' WHERE seq = {seq}"
            assert _damage_after(audit, database, statement) == seq, (seq, column)
    assert audit.damage() is None, "all of it was undone"


def test_a_missing_line_shows_wherever_it_was(audit: Audit, database: Database) -> None:
    for seq in range(1, LINES + 1):
        assert _damage_after(audit, database, f"DELETE FROM audit WHERE seq = {seq}") == seq


def test_a_log_cut_short_shows(audit: Audit, database: Database) -> None:
    _tamper(database, "DELETE FROM audit WHERE seq > 3")
    assert audit.damage() == 4


def test_an_emptied_log_shows(audit: Audit, database: Database) -> None:
    _tamper(database, "DELETE FROM audit")
    assert audit.damage() == 1


def test_swapped_lines_show(audit: Audit, database: Database) -> None:
    _tamper(database, "UPDATE audit SET seq = -seq WHERE seq IN (2, 3)")
    database.run("UPDATE audit SET seq = CASE seq WHEN -2 THEN 3 ELSE 2 END WHERE seq < 0")
    assert audit.damage() == 2


def test_an_added_line_shows(audit: Audit, database: Database) -> None:
    database.run(
        "INSERT INTO audit SELECT 6, at, actor, event, subject, detail, digest FROM audit WHERE seq = 5"
    )
    assert audit.damage() == 6


def test_nothing_is_noted_of_what_was_undone(audit: Audit, database: Database) -> None:
    with pytest.raises(ZeroDivisionError), database.transaction():
        audit.note("officer:1", "update.withdrawn", "CN-2025-0001")
        raise ZeroDivisionError
    assert audit.damage() is None
    assert len(audit.latest(10)) == LINES


def test_health_tells(tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_DATABASE", str(tmp_path / "bot.db"))
    with Database(tmp_path / "bot.db") as database:
        log = Audit(database, clock)
        for number in range(3):
            log.note("bot", "test", str(number))
        assert CliRunner().invoke(main, ["health"]).exit_code == 0
        _tamper(database, "UPDATE audit SET subject = 'x' WHERE seq = 2")
        result = CliRunner().invoke(main, ["health"])
    assert result.exit_code == 1
    assert "2;" in result.output
