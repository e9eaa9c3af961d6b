"""Starting and serving: by polling, by webhook, with a wrong token, and before Telegram is reached."""

from __future__ import annotations

import logging
import socket
import time
from typing import TYPE_CHECKING

import aiohttp
import pytest
from pydantic import SecretStr
from telegram.error import BadRequest, InvalidToken

from bot import app
from bot.app import open_services, serving
from bot.config import Listen
from bot.delivery.webhook import SECRET_HEADER, PortTakenError
from bot.simulator import Simulator, World, faults
from bot.storage.database import Database
from tests.support.records import appoint

if TYPE_CHECKING:
    from bot.config import Settings
    from bot.services.bundle import Services

pytestmark = pytest.mark.asyncio


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _at(settings: Settings, simulator: Simulator) -> Settings:
    return settings.model_copy(update={"api_url": simulator.url})


def _hooked(settings: Settings, url: str) -> Settings:
    port = _free_port()
    return settings.model_copy(
        update={
            "api_url": url,
            "mode": "webhook",
            "webhook_url": f"http://127.0.0.1:{port}/hook",
            "webhook_listen": Listen("127.0.0.1", port),
            "webhook_secret": SecretStr("dummy-secret"),
        }
    )


async def test_webhook(settings: Settings, services: Services) -> None:
    world = World()
    async with Simulator(world) as simulator, serving(_hooked(settings, simulator.url), services):
        lan = world.person(1001, "Lan")
        lan.say("ai chủ trì mục 3?")
        (reply,) = await world.replies(lan.id)
        assert "Sở Tài nguyên và Môi trường" in reply.text
        lan.press("📎 Mục II.3.b")
        assert await world.replies(lan.id)
    assert world.unknown_calls == []


@pytest.mark.parametrize(
    ("secret", "body", "status"),
    [
        ("wrong", b"{}", 403),
        (None, b"{}", 403),
        ("dummy-secret", b"not json", 400),
        ("dummy-secret", b"[1]", 400),
        ("dummy-secret", b"{}", 400),
        ("dummy-secret", b'{"update_id": 1}', 200),
    ],
)
async def test_webhook_from_strangers(
    settings: Settings, services: Services, secret: str | None, body: bytes, status: int
) -> None:
    world = World()
    async with Simulator(world) as simulator:
        hooked = _hooked(settings, simulator.url)
        async with serving(hooked, services), aiohttp.ClientSession() as session:
            headers = {} if secret is None else {SECRET_HEADER: secret}
            async with session.post(str(hooked.webhook_url), data=body, headers=headers) as response:
                assert response.status == status
            async with session.get(str(hooked.webhook_url)) as response:
                assert response.status == 405


async def test_webhook_port_taken(settings: Settings, services: Services) -> None:
    world = World()
    async with Simulator(world) as simulator:
        hooked = _hooked(settings, simulator.url)
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", hooked.webhook_listen.port))
            taken.listen()
            with pytest.raises(PortTakenError, match=str(hooked.webhook_listen.port)):
                async with serving(hooked, services):
                    pass


async def test_wrong_token(settings: Settings, services: Services) -> None:
    async with Simulator(World(token="1:another")) as simulator:  # a dummy
        with pytest.raises(InvalidToken):
            async with serving(_at(settings, simulator), services):
                pass


