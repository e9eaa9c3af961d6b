"""When the bot is spoken to in a group, and what is said to it. The rest is none of its business."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from telegram import MessageEntity
from telegram.constants import ChatType
from telegram.ext.filters import MessageFilter

from handlers import send
from handlers.context import chat_key

if TYPE_CHECKING:
    from telegram import Message, Update

    from handlers.context import Context


class Addressed(MessageFilter):
    """A text in a group that mentions the bot or replies to it."""

    def filter(self, message: Message) -> bool:
        """Whether the message is meant for the bot."""
        bot = message.get_bot()
        if not message.text:
            return False
        return _replies_to(message, bot.id) or _mentions(message, bot.username, bot.id)


class AddressedCommand(MessageFilter):
    """A command meant for this bot: any in a private chat, in a group one with its name ("/help@name")."""

    def filter(self, message: Message) -> bool:
        """Whether the command is meant for the bot."""
        text = message.text or ""
        if not text.startswith("/"):
            return False
        command = text.split(maxsplit=1)[0].lower()
        own_name = f"@{message.get_bot().username.lower()}"
        return message.chat.type == ChatType.PRIVATE or command.endswith(own_name)


def addressed_text(message: Message | None, username: str, bot_id: int) -> str:
    """What is said to the bot, without its name.

    A bare mention in reply to somebody's message asks about that message.
    """
    if message is None:
        return ""
    text = message.text or ""
    if message.chat.type == ChatType.PRIVATE:
        return text.strip()
    stripped = " ".join(re.sub(rf"@{re.escape(username)}\b", " ", text, flags=re.IGNORECASE).split())
    quoted = message.reply_to_message
    if not stripped and quoted is not None and not _replies_to(message, bot_id):
        return (quoted.text or "").strip()
    return stripped


async def private_only(_: Update, context: Context) -> None:
    """Says that a command works in the private chat, with the way there."""
    await send.sentence(context, "private-only", bot=context.bot.username)


async def migrated(update: Update, context: Context) -> None:
    """A group became a supergroup with a new id. Telegram says so in either chat; both mean one move."""
    message = update.effective_message
    if message is not None and message.migrate_to_chat_id is not None:
        context.services.moved(context.chat, chat_key(message.migrate_to_chat_id))
    elif message is not None and message.migrate_from_chat_id is not None:
        context.services.moved(chat_key(message.migrate_from_chat_id), context.chat)


def _replies_to(message: Message, bot_id: int) -> bool:
    author = message.reply_to_message.from_user if message.reply_to_message is not None else None
    return author is not None and author.id == bot_id


def _mentions(message: Message, username: str, bot_id: int) -> bool:
    named = message.parse_entities([MessageEntity.MENTION]).values()
    if any(name.lower() == f"@{username.lower()}" for name in named):
        return True
    by_id = message.parse_entities([MessageEntity.TEXT_MENTION])
    return any(entity.user is not None and entity.user.id == bot_id for entity in by_id)
