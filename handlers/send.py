"""Turns replies into Telegram messages: plain text without markup, split where too long, with buttons."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from telegram import Message as TelegramMessage

from bot.services.browsing import shorten
from bot.services.messages import Button, ConsentNeededError, Message, Perform, Rate
from bot.texts import texts
from handlers.buttons import Keyboard, keyboard, rows
from handlers.context import chat_key
from handlers.courier import Outgoing, Payload
from knowledge.asks import Ask
from knowledge.model import LANGUAGES, Language

if TYPE_CHECKING:
    from bot.services.bundle import Services
    from bot.services.messages import Notice, RefusedError
    from bot.services.quiz import Poll
    from bot.storage.database import ChatKey
    from handlers.context import Context
    from knowledge.model import Clause
    from knowledge.replies import Reply

MAX_TEXT = 4096
"""UTF-16 units of one message."""

MAX_QUOTES = 3
"""Buttons to verbatim clauses under one answer."""

MAX_TOAST = 200

MENU_LANGUAGES: tuple[tuple[Language, str | None], ...] = (
    ("en", None),
    *((each, each) for each in LANGUAGES),
)
"""Menus in our languages, and in English for every other app."""

_NUMBERED = re.compile(r"[IVX]+(\.[0-9a-z]+)*")


async def answer(context: Context, reply: Reply, asked: Ask | None = None, *, in_place: bool = False) -> None:
    """Sends an answer of the engine; ``in_place`` of the message whose button was pressed."""
    text = reply.text()
    if reply.kind == "clarify":
        numbered = "\n".join(f"{number}. {choice.label}" for number, choice in enumerate(reply.choices, 1))
        if numbered not in text:
            text = f"{text}\n\n{numbered}"
    await _show(context, text, keyboard(_rows_of(context, reply, asked)), in_place=in_place)


async def say(context: Context, message: Message, *, in_place: bool = False) -> None:
    """Sends what a service says, and what it lets others know."""
    in_place = in_place and not (message.fresh or message.document or message.picture)
    if in_place:
        await _show(context, message.text, keyboard(rows(message.buttons)), in_place=True)
    else:
        for outgoing in outgoings(_address(context), message):
            await context.courier.post(outgoing)
    for told in message.notices:
        for outgoing in notices(told):
            await context.courier.post(outgoing)
    for person in message.roles_changed:
        for outgoing in menus(context, person):
            await context.courier.post(outgoing)


async def refuse(context: Context, error: RefusedError) -> None:
    """Says why something cannot be done: over the button that was pressed, else as a message."""
    if isinstance(error, ConsentNeededError):
        await _ask_again(context, error)
        return
    text = texts(context.language)(error.key, **error.values)
    query = None if context.event is None else context.event.callback_query
    if query is None:
        await say(context, Message(text))
    elif len(text) <= MAX_TOAST:
        await toast(context, text, alert=True)
    else:
        await toast(context)
        await say(context, Message(text))


async def _ask_again(context: Context, error: ConsentNeededError) -> None:
    """Asks for consent, in reply to what the person was about to do, which goes on once they agree."""
    address = _address(context)
    message = None if context.event is None else context.event.message
    if message is not None:
        address["reply_parameters"] = {"message_id": message.message_id, "allow_sending_without_reply": True}
    await toast(context, texts(context.language)(error.key), alert=True)
    for outgoing in outgoings(address, context.services.consents.ask_again(context.language)):
        await context.courier.post(outgoing)


def menus(context: Context, person: ChatKey) -> list[Outgoing]:
    """The calls that give a person's chat the menu of their role, in each language."""
    role = context.services.rights.role(person)
    scope = {"type": "chat", "chat_id": int(person.chat)}
    return [
        Outgoing(
            "set_my_commands",
            {"commands": context.bot_application.menu(language, role), "scope": scope, "language_code": tag},
        )
        for language, tag in MENU_LANGUAGES
    ]


def notices(told: Notice) -> list[Outgoing]:
    """The calls of a message to somebody who did not ask."""
    calls = outgoings({"chat_id": int(told.to.chat)}, told.message)
    effects = (told.effect and f"{told.effect}/{place}" for place in range(len(calls)))
    return [
        replace(call, effect=effect, about=told.about) for call, effect in zip(calls, effects, strict=True)
    ]


def outgoings(address: Payload, message: Message) -> list[Outgoing]:
    """The calls of a message: its attachments first, then the text, with the buttons under the last of it."""
    calls = [Outgoing(f"send_{each.kind}", address | {each.kind: each.file}) for each in message.attachments]
    markup = keyboard(rows(message.buttons))
    if message.document is not None or message.picture is not None:
        payload = address | {"caption": message.text} | ({"reply_markup": markup} if markup else {})
        kind = "send_document" if message.picture is None else "send_photo"
        return [*calls, Outgoing(kind, payload, message.document or message.picture)]
    calls += [
        Outgoing("send_message", address | _text(part, buttons))
        for part, buttons in _parts(message.text, markup)
    ]
    return calls


async def sentence(context: Context, key: str, **values: str | int) -> None:
    """Sends one sentence of the catalogue."""
    await say(context, Message(texts(context.language)(key, **values)))


