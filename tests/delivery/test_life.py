"""Starting beside another, being looked at, being copied, and ending: nothing is lost."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import aiohttp
import pytest
from click.testing import CliRunner
from pydantic import SecretStr

from bot.app import serving
from bot.cli import main
from bot.config import Listen
from bot.delivery.webhook import MAX_BODY, SECRET_HEADER
from bot.simulator import TOKEN, Simulator, World, faults
from bot.storage.database import Database
from bot.storage.inbox import Arrival, Inbox
from bot.storage.lock import TokenInUseError
from tests.bot.test_app import _free_port
from tests.delivery.support import until
from tests.support.people import NAME, enrol
from tests.support.playground import Playground
from tests.support.records import chat

if TYPE_CHECKING:
    from bot.config import Settings
    from bot.services.bundle import Services
    from bot.services.library import Library
    from tests.support.clock import Clock

ROOT = Path(__file__).parents[2]


def _environment(folder: Path, url: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("BOT_")}
    return {
        **kept,
        "PYTHONPATH": str(ROOT),
        "LANG": "en_US.UTF-8",
        "BOT_TOKEN": TOKEN,
        "BOT_API_URL": url,
        "BOT_DATABASE": str(folder / "bot.db"),
    }


@pytest.mark.asyncio
async def test_one_process_a_token(settings: Settings, services: Services) -> None:
    async with Simulator(World()) as simulator:
        here = settings.model_copy(update={"api_url": simulator.url})
        async with serving(here, services):
            with pytest.raises(TokenInUseError):
                async with serving(here, services):
                    pass
        async with serving(here, services):
            pass


@pytest.mark.asyncio
async def test_metrics_and_health(settings: Settings, library: Library, clock: Clock) -> None:
    watched = settings.model_copy(update={"metrics_listen": Listen("127.0.0.1", _free_port())})
    async with Playground(watched, library, clock) as bot, aiohttp.ClientSession() as session:
        url = f"http://127.0.0.1:{watched.metrics_listen[1]}"  # type: ignore[index]
        await bot.ask(bot.person(), "mục 3")
        async with session.get(f"{url}/metrics") as response:
            assert response.status == 200
            lines = (await response.text()).splitlines()
        assert "dean161_updates_handled_total 1.0" in lines
        assert 'dean161_calls_sent_total{method="send_message"} 1.0' in lines
        assert "dean161_inbox_length 0.0" in lines
        # The value after the last space is a figure and may hold any digits.
        series = [line.rsplit(" ", 1)[0] for line in lines]
        assert not any("1001" in name for name in series), "no figure names a person"
        async with session.get(f"{url}/health") as response:
            assert response.status == 200
        Inbox(bot.services.database).add("telegram", [Arrival("1", "5", "{}")], time.time() - 3600)
        async with session.get(f"{url}/health") as response:
            assert response.status == 503
        bot.services.database.run("DELETE FROM inbox WHERE event = '1'")


@pytest.mark.asyncio
async def test_webhook_says_yes_only_to_what_is_on_disk(
    settings: Settings, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = _free_port()
    world = World()
    async with Simulator(world, webhook_wait=0.05) as simulator:
        hooked = settings.model_copy(
            update={
                "api_url": simulator.url,
                "mode": "webhook",
                "webhook_url": f"http://127.0.0.1:{port}/hook",
                "webhook_listen": Listen("127.0.0.1", port),
                "webhook_secret": SecretStr("dummy-secret"),
            }
        )
        async with serving(hooked, services), aiohttp.ClientSession() as session:
            headers = {SECRET_HEADER: "dummy-secret"}
            big = BytesIO(b'{"update_id": 1, "x": "' + b"x" * MAX_BODY + b'"}')
            async with session.post(str(hooked.webhook_url), data=big, headers=headers) as response:
                assert response.status == 413
            add = Inbox.add
            failures: list[int] = []

            def fail_twice(*arguments: object) -> int:
                if len(failures) < 2:
                    failures.append(1)
                    raise sqlite3.OperationalError("disk I/O error")
                return add(*arguments)  # type: ignore[arg-type]

            monkeypatch.setattr(Inbox, "add", fail_twice)
            people = [world.person(2000 + number) for number in range(30)]
            for person in people:
                person.say("mục 3")
            for person in people:
                assert len(await world.replies(person.id)) == 1
            assert len(failures) == 2
            await world.idle()
    assert all(len(world.from_bot(person.id)) == 1 for person in people)


@pytest.mark.asyncio
async def test_a_copy_while_it_runs(bot: Playground, tmp_path: Path) -> None:
    lan = bot.person()
    await bot.ask(lan, "/language en")
    environment = _environment(tmp_path, "http://127.0.0.1:1")

    async def dean161(*arguments: str) -> tuple[int, str]:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", *arguments, env=environment, cwd=tmp_path,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        out, _ = await process.communicate()
        return process.returncode or 0, out.decode()

    copy = tmp_path / "copy.db"
    code, out = await dean161("backup", str(copy))
    assert (code, str(copy) in out) == (0, True)
    assert copy.stat().st_mode & 0o077 == 0, "others may not read it"
    with closing(sqlite3.connect(copy)) as opened:
        assert opened.execute("SELECT language FROM preferences").fetchall() == [("en",)]
    code, out = await dean161("backup", str(copy))
    assert code == 1
    assert await bot.ask(lan, "item 3")
    code, out = await dean161("health")
    assert code == 0
    assert " 0 " in out
    # A restore is one file copy.
    with Database(copy) as restored:
        assert restored.row("SELECT language FROM preferences") == {"language": "en"}
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".")) == []  # noqa: ASYNC240  # once, after all


def test_backup_of_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_DATABASE", str(tmp_path / "none.db"))
    result = CliRunner().invoke(main, ["backup", str(tmp_path / "copy.db")])
    assert result.exit_code == 1
    assert result.output.startswith(f"{tmp_path / 'none.db'}: chưa có tệp dữ liệu")
    assert "BOT_DATABASE" in result.output
    assert not (tmp_path / "copy.db").exists()


def test_health_of_a_bot_that_hangs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_DATABASE", str(tmp_path / "bot.db"))
    with Database(tmp_path / "bot.db") as database:
        Inbox(database).add("telegram", [Arrival("1", "5", "{}")], time.time() - 3600)
    result = CliRunner().invoke(main, ["health"])
    assert result.exit_code == 1
    assert "1" in result.output


@pytest.mark.asyncio
@pytest.mark.parametrize("flood", [False, True], ids=["all is well", "Telegram wants to wait"])
async def test_sigterm_with_a_full_hand(tmp_path: Path, flood: bool) -> None:
    world = World()
    people = [world.person(2000 + number) for number in range(50)]
    for person in people:
        for number in (1, 2, 3, 4):
            person.say(f"/item {number}")
    async with Simulator(world) as simulator:
        if flood:
            world.faults.every("sendMessage", 3, faults.flood(20))

        async def start() -> asyncio.subprocess.Process:
            return await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "run", cwd=tmp_path, stderr=subprocess.PIPE,
                env=_environment(tmp_path, simulator.url) | {"BOT_MESSAGES_PER_SECOND": "0"},
            )  # fmt: skip

        process = await start()
        await until(lambda: len(world.calls_of("sendMessage")) >= 10, 20)
        began = time.monotonic()
        process.send_signal(signal.SIGTERM)
        _, log = await asyncio.wait_for(process.communicate(), 10)
        assert process.returncode == 0, log
        took = time.monotonic() - began
        assert took < 10
        world.faults.clear()
        with closing(sqlite3.connect(tmp_path / "bot.db")) as file, file:
            file.execute("UPDATE outbox SET due = 0")  # what Telegram wanted to wait for has passed
        process = await start()
        await until(lambda: all(len(world.from_bot(person.id)) >= 4 for person in people), 20)
        process.send_signal(signal.SIGTERM)
        await asyncio.wait_for(process.communicate(), 10)
        print(f"\nSIGTERM with 200 updates: ended in {took:.1f} s")
    for person in people:
        numbers = [next(c for c in message.text if c.isdigit()) for message in world.from_bot(person.id)]
        assert numbers == ["1", "2", "3", "4"], "none lost, none twice, in order"


@pytest.mark.asyncio
async def test_forgotten_in_the_running_bot_means_in_its_files_too(bot: Playground) -> None:
    lan = bot.person()
    path = bot.services.database.path
    enrol(bot.services, chat(lan.id))
    assert NAME in _written(path)
    await bot.ask(lan, "/forget_me")
    lan.press("Xóa tất cả")
    await until(lambda: NAME not in _written(path))


def _written(path: Path) -> str:
    """All bytes of a database's files."""
    return "".join(file.read_bytes().decode("utf-8", "replace") for file in path.parent.glob(f"{path.name}*"))
