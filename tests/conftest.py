"""Fixtures for the services and the bot: a temporary database and the packaged knowledge base."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.config import Settings
from bot.services.bundle import Services, build_services
from bot.services.library import Library
from bot.storage.database import ChatKey, Database
from knowledge.loader import PACKAGED
from tests.support.clock import Clock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ADMIN = 1003
"""The one administrator in the tests' settings."""


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"BOT_{name.upper()}", raising=False)


@pytest.fixture
def clock() -> Clock:
    """A clock that stands still."""
    return Clock()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings with a dummy token and a database in a temporary folder."""
    return Settings(
        token="161161161:AAsimulated-token-for-loopback-only",  # type: ignore[arg-type]  # a dummy, wrapped
        database=tmp_path / "bot.db",
        admins=frozenset({ADMIN}),
        messages_per_second=0,
    )


@pytest.fixture
def database(settings: Settings) -> Iterator[Database]:
    """An open, empty database."""
    with Database(settings.database) as opened:
        yield opened


@pytest.fixture(scope="session")
def library() -> Library:
    """The packaged base, read once; tests that change it read their own."""
    return Library(PACKAGED)


@pytest.fixture
def services(settings: Settings, database: Database, clock: Clock, library: Library) -> Services:
    """The services on the packaged base."""
    return build_services(settings, database, clock, library)


@pytest.fixture
def lan() -> ChatKey:
    """The private chat of a citizen."""
    return ChatKey("telegram", "1001")


@pytest.fixture
def minh() -> ChatKey:
    """The private chat of another."""
    return ChatKey("telegram", "1002")
