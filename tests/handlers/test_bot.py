"""The bot as Telegram and people treat it: inline mode, menus, blocks, floods, failures."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import pytest

from bot.simulator import faults
from handlers import ALLOWED_UPDATES, TABLE, Command, menu
from handlers.send import MENU_LANGUAGES
from knowledge.replies import Reply
from tests.support.playground import Playground

if TYPE_CHECKING:
    from bot.config import Settings
    from bot.services.bundle import Services
    from bot.services.library import Library
    from tests.support.clock import Clock

pytestmark = pytest.mark.asyncio

EVERY_COMMAND = [
    "start",
    "help",
    "items",
    "item",
    "agency",
    "goals",
    "deadline",
    "asean",
    "quiz",
    "register",
    "update",
    "my",
    "my_data",
    "cancel",
    "privacy",
    "forget_me",
    "feedback",
    "language",
    "pending",
    "status",
    "remind",
    "officers",
    "invite",
    "unanswered",
    "broadcast",
    "export",
    "audit",
    "reload",
]


async def test_every_command_of_the_product_is_in_the_table() -> None:
    assert sorted(row.name for row in TABLE if isinstance(row, Command)) == sorted(EVERY_COMMAND)


async def test_every_command_gets_one_reply(bot: Playground) -> None:
    person = bot.person()
    for command in EVERY_COMMAND:
        person.say(f"/{command}")
        replies = await bot.replies(person.id)
        assert len(replies) == 1, command
        assert replies[0].text
        assert "trục trặc" not in replies[0].text, command


async def test_menus(bot: Playground) -> None:
    lan, john, hana = bot.person(), bot.person(1002, "en"), bot.person(1004, "ja")
    names = [name for name, _ in menu("vi", "private")]
    await bot.world.until(lambda: len(bot.world.calls_of("setMyCommands")) >= 2 * len(MENU_LANGUAGES))
    assert [command for command, _ in lan.menu()] == names
    assert dict(john.menu())["help"] != dict(lan.menu())["help"]
    assert john.menu() == hana.menu(), "other languages see English"
    group = bot.world.group("Nhóm", lan)
    shown = [command for command, _ in lan.menu(group.id)]
    assert "quiz" not in shown
    assert "items" in shown


async def test_administrators_see_their_commands(bot: Playground) -> None:
    boss = bot.person(1003, name="Sếp")
    await bot.restart()
    await bot.world.until(lambda: {"reload", "unanswered"} <= {command for command, _ in boss.menu()})


async def test_inline(bot: Playground) -> None:
    lan = bot.person()
    question = await bot.world.inline_results(lan.ask_inline("ai chủ trì mục 3?"))
    assert question.results
    assert question.cache_time == 0
    assert question.is_personal
    assert "Sở Tài nguyên và Môi trường" in question.results[0]["input_message_content"]["message_text"]
    assert all(result["title"] and result["description"] for result in question.results)


async def test_inline_in_english(bot: Playground) -> None:
    john = bot.person(1002, "en")
    question = await bot.world.inline_results(john.ask_inline("who leads item 3?"))
    assert question.results
    assert "Department of Natural Resources" in question.results[0]["input_message_content"]["message_text"]


async def test_inline_in_the_language_chosen(bot: Playground) -> None:
    lan = bot.person()
    await bot.ask(lan, "/language en")
    question = await bot.world.inline_results(lan.ask_inline("ai chủ trì mục 3?"))
    assert question.results
    assert "Department of Natural Resources" in question.results[0]["input_message_content"]["message_text"]


@pytest.mark.parametrize("query", ["", "   ", "?", "xyzzy plugh quux", "a" * 256, "😀", "<b>"])
async def test_inline_always_answers(bot: Playground, query: str) -> None:
    question = await bot.world.inline_results(bot.person().ask_inline(query))
    assert question.results or question.button


async def test_inline_answer_sent_to_the_bot_itself_is_no_question(bot: Playground) -> None:
    lan = bot.person()
    question = lan.ask_inline("mục 3")
    await bot.world.inline_results(question)
    lan.choose(question, 0)
    assert await bot.replies(lan.id) == []


async def test_blocked_before_the_answer(bot: Playground) -> None:
    bot.forgiven.add("bot was blocked by the user")
    lan, minh = bot.person(), bot.person(1002, name="Minh")
    lan.say("ai chủ trì mục 3?")
    lan.block()
    assert await bot.ask(minh, "ai chủ trì mục 3?")
    lan.unblock()
    assert await bot.ask(lan, "còn mục 2?")


async def test_thrown_out_of_a_group(bot: Playground) -> None:
    bot.forgiven.add("Forbidden")
    lan = bot.person()
    group = bot.world.group("Nhóm", lan)
    lan.say("/items", chat=group.id)
    group.kick_bot()
    assert await bot.ask(lan, "mục 3")


async def test_answer_to_a_group_that_moved_meanwhile(bot: Playground) -> None:
    bot.forgiven |= {"upgraded", "migrated"}
    lan = bot.person()
    group = bot.world.group("Nhóm", lan)
    lan.say("/items", chat=group.id)
    new = group.upgrade()
    await bot.world.idle()
    assert bot.world.from_bot(new.id) or bot.world.from_bot(group.id)


async def test_welcome_into_a_group_is_silent(bot: Playground) -> None:
    lan = bot.person()
    group = bot.world.group("Nhóm", lan)
    group.retitle("Nhóm mới")
    group.leave(lan)
    assert await bot.replies(group.id) == []


async def test_channel_posts_are_let_be(bot: Playground) -> None:
    channel = bot.world.channel("Kênh")
    channel.post("@dean161_bot ai chủ trì mục 3?")
    assert await bot.replies(channel.id) == []


async def test_mention_in_reply_to_somebody_asks_about_that_message(bot: Playground) -> None:
    lan, john = bot.person(), bot.person(1002, "en", "John")
    group = bot.world.group("Nhóm", lan, john)
    asked = lan.say("ai chủ trì mục 3?", chat=group.id)
    john.say("@dean161_bot", chat=group.id, reply_to=asked.message_id)
    (reply,) = await bot.replies(group.id)
    assert "Sở Tài nguyên và Môi trường" in reply.text


@pytest.mark.parametrize(
    "fault",
    [faults.flood(0), faults.server_error(), faults.bad_gateway(), faults.nonsense()],
    ids=["429", "500", "502", "nonsense"],
)
async def test_answer_in_spite_of(bot: Playground, fault: faults.Fault) -> None:
    lan = bot.person()
    bot.world.faults.script("sendMessage", fault)
    lan.say("ai chủ trì mục 3?")
    (reply,) = await bot.world.replies(lan.id)
    assert "Sở Tài nguyên" in reply.text


async def test_polling_goes_on_in_spite_of(bot: Playground) -> None:
    bot.world.faults.script("getUpdates", faults.bad_gateway())
    assert await bot.ask(bot.person(), "mục 3")
    assert await bot.ask(bot.person(), "mục 2")


async def test_press_that_telegram_has_given_up(bot: Playground) -> None:
    bot.forgiven.add("query is too old")
    lan = bot.person()
    await bot.ask(lan, "ai chủ trì mục 3?")
    description = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    bot.world.faults.script("answerCallbackQuery", faults.refusal(400, description))
    lan.press("📎 Mục II.3.b")
    (reply,) = await bot.replies(lan.id)
    assert "Sở Tài nguyên" in reply.text, "the answer still comes"


async def test_press_on_a_message_too_old_to_be_seen(bot: Playground) -> None:
    lan = bot.person()
    lan.send_data("1a:item;n=3", message_id=99999)
    (reply,) = await bot.replies(lan.id)
    assert "Sở Tài nguyên" in reply.text
    lan.send_data("1u:x/II.3.b", message_id=99999)
    assert await bot.replies(lan.id) == []


async def test_a_failure_is_told_and_logged_without_content(
    bot: Playground, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise ValueError("Nguyễn Thị Lan 0912345678")

    monkeypatch.setattr(bot.services.answering, "ask", fail)
    bot.forgiven.add("chat not found")  # the administrator who is told has no chat with the bot here
    with caplog.at_level(logging.INFO):
        reply = await bot.ask(bot.person(), "bí mật của tôi")
    assert "trục trặc" in reply.text
    (record,) = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert "ValueError" in record.getMessage()
    assert "test_bot.py" in record.getMessage(), "it says where"
    assert not any(secret in caplog.text for secret in ("Lan", "0912345678", "bí mật"))


async def test_a_long_answer_comes_in_parts(bot: Playground, monkeypatch: pytest.MonkeyPatch) -> None:
    paragraphs = tuple(f"{number} " + "đoạn văn 😀 " * 90 for number in range(12))

    def long(*_: object) -> Reply:
        return Reply("answer", "vi", paragraphs, clauses=("II.3.b",))

    monkeypatch.setattr(bot.services.answering, "ask", long)
    lan = bot.person()
    lan.say("x")
    parts = await bot.replies(lan.id)
    assert len(parts) > 1
    assert [bool(part.buttons) for part in parts] == [False] * (len(parts) - 1) + [True]
    joined = " ".join(" ".join(part.text for part in parts).split())
    assert joined == " ".join(" ".join(paragraphs).split())


async def test_one_chats_messages_are_answered_in_order(bot: Playground) -> None:
    lan, minh = bot.person(), bot.person(1002, name="Minh")
    for number in (1, 2, 3, 4, 5):
        lan.say(f"/item {number}")
        minh.say(f"/item {6 - number}")
    assert [_number(reply.text) for reply in await bot.replies(lan.id)] == [1, 2, 3, 4, 5]
    assert [_number(reply.text) for reply in await bot.replies(minh.id)] == [5, 4, 3, 2, 1]


async def test_a_slow_chat_holds_up_no_other(bot: Playground) -> None:
    lan, minh = bot.person(), bot.person(1002, name="Minh")
    bot.world.faults.script("sendMessage", faults.delay(0.6))
    lan.say("mục 3")
    await bot.world.until(lambda: bot.world.faults.applied > 0)
    minh.say("mục 3")
    await bot.world.replies(minh.id, timeout=0.5)
    await bot.world.replies(lan.id)


async def test_nothing_is_said_twice_on_polling(bot: Playground) -> None:
    lan = bot.person()
    for _ in range(3):
        assert await bot.ask(lan, "mục 3")
    assert len(bot.world.from_bot(lan.id)) == 3


async def test_only_what_the_table_takes_and_who_blocks_is_asked_for(bot: Playground) -> None:
    taken = {"message", "callback_query", "inline_query", "poll_answer"}
    assert set(ALLOWED_UPDATES) == taken | {"my_chat_member"}
    lan = bot.person()
    lan.edit(lan.say("/help"), "/items")
    assert len(await bot.replies(lan.id)) == 1


async def test_no_markup_is_ever_asked_for(bot: Playground) -> None:
    lan = bot.person()
    for text in ("/start", "<b>x</b>", "*x* [y](http://z)", "/help", "/privacy"):
        await bot.ask(lan, text)
    sent: list[dict[str, Any]] = [
        call.parameters for call in bot.world.calls if call.method.startswith("send")
    ]
    assert sent
    assert not any("parse_mode" in parameters for parameters in sent)


async def test_every_press_is_answered(bot: Playground) -> None:
    lan = bot.person()
    welcome = await bot.ask(lan, "/start")
    for button in welcome.buttons:
        press = lan.press(button.text, message_id=welcome.message_id)
        assert (await bot.world.answered(press)).answer is not None
    await bot.world.idle()


async def test_all_buttons_of_an_answer_lead_to_answers(bot: Playground) -> None:
    lan = bot.person()
    for text in ("/items", "/item 1", "/goals", "/deadline", "Sở Y tế phải làm gì?", "xyzzy plugh"):
        reply = await bot.ask(lan, text)
        for button in reply.buttons:
            if button.data is None or button.data.startswith(("1u:", "1d:")):
                continue
            lan.send_data(button.data, message_id=reply.message_id)
            (led_to,) = await bot.replies(lan.id)
            assert "chưa hiểu" not in led_to.text, (text, button.text)


def _number(text: str) -> int:
    return next(int(character) for character in text if character.isdigit())


async def test_an_unexpected_method_fails_the_test(
    settings: Settings, library: Library, clock: Clock
) -> None:
    with pytest.raises(AssertionError, match="getChat"):
        async with Playground(settings, library, clock) as bot:
            await bot.application.bot.get_chat(bot.person().id)


async def test_services_are_typed(bot: Playground) -> None:
    services: Services = bot.application.services
    assert services.library.base.items
