"""A Bot API that does next to nothing, fast, in a process of its own; it times what the bots do.

It knows nothing of Telegram's rules (bot/simulator does): it hands over updates, takes whatever is sent, and
writes down when. Steered by lines of JSON on standard input, answered by lines on standard output.
"""

from __future__ import annotations

import asyncio
import json
import random
import re
import sys
import time
from collections import deque
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

FIRST_CHAT = 700_000_000
_CHAT = re.compile(rb"7000\d{5}")
_ME = {"id": 161161161, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}


@dataclass
class Board:
    """What waits to be fetched and what was answered."""

    pending: deque[dict[str, Any]] = field(default_factory=deque)
    arrival: asyncio.Event = field(default_factory=asyncio.Event)
    handed: dict[int, deque[float]] = field(default_factory=dict)
    latencies: list[float] = field(default_factory=list)
    first: float = 0.0
    last: float = 0.0
    last_call: float = 0.0
    trip: float = 0.0
    number: int = 1000

    def add(self, chat: int, text: str) -> None:
        """One more message of a person."""
        self.number += 1
        person = {"id": chat, "first_name": "Lan", "is_bot": False, "language_code": "vi"}
        self.pending.append(
            {
                "update_id": self.number,
                "message": {
                    "message_id": self.number,
                    "date": int(time.time()),
                    "chat": {"id": chat, "type": "private", "first_name": "Lan"},
                    "from": person,
                    "text": text,
                },
            }
        )

    def fetch(self, offset: int, limit: int) -> list[dict[str, Any]]:
        """Forgets what is confirmed; the next updates, each timed when it is handed over first."""
        while self.pending and self.pending[0]["update_id"] < offset:
            self.pending.popleft()
        found = [self.pending[place] for place in range(min(limit, len(self.pending)))]
        now = time.perf_counter()
        for update in found:
            if not update.get("_handed"):
                update["_handed"] = True
                self.first = self.first or now
                self.handed.setdefault(update["message"]["chat"]["id"], deque()).append(now)
        return [{key: update[key] for key in ("update_id", "message")} for update in found]

    def replied(self, chat: int) -> None:
        """A reply came: to the oldest message of the chat that has none."""
        now = time.perf_counter()
        waiting = self.handed.get(chat)
        if waiting:
            self.latencies.append(now - waiting.popleft())
            self.last = now


class Server:
    """The Bot API's methods, as far as the bots here need them."""

    def __init__(self) -> None:
        self.board = Board()

    async def handle(self, request: web.BaseRequest) -> web.Response:
        """Any call."""
        board = self.board
        method = request.path.rsplit("/", 1)[-1].lower()
        body = await request.read()
        if method == "getupdates":
            return await self._updates(body)
        board.last_call = time.perf_counter()
        if board.trip:
            await asyncio.sleep(board.trip)
        result: object = True
        if method == "getme":
            result = _ME
        elif method == "sendmessage":
            found = _CHAT.search(body)
            chat = int(found[0]) if found else 0
            board.number += 1
            board.replied(chat)
            result = {
                "message_id": board.number,
                "date": int(time.time()),
                "chat": {"id": chat, "type": "private", "first_name": "Lan"},
                "from": _ME,
                "text": "ok",
            }
        return _ok(result)

    async def _updates(self, body: bytes) -> web.Response:
        board = self.board
        if board.trip:
            await asyncio.sleep(board.trip)
        offset, limit, timeout = (_number(body, name) for name in (b"offset", b"limit", b"timeout"))
        found = board.fetch(offset, limit or 100)
        if not found and timeout:
            board.arrival.clear()
            try:
                async with asyncio.timeout(timeout):
                    await board.arrival.wait()
            except TimeoutError:
                pass
            found = board.fetch(offset, limit or 100)
        return _ok(found)

    async def queue(
        self, chats: int, texts: list[str], trip: float, rate: float, seed: int
    ) -> dict[str, Any]:
        """Queues messages, at once or at random moments with a mean rate a second, and waits for the replies."""
        board = self.board
        board.latencies, board.first, board.trip = [], 0.0, trip
        board.handed.clear()
        dice = random.Random(seed)
        due = time.perf_counter()
        for place, text in enumerate(texts):
            if rate:
                due += dice.expovariate(rate)
                await asyncio.sleep(max(0.0, due - time.perf_counter()))
            board.add(FIRST_CHAT + place % chats, text)
            if rate:
                board.arrival.set()
        board.arrival.set()
        async with asyncio.timeout(90):
            # Polled, as an event for each reply would be work beside the bot that is measured.
            while len(board.latencies) < len(texts):  # noqa: ASYNC110
                await asyncio.sleep(0.005)
        return {"seconds": board.last - board.first, "latencies": board.latencies}

    async def quiet(self, seconds: float) -> dict[str, Any]:
        """Waits until somebody polls and nothing else was called for so long."""
        board = self.board
        async with asyncio.timeout(60):
            while not board.last_call or time.perf_counter() - board.last_call < seconds:  # noqa: ASYNC110
                await asyncio.sleep(0.02)
        return {}


def _number(body: bytes, name: bytes) -> int:
    # As a form, as JSON, or as a part of a multipart body.
    found = re.search(name + rb'(?:=|"?:\s*"?|"\r\n(?:[^\r]+\r\n)*\r\n)(-?\d+)', body)
    return int(found[1]) if found else 0


def _ok(result: object) -> web.Response:
    body = json.dumps({"ok": True, "result": result}).encode()
    return web.Response(body=body, content_type="application/json")


async def main() -> None:
    """Serves until standard input ends."""
    server = Server()
    runner = web.ServerRunner(web.Server(server.handle), shutdown_timeout=0.2)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print(json.dumps({"port": runner.addresses[0][1]}), flush=True)
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        order = json.loads(line)
        name = order.pop("do")
        answer: dict[str, Any] = {}
        try:
            if name == "fresh":
                server.board = Board()
            elif name == "quiet":
                answer = await server.quiet(**order)
            elif name == "queue":
                answer = await server.queue(**order)
        except TimeoutError:
            answer = {"error": f"{name}: {len(server.board.latencies)} replies came in time"}
        print(json.dumps(answer), flush=True)
    await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(main())
