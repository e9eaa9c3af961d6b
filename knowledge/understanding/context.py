"""Rules about what leans on the talk so far, and asking back where nothing was said before."""

from __future__ import annotations

from knowledge.asks import Ask
from knowledge.lexicon import lexicon
from knowledge.model import Item, Language
from knowledge.numerals import nth
from knowledge.understanding import cards, numbered
from knowledge.understanding.mind import Mind, tokens
from knowledge.understanding.view import (
    BULLETS,
    CERTAIN,
    LIKELY,
    SHORT,
    SURE,
    TELLING,
    Understood,
    View,
    is_short,
    says_body,
    says_lead,
)

_ADDRESSED = frozenset("ban mi may em chau cau bac co chu anh chi".split())
"""How people address whom they talk to, the bot too."""
_OF_PLAN = frozenset("hoach an plan".split())
"""A wording without these goes on with nothing where the plan itself is named: "kế hoạch này ai ban hành"."""
_SAYS = frozenset("say says said mention mentions".split())
_ASEAN = "asean"
_FEW = 6
_LISTS = ("III", "I.2")
"""The lists outside the items whose points are counted."""
_CARRIED = "who where when many duties content participate coordinate only quote successor plan late negation".split()
"""Cues of which one at least makes a yes or no a question on what was said before."""


def follow_up_phrase(mind: Mind, view: View) -> Understood | None:
    """A wording that an entry lists as its own continuation."""
    follow_ups = mind.follow_ups.get(view.conversation.entry or "", ())
    typed = " ".join(token.folded for token in view.tokens) if follow_ups else ""
    own = set(mind.content(view)) if follow_ups else set()
    certain = view.top is not None and view.top.score > CERTAIN
    meant = next(
        (
            entry
            for wanted, entry in follow_ups
            if wanted in typed
            and ("plan" not in view.cues or _OF_PLAN & set(wanted.split()))
            and (wanted.count(" ") > 1 or (own <= set(wanted.split()) and not certain))
        ),
        None,
    )
    return None if meant is None else Understood([Ask.of_entry(meant)], score=0.9)


def successor_of_it(_: Mind, view: View) -> Understood | None:
    """What became of the body just spoken of: before "sở đó" without marks is taken for a "sổ đỏ"."""
    agency = view.conversation.agency
    if agency is None or "successor" not in view.cues or view.mentions.used or len(view.tokens) > SHORT:
        return None
    if not says_body(view):
        return None
    return Understood([Ask("agency", agency=agency, value="successor")], score=0.8, inherited=True)


def more_of_body(mind: Mind, view: View) -> Understood | None:
    """More of the body just spoken of, before a record that the words come near: "sở này còn việc gì khác"."""
    asked = view.cues.any("duties", "besides", "participate")
    asked = asked and not ("only" in view.cues and view.conversation.item is not None)
    if not asked or not says_body(view) or view.mentions.used or mind.content(view) or not is_short(view):
        return None
    return follow_agency(view)


def other_language(mind: Mind, view: View) -> Understood | None:
    """The last answer again in the other language, or a name in it."""
    before = view.conversation
    if not before.asks or not view.cues.any("to-english", "to-vietnamese") or view.mentions.agencies:
        return None
    if len(mind.content(view)) > 1:
        return None
    if before.agency is not None and "to-english" in view.cues and {"ten", "name"} & view.words:
        return Understood([Ask("agency", agency=before.agency, value="name")], score=0.8, inherited=True)
    language: Language = "en" if "to-english" in view.cues else "vi"
    return Understood([Ask.parse(before.asks[-1])], score=0.8, inherited=True, language=language)


