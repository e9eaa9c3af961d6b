"""Departments called by a subject's word alone: "is health an implementer of item 5?", "nông nghiệp làm mục mấy?"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from knowledge.entities import Mentions
from knowledge.replies import Conversation
from knowledge.text import Token
from knowledge.understanding.view import ABOUT_BODIES, SHORT

if TYPE_CHECKING:
    from knowledge.understanding.mind import Mind

_OF_ONE_BODY = ("agency", "agency-items", "role")
_ITEM_WORDS = frozenset("muc item items activity activities hoat five".split())
_PLAN_WORDS = frozenset(("plan", "hoach", "implementer", "implementers"))
_ASKED = frozenset(
    "is are was does do did doesn don isn aren must should and but so then that told think thought believe believed "
    "assume assumed understood heard said says if has have me from can where".split()
)
"""Before a department's bare name, where it is one that acts: "does health implement", "items is health leading"."""
_ACTS_EN = frozenset(
    "implement implements implementing implementer implementers lead leads leading run runs running handle handles "
    "do does doing coordinate coordinates coordinating coordinator carry carries carrying appear appears show shows "
    "involved named listed mentioned down responsible got them those found".split()
)
_PASSIVE_EN = frozenset(
    "run led implemented handled gives given assigned belongs belong managed entrusted".split()
)
_PARTS_EN = frozenset("part role share job task tasks duties items".split())
_WITHIN_EN = frozenset("in among part on also".split())
"""So a body is asked after, and a subject too: these tell only of what is no subject of the plan."""
_BETWEEN_EN = frozenset(
    "an a the also really only actually one of even still either thi is are was isn aren wasn t not be".split()
)
_ACTS_VI = (
    ("thuc", "hien"),
    ("chu", "tri"),
    ("phoi", "hop"),
    ("phu", "trach"),
    ("tham", "gia"),
    ("dam", "nhiem"),
    ("trien", "khai"),
    ("lam",),
    ("lo",),
    ("giao",),
    ("implement",),
    ("lead",),
)
_WITHIN_VI = (("trong",), ("o", "muc"), ("ten",), ("mat",), ("nam", "trong"), ("khong",))
_ENDS_VI = frozenset("khong a ha dung phai chu nhi hay".split())
_JOINERS = frozenset("va voi cung and n".split())
_BETWEEN_VI = frozenset("deu thi co phai la cung van duoc se chi co quan don vi dung khong thi".split())
_BEFORE_VI = frozenset("nao may the vay con rua va cho hoi em minh ad bot oi a thi co cai muc gio".split())
_AFTER_ACT_VI = frozenset(
    "muc nhung may bao cac hoat item items khong gi nao ca dung chung them mot hai ba".split()
)


def called(
    mind: Mind, tokens: Sequence[Token], mentions: Mentions, conversation: Conversation
) -> dict[str, frozenset[int]]:
    """Departments named by a subject's word, where only a body can be meant, each with its places."""
    if mentions.agencies or mentions.outside or len(tokens) > 2 * SHORT:
        return {}
    names = mind.finder.called_names(tokens)
    if not names:
        return {}
    words = [token.folded for token in tokens]
    if conversation.intent in _OF_ONE_BODY and not mentions.references and len(tokens) <= SHORT:
        rest = set(range(len(tokens))).difference(*names.values())
        if all(mind.matcher.is_function(tokens[place]) for place in rest):
            return names
    talk = conversation.intent in ABOUT_BODIES
    of_plan = bool(
        talk or mentions.items or not _ITEM_WORDS.isdisjoint(words) or not _PLAN_WORDS.isdisjoint(words)
    )
    if len(names) > 1 and mentions.items and _either(words, names):
        return names
    found: dict[str, frozenset[int]] = {}
    for joined in _joined(words, names):
        places = sorted(place for each in joined for place in names[each])
        start, end = places[0], places[-1] + 1
        certain = _acts_en(words, start, end) or _acts_vi(words, start, end, mentions)
        within = of_plan and (_within_en(words, start, end) or _within_vi(words, start, end, mentions))
        certain = certain or (within and len(joined) > 1 and bool(mentions.items))
        if not (certain or within):
            continue
        if (certain and of_plan) or (within and talk) or not _is_subject(mind, tokens, names, joined):
            found |= {agency: names[agency] for agency in joined}
    return found


def _is_subject(
    mind: Mind, tokens: Sequence[Token], names: dict[str, frozenset[int]], joined: Sequence[str]
) -> bool:
    """Whether one of the names is a subject of the plan as well: costly, so asked last."""
    return any(mind.is_subject([tokens[place] for place in sorted(names[each])]) for each in joined)


