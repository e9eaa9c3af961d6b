"""Asking for reports, closing a year and the audit log, and by whom it may be asked."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest

from bot.services.messages import Do, RefusedError
from bot.services.years import chosen_year, named_year
from bot.storage.jobs import Job
from tests.support.records import appoint, chat, hand_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.services.bundle import Services
    from bot.services.library import Library
    from tests.support.clock import Clock

BOSS = chat(1003)
LAN = chat(1001)
NOBODY = chat(9999)


def planned(services: Services) -> list[Job]:
    """The jobs that wait."""
    found = [services.jobs.get(number) for number in services.jobs.after(0)]
    return [job for job in found if job is not None]


@pytest.mark.parametrize(
    ("typed", "today", "year"),
    [
        ("", "2026-11-23", 2025),
        ("", "2024-01-01", 2024),
        ("2024", "2026-11-23", 2024),
        ("năm 2023 ạ", "2026-11-23", 2023),
        ("nam2025", "2026-11-23", 2025),
        ("docx", "2026-11-23", 2025),
    ],
)
def test_years(library: Library, typed: str, today: str, year: int) -> None:
    assert chosen_year(library.base, typed, date.fromisoformat(today)) == year


@pytest.mark.parametrize("typed", ["2026", "2022", "25", "2024 2025", "20255", "9" * 4000, "-1"])
def test_years_that_the_plan_does_not_report_on(library: Library, typed: str) -> None:
    with pytest.raises(RefusedError, match="year-outside") as refused:
        chosen_year(library.base, typed, date(2026, 11, 23))
    assert len(str(refused.value.values["year"])) <= 40


@pytest.mark.parametrize(
    ("typed", "year"), [("", 2025), ("năm?", 2025), ("year 2024", 2024), ("của 2023 ạ", 2023)]
)
def test_a_year_alone(library: Library, typed: str, year: int) -> None:
    assert named_year(library.base, typed, date(2026, 11, 23)) == year


@pytest.mark.parametrize("typed", ["abc", "năm ngoái", "x " * 4000, "2026", "2024 2025"])
def test_no_year_is_guessed_of_other_words(library: Library, typed: str) -> None:
    with pytest.raises(RefusedError, match="year-outside") as refused:
        named_year(library.base, typed, date(2026, 11, 23))
    assert len(str(refused.value.values["year"])) <= 40


@pytest.mark.parametrize("typed", ["abc", "năm ngoái"])
def test_status_and_reminders_say_which_years_there_are(services: Services, typed: str) -> None:
    for asked in (services.reporting.status, services.reminding.preview):
        with pytest.raises(RefusedError, match="year-outside") as refused:
            asked(BOSS, typed, "vi")
        assert refused.value.values == {"year": typed, "first": "2023", "last": "2025"}


@pytest.mark.parametrize(
    ("typed", "what"),
    [
        ("docx", {"year": 2025, "format": "docx", "submitted": False}),
        ("2024 Excel", {"year": 2024, "format": "xlsx", "submitted": False}),
        ("năm 2023 csv cả chưa duyệt", {"year": 2023, "format": "csv", "submitted": True}),
        ("docx 2024 cả chờ duyệt", {"year": 2024, "format": "docx", "submitted": True}),
        ("word submitted", {"year": 2025, "format": "docx", "submitted": True}),
        ("hình ảnh 2025", {"year": 2025, "format": "png", "submitted": False}),
        ("2025 docx đã duyệt", {"year": 2025, "format": "docx", "submitted": False}),
    ],
)
def test_export_by_typing(services: Services, typed: str, what: dict[str, Any]) -> None:
    assert "Đang lập" in services.reporting.export(BOSS, typed, "vi").text
    (job,) = planned(services)
    assert job.arguments == what | {"language": "vi"}
    assert (job.kind, job.chat) == ("export", BOSS)


@pytest.mark.parametrize("typed", ["", "2025", "nam 2025"])
def test_export_offers_all_formats(services: Services, typed: str) -> None:
    offer = services.reporting.export(BOSS, typed, "vi")
    values = [button.action.value for button in offer.buttons if isinstance(button.action, Do)]
    assert values == ["docx", "xlsx", "csv", "png", "-all"]
    other = services.reporting.choose(BOSS, "2025", "-all", "vi")
    values = [button.action.value for button in other.buttons if isinstance(button.action, Do)]
    assert values == ["docx-all", "xlsx-all", "csv-all", "png-all", ""]
    assert planned(services) == []


@pytest.mark.parametrize("typed", ["2025 pdf", "docx xlsx", "hello"])
def test_export_says_what_it_did_not_understand(services: Services, typed: str) -> None:
    offer = services.reporting.export(BOSS, typed, "en")
    assert "did not understand" in offer.text
    assert len(offer.buttons) == 5
    assert planned(services) == []


def test_export_is_one_job_and_one_line_in_the_log(services: Services) -> None:
    for _ in range(3):
        services.reporting.choose(BOSS, "2025", "docx", "vi")
    services.reporting.choose(BOSS, "2025", "xlsx", "vi")
    assert [job.arguments["format"] for job in planned(services)] == ["docx", "xlsx"]
    assert [line.event for line in services.audit.of("2025")] == ["export"] * 2


def test_an_officer_exports_their_own_agency(services: Services) -> None:
    officer, other = appoint(services, 1001, "so-yt"), appoint(services, 1002, "so-tp")
    update = hand_in(services, officer)
    hand_in(services, other, 2025, "accept")
    said = services.reporting.export(LAN, "2025 xlsx", "vi")
    assert "Sở Y tế" in said.text
    assert "chỉ nhận được bản DOCX của cơ quan mình" in said.text
    (job,) = planned(services)
    work = services.reporting.work(job)
    assert work.caption.count("duyệt") == 1
    assert work.report.agency == "so-yt"
    assert [one.code for one in work.report.reported] == [update.code]
    assert work.report.audit == ()
    assert work.form == "docx"
    services.officers.move(officer.number, "left", services.clock())
    with pytest.raises(RefusedError):
        services.reporting.work(job)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", False),
        ("2025 docx", False),
        ("báo cáo word", False),
        ("csv", True),
        ("hình 2024", True),
        ("docx xlsx", True),
        ("pdf", True),
    ],
)
def test_an_officer_who_asks_for_something_else_is_told(services: Services, typed: str, told: bool) -> None:
    appoint(services, 1001, "so-yt")
    said = services.reporting.export(LAN, typed, "vi")
    assert ("chỉ nhận được bản DOCX" in said.text) == told
    assert len(planned(services)) == 1


def test_an_agency_that_the_base_no_longer_has_is_called_by_its_id(services: Services) -> None:
    appoint(services, 1001, "so-cu")
    assert "của so-cu" in services.reporting.export(LAN, "", "vi").text
    (job,) = planned(services)
    assert "so-cu" in services.reporting.work(job).caption


def test_an_officer_who_moved_gets_nothing_of_the_old_agency(services: Services) -> None:
    appoint(services, 1001, "so-yt")
    services.reporting.export(LAN, "", "vi")
    appoint(services, 1001, "so-tp")
    (job,) = planned(services)
    with pytest.raises(RefusedError):
        services.reporting.work(job)


def test_the_report_has_the_year_and_its_log(services: Services) -> None:
    officer = appoint(services, 1001, "so-yt")
    kept, _ = hand_in(services, officer, 2025, "accept"), hand_in(services, officer, 2024, "accept")
    services.audit.note(officer.actor, "accept", kept.code)
    services.audit.note(officer.actor, "accept", "CN-2024-0001")
    services.audit.note(officer.actor, "close-year", "2025")
    services.audit.note(officer.actor, "request.made", officer.actor)
    report = services.reporting.year_report(2025)
    assert [update.code for update in report.updates] == [kept.code]
    assert [line.event for line in report.audit] == ["accept", "close-year"]
    assert len(report.missing) == len(report.standings) - 1


def test_closing_a_year_and_opening_it_again(services: Services) -> None:
    officer = appoint(services, 1001, "so-yt")
    accepted = hand_in(services, officer, 2025, "accept")
    waiting = hand_in(services, officer, 2025, item=2)
    asked = services.years.ask_lock(BOSS, "2025", "vi")
    assert "1 báo cáo đã duyệt" in asked.text
    assert "1 báo cáo đang chờ duyệt sẽ không vào báo cáo năm" in asked.text
    assert "24 cơ quan phải báo cáo chưa gửi" in asked.text
    assert "trả lại" not in asked.text
    assert "hạn" not in asked.text
    assert not services.updates.locked(2025)
    assert "1 báo cáo" in services.years.lock(BOSS, "2025", "vi").text
    states = [update.state for update in services.updates.of_year(2025)]
    assert states == ["locked", "submitted"]
    for act in (services.years.ask_lock, services.years.lock):
        with pytest.raises(RefusedError, match="lock-already"):
            act(BOSS, "2025", "vi")
    assert "1" in services.years.unlock(BOSS, "2025", "vi").text
    assert [update.state for update in services.updates.of_year(2025)] == ["accepted", "submitted"]
    with pytest.raises(RefusedError, match="lock-open"):
        services.years.unlock(BOSS, "2025", "vi")
    assert [line.event for line in services.audit.of(accepted.code)] == ["lock", "unlock"]
    assert services.audit.of(waiting.code) == ()
    assert [line.event for line in services.audit.of("2025")] == ["close-year", "open-year"]
    assert services.audit.damage() is None


@pytest.mark.parametrize(
    ("now", "says"),
    [
        ("2025-11-29T10:00", "Chưa hết hạn: còn 1 ngày, đến hết 30/11/2025."),
        ("2025-11-30T23:59", "Hôm nay, 30/11/2025, vẫn còn là ngày gửi đúng hạn."),
        ("2025-12-01T00:00", ""),
    ],
)
def test_closing_before_the_deadline_is_warned_of_and_not_refused(
    services: Services, clock: Clock, now: str, says: str
) -> None:
    clock.now = datetime.fromisoformat(now).replace(tzinfo=ZoneInfo("Asia/Ho_Chi_Minh")).astimezone(UTC)
    officer = appoint(services, 1001, "so-yt")
    hand_in(services, officer, 2025, "return")
    hand_in(services, officer, 2025, "withdraw", item=4)
    asked = services.years.ask_lock(BOSS, "2025", "vi")
    assert says in asked.text
    assert ("đúng hạn" in asked.text or "hết hạn" in asked.text) == bool(says)
    assert "1 báo cáo đang trả lại" in asked.text
    assert "chờ duyệt" not in asked.text
    assert len(asked.buttons) == 2
    assert "Đã chốt" in services.years.lock(BOSS, "2025", "vi").text


def test_the_log_in_words(services: Services, clock: Clock) -> None:
    officer = appoint(services, 1001, "so-yt")
    services.audit.note(officer.actor, "submit", "CN-2025-0001", version=1, percent=60)
    clock.pass_(hours=20)
    services.audit.note("bot", "remind", "2025", days=7, officers=3)
    services.audit.note("operator", "officer.enrolled", "officer:1")
    services.audit.note("officer:77", "later-invention", "CN-2025-0002")
    told = services.history.tell(BOSS, "cn-2025-0001", "vi").text
    assert "15:00 ngày 23/11/2026: gửi (bản 1, 60%) – cán bộ số 1 (Sở Y tế)" in told
    assert "Nguyễn" not in told
    latest = services.history.tell(BOSS, "", "en").text.splitlines()
    assert latest[3] == "11:00 on 24 November 2026: 2025, nudge (6 days left, 3 officers) – the bot"
    assert latest[4].endswith(
        "officer no. 1 (Department of Health), enrolled on the server – the server's operator"
    )
    assert "later-invention" in latest[5]


def test_the_log_has_words_for_all_that_is_done(services: Services) -> None:
    officer = appoint(services, 1001, "so-yt")
    note = services.audit.note
    note(officer.actor, "invitation.made", "invitation:c76ec3d9620a", agency="so-tp", role="officer")
    note(officer.actor, "broadcast", "broadcast-1", audience="all", total=2)
    note(officer.actor, "request.approved", officer.actor, agency="so-yt", role="officer")
    note(officer.actor, "draft.left", "agency:so-yt", draft=3)
    note(officer.actor, "close-year", "2025")
    told = services.history.tell(BOSS, "", "vi").text
    assert "lời mời vào Sở Tư pháp, lập lời mời (cán bộ)" in told
    assert "tin gửi chung số 1, gửi chung (mọi cán bộ, 2 người)" in told
    assert "cán bộ số 1 (Sở Y tế), duyệt đăng ký (Sở Y tế, cán bộ)" in told
    assert "Sở Y tế, để lại báo cáo đang viết" in told
    assert "năm 2025, chốt năm" in told
    assert not re.search(r"[{}_:]\w|c76ec", told.replace("09:", "").replace("15:", ""))
    assert "Nhật ký của năm 2025" in services.history.tell(BOSS, "2025", "vi").text


def test_the_log_is_short_and_long_enough(services: Services) -> None:
    appoint(services, BOSS, "so-ldtbxh", "coordinator")
    assert "chưa có gì" in services.history.tell(BOSS, "", "vi").text
    for number in range(30):
        services.audit.note("bot", "submit", f"CN-2025-{number:04d}")
    lines = services.history.tell(BOSS, "", "vi").text.splitlines()
    assert len(lines) == 22
    assert "CN-2025-0029" in lines[-1]


@pytest.mark.parametrize("code", ["CN-2025-9999", "CN-1", "x" * 5000, "%", "'; --", "\u202e"])
def test_an_unknown_code(services: Services, code: str) -> None:
    with pytest.raises(RefusedError, match="audit-unknown"):
        services.history.tell(BOSS, code, "vi")


def _acts(services: Services) -> list[Callable[..., object]]:
    return [
        lambda person: services.reporting.status(person, "", "vi"),
        lambda person: services.reporting.offer(person, "2025", "vi"),
        lambda person: services.reporting.choose(person, "2025", "docx", "vi"),
        lambda person: services.years.ask_lock(person, "2025", "vi"),
        lambda person: services.years.lock(person, "2025", "vi"),
        lambda person: services.years.ask_unlock(person, "2025", "vi"),
        lambda person: services.years.unlock(person, "2025", "vi"),
        lambda person: services.broadcasting.begin(person, "x", "vi"),
        lambda person: services.broadcasting.choose(person, "1", "all", "vi"),
        lambda person: services.broadcasting.send(person, "1", "1", "vi"),
        lambda person: services.broadcasting.drop(person, "1", "vi"),
        lambda person: services.broadcasting.settle(person, "1", "new", "vi"),
        lambda person: services.broadcasting.stop(person, "1", "vi"),
        lambda person: services.history.tell(person, "", "vi"),
    ]


@pytest.mark.parametrize("number", range(14))
def test_rights(services: Services, number: int) -> None:
    appoint(services, 1001, "so-yt")
    for person in (NOBODY, LAN):
        with pytest.raises(RefusedError, match="only-coordinator"):
            _acts(services)[number](person)
    with pytest.raises(RefusedError, match="only-officer"):
        services.reporting.export(NOBODY, "", "vi")
    assert planned(services) == []
    assert services.audit.latest(9) == ()
