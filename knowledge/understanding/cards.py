"""Rules about curated records: an exact example, a pleasantry, an honest refusal, the record that fits best."""

from __future__ import annotations

from itertools import pairwise

from knowledge.asks import Ask
from knowledge.matching import Scored
from knowledge.understanding.mind import Mind
from knowledge.understanding.progress import progress_asks
from knowledge.understanding.view import (
    ALIKE,
    APART,
    EXACT,
    JOINING,
    LIKELY,
    POLITE,
    SECOND,
    SHORT,
    SURE,
    TELLING,
    Understood,
    View,
    says_lead,
)

_ABOUT_PARTS = frozenset("item items department departments agency".split())
_UNDERSTOOD = frozenset((("da", "ro"), ("da", "hieu"), ("ro", "roi"), ("hieu", "roi")))
_CHECKING = frozenset(
    "checks check monitors monitor inspects inspect supervises supervise oversees watches eye keeps keep tracks track "
    "on of an a up over who kiem tra giam sat ai".split()
)
"""Words of checking: what is checked is the subject."""
_ALMOST = 0.9
_HEARD = 0.6
"""How alike a question must be to an example of a refusal that has no word of its own in it."""
_ALIKE_ALONE = 0.46
"""How alike a question must be to an example of a record that has no phrase in it."""
_AGAIN = frozenset(("it", "them"))
_OPENING = 3
_FAR_APART = 0.12
_HELPING = frozenset("help helps support supports assist assists".split())
_ARTICLES = frozenset(("the", "a", "an", "our", "my", "poor", "people"))
_FITTING = frozenset(("hop", "gan", "so", "doi", "lien"))
"""After these, "với" joins no second subject: "phù hợp với"."""


def exact_example(mind: Mind, view: View) -> Understood | None:
    """A question that is a curated example is answered by its record."""
    top = view.top
    if top is None or top.similarity < EXACT:
        return None
    return asks_of(mind, view, top)


def pleasantry(mind: Mind, view: View) -> Understood | None:
    """A greeting or thanks in a few words, with nothing asked."""
    asks = view.cues.any("who", "when", "where", "many") or (view.cues.yesno and len(view.tokens) > 5)
    asks = asks or (view.cues.any("lead", "coordinate") and bool(view.words & _ABOUT_PARTS))
    asks = asks or (
        "duties" in view.cues and (view.wonders or "gi" in view.words)
    )  # "đã rõ nhiệm vụ" asks nothing
    if len(view.tokens) > 14 or view.mentions.used or asks:
        return None
    for card in view.cards[:3]:
        entry = mind.base.entry.get(card.card.id) if card.card.kind == "entry" else None
        if entry is not None and entry.kind == "smalltalk" and card.evidence:
            if len(view.tokens) > SHORT and min(card.places) > 1:
                continue
            polite = card.score > (POLITE if len(view.tokens) > 5 else POLITE / 2)
            fits = card is view.top or _says_understood(view) or _is_thanked(mind, view, card)
            return asks_of(mind, view, card) if polite and fits else None
    return None


def _is_thanked(mind: Mind, view: View, card: Scored) -> bool:
    """Whether a pleasantry opens what is no question, whatever it mentions: "thanks, you saved my homework!"."""
    top = view.top
    told = top is not None and top.card.kind == "refusal" and not (view.cues.asks or view.wonders)
    return told and min(card.places) < _OPENING


def _says_understood(view: View) -> bool:
    """Whether somebody only tells that all is clear: "cảm ơn, đã rõ nhiệm vụ của sở tôi"."""
    return bool(_UNDERSTOOD.intersection(pairwise(token.folded for token in view.tokens)))


def matching_record(mind: Mind, view: View) -> Understood | None:
    """The record that fits best, if it fits well enough."""
    top = view.top
    asks = view.cues.any("who", "where", "when") or bool(view.cues.any("lead") and view.words & _ABOUT_PARTS)
    if top is not None and asks and _is_pleasantry(mind, top):
        # "Who takes care?" is no farewell.
        top = next((card for card in view.cards[:4] if not _is_pleasantry(mind, card)), None)
    if top is None:
        return None
    top = _subject_checked(mind, view, top) or top
    if top.card.kind == "refusal" and not top.evidence and top.similarity < _HEARD:
        # It only sounds like one: "kế hoạch dài mấy trang" asks for no vaccine ("… mấy mũi").
        top = next((card for card in view.cards[1:4] if card.evidence), None)
        if top is None:
            return None
    asks_plan = view.cues.any("plan", "where", "who", "lead", "coordinate") or view.cues.yesno
    asks_plan = asks_plan or ("when" in view.cues and top.card.kind == "entry")
    sure = top.score > SURE or (top.score > LIKELY and asks_plan and top.evidence > 2.5)
    sure = sure or (top.evidence > TELLING and len(top.places) > 1 and top.score > 0.22)
    sure = sure or (view.role is None and _stands_out(mind, view))
    if not sure:
        return None
    found = asks_of(mind, view, top)
    also = second_subject(mind, view, top)
    if also is not None:
        found.asks += asks_of(mind, view, also).asks
    return found


