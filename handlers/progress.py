"""Progress updates: handing in, and looking at what was handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.messages import RefusedError

if TYPE_CHECKING:
    from telegram import Update

    from handlers.acting import Verb
    from handlers.context import Context


async def update(_: Update, context: Context) -> None:
    """Begins an update, from one line or by questions, or goes on with the open one."""
    raise RefusedError("only-officer")


async def my(_: Update, context: Context) -> None:
    """Shows what the officer's agency has handed in."""
    raise RefusedError("only-officer")


VERBS: dict[str, Verb] = {}
