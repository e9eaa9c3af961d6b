"""Telegram answering 429, 500, HTML and half a JSON, breaking connections, or too late: everybody is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.simulator import TOKEN, Simulator, World
from bot.simulator.faults import ANY, Fault, bad_gateway, delay, flood, lost, nonsense, reset, server_error
from tests.crash.crowd import Crowd
from tests.crash.process import Process

if TYPE_CHECKING:
    from pathlib import Path

SEED = 161
RATE = 0.15
PEOPLE = 30
MESSAGES = 6

LATE = 5.0
"""Seconds after which an answer counts as late here."""

BEYOND_PATIENCE = 11.0
"""Seconds; the bot waits 10 for an answer."""

HALF = Fault("answer", 200, '{"ok":true,"result":{"message_id":41,"da')
TROUBLES = (
    *(flood(1), server_error(), bad_gateway(), nonsense(), HALF),
    *(reset(), lost()),  # before and after Telegram took the call
)


@pytest.mark.asyncio
async def test_faults(tmp_path: Path) -> None:
    world = World()
    crowd = Crowd(world, PEOPLE)
    async with Simulator(world) as simulator:
        process = Process(tmp_path, simulator, TOKEN)
        await process.start()
        try:
            await crowd.learn()
            world.faults.randomly(ANY, RATE, TROUBLES, SEED)
            world.faults.every("sendMessage", 40, delay(BEYOND_PATIENCE))
            crowd.speak(MESSAGES)
            await world.until(crowd.answered, 60, "not everybody is answered")
            applied = world.faults.applied
            world.faults.clear()
            await world.idle(20)
        finally:
            code = await process.end()
    tally = crowd.tally(process.database)
    late = crowd.later_than(LATE)
    print(f"{applied} faults: {tally.row()}, {late} later than {LATE:.0f} s")
    assert applied >= tally.updates * RATE / 2
    assert (tally.lost, tally.twice, tally.disordered, tally.missing) == (0, 0, 0, 0), tally.strange[:3]
    # Only a call that was taken without the bot's learning of it is made again.
    assert tally.doubled <= applied // 2
    assert code == 0
    assert TOKEN not in process.log
