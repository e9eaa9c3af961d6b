"""Answering questions: the engine, with what the chat has talked about and the language it has chosen."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.services.scrub import scrub
from knowledge.language import detect
from knowledge.replies import EMPTY, Conversation
from knowledge.text import words

if TYPE_CHECKING:
    from bot.services.registry import Registry
    from bot.services.results import Results
    from bot.storage.chats import Chats
    from bot.storage.database import ChatKey
    from bot.storage.opinions import Opinions
    from knowledge.asks import Ask
    from knowledge.model import Language
    from knowledge.replies import Reply

MEMORY = timedelta(hours=24)
"""How long a chat's context is used and kept: a follow-up question comes the same day or not at all."""

MAX_KEPT = 300
"""How much of a question without an answer is kept, in characters."""

MAX_GROUPING = 200


class Answering:
    """Answers, and keeps what a follow-up question needs and what the base could not answer."""

    def __init__(self, registry: Registry, chats: Chats, opinions: Opinions, results: Results) -> None:
        self._registry = registry
        self._chats = chats
        self._opinions = opinions
        self._results = results

    def ask(self, chat: ChatKey, text: str, hint: Language | None = None) -> Reply:
        """Answers a question in the chat's chosen language, else in the question's own.

        ``hint`` is the language of the person's app, for questions that tell none ("3?").
        """
        before = self._context(chat)
        language = self._chats.language(chat) or detect(text, before.lang or hint)
        # In a private chat the person has the chat's id; a group is registered for nothing.
        officer = self._registry.officers.active(chat)
        known = before.own or (officer.agency if officer is not None else None)
        reply, after = self._registry.library.engine.answer(text, replace(before, own=known), language)
        if after.own == known:
            after = replace(after, own=before.own)  # a registration is looked up each time: it may end
        reply = self._results.told(chat, reply)
        with self._registry.database.transaction():
            self._keep(chat, before, after)
            if reply.kind == "none" and reply.reason is not None:
                self._count_unanswered(text, reply.lang, reply.reason)
        return reply

    def perform(self, chat: ChatKey, ask: Ask, hint: Language | None = None) -> Reply:
        """Answers a canonical request, as a button or a command makes it."""
        before = self._context(chat)
        reply, after = self._registry.library.engine.perform(ask, self.language(chat, hint), before)
        self._keep(chat, before, after)
        return self._results.told(chat, reply)

    def suggest(self, chat: ChatKey, text: str, hint: Language | None = None) -> tuple[Reply, ...]:
        """The best answers to a half-typed question; ``chat`` is the person's own, for the language."""
        return self._registry.library.engine.suggest(text, self._chats.language(chat) or detect(text, hint))

    def language(self, chat: ChatKey, hint: Language | None = None) -> Language:
        """The language in which to speak to a chat when there is no question to tell it."""
        return self._chats.language(chat) or self._context(chat).lang or hint or "vi"

    def purge(self) -> int:
        """Drops what chats talked about so long ago that no question goes on with it; says of how many."""
        return self._chats.drop_contexts(self._registry.clock() - MEMORY)

    def _context(self, chat: ChatKey) -> Conversation:
        context = self._chats.context(chat, self._registry.clock() - MEMORY)
        return EMPTY if context is None else Conversation.from_json(context)

    def _keep(self, chat: ChatKey, before: Conversation, after: Conversation) -> None:
        if after != before:
            self._chats.keep_context(chat, after.to_json(), self._registry.clock())

    def _count_unanswered(self, text: str, language: Language, reason: str) -> None:
        kept = scrub(text)[:MAX_KEPT].strip()
        grouping = " ".join(words(kept))[:MAX_GROUPING]
        if grouping:
            self._opinions.count_unanswered(grouping, kept, language, reason, self._registry.today())
