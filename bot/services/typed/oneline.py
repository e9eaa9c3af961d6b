"""An update typed on one line: forgiving in order, separators and spelling, exact in numbers, and losing no word.

First come the fields, in any order; from the first word that is none of them, all belongs to the result, until the
difficulties are named. After that only a line or a part between semicolons that holds nothing but fields is read as
such, and a lone percentage that ends a line. What is not certain is left open, and what contradicts itself is told as
a problem: the form asks.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from bot.services.typed.layout import Layout, Span
from bot.services.typed.script import read

if TYPE_CHECKING:
    from bot.services.typed.fields import Field
    from bot.services.typed.script import Script
    from bot.updates import Status
    from knowledge.model import KnowledgeBase

ProblemKind = Literal[
    "two_items",
    "no_such_item",
    "two_percents",
    "percent_unclear",
    "two_years",
    "year_outside",
    "two_statuses",
    "done_below_100",
    "not_started_above_0",
]

UnclearKind = Literal[
    "stray_number", "status_part", "status_against", "at_zero", "only_difficulties", "status_unsaid"
]

Inferable = Literal["status", "percent"]


@dataclass(frozen=True)
class Problem:
    """What must be asked; ``values`` are the numbers, years, statuses or words that it is about, as text."""

    kind: ProblemKind | UnclearKind
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class Typed:
    """What was read of a typed update. A part that is None, or empty, was not told for certain.

    ``unclear`` is why there is no status, if no problem says it; ``done_beside`` whether a bare "done" stands
    beside the percentage ("hoàn thành 40%"). ``hindrance`` are words of the result that speak of a difficulty where
    none was told apart, and ``denied`` is whether the text says outright that there is none.
    ``inferred`` are the parts that no words said outright; ``spans`` cover every word that was typed, in order.
    """

    item: int | None = None
    year: int | None = None
    status: Status | None = None
    percent: int | None = None
    result: str = ""
    difficulties: str = ""
    unclear: Problem | None = None
    done_beside: bool = False
    hindrance: str = ""
    denied: bool = False
    inferred: frozenset[Inferable] = frozenset()
    problems: tuple[Problem, ...] = ()
    spans: tuple[Span, ...] = field(default=(), compare=False)


def parse(text: str, base: KnowledgeBase) -> Typed:
    """Reads an update off a text. Never raises, whatever the text."""
    return _Parser(read(text), base).parse()


class _Parser:
    def __init__(self, script: Script, base: KnowledgeBase) -> None:
        self._script = script
        self._base = base
        self._layout = Layout(script, base)
        self._problems: list[Problem] = []

    def parse(self) -> Typed:
        result = self._layout.text("result")
        difficulties = self._layout.text("difficulties")
        item, year, percent, status = self._item(), self._year(), self._percent(), self._status()
        inferred: set[Inferable] = set()
        if percent is not None and not all(part.sure for part in self._of("percent")):
            inferred.add("percent")
        if status is None and not self._values("status"):
            status = self._inferred_status(percent, result, difficulties)
            inferred |= {"status"} if status else set()
        if percent is None and not self._of("percent") and status in ("done", "not_started"):
            percent = 100 if status == "done" else 0
            inferred.add("percent")
        if status == "done" and percent is not None and percent < 100:
            self._problems.append(Problem("done_below_100", (str(percent),)))
        if status == "not_started" and percent:
            self._problems.append(Problem("not_started_above_0", (str(percent),)))
        return Typed(
            item,
            year,
            status,
            percent,
            result,
            difficulties,
            self._unclear(percent, result, difficulties) if status is None else None,
            self._layout.done_beside,
            self._layout.hindrance,
            self._layout.denied,
            frozenset(inferred),
            tuple(self._problems),
            self._layout.spans,
        )

    def _inferred_status(self, percent: int | None, result: str, difficulties: str) -> Status | None:
        """The status that a percentage, or the first words of the text, leave no doubt of."""
        begins = self._layout.begins
        if difficulties and not result:
            return None
        if (opens := self._opens(percent)) is not None:
            return opens
        if percent is None:
            return "in_progress" if begins == "in_progress" else None
        if 0 < percent < 100:
            if begins in ("not_started", "blocked"):
                return None
            return "done" if self._layout.says_done and not self._of("remark") else "in_progress"
        if percent == 0 and begins == "not_started":
            return "not_started"
        if begins not in (None, "done") or self._of("remark"):
            return None
        if percent == 0:
            return None if result else "not_started"
        return "done"

    def _opens(self, percent: int | None) -> Status | None:
        """The status that the result opens with, unless it is "done" behind its measure: "60% xong"."""
        opens = self._layout.opens
        measured = any(part.start < self._layout.opening for part in self._of("percent"))
        return None if opens == "done" and (percent is not None and measured) else opens

    def _unclear(self, percent: int | None, result: str, difficulties: str) -> Problem | None:
        """Why no status could be told of a text that says more than its fields."""
        fields, opening, begins = self._layout.fields, self._layout.opening, self._layout.begins
        if self._problems or not (result or difficulties):
            return None
        if not result:
            return Problem("only_difficulties")
        number = fields.at(opening)
        if number is not None and number.kind == "number":
            return Problem("stray_number", (str(number.values[0]),))
        if begins == "done":
            return Problem("status_part")
        if percent == 0 and begins is None:
            return Problem("at_zero")
        if percent is not None:
            return Problem("status_against", (str(percent),))
        return Problem("status_unsaid")

    def _of(self, kind: str) -> list[Field]:
        return [part for part in self._layout.taken if part.kind == kind]

    def _values(self, kind: str) -> list[Any]:
        return list(dict.fromkeys(value for part in self._of(kind) for value in part.values))

    def _shown(self, part: Field) -> str:
        first, last = self._script.tokens[part.start], self._script.tokens[part.end - 1]
        sign = "-" if self._script.gap(part.start).endswith("-") else ""
        unit = "%" if self._script.gap(part.end).lstrip().startswith("%") else ""
        begin, finish = self._script.cut(first.start, last.end)
        return f"{sign}{self._script.typed[begin:finish]}{unit}"

    def _item(self) -> int | None:
        values = self._values("item")
        if len(values) > 1:
            self._problems.append(Problem("two_items", tuple(map(str, values))))
            return None
        if values and values[0] not in self._base.item:
            self._problems.append(Problem("no_such_item", (str(values[0]),)))
            return None
        return values[0] if values else None

    def _year(self) -> int | None:
        values = self._values("year")
        if len(values) > 1:
            self._problems.append(Problem("two_years", tuple(map(str, values))))
            return None
        unclear = [self._shown(part) for part in self._of("year") if not part.values]
        outside = [str(value) for value in values if value not in self._base.plan.reporting_years]
        if unclear or outside:
            self._problems.append(Problem("year_outside", tuple(unclear + outside)))
            return None
        return values[0] if values else None

    def _percent(self) -> int | None:
        unclear = [self._shown(part) for part in self._of("percent") if not part.values]
        if unclear:
            self._problems.append(Problem("percent_unclear", tuple(unclear)))
            return None
        values = self._values("percent")
        if len(values) > 1:
            self._problems.append(Problem("two_percents", tuple(map(str, values))))
            return None
        return values[0] if values else None

    def _status(self) -> Status | None:
        values = list(
            dict.fromkeys(
                self._values("status") + [part.status for part in self._layout.taken if part.status]
            )
        )
        if len(values) > 1:
            self._problems.append(Problem("two_statuses", tuple(values)))
            return None
        return values[0] if values else None
