"""How the words of a typed update fall into fields, result and difficulties."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from bot.services.typed.endings import closing_percent, says_done
from bot.services.typed.fields import Field, FieldKind, Fields

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.services.typed.script import Script
    from bot.updates import Status
    from knowledge.model import KnowledgeBase

SpanKind = Literal["item", "year", "percent", "status", "label", "result", "difficulties"]
"""``label`` is a word that only names or introduces, or says that there are no difficulties."""

_LEADING = " \t\r\n,;:.!?)]}|/\\•·…=>-–—%"
_LEADING_A_LINE = " \t,;:.!?)]}|/\\…=>%"
_TRAILING = " \t\r\n,;:|/\\•·=>-–—([{"
_ENDS_A_SENTENCE = re.compile(r"[.!?…]\s")
_ENDS = (".", "!", "?", "…", ",", ";", ":")
_CLOSING = re.compile(r"[^\s,;:|([{]*")

_MOST_WORDS_BEFORE = 4
"""So many words before a difficulty may say that it is solved, or whose it is."""

_SPANS: dict[FieldKind, SpanKind] = {
    "item": "item",
    "year": "year",
    "percent": "percent",
    "status": "status",
    "remark": "result",
    "period": "result",
    "nothing": "label",
    "number": "label",
}


@dataclass(frozen=True)
class Span:
    """The places ``start`` to ``end`` (exclusive) of what was typed, and what they were read as."""

    kind: SpanKind
    start: int
    end: int


class Layout:
    """The words of one text, each in exactly one part.

    ``taken`` are the fields; ``opening`` is the word at which the free text starts.
    """

    def __init__(self, script: Script, base: KnowledgeBase) -> None:
        self._script = script
        self._base = base
        self._size = len(script.tokens)
        self._kinds: list[SpanKind] = ["result"] * self._size
        self.fields = Fields(script, base)
        self.taken: list[Field] = []
        self.opening = self._head()
        self._rest(self.opening)
        for part in self.taken:
            self._kinds[part.start : part.end] = [_SPANS[part.kind]] * (part.end - part.start)
        if all(part.kind != "percent" for part in self.taken):
            closing = closing_percent(self.fields, self._kinds, self.opening)
            if closing is not None:
                self.taken.append(closing)
                self._kinds[closing.start : closing.end] = ["percent"] * (closing.end - closing.start)

    def text(self, kind: SpanKind) -> str:
        """All of the text that is of a kind, as it was typed; other things that stood in between leave a comma."""
        text = ""
        for found, start, end in self._runs():
            if found != kind:
                continue
            if text:
                text += "\n" if "\n" in self._script.gap(start) else " " if text.endswith(_ENDS) else ", "
            text += self._typed(start, end)
        return text

    @property
    def begins(self) -> Status | None:
        """The status that the first words of the free text name, if these belong to the result."""
        said = self.fields.value(self.opening, "status")
        if said is None or self._kinds[self.opening] != "result":
            return None
        status: Status = said[1]
        return status

    @property
    def opens(self) -> Status | None:
        """The status that the first words of the result leave no doubt of, though more is said with them.

        "Xong việc trồng rừng" may be a part of the work, so there a new word with a capital is waited for.
        """
        said = self.fields.value(self.opening, "status")
        if self.begins is None or said is None or not self.fields.complete(self.opening, said[0]):
            return None
        end = self.fields.sense(said[0], "well") or said[0]
        whole = self.fields.separated(end) or any(part.start > self.opening for part in self._of("percent"))
        tokens = self._script.tokens
        whole = whole or (tokens[end].capital and not tokens[self.opening].capital)
        return self.begins if self.begins != "done" or whole else None

    @property
    def done_beside(self) -> bool:
        """Whether a bare "done" stands right beside the percentage: "hoàn thành 40%", "40% xong", not "đạt 40%"."""
        return any(part.start < self.opening and self._has_done_beside(part) for part in self._of("percent"))

    def _has_done_beside(self, part: Field) -> bool:
        if part.name:
            return False  # "tiến độ: hoàn thành 40%"
        fields = self.fields
        for number in range(part.start, part.end):
            found = fields.percentage(number)
            if found is None:
                continue
            if found.end < part.end:
                return fields.sense(found.end, "done_beside") == part.end
            measures = [
                place
                for place in range(part.start, number)
                if fields.sense(place, "before_percent") == number
            ]
            return bool(measures) and fields.sense(measures[0], "done_beside") == number
        return False

    @property
    def hindrance(self) -> str:
        """What the result says to hold the work up, as it was typed, if no difficulties were told apart."""
        if "difficulties" in self._kinds or self.denied:
            return ""
        for place in range(self.opening, self._size):
            if self._kinds[place] == "result" and self._hinders(place):
                end = place + 1
                while end < self._size and self._kinds[end] == "result" and not self._opens_sentence(end):
                    end += 1
                return self._typed(place, end)
        return ""

    @property
    def denied(self) -> bool:
        """Whether the text says outright that there are no difficulties."""
        places = range(self._size)
        return any(self._kinds[place] == "label" and self.fields.sense(place, "nothing") for place in places)

    def _hinders(self, place: int) -> bool:
        """Whether words inside the result speak of a difficulty that is there, and the body's own."""
        if not self.fields.sense(place, "hinders"):
            return False
        before = range(place - 1, max(self.opening, place - _MOST_WORDS_BEFORE) - 1, -1)
        for other in before:
            if self.fields.opens_clause(other + 1):
                return True
            if self.fields.sense(other, "unhindered"):
                return False
        return True

    def _of(self, kind: str) -> list[Field]:
        return [part for part in self.taken if part.kind == kind]

    @property
    def says_done(self) -> bool:
        """Whether the result begins or ends by saying that all is done."""
        return says_done(self.fields, self._kinds, self.opening)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where what stands in what was typed."""
        tokens = self._script.tokens
        return tuple(
            Span(kind, *self._script.cut(tokens[start].start, tokens[end - 1].end))
            for kind, start, end in self._runs()
        )

    def _head(self) -> int:
        """Takes the fields before the first free text; returns where that starts."""
        place = 0
        found: list[Field] = []
        while place < self._size:
            part = self.fields.at(place)
            if part is None:
                break
            found.append(part)
            place = part.end
        taken = self._numbers_told(found)
        self.taken = taken
        return found[len(taken)].start if len(taken) < len(found) else place

    def _numbers_told(self, found: list[Field]) -> list[Field]:
        """Gives bare numbers their meaning; what comes from the first that has none on is free text."""
        named = {part.kind for part in found}
        numbers = [part for part in found if part.kind == "number"]
        wanted = [kind for kind in ("item", "percent") if kind not in named]
        highest = max(self._base.item)
        taken: list[Field] = []
        for part in found:
            if part.kind != "number":
                taken.append(part)
                continue
            value = part.values[0]
            if "item" in wanted:
                fits = value in self._base.item or (
                    value <= 2 * highest and (len(numbers) > 1 or "percent" not in wanted)
                )
                wanted.remove("item")
                if not fits or value == 0:
                    break
                taken.append(Field("item", part.values, part.start, part.end))
            elif "percent" in wanted:
                wanted.remove("percent")
                if 0 < value <= highest:
                    break
                values = part.values if value <= 100 else ()
                taken.append(Field("percent", values, part.start, part.end, sure=False))
            else:
                break
        return taken

    def _label(self, place: int) -> tuple[SpanKind, int, bool] | None:
        """The part of the text that starts at a word, where its name ends, and whether the name is left out."""
        if place and not self._script.gap(place):
            return None
        end = self.fields.sense(place, "name_result")
        opens = place == 0 or self._opens_sentence(place)
        if end and self._colon(end) and (opens or self._at_head(place)):
            return "result", end, True
        end = self.fields.sense(place, "name_difficulties", "hindered")
        nothing = self.fields.sense(place, "nothing") if end and self.fields.separated(place) else 0
        if nothing > end and (nothing == self._size or self._opens_sentence(nothing)):
            return "difficulties", nothing, True  # "khó khăn: không có" without the colon
        end = self.fields.sense(place, "name_difficulties")
        if end and self._colon(end) and not self._told_of(place, opens=opens):
            return "difficulties", end, True
        if end and opens and end < self._size:
            return "difficulties", end, False
        end = self.fields.sense(place, "requests")
        if end and (opens or (self._colon(end) and self.fields.separated(place))) and end < self._size:
            return "difficulties", end, False
        end = self.fields.sense(place, "hindered")
        if end and end < self._size and (opens or self.fields.separated(place)):
            return "difficulties", end, False
        return None

    def _at_head(self, place: int) -> bool:
        return bool(self.taken) and self.taken[-1].end == place

    def _colon(self, place: int) -> bool:
        gap = self._script.gap(place).strip() if place < self._size else ""
        return gap[:1] in (":", "=") or gap in ("-", "–", "—", "->", "=>")

    def _opens_sentence(self, place: int) -> bool:
        gap = self._script.gap(place)
        return self.fields.opens_line(place) or bool(_ENDS_A_SENTENCE.search(gap)) or self._at_head(place)

    def _told_of(self, place: int, *, opens: bool) -> bool:
        """Whether "khó khăn:" inside a sentence is only spoken of."""
        if opens or self.fields.separated(place):
            return False
        before = self._script.tokens[place - 1]
        told = any(
            self.fields.sense(start, "told_of") == place for start in (place - 1, place - 2) if start >= 0
        )
        sure = self._script.tokens[place].capital or self.fields.sense(place, "hindered") > 0
        return told or before.capital or not (sure or self._script.tokens[place].text.isascii())

    def _rest(self, start: int) -> None:
        """Sorts the free text into result and difficulties, and takes fields that stand on lines of their own."""
        kind: SpanKind = "difficulties" if self._hindered(start) else "result"
        place = self._without_nothing(kind, start)
        while place < self._size:
            label = self._label(place)
            if label is not None:
                kind, end, left_out = label
                if left_out:
                    self._kinds[place:end] = ["label"] * (end - place)
                    end = self._without_nothing(kind, end)
                else:
                    self._kinds[place:end] = [kind] * (end - place)
                place = end
                continue
            if place > start and self.fields.opens_line(place):
                line = self._line_of_fields(place, kind)
                if line:
                    self.taken += line
                    place = line[-1].end
                    continue
            self._kinds[place] = kind
            place += 1

    def _hindered(self, start: int) -> bool:
        """Whether the text says what holds the item up: "bị vướng: chưa có mặt bằng", "blocked, no money"."""
        last = self.taken[-1] if self.taken and self.taken[-1].end == start else None
        if last is None or last.values != ("blocked",) or start == self._size:
            return False
        if self._colon(start):
            return True
        gap = self._script.gap(start)
        if self.fields.opens_line(start) or _ENDS_A_SENTENCE.search(gap) or self.fields.digits(start):
            return False
        labels = (self._label(place) for place in range(start + 1, self._size))
        named = any(label is not None and label[0] == "difficulties" for label in labels)
        return not (named or self.fields.starts_result(start, capital=False))

    def _without_nothing(self, kind: SpanKind, place: int) -> int:
        """Skips a "không có" after the name of the difficulties."""
        end = self.fields.sense(place, "nothing") if kind == "difficulties" else 0
        while end and (end == self._size or self._opens_sentence(end)):
            self._kinds[place:end] = ["label"] * (end - place)
            place, end = end, self.fields.sense(end, "nothing")
        return place

    def _line_of_fields(self, start: int, kind: SpanKind) -> list[Field]:
        """The fields that a line or a part between semicolons wholly consists of, if none is told already."""
        found: list[Field] = []
        place = start
        while place < self._size and (place == start or not self.fields.opens_line(place)):
            if place > start and self._label(place) is not None:
                break
            part = self.fields.at(place)
            if part is None or part.kind in ("number", "remark", "period"):
                return []
            if kind == "difficulties" and part.kind in ("status", "nothing", "year") and not part.name:
                return []
            found.append(part)
            place = part.end
        told = {part.kind for part in self.taken}
        return found if all(part.kind not in told for part in found) else []

    # The pieces of text ------------------------------------------------------------------------------------------

    def _runs(self) -> Iterator[tuple[SpanKind, int, int]]:
        """The kinds of the words, with the places where words of one kind start and end."""
        place = 0
        for kind, words in groupby(self._kinds):
            end = place + len(list(words))
            yield kind, place, end
            place = end

    def _typed(self, start: int, end: int) -> str:
        """What was typed from one word to another, with what stands around them and belongs to neither side."""
        before, after = self._script.gap(start), self._script.gap(end)
        _, line, bullet = before.rpartition("\n")
        heads = line or start == 0
        kept = bullet.strip().lstrip(_LEADING_A_LINE) if heads else before.lstrip(_LEADING)
        begin = self._script.tokens[start].start
        if kept:
            begin += before.rfind(kept) - len(before)
        closing = _CLOSING.match(after)
        tail = (after if end == self._size or closing is None else closing.group()).rstrip(_TRAILING)
        finish = self._script.tokens[end - 1].end + len(tail)
        begin, finish = self._script.cut(begin, finish)
        return self._script.typed[begin:finish].strip()
