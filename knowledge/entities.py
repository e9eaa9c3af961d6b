"""The bodies, years, dates and documents that a question names. Names by alias; numbers exactly or not at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Literal

from knowledge.lexicon import lexicon
from knowledge.model import LANGUAGES, Agency, KnowledgeBase, OutsideBody
from knowledge.names import core, forms, item_names, shared_names, strand_names
from knowledge.phrases import Match, PhraseIndex, longest
from knowledge.references import Reference, find_references
from knowledge.text import Token, clean, letters, tokenize, words

BodyKind = Literal["agency", "outside", "group", "ambiguous", "province", "none"]
Body = tuple[BodyKind, str, bool]
"""Kind, id, and whether the name is so short that it counts only in capitals (CA, NH)."""

_MONTH_NAMES = (
    "january jan,february feb,march mar,april apr,may,june jun,july jul,august aug,"
    "september sep sept,october oct,november nov,december dec"
).split(",")
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, start=1) for name in names.split()}
_DOCUMENT_HEADS = frozenset(
    (
        "dinh qd vb ban cv thi ct quyet nq nd tt luat an da decision directive document "
        "letter decree project law"
    ).split()
)
_NUMBER_WORDS_BETWEEN = frozenset(("so", "no", "number", "van", "cong"))
_JOINERS = frozenset(("va", "hay", "hoac", "voi", "and", "or", "with", "cung"))
_TOGETHER = frozenset(("va", "voi", "and", "with"))
_HEAD_KEYS = frozenset(("sơ3", "bô5"))
_COMPOUND_BEFORE_SO = frozenset(("cơ", "tru5"))
_COMPOUND_BEFORE_BO = frozenset(("can", "toan", "noi", "cuc", "tien", "dong", "tam"))
_ADMINISTRATIVE = frozenset("huyen thi thanh ubnd ui ban tx tp h chinh district town city".split())
_MAX_ABBREVIATION_TOKENS = 5
_PRONOUN = 2
"""So short, what is left of "IT department" is another word."""
_TOWN_SHORT = frozenset(("TP", "TX", "VP"))


@dataclass
class Mentions:
    """What a question names, each once, in the order of naming. ``used`` are the tokens that named it."""

    references: list[Reference] = field(default_factory=list)
    agencies: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    ambiguous: list[str] = field(default_factory=list)
    years: list[int] = field(default_factory=list)
    dates: list[tuple[int, int]] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    body_places: dict[str, frozenset[int]] = field(default_factory=dict)
    document_places: set[int] = field(default_factory=set)

    @property
    def items(self) -> list[int]:
        """The items named that the plan has."""
        return [
            reference.item for reference in self.references if reference.kind == "item" and reference.item
        ]

    @property
    def clauses(self) -> list[str]:
        """The clauses named that are not whole items."""
        return [reference.target for reference in self.references if reference.kind == "clause"]

    @property
    def missing(self) -> list[Reference]:
        """What is named by number and the plan does not have."""
        return [reference for reference in self.references if reference.kind == "missing"]


class Finder:
    """Finds what questions name, for one knowledge base."""

    def __init__(self, base: KnowledgeBase) -> None:
        self._base = base
        self._names: PhraseIndex[Body] = PhraseIndex()
        self._bare: PhraseIndex[Body] = PhraseIndex()
        self._called: PhraseIndex[Body] = PhraseIndex()
        self._abbreviations: dict[str, Body] = {}
        self.wordings: list[tuple[str, ...]] = []
        for agency in base.agencies:
            self._add_body("agency", agency.id, agency)
            if agency.kind == "department":
                self._add_core_names(agency)
        for body in base.outside:
            self._add_body("outside", body.id, body)
        for group in base.groups:
            for phrase in {group.name.vi, group.name.en, *group.phrases.all}:
                self._add_name(phrase, "group", group.id)
        for phrase in base.plan.province_names.all:
            self._add_name(phrase, "province", "")
        self._items: PhraseIndex[int] = PhraseIndex()
        self._strands: PhraseIndex[int] = PhraseIndex()
        for item in base.items:
            for name in item_names(item):
                self.wordings.append(self._items.add(name, item.number)[0])
            for name in strand_names(item):
                self.wordings.append(self._strands.add(name, item.number)[0])
        for bare, owners in shared_names(base).items():
            self._add_name(bare, "ambiguous", " ".join(owners))
        self._beginnings = frozenset(
            form[:length] for form in self._abbreviations for length in range(1, len(form) + 1)
        )

    @property
    def abbreviations(self) -> frozenset[str]:
        """All folded abbreviations of bodies: never typing slips of anything."""
        return frozenset(self._abbreviations)

    @property
    def keys(self) -> frozenset[str]:
        """The marked words of all its phrases."""
        return frozenset(self._names.keys)

    def _add_name(self, phrase: str, kind: BodyKind, name: str) -> None:
        short = [word for word in phrase.split() if word.isupper() and 1 < len(word) <= 2]
        capitals = any(word not in _TOWN_SHORT for word in short) and not phrase.isupper()
        self.wordings.append(self._names.add(phrase, (kind, name, capitals))[0])

    def _add_core_names(self, agency: Agency) -> None:
        """What a department is called without the word for it: "Y tế" of "Sở Y tế"."""
        body: Body = ("agency", agency.id, False)
        self._bare.add(core(agency.name.vi), body)
        self._bare.add(agency.name.en.removeprefix("Department of "), body)
        names = (agency.name.vi, agency.name.en, *agency.aliases.all)
        for bare in {bare for name in names if (bare := core(name)) != name and len(bare) > _PRONOUN}:
            self._called.add(bare, body)

    def _add_body(self, kind: BodyKind, name: str, record: Agency | OutsideBody) -> None:
        for phrase in dict.fromkeys((record.name.vi, record.name.en, *record.aliases.all)):
            self._add_name(phrase, kind, name)
        department = isinstance(record, Agency) and record.kind == "department"
        for abbreviation in record.abbreviations:
            if " " in abbreviation and not abbreviation.lower().startswith("sở "):
                self._add_name(abbreviation, kind, name)
            for form in forms(letters(abbreviation), department=department):
                self._abbreviations.setdefault(form, (kind, name, False))

    def find(self, tokens: Sequence[Token]) -> Mentions:
        """All that the tokens name."""
        mentions = Mentions()
        strands = {match.start: (match.payload, match.end) for match in longest(self._strands.find(tokens))}
        mentions.references, used = find_references(tokens, self._base, strands)
        mentions.used |= used
        self._find_numbers(tokens, mentions)
        self._find_bodies(tokens, mentions)
        return mentions

    def items_by_name(self, tokens: Sequence[Token]) -> list[int]:
        """Items called by their names: "cộng đồng năng động", "the dynamic community"."""
        return list(dict.fromkeys(match.payload for match in longest(self._items.find(tokens))))

    def items_called(self, found: Collection[str]) -> list[int]:
        """Items of whose calling words nothing else was said: "inclusion and equality"."""
        said = set(found)
        return [number for number, called in self._called_items.items() if said and said <= called]

    @cached_property
    def _called_items(self) -> dict[int, frozenset[str]]:
        return {
            item.number: frozenset(word for phrase in item.called.all for word in words(phrase))
            for item in self._base.items
        }

    def only_places(self, tokens: Sequence[Token], mentions: Mentions) -> list[str]:
        """Districts named without any word for their administration: perhaps only where the writer lives."""
        return [
            agency
            for agency in mentions.agencies
            if self._base.agency[agency].kind == "district"
            and not any(
                tokens[place].folded in _ADMINISTRATIVE for place in mentions.body_places.get(agency, ())
            )
        ]

    def named_in(self, agency_id: str) -> tuple[str, ...]:
        """The clauses, headings left out, whose text names an agency."""
        return self._named_in.get(agency_id, ())

    @cached_property
    def _named_in(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for clause in self._base.clauses:
            if not clause.heading:
                for agency in self.find(tokenize(clean(clause.text))).agencies:
                    found[agency].append(clause.id)
        return {agency: tuple(clauses) for agency, clauses in found.items()}

    def bare_names(self, tokens: Sequence[Token]) -> dict[str, frozenset[int]]:
        """Departments named without the word for it ("Science and Technology"), where the talk is of departments."""
        return {match.payload[1]: frozenset(match.places) for match in longest(self._bare.find(tokens))}

    def called_names(self, tokens: Sequence[Token]) -> dict[str, frozenset[int]]:
        """Departments by what is left of their everyday names without the word for it: "giáo dục", "lao động"."""
        return {match.payload[1]: frozenset(match.places) for match in longest(self._called.find(tokens))}

    def _find_bodies(self, tokens: Sequence[Token], mentions: Mentions) -> None:
        matches = [match for match in self._names.find(tokens) if not _inside_compound(tokens, match.start)]
        matches += self._find_abbreviations(tokens)
        kept = longest(matches)
        kept += self._find_joined(tokens, kept)
        after_outside = -1
        for match in sorted(kept, key=lambda match: match.start):
            kind, name, capitals = match.payload
            if capitals and not any(tokens[place].upper for place in match.places):
                continue
            if not mentions.used.isdisjoint(match.places):
                continue
            if kind == "agency" and match.start == after_outside:
                mentions.used.update(match.places)  # "phòng chuyên môn cấp huyện" is no district committee
                continue
            after_outside = match.end if kind == "outside" else -1
            mentions.used.update(match.places)
            target = {
                "agency": mentions.agencies,
                "outside": mentions.outside,
                "group": mentions.groups,
                "ambiguous": mentions.ambiguous,
            }.get(kind)
            if target is not None and name not in target:
                target.append(name)
                mentions.body_places[name] = frozenset(match.places)

    def _find_abbreviations(self, tokens: Sequence[Token]) -> list[Match[Body]]:
        found: list[Match[Body]] = []
        for start, first in enumerate(tokens):
            joined = ""
            for end in range(start, min(start + _MAX_ABBREVIATION_TOKENS, len(tokens))):
                token = tokens[end]
                if (
                    token.folded.isdigit()
                    or len(token.folded) > 8
                    or (end > start and token.breaks not in ("", ","))
                ):
                    break
                joined += token.folded
                if joined not in self._beginnings:
                    break
                body = self._abbreviations.get(joined)
                if body is None or (
                    end > start and first.marked and first.key not in _HEAD_KEYS and _has_vowel(first)
                ):
                    continue
                if _are_words(tokens[start : end + 1]):
                    continue  # "who must do it" names no DOIT, "so do ha" (sở đó hả) no DOHA
                places = tuple(range(start, end + 1))
                found.append(Match(body, start, end + 1, len(places), 1.0, places, ()))
        return found

    def _find_joined(self, tokens: Sequence[Token], kept: list[Match[Body]]) -> list[Match[Body]]:
        # "sở Y tế và Nội vụ": after a department, a bare department name is a department too.
        ends = {match.end for match in kept if match.payload[0] == "agency"}
        starts = {match.start for match in kept if match.payload[0] == "agency"}
        found: list[Match[Body]] = []
        spoken = [
            match
            for match in self._called.find(tokens)
            if (
                match.start
                and tokens[match.start - 1].folded in _JOINERS
                and tokens[match.start].breaks == ""
            )
            or (match.end + 1 in starts and tokens[match.end].folded in _TOGETHER)
        ]
        for match in longest([*self._bare.find(tokens), *spoken]):
            before = match.start - 1
            joined = before in ends or (before >= 1 and tokens[before].folded in _JOINERS and before in ends)
            joined = joined or (tokens[match.start].breaks == "," and match.start in ends)
            joined = joined or (before >= 0 and tokens[before].folded in _JOINERS and before in ends)
            following = match.end < len(tokens) and tokens[match.end].folded in _TOGETHER
            joined = joined or (following and match.end + 1 in starts and tokens[match.end + 1].breaks == "")
            if joined and all(set(match.places).isdisjoint(other.places) for other in kept):
                found.append(match)
                ends.add(match.end)
        return found

    def _find_numbers(self, tokens: Sequence[Token], mentions: Mentions) -> None:
        for index, token in enumerate(tokens):
            value = token.number
            if value is None or index in mentions.used:
                continue
            date = _date_at(tokens, index)
            if date is not None:
                day_month, places = date
                mentions.dates.append(day_month)
                mentions.used.update(places)
            elif _is_document(tokens, index):
                mentions.documents.append(token.folded)
                mentions.document_places.update((index, *_document_letters(tokens, index)))
                mentions.used |= mentions.document_places
            elif 1900 <= value <= 2199 and len(token.folded) == 4:
                mentions.years.append(value)


def _inside_compound(tokens: Sequence[Token], start: int) -> bool:
    # "cơ sở y tế" is a clinic, "trụ sở" a building and "cán bộ" an official: no body is named.
    if start == 0:
        return False
    before, first = tokens[start - 1], tokens[start].folded
    return (first == "so" and before.key in _COMPOUND_BEFORE_SO) or (
        first == "bo" and before.folded in _COMPOUND_BEFORE_BO
    )


def _date_at(tokens: Sequence[Token], index: int) -> tuple[tuple[int, int], tuple[int, ...]] | None:
    day = tokens[index].number
    if day is None or len(tokens[index].folded) > 2:
        return None
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is None:
        return _named_month(tokens, index, day)
    close = following.start - tokens[index].end == 1
    if (
        close
        and following.number
        and len(following.folded) <= 2
        and 1 <= day <= 31
        and 1 <= following.number <= 12
    ):
        return (day, following.number), (index, index + 1)
    if following.folded in ("thang", "month") and index + 2 < len(tokens):
        month = tokens[index + 2].number
        if month and 1 <= month <= 12:
            return (day, month), (index, index + 1, index + 2)
    return _named_month(tokens, index, day)


def _is_month(tokens: Sequence[Token], place: int, step: int) -> bool:
    """Whether a word is the name of a month: "may" after other words than "of" is "mấy"."""
    named = tokens[place].folded in _MONTHS and not tokens[place].marked
    return named and (tokens[place].folded != "may" or abs(step) == 1 or tokens[place - 1].folded == "of")


def _named_month(
    tokens: Sequence[Token], index: int, day: int
) -> tuple[tuple[int, int], tuple[int, ...]] | None:
    if not 1 <= day <= 31:
        return None
    for step in (1, 2, 3, -1):
        place = index + step
        if 0 <= place < len(tokens) and _is_month(tokens, place, step):
            return (day, _MONTHS[tokens[place].folded]), tuple(
                range(min(index, place), max(index, place) + 1)
            )
    return None


def _document_letters(tokens: Sequence[Token], index: int) -> Iterator[int]:
    """The places of the letters that belong to a document's number: "TTg" in "161/QĐ-TTg" is no Prime Minister."""
    place = index + 1
    while place < len(tokens) and tokens[place].tied and not tokens[place].folded.isdigit():
        yield place
        place += 1


def _are_words(tokens: Sequence[Token]) -> bool:
    """Whether the parts of what would be an abbreviation are ordinary words, and more than one."""
    parts = [token for token in tokens if token.key not in _HEAD_KEYS and token.folded != "so"]
    return len(parts) > 1 and all(
        len(token.folded) > 1 and not token.upper and any(token.folded in known for known in _ordinary())
        for token in parts
    )


@cache
def _ordinary() -> tuple[frozenset[str], ...]:
    return tuple(
        known for language in LANGUAGES for known in (lexicon(language).function, lexicon(language).common)
    )


def _has_vowel(token: Token) -> bool:
    return any(letter in "aeiouy" for letter in token.folded)


def _is_document(tokens: Sequence[Token], index: int) -> bool:
    if index + 1 < len(tokens):
        after = tokens[index + 1]
        if after.tied and not after.folded.isdigit():
            return True
    place = index - 1
    while place >= 0 and tokens[place].folded in _NUMBER_WORDS_BETWEEN:
        place -= 1
    return place >= 0 and tokens[place].folded in _DOCUMENT_HEADS
