"""Rules about dates, years, counting and comparing."""

from __future__ import annotations

from itertools import pairwise

from knowledge.asks import Ask, Intent
from knowledge.lexicon import lexicon
from knowledge.matching import Scored
from knowledge.text import bare, fold
from knowledge.understanding import cards
from knowledge.understanding.mind import Mind
from knowledge.understanding.view import (
    BULLETS,
    LIKELY,
    SECOND,
    SURE,
    TELLING,
    Understood,
    View,
    asks_item_first,
    counted_items,
    says_report,
)

_ONE_ITEM = frozenset((("mot", "muc"), ("1", "muc"), ("mot", "hoat"), ("1", "hoat")))
_MARKED = frozenset((("de", "biet"), ("de", "bao"), ("for", "information")))
"""Why a copy of the document itself is sent, which is no report: "gửi để báo cáo cho ai"."""
_WHO_SENDS = frozenset(
    (("ai", "phai"), ("nao", "phai"), ("ai", "gui"), ("ai", "nop"), ("nao", "gui"), ("nao", "nop"))
)
_DUE = frozenset("gui nop moc han send submit due deadline".split())
_WHICH = frozenset("nao mo ai gi may nhieu which what who many any".split())
_ONLY_THESE = (
    "chi thuc hien", "chi lam", "chi co", "chi moi", "moi muc", "chi o", "chi trong", "chi nam", "chi xuat hien",
    "chi duoc", "khong thuc hien muc nao khac", "khong lam muc nao khac", "only item", "only in", "just item", "only",
    "have only", "has only", "nowhere else", "nothing else", "no other item", "no other items", "alone",
)  # fmt: skip
_ALL_THESE = (
    "ca muc", "ca hai muc", "ca 2 muc", "ca hai", "o ca", "vua", "cung co", "cung lam",
    "cung thuc hien", "cung o", "both", "all of", "dong thoi", "lan muc",
)  # fmt: skip
_CHOOSING = frozenset(
    "muc items item two three four chi moi thoi duy nhat dung cung ten mat have but nowhere only just else "
    "other nothing both exactly exact precisely".split()
)
_NO_ITEM = frozenset((("muc", "nao"), ("any", "item"), ("any", "items"), ("muc", "gi")))
_COORDINATING = frozenset("phoi coordinate coordinates coordinating help helps support".split())
_PARTAKING = frozenset("tham involved mentioned named part".split())
_FROM_PLAN = frozenset(
    "item content lead coordinate who items clause quote agency agency-items role topic".split()
)
_MOST_WORDS = 18
_BODIES = frozenset("so quan agency agencies department departments implementer implementers bodies".split())


def dates(mind: Mind, view: View) -> Understood | None:
    """A date against the reporting deadline, a year against the period of the plan."""
    cues, mentions = view.cues, view.mentions
    base = mind.base
    due = base.plan.report_due
    about_report = any(is_about(mind, card, due.clause) and card.score > 0.4 for card in view.cards[:2])
    about_report = about_report and (says_report(view) or is_about(mind, view.cards[0], due.clause))
    undated = not (mentions.years or mentions.dates)
    sent_to = cues.any("who", "where") and bool(
        view.words & {"gui", "nop", "nhan", "send", "submit", "sent", "receive", "receives"}
    )
    when = "when" in cues and not cues.any("who", "many")
    cited = cited_day(mind, view)
    if cited is not None:
        return Understood([cited], score=0.8)
    if "when" in cues and not mentions.dates and not cues.yesno and says_due_month(mind, view):
        asks_who = _WHO_SENDS.intersection(pairwise(token.folded for token in view.tokens))
        senders = [Ask.of_clause(due.clause.rpartition(".")[0])] if asks_who else []
        return Understood([Ask.deadline(), *senders], score=0.8)
    sent_to = sent_to and not _MARKED.intersection(pairwise(token.folded for token in view.tokens))
    if about_report and undated and (when or sent_to) and not cues.yesno and not mentions.agencies:
        top = view.top
        names = top is not None and top.card.kind == "entry" and bool(base.entry[top.card.id].agencies)
        if not when and top is not None and names and top.evidence > TELLING:
            return cards.asks_of(mind, view, top)
        return Understood([Ask.deadline()], score=0.8)
    marks_due = any((month, day) in mind.due_days for day, month in mentions.dates)
    if marks_due and "when" in cues and not cues.yesno and not mentions.years:
        return Understood([Ask.deadline()], score=0.8)
    about = about_report or says_report(view) or marks_due or cues.any("late", "when")
    about = about or view.conversation.clause == due.clause
    if mentions.dates and about and (cues.yesno or "late" in cues):
        day, month = mentions.dates[-1]
        late = any(token.folded in ("tre", "muon", "qua", "cham", "late", "overdue") for token in view.tokens)
        asks_due = bool(view.words & {"han", "deadline", "due"}) and "late" not in cues
        kind = "late" if late else "due" if asks_due else "date"
        return Understood([Ask("check", value=f"{kind}-{day}-{month}")], score=0.9)
    of_plan = "plan" in cues or not mind.content(view)  # "so this runs through 2030, right?"
    if mentions.years and cues.yesno and of_plan and not mentions.dates:
        year = mentions.years[-1]
        rival = cards.own_card(view)
        if rival is None or rival.score < SURE or rival.card.kind != "topic":
            if rival is not None and rival.similarity > 0.8:
                return cards.asks_of(mind, view, rival)
            return Understood([Ask("check", value=f"year-{year}")], score=0.7)
    return None


