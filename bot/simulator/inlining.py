"""Inline results: checked when the bot gives them, posted when a person chooses one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.simulator import limits
from bot.simulator.entities import read_caption, read_text
from bot.simulator.errors import bad_request
from bot.simulator.markup import read_markup
from bot.simulator.model import Message
from bot.simulator.units import byte_length

if TYPE_CHECKING:
    from bot.simulator.model import InlineQuestion, Json
    from bot.simulator.units import Marked
    from bot.simulator.world import World

_NEEDS = {
    "article": ("title", "input_message_content"),
    "photo": ("photo_url", "thumbnail_url"),
    "document": ("title", "document_url", "mime_type"),
}
_FILES = ("photo_file_id", "document_file_id")


def check_results(world: World, results: object) -> tuple[Json, ...]:
    """The results of ``answerInlineQuery``, each with its message checked.

    Raises:
        ApiError: too many, a repeated or wrong id, a missing field, a message that could not be sent.
    """
    if not isinstance(results, list):
        raise bad_request("can't parse inline query results: expected an Array of InlineQueryResult")
    if len(results) > limits.INLINE_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    seen: set[str] = set()
    for result in results:
        if not isinstance(result, dict):
            raise bad_request("can't parse InlineQueryResult: expected an Object")
        identity = str(result.get("id") or "")
        if not 1 <= byte_length(identity) <= limits.INLINE_RESULT_ID_BYTES:
            raise bad_request("RESULT_ID_INVALID")
        if identity in seen:
            raise bad_request("RESULT_ID_DUPLICATE")
        seen.add(identity)
        _check(world, result)
    return tuple(results)


def _check(world: World, result: Json) -> None:
    kind = str(result.get("type") or "")
    if kind not in _NEEDS:
        raise bad_request("can't parse InlineQueryResult: unallowed inline query result type")
    stored = next((str(result[name]) for name in _FILES if result.get(name)), "")
    if stored:
        if stored not in world.files:
            raise bad_request("wrong file identifier/HTTP URL specified")
    else:
        for field in _NEEDS[kind]:
            if not result.get(field):
                raise bad_request(f"can't parse InlineQueryResult: Can't find field \"{field}\"")
    read_markup(result.get("reply_markup"))
    content = result.get("input_message_content")
    if content is not None:
        _content(content)
    elif result.get("caption"):
        read_caption(result)


def _content(content: Any) -> Marked:
    if not isinstance(content, dict) or "message_text" not in content:
        raise bad_request("can't parse InputMessageContent: Can't find field \"message_text\"")
    return read_text(
        str(content["message_text"]),
        str(content.get("parse_mode") or ""),
        content.get("entities"),
        limit=limits.MESSAGE_TEXT,
        too_long="MESSAGE_TOO_LONG",
    )


def post_result(world: World, user_id: int, chat_id: int, question: InlineQuestion, index: int) -> Message:
    """Put a chosen result into a chat, in the name of the person, "via" the bot.

    Raises:
        LookupError: the query has no such result.
    """
    results = question.results or ()
    if not 0 <= index < len(results):
        raise LookupError(f"the query has {len(results)} results")
    result = results[index]
    content = result.get("input_message_content")
    text, entities = _content(content) if content is not None else read_caption(result)
    stored = next((world.files[str(result[name])] for name in _FILES if result.get(name)), None)
    kind = "text" if content is not None or stored is None else stored.kind
    keyboard, _ = read_markup(result.get("reply_markup"))
    inline_id = f"AAIM{world.number()}" if keyboard else ""
    message = world.post(
        Message(
            chat_id,
            0,
            world.clock(),
            user_id,
            kind,
            text,
            entities,
            keyboard,
            file=None if kind == "text" else stored,
            via_bot=True,
            inline_id=inline_id,
        )
    )
    if inline_id:
        world.inline_places[inline_id] = (chat_id, message.message_id)
    chosen: Json = {
        "result_id": result["id"],
        "from": world.users[user_id].to_json(),
        "query": question.query,
    }
    if inline_id:
        chosen["inline_message_id"] = inline_id
    world.tell("chosen_inline_result", chosen, ("inline", user_id))
    return message
