"""Questions: free text in a private chat, and in a group when the bot is mentioned or replied to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers import progress, send
from handlers.files import said
from handlers.groups import addressed_text

if TYPE_CHECKING:
    from telegram import Update

    from handlers.context import Context


async def question(update: Update, context: Context) -> None:
    """Answers what was asked, or takes it for the comment or the answer to a form that was asked for."""
    text = addressed_text(update.effective_message, context.bot.username, context.bot.id)
    services = context.services
    if context.private and services.feedback.awaited(context.chat):
        await send.say(context, services.feedback.comment(context.chat, text, context.language))
    elif context.private and services.forms.open(context.person) is not None:
        await fill_in(update, context)
    elif context.private and (shown := progress.named(context, text)) is not None:
        await send.say(context, shown)
    elif not text:
        await send.sentence(context, "group-empty")
    else:
        await send.answer(context, services.answering.ask(context.chat, text, context.hint))


async def fill_in(update: Update, context: Context) -> None:
    """Takes a message for the answer to the open step of a form."""
    draft = context.services.forms.open(context.person)
    if draft is None:
        return
    reply = context.services.forms.answer(draft, said(update.effective_message), context.language)
    if reply is not None:
        await send.say(context, reply)


async def not_text(update: Update, context: Context) -> None:
    """Takes a file for a form, or says that only text is read; once for an album, of several messages."""
    spoken, services = said(update.effective_message), context.services
    if spoken.text.startswith("/update"):
        await progress.update(update, context)
    elif spoken.attachment is not None and services.forms.open(context.person) is not None:
        await fill_in(update, context)
    elif spoken.attachment is not None and (
        later := services.progress.attach_later(
            context.person, spoken.attachment, spoken.album, context.language
        )
    ):
        await send.say(context, later)
    elif not spoken.album or services.first_of_album(context.chat, spoken.album):
        await send.sentence(context, "only-text")


async def unknown_command(_: Update, context: Context) -> None:
    """Points to what there is."""
    await send.sentence(context, "command-unknown")
