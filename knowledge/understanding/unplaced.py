"""Rules about what is named without the place it stands in: "điểm b", "gạch thứ hai", "sở mình"."""

from __future__ import annotations

from itertools import pairwise

from knowledge.asks import Ask
from knowledge.numerals import nth
from knowledge.understanding.mind import Mind
from knowledge.understanding.numbered import clause_ask
from knowledge.understanding.own import BODY_NOUNS, own_places
from knowledge.understanding.view import SHORT, Understood, View

_POINTS = frozenset(("diem", "point", "letter", "subpoint"))
_PARTS = {"a": "content", "b": "lead", "c": "coordinate"}
_BULLETS = frozenset((("gach", "thu"), ("dong", "thu"), ("y", "thu"), ("gach", "so"), ("bullet", "point")))
_WANTED = frozenset("gi chi may ai".split())
"""Without one of these nothing is asked: "đã rõ nhiệm vụ của cơ quan tôi"."""
_MOST_CHOICES = 3


def part_alone(mind: Mind, view: View) -> Understood | None:
    """A lettered part or a bullet of no item: of the item last spoken of, else it is asked which."""
    mentions = view.mentions
    named = mentions.references or mentions.agencies or mentions.outside or mentions.documents
    if named or len(view.tokens) > SHORT or len(mind.content(view)) > 1:
        return None
    letter = _letter(view)
    item = mind.base.item.get(view.conversation.item or 0)
    if letter is not None and item is not None:
        clause = {
            "content": item.content_clause,
            "lead": item.implementing.clause,
            "coordinate": item.coordinating.clause,
        }[_PARTS[letter]]
        return Understood([clause_ask(mind, clause)], score=0.8, inherited=True)
    if letter is not None:
        return Understood(clarify=_PARTS[letter], score=0.5)
    pairs = {(first.folded, second.folded) for first, second in pairwise(view.tokens)}
    bulleted = bool(pairs & _BULLETS or view.words & {"bullet"}) and nth(view.tokens) is not None
    return Understood(clarify="content", score=0.5) if bulleted and item is None else None


def _letter(view: View) -> str | None:
    """The letter of a point: b of "điểm b", "point b". "điểm ạ" has none."""
    return next(
        (
            letter.key
            for head, letter in pairwise(view.tokens)
            if head.folded in _POINTS and letter.key in _PARTS and letter.breaks in ("", ",")
        ),
        None,
    )


def own_body(mind: Mind, view: View) -> Understood | None:
    """What the writer's own body must do, of whom nothing is known: it is asked which body that is."""
    if view.mentions.used or len(view.tokens) > 2 * SHORT or not own_places(view.tokens):
        return None
    asked = view.cues.any("duties", "lead", "coordinate", "participate", "where")
    asked = asked and (view.wonders or view.cues.yesno or bool(view.words & _WANTED))
    if not asked or any(word not in BODY_NOUNS for word in mind.content(view)):
        return None
    base = mind.base
    shared = base.plan.report_due.clause.rpartition(".")[0]
    own = dict.fromkeys(duty.agency for duty in base.duties if duty.role in ("leads", "advises"))
    choices = [Ask.of_clause(shared), *(Ask.of_agency(agency) for agency in list(own)[:_MOST_CHOICES])]
    return Understood(clarify="agency", choices=choices, score=0.5)
