"""Rules about what the plan does not hold, and what is of another subject: refused, unless the plan is asked about."""

from __future__ import annotations

from itertools import pairwise

from knowledge.asks import Ask
from knowledge.matching import Scored
from knowledge.understanding.cards import asks_of
from knowledge.understanding.mind import Mind
from knowledge.understanding.view import (
    ALIKE,
    CERTAIN,
    LIKELY,
    REFUSAL_LEAD,
    SHORT,
    SURE,
    Understood,
    View,
    asks_how_much,
    says_report,
)

_ALMOST = 0.9
_OWN_BODY = frozenset("so ben co quan vi our my".split())
_OWNERS = frozenset("toi minh em chung tui cua department agency office".split())
_DONG = frozenset(("dong", "bat"))
"""After "mấy" lines are counted, typed without their mark."""
_MONEY = frozenset("trieu ti ty tien nghin baht usd dollars dollar money million billion vnd".split())
_HOW_MUCH = frozenset("may nhieu many much".split())
_HUNDREDS = frozenset(("tram", "chuc"))
_PAID = frozenset("pay pays paid cost costs spend spent spends".split())
_NAMES = frozenset("ten name named called ai who".split())
_TITLES = frozenset(("gd", "pgd", "sep", "heads"))
_HEADS = frozenset("head boss chief leader director".split())
_PASSING = 0.2
"""A refusal that rests on a smaller share of a long message's words is on what is told in passing."""
_QUESTION_WORDS = frozenset("ai nao gi may who which what".split())
_SAID = frozenset("hoi bao giao bat nho yeu dan asks wants asked".split())
"""Between a person and the question, these tell that the person only asks it: "giám đốc em hỏi mục 4 …"."""
_FIRM = 4.0
"""Evidence of a whole phrase of a curated answer."""
_OWN = 2.5
"""Evidence of a telling word of a record's own."""


def person_named(mind: Mind, view: View) -> Understood | None:
    """The name of whoever heads a body, by a short title before the body's: "GĐ STNMT tên gì", "the head of DOLISA"."""
    if not view.words & _NAMES:
        return None
    words = [token.folded for token in view.tokens]
    starts = [
        min(places) for body in view.mentions.agencies if (places := view.mentions.body_places.get(body))
    ]
    titled = any(words[start - 1] in _TITLES or _heads(words[:start]) for start in starts if start)
    if not titled:
        return None
    return _refuse(mind, "names")


def money_asked(mind: Mind, view: View) -> Understood | None:
    """A sum of money, whatever it is for: the plan names none, and a subject's answer would be none either."""
    words = [token.folded for token in view.tokens]
    paid = ("how", "much") in set(pairwise(words)) and _PAID & set(words)
    if not paid and not any(
        first in _HOW_MUCH | _HUNDREDS and (second in _MONEY or (second in _DONG and first != "may"))
        for first, second in pairwise(words)
    ):
        return None
    return _refuse(mind, "amounts")


def _refuse(mind: Mind, kind: str) -> Understood | None:
    """The refusal of all questions of a kind, if the base has one."""
    refusal = mind.base.refusal_of.get(kind)
    return None if refusal is None else Understood([Ask("refuse", entry=refusal.id)], score=0.9)


def _heads(before: list[str]) -> bool:
    said = [word for word in before if word != "the"]
    return said[-1:] == ["of"] and bool(_HEADS & set(said[-2:-1]))


def refused(mind: Mind, view: View) -> Understood | None:
    """What the plan does not hold, or another subject: refused unless another record fits clearly better."""
    structured = view.role is not None and (
        view.mentions.items or ((view.mentions.agencies or view.mentions.outside) and "where" in view.cues)
    )
    structured = structured or asks_own_part(view)
    if structured and (view.mentions.outside or view.mentions.agencies):
        return None
    named = bool(view.mentions.references or view.mentions.agencies)
    refusals = [card for card in view.cards[:5] if card.card.kind == "refusal"]
    if view.mentions.items or view.mentions.clauses:
        # "Help with my homework: three things that item 4 wants" is on the plan, whatever it is for.
        refusals = [card for card in refusals if not _is_other_subject(mind, card)]
    if named:
        refusals = [card for card in refusals if card.evidence >= 2.5 or card.similarity >= 0.6] or refusals
    top = refusals[0] if refusals else None
    story = len(view.tokens) > 2 * SHORT and not (view.cues.asks or view.firm)
    if top is None or (story and top.score < CERTAIN):
        return no_figure(view)
    rival = next((card for card in view.cards if card.card.kind != "refusal"), None)
    if rival is not None and _yields(mind, view, top, rival):
        return no_figure(view)
    needed = LIKELY if top.evidence else SURE
    if named and top.evidence < 2.5 and top.similarity < 0.6:
        return no_figure(view)
    if _about_item(mind, view) and _in_passing(view, top):
        return None
    if top.score < needed or (rival is not None and rival.score > REFUSAL_LEAD * top.score):
        return no_figure(view)
    return asks_of(mind, view, top)


