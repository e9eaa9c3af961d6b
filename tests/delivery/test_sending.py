"""What is owed reaches people, whatever Telegram does."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest

from bot.delivery import verdicts
from bot.request import AiohttpRequest
from bot.simulator import faults
from bot.storage.database import ChatKey, Database
from bot.storage.outbox import Debt, Outbox
from tests.delivery.support import BOSS, backlogs, until

if TYPE_CHECKING:
    from tests.support.playground import Playground

pytestmark = pytest.mark.asyncio


def _owe(bot: Playground, *texts: str, chat: int = 1001, effect: str | None = None) -> None:
    outbox = Outbox(bot.services.database)
    with bot.services.database.transaction():
        for text in texts:
            key = ChatKey("telegram", str(chat))
            outbox.add(Debt(key, "send_message", {"chat_id": chat, "text": text}, effect=effect), time.time())


@pytest.mark.parametrize(
    "fault",
    [faults.flood(1), faults.server_error(), faults.bad_gateway(), faults.nonsense(), faults.reset()],
    ids=["429", "500", "502", "nonsense", "reset"],
)
async def test_in_order_in_spite_of(bot: Playground, fault: faults.Fault) -> None:
    lan = bot.person()
    bot.world.faults.script("sendMessage", fault)
    for number in (1, 2, 3):
        lan.say(f"/item {number}")
    texts = [reply.text for reply in await bot.replies(lan.id)]
    assert [next(c for c in text if c.isdigit()) for text in texts] == ["1", "2", "3"]


@pytest.mark.parametrize(
    "fault", [faults.reset(), faults.flood(1), faults.server_error()], ids=["reset", "429", "500"]
)
async def test_what_was_owed_before_a_weekend_without_power_is_sent_after_a_first_hiccup(
    bot: Playground, fault: faults.Fault
) -> None:
    lan = bot.person()
    await bot.stop()
    with Database(bot.settings.database) as database, database.transaction():
        debt = Debt(ChatKey("telegram", "1001"), "send_message", {"chat_id": 1001, "text": "trả lại"})
        Outbox(database).add(debt, time.time() - 60 * 3600)
    bot.world.faults.script("sendMessage", fault)
    await bot.start()
    assert [reply.text for reply in await bot.replies(lan.id)] == ["trả lại"]


async def test_an_answer_that_got_lost_is_sent_again(bot: Playground) -> None:
    lan = bot.person()
    bot.world.faults.script("sendMessage", faults.lost())
    lan.say("mục 3")
    replies = await bot.replies(lan.id)
    assert len(replies) == 2, "at least once: nobody can tell that the first arrived"
    assert replies[0].text == replies[1].text


async def test_a_flooded_chat_holds_up_no_other(bot: Playground) -> None:
    lan, minh = bot.person(), bot.person(1002, name="Minh")
    bot.world.faults.script("sendMessage", faults.flood(1))
    lan.say("mục 3")
    await until(lambda: bot.world.faults.applied > 0)
    asked = time.monotonic()
    minh.say("mục 3")
    await bot.world.replies(minh.id)
    assert time.monotonic() - asked < 0.8
    assert len(await bot.replies(lan.id)) == 1
    assert time.monotonic() - asked > 0.8


async def test_a_press_is_answered_while_its_chat_waits(bot: Playground) -> None:
    lan = bot.person()
    welcome = await bot.ask(lan, "/start")
    bot.world.faults.script("sendMessage", faults.flood(2))
    lan.say("mục 3")
    await until(lambda: bot.world.faults.applied > 0)
    pressed = time.monotonic()
    await bot.world.answered(lan.press(welcome.buttons[0].text, message_id=welcome.message_id))
    assert time.monotonic() - pressed < 1.0
    assert len(await bot.replies(lan.id)) == 2


async def test_blocked_then_quiet_until_they_return(bot: Playground) -> None:
    bot.forgiven.add("bot was blocked by the user")
    lan = bot.person()
    await bot.ask(lan, "mục 3")
    lan.block()
    _owe(bot, "một", "hai", "ba")
    await bot.restart()
    await bot.world.idle()
    assert len([call for call in bot.world.calls if "blocked" in call.error]) == 1, "the others are dropped"
    _owe(bot, "bốn")
    assert backlogs(bot)[1].waiting == 0, "nothing more is owed"
    lan.unblock()
    assert await bot.ask(lan, "mục 2")


async def test_a_group_that_moved_takes_what_is_owed_along(bot: Playground) -> None:
    bot.forgiven |= {"upgraded", "migrated"}
    lan = bot.person()
    group = bot.world.group("Nhóm", lan)
    await bot.stop()
    new = group.upgrade()
    with Database(bot.settings.database) as database, database.transaction():
        for text in ("một", "hai", "ba"):
            key = ChatKey("telegram", str(group.id))
            Outbox(database).add(Debt(key, "send_message", {"chat_id": group.id, "text": text}), time.time())
    await bot.start()
    await bot.world.idle()
    assert [message.text for message in bot.world.from_bot(new.id)] == ["một", "hai", "ba"]


async def test_what_is_owed_survives_a_restart(bot: Playground) -> None:
    lan = bot.person()
    _owe(bot, "một", "hai")
    _owe(bot, "ba", effect="reminder/1")
    _owe(bot, "ba", effect="reminder/1")
    await bot.restart()
    await bot.world.idle()
    assert [reply.text for reply in await bot.replies(lan.id)] == ["một", "hai", "ba"]
    await bot.restart()
    _owe(bot, "ba", effect="reminder/1")
    await bot.world.idle()
    assert await bot.replies(lan.id) == [], "an effect key is used once"


async def test_a_message_that_telegram_refuses_is_told_once(bot: Playground) -> None:
    bot.forgiven.add("message text is empty")
    lan, boss = bot.person(), bot.person(BOSS, name="Sếp")
    boss.say("/start")
    await bot.replies(BOSS)
    for _ in range(3):
        bot.world.faults.script("sendMessage", faults.refusal(400, "Bad Request: message text is empty"))
        lan.say("mục 3")
        (reply,) = await bot.replies(lan.id)
        assert "trục trặc" in reply.text
    told = await bot.replies(BOSS)
    assert len(told) == 1, "a fault that repeats is told once"
    assert "send_message" in told[0].text
    assert backlogs(bot)[1].aside == 3
    kept = bot.services.database.rows("SELECT payload FROM outbox")
    assert {row["payload"] for row in kept} == {"{}"}, "what it said is not kept"


async def test_a_message_at_which_telegram_alone_fails_holds_up_its_chat_no_longer(
    bot: Playground, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verdicts, "LONGEST_BACKOFF", 0.01)
    request = AiohttpRequest.do_request
    refused = 0

    async def fail_at_one(self: AiohttpRequest, url: str, method: str, data: Any = None, **more: Any) -> Any:
        nonlocal refused
        data = more.pop("request_data", data)
        if data is not None and data.parameters.get("text") == "một":
            refused += 1
            return 500, b'{"ok": false, "error_code": 500, "description": "Internal Server Error"}'
        return await request(self, url, method, data, **more)

    monkeypatch.setattr(AiohttpRequest, "do_request", fail_at_one)
    lan, minh, boss = bot.person(), bot.person(1002, name="Minh"), bot.person(BOSS, name="Sếp")
    await bot.ask(boss, "/start")
    _owe(bot, "một", "hai")
    bot.delivery.start()
    await until(lambda: refused > 2 * verdicts.REFUSED)
    assert not bot.world.unread(lan.id), "while nothing else is taken, the server may be down"
    while not bot.world.unread(lan.id):
        minh.say("mục 3")
        await bot.world.reply(minh.id)
    second, sorry = (reply.text for reply in await bot.replies(lan.id))
    assert second == "hai"
    assert "trục trặc" in sorry
    assert backlogs(bot)[1].aside == 1


async def test_a_document_waits_on_disk_too(bot: Playground) -> None:
    lan = bot.person()
    await bot.ask(lan, "/language en")
    bot.world.faults.script("sendDocument", faults.server_error())
    lan.say("/my_data")
    (reply,) = await bot.replies(lan.id)
    assert reply.kind == "document"


async def test_the_quiz_goes_on_after_a_restart(bot: Playground) -> None:
    lan = bot.person()
    lan.say("/quiz")
    (asked,) = await bot.replies(lan.id)
    await bot.restart()
    lan.answer_poll(0, message_id=asked.message_id)
    (following,) = await bot.replies(lan.id)
    assert following.kind == "poll"
    assert following.text != asked.text


async def test_a_conversation_goes_on_after_a_restart(bot: Playground) -> None:
    lan = bot.person()
    await bot.ask(lan, "ai chủ trì mục 3?")
    await bot.restart()
    assert "Mục 2" in (await bot.ask(lan, "còn mục 2?")).text


async def test_nothing_of_what_was_said_stays_behind(bot: Playground) -> None:
    lan = bot.person()
    await bot.ask(lan, "ai chủ trì mục 3?")
    rows = bot.services.database.rows("SELECT chat, raw, state FROM inbox")
    assert rows == [{"chat": "", "raw": "", "state": "handled"}]
    assert bot.services.database.rows("SELECT * FROM outbox") == []


async def test_many_chats_at_once(bot: Playground) -> None:
    """More than there are calls at the same time; all of them end in the same moment."""
    people = [bot.person(3000 + number) for number in range(300)]
    bot.world.faults.script("sendMessage", *[faults.delay(0.3)] * 64)
    for person in people:
        person.say("mục 3")
    await bot.world.idle()
    assert [len(bot.world.from_bot(person.id)) for person in people] == [1] * 300
