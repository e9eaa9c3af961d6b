"""Receiving: offsets, long polls, conflicts, retention, webhooks."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest
from aiohttp import web
from telegram.error import BadRequest, Conflict

from bot.simulator import Simulator, World
from bot.simulator.updates import TERMINATED
from tests.simulator.support import raw, refused

if TYPE_CHECKING:
    from telegram import Bot

    from bot.simulator import Person
    from tests.simulator.support import Ticking

pytestmark = pytest.mark.asyncio


def _ids(updates: tuple[Any, ...]) -> list[int]:
    return [update.update_id for update in updates]


async def test_offsets_confirm(bot: Bot, world: World, lan: Person) -> None:
    for number in range(5):
        lan.say(str(number))
    first = world.updates.last_id - 4
    assert _ids(await bot.get_updates(limit=2)) == [first, first + 1]
    assert len(await bot.get_updates()) == 5, "nothing was confirmed"
    assert _ids(await bot.get_updates(offset=first + 3)) == [first + 3, first + 4]
    assert len(world.updates) == 2
    assert len(await bot.get_updates(offset=first + 99)) == 2, "an offset out of range falls back to the head"
    assert _ids(await bot.get_updates(offset=-1)) == [first + 4]
    assert len(world.updates) == 1
    assert await bot.get_updates(offset=first + 5) == ()
    assert world.updates.confirmed == 5


async def test_at_most_a_hundred(bot: Bot, lan: Person) -> None:
    for number in range(101):
        lan.say(str(number))
    assert len(await bot.get_updates(limit=100)) == 100
    assert len(await bot.get_updates(limit=1000)) == 100


async def test_a_long_poll_returns_when_something_comes(bot: Bot, world: World, lan: Person) -> None:
    waiting = asyncio.create_task(bot.get_updates(timeout=20))
    await world.until(lambda: world.updates.waiting)
    lan.say("a")
    assert len(await waiting) == 1


async def test_a_long_poll_ends_empty(bot: Bot) -> None:
    assert await raw(bot, "getUpdates", {"timeout": 0.05}) == []


async def test_the_older_of_two_pollers_is_ended(bot: Bot, world: World, lan: Person) -> None:
    older = asyncio.create_task(bot.get_updates(timeout=20))
    await world.until(lambda: world.updates.waiting)
    newer = asyncio.create_task(bot.get_updates(timeout=20))
    with refused(Conflict, TERMINATED):
        await older
    lan.say("a")
    assert len(await newer) == 1


async def test_a_poller_that_died_waits_no_more(simulator: Simulator, world: World) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", int(simulator.url.rsplit(":", 1)[1]))
    writer.write(f"GET /bot{world.token}/getUpdates?timeout=30 HTTP/1.1\r\nHost: x\r\n\r\n".encode())
    await world.until(lambda: world.updates.waiting)
    writer.transport.abort()
    for _ in range(100):
        if not world.updates.waiting:
            break
        await asyncio.sleep(0.01)
    assert not world.updates.waiting
    del reader


async def test_only_the_allowed_kinds(bot: Bot, world: World, lan: Person) -> None:
    await bot.get_updates(allowed_updates=["message"])
    lan.ask_inline("x")
    lan.say("a")
    assert [update.inline_query for update in await bot.get_updates()] == [None]
    await bot.get_updates(allowed_updates=[])
    lan.ask_inline("x")
    assert len(world.updates) == 2


async def test_what_nobody_fetched_in_time_is_gone(
    bot: Bot, world: World, lan: Person, ticking: Ticking
) -> None:
    await raw(bot, "sendMessage", {"chat_id": 1001, "text": "a"})
    lan.say("ở lại")
    lan.send_data("x", message_id=1)
    lan.ask_inline("x")
    ticking.pass_(seconds=151)
    (left,) = await bot.get_updates()
    assert left.message
    ticking.pass_(hours=24)
    assert await bot.get_updates() == ()


async def test_numbers_may_start_anywhere_and_jump(ticking: Ticking) -> None:
    world = World(clock=ticking, first_update_id=7)
    lan = world.person(1001)
    lan.say("a")
    world.updates.skip_ids(3)
    lan.say("b")
    assert [pending.update_id for pending in world.updates.pending()] == [7, 3]


async def test_an_update_delivered_twice(bot: Bot, world: World, lan: Person) -> None:
    lan.say("a")
    (again,) = world.updates.pending()
    (first,) = await bot.get_updates()
    await bot.get_updates(offset=first.update_id + 1)
    world.updates.redeliver(again.update_id, again.kind, again.payload, again.lane)
    assert _ids(await bot.get_updates()) == [first.update_id]


async def test_a_webhook_gets_updates_in_order_until_it_takes_them(
    bot: Bot, simulator: Simulator, world: World, lan: Person
) -> None:
    minh = world.person(1002, "Minh")
    taken: list[tuple[int, str]] = []
    secrets: set[str] = set()
    refusals = [500, 503]

    async def take(request: web.Request) -> web.Response:
        body = await request.json()
        secrets.add(request.headers["X-Telegram-Bot-Api-Secret-Token"])
        message = body["message"]
        if refusals and message["text"] == "0" and message["chat"]["id"] == lan.id:
            return web.Response(status=refusals.pop())
        taken.append((message["chat"]["id"], message["text"]))
        if message["text"] == "4":
            answer = {"method": "sendMessage", "chat_id": message["chat"]["id"], "text": "hết"}
            return web.json_response(answer)
        return web.Response()

    application = web.Application()
    application.router.add_post("/hook", take)
    runner = web.AppRunner(application)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        lan.say("0")
        port = runner.addresses[0][1]
        await bot.set_webhook(f"http://127.0.0.1:{port}/hook", secret_token="s3cret_-", max_connections=4)
        with refused(Conflict, "can't use getUpdates method while webhook is active"):
            await bot.get_updates()
        for number in range(1, 5):
            lan.say(str(number))
            minh.say(str(number))
        await world.until(lambda: len(world.updates) == 0)
        info = await bot.get_webhook_info()
    finally:
        await bot.delete_webhook()
        await runner.cleanup()
    assert [text for chat, text in taken if chat == lan.id] == ["0", "1", "2", "3", "4"]
    assert [text for chat, text in taken if chat == minh.id] == ["1", "2", "3", "4"]
    assert secrets == {"s3cret_-"}
    assert info.last_error_message
    assert (info.pending_update_count, info.max_connections) == (0, 4)
    assert [message.text for message in lan.sees()] == ["hết"]
    assert (await bot.get_webhook_info()).url == ""


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"url": "http://example.org/hook"}, "An HTTPS URL must be provided for webhook"),
        ({"url": "https://example.org:8080/hook"}, "Webhook can be set up only on ports 80, 88, 443 or 8443"),
        ({"url": "nonsense"}, "URL host is empty"),
        ({"url": "https://example.org", "secret_token": "mật"}, "secret token contains unallowed characters"),
        ({"url": "https://example.org", "secret_token": "x" * 257}, "secret token is too long"),
    ],
)
async def test_webhooks_that_telegram_refuses(bot: Bot, fields: dict[str, Any], reason: str) -> None:
    with refused(BadRequest, reason):
        await bot.set_webhook(**fields)


async def test_pending_updates_can_be_dropped(bot: Bot, world: World, lan: Person) -> None:
    lan.say("a")
    await bot.delete_webhook(drop_pending_updates=True)
    assert len(world.updates) == 0
