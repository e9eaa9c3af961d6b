"""The trial chat: in a pipe, on a drawn screen, and with somebody typing."""

from __future__ import annotations

import asyncio
import io
import os
import subprocess
import sys
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from rich.console import Console

from bot.simulator import Simulator, World
from bot.simulator.completing import CommandCompleter
from bot.simulator.drawing import RichScreen, styled, with_links
from bot.simulator.model import Entity
from bot.simulator.telephone import COMMANDS, USERS, Telephone
from bot.simulator.terminal import chat, talk
from bot.texts import texts
from tests.simulator.echo import connect
from tests.simulator.support import PNG

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

ROOT = Path(__file__).parents[2]
BOT_COMMANDS = (
    "start help items item agency goals deadline asean quiz language register update my my_data cancel"
    " privacy forget_me feedback pending status remind officers invite unanswered"
    " broadcast export audit reload"
)


async def _pipe(*lines: str, folder: Path, who: str = "citizen", language: str = "vi") -> str:
    """What a pipe prints for these lines."""
    printed = io.StringIO()
    await chat(
        connect,
        who=who,  # type: ignore[arg-type]  # one of the three roles
        language=language,  # type: ignore[arg-type]  # one of the two languages
        folder=folder,
        stdin=io.StringIO("".join(f"{line}\n" for line in lines)),
        stdout=printed,
    )
    return printed.getvalue()


def test_no_command_of_the_terminal_is_the_bots() -> None:
    assert not set(COMMANDS) & set(BOT_COMMANDS.split())


@pytest.mark.asyncio
async def test_lines_are_sent_as_typed_and_answered(tmp_path: Path) -> None:
    assert await _pipe("ai chủ trì mục 3?", "", "3", "/items x", folder=tmp_path) == (
        "Lan: ai chủ trì mục 3?\n\nLan: 3\n\nLan: /items x\n\n"
    )


@pytest.mark.asyncio
async def test_numbers_press_only_what_is_there(tmp_path: Path) -> None:
    printed = await _pipe("nút", "1", "1", "nút", "9", "/say 2", folder=tmp_path)
    menu = "chọn đây (https://x.vn)\n[1] 📎 Mục II.3.b  [2] Ai?\n[3] Sửa  [4] Trang\n[5] Mời\n\n"
    assert printed == f"{menu}bấm clause\n\nLan: 1\n\n{menu}Lan: 9\n\nLan: 2\n\n"


@pytest.mark.asyncio
async def test_edits_toasts_alerts_and_links(tmp_path: Path) -> None:
    printed = await _pipe("nút", "4", "/press ai?", "3", "5", "nút", "5", "/press x", folder=tmp_path)
    assert (
        "Nút này mở liên kết: https://hatinh.gov.vn\n! Không phải nút của anh/chị\n» Đã ghi\n(đã sửa) mới\n"
        in printed
    )
    assert "Lan: 5\n" in printed, "the edited message has two buttons"
    assert "Lan: /start inv-x\n" in printed
    assert printed.endswith("Tin mới nhất không có nút nào như vậy.\n")


@pytest.mark.asyncio
async def test_polls_by_number(tmp_path: Path) -> None:
    printed = await _pipe("đố", "1", "đố", "2", folder=tmp_path)
    assert printed.startswith("ASEAN có mấy nước?\nCâu đố\n[1] 10\n[2] 11\n\n✗ Chưa đúng. Đáp án: 11\nTi-mo")
    assert "chọn 0\n" in printed
    assert "✓ Đúng rồi." in printed


