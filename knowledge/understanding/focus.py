"""What is asked in a long message: the words after "cho em hỏi", or the one clause that asks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice, pairwise, takewhile

from knowledge.lexicon import lexicon
from knowledge.text import Token
from knowledge.understanding.view import CERTAIN, SURE, View

Reading = Callable[[Sequence[Token]], View]

_LONG = 18
"""A sentence of more words has a lead-in that is not asked about."""
_MOST = 3
_WORDS_OF_QUESTION = 3
_MOST_CLAUSES = 12
"""More than this is no question that was thought over; each costs a reading."""
_FILLERS = frozenset("la voi chut xiu nhe rang ve cai them xem ti ve viec a please that".split())
_TURNING = ("successor", "besides", "negation")
"""Cues that change what is asked, wherever they stand."""
_CLEARER = 0.1
_BACK = frozenset("do nay ay no that this those these they them it".split())
_OF_PLAN = frozenset("hoach an ban bot".split())
"""After these, "này" points at the plan and at nothing said before."""
_TELLING_WHY = frozenset("i em toi minh because de vi".split())
_SUBJECT = 4.0
"""Evidence of a subject that what follows may lean on."""


def focus(tokens: Sequence[Token], skim: Reading, read: Reading) -> tuple[Token, ...] | None:
    """The part of an utterance that is its whole question, None if all of it is.

    ``skim`` reads names and cues, ``read`` also what is near, at several times the cost.
    """
    first = _question_before(tokens, skim, read)
    if first is not None:
        return None if read(tokens).exact else first
    ends = list(islice(_lead_ins(tokens), _MOST))
    breaks = sum(token.breaks in (",", ":") for token in tokens[1:])
    clauses = len(tokens) > _LONG and 0 < breaks < _MOST_CLAUSES
    if not ends and not clauses:
        return None
    whole = skim(tokens)
    asked = _after_lead_in(tokens, ends, whole, read) or (
        _asking_clause(tokens, whole, skim) if clauses else None
    )
    return None if asked is None or read(tokens).exact else asked


def _question_before(tokens: Sequence[Token], skim: Reading, read: Reading) -> tuple[Token, ...] | None:
    """The question before the one comma, if it is as good as curated and what follows only tells why it is asked."""
    commas = [place for place, token in enumerate(tokens) if token.breaks == "," and place]
    if len(commas) != 1 or commas[0] < _WORDS_OF_QUESTION:
        return None
    before, after = tokens[: commas[0]], skim(tokens[commas[0] :])
    named = after.mentions.used or after.cues.asks or after.cues.any(*_TURNING)
    if named or len(after.tokens) < _WORDS_OF_QUESTION:
        return None
    asked = read(before)
    if tokens[commas[0]].folded in _TELLING_WHY and "who" in asked.cues and asked.role is not None:
        return tuple(before)  # "cơ quan phối hợp gồm ai, I need it for the translation"
    sure = asked.cues.asks and asked.top is not None and asked.top.card.kind == "entry"
    return tuple(before) if sure and asked.top is not None and asked.top.score > CERTAIN else None


def _lead_ins(tokens: Sequence[Token]) -> Iterator[int]:
    """The places after the words that lead in a question, the last of them first."""
    known = lexicon("vi").lead_ins | lexicon("en").lead_ins
    words = [token.folded for token in tokens]
    for end in range(len(words) - 2, 1, -1):
        if any(tuple(words[max(0, end - size) : end]) in known for size in (2, 3, 4, 5)):
            fillers = takewhile(lambda word: word in _FILLERS, words[end:-2])
            yield end + len(tuple(fillers))


def _after_lead_in(
    tokens: Sequence[Token], ends: Sequence[int], whole: View, read: Reading
) -> tuple[Token, ...] | None:
    for end in ends:
        before, after = read(tokens[:end]), read(tokens[end:])
        named = before.mentions.agencies or before.mentions.references or before.mentions.outside
        asks = before.cues.any("who", "where", "when", "many", "compare", *_TURNING)
        if named or asks or whole.names_across(end):
            continue
        of_its_own = after.top is not None and after.top.score > SURE
        leans = before.top is not None and before.top.evidence > _SUBJECT and before.top.card.kind != "entry"
        least = min(CERTAIN, before.top.score + _CLEARER) if before.top is not None else 0.0
        certain = after.top is not None and after.top.score > least
        asks_of_body = bool(after.mentions.agencies) and after.cues.any("where", "duties", "many")
        points_back = any(
            token.folded in _BACK and before_it.folded not in _OF_PLAN
            for before_it, token in pairwise(tokens[end - 1 :])
        )
        named = after.mentions.agencies or after.mentions.outside
        free = not leans or certain or asks_of_body
        if after.mentions.references or ((of_its_own or named) and free and not points_back):
            return _without_thanks(tokens[end:])
    return None


def _without_thanks(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """A question without the thanks behind its last comma."""
    last = max(
        (place for place, token in enumerate(tokens) if token.breaks == "," and place), default=len(tokens)
    )
    tail = [token.folded for token in tokens[last:]]
    thanks = ("cam", "on") in set(pairwise(tail)) or "thanks" in tail
    return tuple(tokens[:last] if thanks and last > 2 else tokens)


def _asking_clause(tokens: Sequence[Token], whole: View, skim: Reading) -> tuple[Token, ...] | None:
    """The one clause of a long sentence that asks and names an item or a body; the rest leads up to it."""
    places = [place for place, token in enumerate(tokens) if place and token.breaks in (",", ":")]
    cuts = [place for place in places if not whole.names_across(place)]
    clauses = [tokens[start:end] for start, end in pairwise((0, *cuts, len(tokens)))]
    views = [skim(clause) for clause in clauses]
    asking = [view for view in views if view.cues.asks or "progress" in view.cues]
    turned = any(view.cues.any(*_TURNING) for view in views if view not in asking)
    if turned or len(asking) != 1 or not (asking[0].mentions.items or asking[0].mentions.agencies):
        return None
    found = {*asking[0].mentions.items, *asking[0].mentions.clauses}
    return tuple(asking[0].tokens) if {*whole.mentions.items, *whole.mentions.clauses} <= found else None
