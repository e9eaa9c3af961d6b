"""The bot as a process of its own, started from this tree against a loopback Bot API."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

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

    @property
    def log(self) -> str:
        """All that it has written so far."""
        return self._log.read_text("utf-8")
