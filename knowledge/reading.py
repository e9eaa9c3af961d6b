"""Reading what was typed: shorthand written out, Telex leftovers and slips mended, cut into single questions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from knowledge.language import detect_tokens
from knowledge.lexicon import lexicon
from knowledge.text import Token, fold, key, tokens_of

if TYPE_CHECKING:
    from knowledge.model import Language

MAX_TOKENS = 400
"""A question of more words than this is read up to here: nobody asks in more."""

_DOUBLED = (
    ("dd", "d"),
    ("aa", "a"),
    ("ee", "e"),
    ("oo", "o"),
    ("uow", "uo"),
    ("aw", "a"),
    ("ow", "o"),
    ("uw", "u"),
)
_JOINED = 5
"""A word of so many letters may be two."""
_TONE_LETTERS = "sfrxj"
_VOWELS = frozenset("aeiouy")


@dataclass(frozen=True)
class Question:
    """A text as read: its language, and its tokens cut into utterances in order."""

    language: Language
    tokens: tuple[Token, ...]
    utterances: tuple[tuple[Token, ...], ...]


class Reader:
    """Reads questions against the vocabulary of one knowledge base."""

    def __init__(
        self, phrases: Iterable[tuple[str, ...]], keys: frozenset[str], names: frozenset[str]
    ) -> None:
        """Learn the vocabulary.

        ``phrases`` are the folded words of everything the base lists as wordings, ``keys`` the marked words in it,
        ``names`` abbreviations that are no slips of other words.
        """
        self._trusted = keys | lexicon("vi").keys
        self._words: Counter[str] = Counter()
        self._after: dict[str, set[str]] = defaultdict(set)
        for phrase in phrases:
            self._words.update(phrase)
            for left, right in pairwise(phrase):
                self._after[left].add(right)
        self._after.default_factory = None
        vi, en = lexicon("vi"), lexicon("en")
        self._known = names | frozenset(self._words) | vi.function | vi.common | en.function | en.common
        self._known |= frozenset(fold(word) for word in (*vi.numbers, *en.numbers))
        self._mendable = [word for word in self._words if len(word) > 2 and not word.isdigit()]
        self._mended: dict[tuple[str, Language], tuple[str, ...]] = {}

    def _paired(self, left: str, right: str) -> bool:
        """Whether two words stand beside each other anywhere in the base."""
        return right in self._after.get(left, ())

    def knows(self, word: str) -> bool:
        """Whether a folded word is one of the base or an ordinary word."""
        return word in self._known

    def read(self, text: str, language: Language | None = None, fallback: Language | None = None) -> Question:
        """The question that was typed. Never raises, whatever the text."""
        tokens = list(tokens_of(text)[:MAX_TOKENS])
        spoken = detect_tokens(self._telex_aware(tokens), fallback)
        tokens = self._write_out(tokens, spoken)
        tokens = self._mend(self._trust(tokens, spoken), spoken)
        return Question(language or spoken, tuple(tokens), _utterances(tokens))

    def _telex_aware(self, tokens: list[Token]) -> list[Token]:
        # Telex leftovers are Vietnamese for certain, but look like no language at all to the detector.
        vi = lexicon("vi")
        return [
            token._replace(key=token.folded + "1")
            if not token.marked
            and token.folded not in self._known
            and any(map(vi.legal, telex(token.folded)))
            else token
            for token in tokens
        ]

    def _write_out(self, tokens: list[Token], language: Language) -> list[Token]:
        shorthand, starts = lexicon(language).shorthand, lexicon(language).shorthand_starts
        slashed = lexicon(language).slashed
        written: list[Token] = []
        position = 0
        while position < len(tokens):
            whole = _of_slash(slashed, tokens[position : position + 2])
            if whole is not None:
                written += _spelled(whole, tokens[position : position + 2])
                position += 2
                continue
            if tokens[position].text not in starts:
                written.append(tokens[position])
                position += 1
                continue
            for length in (3, 2, 1):
                typed = tokens[position : position + length]
                full = _full(shorthand, typed) if len(typed) == length else None
                if full is not None:
                    written += _spelled(full, typed)
                    position += length
                    break
            else:
                written.append(tokens[position])
                position += 1
        return written

    def _trust(self, tokens: list[Token], language: Language) -> list[Token]:
        # Whoever marks at least half of the words, and none of them wrongly, means each word as it stands.
        spelled = [token for token in tokens if not token.folded.isdigit()]
        marked = [token for token in spelled if token.marked and _VOWELS.intersection(token.folded)]
        if (
            language != "vi"
            or len(marked) * 2 < len(spelled)
            or any(t.key not in self._trusted for t in marked)
        ):
            return tokens
        return [token._replace(careful=True) for token in tokens]

    def _mend(self, tokens: list[Token], language: Language) -> list[Token]:
        tokens = self._spaced(tokens, language)
        mended = list(tokens)
        for index, token in enumerate(tokens):
            word = token.folded
            if (
                word in self._known
                or word.isdigit()
                or len(word) < 2
                or token.tied
                or not (_VOWELS.intersection(word) or len(word) > 3)
            ):
                continue
            if token.upper and len(word) < 6:
                continue
            before = mended[index - 1].folded if index else ""
            after = tokens[index + 1].folded if index + 1 < len(tokens) else ""
            choice = self._choose(word, language, before, after)
            if choice and choice != word:
                mended[index] = token._replace(text=choice, key=choice, folded=fold(choice))
        return mended

    def _spaced(self, tokens: list[Token], language: Language) -> list[Token]:
        """The tokens with spaces set right that are missing, or a letter too early or late: "baocao", "baoc ao"."""
        tokens = [part for token in tokens for part in self._apart(token, language)]
        spaced = list(tokens)
        for index, (first, second) in enumerate(pairwise(tokens)):
            one, two = first.folded, second.folded
            if (one in self._known and two in self._known) or (one + two).isdigit() or second.breaks:
                continue
            for left, right in ((one[:-1], one[-1] + two), (one + two[:1], two[1:])):
                if self._paired(left, right) and spaced[index] is first:
                    spaced[index] = first._replace(text=left, key=left, folded=left)
                    spaced[index + 1] = second._replace(text=right, key=right, folded=right)
        return spaced

    def _apart(self, token: Token, language: Language) -> tuple[Token, ...]:
        """One token, or two where two words that belong together were typed as one."""
        word, text = token.folded, token.text
        if (
            word in self._known
            or len(word) < _JOINED
            or len(text) != len(word)
            or token.tied
            or not word.isalpha()
        ):
            return (token,)
        cuts = [cut for cut in range(2, len(word) - 1) if self._paired(word[:cut], word[cut:])]
        vi = lexicon("vi")
        typed_so = vi.legal(word) or any(map(vi.legal, telex(word)))
        if not cuts and language == "vi" and not typed_so and not self._candidates(word, language):
            halves = ((cut, word[:cut], word[cut:]) for cut in range(len(word) - 2, 1, -1))
            cuts = [
                cut for cut, *both in halves if all(half in self._known and vi.legal(half) for half in both)
            ]
        for cut in cuts[:1]:
            if cut:
                middle = token.start + cut
                first = Token(
                    text[:cut], key(text[:cut]), word[:cut], token.start, middle, token.breaks, token.upper
                )
                second = Token(text[cut:], key(text[cut:]), word[cut:], middle, token.end, "", token.upper)
                return (first, second)
        return (token,)

    def _choose(self, word: str, language: Language, before: str, after: str) -> str | None:
        candidates = self._candidates(word, language)
        if not candidates:
            return None
        # A word that makes a known pair with its neighbour beats one that is merely near.
        paired = [
            candidate
            for candidate in candidates
            if self._paired(before, candidate) or self._paired(candidate, after)
        ]
        if paired:
            meant = telex(word)
            # Of two as near, the longer: a letter is left out more often than typed too much.
            return min(paired, key=lambda near: (near not in meant, OSA.distance(word, near), -len(near)))
        if not _VOWELS.intersection(word):
            return None
        best = candidates[0]
        legal = language == "vi" and lexicon("vi").legal(word)
        return None if legal and OSA.distance(word, best) > 0 and best not in telex(word) else best

    def _candidates(self, word: str, language: Language) -> tuple[str, ...]:
        remembered = self._mended.get((word, language))
        if remembered is not None:
            return remembered
        found: list[str] = []
        decoded: list[str] = []
        if language == "vi":
            vi = lexicon("vi")
            decoded = [form for form in telex(word) if vi.legal(form)]
            found += [form for form in decoded if form in self._words]
            found += [form for form in decoded if form not in self._words and form in self._known]
        if language == "vi" and not found:
            # A slip and a leftover tone letter in one word: "thnafh".
            for form in telex(word):
                if len(form) > 3:
                    near = extract(form, self._mendable, scorer=OSA.distance, score_cutoff=1, limit=2)
                    found += [hit[0] for hit in near]
        if len(word) > 2:
            allowed = 2 if len(word) > 8 else 1
            near = extract(word, self._mendable, scorer=OSA.distance, score_cutoff=allowed, limit=6)
            ranked = sorted(near, key=lambda hit: (hit[1], hit[0][0] != word[0], -self._words[hit[0]]))
            found += [hit[0] for hit in ranked if hit[0] not in found]
        if language == "vi":
            found += [form for form in decoded if form not in found][:1]
        if len(self._mended) > 5_000:
            self._mended.clear()
        self._mended[word, language] = tuple(found[:8])
        return self._mended[word, language]


def _spelled(full: str, typed: list[Token]) -> list[Token]:
    """The tokens of the words that some typed ones stand for."""
    start, end, upper = typed[0].start, typed[-1].end, typed[0].upper
    return [
        Token(word, key(word), fold(word), start, end, "" if index else typed[0].breaks, upper)
        for index, word in enumerate(full.split())
    ]


def _of_slash(slashed: dict[tuple[str, str], str], typed: list[Token]) -> str | None:
    """What an onset, a slash and a word stand for: "h/thiện", "đ/vị"."""
    if len(typed) < 2 or typed[0].tied or not typed[1].tied:
        return None
    return slashed.get((typed[0].folded, typed[1].folded))


def _full(shorthand: dict[tuple[str, ...], str], typed: list[Token]) -> str | None:
    """What some typed words stand for; letters tied to a number ("308/SLĐTBXH-BTXH") are a document's."""
    if any(token.tied for token in typed):
        return None
    plain = tuple(token.text for token in typed)
    if len(typed) == 1 and typed[0].upper:
        return shorthand.get((plain[0].upper(),), shorthand.get(plain))
    if any(token.upper and (token.text.upper(),) in shorthand for token in typed):
        return None  # "KH có" is the plan, "kh có" a no
    return shorthand.get(plain)


