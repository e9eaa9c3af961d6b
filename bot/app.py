"""Builds the application from settings and services, and runs it by polling or by webhook."""

from __future__ import annotations

import asyncio
import logging
import signal
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from telegram import (
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    Update,
)
from telegram.error import BadRequest, Conflict, NetworkError, TelegramError
from telegram.ext import ApplicationBuilder, BaseUpdateProcessor, ContextTypes

from bot.services.bundle import build_services, utc_now
from bot.storage.database import Database
from bot.texts import texts
from bot.webhook import listening
from handlers import ALLOWED_UPDATES, handlers, menu
from handlers.context import BotApplication, Context
from handlers.courier import FIRST_BACKOFF, DirectCourier
from handlers.failures import failed
from handlers.send import settle
from knowledge.model import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
    from datetime import datetime

    from telegram import BotCommandScope

    from bot.config import Settings
    from bot.services.bundle import Services
    from knowledge.model import Language

log = logging.getLogger(__name__)

AT_ONCE = 64
"""Updates handled at the same time, each of another chat."""

LONG_POLL = 30
"""Seconds that Telegram may wait for an update before it answers; it allows 50."""


FIRST_REACH = 1.0
LONGEST_REACH = 30.0
"""Seconds between tries to reach Telegram at the start."""


class Inflow(asyncio.Queue[object]):
    """The application's queue of updates, which knows how many are not done with yet."""

    def __init__(self) -> None:
        super().__init__()
        self.unfinished = 0

    def put_nowait(self, item: object) -> None:
        """Takes an update; ``put`` ends up here too."""
        super().put_nowait(item)
        self.unfinished += 1

    def task_done(self) -> None:
        """An update has been handled, whether well or not."""
        super().task_done()
        self.unfinished -= 1


class ChatOrder(BaseUpdateProcessor):
    """Handles one chat's updates in order, and lets a slow chat hold up no other."""

    def __init__(self) -> None:
        super().__init__(AT_ONCE)
        self._locks: dict[str, asyncio.Lock] = {}
        self._waiting: dict[str, int] = {}

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Waits until the chat's earlier updates are done."""
        key = _queue_of(update)
        # asyncio's locks are handed on in the order in which they were asked for.
        lock = self._locks.setdefault(key, asyncio.Lock())
        self._waiting[key] = self._waiting.get(key, 0) + 1
        try:
            async with lock:
                await coroutine
        finally:
            self._waiting[key] -= 1
            if not self._waiting[key]:
                del self._waiting[key], self._locks[key]


def _queue_of(update: object) -> str:
    """Whose turn an update is: its chat's; a person's own for inline queries, which have none."""
    if not isinstance(update, Update):
        return ""
    if update.effective_chat is not None:
        return str(update.effective_chat.id)
    user = update.effective_user
    if user is None:
        return ""
    return f"inline:{user.id}" if update.inline_query is not None else str(user.id)


def build_application(
    settings: Settings, services: Services, *, first_backoff: float = FIRST_BACKOFF
) -> BotApplication:
    """The application with all handlers; nothing is sent or fetched yet."""
    token = "" if settings.token is None else settings.token.get_secret_value()
    builder = (
        ApplicationBuilder()
        .application_class(BotApplication, {"services": services})
        .token(token)
        .base_url(f"{settings.api_url}/bot")
        .base_file_url(f"{settings.api_url}/file/bot")
        .update_queue(Inflow())
        .context_types(ContextTypes(context=Context))
        .concurrent_updates(ChatOrder())
        .job_queue(None)
    )
    application = cast("BotApplication", builder.build())
    application.courier = DirectCourier(application.bot, services, settle, first_backoff)
    application.add_handlers(handlers())
    application.add_error_handler(failed)
    return application


def at_rest(application: BotApplication) -> bool:
    """Whether every update that was taken has been handled."""
    return cast("Inflow", application.update_queue).unfinished == 0


@contextmanager
def open_services(settings: Settings, clock: Callable[[], datetime] = utc_now) -> Iterator[Services]:
    """The services on the settings' database and base, closed at the end.

    Raises:
        DatabaseInUseError, DatabaseError, KnowledgeError: the bot cannot start; each says why.
    """
    with Database(settings.database) as database:
        yield build_services(settings, database, clock)


