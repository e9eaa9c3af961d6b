"""Rules about bodies: those of the plan, alone or beside an item or a subject, and those it does not name."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from knowledge.asks import Ask
from knowledge.matching import Scored
from knowledge.understanding import cards, refusals
from knowledge.understanding.meant import all_items, asks_rest, item_meant, role_meant
from knowledge.understanding.mind import Mind
from knowledge.understanding.view import (
    LIKELY,
    POLITE,
    SHORT,
    SURE,
    TELLING,
    Understood,
    View,
    asks_how_much,
    says_lead,
    says_report,
    says_sent,
)

_WHO = frozenset(("ai", "nao", "who", "which"))
_WITHOUT = frozenset((("khong", "co"), ("chang", "co"), ("vang",), ("thieu",), ("without",)))
_DENIED = {
    ("phoi", "hop"): "coordinate",
    ("coordinate",): "coordinate",
    ("thuc", "hien"): "lead",
    ("chu", "tri"): "lead",
    ("lam",): "lead",
    ("implement",): "lead",
    ("lead",): "lead",
}
_WHY = frozenset(("sao", "why", "how"))
_ITEM_WORDS = frozenset(("muc", "hoat", "item", "items", "activity", "activities"))
_ONLY_ITEM = frozenset((("moi", "muc"), ("chi", "muc"), ("only", "item"), ("just", "item"), ("only", "in")))
_PERIODS = frozenset("thang qui tuan monthly quarterly weekly month quarter week".split())
"""What is not the year: whether a body reports each year is not what "báo cáo tháng" asks."""
_OTHERS = frozenset(("khac", "nua", "other", "else", "others"))
_EVIDENT = 4.0
"""So much evidence of a subject, and it is its item that a body is asked to lead."""
_CLAUSE = 3
"""So many words after a body make a clause of their own, in which something is told of it."""
_OF_PLAN = 3
"""With fewer words of another subject, it is the plan itself that a body is asked to lead."""


def outside_body(mind: Mind, view: View) -> Understood | None:
    """A body that the plan does not name: said so, before a body it does name could be taken for it."""
    outside = view.mentions.outside
    if not outside or view.mentions.agencies:
        return None
    wanted = view.cues.any("who", "where", "duties", "lead", "participate", "coordinate", "successor", "late")
    if len(view.tokens) > 2 * SHORT and not wanted:
        return None  # a body named in a story is not asked about
    top = view.top
    asks_duties = view.cues.any("duties") and not view.cues.any("successor", "who") and not view.cues.yesno
    earlier = bool(mind.base.predecessors(outside[0]))
    asks_duties = asks_duties or (
        earlier and view.cues.any("where") and not view.cues.any("successor", "who", "when")
    )
    if asks_duties and not view.mentions.items and earlier:
        return Understood([Ask("outside", agency=outside[0], value="duties")], score=0.9)
    if view.cues.yesno and says_report(view) and not view.cues.any("who", "when", "where", "late"):
        if is_requested(mind, outside[0]):
            return Understood([Ask("outside", agency=outside[0], role="any", value="yesno")], score=0.9)
        if not is_reporter(mind, outside[0]):
            return Understood([Ask("outside", agency=outside[0], value="report")], score=0.9)
    if top is not None and top.card.kind == "entry" and not view.mentions.items:
        about = bool(view.mentions.body_places[outside[0]] & top.places) and top.score > SURE
        about = about and not says_lead(view, besides=top.places) and "duties" not in view.cues
        own = asks_duties and is_requested(
            mind, outside[0]
        )  # "Đoàn thanh niên làm gì?" is not what citizens do
        if about or (top.similarity > 0.7 and not own) or (top.score > 0.7 and not view.role and not own):
            return cards.asks_of(mind, view, top)
    yesno = "yesno" if view.cues.yesno and not view.cues.any("where") else None
    role = "lead" if view.cues.any("lead") and not view.cues.any("duties") else "any"
    if "coordinate" in view.cues:
        role = "coordinate"
    item = next(iter(view.mentions.items or item_meant(mind, view)), None)
    telling = top is not None and (top.score > SURE or (top.score > LIKELY and top.evidence > _EVIDENT))
    if item is None and top is not None and top.card.kind == "topic" and telling:
        owner = mind.base.item_of(mind.base.topic[top.card.id].clauses[0])
        others = "who" in view.cues and mind.base.outsider[outside[0]].group is None
        others = others or _told_before(view, outside)
        if (view.cues.any("who", "where") and not view.cues.yesno and role != "lead") or others:
            return cards.asks_of(mind, view, top)
        number = owner.number if owner is not None and (role == "lead" or yesno) else None
        return Understood([Ask("outside", agency=outside[0], role=role, value=yesno, item=number)], score=0.9)
    asks = [Ask("outside", agency=body, role=role, value=yesno, item=item) for body in outside[:2]]
    return Understood(asks, score=0.9)


def _told_before(view: View, outside: list[str]) -> bool:
    """Whether a body is only named in what is told before the question: "xã em năm nào cũng lụt, sở nào lo?"."""
    last = max(place for body in outside for place in view.mentions.body_places[body])
    told = next((place for place in range(last + 1, len(view.tokens)) if view.tokens[place].breaks), None)
    return told is not None and told - last > _CLAUSE and "plan" in view.cues


def is_requested(mind: Mind, outside: str) -> bool:
    """Whether a body comes under a phrase whose bodies are asked for support and ordered nothing."""
    group = mind.base.group.get(mind.base.outsider[outside].group or "")
    members = group.members if group is not None else ()
    return any(duty.agency in members and duty.role == "requested" for duty in mind.base.duties)


def is_reporter(mind: Mind, outside: str) -> bool:
    """Whether a body may come under the words that order the yearly report: a department that is not named."""
    group = mind.base.group.get(mind.base.outsider[outside].group or "")
    due = mind.base.plan.report_due.clause
    ordered = " ".join(mind.base.clause[clause].text for clause in (due.rpartition(".")[0], due))
    return group is not None and group.name.vi.lower() in ordered.lower()


def named_bodies(mind: Mind, view: View) -> Understood | None:
    """Bodies of the plan: beside an item, beside a subject, or alone."""
    agencies = view.mentions.agencies
    if view.mentions.ambiguous and not agencies and len(mind.content(view)) < 3:
        ids = view.mentions.ambiguous[0].split()
        return Understood(clarify="place", choices=[Ask.of_agency(agency) for agency in ids], score=0.6)
    if not agencies:
        return None
    every = all_items(view, agencies)
    if every is not None:
        return every
    items = view.mentions.items or item_meant(mind, view)
    if not items and asks_any_item(view):
        asks = [Ask("agency-items", agency=body, role="lead", value="some") for body in agencies[:3]]
        return Understood(asks, score=0.9)
    if not items and view.role is not None and view.cues.any("who", "yesno"):
        items = mind.finder.items_by_name(view.tokens)
    if items:
        return bodies_and_items(mind, view, agencies, items)
    special = (
        None if "where" in view.cues and refusals.asks_own_part(view) else special_body(mind, view, agencies)
    )
    if special is not None:
        return special
    return bodies_alone(mind, view, agencies)


def bodies_and_items(mind: Mind, view: View, agencies: list[str], items: list[int]) -> Understood:
    """A body and an item: has it a part there?"""
    if {"lead", "coordinate"} <= view.cues.names and view.words & {"hay", "hoac", "or"}:
        return Understood(
            [Ask("role", agency=agencies[0], item=item, role="any") for item in items[:2]], score=1.0
        )
    others_asked = view.cues.any("where", "duties") or bool(view.words & _OTHERS)
    if "besides" in view.cues and others_asked and "who" not in view.cues:
        role = "coordinate" if view.role == "coordinate" else "lead"
        others = Ask("agency-items", agency=agencies[0], role=role)
        if role == "lead" and view.cues.yesno:  # "… ngoài mục 1 nữa không": has it any other?
            others = replace(others, item=items[0], value="besides")
        return Understood([others], score=1.0)
    if len(items) == 1 and view.role != "coordinate" and "who" not in view.cues and says_only_item(view):
        return Understood([Ask("agency-items", agency=agencies[0], item=items[0], role="lead")], score=1.0)
    if "who" in view.cues and "coordinate" in view.cues and not view.cues.yesno:
        return Understood([Ask.coordinate(item) for item in items[:2]], score=1.0)
    shared = [number for number in items if len(mind.base.item[number].implementing.agencies) > 1]
    if "only" in view.cues and view.cues.yesno and shared:
        return Understood([Ask("lead", item=number, role="single") for number in shared[:2]], score=1.0)
    if "who" in view.cues and "lead" in view.cues and not view.cues.yesno:
        return Understood([Ask.lead(item) for item in items[:2]], score=1.0)
    if {"who", "besides"} <= view.cues.names:
        return Understood([Ask.lead(item) for item in items[:2]], score=1.0)  # "ngoài sở Y tế thì còn sở nào"
    role = role_meant(view) or asked_role(view)
    claimed = view.role == role and not view.cues.asks  # "they say that DONRE leads number four"
    whether = view.cues.yesno or role_meant(view) or claimed
    value = "yesno" if whether else "why" if view.words & _WHY else None
    asks = [
        Ask("role", agency=agency, item=item, role=role, value=value)
        for item in items[:3]
        for agency in agencies[:3]
    ]
    asks_who = bool(view.words & _WHO) and {"who", "lead"} <= view.cues.names and view.role == "lead"
    if asks_who and view.cues.yesno and len(view.tokens) > SHORT:
        asks = [*asks[:2], *(Ask.lead(item) for item in items[:1])]  # "…, hay sở nào thực hiện?"
    return Understood(asks[:4], score=1.0)


def asks_any_item(view: View) -> bool:
    """Whether a body is asked to carry out any item at all: "an implementing agency of any of the five activities"."""
    folded = [token.folded for token in view.tokens]
    item = next((place for place, word in enumerate(folded) if word in _ITEM_WORDS), None)
    return item is not None and "any" in folded[max(0, item - 4) : item] and says_lead(view)


def says_only_item(view: View) -> bool:
    """Whether one item and no other is meant to be a body's: "chỉ làm mỗi mục 3 thôi", "only item 3"."""
    folded = [token.folded for token in view.tokens]
    pairs = set(pairwise(folded))
    only = bool(pairs & _ONLY_ITEM) or ("chi" in folded and "thoi" in folded)
    only = only or (
        "only" in folded and bool({("does", "item"), ("do", "item"), ("implements", "item")} & pairs)
    )
    return only and (view.cues.yesno or (folded[0] == "so" and "only" in folded) or "besides" in view.cues)


