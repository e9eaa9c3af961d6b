"""What is kept about a person: said, handed over, erased."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers import send

if TYPE_CHECKING:
    from telegram import Update

    from handlers.acting import Verb
    from handlers.context import Context


async def privacy(_: Update, context: Context) -> None:
    """Says what is stored and why."""
    await send.say(context, context.services.privacy.explain(context.language))


async def my_data(_: Update, context: Context) -> None:
    """Hands over all that is kept about the person, as a file."""
    await send.say(context, context.services.privacy.hand_over(context.person, context.language))


async def forget_me(_: Update, context: Context) -> None:
    """Erases it, in the language that it had until now; asks an officer first."""
    await send.say(context, context.services.privacy.forget(context.person, context.language))


VERBS: dict[str, Verb] = {
    "p.forget": lambda context, *_: context.services.privacy.forget(
        context.person, context.language, sure=True
    ),
    "p.keep": lambda context, *_: context.services.privacy.keep(context.language),
}
