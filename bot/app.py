"""Builds the application from settings and services, and runs it by polling or by webhook."""

from __future__ import annotations

import asyncio
import gc
import logging
import signal
from collections import deque
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from functools import partial
from typing import TYPE_CHECKING, cast

from telegram import BotCommandScopeAllGroupChats, BotCommandScopeAllPrivateChats, BotCommandScopeChat
from telegram.error import InvalidToken, TelegramError
from telegram.ext import ApplicationBuilder, ContextTypes

from bot.delivery.delivery import Delivery
from bot.delivery.limits import Limits
from bot.delivery.polling import Poller
from bot.delivery.sender import AT_ONCE
from bot.delivery.verdicts import judge
from bot.delivery.watching import watched
from bot.delivery.webhook import listening
from bot.request import AiohttpRequest
from bot.services.bundle import build_services, utc_now
from bot.storage.database import Database
from bot.storage.lock import lock_token
from bot.texts import texts
from handlers import ALLOWED_UPDATES, handlers, menu, menu_of
from handlers.context import BotApplication, Context
from handlers.failures import failed
from handlers.send import MENU_LANGUAGES

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
    from datetime import datetime

    from telegram.request import BaseRequest

    from bot.config import Settings
    from bot.services.bundle import Services
    from bot.storage.database import ChatKey
    from knowledge.model import Language

log = logging.getLogger(__name__)

FIRST_REACH = 1.0
"""Seconds until the second try to reach Telegram at the start, doubled for each that follows."""


CALLS_AT_ONCE = 2 * AT_ONCE + 16
"""Connections: chats and presses side by side, and what the start asks for."""