def cited_day(mind: Mind, view: View) -> Ask | None:
    """What is dated this day among the documents that the plan cites: "ngày 17/6/2021 có văn bản nào?"."""
    mentions = view.mentions
    if not mentions.dates or mentions.documents or mentions.agencies or mentions.references:
        return None
    if len(mind.content(view)) > 2:
        return None
    found = next((mind.cited_days[day] for day in mentions.dates if day in mind.cited_days), None)
    if found is None or (mentions.years and mentions.years[0] != found[0]) or view.cues.yesno:
        return None
    return found[1]


def says_due_month(mind: Mind, view: View) -> bool:
    """Whether a day in the month of the reports is asked for, by what is sent or due: "cái mốc tháng mười hai"."""
    if not view.words & _DUE:
        return False
    month = str(mind.base.plan.report_due.month)
    names = {month, *(name for name, value in lexicon("vi").numbers.items() if str(value) == month)}
    spelled = " ".join(token.folded for token in view.tokens)
    return any(f"thang {fold(bare(name))}" in spelled for name in names)


def is_about(mind: Mind, card: Scored, clause: str) -> bool:
    """Whether a card is a curated answer that rests on a clause."""
    return card.card.kind == "entry" and clause in mind.base.entry[card.card.id].clauses


def years(mind: Mind, view: View) -> Understood | None:
    """Where is 2030 mentioned? In the clause that holds this very year."""
    top = view.top
    if not view.mentions.years or "where" not in view.cues or (top is not None and top.score > SURE):
        return None
    year = str(view.mentions.years[0])
    clauses = [clause.id for clause in mind.base.clauses if year in clause.text and not clause.heading]
    if not clauses:
        return Understood([Ask("missing", value=f"year-{year}")], score=0.7)
    return Understood([Ask.of_clause(clause) for clause in clauses[:2]], score=0.7)


def another_year(mind: Mind, view: View, found: Understood) -> Understood | None:
    """What is asked of a year that the plan no longer reaches, where the answer would say nothing of that year.

    2030 is not 2025: "mục tiêu đến 2030 là gì" asks for no goals that the plan has.
    """
    year = next((year for year in view.mentions.years if year > mind.base.plan.period_end), None)
    if year is None or view.mentions.documents or found.clarify or found.smalltalk:
        return None
    near = view.top is not None and view.top.card.kind == "entry" and view.top.score > LIKELY
    asks = found.asks or ([Ask.of_entry(view.top.card.id)] if near and view.top is not None else [])
    if not asks or not all(_of_plan(mind, ask) and str(year) not in mind.says(ask) for ask in asks):
        return None
    kind: Intent = "check" if view.cues.yesno else "missing"
    return Understood([Ask(kind, value=f"year-{year}")], score=found.score)


def _of_plan(mind: Mind, ask: Ask) -> bool:
    """Whether a request is answered from the plan itself, or by a curated answer about it."""
    entry = mind.base.entry.get(ask.entry or "")
    curated = entry is not None and entry.kind == "plan"
    return curated or ask.intent in _FROM_PLAN


