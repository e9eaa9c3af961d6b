"""Names of persons in a text, told from names of places, schools and prizes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from knowledge.lexicon import name_words
from knowledge.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_WORD = re.compile(r"[^\W\d_]+")
_APART = re.compile(r"[,;:/|&+•·()\[\]\n–—-]|\d[.)]")
_CAPITALS = "".join(letter for letter in map(chr, range(ord("A"), 0x1F00)) if letter.isupper())
_LISTED = re.compile(r"(?:,| -| và| and) ?$")
_RIGHT_BEFORE = 28
_NEAR = 200
"""So many characters before a name are looked at for what it is the name of."""
_MOST_WORDS = 5
_MOST_WORDS_BETWEEN = 4
"""So many words about one person still leave the next name in the same list."""
_LEAST_OF_A_LIST = 3


class Name(NamedTuple):
    """A name at the characters ``start`` to ``end``; ``sure`` unless its words may as well be everyday ones."""

    start: int
    end: int
    sure: bool


@dataclass(frozen=True)
class _Kinds:
    """The words names are made of, each with its marks and without."""

    surnames: frozenset[str]
    sure: frozenset[str]
    common: frozenset[str]
    doubtful: frozenset[str]
    plain_middles: frozenset[str]
    middles: frozenset[str]
    more_middles: frozenset[str]
    titles: frozenset[str]
    marked_titles: frozenset[str]
    sure_titles: frozenset[str]
    before_titles: frozenset[str]
    of_places: frozenset[str]
    between: frozenset[str]
    not_names: frozenset[tuple[str, ...]]
    place: re.Pattern[str]
    places: re.Pattern[str]
    streets: re.Pattern[str]
    introduction: re.Pattern[str]
    self: re.Pattern[str]


def names(plain: str) -> list[Name]:
    """All names with a surname, in their order. ``plain`` is a text as ``knowledge.text.clean`` leaves it."""
    return list(_Text(plain).named())


def lists_names(plain: str) -> bool:
    """Whether a text has three persons in a row, with no more than a few words about each."""
    found = sorted((*names(plain), *_Text(plain).titled(_kinds().titles)))
    row: list[Name] = []
    for name in found:
        if row and name.start < row[-1].end:
            continue
        if row and not _goes_on(plain[row[-1].end : name.start]):
            row = []
        row.append(name)
        if len(row) >= _LEAST_OF_A_LIST and any(each.sure for each in row):
            return True
    return False


def told_names(plain: str) -> list[Name]:
    """The names that are surely of persons, and what somebody says to be called, in their order."""
    text = _Text(plain)
    sure = [name for name in text.named() if name.sure]
    return sorted({*sure, *text.titled(_kinds().sure_titles), *text.introduced()})


def _goes_on(between: str) -> bool:
    """Whether what stands between two names leaves them in one list."""
    kinds = _kinds()
    words = [word.lower() for word in _WORD.findall(between)]
    about = [word for word in words if word not in kinds.between]
    apart = not between.strip() or len(about) < len(words) or _APART.search(between) is not None
    return apart and len(about) <= _MOST_WORDS_BETWEEN


class _Text:
    """A text as words, and what of them is a name."""

    def __init__(self, plain: str) -> None:
        self._plain = plain
        self._words = list(_WORD.finditer(plain))
        self._kinds = _kinds()

    def named(self) -> Iterator[Name]:
        """Names that begin with a surname."""
        place = 0
        while place < len(self._words):
            size = self._size(place)
            if size and self._only_leads_up(place, size):
                size = 0
            if size and not self._of_something_else(place, size):
                yield self._name(place, size, sure=self._sure(place, size))
            place += size or 1

    def _only_leads_up(self, place: int, size: int) -> bool:
        """Whether an everyday word stands before a sure name: "Từ Nguyễn Văn An"."""
        if size <= 2 or self._sure(place, size):
            return False
        following = self._size(place + 1)
        return following > 0 and self._sure(place + 1, following)

    def titled(self, titles: frozenset[str]) -> Iterator[Name]:
        """Given names alone behind a title: "bà Bình"."""
        for place in range(len(self._words) - 1):
            title = self._low(place)
            typed_so = self._typed(place).islower() or title in self._kinds.sure_titles
            if title not in titles or not typed_so or self._capitals(place + 1) != 1:
                continue
            shouted = self._typed(place + 1).isupper() and len(self._typed(place + 1)) > 1
            before = self._low(place - 1) if place and self._adjoins(place) else ""
            if shouted or before in self._kinds.before_titles or self._known(place, 2):
                continue
            yield self._name(place + 1, 1, sure=title in self._kinds.marked_titles)

    def introduced(self) -> Iterator[Name]:
        """What somebody says to be called: "tôi tên là Lan", "toi la tran thi binh"."""
        starts = {word.start(): place for place, word in enumerate(self._words)}
        for pattern, said in ((self._kinds.introduction, True), (self._kinds.self, False)):
            for found in pattern.finditer(self._plain):
                place = starts.get(found.end())
                if place is None:
                    continue
                surname = self._low(place) in self._kinds.surnames
                shouted = self._typed(place).isupper() and len(self._typed(place)) > 1
                trusted = (surname and said) or not shouted
                size = self._capitals(place) if trusted and (surname or said) else 0
                if size > 1 or (size and said):
                    yield self._name(place, min(size, _MOST_WORDS), sure=True)
                elif surname and self._small(place):
                    yield self._name(place, self._small(place), sure=True)

    def _size(self, place: int) -> int:
        """Of how many words the name is that starts at a word; 0 if none does."""
        low, kinds = self._low(place), self._kinds
        if low not in kinds.surnames:
            return 0
        capitals = self._capitals(place)
        for end in range(3, capitals - 1):
            if self._low(place + end) in kinds.surnames:
                capitals = end  # "Nguyễn Văn An Trần Thị Bình"
                break
        if capitals >= 3:
            return min(capitals, _MOST_WORDS)
        if capitals == 2 and low in kinds.sure and low not in kinds.doubtful:
            return 2
        return self._small(place)

    def _small(self, place: int) -> int:
        """The same of a name typed without capitals, which a usual middle name gives away."""
        if not all(self._joined(place, size) for size in (2, 3)):
            return 0
        low, second, third = (self._low(place + number) for number in range(3))
        kinds = self._kinds
        marked = low in kinds.sure and not low.isascii() and second in kinds.more_middles
        if self._typed(place)[0].isupper() or not (second in kinds.middles or marked):
            return 0
        goes_on = fold(third) in kinds.middles | kinds.more_middles and self._joined(place, 4)
        return 4 if goes_on and self._low(place + 3) not in kinds.between else 3

    def _sure(self, place: int, size: int) -> bool:
        kinds, typed = self._kinds, self._typed(place)
        low, second = self._low(place), self._low(place + 1)
        bare = low.isascii() and low in kinds.doubtful
        middle = second in kinds.middles or (low in kinds.sure and second in kinds.more_middles)
        if typed.islower():
            if second in kinds.plain_middles:
                return not (bare and second.isascii())
            return low in kinds.sure and not low.isascii() and middle
        if typed.isupper():
            usual = second in kinds.plain_middles if low in kinds.common else middle
            return usual and not bare and (fold(low), fold(second)) not in kinds.not_names
        return size == 2 or middle or not (bare or low in kinds.common)

    def _of_something_else(self, place: int, size: int) -> bool:
        """Whether a name is a place's, or of one whom places are named after."""
        start = self._words[place].start()
        if self._kinds.place.search(self._plain, max(0, start - _RIGHT_BEFORE), start):
            return True
        if _LISTED.search(self._plain, max(0, start - len(" and ")), start):
            ordinary = self._low(place + 1) in self._kinds.plain_middles
            listed = self._kinds.streets if ordinary else self._kinds.places
            if listed.search(self._plain, max(0, start - _NEAR), start):
                return True
        return self._low(place + size - 1) in self._kinds.of_places or self._known(place, size)

    def _known(self, place: int, size: int) -> bool:
        folded = tuple(fold(self._low(place + number)) for number in range(size))
        return any(folded[:length] in self._kinds.not_names for length in {size, *range(3, size)})

    def _capitals(self, place: int) -> int:
        """How many words with a capital follow each other; of more than a name can have, not all."""
        size = 0
        for end in range(place, min(place + _MOST_WORDS + 1, len(self._words))):
            if not self._typed(end)[0].isupper() or (size and not self._adjoins(end)):
                break
            size += 1
        return size

    def _joined(self, place: int, size: int) -> bool:
        """Whether so many words follow each other."""
        return place + size <= len(self._words) and self._adjoins(place + size - 1)

    def _adjoins(self, place: int) -> bool:
        """Whether only a space parts a word from the one before it."""
        return self._plain[self._words[place - 1].end() : self._words[place].start()] == " "

    def _typed(self, place: int) -> str:
        return self._words[place].group()

    def _low(self, place: int) -> str:
        return self._typed(place).lower()

    def _name(self, place: int, size: int, *, sure: bool) -> Name:
        return Name(self._words[place].start(), self._words[place + size - 1].end(), sure)


