"""``kill -9`` of the real process at random moments: nothing is lost, applied twice or turned round."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from tests.crash.crowd import QUESTIONS
from tests.crash.killing import SIDE_BY_SIDE, killed

if TYPE_CHECKING:
    from pathlib import Path

KILLS = 20
BY_WEBHOOK = 4
SEED = 161


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("kills", "webhook"), [(KILLS, False), (BY_WEBHOOK, True)], ids=["polling", "webhook"]
)
async def test_kills(tmp_path: Path, kills: int, webhook: bool) -> None:
    began = time.monotonic()
    outcome = await killed(tmp_path, kills=kills, seed=SEED, forked=True, webhook=webhook)
    tally = outcome.tally
    print(f"{outcome.row()}; {time.monotonic() - began:.0f} s")
    assert outcome.busy >= kills // 2, "the kills must hit work"
    assert (tally.lost, tally.twice, tally.disordered, tally.missing) == (0, 0, 0, 0), tally.strange[:3]
    # The lessons of the start count too.
    assert outcome.inbox == {"handled": tally.updates + SIDE_BY_SIDE * (len(QUESTIONS) + 1)}
    assert outcome.owed == 0
    # At most what was in flight at a kill goes out again: one message of each chat.
    assert tally.doubled <= 30 * kills
    assert outcome.codes == [0] * SIDE_BY_SIDE
    assert "Traceback" not in outcome.log
