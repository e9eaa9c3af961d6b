"""Random damages to a loaded base, as slips would make them: the tools to make one."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from pydantic import ValidationError

from knowledge.loader import LISTS
from knowledge.model import KnowledgeBase, Plan


class Damage(NamedTuple):
    """What was done, and the base after it; no base where the schema already refuses it."""

    what: str
    base: KnowledgeBase | None


Raw = dict[str, Any]

_MAY_DOUBLE = ("luôn", "dần", "mãi", "had", "that")
"""Words that make sense twice."""


class Tools:
    """Makes damages of each kind, the same ones for the same seed."""

    def __init__(self, base: KnowledgeBase, seed: int) -> None:
        self.base = base
        self.pick = random.Random(seed)

    def make(self, kind: str) -> Damage:
        """One damage of a kind that is no no-op."""
        for _ in range(200):
            damage: Damage | None = getattr(self, f"d_{kind}")()
            if damage is not None and (damage.base is None or not self._same(damage.base)):
                return damage
        raise AssertionError(f"no damage of kind {kind} can be made")

    def _same(self, other: KnowledgeBase) -> bool:
        return all(
            getattr(other, name) == getattr(self.base, name) for name in ("plan", "source_text", *LISTS)
        )

    # Tools

    def _with(self, **changes: Any) -> KnowledgeBase:
        fields = {name: getattr(self.base, name) for name in ("plan", "source_text", *LISTS)}
        return KnowledgeBase.model_construct(**{**fields, **changes})

    def _edit(self, name: str, index: int, change: Callable[[Raw], object], what: str = "") -> Damage:
        """Change one record as YAML data and read it again."""
        records = list(getattr(self.base, name))
        raw = records[index].model_dump(mode="json")
        change(raw)
        what = f"{name}[{index}] {getattr(records[index], 'id', '')}: {what}"
        try:
            records[index] = LISTS[name].model_validate(raw)
        except ValidationError:
            return Damage(what, None)
        return Damage(what, self._with(**{name: tuple(records)}))

    def _edit_plan(self, change: Callable[[Raw], object], what: str) -> Damage:
        raw = self.base.plan.model_dump(mode="json")
        change(raw)
        try:
            return Damage(f"plan: {what}", self._with(plan=Plan.model_validate(raw)))
        except ValidationError:
            return Damage(f"plan: {what}", None)

    def _index(self, name: str, wanted: Callable[[Any], object] = lambda _: True) -> int | None:
        indexes = [index for index, record in enumerate(getattr(self.base, name)) if wanted(record)]
        return self.pick.choice(indexes) if indexes else None

    def _other(self, items: Iterable[Any], *than: Any) -> Any:
        return self.pick.choice(sorted(item for item in items if item not in than))

    def _digit(self, text: str) -> str | None:
        places = [match.start() for match in re.finditer(r"\d", text)]
        if not places:
            return None
        place = self.pick.choice(places)
        return f"{text[:place]}{self._other('0123456789', text[place])}{text[place + 1 :]}"

    def _drop_word(self, text: str) -> str | None:
        words = text.split()
        places = [place for place, word in enumerate(words) if re.search(r"\w", word) and place]
        if not places:
            return None
        place = self.pick.choice(places)
        return " ".join(words[:place] + words[place + 1 :])

    def _double_word(self, text: str) -> str | None:
        words = text.split()
        places = [place for place, word in enumerate(words) if re.fullmatch(r"[^\W\d_]+", word)]
        places = [place for place in places if words[place].lower() not in _MAY_DOUBLE]
        if not places:
            return None
        place = self.pick.choice(places)
        return " ".join([*words[: place + 1], *words[place:]])

    def _swap_words(self, text: str) -> str | None:
        words = text.split()
        places = [
            place for place in range(1, len(words) - 1) if words[place].lower() != words[place + 1].lower()
        ]
        if not places:
            return None
        place = self.pick.choice(places)
        return " ".join([*words[:place], words[place + 1], words[place], *words[place + 2 :]])
