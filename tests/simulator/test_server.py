"""The server itself: tokens, bodies, unknown methods, faults, rates, waiting."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import aiohttp
import pytest
from telegram import Bot
from telegram.error import BadRequest, InvalidToken, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.simulator import Simulator, World, faults
from tests.simulator.support import keyboard, refused

if TYPE_CHECKING:
    from bot.simulator import Person
    from tests.simulator.support import Ticking

pytestmark = pytest.mark.asyncio


async def test_a_wrong_token(simulator: Simulator) -> None:
    with pytest.raises(InvalidToken, match="rejected by the server"):
        await Bot("1:wrong", base_url=simulator.base_url).initialize()
    async with aiohttp.ClientSession() as session, session.get(f"{simulator.base_file_url}1:x/a/b") as answer:
        assert answer.status == 401


async def test_an_unknown_method_is_recorded(simulator: Simulator, world: World) -> None:
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{simulator.base_url}{world.token}/sendTea") as answer,
    ):
        assert answer.status == 404
        assert await answer.json() == {"ok": False, "error_code": 404, "description": "Not Found"}
    assert world.unknown_calls == ["sendTea"]


@pytest.mark.parametrize("way", ["query", "form", "json", "multipart"])
async def test_parameters_in_any_way(simulator: Simulator, world: World, lan: Person, way: str) -> None:
    url = f"{simulator.base_url}{world.token}/SENDmessage"
    fields = {"chat_id": str(lan.id), "text": "đủ dấu"}
    async with aiohttp.ClientSession() as session:
        if way == "query":
            answer = await session.get(url, params=fields)
        elif way == "form":
            answer = await session.post(url, data=fields)
        elif way == "json":
            answer = await session.post(url, json={"chat_id": lan.id, "text": "đủ dấu"})
        else:
            form = aiohttp.FormData(default_to_multipart=True)
            for name, value in fields.items():
                form.add_field(name, value)
            answer = await session.post(url, data=form)
        assert (await answer.json())["ok"]
    assert lan.sees()[0].text == "đủ dấu"


async def test_bodies_that_cannot_be_read(simulator: Simulator, world: World) -> None:
    url = f"{simulator.base_url}{world.token}/sendMessage"
    headers = {"Content-Type": "application/json"}
    async with aiohttp.ClientSession() as session:
        for body in (b"{", b"[1]"):
            async with session.post(url, data=body, headers=headers) as answer:
                assert answer.status == 400


async def test_flood(bot: Bot, world: World, lan: Person) -> None:
    world.faults.script("sendMessage", faults.flood(7))
    with pytest.raises(RetryAfter, match="in 7 seconds"):
        await bot.send_message(lan.id, "a")
    assert await bot.send_message(lan.id, "a")
    assert len(lan.sees()) == 1


@pytest.mark.parametrize(
    "fault", [faults.server_error(), faults.bad_gateway(), faults.nonsense(), faults.reset(), faults.lost()]
)
async def test_a_server_in_trouble(bot: Bot, world: World, lan: Person, fault: faults.Fault) -> None:
    world.faults.script("sendMessage", fault)
    with pytest.raises(TelegramError) as caught:
        await bot.send_message(lan.id, "a")
    assert not isinstance(caught.value, BadRequest)
    assert len(lan.sees()) == (1 if fault.kind == "lost" else 0)
    assert world.faults.applied == 1


async def test_a_slow_server(bot: Bot, world: World, lan: Person) -> None:
    world.faults.script("sendMessage", faults.delay(0.3))
    with pytest.raises(TimedOut):
        await bot.send_message(lan.id, "a", read_timeout=0.05)
    assert len(lan.sees()) == 1, "it was taken; only the answer is late"
    world.faults.script(faults.ANY, None, faults.refusal(400, "Bad Request: no"))
    assert await bot.send_message(lan.id, "b")
    with refused(BadRequest, "no"):
        await bot.send_message(lan.id, "c")


async def test_repeating_and_random_faults(bot: Bot, world: World, lan: Person) -> None:
    world.faults.every("sendMessage", 3, faults.server_error())
    outcomes = []
    for _ in range(6):
        try:
            await bot.send_message(lan.id, "a")
            outcomes.append(True)
        except NetworkError:
            outcomes.append(False)
    assert outcomes == [True, True, False, True, True, False]
    world.faults.clear()
    drawn = []
    for _ in range(2):
        world.faults.randomly("sendMessage", 0.5, [faults.reset()], seed=161)
        drawn.append([world.faults.take("sendmessage") is None for _ in range(20)])
    assert drawn[0] == drawn[1]
    assert len(set(drawn[0])) == 2


async def test_rates(ticking: Ticking) -> None:
    world = World(clock=ticking, rates=True)
    lan = world.person(1001)
    group = world.group("Phòng", lan)
    async with Simulator(world) as simulator, Bot(world.token, base_url=simulator.base_url) as bot:
        for _ in range(5):
            await bot.send_message(lan.id, "a")
        with pytest.raises(RetryAfter):
            await bot.send_message(lan.id, "a")
        ticking.pass_(seconds=5)
        await bot.send_message(lan.id, "a")
        for _ in range(20):
            ticking.pass_(seconds=1)
            await bot.send_message(group.id, "a")
        with pytest.raises(RetryAfter, match="in 41 seconds"):
            await bot.send_message(group.id, "a")


async def test_thirty_a_second_overall(ticking: Ticking) -> None:
    world = World(clock=ticking, rates=True)
    people = [world.person(2000 + number) for number in range(31)]
    async with Simulator(world) as simulator, Bot(world.token, base_url=simulator.base_url) as bot:
        for person in people[:30]:
            await bot.send_message(person.id, "a")
        with pytest.raises(RetryAfter):
            await bot.send_message(people[30].id, "a")


async def test_calls_are_kept(bot: Bot, world: World, lan: Person) -> None:
    await bot.send_message(lan.id, "a", reply_markup=keyboard("x"))
    with pytest.raises(BadRequest):
        await bot.send_message(9, "b")
    first, second = world.calls_of("sendMessage")
    assert (first.parameters["text"], first.error) == ("a", "")
    assert second.error == "Bad Request: chat not found"


async def test_waiting_for_replies(bot: Bot, world: World, lan: Person) -> None:
    async def later() -> None:
        for text in "abc":
            await bot.send_message(lan.id, text)

    task = asyncio.create_task(later())
    assert [message.text for message in await lan.hears(2)] == ["a", "b"]
    assert (await world.reply(lan.id)).text == "c"
    await task
    with pytest.raises(TimeoutError, match="1 replies expected in chat 1001, got"):
        await world.replies(lan.id, timeout=0.02)


async def test_idle_waits_for_the_receiver_and_the_probes(bot: Bot, world: World, lan: Person) -> None:
    with pytest.raises(TimeoutError, match="not idle"):
        await world.idle(timeout=0.02)
    lan.say("a")
    (update,) = await bot.get_updates()
    polling = asyncio.create_task(bot.get_updates(offset=update.update_id + 1, timeout=20))
    await world.idle(quiet=0.02)
    working = [True]
    world.probes.append(lambda: not working[0])
    with pytest.raises(TimeoutError, match="still has work"):
        await world.idle(timeout=0.05)
    working[0] = False
    await world.idle()
    lan.say("b")
    await polling
