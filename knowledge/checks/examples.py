"""Every example question is answered by its own record, with everything loaded."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.checks.finding import Finding
from knowledge.model import LANGUAGES, KnowledgeBase


def examples_find_their_own(base: KnowledgeBase) -> Iterator[Finding]:
    """No record takes another's example question; this asks the engine all of them, so it costs seconds."""
    # The engine is heavy to import and the other rules do without it.
    from knowledge.engine import Engine

    engine = Engine(base)
    for name in ("topics", "entries", "refusals"):
        for index, record in enumerate(getattr(base, name)):
            for language in LANGUAGES:
                for place, question in enumerate(record.questions[language]):
                    reply, _ = engine.answer(question, language=None)
                    if reply.entry != record.id:
                        got = reply.entry or " ".join(reply.clauses) or reply.kind
                        where = (name, index, "questions", language, place)
                        yield Finding(where, f"“{question}” được trả lời bởi {got}")
