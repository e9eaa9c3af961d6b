"""The bot's own settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from telegram import (
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    MenuButtonCommands,
)
from telegram.error import BadRequest

from tests.simulator.support import refused

if TYPE_CHECKING:
    from telegram import Bot

    from bot.simulator import Person, World

pytestmark = pytest.mark.asyncio


async def test_who_it_is(bot: Bot, world: World) -> None:
    assert bot.bot.id == world.bot.id
    assert bot.bot.supports_inline_queries
    assert await bot.log_out()
    assert await bot.close()


async def test_menus_by_scope_and_language(bot: Bot, world: World, lan: Person) -> None:
    await bot.set_my_commands([("start", "Bắt đầu")])
    assert lan.menu() == (("start", "Bắt đầu"),)
    await bot.set_my_commands([("items", "Các mục")], BotCommandScopeAllPrivateChats())
    await bot.set_my_commands([("items", "Items")], BotCommandScopeAllPrivateChats(), "en")
    await bot.set_my_commands([("help", "Trợ giúp")], BotCommandScopeAllGroupChats())
    assert lan.menu() == (("items", "Các mục"),)
    assert world.person(1009, "Ann", language_code="en-GB").menu() == (("items", "Items"),)
    assert lan.menu(world.group("Phòng", lan).id) == (("help", "Trợ giúp"),)
    own = BotCommandScopeChat(lan.id)
    await bot.set_my_commands([("pending", "Chờ duyệt")], own)
    assert lan.menu() == (("pending", "Chờ duyệt"),)
    assert await bot.get_my_commands(own) == (BotCommand("pending", "Chờ duyệt"),)
    await bot.delete_my_commands(own)
    assert await bot.get_my_commands(own) == ()
    assert lan.menu() == (("items", "Các mục"),)


@pytest.mark.parametrize(
    ("commands", "reason"),
    [
        ([("Start", "x")], "BOT_COMMAND_INVALID"),
        ([("bắt_đầu", "x")], "BOT_COMMAND_INVALID"),
        ([("a" * 33, "x")], "BOT_COMMAND_INVALID"),
        ([("a", " ")], "BOT_COMMAND_DESCRIPTION_INVALID"),
        ([("a", "x" * 257)], "BOT_COMMAND_DESCRIPTION_INVALID"),
        ([(f"c{number}", "x") for number in range(101)], "BOT_COMMANDS_TOO_MUCH"),
    ],
)
async def test_commands_that_telegram_refuses(bot: Bot, commands: list[tuple[str, str]], reason: str) -> None:
    with refused(BadRequest, reason):
        await bot.set_my_commands(commands)


async def test_menus_for_strangers_or_odd_languages(bot: Bot) -> None:
    with refused(BadRequest, "chat not found"):
        await bot.set_my_commands([("a", "x")], BotCommandScopeChat(424242))
    with refused(BadRequest, "LANG_CODE_INVALID"):
        await bot.set_my_commands([("a", "x")], language_code="vie")


async def test_names_and_descriptions_by_language(bot: Bot, world: World) -> None:
    await bot.set_my_description("Hỏi về Đề án 161")
    await bot.set_my_description("Ask about Project 161", "en")
    assert (await bot.get_my_description()).description == "Hỏi về Đề án 161"
    assert (await bot.get_my_description("en")).description == "Ask about Project 161"
    assert (await bot.get_my_description("fr")).description == "Hỏi về Đề án 161"
    await bot.set_my_short_description("161")
    assert (await bot.get_my_short_description("en")).short_description == "161"
    assert (await bot.get_my_name()).name == world.bot.first_name
    await bot.set_my_name("161")
    assert (await bot.get_my_name()).name == "161"
    with refused(BadRequest, "BOT_NAME_TOO_LONG"):
        await bot.set_my_name("x" * 65)
    with refused(BadRequest, "BOT_SHORT_DESCRIPTION_TOO_LONG"):
        await bot.set_my_short_description("x" * 121)
    with refused(BadRequest, "BOT_DESCRIPTION_TOO_LONG"):
        await bot.set_my_description("x" * 513)


async def test_the_menu_button(bot: Bot, lan: Person) -> None:
    assert (await bot.get_chat_menu_button(lan.id)).type == "default"
    await bot.set_chat_menu_button(lan.id, MenuButtonCommands())
    assert (await bot.get_chat_menu_button(lan.id)).type == "commands"