def nth_of_what_was_said(mind: Mind, view: View) -> Understood | None:
    """A number alone, in a talk about numbered things: "cái thứ 2", "and the fourth?", "no wait, I meant 6"."""
    before = view.conversation
    if not before.asks or view.mentions.references or view.mentions.agencies or len(view.tokens) > 9:
        return None
    if "only" in view.cues and view.cues.yesno:
        return follow_item(view, view.role)  # "no single lead among those four, correct?" means no first item
    beside = None if nth(view.tokens) else neighbour(view)
    number = nth(view.tokens) or beside or last_one(mind, view)
    if view.mentions.dates or view.mentions.years or number is None or len(mind.content(view)) > 2:
        return None
    parent = (before.clause or "").rpartition(".")[0] if before.clause not in _LISTS else before.clause
    item = mind.base.item.get(before.item or 0)
    if item is not None and beside is None and speaks_of_points(view, item):
        known = 1 <= number <= len(item.contents)
        missing = Ask("missing", value=f"{item.content_clause}.{number}")
        return Understood([Ask.of_clause(item.contents[number - 1]) if known else missing], score=0.8)
    if before.item is None and parent in _LISTS:
        clause = f"{parent}.{number}"
        name = "solution" if parent == "III" else "objective"
        known = clause in mind.base.clause
        return Understood(
            [Ask.of_clause(clause) if known else Ask("missing", value=f"{name}-{number}")], score=0.8
        )
    if before.item is None and view.words & BULLETS and f"{parent}.{number}" in mind.base.clause:
        return Understood([Ask.of_clause(f"{parent}.{number}")], score=0.8)
    if before.entry is not None and mind.base.entry[before.entry].kind == _ASEAN:
        return None  # the second pillar is no item
    if (
        before.item is None
        and before.intent not in ("items", "clause", "item", "most")
        and before.entry is None
    ):
        return None
    if number not in mind.base.item:
        return Understood([Ask("missing", value=f"item-{number}")], score=0.8)
    role = numbered.item_intent(view) or before.intent
    intent = role if role in ("lead", "coordinate", "content", "who") else "item"
    return Understood([numbered.item_ask(intent, number)], score=0.8, inherited=True)


def speaks_of_points(view: View, item: Item) -> bool:
    """Whether the points of an item are numbered, by their name or after one of them."""
    before = view.conversation
    listed = before.intent == "content" and "last" in view.cues
    return (
        bool(view.words & BULLETS) or listed or (before.intent == "clause" and before.clause in item.contents)
    )


def neighbour(view: View) -> int | None:
    """The item, or the point of a list outside the items, before or after the one spoken of."""
    item = view.conversation.item
    parent, _, point = (view.conversation.clause or "").rpartition(".")
    if item is None and parent in _LISTS:
        item = int(point)
    if item is None or not view.words & {"muc", "item", "one", "activity"}:
        return None
    if view.words & {"truoc", "before", "previous"}:
        return item - 1
    return item + 1 if view.words & {"tiep", "next", "after"} else None


def last_one(mind: Mind, view: View) -> int | None:
    """The number of the last of what was listed: "and the last one?"."""
    before = view.conversation
    if "last" not in view.cues or view.cues.any("when", "late", "who", "many"):
        return None
    item = mind.base.item.get(before.item or 0)
    if item is not None and speaks_of_points(view, item):
        return len(item.contents)
    parent = before.clause if before.clause in _LISTS else (before.clause or "").rpartition(".")[0]
    if before.item is None and parent in _LISTS:
        return sum(clause.id.rpartition(".")[0] == parent for clause in mind.base.clauses)
    listed = before.item is not None or before.intent in ("items", "most") or _lists_items(mind, before.entry)
    return max(mind.base.item) if listed else None


def _lists_items(mind: Mind, entry_id: str | None) -> bool:
    """Whether a curated answer is about all items, one after the other."""
    entry = mind.base.entry.get(entry_id or "")
    return entry is not None and set(entry.clauses) == {item.clause for item in mind.base.items}


def wished_item(mind: Mind, view: View) -> Understood | None:
    """After "which item?", an item by its name or by a subject of it: "the one on poverty"."""
    wish = view.conversation.wish
    if wish is None or view.mentions.used or len(view.tokens) > SHORT or view.cues.any("who", "when", "many"):
        return None
    items = mind.finder.items_by_name(view.tokens)
    top = view.top
    if not items and top is not None and top.card.kind == "topic" and top.score > LIKELY:
        owner = mind.base.item_of(mind.base.topic[top.card.id].clauses[0])
        items = [owner.number] if owner is not None else []
    return Understood([numbered.item_ask(wish, number) for number in items[:2]], score=0.8) if items else None


def nothing_else(mind: Mind, view: View) -> Understood | None:
    """Only question words: they lean on what was said before, or ask for an item that was not named."""
    top = view.top
    if mind.content(view) or "plan" in view.cues or (top and top.similarity > 0.8):
        return None
    if top is not None and top.card.kind == "topic" and top.evidence > TELLING and cards.strong(view):
        return None  # its words are question words elsewhere: "chuyển đổi số do …" holds "sở đó"
    if view.role is None:
        fresh = not view.conversation.asks and "content" in view.cues
        return bare_question(mind, view) if fresh else None
    if top is not None and top.card.kind == "entry" and top.score > CERTAIN and view.role == "lead":
        return None
    to_the_bot = bool(view.words & {"bot", "you", "admin"}) or asks_who_it_is(view)
    if top is not None and to_the_bot and view.role == "lead" and top.score > SURE:
        return cards.asks_of(mind, view, top)
    if "where" in view.cues and view.conversation.intent in ("agency", "agency-items"):
        return follow_agency(view)  # "which item do we implement?" after "my department is …"
    if top is not None and top.related and top.score > LIKELY and view.conversation.item is None:
        return cards.asks_of(mind, view, top)
    return follow_up(mind, view) or bare_question(mind, view)


