"""Asking the packaged base: one engine for all tests, and what must hold of every reply."""

from __future__ import annotations

from knowledge.asks import Ask
from knowledge.engine import Engine
from knowledge.loader import PACKAGED, load
from knowledge.model import Item, Language
from knowledge.replies import EMPTY, MAX_LABEL, Conversation, Reply

BASE = load(PACKAGED)
ENGINE = Engine(BASE)
"""Built once for all tests: it keeps nothing between questions."""

AGENCIES = [agency.id for agency in BASE.agencies]
ITEMS = [item.number for item in BASE.items]

ON_A_BUTTON = 58
"""Bytes of a code: Telegram allows 64 of callback data, and the rest is the button's own prefix."""


def say(text: str, conversation: Conversation = EMPTY, language: Language | None = None) -> Reply:
    """The reply to one message, checked for what holds of every reply."""
    reply, _ = ENGINE.answer(text, conversation, language)
    assert not faults_in(reply), f"{text!r}: {faults_in(reply)}"
    return reply


def faults_in(reply: Reply) -> list[str]:
    """What is wrong with a reply whatever was asked: it names only what exists, and its buttons work."""
    faults = []
    if reply.kind not in ("answer", "clarify", "none"):
        faults.append(f"kind {reply.kind}")
    if (reply.reason is not None) != (reply.kind == "none"):
        faults.append(f"{reply.kind} with reason {reply.reason}")
    if not reply.text().strip() or not all(paragraph.strip() for paragraph in reply.paragraphs):
        faults.append("an empty text or paragraph")
    faults += [f"no clause {clause}" for clause in reply.clauses if clause not in BASE.clause]
    faults += [f"no item {number}" for number in reply.items if number not in BASE.item]
    faults += [f"no agency {agency}" for agency in reply.agencies if agency not in BASE.agency]
    for values in (reply.clauses, reply.items, reply.agencies):
        if len(set(values)) != len(values):
            faults.append(f"repeats: {values}")
    if reply.kind == "clarify" and not 1 <= len(reply.choices) <= 4:
        faults.append(f"{len(reply.choices)} readings")
    for choice in reply.choices:
        code = choice.ask.code()
        if len(code.encode()) > ON_A_BUTTON or not code.isascii() or Ask.parse(code) != choice.ask:
            faults.append(f"the code {code}")
        if not choice.label.strip() or len(choice.label) > MAX_LABEL:
            faults.append(f"the label {choice.label!r}")
    if not 0 <= reply.score <= 1:
        faults.append(f"score {reply.score}")
    return faults


def standing(agency_id: str, item: Item) -> str:
    """The part of an agency in an item, from the base's records alone."""
    names = {agency_id, BASE.agency[agency_id].part_of or agency_id}
    if names & set(item.implementing.agencies):
        return "lead"
    if names & set(item.coordinating.agencies):
        return "coordinate"
    group = item.coordinating.group
    return "group" if group and names & set(BASE.group[group].members) else "none"


def all_named(reply: Reply, agency_ids: tuple[str, ...]) -> bool:
    """Whether the text names all of these in full, in the reply's language."""
    return all(BASE.agency[agency].name[reply.lang] in reply.text() for agency in agency_ids)
