"""Button presses and inline mode."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from telegram import InlineQueryResultArticle, InputTextMessageContent
from telegram.error import BadRequest

from bot.simulator.methods.answers import TOO_OLD
from tests.simulator.support import keyboard, raw, refused

if TYPE_CHECKING:
    from telegram import Bot

    from bot.simulator import Person, World
    from tests.simulator.support import Ticking

pytestmark = pytest.mark.asyncio


@pytest.mark.parametrize("button", [2, "Hai", "dHai"])
async def test_a_press_by_number_label_or_data(
    bot: Bot, world: World, lan: Person, button: str | int
) -> None:
    sent = await bot.send_message(lan.id, "chọn", reply_markup=keyboard("Một", "Hai"))
    press = lan.press(button)
    (update,) = await bot.get_updates()
    query = update.callback_query
    assert query
    assert (query.id, query.data, query.from_user.id) == (press, "dHai", lan.id)
    assert query.message
    assert query.message.message_id == sent.message_id
    await bot.answer_callback_query(query.id, "Đã ghi", show_alert=True)
    answered = await world.answered(press)
    assert answered.answer
    assert (answered.answer.text, answered.answer.alert) == ("Đã ghi", True)


async def test_presses_that_cannot_be_answered(bot: Bot, lan: Person, ticking: Ticking) -> None:
    await bot.send_message(lan.id, "chọn", reply_markup=keyboard("a"))
    press = lan.press(1)
    with refused(BadRequest, "MESSAGE_TOO_LONG"):
        await bot.answer_callback_query(press, "x" * 201)
    await bot.answer_callback_query(press)
    with refused(BadRequest, TOO_OLD):
        await bot.answer_callback_query(press)
    with refused(BadRequest, TOO_OLD):
        await bot.answer_callback_query("12345")
    late = lan.press(1)
    ticking.pass_(seconds=16)
    with refused(BadRequest, TOO_OLD):
        await bot.answer_callback_query(late)


async def test_pressing_what_is_not_there(bot: Bot, lan: Person) -> None:
    with pytest.raises(LookupError, match="no message with buttons"):
        lan.press(1)
    await bot.send_message(lan.id, "chọn", reply_markup=keyboard("a"))
    with pytest.raises(LookupError, match="no button 2"):
        lan.press(2)


async def test_stale_and_forged_data(bot: Bot, lan: Person) -> None:
    sent = await bot.send_message(lan.id, "chọn", reply_markup=keyboard("a"))
    await bot.edit_message_text("xong", lan.id, sent.message_id)
    lan.send_data("da", message_id=sent.message_id)
    lan.send_data("x" * 200, message_id=77777)
    stale, forged = await bot.get_updates()
    assert stale.callback_query
    assert stale.callback_query.data == "da"
    assert forged.callback_query
    assert forged.callback_query.message
    assert not forged.callback_query.message.is_accessible


async def test_somebody_else_presses_in_a_group(bot: Bot, world: World, lan: Person) -> None:
    minh = world.person(1002, "Minh")
    group = world.group("Phòng", lan, minh)
    await bot.send_message(group.id, "của Lan", reply_markup=keyboard("a"))
    minh.press("a", chat=group.id)
    *_, update = await bot.get_updates()
    assert update.callback_query
    assert update.callback_query.from_user.id == minh.id


def _article(identity: str = "1", text: str = "đáp", **fields: Any) -> InlineQueryResultArticle:
    return InlineQueryResultArticle(identity, "Mục 3", InputTextMessageContent(text, **fields))


async def test_an_inline_query_and_its_choice(bot: Bot, world: World, lan: Person) -> None:
    asked = lan.ask_inline("mục 3")
    (update,) = await bot.get_updates()
    assert update.inline_query
    result = InlineQueryResultArticle(
        "3", "Mục 3", InputTextMessageContent("<b>đáp</b>", parse_mode="HTML"), reply_markup=keyboard("a")
    )
    await bot.answer_inline_query(
        update.inline_query.id, [result], cache_time=0, is_personal=True, next_offset="1"
    )
    question = await world.inline_results(asked)
    assert (question.next_offset, question.cache_time, question.is_personal) == ("1", 0, True)
    chosen = lan.choose(asked, 0)
    assert (chosen.text, chosen.via_bot) == ("đáp", True)
    lan.press("a")
    updates = await bot.get_updates(offset=update.update_id + 1)
    assert updates[0].chosen_inline_result
    assert updates[1].message
    assert updates[1].message.via_bot
    assert updates[2].callback_query
    inline_id = updates[2].callback_query.inline_message_id
    assert await bot.edit_message_text("mới", inline_message_id=inline_id) is True
    edited = world.message(lan.id, chosen.message_id)
    assert edited is not None
    assert edited.text == "mới"


@pytest.mark.parametrize(
    ("results", "reason"),
    [
        ([_article(str(number)) for number in range(51)], "RESULTS_TOO_MUCH"),
        ([_article("1"), _article("1")], "RESULT_ID_DUPLICATE"),
        ([_article("đ" * 33)], "RESULT_ID_INVALID"),
        ([_article("")], "RESULT_ID_INVALID"),
        ([_article(text="x" * 4097)], "MESSAGE_TOO_LONG"),
        ([_article(text="<b>x", parse_mode="HTML")], "can't parse entities"),
        ([_article(text=" ")], "text must be non-empty"),
    ],
)
async def test_inline_results_that_telegram_refuses(
    bot: Bot, lan: Person, results: list[InlineQueryResultArticle], reason: str
) -> None:
    asked = lan.ask_inline("x")
    given = [result.to_dict() for result in results]
    with refused(BadRequest, reason):
        await raw(bot, "answerInlineQuery", {"inline_query_id": asked, "results": given})


async def test_late_inline_answers(bot: Bot, lan: Person, ticking: Ticking) -> None:
    asked = lan.ask_inline("x")
    with refused(BadRequest, "NEXT_OFFSET_INVALID"):
        await bot.answer_inline_query(asked, [_article()], next_offset="x" * 65)
    await bot.answer_inline_query(asked, [_article()])
    with refused(BadRequest, TOO_OLD):
        await bot.answer_inline_query(asked, [_article()])
    late = lan.ask_inline("y")
    ticking.pass_(seconds=31)
    with refused(BadRequest, TOO_OLD):
        await bot.answer_inline_query(late, [])


async def test_reactions(bot: Bot, world: World, lan: Person) -> None:
    asked = lan.say("hay")
    await bot.set_message_reaction(lan.id, asked.message_id, "👍")
    assert world.reactions == {(lan.id, asked.message_id): ("👍",)}
    with refused(BadRequest, "message to react not found"):
        await bot.set_message_reaction(lan.id, 9999, "👍")
