"""Rules about progress and results: the plan assigns the work and holds none, whatever it is asked of."""

from __future__ import annotations

from itertools import pairwise

from knowledge.asks import Ask
from knowledge.matching import Scored
from knowledge.understanding.mind import Mind
from knowledge.understanding.view import LIKELY, SURE, Understood, View, is_short, says_body, says_report

_HANDED_IN = frozenset(("gui", "nop", "nhap", "update", "submit", "send", "enter"))
_HOW = {("the", "nao"), ("lam", "sao"), ("how", "to"), ("how", "do"), ("cach", "bao")}
"""Whoever hands a report or an update in asks how, not how far."""
_SO_FAR = frozenset("da chua have has had been not already".split())
_REPORTING = frozenset("bao nop gui reported submitted sent".split())
_REPORTS = frozenset("cao report reports reported".split())
_OF_BOT = frozenset(("bot", "lenh", "command", "commands"))
"""Whoever asks how to see in the bot who has reported is told of the bot."""
_DID = frozenset("did has have".split())
_SEND = frozenset(
    "send sent hand handed turn turned file filed submit submitted deliver delivered report reported".split()
)
_SENT = frozenset("report reports reported results figures data numbers update".split())
_MANY = frozenset("nhieu may many which what".split())
_WHICH = frozenset(("nao", "mo"))
_COUNTED = frozenset(
    "so huyen quan vi districts district departments department agencies agency bodies units".split()
)
_BEST = frozenset("tot kem gioi nhanh".split())
_BEST_EN = frozenset(("best", "worst"))
_SEND_LATE = frozenset(
    "were was cao nop gui send sent submit submitted reported handed report reports".split()
)
_IF = frozenset("neu if thi phat bi xu kip duoc can could would allowed may".split()) - _MANY
"""With these it is asked what happens to whoever is late."""
_FEW = 4
_SIMILAR = 0.75


def progress(mind: Mind, view: View) -> Understood | None:
    """How far an item, a body, a subject's item or the plan has come: before who carries it out."""
    if "progress" not in view.cues or view.mentions.dates or view.cues.any("who", "when", "where", "late"):
        return None
    how = says_report(view) and not _HOW.isdisjoint(pairwise(token.folded for token in view.tokens))
    updates = any(
        token.folded == "cap" and following.folded == "nhat" for token, following in pairwise(view.tokens)
    )
    if how or updates or view.words & _HANDED_IN or (says_report(view) and not items_named(mind, view)):
        return handing_in(mind, view)
    asks = progress_asks(mind, view)
    named = asks != [Ask("progress")]
    bare = view.cues.subjects.issuperset(mind.content_places(view)) and not view.mentions.outside
    if bare and not named and "plan" not in view.cues and is_short(view):
        of_last = progress_of_last(view)
        if of_last is not None:
            return of_last
    if view.top is not None and of_another_record(mind, view, view.top):
        return None
    if named:
        return Understood(asks, score=1.0)
    if view.mentions.outside:
        return None
    subject = subject_of(view)
    if subject is not None:
        owner = mind.base.item_of(mind.base.topic[subject.card.id].clauses[0])
        return Understood([Ask("progress", item=owner.number if owner else None)], score=subject.score)
    return Understood(asks, score=0.8) if bare and ("plan" in view.cues or len(view.tokens) <= _FEW) else None


def reported(mind: Mind, view: View) -> Understood | None:
    """How many or which bodies have reported so far: before who must report, and how many bodies there are."""
    if has_handed_in(view) or counts_those_who_did(view):
        return Understood(progress_asks(mind, view), score=1.0)
    if not view.cues.any("who", "many") or view.cues.any("when", "late") or view.words & _OF_BOT:
        return None
    said = [token.folded for token in view.tokens if token.text != "dạ"]
    handed_in = any(first in _SO_FAR and second in _REPORTING for first, second in pairwise(said))
    if not handed_in or not _REPORTS & set(said):
        return None
    return Understood(progress_asks(mind, view), score=1.0)


