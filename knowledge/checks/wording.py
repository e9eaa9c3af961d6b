"""Which bodies a text names: by official name, by any of its wordings, or by a group phrase of the plan."""

from __future__ import annotations

import re
from functools import lru_cache

from knowledge.model import KnowledgeBase, Language

Body = tuple[str, tuple[str, ...]]
"""A body's id and the wordings that mean it."""


class Wording:
    """Finds bodies in texts by one set of wordings; the longest wording wins where two overlap."""

    def __init__(self, bodies: tuple[Body, ...]) -> None:
        self._ids = {wording.lower(): body for body, wordings in reversed(bodies) for wording in wordings}
        alternatives = "|".join(re.escape(wording) for wording in sorted(self._ids, key=len, reverse=True))
        self._pattern = re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)") if alternatives else None
        self._found: dict[str, tuple[tuple[str, int], ...]] = {}

    def found(self, text: str) -> tuple[tuple[str, int], ...]:
        """The ids of the bodies named, with the place of each mention."""
        if text not in self._found:
            matches = self._pattern.finditer(text.lower()) if self._pattern else ()
            self._found[text] = tuple((self._ids[match.group()], match.start()) for match in matches)
        return self._found[text]

    def ids(self, text: str) -> frozenset[str]:
        """The ids of the bodies named."""
        return frozenset(body for body, _ in self.found(text))


# Building the patterns costs more than using them, and the wordings of a base rarely change.
_wording = lru_cache(maxsize=16)(Wording)


def official(base: KnowledgeBase, language: Language) -> Wording:
    """By official names alone, those of bodies outside the plan too."""
    return _wording(tuple((body.id, (body.name[language],)) for body in (*base.agencies, *base.outside)))


def any_wording(base: KnowledgeBase, language: Language) -> Wording:
    """By names, abbreviations and aliases, those of bodies outside the plan too."""
    return _wording(
        tuple(
            (body.id, (body.name[language], *body.aliases[language], *body.abbreviations))
            for body in (*base.agencies, *base.outside)
        )
    )


def plan_wording(base: KnowledgeBase) -> Wording:
    """Bodies of the plan by Vietnamese names and aliases."""
    return _wording(tuple((body.id, (body.name.vi, *body.aliases.vi)) for body in base.agencies))


def group_phrases(base: KnowledgeBase) -> Wording:
    """Groups by their Vietnamese names and phrases."""
    return _wording(tuple((group.id, (group.name.vi, *group.phrases.vi)) for group in base.groups))


def covered(base: KnowledgeBase, text: str) -> frozenset[str]:
    """The bodies of the plan that a text names, or that a group phrase in it stands for."""
    named = set(plan_wording(base).ids(text))
    for group in group_phrases(base).ids(text):
        named.update(base.group[group].members)
    return frozenset(named)