def build_application(
    settings: Settings, services: Services, request: BaseRequest | None = None
) -> BotApplication:
    """The application with all handlers; nothing is sent or fetched yet. Its courier is still to be set.

    ``request`` makes its calls, by default over HTTP.
    """
    token = "" if settings.token is None else settings.token.get_secret_value()
    builder = (
        ApplicationBuilder()
        .application_class(BotApplication, {"services": services})
        .token(token)
        .base_url(f"{settings.api_url}/bot")
        .base_file_url(f"{settings.api_url}/file/bot")
        .request(request or AiohttpRequest(CALLS_AT_ONCE))
        .get_updates_request(AiohttpRequest(1))
        .updater(None)
        .context_types(ContextTypes(context=Context))
        .job_queue(None)
    )
    application = cast("BotApplication", builder.build())
    application.menu = menu_of
    application.add_handlers(handlers())
    application.add_error_handler(failed)
    return application


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
        TokenInUseError, PortTakenError: another process is in the way.
    """
    application = build_application(settings, services)
    async with AsyncExitStack() as stack:
        stack.enter_context(lock_token(application.bot.token, settings.api_url))
        # PTB leaves them open when it is not reached or refused at its first call.
        for request in application.bot._request:  # noqa: SLF001  # PTB shows only one of them
            stack.push_async_callback(request.shutdown)
        await _until_reached(application.initialize)
        stack.push_async_callback(application.shutdown)
        delivery = Delivery(application, services, Limits(settings.messages_per_second))
        application.courier = delivery.courier
        application.delivery = delivery
        if settings.metrics_listen is not None:
            await stack.enter_async_context(watched(delivery, settings.metrics_listen))
        stack.push_async_callback(delivery.stop)
        delivery.start()
        if settings.mode == "webhook" and settings.webhook_url and settings.webhook_secret:
            secret = settings.webhook_secret.get_secret_value()
            await stack.enter_async_context(
                listening(delivery.receive, settings.webhook_listen, settings.webhook_url, secret)
            )
            hook = partial(
                application.bot.set_webhook,
                settings.webhook_url,
                secret_token=secret,
                allowed_updates=ALLOWED_UPDATES,
            )
            await _until_reached(hook)
        else:
            await _until_reached(application.bot.delete_webhook)
            stack.push_async_callback(_end, _polling(application, delivery))
        log.info("serving as @%s by %s", application.bot.username, settings.mode)
        # Aside: setting the menus takes a dozen calls, or a long wait if Telegram asks for it, and people are waiting.
        stack.push_async_callback(_end, asyncio.create_task(announce(application)))
        yield application


def _polling(application: BotApplication, delivery: Delivery) -> asyncio.Task[None]:
    bot = application.bot
    poller = Poller(bot._request[0], bot.base_url, ALLOWED_UPDATES, delivery.receive)  # noqa: SLF001  # as above
    return asyncio.create_task(poller.run())


async def _end(task: asyncio.Task[None]) -> None:
    task.cancel()
    await asyncio.wait([task])


async def _until_reached(call: Callable[[], Awaitable[object]]) -> None:
    """Makes a call that the start needs, for as long as it takes to reach Telegram and be answered in earnest.

    Raises:
        TelegramError: Telegram was reached and refused.
    """
    tries = 0
    while True:
        try:
            await call()
        except InvalidToken:
            raise  # what is owed may wait for another token, but this process will not get one
        except TelegramError as error:
            verdict = judge(error, tries, 0.0, query=False, first_backoff=FIRST_REACH)
            if verdict.kind != "later":
                raise
            log.warning(
                "Telegram is not reached, trying again in %.0f s: %s", verdict.wait, type(error).__name__
            )
            await asyncio.sleep(verdict.wait)
            tries += 1
        else:
            return


async def announce(application: BotApplication) -> None:
    """Sets command menus and descriptions, per language and scope, as fast as Telegram likes it.

    One call at a time, so that a wait that Telegram asks for holds for all of them. A call that fails comes again
    behind the others; one that is refused is no reason not to set those.
    """
    waiting = deque(_announcements(application))
    tries = 0
    while waiting:
        call = waiting.popleft()
        try:
            await call()
        except TelegramError as error:
            verdict = judge(error, tries, 0.0, query=False, first_backoff=FIRST_REACH)
            if verdict.kind != "later":
                # For instance an administrator who has not opened the chat with the bot yet.
                log.info("a menu or description was not set: %s", type(error).__name__)
                continue
            log.info("menus are set on in %.0f s: %s", verdict.wait, type(error).__name__)
            waiting.append(call)
            tries += 1
            await asyncio.sleep(verdict.wait)
        else:
            tries = 0


def _announcements(application: BotApplication) -> Iterator[Callable[[], Awaitable[object]]]:
    bot = application.bot
    services = application.services
    for language, tag in MENU_LANGUAGES:
        say = texts(language)
        everyone, groups = BotCommandScopeAllPrivateChats(), BotCommandScopeAllGroupChats()
        public, of_groups = menu_of(language, None), menu(language, "group")
        yield partial(bot.set_my_commands, public, scope=everyone, language_code=tag)
        yield partial(bot.set_my_commands, of_groups, scope=groups, language_code=tag)
        for person in services.rights.everybody():
            yield partial(_set_menu, application, person, language, tag)
        province = services.library.base.plan.province[language]
        described = say("bot-description", province=province)
        shortly = say("bot-short-description", province=province)
        yield partial(bot.set_my_description, described, language_code=tag)
        yield partial(bot.set_my_short_description, shortly, language_code=tag)


async def _set_menu(
    application: BotApplication, person: ChatKey, language: Language, tag: str | None
) -> None:
    """Gives a person's chat the menu of the role that they have by now."""
    rights = application.services.rights
    scope = BotCommandScopeChat(int(person.chat))
    while True:
        role = rights.role(person)
        await application.bot.set_my_commands(menu_of(language, role), scope=scope, language_code=tag)
        if rights.role(person) == role:
            return  # else this call may have overtaken the one that brought the new menu


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
            # What was read stays. To look for garbage among it now and then would hold everybody up for 0.1 s.
            gc.collect()
            gc.freeze()
            async with serving(settings, services):
                reached = True
                await ended.wait()
    except asyncio.CancelledError:
        if not ended.is_set():
            raise
    log.info("stopped")
