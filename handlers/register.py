"""Becoming an officer, and looking after those who are: requests, invitations, the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from telegram import Message, Update

from bot.services.messages import RefusedError, number_on
from handlers import groups, send
from handlers.acting import about, choosing

if TYPE_CHECKING:
    from telegram.ext import BaseHandler

    from bot.services.messages import Message as Said
    from handlers.acting import Verb
    from handlers.context import Context

RENEWED = "r.renew"
"""The verb of an officer who agrees to a new text, after which what they were about to do goes on."""


async def register(_: Update, context: Context) -> None:
    """Begins or goes on with a request to become an officer."""
    await send.say(context, context.services.registration.begin(context.person, context.language))


async def follow(update: Update, context: Context, token: str) -> None:
    """Takes up an invitation."""
    if not context.private:
        await groups.private_only(update, context)
        return
    await send.say(context, context.services.registration.follow(context.person, token, context.language))


async def officers(_: Update, context: Context) -> None:
    """Lists those who report and steer."""
    await send.say(context, context.services.roster.list(context.person, context.language))


async def invite(_: Update, context: Context) -> None:
    """Makes an invitation link, or asks for whom."""
    argument, bot = context.argument, context.bot.username
    await send.say(
        context, context.services.invitations.begin(context.person, argument, bot, context.language)
    )


async def go_on(update: Update, context: Context) -> None:
    """Does what an officer was about to do when they were asked to agree again: the question replied to it.

    If that is refused they are told why, and their consent stays.
    """
    try:
        with context.services.database.transaction():
            await _resume(update, context)
    except RefusedError as error:
        await send.sentence(context, error.key, **error.values)


async def _resume(update: Update, context: Context) -> None:
    query = update.callback_query
    asked = None if query is None else query.message
    said = asked.reply_to_message if isinstance(asked, Message) else None
    if said is None:
        draft = context.services.forms.open(context.person)
        if draft is not None:
            await send.say(context, context.services.forms.resume(draft, context.language))
        return
    again = Update(update.update_id, message=said)
    context.event = again
    rows: list[BaseHandler[Any, Any, Any]] = context.application.handlers[0]
    for handler in rows:
        check = handler.check_update(again)
        if check is not None and check is not False:
            await handler.handle_update(again, context.bot_application, check, context)
            return


def _decide(context: Context, number: str, *, approve: bool) -> Said:
    return context.services.admission.decide(context.person, _number(number), approve, context.language)


def _number(text: str) -> int:
    """A number as a button carries it.

    Raises:
        RefusedError: it is none.
    """
    number = number_on(text)
    if number is None:
        raise RefusedError("button-stale")
    return number


VERBS: dict[str, Verb] = {
    # The form, by the ticket of its draft, and what can be done about a request.
    "r.agree": choosing(lambda services: services.registration.agree),
    RENEWED: choosing(lambda services: services.consents.renew),
    "r.agency": choosing(lambda services: services.registration.agency),
    "r.page": choosing(lambda services: services.registration.page),
    "r.back": about(lambda services: services.registration.back),
    "r.edit": choosing(lambda services: services.registration.edit),
    "r.leave": about(lambda services: services.registration.leave),
    "r.send": about(lambda services: services.registration.send),
    "r.again": about(lambda services: services.registration.again),
    "r.withdraw": lambda context, *_: context.services.admission.withdraw(context.person, context.language),
    "r.approve": lambda context, number, _: _decide(context, number, approve=True),
    "r.decline": lambda context, number, _: _decide(context, number, approve=False),
    # Invitations, by the ticket of the draft.
    "i.agency": choosing(lambda services: services.invitations.agency),
    "i.page": choosing(lambda services: services.invitations.page),
    "i.role": choosing(lambda services: services.invitations.role),
    "i.back": about(lambda services: services.invitations.back),
    "i.leave": about(lambda services: services.invitations.leave),
    # The list, by the number of a registration or of a page.
    "o.page": lambda context, page, _: context.services.roster.list(
        context.person, context.language, _number(page)
    ),
    "o.card": lambda context, number, _: context.services.roster.card(
        context.person, _number(number), context.language
    ),
    "o.revoke": lambda context, number, sure: context.services.roster.revoke(
        context.person, _number(number), context.language, sure=sure == "yes"
    ),
    "o.role": lambda context, number, role: context.services.roster.change_role(
        context.person, _number(number), role, context.language
    ),
}
