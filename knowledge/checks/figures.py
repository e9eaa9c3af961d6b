"""Dates, document numbers and other figures of a text, in a form that is the same in both languages."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from knowledge.checks.remembering import remembered
from knowledge.model import Bilingual, Language

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
_MONTH = "|".join(_MONTHS)

_DOCUMENT = re.compile(r"\d+(?:/\d{4})?[/-](?=[^\W\d_])[A-ZĐ][\w&]*(?:[-/][A-ZĐ][\w&]*)*")
_DAY, _MONTH_NUMBER = r"(0?[1-9]|[12]\d|3[01])", r"(0?[1-9]|1[0-2])"
_SLASHED = re.compile(rf"(?<![\d/]){_DAY}/{_MONTH_NUMBER}(?:/(\d{{4}}))?(?![\d/])")
_MONTH_SLASHED = re.compile(rf"(?<![\d/]){_MONTH_NUMBER}/(\d{{4}})(?![\d/])")
_VI_DATE = re.compile(r"(\d{1,2}) tháng (\d{1,2})(?:(?: năm|,)? (\d{4}))?", re.IGNORECASE)
_VI_MONTH = re.compile(r"tháng (\d{1,2})(?: năm (\d{4}))?", re.IGNORECASE)
_EN_DATE = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?({_MONTH})(?:,? (\d{{4}}))?", re.IGNORECASE)
_EN_DATE_MONTH_FIRST = re.compile(
    rf"\b({_MONTH}) (\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,? (\d{{4}}))?", re.IGNORECASE
)
_EN_MONTH = re.compile(rf"\b({_MONTH})(?: (\d{{4}}))", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*(?: ?%| percent| phần trăm)?")

# "năm" is five and year: here it is a year.
_YEAR = re.compile(
    r"(?:\b(?:hàng|hằng|đến|từ|mỗi|cuối|đầu|trong|vào|các|một|cả|theo|sau|trước) năm\b)|\bnăm(?= \d)"
)

_VI_WORDS = dict(
    enumerate(
        ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một",
         "mười hai", "mười ba", "mười bốn", "mười lăm", "mười sáu", "mười bảy", "mười tám", "mười chín",
         "hai mươi"),
    )
)  # fmt: skip
_EN_WORDS = dict(
    enumerate(
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
         "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
         "twenty"),
    )
)  # fmt: skip
_EN_ORDINALS = dict(
    enumerate(
        (
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
        ),
        start=1,
    )
)


@remembered
def figures(text: str, language: Language) -> Counter[str]:
    """How often each figure occurs.

    Figures are ``date 1/12``, ``date 25/1/2016``, ``month 3/2025``, ``161/QĐ-TTg``, ``2025``, ``60%``.
    Callers must not change the result: it is shared.
    """
    rest = unicodedata.normalize("NFKC", text)
    found: Counter[str] = Counter()

    def take(pattern: re.Pattern[str], name: str, order: tuple[int, int, int]) -> None:
        nonlocal rest

        def keep(match: re.Match[str]) -> str:
            groups = (*match.groups(), None)
            day, month, year = (groups[place] if place >= 0 else None for place in order)
            numbers = [_month(part) if part else None for part in (day, month, year)]
            found[f"{name} {'/'.join(str(number) for number in numbers if number is not None)}"] += 1
            return " "

        rest = pattern.sub(keep, rest)

    for match in _DOCUMENT.finditer(rest):
        found[match.group()] += 1
    rest = _DOCUMENT.sub(" ", rest)
    take(_SLASHED, "date", (0, 1, 2))
    take(_MONTH_SLASHED, "month", (-1, 0, 1))
    if language == "vi":
        take(_VI_DATE, "date", (0, 1, 2))
        take(_VI_MONTH, "month", (-1, 0, 1))
    else:
        take(_EN_DATE, "date", (0, 1, 2))
        take(_EN_DATE_MONTH_FIRST, "date", (1, 0, 2))
        take(_EN_MONTH, "month", (-1, 0, 1))
    for match in _NUMBER.finditer(rest):
        found[_number(match.group(), language)] += 1
    return found


@remembered
def spelt(text: str, language: Language) -> frozenset[str]:
    """The numbers up to twenty that a text writes as words."""
    lower = f" {unicodedata.normalize('NFC', text).lower()} "
    if language == "vi":
        lower = _YEAR.sub(" ", lower)
    words = _VI_WORDS if language == "vi" else _EN_WORDS
    found = {str(number) for number, word in words.items() if re.search(rf"(?<!\w){word}(?!\w)", lower)}
    if language == "en" and ("half-year" in lower or "half year" in lower):
        found.add("6")
    if language == "en":
        found.update(str(number) for number, word in _EN_ORDINALS.items() if re.search(rf"\b{word}\b", lower))
    elif "thứ nhất" in lower or "đầu tiên" in lower:
        found.add("1")
    return frozenset(found)


def differing(text: Bilingual) -> list[str]:
    """The figures that only one of two wordings has; a number written as a word in the other one agrees."""
    return [*_missing(text, "vi", "en"), *_missing(text, "en", "vi")]


def _missing(text: Bilingual, there: Language, here: Language) -> list[str]:
    """The figures of one wording that the other lacks.

    "8/8/1967" agrees with "8 August" and "1967" told apart, "8/10" with "8 of 10".
    """
    known = {*figures(text[here], here), *spelt(text[here], here)}
    pieces = {piece for figure in known if figure.startswith("date ") for piece in _pieces(figure)}
    return [
        figure
        for figure in figures(text[there], there)
        if figure not in known | pieces and not (figure.startswith("date ") and set(_pieces(figure)) <= known)
    ]


def _pieces(figure: str) -> tuple[str, ...]:
    """The parts of a date that may be told apart: day and month, and year."""
    day, month, *year = figure.removeprefix("date ").split("/")
    return (f"date {day}/{month}", *year) if year else (day, month)


def _month(part: str) -> int:
    return int(part) if part.isdigit() else _MONTHS.index(part.lower()) + 1


def _number(text: str, language: Language) -> str:
    percent = not text[-1].isdigit()
    digits = re.match(r"[\d.,]+", text)
    number = digits.group() if digits else text
    thousands, decimal = (".", ",") if language == "vi" else (",", ".")
    if re.fullmatch(rf"\d{{1,3}}(?:\{thousands}\d{{3}})+(?:\{decimal}\d+)?", number):
        number = number.replace(thousands, "")
    number = number.replace(decimal, ".")
    return f"{number}%" if percent else number