@pytest.mark.asyncio
async def test_files_come_and_go(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(PNG)
    (tmp_path / "b.docx").write_bytes(b"docx")
    lines = ("tệp", f"/file {tmp_path}/a.png", f"/file {tmp_path}/b.docx", "/file /nowhere/x")
    printed = await _pipe(*lines, folder=tmp_path / "saved")
    saved = sorted((tmp_path / "saved").iterdir())
    assert [path.name.split("-", 1)[1] for path in saved] == ["báo cáo.csv", "photo.png"]
    assert saved[0].read_bytes() == b"a;b"
    assert f"đây\nĐã lưu: {saved[0]}\n" in printed
    assert "nhận tuple" in printed
    assert "nhận Document" in printed
    assert printed.endswith("Không đọc được tệp /nowhere/x.\n")


@pytest.mark.asyncio
async def test_three_people(tmp_path: Path) -> None:
    printed = await _pipe(
        "/who", "báo", "/as coordinator", "tôi", "/as nobody", "/quit", "x", folder=tmp_path
    )
    assert printed == (
        "Đang gõ: Người dân, mã 1001.\ncó việc mới\n\nĐang gõ: Điều phối viên, mã 1003 (quản trị).\n"
        "Hà: tôi\n\nGõ /as citizen, /as officer hoặc /as coordinator.\n"
    )


@pytest.mark.asyncio
async def test_inline_links_deletions_and_silence(tmp_path: Path) -> None:
    printed = await _pipe(
        "/inline rừng",
        "/pick 1",
        "/pick 7",
        "/inline lạ",
        "/open t.me/dean161_bot?start=item-3",
        "/open t.me/other?start=x",
        "xóa",
        "im",
        folder=tmp_path,
        language="en",
        who="officer",
    )
    assert printed == (
        "[1] Mục 3  môi trường\nType /pick and a number to send a result.\nRừng\n\nMinh: Rừng\n\n"
        "The bot offers no result.\nThe bot offers no result.\nMinh: /start item-3\n\n"
        "A link looks like t.me/dean161_bot?start=…\ntạm\n\nThe bot deleted a message: tạm\n"
    )


@pytest.mark.asyncio
async def test_a_long_line_is_cut_as_clients_do(tmp_path: Path) -> None:
    assert await _pipe("x" * 5000, folder=tmp_path) == "nhận 4096\n\nnhận 904\n\n"


@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
def test_a_real_pipe(tmp_path: Path, locale: str) -> None:
    environment = {**os.environ, "LC_ALL": locale, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "0", "TERM": "dumb"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.simulator.echo", str(tmp_path)],
        input="trồng rừng\n".encode() + b"\xff\xfe\n" + "nút\n2".encode(),
        capture_output=True,
        env=environment,
        cwd=ROOT,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert done.stderr == b""
    if locale == "C.UTF-8":
        assert done.stdout.decode().startswith("Lan: trồng rừng\n\nLan: ��\n\nchọn đây")
    assert done.stdout.count(b"\n") == 10


def test_a_reader_that_goes_away(tmp_path: Path) -> None:
    command = f"yes x | '{sys.executable}' -m tests.simulator.echo '{tmp_path}' | head -1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, cwd=ROOT, timeout=60, check=False)
    assert done.stdout == b"Lan: x\n"
    assert done.stderr == b""


def test_entities_are_drawn_where_they_are() -> None:
    entities = (Entity("bold", 3, 3), Entity("text_link", 7, 3, url="https://x.vn"))
    text = "😀 đậm đây"
    spans = {(span.start, span.end): str(span.style) for span in styled(text, entities).spans}
    assert spans == {(2, 5): "bold", (6, 9): "underline cyan link https://x.vn"}
    assert with_links(text, entities) == "😀 đậm đây (https://x.vn)"


@asynccontextmanager
async def _trial(tmp_path: Path) -> AsyncIterator[tuple[World, Telephone, Console]]:
    world = World()
    console = Console(record=True, width=80, file=io.StringIO(), force_terminal=True)
    telephone = Telephone(
        world,
        RichScreen(console),
        texts("vi"),
        role="citizen",
        admins=frozenset({1003}),
        folder=tmp_path,
        labels=True,
    )
    async with Simulator(world) as simulator, connect(simulator.url, world.token) as settled:
        world.probes.append(settled)
        await world.idle()
        yield world, telephone, console


@pytest.mark.asyncio
async def test_bubbles(tmp_path: Path) -> None:
    async with _trial(tmp_path) as (world, telephone, console):
        for line in ("nút", "AI?", "sửa", "báo", "đố", "tệp", "/?"):
            await telephone.enter(line)
            await world.idle()
        drawn = console.export_text()
    assert "╭─ Đề án 161 Hà Tĩnh ─" in drawn
    assert "│ chọn đây" in drawn
    assert "[1] 📎 Mục II.3.b   [2] Ai?" in drawn
    assert "│ Không phải nút của anh/chị" in drawn
    assert "» Đã ghi" in drawn
    assert "Đề án 161 Hà Tĩnh (đã sửa)" in drawn
    assert "Đề án 161 Hà Tĩnh – gửi Điều phối viên" in drawn
    assert "Đã lưu: " in drawn
    assert "/press 2" in drawn
    assert max(len(line) for line in drawn.splitlines()) <= 80


@pytest.mark.asyncio
async def test_somebody_types(tmp_path: Path) -> None:
    async with _trial(tmp_path) as (world, telephone, console):
        with create_pipe_input() as keys:
            talking = asyncio.create_task(
                talk(world, telephone, texts("vi"), source=keys, target=DummyOutput())
            )
            keys.send_text("nút\r")
            await world.until(lambda: world.latest(USERS["citizen"]) is not None)
            await world.idle()
            keys.send_text("1\r")
            await world.until(lambda: len(world.from_bot(USERS["citizen"])) == 2)
            keys.send_text("/as officer\r")
            keys.send_text("/quit\r")
            await asyncio.wait_for(talking, 20)
        drawn = console.export_text()
    assert "gõ câu hỏi" in drawn.replace("\n", " ")
    assert "bấm clause" in drawn
    assert "Đang gõ: Cán bộ, mã 1002." in drawn
    assert "Tạm biệt anh/chị." in drawn


@pytest.mark.asyncio
async def test_the_end_of_the_input_ends_the_chat(tmp_path: Path) -> None:
    async with _trial(tmp_path) as (world, telephone, console):
        with create_pipe_input() as keys:
            keys.send_text("\x04")
            await asyncio.wait_for(talk(world, telephone, texts("vi"), source=keys, target=DummyOutput()), 20)
        assert "Tạm biệt" in console.export_text()


@pytest.mark.asyncio
async def test_completion_offers_the_menu_and_the_terminals_own(tmp_path: Path) -> None:
    async with _trial(tmp_path) as (_, telephone, _console):
        completer = CommandCompleter(telephone, texts("vi"))

        def offered(typed: str) -> list[str]:
            return [found.text for found in completer.get_completions(Document(typed), CompleteEvent())]

        assert offered("/") == ["/items", *(f"/{name}" for name in COMMANDS)]
        assert offered("/i") == ["/items", "/inline"]
        assert offered("/as co") == ["coordinator"]
        assert offered("hỏi /") == []


@pytest.mark.asyncio
async def test_without_a_probe_a_quiet_moment_ends_the_wait(tmp_path: Path) -> None:
    @asynccontextmanager
    async def without_probe(api_url: str, token: str) -> AsyncIterator[None]:
        async with connect(api_url, token):
            yield

    printed = io.StringIO()
    await chat(without_probe, folder=tmp_path, stdin=io.StringIO("a\nb\n"), stdout=printed)
    assert printed.getvalue() == "Lan: a\n\nLan: b\n\n"
