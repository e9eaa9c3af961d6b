"""Whom a decision on an update reaches: never counted is who has blocked the bot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.storage.outbox import Outbox
from tests.support.people import BOSS
from tests.support.records import appoint, chat, hand_in

if TYPE_CHECKING:
    from bot.services.bundle import Services

AUTHOR, COLLEAGUE = chat(1001), chat(1002)


def test_a_colleague_is_told_where_the_author_cannot_be(services: Services) -> None:
    update = hand_in(services, appoint(services, AUTHOR, "so-yt"))
    appoint(services, COLLEAGUE, "so-yt")
    Outbox(services.database).hush(AUTHOR, 0)
    decided = services.review.accept(BOSS, update.code, "1", "vi")
    assert [told.to for told in decided.notices] == [COLLEAGUE]
    assert "Đã báo cho 1 cán bộ" in decided.text


def test_it_is_said_that_nobody_can_be_told(services: Services) -> None:
    update = hand_in(services, appoint(services, AUTHOR, "so-yt"))
    Outbox(services.database).hush(AUTHOR, 0)
    decided = services.review.accept(BOSS, update.code, "1", "vi")
    assert decided.notices == ()
    assert "chưa báo được cho ai" in decided.text
    assert "1 cán bộ" not in decided.text
