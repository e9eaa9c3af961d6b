"""Delivery of updates by webhook: in order per chat, side by side across chats, until answered with 200."""

from __future__ import annotations

import asyncio
import json
import re
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import aiohttp

from bot.simulator import limits
from bot.simulator.errors import bad_request

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.simulator.methods.request import Request
    from bot.simulator.model import Json
    from bot.simulator.updates import Pending
    from bot.simulator.world import World

_SECRET = re.compile(r"[A-Za-z0-9_-]+")
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_LONGEST_WAIT = 60.0


@dataclass(frozen=True, slots=True)
class Hook:
    """Where updates go."""

    url: str
    secret: str
    connections: int


class Webhook:
    """The deliverer. A refused delivery is repeated at once, then after ``first_wait`` seconds, then after
    twice as many each time, up to a minute.

    ``execute`` runs a method that the bot put into its answer.
    """

    def __init__(self, world: World, execute: Callable[[str, Json], Any], first_wait: float = 2.0) -> None:
        self._world = world
        self._execute = execute
        self._first_wait = first_wait
        self._hook: Hook | None = None
        self._lanes: dict[tuple[str, int], deque[Pending]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._session: aiohttp.ClientSession | None = None
        self._slots = asyncio.Semaphore(limits.WEBHOOK_CONNECTIONS_DEFAULT)
        self._last_error: tuple[int, str] | None = None

    def set(self, request: Request) -> bool:
        """``setWebhook``."""
        url = request.text("url").strip()
        if not url:
            return self.delete(request)
        parts = urlsplit(url)
        if not parts.hostname:
            raise bad_request("bad webhook: Failed to resolve host: URL host is empty")
        # A local Bot API server takes plain HTTP; so does this one, on loopback only.
        if parts.scheme != "https" and parts.hostname not in _LOOPBACK:
            raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        if parts.hostname not in _LOOPBACK and parts.port not in {None, 443, 80, 88, 8443}:
            raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
        secret = request.text("secret_token")
        if len(secret) > limits.SECRET_TOKEN:
            raise bad_request("secret token is too long")
        if secret and not _SECRET.fullmatch(secret):
            raise bad_request("secret token contains unallowed characters")
        connections = request.integer("max_connections", limits.WEBHOOK_CONNECTIONS_DEFAULT)
        fewest, most = limits.WEBHOOK_CONNECTIONS
        self._start(Hook(url, secret, min(max(connections, fewest), most)))
        if request.has("allowed_updates"):
            self._world.updates.allow(request.json("allowed_updates") or [])
        if request.boolean("drop_pending_updates"):
            self._world.updates.clear()
        for pending in self._world.updates.pending():
            self._take(pending)
        return True

    def delete(self, request: Request) -> bool:
        """``deleteWebhook``."""
        self._stop()
        if request.boolean("drop_pending_updates"):
            self._world.updates.clear()
        return True

    def info(self, request: Request) -> Json:
        """``getWebhookInfo``."""
        updates = self._world.updates
        body: Json = {
            "url": self._hook.url if self._hook else "",
            "has_custom_certificate": False,
            "pending_update_count": len(updates),
        }
        if self._hook:
            body["max_connections"] = self._hook.connections
        if updates.allowed_names:
            body["allowed_updates"] = updates.allowed_names
        if self._last_error:
            body["last_error_date"], body["last_error_message"] = self._last_error
        return body

    async def close(self) -> None:
        """Stop delivering and let go of the connections."""
        tasks = list(self._tasks)
        self._stop()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()
            self._session = None

    def _start(self, hook: Hook) -> None:
        self._stop()
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=60))
        self._hook = hook
        self._world.webhook_url = hook.url
        self._slots = asyncio.Semaphore(hook.connections)
        self._world.updates.on_push = self._take

    def _stop(self) -> None:
        self._hook = None
        self._world.webhook_url = ""
        self._world.updates.on_push = None
        for task in self._tasks:
            task.cancel()
        self._lanes.clear()

    def _take(self, pending: Pending) -> None:
        lane = self._lanes.get(pending.lane)
        if lane is not None:
            lane.append(pending)
            return
        self._lanes[pending.lane] = lane = deque([pending])
        task = asyncio.get_running_loop().create_task(self._drain(pending.lane, lane))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _drain(self, key: tuple[str, int], lane: deque[Pending]) -> None:
        while lane:
            pending = lane[0]
            tries = 0
            while pending.expires > self._world.clock():
                async with self._slots:
                    if await self._deliver(pending):
                        break
                tries += 1
                if tries > 1:
                    await asyncio.sleep(min(self._first_wait * 2 ** (tries - 2), _LONGEST_WAIT))
            self._world.updates.remove(pending.update_id)
            lane.popleft()
        if self._lanes.get(key) is lane:
            del self._lanes[key]

    async def _deliver(self, pending: Pending) -> bool:
        hook, session = self._hook, self._session
        if hook is None or session is None:
            return False
        headers = {"X-Telegram-Bot-Api-Secret-Token": hook.secret} if hook.secret else {}
        try:
            async with session.post(hook.url, json=pending.to_json(), headers=headers) as response:
                body = await response.read()
                status = response.status
        except (aiohttp.ClientError, TimeoutError) as error:
            self._failed(f"Connection failed: {type(error).__name__}")
            return False
        if status != 200:
            self._failed(f"Wrong response from the webhook: {status} {response.reason}")
            return False
        self._run(body)
        return True

    def _run(self, body: bytes) -> None:
        """Run the method that an answer may carry; its result is told to nobody."""
        try:
            answer = json.loads(body) if body.strip().startswith(b"{") else None
        except ValueError:
            return
        if isinstance(answer, dict) and isinstance(answer.get("method"), str):
            self._execute(answer.pop("method"), answer)

    def _failed(self, reason: str) -> None:
        self._last_error = (int(self._world.clock().timestamp()), reason)
        self._world.bell.ring()
