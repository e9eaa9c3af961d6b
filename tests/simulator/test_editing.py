"""Editing what was sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from telegram import InputMediaDocument
from telegram.error import BadRequest

from bot.simulator.methods.editing import NOT_MODIFIED
from tests.simulator.support import PNG, keyboard, raw, refused

if TYPE_CHECKING:
    from telegram import Bot

    from bot.simulator import Person, World

pytestmark = pytest.mark.asyncio


async def test_an_edit_keeps_the_earlier_state(bot: Bot, world: World, lan: Person) -> None:
    sent = await bot.send_message(lan.id, "một", reply_markup=keyboard("a"))
    edited = await bot.edit_message_text("hai", lan.id, sent.message_id)
    message = world.latest(lan.id)
    assert message is not None
    assert (message.text, message.keyboard, message.edited) == ("hai", (), True)
    assert [state.text for state in message.history] == ["một"]
    assert getattr(edited, "edit_date", None)


async def test_an_edit_that_changes_nothing(bot: Bot, lan: Person) -> None:
    sent = await bot.send_message(lan.id, "<b>một</b>", parse_mode="HTML", reply_markup=keyboard("a"))
    with refused(BadRequest, NOT_MODIFIED):
        await bot.edit_message_text(
            "<b>một</b>", lan.id, sent.message_id, parse_mode="HTML", reply_markup=keyboard("a")
        )
    with refused(BadRequest, NOT_MODIFIED):
        await bot.edit_message_reply_markup(lan.id, sent.message_id, reply_markup=keyboard("a"))
    assert await bot.edit_message_text("một", lan.id, sent.message_id, reply_markup=keyboard("a"))
    assert await bot.edit_message_reply_markup(lan.id, sent.message_id, reply_markup=keyboard("b"))


async def test_new_buttons_alone_do_not_mark_a_message_as_edited(bot: Bot, world: World, lan: Person) -> None:
    sent = await bot.send_message(lan.id, "một", reply_markup=keyboard("a"))
    await bot.edit_message_reply_markup(lan.id, sent.message_id)
    message = world.latest(lan.id)
    assert message is not None
    assert (message.edited_at, message.keyboard, message.edited) == (None, (), True)


async def test_edits_of_the_wrong_message(bot: Bot, lan: Person) -> None:
    asked = lan.say("của tôi")
    photo = await bot.send_photo(lan.id, PNG, caption="ảnh")
    sent = await bot.send_message(lan.id, "một")
    with refused(BadRequest, "message to edit not found"):
        await bot.edit_message_text("hai", lan.id, 9999)
    with refused(BadRequest, "message can't be edited"):
        await bot.edit_message_text("hai", lan.id, asked.message_id)
    with refused(BadRequest, "there is no text in the message to edit"):
        await bot.edit_message_text("hai", lan.id, photo.message_id)
    with refused(BadRequest, "there is no caption in the message to edit"):
        await bot.edit_message_caption(lan.id, sent.message_id, caption="hai")
    with refused(BadRequest, "MESSAGE_TOO_LONG"):
        await bot.edit_message_text("x" * 4097, lan.id, sent.message_id)
    with refused(BadRequest, "message identifier is not specified"):
        await raw(bot, "editMessageText", {"chat_id": lan.id, "text": "a"})
    with refused(BadRequest, "MESSAGE_ID_INVALID"):
        await bot.edit_message_text("a", inline_message_id="AAIM0")


async def test_captions_and_media(bot: Bot, world: World, lan: Person) -> None:
    sent = await bot.send_photo(lan.id, PNG, caption="một")
    await bot.edit_message_caption(lan.id, sent.message_id, caption="hai")
    with refused(BadRequest, "message is not modified"):
        await bot.edit_message_caption(lan.id, sent.message_id, caption="hai")
    with refused(BadRequest, "message caption is too long"):
        await bot.edit_message_caption(lan.id, sent.message_id, caption="x" * 1025)
    media = InputMediaDocument(b"data", caption="ba", filename="b.csv")
    await bot.edit_message_media(media, lan.id, sent.message_id)
    message = world.latest(lan.id)
    assert message is not None
    assert (message.kind, message.text, message.document) == ("document", "ba", b"data")
    assert [state.text for state in message.history] == ["một", "hai"]
