"""Progress updates: handing in, and looking at what was handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.storage.updates import read_code
from handlers import send
from handlers.acting import about, choosing
from handlers.files import said

if TYPE_CHECKING:
    from telegram import Update

    from bot.services.messages import Message
    from handlers.acting import Verb
    from handlers.context import Context


async def update(update: Update, context: Context) -> None:
    """Begins an update, from one line or by questions, or goes on with the open one."""
    attachment = said(update.effective_message).attachment
    services = context.services
    await send.say(
        context, services.progress.begin(context.person, context.argument, context.language, attachment)
    )


async def my(_: Update, context: Context) -> None:
    """Shows what the officer's agency has handed in."""
    await send.say(
        context, context.services.handed_in.mine(context.person, context.argument.strip(), context.language)
    )


def named(context: Context, text: str) -> Message | None:
    """The update whose code was typed, for those who report or steer; anybody else asked a question."""
    code, services = read_code(text), context.services
    if code is None or services.rights.role(context.person) is None:
        return None
    room = services.review if services.rights.steers(context.person) else services.handed_in
    return room.show(context.person, code, context.language)


VERBS: dict[str, Verb] = {
    # The form, by the ticket of its draft; a draft that was left, by its number.
    "u.new": about(lambda services: services.progress.begin_anew),
    "u.set": choosing(lambda services: services.update_form.choose),
    "u.back": about(lambda services: services.update_form.back),
    "u.edit": about(lambda services: services.update_form.edit),
    "u.cancel": about(lambda services: services.update_form.drop),
    "u.send": about(lambda services: services.update_form.send),
    "u.take": about(lambda services: services.progress.take),
    # What was handed in, by its code; what takes it back says how it was read.
    "u.change": about(lambda services: services.progress.change),
    "u.my": about(lambda services: services.handed_in.mine),
    "u.show": about(lambda services: services.handed_in.show),
    "u.history": about(lambda services: services.handed_in.history),
    "u.withdraw": about(lambda services: services.handed_in.ask_withdraw),
    "u.withdrawn": choosing(lambda services: services.handed_in.withdraw),
}
