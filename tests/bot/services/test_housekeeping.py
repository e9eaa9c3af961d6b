"""What goes by itself, and what stays."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from bot.delivery.delivery import KEPT
from bot.storage.database import ChatKey
from bot.storage.outbox import Outbox
from tests.support.people import enrol

if TYPE_CHECKING:
    from bot.services.bundle import Services
    from bot.storage.database import Database
    from tests.support.clock import Clock


def _count(database: Database, table: str) -> int:
    return len(database.rows(f"SELECT * FROM {table}"))  # own names


def test_an_open_step_is_kept_for_a_day(
    services: Services, database: Database, clock: Clock, lan: ChatKey
) -> None:
    services.feedback.comment(lan, "", "vi")
    clock.pass_(hours=23)
    services.housekeeping.purge()
    assert _count(database, "steps") == 1
    clock.pass_(hours=2)
    assert services.housekeeping.purge() == 1
    assert _count(database, "steps") == 0


def test_opinions_and_questions_are_kept_for_a_year(
    services: Services, database: Database, clock: Clock, lan: ChatKey
) -> None:
    for words in ("xyzzy plugh", "blorp wvu"):
        services.answering.ask(lan, words)
        services.feedback.comment(lan, words, "vi")
    clock.pass_(days=360)
    services.answering.ask(lan, "xyzzy plugh")
    services.housekeeping.purge()
    assert (_count(database, "unanswered"), _count(database, "comments")) == (2, 2)
    clock.pass_(days=10)
    services.housekeeping.purge()
    assert [row["text"] for row in database.rows("SELECT text FROM unanswered")] == ["xyzzy plugh"]
    assert _count(database, "comments") == 0


def test_marks_go_when_they_say_nothing_any_more(
    services: Services, database: Database, clock: Clock, lan: ChatKey
) -> None:
    services.first_press(lan, "button")
    clock.pass_(minutes=1)
    services.housekeeping.purge()
    assert _count(database, "marks") == 0


def test_that_a_chat_is_quiet_is_kept_for_officers_only(
    services: Services, database: Database, lan: ChatKey, minh: ChatKey
) -> None:
    enrol(services, lan)
    outbox = Outbox(database)
    now = time.time()
    for chat in (lan, minh, ChatKey("telegram", "-100777")):
        outbox.hush(chat, now)
    outbox.purge(now)
    assert _count(database, "quiet_chats") == 3
    outbox.purge(now + KEPT)
    assert [row["chat"] for row in database.rows("SELECT chat FROM quiet_chats")] == [lan.chat]
    assert outbox.quiet(lan)