async def poll(context: Context, asked: Poll) -> None:
    """Sends a question of the quiz as a poll that knows its right answer."""
    payload: Payload = {
        "chat_id": int(context.chat.chat),
        "question": asked.question,
        "options": list(asked.options),
        "type": "quiz",
        "is_anonymous": False,
        "correct_option_ids": [asked.right],
        "explanation": asked.explanation,
    }
    note = json.dumps({"quiz": [asked.number, asked.position], "chat": context.chat.chat})
    await context.courier.post(Outgoing("send_poll", payload, note=note))


async def toast(context: Context, text: str = "", *, alert: bool = False) -> None:
    """Answers a press of a button, so that the phone stops waiting; ``text`` shows for a moment."""
    query = None if context.event is None else context.event.callback_query
    if query is not None:
        payload: Payload = {"callback_query_id": query.id}
        if text:
            payload |= {"text": text[:MAX_TOAST], "show_alert": alert}
        await context.courier.post(Outgoing("answer_callback_query", payload))


def settle(services: Services, outgoing: Outgoing, result: Any) -> None:  # whatever Telegram returned
    """Does what is left to do once Telegram has taken a message."""
    if not outgoing.note:
        return
    note = json.loads(outgoing.note)
    if "quiz" in note and result.poll is not None:
        services.quiz.sent(chat_key(note["chat"]), result.poll.id, *note["quiz"])
    if "broadcast" in note:
        services.mailing.taken(note["broadcast"])


def broadcast_note(number: int) -> str:
    """The note by which a message that was taken counts for its broadcast."""
    return json.dumps({"broadcast": number})


def replacing(chat: ChatKey, place: str, message: Message) -> Outgoing:
    """The call that puts a short message in place of one of the bot's, named by its number in the chat."""
    address = {"chat_id": int(chat.chat), "message_id": int(place)}
    return Outgoing("edit_message_text", address | _text(message.text, keyboard(rows(message.buttons))))


def split(text: str, limit: int = MAX_TEXT) -> list[str]:
    """The text in parts of at most ``limit`` UTF-16 units, cut between paragraphs, else lines or words."""
    parts = []
    rest = text.strip()
    while _units(rest) > limit:
        end = _fitting(rest, limit)
        for border in ("\n\n", "\n", " "):
            cut = rest.rfind(border, 1, end + 1)
            if cut > end // 4:
                end = cut
                break
        parts.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return [*parts, rest] if rest else parts


def _rows_of(context: Context, reply: Reply, asked: Ask | None) -> list[list[Button]]:
    """Verbatim clauses first, then where to go on, then (not in a group, as noise) whether it helped."""
    say = texts(reply.lang)
    clarifies = reply.kind == "clarify"
    base = context.services.library.base
    quoted = asked is not None and asked.intent == "quote"
    quotes = []
    if reply.kind == "answer" and not quoted:
        quotes = [
            Button(_quote_label(base.clause[clause], reply.lang), Perform(Ask.quote(clause)))
            for clause in reply.clauses[:MAX_QUOTES]
            if clause in base.clause
        ]
    laid = [
        *rows(quotes),
        *rows(Button(choice.label, Perform(choice.ask, clarifies)) for choice in reply.choices),
    ]
    if context.private and not quoted and context.services.library.rateable(reply):
        thumbs = (("button-helpful", True), ("button-wrong", False))
        laid.append(
            [Button(say(key), Rate(helpful, reply.entry or "", reply.clauses)) for key, helpful in thumbs]
        )
    return laid


def _quote_label(clause: Clause, language: Language) -> str:
    """A clause by its number; the few that the document does not number, by what they are."""
    say = texts(language)
    if _NUMBERED.fullmatch(clause.id):
        return say("button-quote", clause=clause.id)
    return say("button-quote-named", name=shorten(clause.label[language]))


async def _show(context: Context, text: str, markup: Keyboard | None, *, in_place: bool) -> None:
    parts = _parts(text, markup)
    query = None if context.event is None else context.event.callback_query
    if in_place and query is not None and query.message is not None and len(parts) == 1:
        place = {"chat_id": query.message.chat.id, "message_id": query.message.message_id}
        await context.courier.post(Outgoing("edit_message_text", place | _text(text, markup)))
        return
    for part, buttons in parts:
        await context.courier.post(Outgoing("send_message", _address(context) | _text(part, buttons)))


def _parts(text: str, markup: Keyboard | None) -> list[tuple[str, Keyboard | None]]:
    """The parts of a text, the last with the buttons."""
    *others, last = split(text)
    return [*((part, None) for part in others), (last, markup)]


def _text(text: str, markup: Keyboard | None) -> Payload:
    payload: Payload = {"text": text, "link_preview_options": {"is_disabled": True}}
    return payload | ({"reply_markup": markup} if markup else {})


def _address(context: Context) -> Payload:
    """Where an answer goes: the chat, in a group as a reply, in a forum under its topic."""
    address: Payload = {"chat_id": int(context.chat.chat)}
    message = None if context.event is None else context.event.effective_message
    if isinstance(message, TelegramMessage) and not context.private:
        address["reply_parameters"] = {"message_id": message.message_id, "allow_sending_without_reply": True}
        if message.is_topic_message and message.message_thread_id is not None:
            address["message_thread_id"] = message.message_thread_id
    return address


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _fitting(text: str, limit: int) -> int:
    """How many characters from the start fit into so many UTF-16 units."""
    units = 0
    for place, character in enumerate(text):
        units += 2 if ord(character) > 0xFFFF else 1  # the end of the basic plane
        if units > limit:
            return place
    return len(text)
