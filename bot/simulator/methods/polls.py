"""Polls and quizzes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from bot.simulator import limits
from bot.simulator.entities import read_text
from bot.simulator.errors import bad_request
from bot.simulator.methods.sending import check_rate, post
from bot.simulator.model import Poll
from bot.simulator.units import utf16_length
from bot.simulator.wire import message_json, poll_json

if TYPE_CHECKING:
    from bot.simulator.methods.request import Request
    from bot.simulator.model import Json
    from bot.simulator.units import Marked


def _options(request: Request) -> tuple[str, ...]:
    raw = request.json("options")
    if not isinstance(raw, list):
        raise bad_request("can't parse options JSON object")
    if not raw:
        raise bad_request("poll must have at least one answer option")
    if len(raw) > limits.POLL_OPTIONS:
        raise bad_request(f"poll can't have more than {limits.POLL_OPTIONS} options")
    texts = []
    for item in raw:
        text = str(item.get("text") or "") if isinstance(item, dict) else str(item)
        text = text.strip()
        if not text:
            raise bad_request("text must be non-empty")
        if utf16_length(text) > limits.POLL_OPTION:
            raise bad_request(f"poll options length must not exceed {limits.POLL_OPTION}")
        texts.append(text)
    return tuple(texts)


def _question(request: Request) -> str:
    if not request.text("question").strip():
        raise bad_request("text must be non-empty")
    text, _ = read_text(
        request.text("question"),
        request.text("question_parse_mode"),
        request.json("question_entities"),
        limit=limits.POLL_QUESTION,
        too_long=f"poll question length must not exceed {limits.POLL_QUESTION}",
    )
    return text


def _explanation(request: Request) -> Marked:
    text, entities = read_text(
        request.text("explanation"),
        request.text("explanation_parse_mode"),
        request.json("explanation_entities"),
        limit=limits.POLL_EXPLANATION,
        too_long="message is too long",
        required=False,
    )
    if text.count("\n") > limits.POLL_EXPLANATION_LINES:
        raise bad_request("POLL_SOLUTION_TOO_MANY_LINES")
    return text, entities


def _correct(request: Request, count: int, *, multiple: bool) -> tuple[int, ...]:
    raw: Any = request.json("correct_option_ids")
    if raw is None and request.has("correct_option_id"):
        # The name before Bot API 9.6; Telegram still takes it.
        raw = [request.integer("correct_option_id", -1)]
    if not isinstance(raw, list) or not raw:
        raise bad_request("QUIZ_CORRECT_ANSWERS_EMPTY")
    chosen = tuple(int(number) for number in raw)
    if len(set(chosen)) != len(chosen) or any(not 0 <= number < count for number in chosen):
        raise bad_request("wrong correct option ID specified")
    if len(chosen) > 1 and not multiple:
        raise bad_request("QUIZ_CORRECT_ANSWERS_TOO_MUCH")
    return chosen


def _send_poll(request: Request) -> Json:
    room = request.writable()
    world = request.world
    question, options = _question(request), _options(request)
    kind = request.text("type", "regular")
    if kind not in {"regular", "quiz"}:
        raise bad_request("unsupported poll type specified")
    multiple = request.boolean("allows_multiple_answers")
    correct: tuple[int, ...] = ()
    explanation: Marked = ("", ())
    if kind == "quiz":
        if len(options) < 2:
            raise bad_request("quiz must have at least 2 options")
        correct = _correct(request, len(options), multiple=multiple)
        explanation = _explanation(request)
    period = request.integer("open_period")
    shortest, longest = limits.POLL_OPEN_SECONDS
    if request.has("open_period") and not shortest <= period <= longest:
        raise bad_request("poll open period is invalid")
    closes_at = world.clock() + timedelta(seconds=period) if period else None
    anonymous = request.boolean("is_anonymous", default=True)
    if room.chat.type == "channel" and not anonymous:
        raise bad_request("non-anonymous polls can't be sent to channel chats")
    markups = request.markup()
    reply_to = request.reply_to(room)
    check_rate(request, room)
    poll = Poll(
        id=str(6_000_000_000_000_000 + world.number()),
        question=question,
        options=options,
        type="quiz" if kind == "quiz" else "regular",
        is_anonymous=anonymous,
        multiple=multiple,
        revoting=request.boolean("allows_revoting", default=kind == "regular"),
        correct=correct,
        explanation=explanation[0],
        explanation_entities=explanation[1],
        open_period=period,
        closes_at=closes_at,
        is_closed=request.boolean("is_closed"),
    )
    world.polls[poll.id] = poll
    if closes_at is not None:
        world.closing[poll.id] = closes_at
    message = post(request, room, "poll", text=question, poll_id=poll.id, markups=markups, reply_to=reply_to)
    return message_json(world, message)


def _stop_poll(request: Request) -> Json:
    room = request.writable()
    world = request.world
    message = room.messages.get(request.integer("message_id"))
    if message is None:
        raise bad_request("message with poll to stop not found")
    if not message.poll_id:
        raise bad_request("message is not a poll")
    if message.sender != world.bot.id:
        raise bad_request("poll can't be stopped")
    world.close_due_polls()
    poll = world.polls[message.poll_id]
    if poll.is_closed:
        raise bad_request("poll has already been closed")
    keyboard, _ = request.markup()
    if keyboard != message.keyboard:
        world.change(message, keyboard=keyboard)
    world.polls[poll.id] = replace(poll, is_closed=True)
    world.tell_poll(world.polls[poll.id])
    return poll_json(world.polls[poll.id])


METHODS = {"sendPoll": _send_poll, "stopPoll": _stop_poll}
