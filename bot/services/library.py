"""The knowledge base in use, which a reload replaces only by a sound one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.typed.agencies import Agencies
from knowledge.check import check, find
from knowledge.checks.remembering import forget
from knowledge.engine import Engine
from knowledge.entities import Finder
from knowledge.loader import KnowledgeError, load
from knowledge.text import clean, tokenize

if TYPE_CHECKING:
    from pathlib import Path

    from knowledge.model import KnowledgeBase
    from knowledge.replies import Reply

MAX_NAME = 200
"""A longer text is no name, in characters."""


def read(folder: Path) -> KnowledgeBase:
    """Reads a base and proves what answers rest on, at the start and at a reload alike.

    Raises:
        KnowledgeError: the base is broken; it lists every problem.
    """
    base = load(folder)
    try:
        if any(True for _ in find(base)):
            raise KnowledgeError(check(folder))
    finally:
        forget()
    return base


class Library:
    """Holds the engine that answers at present."""

    def __init__(self, folder: Path) -> None:
        """Reads the base.

        Raises:
            KnowledgeError: the base is broken; it lists every problem.
        """
        self._folder = folder
        self.engine = Engine(read(folder))
        self._agencies: Agencies | None = None
        self._finder: Finder | None = None

    @property
    def base(self) -> KnowledgeBase:
        """The base that the engine answers from."""
        return self.engine.base

    @property
    def agencies(self) -> Agencies:
        """Finds agencies by what officers type; made when it is first needed, as most people only ask."""
        if self._agencies is None:
            self._agencies = Agencies(self.base)
        return self._agencies

    def department(self, typed: str) -> str | None:
        """The id of the one department whose name without the word for it was typed: "health".

        As a question such words are a subject; only in answer to "which agency?" do they name one. Whatever names
        anything in full is left to the engine.
        """
        if self._finder is None:
            self._finder = Finder(self.base)
        tokens = tokenize(clean(typed[:MAX_NAME]))
        mentions = self._finder.find(tokens)
        if mentions.used:
            return None
        called = {**self._finder.called_names(tokens), **self._finder.bare_names(tokens)}
        whole = [agency for agency, places in called.items() if len(places) == len(tokens)]
        return whole[0] if len(whole) == 1 else None

    @property
    def numbers(self) -> set[str]:
        """The numbers of the items, as they are typed."""
        return {str(number) for number in self.base.item}

    def rateable(self, reply: Reply) -> bool:
        """Whether an opinion on a reply says something about the base: not on a greeting."""
        if reply.kind == "clarify":
            return False
        entry = self.base.entry.get(reply.entry or "")
        return entry.kind in ("plan", "asean") if entry is not None else bool(reply.entry or reply.clauses)

    def reload(self) -> None:
        """Reads the base again; a broken one changes nothing.

        Raises:
            KnowledgeError: the base on disk is broken; it lists every problem.
        """
        self.engine = Engine(read(self._folder))
        self._agencies = None
        self._finder = None
