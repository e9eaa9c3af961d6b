"""The world's values as the JSON objects of the Bot API."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.simulator.model import Entity, File, Json, Message, Poll
    from bot.simulator.world import World


def message_json(world: World, message: Message, *, with_reply: bool = True) -> Json:
    """The ``Message`` object."""
    chat = world.chats[message.chat_id]
    body: Json = {
        "message_id": message.message_id,
        "date": int(message.date.timestamp()),
        "chat": chat.to_json(),
    }
    if chat.type == "channel":
        body["sender_chat"] = chat.to_json()
    else:
        body["from"] = world.users[message.sender].to_json()
    if message.edited_at is not None:
        body["edit_date"] = int(message.edited_at.timestamp())
    if message.media_group:
        body["media_group_id"] = message.media_group
    if message.via_bot:
        body["via_bot"] = world.bot.to_json()
    if message.forwarded_from is not None:
        body["forward_origin"] = message.forwarded_from
    if with_reply and message.reply_to:
        original = world.message(message.chat_id, message.reply_to)
        if original is not None:
            body["reply_to_message"] = message_json(world, original, with_reply=False)
    if message.keyboard:
        body["reply_markup"] = {
            "inline_keyboard": [[button.to_json() for button in row] for row in message.keyboard]
        }
    body.update(_content(world, message))
    body.update(message.extra)
    return body


def _content(world: World, message: Message) -> Json:
    if message.poll_id:
        return {"poll": poll_json(world.polls[message.poll_id])}
    marked = [_entity(world, entity) for entity in message.entities]
    if message.kind == "text":
        return {"text": message.text, **({"entities": marked} if marked else {})}
    body: Json = {}
    if message.file is not None:
        body[message.kind] = file_json(message.file)
    if message.text:
        body["caption"] = message.text
        if marked:
            body["caption_entities"] = marked
    return body


def _entity(world: World, entity: Entity) -> Json:
    body = entity.to_json()
    if entity.user_id in world.users:
        body["user"] = world.users[entity.user_id].to_json()
    return body


def file_json(file: File) -> Json | list[Json]:
    """The object (for a photo: the sizes) that shows a file in a message."""
    body = file.to_json()
    if file.kind == "photo":
        small = {**body, "file_id": f"{file.file_id}s", "file_unique_id": f"{file.unique_id}s"}
        width, height = max(1, file.width // 4), max(1, file.height // 4)
        return [
            {**small, "width": width, "height": height},
            {**body, "width": file.width, "height": file.height},
        ]
    if file.kind == "sticker":
        return {
            **body,
            "type": "regular",
            "width": 512,
            "height": 512,
            "is_animated": False,
            "is_video": False,
            "emoji": "👍",
        }
    if file.kind in {"voice", "audio"}:
        return {**body, "duration": 3, "mime_type": file.mime}
    if file.kind in {"video", "animation"}:
        return {**body, "duration": 3, "width": 320, "height": 240, "mime_type": file.mime}
    return {**body, "file_name": file.name, "mime_type": file.mime}


def poll_json(poll: Poll) -> Json:
    """The ``Poll`` object."""
    body: Json = {
        "id": poll.id,
        "question": poll.question,
        "options": [
            {
                "persistent_id": str(index),
                "text": text,
                "voter_count": sum(index in chosen for chosen in poll.votes.values()),
            }
            for index, text in enumerate(poll.options)
        ],
        "total_voter_count": len(poll.votes),
        "is_closed": poll.is_closed,
        "is_anonymous": poll.is_anonymous,
        "type": poll.type,
        "allows_multiple_answers": poll.multiple,
        "allows_revoting": poll.revoting,
        "members_only": False,
    }
    if poll.type == "quiz":
        body["correct_option_ids"] = list(poll.correct)
    if poll.explanation:
        body["explanation"] = poll.explanation
        body["explanation_entities"] = [entity.to_json() for entity in poll.explanation_entities]
    if poll.open_period:
        body["open_period"] = poll.open_period
    if poll.closes_at is not None:
        body["close_date"] = int(poll.closes_at.timestamp())
    return body
