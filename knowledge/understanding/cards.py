"""Rules about curated records: an exact example, a pleasantry, an honest refusal, the record that fits best."""

from __future__ import annotations

from itertools import pairwise

from knowledge.asks import Ask
from knowledge.matching import Scored
from knowledge.understanding.mind import Mind, tokens
from knowledge.understanding.progress import progress_asks
from knowledge.understanding.view import (
    ALIKE,
    APART,
    BODY_WORDS,
    CERTAIN,
    EXACT,
    JOINING,
    LIKELY,
    POLITE,
    REFUSAL_LEAD,
    SECOND,
    SHORT,
    SURE,
    TELLING,
    Understood,
    View,
    asks_how_much,
    says_body,
    says_lead,
    says_report,
)

_OWN_BODY = frozenset("so ben co quan vi our my".split())
_OWNERS = frozenset("toi minh em chung tui cua department agency office".split())
_ABOUT_PARTS = frozenset("item items department departments agency".split())
_DONG = frozenset(("dong", "bat"))
"""After "mấy" lines are counted, typed without their mark."""
_MONEY = frozenset("trieu ti ty tien nghin baht usd dollars dollar money million billion vnd".split())
_HOW_MUCH = frozenset("may nhieu many much".split())
_HUNDREDS = frozenset(("tram", "chuc"))
_PAID = frozenset("pay pays paid cost costs spend spent spends".split())
_WHAT_SUM = "kinh phí bao nhiêu tiền"
_NAMES = frozenset("ten name named called ai who".split())
_TITLES = frozenset(("gd", "pgd", "sep", "heads"))
_HEADS = frozenset("head boss chief leader director".split())
_WHO_HEADS = "giám đốc sở tên là gì"
_MAKING = frozenset("lap len viet soan lam".split())
_THE = frozenset("the this your ur ha provincial that".split())
_WONDERING = frozenset("what which how who whose nao".split())
_NEARLY = 0.7
_EVEN = 0.95
_ALIKE_REFUSAL = 0.75
_PASSING = 0.2
"""A refusal that rests on a smaller share of a long message's words is on what is told in passing."""
_QUESTION_WORDS = frozenset("ai nao gi may who which what".split())
_SAID = frozenset("hoi bao giao bat nho yeu dan asks wants asked".split())
"""Between a person and the question, these tell that the person only asks it: "giám đốc em hỏi mục 4 …"."""
_UNDERSTOOD = frozenset((("da", "ro"), ("da", "hieu"), ("ro", "roi"), ("hieu", "roi")))
_BACK = frozenset(("do", "nay", "ay"))
_CHECKING = frozenset(
    "checks check monitors monitor inspects inspect supervises supervise oversees watches eye keeps keep tracks track "
    "on of an a up over who kiem tra giam sat ai".split()
)
"""Words of checking: what is checked is the subject."""
_ALMOST = 0.9
_FIRM = 4.0
"""Evidence of a whole phrase of a curated answer."""
_HEARD = 0.6
"""How alike a question must be to an example of a refusal that has no word of its own in it."""
_ALIKE_ALONE = 0.46
"""How alike a question must be to an example of a record that has no phrase in it."""
_OWN = 2.5
"""Evidence of a telling word of a record's own."""
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
            fits = card is view.top or _says_understood(view)
            return asks_of(mind, view, card) if polite and fits else None
    return None


def _says_understood(view: View) -> bool:
    """Whether somebody only tells that all is clear: "cảm ơn, đã rõ nhiệm vụ của sở tôi"."""
    return bool(_UNDERSTOOD.intersection(pairwise(token.folded for token in view.tokens)))


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
    found = mind.matcher.score(tokens(_WHO_HEADS))
    refusal = next((card for card in found if card.card.kind == "refusal"), None)
    return asks_of(mind, view, refusal) if refusal is not None else None


def money_asked(mind: Mind, view: View) -> Understood | None:
    """A sum of money, whatever it is for: the plan names none, and a subject's answer would be none either."""
    words = [token.folded for token in view.tokens]
    paid = ("how", "much") in set(pairwise(words)) and _PAID & set(words)
    if not paid and not any(
        first in _HOW_MUCH | _HUNDREDS and (second in _MONEY or (second in _DONG and first != "may"))
        for first, second in pairwise(words)
    ):
        return None
    found = mind.matcher.score(tokens(_WHAT_SUM))
    refusal = next((card for card in found if card.card.kind == "refusal"), None)
    return asks_of(mind, view, refusal) if refusal is not None else None


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
    if says_body(view) and view.conversation.agency and top.places <= _pointing_back(view):
        return None
    if top.score < needed or (rival is not None and rival.score > REFUSAL_LEAD * top.score):
        return no_figure(view)
    own = plans_own_subject(mind, view, top)
    if own is not None:
        return asks_of(mind, view, own)
    return asks_of(mind, view, top)