def owned(view: View) -> bool:
    """Whether something is asked to be a body's own: "mục của sở Y tế", "does it belong to …"."""
    starts = {min(places) for places in view.mentions.body_places.values() if places}
    before = {view.tokens[place - 1].folded for place in starts if place}
    return bool(before & {"cua", "thuoc"} or view.words & {"belong", "belongs"})


def asked_role(view: View) -> str:
    """The part that a question gives a body: ``lead``, ``coordinate`` or ``any``."""
    if view.cues.any("participate"):
        return "any"
    if "negation" in view.cues and not _is_tag(
        view
    ):  # "không thực hiện mục 3 đúng không": what is denied is asked about
        return next((role for words, role in _DENIED.items() if set(words) <= view.words), "any")
    if "coordinate" in view.cues:
        return "coordinate"
    return "lead" if "lead" in view.cues or owned(view) or view.words & {"gives", "job"} else "any"


def _is_tag(view: View) -> bool:
    """Whether "not" only asks for a yes: "…, doesn't it?"."""
    last = [token.folded for token in view.tokens[-3:]]
    return last[1:2] == ["t"] and last[-1:] in (["it"], ["they"], ["he"], ["she"])


def special_body(mind: Mind, view: View, agencies: list[str]) -> Understood | None:
    """An agency in a question that is about something else: a curated record, a subject, its successor."""
    top = cards.own_card(view)
    cues = view.cues
    agency = agencies[0]
    if top is not None and top.card.kind == "entry":
        found = record_of_body(mind, view, top, agency)
        if found is not None:
            return found
    sent = cues.yesno and says_sent(view) and not cues.any("late", "when")
    if sent and "recipients" in mind.finder.named_in(agency):
        return Understood([Ask("role", agency=agency, clause="recipients", value="yesno")], score=0.8)
    if "to-english" in cues:
        names = [Ask("agency", agency=body, value="name") for body in agencies[:3]]
        duties = [Ask.of_agency(body) for body in agencies[:1]] if "duties" in cues else []
        return Understood(names + duties, score=1.0)
    told = len(view.tokens) > 2 * SHORT and "who" not in cues
    if "successor" in cues and not told and not cues.any("duties", "where"):
        return Understood([Ask("agency", agency=body, value="successor") for body in agencies[:3]], score=1.0)
    of_plan = "plan" in cues and len(mind.content(view)) < _OF_PLAN
    of_subject = top is not None and top.card.kind == "topic" and top.score > LIKELY
    if cues.yesno and "lead" in cues and of_plan and "where" not in cues and not of_subject:
        clause = mind.base.plan.lead.clause
        asks = [Ask("role", agency=agency, clause=clause, value="yesno")]
        # "làm gì trong kế hoạch, có chủ trì không": both are asked.
        return Understood(asks + ([Ask.of_agency(agency)] if "duties" in cues else []), score=1.0)
    if top is not None and top.card.kind == "topic" and (top.score > LIKELY or top.evidence > TELLING):
        return subject_of_body(mind, view, top, agency)
    return None


