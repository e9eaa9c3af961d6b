"""The command line as people call it: each in a process of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.storage.database import Database
from knowledge.loader import PACKAGED

ROOT = Path(__file__).parents[2]


def _call(folder: Path, *arguments: str, said: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
    inherited = {
        name: value for name, value in os.environ.items() if not name.startswith(("BOT_", "LC_", "LANG"))
    }
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=folder,
        env={**inherited, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **settings},
        input=said,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=30,
        check=False,
    )


def test_run_says_how_to_get_a_token(tmp_path: Path) -> None:
    done = _call(tmp_path, "run")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "BOT_TOKEN" in done.stderr
    assert "@BotFather" in done.stderr


@pytest.mark.parametrize(("language", "says"), [("vi_VN.UTF-8", "chưa đặt"), ("en_US.UTF-8", "not set")])
def test_run_speaks_the_console_language(tmp_path: Path, language: str, says: str) -> None:
    assert says in _call(tmp_path, "run", LANG=language).stderr


def test_wrong_settings_stop_the_start(tmp_path: Path) -> None:
    done = _call(tmp_path, "run", BOT_TOKEN="secretly-wrong", BOT_MODE="push")
    assert done.returncode == 1
    assert [line.split(":")[0] for line in done.stderr.splitlines()] == ["BOT_TOKEN", "BOT_MODE"]
    assert "secretly-wrong" not in done.stderr


def test_settings_from_the_env_file(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("BOT_MODE=push\n", encoding="utf-8")
    assert "BOT_MODE" in _call(tmp_path, "run").stderr


def test_run_refuses_a_database_in_use(tmp_path: Path) -> None:
    with Database(tmp_path / "data" / "dean161.db"):
        done = _call(tmp_path, "run", BOT_TOKEN="123:dummy")
    assert done.returncode == 1
    assert "BOT_DATABASE" in done.stderr
    assert str(os.getpid()) in done.stderr
    assert "Traceback" not in done.stderr


def test_run_refuses_a_broken_base(tmp_path: Path) -> None:
    folder = tmp_path / "base"
    shutil.copytree(PACKAGED, folder)
    (folder / "items.yaml").write_text("- number: nine\n", encoding="utf-8")
    done = _call(tmp_path, "run", BOT_TOKEN="123:dummy", BOT_KNOWLEDGE=str(folder))
    assert done.returncode == 1
    assert "items.yaml" in done.stderr
    assert "Traceback" not in done.stderr


def test_health(tmp_path: Path) -> None:
    done = _call(tmp_path, "health")
    assert (done.returncode, done.stderr) == (0, "")
    Database(tmp_path / "data" / "dean161.db").close()
    assert _call(tmp_path, "health").returncode == 0


def test_health_of_a_broken_database(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "dean161.db").write_bytes(b"not a database" * 1000)
    assert _call(tmp_path, "health").returncode == 1


def test_health_of_a_broken_base(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert _call(tmp_path, "health", BOT_KNOWLEDGE=str(tmp_path / "empty")).returncode == 1


def test_chat_from_a_pipe(tmp_path: Path) -> None:
    done = _call(tmp_path, "chat", said="ai chủ trì mục 3?\n1\n/language en\nwho leads item 2?\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "[1] 📎 Mục II.3.b" in done.stdout
    assert "«b) Cơ quan thực hiện: Sở Tài nguyên và Môi trường.»" in done.stdout
    assert "Department of Labour" in done.stdout
    assert [path.name for path in (tmp_path / "data").glob("*.db")] == ["dean161-chat.db"]


def test_chat_as_somebody(tmp_path: Path) -> None:
    assert "Đã đọc lại" in _call(tmp_path, "chat", "--as", "coordinator", said="/reload\n").stdout
    # The next visit, on the same database, to which the numbers of updates must be new.
    told = _call(tmp_path, "chat", "--as", "officer", said="/register\n/who\n").stdout
    assert "Anh/chị đã đăng ký:\n\nMinh, Chuyên viên\nSở Tài nguyên và Môi trường" in told
    assert "đã được đăng ký sẵn: Sở Tài nguyên và Môi trường" in told


def test_chat_with_a_broken_base(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = _call(tmp_path, "chat", said="x\n", BOT_KNOWLEDGE=str(tmp_path / "empty"))
    assert done.returncode == 1
    assert "BOT_KNOWLEDGE" in done.stderr
    assert "Traceback" not in done.stderr


def test_help_lists_the_commands(tmp_path: Path) -> None:
    done = _call(tmp_path, "--help")
    assert done.returncode == 0
    for command in ("run", "chat", "ask", "kb", "health"):
        assert command in done.stdout


def test_unknown_command(tmp_path: Path) -> None:
    done = _call(tmp_path, "fly")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_the_command_line_loads_little() -> None:
    """What is imported before the command is known is paid by every command."""
    code = "import sys, bot.cli; print([name for name in ('telegram', 'aiohttp') if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=30, check=True
    )
    assert done.stdout.strip() == "[]"
