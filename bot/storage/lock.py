"""One process per database file and per bot: a lock that the system releases when the process ends, however it ends."""

from __future__ import annotations

import fcntl
import hashlib
import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class DatabaseInUseError(Exception):
    """Another process holds the database file."""

    def __init__(self, path: Path, holder: str) -> None:
        super().__init__(f"{path} is in use by process {holder}")
        self.path = path
        self.holder = holder


class TokenInUseError(Exception):
    """Another process on this machine serves the same bot."""

    def __init__(self, holder: str) -> None:
        super().__init__(f"process {holder} serves the same bot")
        self.holder = holder


class HeldError(Exception):
    """Another process has the lock; ``holder`` is its number, as far as it is known."""

    def __init__(self, holder: str) -> None:
        super().__init__(holder)
        self.holder = holder


class FileLock:
    """An exclusive lock on a file. The file stays; only the lock on it counts."""

    def __init__(self, path: Path) -> None:
        """Takes the lock.

        Raises:
            HeldError: another process has it.
        """
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            holder = os.read(self._descriptor, 20).decode("ascii", "replace").strip()
            os.close(self._descriptor)
            raise HeldError(holder or "?") from None
        os.truncate(self._descriptor, 0)
        os.write(self._descriptor, f"{os.getpid()}\n".encode())

    def release(self) -> None:
        """Gives the lock back; a second time does nothing."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


def lock_database(database: Path) -> FileLock:
    """The lock beside a database file.

    Raises:
        DatabaseInUseError: another process has it.
    """
    try:
        return FileLock(database.with_name(f"{database.name}.lock"))
    except HeldError as error:
        raise DatabaseInUseError(database, error.holder) from None


@contextmanager
def lock_token(token: str, api_url: str) -> Iterator[None]:
    """Holds a bot for this process; the same token on another server is another bot.

    The file is named by a hash, in the temporary folder, so that any two processes of one user find it.

    Raises:
        TokenInUseError: another process has it.
    """
    name = hashlib.blake2b(f"{token} {api_url}".encode(), digest_size=16).hexdigest()
    try:
        lock = FileLock(Path(tempfile.gettempdir()) / f"dean161-{os.getuid()}-{name}.lock")
    except HeldError as error:
        raise TokenInUseError(error.holder) from None
    try:
        yield
    finally:
        lock.release()
