"""What is written together: in which order, and what is left of a job that fails."""

from __future__ import annotations

import asyncio
import sqlite3
from typing import TYPE_CHECKING

import pytest

from bot.delivery.writer import Writer
from bot.storage import database as database_module
from bot.storage.database import Database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.asyncio


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with Database(tmp_path / "bot.db") as opened:
        yield opened


def _keep(database: Database, name: str) -> str:
    database.run("INSERT INTO secrets (name, value) VALUES (?, x'00')", [name])
    return name


def _kept(database: Database) -> list[str]:
    rows = database.rows("SELECT name FROM secrets WHERE name <> 'marks' ORDER BY name")
    return [row["name"] for row in rows]


async def test_what_is_first_is_done_before_what_waits(database: Database) -> None:
    done: list[str] = []
    writer = Writer(database, lambda: None)
    await asyncio.gather(
        writer.submit(lambda: done.append("one")),
        writer.submit(lambda: done.append("two")),
        writer.submit(lambda: done.append("first"), first=True),
    )
    assert done == ["first", "one", "two"]


async def test_what_is_done_in_place_of_a_job_that_fails(database: Database) -> None:
    def fail() -> str:
        _keep(database, "undone")
        raise ValueError("mistake")

    writer = Writer(database, lambda: None)
    alone = writer.submit(fail)
    replaced = writer.submit(fail, lambda error: _keep(database, str(error)))
    beside = writer.submit(lambda: _keep(database, "beside"))
    await asyncio.wait([alone, replaced, beside])
    assert isinstance(alone.exception(), ValueError)
    assert (replaced.result(), beside.result()) == ("mistake", "beside")
    assert _kept(database) == ["beside", "mistake"]


async def test_a_commit_that_fails_is_told_to_all_who_wait(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit = database_module._commit

    def full(connection: sqlite3.Connection) -> None:
        connection.rollback()
        raise sqlite3.OperationalError("database or disk is full")

    writer = Writer(database, lambda: None)
    monkeypatch.setattr(database_module, "_commit", full)
    lost = [writer.submit(lambda name=name: _keep(database, name)) for name in ("one", "two")]
    await asyncio.wait(lost)
    assert all(isinstance(future.exception(), sqlite3.OperationalError) for future in lost)
    monkeypatch.setattr(database_module, "_commit", commit)
    assert await writer.submit(lambda: _keep(database, "three")) == "three"
    assert _kept(database) == ["three"]
