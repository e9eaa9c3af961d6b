"""Which bodies a text names: by official name, by any of its wordings, or by a group phrase of the plan."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from knowledge.checks.remembering import forgotten_by
from knowledge.model import Agency, KnowledgeBase, Language, OutsideBody

Body = tuple[str, tuple[str, ...]]
"""A body's id and the wordings that mean it."""


class Wording:
    """Finds bodies in texts by one set of wordings; the longest wording wins where two overlap.

    With ``cased``, letter case tells a name from ordinary words: "Sở Y tế" from "cơ sở y tế".
    """

    def __init__(self, bodies: tuple[Body, ...], *, cased: bool = False) -> None:
        self._form: Callable[[str], str] = str if cased else str.lower
        self._ids = {self._form(wording): body for body, wordings in reversed(bodies) for wording in wordings}
        alternatives = "|".join(re.escape(wording) for wording in sorted(self._ids, key=len, reverse=True))
        self._pattern = re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)") if alternatives else None
        self._found: dict[str, tuple[tuple[str, int], ...]] = {}

    def found(self, text: str) -> tuple[tuple[str, int], ...]:
        """The ids of the bodies named, with the place of each mention."""
        if text not in self._found:
            matches = self._pattern.finditer(self._form(text)) if self._pattern else ()
            self._found[text] = tuple((self._ids[match.group()], match.start()) for match in matches)
        return self._found[text]

    def ids(self, text: str) -> frozenset[str]:
        """The ids of the bodies named."""
        return frozenset(body for body, _ in self.found(text))


# Building the patterns costs more than using them, and the bodies of a base rarely change.
_built: dict[str, tuple[tuple[Any, ...], Wording]] = {}
forgotten_by(_built.clear)


def _kept(
    kind: str, records: tuple[Any, ...], bodies: Callable[[], tuple[Body, ...]], *, cased: bool = False
) -> Wording:
    """The wording last built of a kind, if the very same records are asked for again."""
    kept = _built.get(kind)
    if (
        kept is None
        or len(kept[0]) != len(records)
        or any(a is not b for a, b in zip(kept[0], records, strict=True))
    ):
        kept = _built[kind] = (records, Wording(bodies(), cased=cased))
    return kept[1]


def official(base: KnowledgeBase, language: Language) -> Wording:
    """By official names alone, those of bodies outside the plan too."""
    bodies: tuple[Agency | OutsideBody, ...] = (*base.agencies, *base.outside)
    return _kept(
        f"official {language}",
        bodies,
        lambda: tuple((body.id, (body.name[language],)) for body in bodies),
        cased=True,
    )


def any_wording(base: KnowledgeBase, language: Language) -> Wording:
    """By names, abbreviations and aliases, those of bodies outside the plan too."""
    bodies: tuple[Agency | OutsideBody, ...] = (*base.agencies, *base.outside)
    return _kept(
        f"any {language}",
        bodies,
        lambda: tuple(
            (body.id, (body.name[language], *body.aliases[language], *body.abbreviations)) for body in bodies
        ),
    )


def plan_wording(base: KnowledgeBase) -> Wording:
    """Bodies of the plan by Vietnamese names and aliases."""
    return _kept(
        "plan",
        base.agencies,
        lambda: tuple((body.id, (body.name.vi, *body.aliases.vi)) for body in base.agencies),
    )


def group_phrases(base: KnowledgeBase) -> Wording:
    """Groups by their Vietnamese names and phrases."""
    return _kept(
        "groups",
        base.groups,
        lambda: tuple((group.id, (group.name.vi, *group.phrases.vi)) for group in base.groups),
    )


def covered(base: KnowledgeBase, text: str) -> frozenset[str]:
    """The bodies of the plan that a text names, or that a group phrase in it stands for."""
    named = set(plan_wording(base).ids(text))
    for group in group_phrases(base).ids(text):
        named.update(base.group[group].members)
    return frozenset(named)
