"""What the tests of delivery share: a bot on loopback, and a look into its queues."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from bot.storage.inbox import Inbox
from bot.storage.outbox import Outbox

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.storage.inbox import Backlog
    from tests.support.playground import Playground

BOSS = 1003
"""The administrator in the tests' settings."""


def backlogs(bot: Playground) -> tuple[Backlog, Backlog]:
    """What waits and what is owed."""
    database = bot.services.database
    return Inbox(database).backlog(), Outbox(database).backlog()


async def until(true: Callable[[], bool], seconds: float = 5.0) -> None:
    """Waits for something of the bot's own."""
    async with asyncio.timeout(seconds):
        while not true():  # noqa: ASYNC110  # what is looked at rings no bell
            await asyncio.sleep(0.01)
