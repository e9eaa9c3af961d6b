"""Sending, copying, forwarding and deleting messages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.simulator import limits
from bot.simulator.chats import ADMINS
from bot.simulator.errors import bad_request
from bot.simulator.model import Message
from bot.simulator.wire import message_json

if TYPE_CHECKING:
    from bot.simulator.chats import Room
    from bot.simulator.methods.request import Request
    from bot.simulator.model import Json

_ACTIONS = frozenset(
    [
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
        "record_audio",
        "upload_audio",
    ]
)


def check_rate(request: Request, room: Room, count: int = 1) -> None:
    """Count the messages against Telegram's rates, where the world has them on."""
    if request.world.rates is not None:
        request.world.rates.check(room.chat.id, room.chat.type != "private", count)


def post(request: Request, room: Room, kind: str, **fields: Any) -> Message:
    """Put the bot's message into a chat."""
    keyboard, markup = fields.pop("markups") if "markups" in fields else request.markup()
    world = request.world
    message = Message(
        room.chat.id,
        0,
        world.clock(),
        world.bot.id,
        kind,
        keyboard=keyboard,
        markup=markup,
        silent=request.boolean("disable_notification"),
        **fields,
    )
    return world.post(message)


def _send_message(request: Request) -> Json:
    if not request.text("text"):
        raise bad_request("message text is empty")
    room = request.writable()
    text, entities = request.message_text()
    markups = request.markup()
    reply_to = request.reply_to(room)
    check_rate(request, room)
    message = post(request, room, "text", text=text, entities=entities, markups=markups, reply_to=reply_to)
    return message_json(request.world, message)


def _send_chat_action(request: Request) -> bool:
    room = request.writable()
    action = request.text("action")
    if action not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    request.world.actions.append((room.chat.id, action))
    return True


def _original(request: Request, what: str) -> tuple[Room, Message]:
    source = request.room("from_chat_id")
    message = source.messages.get(request.integer("message_id"))
    if message is None:
        raise bad_request(f"message to {what} not found")
    if message.kind == "service":
        raise bad_request(f"message can't be {'copied' if what == 'copy' else 'forwarded'}")
    return source, message


def _copy_message(request: Request) -> Json:
    room = request.writable()
    _, original = _original(request, "copy")
    text, entities = original.text, original.entities
    if request.has("caption") and original.kind != "text":
        text, entities = request.caption()
    markups = request.markup()
    check_rate(request, room)
    message = post(
        request,
        room,
        original.kind,
        text=text,
        entities=entities,
        file=original.file,
        extra=original.extra,
        reply_to=request.reply_to(room),
        markups=markups,
    )
    return {"message_id": message.message_id}


def _forward_message(request: Request) -> Json:
    room = request.writable()
    source, original = _original(request, "forward")
    world = request.world
    date = int(original.date.timestamp())
    if source.chat.type == "channel":
        origin: Json = {
            "type": "channel",
            "chat": source.chat.to_json(),
            "message_id": original.message_id,
            "date": date,
        }
    else:
        origin = {"type": "user", "sender_user": world.users[original.sender].to_json(), "date": date}
    check_rate(request, room)
    message = replace(
        original,
        chat_id=room.chat.id,
        sender=world.bot.id,
        date=world.clock(),
        keyboard=(),
        markup=None,
        reply_to=0,
        media_group="",
        via_bot=False,
        inline_id="",
        forwarded_from=origin,
        edited_at=None,
        history=(),
    )
    return message_json(world, world.post(message))


def _deletable(request: Request, room: Room, message: Message) -> None:
    world = request.world
    private, own = room.chat.type == "private", message.sender == world.bot.id
    if not private and not own and room.status(world.bot.id) not in ADMINS:
        raise bad_request("message can't be deleted")
    if world.clock() - message.date > limits.DELETE_WITHIN and (private or not own):
        raise bad_request("message can't be deleted for everyone")


def _delete_message(request: Request) -> bool:
    room = request.room()
    message = room.messages.get(request.integer("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    _deletable(request, room, message)
    request.world.remove(message)
    return True


def _delete_messages(request: Request) -> bool:
    room = request.room()
    numbers = request.json("message_ids")
    if not isinstance(numbers, list) or not numbers:
        raise bad_request("message identifiers are not specified")
    if len(numbers) > limits.DELETE_MESSAGES:
        raise bad_request("too many message identifiers specified")
    found = [room.messages[int(number)] for number in numbers if int(number) in room.messages]
    for message in found:
        _deletable(request, room, message)
    for message in found:
        request.world.remove(message)
    return True


METHODS = {
    "sendMessage": _send_message,
    "sendChatAction": _send_chat_action,
    "copyMessage": _copy_message,
    "forwardMessage": _forward_message,
    "deleteMessage": _delete_message,
    "deleteMessages": _delete_messages,
}
