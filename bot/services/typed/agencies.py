"""Which agency an officer says to be from, by whatever name it was typed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from knowledge.entities import Finder
from knowledge.language import detect_tokens
from knowledge.lexicon import lexicon, update_words
from knowledge.model import LANGUAGES
from knowledge.reporting import may_report, members
from knowledge.text import clean, tokenize, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.entities import Mentions
    from knowledge.model import Agency, KnowledgeBase, Language, OutsideBody
    from knowledge.text import Token

_NEAR = 0.8
"""How alike a typed name and a name of the base must be, 0 to 1, for the body to be offered."""
_MOST_OFFERED = 4
_MOST_BEGUN = 6
"""Of a name that was only begun; one that more names begin with says too little."""
_LEAST_BEGUN = 4
_AFTER_A_NAME = " \t\n.,;:-–—"
_MOST_CHARACTERS = 200
"""A longer text names no agency in particular."""


@dataclass(frozen=True)
class Named:
    """Ids of agencies that may report. One that is ``sure`` can be taken; all others are offered to choose from.

    ``outside``: a body was named that the plan gives no report. ``successor`` is the id of a body outside the plan
    that has taken over those offered, if that is why they are.
    """

    agencies: tuple[str, ...] = ()
    sure: bool = False
    outside: bool = False
    successor: str = ""


class Agencies:
    """Finds the agencies that may hand in updates, for one knowledge base."""

    def __init__(self, base: KnowledgeBase) -> None:
        self._base = base
        self._finder = Finder(base)
        self._eligible = may_report(base)

    def find(self, text: str) -> Named:
        """The agencies that an answer names. Exact names before near ones; bodies that may not report never."""
        tokens = tokenize(clean(text[:_MOST_CHARACTERS]))
        mentions = self._finder.find(tokens)
        if not (mentions.agencies or mentions.outside or mentions.ambiguous):
            # "h. thạch hà": asked for a name, people do not press the capitals that make a short one sure.
            mentions = self._finder.find([token._replace(upper=True) for token in tokens])
        self._by_bare_name(tokens, mentions)
        named = [one for each in mentions.agencies for one in members(self._base, each)]
        named += [one for each in mentions.ambiguous for one in each.split()]
        fit = tuple(agency for agency in dict.fromkeys(named) if agency in self._eligible)
        if fit:
            alone = not (mentions.outside or mentions.groups) and self._says_no_more(tokens, mentions)
            begun = self._begun(tokens) if len(fit) > _MOST_OFFERED else ()  # "huyện Hương"
            if len(fit) > _MOST_OFFERED and (begun or not alone):
                return Named(begun)  # "đội thuế liên huyện" is no district
            return Named(fit, sure=alone and len(fit) == len(set(named)) == 1)
        if named or mentions.outside:
            today = [body for body in mentions.outside if self._succeeded_by.get(body)]
            succeeded = [one for body in today for one in self._succeeded_by[body]]
            successor = today[0] if len(today) == 1 else ""
            return Named(tuple(dict.fromkeys(succeeded)), outside=not succeeded, successor=successor)
        return Named(self._begun(tokens) or self._near(tokens))

    def leading(self, text: str) -> tuple[str, str] | None:
        """The agency that a text begins with, as reports on paper do, and the rest of the text; None if none."""
        start = text[:_MOST_CHARACTERS]
        if clean(start) != start:
            return None
        tokens = tokenize(start)
        mentions = self._finder.find(tokens)
        for agency in mentions.agencies:
            places = mentions.body_places.get(agency, frozenset())
            if 0 in places and agency in self._eligible:
                last = next(place for place in range(len(tokens)) if place + 1 not in places)
                return agency, text[tokens[last].end :].lstrip(_AFTER_A_NAME)
        return None

    def _by_bare_name(self, tokens: Sequence[Token], mentions: Mentions) -> None:
        """Takes "Y tế" alone, in answer to "which agency?", for the department."""
        if mentions.agencies or mentions.outside or mentions.ambiguous:
            return
        for agency, places in self._finder.bare_names(tokens).items():
            mentions.agencies.append(agency)
            mentions.used |= places

    def _says_no_more(self, tokens: Sequence[Token], mentions: Mentions) -> bool:
        """Whether all other words are mere words around a name: a centre of a district is not its committee."""
        rest = [token.folded for place, token in enumerate(tokens) if place not in mentions.used]
        return all(word in _mere_words() for word in rest)

    def _begun(self, tokens: Sequence[Token]) -> tuple[str, ...]:
        """The bodies whose names begin as was typed: "sở tài", "huyện Hương"."""
        typed = " ".join(token.folded for token in tokens)
        if len(typed) < _LEAST_BEGUN:
            return ()
        names = self._names[detect_tokens(tokens)]
        found = [one for name, means in names.items() if name.startswith(typed) for one in means]
        begun = tuple(one for one in dict.fromkeys(found) if one is not None)
        return begun if len(begun) <= _MOST_BEGUN else ()

    def _near(self, tokens: Sequence[Token]) -> tuple[str, ...]:
        """The bodies whose names are near what was typed, unless a body that may not report is nearer."""
        typed = " ".join(token.folded for token in tokens)
        if len(typed) < 4 or any(token.folded.isdigit() for token in tokens):
            return ()
        hits = extract(
            typed, list(self._wordings), scorer=OSA.normalized_similarity, score_cutoff=_NEAR, limit=30
        )
        best = max((score for _, score, _ in hits), default=0.0)
        if any(score == best and None in self._wordings[name] for name, score, _ in hits):
            return ()
        found = [one for name, _, _ in hits for one in self._wordings[name] if one is not None]
        return tuple(dict.fromkeys(found))[:_MOST_OFFERED]

    @cached_property
    def _wordings(self) -> dict[str, list[str | None]]:
        """Whom each name of the base means, by its folded words; None is a body that may not report."""
        found: dict[str, list[str | None]] = defaultdict(list)
        for names in self._names.values():
            for name, means in names.items():
                found[name] += means
        return found

    @cached_property
    def _names(self) -> dict[Language, dict[str, list[str | None]]]:
        """The same, by the language of the name."""
        found: dict[Language, dict[str, list[str | None]]] = {
            language: defaultdict(list) for language in LANGUAGES
        }
        bodies: list[Agency | OutsideBody] = [*self._base.agencies, *self._base.outside]
        for body in bodies:
            means = [one if one in self._eligible else None for one in self._parts(body)]
            for language, names in found.items():
                for wording in (body.name[language], *body.aliases[language], *body.abbreviations):
                    names[" ".join(words(wording))] += means
        return found

    def _parts(self, body: Agency | OutsideBody) -> tuple[str, ...]:
        return members(self._base, body.id) if body.id in self._base.agency else (body.id,)

    @cached_property
    def _succeeded_by(self) -> dict[str, list[str]]:
        """The bodies of the plan whose duties a body of today has taken over."""
        found: dict[str, list[str]] = defaultdict(list)
        for agency in self._base.agencies:
            for body in self._base.outside if agency.successor is not None else ():
                if agency.successor is not None and words(agency.successor.name.vi) == words(body.name.vi):
                    found[body.id] += [one for one in members(self._base, agency.id) if one in self._eligible]
        return found


@cache
def _mere_words() -> frozenset[str]:
    data = update_words()
    around = {word for phrase in (*data["around"], *data["offices"]) for word in words(phrase)}
    negations = {word for phrase in (*data["no"]["vi"], *data["no"]["en"]) for word in words(phrase)}
    return frozenset(around | lexicon("vi").function | lexicon("en").function) - negations
