"""The way out to Telegram when it is slow, refuses, or has lost somebody."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, cast

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.storage.database import ChatKey
from handlers.courier import TRIES, DirectCourier, Outgoing

if TYPE_CHECKING:
    from bot.services.bundle import Services

pytestmark = pytest.mark.asyncio

HELLO = Outgoing("send_message", {"chat_id": 1001, "text": "x"})
EDIT = Outgoing("edit_message_text", {"chat_id": 1001, "message_id": 1, "text": "x"})


class _ConnectTimeoutError(Exception):
    """Named like the HTTP client's own."""


class _Bot:
    """Fails as told, then takes everything."""

    def __init__(self, *errors: TelegramError) -> None:
        self.errors = list(errors)
        self.calls: list[dict[str, Any]] = []

    async def _take(self, **arguments: Any) -> str:
        self.calls.append(arguments)
        if self.errors:
            raise self.errors.pop(0)
        return "taken"

    send_message = edit_message_text = answer_callback_query = _take


def _courier(bot: _Bot, services: Services, settled: list[Any]) -> DirectCourier:
    return DirectCourier(
        cast("Any", bot), services, lambda _, __, result: settled.append(result), first_backoff=0.001
    )


@pytest.mark.parametrize(
    "errors",
    [
        [],
        [RetryAfter(0)],
        [NetworkError("Bad Gateway")],
        [NetworkError("Bad Gateway")] * (TRIES - 1),
        [RetryAfter(0), NetworkError("Bad Gateway")],
    ],
)
async def test_arrives_in_the_end(services: Services, errors: list[TelegramError]) -> None:
    settled: list[Any] = []
    await _courier(_Bot(*errors), services, settled).post(HELLO)
    assert settled == ["taken"]


@pytest.mark.parametrize(
    "error",
    [
        Forbidden("Forbidden: bot was blocked by the user"),
        Forbidden("Forbidden: bot was kicked from the group chat"),
        BadRequest(
            "Message is not modified: specified new message content and reply markup are exactly the same"
        ),
        BadRequest("Query is too old and response timeout expired or query id is invalid"),
        BadRequest("Message to edit not found"),
        BadRequest("Chat not found"),
        BadRequest("Not enough rights to send text messages to the chat"),
    ],
)
async def test_ordinary_events_are_no_errors(services: Services, error: TelegramError) -> None:
    bot = _Bot(error)
    settled: list[Any] = []
    await _courier(bot, services, settled).post(EDIT)
    assert len(bot.calls) == 1
    assert settled == []


async def test_our_own_fault_is_raised(services: Services) -> None:
    with pytest.raises(BadRequest):
        await _courier(_Bot(BadRequest("Message text is empty")), services, []).post(HELLO)


async def test_gives_up_at_last(services: Services) -> None:
    bot = _Bot(*[NetworkError("Bad Gateway")] * TRIES)
    with pytest.raises(NetworkError):
        await _courier(bot, services, []).post(HELLO)
    assert len(bot.calls) == TRIES


async def test_a_wait_too_long_is_not_waited(services: Services) -> None:
    with pytest.raises(RetryAfter):
        await asyncio.wait_for(_courier(_Bot(RetryAfter(3600)), services, []).post(HELLO), 1)


async def test_a_message_that_may_have_arrived_is_not_sent_again(services: Services) -> None:
    bot = _Bot(TimedOut())
    with pytest.raises(TimedOut):
        await _courier(bot, services, []).post(HELLO)
    assert len(bot.calls) == 1


async def test_an_edit_that_may_have_arrived_is_sent_again(services: Services) -> None:
    settled: list[Any] = []
    await _courier(_Bot(TimedOut()), services, settled).post(EDIT)
    assert settled == ["taken"]


async def test_a_message_that_never_left_is_sent_again(services: Services) -> None:
    error = TimedOut()
    error.__cause__ = _ConnectTimeoutError()
    settled: list[Any] = []
    await _courier(_Bot(error), services, settled).post(HELLO)
    assert settled == ["taken"]


async def test_a_moved_group_is_followed(services: Services) -> None:
    old, new = ChatKey("telegram", "1001"), ChatKey("telegram", "-100777")
    services.preferences.choose(old, "en", "vi")
    bot = _Bot(ChatMigrated(-100777))
    await _courier(bot, services, []).post(HELLO)
    assert [call["chat_id"] for call in bot.calls] == [1001, -100777]
    assert services.preferences.chosen(new) == "en"
