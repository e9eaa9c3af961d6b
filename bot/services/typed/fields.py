"""Fields in a typed update: items, percentages, statuses and years, each exactly or not at all."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from bot.services.typed.senses import Senses
from knowledge.lexicon import lexicon
from knowledge.references import find_references

if TYPE_CHECKING:
    from bot.services.typed.script import Script
    from bot.updates import Status
    from knowledge.model import KnowledgeBase

FieldKind = Literal["item", "percent", "status", "year", "number", "remark", "period", "nothing"]
"""``number`` stands alone and may be an item or a percentage; ``remark`` says "not finished" and ``period`` names a
quarter or month, and both stay in the result; ``nothing`` says that there are no difficulties."""

_PARTS_AN_ITEM = re.compile(r"[,;()\[\]|•·\n]|\.\s|\s[-–—]|[-–—]\s")
_ROMAN = re.compile(r"[ivx]+")
_MOST_WORDS_OF_AN_ITEM = 6
HEAD = 48
"""Nobody types the fields later than so many words into an update, unless on a line of their own."""


@dataclass(frozen=True)
class Field:
    """A field at the words ``start`` to ``end`` (exclusive).

    ``values`` are what it says; a field that is none of the possible ones has none, and ``typed`` shows it.
    ``status`` is the status that a percentage spells out ("hoàn thành 100%"); ``sure`` whether the value was typed
    just so; ``name`` whether it stands behind its name.
    """

    kind: FieldKind
    values: tuple[Any, ...]
    start: int
    end: int
    status: Status | None = None
    sure: bool = True
    name: bool = False


class Fields(Senses):
    """All fields of one text; ``at`` tells which starts at a word."""

    def __init__(self, script: Script, base: KnowledgeBase | None) -> None:
        super().__init__(script)
        self._base = base
        self._percents = [self._percent(place) for place in range(self._size)]
        self._at: list[Field | None] = [None] * (self._size + 1)
        for place in range(self._size - 1, -1, -1):
            self._at[place] = self._field(place)

    def at(self, place: int) -> Field | None:
        """The field that starts at a word."""
        return self._at[place]

    def percentage(self, place: int) -> Field | None:
        """The number with its percent sign or word that starts at a word, whether or not it can be a progress."""
        return self._percents[place]

    # What stands around a field ----------------------------------------------------------------------------------

    def _closed(self, place: int, *, capital: bool) -> bool:
        """Whether what ends before a word is not the beginning of a sentence that goes on."""
        if self.separated(place) or self._at[place] is not None:
            return True
        names = ("name_difficulties", "name_result", "requests")
        ends = self.sense(place, *names)
        named = bool(ends) and ends < self._size and ":" in self._script.gap(ends)
        named = named or self.sense(place, "hindered") > 0 or self.value(place, "status") is not None
        return named or self.starts_result(place, capital=capital)

    # Percentages -------------------------------------------------------------------------------------------------

    def _percent(self, place: int) -> Field | None:
        """A number with its percent sign or word, whether or not it can be a progress."""
        start = place
        if not self.digits(place):
            spelled = self.value(place, "number")
            if spelled is None:
                return None
            unit = self.sense(spelled[0], "percent_unit")
            exact = unit and self.spaced(spelled[0])
            return Field("percent", (spelled[1],), start, unit) if exact else None
        if self.tight(place) and not self._names_item(place - 1):
            return None  # the end of a longer number, read from its start
        end = place + 1
        while self.tight(end) and not self._names_item(place):
            end += 1
        signed = self._script.gap(end).lstrip().startswith("%")
        unit = 0 if signed else self.sense(end, "percent_unit") if self.spaced(end) else 0
        if not (signed or unit):
            return None
        before = self._script.gap(place)
        negative = before.endswith(("-", "\N{MINUS SIGN}")) and (
            place == 0 or before[:-1] != before[:-1].rstrip()
        )
        tied = before in ("-", "–", "/") and place > 0 and self._tokens[place - 1].folded.isalpha()
        compared = before.rstrip()[-1:] in tuple("<>≤≥") and before.rstrip()[-2:] not in ("=>", "->")
        value = self._tokens[place].number
        fits = end == place + 1 and not (negative and not tied) and not compared
        fits = fits and value is not None and value <= 100
        return Field("percent", (value,) if fits else (), start, unit or end)

    def _names_item(self, place: int) -> bool:
        """Whether a number is an item's, so that a comma parts it from the next: "mục 3,60%"."""
        named = place > 0 and self.sense(place - 1, "name_item") == place
        return named and self._script.gap(place + 1) != "\N{FRACTION SLASH}"

    def _progress(self, place: int) -> Field | None:
        """A percentage that says how far the item is, with the measure behind it."""
        found = self._percents[place]
        if found is None:
            return None
        end = found.end
        if not self._after_sign(end):
            return found
        after = self.sense(end, "after_percent")
        alone = self.objectless(end, after) and not self.sense(after, "well")
        if after and (alone or self._closed(after, capital=True)):
            done = self.value(end, "status") == (after, "done") and found.values == (100,)
            return replace(found, end=after, status="done" if done else None)
        if self._at[end] is None and self.sense(end, "share_of"):
            token = self._tokens[end]
            if not token.capital or (token.upper and len(token.folded) > 1):
                return None
        return found

    def _after_sign(self, place: int) -> bool:
        return place < self._size and not self._script.gap(place).replace("%", "").strip()

    # One word after the other, from the last ---------------------------------------------------------------------

    def _field(self, place: int) -> Field | None:
        direct = (
            self._progress(place)
            or self._measured(place)
            or self._item(place)
            or self._year(place)
            or self._worded(place)
            or self._number(place)
            or self._period(place)
        )
        return direct or self._introduced(place) or self._spelled_item(place)

    def _measured(self, place: int) -> Field | None:
        """A percentage behind a measure: "hoàn thành 60%", "tiến độ: 60", and "gần 60%", which is none."""
        rough = self.sense(place, "roughly")
        inner = self._at[rough] if rough and self.spaced(rough) else None
        if inner is not None and inner.kind == "percent":
            return replace(inner, start=place, sure=False)
        vague = self.sense(place, "inexact")
        inner = self._at[vague] if vague and self.spaced(vague) else None
        if inner is not None and inner.kind == "percent":
            return replace(inner, start=place, values=())
        named = self.sense(place, "name_percent")
        before = max(named, self.sense(place, "before_percent"))
        inner = self._at[before] if before and self.spaced(before) else None
        if inner is None or inner.kind not in ("percent", "number"):
            return None
        if inner.kind == "number" and inner.values[0] > 100:
            return replace(inner, kind="percent", start=place, values=(), name=True)
        worded = self.value(place, "status")
        done = worded is not None and worded == (before, "done") and inner.values == (100,)
        return replace(
            inner,
            kind="percent",
            start=place,
            status="done" if done else inner.status,
            sure=inner.sure and (inner.kind == "percent" or named > 0),
            name=bool(named),
        )

    def _item(self, place: int) -> Field | None:
        if self._base is None or not (place < HEAD or self.opens_line(place)):
            return None
        reach = range(place, min(place + _MOST_WORDS_OF_AN_ITEM, self._size))
        if self._percents[place] is not None or not any(map(self._numbers, reach)):
            return None
        found: Field | None = None
        for end in range(place + 1, min(place + _MOST_WORDS_OF_AN_ITEM, self._size) + 1):
            if end > place + 1 and self._parted(place, end - 1):
                break
            references, used = find_references(self._tokens[place:end], self._base)
            numbers = [self._number_of(reference.target) for reference in references]
            whole = used == set(range(end - place)) and numbers and None not in numbers
            spelled = self.value(end - 1, "number")
            goes_on = self.tight(end) and self._percents[end] is None
            if whole and not goes_on and not (spelled and spelled[0] > end):
                found = Field("item", tuple(dict.fromkeys(numbers)), place, end, name=True)
        return found

    def _spelled_item(self, place: int) -> Field | None:
        """An item by its bare number word, where the text opens with it and another field follows: "ba 50%"."""
        spelled = self.value(place, "number") if place == 0 else None
        if self._base is None or spelled is None or spelled[1] not in self._base.item:
            return None
        behind = self._at[spelled[0]]
        fits = behind is not None and (
            behind.kind in ("percent", "status") or (behind.kind == "year" and behind.values)
        )
        return Field("item", (spelled[1],), place, spelled[0]) if fits else None

    def _numbers(self, place: int) -> bool:
        """Whether a word may be the number of an item, in whatever digits."""
        token = self._tokens[place]
        spelled = token.key in lexicon("vi").numbers or token.folded in lexicon("en").numbers
        return (
            spelled
            or self.digits(place)
            or self.sense(place, "number") > 0
            or not _ROMAN.sub("", token.folded)
        )

    def _parted(self, start: int, place: int) -> bool:
        """Whether a word can no longer belong to the item that starts some words before."""
        gap = self._script.gap(place)
        numbered = any(map(self.digits, range(start, place)))
        if _PARTS_AN_ITEM.search(gap) or self._percents[place] is not None:
            return True
        if numbered and (":" in gap or (self.digits(place) and self.digits(place - 1))):
            return True
        return self.digits(place) and len(self._tokens[place].folded) > 2

    def _number_of(self, target: str) -> int | None:
        """The item of a clause; of what the plan does not have, the number that was asked for."""
        if self._base is None:
            return None
        item = self._base.item_of(target)
        if item is not None:
            return item.number
        parent, _, last = target.replace("item ", f"{self._items_at}.").rpartition(".")
        return int(last) if parent == self._items_at and last.isdigit() else None

    @property
    def _items_at(self) -> str:
        return self._base.items[0].clause.rpartition(".")[0] if self._base is not None else ""

    def _year(self, place: int) -> Field | None:
        relative = self.sense(place, "relative_years")
        if relative and self._closed(relative, capital=True):
            return Field("year", (), place, relative, name=True)
        named = self.sense(place, "name_year")
        number = named if named and self.spaced(named) else place
        token = self._tokens[number] if number < self._size else None
        if token is None or not self.digits(number) or len(token.folded) != 4 or self._percents[number]:
            return None
        value = int(token.folded)
        if self.tight(number) or self.tight(number + 1) or not 1900 <= value <= 2199:
            return None
        if not self.ends_number(number + 1) or not self._closed(number + 1, capital=True):
            return None
        return Field("year", (value,), place, number + 1, name=number > place)

    def _worded(self, place: int) -> Field | None:
        nothing = self.sense(place, "nothing")
        if nothing > max(place + 1, self.sense(place, "status")) and self._closed(nothing, capital=True):
            return Field("nothing", (), place, nothing)
        unfinished = self.sense(place, "unfinished")
        status = self.value(place, "status")
        if unfinished and (status is None or unfinished >= status[0]):
            closed = self._closed(unfinished, capital=True)
            return Field("remark", (), place, unfinished) if closed else None
        if status is None or self._hinders(place, status[0]) or self.sense(place, "hindered") > status[0]:
            return None
        if self._closed(status[0], capital=True) or self.objectless(place, status[0]):
            return Field("status", (status[1],), place, status[0])
        return None

    def _hinders(self, place: int, end: int) -> bool:
        """Whether "vướng:" names the difficulties and not the status."""
        colon = end < self._size and self._script.gap(end).strip()[:1] in (":", "=")
        return colon and self.sense(place, "name_difficulties") == end

    def _period(self, place: int) -> Field | None:
        """A quarter or month that stands between fields: "mục 3 quý 4 60%"."""
        number = self.sense(place, "name_period")
        if not (number and self.spaced(number)):
            return None
        if not self.digits(number) and _ROMAN.sub("", self._tokens[number].folded):
            return None
        end = number + 1
        while self.digits(end) and self._script.gap(end) in ("/", "-"):
            end += 1
        behind = self._at[end]
        between = behind is not None and behind.kind in ("percent", "status", "year")
        apart = not any(self._percents[number:end])
        return Field("period", (), place, end) if between and apart else None

    def _number(self, place: int) -> Field | None:
        token = self._tokens[place]
        fits = self.digits(place) and len(token.folded) <= 3 and not self._percents[place]
        if not fits or self.tight(place) or self.tight(place + 1) or not self.ends_number(place + 1):
            return None
        minus = (
            self._script.gap(place)[-1:] in ("-", "\N{MINUS SIGN}")
            and not self._script.gap(place)[:-1].strip()
        )
        if minus or (place > 0 and self._script.gap(place) == "") or self._counts(place):
            return None
        closed = self._closed(place + 1, capital=False)
        return Field("number", (int(token.folded),), place, place + 1) if closed else None

    def _counts(self, place: int) -> bool:
        """Whether a number only counts the lines of a list: "1. … 2. …"."""
        if self._script.gap(place + 1)[:1] not in (".", ")"):
            return False
        following = str(int(self._tokens[place].folded) + 1)
        return any(
            token.folded == following and self._script.gap(other + 1)[:1] in (".", ")")
            for other, token in enumerate(self._tokens[place + 1 :], start=place + 1)
        )

    def _introduced(self, place: int) -> Field | None:
        """A field behind its name, or behind words that only lead up to it."""
        for name, kinds in (
            ("name_status", ("status", "remark")),
            ("name_item", ("number", "item")),
            ("name_year", ("year",)),
        ):
            end = self.sense(place, name)
            inner = self._at[end] if end and self.spaced(end) else None
            if inner is not None and inner.kind in kinds:
                kind: FieldKind = "item" if name == "name_item" else inner.kind
                return replace(inner, kind=kind, start=place, name=True)
        names = ("links", "openers") if place < HEAD else ("links",)
        end = self.sense(place, *names)
        inner = self._at[end] if end else None
        if inner is None or (self.sense(place, "openers") < end and not self.spaced(end)):
            return None
        return replace(inner, start=place)
