"""The bot on the loopback server, for tests that need more than a dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest_asyncio

from tests.support.playground import Playground

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.config import Settings
    from bot.services.library import Library
    from tests.support.clock import Clock


@pytest_asyncio.fixture
async def bot(settings: Settings, library: Library, clock: Clock) -> AsyncIterator[Playground]:
    """A running bot; at the end every method that it called must have been expected and taken."""
    async with Playground(settings, library, clock) as playground:
        yield playground