async def test_waits_until_telegram_is_reached(
    settings: Settings, services: Services, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(app, "FIRST_REACH", 0.01)
    world = World()
    world.faults.script("getMe", faults.bad_gateway(), faults.reset())
    with caplog.at_level(logging.WARNING, "bot"):
        async with Simulator(world) as simulator, serving(_at(settings, simulator), services):
            lan = world.person(1001, "Lan")
            lan.say("mục 3")
            assert await world.replies(lan.id)
    assert caplog.text.count("not reached") == 2


@pytest.mark.parametrize(
    "fault",
    [faults.flood(1), faults.nonsense(), faults.server_error(), faults.bad_gateway()],
    ids=["429", "nonsense", "500", "502"],
)
@pytest.mark.parametrize("method", ["getMe", "deleteWebhook", "setWebhook"])
async def test_starts_in_spite_of(
    settings: Settings, services: Services, monkeypatch: pytest.MonkeyPatch, method: str, fault: faults.Fault
) -> None:
    monkeypatch.setattr(app, "FIRST_REACH", 0.01)
    world = World()
    world.faults.script(method, fault)
    async with Simulator(world) as simulator:
        at = _hooked(settings, simulator.url) if method == "setWebhook" else _at(settings, simulator)
        async with serving(at, services):
            lan = world.person(1001, "Lan")
            lan.say("mục 3")
            assert await world.replies(lan.id)
    assert world.faults.applied == 1


async def test_a_refused_webhook_ends_the_start(settings: Settings, services: Services) -> None:
    world = World()
    world.faults.script("setWebhook", faults.refusal(400, "Bad Request: bad webhook: IP address is reserved"))
    async with Simulator(world) as simulator:
        with pytest.raises(BadRequest):
            async with serving(_hooked(settings, simulator.url), services):
                pass


async def test_menus_that_cannot_be_set_are_no_reason_not_to_serve(
    settings: Settings, services: Services
) -> None:
    world = World()
    world.faults.every("setMyCommands", 1, faults.refusal(400, "Bad Request: no"))
    world.faults.every("setMyDescription", 1, faults.flood(600))
    async with Simulator(world) as simulator, serving(_at(settings, simulator), services):
        lan = world.person(1001, "Lan")
        lan.say("mục 3")
        assert await world.replies(lan.id)


def _times(world: World, method: str) -> list[float]:
    """When a method is called from now on, by the loop's clock, those calls included that meet a fault."""
    times: list[float] = []
    take = world.faults.take

    def note(called: str) -> faults.Fault | None:
        if called == method.lower():
            times.append(time.monotonic())
        return take(called)

    world.faults.take = note  # type: ignore[method-assign]  # only watches
    return times


async def test_menus_wait_as_long_as_telegram_asks_and_are_set_then(
    settings: Settings, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "FIRST_REACH", 0.01)
    for number in range(5):
        appoint(services, 3000 + number, "so-yt")
    world = World()
    people = [world.person(3000 + number) for number in range(5)]
    for person in people:
        person.say("mục 3")  # a menu is for chats that have been opened
    times = _times(world, "setMyCommands")
    world.faults.script("setMyCommands", None, faults.flood(1), faults.server_error())
    async with Simulator(world) as simulator, serving(_at(settings, simulator), services):
        await world.until(lambda: all("update" in dict(person.menu()) for person in people), 10)
        await world.until(lambda: "help" in dict(world.person(1001).menu()))
    assert times[2] - times[1] >= 1.0


async def test_a_poll_waits_as_long_as_telegram_asks(settings: Settings, services: Services) -> None:
    world = World()
    times = _times(world, "getUpdates")
    world.faults.script("getUpdates", faults.flood(2))
    async with Simulator(world) as simulator, serving(_at(settings, simulator), services):
        await world.until(lambda: len(times) >= 2)
    assert times[1] - times[0] >= 2.0


async def test_questions_asked_while_it_was_down_are_answered(settings: Settings, services: Services) -> None:
    world = World()
    lan = world.person(1001, "Lan")
    lan.say("ai chủ trì mục 3?")
    async with Simulator(world) as simulator, serving(_at(settings, simulator), services):
        (reply,) = await world.replies(lan.id)
    assert "Sở Tài nguyên và Môi trường" in reply.text


async def test_what_was_taken_is_answered_before_the_end(settings: Settings, services: Services) -> None:
    world = World()
    lan = world.person(1001, "Lan")
    world.faults.script("sendMessage", faults.delay(0.3))
    async with Simulator(world) as simulator, serving(_at(settings, simulator), services):
        lan.say("ai chủ trì mục 3?")
        await world.until(lambda: world.faults.applied > 0)
    assert len(world.from_bot(lan.id)) == 1


async def test_services_close_with_the_block(settings: Settings) -> None:
    with open_services(settings) as services:
        assert services.library.base.items
    Database(settings.database).close()
