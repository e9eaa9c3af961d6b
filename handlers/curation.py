"""Looking after the knowledge base from the chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers import send

if TYPE_CHECKING:
    from telegram import Update

    from handlers.context import Context


async def reload(_: Update, context: Context) -> None:
    """Reads the knowledge base again; others wait for half a second."""
    await send.say(context, context.services.curation.reload(context.person, context.language))


async def unanswered(_: Update, context: Context) -> None:
    """Shows what the base could not answer."""
    await send.say(context, context.services.curation.unanswered(context.person, context.language))
