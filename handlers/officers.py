"""Commands of officers, coordinators and administrators. Registration is not open: others are told so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers import send

if TYPE_CHECKING:
    from telegram import Update

    from handlers.context import Context


async def for_officers(_: Update, context: Context) -> None:
    """Says that the command needs a registered officer, and that asking needs nobody."""
    await send.sentence(context, "only-officer")


async def for_coordinators(_: Update, context: Context) -> None:
    """Says that the command needs a coordinator."""
    await send.sentence(context, "only-coordinator")


async def reload(_: Update, context: Context) -> None:
    """Reads the knowledge base again; others wait for half a second."""
    await send.say(context, context.services.curation.reload(context.user, context.language))


async def unanswered(_: Update, context: Context) -> None:
    """Shows what the base could not answer."""
    await send.say(context, context.services.curation.unanswered(context.user, context.language))
