"""``dean161 health``: whether the bot can serve, for people and for a container's health check."""

from __future__ import annotations

import os

import click

from bot.commands.starting import clear_start
from bot.config import read_settings
from bot.services.library import read
from bot.storage.database import inspect
from bot.texts import console_language, texts
from knowledge.loader import KnowledgeError


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
        click.echo(say("health-token-none" if settings.token is None else "health-token"))
    if not sound:
        raise SystemExit(1)
