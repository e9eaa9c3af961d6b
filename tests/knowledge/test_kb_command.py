"""``dean161 kb``: exit codes, one line a problem, and reports in the console's language."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.commands.kb import kb
from tests.knowledge.test_loader import replace
from tests.reports.docx_reading import edited


@pytest.fixture(autouse=True)
def _vietnamese(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "BOT_KNOWLEDGE"):
        monkeypatch.delenv(name, raising=False)


def run(*arguments: str | Path, env: dict[str, str] | None = None) -> Result:
    result = CliRunner().invoke(kb, [str(argument) for argument in arguments], env=env)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    rows = [
        {"id": "a", "text": "ai chủ trì mục 3?", "lang": "vi", "register": "vi", "expect": "answer",
         "clauses": ["II.3.b"], "must": [["tai nguyen va moi truong"]], "must_not": ["so y te"]},
        {"id": "b", "text": "ai chủ trì mục 3?", "lang": "vi", "register": "vi", "expect": "none"},
    ]  # fmt: skip
    path = tmp_path / "questions.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows) + "\nnot json\n", encoding="utf-8")
    return path


def test_a_sound_base_is_told_in_one_line(folder: Path) -> None:
    result = run("check", folder)
    assert result.exit_code == 0
    (line,) = result.output.splitlines()
    assert line.startswith("Cơ sở tri thức đúng: ")
    assert "5 hoạt động" in line


def test_the_packaged_base_is_checked_by_default() -> None:
    assert run("check").exit_code == 0


def test_the_folder_of_the_settings_is_checked(folder: Path) -> None:
    (folder / "plan.yaml").unlink()
    assert run("check", env={"BOT_KNOWLEDGE": str(folder)}).exit_code == 1


def test_problems_are_told_a_line_each_and_counted(folder: Path) -> None:
    line = replace(folder / "items.yaml", "- number: 3", "- number: ba")
    replace(folder / "duties.yaml", "role: leads", "role: boss")
    result = run("check", folder)
    assert result.exit_code == 1
    problems, summary = result.output.splitlines()[:-1], result.output.splitlines()[-1]
    assert problems[1].startswith(f"items.yaml:{line}: ")
    assert summary == "Có 2 lỗi trong 2 tệp."


def test_problems_of_substance_are_told(folder: Path) -> None:
    replace(folder / "items.yaml", "agencies: [so-tnmt]", "agencies: [so-yt]")
    result = run("check", folder)
    assert result.exit_code == 1
    assert "II.3.b" in result.output


def test_a_report_form_that_is_no_word_file_is_told(folder: Path) -> None:
    (folder / "report.docx").write_bytes(b"PK nothing of the kind")
    result = run("check", folder)
    assert result.exit_code == 1
    fault, summary = result.output.splitlines()
    assert fault.startswith("Mẫu báo cáo report.docx: không mở được")
    assert summary == "Có 1 lỗi trong 1 tệp."


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("{{ opening }}", "{{ openning }}", "không có trường “openning”"),
        ("{{ row.note }}", "{{ row.nota }}", "không có trường “nota”"),
        ("{{ line.source }}", "", "không in ra báo cáo CN-2025-0001"),
    ],
)
def test_a_report_form_that_cannot_be_filled_is_told(folder: Path, old: str, new: str, told: str) -> None:
    (folder / "report.docx").write_bytes(edited("document", old, new))
    result = run("check", folder)
    assert result.exit_code == 1
    assert told in result.output


def test_a_base_without_a_report_form_is_sound(folder: Path) -> None:
    (folder / "report.docx").unlink()
    assert run("check", folder).exit_code == 0


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    result = run("check", tmp_path / "nowhere")
    assert result.exit_code == 2
    assert "nowhere" in result.output


def test_the_console_may_be_english(folder: Path) -> None:
    assert run("check", folder / "nowhere", env={"LANG": "en_GB.UTF-8"}).output.startswith(
        "There is no folder"
    )


def test_a_report_is_printed(questions: Path) -> None:
    result = run("eval", questions)
    assert result.exit_code == 0
    assert "1 / 2" in result.output
    assert "Dòng 3: không phải JSON." in result.output
    assert "none     → answer" in result.output
    assert "✗" not in result.output


def test_failures_are_listed_on_wish(questions: Path) -> None:
    result = run("eval", "--failures", questions)
    assert result.exit_code == 0
    assert "✗ b [vi] ai chủ trì mục 3?" in result.output
    assert "✗ a" not in result.output


def test_a_report_is_json_on_wish(questions: Path) -> None:
    result = run("eval", "--json", questions)
    assert result.exit_code == 0
    figures = json.loads(result.stdout)
    assert (figures["right"], figures["total"]) == (1, 2)
    assert figures["failures"] == ["b"]


@pytest.mark.parametrize("content", ["", "\n", "not json\n"])
def test_eval_of_no_question_is_no_success(tmp_path: Path, content: str) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text(content, encoding="utf-8")
    result = run("eval", file)
    assert result.exit_code == 2
    assert "100" not in result.output


def test_a_missing_file_of_questions_is_told(tmp_path: Path) -> None:
    result = run("eval", tmp_path / "nowhere.jsonl")
    assert result.exit_code == 2
    assert "nowhere.jsonl" in result.output


def test_a_broken_base_scores_nothing(folder: Path, questions: Path) -> None:
    (folder / "plan.yaml").unlink()
    result = run("eval", questions, "--folder", folder)
    assert result.exit_code == 2
    assert "plan.yaml" in result.output