def telex(word: str) -> tuple[str, ...]:
    """The folded words that unfinished Telex keystrokes may stand for: "thasng" → "thang", "ddeef" → "de"."""
    if not word.isascii() or not word.isalpha() or len(word) > 9:
        return ()
    plain = word
    for typed, meant in _DOUBLED:
        plain = plain.replace(typed, meant)
    if "w" in plain[1:]:
        plain = plain[0] + plain[1:].replace("w", "")
    forms = [plain] if plain != word else []
    for index in range(len(plain) - 1, 0, -1):
        if plain[index] in _TONE_LETTERS:
            without = plain[:index] + plain[index + 1 :]
            if _VOWELS.intersection(without) and without not in forms:
                forms.append(without)
    return tuple(forms)


def _utterances(tokens: list[Token]) -> tuple[tuple[Token, ...], ...]:
    """The single sentences of a text: cut at full stops, question marks, semicolons and line ends."""
    cut: list[tuple[Token, ...]] = []
    current: list[Token] = []
    for token in tokens:
        ends = token.breaks in ("?", ";") or (token.breaks == "." and not _inside_number(current, token))
        if ends and current:
            cut.append(tuple(current))
            current = []
        current.append(token)
    if current:
        cut.append(tuple(current))
    return tuple(cut)


def _inside_number(before: list[Token], token: Token) -> bool:
    # "II.3.b", "01.12", "No. 161": the point stands inside a number, not at an end.
    if not before:
        return False
    last = before[-1]
    numbered = last.folded.isdigit() or token.folded.isdigit() or len(token.folded) == 1
    near = numbered and token.start - last.end <= 1
    return (
        near or last.folded in ("h", "tp", "tx") or (last.folded in ("no", "so") and token.folded.isdigit())
    )
