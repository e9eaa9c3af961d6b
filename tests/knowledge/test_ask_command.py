"""``dean161 ask``: text, ``--json`` and ``--jsonl`` as PRODUCT section 3 writes them, and bad input of every kind."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from bot.commands.ask import ask
from knowledge.loader import PACKAGED
from tests.knowledge.asking import BASE

ROOT = Path(__file__).parents[2]
FIELDS = [
    "id",
    "kind",
    "reason",
    "lang",
    "text",
    "clauses",
    "items",
    "agencies",
    "verdict",
    "choices",
    "score",
]


@pytest.fixture(autouse=True)
def _vietnamese(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "BOT_KNOWLEDGE"):
        monkeypatch.delenv(name, raising=False)


def run(*arguments: str, stdin: bytes | None = None, env: dict[str, str] | None = None) -> Result:
    result = CliRunner().invoke(ask, list(arguments), input=stdin, env=env)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def lines(*rows: Any) -> list[dict[str, Any]]:
    """The output for some lines, each a JSON value or bytes as they are."""
    raw = b"".join((row if isinstance(row, bytes) else json.dumps(row).encode()) + b"\n" for row in rows)
    result = run("--jsonl", stdin=raw)
    assert result.exit_code == 0, result.output
    assert result.stderr == ""
    return [json.loads(line) for line in result.stdout.splitlines()]


def check_types(row: dict[str, Any]) -> None:
    assert list(row) == FIELDS
    assert row["id"] is None or isinstance(row["id"], str | int)
    assert row["kind"] in ("answer", "clarify", "none")
    assert row["reason"] in (
        (None,) if row["kind"] != "none" else ("not_in_plan", "other_subject", "not_understood")
    )
    assert row["lang"] in ("vi", "en")
    assert isinstance(row["text"], str)
    assert row["text"].strip()
    assert all(clause in BASE.clause for clause in row["clauses"])
    assert all(type(number) is int and number in BASE.item for number in row["items"])
    assert all(agency in BASE.agency for agency in row["agencies"])
    assert row["verdict"] in (None, "yes", "no")
    assert all(isinstance(choice, str) and choice for choice in row["choices"])
    assert isinstance(row["score"], int | float)
    assert 0 <= row["score"] <= 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ai chủ trì mục 3?", 0),
        ("ai phối hợp?", 3),
        ("kinh phí bao nhiêu tỷ?", 4),
        ("thời tiết hôm nay", 4),
        ("", 4),
    ],
)
def test_the_exit_code_tells_the_kind(text: str, code: int) -> None:
    result = run("--json", text)
    assert result.exit_code == code
    check_types(json.loads(result.stdout))


def test_the_text_is_the_whole_reply() -> None:
    result = run("ai", "chủ", "trì", "mục", "3?")
    assert result.exit_code == 0
    assert "Sở Tài nguyên và Môi trường" in result.stdout
    assert "📎" in result.stdout
    assert "II.3.b" in result.stdout
    assert result.stderr == ""


def test_readings_are_numbered_lines() -> None:
    result = run("ai phối hợp?")
    assert result.exit_code == 3
    output = result.stdout
    row = json.loads(run("--json", "ai phối hợp?").stdout)
    assert 2 <= len(row["choices"]) <= 4
    for number, choice in enumerate(row["choices"], start=1):
        assert f"{number}. {choice}" in output.splitlines()


def test_the_json_of_who_leads_item_3() -> None:
    result = run("--json", "who leads item 3?")
    (line,) = result.stdout.splitlines()
    row = json.loads(line)
    check_types(row)
    assert (row["id"], row["kind"], row["lang"]) == (None, "answer", "en")
    assert (row["clauses"], row["items"], row["agencies"]) == (["II.3.b"], [3], ["so-tnmt"])
    assert row["verdict"] is None
    assert "Sở Tài nguyên và Môi trường" in row["text"]


def test_a_verdict_is_told() -> None:
    assert (
        json.loads(run("--json", "Sở Y tế có phải cơ quan thực hiện mục 4 không?").stdout)["verdict"] == "yes"
    )
    assert (
        json.loads(run("--json", "Sở Y tế có phải cơ quan thực hiện mục 2 không?").stdout)["verdict"] == "no"
    )


def test_no_question_is_told_in_one_line() -> None:
    result = run()
    assert result.exit_code == 2
    assert len(result.stderr.strip().splitlines()) == 1
    assert result.stdout == ""


def test_a_question_beside_jsonl_is_refused() -> None:
    result = run("--jsonl", "mục 3", stdin=b"")
    assert result.exit_code == 2
    assert len(result.stderr.strip().splitlines()) == 1


def test_lines_are_answered_in_order_with_their_ids() -> None:
    texts = ["mục 3", "who leads item 4?", "", "xyz qwr", "ai phối hợp?", "Sở Y tế có làm mục 4 không?"] * 5
    rows = lines(*({"id": f"q{number}", "text": text} for number, text in enumerate(texts)))
    assert [row["id"] for row in rows] == [f"q{number}" for number in range(len(texts))]
    for row in rows:
        check_types(row)


def test_a_chat_is_one_conversation_and_others_are_none() -> None:
    first = {"text": "ai chủ trì mục 3?"}
    rows = lines(
        {"id": "1", "chat": "a", **first},
        {"id": "2", "chat": "b", "text": "ai chủ trì mục 2?"},
        {"id": "3", "chat": "a", "text": "còn mục 4?"},
        {"id": "4", "chat": "b", "text": "thế ai phối hợp?"},
        {"id": "5", "text": "thế ai phối hợp?"},
        {"id": "6", "chat": None, "text": "thế ai phối hợp?"},
        {"id": "7", "chat": "c", "text": "ai phối hợp?"},
        {"id": "8", "chat": "c", "text": "mục 3 ấy"},
    )
    assert rows[2]["agencies"] == list(BASE.item[4].implementing.agencies)
    assert rows[3]["clauses"] == ["II.2.c"]
    assert [row["kind"] for row in rows[4:7]] == ["clarify"] * 3
    assert rows[7]["clauses"] == ["II.3.c"]


def test_the_language_is_as_wanted_or_detected() -> None:
    rows = lines(
        {"text": "ai chủ trì mục 3?", "lang": "en"},
        {"text": "who leads item 3?", "lang": "vi"},
        {"text": "who leads item 3?", "lang": None},
        {"text": "mục 3"},
    )
    assert [row["lang"] for row in rows] == ["en", "vi", "en", "vi"]


BAD: list[Any] = [
    b"\xff\xfe not utf-8", b"not json", b"{", b'{"text": "mu', [1, 2], 3, "mục 3", None, True, {},
    {"id": "x"}, {"text": None}, {"text": 3},
    {"text": ["mục 3"]}, {"text": "mục 3", "lang": "fr"}, {"text": "mục 3", "lang": 3},
    {"text": "mục 3", "id": {}}, {"text": "mục 3", "chat": []},
    b"[" * 100_000, b'{"text": "a"} {"text": "b"}', b"\x00", b"NaN",
]  # fmt: skip


def test_a_bad_line_gets_an_error_and_the_run_goes_on() -> None:
    good = {"id": "good", "text": "ai chủ trì mục 3?"}
    rows = lines(*(each for bad in BAD for each in (bad, good)))
    assert len(rows) == 2 * len(BAD)
    for bad, row, after in zip(BAD, rows[::2], rows[1::2], strict=True):
        assert list(row) == ["id", "error"], bad
        assert row["id"] is None
        assert row["error"].strip()
        assert "\n" not in row["error"]
        assert "Traceback" not in row["error"]
        assert (after["id"], after["agencies"]) == ("good", ["so-tnmt"])


def test_odd_texts_are_answered_all_the_same() -> None:
    texts = [
        "",
        " ",
        "x" * 10_000,
        "a\x00b",
        "\x1b[31m",
        "\u202e",
        "\ud800",
        "😀",
        "\n\n",
        "\\",
        '"',
        "1" * 5000,
    ]
    rows = lines(*({"id": number, "text": text} for number, text in enumerate(texts)))
    assert [row["id"] for row in rows] == list(range(len(texts)))
    for row in rows:
        check_types(row)


def test_every_line_is_answered_by_one_line_a_blank_one_too() -> None:
    result = run(
        "--jsonl", stdin=b'\r\n\n{"id": "1", "text": "m\xe1\xbb\xa5c 3"}\r\n   \n{"id": "2", "text": "x"}'
    )
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["id"] for row in rows] == [None, None, "1", None, "2"]
    assert [row.get("error") for row in rows] == ["dòng trống", "dòng trống", None, "dòng trống", None]


def test_a_byte_order_mark_does_not_lose_the_first_line() -> None:
    (row,) = lines(b'\xef\xbb\xbf{"id": "1", "text": "mu\xcc\xa3c 3"}')
    assert row.get("items") == [3]


def test_unknown_fields_do_no_harm() -> None:
    (row,) = lines({"id": "1", "text": "mục 3", "expect": "answer", "register": "vi"})
    assert row["items"] == [3]


def test_no_lines_give_no_output() -> None:
    result = run("--jsonl", stdin=b"")
    assert (result.exit_code, result.stdout) == (0, "")


@pytest.mark.parametrize("jsonl", [False, True])
def test_a_base_that_is_not_there_is_one_line(tmp_path: Path, jsonl: bool) -> None:
    env = {"BOT_KNOWLEDGE": str(tmp_path / "nowhere")}
    result = run("--jsonl", stdin=b'{"text": "x"}\n', env=env) if jsonl else run("mục 3", env=env)
    assert result.exit_code == 2
    assert result.stdout == ""
    (line,) = result.stderr.strip().splitlines()
    assert "nowhere" in line


def test_a_base_that_is_a_file_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    result = run("mục 3", env={"BOT_KNOWLEDGE": str(tmp_path / "file")})
    assert result.exit_code == 2
    assert len(result.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("items.yaml", b"- number: ba\n"),
        ("plan.yaml", b"{"),
        ("agencies.yaml", b"\xff\xfe"),
        ("topics.yaml", b""),
        ("duties.yaml", b"3"),
        ("plan.yaml", None),
    ],
)
def test_a_broken_base_is_told_with_its_file(folder: Path, name: str, content: bytes | None) -> None:
    if content is None:
        (folder / name).unlink()
    else:
        (folder / name).write_bytes(content)
    result = run("mục 3", env={"BOT_KNOWLEDGE": str(folder)})
    assert result.exit_code == 2
    assert result.stdout == ""
    assert name in result.stderr
    assert "Traceback" not in result.stderr


def test_another_folder_is_answered_from(folder: Path) -> None:
    assert folder != PACKAGED
    assert run("ai chủ trì mục 3?", env={"BOT_KNOWLEDGE": str(folder)}).exit_code == 0


def process(*arguments: str, stdin: bytes = b"", **env: str) -> subprocess.CompletedProcess[bytes]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("BOT_", "LC_", "LANG"))}
    return subprocess.run(
        [sys.executable, "-m", "bot", "ask", *arguments],
        input=stdin,
        capture_output=True,
        cwd=ROOT,
        env={**kept, **env},
        timeout=60,
        check=False,
    )


def test_a_real_process_answers() -> None:
    result = process("ai chủ trì mục 3?")
    assert result.returncode == 0
    assert "Sở Tài nguyên và Môi trường" in result.stdout.decode()
    assert result.stderr == b""


def test_a_real_process_in_an_ascii_locale_prints_vietnamese() -> None:
    result = process("--json", "kinh phí bao nhiêu tỷ?", LC_ALL="C")
    assert result.returncode == 4
    assert json.loads(result.stdout.decode())["reason"] == "not_in_plan"
    assert b"Traceback" not in result.stderr


def test_a_real_process_reads_lines_that_are_no_text() -> None:
    result = process("--jsonl", stdin=b'\xff\xfe\n{"id": "1", "text": "m\xe1\xbb\xa5c 3"}\n')
    assert result.returncode == 0
    first, second = (json.loads(line) for line in result.stdout.decode().splitlines())
    assert first["id"] is None
    assert second["items"] == [3]


def test_asking_needs_neither_telegram_nor_a_database() -> None:
    script = (
        "import sys\nfrom click.testing import CliRunner\nfrom bot.cli import main\n"
        "assert CliRunner().invoke(main, ['ask', 'muc 3']).exit_code == 0\n"
        "loaded = {'telegram', 'sqlite3', 'sqlite_utils', 'httpx'} & set(sys.modules)\nassert not loaded, loaded\n"
    )
    kept = {name: value for name, value in os.environ.items() if not name.startswith("BOT_")}
    result = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env=kept, capture_output=True, timeout=60, check=False
    )
    assert result.returncode == 0, result.stderr.decode()
