"""Health and metrics over HTTP, for those who run the bot; not for the public."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from aiohttp import web
from prometheus_client import generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4

from bot.delivery.webhook import serving_at

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.config import Listen
    from bot.delivery.delivery import Delivery


@asynccontextmanager
async def watched(delivery: Delivery, listen: Listen) -> AsyncIterator[int]:
    """Serves ``/health`` (200, or 503 when updates are stuck) and ``/metrics`` while the block runs.

    Raises:
        PortTakenError: the address cannot be opened.
    """

    async def health(_: web.Request) -> web.Response:
        stuck = delivery.stuck
        return web.Response(status=503 if stuck else 200, text="stuck\n" if stuck else "ok\n")

    async def metrics(_: web.Request) -> web.Response:
        body = generate_latest(delivery.figures.registry)
        return web.Response(body=body, headers={"Content-Type": CONTENT_TYPE_PLAIN_0_0_4})

    server = web.Application()
    server.router.add_get("/health", health)
    server.router.add_get("/metrics", metrics)
    async with serving_at(server, listen, "BOT_METRICS_LISTEN") as port:
        yield port
