"""Fields in a typed update: items, percentages, statuses and years, each exactly or not at all."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from bot.services.typed.wordings import wordings
from knowledge.references import find_references

if TYPE_CHECKING:
    from bot.services.typed.script import Script
    from bot.updates import Status
    from knowledge.model import KnowledgeBase

FieldKind = Literal["item", "percent", "status", "year", "number", "remark", "nothing"]
"""``number`` stands alone and may be an item or a percentage; ``remark`` says "not finished" and stays in the result;
``nothing`` says that there are no difficulties."""

_SEPARATES = re.compile(r"[,;:.!?()\[\]|/\\•·…=>\n–—]|(?:^|\s)-|-(?:\s|$)")
_ENDS_A_LINE = re.compile(r"[;\n]")
_PARTS_AN_ITEM = re.compile(r"[,;()\[\]|•·\n]|\.\s|\s[-–—]|[-–—]\s")
_TIGHT = frozenset((".", ",", "/", "-", "–", "⁄"))
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


class Fields:
    """All fields of one text; ``at`` tells which starts at a word."""

    def __init__(self, script: Script, base: KnowledgeBase | None) -> None:
        self._script = script
        self._tokens = script.tokens
        self._base = base
        self._size = len(script.tokens)
        self._senses: dict[int, dict[str, list[tuple[int, Any]]]] = defaultdict(lambda: defaultdict(list))
        for match in wordings().found(script.tokens):
            if self._inside(match.start) or self._inside(match.end):
                continue
            name, value = match.payload
            self._senses[match.start][name].append((match.end, value))
        for senses in self._senses.values():
            for ends in senses.values():
                ends.sort(key=lambda found: -found[0])
        self._percents = [self._percent(place) for place in range(self._size)]
        self._at: list[Field | None] = [None] * (self._size + 1)
        for place in range(self._size - 1, -1, -1):
            self._at[place] = self._field(place)

    def at(self, place: int) -> Field | None:
        """The field that starts at a word."""
        return self._at[place]

    def sense(self, place: int, *names: str) -> int:
        """Where the longest phrase of these lists that starts at a word ends; 0 if none does."""
        senses = self._senses.get(place)
        return max((senses[name][0][0] for name in names if senses.get(name)), default=0) if senses else 0

    def value(self, place: int, name: str) -> tuple[int, Any] | None:
        """End and value of the longest phrase of a list that starts at a word."""
        found = self._senses[place].get(name) if place in self._senses else None
        return found[0] if found else None

    def separated(self, place: int) -> bool:
        """Whether punctuation, or the text's end, parts a word from the one before it."""
        return place in (0, self._size) or bool(_SEPARATES.search(self._script.gap(place)))

    def opens_line(self, place: int) -> bool:
        """Whether a word is the first, or the first after a semicolon or a line's end."""
        return place == 0 or bool(_ENDS_A_LINE.search(self._script.gap(place)))

    def _inside(self, place: int) -> bool:
        """Whether a place lies inside shorthand that was written out in several words."""
        return 0 < place < self._size and self._tokens[place].start == self._tokens[place - 1].start

    # What stands around a field ----------------------------------------------------------------------------------

    def _spaced(self, place: int) -> bool:
        return place < self._size and not self._script.gap(place).strip(" \t:=~≈≥≤<>'\"“”*_")

    def _digits(self, place: int) -> bool:
        return 0 <= place < self._size and self._tokens[place].folded.isdigit()

    def _tight(self, place: int) -> bool:
        """Whether a number goes on over a point, comma, slash or hyphen: "12,5", "3/2025", "2024-2025"."""
        tight = 0 < place < self._size and self._script.gap(place) in _TIGHT
        return tight and self._digits(place - 1) and self._digits(place)

    def _starts_result(self, place: int, *, capital: bool) -> bool:
        if not self.sense(place, "starters"):
            return False
        token = self._tokens[place]
        return not capital or (token.capital and not (token.upper and self._tokens[place - 1].upper))

    def _closed(self, place: int, *, capital: bool) -> bool:
        """Whether what ends before a word is not the beginning of a sentence that goes on."""
        if self.separated(place) or self._at[place] is not None:
            return True
        names = ("name_difficulties", "name_result", "requests")
        ends = self.sense(place, *names)
        named = bool(ends) and ends < self._size and ":" in self._script.gap(ends)
        return named or self._starts_result(place, capital=capital)

    # Percentages -------------------------------------------------------------------------------------------------

    def _percent(self, place: int) -> Field | None:
        """A number with its percent sign or word, whether or not it can be a progress."""
        start = place
        if not self._digits(place):
            spelled = self.value(place, "number")
            if spelled is None:
                return None
            unit = self.sense(spelled[0], "percent_unit")
            exact = unit and self._spaced(spelled[0])
            return Field("percent", (spelled[1],), start, unit) if exact else None
        if self._tight(place) and not self.sense(place - 2, "name_item"):
            return None  # the end of a longer number, read from its start
        end = place + 1
        named = place > 0 and self.sense(place - 1, "name_item") == place
        while self._tight(end) and not named:
            end += 1
        signed = self._script.gap(end).lstrip().startswith("%")
        unit = 0 if signed else self.sense(end, "percent_unit") if self._spaced(end) else 0
        if not (signed or unit):
            return None
        before = self._script.gap(place)
        negative = before.endswith(("-", "−")) and (place == 0 or before[:-1] != before[:-1].rstrip())  # noqa: RUF001 - a minus
        tied = before in ("-", "–", "/") and place > 0 and self._tokens[place - 1].folded.isalpha()
        compared = before.rstrip()[-1:] in tuple("<>≤≥") and before.rstrip()[-2:] not in ("=>", "->")
        value = self._tokens[place].number
        fits = end == place + 1 and not (negative and not tied) and not compared
        fits = fits and value is not None and value <= 100
        return Field("percent", (value,) if fits else (), start, unit or end)

    def _progress(self, place: int) -> Field | None:
        """A percentage that says how far the item is, with the measure behind it."""
        found = self._percents[place]
        if found is None:
            return None
        end = found.end
        if not self._after_sign(end):
            return found
        after = self.sense(end, "after_percent")
        if after and (self._closed(after, capital=True) or self._objectless(end, after)):
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
        )
        return direct or self._introduced(place)

    def _measured(self, place: int) -> Field | None:
        """"Hoàn thành 60%", "tiến độ: 60", "khoảng 60%", and "gần 60%", which is none."""
        rough = self.sense(place, "roughly")
        inner = self._at[rough] if rough and self._spaced(rough) else None
        if inner is not None and inner.kind == "percent":
            return replace(inner, start=place, sure=False)
        vague = self.sense(place, "inexact")
        inner = self._at[vague] if vague and self._spaced(vague) else None
        if inner is not None and inner.kind == "percent":
            return replace(inner, start=place, values=())
        named = self.sense(place, "name_percent")
        before = max(named, self.sense(place, "before_percent"))
        inner = self._at[before] if before and self._spaced(before) else None
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
        window = self._tokens[place : place + _MOST_WORDS_OF_AN_ITEM]
        if 0 not in find_references(window, self._base)[1]:
            return None
        found: Field | None = None
        for end in range(place + 1, min(place + _MOST_WORDS_OF_AN_ITEM, self._size) + 1):
            if end > place + 1 and self._parted(place, end - 1):
                break
            references, used = find_references(self._tokens[place:end], self._base)
            numbers = [self._number_of(reference.target) for reference in references]
            whole = used == set(range(end - place)) and numbers and None not in numbers
            spelled = self.value(end - 1, "number")
            if whole and not self._tight(end) and not (spelled and spelled[0] > end):
                found = Field("item", tuple(dict.fromkeys(numbers)), place, end, name=True)
        return found

    def _parted(self, start: int, place: int) -> bool:
        """Whether a word can no longer belong to the item that starts some words before."""
        gap = self._script.gap(place)
        numbered = any(map(self._digits, range(start, place)))
        if _PARTS_AN_ITEM.search(gap) or self._percents[place] is not None:
            return True
        if numbered and (":" in gap or (self._digits(place) and not gap.strip())):
            return True
        return self._digits(place) and len(self._tokens[place].folded) > 2

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
        number = named if named and self._spaced(named) else place
        token = self._tokens[number] if number < self._size else None
        if token is None or not self._digits(number) or len(token.folded) != 4 or self._percents[number]:
            return None
        value = int(token.folded)
        if self._tight(number) or self._tight(number + 1) or not 1900 <= value <= 2199:
            return None
        if not self._after_number(number + 1) or not self._closed(number + 1, capital=True):
            return None
        return Field("year", (value,), place, number + 1, name=number > place)

    def _after_number(self, place: int) -> bool:
        """Whether a number ends where its digits end: not "12ha"."""
        return place == self._size or self._script.gap(place) != ""

    def _worded(self, place: int) -> Field | None:
        nothing = self.sense(place, "nothing")
        if nothing > place + 1 and self._closed(nothing, capital=True):
            return Field("nothing", (), place, nothing)
        unfinished = self.sense(place, "unfinished")
        status = self.value(place, "status")
        if unfinished and (status is None or unfinished >= status[0]):
            closed = self._closed(unfinished, capital=True)
            return Field("remark", (), place, unfinished) if closed else None
        if status is None or self._hinders(place, status[0]):
            return None
        if self._closed(status[0], capital=True) or self._objectless(place, status[0]):
            return Field("status", (status[1],), place, status[0])
        return None

    def _objectless(self, start: int, end: int) -> bool:
        return tuple(token.folded for token in self._tokens[start:end]) in wordings().objectless

    def _hinders(self, place: int, end: int) -> bool:
        """Whether "vướng:" names the difficulties and not the status."""
        colon = end < self._size and ":" in self._script.gap(end)
        return colon and self.sense(place, "name_difficulties") == end

    def _number(self, place: int) -> Field | None:
        token = self._tokens[place]
        fits = self._digits(place) and len(token.folded) <= 3 and not self._percents[place]
        if not fits or self._tight(place) or self._tight(place + 1) or not self._after_number(place + 1):
            return None
        minus = self._script.gap(place)[-1:] in ("-", "−") and not self._script.gap(place)[:-1].strip()  # noqa: RUF001 - a minus
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
            inner = self._at[end] if end and self._spaced(end) else None
            if inner is not None and inner.kind in kinds:
                kind: FieldKind = "item" if name == "name_item" else inner.kind
                return replace(inner, kind=kind, start=place, name=True)
        names = ("links", "openers") if place < HEAD else ("links",)
        end = self.sense(place, *names)
        inner = self._at[end] if end else None
        if inner is None or (self.sense(place, "openers") < end and not self._spaced(end)):
            return None
        return replace(inner, start=place)
