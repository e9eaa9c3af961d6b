"""One chat's updates in order; a slow chat holds up no other."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest
from telegram import CallbackQuery, Chat, InlineQuery, Message, PollAnswer, Update, User

from bot.app import AT_ONCE, ChatOrder

pytestmark = pytest.mark.asyncio

BEGINNING = datetime(2026, 11, 23, tzinfo=UTC)
LAN = User(1001, "Lan", is_bot=False)


def _message(number: int, chat: int) -> Update:
    message = Message(number, BEGINNING, Chat(chat, "private"), from_user=User(chat, "x", False))
    return Update(number, message=message)


async def test_in_order_within_a_chat_and_beside_each_other_between_chats() -> None:
    order, done = ChatOrder(), []
    gate = asyncio.Event()

    async def work(number: int, *, slow: bool) -> None:
        if slow:
            await gate.wait()
        done.append(number)

    tasks = [
        asyncio.create_task(order.process_update(_message(1, 10), work(1, slow=True))),
        asyncio.create_task(order.process_update(_message(2, 10), work(2, slow=False))),
        asyncio.create_task(order.process_update(_message(3, 20), work(3, slow=False))),
    ]
    await asyncio.sleep(0.01)
    assert done == [3]
    gate.set()
    await asyncio.gather(*tasks)
    assert done == [3, 1, 2]


async def test_a_press_waits_for_the_message_before_it() -> None:
    order, done = ChatOrder(), []
    gate = asyncio.Event()

    async def slow() -> None:
        await gate.wait()
        done.append("message")

    async def quick(name: str) -> None:
        done.append(name)

    message = Message(1, BEGINNING, Chat(1001, "private"))
    press = Update(2, callback_query=CallbackQuery("1", LAN, "1", message=message, data="x"))
    answer = Update(3, poll_answer=PollAnswer("p", [0], LAN, option_persistent_ids=["0"]))
    inline = Update(4, inline_query=InlineQuery("1", LAN, "x", ""))
    tasks = [
        asyncio.create_task(order.process_update(_message(1, 1001), slow())),
        asyncio.create_task(order.process_update(press, quick("press"))),
        asyncio.create_task(order.process_update(answer, quick("answer"))),
        asyncio.create_task(order.process_update(inline, quick("inline"))),
        asyncio.create_task(order.process_update("no update", quick("other"))),
    ]
    await asyncio.sleep(0.01)
    assert sorted(done) == ["inline", "other"], "typing a query waits for nobody"
    gate.set()
    await asyncio.gather(*tasks)
    assert done[2:] == ["message", "press", "answer"]


async def test_nothing_is_left_behind_after_a_failure() -> None:
    order = ChatOrder()

    async def fail() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await order.process_update(_message(1, 10), fail())

    async def fine() -> str:
        return "fine"

    await asyncio.wait_for(order.process_update(_message(2, 10), fine()), 1)


async def test_bounded() -> None:
    assert ChatOrder().max_concurrent_updates == AT_ONCE
