"""Reviewing: what waits for a decision, one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.messages import RefusedError

if TYPE_CHECKING:
    from telegram import Update

    from handlers.acting import Verb
    from handlers.context import Context


async def pending(_: Update, context: Context) -> None:
    """Shows what waits for a decision."""
    raise RefusedError("only-coordinator")


VERBS: dict[str, Verb] = {}
