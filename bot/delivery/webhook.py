"""Takes updates that Telegram posts, and says that they arrived only once they are on disk."""

from __future__ import annotations

import hmac
import json
import logging
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from aiohttp import web

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from bot.config import Listen

log = logging.getLogger(__name__)

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
MAX_BODY = 1024 * 1024
"""Bytes of an update: far more than any has."""


class PortTakenError(Exception):
    """The address to listen on cannot be opened; ``setting`` names the one that gave it."""

    def __init__(self, listen: Listen, setting: str) -> None:
        super().__init__(f"{listen.host}:{listen.port}")
        self.setting = setting


@asynccontextmanager
async def serving_at(server: web.Application, listen: Listen, setting: str) -> AsyncIterator[int]:
    """Serves while the block runs; yields the port, which the system chose if it was given as 0.

    Raises:
        PortTakenError: the address cannot be opened.
    """
    runner = web.AppRunner(server, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, listen.host, listen.port).start()
        except OSError as error:
            raise PortTakenError(listen, setting) from error
        yield int(runner.addresses[0][1])
    finally:
        await runner.cleanup()


@asynccontextmanager
async def listening(
    receive: Callable[[list[dict[str, Any]]], Awaitable[None]], listen: Listen, url: str, secret: str
) -> AsyncIterator[int]:
    """Listens for updates while the block runs; yields the port.

    Raises:
        PortTakenError: the address cannot be opened.
    """

    async def take(request: web.Request) -> web.Response:
        given = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode("utf-8", "surrogateescape"), secret.encode()):
            return web.Response(status=403)
        try:
            update = json.loads(await request.read())
        except (ValueError, RecursionError):
            return web.Response(status=400)
        if not isinstance(update, dict) or type(update.get("update_id")) is not int:
            return web.Response(status=400)
        try:
            await receive([update])
        except Exception as error:  # noqa: BLE001  # whatever it is: Telegram delivers again
            log.error("an update is not taken: %s", type(error).__name__)  # noqa: TRY400  # a traceback may quote
            return web.Response(status=500)
        return web.Response()

    server = web.Application(client_max_size=MAX_BODY)
    server.router.add_post(urlsplit(url).path or "/", take)
    async with serving_at(server, listen, "BOT_WEBHOOK_LISTEN") as port:
        yield port
