"""From a folder of YAML to a validated knowledge base, or every problem in it with file, line and field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import GenericAlias
from typing import Any

import yaml
from pydantic import TypeAdapter, ValidationError

from knowledge.lexicon import Loader
from knowledge.model import (
    Agency,
    Clause,
    Duty,
    Entry,
    Group,
    Item,
    KnowledgeBase,
    OutsideBody,
    Plan,
    QuizQuestion,
    Refusal,
    Source,
    Topic,
)

PACKAGED = Path(__file__).parent / "hatinh161"
"""The knowledge base that comes with the program."""

SOURCE_FILE = "source.txt"

REPORT_FILE = "report.docx"
"""The form of the yearly report, which the office edits in Word; not read here."""

LISTS: dict[str, type[Any]] = {
    "clauses": Clause,
    "items": Item,
    "agencies": Agency,
    "groups": Group,
    "outside": OutsideBody,
    "duties": Duty,
    "topics": Topic,
    "entries": Entry,
    "refusals": Refusal,
    "quiz": QuizQuestion,
    "sources": Source,
}
"""Each list of the base: one file of that name, or all files of a folder of that name."""


@dataclass(frozen=True, order=True)
class Problem:
    """Something wrong in a base: where it is and what it is, in words a curator understands.

    ``line`` counts from 1; 0 stands for the whole file.
    """

    file: str
    line: int
    field: str
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.field}: {self.message}" if self.field else f"{place}: {self.message}"


class KnowledgeError(Exception):
    """A knowledge base that cannot be used; ``problems`` lists everything that is wrong."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class _StrictLoader(Loader):  # type: ignore[valid-type, misc]  # which one is known when it runs
    """Loads YAML as curators mean it: no field twice, and what is no date stays text, to be told with its line."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """A mapping whose keys are all different.

        Raises:
            yaml.constructor.ConstructorError: a key is there twice.
        """
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                twice = f"trường “{key.value}” ghi hai lần"
                raise yaml.constructor.ConstructorError(None, None, twice, key.start_mark)
            seen.add(key.value)
        found: dict[Any, Any] = super().construct_mapping(node, deep)
        return found


def _date(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> Any:
    try:
        return loader.construct_yaml_timestamp(node)
    except ValueError:
        return node.value


_StrictLoader.add_constructor("tag:yaml.org,2002:timestamp", _date)


def load(folder: Path) -> KnowledgeBase:
    """Read and validate a folder of YAML.

    Raises:
        KnowledgeError: a file is missing or unreadable, or a record breaks its schema; all are listed.
    """
    problems: list[Problem] = []
    plan = _plan(folder, problems)
    lists: dict[str, Any] = {name: _records(folder, name, record, problems) for name, record in LISTS.items()}
    source = _read(folder / SOURCE_FILE, folder, problems)
    if problems or plan is None or source is None:
        raise KnowledgeError(problems)
    template = folder / REPORT_FILE
    return KnowledgeBase.model_construct(
        plan=plan, source_text=source, report_template=template if template.is_file() else None, **lists
    )


def files_of(folder: Path, name: str) -> list[Path]:
    """The files that hold one list of the base, in order."""
    inside = sorted((folder / name).glob("*.yaml"))
    single = folder / f"{name}.yaml"
    return [single, *inside] if single.is_file() or not inside else inside


def _plan(folder: Path, problems: list[Problem]) -> Plan | None:
    path = folder / "plan.yaml"
    data = _parse(path, folder, problems)
    if data is None:
        return None
    plan: Plan | None = _validate(path, folder, Plan, data, problems)
    return plan


def _records(folder: Path, name: str, record: type[Any], problems: list[Problem]) -> tuple[Any, ...]:
    found: list[Any] = []
    for path in files_of(folder, name):
        data = _parse(path, folder, problems)
        if data is None:
            continue
        if not isinstance(data, list):
            message = "phải là một danh sách, mỗi mục bắt đầu bằng '- '"
            problems.append(Problem(_name(path, folder), 1, "", message))
            continue
        found.extend(_validate(path, folder, GenericAlias(tuple, (record, ...)), data, problems) or ())
    return tuple(found)


def _read(path: Path, folder: Path, problems: list[Problem]) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        problems.append(Problem(_name(path, folder), 0, "", "không có tệp này"))
    except UnicodeDecodeError as error:
        message = f"không phải văn bản UTF-8 (byte thứ {error.start + 1})"
        problems.append(Problem(_name(path, folder), 0, "", message))
    except OSError as error:
        problems.append(Problem(_name(path, folder), 0, "", f"không đọc được tệp ({error.strerror})"))
    return None


def _parse(path: Path, folder: Path, problems: list[Problem]) -> Any:
    text = _read(path, folder, problems)
    if text is None:
        return None
    try:
        data = yaml.load(text, _StrictLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or "không đọc được"
        line = mark.line + 1 if mark else 0
        problems.append(Problem(_name(path, folder), line, "", f"sai cú pháp YAML: {what}"))
        return None
    if data is None:
        problems.append(Problem(_name(path, folder), 0, "", "tệp trống"))
    return data


def _validate(path: Path, folder: Path, shape: Any, data: Any, problems: list[Problem]) -> Any:
    try:
        return TypeAdapter(shape).validate_python(data)
    except ValidationError as error:
        # Lines are looked up only now: composing nodes costs as much as loading.
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader)
        for fault in error.errors(include_url=False):
            where = tuple(fault["loc"])
            line = line_of(node, where)
            problems.append(Problem(_name(path, folder), line, field_of(data, where), _explain(fault)))
        return None


def line_of(node: yaml.Node | None, where: tuple[int | str, ...]) -> int:
    """The line, from 1, of the value at a path of keys and indexes, or of the nearest thing around it."""
    line = node.start_mark.line + 1 if node else 0
    for step in where:
        if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
        elif isinstance(node, yaml.MappingNode):
            pair = next((pair for pair in node.value if pair[0].value == str(step)), None)
            if pair is None:
                break
            line = pair[0].start_mark.line + 1
            node = pair[1]
            continue
        else:
            break
        line = node.start_mark.line + 1
    return line


def field_of(data: Any, where: tuple[int | str, ...]) -> str:
    """A path of keys and indexes as curators read it: records by their ids, others by their place."""
    return " › ".join(_steps(data, where))


def _steps(data: Any, where: tuple[int | str, ...]) -> Iterator[str]:
    for step in where:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            data = None
        if isinstance(step, int):
            name = data.get("id", data.get("number")) if isinstance(data, dict) else None
            yield str(name) if name is not None else f"thứ {step + 1}"
        else:
            yield step


_MESSAGES = {
    "missing": "thiếu trường này",
    "extra_forbidden": "trường lạ, có thể gõ sai tên",
    "string_type": "phải là chữ (nếu là số hay ngày, đặt trong dấu nháy)",
    "string_too_short": "không được để trống",
    "string_too_long": "dài quá {max_length} ký tự",
    "string_pattern_mismatch": "viết không đúng dạng ({pattern})",
    "int_type": "phải là số nguyên",
    "int_parsing": "phải là số nguyên",
    "bool_type": "phải là true hoặc false",
    "bool_parsing": "phải là true hoặc false",
    "tuple_type": "phải là một danh sách",
    "too_short": "phải có ít nhất {min_length} phần tử",
    "too_long": "có quá {max_length} phần tử",
    "literal_error": "phải là một trong: {expected}",
    "no_such_day": "tháng đó không có ngày này",
    "date_type": "phải là ngày có thật, dạng 2025-03-01",
    "date_parsing": "phải là ngày có thật, dạng 2025-03-01",
    "date_from_datetime_parsing": "phải là ngày có thật, dạng 2025-03-01",
    "model_type": "phải là một nhóm trường (tên: giá trị)",
    "greater_than_equal": "phải từ {ge} trở lên",
    "less_than_equal": "phải từ {le} trở xuống",
}


def _explain(fault: Any) -> str:
    template = _MESSAGES.get(fault["type"])
    return template.format(**fault.get("ctx", {})) if template else str(fault["msg"])


def _name(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()
