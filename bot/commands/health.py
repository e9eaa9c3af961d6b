"""``dean161 health``: whether the bot can serve, for people and for a container's health check."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import click

from bot.commands.starting import clear_start
from bot.config import read_settings
from bot.services.library import read
from bot.storage.database import inspect
from bot.storage.inbox import STUCK
from bot.storage.upkeep import audit_damage, backlogs
from bot.texts import console_language, texts
from knowledge.loader import KnowledgeError

if TYPE_CHECKING:
    from pathlib import Path

    from knowledge.texts import Catalogue


@click.command(help=texts(console_language(os.environ))("cli-health-help"))
def health() -> None:
    """Checks the base, the database and the settings."""
    with clear_start() as language:
        settings = read_settings(language)
        say = texts(language)
        sound = True
        try:
            click.echo(say("health-knowledge", clauses=len(read(settings.knowledge).clauses)))
        except KnowledgeError as error:
            click.echo(say("health-knowledge-broken", problems=str(error)))
            sound = False
        path = str(settings.database)
        if not settings.database.exists():
            click.echo(say("health-database-none", path=path))
        elif problem := inspect(settings.database):
            click.echo(say("health-database-broken", problem=problem))
            sound = False
        else:
            click.echo(say("health-database", path=path))
            sound = _queues(settings.database, say) and sound
            if (line := audit_damage(settings.database)) is not None:
                click.echo(say("health-audit-damaged", line=str(line)))
                sound = False
        click.echo(say("health-token-none" if settings.token is None else "health-token"))
    if not sound:
        raise SystemExit(1)


def _queues(database: Path, say: Catalogue) -> bool:
    """Says what waits; False if it has waited far too long, as when the bot hangs."""
    found = backlogs(database)
    if found is None:
        return True
    waiting, owed = found
    ages = [0.0 if backlog.oldest is None else max(0.0, time.time() - backlog.oldest) for backlog in found]
    click.echo(
        say(
            "health-queues",
            waiting=waiting.waiting,
            age=f"{ages[0]:.0f}",
            owed=owed.waiting,
            owedage=f"{ages[1]:.0f}",
            parked=waiting.aside,
            dead=owed.aside,
        )
    )
    if ages[0] > STUCK:
        click.echo(say("health-stuck"))
        return False
    return True
