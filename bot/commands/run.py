"""``dean161 run``: the bot on Telegram."""

from __future__ import annotations

import asyncio
import os

import click

from bot.app import run as serve
from bot.commands.starting import clear_start
from bot.config import read_settings
from bot.logs import set_up_logs
from bot.texts import console_language, texts


@click.command(help=texts(console_language(os.environ))("cli-run-help"))
def run() -> None:
    """The bot on Telegram."""
    with clear_start() as language:
        settings = read_settings(language, running=True)
        set_up_logs(settings)
        asyncio.run(serve(settings))
