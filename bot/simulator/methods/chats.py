"""Asking about chats and their members, leaving, pinning."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.simulator.chats import ADMINS, PRESENT
from bot.simulator.errors import bad_request, forbidden
from bot.simulator.groups import member_json, tell_membership
from bot.simulator.wire import message_json

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.simulator.chats import Room
    from bot.simulator.methods.request import Request
    from bot.simulator.model import Json


def _inside(request: Request) -> Room:
    """The chat, if the bot is in it."""
    room = request.room()
    if room.chat.type != "private" and room.status(request.world.bot.id) not in PRESENT:
        raise forbidden(f"bot is not a member of the {room.chat.type} chat")
    return room


def _get_chat(request: Request) -> Json:
    room = _inside(request)
    body: Json = {
        **room.chat.to_json(),
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(
            (
                "unlimited_gifts",
                "limited_gifts",
                "unique_gifts",
                "premium_subscription",
                "gifts_from_channels",
            ),
            False,
        ),
    }
    pinned = next(
        (room.messages[number] for number in reversed(room.pinned) if number in room.messages), None
    )
    if pinned is not None:
        body["pinned_message"] = message_json(request.world, pinned, with_reply=False)
    return body


def _get_member(request: Request) -> Json:
    room = _inside(request)
    user_id = request.integer("user_id")
    if user_id not in request.world.users:
        raise bad_request("invalid user_id specified")
    status = "member" if room.chat.type == "private" else room.status(user_id)
    return member_json(request.world, user_id, status)


def _get_administrators(request: Request) -> list[Json]:
    room = _inside(request)
    if room.chat.type == "private":
        raise bad_request("there are no administrators in the private chat")
    bot = request.world.bot.id
    return [
        member_json(request.world, user_id, status)
        for user_id, status in room.members.items()
        if status in ADMINS and user_id != bot
    ]


def _leave(request: Request) -> bool:
    room = _inside(request)
    if room.chat.type == "private":
        raise bad_request("chat member status can't be changed in private chats")
    bot = request.world.bot
    old = room.status(bot.id)
    room.members[bot.id] = "left"
    tell_membership(request.world, room.chat.id, bot.id, old, "left", bot)
    return True


def _pinnable(request: Request) -> Room:
    room = request.writable()
    if room.chat.type != "private" and room.status(request.world.bot.id) not in ADMINS:
        raise bad_request("not enough rights to manage pinned messages in the chat")
    return room


def _pin(request: Request) -> bool:
    room = _pinnable(request)
    number = request.integer("message_id")
    if number not in room.messages:
        raise bad_request("message to pin not found")
    room.pinned = [other for other in room.pinned if other != number] + [number]
    return True


def _unpin(request: Request) -> bool:
    room = _pinnable(request)
    number = request.integer("message_id") or (room.pinned[-1] if room.pinned else 0)
    if number not in room.pinned:
        raise bad_request("message to unpin not found")
    room.pinned.remove(number)
    return True


def _unpin_all(request: Request) -> bool:
    _pinnable(request).pinned.clear()
    return True


METHODS: dict[str, Callable[[Request], Any]] = {
    "getChat": _get_chat,
    "getChatMember": _get_member,
    "getChatAdministrators": _get_administrators,
    "leaveChat": _leave,
    "pinChatMessage": _pin,
    "unpinChatMessage": _unpin,
    "unpinAllChatMessages": _unpin_all,
}
