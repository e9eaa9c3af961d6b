"""What lies beside the database file: SQLite's log of what is not in it yet, and copies that the bot makes."""

from __future__ import annotations

import logging
import os
import re
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

log = logging.getLogger(__name__)

_VERSIONS = slice(18, 20)
"""Where a database file says how it is written: 1 without a log beside it, 2 with one."""

_WITHOUT_A_LOG = b"\x01\x01"

KEPT = timedelta(days=30)
"""How long a copy of before a step is kept, as it holds what people may have erased since; /privacy says so."""

_STAMP = "%Y%m%dT%H%M%S%f"
_OWN_COPY = re.compile(r"\.before-[0-9a-z_]+-(\d{8}T\d{12})(-wal)?")


def copy_named(path: Path, step: str) -> Path:
    """The name of a copy of the file as it was before a step."""
    return path.with_name(f"{path.name}.before-{step}-{datetime.now(UTC).strftime(_STAMP)}")


def keep_private(path: Path) -> None:
    """Makes the file for its owner alone, as SQLite makes what it puts beside it, unless it is there.

    What is there and open to everybody was made by an earlier version: nobody chose that.
    """
    os.close(os.open(path, os.O_RDONLY | os.O_CREAT, 0o600))
    beside = (path.with_name(f"{path.name}{ending}") for ending in ("-wal", "-shm"))
    for file in (path, *beside, *path.parent.glob(f"{path.name}.before-*")):
        with suppress(FileNotFoundError, PermissionError):
            if file.stat().st_mode & 0o007:
                file.chmod(0o600)


def drop_old_copies(path: Path, now: datetime) -> int:
    """Removes copies that the bot made too long ago, and only those; says how many."""
    dropped = 0
    for file in path.parent.glob(f"{path.name}.before-*"):
        named = _OWN_COPY.fullmatch(file.name.removeprefix(path.name))
        if named and now - datetime.strptime(named[1], _STAMP).replace(tzinfo=UTC) >= KEPT:
            try:
                file.unlink(missing_ok=True)
            except OSError as error:  # what else is to be dropped does not wait for it
                log.warning("%s is old and cannot be removed: %s", file.name, error.strerror)
            else:
                dropped += 1
    return dropped


def stray_log(path: Path) -> Path | None:
    """The log beside the file if it is another file's, as after a restore where a bot was killed.

    A file says that it has a log before there is one, and that it has none only once it is gone. Copies of
    ``dean161 backup``, and a file whose bot ended, say that they have none: SQLite would play the log into them
    all the same, and break them.
    """
    beside = path.with_name(f"{path.name}-wal")
    try:
        if not beside.stat().st_size:
            return None
        with path.open("rb") as file:
            return beside if file.read(_VERSIONS.stop)[_VERSIONS] == _WITHOUT_A_LOG else None
    except OSError:
        return None  # what is wrong with the file SQLite says


def put_stray_log_away(path: Path) -> None:
    """Gives a log of another file a name at which SQLite does not look for it. The database must not be open."""
    stray = stray_log(path)
    if stray is None:
        return
    aside = copy_named(path, "restore")
    # Under this name it is the log of the file that it belongs to, if that one was kept and is put beside it.
    aside = stray.rename(aside.with_name(f"{aside.name}-wal"))
    path.with_name(f"{path.name}-shm").unlink(missing_ok=True)
    log.warning("%s is of another file, as after a restore; it is now %s", stray.name, aside.name)


def address(path: Path) -> str:
    """How SQLite opens the file for reading only, without the log of another file."""
    return f"{path.resolve().as_uri()}?mode=ro" + ("&immutable=1" if stray_log(path) else "")
