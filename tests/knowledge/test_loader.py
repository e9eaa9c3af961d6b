"""What is wrong with a folder of YAML is told with file, line and field, all of it at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.loader import PACKAGED, KnowledgeError, Problem, load


def problems_of(folder: Path) -> list[Problem]:
    with pytest.raises(KnowledgeError) as caught:
        load(folder)
    return caught.value.problems


def replace(path: Path, old: str, new: str) -> int:
    """Change a text once; returns its line."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_the_packaged_base_loads() -> None:
    base = load(PACKAGED)
    assert [item.number for item in base.items] == [1, 2, 3, 4, 5]
    assert base.clause["II.3.b"].text.startswith("Cơ quan thực hiện")


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "duties.yaml").unlink()
    assert [str(problem) for problem in problems_of(folder)] == ["duties.yaml: không có tệp này"]


def test_a_folder_that_is_not_there_misses_every_file(tmp_path: Path) -> None:
    files = {problem.file for problem in problems_of(tmp_path / "nowhere")}
    assert {"plan.yaml", "clauses.yaml", "source.txt"} <= files


def test_broken_yaml_is_told_with_its_line(folder: Path) -> None:
    (folder / "duties.yaml").write_text(
        "- agency: so-yt\n  clause: [V.1.1\n  role: leads\n", encoding="utf-8"
    )
    (problem,) = problems_of(folder)
    assert problem.file == "duties.yaml"
    assert problem.line == 3
    assert "YAML" in problem.message


def test_bytes_that_are_no_utf8_are_told(folder: Path) -> None:
    (folder / "groups.yaml").write_bytes(b"- id: \xff\xfe\n")
    (problem,) = problems_of(folder)
    assert problem.file == "groups.yaml"
    assert "UTF-8" in problem.message


def test_a_source_that_is_no_utf8_is_told(folder: Path) -> None:
    (folder / "source.txt").write_bytes("KẾ HOẠCH".encode("utf-16"))
    assert [problem.file for problem in problems_of(folder)] == ["source.txt"]


def test_an_empty_file_is_told(folder: Path) -> None:
    (folder / "items.yaml").write_text("# nothing\n", encoding="utf-8")
    assert [str(problem) for problem in problems_of(folder)] == ["items.yaml: tệp trống"]


def test_a_mapping_where_a_list_belongs_is_told(folder: Path) -> None:
    (folder / "items.yaml").write_text("number: 1\n", encoding="utf-8")
    (problem,) = problems_of(folder)
    assert (problem.file, problem.line) == ("items.yaml", 1)


def test_a_wrong_type_is_told_with_line_and_field(folder: Path) -> None:
    line = replace(folder / "items.yaml", "- number: 3", "- number: ba")
    (problem,) = problems_of(folder)
    assert (problem.file, problem.line) == ("items.yaml", line)
    assert problem.field.endswith("number")
    assert problem.message == "phải là số nguyên"


def test_an_unknown_field_is_told_with_line_and_record(folder: Path) -> None:
    line = replace(folder / "duties.yaml", "  role: reports", "  rôle: reports")
    problems = problems_of(folder)
    assert {(problem.file, problem.message) for problem in problems} == {
        ("duties.yaml", "trường lạ, có thể gõ sai tên"),
        ("duties.yaml", "thiếu trường này"),
    }
    assert any(problem.line == line for problem in problems)


def test_a_lost_translation_is_told_with_its_record(folder: Path) -> None:
    replace(folder / "clauses.yaml", "  label: {vi: Mục tiêu, en: Objectives}", "  label: {vi: Mục tiêu}")
    (problem,) = problems_of(folder)
    assert problem.field == "I › label › en"
    assert problem.message == "thiếu trường này"


def test_a_word_outside_its_list_is_told_with_the_words_there_are(folder: Path) -> None:
    line = replace(folder / "duties.yaml", "role: leads", "role: boss")
    (problem,) = problems_of(folder)
    assert problem.line == line
    assert "leads" in problem.message


def test_all_problems_are_told_at_once(folder: Path) -> None:
    (folder / "plan.yaml").unlink()
    replace(folder / "items.yaml", "- number: 3", "- number: ba")
    replace(folder / "items.yaml", "- number: 4", "- number: 1000")
    replace(folder / "duties.yaml", "role: leads", "role: boss")
    problems = problems_of(folder)
    assert [problem.file for problem in problems] == ["duties.yaml", "items.yaml", "items.yaml", "plan.yaml"]
    assert str(problems[1]).startswith("items.yaml:")


def test_lists_may_be_spread_over_a_folder(folder: Path) -> None:
    before = len(load(folder).refusals)
    (folder / "refusals" / "more.yaml").write_text(
        "- {id: more, reason: other_subject, phrases: {}, questions: {}, answer: {vi: Không., en: No.}}\n",
        encoding="utf-8",
    )
    assert len(load(folder).refusals) == before + 1


def test_a_field_written_twice_is_told_with_its_line(folder: Path) -> None:
    line = replace(folder / "plan.yaml", "period_end: 2025", "period_end: 2024\nperiod_end: 2025")
    (problem,) = problems_of(folder)
    assert (problem.file, problem.line) == ("plan.yaml", line + 1)
    assert "period_end" in problem.message


def test_a_day_that_is_none_is_told_with_line_and_field(folder: Path) -> None:
    line = replace(folder / "agencies.yaml", "since: 2025-03-01", "since: 2025-13-41")
    (problem,) = problems_of(folder)
    assert (problem.file, problem.line) == ("agencies.yaml", line)
    assert problem.field.endswith("since")


def test_a_deadline_on_a_day_that_its_month_does_not_have_is_told(folder: Path) -> None:
    replace(folder / "plan.yaml", "month: 12\n  day: 1\n", "month: 2\n  day: 31\n")
    (problem,) = problems_of(folder)
    assert problem.field == "report_due › day"
