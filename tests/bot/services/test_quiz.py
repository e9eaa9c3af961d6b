"""Quiz rounds: order, score, no repetition, and a restart in the middle."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.services.bundle import Services, build_services
from bot.services.messages import Message, RefusedError
from bot.services.quiz import ROUND, Poll
from knowledge.model import LANGUAGES

if TYPE_CHECKING:
    from bot.config import Settings
    from bot.storage.database import ChatKey, Database
    from knowledge.model import Language
    from tests.support.clock import Clock


def play(
    services: Services, chat: ChatKey, *, right: int = ROUND, language: Language = "vi"
) -> tuple[list[Poll], Message]:
    """Plays a whole round with so many right answers; returns its questions and the result."""
    step: Poll | Message = services.quiz.play(chat, language)
    asked: list[Poll] = []
    while isinstance(step, Poll):
        poll_id = f"{chat.chat}/{step.number}/{step.position}"
        services.quiz.sent(chat, poll_id, step.number, step.position)
        chosen = step.right if len(asked) < right else (step.right + 1) % len(step.options)
        asked.append(step)
        answer = services.quiz.answer(chat, poll_id, chosen)
        assert answer is not None
        step = answer
    return asked, step


def _question(poll: Poll) -> str:
    return poll.question.split(": ", 1)[1]


@pytest.mark.parametrize(("right", "says"), [(5, "5/5"), (3, "3/5"), (0, "0/5")])
def test_round(services: Services, lan: ChatKey, right: int, says: str) -> None:
    asked, result = play(services, lan, right=right)
    assert len({_question(poll) for poll in asked}) == ROUND
    assert says in result.text
    assert result.buttons


def test_language(services: Services, lan: ChatKey, minh: ChatKey) -> None:
    assert services.quiz.play(lan, "vi").question.startswith("Câu 1/5")
    assert services.quiz.play(minh, "en").question.startswith("Question 1/5")
    assert services.quiz.play(lan, "en").question.startswith("Câu 1/5"), "a round keeps its language"


def test_no_question_again_before_all_were_asked(services: Services, lan: ChatKey) -> None:
    every = len(services.library.base.quiz)
    rounds, rest = divmod(every, ROUND)
    seen: list[str] = []
    for _ in range(rounds):
        seen += [_question(poll) for poll in play(services, lan)[0]]
    assert len(set(seen)) == len(seen) == every - rest
    asked = [_question(poll) for poll in play(services, lan)[0]]
    assert len(set(asked)) == ROUND
    assert len(set(seen) | set(asked)) == (every if rest else len(seen))


def test_the_same_after_a_restart(
    services: Services, settings: Settings, database: Database, clock: Clock, lan: ChatKey
) -> None:
    first = services.quiz.play(lan, "vi")
    services.quiz.sent(lan, "p1", first.number, first.position)
    again = build_services(settings, database, clock, services.library)
    assert again.quiz.play(lan, "vi") == first, "an open round goes on where it was"
    answer = again.quiz.answer(lan, "p1", first.right)
    assert isinstance(answer, Poll)
    assert answer.position == 1


def test_an_answer_counts_once(services: Services, lan: ChatKey) -> None:
    first = services.quiz.play(lan, "vi")
    services.quiz.sent(lan, "p1", first.number, first.position)
    services.quiz.sent(lan, "p1-again", first.number, first.position)
    assert services.quiz.answer(lan, "p1", first.right) is not None
    assert services.quiz.answer(lan, "p1", first.right) is None
    assert services.quiz.answer(lan, "p1-again", first.right) is None, "the same question sent twice"


def test_a_forwarded_poll_answered_by_somebody_else(services: Services, lan: ChatKey, minh: ChatKey) -> None:
    first = services.quiz.play(lan, "vi")
    services.quiz.sent(lan, "p1", first.number, first.position)
    assert services.quiz.answer(minh, "p1", first.right) is None
    assert services.quiz.play(lan, "vi").position == 0


def test_unknown_poll(services: Services, lan: ChatKey) -> None:
    assert services.quiz.answer(lan, "nobody's", 0) is None


def test_answer_of_an_earlier_round(services: Services, lan: ChatKey) -> None:
    first = services.quiz.play(lan, "vi")
    services.quiz.sent(lan, "old", first.number, first.position)
    assert services.quiz.stop(lan)
    assert not services.quiz.stop(lan)
    assert services.quiz.answer(lan, "old", first.right) is None
    assert services.quiz.play(lan, "vi").number == 2


def test_chats_do_not_mix(services: Services, lan: ChatKey, minh: ChatKey) -> None:
    play(services, lan)
    poll = services.quiz.play(minh, "vi")
    assert (poll.number, poll.position) == (1, 0)


def test_forgotten_in_the_middle(services: Services, lan: ChatKey) -> None:
    first = services.quiz.play(lan, "vi")
    services.privacy.forget(lan, "vi")
    services.quiz.sent(lan, "late", first.number, first.position)
    assert services.quiz.answer(lan, "late", 0) is None


def test_base_without_quiz(services: Services, monkeypatch: pytest.MonkeyPatch, lan: ChatKey) -> None:
    _without_quiz(services, monkeypatch)
    with pytest.raises(RefusedError):
        services.quiz.play(lan, "vi")


def _without_quiz(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = services.library.engine
    monkeypatch.setattr(engine, "base", engine.base.model_copy(update={"quiz": ()}))


def test_question_gone_after_a_reload(
    services: Services, monkeypatch: pytest.MonkeyPatch, lan: ChatKey
) -> None:
    first = services.quiz.play(lan, "vi")
    services.quiz.sent(lan, "p1", first.number, first.position)
    _without_quiz(services, monkeypatch)
    answer = services.quiz.answer(lan, "p1", first.right)
    assert isinstance(answer, Message), "the round ends instead of breaking"


def test_fits_telegram(services: Services, lan: ChatKey) -> None:
    for language in LANGUAGES:
        for _ in range(len(services.library.base.quiz) // ROUND + 1):
            for poll in play(services, lan, language=language)[0]:
                assert len(poll.question) <= 300
                assert all(1 <= len(option) <= 100 for option in poll.options)
                assert len(poll.explanation) <= 200
                assert poll.explanation.count("\n") <= 2
                assert poll.right in range(len(poll.options))