def asks_own_part(view: View) -> bool:
    """Whether somebody asks what the one body that is named, their own, must do."""
    words = [token.folded for token in view.tokens]
    own = any(first in _OWN_BODY and second in _OWNERS for first, second in pairwise(words))
    return own and len(view.mentions.agencies) == 1 and view.cues.any("duties", "where")


def plans_own_subject(mind: Mind, view: View, refusal: Scored) -> Scored | None:
    """A subject of the plan that is as evident as what is refused, where the person speaks of the plan.

    "Trời nắng hạn …, kế hoạch có đỡ đần gì không" asks for no weather. What the plan does not hold is still refused,
    unless it is only told before the plan is spoken of.
    """
    plan = speaks_of_plan(view)
    if plan is None or not refusal.places:
        return None
    other = mind.base.refusal[refusal.card.id].reason == "other_subject"
    told = max(refusal.places) < plan
    if any(token.folded in _WONDERING for token in view.tokens[: min(refusal.places)]):
        return None  # "what tax incentives does the plan grant": what is refused is what is asked for
    least = _NEARLY if other else _EVEN
    if (not other and not told) or refusal.similarity > _ALIKE_REFUSAL:
        return None
    after = mind.matcher.score(view.tokens[plan + 1 :])[:2] if told and len(view.tokens) > 2 * SHORT else []
    for card in after:
        own_refusal = card.card.kind == "refusal" and other and card.card.id != refusal.card.id
        if (card.card.kind == "topic" or own_refusal) and card.evidence > SECOND and card.score > POLITE:
            return card
    for card in view.cards[:5]:
        own = card.places - refusal.places - view.cues.places
        named = bool(own) if told else any(place > plan for place in own)
        if (
            card.card.kind == "topic"
            and named
            and card.evidence > SECOND
            and card.score > least * refusal.score
        ):
            return card
    return None


def speaks_of_plan(view: View) -> int | None:
    """Where the plan itself is spoken of and asked about: "kế hoạch có nói …", "does the plan …"; None if it is not."""
    words = [token.folded for token in view.tokens]
    asks = (
        view.cues.yesno
        or view.wonders
        or {"co", "khong"} <= view.words
        or view.cues.any("content", "who", "where")
    )
    if not asks:
        return None
    for place, word in enumerate(words):
        if word == "hoach" and words[place - 1] == "ke" and (place < 2 or words[place - 2] not in _MAKING):
            return place
        if word in ("plan", "document") and place and words[place - 1] in _THE:
            return place
    return None


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


def _pointing_back(view: View) -> set[int]:
    """The places of "sở đó" typed without its marks, which is a "sổ đỏ" too."""
    return {
        place
        for place, (first, second) in enumerate(pairwise(view.tokens))
        if not (first.marked or second.marked) and first.folded in BODY_WORDS and second.folded in _BACK
        for place in (place, place + 1)
    }


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
    sure = top.score > SURE or (top.score > LIKELY and asks_plan and top.evidence > 2.5)
    sure = sure or (top.evidence > TELLING and len(top.places) > 1 and top.score > 0.22)
    sure = sure or (view.role is None and len(mind.content(view)) > 1 and _stands_out(view.cards))
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


def _stands_out(found: list[Scored]) -> bool:
    """Whether the first card is like the question in its whole wording, and no other card is near it."""
    lead = found[0].score - (found[1].score if len(found) > 1 else 0.0)
    alike = ALIKE if found[0].evidence else _ALIKE_ALONE
    return found[0].similarity >= alike and lead >= APART


def second_subject(mind: Mind, view: View, top: Scored) -> Scored | None:
    """Another record asked for in the same breath: "lá cờ và khẩu hiệu là gì?"."""
    if not top.places:
        return None
    for card in view.cards[1:6]:
        apart = card.places - view.cues.places and card.places.isdisjoint(top.places | view.mentions.used)
        if card.card.kind == "refusal" or not apart or card.evidence < max(SECOND, top.evidence / 2):
            continue
        low, high = sorted((max(min(top.places), 0), min(card.places)))
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
