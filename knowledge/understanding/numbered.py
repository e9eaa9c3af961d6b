"""Rules about what is named by number: items, clauses, documents, and what the plan does not have."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from knowledge.asks import Ask
from knowledge.understanding import cards
from knowledge.understanding.mind import Mind
from knowledge.understanding.view import (
    ABOUT_BODIES,
    BULLETS,
    LIKELY,
    SECTIONS,
    SHORT,
    SURE,
    Understood,
    View,
    says_body,
    says_lead,
)

_DIFFERENT = frozenset(("khac", "differ", "different"))
_NAMED = frozenset(("ten", "goi", "name", "named", "called", "title"))
_OTHERWISE = frozenset("ai khi dau sao who when where why how".split())
_ASKED_OTHERWISE = ("who", "when", "where", "progress", "successor", "compare", "most", "least")
_POINTED = frozenset(("diem", "point", "letter"))
_LETTERED = {"a": "content", "b": "lead", "c": "coordinate"}
"""What the lettered points of every item are."""
_COUNTS = frozenset("hai ba bon muoi may 2 3 4 10".split())
_BODIES = frozenset("department departments agency agencies body bodies".split())
_BULLETED = BULLETS | {"noi", "content", "contents"}


def missing(mind: Mind, view: View) -> Understood | None:
    """Items, clauses and documents named by number that the plan does not have."""
    missing = view.mentions.missing
    if not missing:
        unknown = [number for number in view.mentions.documents if not knows_document(mind, number)]
        top = view.top
        numbers = mind.numbers_in(top.card.id) if top is not None and top.card.kind == "entry" else set()
        if unknown and not (unknown[0] in numbers and cards.strong(view)):
            return Understood([Ask("missing", value=f"document-{unknown[0]}")], score=0.8)
        return None
    only = view.cues.yesno and not view.cues.any("who", "coordinate", "lead", "where")
    only = only and not view.words & {"gi", "what"}
    role = "yesno" if only else None
    asks = [Ask("missing", value=reference.target.replace(" ", "-"), role=role) for reference in missing[:2]]
    asks += [Ask.of_item(number) for number in view.mentions.items[:2]]
    return Understood(asks, score=1.0)


def knows_document(mind: Mind, number: str) -> bool:
    """Whether the base speaks of a document of this number."""
    return number in mind.numbers_of_base


def named_document(mind: Mind, view: View) -> Understood | None:
    """A document named by its number: the record or the clause that holds just this number."""
    for number in view.mentions.documents:
        if number in mind.title_numbers:
            continue
        for card in view.cards[:6]:
            if card.card.kind == "entry" and card.score > SURE and number in mind.numbers_in(card.card.id):
                return cards.asks_of(mind, view, card)
        few = len(mind.content(view)) < 3
        if few and number in mind.documents and not view.mentions.items:
            entry, clause = mind.documents[number]
            return Understood([Ask.of_entry(entry) if entry else Ask.of_clause(clause)], score=0.8)
    return None


def named_clauses(mind: Mind, view: View) -> Understood | None:
    """A clause named by its number; of a whole section only what it gives the bodies named."""
    clauses = view.mentions.clauses
    if not clauses:
        return None
    duties = duties_under(mind, view)
    if duties:
        return Understood([Ask.of_clause(clause) for clause in duties[:3]], score=1.0)
    goes_on = _body_spoken_of(view)
    bodies = view.mentions.agencies or goes_on
    if bodies and (view.cues.yesno or view.cues.any("lead") or (goes_on and "duties" in view.cues)):
        named = [clause for clause in clauses if not part_of_item(mind, clause)]
        if named:
            return Understood([Ask("role", agency=bodies[0], clause=named[0], value="yesno")], score=1.0)
    if view.mentions.agencies and all(clause in SECTIONS for clause in clauses):
        return None
    told = view.conversation.clause or ""
    if view.cues.any("where") and any(told.startswith(f"{clause}.") for clause in clauses):
        return Understood([Ask.of_clause(told)], score=0.9, inherited=True)  # "…, căn cứ điểm nào phần V?"
    if "quote" in view.cues:
        return Understood([Ask.quote(clause) for clause in clauses[:3]], score=1.0)
    return Understood([clause_ask(mind, clause) for clause in clauses[:3]], score=1.0)


def _body_spoken_of(view: View) -> list[str]:
    """The body of the talk, where what it does is asked on: "vừa thực hiện mục nào …, vừa chủ trì gì ở phần V"."""
    before = view.conversation
    goes_on = before.agency is not None and before.intent in ABOUT_BODIES
    return [before.agency] if goes_on and before.agency and "who" not in view.cues else []


def named_section(mind: Mind, view: View) -> Understood | None:
    """A section of the plan by its title and nothing else: "mục tiêu", "the objectives"."""
    typed = [token.folded for token in view.tokens]
    for title, clause in mind.section_titles.items():
        starts = [place for place in range(len(typed)) if tuple(typed[place : place + len(title)]) == title]
        if not starts or view.mentions.used:
            continue
        named = range(starts[0], starts[0] + len(title))
        if all(place in named for place in mind.content_places(view)) and _only_named(view, named):
            holds_items = all(item.clause.startswith(f"{clause}.") for item in mind.base.items)
            return Understood([Ask.items() if holds_items else Ask.of_clause(clause)], score=0.8)
    return None


def named_by_title(mind: Mind, view: View) -> Understood | None:
    """An item by its title and nothing else that is known: "tell me about the equal community"."""
    if view.mentions.used or len(view.tokens) > 2 * SHORT:
        return None
    items = mind.finder.items_by_name(view.tokens)
    if not items and "where" in view.cues:
        items = mind.finder.items_called(mind.content(view))  # "which of the five is about inclusion?"
    if not items:
        return None
    intent = item_intent(view) or "item"
    return Understood([item_ask(intent, number) for number in items[:2]], score=0.7)


def _only_named(view: View, named: range) -> bool:
    """Whether nothing but what it says is asked of what is named."""
    others = [token for place, token in enumerate(view.tokens) if place not in named]
    return not _OTHERWISE & {token.folded for token in others} and not view.cues.any(*_ASKED_OTHERWISE)


def lone_point(mind: Mind, view: View) -> Understood | None:
    """A lettered point of an item that is not named: "điểm b", "point b pls"."""
    if view.mentions.references or view.mentions.agencies or len(view.tokens) > SHORT or mind.content(view):
        return None
    pairs = pairwise(token.folded for token in view.tokens)
    letter = next((letter for head, letter in pairs if head in _POINTED and letter in _LETTERED), None)
    if letter is None:
        return None
    intent, item = _LETTERED[letter], view.conversation.item
    if item is None:
        return Understood(clarify=intent, score=0.5)
    return Understood([item_ask(intent, item)], score=0.8, inherited=True)


def duties_under(mind: Mind, view: View) -> list[str]:
    """Of a whole section, only what it gives the bodies that are named."""
    found = list(
        dict.fromkeys(
            duty.clause
            for agency in view.mentions.agencies
            for duty in mind.base.duties
            if duty.agency == agency
            and any(duty.clause.startswith(f"{clause}.") for clause in view.mentions.clauses)
            and duty.role not in ("reports", "coordinates")
        )
    )
    held = {clause: {duty.agency for duty in mind.base.duties if duty.clause == clause} for clause in found}
    own = [clause for clause in found if held[clause] <= set(view.mentions.agencies)]
    return own or found


def part_of_item(mind: Mind, clause: str) -> bool:
    """Whether a clause belongs to an item of section II."""
    return mind.base.item_of(clause) is not None


def clause_ask(mind: Mind, clause: str) -> Ask:
    """The request for a clause: the lettered parts of an item are its bodies and its content."""
    item = mind.base.item_of(clause)
    if item is not None:
        if clause == item.implementing.clause:
            return Ask.lead(item.number)
        if clause == item.coordinating.clause:
            return Ask.coordinate(item.number)
        if clause == item.content_clause:
            return Ask.content(item.number)
    return Ask.of_clause(clause)


def named_items(mind: Mind, view: View) -> Understood | None:
    """Items named by number: who, what, or the card of the item."""
    items = view.mentions.items
    if not items and view.role is not None and "who" in view.cues:
        items = mind.finder.items_by_name(view.tokens)
    if not items:
        return None
    cues = view.cues
    before = view.conversation
    if before.agency is not None and cues.yesno and says_body(view) and "who" not in cues:
        does = says_lead(view) or {("do", "item"), ("does", "item")} & set(_pairs(view))
        part = "lead" if does and not cues.any("coordinate", "participate") else "any"
        asks = [Ask("role", agency=before.agency, item=item, role=part, value="yesno") for item in items[:3]]
        return Understood(asks, score=0.9, inherited=True)
    compared = cues.any("compare", "most", "least") or bool(view.words & _DIFFERENT)
    if len(items) > 1 and compared and not _on_subject(mind, view, items):
        return Understood([Ask("compare", value="-".join(str(number) for number in items[:5]))], score=1.0)
    subject = subject_of_item(mind, view, items)
    if subject is not None:
        return subject
    if ("only" in cues and cues.any("lead", "who", "yesno")) or ("only" in cues and cues.yesno):
        return Understood([Ask("lead", item=number, role="single") for number in items[:2]], score=1.0)
    intent = item_intent(view)
    if intent is None and before.intent == "role" and before.agency is not None and not cues.asks:
        again = [
            Ask("role", agency=before.agency, item=item, role=before.role, value="yesno")
            for item in items[:3]
        ]
        return Understood(again, score=0.9, inherited=True)
    if before.intent == "progress" and not cues.asks and view.role is None:
        return Understood([Ask("progress", item=item) for item in items[:3]], score=0.9, inherited=True)
    if intent is None:
        wish = view.conversation.wish or (view.conversation.intent if not cues.asks else None)
        intent = wish if wish in ("lead", "coordinate", "content", "who") else None
        inherited = intent is not None
        intent = intent or ("content" if "content" in cues else "item")
        return Understood([item_ask(intent, number) for number in items[:5]], score=0.95, inherited=inherited)
    return Understood([item_ask(intent, number) for number in items[:5]], score=1.0)


def _on_subject(mind: Mind, view: View, items: list[int]) -> bool:
    """Whether items are compared in what they say of a subject, not in their bodies."""
    top = cards.own_card(view)
    if top is None or top.card.kind != "topic" or top.score < LIKELY or view.cues.any("who", "lead"):
        return False
    owners = (mind.base.item_of(clause) for clause in mind.base.topic[top.card.id].clauses)
    return set(items) <= {owner.number for owner in owners if owner is not None}


def subject_of_item(mind: Mind, view: View, items: list[int]) -> Understood | None:
    """A subject named beside an item: does it belong there, and what is said of it."""
    top = cards.own_card(view)
    if top is None or top.score < LIKELY:
        return None
    if top.card.kind == "entry":
        entry = mind.base.entry[top.card.id]
        dated = view.role is None and top.score > SURE and view.cues.any("when", "late")
        bodies = "who" in view.cues and view.role is not None and not entry.agencies
        fits = not bodies and entry.kind != "smalltalk" and (top.similarity > 0.8 or dated)
        return cards.asks_of(mind, view, top) if fits else None
    if top.card.kind == "topic":
        owners = {
            owner.number
            for clause in mind.base.topic[top.card.id].clauses
            if (owner := mind.base.item_of(clause)) is not None
        }
        if view.cues.yesno and view.role != "coordinate" and "who" not in view.cues:
            return Understood([Ask("topic", topic=top.card.id, item=items[0], value="yesno")], score=0.9)
        for_place = view.role is None or ("where" in view.cues and "who" not in view.cues)
        if owners & set(items) and for_place and top.evidence > 3:
            return Understood([Ask.of_topic(top.card.id)], score=0.9)
    return None


def item_intent(view: View) -> str | None:
    """What is asked of an item that is named, None if only its number stands there."""
    role = view.role
    if role == "both":
        return "who"
    if role == "coordinate":
        return "coordinate"
    cues = view.cues
    if role is None and "content" in cues and _NAMED & view.words and not _BULLETED & view.words:
        return "item"
    if role == "lead" and any(first in _COUNTS and second == "so" for first, second in _pairs(view)):
        return "lead"  # "hai sở lo mục 5 tên là gì"
    if role == "lead" and ("who" in cues or not cues.any("content", "duties") or says_lead(view)):
        if cues.any("participate") and not says_lead(view):
            return "who"
        return "lead"
    if cues.any("participate") and "who" in cues:
        return "who"
    if role is None and cues.any("content", "many") and _BODIES & view.words and "quote" not in cues:
        return "lead"  # "list the four departments of item 4"
    if cues.any("content", "duties", "many", "quote"):
        return "content"
    return None


def _pairs(view: View) -> Iterator[tuple[str, str]]:
    return pairwise(token.folded for token in view.tokens)


def item_ask(intent: str, number: int) -> Ask:
    """The request for one item by intent."""
    makers = {"lead": Ask.lead, "coordinate": Ask.coordinate, "content": Ask.content, "item": Ask.of_item}
    maker = makers.get(intent)
    return maker(number) if maker is not None else Ask("who", item=number)
