"""The curated texts that people are told in full, each with its place in the base."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.checks.finding import Path
from knowledge.model import Bilingual, KnowledgeBase


def told(base: KnowledgeBase) -> Iterator[tuple[Path, Bilingual]]:
    """Notes, duties, answers and the quiz; names and labels are not among them."""
    if base.plan.ended_note is not None:
        yield ("plan", "ended_note"), base.plan.ended_note
    for index, duty in enumerate(base.duties):
        yield ("duties", index, "summary"), duty.summary
    for index, entry in enumerate(base.entries):
        yield ("entries", index, "answer"), entry.answer
    for index, refusal in enumerate(base.refusals):
        yield ("refusals", index, "answer"), refusal.answer
    for index, question in enumerate(base.quiz):
        yield ("quiz", index, "question"), question.question
        yield ("quiz", index, "explanation"), question.explanation
        for place, option in enumerate(question.options):
            yield ("quiz", index, "options", place), option
