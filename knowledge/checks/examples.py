"""Every example question is answered by its own record, with everything loaded."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.checks.finding import Finding
from knowledge.model import LANGUAGES, Entry, KnowledgeBase, Refusal, Topic
from knowledge.references import find_references
from knowledge.text import clean, tokenize


def examples_find_their_own(base: KnowledgeBase) -> Iterator[Finding]:
    """No record takes another's example question; this asks the engine all of them, so it costs seconds."""
    # The engine is heavy to import and the other rules do without it.
    from knowledge.engine import Engine

    engine = Engine(base)
    for name in ("topics", "entries", "refusals"):
        for index, record in enumerate(getattr(base, name)):
            for language in LANGUAGES:
                for place, question in enumerate(record.questions[language]):
                    where = (name, index, "questions", language, place)
                    for item in _items_taken(base, record, question):
                        yield Finding(
                            where, f"“{question}” hỏi về mục {item}, nhưng câu trả lời không dựa vào mục ấy"
                        )
                    reply, _ = engine.answer(question, language=None)
                    if reply.entry != record.id:
                        got = reply.entry or " ".join(reply.clauses) or reply.kind
                        yield Finding(where, f"“{question}” được trả lời bởi {got}")


def _items_taken(base: KnowledgeBase, record: Topic | Entry | Refusal, question: str) -> list[int]:
    """Items that an example names and its curated answer does not rest on: it would take the plan's own answer away.

    An honest refusal, and what is said of the bot itself, may speak of an item.
    """
    if isinstance(record, Refusal) or (isinstance(record, Entry) and record.kind in ("bot", "smalltalk")):
        return []
    named = {
        reference.item for reference in find_references(tokenize(clean(question)), base)[0] if reference.item
    }
    rests_on = {item.number for clause in record.clauses if (item := base.item_of(clause)) is not None}
    return sorted(named - rests_on)
