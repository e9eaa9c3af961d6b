"""A served world, a person in it, and python-telegram-bot's own client on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import pytest_asyncio
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.simulator import Person, Simulator, World
from tests.simulator.support import Ticking

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


@pytest.fixture
def ticking() -> Ticking:
    """The clock of the world, moved by hand."""
    return Ticking()


@pytest.fixture
def world(ticking: Ticking) -> World:
    """An empty world."""
    return World(clock=ticking)


@pytest.fixture
def lan(world: World) -> Person:
    """A person who has started the bot."""
    return world.person(1001, "Lan", username="lan_ht")


@pytest_asyncio.fixture
async def simulator(world: World) -> AsyncIterator[Simulator]:
    """The world, served."""
    async with Simulator(world, webhook_wait=0.02) as served:
        yield served


@pytest_asyncio.fixture
async def bot(simulator: Simulator, world: World) -> AsyncIterator[Bot]:
    """python-telegram-bot's client; any method that the simulator does not know fails the test."""
    # Without TLS there is nothing to verify; loading certificates is what takes time here.
    plain = {"verify": False}
    client = Bot(
        world.token,
        base_url=simulator.base_url,
        base_file_url=simulator.base_file_url,
        request=HTTPXRequest(connection_pool_size=8, httpx_kwargs=plain),
        get_updates_request=HTTPXRequest(connection_pool_size=4, httpx_kwargs=plain),
    )
    async with client:
        yield client
    assert world.unknown_calls == []
