"""Telegram's limits are kept without being asked to."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from telegram.error import BadRequest, InvalidToken, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.delivery import delivery
from bot.delivery.limits import Bucket, Limits
from bot.delivery.verdicts import LONGEST_BACKOFF, PRESS_LASTS, REFUSED, Patience, Verdict, judge
from bot.simulator import faults
from bot.storage.database import ChatKey
from bot.storage.outbox import Debt, Outbox
from tests.delivery.support import until
from tests.support.playground import Playground

if TYPE_CHECKING:
    from bot.config import Settings
    from bot.services.library import Library
    from tests.support.clock import Clock


def test_a_burst_then_the_rate() -> None:
    bucket, now, times = Bucket(2.0, 3.0, 0.0), 0.0, []
    for _ in range(7):
        now += bucket.wait(now)
        bucket.take(now)
        times.append(round(now, 3))
    assert times == [0, 0, 0, 0.5, 1.0, 1.5, 2.0]
    assert not bucket.full(2.0)
    assert bucket.full(10.0)


@pytest.mark.parametrize("idle", [0.0, 7.0, 30.0, 100.0])
def test_a_group_gets_no_more_than_twenty_in_any_minute(idle: float) -> None:
    bucket, now, times = Limits().for_chat("-100", 0.0), idle, []
    for number in range(80):
        if number % 30 == 29:
            now += idle  # the group is silent, and then there is much to say again
        now += bucket.wait(now)
        bucket.take(now)
        times.append(now)
    assert max(sum(begin <= time <= begin + 60 for time in times) for begin in times) == 20


@pytest.mark.parametrize("error", [NetworkError("x"), TimedOut(), TelegramError("x")])
def test_back_off(error: TelegramError) -> None:
    waits = [judge(error, tries, 0, query=False, first_backoff=0.5).wait for tries in range(12)]
    assert waits[:3] == [0.5, 1.0, 2.0]
    assert max(waits) == LONGEST_BACKOFF


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
def test_verdicts() -> None:
    def kind(error: Exception, *, age: float = 0, query: bool = False) -> str:
        return judge(error, 0, age, query=query, first_backoff=0.5).kind

    assert judge(RetryAfter(7), 0, 0, query=False, first_backoff=0.5).wait == 7
    assert kind(RetryAfter(7), age=PRESS_LASTS, query=True) == "settled"
    assert kind(NetworkError("x"), age=PRESS_LASTS, query=True) == "settled"
    for error in (RetryAfter(7), NetworkError("x"), TimedOut(), TelegramError("x"), InvalidToken()):
        assert kind(error, age=10 * 24 * 3600) == "later", "what is owed does not become less so with age"
    assert kind(BadRequest("Message is not modified: x")) == "settled"
    assert (
        kind(BadRequest("Query is too old and response timeout expired or query id is invalid")) == "settled"
    )
    assert kind(BadRequest("Message text is empty")) == "fault"
    assert kind(TypeError()) == "fault"


def test_patience_ends_where_others_are_taken() -> None:
    down, network = Verdict("later", "server", 1.0), Verdict("later", "network", 1.0)
    patience = Patience()
    assert all(patience.left(1, down) is down for _ in range(50)), "nothing is taken at all"
    for _ in range(REFUSED - 1):
        patience.taken(2)
        assert patience.left(1, down) is down
    assert patience.left(1, network) is network, "begins anew: it was not the server"
    assert patience.left(1, down) is down
    for _ in range(REFUSED - 1):
        patience.taken(2)
        assert patience.left(1, down) is down
    patience.taken(2)
    assert patience.left(1, down).kind == "fault"


@pytest.mark.asyncio
async def test_kept_by_the_sender(settings: Settings, library: Library, clock: Clock) -> None:
    limited = settings.model_copy(update={"messages_per_second": 30})
    async with Playground(limited, library, clock) as bot:
        people = [bot.person(2000 + number) for number in range(40)]
        outbox = Outbox(bot.services.database)
        began = time.monotonic()
        with bot.services.database.transaction():
            for person in people:
                chat = ChatKey("telegram", str(person.id))
                outbox.add(Debt(chat, "send_message", {"chat_id": person.id, "text": "x"}), time.time())
            for _ in range(6):
                chat = ChatKey("telegram", str(people[0].id))
                outbox.add(Debt(chat, "send_message", {"chat_id": people[0].id, "text": "x"}), time.time())
        await bot.restart()
        await bot.world.idle()
        times = [call.at for call in bot.world.calls_of("sendMessage")]
        assert len(times) == 46
        assert time.monotonic() - began > 1.0, "30 at once, then 30 a second; 5 at once to a chat"


@pytest.mark.asyncio
async def test_limits_of_chats_that_are_silent_are_forgotten(
    settings: Settings, library: Library, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "SWEEP", 0.05)
    limited = settings.model_copy(update={"messages_per_second": 1000})
    async with Playground(limited, library, clock) as bot:
        for number in range(10):
            person = bot.person(5000 + number)
            person.say("mục 3")
            person.say("mục 2")
        await bot.world.idle()
        await until(lambda: not bot.delivery._sender._buckets, 10)


@pytest.mark.asyncio
async def test_a_press_whose_answer_failed_once_is_answered_before_all_that_waits_for_the_limit(
    settings: Settings, library: Library, clock: Clock
) -> None:
    limited = settings.model_copy(update={"messages_per_second": 2})
    async with Playground(limited, library, clock) as bot:
        lan = bot.person()
        welcome = await bot.ask(lan, "/start")
        bot.world.faults.script("answerCallbackQuery", faults.server_error())
        pressed = lan.press(welcome.buttons[0].text, message_id=welcome.message_id)
        people = [bot.person(5000 + number) for number in range(12)]
        for person in people:
            person.say("mục 3")
        await bot.world.answered(pressed)
        assert any(not bot.world.from_bot(person.id) for person in people)
