"""A thousand random damages to the base, each of which the check must notice."""

from __future__ import annotations

from collections import Counter

from knowledge.check import find
from knowledge.model import KnowledgeBase
from tests.knowledge.damages import KINDS, Damager

DAMAGES = 1000
SEED = 161


def test_every_damage_is_caught(packaged: KnowledgeBase) -> None:
    assert list(find(packaged)) == []
    damager = Damager(packaged, SEED)
    made: Counter[str] = Counter()
    by_schema: Counter[str] = Counter()
    missed: list[str] = []
    for number in range(DAMAGES):
        kind = KINDS[number % len(KINDS)]
        damage = damager.make(kind)
        made[kind] += 1
        if damage.base is None:
            by_schema[kind] += 1
        elif next(find(damage.base), None) is None:
            missed.append(f"{kind}: {damage.what}")
    for kind in KINDS:
        print(f"{kind:<34}{made[kind]:>4} made, {by_schema[kind]:>3} refused by the schema")
    assert missed == []


def test_the_same_seed_makes_the_same_damages(packaged: KnowledgeBase) -> None:
    one, other = Damager(packaged, 7), Damager(packaged, 7)
    assert [one.make(kind).what for kind in KINDS] == [other.make(kind).what for kind in KINDS]
