"""Kills the bot at random moments while people write to it, and counts."""

from __future__ import annotations

import asyncio
import random
import socket
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.simulator import TOKEN, Simulator, World
from tests.crash.crowd import Crowd, Tally
from tests.crash.process import Forked, Process

if TYPE_CHECKING:
    from pathlib import Path

EARLY = 0.3
"""The share of kills that come while the process is still starting."""

STARTING = 1.2
FORKING = 0.2
WORKING = 0.3
"""Seconds within which the kill comes: after the start, or after the process's first call."""

AGAIN = 0.05
"""Seconds until the server posts an update again; doubled each time, so a dead bot is soon left in peace."""

REST = 90.0
"""Seconds for answering everything at the end."""


SIDE_BY_SIDE = 2
"""Bots at the same time, each with a database and people of its own: starting one takes a core for a while."""


@dataclass(frozen=True)
class Outcome:
    """What was found after the last start, and how the process was hit."""

    kills: int
    early: int
    busy: int
    tally: Tally
    inbox: Counter[str]
    owed: int
    codes: list[int]
    log: str

    def row(self) -> str:
        """One line of figures."""
        return (
            f"{self.kills} kills, {self.busy} of them with work in hand, {self.early} while starting: "
            f"{self.tally.row()}"
        )


async def killed(
    folder: Path, *, kills: int, seed: int, forked: bool = False, webhook: bool = False
) -> Outcome:
    """Runs some bots side by side, each killed its share of times, and adds up what was found.

    Raises:
        TimeoutError: a bot did not come to answer everything after the last start.
    """
    shares = [kills // SIDE_BY_SIDE + (number < kills % SIDE_BY_SIDE) for number in range(SIDE_BY_SIDE)]
    runs = []
    for number, share in enumerate(shares):
        own = folder / str(number)
        own.mkdir()
        settings = _by_webhook() if webhook else {}
        runs.append(_killed(own, settings, kills=share, seed=seed + number, forked=forked))
    outcomes = await asyncio.gather(*runs)
    return Outcome(
        kills=sum(one.kills for one in outcomes),
        early=sum(one.early for one in outcomes),
        busy=sum(one.busy for one in outcomes),
        tally=sum((one.tally for one in outcomes), Tally()),
        inbox=sum((one.inbox for one in outcomes), Counter()),
        owed=sum(one.owed for one in outcomes),
        codes=[code for one in outcomes for code in one.codes],
        log="".join(one.log for one in outcomes),
    )


def _by_webhook() -> dict[str, str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    return {
        "BOT_MODE": "webhook",
        "BOT_WEBHOOK_URL": f"http://{address}/hook",
        "BOT_WEBHOOK_LISTEN": address,
        "BOT_WEBHOOK_SECRET": "simulated-secret-for-loopback-only",
    }


async def _killed(
    folder: Path,
    settings: dict[str, str],
    *,
    kills: int,
    seed: int,
    forked: bool,
    chats: int = 30,
    messages: int = 4,
) -> Outcome:
    """Runs, kills and starts again; ``messages`` are written in each chat for each kill."""
    dice = random.Random(seed)
    world = World()
    crowd = Crowd(world, chats)
    early = busy = 0
    async with Simulator(world, webhook_wait=AGAIN) as simulator:
        process = (Forked if forked else Process)(folder, simulator, TOKEN, **settings)
        starting = FORKING if forked else STARTING
        try:
            await process.start()
            await crowd.learn()
            for number in range(kills):
                if number:
                    await process.start()
                hasty = number > 0 and dice.random() < EARLY
                crowd.speak(messages // 2)
                if hasty:
                    early += 1
                    crowd.speak(messages - messages // 2)
                    await asyncio.sleep(dice.uniform(0, starting))
                else:
                    before = world.finished_calls
                    if number:
                        await world.until(
                            lambda before=before: world.finished_calls > before, 20, "it makes no call"
                        )
                    await asyncio.sleep(dice.uniform(0, WORKING / 2))
                    crowd.speak(messages - messages // 2)
                    await asyncio.sleep(dice.uniform(0, WORKING / 2))
                assert process.running, process.log[-2000:]
                busy += not crowd.answered()
                await process.kill()
                await asyncio.sleep(0.05)  # the server notices that the killed one is gone
            await process.start()
            await world.until(crowd.answered, REST, "not everybody is answered")
            await world.idle(REST)
        except TimeoutError:
            if process.running:
                await process.kill()
            print(crowd.tally(process.database).row(), process.log[-2000:], sep="\n")
            raise
        finally:
            code = await process.end()
            await process.close()
    tally = crowd.tally(process.database)
    inbox, owed = _left(process.database)
    return Outcome(kills, early, busy, tally, inbox, owed, [code], process.log)


def _left(database: Path) -> tuple[Counter[str], int]:
    with closing(sqlite3.connect(database)) as connection:
        inbox = Counter(
            dict(connection.execute("SELECT state, count(*) FROM inbox GROUP BY state").fetchall())
        )
        owed = connection.execute("SELECT count(*) FROM outbox WHERE state <> 'sent'").fetchone()[0]
    return inbox, owed
