"""How fast this bot is beside empty echo bots: same messages, same loopback server, in turn in one run.

    python benchmarks/delivery.py [--rounds 3]

This bot answers real questions from the base with everything on disk (durability FULL); the others send each
text back. 1,000 messages wait in 200 chats, then 300 with an artificial round trip of 80 ms for every call.
p50 and p99 are from handing a message over to the arrival of its reply, with the whole queue waiting before it.
Medians of the rounds; only ratios within one run mean anything. Linux only: CPU and memory are read in /proc.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
SUPPORT = Path(__file__).parent / "support"
sys.path.insert(0, str(ROOT))

from knowledge.loader import PACKAGED, load  # noqa: E402  # found by the line above

TOKEN = "161161161:AAsimulated-token-for-loopback-only"  # noqa: S105  # a dummy
CHATS = 200
UPDATES = 1000
FAR_UPDATES = 300
TRIP = 0.08
STEADY = 30.0
STEADY_UPDATES = 300
WARM = 40
QUIET = 0.7
SEED = 161

OURS = "this bot, real answers, FULL"
STOCK = "PTB echo, stock"
VARIANTS = {
    STOCK: "ptb",
    "PTB echo + aiohttp": "ptb-aiohttp",
    "PTB echo + aiohttp, 64 at once": "ptb-aiohttp-64",
    "aiogram echo": "aiogram",
    OURS: "",
}
# aiogram shares no pins with this project; it is compared where somebody has installed it beside.
if importlib.util.find_spec("aiogram") is None:
    del VARIANTS["aiogram echo"]
ONE_BY_ONE = ("ptb", "ptb-aiohttp")
"""Answer one message a round trip, so their far runs take long and vary little: once is enough."""


@dataclass
class Figures:
    """What the rounds gave for one bot."""

    rate: list[float] = field(default_factory=list)
    p50: list[float] = field(default_factory=list)
    p99: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    far_rate: list[float] = field(default_factory=list)
    far_p50: list[float] = field(default_factory=list)
    far_p99: list[float] = field(default_factory=list)
    far_cpu: list[float] = field(default_factory=list)
    steady_p50: list[float] = field(default_factory=list)
    steady_p99: list[float] = field(default_factory=list)


class Server:
    """The loopback server, steered by a pipe."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(SUPPORT / "loopback.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.url = f"http://127.0.0.1:{self._read()['port']}"

    def ask(self, do: str, **order: Any) -> dict[str, Any]:
        """Gives an order and waits for its answer."""
        assert self._process.stdin is not None  # noqa: S101  # a pipe was asked for
        self._process.stdin.write(json.dumps({"do": do, **order}) + "\n")
        self._process.stdin.flush()
        answer = self._read()
        if "error" in answer:
            raise SystemExit(answer["error"])
        return answer

    def _read(self) -> dict[str, Any]:
        assert self._process.stdout is not None  # noqa: S101  # a pipe was asked for
        return json.loads(self._process.stdout.readline())  # type: ignore[no-any-return]

    def close(self) -> None:
        """Ends it."""
        assert self._process.stdin is not None  # noqa: S101  # a pipe was asked for
        self._process.stdin.close()
        self._process.wait(10)


