"""What a rule reports, and where in the base."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from knowledge.model import KnowledgeBase

Path = tuple[str | int, ...]


class Finding(NamedTuple):
    """Something unsound.

    ``where`` is a path into the base: ``("clauses", 3, "label", "vi")``, ``("plan", "lead")``, or a line of
    the source from 1, ``("source", 17)``.
    """

    where: Path
    message: str


Rule = Callable[[KnowledgeBase], Iterator[Finding]]
