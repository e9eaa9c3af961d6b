"""Which of the two languages a question is written in."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.lexicon import lexicon
from knowledge.model import Language
from knowledge.text import Token, tokens_of

_VOWELS = frozenset("aeiouy")
_ONE_WORD = 0.8
"""Gibberish and office abbreviations look like no Vietnamese; that alone does not make them English."""


def detect(text: str, fallback: Language | None = None) -> Language:
    """The language of a text; ``fallback``, else Vietnamese, where nothing tells."""
    return detect_tokens(tokens_of(text), fallback)


def detect_tokens(tokens: Sequence[Token], fallback: Language | None = None) -> Language:
    """The language of a text already cut into tokens.

    Marks weigh most; then words that only one language has; then words that cannot be Vietnamese syllables.
    """
    vi, en = lexicon("vi"), lexicon("en")
    vietnamese = english = 0.0
    known = False
    for place, token in enumerate(tokens):
        word = token.folded
        if word.isdigit() or _is_numeral(tokens, place):
            continue
        if token.marked:
            # "Weather in Hà Tĩnh" is English with a Vietnamese name in it.
            vietnamese += 0.4 if token.capital and place else 1.5
            continue
        in_vi = word in vi.function or word in vi.common
        in_en = word in en.function or word in en.common
        known = known or in_vi or in_en
        if in_vi and not in_en:
            vietnamese += 1.0
        elif in_en and not in_vi:
            english += 1.0
        elif in_vi and in_en and not vi.legal(word):
            english += 0.6
        elif not in_vi and (word,) in vi.shorthand:
            vietnamese += 0.7
        elif (
            not in_vi
            and not vi.legal(word)
            and len(word) > 3
            and not token.upper
            and _VOWELS.intersection(word)
        ):
            english += 0.4
    if vietnamese == english or (english < _ONE_WORD and not vietnamese):
        return fallback or "vi"
    if fallback and not vietnamese and (len(tokens) == 1 or not known):
        return fallback  # one word, or words of no language, change nobody's
    return "vi" if vietnamese > english else "en"


def _is_numeral(tokens: Sequence[Token], place: int) -> bool:
    """Whether a letter is part of a number of the plan: the "II" and the "d" of "II.3.d"."""
    token = tokens[place]
    if place and len(token.folded) == 1 and token.breaks == "." and tokens[place - 1].folded.isdigit():
        return True
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    return token.upper and following is not None and following.breaks == "." and following.folded.isdigit()
