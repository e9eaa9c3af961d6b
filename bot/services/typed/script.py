"""A typed text as words that know their places in it, whatever letters it was typed in."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from bot.services.typed.wordings import wordings
from knowledge.lexicon import lexicon
from knowledge.reading import telex
from knowledge.text import Token, clean, fold, key, tokenize

_LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029\u0085\v\f]")


@dataclass(frozen=True)
class Script:
    """A text, its ``tokens`` with shorthand written out and slips mended, and what stands between them.

    ``text`` is the readable form that the tokens' places count in; ``origin`` gives for each of its characters
    the place in what was typed, one more at the end.
    """

    typed: str
    text: str
    tokens: tuple[Token, ...]
    origin: tuple[int, ...] | None

    def gap(self, place: int) -> str:
        """What stands before the token at a place; after the last token, all that follows."""
        start = self.tokens[place - 1].end if place else 0
        return self.text[start : self.tokens[place].start if place < len(self.tokens) else len(self.text)]

    def place(self, position: int) -> int:
        """The place in what was typed at which a position of ``text`` came from."""
        return position if self.origin is None else self.origin[position]

    def cut(self, start: int, end: int) -> tuple[int, int]:
        """The places in what was typed of a part of ``text``, with no character cut in two: "½" is three here."""
        if self.origin is None or start >= end:
            return self.place(start), self.place(end)
        last = self.origin[end - 1]
        while self.origin[end] == last and end < len(self.text):
            end += 1
        return self.origin[start], self.origin[end]


def read(typed: str) -> Script:
    """Cuts a text into words. Never raises, whatever the text."""
    text, origin = _readable(typed)
    # "TN & MT" stays three words here: the tokenizer would draw them together and move all that follows.
    tokens = _written_out(tokenize(text.replace("&", "+")))
    return Script(typed, text, tuple(map(_mended, tokens)), origin)


def _readable(typed: str) -> tuple[str, tuple[int, ...] | None]:
    """The text on compatible, composed characters, and where each of them came from, unless all stayed in place."""
    plain = _LINE_ENDS.sub(lambda found: "\n" * len(found.group()), typed)
    cleaned = clean(plain)
    if len(cleaned) == len(typed) and unicodedata.is_normalized("NFKC", plain):
        return cleaned, None
    pieces: list[str] = []
    origin: list[int] = []
    start = 0
    while start < len(plain):
        end = start + 1
        while end < len(plain) and unicodedata.combining(plain[end]):
            end += 1
        piece = clean(plain[start:end])
        pieces.append(piece)
        origin += [start] * len(piece)
        start = end
    return "".join(pieces), (*origin, len(typed))


def _written_out(tokens: list[Token]) -> list[Token]:
    spellings = wordings().spellings
    written: list[Token] = []
    for token in tokens:
        full = spellings.get(token.text)
        if full is None:
            written.append(token)
            continue
        for index, word in enumerate(full):
            breaks = token.breaks if index == 0 else ""
            written.append(
                token._replace(text=word, key=key(word), folded=fold(word), breaks=breaks, tied=False)
            )
    return written


def _mended(token: Token) -> Token:
    meant = _meant(token.folded)
    return token if meant is None else token._replace(key=meant, folded=meant)


@lru_cache(maxsize=4096)
def _meant(word: str) -> str | None:
    """The one word of updates that a typing slip or unfinished Telex stands for, if there is no doubt."""
    known = wordings().words
    if word in known or len(word) < 4 or not (word.isascii() and word.isalpha()):
        return None
    if lexicon("vi").legal(word) or word in lexicon("en").common or word in lexicon("en").function:
        return None
    found = {form for form in telex(word) if form in known}
    if not found:
        near = extract(word, wordings().mendable, scorer=OSA.distance, score_cutoff=1, limit=5)
        found = {form for form, *_ in near if len(word) > 5 or sorted(form) == sorted(word)}
    return found.pop() if len(found) == 1 else None
