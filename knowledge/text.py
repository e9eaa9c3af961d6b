"""The one normaliser: how people's typing becomes tokens that can be found and ranked.

Finding is done on the *folded* form (lower case, no marks, đ as d); ranking on the *key*, in which the tone is split
off, so that "hoà" and "hòa", NFC and NFD, are the same word, and a half-marked word can be told from a wrong one.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

MAX_CHARACTERS = 4096
"""Longer texts than one chat message are not questions."""

_TONES = {"\u0300": "2", "\u0301": "1", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
_NOT_TEXT = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_FINAL_Y = re.compile(r"\b(h|k|l|m|s|t|v|qu)y\b")
_AND = ("&", " &", "& ", " & ")
_SPOKEN = re.compile(r"[aeiouy]")
"""Letters without these are an abbreviation's, and an ampersand joins them."""
_BREAKS = {".": ".", "?": "?", "!": ".", ";": ";", ":": ":", ",": ",", "\n": "."}


class Token(NamedTuple):  # made by the dozen for each question, at a third of a dataclass's cost
    """One word or number of a question.

    ``text`` is as typed, in lower case and composed; ``key`` the marked form with the tone split off; ``folded`` the
    form without marks; ``start`` and ``end`` its place in the cleaned text; ``breaks`` the strongest punctuation
    before it ("" if none); ``tied`` whether only a slash or hyphen parts it from the word before;
    ``careful`` whether its writer marks words rightly, so that its marks can be trusted; ``capital``
    whether it was written with a capital letter, as names are.
    """

    text: str
    key: str
    folded: str
    start: int
    end: int
    breaks: str
    upper: bool
    tied: bool = False
    careful: bool = False
    capital: bool = False

    @property
    def marked(self) -> bool:
        """Whether the writer put any mark on this word."""
        # The folded form of "ly" is "li", which is no mark; with a tone the key ends in its digit.
        return self.key != self.folded and not (self.key[-1] == "y" and self.key.isascii())

    @property
    def number(self) -> int | None:
        """The value of a token of plain digits."""
        return int(self.folded) if self.folded.isdecimal() and len(self.folded) <= 9 else None


@lru_cache(maxsize=8192)
def key(word: str) -> str:
    """The marked form of one lower-case word: letters with their quality marks, then the tone as a digit.

    "hòa" and "hoà" both give "hoa2"; "đường" gives "đương2".
    """
    if word.isascii():
        return word
    tone = ""
    letters: list[str] = []
    for character in unicodedata.normalize("NFD", word):
        if character in _TONES:
            tone = _TONES[character]
        else:
            letters.append(character)
    return unicodedata.normalize("NFC", "".join(letters)) + tone


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """A text in lower case without any mark: "Đường" gives "duong"; "kí" and "ký" both give "ki"."""
    lower = text.lower()
    if not lower.isascii():
        decomposed = unicodedata.normalize("NFKD", lower.replace("đ", "d"))
        lower = "".join(character for character in decomposed if not unicodedata.combining(character))
    return _FINAL_Y.sub(r"\1i", lower)


def bare(marked_key: str) -> str:
    """A key without its tone digit."""
    return marked_key[:-1] if marked_key[-1:].isdigit() and not marked_key.isdigit() else marked_key


@lru_cache(maxsize=4096)
def agreement(typed: str, meant: str) -> float:
    """How well a typed key agrees with a base's key that folds to the same letters, from 0.5 to 1.

    The same marks count 1; marks left out count nearly as much; other marks are a slip or another word.
    """
    if typed == meant:
        return 1.0
    typed_letters, typed_tone = bare(typed), typed[len(bare(typed)) :]
    meant_letters, meant_tone = bare(meant), meant[len(bare(meant)) :]
    lost_tone = not typed_tone or typed_tone == meant_tone
    lost_marks = all(a in (b, fold(b)) for a, b in zip(typed_letters, meant_letters, strict=False))
    if lost_tone and lost_marks:
        return 0.97
    if typed_letters == meant_letters or typed_letters == fold(meant_letters):
        return 0.7
    return 0.5


def clean(text: str) -> str:
    """The text composed, on compatible characters, without control, direction and invisible characters."""
    text = _NOT_TEXT.sub("", unicodedata.normalize("NFKC", text))
    if text.isprintable():
        return text
    return "".join(
        "\n" if character == "\n" else " " if unicodedata.category(character)[0] == "C" else character
        for character in text
    )


def tokenize(text: str) -> list[Token]:
    """The words and numbers of a cleaned text; "TN & MT" is one word, "food & water" and "mục3" are two."""
    tokens: list[Token] = []
    previous = 0
    for match in _TOKEN.finditer(text):
        typed = match.group()
        word = typed.lower()
        between = text[previous : match.start()]
        previous = match.end()
        if between in _AND and tokens and not _SPOKEN.search(tokens[-1].folded + fold(word)):
            last = tokens.pop()
            word = last.text + word
            tokens.append(
                Token(
                    word, key(word), fold(word), last.start, match.end(), last.breaks, last.upper, last.tied
                )
            )
            continue
        breaks, tied = "", False
        if between != " ":
            breaks = next((_BREAKS[mark] for mark in "?.!\n;:," if mark in between), "")
            tied = between in ("/", "-", "_", "–") and bool(tokens)
        tokens.append(
            Token(
                word,
                key(word),
                fold(word),
                match.start(),
                match.end(),
                breaks,
                upper=typed.isupper(),
                tied=tied,
                capital=typed[0].isupper(),
            )
        )
    return tokens


@lru_cache(maxsize=8)  # its language is asked for first, its meaning next
def tokens_of(text: str) -> tuple[Token, ...]:
    """The words and numbers of a text as it was typed."""
    return tuple(tokenize(clean(text)))


def wording(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The folded words and the keys of a wording of the base, as ``tokenize`` gives them, at a tenth of its cost."""
    if "&" in text or not unicodedata.is_normalized("NFKC", text):
        tokens = tokenize(clean(text))
        return tuple(token.folded for token in tokens), tuple(token.key for token in tokens)
    found = _TOKEN.findall(text.lower())
    return tuple([fold(word) for word in found]), tuple([key(word) for word in found])


def words(text: str) -> list[str]:
    """The folded words of a text of the base."""
    return list(wording(text)[0])


def letters(text: str) -> str:
    """An abbreviation reduced to its folded letters: "Sở LĐ-TB&XH" gives "soldtbxh"."""
    return "".join(words(text))
