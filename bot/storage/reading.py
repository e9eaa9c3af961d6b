"""Looks into a database from outside the bot, also while it runs: without its lock, and without writing."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any, cast

from bot.storage.beside import address

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from bot.storage.database import Database


class UnreadableError(Exception):
    """The file is no database of the bot, or is of an earlier schema."""


class _Reader:
    """As much of ``Database`` as records need to be read."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def rows(self, query: str, values: Sequence[object] = ()) -> list[dict[str, Any]]:
        """The rows of a query."""
        return [dict(row) for row in self._connection.execute(query, list(values))]

    def row(self, query: str, values: Sequence[object] = ()) -> dict[str, Any] | None:
        """The first row of a query."""
        found = self._connection.execute(query, list(values)).fetchone()
        return None if found is None else dict(found)


@contextmanager
def reading(path: Path) -> Iterator[Database]:
    """The file as it is at the first query, whatever is written meanwhile; records can be read from it.

    Raises:
        UnreadableError: it cannot be read, also inside the block.
    """
    try:
        connection = sqlite3.connect(address(path), uri=True, timeout=5)
        with closing(connection):
            connection.isolation_level = None
            connection.row_factory = sqlite3.Row
            connection.execute("BEGIN")
            yield cast("Database", _Reader(connection))
    except sqlite3.Error as error:
        raise UnreadableError(str(error)) from error
