"""Editing messages: text, caption, buttons, media."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.simulator.entities import read_caption
from bot.simulator.errors import bad_request
from bot.simulator.methods.uploads import take_file
from bot.simulator.wire import message_json

if TYPE_CHECKING:
    from bot.simulator.methods.request import Request
    from bot.simulator.model import Json, Message

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)


def target(request: Request) -> Message:
    """The message that a call edits.

    Raises:
        ApiError: unknown, or not the bot's own.
    """
    world = request.world
    inline_id = request.text("inline_message_id")
    if inline_id:
        place = world.inline_places.get(inline_id)
        message = world.message(*place) if place else None
        if message is None:
            raise bad_request("MESSAGE_ID_INVALID")
        return message
    room = request.room()
    if not request.has("message_id"):
        raise bad_request("message identifier is not specified")
    room = world.writable(room.chat.id)
    message = room.messages.get(request.integer("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if message.sender != world.bot.id or message.forwarded_from is not None:
        raise bad_request("message can't be edited")
    return message


def apply(request: Request, message: Message, **fields: Any) -> Json | bool:
    """Store the change and answer the call; refuse one that changes nothing."""
    if all(getattr(message, name) == value for name, value in fields.items()):
        raise bad_request(NOT_MODIFIED)
    changed = request.world.change(message, **fields)
    return True if changed.inline_id else message_json(request.world, changed)


def _edit_text(request: Request) -> Json | bool:
    if not request.text("text"):
        raise bad_request("message text is empty")
    message = target(request)
    if message.kind != "text":
        raise bad_request("there is no text in the message to edit")
    text, entities = request.message_text("MESSAGE_TOO_LONG")
    keyboard, _ = request.markup()
    return apply(request, message, text=text, entities=entities, keyboard=keyboard)


def _edit_caption(request: Request) -> Json | bool:
    message = target(request)
    if message.file is None:
        raise bad_request("there is no caption in the message to edit")
    text, entities = request.caption()
    keyboard, _ = request.markup()
    return apply(request, message, text=text, entities=entities, keyboard=keyboard)


def _edit_markup(request: Request) -> Json | bool:
    message = target(request)
    keyboard, _ = request.markup()
    return apply(request, message, keyboard=keyboard)


def _edit_media(request: Request) -> Json | bool:
    message = target(request)
    media = request.json("media")
    if not isinstance(media, dict):
        raise bad_request("can't parse media JSON object")
    kind = str(media.get("type") or "")
    if kind not in {"photo", "document"}:
        raise bad_request("can't parse InputMedia: invalid media type")
    if message.poll_id:
        raise bad_request("message can't be edited")
    file = take_file(request, kind, str(media.get("media") or ""), request.uploads.get("media"))
    text, entities = read_caption(media)
    keyboard, _ = request.markup()
    return apply(request, message, kind=kind, file=file, text=text, entities=entities, keyboard=keyboard)


METHODS = {
    "editMessageText": _edit_text,
    "editMessageCaption": _edit_caption,
    "editMessageReplyMarkup": _edit_markup,
    "editMessageMedia": _edit_media,
}
