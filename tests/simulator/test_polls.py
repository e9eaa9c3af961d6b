"""Polls and quizzes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from telegram import InputPollOption, Poll
from telegram.error import BadRequest

from tests.simulator.support import refused

if TYPE_CHECKING:
    from telegram import Bot

    from bot.simulator import Person, World
    from tests.simulator.support import Ticking

pytestmark = pytest.mark.asyncio


async def _quiz(bot: Bot, chat_id: int, **fields: Any) -> Any:
    given: dict[str, Any] = {
        "question": "ASEAN có mấy nước?",
        "options": ["10", "11"],
        "type": Poll.QUIZ,
        "correct_option_ids": [1],
        "is_anonymous": False,
        "explanation": "Ti-mo Lét-xtê là nước thứ 11.",
        **fields,
    }
    return await bot.send_poll(chat_id, **given)


async def test_a_quiz_is_answered_once(bot: Bot, world: World, lan: Person) -> None:
    sent = await _quiz(bot, lan.id)
    assert sent.poll.correct_option_ids == (1,)
    lan.answer_poll(0)
    with pytest.raises(ValueError, match="takes no answer"):
        lan.answer_poll(1)
    answer, state = await bot.get_updates()
    assert answer.poll_answer
    assert (answer.poll_answer.option_ids, answer.poll_answer.user.id) == ((0,), lan.id)  # type: ignore[union-attr]  # a user voted
    assert state.poll
    assert [option.voter_count for option in state.poll.options] == [1, 0]


async def test_an_anonymous_poll_tells_no_names(bot: Bot, lan: Person) -> None:
    await bot.send_poll(lan.id, "Giờ họp?", [InputPollOption("8"), InputPollOption("9")])
    lan.answer_poll(1)
    lan.answer_poll(0)
    updates = await bot.get_updates()
    assert [update.poll_answer for update in updates] == [None, None]
    assert updates[-1].poll
    assert updates[-1].poll.total_voter_count == 1


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"question": " "}, "text must be non-empty"),
        ({"question": "x" * 301}, "poll question length must not exceed 300"),
        ({"options": []}, "poll must have at least one answer option"),
        ({"options": ["a"]}, "quiz must have at least 2 options"),
        ({"options": ["a", ""]}, "text must be non-empty"),
        ({"options": ["a", "x" * 101]}, "poll options length must not exceed 100"),
        ({"options": list("abcdefghijklm")}, "poll can't have more than 12 options"),
        ({"correct_option_ids": [2]}, "wrong correct option ID specified"),
        ({"correct_option_ids": None}, "QUIZ_CORRECT_ANSWERS_EMPTY"),
        ({"correct_option_ids": [0, 1]}, "QUIZ_CORRECT_ANSWERS_TOO_MUCH"),
        ({"explanation": "x" * 201}, "message is too long"),
        ({"explanation": "a\nb\nc\nd"}, "POLL_SOLUTION_TOO_MANY_LINES"),
        ({"open_period": 4}, "poll open period is invalid"),
        ({"type": "riddle"}, "unsupported poll type specified"),
    ],
)
async def test_quizzes_that_telegram_refuses(
    bot: Bot, lan: Person, fields: dict[str, Any], reason: str
) -> None:
    with refused(BadRequest, reason):
        await _quiz(bot, lan.id, **fields)


async def test_stopping(bot: Bot, lan: Person) -> None:
    sent = await _quiz(bot, lan.id)
    text = await bot.send_message(lan.id, "a")
    assert (await bot.stop_poll(lan.id, sent.message_id)).is_closed
    with refused(BadRequest, "poll has already been closed"):
        await bot.stop_poll(lan.id, sent.message_id)
    with refused(BadRequest, "message with poll to stop not found"):
        await bot.stop_poll(lan.id, 9999)
    with refused(BadRequest, "message is not a poll"):
        await bot.stop_poll(lan.id, text.message_id)
    with pytest.raises(ValueError, match="takes no answer"):
        lan.answer_poll(1)


async def test_a_poll_closes_by_itself(bot: Bot, lan: Person, ticking: Ticking) -> None:
    await _quiz(bot, lan.id, open_period=30)
    ticking.pass_(seconds=31)
    (closed,) = await bot.get_updates()
    assert closed.poll
    assert closed.poll.is_closed
