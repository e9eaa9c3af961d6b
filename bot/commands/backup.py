"""``dean161 backup FILE``: a consistent copy of the database, also while the bot runs."""

from __future__ import annotations

import os
from pathlib import Path

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
        try:
            back_up(settings.database, file)
        except FileExistsError:
            line = say("backup-exists", path=str(file))
        except BackupError as error:
            line = say("backup-failed", problem=str(error))
        else:
            click.echo(say("backup-done", path=str(file)))
            return
    click.echo(line, err=True)
    raise SystemExit(1)
