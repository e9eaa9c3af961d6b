"""The shape of the document: what its clause ids mean, and what stands under what."""

from __future__ import annotations

import re

from knowledge.model import Clause, KnowledgeBase

ROMAN = re.compile(r"[IVX]+")
BEFORE = ("title", "base")
"""The paragraphs that an administrative plan has before its first section, in order."""

AFTER = ("closing", "recipients", "signature")
"""The paragraphs that it has after its last section, in order (Decree 30/2020/NĐ-CP, annex I)."""

_MARK = re.compile(r"(?P<roman>[IVX]+)\. |(?P<number>\d+)\. |(?P<letter>[a-zđ])\) |(?P<dash>- )")


def parent_of(clause_id: str) -> str | None:
    """The id one level up; none for a section and for a paragraph outside the sections."""
    return clause_id.rpartition(".")[0] or None


def children_of(base: KnowledgeBase, clause_id: str) -> list[str]:
    """The ids one level down, in the order of the base."""
    return [clause.id for clause in base.clauses if parent_of(clause.id) == clause_id]


def within(base: KnowledgeBase, clause_id: str) -> list[Clause]:
    """A clause and all below it."""
    return [clause for clause in base.clauses if f"{clause.id}.".startswith(f"{clause_id}.")]


def in_section(clause_id: str) -> bool:
    """Whether an id is that of a section or of something in one."""
    return ROMAN.fullmatch(clause_id.partition(".")[0]) is not None


def roman(number: int) -> str:
    """A small number as the document writes its sections."""
    text = ""
    for value, letters in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while number >= value:
            text += letters
            number -= value
    return text


def mark_of(line: str) -> tuple[str, str]:
    """The list mark that a line begins with: its kind (roman, number, letter, dash, or "") and its value."""
    match = _MARK.match(line)
    if match is None or match.lastgroup is None:
        return "", ""
    return match.lastgroup, match.group(match.lastgroup)


def unmarked(line: str) -> str:
    """A line without its list mark."""
    match = _MARK.match(line)
    return line[match.end() :] if match else line
