"""Handing in updates through the real bot: how little it takes, and the edges of the deadline."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from tests.support.records import appoint

if TYPE_CHECKING:
    from bot.simulator import Person
    from tests.support.clock import Clock
    from tests.support.playground import Playground

NOVEMBER = "2025-11-20T09:00:00+07:00"


def _officer(bot: Playground, clock: Clock, at: str, agency: str = "so-tnmt") -> Person:
    clock.now = datetime.fromisoformat(at)
    appoint(bot.services, 1001, agency)
    return bot.person()


@pytest.mark.asyncio
async def test_one_line_takes_two_messages_and_one_tap(bot: Playground, clock: Clock) -> None:
    lan = _officer(bot, clock, NOVEMBER)
    bot.person(1003, name="Boss").start()  # hears of the difficulties
    said = taps = 0
    lan.say("/update 3 60% Đã trồng 12 ha rừng ngập mặn; vướng: thiếu kinh phí")
    said += 1
    await bot.world.idle()
    lan.press("✅ Gửi")
    taps += 1
    await bot.world.idle()
    (shown,) = lan.sees()  # the preview, which became the receipt
    assert "CN-2025-0001" in shown.text
    assert (said + len(lan.sees()), taps) == (2, 1)
    (update,) = bot.services.updates.of_year(2025)
    assert update.content.difficulties == "thiếu kinh phí"


@pytest.mark.asyncio
async def test_the_guided_form_takes_seven_taps_and_one_text(bot: Playground, clock: Clock) -> None:
    lan = _officer(bot, clock, NOVEMBER)
    taps = texts = 0
    lan.say("/update")  # a tap in the menu
    taps += 1
    await bot.world.idle()
    for step in ("3. Cộng đồng bền vững", "Đang triển khai", "60%", None, "Không có", "Bỏ qua", "✅ Gửi"):
        if step is None:
            lan.say("Đã trồng 12 ha rừng ngập mặn ở Lộc Hà.")
            texts += 1
        else:
            lan.press(step)
            taps += 1
        await bot.world.idle()
    assert "CN-2025-0001" in lan.sees()[-1].text
    assert taps <= 7
    assert texts == 1
    (update,) = bot.services.updates.of_year(2025)
    assert (update.item, update.content.status, update.content.percent) == (3, "in_progress", 60)


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("at", "in_time"),
    [
        ("2025-11-30T23:59:59+07:00", True),
        ("2025-12-01T00:00:00+07:00", False),
        ("2025-11-30T16:59:59+00:00", True),
        ("2025-11-30T17:00:00+00:00", False),
    ],
)
async def test_the_edges_of_the_deadline(bot: Playground, clock: Clock, at: str, in_time: bool) -> None:
    lan = _officer(bot, clock, at)
    lan.say("/update 3 60% Đã trồng 12 ha rừng")
    await bot.world.idle()
    lan.press("✅ Gửi")
    await bot.world.idle()
    assert ("đúng hạn" if in_time else "sau hạn") in lan.sees()[-1].text.replace("Gửi ", "").lower()


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("at", "year"),
    [
        ("2023-01-01T00:00:00+07:00", 2023),
        ("2024-12-31T23:59:59+07:00", 2024),
        ("2025-01-01T00:00:00+07:00", 2025),
        ("2026-11-25T09:00:00+07:00", 2025),
    ],
)
async def test_the_reporting_year(bot: Playground, clock: Clock, at: str, year: int) -> None:
    lan = _officer(bot, clock, at)
    reply = await bot.ask(lan, "/update 3 60% Đã trồng 12 ha rừng")
    assert f"Năm báo cáo: {year}" in reply.text


@pytest.mark.asyncio
async def test_text_is_never_markup_and_nothing_of_it_is_lost(bot: Playground, clock: Clock) -> None:
    lan = _officer(bot, clock, NOVEMBER)
    written = '<b>Đã</b> *trồng* _12_ ha {x} %s & "rừng" 😀 =1+1 [a](http://b.c)'
    await bot.ask(lan, f"/update 3 60% {written}")
    lan.press("✅ Gửi")
    await bot.world.idle()
    (update,) = bot.services.updates.of_year(2025)
    assert update.content.result == written
    lan.press("Xem báo cáo")
    await bot.world.idle()
    assert written in lan.sees()[-1].text


@pytest.mark.asyncio
async def test_a_picture_with_the_command_under_it(bot: Playground, clock: Clock) -> None:
    lan = _officer(bot, clock, NOVEMBER)
    lan.photo(caption="/update 3 60% Đã trồng 12 ha rừng")
    (reply,) = await bot.replies(lan.id)
    assert "Tệp kèm: 1" in reply.text
    lan.press("✅ Gửi")
    await bot.world.idle()
    (update,) = bot.services.updates.of_year(2025)
    assert [attachment.kind for attachment in update.content.attachments] == ["photo"]


@pytest.mark.asyncio
async def test_a_closed_year_takes_nothing(bot: Playground, clock: Clock) -> None:
    lan = _officer(bot, clock, NOVEMBER)
    await bot.ask(lan, "/update 3 60% Đã trồng 12 ha rừng")
    bot.services.updates.lock(2025, clock(), locked=True)
    press = lan.press("✅ Gửi")
    await bot.world.idle()
    answer = bot.world.presses[press].answer
    assert answer is not None
    assert "2025 đã chốt" in answer.text
    assert bot.services.updates.of_year(2025) == ()
    lan.press("✖️ Hủy")
    asked = await bot.ask(lan, "/update 3 70% x")
    assert "Báo cáo cho năm nào?" in asked.text
    assert set(asked.labels) >= {"2023", "2024"}
    assert "2025" not in asked.labels
    for year in (2023, 2024):
        bot.services.updates.lock(year, clock(), locked=True)
    await bot.ask(lan, "/cancel")
    assert "đã chốt" in (await bot.ask(lan, "/update 3 70% x")).text
