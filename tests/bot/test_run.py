"""``dean161 run`` as a process of its own: it answers, ends when told, and its log holds no secret."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from pathlib import Path

import pytest

from bot.simulator import TOKEN, Simulator, World

pytestmark = pytest.mark.asyncio

ROOT = Path(__file__).parents[2]


class _Process:
    """A running bot."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process

    async def end(self, number: int) -> tuple[int, str]:
        """Sends a signal; the exit code and the log."""
        self.process.send_signal(number)
        _, log = await asyncio.wait_for(self.process.communicate(), 10)
        return self.process.returncode or 0, log.decode()


async def _run(folder: Path, simulator: Simulator, **settings: str) -> _Process:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("BOT_")}
    return _Process(
        await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            "run",
            cwd=folder,
            env={
                **inherited,
                "PYTHONPATH": str(ROOT),
                "BOT_TOKEN": TOKEN,
                "BOT_API_URL": simulator.url,
                **settings,
            },
            stderr=asyncio.subprocess.PIPE,
        )
    )


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_answers_and_ends(tmp_path: Path, number: int) -> None:
    world = World()
    async with Simulator(world) as simulator:
        process = await _run(tmp_path, simulator, BOT_LOG_FORMAT="json", BOT_LOG_LEVEL="debug")
        lan = world.person(1001, "Lan")
        lan.say("ai chủ trì mục 3? tôi là Lan")
        (reply,) = await world.replies(lan.id, timeout=15)
        assert "Sở Tài nguyên và Môi trường" in reply.text
        code, log = await process.end(number)
    assert code == 0
    lines = [json.loads(line) for line in log.splitlines()]
    assert any("serving as @dean161_bot" in line["message"] for line in lines)
    assert lines[-1]["message"] == "stopped"
    assert TOKEN not in log
    assert "tôi là Lan" not in log


async def test_killed_and_started_again(tmp_path: Path) -> None:
    world = World()
    lan = world.person(1001, "Lan")
    async with Simulator(world) as simulator:
        first = await _run(tmp_path, simulator)
        lan.say("ai chủ trì mục 3?")
        await world.replies(lan.id, timeout=15)
        await world.until(lambda: not len(world.updates), what="the question is not confirmed")
        await first.end(signal.SIGKILL)
        second = await _run(tmp_path, simulator)
        lan.say("còn mục 2?")
        # The context is on disk. The first answer may come again, if it was taken in the moment of the kill.
        await world.until(lambda: "mục 2" in world.from_bot(lan.id)[-1].text.lower(), 15)
        assert len(world.from_bot(lan.id)) <= 3
        await second.end(signal.SIGTERM)


async def test_ends_while_telegram_is_not_reached(tmp_path: Path) -> None:
    async with Simulator(World()) as simulator:
        pass
    process = await _run(tmp_path, simulator)
    assert process.process.stderr is not None
    line = await asyncio.wait_for(process.process.stderr.readline(), 15)
    assert b"not reached" in line
    code, log = await process.end(signal.SIGTERM)
    assert code == 0
    assert "Traceback" not in log
