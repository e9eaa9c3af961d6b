"""Work that takes longer: apart from the bot, once, and never in the way of others."""

from __future__ import annotations

import logging
import os
import sqlite3
import subprocess
import sys
import time
import zipfile
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.delivery import delivery, jobs
from bot.delivery.apart import ApartError, apart
from bot.delivery.jobs import Runner
from bot.reports.formats import FORMATS
from tests.delivery import renderers
from tests.delivery.support import BOSS, until
from tests.support.records import appoint, hand_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.reports.formats import File
    from bot.services.reporting import Work
    from bot.simulator.model import Message
    from bot.storage.jobs import Job
    from tests.support.playground import Playground

pytestmark = pytest.mark.asyncio

ROOT = Path(__file__).parents[2]


def _work_with(
    bot: Playground, make: Callable[..., File], *, again: float = 0.01, too_long: float = 60
) -> None:
    runner = bot.delivery._runner
    runner._make, runner._again, runner._too_long = make, again, too_long


def _files(messages: list[Message]) -> list[bytes]:
    return [message.file.content for message in messages if message.file is not None]


def _gone(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return Path(f"/proc/{process}/stat").read_text(encoding="ascii").split()[2] == "Z"


def _children() -> set[int]:
    own = Path(f"/proc/self/task/{os.getpid()}/children")
    return {int(number) for number in own.read_text(encoding="ascii").split()}


async def test_what_a_function_returns() -> None:
    assert await apart(sorted, [3, 1, 2], seconds=20) == [1, 2, 3]


@pytest.mark.parametrize(
    ("function", "arguments", "seconds", "what"),
    [
        (int, ("x",), 20, "ValueError"),
        (renderers.dying, (None, "csv", "vi"), 20, "exit 7"),
        (time.sleep, (30,), 0.5, "TimeoutError"),
    ],
)
async def test_what_goes_wrong(
    function: Callable[..., object], arguments: tuple[object, ...], seconds: float, what: str
) -> None:
    before = _children()
    with pytest.raises(ApartError, match=what):
        await apart(function, *arguments, seconds=seconds)
    assert _children() == before


def _started(code: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )


async def test_it_ends_with_the_bot_however_that_ends(tmp_path: Path) -> None:
    noted = tmp_path / "process"
    bot = _started(
        "import asyncio\nfrom bot.delivery.apart import apart\n"
        "from tests.delivery.renderers import note_and_wait\n"
        f"asyncio.run(apart(note_and_wait, {str(noted)!r}, seconds=60))"
    )
    await until(lambda: noted.exists() and noted.read_text(encoding="ascii") != "", 30)
    bot.kill()
    bot.wait()
    worker = int(noted.read_text(encoding="ascii"))
    assert not _gone(worker)
    await until(lambda: _gone(worker), 10)


async def test_the_file_comes_once(bot: Playground) -> None:
    _work_with(bot, renderers.quick)
    boss = bot.person(BOSS)
    begun = await bot.ask(boss, "/start")
    boss.say("/export 2024 csv")
    boss.say("/export 2024 csv")
    first, second, file = await bot.replies(BOSS)
    assert "Đang lập báo cáo năm 2024 (CSV)" in first.text == second.text, begun
    assert _files([file]) == [b"2024 csv vi 0 hatinh161"]
    assert file.file is not None
    assert file.file.name == "2024.csv"
    assert "2024" in file.text
    assert bot.services.jobs.after(0) == []
    await bot.restart()
    assert await bot.replies(BOSS) == []


async def test_an_officer_gets_the_draft_of_their_agency(bot: Playground) -> None:
    lan = bot.person()
    officer = appoint(bot.services, lan.id, "so-yt")
    hand_in(bot.services, officer)
    hand_in(bot.services, appoint(bot.services, 1002, "so-tp"), 2025, "accept")
    lan.say("/export 2025")
    begun, draft = await bot.replies(lan.id)
    assert "Đang lập báo cáo năm 2025 của Sở Y tế" in begun.text
    assert "Sở Y tế" in draft.text
    assert draft.file is not None
    assert draft.file.name == "bao-cao-2025-so-yt.docx"
    with zipfile.ZipFile(BytesIO(draft.file.content)) as parts:
        text = parts.read("word/document.xml").decode()
    assert "CN-2025-0001" in text
    assert "CN-2025-0002" not in text


async def test_people_are_answered_meanwhile(bot: Playground) -> None:
    _work_with(bot, renderers.slow)
    boss, lan = bot.person(BOSS), bot.person()
    boss.say("/export 2025 docx")
    await until(lambda: bool(bot.services.jobs.after(0)))
    asked = time.monotonic()
    lan.say("mục 3")
    assert len(await bot.world.replies(lan.id)) == 1
    assert time.monotonic() - asked < 3
    before = time.monotonic()
    await bot.stop()
    assert time.monotonic() - before < 5, "work is broken off at the end"
    await bot.start()
    _work_with(bot, renderers.quick)


async def test_broken_off_and_done_at_the_next_start(
    bot: Playground, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _children()
    _work_with(bot, renderers.slow)
    boss = bot.person(BOSS)
    boss.say("/export 2025 xlsx")
    await until(lambda: bool(_children() - before))
    await bot.delivery.stop(0)
    assert _children() == before
    # The next runner works from its first moment on.
    monkeypatch.setattr(delivery, "Runner", partial(Runner, make=renderers.quick))
    await bot.restart()
    replies = await bot.replies(BOSS)
    assert _files(replies) == [b"2025 xlsx vi 0 hatinh161"]
    await bot.restart()
    assert await bot.replies(BOSS) == []


@pytest.mark.parametrize("make", [renderers.failing, renderers.dying], ids=["fails", "dies"])
async def test_what_fails_is_given_up_and_told(
    bot: Playground, make: Callable[..., File], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    _work_with(bot, make)
    lan, boss = bot.person(), bot.person(BOSS)
    await bot.ask(boss, "/start")
    appoint(bot.services, lan.id, "so-yt")
    lan.say("/export 2025")
    begun, sorry = await bot.replies(lan.id)
    assert "Sở Y tế" in begun.text
    assert "đã thử ba lần" in sorry.text
    (report,) = await bot.replies(BOSS)
    assert "export" in report.text
    assert caplog.text.count("trying again") == 2
    assert "Nguyễn" not in report.text + caplog.text
    assert bot.services.jobs.after(0) == []
    # The same fault is not told again that day, but the person is.
    lan.say("/export 2025")
    assert len(await bot.replies(lan.id)) == 2
    assert await bot.replies(BOSS) == []


async def test_what_fails_is_never_quoted(
    bot: Playground, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(job: Job) -> Work:
        raise ValueError("Nguyễn Văn A")

    _work_with(bot, renderers.quick)
    monkeypatch.setattr(bot.services.reporting, "work", fail)
    boss = bot.person(BOSS)
    boss.say("/export 2025 csv")
    begun, *told = await bot.replies(BOSS)
    assert any("đã thử ba lần" in message.text for message in told), begun
    assert any("ValueError" in message.text for message in told)
    assert "Nguyễn" not in caplog.text + "".join(message.text for message in told)


async def test_work_that_cannot_be_read_is_not_dropped(
    bot: Playground, monkeypatch: pytest.MonkeyPatch
) -> None:
    get, failures = bot.services.jobs.get, []

    def broken(number: int) -> Job | None:
        if not failures:
            failures.append(number)
            raise sqlite3.OperationalError("disk I/O error")
        return get(number)

    _work_with(bot, renderers.quick)
    monkeypatch.setattr(jobs, "AFTER_THE_DISK", 0.01)
    monkeypatch.setattr(bot.services.jobs, "get", broken)
    boss = bot.person(BOSS)
    boss.say("/export 2025 csv")
    assert len(_files(await bot.replies(BOSS))) == 1
    assert failures == [1]


async def test_what_fails_blocks_nobody(bot: Playground) -> None:
    _work_with(bot, renderers.failing, again=30)
    boss = bot.person(BOSS)
    boss.say("/export 2025 docx")
    boss.say("/export 2025 csv")
    await until(lambda: bot.services.jobs.after(0) != [] and len(bot.world.from_bot(BOSS)) == 3, 20)
    assert len(_files(bot.world.from_bot(BOSS))) == 1
    assert len(bot.services.jobs.after(0)) == 1
    await bot.restart()
    assert bot.services.jobs.get(1) is None or bot.services.jobs.get(1).tries >= 1  # type: ignore[union-attr]  # just looked
    _work_with(bot, renderers.quick)
    await bot.replies(BOSS)


async def test_who_may_no_longer_gets_no_file(bot: Playground) -> None:
    _work_with(bot, renderers.slow)
    lan = bot.person()
    officer = appoint(bot.services, lan.id, "so-yt")
    lan.say("/export")
    await until(lambda: bot.delivery._runner._task is not None)
    await bot.delivery.stop(0)
    bot.services.officers.move(officer.number, "left", bot.services.clock())
    await bot.restart()
    replies = await bot.replies(lan.id)
    assert _files(replies) == []
    assert "dành cho" in replies[-1].text


async def test_a_slow_one_is_ended(bot: Playground) -> None:
    _work_with(bot, renderers.slow, too_long=0.3)
    boss = bot.person(BOSS)
    boss.say("/export 2025 docx")
    replies = await bot.replies(BOSS)
    assert any("đã thử ba lần" in reply.text for reply in replies)


async def test_the_overview_is_told_at_once_and_the_picture_follows(bot: Playground) -> None:
    boss = bot.person(BOSS)
    hand_in(bot.services, appoint(bot.services, 1001, "so-yt"), 2025, "accept")
    boss.say("/status nam 2025")
    boss.say("/status 2025")
    overview, again, picture = await bot.replies(BOSS)
    assert overview.text == again.text
    assert list(overview.labels) == [
        "🔔 Nhắc đơn vị chưa gửi, còn thiếu mục",
        "📄 Xuất báo cáo",
        "🔒 Chốt năm",
    ]
    assert picture.kind == "photo"
    assert "2025" in picture.text
    bot.services.updates.lock(2025, bot.services.clock(), locked=True)
    boss.say("/status 2025")
    closed, _ = await bot.replies(BOSS)
    assert "đã chốt" in closed.text
    assert list(closed.labels) == ["📄 Xuất báo cáo", "🔓 Mở lại"]


async def test_every_format(bot: Playground) -> None:
    boss = bot.person(BOSS)
    hand_in(bot.services, appoint(bot.services, 1001, "so-yt"), 2025, "accept")
    for form in FORMATS:
        boss.say(f"/export 2025 {form}")
    replies = await bot.replies(BOSS)
    files = [message.file for message in replies if message.file is not None]
    assert [file.name for file in files] == [f"bao-cao-2025.{form}" for form in FORMATS]
    assert [file.content[:3] for file in files] == [b"PK\x03", b"PK\x03", b"\xef\xbb\xbf", b"\x89PN"]
    assert {file.kind for file in files} == {"document"}


async def test_a_broken_template_is_told_at_once(bot: Playground, tmp_path: Path) -> None:
    """It is no fault of the bot's: nothing is tried again, and who asked hears which file is wrong."""
    broken = tmp_path / "report.docx"
    broken.write_bytes(b"no document")
    base = bot.services.library.base
    engine = bot.services.library.engine
    engine.base = base.model_copy(update={"report_template": broken})
    try:
        boss = bot.person(BOSS)
        boss.say("/export 2025 docx")
        begun, told = await bot.replies(BOSS)
    finally:
        engine.base = base
    assert begun.file is None
    assert "report.docx" in told.text
    assert bot.services.jobs.after(0) == []
