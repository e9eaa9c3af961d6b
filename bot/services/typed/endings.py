"""What the ends of a typed result tell: a lone percentage, and that all is done."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.services.typed.fields import Field, Fields

_MOST_WORDS_BEFORE = 6


def closing_percent(fields: Fields, kinds: Sequence[str], opening: int) -> Field | None:
    """The only percentage of a text, where it ends a line or the result and is no share of something named.

    ``kinds`` are what the words are, ``opening`` is the first of the free text. "đạt", "khoảng" go with the number;
    after "gần" and "hơn" there is none.
    """
    lone = _lone(fields, len(kinds))
    whole = fields.at(lone.start) if lone is not None else None
    if lone is None or whole is None or whole.kind != "percent" or not whole.values:
        return None
    if whole.end > lone.end and fields.sense(lone.end, "share_of"):
        return None  # "đạt 60% kế hoạch năm"
    if set(kinds[lone.start : whole.end]) != {"result"} or not _ends(fields, kinds, whole.end):
        return None
    begun = _with_its_measure(fields, whole, opening)
    return replace(begun, sure=False) if begun is not None and not _shares(fields, begun, opening) else None


def says_done(fields: Fields, kinds: Sequence[str], opening: int) -> bool:
    """Whether the first or the last part of a sentence in the result says nothing but that all is done."""
    for place in range(opening, len(kinds)):
        if kinds[place] != "result" or not (place == opening or fields.opens_clause(place)):
            continue
        status = fields.value(place, "status")
        if status is None or status[1] != "done" or fields.sense(place, "unfinished") >= status[0]:
            continue
        end = status[0]
        if not fields.separated(end):
            end = fields.sense(end, "well") or end
        last = end == len(kinds) or kinds[end] != "result"
        if last or (place == opening and fields.opens_clause(end)):
            return True
    return False


def _lone(fields: Fields, size: int) -> Field | None:
    """The only percentage; "sáu mươi phần trăm" is one, from its first word."""
    by_end: dict[int, Field] = {}
    for place in range(size):
        found = fields.percentage(place)
        if found is not None:
            by_end.setdefault(found.end, found)
    return next(iter(by_end.values())) if len(by_end) == 1 else None


def _ends(fields: Fields, kinds: Sequence[str], place: int) -> bool:
    return place == len(kinds) or kinds[place] != "result" or fields.opens_line(place)


def _with_its_measure(fields: Fields, found: Field, opening: int) -> Field | None:
    """The percentage with the words right before it that make one measure with it; None if they leave a doubt."""
    whole = found
    for place in range(found.start - 1, max(opening, found.start - _MOST_WORDS_BEFORE) - 1, -1):
        part = fields.at(place)
        if part is None or part.kind != "percent" or part.end != found.end:
            continue
        measures = fields.sense(place, "before_percent", "roughly", "name_percent", "states_percent")
        if not part.values or not measures:
            return None  # "gần 60%", "cho 60%"
        whole = part
    return whole


def _shares(fields: Fields, found: Field, opening: int) -> bool:
    """Whether the words before a percentage say what it is a share of, or that it is still to come."""
    start = found.start
    while start > opening and not fields.opens_clause(start):
        start -= 1
    return any(
        fields.sense(place, "share_before") and not (place > start and fields.digits(place - 1))
        for place in range(start, found.start)
    )
