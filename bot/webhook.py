"""Takes updates that Telegram posts, and hands each to the application before saying that it arrived."""

from __future__ import annotations

import hmac
import json
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from aiohttp import web
from telegram import Update

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.config import Listen
    from handlers.context import BotApplication

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
MAX_BODY = 1024 * 1024
"""Bytes of an update: far more than any has."""


class PortTakenError(Exception):
    """The address to listen on cannot be opened."""


@asynccontextmanager
async def listening(application: BotApplication, listen: Listen, url: str, secret: str) -> AsyncIterator[int]:
    """Listens for updates while the block runs; yields the port, which the system chose if it was given as 0.

    Raises:
        PortTakenError: the address cannot be opened.
    """

    async def take(request: web.Request) -> web.Response:
        given = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode("utf-8", "surrogateescape"), secret.encode()):
            return web.Response(status=403)
        try:
            update = Update.de_json(json.loads(await request.read()), application.bot)
        except (ValueError, TypeError, KeyError, AttributeError):
            return web.Response(status=400)
        await application.update_queue.put(update)
        return web.Response()

    server = web.Application(client_max_size=MAX_BODY)
    server.router.add_post(urlsplit(url).path or "/", take)
    runner = web.AppRunner(server, access_log=None)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, listen.host, listen.port).start()
        except OSError as error:
            raise PortTakenError(f"{listen.host}:{listen.port}") from error
        yield int(runner.addresses[0][1])
    finally:
        await runner.cleanup()
