"""What the bot does of its own accord: once, at its time, whatever restarts come between."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from bot.simulator import faults
from tests.delivery.support import BOSS, until
from tests.support.clock import Clock
from tests.support.records import appoint, chat, hand_in

if TYPE_CHECKING:
    from bot.simulator import Person
    from tests.support.playground import Playground

pytestmark = pytest.mark.asyncio

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
OFFICERS = range(2001, 2031)


@pytest.fixture
def clock() -> Clock:
    """A time before the first reminder, since the bot passes over what was due before it first started."""
    return Clock(datetime(2025, 10, 20, 8, 0, tzinfo=UTC))


def _set(clock: Clock, text: str) -> None:
    clock.now = datetime.fromisoformat(text).replace(tzinfo=ZONE).astimezone(UTC)


async def _heard(bot: Playground, person: Person) -> list[str]:
    """What a person hears at this time."""
    await bot.delivery.tick()
    return [message.text for message in await bot.replies(person.id)]


async def test_reminders_come_once_across_restarts(bot: Playground, clock: Clock) -> None:
    _set(clock, "2025-10-31 12:00:00")
    lan = bot.person()
    await bot.ask(lan, "/start")
    appoint(bot.services, lan.id, "so-yt")
    told = []
    for day in ("11-01", "11-16", "11-17", "11-24", "11-28", "11-29", "11-30", "12-01", "12-02", "12-03"):
        for time in ("08:59:59", "09:00:00", "19:59:59"):
            _set(clock, f"2025-{day} {time}")
            told += [(day, time)] * len(await _heard(bot, lan))
        await bot.delivery.stop(0)
        await bot.restart()
        assert await _heard(bot, lan) == []
    due = ("11-01", "11-17", "11-24", "11-28", "11-30", "12-02")
    assert told == [(day, "09:00:00") for day in due]


async def test_a_reminder_is_owed_before_anything_can_go_wrong(bot: Playground, clock: Clock) -> None:
    """Marked as sent and owed are one transaction: a bot that ends before it is sent sends it later."""
    lan = bot.person()
    await bot.ask(lan, "/start")
    appoint(bot.services, lan.id, "so-yt")
    bot.world.faults.every("sendMessage", 1, faults.server_error())
    _set(clock, "2025-11-24 09:00:00")
    await bot.delivery.tick()
    await bot.delivery.stop(0)
    bot.world.faults.clear()
    await bot.restart()
    (heard,) = await _heard(bot, lan)
    assert "Còn 6 ngày" in heard
    assert await _heard(bot, lan) == []


async def test_the_deadlines_edge(bot: Playground, clock: Clock) -> None:
    """What is sent a second before the deadline is in time, and a second later late; nobody is woken for it."""
    lan, minh = bot.person(), bot.person(1002, name="Minh")
    for person, agency in ((lan, "so-yt"), (minh, "so-tp")):
        await bot.ask(person, "/start")
        appoint(bot.services, person.id, agency)
    _set(clock, "2025-11-30 09:00:00")
    assert "ngày cuối cùng" in (await _heard(bot, lan))[0]
    assert len(await _heard(bot, minh)) == 1
    _set(clock, "2025-11-30 23:59:59")
    officer = bot.services.officers.get(1)
    assert officer is not None
    hand_in(bot.services, officer)
    assert await _heard(bot, lan) == []
    _set(clock, "2025-12-01 00:00:00")
    late = bot.services.officers.get(2)
    assert late is not None
    assert await _heard(bot, minh) == []
    _set(clock, "2025-12-02 09:00:00")
    assert await _heard(bot, lan) == []
    assert "quá hạn" in (await _heard(bot, minh))[0]
    hand_in(bot.services, late)
    standings = {one.agency: one for one in bot.services.reporting.year_report(2025).standings}
    assert standings["so-yt"].on_time
    assert not standings["so-tp"].on_time
    assert standings["so-tp"].received


async def test_who_blocked_the_bot_is_not_counted_as_reminded(bot: Playground, clock: Clock) -> None:
    bot.forgiven.add("bot was blocked by the user")
    boss, lan = bot.person(BOSS), bot.person()
    for person in (boss, lan):
        await bot.ask(person, "/start")
    appoint(bot.services, lan.id, "so-yt", name="Trần Thị Lan")
    lan.block()
    _set(clock, "2025-11-24 09:00:00")
    assert await _heard(bot, lan) == []
    _set(clock, "2025-11-25 09:00:00")
    shown = await bot.ask(boss, "/remind")
    assert "Sẽ nhắc" not in shown.text
    assert "Đã chặn bot hoặc không còn dùng Telegram" in shown.text
    assert "– Sở Y tế: Trần Thị Lan" in shown.text
    assert list(shown.labels) == []


async def test_left_alone_until_tomorrow(bot: Playground, clock: Clock) -> None:
    lan = bot.person()
    await bot.ask(lan, "/start")
    appoint(bot.services, lan.id, "so-yt")
    _set(clock, "2025-11-24 09:00:00")
    await bot.delivery.tick()
    await bot.world.idle()
    lan.press("Để mai")
    await bot.world.idle()
    latest = bot.world.latest(lan.id)
    assert latest is not None
    assert "09:00 ngày 25/11/2025" in latest.text
    bot.world.mark_read(lan.id)
    await bot.restart()
    _set(clock, "2025-11-25 08:59:59")
    assert await _heard(bot, lan) == []
    _set(clock, "2025-11-25 09:00:00")
    assert len(await _heard(bot, lan)) == 1
    await bot.restart()
    assert await _heard(bot, lan) == []


async def test_a_fault_is_told_and_does_not_end_the_ticking(
    bot: Playground, clock: Clock, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    boss = bot.person(BOSS)
    await bot.ask(boss, "/start")
    fault = sqlite3.IntegrityError("made up")

    def fail() -> list[object]:
        raise fault

    with monkeypatch.context() as patch:
        patch.setattr(bot.services.reminding, "take_due", fail)
        assert "IntegrityError" in (await _heard(bot, boss))[0]
        assert await _heard(bot, boss) == []
    assert "made up" not in caplog.text
    appoint(bot.services, BOSS, "so-yt", "coordinator")
    _set(clock, "2025-11-24 09:00:00")
    assert len(await _heard(bot, boss)) == 1


class _Crowd:
    """Thirty officers, and a coordinator who writes to them."""

    def __init__(self, bot: Playground) -> None:
        self.bot = bot
        self.boss = bot.person(BOSS)
        self.people = [bot.person(number, name=f"P{number}") for number in OFFICERS]

    async def begin(self) -> None:
        """Writes, up to the button that sends."""
        for person in (self.boss, *self.people):
            person.say("/start")
        await self.bot.world.idle()
        for person in self.people:
            appoint(self.bot.services, person.id, "so-yt")
        self.boss.say("/broadcast Họp lúc 8 giờ")
        await self.bot.world.idle()
        self.boss.press("Mọi cán bộ (30)")
        await self.bot.world.idle()
        for person in (self.boss, *self.people):
            self.bot.world.mark_read(person.id)

    def got(self) -> list[int]:
        """How often each got the message."""
        return [
            sum("Họp lúc 8 giờ" in message.text for message in self.bot.world.from_bot(person.id))
            for person in self.people
        ]

    @property
    def taken(self) -> int:
        """How many messages are known to have been taken."""
        broadcast = self.bot.services.broadcasts.get(1)
        return -1 if broadcast is None else broadcast.taken

    @property
    def shown(self) -> str:
        """What the coordinator sees."""
        latest = self.bot.world.latest(BOSS)
        return "" if latest is None else latest.text


async def test_a_broadcast_reaches_everybody_once(bot: Playground) -> None:
    crowd = _Crowd(bot)
    await crowd.begin()
    crowd.boss.press("✅ Gửi 30 người")
    await bot.world.idle()
    assert crowd.got() == [1] * 30
    assert "30/30" in crowd.shown
    latest = bot.world.latest(BOSS)
    assert latest is not None
    assert list(latest.labels) == []
    begun, done = bot.services.audit.of("broadcast-1")
    assert (begun.event, done.event, done.actor) == ("broadcast", "broadcast-done", "bot")
    assert await bot.replies(BOSS) == [], "its progress is shown in one message"


async def test_a_broadcast_sent_by_a_typed_word_tells_its_result(bot: Playground) -> None:
    crowd = _Crowd(bot)
    await crowd.begin()
    crowd.boss.say("gửi")
    await bot.world.idle()
    assert crowd.got() == [1] * 30
    assert "30/30" in crowd.shown


@pytest.mark.parametrize("taken", [0, 7, 13])
async def test_a_broadcast_goes_on_after_a_restart(bot: Playground, taken: int) -> None:
    crowd = _Crowd(bot)
    await crowd.begin()
    # After so many the server is of no use until the bot has ended.
    bot.world.faults.script("sendMessage", *[None] * taken, *[faults.server_error()] * 60)
    bot.forgiven.add("query is too old")  # the press was answered, and the bot ended before it knew
    crowd.boss.press("✅ Gửi 30 người")
    await until(lambda: crowd.taken == taken and bot.world.faults.applied > 0)
    await bot.delivery.stop(0)
    bot.world.faults.clear()
    assert sum(crowd.got()) == taken
    await bot.restart()
    await bot.world.idle()
    assert crowd.got() == [1] * 30
    assert "30/30" in crowd.shown


async def test_a_broadcast_is_stopped_at_once(bot: Playground) -> None:
    crowd = _Crowd(bot)
    await crowd.begin()
    bot.world.faults.script("sendMessage", *[None] * 10, *[faults.flood(60)] * 20)
    crowd.boss.press("✅ Gửi 30 người")
    await until(lambda: sum(crowd.got()) == 10 and "Đang gửi" in crowd.shown)
    await until(lambda: bot.world.faults.applied >= 5)
    crowd.boss.press("⏹ Dừng ngay")
    await until(lambda: "Đã dừng: 10/30" in crowd.shown)
    bot.world.faults.clear()
    await bot.restart()
    await bot.delivery.tick()
    await bot.world.idle()
    assert sum(crowd.got()) == 10
    broadcast = bot.services.broadcasts.get(1)
    assert broadcast is not None
    assert (broadcast.state, broadcast.taken, broadcast.chat.chat) == ("stopped", 10, "")


async def test_who_blocked_the_bot_is_not_counted(bot: Playground) -> None:
    bot.forgiven.add("bot was blocked by the user")
    crowd = _Crowd(bot)
    await crowd.begin()
    crowd.people[3].block()
    crowd.boss.press("✅ Gửi 30 người")
    await bot.world.idle()
    assert sum(crowd.got()) == 29
    assert "29/30" in crowd.shown
    assert "1 người không nhận được" in crowd.shown


async def test_a_double_tap_sends_once(bot: Playground) -> None:
    crowd = _Crowd(bot)
    await crowd.begin()
    message = bot.world.latest(BOSS)
    assert message is not None
    crowd.boss.press("✅ Gửi 30 người", message_id=message.message_id)
    crowd.boss.press("✅ Gửi 30 người", message_id=message.message_id)
    await bot.world.idle()
    assert crowd.got() == [1] * 30
    assert bot.services.broadcasts.get(2) is None


async def test_the_sweep_drops_what_nobody_goes_on_with(bot: Playground, clock: Clock) -> None:
    drafts = bot.services.forms._drafts
    serial = drafts.open(chat(1001), "register", "name", {}, clock()).serial
    clock.pass_(days=31)
    assert drafts.get(serial) is not None
    await bot.restart()
    await until(lambda: bot.services.forms._drafts.get(serial) is None)
