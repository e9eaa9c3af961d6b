"""Reminders: when they are due to the second, whom they reach, and that each comes once."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from bot.services.bundle import Services, build_services
from bot.services.messages import Do, RefusedError
from bot.services.reminders import DAYS, at_working_hours, choose, planned, tomorrow
from bot.storage.outbox import Outbox
from bot.storage.reminders import PASSED
from knowledge.reporting import deadline, implemented_by
from tests.support.people import verbs
from tests.support.records import appoint, chat, hand_in

if TYPE_CHECKING:
    from bot.config import Settings
    from bot.services.library import Library
    from bot.storage.database import Database
    from tests.support.clock import Clock

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
BOSS = chat(1003)
YT = "so-yt"


def at(text: str, zone: ZoneInfo = ZONE) -> datetime:
    """A time where the plan is carried out."""
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def test_due_on_these_days_at_nine(library: Library) -> None:
    times = [one.due.astimezone(ZONE) for one in planned(library.base, 2025, ZONE)]
    assert [f"{time:%m-%d %H:%M}" for time in times] == [
        "11-01 09:00",
        "11-17 09:00",
        "11-24 09:00",
        "11-28 09:00",
        "11-30 09:00",
        "12-02 09:00",
    ]
    assert all(time.utcoffset() == timedelta(hours=7) for time in times)


def test_due_at_nine_on_the_wall_also_where_clocks_change(library: Library) -> None:
    # In New York they go back on 2 November 2025.
    zone = ZoneInfo("America/New_York")
    first, second = planned(library.base, 2025, zone)[:2]
    assert first.due == datetime(2025, 11, 1, 13, tzinfo=UTC)
    assert second.due == datetime(2025, 11, 17, 14, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "sent", "passed"),
    [
        ("2025-11-01 08:59:59", None, ()),
        ("2025-11-01 09:00:00", 30, ()),
        ("2025-11-01 19:59:59", 30, ()),
        ("2025-11-01 20:00:00", None, ()),
        ("2025-11-02 06:59:59", None, ()),
        ("2025-11-02 07:00:00", 30, ()),
        # The bot was down: only the latest is sent, and those before are passed over.
        ("2025-11-17 09:00:00", 14, (30,)),
        ("2025-11-29 12:00:00", 3, (30, 14, 7)),
        ("2025-11-30 09:00:00", 1, (30, 14, 7, 3)),
        ("2025-11-30 19:59:59", 1, (30, 14, 7, 3)),
        # Nobody is woken, and after the deadline nobody is told that there is a day left.
        ("2025-11-30 23:59:59", None, (30, 14, 7, 3)),
        ("2025-12-01 00:00:00", None, (30, 14, 7, 3, 1)),
        ("2025-12-01 09:00:00", None, (30, 14, 7, 3, 1)),
        ("2025-12-02 08:59:59", None, (30, 14, 7, 3, 1)),
        ("2025-12-02 09:00:00", -1, (30, 14, 7, 3, 1)),
        ("2025-12-09 08:59:59", -1, (30, 14, 7, 3, 1)),
        # That reports are late is news for a week.
        ("2025-12-09 09:00:00", None, (30, 14, 7, 3, 1, -1)),
        ("2026-11-23 15:00:00", None, (30, 14, 7, 3, 1, -1)),
    ],
)
def test_at_most_one_is_sent(library: Library, now: str, sent: int | None, passed: tuple[int, ...]) -> None:
    base = library.base
    choice = choose(
        planned(base, 2025, ZONE), at(now).astimezone(UTC), lambda year: deadline(base, year, ZONE), ZONE
    )
    assert (None if choice.send is None else choice.send.days) == sent
    assert tuple(one.days for one in choice.passed) == passed


@pytest.mark.parametrize(
    ("now", "working"),
    [("06:59:59", False), ("07:00:00", True), ("19:59:59", True), ("20:00:00", False), ("00:00:00", False)],
)
def test_working_hours(now: str, working: bool) -> None:
    assert at_working_hours(at(f"2025-11-28 {now}").astimezone(UTC), ZONE) is working


@pytest.mark.parametrize("now", ["2025-11-27 00:00:00", "2025-11-27 15:00:00", "2025-11-27 23:59:59"])
def test_tomorrow(now: str) -> None:
    assert tomorrow(at(now).astimezone(UTC), ZONE) == at("2025-11-28 09:00:00")


def test_once_each_over_the_years(services: Services, clock: Clock) -> None:
    appoint(services, 1001, YT)
    clock.now = at("2025-10-20 00:00:00").astimezone(UTC)
    heard = []
    while clock.now < at("2026-12-31 00:00:00"):
        heard += [f"{clock.now.astimezone(ZONE):%Y-%m-%d %H}" for _ in services.reminding.take_due()]
        clock.pass_(hours=1)
    assert heard == [f"2025-{day} 09" for day in ("11-01", "11-17", "11-24", "11-28", "11-30", "12-02")]


def test_only_who_has_not_reported_and_may_be_told(services: Services, clock: Clock) -> None:
    clock.now = at("2025-11-24 09:00:00").astimezone(UTC)
    silent, sent, other = (
        appoint(services, 1001, YT),
        appoint(services, 1002, "so-tp"),
        appoint(services, 1005, "so-nv"),
    )
    lead = appoint(services, 1004, services.library.base.plan.lead.agency)
    services.officers.move(other.number, "left", clock())
    hand_in(services, sent)
    hand_in(services, silent, 2025, "withdraw")
    hand_in(services, silent, 2024, "accept")
    told = [notice.to for notice in services.reminding.take_due()]
    assert silent.person in told
    assert sent.person not in told, "it has reported"
    assert chat(1005) not in told, "they report no longer"
    assert lead.person not in told, "the body that consolidates is not asked to report to itself"
    assert len(told) == 1
    assert services.reminding.take_due() == []
    assert [line.event for line in services.audit.latest(9)] == ["remind"]


@pytest.mark.parametrize(
    ("now", "contains", "lacks"),
    [
        ("2025-11-24 09:00:00", ["Còn 6 ngày", "30/11/2025", "Sở Y tế", "năm 2025"], ["quá hạn"]),
        ("2025-11-25 07:00:00", ["Còn 5 ngày"], ["Còn 6"]),
        ("2025-11-30 09:00:00", ["Hôm nay, 30/11/2025, là ngày cuối"], ["quá hạn", "Còn"]),
        ("2025-12-02 09:00:00", ["quá hạn", "vẫn nhận", "30/11/2025"], ["Còn"]),
    ],
)
def test_what_is_said(
    services: Services, clock: Clock, now: str, contains: list[str], lacks: list[str]
) -> None:
    clock.now = at(now).astimezone(UTC)
    appoint(services, 1001, YT)
    (told,) = services.reminding.take_due()
    assert all(part in told.message.text for part in contains)
    assert not any(part in told.message.text for part in lacks)
    assert [button.action for button in told.message.buttons] == [Do("u.new"), Do("s.later", "2025")]


def test_in_their_own_language(services: Services, clock: Clock) -> None:
    clock.now = at("2025-11-30 09:00:00").astimezone(UTC)
    services.preferences.choose(chat(1001), "en", "vi")
    appoint(services, 1001, "so-tnmt")
    (told,) = services.reminding.take_due()
    assert "Today, 30 November 2025, is the last day" in told.message.text
    assert "Items that the agency carries out: 1, 3" in told.message.text


def test_a_closed_year_is_not_reminded_of(services: Services, clock: Clock) -> None:
    clock.now = at("2025-11-30 09:00:00").astimezone(UTC)
    appoint(services, 1001, YT)
    services.updates.lock(2025, clock(), locked=True)
    assert services.reminding.take_due() == []
    with pytest.raises(RefusedError, match="remind-locked"):
        services.reminding.remind(BOSS, "2025", "vi")


def test_times_that_changed_are_those_of_the_new_zone(
    settings: Settings, database: Database, library: Library, clock: Clock
) -> None:
    clock.now = at("2025-10-20 00:00:00").astimezone(UTC)
    build_services(settings, database, clock, library).reminding.take_due()
    moved = settings.model_copy(update={"timezone": ZoneInfo("Asia/Tokyo")})
    build_services(moved, database, clock, library).reminding.take_due()
    rows = database.rows("SELECT days, due_at FROM reminders WHERE year = 2025 AND sent_at IS NULL")
    assert {row["due_at"][11:16] for row in rows} == {"00:00"}
    assert len(rows) == len(DAYS)


def test_due_times_that_the_disk_did_not_take_are_written_down_again(
    services: Services, clock: Clock
) -> None:
    clock.now = at("2025-10-20 00:00:00").astimezone(UTC)
    appoint(services, 1001, YT)
    with pytest.raises(sqlite3.OperationalError), services.database.transaction():
        services.reminding.take_due()
        raise sqlite3.OperationalError("database or disk is full")
    assert services.reminding.take_due() == []
    clock.now = at("2025-11-24 09:00:00").astimezone(UTC)
    assert len(services.reminding.take_due()) == 1


def test_a_look_at_the_clock_with_nothing_due_writes_nothing(services: Services, clock: Clock) -> None:
    clock.now = at("2025-11-24 09:00:00").astimezone(UTC)
    services.reminding.take_due()
    log = services.database.path.with_name("bot.db-wal")
    size = log.stat().st_size
    clock.pass_(minutes=1)
    with services.database.transaction():
        assert services.reminding.take_due() == []
    assert log.stat().st_size == size


def test_passed_ones_are_told_from_sent_ones(services: Services, clock: Clock) -> None:
    clock.now = at("2025-11-17 09:00:00").astimezone(UTC)
    services.reminding.take_due()
    rows = services.database.rows("SELECT days, sent_at FROM reminders WHERE year = 2025")
    sent = {row["days"]: row["sent_at"] for row in rows}
    assert sent[30] == PASSED
    assert sent[14] == clock().isoformat()
    assert sent[7] is None


class TestLater:
    """An officer who wants to be left alone until tomorrow."""

    @pytest.fixture(autouse=True)
    def _officers(self, services: Services, clock: Clock) -> None:
        clock.now = at("2025-11-24 09:00:00").astimezone(UTC)
        appoint(services, 1001, YT)
        appoint(services, 1002, YT)
        assert len(services.reminding.take_due()) == 2

    def test_is_reminded_tomorrow_once(self, services: Services, clock: Clock) -> None:
        clock.now = at("2025-11-24 16:00:00").astimezone(UTC)
        said = services.reminding.later(chat(1001), "2025", "vi")
        assert "09:00 ngày 25/11/2025" in said.text
        services.reminding.later(chat(1001), "2025", "vi")
        clock.now = at("2025-11-25 08:59:59").astimezone(UTC)
        assert services.reminding.take_due() == []
        clock.now = at("2025-11-25 09:00:00").astimezone(UTC)
        assert [told.to for told in services.reminding.take_due()] == [chat(1001)]
        assert services.reminding.take_due() == []

    def test_waits_for_the_morning(self, services: Services, clock: Clock) -> None:
        services.reminding.later(chat(1001), "2025", "vi")
        clock.now = at("2025-11-25 21:00:00").astimezone(UTC)
        assert services.reminding.take_due() == []
        clock.now = at("2025-11-26 07:00:00").astimezone(UTC)
        assert [told.to for told in services.reminding.take_due()] == [chat(1001)]

    def test_is_not_nudged_meanwhile(self, services: Services, clock: Clock) -> None:
        services.reminding.later(chat(1001), "2025", "vi")
        clock.now = at("2025-11-25 08:00:00").astimezone(UTC)
        preview = services.reminding.preview(BOSS, "2025", "vi")
        assert "Hẹn để mai, chưa nhắc (1)" in preview.text
        assert [told.to for told in services.reminding.remind(BOSS, "2025", "vi").notices] == [chat(1002)]

    def test_gets_one_message_when_both_are_due(self, services: Services, clock: Clock) -> None:
        clock.now = at("2025-11-27 15:00:00").astimezone(UTC)
        services.reminding.later(chat(1001), "2025", "vi")
        clock.now = at("2025-11-28 09:00:00").astimezone(UTC)
        assert sorted(told.to for told in services.reminding.take_due()) == [chat(1001), chat(1002)]

    def test_who_has_reported_is_not_reminded(self, services: Services, clock: Clock) -> None:
        services.reminding.later(chat(1001), "2025", "vi")
        officer = services.officers.active(chat(1002))
        assert officer is not None
        hand_in(services, officer)
        assert "đã có báo cáo" in services.reminding.later(chat(1001), "2025", "vi").text
        clock.now = at("2025-11-25 09:00:00").astimezone(UTC)
        assert services.reminding.take_due() == []

    def test_is_for_officers(self, services: Services) -> None:
        with pytest.raises(RefusedError, match="only-officer"):
            services.reminding.later(chat(9999), "2025", "vi")
        with pytest.raises(RefusedError, match="year-outside"):
            services.reminding.later(chat(1001), "2031", "vi")


class TestNudge:
    """What a coordinator asks for."""

    def test_names_whom_and_who_cannot_be(self, services: Services) -> None:
        appoint(services, 1001, YT, name="Trần Thị Lan")
        hand_in(services, appoint(services, 1002, "so-tp"))
        preview = services.reminding.preview(BOSS, "nam 2025", "vi")
        assert "– Sở Y tế: Trần Thị Lan" in preview.text
        assert "Chưa có cán bộ nào đăng ký" in preview.text
        assert "– Sở Nội vụ" in preview.text
        assert "– Sở Tư pháp" not in preview.text
        assert "Thành phố Hà Tĩnh" in preview.text or "thành phố Hà Tĩnh" in preview.text

    def test_once_a_day(self, services: Services, clock: Clock) -> None:
        appoint(services, 1001, YT)
        (told,) = services.reminding.remind(BOSS, "2025", "vi").notices
        assert told.effect == "nudge/2026-11-23/2025/1"
        assert services.reminding.remind(BOSS, "2025", "vi").notices == ()
        assert "Hôm nay bot đã nhắc" in services.reminding.preview(BOSS, "", "vi").text
        clock.pass_(hours=24)
        assert len(services.reminding.remind(BOSS, "2025", "vi").notices) == 1
        assert [line.event for line in services.audit.of("2025")] == ["remind", "remind"]

    def test_the_bots_own_counts_as_that_of_the_day(self, services: Services, clock: Clock) -> None:
        appoint(services, 1001, YT)
        clock.now = at("2025-11-28 09:00:00").astimezone(UTC)
        assert len(services.reminding.take_due()) == 1
        preview = services.reminding.preview(BOSS, "2025", "vi")
        assert "Hôm nay bot đã nhắc, không nhắc thêm (1)" in preview.text
        assert preview.buttons == ()
        assert services.reminding.remind(BOSS, "2025", "vi").notices == ()

    def test_who_was_nudged_hears_nothing_more_that_day(self, services: Services, clock: Clock) -> None:
        appoint(services, 1001, YT)
        clock.now = at("2025-11-30 08:00:00").astimezone(UTC)
        assert len(services.reminding.remind(BOSS, "2025", "vi").notices) == 1
        clock.now = at("2025-11-30 09:00:00").astimezone(UTC)
        assert services.reminding.take_due() == []
        clock.now = at("2025-12-02 09:00:00").astimezone(UTC)
        assert len(services.reminding.take_due()) == 1

    def test_of_those_that_lack_items_as_well(self, services: Services) -> None:
        appoint(services, 1001, "so-tp")
        hand_in(services, appoint(services, 1002, YT, name="Trần Thị Lan"))
        hand_in(services, appoint(services, 1004, "huyen-ky-anh"), item=3)
        preview = services.reminding.preview(BOSS, "2025", "vi")
        assert "– Sở Y tế (thiếu mục 4): Trần Thị Lan" in preview.text
        assert "– Sở Kế hoạch và Đầu tư (*)\n" in preview.text
        assert "(*) Ghi chú ngoài Kế hoạch" in preview.text
        assert [button.action for button in preview.buttons] == [
            Do("s.reminded", "2025"),
            Do("s.reminded-all", "2025"),
            Do("s.leave"),
        ]
        told = services.reminding.remind_all(BOSS, "2025", "vi").notices
        assert [one.to for one in told] == [chat(1001), chat(1002), chat(1004)]
        health = told[1].message
        assert "Sở Y tế đã gửi báo cáo nhưng còn thiếu mục 4." in health.text
        assert "/update 4 60%" in health.text
        assert [button.action for button in health.buttons] == [Do("u.new")]
        assert services.reminding.remind_all(BOSS, "2025", "vi").notices == ()
        assert services.reminding.preview(BOSS, "2025", "vi").buttons == ()

    @pytest.mark.parametrize(
        ("now", "says"),
        [
            ("2025-11-20", "Còn 10 ngày; ngày cuối cùng gửi báo cáo năm 2025 đúng hạn là 30/11/2025."),
            ("2025-11-29", "Ngày mai, 30/11/2025, là ngày cuối cùng"),
            ("2025-11-30", "Hôm nay, 30/11/2025, là ngày cuối cùng"),
            ("2025-12-01", "Đã quá hạn báo cáo năm 2025"),
        ],
    )
    def test_counts_days_to_the_last_in_time(
        self, services: Services, clock: Clock, now: str, says: str
    ) -> None:
        clock.now = at(f"{now} 10:00:00").astimezone(UTC)
        appoint(services, 1001, YT)
        (told,) = services.reminding.remind(BOSS, "2025", "vi").notices
        assert says in told.message.text
        assert "Tin này do điều phối viên (Sở Nội vụ) gửi." in told.message.text

    def test_who_has_blocked_the_bot_is_named_apart_and_not_counted(self, services: Services) -> None:
        for number, agency, name in ((1001, YT, "Trần Thị Lan"), (1002, YT, "Lê Văn Minh")):
            appoint(services, number, agency, name=name)
        hand_in(services, appoint(services, 1004, "so-tnmt", name="Võ Thị Na"))
        quiet = Outbox(services.database)
        for number in (1001, 1004):
            quiet.hush(chat(number), 0)
        preview = services.reminding.preview(BOSS, "2025", "vi")
        assert "Sẽ nhắc 1 cán bộ:\n– Sở Y tế: Lê Văn Minh\n" in preview.text
        unreached = preview.text.partition("Đã chặn bot")[2].partition("\n\n")[0]
        assert "– Sở Y tế: Trần Thị Lan\n– Sở Tài nguyên và Môi trường (*): Võ Thị Na" in unreached
        assert "(thiếu mục 3): bot không nhắn tới được" in preview.text
        assert [action.verb for action in verbs(preview)] == ["s.reminded", "s.leave"]
        done = services.reminding.remind_all(BOSS, "2025", "vi")
        assert "Đã nhắc 1 cán bộ của 1 cơ quan" in done.text
        assert [told.to for told in done.notices] == [chat(1002)]
        quiet.heard(chat(1001))
        assert [told.to for told in services.reminding.remind(BOSS, "2025", "vi").notices] == [chat(1001)]

    def test_nobody_left(self, services: Services) -> None:
        for number, agency in enumerate(services.reminding.missing(2025).agencies, 2000):
            officer = appoint(services, number, agency)
            for item in implemented_by(services.library.base, agency) or (1,):
                hand_in(services, officer, item=item)
        preview = services.reminding.preview(BOSS, "", "vi")
        assert "không còn ai để nhắc" in preview.text
        assert preview.buttons == ()

    @pytest.mark.parametrize("person", [chat(9999), chat(1001)])
    def test_is_for_coordinators(self, services: Services, person: object) -> None:
        appoint(services, 1001, YT)
        for act in (services.reminding.preview, services.reminding.remind):
            with pytest.raises(RefusedError, match="only-coordinator"):
                act(person, "2025", "vi")  # type: ignore[arg-type]  # a chat
