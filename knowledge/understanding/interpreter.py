"""The order of the rules: the first that has a meaning for an utterance decides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache, partial

from knowledge.replies import Conversation
from knowledge.text import Token
from knowledge.understanding import (
    bodies,
    cards,
    context,
    counting,
    numbered,
    progress,
    refusals,
    tasks,
    unplaced,
)
from knowledge.understanding.focus import focus
from knowledge.understanding.mind import Mind
from knowledge.understanding.view import Understood, View

Rule = Callable[[Mind, View], Understood | None]

RULES: tuple[Rule, ...] = (
    # What leaves no doubt: a curated example, a place in a list just shown, a pleasantry, a set follow-up.
    cards.exact_example,
    context.nth_of_what_was_said,
    cards.pleasantry,
    context.follow_up_phrase,
    tasks.when_here,
    tasks.task_here,
    context.other_language,
    context.successor_of_it,
    context.more_of_body,
    context.wished_item,
    context.same_field,
    # What is named by number, and what the plan does not have: before anything that might come near it.
    numbered.named_document,
    numbered.missing,
    numbered.lone_point,
    progress.reported,
    refusals.person_named,
    progress.progress,
    counting.superlative,
    refusals.refused,
    refusals.money_asked,
    # Names: bodies the plan does not know before those it knows, both before subjects.
    bodies.outside_body,
    numbered.named_clauses,
    bodies.named_bodies,
    numbered.named_items,
    # Dates, years and counts.
    counting.dates,
    counting.years,
    counting.overview,
    # Subjects, and what leans on the talk so far.
    unplaced.part_alone,
    unplaced.own_body,
    context.nothing_else,
    context.plan_itself,
    cards.matching_record,
    numbered.named_section,
    numbered.named_by_title,
    context.follow_up,
    context.bare_question,
)


class Interpreter:
    """Understands utterances against one knowledge base."""

    def __init__(self, mind: Mind) -> None:
        self.mind = mind
        # The same words are looked at whole, cut in parts and understood: they are read once.
        self._views = lru_cache(maxsize=32)(mind.view)

    def view(self, tokens: Sequence[Token], conversation: Conversation) -> View:
        """Everything read off an utterance once."""
        return self._views(tuple(tokens), conversation)

    def names_something(self, tokens: Sequence[Token], conversation: Conversation) -> bool:
        """Whether words hold more than what asks: a name, a number or a subject."""
        view = self.view(tokens, conversation)
        asked = self.mind.content(view) or view.mentions.used or "plan" in view.cues
        return bool(asked) or not view.cues.any("where")

    def focus(self, tokens: tuple[Token, ...], conversation: Conversation) -> tuple[Token, ...]:
        """The part of an utterance that is its whole question."""
        skim = partial(self.mind.skim, conversation=conversation)
        return focus(tokens, skim, partial(self.view, conversation=conversation)) or tokens

    def understand(self, tokens: Sequence[Token], conversation: Conversation) -> Understood:
        """The meaning of one utterance."""
        view = self.view(tokens, conversation)
        found = next((found for rule in RULES if (found := rule(self.mind, view)) is not None), Understood())
        found = counting.another_year(self.mind, view, found) or found
        found.near = [card for card in view.cards[:3] if card.score > _NEAR]
        far = any(ask.intent == "progress" for ask in found.asks)
        found.asking = view.cues.asks or view.is_command or view.wonders or far
        found.firm = view.firm or view.wonders
        return found


_NEAR = 0.12
"""A card that scores this is near enough to be offered where nothing was understood."""
