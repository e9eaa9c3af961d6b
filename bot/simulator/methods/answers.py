"""Answers to button presses and inline queries, and reactions."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.simulator import limits
from bot.simulator.errors import bad_request
from bot.simulator.inlining import check_results
from bot.simulator.model import CallbackAnswer
from bot.simulator.units import byte_length, utf16_length

if TYPE_CHECKING:
    from bot.simulator.methods.request import Request

TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
_INLINE_DEADLINE = timedelta(seconds=30)


def _answer_callback(request: Request) -> bool:
    world = request.world
    text = request.text("text")
    if utf16_length(text) > limits.CALLBACK_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    press = world.presses.get(request.text("callback_query_id"))
    if press is None or press.answer is not None or world.clock() - press.at > world.callback_deadline:
        raise bad_request(TOO_OLD)
    answer = CallbackAnswer(text, request.boolean("show_alert"), request.text("url"))
    world.presses[press.id] = replace(press, answer=answer)
    world.announce("answered", world.presses[press.id])
    return True


def _answer_inline(request: Request) -> bool:
    world = request.world
    question = world.questions.get(request.text("inline_query_id"))
    if question is None or question.results is not None or world.clock() - question.at > _INLINE_DEADLINE:
        raise bad_request(TOO_OLD)
    results = check_results(world, request.json("results"))
    next_offset = request.text("next_offset")
    if byte_length(next_offset) > limits.INLINE_OFFSET_BYTES:
        raise bad_request("NEXT_OFFSET_INVALID")
    button = request.json("button")
    world.questions[question.id] = replace(
        question,
        results=results,
        next_offset=next_offset,
        cache_time=request.integer("cache_time", 300),
        is_personal=request.boolean("is_personal"),
        button=button if isinstance(button, dict) else None,
    )
    world.bell.ring()
    return True


def _set_reaction(request: Request) -> bool:
    room = request.writable()
    number = request.integer("message_id")
    if number not in room.messages:
        raise bad_request("message to react not found")
    reactions = request.json("reaction") or []
    if not isinstance(reactions, list) or len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    if any(
        not isinstance(item, dict) or item.get("type") not in {"emoji", "custom_emoji"} for item in reactions
    ):
        raise bad_request("REACTION_INVALID")
    request.world.reactions[room.chat.id, number] = tuple(str(item.get("emoji", "")) for item in reactions)
    return True


METHODS = {
    "answerCallbackQuery": _answer_callback,
    "answerInlineQuery": _answer_inline,
    "setMessageReaction": _set_reaction,
}
