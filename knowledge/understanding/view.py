"""What is read off one utterance, and what it is understood to mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from knowledge.asks import Ask
from knowledge.cues import Cues
from knowledge.entities import Mentions
from knowledge.matching import Scored
from knowledge.model import Language
from knowledge.replies import Conversation
from knowledge.text import Token

CERTAIN = 0.75
"""A card that scores this is the answer even where only question words were typed."""
SURE = 0.38
"""A card that scores this is the answer when nothing else is known of the question."""
LIKELY = 0.27
"""A card that scores this is the answer when the words around it also ask about the plan."""
ALIKE = 0.33
APART = 0.055
"""A question that resembles the examples of one record this much, and of no other record nearly, is that record's."""
EXACT = 0.93
"""A question this similar to a curated example is that example."""
TELLING = 7.0
"""Evidence of a whole telling phrase, enough in a long story that is mostly about something else."""
SHORT = 9
SECOND = 3.0
SECTIONS = frozenset(("I", "II", "III", "IV", "V"))
COUNTED = frozenset(
    ["phan", "nghin", "ngan", "trieu", "ti", "tram", "chuc", "ha", "hec", "nguoi", "ho", "tan"]
)
_HOW_MANY = frozenset(("mây1", "may"))
BULLETS = frozenset(("y", "gach", "bullet", "bullets", "point", "points", "cham"))
JOINING = frozenset(("va", "and", "voi", "cung", "con"))
POLITE = 0.2
ABOUT_BODIES = frozenset(("agency", "agency-items", "role", "lead", "who"))
REFUSAL_LEAD = 1.1
"""A refusal yields only to a card that fits clearly better: an honest \"not here\" is no fault."""
WEAK_LEAD = frozenset(("lam", "giao", "lo", "chinh", "does", "doing", "run", "given", "quan", "nam"))
LEAD_WORDS = frozenset(
    (
        "tri hien phu nhiem trach dau lead leads leading charge responsible incharge "
        "implement implements implementing implemented carries carry"
    ).split()
)
_BODY_NOUNS = frozenset(("quan", "agencies", "agency"))
"""Named twice, both kinds are asked for: "cơ quan thực hiện, cơ quan phối hợp mục 3"."""
_CARDINALS = {
    word: number
    for number, word in enumerate("two three four five six seven eight nine ten".split(), start=2)
}
_TELLERS = frozenset(("our", "we", "my", "mi", "i"))
BODY_WORDS = frozenset(
    ("no", "so", "ho", "they", "them", "their", "he", "it", "department", "agency", "quan", "vi")
)


@dataclass
class Understood:
    """What an utterance means: requests, or a reading to ask back about, or nothing."""

    asks: list[Ask] = field(default_factory=list)
    clarify: str | None = None
    choices: list[Ask] = field(default_factory=list)
    score: float = 0.0
    near: list[Scored] = field(default_factory=list)
    smalltalk: bool = False
    asking: bool = False
    firm: bool = False
    inherited: bool = False
    language: Language | None = None


@dataclass(frozen=True)
class View:
    """Everything read off one utterance, for the rules to look at."""

    tokens: Sequence[Token]
    mentions: Mentions
    cues: Cues
    cards: list[Scored]
    conversation: Conversation

    @property
    def top(self) -> Scored | None:
        """The card that fits best."""
        return self.cards[0] if self.cards else None

    @property
    def firm(self) -> bool:
        """Whether it surely is a question: a question word, or a few words only. A story may hold a yes or no."""
        words = ("who", "where", "when", "many", "most", "duties", "quote", "compare")
        # "Our mission covers …" tells; "what does it cover" asks.
        told = bool(self.tokens) and self.tokens[0].folded in _TELLERS and not self.mentions.used
        content = "content" in self.cues and not told
        return (len(self.tokens) <= SHORT and not told) or content or self.cues.any(*words)

    @property
    def exact(self) -> bool:
        """Whether it is a curated example, or as good as one."""
        return self.top is not None and self.top.similarity >= EXACT

    def names_across(self, cut: int) -> bool:
        """Whether a body's name lies across a place to cut at: "Thông tin | và Truyền thông"."""
        return any(
            min(places) < cut <= max(places) for places in self.mentions.body_places.values() if places
        )

    @property
    def wonders(self) -> bool:
        """Whether a question word stands in it, whatever it asks for: "những văn bản nào"."""
        return bool(self.words & {"nao", "which", "what", "why"})

    @property
    def is_command(self) -> bool:
        """Whether a few words ask by naming what is wanted: "cơ quan phối hợp mục 3"."""
        telling = bool(self.tokens) and self.tokens[0].folded in _TELLERS
        return len(self.tokens) <= SHORT and not telling and self.cues.any("lead", "coordinate")

    @property
    def words(self) -> set[str]:
        """The folded words."""
        return {token.folded for token in self.tokens}

    @property
    def role(self) -> str | None:
        """The part that is asked for: ``lead``, ``coordinate``, ``both`` or nothing."""
        lead = "lead" in self.cues and self.strong_lead
        if "coordinate" in self.cues:
            compared = lead and "compare" in self.cues
            bodies = sum(token.folded in _BODY_NOUNS for token in self.tokens) > 1
            both = lead and ("who" in self.cues or bodies) and (bodies or two_questions(self))
            return "both" if both or compared else "coordinate"
        if "lead" in self.cues or "who" in self.cues:
            return "lead"
        return None

    @property
    def strong_lead(self) -> bool:
        """Whether a word that means carrying out, not merely doing, was used."""
        return any(
            self.tokens[place].folded not in WEAK_LEAD
            for place in self.cues.places
            if place < len(self.tokens)
        )


