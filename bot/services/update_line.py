"""An update typed on one line, as answers to the form."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.services.describing import dashed
from bot.services.guarding import MAX_TEXT
from bot.services.messages import RefusedError
from bot.services.typed.oneline import ProblemKind, Typed, parse
from bot.texts import texts

if TYPE_CHECKING:
    from bot.services.library import Library
    from bot.storage.forms import Answers
    from knowledge.model import Language

_DOUBTED: frozenset[ProblemKind] = frozenset({"done_below_100", "not_started_above_0"})
"""What is asked about once all is there, as it is in the guided form."""

_OF_YEARS: frozenset[ProblemKind] = frozenset({"two_years", "year_outside"})


def read_line(
    library: Library, answers: Answers, typed: str, language: Language
) -> tuple[Answers, list[str]]:
    """The answers with what one line says, and sentences on what it says in a way that must be asked about."""
    if (led := library.agencies.leading(typed)) is not None:
        agency, typed = led
        if answers["agency"] not in (None, agency):
            raise RefusedError("only-own-agency")
        answers = {**answers, "agency": agency}
    line = _with_doubt(parse(typed, library.base))
    read = {
        "item": line.item,
        "status": line.status,
        "percent": line.percent,
        "result": (line.result or None) if len(line.result) <= MAX_TEXT else None,
        "difficulties": _difficulties(line),
        "spoken": line.hindrance,
        "attached": True,
        "inferred": sorted(line.inferred),
    }
    say = texts(language)
    problems = [problem for problem in line.problems if problem.kind not in _DOUBTED]
    told = [say(f"problem-{dashed(problem.kind)}", values=", ".join(problem.values)) for problem in problems]
    told += [
        say(f"{name}-too-long", count=len(text), limit=MAX_TEXT)
        for name, text in (("result", line.result), ("difficulties", line.difficulties))
        if len(text) > MAX_TEXT
    ]
    if line.unclear is not None and line.item is not None and not told:
        told.append(say(f"unclear-{dashed(line.unclear.kind)}", values=", ".join(line.unclear.values)))
    unclear = any(problem.kind in _OF_YEARS for problem in problems)
    return {**answers, **read, "year": None if unclear else line.year or answers["year"]}, told


def _with_doubt(line: Typed) -> Typed:
    """The line, with a bare "done" beside 40 % read as it is with a comma between: a contradiction to ask about."""
    if not line.done_beside or line.status != "in_progress" or "status" not in line.inferred:
        return line
    return replace(line, status="done", inferred=line.inferred - {"status"})


def _difficulties(line: Typed) -> str | None:
    """The difficulties that a line tells; None where they must be asked for, as it only speaks of them."""
    if len(line.difficulties) > MAX_TEXT:
        return None
    unsaid = not (line.difficulties or line.denied) and (line.hindrance or line.status == "blocked")
    return None if unsaid else line.difficulties