def superlative(mind: Mind, view: View) -> Understood | None:
    """Which body has the most items? Only where items or their parts are spoken of."""
    cues = view.cues
    about_items = bool(view.words & {"muc", "item", "items", "hoat", "noi", "activity", "activities"})
    chosen = chosen_items(mind, view)
    if chosen is not None:
        return Understood([chosen], score=0.9)
    alone = view.words & {"chi", "dung", "duy", "moi"} and _ONE_ITEM.intersection(
        pairwise(token.folded for token in view.tokens)
    )
    if alone and "who" in cues and not (view.mentions.used or asks_item_first(view)):
        return Understood([Ask("most", value="agency-least")], score=0.9)
    about_items = about_items or (
        cues.any("lead", "participate") and not mind.content(view)
    )  # "who does the most"
    if not cues.any("most", "least") or "who" not in cues or not about_items or view.mentions.items:
        return None
    if asks_item_first(view) and not cues.any("participate", "compare"):
        return None
    role = "coordinate" if "coordinate" in cues else None
    return Understood(
        [Ask("most", role=role, value="agency" if "most" in cues else "agency-least")], score=0.9
    )


def chosen_items(mind: Mind, view: View) -> Ask | None:
    """Which bodies have just these items, all of these, or so many: "sở nào chỉ thực hiện mục 1", "cả mục 1 và 4"."""
    named = view.mentions.agencies or view.mentions.outside or view.mentions.clauses or view.mentions.missing
    if named or view.cues.any("coordinate", "most", "least", "when") or not view.words & _WHICH:
        return None
    if "who" not in view.cues or asks_item_first(view) or len(view.tokens) > _MOST_WORDS:
        return None
    if any(
        place not in view.cues.places for place in mind.content_places(view) if not _says_only(view, place)
    ):
        return None
    items = view.mentions.items
    words = [token.folded for token in view.tokens]
    spelled = f" {' '.join(words)} "
    if len(items) == 1 and any(f" {phrase} " in spelled for phrase in _ONLY_THESE):
        return Ask("most", value=f"only-{items[0]}")
    if len(items) > 1 and any(f" {phrase} " in spelled for phrase in _ALL_THESE):
        return Ask("most", value="both-" + "-".join(str(number) for number in sorted(items)))
    if len(items) == 1 and "negation" in view.cues and not view.cues.yesno:
        if view.words & _COORDINATING:
            return Ask("coordinate", item=items[0], value="not")
        if view.words & _PARTAKING:
            return Ask("who", item=items[0], value="not")
        return Ask("most", value=f"without-{items[0]}")
    if not items and "negation" in view.cues and _NO_ITEM.intersection(pairwise(words)):
        near = view.top is not None and view.top.score > SURE and view.top.evidence > SECOND
        return None if near else Ask("most", value="without-" + "-".join(map(str, sorted(mind.base.item))))
    counted = counted_items(view)
    if not items and counted and 1 < counted < len(mind.base.item):
        return Ask("most", value=f"exactly-{counted}")
    return None


def _says_only(view: View, place: int) -> bool:
    """Whether a word belongs to the wordings of "these and no others"."""
    return view.tokens[place].folded in _CHOOSING


def overview(_: Mind, view: View) -> Understood | None:
    """Counting and comparing over all items, and questions about all of them."""
    cues = view.cues
    words = {token.folded for token in view.tokens}
    about_items = bool(words & {"muc", "item", "items", "hoat", "activity", "activities"})
    about_bodies = cues.any("who") or bool(words & _BODIES)
    of_points = bool(words & BULLETS) or "noi" in words
    if cues.any("most", "least") and "where" in cues and of_points and not cues.any("who", "lead"):
        return Understood([Ask("most", value="points" if "most" in cues else "points-least")], score=0.9)
    if cues.any("most", "least") and about_items and about_bodies and asks_item_first(view):
        return Understood([Ask("most", value="item" if "most" in cues else "item-least")], score=0.9)
    if "only" in cues and cues.any("where") and about_items:
        return Understood([Ask("most", value="single")], score=0.9)
    counted = counted_items(view)
    if counted is not None and cues.yesno:
        return Understood([Ask("check", value=f"items-{counted}")], score=0.9)
    if "all" in cues and "who" in cues and view.role in ("lead", "coordinate") and about_items:
        return Understood([Ask("items", role=view.role)], score=0.9)
    return None