@asynccontextmanager
async def serving(settings: Settings, services: Services) -> AsyncIterator[BotApplication]:
    """Takes and answers updates while the block runs; at the end those taken are still answered.

    Raises:
        InvalidToken: Telegram does not know the token.
    """
    application = build_application(settings, services)
    async with AsyncExitStack() as stack:
        await _until_reached(application.initialize)
        stack.push_async_callback(application.shutdown)
        await application.start()
        stack.push_async_callback(application.stop)
        if settings.mode == "webhook" and settings.webhook_url and settings.webhook_secret:
            secret = settings.webhook_secret.get_secret_value()
            await stack.enter_async_context(
                listening(application, settings.webhook_listen, settings.webhook_url, secret)
            )
            hook = partial(
                application.bot.set_webhook,
                settings.webhook_url,
                secret_token=secret,
                allowed_updates=ALLOWED_UPDATES,
            )
            await _until_reached(hook)
        elif application.updater is not None:
            await application.updater.start_polling(
                timeout=LONG_POLL,
                bootstrap_retries=-1,
                allowed_updates=ALLOWED_UPDATES,
                error_callback=_polling_failed,
            )
            stack.push_async_callback(application.updater.stop)
        log.info("serving as @%s by %s", application.bot.username, settings.mode)
        # Menus come last: setting them takes a dozen calls, and people are waiting.
        await announce(application, settings)
        yield application


async def _until_reached(call: Callable[[], Awaitable[object]]) -> None:
    """Makes a call that the start needs, for as long as it takes to reach Telegram.

    Raises:
        TelegramError: Telegram was reached and refused.
    """
    wait = FIRST_REACH
    while True:
        try:
            await call()
        except BadRequest:
            raise
        except NetworkError as error:
            log.warning("Telegram is not reached, trying again in %.0f s: %s", wait, type(error).__name__)
            await asyncio.sleep(wait)
            wait = min(wait * 2, LONGEST_REACH)
        else:
            return


def _polling_failed(error: TelegramError) -> None:
    """PTB polls again by itself; this only says why answers are late."""
    if isinstance(error, Conflict):
        log.error("another process is polling with the same token, or a webhook is set: stop one of them")
    else:
        log.warning("Telegram is not reached: %s", type(error).__name__)


async def announce(application: BotApplication, settings: Settings) -> None:
    """Sets command menus and descriptions, per language and scope. A failure is no reason not to serve."""
    bot = application.bot
    everyone = BotCommandScopeAllPrivateChats()
    scopes: list[tuple[BotCommandScope, tuple[Any, ...]]] = [
        (everyone, ("private",)),
        (BotCommandScopeAllGroupChats(), ("group",)),
        *((BotCommandScopeChat(admin), ("private", "admin")) for admin in sorted(settings.admins)),
    ]
    tags: tuple[tuple[Language, str | None], ...] = (
        ("en", None),
        *((language, language) for language in LANGUAGES),
    )
    for language, tag in tags:
        say = texts(language)
        for scope, menus in scopes:
            await _try(bot.set_my_commands(menu(language, *menus), scope=scope, language_code=tag))
        province = application.services.library.base.plan.province[language]
        await _try(bot.set_my_description(say("bot-description", province=province), language_code=tag))
        await _try(
            bot.set_my_short_description(say("bot-short-description", province=province), language_code=tag)
        )


async def _try(call: Awaitable[object]) -> None:
    try:
        await call
    except TelegramError as error:
        # For instance an administrator who has not opened the chat with the bot yet.
        log.info("a menu or description was not set: %s", type(error).__name__)


async def run(settings: Settings) -> None:
    """Serves until the process is told to end, even while Telegram is not reached yet.

    Raises:
        InvalidToken: Telegram does not know the token.
    """
    ended = asyncio.Event()
    task = asyncio.current_task()
    reached = False

    def end() -> None:
        ended.set()
        if not reached and task is not None:
            task.cancel()

    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, end)
    try:
        with open_services(settings) as services:
            async with serving(settings, services):
                reached = True
                await ended.wait()
    except asyncio.CancelledError:
        if not ended.is_set():
            raise
    log.info("stopped")