def _is_pleasantry(mind: Mind, card: Scored) -> bool:
    """Whether a card is small talk that a question only comes near."""
    entry = mind.base.entry.get(card.card.id) if card.card.kind == "entry" else None
    return entry is not None and entry.kind == "smalltalk" and card.similarity < ALIKE


def _subject_checked(mind: Mind, view: View, top: Scored) -> Scored | None:
    """A subject of which somebody is asked for, where a record is near by the asking alone.

    "Who inspects waste?" is about waste, not about who inspects the plan.
    """
    if top.card.kind != "entry" or top.similarity > _ALMOST or "who" not in view.cues or "plan" in view.cues:
        return None
    checking = {place for place, token in enumerate(view.tokens) if token.folded in _CHECKING}
    if not checking or top.places - checking - view.cues.places:
        return None
    topics = (card for card in view.cards[1:6] if card.card.kind == "topic" and card.evidence > SECOND)
    own = ((card, card.places - view.cues.places) for card in topics)
    return next((card for card, places in own if places and places.isdisjoint(top.places)), None)


def _stands_out(mind: Mind, view: View) -> bool:
    """Whether the first card is like the question in its whole wording, and no other card is near it."""
    found = view.cards
    lead = found[0].score - (found[1].score if len(found) > 1 else 0.0)
    alike = ALIKE if found[0].evidence else _ALIKE_ALONE
    if len(mind.content(view)) > 1:
        return found[0].similarity >= alike and lead >= APART
    # "Do you keep what I write here?" has one word that tells; so the whole must tell the more.
    few = any(len(word) > 1 for word in mind.content(view)) and not view.mentions.used
    return few and found[0].similarity >= _ALIKE_ALONE and lead >= _FAR_APART


def second_subject(mind: Mind, view: View, top: Scored) -> Scored | None:
    """Another record asked for in the same breath: "lá cờ và khẩu hiệu là gì?"."""
    if not top.places:
        return None
    for card in view.cards[1:6]:
        apart = card.places - view.cues.places and card.places.isdisjoint(top.places | view.mentions.used)
        if card.card.kind == "refusal" or not apart or card.evidence < max(SECOND, top.evidence / 2):
            continue
        low, high = sorted((max(min(top.places), 0), min(card.places)))
        again = max(card.places | top.places) + 1
        if again < len(view.tokens) and view.tokens[again].folded in _AGAIN:
            continue  # "watch over social policy and criticise it" is one thing asked for, not two
        joined = any(
            (token.folded in JOINING and before.folded not in _FITTING) or token.breaks == ","
            for before, token in pairwise(view.tokens[low : high + 1])
        )
        if joined and mind.clauses_of(card)[:1] != mind.clauses_of(top)[:1]:
            return card
    return None


def asks_of(mind: Mind, view: View, top: Scored) -> Understood:
    """The requests that a record stands for, in the light of what was asked about it."""
    card = top.card
    if card.kind == "entry":
        entry = mind.base.entry[card.id]
        smalltalk = entry.kind == "smalltalk"
        # "sáp nhập rồi thì gửi báo cáo cho ai": what became of the bodies is asked in the same breath.
        value = "now" if "successor" in view.cues and entry.kind == "plan" and entry.agencies else None
        return Understood([Ask("entry", entry=card.id, value=value)], score=top.score, smalltalk=smalltalk)
    if card.kind == "refusal":
        if mind.base.refusal[card.id].answers == "progress":
            return Understood(progress_asks(mind, view), score=top.score)
        return Understood([Ask("refuse", entry=card.id)], score=top.score)
    role = view.role
    if role == "coordinate" and (_helps_people(view, top) or _works_together(mind, view, top)):
        role = "lead"
    if role == "lead" and not ("who" in view.cues or says_lead(view)):
        role = None
    yesno = view.cues.yesno and role is None and not view.cues.any("where", "who", "many")
    value = "yesno" if yesno else None
    return Understood([Ask("topic", topic=card.id, role=role, value=value)], score=top.score)


def _works_together(mind: Mind, view: View, top: Scored) -> bool:
    """Whether words of helping and of working together are the subject's own: "who handles work with neighbours"."""
    return "lead" in view.cues and "coordinate" not in mind.cues.find(view.tokens, top.places)


def _helps_people(view: View, top: Scored) -> bool:
    """Whether it is a subject that is helped, and no body: "who helps orphans?" asks for those who carry it out."""
    return not view.mentions.agencies and any(
        token.folded in _HELPING and (following in top.places or view.tokens[following].folded in _ARTICLES)
        for following, token in enumerate(view.tokens[:-1], start=1)
    )


def own_card(view: View) -> Scored | None:
    """The best card that rests on words beyond the names of the bodies."""
    for card in view.cards[:4]:
        if card.similarity > 0.75 or (card.places - view.mentions.used - view.cues.places):
            return card
    return None


def strong(view: View) -> bool:
    """Whether some record fits so well that nothing else can be meant."""
    top = view.top
    return top is not None and top.score > 0.55
