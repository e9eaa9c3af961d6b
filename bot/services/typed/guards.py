"""What must not be sent over a messenger: papers with a mark of secrecy, and lists of persons."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from bot.services.typed.names import lists_names, names
from knowledge.lexicon import name_words, update_words
from knowledge.text import clean, fold

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+")
_LETTERS_APART = re.compile(r"\bM[ .]Ậ[ .]T\b")
_OPENS = re.compile(r"(?:^|[\n(\[{*_|\"“«])[\s*_\-–—]*$")
_BEGINS = re.compile(r"(?:^|\n|[.;!?%])[\s\d.,;:%/*_\-–—]*$")  # behind the fields of an update too
_CLOSES = re.compile(r"[\s*_]*(?:$|[\n)\]}*|\"”»])")
_NAMES_A_MARK = re.compile(r"\s*(?:[:\-–—]|$|\n)")

_MOBILE = re.compile(r"(?<![\w.,/])(?:\(?\+?84\)?|0)[ .-]?[35789]\d(?:[ .-]?\d){7}(?![\w/])")
_LANDLINE = re.compile(r"(?<![\w.,/])(?:\(?\+?84\)?[ .-]?|\(?0)2\d{1,2}\)?(?:[ .-]?\d){7,8}(?![\w/])")
_IDENTITY = re.compile(r"(?<![\w.,/-])(?:\d{12}|\d{9}|\d{3}(?:[ .]\d{3}){2}(?:[ .]\d{3})?)(?![\w/]|[.,-]\d)")
_PASSPORT = re.compile(r"(?<![\w/])[BCNPK]\d{7}(?![\w/])")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:[. ]\d{3})+")
_DATE = re.compile(r"(?<![\d/])\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d(?!\d)")
_YEAR = re.compile(r"(?<![\w/.,-])(?:19[2-9]\d|20[01]\d)(?![\w/]|[.,-]\d)")
_AGE = re.compile(r"(?<!\d)\d{1,3}\s*(?:tuổi|tuoi|years? old|t(?!\w))", re.IGNORECASE)
_ITEM_START = re.compile(r"(?:(?:^|\n)[\s\d.)(\-+*•|]*|\d{1,3}\s?[.)/-]\s*)$")
_NEAR = 200
"""So many characters before and after a word are looked at."""
_AROUND = 28
"""So many characters before and after a number tell what it counts."""


@dataclass(frozen=True)
class _Secrecy:
    """``after`` and ``before`` are words beside which "mật" is honey, density, a password and the like."""

    mark: re.Pattern[str]
    field: re.Pattern[str]
    named: dict[str, str]
    after: frozenset[str]
    before: frozenset[str]
    doubtful: frozenset[str]
    beside: frozenset[str]
    papers: re.Pattern[str]
    numbered: re.Pattern[str]
    about: re.Pattern[str]


@dataclass(frozen=True)
class _Persons:
    title: re.Pattern[str]
    birth: re.Pattern[str]
    beside: frozenset[str]
    papers: re.Pattern[str]
    money: re.Pattern[str]


def secrecy_mark(text: str) -> str | None:
    """The mark of secrecy that a text bears, such as "TỐI MẬT"; None for one that only speaks of secrets or honey."""
    words, plain = _secrecy(), _LETTERS_APART.sub("MẬT", clean(text))
    told = words.field.search(fold(plain))
    if told is not None:
        return words.named[told.group(1)]
    for found in words.mark.finditer(plain):
        if _is_mark(plain, found):
            return words.named[fold(found.group())]
    return None


def lists_persons(text: str) -> bool:
    """Whether a text gives a telephone or identity number, or lists persons: names with births, or three in a row."""
    plain = clean(text)
    if _has_number_of_a_person(plain):
        return True
    found = names(plain)
    born = sum(
        _is_born(plain, found[place].end, found[place + 1].start if place + 1 < len(found) else len(plain))
        for place in range(len(found))
    )
    return born >= 2 or sum(_starts_an_item(plain, name.start) for name in found) >= 3 or lists_names(plain)


# Secrecy ---------------------------------------------------------------------------------------------------------


def _is_mark(plain: str, found: re.Match[str]) -> bool:
    words, typed = _secrecy(), found.group()
    before = plain[max(0, found.start() - _NEAR) : found.start()]
    after = plain[found.end() : found.end() + _NEAR]
    last = _WORD.findall(before.rpartition("\n")[2][-20:])[-1:]
    following = _WORD.match(after.lstrip(" "))
    beside = following is not None and following.group().lower() in words.before
    if beside or (" " not in typed and last and last[0].lower() in words.after):
        return False
    alone = bool(_OPENS.search(before) and _CLOSES.match(after))
    line = before.rpartition("\n")[2] + typed + after.partition("\n")[0]
    shouted = line.upper() == line and len(_WORD.findall(line)) > 3
    paper = words.papers.search(before)
    if paper and words.numbered.match(after):
        return True  # "tài liệu mật số 5"
    if typed.lower() in words.doubtful:
        if " " in typed and paper and _CLOSES.match(after):
            return True  # "van ban toi mat"
        opens = _OPENS.search(before) or _BEGINS.search(before)
        headed = bool(opens and _NAMES_A_MARK.match(after)) and " " in typed
        return typed.isupper() and (alone or headed or _stands_out(before, typed, after))
    if " " in typed:
        return True
    if alone or (typed.isupper() and not shouted):
        return True
    head = before[: paper.start()] if paper else before
    heads = _OPENS.search(head) or _BEGINS.search(head)
    if heads and paper and words.about.match(after):
        return True  # "tài liệu mật về …"
    return bool(heads and _NAMES_A_MARK.match(after)) and (typed[0].isupper() or paper is not None)


def _stands_out(before: str, typed: str, after: str) -> bool:
    """Whether a mark without marks is in capitals among words that are not: "TOI MAT so lieu", "van ban MAT"."""
    words = _secrecy()
    following = _WORD.match(after.lstrip(" "))
    last = _WORD.findall(before.rpartition("\n")[2])[-1:]
    paper = words.papers.search(before) is not None
    if following is None or (following.group().isupper() and len(following.group()) > 1):
        return paper and following is None
    if paper or _BEGINS.search(before):
        return fold(following.group()) not in words.beside
    return " " in typed and not (last and last[0].isupper())


@cache
def _secrecy() -> _Secrecy:
    data: dict[str, Any] = update_words()["secrecy"]
    marks = _longest([*data["marks"], *map(fold, data["marks"])])
    folded = _longest([*map(fold, data["marks"]), *data["degrees"]])
    fields = [fold(name) for name in _longest(data["fields"])]
    return _Secrecy(
        re.compile(rf"(?<!\w)(?:{'|'.join(marks)})(?!\w)", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{'|'.join(fields)})\s*[:=]\s*[(\"“]?({'|'.join(folded)})(?!\w)"),
        {**{fold(mark): name for mark, name in data["marks"].items()}, **data["degrees"]},
        frozenset(data["after"]),
        frozenset(data["before"]),
        frozenset(data["doubtful"]),
        frozenset(map(fold, (*data["before"], *data["others"]))),
        re.compile(
            rf"(?<!\w)(?:{'|'.join(_longest({*data['papers'], *map(fold, data['papers'])}))}) $",
            re.IGNORECASE,
        ),
        re.compile(rf" (?:{'|'.join({*data['numbered'], *map(fold, data['numbered'])})}) ?\d", re.IGNORECASE),
        re.compile(rf" (?:{'|'.join(data['about'])})(?!\w)", re.IGNORECASE),
    )


# Persons ---------------------------------------------------------------------------------------------------------


def _has_number_of_a_person(plain: str) -> bool:
    words = _persons()
    if _PASSPORT.search(plain):
        return True
    for found in (*_MOBILE.finditer(plain), *_LANDLINE.finditer(plain)):
        if not _THOUSANDS.fullmatch(found.group()) or not words.money.search(
            plain, found.end(), found.end() + 8
        ):
            return True
    for found in _IDENTITY.finditer(plain):
        typed = found.group()
        around = plain[max(0, found.start() - _AROUND) : found.start()], plain[found.end() : found.end() + 12]
        if words.papers.search(around[0]):
            return True
        counted = typed.endswith("000") or words.money.search(around[0]) or words.money.search(around[1])
        if not counted and not ("." in typed and _THOUSANDS.fullmatch(typed)):
            return True
    return False


def _is_born(plain: str, start: int, end: int) -> bool:
    """Whether a date of birth, a year or an age stands right behind a name."""
    words = _persons()
    behind = plain[start : min(end, start + 60)].partition("\n")[0]
    found = _DATE.search(behind) or _YEAR.search(behind) or _AGE.search(behind)
    if found is None:
        return False
    between = words.birth.sub(" ", behind[: found.start()])
    return all(word.lower() in words.beside for word in _WORD.findall(between))


def _starts_an_item(plain: str, start: int) -> bool:
    """Whether a name is the first of a line or of a numbered part."""
    before = plain[max(0, start - _NEAR) : start]
    return bool(_ITEM_START.search(_persons().title.sub("", before)))


@cache
def _persons() -> _Persons:
    data: dict[str, list[str]] = update_words()["persons"]
    titles = name_words()["titles"]
    return _Persons(
        re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, _longest(titles)))})\.?:?\s+$", re.IGNORECASE),
        _any(data["birth"]),
        frozenset(data["beside"]),
        _any(data["papers"]),
        _any(data["money"]),
    )


def _longest(phrases: Iterable[str]) -> list[str]:
    return sorted(phrases, key=len, reverse=True)


def _any(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(map(re.escape, _longest(phrases)))})(?!\w)", re.IGNORECASE)