def record_of_body(mind: Mind, view: View, top: Scored, agency: str) -> Understood | None:
    """An agency beside a curated answer: that answer, unless the agency's own part is asked for."""
    cues = view.cues
    entry = mind.base.entry[top.card.id]
    due = mind.base.plan.report_due.clause
    asks_whether = cues.yesno or {"co", "khong"} <= view.words
    if (
        asks_whether
        and says_report(view)
        and due in entry.clauses
        and not view.mentions.dates
        and not view.words & _PERIODS
        and top.score > LIKELY
    ):
        return Understood([Ask("check", agency=agency, value="report")], score=top.score)
    of_its_own = "duties" in cues and not cues.any("who", "when", "late") and top.similarity < 0.8
    counted = cues.any("where", "many") and (view.role is not None or bool(view.words & _ITEM_WORDS))
    counted = counted or (cues.yesno and "lead" in cues and bool(view.words & _ITEM_WORDS))
    evident = "who" in cues and top.evidence > 2 * TELLING
    asks_items = counted and top.similarity < 0.65 and agency not in entry.agencies and not evident
    sure = top.score > SURE or (top.evidence > 4 and top.score > LIKELY)
    own = duty_near(mind, view, agency, least=LIKELY)
    if own is not None and sure and agency not in entry.agencies and due not in entry.clauses:
        return Understood([Ask.of_clause(own)], score=0.9)
    if sure and not (of_its_own or asks_items):
        return cards.asks_of(mind, view, top)
    return None


