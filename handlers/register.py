"""Becoming an officer, and looking after those who are: requests, invitations, the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from telegram import Message, Update

from bot.services.messages import RefusedError
from handlers import groups, send

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
    """Does what an officer was about to do when they were asked to agree again: the question replied to it."""
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


def _agree(context: Context, serial: str, answer: str) -> Said:
    agreed = answer == "yes"
    return context.services.registration.agree(context.person, serial, context.language, agreed=agreed)


def _renew(context: Context, digest: str, answer: str) -> Said:
    agreed = answer == "yes"
    return context.services.consents.renew(context.person, digest, agreed=agreed, language=context.language)


def _decide(context: Context, number: str, *, approve: bool) -> Said:
    return context.services.admission.decide(context.person, _number(number), approve, context.language)


def _revoke(context: Context, number: str, sure: str) -> Said:
    return context.services.roster.revoke(
        context.person, _number(number), context.language, sure=sure == "yes"
    )


def _number(text: str) -> int:
    """A number as a button carries it.

    Raises:
        RefusedError: it is none.
    """
    if not (text.isascii() and text.isdecimal() and len(text) <= 9):
        raise RefusedError("button-stale")
    return int(text)


VERBS: dict[str, Verb] = {
    # The form, and what can be done about a request.
    "r.agree": _agree,
    RENEWED: _renew,
    "r.agency": lambda context, serial, agency: context.services.registration.agency(
        context.person, serial, agency, context.language
    ),
    "r.page": lambda context, serial, page: context.services.registration.page(
        context.person, serial, _number(page), context.language
    ),
    "r.back": lambda context, serial, step: context.services.registration.back(
        context.person, serial, step, context.language
    ),
    "r.edit": lambda context, serial, field: context.services.registration.edit(
        context.person, serial, field, context.language
    ),
    "r.leave": lambda context, serial, _: context.services.registration.leave(
        context.person, serial, context.language
    ),
    "r.send": lambda context, serial, _: context.services.registration.send(
        context.person, serial, context.language
    ),
    "r.again": lambda context, _, what: context.services.registration.again(
        context.person, what, context.language
    ),
    "r.withdraw": lambda context, *_: context.services.admission.withdraw(context.person, context.language),
    "r.approve": lambda context, number, _: _decide(context, number, approve=True),
    "r.decline": lambda context, number, _: _decide(context, number, approve=False),
    # Invitations.
    "i.agency": lambda context, serial, agency: context.services.invitations.agency(
        context.person, serial, agency, context.language
    ),
    "i.page": lambda context, serial, page: context.services.invitations.page(
        context.person, serial, _number(page), context.language
    ),
    "i.role": lambda context, serial, role: context.services.invitations.role(
        context.person, serial, role, context.language
    ),
    "i.back": lambda context, serial, _: context.services.invitations.back(
        context.person, serial, context.language
    ),
    "i.leave": lambda context, serial, _: context.services.invitations.leave(
        context.person, serial, context.language
    ),
    # The list.
    "o.page": lambda context, _, page: context.services.roster.list(
        context.person, context.language, _number(page)
    ),
    "o.card": lambda context, number, _: context.services.roster.card(
        context.person, _number(number), context.language
    ),
    "o.revoke": _revoke,
    "o.role": lambda context, number, role: context.services.roster.change_role(
        context.person, _number(number), role, context.language
    ),
}
