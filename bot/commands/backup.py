"""``dean161 backup FILE``: a consistent copy of the database, also while the bot runs."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NoReturn

import click

from bot.commands.starting import clear_start
from bot.config import read_settings
from bot.storage.upkeep import BackupError, back_up
from bot.texts import console_language, texts


@click.command(help=texts(console_language(os.environ))("cli-backup-help"))
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def backup(file: Path) -> None:
    """Copies the database and opens the copy."""
    with clear_start() as language:
        settings = read_settings(language)
        say = texts(language)
        if not settings.database.is_file():
            _end(say("database-none", path=str(settings.database)))
        try:
            back_up(settings.database, file)
        except FileExistsError:
            _end(say("backup-exists", path=str(file)))
        except BackupError as error:
            _end(say("backup-failed", problem=str(error)))
        click.echo(say("backup-done", path=str(file)))


def _end(line: str) -> NoReturn:
    click.echo(line, err=True)
    raise SystemExit(1)
