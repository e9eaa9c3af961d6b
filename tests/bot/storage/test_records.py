"""What the tables keep, and what they let go."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from bot.storage.chats import Chats
from bot.storage.database import ChatKey, Database
from bot.storage.jobs import Jobs
from bot.storage.marks import Marks
from bot.storage.opinions import Opinions
from bot.storage.rounds import Round, Rounds

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
DAY = date(2026, 11, 23)
LAN = ChatKey("telegram", "1001")
MINH = ChatKey("telegram", "1002")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with Database(tmp_path / "bot.db") as opened:
        yield opened


def test_language(database: Database) -> None:
    chats = Chats(database)
    assert chats.language(LAN) is None
    chats.choose_language(LAN, "en", NOW)
    chats.choose_language(LAN, "vi", NOW)
    assert (chats.language(LAN), chats.language(MINH)) == ("vi", None)
    chats.forget_language(LAN)
    assert chats.language(LAN) is None


def test_context_gets_old(database: Database) -> None:
    chats = Chats(database)
    chats.keep_context(LAN, "{}", NOW)
    assert chats.context(LAN, NOW) == "{}"
    assert chats.context(LAN, NOW + timedelta(seconds=1)) is None


def test_old_contexts_are_dropped(database: Database) -> None:
    chats = Chats(database)
    chats.keep_context(LAN, "{}", NOW - timedelta(days=2))
    chats.keep_context(MINH, "{}", NOW)
    assert chats.drop_contexts(NOW - timedelta(days=1)) == 1
    assert [row["chat"] for row in database.rows("SELECT chat FROM conversations")] == [MINH.chat]


def test_step(database: Database) -> None:
    chats = Chats(database)
    chats.open_step(LAN, "feedback", NOW)
    assert chats.step(LAN, NOW) == "feedback"
    assert chats.step(LAN, NOW + timedelta(minutes=1)) is None
    assert chats.close_step(LAN)
    assert not chats.close_step(LAN)


def test_everything_and_erase(database: Database) -> None:
    chats, rounds, jobs = Chats(database), Rounds(database), Jobs(database)
    for chat in (LAN, MINH):
        chats.choose_language(chat, "en", NOW)
        chats.keep_context(chat, json.dumps({"item": 3}), NOW)
        chats.open_step(chat, "feedback", NOW)
        rounds.keep(chat, Round(1, "vi", ("a", "b"), 0, 0, open=True), NOW)
        rounds.add_poll(chat, f"poll-{chat.chat}", 1, 0)
        rounds.add_asked(chat, ["a"], anew=False)
        jobs.add("export", chat, {"year": 2025}, NOW)
    kept = chats.everything(LAN)
    assert set(kept) == {
        "preferences",
        "conversations",
        "steps",
        "quiz_rounds",
        "quiz_asked",
        "quiz_polls",
        "jobs",
    }
    assert kept["conversations"][0]["context"] == {"item": 3}
    assert kept["jobs"][0]["arguments"] == {"year": 2025}
    assert LAN.chat not in json.dumps({table: rows for table, rows in kept.items() if table != "quiz_polls"})
    chats.erase(LAN)
    assert chats.everything(LAN) == {}
    assert len(chats.everything(MINH)) == 7
    assert not jobs.done(1)


def test_move(database: Database) -> None:
    chats, rounds = Chats(database), Rounds(database)
    chats.choose_language(LAN, "en", NOW)
    rounds.keep(LAN, Round(1, "vi", ("a",), 0, 0, open=True), NOW)
    rounds.add_poll(LAN, "p", 1, 0)
    new = ChatKey("telegram", "-100555")
    chats.move(LAN, new)
    chats.move(LAN, new)
    assert chats.everything(LAN) == {}
    assert chats.language(new) == "en"
    assert rounds.poll("telegram", "p") == (new, 1, 0)


def test_move_keeps_what_the_new_chat_chose(database: Database) -> None:
    chats = Chats(database)
    new = ChatKey("telegram", "-100555")
    chats.choose_language(LAN, "en", NOW)
    chats.choose_language(new, "vi", NOW)
    chats.move(LAN, new)
    assert chats.language(new) == "vi"


def test_ratings_are_counted(database: Database) -> None:
    opinions = Opinions(database)
    for helpful in (True, True, False):
        opinions.rate("report-deadline", "V.1.1", helpful=helpful, language="vi", day=DAY)
    rows = database.rows("SELECT helpful, count FROM ratings ORDER BY helpful")
    assert rows == [{"helpful": 0, "count": 1}, {"helpful": 1, "count": 2}]


def test_unanswered_alike_together(database: Database) -> None:
    opinions = Opinions(database)
    opinions.count_unanswered("gia vang", "Giá vàng?", "vi", "other_subject", DAY)
    opinions.count_unanswered("gia vang", "gia vang", "vi", "other_subject", DAY + timedelta(days=1))
    opinions.count_unanswered("blah", "blah", "vi", "not_understood", DAY)
    first, second = opinions.unanswered(10)
    assert first.text == "blah"
    assert (second.text, second.count, second.last_day) == ("Giá vàng?", 2, "2026-11-24")
    assert len(opinions.unanswered(1)) == 1


def test_comments_newest_first(database: Database) -> None:
    opinions = Opinions(database)
    for text in ("a", "b", "c"):
        opinions.comment(text, "vi", DAY)
    assert opinions.comments(2) == ["c", "b"]


def test_marks(database: Database) -> None:
    marks = Marks(database)
    second = timedelta(seconds=1)
    assert marks.first("press", "1", "x", now=NOW, lasting=second)
    assert not marks.first("press", "1", "x", now=NOW, lasting=second)
    assert marks.first("press", "1x", "", now=NOW, lasting=second), "parts do not run together"
    assert marks.first("press", "1", "x", now=NOW + second, lasting=second)


def test_marks_survive_a_restart_and_say_nothing(tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    with Database(path) as database:
        assert Marks(database).first("thumb", "1001", now=NOW, lasting=timedelta(days=1))
    with Database(path) as database:
        assert not Marks(database).first("thumb", "1001", now=NOW, lasting=timedelta(days=1))
        assert "1001" not in str(database.rows("SELECT * FROM marks"))
    with Database(tmp_path / "other.db") as other:
        Marks(other).first("thumb", "1001", now=NOW, lasting=timedelta(days=1))
        with Database(path) as database:
            assert database.rows("SELECT mark FROM marks") != other.rows("SELECT mark FROM marks")


def test_rounds(database: Database) -> None:
    rounds = Rounds(database)
    assert rounds.latest(LAN) is None
    state = Round(2, "en", ("a", "b"), 1, 1, open=True)
    rounds.keep(LAN, state, NOW)
    assert rounds.latest(LAN) == state


def test_polls_of_earlier_rounds_are_dropped(database: Database) -> None:
    rounds = Rounds(database)
    rounds.keep(LAN, Round(1, "en", ("a",), 0, 0, open=True), NOW)
    rounds.add_poll(LAN, "old", 1, 0)
    rounds.add_poll(LAN, "new", 2, 0)
    assert rounds.poll("telegram", "old") is None
    assert rounds.poll("telegram", "new") == (LAN, 2, 0)
    assert rounds.poll("zalo", "new") is None


def test_asked(database: Database) -> None:
    rounds = Rounds(database)
    rounds.add_asked(LAN, ["a", "b"], anew=False)
    rounds.add_asked(LAN, ["b", "c"], anew=False)
    assert rounds.asked(LAN) == {"a", "b", "c"}
    rounds.add_asked(LAN, ["a"], anew=True)
    assert rounds.asked(LAN) == {"a"}
    assert rounds.asked(MINH) == set()
