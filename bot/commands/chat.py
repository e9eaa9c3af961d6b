"""``dean161 chat``: the whole bot in the terminal, on a loopback Bot API, with a database of its own."""

from __future__ import annotations

import asyncio
import os
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import click
from pydantic import SecretStr

from bot.app import open_services, serving
from bot.commands.starting import clear_start
from bot.config import read_settings
from bot.logs import set_up_logs
from bot.simulator.telephone import USERS
from bot.simulator.terminal import chat as converse
from bot.texts import console_language, texts
from knowledge.model import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from bot.config import Settings
    from bot.simulator.telephone import Role
    from knowledge.model import Language

_say = texts(console_language(os.environ))


@click.command(help=_say("cli-chat-help"))
@click.option(
    "--as",
    "who",
    type=click.Choice(list(USERS)),
    default="citizen",
    show_default=True,
    help=_say("cli-chat-as-help"),
)
@click.option("--language", type=click.Choice(LANGUAGES), help=_say("cli-chat-language-help"))
def chat(who: Role, language: Language | None) -> None:
    """A conversation in the terminal, or from a pipe."""
    with clear_start() as console:
        settings = trial(read_settings(console))
        set_up_logs(settings)

        @asynccontextmanager
        async def connect(api_url: str, token: str) -> AsyncIterator[Callable[[], bool]]:
            here = settings.model_copy(update={"api_url": api_url, "token": SecretStr(token)})
            with open_services(here) as services:
                async with serving(here, services) as application:
                    yield lambda: application.delivery.at_rest

        asyncio.run(converse(connect, who=who, language=language or console, admins=settings.admins))


def trial(settings: Settings) -> Settings:
    """The settings of a trial: beside the real database, and without anything that reaches outside."""
    database = settings.database.with_name(f"{settings.database.stem}-chat{settings.database.suffix}")
    return settings.model_copy(
        update={
            "database": database,
            "admins": frozenset({USERS["coordinator"]}),
            "mode": "polling",
            "metrics_listen": None,
            "messages_per_second": 0,
            "log_level": "debug" if settings.log_level == "debug" else "warning",
        }
    )
