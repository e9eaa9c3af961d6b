"""Each update has its effect once, in order, and a poison one blocks nobody."""

from __future__ import annotations

import asyncio
import sqlite3
from typing import TYPE_CHECKING, Any

import pytest

from bot.delivery import pump
from bot.delivery.delivery import turn_of
from bot.services.messages import RefusedError
from bot.storage.inbox import Arrival, Inbox
from tests.delivery.support import BOSS, backlogs

if TYPE_CHECKING:
    from tests.support.playground import Playground

pytestmark = pytest.mark.asyncio


def _languages(bot: Playground) -> list[str]:
    return [row["chat"] for row in bot.services.database.rows("SELECT chat FROM preferences ORDER BY chat")]


async def test_a_poison_update_is_set_aside_and_told_once(
    bot: Playground, monkeypatch: pytest.MonkeyPatch
) -> None:
    lan, minh, boss = bot.person(), bot.person(1002, name="Minh"), bot.person(BOSS, name="Sếp")
    boss.say("/start")
    await bot.replies(BOSS)
    ask, tries = bot.services.answering.ask, []

    def fail(chat: Any, text: str, hint: Any = None) -> Any:
        if "độc" in text:
            tries.append(text)
            bot.services.preferences.choose(chat, "en", "vi")
            raise ZeroDivisionError
        return ask(chat, text, hint)

    monkeypatch.setattr(bot.services.answering, "ask", fail)
    lan.say("độc 1")
    lan.say("mục 3")
    minh.say("mục 3")
    await bot.world.replies(minh.id, timeout=0.2)
    sorry, answer = await bot.replies(lan.id)
    assert "trục trặc" in sorry.text
    assert "Sở Tài nguyên" in answer.text, "what came after it is answered after it"
    lan.say("độc 2")
    assert len(await bot.replies(lan.id)) == 1
    assert tries == ["độc 1"] * 3 + ["độc 2"] * 3
    assert _languages(bot) == [], "what it did is undone"
    (told,) = await bot.replies(BOSS)
    assert "ZeroDivisionError" in told.text
    assert "độc" not in told.text
    assert backlogs(bot)[0].aside == 2


async def test_a_second_try_that_works(bot: Playground, monkeypatch: pytest.MonkeyPatch) -> None:
    ask, tries = bot.services.answering.ask, []

    def fail_once(*arguments: Any) -> Any:
        tries.append(1)
        if len(tries) == 1:
            raise ZeroDivisionError
        return ask(*arguments)

    monkeypatch.setattr(bot.services.answering, "ask", fail_once)
    lan = bot.person()
    lan.say("mục 3")
    lan.say("mục 2")
    replies = await bot.replies(lan.id)
    assert ["Mục 3" in replies[0].text, "Mục 2" in replies[1].text] == [True, True]


async def test_what_is_refused_changes_nothing(bot: Playground, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(chat: Any, *_: object) -> Any:
        bot.services.preferences.choose(chat, "en", "vi")
        raise RefusedError("only-text")

    monkeypatch.setattr(bot.services.answering, "ask", refuse)
    assert (await bot.ask(bot.person(), "x")).text
    assert _languages(bot) == []
    assert backlogs(bot)[0].aside == 0


async def test_a_refusal_that_cannot_be_said_stalls_nobody(
    bot: Playground, monkeypatch: pytest.MonkeyPatch
) -> None:
    bot.forgiven.add("chat not found")
    ask = bot.services.answering.ask

    def refuse(chat: Any, text: str, *rest: Any) -> Any:
        if "hỏng" in text:
            raise RefusedError("no-such-sentence")
        return ask(chat, text, *rest)

    monkeypatch.setattr(bot.services.answering, "ask", refuse)
    lan = bot.person()
    lan.say("hỏng")
    lan.say("mục 3")
    sorry, answer = await bot.replies(lan.id)
    assert "trục trặc" in sorry.text
    assert "Sở Tài nguyên" in answer.text
    assert backlogs(bot)[0].aside == 1


async def test_a_handler_that_waits_is_a_mistake(bot: Playground, monkeypatch: pytest.MonkeyPatch) -> None:
    bot.forgiven.add("chat not found")
    post = bot.application.courier.post

    async def sleepy(outgoing: Any) -> None:
        await asyncio.sleep(0)
        await post(outgoing)

    monkeypatch.setattr(bot.application.courier, "post", sleepy)
    lan = bot.person()
    lan.say("/language en")
    (reply,) = await bot.replies(lan.id)
    assert "trục trặc" in reply.text
    assert _languages(bot) == []


async def test_delivered_twice_is_handled_once(bot: Playground) -> None:
    lan = bot.person()
    await bot.stop()
    lan.say("mục 3")
    await bot.start()
    assert len(await bot.replies(lan.id)) == 1
    delivery = bot.delivery
    update = {"update_id": 77, "message": _message("mục 2")}
    await asyncio.gather(*(delivery.receive([update, update]) for _ in range(3)))
    assert len(await bot.replies(lan.id)) == 1


async def test_a_full_disk_stops_nothing_for_good(bot: Playground, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pump, "AFTER_THE_DISK", 0.05)
    handled, failures = Inbox.handled, []

    def full(self: Inbox, seq: int) -> None:
        if len(failures) < 5:
            failures.append(seq)
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorcode = sqlite3.SQLITE_FULL
            raise error
        handled(self, seq)

    monkeypatch.setattr(Inbox, "handled", full)
    lan = bot.person()
    for number in (1, 2, 3):
        lan.say(f"/item {number}")
    texts = [reply.text for reply in await bot.replies(lan.id)]
    assert [next(c for c in text if c.isdigit()) for text in texts] == ["1", "2", "3"]
    assert len(failures) == 5
    assert backlogs(bot)[0].aside == 0, "the disk's fault is no update's fault"


async def test_what_cannot_be_read_is_set_aside(bot: Playground) -> None:
    bot.forgiven.add("chat not found")
    database = bot.services.database
    Inbox(database).add("telegram", [Arrival("1", "1001", "{broken")], 0.0)
    assert await bot.ask(bot.person(), "mục 3")
    await bot.world.idle()
    assert backlogs(bot)[0].aside == 1


async def test_whose_turn() -> None:
    assert turn_of({"update_id": 1, "message": _message("x")}) == "1001"
    press = {"id": "1", "from": {"id": 5}, "message": {"message_id": 1, "chat": {"id": -7}}}
    assert turn_of({"update_id": 1, "callback_query": press}) == "-7"
    assert turn_of({"update_id": 1, "poll_answer": {"user": {"id": 5}}}) == "5"
    assert turn_of({"update_id": 1, "inline_query": {"from": {"id": 5}}}) == "inline:5"
    assert turn_of({"update_id": 1}) == ""


def _message(text: str) -> dict[str, Any]:
    return {
        "message_id": 900,
        "date": 1_790_000_000,
        "chat": {"id": 1001, "type": "private", "first_name": "Lan"},
        "from": {"id": 1001, "is_bot": False, "first_name": "Lan", "language_code": "vi"},
        "text": text,
    }
