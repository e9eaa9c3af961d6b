"""Who blocked the bot is left alone, and is spoken to again as soon as they return."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from bot.storage.database import ChatKey
from bot.storage.outbox import Outbox
from tests.support.records import appoint

if TYPE_CHECKING:
    from bot.simulator import Person
    from tests.support.playground import Playground

pytestmark = pytest.mark.asyncio

LAN = ChatKey("telegram", "1001")


def _quiet(bot: Playground, chat: ChatKey = LAN) -> bool:
    return Outbox(bot.services.database).quiet(chat)


async def _blocking(bot: Playground, person: Person) -> None:
    """Lets somebody block the bot while an answer to them is under way."""
    bot.forgiven.add("bot was blocked by the user")
    await bot.ask(person, "/start")
    person.say("mục 2")
    person.block()
    await bot.replies(person.id)


def _return_unseen(bot: Playground, person: Person) -> None:
    """Lets somebody unblock the bot when it is not told, as after a day without it: only what they write says so."""
    bot.world.blocked.discard(person.id)


@pytest_asyncio.fixture
async def lan(bot: Playground) -> Person:
    """Somebody who blocked the bot."""
    person = bot.person()
    await _blocking(bot, person)
    assert _quiet(bot)
    return person


@pytest.mark.parametrize("text", ["/my", "/pending", "/update 3 60% x"])
async def test_a_refusal_is_said_to_who_returned(bot: Playground, lan: Person, text: str) -> None:
    _return_unseen(bot, lan)
    assert (await bot.ask(lan, text)).text
    assert not _quiet(bot)


async def test_a_fault_is_told_to_who_returned(
    bot: Playground, lan: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    bot.forgiven.add("chat not found")  # the administrator has never opened the chat
    _return_unseen(bot, lan)
    monkeypatch.setattr(bot.services.answering, "ask", lambda *_: 1 / 0)
    assert "trục trặc" in (await bot.ask(lan, "mục 3")).text


async def test_a_fault_of_their_own_is_told_to_an_administrator_who_returned(
    bot: Playground, monkeypatch: pytest.MonkeyPatch
) -> None:
    boss = bot.person(1003, name="Sếp")
    await _blocking(bot, boss)
    _return_unseen(bot, boss)
    monkeypatch.setattr(bot.services.answering, "ask", lambda *_: 1 / 0)
    boss.say("mục 3")
    assert ["ZeroDivisionError" in reply.text for reply in await bot.replies(boss.id)] == [True, False]


async def test_blocking_and_unblocking_without_a_word_are_known_and_nothing_is_said(bot: Playground) -> None:
    lan = bot.person()
    appoint(bot.services, LAN, "so-yt")
    await bot.ask(lan, "/start")
    lan.block()
    assert await bot.replies(lan.id) == []
    assert _quiet(bot)
    lan.unblock()
    assert await bot.replies(lan.id) == []
    assert not _quiet(bot)


async def test_coming_and_going_in_a_group_is_no_occasion_to_speak(bot: Playground) -> None:
    group = bot.world.group("Nhóm", bot.person())
    group.kick_bot()
    group.add_bot()
    assert await bot.replies(group.id) == []
    assert not _quiet(bot, ChatKey("telegram", str(group.id)))
