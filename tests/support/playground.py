"""The real application on the loopback Bot API: started, stopped, and looked at from the people's side."""

from __future__ import annotations

import json
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING, cast

from bot.app import serving
from bot.services.bundle import Services, build_services
from bot.simulator import Simulator, World
from bot.storage.database import Database

if TYPE_CHECKING:
    from bot.config import Settings
    from bot.delivery.delivery import Delivery
    from bot.services.library import Library
    from bot.simulator import Person
    from bot.simulator.model import Message
    from handlers.context import BotApplication
    from handlers.courier import Outgoing
    from tests.support.clock import Clock

EXPECTED_METHODS = {
    "getMe",
    "deleteWebhook",
    "setWebhook",
    "setMyCommands",
    "setMyDescription",
    "setMyShortDescription",
    "sendMessage",
    "sendPoll",
    "sendDocument",
    "sendPhoto",
    "editMessageText",
    "editMessageReplyMarkup",
    "answerCallbackQuery",
    "answerInlineQuery",
}
"""Every method that the bot may call, besides getUpdates; another one fails the test."""

ADMIN_MENU = "setMyCommands"
"""May fail for an administrator who has never opened the chat."""


NOT_MODIFIED = "message is not modified"
"""An edit that was made already: what a second tap leads to, by design."""


class Playground:
    """One world, and the bot in it."""

    def __init__(self, settings: Settings, library: Library, clock: Clock) -> None:
        self.world = World()
        self._settings = settings
        self._library = library
        self._clock = clock
        self._server = AsyncExitStack()
        self._bot = AsyncExitStack()
        self.services: Services
        self.application: BotApplication
        self.forgiven = {NOT_MODIFIED}

    async def __aenter__(self) -> Playground:
        simulator = await self._server.enter_async_context(Simulator(self.world))
        self._settings = self._settings.model_copy(update={"api_url": simulator.url})
        self.world.probes.append(self._rested)
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()
        await self._server.aclose()
        self.check()

    async def start(self) -> None:
        """Starts the bot."""
        database = self._bot.enter_context(Database(self._settings.database))
        self.services = build_services(self._settings, database, self._clock, self._library)
        self.application = await self._bot.enter_async_context(serving(self._settings, self.services))
        post = self.application.courier.post

        async def post_plain(outgoing: Outgoing) -> None:
            json.dumps(outgoing.payload)  # what is to be sent must be able to wait on disk
            await post(outgoing)

        self.application.courier.post = post_plain  # type: ignore[method-assign]  # only watches

    async def stop(self) -> None:
        """Stops the bot; what is kept stays in its file."""
        await self._bot.aclose()

    async def restart(self) -> None:
        """Stops the bot and starts it again on the same file."""
        await self.stop()
        await self.start()

    @property
    def settings(self) -> Settings:
        """The bot's settings."""
        return self._settings

    @property
    def delivery(self) -> Delivery:
        """What receives and sends."""
        return cast("Delivery", self.application.delivery)

    def person(self, user_id: int = 1001, language: str = "vi", name: str = "Lan") -> Person:
        """Somebody who may write to the bot."""
        return self.world.person(user_id, name, language_code=language)

    async def replies(self, chat_id: int) -> list[Message]:
        """Waits until the bot is done; its messages in a chat since the last call."""
        await self.world.idle()
        found = self.world.unread(chat_id)
        self.world.mark_read(chat_id)
        return found

    async def ask(self, person: Person, text: str) -> Message:
        """Says something in the private chat and returns the one reply."""
        person.say(text)
        (reply,) = await self.replies(person.id)
        return reply

    def check(self) -> None:
        """Fails on a method that the bot should not call, or a call that was refused and not forgiven."""
        called = {call.method for call in self.world.calls} | set(self.world.unknown_calls)
        assert called <= EXPECTED_METHODS, called - EXPECTED_METHODS
        refused = [
            f"{call.method}: {call.error}"
            for call in self.world.calls
            if call.error
            and call.method != ADMIN_MENU
            and not any(part in call.error for part in self.forgiven)
        ]
        assert refused == [], refused

    def _rested(self) -> bool:
        return self.application.delivery.at_rest
