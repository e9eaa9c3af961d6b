"""``dean161 report``: the file whole or not at all, also while the bot runs, and one clear line when it cannot be."""

from __future__ import annotations

import sqlite3
import zipfile
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from bot.cli import main
from tests.support.records import appoint, hand_in

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

    from bot.services.bundle import Services


@pytest.fixture
def run(services: Services, monkeypatch: pytest.MonkeyPatch) -> Services:
    """The bot's own database, open and locked by it as while it runs."""
    monkeypatch.setenv("BOT_DATABASE", str(services.database.path))
    officer = appoint(services, 1001, "so-yt")
    hand_in(services, officer, 2025, "accept")
    hand_in(services, officer, 2025, item=2)
    hand_in(services, appoint(services, 1002, "so-tp"), 2025, "accept")
    return services


def _report(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["report", *arguments])


def _text(path: Path) -> str:
    with zipfile.ZipFile(path) as parts:
        return parts.read("word/document.xml").decode()


@pytest.mark.usefixtures("run")
def test_a_document(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_text("an older one", encoding="utf-8")
    done = _report("--year", "2025", "--format", "docx", "--output", str(path))
    assert (done.exit_code, str(path) in done.output) == (0, True)
    assert "CN-2025-0001" in _text(path)
    assert "CN-2025-0002" not in _text(path)
    assert "CN-2025-0003" in _text(path)
    assert [other.name for other in tmp_path.iterdir() if "report" in other.name] == ["report.docx"]


@pytest.mark.usefixtures("run")
def test_with_what_is_not_reviewed_and_for_one_agency(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    asked = ("--year", "2025", "--format", "docx", "--output", str(path))
    assert _report(*asked, "--include", "submitted").exit_code == 0
    assert "CN-2025-0002" in _text(path)
    assert _report(*asked, "--agency", "so-yt").exit_code == 0
    assert "CN-2025-0001" in _text(path)
    assert "CN-2025-0003" not in _text(path)


@pytest.mark.usefixtures("run")
def test_csv_on_standard_output() -> None:
    done = _report("--year", "2025", "--format", "csv", "--output", "-")
    assert done.exit_code == 0
    lines = done.stdout_bytes.decode("utf-8").splitlines()
    assert lines[0].startswith("code,version,year,agency,item,status,percent")
    assert [line.split(",")[0] for line in lines[1:]] == ["CN-2025-0001", "CN-2025-0002", "CN-2025-0003"]


@pytest.mark.usefixtures("run")
@pytest.mark.parametrize("form", ["docx", "xlsx", "csv", "png"])
def test_every_format_and_an_empty_year(tmp_path: Path, form: str) -> None:
    path = tmp_path / f"report.{form}"
    for year in ("2023", "2025"):
        assert _report("--year", year, "--format", form, "--output", str(path)).exit_code == 0
        assert path.read_bytes()[:4] in (b"PK\x03\x04", b"\x89PNG", b"\xef\xbb\xbfc")


@pytest.mark.usefixtures("run")
@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("--year", "2026", "--format", "csv", "--output", "-"), 1, "2023–2025"),
        (("--year", "0", "--format", "csv", "--output", "-"), 1, "2023–2025"),
        (("--year", "2025", "--format", "csv", "--output", "-", "--agency", "so-nothing"), 1, "so-nothing"),
        (("--year", "2025", "--format", "docx", "--output", "-"), 1, "CSV"),
        (
            ("--year", "2025", "--format", "csv", "--output", "/no/such/folder/x.csv"),
            1,
            "/no/such/folder/x.csv",
        ),
        (("--year", "x", "--format", "csv", "--output", "-"), 2, "--year"),
        (("--year", "2025", "--format", "pdf", "--output", "-"), 2, "--format"),
        (("--year", "2025", "--format", "csv"), 2, "--output"),
        (("--year", "2025", "--format", "csv", "--output", "-", "--include", "all"), 2, "--include"),
    ],
)
def test_what_cannot_be(arguments: tuple[str, ...], code: int, says: str) -> None:
    done = _report(*arguments)
    assert done.exit_code == code
    assert says in done.output
    if code == 1:
        assert len(done.output.splitlines()) == 1


def test_no_database_an_older_one_or_none_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ("--year", "2025", "--format", "csv", "--output", str(tmp_path / "x.csv"))
    database = tmp_path / "other.db"
    monkeypatch.setenv("BOT_DATABASE", str(database))
    assert "chưa có tệp dữ liệu" in _report(*asked).output
    sqlite3.connect(database).close()
    database.touch()
    assert "nâng cấp" in _report(*asked).output
    database.write_bytes(b"no database at all" * 100)
    done = _report(*asked)
    assert (done.exit_code, len(done.output.splitlines())) == (1, 1)
    assert not (tmp_path / "x.csv").exists()


def test_it_reads_one_moment_and_writes_nothing(run: Services, tmp_path: Path) -> None:
    with run.database.transaction():
        hand_in(run, run.officers.every()[0], 2025, "accept", item=5)
        done = _report("--year", "2025", "--format", "docx", "--output", str(tmp_path / "x.docx"))
    assert done.exit_code == 0
    assert "CN-2025-0004" not in _text(tmp_path / "x.docx"), "it was not committed yet"
