"""The language of a chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers import send

if TYPE_CHECKING:
    from telegram import Update

    from handlers.context import Context


async def language(_: Update, context: Context) -> None:
    """Fixes the language that was typed, or offers the choice."""
    await send.say(
        context, context.services.preferences.type(context.chat, context.argument, context.language)
    )