def _joined(words: Sequence[str], names: dict[str, frozenset[int]]) -> list[list[str]]:
    """The names in their order, those that are joined together: "y tế với nội vụ"."""
    ordered = sorted(names, key=lambda agency: min(names[agency]))
    groups: list[list[str]] = []
    for agency in ordered:
        between = words[max(names[groups[-1][-1]]) + 1 : min(names[agency])] if groups else []
        if len(between) == 1 and between[0] in _JOINERS:
            groups[-1].append(agency)
        else:
            groups.append([agency])
    return groups


def _either(words: Sequence[str], names: dict[str, frozenset[int]]) -> bool:
    """Whether one of several names is asked for: "item 5: health or education?"."""
    ends = {max(places) + 1 for places in names.values()}
    return any(
        min(places) - 1 in ends and words[min(places) - 1] in ("or", "hay", "hoac")
        for places in names.values()
    )


def _acts_en(words: Sequence[str], start: int, end: int) -> bool:
    """Whether a name stands where one stands that acts: "does health lead", "justice, do they"."""
    if words[start - 1 : start] in (["by"], ["to"], ["with"]) and not _PASSIVE_EN.isdisjoint(words[:start]):
        return True
    if not _stands_en(words, start):
        return False
    following = words[_skip(words, end, _BETWEEN_EN)] if _skip(words, end, _BETWEEN_EN) < len(words) else ""
    if following in _ACTS_EN or words[end : end + 3] == ["have", "to", "do"]:
        return True
    if words[start - 1 : start] == ["from"] and "they" in words[end:]:
        return True
    after = words[end : end + 3]
    if after[:1] == ["s"] and not _PARTS_EN.isdisjoint(after):
        return True
    return (after[:1] in (["which"], ["what"]) and not _ITEM_WORDS.isdisjoint(after)) or "they" in after


def _within_en(words: Sequence[str], start: int, end: int) -> bool:
    return _stands_en(words, start) and end < len(words) and words[end] in _WITHIN_EN


def _stands_en(words: Sequence[str], start: int) -> bool:
    before = (
        words[start - 1] if start and words[start - 1] != "the" else words[start - 2] if start > 1 else ""
    )
    asked_about = tuple(words[max(0, start - 2) : start]) in {("what", "about"), ("how", "about")}
    return not before or before in _ASKED or before in _ITEM_WORDS or asked_about


def _acts_vi(words: Sequence[str], start: int, end: int, mentions: Mentions) -> bool:
    """Whether a name begins a question and what follows is done by bodies: "nông nghiệp có làm mục 3 không"."""
    before, after_it = words[max(0, start - 2) : start], words[end : end + 1]
    owned = before[-1:] in (["cua"], ["thuoc"]) or before == ["giao", "cho"]
    if mentions.items and owned and (not after_it or after_it[0] in _ENDS_VI):
        return True
    if (
        mentions.items
        and before[-1:] == ["do"]
        and any(tuple(words[end : end + len(act)]) == act for act in _ACTS_VI)
    ):
        return True
    if not _begins_vi(words, start, mentions):
        return False
    place = _skip(words, end, _BETWEEN_VI)
    size = next((len(act) for act in _ACTS_VI if tuple(words[place : place + len(act)]) == act), 0)
    after = words[place + size : place + size + 1]
    return bool(size) and (not after or after[0] in _AFTER_ACT_VI or place + size in mentions.used)


def _within_vi(words: Sequence[str], start: int, end: int, mentions: Mentions) -> bool:
    if words[start - 1 : start] == ["co"] and words[end:] == ["khong"] and not mentions.items:
        return True
    if not _begins_vi(words, start, mentions) or words[end : end + 1] != ["co"]:
        return False
    return any(tuple(words[end + 1 : end + 1 + len(place)]) == place for place in _WITHIN_VI)


def _begins_vi(words: Sequence[str], start: int, mentions: Mentions) -> bool:
    return all(place in mentions.used or words[place] in _BEFORE_VI for place in range(start))


def _skip(words: Sequence[str], place: int, skipped: frozenset[str]) -> int:
    while place < len(words) and words[place] in skipped:
        place += 1
    return place


def says_implementers(tokens: Sequence[Token]) -> bool:
    """Whether the bodies just named are pointed back at: "among the implementers", "trong số đó"."""
    words = [token.folded for token in tokens]
    back = {
        ("so", "do"),
        ("so", "nay"),
        ("so", "ay"),
        ("so", "tren"),
        ("danh", "sach"),
        ("the", "implementers"),
        ("the", "list"),
    }
    return not back.isdisjoint(pairwise(words))