def asks_who_it_is(view: View) -> bool:
    """Whether the bot is asked who it is: "cháu là ai"."""
    said = [token.folded for token in view.tokens]
    return any(
        who in _ADDRESSED and said[place + 1 : place + 3] == ["la", "ai"] for place, who in enumerate(said)
    )


def speaks_of_else(mind: Mind, view: View) -> bool:
    """Whether no word is on the plan: "có làm thêm ngoài giờ không" leans on nothing said before."""
    empty = view.cues.yesno and not (view.cues.any(*_CARRIED) or says_lead(view) or says_body(view))
    return empty or names_another_thing(mind, view)


def names_another_thing(mind: Mind, view: View) -> bool:
    """Whether an ordinary word is left that is no slip and asks for nothing: "ai yêu tôi"."""
    if "also" in view.cues or view.conversation.lang != "vi":
        return False
    return not lexicon("vi").common.isdisjoint(mind.content(view))


def plan_itself(mind: Mind, view: View) -> Understood | None:
    """Who carries out the plan as a whole, in whatever words."""
    if (
        view.conversation.topic is not None
        and view.words & {"that", "it"}
        and {"who", "lead"} <= view.cues.names
    ):
        return follow_up(mind, view)  # "whose job is that in your plan"
    asked = {"plan", "who", "lead"} <= view.cues.names and view.strong_lead
    named = view.mentions.agencies or view.mentions.outside or view.mentions.references
    if not asked or named or mind.content(view) or view.cues.any("all", "coordinate"):
        return None
    if (
        view.top is not None
        and view.top.score > SURE
        and mind.base.plan.lead.clause in mind.clauses_of(view.top)
    ):
        return None
    return Understood([Ask("lead")], score=0.7)


def follow_up(mind: Mind, view: View) -> Understood | None:
    """Question words alone, read with the body, item, subject or clause last spoken of."""
    before, cues = view.conversation, view.cues
    if not before.asks or not is_short(view) or len(mind.content(view)) > (2 if "also" in cues else 1):
        return None
    role = view.role
    if speaks_of_else(mind, view) or (before.pending and before.wish is None):
        return None
    if "successor" in cues and before.agency is not None and not cues.any("lead", "coordinate"):
        return Understood([Ask("agency", agency=before.agency, value="successor")], score=0.8, inherited=True)
    if "quote" in cues and before.clause is not None:
        return Understood([Ask.quote(before.clause)], score=0.8, inherited=True)
    only = "only" in cues and (cues.yesno or len(view.tokens) < _FEW) and before.intent == "lead"
    found = (follow_item(view, role) if only else None) or follow_agency(view) or follow_item(view, role)
    if found is not None:
        return found
    if before.topic is not None and (role or cues.asks):
        given = role if role in ("lead", "coordinate") else None
        value = "yesno" if cues.yesno and given is None and "participate" in cues else None
        return Understood(
            [Ask("topic", topic=before.topic, role=given, value=value)], score=0.7, inherited=True
        )
    if before.clause is not None and "where" in cues and not mind.content(view):
        return Understood([Ask.of_clause(before.clause)], score=0.7, inherited=True)
    if before.clause is not None and cues.asks and before.intent in ("clause", "quote"):
        return Understood([Ask.of_clause(before.clause)], score=0.6, inherited=True)
    if before.entry is not None and before.intent == "entry":
        return go_on(mind, view, before.entry, again=bool(role) or cues.any("when", "who", "also"))
    return None


