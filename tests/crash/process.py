"""The bot as a process of its own, started from this tree against a loopback Bot API."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.loader import PACKAGED

if TYPE_CHECKING:
    from bot.simulator import Simulator

ROOT = Path(__file__).parents[2]

END_WITHIN = 15.0
"""Seconds for an orderly end: the promise is 10, a busy machine gets more."""


class Process:
    """``python -m bot run``, again and again on one database."""

    def __init__(self, folder: Path, simulator: Simulator, token: str, **settings: str) -> None:
        self.database = folder / "bot.db"
        self._log = folder / "bot.log"
        kept = {name: value for name, value in os.environ.items() if not name.startswith("BOT_")}
        self._folder = folder
        self._environment = {
            **kept,
            "PYTHONPATH": str(ROOT),
            "BOT_TOKEN": token,
            "BOT_API_URL": simulator.url,
            "BOT_DATABASE": str(self.database),
            # The loopback server has no limits of its own here, and what is tested is not their keeping.
            "BOT_MESSAGES_PER_SECOND": "0",
            **settings,
        }
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        """Starts it; it answers some time later."""
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                *("-m", "bot", "run"),
                cwd=self._folder,
                env=self._environment,
                stdout=log,
                stderr=log,
            )

    @property
    def running(self) -> bool:
        """Whether it has not ended by itself."""
        return self._process is not None and self._process.returncode is None

    async def kill(self) -> None:
        """``kill -9``."""
        await self._signal(signal.SIGKILL)

    async def end(self) -> int:
        """Tells it to end in order; its exit code."""
        return await self._signal(signal.SIGTERM)

    async def _signal(self, number: int) -> int:
        if self._process is None:
            return 0
        if self._process.returncode is None:
            self._process.send_signal(number)
        return await asyncio.wait_for(self._process.wait(), END_WITHIN)

    async def close(self) -> None:
        """Nothing more is started."""

    @property
    def log(self) -> str:
        """All that it has written so far."""
        return self._log.read_text("utf-8")


class Forked(Process):
    """The same, started by ``nursery.py`` with the base in memory: a start takes a tenth of the time."""

    _nursery: asyncio.subprocess.Process | None = None
    _pid = 0

    async def start(self) -> None:
        """Starts it; the first time the base is read before."""
        if self._nursery is None:
            self._nursery = await asyncio.create_subprocess_exec(
                sys.executable,
                *("-m", "tests.crash.nursery"),
                cwd=ROOT,
                env={**self._environment, "BOT_KNOWLEDGE": str(PACKAGED), "NURSERY_LOG": str(self._log)},
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
            )
            await self._line()
        self._pid = int(await self._ask("start"))

    @property
    def running(self) -> bool:
        """Whether it has not ended by itself."""
        try:
            state = Path(f"/proc/{self._pid}/stat").read_text("ascii", "replace")
        except OSError:
            return False
        return state.rpartition(")")[2].split()[0] != "Z"

    async def _signal(self, number: int) -> int:
        if not self._pid:
            return 0
        os.kill(self._pid, number)
        code = int(await asyncio.wait_for(self._ask("wait"), END_WITHIN))
        self._pid = 0
        return code

    async def close(self) -> None:
        """Ends the nursery."""
        if self._nursery is not None and self._nursery.stdin is not None:
            self._nursery.stdin.close()
            await self._nursery.wait()

    async def _ask(self, order: str) -> str:
        assert self._nursery is not None
        assert self._nursery.stdin is not None
        self._nursery.stdin.write(f"{order}\n".encode())
        return await self._line()

    async def _line(self) -> str:
        assert self._nursery is not None
        assert self._nursery.stdout is not None
        return (await self._nursery.stdout.readline()).decode().strip()
