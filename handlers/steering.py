"""What coordinators do for the year as a whole: overview, nudges, messages to many, reports, the audit log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.messages import RefusedError

if TYPE_CHECKING:
    from telegram import Update

    from handlers.acting import Verb
    from handlers.context import Context


async def status(_: Update, context: Context) -> None:
    """Shows who has reported in a year."""
    raise RefusedError("only-coordinator")


async def remind(_: Update, context: Context) -> None:
    """Nudges those who have not reported."""
    raise RefusedError("only-coordinator")


async def broadcast(_: Update, context: Context) -> None:
    """Writes to many officers."""
    raise RefusedError("only-coordinator")


async def export(_: Update, context: Context) -> None:
    """Makes the year's report."""
    raise RefusedError("only-coordinator")


async def audit(_: Update, context: Context) -> None:
    """Shows what happened to an update."""
    raise RefusedError("only-coordinator")


VERBS: dict[str, Verb] = {}
