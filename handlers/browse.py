"""Commands that show what there is: the welcome with its deep links, help, items, agencies, goals, ASEAN."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.texts import texts
from handlers import register, send
from knowledge.asks import Ask

if TYPE_CHECKING:
    from telegram import Update

    from handlers.context import Context


async def start(update: Update, context: Context) -> None:
    """Welcomes, or goes where a deep link leads."""
    kind, subject = (*context.argument.split("-", 1), "")[:2]
    if kind == "item" and subject:
        await _item(context, subject)
    elif kind == "ask" and subject in context.services.library.base.entry:
        await _perform(context, Ask.of_entry(subject))
    elif kind == "inv":
        await register.follow(update, context, subject)
    else:
        welcome = context.services.browsing.welcome(context.language)
        if context.private and context.services.rights.role(context.person) is not None:
            # Whoever was given a role before they opened the chat has no menu of it yet.
            welcome = replace(welcome, roles_changed=(context.person,))
        await send.say(context, welcome)


async def show_help(_: Update, context: Context) -> None:
    """Says how to ask, and in the private chat what else the person may do."""
    services = context.services
    role = services.rights.role(context.person) if context.private else None
    told = services.browsing.help(context.language, role)
    if context.private and services.forms.open(context.person) is not None:
        told = replace(told, text=f"{texts(context.language)('help-form')}\n\n{told.text}")
    await send.say(context, told)


async def items(_: Update, context: Context) -> None:
    """Lists the items."""
    await _perform(context, Ask.items())


async def item(_: Update, context: Context) -> None:
    """Shows the item of a number; in words ("/item ba") the engine reads it; without one, the choice."""
    if typed := context.argument.strip():
        await _item(context, typed)
    else:
        await send.say(context, context.services.browsing.show("items", 0, context.language))


async def agency(_: Update, context: Context) -> None:
    """Shows all parts of the agency named, in any spelling; without a name, the choice."""
    services, typed = context.services, context.argument.strip()
    if (department := services.library.department(typed)) is not None:
        await _perform(context, Ask.of_agency(department))
    elif typed:
        await send.answer(context, services.answering.ask(context.chat, typed, context.hint))
    else:
        await send.say(context, services.browsing.show("agencies", 0, context.language))


async def goals(_: Update, context: Context) -> None:
    """Says what the plan is for."""
    await _perform(context, Ask.goals())


async def deadline(_: Update, context: Context) -> None:
    """Says when the yearly report is due."""
    await _perform(context, Ask.deadline())


async def asean(_: Update, context: Context) -> None:
    """Shows what can be asked about ASEAN."""
    await send.say(context, context.services.browsing.show("asean", 0, context.language))


async def cancel(_: Update, context: Context) -> None:
    """Leaves whatever is open."""
    await send.say(context, context.services.cancel(context.chat, context.language))


async def _perform(context: Context, ask: Ask) -> None:
    reply = context.services.answering.perform(context.chat, ask, context.hint)
    await send.answer(context, reply, ask)


async def _item(context: Context, typed: str) -> None:
    """The item of a number; anything else the engine reads, which can say that there is no item 6."""
    if typed in context.services.library.numbers:
        await _perform(context, Ask.of_item(int(typed)))
    else:
        text = texts(context.language)("item-query", text=typed)
        await send.answer(context, context.services.answering.ask(context.chat, text, context.hint))
