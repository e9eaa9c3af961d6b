"""Groups, membership, privacy, migration, channels, private chats."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from telegram.error import BadRequest, ChatMigrated, Forbidden

from tests.simulator.support import refused

if TYPE_CHECKING:
    from telegram import Bot, Update

    from bot.simulator import Person, World

pytestmark = pytest.mark.asyncio


async def _texts(bot: Bot) -> list[str]:
    return [
        update.message.text for update in await bot.get_updates() if update.message and update.message.text
    ]


async def test_the_bot_is_told_that_it_was_added(bot: Bot, world: World, lan: Person) -> None:
    group = world.group("Phòng", lan)
    membership, service = await bot.get_updates()
    assert membership.my_chat_member
    assert membership.my_chat_member.new_chat_member.status == "member"
    assert service.message
    assert service.message.new_chat_members[0].id == world.bot.id
    assert await bot.send_message(group.id, "chào")


async def test_privacy_mode(bot: Bot, world: World, lan: Person) -> None:
    group = world.group("Phòng", lan)
    sent = await bot.send_message(group.id, "chào")
    lan.say("chuyện riêng", chat=group.id)
    lan.say("/items", chat=group.id)
    lan.say("/items@dean161_bot", chat=group.id)
    lan.say("/items@other_bot", chat=group.id)
    lan.say("@dean161_bot mục 3?", chat=group.id)
    lan.say("thế ai phối hợp?", chat=group.id, reply_to=sent.message_id)
    expected = ["/items", "/items@dean161_bot", "@dean161_bot mục 3?", "thế ai phối hợp?"]
    assert await _texts(bot) == expected
    group.promote_bot()
    lan.say("giờ thì nghe", chat=group.id)
    assert "giờ thì nghe" in await _texts(bot)


async def test_entities_are_those_that_clients_find(bot: Bot, lan: Person) -> None:
    lan.say("😀 /item 3 @dean161_bot https://hatinh.gov.vn/a. #asean a@b.vn và/hoặc")
    (update,) = await bot.get_updates()
    assert update.message
    found = {
        kind: update.message.parse_entities([kind]).values() for kind in ("bot_command", "mention", "url")
    }
    assert {kind: list(texts) for kind, texts in found.items()} == {
        "bot_command": ["/item"],
        "mention": ["@dean161_bot"],
        "url": ["https://hatinh.gov.vn/a"],
    }
    assert [e.type for e in update.message.entities][-2:] == ["hashtag", "email"]


async def test_a_kicked_bot(bot: Bot, world: World, lan: Person) -> None:
    group = world.group("Phòng", lan)
    group.kick_bot()
    with refused(Forbidden, "bot was kicked from the group chat"):
        await bot.send_message(group.id, "a")
    wide = world.group("Tỉnh", lan, supergroup=True)
    wide.kick_bot()
    with refused(Forbidden, "bot was kicked from the supergroup chat"):
        await bot.send_message(wide.id, "a")


async def test_a_bot_that_left(bot: Bot, world: World, lan: Person) -> None:
    wide = world.group("Tỉnh", lan, supergroup=True)
    assert await bot.leave_chat(wide.id)
    with refused(Forbidden, "bot is not a member of the supergroup chat"):
        await bot.send_message(wide.id, "a")
    with refused(Forbidden, "bot is not a member of the supergroup chat"):
        await bot.get_chat(wide.id)
    with refused(BadRequest, "can't be changed in private chats"):
        await bot.leave_chat(lan.id)


async def test_a_group_becomes_a_supergroup(bot: Bot, world: World, lan: Person) -> None:
    group = world.group("Phòng", lan)
    new = group.upgrade()
    with pytest.raises(ChatMigrated) as caught:
        await bot.send_message(group.id, "a")
    assert caught.value.new_chat_id == new.id
    updates = await bot.get_updates()
    services = [update.message for update in updates if update.message]
    assert services[-2].migrate_to_chat_id == new.id
    assert services[-1].migrate_from_chat_id == group.id
    sent = await bot.send_message(new.id, "b")
    assert sent.chat.type == "supergroup"


async def test_blocking_and_coming_back(bot: Bot, lan: Person) -> None:
    lan.block()
    lan.start("item-3")
    blocked, back, start = await bot.get_updates()
    assert blocked.my_chat_member
    assert blocked.my_chat_member.new_chat_member.status == "kicked"
    assert back.my_chat_member
    assert back.my_chat_member.new_chat_member.status == "member"
    assert start.message
    assert start.message.text == "/start item-3"


@pytest.mark.parametrize("payload", ["a" * 65, "mục", "a b", "a.b"])
async def test_deep_links_that_telegram_does_not_pass_on(world: World, payload: str) -> None:
    with pytest.raises(ValueError, match="start parameter"):
        world.person(1001, "Lan").start(payload)


async def test_what_a_person_may_not_do(world: World, lan: Person) -> None:
    minh = world.person(1002, "Minh")
    group = world.group("Phòng", minh)
    with pytest.raises(ValueError, match="only members write"):
        lan.say("a", chat=group.id)
    with pytest.raises(ValueError, match="UTF-16 units"):
        lan.say("x" * 4097)
    with pytest.raises(ValueError, match="one's own"):
        lan.edit(minh.say("b"), "c")
    lan.block()
    with pytest.raises(ValueError, match="unblock first"):
        lan.say("a")


async def test_edited_and_forwarded_messages_and_replies(bot: Bot, lan: Person) -> None:
    first = lan.say("sai")
    lan.edit(first, "đúng")
    lan.say("của người khác", forwarded_from="Ai đó")
    sent = await bot.send_message(lan.id, "đáp")
    lan.say("trả lời", reply_to=sent.message_id)
    updates: tuple[Update, ...] = await bot.get_updates()
    assert updates[1].edited_message
    assert (updates[1].edited_message.text, updates[1].edited_message.message_id) == (
        "đúng",
        first.message_id,
    )
    assert updates[2].message
    assert updates[2].message.forward_origin
    assert updates[3].message
    assert updates[3].message.reply_to_message
    assert updates[3].message.reply_to_message.text == "đáp"


async def test_people_come_and_go(bot: Bot, world: World, lan: Person) -> None:
    minh = world.person(1002, "Minh")
    group = world.group("Phòng", lan)
    group.join(minh)
    group.retitle("Phòng mới")
    group.leave(minh)
    messages = [update.message for update in await bot.get_updates() if update.message]
    assert messages[1].new_chat_members[0].id == minh.id
    assert messages[2].new_chat_title == "Phòng mới"
    assert messages[3].left_chat_member
    assert (await bot.get_chat_member(group.id, minh.id)).status == "left"
    assert [member.user.id for member in await bot.get_chat_administrators(group.id)] == [lan.id]


async def test_asking_about_chats(bot: Bot, world: World, lan: Person) -> None:
    assert (await bot.get_chat(lan.id)).username == "lan_ht"
    assert (await bot.get_chat_member(lan.id, lan.id)).status == "member"
    with refused(BadRequest, "chat not found"):
        await bot.get_chat(999)
    with refused(BadRequest, "invalid user_id specified"):
        await bot.get_chat_member(lan.id, 999)
    with refused(BadRequest, "there are no administrators in the private chat"):
        await bot.get_chat_administrators(lan.id)


async def test_pinning(bot: Bot, world: World, lan: Person) -> None:
    sent = await bot.send_message(lan.id, "ghim")
    await bot.pin_chat_message(lan.id, sent.message_id)
    pinned = (await bot.get_chat(lan.id)).pinned_message
    assert pinned
    assert await bot.unpin_chat_message(lan.id)
    with refused(BadRequest, "message to unpin not found"):
        await bot.unpin_chat_message(lan.id)
    with refused(BadRequest, "message to pin not found"):
        await bot.pin_chat_message(lan.id, 999)
    group = world.group("Phòng", lan)
    sent = await bot.send_message(group.id, "ghim")
    with refused(BadRequest, "not enough rights"):
        await bot.pin_chat_message(group.id, sent.message_id)
    group.promote_bot()
    assert await bot.pin_chat_message(group.id, sent.message_id)
    assert await bot.unpin_all_chat_messages(group.id)


async def test_deleting_in_a_group_needs_rights(bot: Bot, world: World, lan: Person) -> None:
    group = world.group("Phòng", lan)
    asked = lan.say("/x", chat=group.id)
    with refused(BadRequest, "message can't be deleted"):
        await bot.delete_message(group.id, asked.message_id)
    group.promote_bot()
    assert await bot.delete_message(group.id, asked.message_id)


async def test_channels(bot: Bot, world: World) -> None:
    channel = world.channel("Tin", username="tin_ht")
    post = channel.post("tin mới")
    channel.edit_post(post, "tin sửa")
    first, second = await bot.get_updates()
    assert first.channel_post
    assert second.edited_channel_post
    assert second.edited_channel_post.text == "tin sửa"
    assert (await bot.send_message("@tin_ht", "a")).chat.id == channel.id
    with refused(BadRequest, "non-anonymous polls can't be sent to channel chats"):
        await bot.send_poll(channel.id, "?", ["a", "b"], is_anonymous=False)