def subject_of_body(mind: Mind, view: View, top: Scored, agency: str) -> Understood:
    """An agency beside a subject: has it a part there, what is its own task on it, else the subject."""
    cues = view.cues
    if cues.yesno and "who" not in cues:
        role = asked_role(view)
        return Understood(
            [Ask("role", agency=agency, topic=top.card.id, role=role, value="yesno")], score=0.9
        )
    if cues.any("duties") and not cues.any("where", "who") and duty_in(mind, top, agency) is not None:
        return Understood([Ask.of_agency(agency)], score=0.9)
    own = duty_near(mind, view, agency)
    if own is not None and own != mind.base.topic[top.card.id].clauses[0]:
        return Understood([Ask.of_clause(own)], score=0.9)
    return cards.asks_of(mind, view, top)


def duty_in(mind: Mind, top: Scored, agency: str) -> str | None:
    """The clause of a subject that is a body's own task in section V."""
    clauses = mind.base.topic[top.card.id].clauses
    return next(
        (duty.clause for duty in mind.base.duties if duty.agency == agency and duty.clause in clauses), None
    )


def duty_near(mind: Mind, view: View, agency: str, least: float = POLITE) -> str | None:
    """The clause of a body's own task on one of the subjects that come near: "đoàn thể giám sát gì?"."""
    near = (card for card in view.cards[:4] if card.card.kind == "topic" and card.score > least)
    return next((clause for card in near if (clause := duty_in(mind, card, agency)) is not None), None)


