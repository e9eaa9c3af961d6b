"""Sending text: lengths, markup, entities, buttons, replies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity, ReplyParameters
from telegram.error import BadRequest, Forbidden

from bot.simulator.units import utf16_slice
from tests.simulator.support import keyboard, raw, refused

if TYPE_CHECKING:
    from telegram import Bot

    from bot.simulator import Person, World
    from tests.simulator.support import Ticking

pytestmark = pytest.mark.asyncio


async def test_a_sent_message_is_kept_as_a_plain_record(bot: Bot, world: World, lan: Person) -> None:
    sent = await bot.send_message(
        lan.id, "<b>Mục 3</b> &amp; 4", parse_mode="HTML", reply_markup=keyboard("a", "b")
    )
    message = world.message(lan.id, sent.message_id)
    assert message is not None
    assert (message.chat_id, message.text, message.labels) == (1001, "Mục 3 & 4", ("a", "b"))
    assert [button.data for button in message.buttons] == ["da", "db"]
    assert sent.entities[0].type == "bold"
    assert not message.edited


@pytest.mark.parametrize("text", ["ă" * 4096, "😀" * 2048, "<b>" + "x" * 4096 + "</b>"])
async def test_the_longest_text_passes(bot: Bot, lan: Person, text: str) -> None:
    assert await bot.send_message(lan.id, text, parse_mode="HTML")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "message text is empty"),
        ("  \n ", "text must be non-empty"),
        ("<b></b>", "text must be non-empty"),
        ("x" * 4097, "message is too long"),
        ("😀" * 2048 + "x", "message is too long"),
        ("<b>a", "can't parse entities: Can't find end tag corresponding to start tag \"b\""),
        ("<div>a</div>", 'can\'t parse entities: Unsupported start tag "div" at byte offset 0'),
        ("đ <x", "can't parse entities: Unclosed start tag at byte offset 3"),
        ("a < b", "can't parse entities: Unclosed start tag at byte offset 2"),
        ("a < b > c", 'can\'t parse entities: Unsupported start tag "" at byte offset 2'),
        ("a</b>", "can't parse entities: Unexpected end tag at byte offset 1"),
        ("<b><i>a</b></i>", 'can\'t parse entities: Unmatched end tag at byte offset 7, expected "</i>"'),
        ("<span>a</span>", 'can\'t parse entities: Tag "span" must have class "tg-spoiler"'),
    ],
)
async def test_html_that_telegram_refuses(bot: Bot, lan: Person, text: str, reason: str) -> None:
    with refused(BadRequest, reason):
        await bot.send_message(lan.id, text, parse_mode="HTML")


@pytest.mark.parametrize(
    ("text", "shown", "types"),
    [
        ("<b>a <i>b</i></b>", "a b", ["bold", "italic"]),
        ('<a href="https://x.vn/?a=1&amp;b=2">đây</a>', "đây", ["text_link"]),
        ("<blockquote expandable>trích</blockquote>", "trích", ["expandable_blockquote"]),
        ('<pre><code class="language-py">x=1</code></pre>', "x=1", ["pre"]),
        ("<tg-spoiler>bí</tg-spoiler>", "bí", ["spoiler"]),
        ("&lt;b&gt; &#272; &unknown;", "<b> Đ &unknown;", []),
        ("<code>/start</code>", "/start", ["code"]),
        ("gõ /help", "gõ /help", ["bot_command"]),
    ],
)
async def test_html_that_telegram_takes(
    bot: Bot, lan: Person, text: str, shown: str, types: list[str]
) -> None:
    sent = await bot.send_message(lan.id, text, parse_mode="HTML")
    assert sent.text == shown
    assert [entity.type for entity in sent.entities] == types


@pytest.mark.parametrize(
    ("text", "shown", "types"),
    [
        (r"*đậm* _nghiêng_ II\.3\.b", "đậm nghiêng II.3.b", ["bold", "italic"]),
        ("__gạch__ ~bỏ~ ||ẩn||", "gạch bỏ ẩn", ["underline", "strikethrough", "spoiler"]),
        ("[đây](https://x.vn/a_b)", "đây", ["text_link"]),
        ("`a_b` ```py\nx=1```", "a_b x=1", ["code", "pre"]),
        (">trích\nhết", "trích\nhết", ["blockquote"]),
    ],
)
async def test_markdown_v2(bot: Bot, lan: Person, text: str, shown: str, types: list[str]) -> None:
    sent = await bot.send_message(lan.id, text, parse_mode="MarkdownV2")
    assert sent.text == shown
    assert [entity.type for entity in sent.entities] == types


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("mục II.3", "Character '.' is reserved and must be escaped with the preceding '\\'"),
        ("*đậm", "Can't find end of Bold entity at byte offset 0"),
        ("đ _x", "Can't find end of Italic entity at byte offset 3"),
        ("[a](http://x", "Can't find end of a URL at byte offset"),
    ],
)
async def test_markdown_v2_that_telegram_refuses(bot: Bot, lan: Person, text: str, reason: str) -> None:
    with refused(BadRequest, "can't parse entities", reason):
        await bot.send_message(lan.id, text, parse_mode="MarkdownV2")


async def test_legacy_markdown(bot: Bot, lan: Person) -> None:
    sent = await bot.send_message(lan.id, "*a* [b](http://x.vn)", parse_mode="Markdown")
    assert (sent.text, [entity.type for entity in sent.entities]) == ("a b", ["bold", "text_link"])
    with refused(BadRequest, "Can't find end of the entity starting at byte offset 0"):
        await bot.send_message(lan.id, "*a", parse_mode="Markdown")


async def test_an_unknown_parse_mode(bot: Bot, lan: Person) -> None:
    with refused(BadRequest, "unsupported parse_mode"):
        await bot.send_message(lan.id, "a", parse_mode="BBCode")


async def test_explicit_entities_are_in_utf16_units(bot: Bot, world: World, lan: Person) -> None:
    await bot.send_message(lan.id, "😀 đậm", entities=[MessageEntity("bold", 3, 3)])
    message = world.latest(lan.id)
    assert message is not None
    assert utf16_slice(message.text, message.entities[0].offset, message.entities[0].length) == "đậm"


@pytest.mark.parametrize(
    ("offset", "length", "reason"),
    [
        (0, 9, "entity beginning at UTF-16 offset 0 ends after the end of the text"),
        (7, 1, "entity begins after the end of the text at UTF-16 offset 7"),
        (1, 2, "entity begins in a middle of a UTF-16 symbol"),
        (-1, 2, "incorrect offset or length"),
    ],
)
async def test_wrong_explicit_entities(bot: Bot, lan: Person, offset: int, length: int, reason: str) -> None:
    with refused(BadRequest, reason):
        await bot.send_message(lan.id, "😀 ab", entities=[MessageEntity("bold", offset, length)])


async def test_white_space_at_the_ends_is_dropped_and_entities_move(bot: Bot, lan: Person) -> None:
    sent = await bot.send_message(lan.id, "  <b>a</b> \n", parse_mode="HTML")
    assert (sent.text, sent.entities[0].offset) == ("a", 0)


def _one(**fields: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "x", **fields}]]}


_MANY = [[{"text": "x", "callback_data": "x"}] for _ in range(101)]


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        (_one(callback_data="đ" * 33), "BUTTON_DATA_INVALID"),
        (_one(callback_data=""), "BUTTON_DATA_INVALID"),
        (_one(), "Text buttons are unallowed in the inline keyboard"),
        (_one(callback_data="a", url="https://x.vn"), "Exactly one action is allowed"),
        (_one(url="localhost"), "inline keyboard button URL 'localhost' is invalid: Wrong HTTP URL"),
        (_one(url="ftp://x.vn"), "is invalid: Unsupported URL protocol"),
        (_one(url="https://"), "is invalid: URL host is empty"),
        (_one(text=" ", callback_data="a"), "text must be non-empty"),
        ({"inline_keyboard": [[{"callback_data": "a"}]]}, 'Can\'t find field "text"'),
        ({"inline_keyboard": "x"}, "must be an Array of Arrays"),
        ({"inline_keyboard": [{}]}, "must be an Array of Arrays"),
        ({"inline_keyboard": _MANY}, "REPLY_MARKUP_TOO_LONG"),
        ({"inline_keyboard": [[{"text": "x", "callback_data": "x"}] * 9]}, "REPLY_MARKUP_INVALID"),
        ("{not json", "can't parse reply keyboard markup JSON object"),
        ([1], "object expected as reply markup"),
        ({"keyboard": [[{}]]}, "can't parse keyboard button"),
    ],
)
async def test_markup_that_telegram_refuses(bot: Bot, lan: Person, markup: Any, reason: str) -> None:
    with refused(BadRequest, reason):
        await raw(bot, "sendMessage", {"chat_id": lan.id, "text": "a", "reply_markup": markup})


async def test_markup_at_its_limits(bot: Bot, world: World, lan: Person) -> None:
    rows = [[InlineKeyboardButton("x", callback_data="đ" * 32)] * 8] * 12
    rows.append(
        [InlineKeyboardButton("x", url="tg://resolve?domain=x"), InlineKeyboardButton("y", url="x.vn")]
    )
    await bot.send_message(lan.id, "a", reply_markup=InlineKeyboardMarkup(rows))
    message = world.latest(lan.id)
    assert message is not None
    assert (len(message.buttons), message.buttons[-1].url) == (98, "http://x.vn")


async def test_reply_keyboards_are_kept_beside_the_message(bot: Bot, world: World, lan: Person) -> None:
    await raw(
        bot,
        "sendMessage",
        {"chat_id": lan.id, "text": "a", "reply_markup": {"keyboard": [["Có", {"text": "Không"}]]}},
    )
    message = world.latest(lan.id)
    assert message is not None
    assert message.markup == {"keyboard": [["Có", {"text": "Không"}]]}


async def test_replies(bot: Bot, world: World, lan: Person) -> None:
    asked = lan.say("hỏi")
    sent = await bot.send_message(lan.id, "đáp", reply_parameters=ReplyParameters(asked.message_id))
    assert sent.reply_to_message
    assert sent.reply_to_message.text == "hỏi"
    with refused(BadRequest, "message to be replied not found"):
        await bot.send_message(lan.id, "đáp", reply_parameters=ReplyParameters(99999))
    free = ReplyParameters(99999, allow_sending_without_reply=True)
    assert (await bot.send_message(lan.id, "đáp", reply_parameters=free)).reply_to_message is None


async def test_whom_a_bot_may_not_write_to(bot: Bot, world: World, lan: Person) -> None:
    world.person(1002, "Minh", started=False)
    with refused(BadRequest, "chat not found"):
        await bot.send_message(5555, "a")
    with refused(BadRequest, "chat not found"):
        await bot.send_message("@nobody_here", "a")
    with refused(BadRequest, "chat_id is empty"):
        await raw(bot, "sendMessage", {"text": "a"})
    with refused(Forbidden, "bot can't initiate conversation with a user"):
        await bot.send_message(1002, "a")
    lan.block()
    with refused(Forbidden, "bot was blocked by the user"):
        await bot.send_message(lan.id, "a")
    with refused(Forbidden, "bot was blocked by the user"):
        await bot.send_chat_action(lan.id, "typing")
    lan.start()
    assert await bot.send_message(lan.id, "a")


async def test_chat_actions(bot: Bot, world: World, lan: Person) -> None:
    await bot.send_chat_action(lan.id, "typing")
    assert list(world.actions) == [(lan.id, "typing")]
    with refused(BadRequest, "wrong parameter action in request"):
        await bot.send_chat_action(lan.id, "dancing")


async def test_copying_and_forwarding(bot: Bot, world: World, lan: Person) -> None:
    minh = world.person(1002, "Minh")
    asked = lan.say("hỏi *sao*")
    copied = await bot.copy_message(minh.id, lan.id, asked.message_id)
    assert minh.sees()[0].message_id == copied.message_id
    assert minh.sees()[0].forwarded_from is None
    forwarded = await bot.forward_message(minh.id, lan.id, asked.message_id)
    assert forwarded.forward_origin
    assert forwarded.text == "hỏi *sao*"
    with refused(BadRequest, "message to copy not found"):
        await bot.copy_message(minh.id, lan.id, 9999)
    with refused(BadRequest, "message to forward not found"):
        await bot.forward_message(minh.id, lan.id, 9999)


async def test_deleting(bot: Bot, world: World, lan: Person, ticking: Ticking) -> None:
    sent = await bot.send_message(lan.id, "a")
    asked = lan.say("b")
    assert await bot.delete_message(lan.id, sent.message_id)
    with refused(BadRequest, "message to delete not found"):
        await bot.delete_message(lan.id, sent.message_id)
    old = await bot.send_message(lan.id, "c")
    ticking.pass_(hours=49)
    with refused(BadRequest, "message can't be deleted for everyone"):
        await bot.delete_message(lan.id, old.message_id)
    fresh = await bot.send_message(lan.id, "d")
    assert await bot.delete_messages(lan.id, [fresh.message_id, 9999])
    assert [message.text for message in world.deleted] == ["a", "d"]
    assert world.message(lan.id, asked.message_id)
    with refused(BadRequest, "too many message identifiers"):
        await bot.delete_messages(lan.id, list(range(1, 102)))
