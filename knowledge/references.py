"""Items, clauses, solutions and bullets named by number: "mục 3", "II.3.b", "phần V mục 3", "the third item".

Numbers are read exactly or not at all: what the plan does not have is reported as missing, never moved to a
neighbour.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from knowledge.model import KnowledgeBase
from knowledge.numerals import COUNTERS, ORDINALS, number_words
from knowledge.reference_words import (
    AFTER_A_NUMBER,
    ASIDE,
    HEAD_KEYS,
    HEAD_STARTS,
    HEADS,
    LAST,
    LIST_WORDS,
    LOOSE_HEADS,
    MISTAKABLE,
    NO_PARTS,
    NO_STRANDS,
    NOT_AFTER_NAM,
    NUMBERED_ELSE,
    NUMERALS,
    PARTS,
    RANGE_WORDS,
    ROMAN,
    SECTION_WORDS,
    SUFFIXES,
    UNITS,
)
from knowledge.text import Token, fold


@dataclass(frozen=True)
class Reference:
    """Something named by number.

    ``kind`` is ``item`` (a whole item), ``clause`` or ``missing``; ``target`` the clause id, or for what is missing
    what was named, such as ``item 6`` or ``II.9``.
    """

    kind: Literal["item", "clause", "missing"]
    target: str
    item: int | None = None


_TEN = 10


@dataclass(frozen=True)
class _Named:
    head: str
    values: tuple[int, ...]
    letter: str
    start: int
    end: int


def find_references(
    tokens: Sequence[Token], base: KnowledgeBase, strands: Mapping[int, tuple[int, int]] = NO_STRANDS
) -> tuple[list[Reference], set[int]]:
    """All references in the tokens, in order and each once, and the places of the tokens that make them.

    ``strands`` are items called by what they are about ("the resilience strand"), each with the place after it, by
    the place where their name begins.
    """
    return _Resolver(tokens, base, strands).resolve()


class _Resolver:
    def __init__(
        self, tokens: Sequence[Token], base: KnowledgeBase, strands: Mapping[int, tuple[int, int]]
    ) -> None:
        self._tokens = tokens
        self._strands = strands
        self._base = base
        self._clauses = base.clause
        self._numbers, self._unmarked = number_words()
        self._used: set[int] = set()

    def resolve(self) -> tuple[list[Reference], set[int]]:
        references: list[Reference] = []
        named: list[_Named] = []
        place = 0
        while place < len(self._tokens):
            composite = self._composite(place)
            if composite is not None:
                reference, end = composite
                if reference.kind == "clause" and reference.target in NUMERALS.values():
                    named.append(_Named("section", (ROMAN[reference.target.lower()],), "", place, end))
                else:
                    references.append(reference)
                self._used.update(range(place, end))
                place = end
                continue
            found = self._strand(place) or self._headed(place) or self._ordinal_first(place)
            if found is None:
                place += 1
                continue
            named.append(found)
            self._used.update(range(found.start, found.end))
            place = found.end
        references += self._combine(named)
        return list(dict.fromkeys(references)), self._used

    # One token after the other -----------------------------------------------------------------------------------

    def _folded(self, place: int) -> str:
        return self._tokens[place].folded if 0 <= place < len(self._tokens) else ""

    def _near(self, place: int) -> bool:
        """Whether at most one character stands between this token and the one before it."""
        return place < len(self._tokens) and self._tokens[place].start - self._tokens[place - 1].end <= 1

    def _composite(self, place: int) -> tuple[Reference, int] | None:
        token = self._tokens[place]
        if token.folded not in ROMAN or token.marked:
            return None
        headed = self._folded(place - 1) in (
            "phan",
            "muc",
            "section",
            "part",
            "chuong",
            "clause",
            "dieu",
            "khoan",
        )
        if (
            headed
            and place > 1
            and self._folded(place - 2) in ("may", "nao", "nhung", "cac")
            and not token.upper
        ):
            return None  # "mấy mục v ạ": the particle "vậy"
        if self._folded(place + 1) in ("may", "nao") and self._near(place + 1):
            return None  # "nằm ở II mấy": which part of it is asked
        certain = (token.upper and len(token.folded) > 1) or headed or len(token.folded) > 2
        path = [token.folded.upper()]
        end = place + 1
        while end < len(self._tokens) and self._near(end) and len(path) < 4:
            part = self._folded(end)
            lettered = part in PARTS or (part in NO_PARTS and self._tokens[end].breaks == ".")
            is_part = (part.isdecimal() and len(part) <= 2) or (lettered and len(path) > 1)
            dotted = self._tokens[end].breaks == "."
            if not is_part or not (dotted or certain or self._tokens[end].start == self._tokens[end - 1].end):
                break
            if part == "a" and not dotted and self._tokens[end].start > self._tokens[end - 1].end:
                break  # "mục II.4 a": the unmarked particle "ạ"
            path.append(str(int(part)) if part.isdecimal() else part)
            end += 1
        if len(path) == 1 and not certain:
            return None
        return self._clause_at(path), end

    def _clause_at(self, path: list[str]) -> Reference:
        target = ".".join(path)
        if target not in self._clauses:
            return Reference("missing", target)
        item = self._base.item_of(target)
        if item is not None and item.clause == target:
            return Reference("item", target, item.number)
        return Reference("clause", target)

    def _strand(self, place: int) -> _Named | None:
        if place not in self._strands:
            return None
        number, end = self._strands[place]
        return _Named("item", (number,), "", place, end)

    def _headed(self, place: int) -> _Named | None:
        if self._folded(place) not in HEAD_STARTS:
            return None
        for length in (4, 3, 2, 1):
            head = HEADS.get(tuple(self._folded(index) for index in range(place, place + length)))
            if head is None or not self._means(place, length):
                continue
            if head == "point" or (head == "bullet" and self._folded(place + length) in PARTS):
                return self._point(place, place + length)
            return self._numbered(head, place, place + length)
        return None

    def _means(self, place: int, length: int) -> bool:
        """Whether marked words are this head and no other: "bộ phận một" holds no "phần", "10 m2" no item."""
        if self._folded(place) == "m":
            following, measured = place + 1, self._folded(place - 1)
            touching = (
                following < len(self._tokens) and self._tokens[following].start == self._tokens[place].end
            )
            return touching and not measured.isdigit() and measured not in ("nhieu", "may", "many")
        if self._folded(place) in ("number", "numbers"):
            # "The number one aim" is no item either.
            return self._folded(place - 1) not in NUMBERED_ELSE and self._folded(place + 1) != "one"
        return all(
            not token.marked or token.key in HEAD_KEYS
            for token in self._tokens[place : place + length]
            if token.folded in MISTAKABLE
        )

    def _ends_after(self, place: int) -> bool:
        """Whether a number word stands alone: "nội dung hai là gì", but not "nội dung hai bên"."""
        following = self._folded(place + 1)
        return self._folded(place).isdigit() or not following or following in AFTER_A_NUMBER

    def _point(self, start: int, place: int) -> _Named | None:
        if self._folded(place) in PARTS or (
            self._folded(place) in NO_PARTS and place + 1 < len(self._tokens)
        ):
            return _Named("point", (), self._folded(place), start, place + 1)
        return None

    def _numbered(self, head: str, start: int, place: int) -> _Named | None:
        if self._folded(place) in LAST and head in ("item", "solution", "bullet", "objective"):
            end = place + 1 + (self._folded(place + 1) == "cung")
            return _Named(head, (-1,), "", start, end)
        if self._folded(place) == "dau" and self._folded(place + 1) == "tien":
            return _Named(head, (1,), "", start, place + 2)
        counted = self._folded(place) in COUNTERS
        if (
            head == "bullet"
            and self._folded(start) == "y"
            and not counted
            and not self._folded(place).isdigit()
        ):
            return None
        first = self._number(place + counted, after_counter=counted)
        if not counted and self._folded(start) in LOOSE_HEADS and not self._ends_after(place):
            return None
        if first is None or (first > 99 and head != "bullet"):
            return None
        place += counted + 1
        first, place = self._tens(first, place)
        if self._is_decimal(place):
            return None
        if self._folded(place) in SUFFIXES:
            place += 1
        letter = ""
        if head in ("item", "paragraph") and self._folded(place) in PARTS and self._near(place):
            touching = (
                self._tokens[place].start == self._tokens[place - 1].end or self._tokens[place].breaks == "."
            )
            if touching or self._folded(place) in ("b", "c"):
                letter = self._folded(place)
                place += 1
        if head == "section":
            return _Named(head, (first,), "", start, place)
        values, place = self._list(first, place)
        return _Named(head, values, letter, start, place)

    def _tens(self, value: int, place: int) -> tuple[int, int]:
        """A number word with those that go on with it, before a place: "ba | mươi", "hai | mươi lăm", "mười | ba"."""
        if self._folded(place - 1).isdigit():
            return value, place
        if 1 < value < _TEN and self._folded(place) in ("muoi", "chuc"):
            value, place = value * _TEN, place + 1
        if value % _TEN == 0 and value:
            ones = self._number(place, after_counter=True)
            if ones is not None and ones < _TEN and not self._folded(place).isdigit():
                return value + ones, place + 1
        return value, place

    def _is_decimal(self, place: int) -> bool:
        """Whether a point and more digits follow: there is no item 3.5, and it is not items 3 and 5."""
        return self._folded(place).isdigit() and self._near(place) and self._tokens[place].breaks == "."

    def _number(self, place: int, *, after_counter: bool) -> int | None:
        if not 0 <= place < len(self._tokens):
            return None
        token = self._tokens[place]
        if token.number is not None:
            after = self._tokens[place + 1] if place + 1 < len(self._tokens) else None
            if after and after.start - token.end == 1 and after.folded.isdigit() and after.breaks != ".":
                return None if after.breaks == "" and not self._is_range(token, after) else token.number
            return token.number
        value = self._numbers.get(token.key)
        if value is None and not token.marked:
            value = self._unmarked.get(token.folded)
        if value is None or value > 20:
            return None
        if token.folded == "nhat" and not after_counter:
            return None  # "nhiều mục nhất" is the most items, not item one
        if token.folded == "nhi" and not (token.marked or after_counter):
            return None  # "mấy mục nhỉ" without its marks
        following = self._folded(place + 1)
        if (
            token.folded == "nam"
            and (following.isdigit() or following in NOT_AFTER_NAM)
            and not after_counter
        ):
            return None
        if token.folded in ("mot", "hai", "ba") and following in UNITS and not after_counter:
            return None
        if token.folded == "mot" and following in ("cach", "so", "chut", "phan") and not after_counter:
            return None
        return value

    @staticmethod
    def _is_range(first: Token, second: Token) -> bool:
        return (first.number or 0) < (second.number or 0) <= 9

    def _list(self, first: int, place: int) -> tuple[tuple[int, ...], int]:
        values = [first]
        while place < len(self._tokens):
            word = self._folded(place)
            touching = self._tokens[place].start - self._tokens[place - 1].end == 1
            if word.isdigit() and (self._tokens[place].breaks == "," or touching):
                step, ranged = 0, self._tokens[place].breaks == "" and touching
            elif word in LIST_WORDS or word in RANGE_WORDS:
                step, ranged = 1, word in RANGE_WORDS
                if self._folded(place + 1) in ("muc", "item", "hoat") and self._folded(place + 2).isdigit():
                    step = 2
            else:
                break
            value = self._tokens[place + step].number if place + step < len(self._tokens) else None
            after = place + step + 1
            unfit = value is None or value > 12 or self._counts(after) or self._folded(after) == "thang"
            if unfit or value is None or (after < len(self._tokens) and self._slashed(after)):
                break
            values += range(values[-1] + 1, value + 1) if ranged and value > values[-1] else [value]
            place = after
        return tuple(values), place

    def _counts(self, place: int) -> bool:
        """Whether what follows a number is counted: "4 sở", "4 cơ quan"; not "mục 2 và 4 sở nào", "… 4 có"."""
        word, following = self._folded(place), self._folded(place + 1)
        return word in UNITS and following not in ("nao", "gi") and (word != "co" or following == "quan")

    def _slashed(self, place: int) -> bool:
        before, token = self._tokens[place - 1], self._tokens[place]
        return token.folded.isdigit() and token.start - before.end == 1 and token.breaks == ""

    def _ordinal_first(self, place: int) -> _Named | None:
        word = self._folded(place)
        value = self._numbers.get(word) if word in ORDINALS else None
        end = place + 1
        if word.isdecimal() and self._folded(end) in SUFFIXES:
            value, end = int(word), end + 1
        if word in ("last", "final"):
            value = -1
        if value is None:
            return None
        for length in (2, 1):
            head = HEADS.get(tuple(self._folded(index) for index in range(end, end + length)))
            if head in ("item", "solution", "bullet", "objective", "section") and self._folded(end) != "muc":
                return _Named(head, (value,), "", place, end + length)
        return None

    # What belongs together ---------------------------------------------------------------------------------------

    def _combine(self, named: list[_Named]) -> list[Reference]:
        references: list[Reference] = []
        sections = [entry for entry in named if entry.head == "section"]
        section = sections[0].values[0] if sections else self._titled_section(named)
        # "section V part 3": the second is inside the first.
        inside = [entry for entry in sections[1:] if self._folded(entry.start) not in ROMAN]
        numbered = [entry for entry in named if entry.head in ("item", "paragraph") or entry in inside]
        letter = next((entry.letter for entry in named if entry.head == "point"), "")
        bullets = [value for entry in named if entry.head == "bullet" for value in entry.values]
        for entry in numbered:
            for value in entry.values:
                if entry.head == "paragraph" and section is None:
                    continue
                inner = None if self._set_aside(entry) else section
                references.append(self._numbered_target(inner, value, entry.letter or letter, bullets))
        for entry in named:
            if entry.head == "solution":
                references += [self._in_list("III", value, "solution") for value in entry.values]
            elif entry.head == "objective":
                references += [self._in_list("I.2", value, "objective") for value in entry.values]
        if section is not None and all(map(self._set_aside, numbered)):
            roman = NUMERALS.get(section, str(section))
            if bullets:
                references += [self._in_list(roman, value, roman) for value in bullets]
            else:
                references.append(self._clause_at([roman]))
        return references

    def _set_aside(self, entry: _Named) -> bool:
        """Whether something is named only as what is not asked about: "ngoài mục 1 ra, phần V …"."""
        before = [self._folded(place) for place in range(max(0, entry.start - ASIDE), entry.start)]
        return "ngoai" in before and self._folded(entry.end) == "ra"

    def _titled_section(self, named: list[_Named]) -> int | None:
        """The section called by its title beside a number: "mục 4 phần tổ chức thực hiện" is V.4."""
        words = [token.folded for token in self._tokens]
        inside = any(entry.head == "item" and not self._set_aside(entry) for entry in named)
        if not inside or not SECTION_WORDS.intersection(words):
            return None
        for roman, number in ROMAN.items():
            clause = self._clauses.get(roman.upper())
            if clause is None or number == 2 or f"{clause.id}.1" not in self._clauses:
                continue
            for title in (clause.label.vi, clause.label.en):
                folded = fold(title).split()
                places = range(1, len(words) - len(folded) + 1)
                if any(
                    words[place - 1] in SECTION_WORDS and words[place : place + len(folded)] == folded
                    for place in places
                ):
                    return number
        return None

    def _numbered_target(self, section: int | None, value: int, letter: str, bullets: list[int]) -> Reference:
        if section is not None and section != 2:
            return self._in_list(NUMERALS.get(section, str(section)), value, "clause")
        numbers = sorted(self._base.item)
        item = self._base.item.get(numbers[-1] if value == -1 else value)
        if item is None:
            return Reference("missing", f"item {value}")
        if letter in NO_PARTS:
            return Reference("missing", f"{item.clause}.{letter}")
        if letter:
            part = getattr(item, PARTS[letter])
            return Reference("clause", part if isinstance(part, str) else part.clause, item.number)
        if bullets:
            bullet = bullets[0]
            if bullet == -1:
                return Reference("clause", item.contents[-1], item.number)
            if 1 <= bullet <= len(item.contents):
                return Reference("clause", item.contents[bullet - 1], item.number)
            return Reference("missing", f"{item.content_clause}.{bullet}")
        return Reference("item", item.clause, item.number)

    def _in_list(self, parent: str, value: int, name: str) -> Reference:
        children = [clause.id for clause in self._base.clauses if clause.id.rpartition(".")[0] == parent]
        if value == -1 and children:
            return Reference("clause", children[-1])
        target = f"{parent}.{value}"
        if target in self._clauses:
            return Reference("clause", target)
        return Reference("missing", f"{name} {value}" if name in ("solution", "objective") else target)
