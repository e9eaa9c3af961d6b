"""Turns methods of services into what verbs of buttons mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.services.bundle import Services
    from bot.services.messages import Message
    from bot.storage.database import ChatKey
    from handlers.context import Context
    from knowledge.model import Language

    Verb = Callable[[Context, str, str], Message]
    """Takes the subject and the value of the button; what it returns takes the place of the button's message."""


def about(pick: Callable[[Services], Callable[[ChatKey, str, Language], Message]]) -> Verb:
    """A verb whose button carries only what it is about."""
    return lambda context, subject, _: pick(context.services)(context.person, subject, context.language)


def choosing(pick: Callable[[Services], Callable[[ChatKey, str, str, Language], Message]]) -> Verb:
    """A verb whose button carries what it is about, and a value."""
    return lambda context, subject, value: pick(context.services)(
        context.person, subject, value, context.language
    )
