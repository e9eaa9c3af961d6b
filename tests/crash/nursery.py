"""Starts ``dean161 run`` by forking: each bot is a process of its own, but the base was read before.

Reading and proving the base takes most of a start, and nothing in it depends on what the last bot left behind;
so many starts fit into a test. Everything else a start does, from settings and database on, happens anew.
Steered by lines on standard input: ``start`` is answered with the process's number, ``wait`` with its exit code.
"""

from __future__ import annotations

import os
import sys
import traceback
from functools import cache
from pathlib import Path

import bot.app  # noqa: F401  # imported before the first fork, like all that follows from it
from bot.cli import main
from bot.services import bundle

if __name__ == "__main__":
    bundle.Library = cache(bundle.Library)
    bundle.Library(Path(os.environ["BOT_KNOWLEDGE"]))
    print("ready", flush=True)
    child = 0
    for line in sys.stdin:
        if line.strip() == "start":
            child = os.fork()
            if not child:
                try:
                    log = os.open(os.environ["NURSERY_LOG"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
                    for stream in (1, 2):
                        os.dup2(log, stream)
                    main(["run"])
                except SystemExit as ended:
                    sys.stderr.flush()
                    os._exit(ended.code if isinstance(ended.code, int) else int(ended.code is not None))
                except BaseException:  # noqa: BLE001  # a fork must not go on as its parent
                    traceback.print_exc()
                    sys.stderr.flush()
                    os._exit(1)
                os._exit(0)
            print(child, flush=True)
        else:
            print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
