"""What coordinators do for the year as a whole: overview, nudges, messages to many, reports, the audit log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers import send
from handlers.acting import about, choosing

if TYPE_CHECKING:
    from telegram import Update

    from bot.services.messages import Message
    from handlers.acting import Verb
    from handlers.context import Context


async def status(_: Update, context: Context) -> None:
    """Shows who has reported in a year."""
    services = context.services
    await send.say(context, services.reporting.status(context.person, context.argument, context.language))


async def remind(_: Update, context: Context) -> None:
    """Nudges those who have not reported."""
    services = context.services
    await send.say(context, services.reminding.preview(context.person, context.argument, context.language))


async def broadcast(_: Update, context: Context) -> None:
    """Writes to many officers."""
    services = context.services
    await send.say(context, services.broadcasting.begin(context.person, context.argument, context.language))


async def export(_: Update, context: Context) -> None:
    """Makes the year's report."""
    services = context.services
    await send.say(context, services.reporting.export(context.person, context.argument, context.language))


async def audit(_: Update, context: Context) -> None:
    """Shows what happened to an update."""
    services = context.services
    await send.say(context, services.history.tell(context.person, context.argument, context.language))


def _broadcast_here(context: Context, subject: str, _: str) -> Message:
    """Sends, and shows how far it is where the button was."""
    query = None if context.event is None else context.event.callback_query
    message = None if query is None else query.message
    place = "" if message is None else str(message.message_id)
    return context.services.broadcasting.send(context.person, subject, place, context.language)


VERBS: dict[str, Verb] = {
    # By the year; what changes much asks first.
    "s.remind": about(lambda services: services.reminding.preview),
    "s.reminded": about(lambda services: services.reminding.remind),
    "s.reminded-all": about(lambda services: services.reminding.remind_all),
    "s.later": about(lambda services: services.reminding.later),
    "s.export": about(lambda services: services.reporting.offer),
    "s.make": choosing(lambda services: services.reporting.choose),
    "s.lock": about(lambda services: services.years.ask_lock),
    "s.locked": about(lambda services: services.years.lock),
    "s.unlock": about(lambda services: services.years.ask_unlock),
    "s.unlocked": about(lambda services: services.years.unlock),
    "s.leave": about(lambda services: services.years.leave),
    # The form of a broadcast by the ticket of its draft, and a broadcast by its own.
    "b.to": choosing(lambda services: services.broadcasting.choose),
    "b.which": choosing(lambda services: services.broadcasting.settle),
    "b.edit": choosing(lambda services: services.broadcasting.edit),
    "b.send": _broadcast_here,
    "b.cancel": about(lambda services: services.broadcasting.drop),
    "b.stop": about(lambda services: services.broadcasting.stop),
}
