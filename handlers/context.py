"""What a handler gets beside the update: typed, with the services, the chat and the language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, cast

from telegram import Update
from telegram.constants import ChatType
from telegram.ext import Application, CallbackContext, ExtBot

from bot.config import PLATFORM
from bot.services.preferences import from_code
from bot.storage.database import ChatKey

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.services.bundle import Services
    from bot.storage.officers import Role
    from handlers.courier import Courier
    from knowledge.model import Language

_Data = dict[Any, Any]


class Delivering(Protocol):
    """As much of delivery as is of interest above it."""

    @property
    def at_rest(self) -> bool:
        """Whether every update that was taken is handled, and everything owed is sent."""


class BotApplication(Application[ExtBot[None], "Context", _Data, _Data, _Data, None]):
    """PTB's application with the bot's services; ``courier`` is set once its bot exists."""

    courier: Courier
    failure: Exception | None = None
    """What the handler of the present update raised."""

    menu: Callable[[Language, Role | None], list[tuple[str, str]]]
    """The commands that a role is shown in private chats, each with its description."""

    delivery: Delivering
    """What feeds this application, and sends what its handlers owe."""

    def __init__(self, *, services: Services, **arguments: Any) -> None:  # handed on to PTB
        super().__init__(**arguments)
        self.services = services


class Context(CallbackContext[ExtBot[None], _Data, _Data, _Data]):
    """The context of one update."""

    event: Update | None = None
    """The update itself; ``update`` is a method of PTB's."""

    @classmethod
    def from_update(cls, update: object, application: Any) -> Context:  # as PTB declares it
        """The context that PTB makes for an update."""
        context = super().from_update(update, application)
        context.event = update if isinstance(update, Update) else None
        return context

    @property
    def bot_application(self) -> BotApplication:
        """The application, by its own type."""
        return cast("BotApplication", self.application)

    @property
    def services(self) -> Services:
        """What the bot can do."""
        return self.bot_application.services

    @property
    def courier(self) -> Courier:
        """What brings messages to Telegram."""
        return self.bot_application.courier

    @property
    def chat(self) -> ChatKey:
        """Where the update comes from; for an answer to a poll, the person's private chat."""
        chat = None if self.event is None else self.event.effective_chat
        if chat is not None:
            return chat_key(chat.id)
        return chat_key(self.user)

    @property
    def user(self) -> str:
        """The id of the person, as text; empty when there is none."""
        update = self.event
        return "" if update is None or update.effective_user is None else str(update.effective_user.id)

    @property
    def person(self) -> ChatKey:
        """Who it is: the person, whatever chat it comes from; by the private chat with them."""
        return chat_key(self.user)

    @property
    def private(self) -> bool:
        """Whether person and bot are alone."""
        chat = None if self.event is None else self.event.effective_chat
        return chat is None or chat.type == ChatType.PRIVATE

    @property
    def hint(self) -> Language | None:
        """The language of the person's own app, if it tells."""
        user = None if self.event is None else self.event.effective_user
        return None if user is None else from_code(user.language_code)

    @property
    def language(self) -> Language:
        """The language to speak when there is no question to tell it."""
        return self.services.answering.language(self.chat, self.hint)

    @property
    def argument(self) -> str:
        """What was typed after the command, as typed; under a picture it is the caption."""
        message = None if self.event is None else self.event.effective_message
        parts = (message.text or message.caption or "").split(maxsplit=1) if message is not None else []
        return parts[1] if len(parts) > 1 else ""


def chat_key(chat_id: int | str) -> ChatKey:
    """A Telegram chat as records name it."""
    return ChatKey(PLATFORM, str(chat_id))
