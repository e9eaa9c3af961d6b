"""Where one sentence holds two questions: the places at which it may be cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from knowledge.text import Token

_JOINERS = frozenset(("va", "con", "roi", "voi", "and", "also", "then", "cung"))
_WITH_WHOM = frozenset("so cac nhung ubnd bo ban huyen ai nhau".split())
"""After "với" these tell with whom, and begin no second question."""
_JOINING_PAIRS = frozenset((("dong", "thoi"), ("ngoai", "ra")))
_ASKING = frozenset(
    "ai nao gi may dau sao nhieu chi mo who which what when where how whom is are does khong".split()
)
_MOST_CUTS = 4


def _ends_asking(tokens: Sequence[Token], place: int) -> bool:
    """Whether "chưa" asks: at the end of a clause, not in "chưa rõ"."""
    return tokens[place].folded == "chua" and (place + 1 == len(tokens) or tokens[place + 1].breaks == ",")


def split(tokens: Sequence[Token]) -> Iterator[tuple[tuple[Token, ...], tuple[Token, ...]]]:
    """Ways to cut an utterance in two so that each side holds a question word, the earliest first."""
    asking = [
        place for place, token in enumerate(tokens) if token.folded in _ASKING or _ends_asking(tokens, place)
    ]
    if len(asking) < 2:
        return
    cuts = 0
    for place in range(2, len(tokens) - 1):
        token = tokens[place]
        pair = (token.folded, tokens[place + 1].folded)
        if token.breaks != "," and token.folded not in _JOINERS and pair not in _JOINING_PAIRS:
            continue
        if pair[0] == "voi" and pair[1] in _WITH_WHOM:
            continue
        if asking[0] < place <= asking[-1]:
            yield tuple(tokens[:place]), tuple(tokens[place:])
            cuts += 1
            if cuts >= _MOST_CUTS:
                return
