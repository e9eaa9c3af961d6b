"""Scoring an engine on labelled questions: who reads a report, reads numbers that were counted here.

One JSON object a line: ``text``, ``expect`` (answer, clarify, none), ``clauses`` (one must be cited),
``must`` (groups of alternatives, one of each group must be said), ``must_not``, and optionally ``id``,
``lang``, ``register`` and ``chat`` (rows of one chat are one conversation, in order).
"""

from __future__ import annotations

import json
import re
import statistics
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Any, Protocol

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from knowledge.model import KnowledgeBase, Language
from knowledge.replies import EMPTY, Conversation, Kind, Reply
from knowledge.text import fold

if TYPE_CHECKING:
    from pathlib import Path

_DASHES = re.compile(r"[\u2010-\u2015\u2212]")
_SPACES = re.compile(r"\s+")


class Answers(Protocol):
    """What is evaluated: an engine, or anything that answers like one."""

    @property
    def base(self) -> KnowledgeBase:
        """The base it answers from."""
        ...

    def answer(
        self, text: str, conversation: Conversation = EMPTY, language: Language | None = None
    ) -> tuple[Reply, Conversation]:
        """A reply and the conversation after it."""
        ...


class Row(BaseModel):
    """A labelled question."""

    model_config = ConfigDict(frozen=True, strict=True)

    text: str
    expect: Kind
    id: str = ""
    lang: Language | None = None
    chat: str | None = None
    register_name: str = Field(default="", alias="register")
    clauses: list[str] = []
    must: list[list[str]] = []
    must_not: list[str] = []


@dataclass(frozen=True)
class BadRow:
    """A line that is no labelled question. ``fault`` is ``encoding``, ``json``, ``object`` or ``field``."""

    line: int
    fault: str
    field: str = ""


@dataclass(frozen=True)
class Result:
    """How one row went.

    ``faults`` is empty when it is right, else among ``kind``, ``clauses``, ``must`` and ``must_not``;
    ``false_attribution`` tells that a body was named as responsible that the expected clauses do not name.
    """

    row: Row
    reply: Reply
    faults: tuple[str, ...]
    false_attribution: bool
    milliseconds: float

    @property
    def right(self) -> bool:
        """Whether nothing is wrong with the reply."""
        return not self.faults


@dataclass(frozen=True)
class Score:
    """Right of all."""

    right: int
    total: int

    @property
    def percent(self) -> float:
        """Share of right ones, 0 to 100; 100 of nothing."""
        return 100.0 * self.right / self.total if self.total else 100.0


@dataclass(frozen=True)
class Report:
    """What came of all rows of a file."""

    results: tuple[Result, ...]
    bad: tuple[BadRow, ...] = ()
    by_register: dict[str, Score] = field(init=False)
    overall: Score = field(init=False)
    refused: Score = field(init=False)
    confusions: dict[tuple[str, str], int] = field(init=False)

    def __post_init__(self) -> None:
        registers = sorted({result.row.register_name for result in self.results})
        scores = {name: _score(r for r in self.results if r.row.register_name == name) for name in registers}
        none = [result for result in self.results if result.row.expect == "none"]
        object.__setattr__(self, "by_register", scores)
        object.__setattr__(self, "overall", _score(self.results))
        object.__setattr__(self, "refused", _score(none))
        pairs = Counter((result.row.expect, result.reply.kind) for result in self.results)
        object.__setattr__(self, "confusions", dict(sorted(pairs.items())))

    @property
    def failures(self) -> tuple[Result, ...]:
        """Rows that went wrong."""
        return tuple(result for result in self.results if not result.right)

    @property
    def false_attributions(self) -> tuple[Result, ...]:
        """Rows whose reply names a wrong body as responsible."""
        return tuple(result for result in self.results if result.false_attribution)

    @property
    def slowest(self) -> Result | None:
        """The row that took longest."""
        return max(self.results, key=lambda result: result.milliseconds, default=None)

    def percentile(self, percent: int) -> float:
        """The time in ms within which that share of the questions was answered."""
        times = sorted(result.milliseconds for result in self.results)
        if len(times) < 2:
            return times[0] if times else 0.0
        return statistics.quantiles(times, n=100, method="inclusive")[percent - 1]

    def as_json(self) -> dict[str, Any]:
        """The figures as plain data."""
        slowest = self.slowest
        return {
            "total": self.overall.total,
            "right": self.overall.right,
            "percent": round(self.overall.percent, 2),
            "registers": {
                name: {"total": score.total, "right": score.right, "percent": round(score.percent, 2)}
                for name, score in self.by_register.items()
            },
            "refused": {"total": self.refused.total, "right": self.refused.right},
            "confusions": [
                {"expect": expect, "got": got, "count": count}
                for (expect, got), count in self.confusions.items()
            ],
            "false_attributions": [result.row.id for result in self.false_attributions],
            "failures": [result.row.id for result in self.failures],
            "milliseconds": {
                "median": round(self.percentile(50), 3),
                "p99": round(self.percentile(99), 3),
                "slowest": round(slowest.milliseconds, 3) if slowest else 0.0,
                "slowest_id": slowest.row.id if slowest else None,
            },
            "bad_rows": [{"line": bad.line, "fault": bad.fault, "field": bad.field} for bad in self.bad],
        }


