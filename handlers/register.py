"""Becoming an officer, and looking after those who are: requests, invitations, the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.messages import RefusedError

if TYPE_CHECKING:
    from telegram import Update

    from handlers.acting import Verb
    from handlers.context import Context


async def register(_: Update, context: Context) -> None:
    """Begins or goes on with a request to become an officer."""
    raise RefusedError("only-officer")


async def officers(_: Update, context: Context) -> None:
    """Lists those who report and steer."""
    raise RefusedError("only-coordinator")


async def invite(_: Update, context: Context) -> None:
    """Makes an invitation link."""
    raise RefusedError("only-coordinator")


VERBS: dict[str, Verb] = {}
