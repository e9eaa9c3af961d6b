"""Looking after the base while the bot runs; for administrators, and for coordinators to see what it lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.messages import Message
from bot.services.scrub import scrub
from bot.texts import texts
from knowledge.loader import KnowledgeError

if TYPE_CHECKING:
    from bot.services.registry import Registry
    from bot.storage.database import ChatKey
    from bot.storage.opinions import Opinions
    from knowledge.model import Language

SHOWN = 30
"""Lines of a list in one message."""


class Curation:
    """Every method checks the person who asks, whatever chat it is asked in."""

    def __init__(self, registry: Registry, opinions: Opinions) -> None:
        self._registry = registry
        self._opinions = opinions

    def reload(self, person: ChatKey, language: Language) -> Message:
        """Reads the base again; a broken one is reported and the present one stays.

        Raises:
            RefusedError: the person is no administrator.
        """
        registry = self._registry
        registry.rights.administrator(person)
        by = registry.rights.coordinator(person)
        say = texts(language)
        try:
            registry.library.reload()
        except KnowledgeError as error:
            shown = "\n".join(str(problem) for problem in error.problems[:SHOWN])
            return Message(say("reload-broken", count=len(error.problems), problems=shown))
        base = registry.base
        registry.audit.note(
            by.actor, "reload", base.plan.id, clauses=len(base.clauses), entries=len(base.entries)
        )
        return Message(
            say("reload-done", clauses=len(base.clauses), entries=len(base.entries), topics=len(base.topics))
        )

    def unanswered(self, person: ChatKey, language: Language) -> Message:
        """The questions that the base could not answer, and the latest comments; without names.

        Raises:
            RefusedError: the person does not steer.
        """
        self._registry.rights.coordinator(person)
        say = texts(language)
        questions = self._opinions.unanswered(SHOWN)
        blocks = [
            "\n".join(
                [say("unanswered-heading")]
                + [
                    say(
                        "unanswered-line",
                        count=question.count,
                        text=scrub(question.text),  # an earlier version kept names
                        reason=say(f"reason-{question.reason.replace('_', '-')}"),
                        day=question.last_day,
                    )
                    for question in questions
                ]
            )
            if questions
            else say("unanswered-none")
        ]
        if comments := self._opinions.comments(SHOWN // 3):
            blocks.append(
                "\n".join(
                    [say("comments-heading")] + [say("comments-line", text=scrub(text)) for text in comments]
                )
            )
        return Message("\n\n".join(blocks))