def read_rows(path: Path) -> tuple[list[Row], list[BadRow]]:
    """The labelled questions of a file, and the lines that are none; empty lines are passed over.

    A row without an id gets its line number.

    Raises:
        OSError: the file cannot be read.
    """
    rows: list[Row] = []
    bad: list[BadRow] = []
    for number, line in enumerate(path.read_bytes().split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            value = json.loads(line.decode("utf-8-sig"))
        except UnicodeDecodeError:
            bad.append(BadRow(number, "encoding"))
            continue
        except (ValueError, RecursionError):
            bad.append(BadRow(number, "json"))
            continue
        if not isinstance(value, dict):
            bad.append(BadRow(number, "object"))
            continue
        try:
            row = Row.model_validate(value)
        except ValidationError as error:
            names = dict.fromkeys(str(fault["loc"][0]) for fault in error.errors(include_url=False))
            bad.append(BadRow(number, "field", ", ".join(names)))
            continue
        rows.append(row if row.id else row.model_copy(update={"id": str(number)}))
    return rows, bad


def evaluate(engine: Answers, rows: Iterable[Row], bad: Iterable[BadRow] = ()) -> Report:
    """Ask every question and compare; rows of one chat share a conversation, all others start afresh."""
    chats: dict[str, Conversation] = {}
    results: list[Result] = []
    for row in rows:
        before = chats.get(row.chat, EMPTY) if row.chat else EMPTY
        started = time.perf_counter()
        reply, after = engine.answer(row.text, before, row.lang)
        milliseconds = (time.perf_counter() - started) * 1000
        if row.chat:
            chats[row.chat] = after
        faults = faults_of(row, reply)
        wrong = "must_not" in faults or _misattributes(engine.base, row, reply)
        results.append(Result(row, reply, faults, wrong, milliseconds))
    return Report(tuple(results), tuple(bad))


def faults_of(row: Row, reply: Reply) -> tuple[str, ...]:
    """What is wrong with a reply by its row's labels.

    Where nothing is to be answered, or only a choice offered, the kind alone decides, but for what must not
    be said.
    """
    faults: list[str] = []
    text = _plain(reply.text())
    if reply.kind != row.expect:
        faults.append("kind")
    elif reply.kind == "answer":
        if row.clauses and not set(row.clauses) & set(reply.clauses):
            faults.append("clauses")
        if not all(any(_plain(alternative) in text for alternative in group) for group in row.must):
            faults.append("must")
    if any(_plain(words) in text for words in row.must_not):
        faults.append("must_not")
    return tuple(faults)


def bodies_of(base: KnowledgeBase, clause_id: str) -> frozenset[str]:
    """The bodies to which a clause gives a part: by name, by a group phrase of the plan, or as members."""
    named: set[str] = {duty.agency for duty in base.duties if duty.clause == clause_id}
    groups: set[str] = set()
    for part in chain.from_iterable((item.implementing, item.coordinating) for item in base.items):
        if part.clause == clause_id:
            named.update(part.agencies)
            groups.update({part.group} if part.group else ())
    for group in groups & base.group.keys():
        named.update(base.group[group].members)
    named.update(body.id for body in base.outside if body.group in groups)
    named.update(agency.id for agency in base.agencies if agency.part_of in named)
    return frozenset(named)


def _misattributes(base: KnowledgeBase, row: Row, reply: Reply) -> bool:
    """Whether the reply names, as its answer, a body to which the expected clauses give no part.

    Judged where something was to be said about responsibility: an expected clause that gives parts (items' b
    and c, section V), or nothing at all to be answered. A heading or content clause of an item whose part is
    expected too adds nobody. Replies that answer "no" are not judged: the body they name has no part.
    """
    if reply.kind != "answer" or reply.verdict == "no" or not reply.agencies:
        return False
    if row.expect == "none":
        return True
    allowed: set[str] = set()
    judged = False
    settled = {
        item.clause for clause in row.clauses if bodies_of(base, clause) and (item := base.item_of(clause))
    }
    for clause in row.clauses:
        bodies = bodies_of(base, clause)
        item = base.item_of(clause)
        if bodies:
            judged = True
            allowed |= bodies
        elif item and item.clause not in settled:
            allowed |= bodies_of(base, item.implementing.clause) | bodies_of(base, item.coordinating.clause)
        elif not item:
            inside = (duty.agency for duty in base.duties if f"{duty.clause}.".startswith(f"{clause}."))
            allowed.update(inside)
    return judged and not set(reply.agencies) <= allowed


def _score(results: Iterable[Result]) -> Score:
    rights = [result.right for result in results]
    return Score(sum(rights), len(rights))


def _plain(text: str) -> str:
    return _SPACES.sub(" ", _DASHES.sub("-", fold(text))).strip()
