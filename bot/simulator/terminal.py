"""The trial chat: the whole bot against a Bot API on loopback, in a terminal or in a pipe."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from prompt_toolkit import PromptSession
from prompt_toolkit.patch_stdout import patch_stdout
from rich.console import Console

from bot.simulator.completing import CommandCompleter
from bot.simulator.drawing import PlainScreen, RichScreen
from bot.simulator.server import Simulator
from bot.simulator.telephone import USERS, Role, Telephone
from bot.simulator.world import World
from bot.texts import texts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from contextlib import AbstractAsyncContextManager

    from prompt_toolkit.input import Input
    from prompt_toolkit.output import Output

    from knowledge.model import Language
    from knowledge.texts import Catalogue

_PATIENCE = 30.0


async def chat(  # noqa: PLR0913  # each has a default that tests replace
    connect: Callable[[str, str], AbstractAsyncContextManager[Callable[[], bool] | None]],
    *,
    who: Role = "citizen",
    language: Language = "vi",
    admins: frozenset[int] = frozenset({USERS["coordinator"]}),
    posts: Mapping[Role, str] | None = None,
    folder: Path | None = None,
    stdin: TextIO | None = None,
    stdout: TextIO | None = None,
    world: World | None = None,
) -> None:
    """Talk with the application that ``connect(api_url, token)`` starts, until the input ends.

    ``connect`` gives an async context manager that runs the application; what it yields, if not None, is
    asked whether the application has nothing left to do (nothing received and unhandled, nothing owed), which
    makes waiting exact. ``admins`` and ``posts`` (who was registered beforehand, and for which agency; known once
    the application runs) only serve what ``/who`` says. The bot's files are saved in ``folder``.
    On a terminal the chat is drawn; from a pipe it reads one message a line and prints plain text.
    """
    stdin, stdout = stdin or sys.stdin, stdout or sys.stdout
    world = world or World()
    say = texts(language)
    drawn = stdin.isatty() and stdout.isatty()
    if not drawn:
        _lenient(stdin, stdout)
    plain = PlainScreen(stdout)
    screen = RichScreen(Console()) if drawn else plain
    telephone = Telephone(
        world,
        screen,
        say,
        role=who,
        admins=admins,
        folder=folder or Path(tempfile.gettempdir()) / "dean161-chat",
        labels=drawn,
        posts=posts,
    )
    async with Simulator(world) as simulator, connect(simulator.url, world.token) as settled:
        if settled is not None:
            world.probes.append(settled)
        if drawn:
            await talk(world, telephone, say)
        else:
            await _read_lines(world, telephone, say, stdin, plain)


async def talk(
    world: World,
    telephone: Telephone,
    say: Catalogue,
    *,
    source: Input | None = None,
    target: Output | None = None,
) -> None:
    """The conversation on a terminal; ``source`` and ``target`` stand in for it in tests."""
    session: PromptSession[str] = PromptSession(
        completer=CommandCompleter(telephone, say), complete_while_typing=True, input=source, output=target
    )
    with patch_stdout(raw=True):
        await settle(world, say, telephone)
        telephone.note(say("terminal-welcome", bot=world.bot.first_name))
        telephone.introduce()
        while True:
            try:
                line = await session.prompt_async(telephone.prompt)
            except (EOFError, KeyboardInterrupt):
                break
            if not await telephone.enter(line):
                break
            await settle(world, say, telephone)
        telephone.note(say("terminal-bye"))


async def settle(world: World, say: Catalogue, telephone: Telephone) -> None:
    """Wait until the bot is done; say so when it takes too long, and go on."""
    try:
        await world.idle(_PATIENCE)
    except TimeoutError:
        telephone.note(say("terminal-no-answer", seconds=int(_PATIENCE)))


async def _read_lines(
    world: World, telephone: Telephone, say: Catalogue, stdin: TextIO, screen: PlainScreen
) -> None:
    """One message a line; each is done with before the next is read."""
    await settle(world, say, telephone)
    while not screen.closed and (line := await asyncio.to_thread(stdin.readline)):
        if not await telephone.enter(line.rstrip("\r\n")):
            break
        await settle(world, say, telephone)


def _lenient(stdin: TextIO, stdout: TextIO) -> None:
    """Read UTF-8 whatever the locale says, and let no strange byte or letter end the chat."""
    for stream, encoding in ((stdin, "utf-8"), (stdout, None)):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace", **({"encoding": encoding} if encoding else {}))