def has_handed_in(view: View) -> bool:
    """Whether one body is asked after that should have reported: "did Thạch Hà send in its results on time?"."""
    first = next((token.folded for token in view.tokens if token.folded in _DID), None)
    whether = view.cues.yesno or ("when" in view.cues and bool(view.mentions.years))
    asked = first is not None and whether and bool(view.mentions.agencies or view.words & _COUNTED)
    sent = bool(view.words & _SEND) and bool(view.words & _SENT)
    # "Does it have to report" is about the duty, and so is a date that is too late.
    must = not {("have", "to"), ("has", "to")}.isdisjoint(pairwise(token.folded for token in view.tokens))
    must = must or "duties" in view.cues
    return asked and sent and not must and not view.mentions.dates


def counts_those_who_did(view: View) -> bool:
    """Whether it is asked how many or which bodies were late, or have done something: "bao nhiêu huyện nộp trễ"."""
    said = [token.folded for token in view.tokens]
    counted = next((place for place, pair in enumerate(pairwise(said)) if _counts_bodies(*pair)), None)
    sent_late = "late" in view.cues and bool(_SEND_LATE.intersection(said)) and bool(view.mentions.years)
    if sent_late and "who" in view.cues and not _IF.intersection(said):
        return True
    if counted is None or _IF.intersection(said) or _OF_BOT.intersection(said[:-1]):
        return False
    after = said[counted + 2 : counted + 5]
    if ("nhat" in said and not _BEST.isdisjoint(said)) or not _BEST_EN.isdisjoint(said):
        return True
    late = "late" in view.cues and "when" not in view.cues and bool(_SEND_LATE.intersection(said))
    if "chua" in after and _HANDED_IN.intersection(after):
        return True
    return late or bool(
        ({"da", "chua"} & set(after) or "xong" in said) and said[counted] in _MANY and not view.mentions.items
    )


def _counts_bodies(first: str, second: str) -> bool:
    return (first in _MANY and second in _COUNTED) or (first in _COUNTED and second in _WHICH)


def progress_of_last(view: View) -> Understood | None:
    """The progress of the item last spoken of, else of the body."""
    before = view.conversation
    agency = before.agency if before.item is None or says_body(view) else None
    item = before.item if agency is None else None
    if item is None and agency is None:
        return None
    return Understood([Ask("progress", item=item, agency=agency)], score=0.8, inherited=True)


def subject_of(view: View) -> Scored | None:
    """The subject whose progress is asked for, by words of its own."""
    topics = (card for card in view.cards[:3] if card.card.kind == "topic" and card.score > LIKELY)
    return next((card for card in topics if card.places - view.cues.subjects), None)


def handing_in(mind: Mind, view: View) -> Understood | None:
    """How an officer hands in the progress of an item: the bot's own help, before the item itself."""
    for card in view.cards[:3] if items_named(mind, view) else ():
        entry = mind.base.entry.get(card.card.id) if card.card.kind == "entry" else None
        if entry is not None and entry.kind == "bot" and card.score > LIKELY:
            return Understood([Ask.of_entry(entry.id)], score=card.score)
    return None


def answers_progress(mind: Mind, card: Scored) -> bool:
    """Whether a card is the refusal that answers about progress, for a question alike."""
    refusal = mind.base.refusal.get(card.card.id)
    return refusal is not None and refusal.answers == "progress" and card.score > LIKELY


def of_another_record(mind: Mind, view: View, top: Scored) -> bool:
    """Whether a curated record is asked for by these words: "kết quả" stands in many."""
    if top.card.kind == "topic" or any(answers_progress(mind, card) for card in view.cards[:2]):
        return False
    if top.card.kind == "refusal":
        return top.score > SURE and not view.mentions.items
    return top.similarity > _SIMILAR or (top.score > SURE and not view.mentions.used)


def progress_asks(mind: Mind, view: View) -> list[Ask]:
    """The requests for progress that the items and bodies named make; of the whole plan if none is named."""
    agency = view.mentions.agencies[0] if view.mentions.agencies else None
    items = items_named(mind, view)
    return [Ask("progress", item=item, agency=agency) for item in items[:3]] or [
        Ask("progress", agency=agency)
    ]


def items_named(mind: Mind, view: View) -> list[int]:
    """The items named by number, or by the number of a clause of theirs."""
    owners = (mind.base.item_of(clause) for clause in view.mentions.clauses)
    return list(
        dict.fromkeys((*view.mentions.items, *(owner.number for owner in owners if owner is not None)))
    )
