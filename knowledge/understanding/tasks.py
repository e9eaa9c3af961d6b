"""Rules about the task, the report or the document just spoken of: by when, with whom, and to whom it is passed on."""

from __future__ import annotations

from itertools import pairwise

from knowledge.asks import Ask
from knowledge.understanding.mind import Mind, tokens
from knowledge.understanding.view import SHORT, Understood, View

_FEW = 6
_LONGER = 14
_HANDED_ON = frozenset("receive receives received receiving send sent submit nhan gui nop".split())
_PASSED_ON = frozenset(
    "forward forwards forwarded pass passes onward summary consolidated trinh chuyen tiep".split()
)
_POINTED = frozenset(
    (
        ("viec", "do"),
        ("viec", "nay"),
        ("viec", "ay"),
        ("do", "that"),
        ("do", "it"),
        ("that", "task"),
        ("chuyen", "do"),
    )
)


def when_here(mind: Mind, view: View) -> Understood | None:
    """When was it issued, of the document just spoken of; by when, of the report just spoken of."""
    before = view.conversation
    if "when" not in view.cues or "plan" in view.cues or len(view.tokens) > SHORT or before.clause is None:
        return None
    if view.mentions.used or len(mind.content(view)) > 2:
        return None
    if before.clause == mind.base.plan.report_due.clause and _HANDED_ON.issuperset(mind.content(view)):
        return Understood([Ask.deadline()], score=0.8, inherited=True)
    clause = mind.base.clause.get(before.clause)
    if len(view.tokens) > _FEW:
        return None
    dated = clause is not None and mind.finder.find(tokens(clause.text)).dates
    if dated and before.intent in ("clause", "topic", "quote") and before.item is not None:
        return Understood([Ask.of_clause(before.clause)], score=0.8, inherited=True)
    return None


def task_here(mind: Mind, view: View) -> Understood | None:
    """With whom, of a task just spoken of; whom the report just spoken of is passed on to."""
    before = view.conversation
    if before.clause is None or view.mentions.used or len(view.tokens) > _LONGER or "plan" in view.cues:
        return None
    due = mind.base.plan.report_due.clause
    passed = bool(view.words & _PASSED_ON) and view.cues.any("who", "where")
    if passed and before.clause == due:
        return Understood([Ask.of_clause(due)], score=0.8, inherited=True)
    owned = any(duty.clause == before.clause and duty.role != "reports" for duty in mind.base.duties)
    pointed = not _POINTED.isdisjoint(pairwise(token.folded for token in view.tokens))
    if not pointed or "coordinate" not in view.cues or mind.content(view):
        return None
    if before.intent == "agency":
        shared = {duty.clause for duty in mind.base.duties if duty.agency != before.agency}
        own = {duty.clause for duty in mind.base.duties if duty.agency == before.agency} - shared
        return Understood([Ask.of_clause(*own)], score=0.8, inherited=True) if len(own) == 1 else None
    return Understood([Ask.of_clause(before.clause)], score=0.8, inherited=True) if owned else None
