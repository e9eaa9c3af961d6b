"""Kills the real process 200 times at random moments while people write to it, and counts what went wrong.

    python benchmarks/kills.py [--kills 200] [--seed 161]

Polling, real HTTP on 127.0.0.1, durability FULL. Each kill meets some 120 fresh messages in 30 chats. A reply
may be sent twice, at most once for each call under way at a kill; everything else must be 0.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.crash.killing import killed

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="kill -9 at random moments")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=161)
    asked = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        outcome = asyncio.run(killed(Path(folder), kills=asked.kills, seed=asked.seed))
    load = os.getloadavg()[0]
    print(f"{outcome.row()}; {time.monotonic() - began:.0f} s, load {load:.1f}", flush=True)
    tally = outcome.tally
    sound = not (tally.lost or tally.twice or tally.disordered or tally.missing or outcome.owed)
    raise SystemExit(0 if sound and set(outcome.inbox) == {"handled"} else 1)
