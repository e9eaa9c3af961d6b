"""Runs a function in a process of its own, which ends with it: its memory and its work stay out of the bot's.

The two speak through pipes only. So whoever ends first, however it ends, the other notices; a pool of processes
would leave a worker behind for ever when the bot is killed, since each worker holds both ends of its own queue.
"""

from __future__ import annotations

import asyncio
import math
import os
import pickle
import signal
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

_CHILD = "from bot.delivery.apart import work; work()"

NICE = 10
"""How far the work stands back behind the bot for the processor."""


class ApartError(Exception):
    """The function failed or its process ended early; the message says what and where, and quotes nobody."""


async def apart(function: Callable[..., Any], *arguments: Any, seconds: float) -> Any:
    """What a function of some module returns for arguments that can be pickled.

    Raises:
        ApartError: it raised, its process died, or it took longer than so many seconds.
    """
    environment = {name: value for name, value in os.environ.items() if not name.startswith("BOT_")}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-Pc",
        _CHILD,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,  # a traceback may quote
        env=environment | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
        start_new_session=True,  # Ctrl-C is for the bot to deal with
    )
    try:
        async with asyncio.timeout(seconds):
            given = pickle.dumps((math.ceil(seconds), function, arguments))
            written, _ = await process.communicate(given)
    except BaseException as error:
        if process.returncode is None:
            process.kill()
            await process.wait()
        if isinstance(error, TimeoutError):
            raise ApartError("TimeoutError") from None
        raise
    try:
        fine, result = pickle.loads(written)  # noqa: S301  # of our own process
    except (EOFError, pickle.UnpicklingError):
        raise ApartError(f"exit {process.returncode}") from None
    if not fine:
        raise ApartError(result)
    return result


def work() -> None:
    """The life of the process: reads a function and its arguments, and writes what comes of them."""
    with os.fdopen(os.dup(1), "wb") as answer:
        os.dup2(2, 1)  # what anything prints must not get in between
        os.nice(NICE)
        try:
            # The bot kills whatever takes too long; if the bot itself was killed, the alarm does.
            seconds, function, arguments = pickle.load(sys.stdin.buffer)  # noqa: S301  # of our own process
            signal.alarm(seconds + 1)
            result = True, function(*arguments)
        except Exception as error:  # noqa: BLE001  # whatever it is, the bot is told
            from handlers.failures import place  # noqa: PLC0415  # takes long to import

            result = False, f"{type(error).__name__} at {place(error)}"
        pickle.dump(result, answer)