def bodies_alone(mind: Mind, view: View, agencies: list[str]) -> Understood | None:
    """A body and nothing else that is known: its items in one role, or all its parts."""
    cues = view.cues
    bare = not cues.asks and not cues.any("lead", "coordinate", "participate")
    wanted = cues.any(
        "who", "where", "duties", "most", "participate", "successor", "coordinate"
    ) or says_lead(view)
    counts = "many" in cues and bool(view.words & _ITEM_WORDS)
    wanted = wanted or counts
    told = len(view.tokens) > 2 * SHORT and not (counts or cues.any("who", "where", "duties", "most"))
    if told or (len(view.tokens) > 1.5 * SHORT and not wanted):
        return None  # a body named in a story is not asked about
    if bare and view.conversation.intent in ("agency-items", "role", "lead", "coordinate"):
        inherited = inherit_body(view, agencies)
        if inherited is not None:
            return inherited
    left_out = "negation" in cues or says_without(view, agencies)
    if left_out and ("where" in cues or view.words & _ITEM_WORDS) and not cues.yesno:
        return Understood([Ask("agency-items", agency=body, role="not") for body in agencies[:2]], score=1.0)
    figures = mind.base.refusal_of.get("figures")
    counted = asks_how_much(view) and not counts and mind.content(view)
    if figures is not None and counted and not cues.any("coordinate", "participate", "duties"):
        return Understood(
            [Ask("refuse", entry=figures.id)], score=0.8
        )  # "Sở Y tế có bao nhiêu xe cứu thương"
    asks_items = cues.any("where", "many") or (
        cues.any("lead", "coordinate") and cues.any("duties", "content")
    )
    if asks_items or (cues.any("lead", "coordinate") and not cues.any("who")):
        role = "coordinate" if "coordinate" in cues else "lead" if "lead" in cues else "any"
        if {"lead", "coordinate"} <= cues.names and view.words & {"hay", "hoac", "or"}:
            role = "any"
        if cues.any("participate") and "coordinate" not in cues:
            role = "any"
        if role == "lead" and not view.strong_lead and "where" not in cues:
            role = "any"
        if (role == "lead" and cues.any("duties") and not says_lead(view)) or asks_rest(view):
            role = "any"
        if {"only", "where", "lead"} <= cues.names and role == "lead":
            return Understood([Ask("most", value="single")], score=0.9)
        some = "some" if cues.yesno and role == "lead" and "where" in cues else None
        asks = [Ask("agency-items", agency=body, role=role, value=some) for body in agencies[:3]]
        return Understood(asks, score=1.0)
    return Understood([Ask.of_agency(body) for body in agencies[:3]], score=0.95)


def says_without(view: View, agencies: list[str]) -> bool:
    """Whether items are asked for in which a body is not: "mục nào không có sở Y tế"."""
    starts = (min(places) for agency in agencies if (places := view.mentions.body_places.get(agency)))
    before = (tuple(token.folded for token in view.tokens[max(0, start - 2) : start]) for start in starts)
    return any(words in _WITHOUT or words[-1:] in _WITHOUT for words in before)


def inherit_body(view: View, agencies: list[str]) -> Understood | None:
    """Another body in the question just answered: "còn sở Y tế?"."""
    before = view.conversation
    if before.intent == "agency-items":
        asks = [Ask("agency-items", agency=body, role=before.role or "lead") for body in agencies[:3]]
        return Understood(asks, score=0.9, inherited=True)
    if before.intent == "role" and before.item is not None:
        asks = [
            Ask("role", agency=body, item=before.item, role=before.role, value="yesno")
            for body in agencies[:3]
        ]
        return Understood(asks, score=0.9, inherited=True)
    return None