def cpu_seconds(pid: int) -> float:
    """CPU that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / float(os.sysconf("SC_CLK_TCK"))


def peak_memory(pid: int) -> float:
    """The most memory that a process has held, in MB."""
    for line in Path(f"/proc/{pid}/status").read_text("ascii", "replace").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return 0.0


def run(server: Server, kind: str, texts: list[str], figures: Figures, *, far: bool) -> None:
    """One bot, from its start to its end."""
    server.ask("fresh")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("BOT_")}
    environment = {**kept, "PYTHONPATH": str(ROOT), "BOT_TOKEN": TOKEN, "BOT_API_URL": server.url}
    command = [str(SUPPORT / "echo.py"), kind] if kind else ["-m", "bot", "run"]
    with tempfile.TemporaryDirectory() as folder:
        if not kind:
            # Telegram's own limit would be all that is measured.
            environment |= {"BOT_DATABASE": f"{folder}/bot.db", "BOT_MESSAGES_PER_SECOND": "0"}
            environment |= {"BOT_LOG_LEVEL": "error"}
        process = subprocess.Popen([sys.executable, *command], cwd=folder, env=environment)
        try:
            server.ask("quiet", seconds=QUIET)
            measured(server, process.pid, texts[-WARM:])
            server.ask("quiet", seconds=QUIET)
            near = measured(server, process.pid, texts[:UPDATES])
            for name, value in near.items():
                getattr(figures, name).append(value)
            if far:
                for name, value in measured(server, process.pid, texts[:FAR_UPDATES], trip=TRIP).items():
                    getattr(figures, f"far_{name}").append(value)
            if not kind:
                steady = measured(server, process.pid, texts[:STEADY_UPDATES], rate=STEADY)
                figures.steady_p50.append(steady["p50"])
                figures.steady_p99.append(steady["p99"])
            figures.memory.append(peak_memory(process.pid))
        finally:
            process.terminate()
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def measured(
    server: Server, pid: int, texts: list[str], *, trip: float = 0.0, rate: float = 0.0
) -> dict[str, float]:
    """Lets a bot answer messages; times in ms."""
    before = cpu_seconds(pid)
    answer = server.ask("queue", chats=CHATS, texts=texts, trip=trip, rate=rate, seed=SEED)
    waits = sorted(answer["latencies"])
    return {
        "rate": len(texts) / answer["seconds"],
        "p50": waits[len(waits) // 2] * 1000,
        "p99": waits[int(len(waits) * 0.99)] * 1000,
        "cpu": (cpu_seconds(pid) - before) / len(texts) * 1000,
    }


def questions() -> list[str]:
    """Example questions of the base, in both languages."""
    base = load(PACKAGED)
    every = [
        text
        for record in (*base.topics, *base.entries, *base.refusals)
        for texts in (record.questions.vi, record.questions.en)
        for text in texts
    ]
    dice = random.Random(SEED)
    dice.shuffle(every)
    return [every[place % len(every)] for place in range(UPDATES)]


def table(results: dict[str, Figures]) -> str:
    """All figures, and ratios to stock python-telegram-bot."""
    stock = results[STOCK]
    heads = (
        "bot",
        "upd/s",
        "ratio",
        "p50",
        "p99",
        "CPU/upd",
        "ratio",
        "MB",
        "80 ms: upd/s",
        "ratio",
        "p50",
        "p99",
    )
    lines = [heads]
    for name, figures in results.items():
        rate, cpu, far = map(statistics.median, (figures.rate, figures.cpu, figures.far_rate))
        lines.append(
            (
                name,
                f"{rate:.0f}",
                f"{rate / statistics.median(stock.rate):.2f}",
                f"{statistics.median(figures.p50):.0f}",
                f"{statistics.median(figures.p99):.0f}",
                f"{cpu:.2f}",
                f"{cpu / statistics.median(stock.cpu):.2f}",
                f"{max(figures.memory):.0f}",
                f"{far:.0f}",
                f"{far / statistics.median(stock.far_rate):.1f}",
                f"{statistics.median(figures.far_p50):.0f}",
                f"{statistics.median(figures.far_p99):.0f}",
            )
        )
    widths = [max(len(line[column]) for line in lines) for column in range(len(heads))]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if place else cell.ljust(width) for place, (cell, width) in enumerate(pairs)
        )
        for pairs in (list(zip(line, widths, strict=True)) for line in lines)
    )


def main() -> None:
    """All rounds, then one table."""
    parser = argparse.ArgumentParser(description="this bot beside echo bots")
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    texts = questions()
    results = {name: Figures() for name in VARIANTS}
    dice = random.Random(SEED)
    began, load_before = time.monotonic(), os.getloadavg()[0]
    server = Server()
    try:
        for number in range(rounds):
            for name in dice.sample(list(VARIANTS), len(VARIANTS)):
                kind = VARIANTS[name]
                print(f"round {number + 1}: {name}", file=sys.stderr)
                run(server, kind, texts, results[name], far=not number or kind not in ONE_BY_ONE)
    finally:
        server.close()
    print(table(results))
    ours = results[OURS]
    print(
        f"times in ms, medians of {rounds} rounds; this bot at {STEADY:.0f} messages/s at random moments: "
        f"p50 {statistics.median(ours.steady_p50):.0f}, p99 {statistics.median(ours.steady_p99):.0f}; "
        f"{time.monotonic() - began:.0f} s, load before {load_before:.1f}, after {os.getloadavg()[0]:.1f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