def same_field(mind: Mind, view: View) -> Understood | None:
    """A few words in a talk about ASEAN, read as about ASEAN: "where is the office?" after its founders."""
    entry = mind.base.entry.get(view.conversation.entry or "")
    if entry is None or entry.kind != _ASEAN or view.mentions.used or len(view.tokens) > SHORT:
        return None
    own = range(len(view.tokens))
    if "plan" in view.cues or (view.top is not None and view.top.score > CERTAIN):
        return None
    field = tuple(token._replace(breaks="") for token in tokens(_ASEAN))
    found = mind.matcher.score((*view.tokens, *field))[:1]
    for card in found:
        known = mind.base.entry.get(card.card.id) if card.card.kind == "entry" else None
        if known is not None and known.kind == _ASEAN and card.score > SURE and card.places & {*own}:
            return Understood([Ask.of_entry(known.id)], score=card.score)
    return None


def go_on(mind: Mind, view: View, entry_id: str, *, again: bool) -> Understood | None:
    """A few words after a curated answer, read together with what it was about: "and the blue?"."""
    entry = mind.base.entry[entry_id]
    label = tuple(token._replace(breaks="") for token in tokens(f"{entry.label.vi} {entry.label.en}"))
    own = range(len(view.tokens))
    for card in mind.matcher.score((*view.tokens, *label))[:4]:
        if card.card.kind == "entry" and card.score > SURE and not card.places.isdisjoint(own):
            return cards.asks_of(mind, view, card)
    return Understood([Ask.of_entry(entry_id)], score=0.5, inherited=True) if again else None


def follow_agency(view: View) -> Understood | None:
    """More about the body last spoken of."""
    before, cues = view.conversation, view.cues
    alone = before.intent in ("agency", "agency-items") and before.agency is not None and before.item is None
    if alone and view.role == "coordinate" and "who" not in cues:
        return Understood(
            [Ask("agency-items", agency=before.agency, role="coordinate")], score=0.8, inherited=True
        )
    if cues.any("content") and view.words & _SAYS and view.words & {"it"}:
        return None  # "what does it say on them?" asks what the plan says
    if before.agency is None or before.intent not in (
        "agency",
        "agency-items",
        "role",
        "lead",
        "coordinate",
        "clause",
        "topic",
    ):
        return None
    about_it = cues.any("where", "duties", "besides", "participate") or says_body(view)
    if before.intent == "coordinate" and (says_lead(view) or not cues.any("besides", "duties")):
        return None
    if before.intent in ("lead", "coordinate", "topic", "clause") and not (
        says_body(view) or "duties" in cues
    ):
        return None
    if before.intent == "topic" and before.role is None and "duties" not in cues:
        return None  # "they" are those whom the subject is about
    if not about_it or ("who" in cues and (before.item is not None or not says_body(view))):
        return None
    if "coordinate" in cues:
        return Understood(
            [Ask("agency-items", agency=before.agency, role="coordinate")], score=0.8, inherited=True
        )
    if "where" in cues or ("lead" in cues and says_lead(view)):
        return Understood([Ask("agency-items", agency=before.agency, role="lead")], score=0.8, inherited=True)
    return Understood([Ask.of_agency(before.agency)], score=0.8, inherited=True)


def follow_item(view: View, role: str | None) -> Understood | None:
    """More about the item last spoken of."""
    before, cues = view.conversation, view.cues
    if before.item is None or before.intent in ("entry", "refuse"):
        return None
    if "only" in cues and (cues.yesno or "lead" in cues or "who" in cues):
        return Understood([Ask("lead", item=before.item, role="single")], score=0.8, inherited=True)
    if role == "both":
        return Understood([numbered.item_ask("who", before.item)], score=0.8, inherited=True)
    if role is not None:
        return Understood([numbered.item_ask(role, before.item)], score=0.8, inherited=True)
    if cues.any("content", "many", "duties") and before.topic is None:
        return Understood([Ask.content(before.item)], score=0.7, inherited=True)
    return None


def bare_question(mind: Mind, view: View) -> Understood | None:
    """A question word alone: which item, of five?"""
    if len(mind.content(view)) > 1 or names_another_thing(mind, view):
        return None
    role = view.role
    if "plan" in view.cues:
        return None
    number = view.tokens[-1].number if view.tokens else None
    if role in ("lead", "coordinate") and number in mind.base.item and not view.mentions.used:
        return Understood([numbered.item_ask(role, number)], score=0.7)  # "in charge of 3?"
    if role in ("lead", "coordinate", "both") and ("who" in view.cues or role == "coordinate"):
        return Understood(clarify="lead" if role != "coordinate" else "coordinate", score=0.5)
    words = {token.folded for token in view.tokens}
    if "content" in view.cues and words & {"noi", "muc", "item", "content", "contents", "gom"}:
        return Understood(clarify="content", score=0.5)
    return None
