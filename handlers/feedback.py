"""Comments by command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers import send

if TYPE_CHECKING:
    from telegram import Update

    from handlers.context import Context


async def feedback(_: Update, context: Context) -> None:
    """Keeps a comment, or asks for it."""
    await send.say(
        context, context.services.feedback.comment(context.chat, context.argument, context.language)
    )
