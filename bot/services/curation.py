"""Looking after the base while the bot runs; for administrators only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.messages import Message, RefusedError
from bot.texts import texts
from knowledge.loader import KnowledgeError

if TYPE_CHECKING:
    from bot.services.library import Library
    from bot.storage.opinions import Opinions
    from knowledge.model import Language

SHOWN = 30
"""Lines of a list in one message."""


class Curation:
    """Every method checks the person: ``user`` is the id of who asks, whatever chat it is asked in."""

    def __init__(self, library: Library, opinions: Opinions, admins: frozenset[str]) -> None:
        self._library = library
        self._opinions = opinions
        self.admins = admins

    def is_admin(self, user: str) -> bool:
        """Whether the settings name this person as an administrator."""
        return user in self.admins

    def reload(self, user: str, language: Language) -> Message:
        """Reads the base again; a broken one is reported and the present one stays.

        Raises:
            RefusedError: the person is no administrator.
        """
        self._allow(user)
        say = texts(language)
        try:
            self._library.reload()
        except KnowledgeError as error:
            shown = "\n".join(str(problem) for problem in error.problems[:SHOWN])
            return Message(say("reload-broken", count=len(error.problems), problems=shown))
        base = self._library.base
        return Message(
            say("reload-done", clauses=len(base.clauses), entries=len(base.entries), topics=len(base.topics))
        )

    def unanswered(self, user: str, language: Language) -> Message:
        """The questions that the base could not answer, and the latest comments; without names.

        Raises:
            RefusedError: the person is no administrator.
        """
        self._allow(user)
        say = texts(language)
        questions = self._opinions.unanswered(SHOWN)
        blocks = [
            "\n".join(
                [say("unanswered-heading")]
                + [
                    say(
                        "unanswered-line",
                        count=question.count,
                        text=question.text,
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
                "\n".join([say("comments-heading")] + [say("comments-line", text=text) for text in comments])
            )
        return Message("\n\n".join(blocks))

    def _allow(self, user: str) -> None:
        if not self.is_admin(user):
            raise RefusedError("only-coordinator")