@cache
def _kinds() -> _Kinds:
    data = name_words()
    either = {name: frozenset({*data[name], *map(fold, data[name])}) for name in data}
    between = {word for phrase in (*data["joins"], *data["titles"]) for word in _WORD.findall(phrase)}
    places = "|".join(map(re.escape, _longest(data["places"])))
    of_lists = set(data["places"]) - set(data["surnames"])  # "Hồ Văn Nam, Lý Thị Hoa"
    streets = "|".join(map(re.escape, _longest(of_lists - set(data["dwellings"]))))
    capital = rf"[{_CAPITALS}]\w*"
    listed = rf"(?:{capital}(?: {capital})*(?:, ?| - | và | and ))+"
    return _Kinds(
        surnames=either["surnames"],
        sure=either["sure"],
        common=either["common"],
        doubtful=frozenset(data["doubtful"]),
        plain_middles=either["plain_middles"],
        middles=either["middles"],
        more_middles=either["more_middles"],
        titles=either["titles"],
        marked_titles=frozenset(data["titles"]),
        sure_titles=frozenset(data["sure_titles"]),  # without its mark "bà" is a number
        before_titles=either["before_titles"],
        of_places=either["of_places"],
        between=frozenset({*between, *map(fold, between)}),
        not_names=frozenset(tuple(map(fold, name.split())) for name in data["not_names"]),
        place=re.compile(rf"(?<!\w)(?:{places})\s*$", re.IGNORECASE),
        places=re.compile(rf"(?<!\w)(?i:{'|'.join(map(re.escape, _longest(of_lists)))})[\s:]*{listed}$"),
        streets=re.compile(rf"(?<!\w)(?i:{streets})[\s:]*{listed}$"),
        introduction=_before_a_name(data["introductions"]),
        self=_before_a_name(data["self"]),
    )


def _before_a_name(phrases: list[str]) -> re.Pattern[str]:
    both = _longest({*phrases, *map(fold, phrases)})
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, both))})(?: |: ?)", re.IGNORECASE)


def _longest(phrases: Iterable[str]) -> list[str]:
    return sorted(phrases, key=len, reverse=True)
