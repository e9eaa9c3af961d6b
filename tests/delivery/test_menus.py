"""A person's menu is what they may do by now, whatever happens on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.delivery.owing import OutboxCourier
from bot.simulator import faults
from bot.storage.database import Database
from bot.storage.outbox import Outbox
from handlers.courier import Outgoing
from handlers.send import MENU_LANGUAGES
from tests.delivery.support import until
from tests.support.records import appoint, chat

if TYPE_CHECKING:
    from bot.simulator import Person
    from tests.support.playground import Playground

pytestmark = pytest.mark.asyncio


async def _announced(bot: Playground) -> None:
    """Waits until what the start sets by itself is set; the short descriptions are the last of it."""
    await until(lambda: len(bot.world.calls_of("setMyShortDescription")) == len(MENU_LANGUAGES))


def _shown(person: Person) -> set[str]:
    return {command for command, _ in person.menu()}


async def test_of_two_changes_the_later_is_shown(bot: Playground) -> None:
    lan = bot.person()
    await _announced(bot)
    appoint(bot.services, lan.id, "so-yt")
    bot.world.faults.script("setMyCommands", *[faults.server_error()] * len(MENU_LANGUAGES))
    lan.say("/start")
    await until(lambda: bot.world.faults.applied > 0)
    appoint(bot.services, lan.id, "so-yt", "coordinator")
    lan.say("/start")
    await bot.replies(lan.id)
    assert "pending" in _shown(lan)


async def test_a_menu_is_never_too_late(bot: Playground) -> None:
    lan = bot.person()
    await bot.ask(lan, "mục 3")
    await bot.stop()
    with Database(bot.settings.database) as database:
        scope = {"type": "chat", "chat_id": lan.id}
        menu = {"commands": [["help", "x"]], "scope": scope, "language_code": "vi"}
        OutboxCourier(Outbox(database)).owe(Outgoing("set_my_commands", menu))
        database.run("UPDATE outbox SET created = created - 3600")
    bot.world.faults.every("setMyCommands", 1, faults.server_error())
    await bot.start()
    await until(lambda: bot.services.database.row("SELECT 1 AS yes FROM outbox WHERE tries > 0") is not None)
    bot.world.faults.clear()
    await bot.world.idle()
    assert _shown(lan) == {"help"}


async def test_who_lost_a_role_while_the_bot_was_blocked_loses_its_menu_on_return(bot: Playground) -> None:
    lan = bot.person()
    officer = appoint(bot.services, lan.id, "so-yt", "coordinator")
    await bot.ask(lan, "/start")
    assert "pending" in _shown(lan)
    lan.block()
    await bot.world.idle()
    assert Outbox(bot.services.database).quiet(chat(lan.id))
    bot.services.officers.end(officer.number, "left", bot.services.clock())
    lan.unblock()
    assert await bot.replies(lan.id) == []
    assert "help" in _shown(lan)
    assert "pending" not in _shown(lan)
