"""The short answers of the guided form, each taken only when the whole text is that answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.services.typed.fields import Fields
from bot.services.typed.script import read

if TYPE_CHECKING:
    from bot.services.typed.fields import Field
    from bot.updates import Status
    from knowledge.model import KnowledgeBase

_NOTHING_BUT_A_DASH = re.compile(r"[\s.]*[-–—/\\0]+[\s.]*")


def read_item(text: str, base: KnowledgeBase) -> int | None:
    """The item of the plan that an answer names: "3", "mục II.3", "số 3 ạ", "item three"."""
    for fields, size in _trimmed(text, base):
        found = _whole(fields, size)
        values = (
            found.values if found is not None and found.kind in ("item", "number") else _spelled(fields, size)
        )
        if len(values) == 1 and values[0] in base.item:
            return int(values[0])
    return None


def read_status(text: str) -> Status | None:
    """The status that an answer names: "đang làm ạ", "chua lam gi", "in progress"."""
    for fields, size in _trimmed(text):
        found = _whole(fields, size)
        if found is not None and found.kind == "status":
            status: Status = found.values[0]
            return status
    return None


def read_percent(text: str) -> int | None:
    """The whole percentage, 0 to 100, that an answer names: "60", "60 phần trăm", "một trăm"."""
    for fields, size in _trimmed(text):
        found = _whole(fields, size)
        exact = found is not None and found.kind in ("percent", "number")
        values = found.values if found is not None and exact else _spelled(fields, size)
        if len(values) == 1 and values[0] <= 100:
            return int(values[0])
    return None


def percent_problem(text: str) -> bool:
    """Whether an answer is a number, but not a whole one from 0 to 100: "75,5", "150%", "hơn 60%"."""
    if read_percent(text) is not None:
        return False
    for fields, size in _trimmed(text):
        found = _whole(fields, size)
        if fields.numeric() or (found is not None and found.kind == "percent"):
            return True
    return False


def read_year(text: str, base: KnowledgeBase) -> int | None:
    """The year that the plan reports on and an answer names: "2025", "năm 2025 ạ"."""
    for fields, size in _trimmed(text):
        found = _whole(fields, size)
        if found is not None and found.kind == "year" and found.values:
            year: int = found.values[0]
            return year if year in base.plan.reporting_years else None
    return None


def read_nothing(text: str) -> bool:
    """Whether an answer says that there is nothing to tell: "không có", "ko vướng gì ạ", "none", "-"."""
    return bool(_NOTHING_BUT_A_DASH.fullmatch(text)) or _made_of(text, "nothing") == {"nothing"}


def read_yes_no(text: str) -> bool | None:
    """True for yes, False for no, None for what is neither or both."""
    said = _made_of(text, "yes", "no")
    return None if len(said) != 1 else said == {"yes"}


def _made_of(text: str, *names: str) -> set[str]:
    """Of which lists the phrases are that a text wholly consists of, but for words of politeness."""
    script = read(text)
    fields = Fields(script, None)
    said: set[str] = set()
    place = 0
    around = ("around", "name_difficulties") if "nothing" in names else ("around",)
    while place < len(script.tokens):
        ends = {name: fields.sense(place, name) for name in names}
        end = max(ends.values())
        if end and end >= fields.sense(place, *around):
            said |= {name for name, found in ends.items() if found == end}
        else:
            end = fields.sense(place, *around)
        if not end:
            return set()
        place = end
    return said


def _trimmed(text: str, base: KnowledgeBase | None = None) -> list[tuple[Fields, int]]:
    """The fields of a short answer, as it is and without words of politeness around it, with its count of words."""
    script = read(text)
    size = len(script.tokens)
    whole = Fields(script, base)
    start, end = 0, size
    while start < size and whole.sense(start, "around"):
        start = whole.sense(start, "around")
    while end > start:
        polite = (place for place in range(start, end) if whole.sense(place, "around") == end)
        first = next(polite, None)
        if first is None:
            break
        end = first
    readings = [(whole, size)]
    if start < end and (start, end) != (0, size):
        behind = script.gap(end)
        kept = len(behind) - len(behind.lstrip("%"))
        begin = script.tokens[start].start - script.gap(start).endswith("-")
        core = read(script.text[begin : script.tokens[end - 1].end + kept])
        readings.append((Fields(core, base), len(core.tokens)))
    return readings


def _whole(fields: Fields, size: int) -> Field | None:
    """The one field that a text consists of."""
    found = fields.at(0)
    return found if found is not None and found.end == size else None


def _spelled(fields: Fields, size: int) -> tuple[int, ...]:
    """The one number word that a text consists of."""
    found = fields.value(0, "number")
    return (found[1],) if found is not None and found[0] == size else ()
