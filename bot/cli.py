"""The command line. What a command needs is imported when it is called: ``dean161 ask`` starts at once."""

from __future__ import annotations

import os
from importlib import import_module, metadata

import click

from bot.texts import console_language, texts

COMMANDS = ("run", "chat", "ask", "kb", "report", "backup", "health")
"""In the order of the help. Each is the click command of its own name in ``bot.commands``."""


class LazyGroup(click.Group):
    """A group whose commands are imported one at a time."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """One command, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"bot.commands.{cmd_name}"), cmd_name)
        return command if isinstance(command, click.Command) else None


def _show_version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        click.echo(f"dean161 {metadata.version('dean161')}")
        context.exit()


_say = texts(console_language(os.environ))


@click.group(cls=LazyGroup, help=_say("cli-help"), context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_show_version,
    help=_say("cli-version"),
)
def main() -> None:
    """The command ``dean161``."""
