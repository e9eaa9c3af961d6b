"""``dean161 chat``: the whole bot in the terminal, on a loopback Bot API, with a database of its own."""

from __future__ import annotations

import asyncio
import os
import time
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import click
from pydantic import SecretStr

from bot.app import open_services, serving
from bot.commands.starting import clear_start
from bot.config import PLATFORM, read_settings
from bot.logs import set_up_logs
from bot.services.admission import Applicant
from bot.simulator.telephone import USERS
from bot.simulator.terminal import chat as converse
from bot.simulator.world import World
from bot.storage.database import ChatKey
from bot.texts import console_language, texts
from knowledge.model import LANGUAGES
from knowledge.reporting import members

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from bot.config import Settings
    from bot.services.bundle import Services
    from bot.simulator.telephone import Role
    from knowledge.model import Language

TRIAL_ITEM = 3
"""The item whose implementing body the trial's officer reports for: in the examples it is this one."""

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
        posts: dict[Role, str] = {}
        set_up_logs(settings)

        @asynccontextmanager
        async def connect(api_url: str, token: str) -> AsyncIterator[Callable[[], bool]]:
            here = settings.model_copy(update={"api_url": api_url, "token": SecretStr(token)})
            with open_services(here) as services:
                posts["officer"] = register_officer(services, language or console)
                async with serving(here, services) as application:
                    yield lambda: application.delivery.at_rest

        # Numbers of updates never come again, or the trial's database would take new ones for repetitions.
        world = World(first_update_id=time.time_ns() // 1_000_000)
        talk = converse(
            connect,
            who=who,
            language=language or console,
            admins=settings.admins,
            posts=posts,
            world=world,
        )
        asyncio.run(talk)


def register_officer(services: Services, language: Language) -> str:
    """Registers the officer of the trial, unless they are, for the first body that carries out the item below.

    Returns the name of the agency that they report for.
    """
    base = services.library.base
    person = ChatKey(PLATFORM, str(USERS["officer"]))
    officer = services.officers.active(person)
    if officer is None:
        item = base.item.get(TRIAL_ITEM, base.items[0])
        agency, *_ = members(base, item.implementing.agencies[0])
        say = texts(language)
        name, position = say("terminal-name-officer"), say("terminal-position-officer")
        consent = services.consents.given(language)
        officer = services.admission.enrol(Applicant(person, name, position, agency, consent), "officer")
    known = base.agency.get(officer.agency)
    return officer.agency if known is None else known.name[language]


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
