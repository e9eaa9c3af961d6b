"""Answering questions: the engine, with what the chat has talked about and the language it has chosen."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.services.scrub import scrub
from knowledge.language import detect
from knowledge.replies import EMPTY, Conversation
from knowledge.text import words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime, tzinfo

    from bot.services.library import Library
    from bot.services.results import Results
    from bot.storage.chats import Chats
    from bot.storage.database import ChatKey, Database
    from bot.storage.opinions import Opinions
    from knowledge.asks import Ask
    from knowledge.model import Language
    from knowledge.replies import Reply

MEMORY = timedelta(hours=24)
"""How long a chat's context is used and kept: a follow-up question comes the same day or not at all."""

MAX_GROUPING = 200


class Answering:
    """Answers, and keeps what a follow-up question needs and what the base could not answer."""

    def __init__(
        self,
        library: Library,
        database: Database,
        chats: Chats,
        opinions: Opinions,
        results: Results,
        clock: Callable[[], datetime],
        timezone: tzinfo,
    ) -> None:
        self._library = library
        self._database = database
        self._chats = chats
        self._opinions = opinions
        self._results = results
        self._clock = clock
        self._timezone = timezone

    def ask(self, chat: ChatKey, text: str, hint: Language | None = None) -> Reply:
        """Answers a question in the chat's chosen language, else in the question's own.

        ``hint`` is the language of the person's app, for questions that tell none ("3?").
        """
        before = self._context(chat)
        language = self._chats.language(chat) or detect(text, before.lang or hint)
        reply, after = self._library.engine.answer(text, before, language)
        reply = self._results.told(chat, reply)
        with self._database.transaction():
            self._keep(chat, before, after)
            if reply.kind == "none" and reply.reason is not None:
                self._count_unanswered(text, reply.lang, reply.reason)
        return reply

    def perform(self, chat: ChatKey, ask: Ask, hint: Language | None = None) -> Reply:
        """Answers a canonical request, as a button or a command makes it."""
        before = self._context(chat)
        reply, after = self._library.engine.perform(ask, self.language(chat, hint), before)
        self._keep(chat, before, after)
        return self._results.told(chat, reply)

    def suggest(self, chat: ChatKey, text: str, hint: Language | None = None) -> tuple[Reply, ...]:
        """The best answers to a half-typed question; ``chat`` is the person's own, for the language."""
        return self._library.engine.suggest(text, self._chats.language(chat) or detect(text, hint))

    def language(self, chat: ChatKey, hint: Language | None = None) -> Language:
        """The language in which to speak to a chat when there is no question to tell it."""
        return self._chats.language(chat) or self._context(chat).lang or hint or "vi"

    def purge(self) -> int:
        """Drops what chats talked about so long ago that no question goes on with it; says of how many."""
        return self._chats.drop_contexts(self._clock() - MEMORY)

    def _context(self, chat: ChatKey) -> Conversation:
        context = self._chats.context(chat, self._clock() - MEMORY)
        return EMPTY if context is None else Conversation.from_json(context)

    def _keep(self, chat: ChatKey, before: Conversation, after: Conversation) -> None:
        if after != before:
            self._chats.keep_context(chat, after.to_json(), self._clock())

    def _count_unanswered(self, text: str, language: Language, reason: str) -> None:
        kept = scrub(text)
        grouping = " ".join(words(kept))[:MAX_GROUPING]
        if grouping:
            day = self._clock().astimezone(self._timezone).date()
            self._opinions.count_unanswered(grouping, kept, language, reason, day)
