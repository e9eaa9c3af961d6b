"""Questions: free text in a private chat, and in a group when the bot is mentioned or replied to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers import send
from handlers.groups import addressed_text

if TYPE_CHECKING:
    from telegram import Update

    from handlers.context import Context


async def question(update: Update, context: Context) -> None:
    """Answers what was asked, or takes it for the comment that was asked for."""
    text = addressed_text(update.effective_message, context.bot.username, context.bot.id)
    services = context.services
    if context.private and services.feedback.awaited(context.chat):
        await send.say(context, services.feedback.comment(context.chat, text, context.language))
    elif not text:
        await send.sentence(context, "group-empty")
    else:
        await send.answer(context, services.answering.ask(context.chat, text, context.hint))


async def not_text(update: Update, context: Context) -> None:
    """Says that only text is read; once for an album, whose pictures are messages of their own."""
    message = update.effective_message
    album = None if message is None else message.media_group_id
    if album is None or context.services.first_of_album(context.chat, album):
        await send.sentence(context, "only-text")


async def unknown_command(_: Update, context: Context) -> None:
    """Points to what there is."""
    await send.sentence(context, "command-unknown")