def asks_own_part(view: View) -> bool:
    """Whether somebody asks what the one body that is named, their own, must do."""
    words = [token.folded for token in view.tokens]
    own = any(first in _OWN_BODY and second in _OWNERS for first, second in pairwise(words))
    return own and len(view.mentions.agencies) == 1 and view.cues.any("duties", "where")


def _yields(mind: Mind, view: View, refusal: Scored, rival: Scored) -> bool:
    """Whether a record has its own words in a question that a refusal only sounds like or has another word of.

    "Does the plan mention volunteers?" sounds like "Does the plan mention Thailand?"; whoever asks whether the plan
    speaks of storms asks for no weather forecast; "wages are low here, who creates jobs?" asks for jobs.
    """
    other = mind.base.refusal[refusal.card.id].reason == "other_subject" and refusal.similarity < _ALMOST
    if other and says_report(view) and view.cues.any("late"):
        return True
    if rival.evidence <= _OWN or refusal.similarity >= _ALMOST:
        return False
    if rival.card.kind == "entry":
        return other and _of_plan_or_its_field(mind, view, rival) and not rival.places <= refusal.places
    if not refusal.evidence or _told_first(view, refusal, rival):
        return True
    return other and "plan" in view.cues and not rival.places <= refusal.places


def _of_plan_or_its_field(mind: Mind, view: View, card: Scored) -> bool:
    """Whether a curated answer on the plan or on ASEAN is asked for by that name, whatever else is told."""
    kind = mind.base.entry[card.card.id].kind
    return card.evidence > _FIRM and (
        (kind == "plan" and "plan" in view.cues) or (kind == "asean" and kind in view.words)
    )


def _told_first(view: View, refusal: Scored, rival: Scored) -> bool:
    """Whether the words of a refusal stand in what is told before the question, which has those of another record."""
    if len(view.tokens) <= SHORT or not refusal.places or not view.cues.any("who", "where", "plan"):
        return False
    last = max(refusal.places)
    asked = next((place for place in range(last + 1, len(view.tokens)) if view.tokens[place].breaks), None)
    return asked is not None and last < asked <= max(rival.places) and rival.places.isdisjoint(refusal.places)


def _about_item(mind: Mind, view: View) -> bool:
    """Whether the bodies of an item are asked for, by its number or its name."""
    asked = view.role is not None and "who" in view.cues
    return asked and bool(view.mentions.items or mind.finder.items_by_name(view.tokens))


def _in_passing(view: View, card: Scored) -> bool:
    """Whether a card rests on what is told before the question, or on little of it: "viết bài cho giám đốc, …"."""
    asking = next((place for place, token in enumerate(view.tokens) if token.folded in _QUESTION_WORDS), 0)
    last = max(card.places, default=0)
    if len(view.tokens) > 2 * SHORT and (card.coverage < _PASSING or last < asking):
        return True
    return any(token.folded in _SAID for token in view.tokens[last + 1 : asking])


def _is_other_subject(mind: Mind, card: Scored) -> bool:
    """Whether a refusal is of another subject than the plan, and no more than near the question."""
    return mind.base.refusal[card.card.id].reason == "other_subject" and card.similarity < ALIKE


def no_figure(view: View) -> Understood | None:
    """How much of a subject: the plan deals with it, but holds no figures."""
    top = view.top
    if top is None or top.card.kind != "topic" or top.score < LIKELY or top.similarity > 0.75:
        return None
    if view.cues.any("where", "who") or not asks_how_much(view):
        return None
    return Understood([Ask("refuse", topic=top.card.id)], score=top.score)
