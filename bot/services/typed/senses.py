"""What the words of a typed text are, phrase by phrase, and what parts them."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from bot.services.typed.wordings import wordings

if TYPE_CHECKING:
    from bot.services.typed.script import Script

_SEPARATES = re.compile(r"[,;:.!?()\[\]|/\\•·…=>\n–—]|(?:^|\s)-|-(?:\s|$)")
_ENDS_A_LINE = re.compile(r"[;\n]")
_ENDS_A_CLAUSE = re.compile(r"[,;.!?…\n]")
_TIGHT = frozenset((".", ",", "/", "-", "–", "\N{FRACTION SLASH}"))
_LISTS = frozenset(("name_difficulties", "requests", "nothing"))
"""Names that may have a comma inside: "khó khăn, vướng mắc"."""
_JOINS = " \t:=~≈≥≤<>'\"“”*_"


class Senses:
    """The phrases of one text by the list that they are in, and by the word at which they start."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self._tokens = script.tokens
        self._size = len(script.tokens)
        self._senses: dict[int, dict[str, list[tuple[int, Any]]]] = defaultdict(lambda: defaultdict(list))
        for match in wordings().found(script.tokens):
            name, value = match.payload
            if self._inside(match.start) or self._inside(match.end):
                continue
            if any(self._breaks(place, lists=name in _LISTS) for place in range(match.start + 1, match.end)):
                continue
            self._senses[match.start][name].append((match.end, value))
        for senses in self._senses.values():
            for ends in senses.values():
                ends.sort(key=lambda found: -found[0])

    def _inside(self, place: int) -> bool:
        """Whether a place lies inside shorthand that was written out in several words."""
        return 0 < place < self._size and self._tokens[place].start == self._tokens[place - 1].start

    def _breaks(self, place: int, *, lists: bool) -> bool:
        """Whether no phrase goes on here; a hyphen parts nothing in "sixty-five", nor does a slash in "n/a"."""
        gap = self._script.gap(place).strip()
        return gap not in (("-", "/", ",") if lists else ("-",)) and self.separated(place)

    def sense(self, place: int, *names: str) -> int:
        """Where the longest phrase of these lists that starts at a word ends; 0 if none does."""
        senses = self._senses.get(place)
        return max((senses[name][0][0] for name in names if senses.get(name)), default=0) if senses else 0

    def value(self, place: int, name: str) -> tuple[int, Any] | None:
        """End and value of the longest phrase of a list that starts at a word."""
        found = self._senses[place].get(name) if place in self._senses else None
        return found[0] if found else None

    def separated(self, place: int) -> bool:
        """Whether punctuation, or the text's end, parts a word from the one before it."""
        return place in (0, self._size) or bool(_SEPARATES.search(self._script.gap(place)))

    def opens_line(self, place: int) -> bool:
        """Whether a word is the first, or the first after a semicolon or a line's end."""
        return place == 0 or bool(_ENDS_A_LINE.search(self._script.gap(place)))

    def opens_clause(self, place: int) -> bool:
        """Whether a word is the first of a sentence, or of its part after a comma."""
        return place == 0 or (not self.tight(place) and bool(_ENDS_A_CLAUSE.search(self._script.gap(place))))

    def spaced(self, place: int) -> bool:
        """Whether there is a word, and at most a colon or a mark of about parts it from the one before it."""
        return place < self._size and not self._script.gap(place).strip(_JOINS)

    def digits(self, place: int) -> bool:
        """Whether there is a word, and it is a number in digits."""
        return 0 <= place < self._size and self._tokens[place].folded.isdecimal()

    def numeric(self) -> bool:
        """Whether there are words, and all are numbers in digits."""
        return self._size > 0 and all(map(self.digits, range(self._size)))

    def tight(self, place: int) -> bool:
        """Whether a number goes on over a point, comma, slash or hyphen: "12,5", "3/2025", "2024-2025"."""
        tight = 0 < place < self._size and self._script.gap(place) in _TIGHT
        return tight and self.digits(place - 1) and self.digits(place)

    def starts_result(self, place: int, *, capital: bool) -> bool:
        """Whether a word is one that results begin with; ``capital``: and was written as if it began one."""
        if not self.sense(place, "starters"):
            return False
        token = self._tokens[place]
        return not capital or (token.capital and not (token.upper and self._tokens[place - 1].upper))

    def objectless(self, start: int, end: int) -> bool:
        """Whether some words are a status after which a new thought begins, or only words of politeness come."""
        if not self.complete(start, end):
            return False
        hinders = self.value(start, "status") == (
            end,
            "blocked",
        )  # "blocked, no money": what blocks is kept apart
        return hinders or self.sense(end, "anew") > 0 or self._polite(end)

    def complete(self, start: int, end: int) -> bool:
        """Whether some words are a status that takes no object, and no count follows: not "xong 12 ha"."""
        counts = self.digits(end) and not self.separated(end)
        return (
            not counts and tuple(token.folded for token in self._tokens[start:end]) in wordings().objectless
        )

    def _polite(self, place: int) -> bool:
        """Whether nothing but words of politeness comes before the next mark: "xong rồi ạ"."""
        while not self.separated(place):
            place = self.sense(place, "around")
            if not place:
                return False
        return True

    def ends_number(self, place: int) -> bool:
        """Whether a number ends where its digits end: not "12ha"."""
        return place == self._size or self._script.gap(place) != ""
