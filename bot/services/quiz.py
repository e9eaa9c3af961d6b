"""The quiz: rounds of a few questions, none asked again before all have been."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.services.messages import Button, Message, PlayQuiz, RefusedError
from bot.storage.rounds import Round
from bot.texts import texts

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.services.library import Library
    from bot.storage.database import ChatKey, Database
    from bot.storage.rounds import Rounds
    from knowledge.model import Language, QuizQuestion

ROUND = 5
"""Questions in a round."""


@dataclass(frozen=True)
class Poll:
    """One question to be asked: its options in this round's order, and the right one's place among them."""

    question: str
    options: tuple[str, ...]
    right: int
    explanation: str
    number: int
    position: int


class Quiz:
    """Plays rounds. Everything about a round is in the database: a restart changes nothing."""

    def __init__(
        self, library: Library, database: Database, rounds: Rounds, clock: Callable[[], datetime]
    ) -> None:
        self._library = library
        self._database = database
        self._rounds = rounds
        self._clock = clock

    def play(self, chat: ChatKey, language: Language) -> Poll:
        """The question that waits for its answer, or the first one of a new round.

        Raises:
            RefusedError: the base has no quiz.
        """
        state = self._rounds.latest(chat)
        if state is not None and state.open and (poll := self._poll(chat, state)) is not None:
            return poll
        with self._database.transaction():
            state = self._begin(chat, language, state.number + 1 if state else 1)
            poll = self._poll(chat, state)
            if poll is None:
                raise RefusedError("quiz-empty")
        return poll

    def sent(self, chat: ChatKey, poll_id: str, number: int, position: int) -> None:
        """Remembers the poll by which a question was asked, unless the chat was forgotten."""
        if self._rounds.latest(chat) is not None:
            self._rounds.add_poll(chat, poll_id, number, position)

    def answer(self, chat: ChatKey, poll_id: str, chosen: int) -> Poll | Message | None:
        """Takes an answer given by the person of a private chat: the next question, or the score.

        None if the answer is not awaited: an earlier round, a question answered before, or another person's
        poll that was forwarded.
        """
        with self._database.transaction():
            known = self._rounds.poll(chat.platform, poll_id)
            if known is None or known[0] != chat:
                return None
            _, number, position = known
            state = self._rounds.latest(chat)
            if state is None or not state.open or (state.number, state.position) != (number, position):
                return None
            asked = self._poll(chat, state)
            right = asked is not None and chosen == asked.right
            state = replace(state, position=position + 1, score=state.score + int(right))
            following = self._poll(chat, state)
            if following is None:
                state = replace(state, open=False)
            self._rounds.keep(chat, state, self._clock())
        return following or self._result(state)

    def stop(self, chat: ChatKey) -> bool:
        """Ends the open round; says whether there was one."""
        with self._database.transaction():
            state = self._rounds.latest(chat)
            if state is None or not state.open:
                return False
            self._rounds.keep(chat, replace(state, open=False), self._clock())
        return True

    def _begin(self, chat: ChatKey, language: Language, number: int) -> Round:
        every = [question.id for question in self._library.base.quiz]
        _shuffler(chat, number).shuffle(every)
        asked = self._rounds.asked(chat)
        fresh = [question for question in every if question not in asked][:ROUND]
        # The last few of the base go first, then the ones that were asked before begin anew.
        again = [question for question in every if question not in fresh][: ROUND - len(fresh)]
        self._rounds.add_asked(chat, again or fresh, anew=bool(again))
        state = Round(number, language, (*fresh, *again), 0, 0, open=True)
        self._rounds.keep(chat, state, self._clock())
        return state

    def _poll(self, chat: ChatKey, state: Round) -> Poll | None:
        """The question at the round's position; None after the last, or if a reload took it away."""
        known = {question.id: question for question in self._library.base.quiz}
        if state.position >= len(state.questions) or state.questions[state.position] not in known:
            return None
        question: QuizQuestion = known[state.questions[state.position]]
        order = list(range(len(question.options)))
        _shuffler(chat, state.number, state.position).shuffle(order)
        language = state.language
        return Poll(
            question=texts(language)(
                "quiz-question",
                position=state.position + 1,
                count=len(state.questions),
                question=question.question[language],
            ),
            options=tuple(question.options[place][language] for place in order),
            right=order.index(question.answer),
            explanation=question.explanation[language],
            number=state.number,
            position=state.position,
        )

    def _result(self, state: Round) -> Message:
        say = texts(state.language)
        count = len(state.questions)
        grade = "all" if state.score == count else "most" if state.score * 2 >= count else "some"
        text = say(f"quiz-result-{grade}", score=state.score, count=count)
        return Message(text, (Button(say("button-quiz-again"), PlayQuiz()),))


def _shuffler(chat: ChatKey, *places: int) -> random.Random:
    """The same order for the same round after a restart, another one for the next round and the next chat."""
    return random.Random(":".join([*chat, *map(str, places)]))  # a game, not a secret