def two_questions(view: View) -> bool:
    """Whether bodies are asked for twice, as in "ai thực hiện và ai phối hợp"."""
    words = [token.folded for token in view.tokens]
    return (
        any(word in ("va", "and", "con", "cung") for word in words)
        or sum(word in ("ai", "nao", "who", "which") for word in words) > 1
    )


def says_lead(view: View, besides: frozenset[int] = frozenset()) -> bool:
    """Whether a word that means leading or carrying out was used, ``besides`` the words at some places."""
    return any(
        view.tokens[place].folded in LEAD_WORDS
        for place in view.cues.places - besides
        if place < len(view.tokens)
    )


def says_body(view: View) -> bool:
    """Whether the words point back at a body: "sở đó", "they", "cơ quan này"."""
    words = [token.folded for token in view.tokens]
    if view.conversation.lang == "vi":
        words = [word for word in words if word != "them"]  # "thêm", typed without its mark
    back = {"do", "nay", "ay", "kia", "tren", "that", "this", "they", "them", "their", "same"}
    return any(word in ("they", "them", "their", "ho") for word in words) or (
        any(word in BODY_WORDS for word in words) and any(word in back for word in words)
    )


def asks_item_first(view: View) -> bool:
    """Whether items are asked about before bodies: "mục nào nhiều cơ quan nhất"."""
    words = [token.folded for token in view.tokens]
    item = next(
        (place for place, word in enumerate(words) if word in ("muc", "item", "activity", "hoat")), 99
    )
    body = next(
        (
            place
            for place, word in enumerate(words)
            if word
            in ("so", "quan", "agency", "agencies", "department", "departments", "implementers", "who", "ai")
        ),
        99,
    )
    return item < body


def counted_items(view: View) -> int | None:
    """The number of items that a question states: 6 in "có 6 mục phải không"."""
    for place in range(len(view.tokens) - 1):
        number = view.tokens[place].number
        following = view.tokens[place + 1].folded
        pointed = place and view.tokens[place - 1].folded in ("the", "of", "these", "those")
        if number is None and following in ("items", "activities") and not pointed:
            number = _CARDINALS.get(view.tokens[place].folded)
        if number is not None and number < 50 and following in ("muc", "items", "item", "hoat", "activities"):
            return number
    return None


def is_short(view: View) -> bool:
    """Whether an utterance is short enough to lean on what was said before."""
    return len(view.tokens) <= 16


def asks_how_much(view: View) -> bool:
    """Whether an amount is asked for."""
    pairs = {(first.folded, second.folded) for first, second in pairwise(view.tokens)}
    counted = any(
        first.key in _HOW_MANY and second.folded in COUNTED and not second.breaks
        for first, second in pairwise(view.tokens)
    )
    return counted or bool(pairs & {("bao", "nhieu"), ("how", "many"), ("how", "much"), ("number", "of")})


def says_sent(view: View) -> bool:
    """Whether the question is about where the document itself was sent."""
    words = view.words
    return bool(words & {"gui", "nhan", "sent", "send", "receive", "received", "copy", "copied"}) and not (
        words & {"bao", "nop", "report", "reports"}
    )


def says_report(view: View) -> bool:
    """Whether handing in a report is spoken of."""
    return bool(view.words & {"report", "reports", "nop", "submit"}) or {"bao", "cao"} <= view.words
