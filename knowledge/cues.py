"""What a question wants: the cues in its words, such as who, lead, coordinate, where, how many, yes or no."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from knowledge.lexicon import cue_phrases
from knowledge.phrases import Match, PhraseIndex
from knowledge.text import Token

_ASKING = frozenset("who where many when duties most least quote compare yesno content".split())
_AUXILIARIES = frozenset(
    (
        "is are was were does do did can could has have had will would should must may isn aren doesn don"
    ).split()
)
_CERTAIN_AUXILIARIES = frozenset("is are was were does did has have".split())
"""Auxiliaries that are no Vietnamese words, so that they ask behind a comma too."""
_OPENERS = frozenset("so and but ok hi hello please then also or well hey thanks".split())
_PLEASE = frozenset((("can", "you"), ("could", "you"), ("would", "you"), ("will", "you")))
_SURE = frozenset("confirm if whether verify".split())
_OPENING_WH = frozenset("what which who whom whose where when how why".split())
_ENDING_NO = frozenset(("khong", "chua"))
_ENDING_VI = frozenset("dung ha nhi a the vay".split())
_ENDING_EN = frozenset(("right",))
_CONTRASTS = {
    ("chu", "khong"): _ENDING_VI,
    ("chu", "chang"): _ENDING_VI,
    ("khong", "tinh"): _ENDING_VI,
    ("khong", "ke"): _ENDING_VI,
    ("chua", "ke"): _ENDING_VI,
    ("not", "counting"): _ENDING_EN,
    ("leaving", "aside"): _ENDING_EN,
    ("rather", "than"): _ENDING_EN,
    ("opposed", "to"): _ENDING_EN,
    ("instead", "of"): _ENDING_EN,
}
"""What follows these is not meant, up to a mark or to one of the words that ask again."""
_SUBJECT = "progress"
_NOTHING = "nothing"
"""Words that hold a cue and ask for nothing: "hòa nhập" is no "nhập"."""
_NOWHERE: frozenset[int] = frozenset()
_REACH = 7
"""So many words on, "nhất" still belongs to "nhiều"."""


@dataclass(frozen=True)
class Cues:
    """The cues found in an utterance, and the places of the words that gave them.

    ``subjects`` are the places of words that ask for something and are a subject as well: "kết quả", "progress".
    """

    names: frozenset[str]
    places: frozenset[int]
    yesno: bool
    subjects: frozenset[int] = _NOWHERE

    def __contains__(self, name: str) -> bool:
        return name in self.names

    def any(self, *names: str) -> bool:
        """Whether one of these cues was found."""
        return not self.names.isdisjoint(names)

    @property
    def asks(self) -> bool:
        """Whether the words ask something at all."""
        return self.yesno or not self.names.isdisjoint(_ASKING)


class CueFinder:
    """Finds cues; the wordings are language data, the same for every plan."""

    def __init__(self) -> None:
        self._index: PhraseIndex[str] = PhraseIndex()
        self.wordings: list[tuple[str, ...]] = []
        self.light: set[str] = set()
        for name, phrases in cue_phrases().items():
            for phrase in phrases:
                self.wordings.append(self._index.add(phrase, name)[0])
                self.light.update(self.wordings[-1] if name not in (_SUBJECT, _NOTHING) else ())

    @property
    def keys(self) -> frozenset[str]:
        """The marked words of all its phrases."""
        return frozenset(self._index.keys)

    def find(self, tokens: Sequence[Token], skip: frozenset[int] = frozenset()) -> Cues:
        """The cues in the tokens, leaving out places that name a body."""
        skip = skip | _denied(tokens)
        matches = [match for match in self._index.find(tokens) if skip.isdisjoint(match.places)]
        kept = [match for match in _unshadowed(matches) if not _is_article(tokens, match)]
        kept = [match for match in kept if match.payload != _NOTHING]
        names = {match.payload for match in kept}
        places = frozenset(place for match in kept if match.payload != _SUBJECT for place in match.places)
        subjects = frozenset(place for match in kept if match.payload == _SUBJECT for place in match.places)
        names |= _superlative(tokens)
        return Cues(frozenset(names), places, "yesno" in names or _is_yesno(tokens), subjects)


def _is_article(tokens: Sequence[Token], match: Match[str]) -> bool:
    """Whether an "a" is the English article, and not the "à" that ends a Vietnamese question."""
    last = match.places[-1]
    return match.size == 1 and tokens[last].key == "a" and last + 1 < len(tokens)


def _unshadowed(matches: list[Match[str]]) -> list[Match[str]]:
    # "thế nào" inside "như thế nào" says nothing of its own; equal spans may carry several cues.
    return [
        match
        for match in matches
        if not any(other.size > match.size and set(match.places) < set(other.places) for other in matches)
    ]


def _denied(tokens: Sequence[Token]) -> set[int]:
    """The places of what is said not to be meant: "chứ không phải phối hợp", "rather than coordinating"."""
    words = [token.folded for token in tokens]
    denied: set[int] = set()
    for place, pair in enumerate(pairwise(words)):
        ending = _CONTRASTS.get(pair)
        if ending is None or place + 2 == len(words) or tokens[place + 1].breaks:
            continue
        end = place + 2
        while end < len(words) and not tokens[end].breaks and words[end] not in ending:
            end += 1
        denied.update(range(place, end))
    return denied


def _superlative(tokens: Sequence[Token]) -> set[str]:
    """Most and fewest with other words inside: "nhiều nội dung hoạt động nhất"."""
    words = [token.folded for token in tokens]
    found: set[str] = set()
    for place, word in enumerate(words):
        if word in ("nhieu", "it") and "nhat" in words[place + 1 : place + _REACH]:
            found.add("most" if word == "nhieu" else "least")
    return found


def _is_yesno(tokens: Sequence[Token]) -> bool:
    words = [token.folded for token in tokens]
    for place, word in enumerate(words):
        if (
            word == "co"
            and tokens[place].key in ("co1", "co")
            and _ENDING_NO.intersection(words[place + 2 :])
        ):
            ends = [index for index in range(place + 2, len(words)) if words[index] in _ENDING_NO]
            if len(words) - ends[-1] <= 4:
                return True
    if (
        words
        and words[-1] in _ENDING_NO
        and len(words) > 2
        and tokens[-1].key in ("không", "khong", "chưa", "chua")
    ):
        return True
    if any(token.breaks == "," and token.folded in _CERTAIN_AUXILIARIES for token in tokens):
        return True
    start = 0
    while start < len(words) - 1 and (words[start] in _OPENERS or tokens[start + 1].breaks == ","):
        start += 1
        if start > 3:
            break
    if _OPENING_WH.intersection(words[: start + 1]):
        return False  # "what can a foreign NGO do?"
    if tuple(words[start : start + 2]) in _PLEASE and _SURE.isdisjoint(words):
        return False  # "could you summarise item 4?"
    return bool(words) and start < len(words) and words[start] in _AUXILIARIES
