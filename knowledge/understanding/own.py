"""The body that the writer belongs to: who says so once, and who is an officer, may write "sở mình", "do we …?"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from knowledge.cues import Cues
from knowledge.entities import Mentions
from knowledge.model import KnowledgeBase
from knowledge.replies import Conversation
from knowledge.text import Token

BODY_NOUNS = frozenset(
    "so co don quan vi nganh ben huyen phong ban department agency district office unit".split()
)
# "my" is folded to "mi", as "ký" is to "kí".
_OWN = frozenset("minh toi em chau tui con anh chi bac chung bon tui to mi our".split())
_WE_BEFORE = frozenset("do does must should are have need can did".split())
_WE_AFTER = frozenset(
    (
        "do must should have need lead implement coordinate carry handle report send owe appear run take also only "
        "really still all belong responsible involved named mentioned listed part in"
    ).split()
)
_WRITERS = frozenset("toi em minh tui chau con chung bon i we department office agency unit".split())
_AT = frozenset(
    (
        "o ben thuoc tai la cua lam viec cong tac dang den tu m am are re is work works working with at from for in "
        "represent representing"
    ).split()
)
_LINKS = _AT | _OWN | _WRITERS
_BETWEEN = frozenset("the a an provincial s here this dept department office of".split())
_OURS = frozenset("chung bon tui toi minh em day".split())
_REPORT = frozenset("nop gui report reports submit send".split())
_SPEAKING = (("here", "at"), ("behalf", "of"), ("speaking", "for"), ("this", "is"), ("here", "in"))
_FARTHEST = 5
"""So many words may stand between who writes and the name: "I am working for the provincial …"."""
_LONGEST_NAME = 14
_OFFICE = frozenset(("ubnd", "ui", "uy"))

Find = Callable[[Sequence[Token]], Mentions]


def own_agency(base: KnowledgeBase, conversation: Conversation) -> str | None:
    """The writer's own body, as far as it is known: told, or that whose tasks were asked for last."""
    told = conversation.own or (conversation.agency if is_about_body(conversation) else None)
    return told if told in base.agency else None


def is_about_body(conversation: Conversation) -> bool:
    """Whether a body's own tasks were asked for last; one that only came up in a reply is nobody's own."""
    return conversation.agency is not None and conversation.intent in ("agency", "agency-items", "role")


def own_places(tokens: Sequence[Token]) -> frozenset[int]:
    """Where the writer's own body is spoken of: "sở mình", "bên em", "our department", "do we have to …"."""
    found: set[int] = set()
    for place, (first, second) in enumerate(pairwise(tokens)):
        if second.breaks:
            continue
        named = first.folded in BODY_NOUNS and second.folded in _OWN
        ours = first.folded in ("mi", "our") and second.folded in BODY_NOUNS
        following = tokens[place + 2].folded if place + 2 < len(tokens) else ""
        we = second.folded == "we" and first.folded in _WE_BEFORE and following in _WE_AFTER
        if named or ours or we or (first.folded == "we" and second.folded in _WE_AFTER):
            found |= {place, place + 1} if named or ours else {place + 1 if we else place}
        if second.folded == "ours":
            found.add(place + 1)
    return frozenset(found)


def asks_own_part(tokens: Sequence[Token], cues: Cues) -> bool:
    """Whether a body's part is asked for, and not when or where reports go, or something that it only wants to know."""
    if cues.any("when", "late") or (cues.any("where", "who") and not _REPORT.isdisjoint(_words(tokens))):
        return False
    asked = cues.any("duties", "lead", "coordinate", "participate", "where", "besides", "only")
    return asked or cues.yesno


def _words(tokens: Sequence[Token]) -> list[str]:
    return [token.folded for token in tokens]


def told_own(base: KnowledgeBase, tokens: Sequence[Token], find: Find) -> str | None:
    """The body of which somebody says to belong to it: "em ở Sở Nội vụ", "I work for DARD", "Sở Y tế bọn em".

    People live in districts; only who names a district's committee is of it.
    """
    for start in _starts(tokens):
        part = tokens[start : start + _LONGEST_NAME]
        mentions = find(part)
        for agency in mentions.agencies:
            first = min(mentions.body_places.get(agency, ()), default=None)
            if first is None or (
                base.agency[agency].kind == "district" and part[first].folded not in _OFFICE
            ):
                continue
            if all(place in mentions.used or part[place].folded in _BETWEEN for place in range(first)):
                return agency
    if _OURS.isdisjoint(_words(tokens)):
        return None
    mentions, pointed = find(tokens), own_places(tokens)
    for agency in mentions.agencies:
        places = mentions.body_places.get(agency, frozenset())
        after = max(places, default=len(tokens)) + 1
        if places <= pointed:
            continue  # "huyện mình" names no district
        if after < len(tokens) and tokens[after].folded in _OURS and not tokens[after].breaks:
            return agency
    return None


def _starts(tokens: Sequence[Token]) -> list[int]:
    """Where a body's name may begin that the writer belongs to."""
    words = _words(tokens)
    found = [place + 2 for place, pair in enumerate(pairwise(words)) if pair in _SPEAKING]
    for place, word in enumerate(words):
        if word not in _WRITERS:
            continue
        for end in range(place + 1, min(place + _FARTHEST, len(words))):
            if words[end] not in _LINKS:
                break
            if words[end] in _AT:
                found.append(end + 1)
    return found
