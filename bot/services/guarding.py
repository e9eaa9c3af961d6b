"""What people write that must not be stored or passed on."""

from __future__ import annotations

from bot.services.messages import RefusedError
from bot.services.typed.guards import lists_persons, secrecy_mark
from bot.updates import MAX_RESULT

MAX_TEXT = MAX_RESULT
"""Characters of one text in an update, or about one."""


def refuse_unfit(text: str, *, limit: int | None = None) -> None:
    """Refuses what must not be stored.

    Raises:
        RefusedError: the text is longer than ``limit``, bears a mark of secrecy, or lists persons.
    """
    if limit is not None and len(text) > limit:
        raise RefusedError("text-too-long", count=len(text), limit=limit)
    if mark := secrecy_mark(text):
        raise RefusedError("text-secret", mark=mark)
    if lists_persons(text):
        raise RefusedError("text-persons")
