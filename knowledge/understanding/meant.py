"""What a question about a body leaves unsaid: the item just spoken of, or all the items."""

from __future__ import annotations

from itertools import pairwise

from knowledge.asks import Ask
from knowledge.understanding.called import says_implementers
from knowledge.understanding.mind import Mind
from knowledge.understanding.view import ABOUT_BODIES, SHORT, Understood, View, says_lead, says_report

_BACK = frozenset(
    (
        ("trong", "do"),
        ("in", "it"),
        ("among", "them"),
        ("among", "those"),
        ("of", "them"),
        ("of", "those"),
        ("muc", "do"),
        ("muc", "ay"),
        ("muc", "nay"),
        ("that", "item"),
        ("this", "item"),
        ("that", "one"),
    )
)
_BACK_OF_YESNO = frozenset(
    (("cai", "do"), ("viec", "do"), ("viec", "nay"), ("do", "that"), ("do", "it"), ("part", "too"))
)
_TALK_OF_ITEM = (*ABOUT_BODIES, "coordinate", "outside", "item", "content", "topic")
_PLAN_WORDS = frozenset("hoach plan 161 document".split())
_EVERY = frozenset(
    (
        ("ca", "5"),
        ("ca", "nam"),
        ("nao", "cung"),
        ("all", "five"),
        ("all", "5"),
        ("every", "item"),
        ("all", "items"),
        ("all", "the"),
        ("tat", "ca"),
        ("toan", "bo"),
        ("het", "cac"),
        ("het", "5"),
        ("het", "nam"),
    )
)
_ITEMS = frozenset("muc item items activities hoat five 5".split())
_OTHERWISE = ("when", "late", "many", "successor", "where", "who", "besides", "all", "progress")
_AMONG = frozenset(
    (("of", "them"), ("among", "them"), ("of", "those"), ("among", "those"), ("trong", "do"), ("so", "do"))
)
_TOGETHER = frozenset("chung cung together jointly".split())
_REST = frozenset(
    (("con", "lai"), ("the", "rest"), ("the", "others"), ("remaining", "items"), ("muc", "khac"))
)


def item_meant(mind: Mind, view: View) -> list[int]:
    """The item spoken of, where the words point back at it: "mục đó", "among the implementers"."""
    item = view.conversation.item
    if item is None:
        return []
    pairs = set(pairwise(token.folded for token in view.tokens))
    back = _BACK | _BACK_OF_YESNO if view.cues.yesno else _BACK
    if back & pairs or (says_implementers(view.tokens) and view.conversation.intent in _TALK_OF_ITEM):
        return [item]
    there = view.tokens[-1].folded == "there" and view.conversation.intent in _TALK_OF_ITEM
    return [item] if there or _leans(mind, view) else []


def _leans(mind: Mind, view: View) -> bool:
    """Whether it is only asked if a body does it or is in it, in a talk about one item."""
    pairs = set(pairwise(token.folded for token in view.tokens))
    acts = view.cues.any("lead", "coordinate", "participate", "duties") or {"co", "khong"} <= view.words
    acts = acts or ("khong", "phai") in pairs
    if not ((view.cues.yesno or _has(view)) and acts) or view.conversation.intent not in _TALK_OF_ITEM:
        return False
    other = view.cues.any(*_OTHERWISE) or says_report(view) or not _PLAN_WORDS.isdisjoint(view.words)
    other = other or ("duties" in view.cues and not _must(view))
    return (
        not other
        and len(view.tokens) <= SHORT
        and not mind.content(view)
        and not view.mentions.used
        - {place for places in view.mentions.body_places.values() for place in places}
    )


def _must(view: View) -> bool:
    """Whether it is only asked if a body has to, and not what: "có phải làm không", "do we have to do it"."""
    return view.cues.yesno and "gi" not in view.words and "what" not in view.words


def _has(view: View) -> bool:
    """Whether it is only asked if a body is there: "có tài chính không"."""
    return len(view.tokens) < SHORT and (view.tokens[0].folded, view.tokens[-1].folded) == ("co", "khong")


def role_meant(view: View) -> str | None:
    """The part asked for by pointing back at those just named: among whom one is, is what they are."""
    if not view.mentions.items and view.words & _TOGETHER:
        return "any"
    pairs = set(pairwise(token.folded for token in view.tokens))
    whether = ("co", "phai") in pairs and not view.cues.any("coordinate", "participate")
    if view.conversation.intent == "lead" and not view.mentions.items and (whether or _AMONG & pairs):
        return "lead"  # among those who carry it out
    if not view.mentions.items and _has(view):
        return "any"
    if not says_implementers(view.tokens):
        return None
    if "implementers" in view.words:
        return "lead"
    return view.conversation.intent if view.conversation.intent in ("lead", "coordinate") else None


def all_items(view: View, agencies: list[str]) -> Understood | None:
    """Whether one body carries out all items: "mục nào cũng do sở lao động làm à", "does DOLISA run all five?"."""
    pairs = set(pairwise(token.folded for token in view.tokens))
    asked = view.cues.yesno or "het" in view.words
    every = bool(_EVERY & pairs) and bool(_ITEMS & view.words)
    if not (asked and every and "lead" in view.cues) or view.mentions.items or "who" in view.cues:
        return None
    if not (view.strong_lead or says_lead(view) or view.words & {"lam", "do"}) or view.cues.any(
        "many", "coordinate"
    ):
        return None
    return Understood([Ask("agency-items", agency=agencies[0], role="lead", value="all")], score=1.0)


def asks_rest(view: View) -> bool:
    """Whether the other items are asked about in the same breath: "…, các mục còn lại thì vai gì?"."""
    return bool(_REST.intersection(pairwise(token.folded for token in view.tokens)))
