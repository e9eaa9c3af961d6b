"""Catalogues: the same messages with the same values in both languages, all used, and none missing."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Junk, Message, VariableReference
from fluent.syntax.visitor import Visitor

from bot.texts import LOCALES, console_language, texts

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
KEY = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)+")


class _Values(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: VariableReference) -> None:  # noqa: N802  # fluent's name
        self.names.add(node.id.name)


def _messages(language: str) -> dict[str, set[str]]:
    """Each message with the values it takes."""
    found: dict[str, set[str]] = {}
    for path in sorted((LOCALES / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, Junk), f"{path.name}: {entry.content}"
            if isinstance(entry, Message):
                assert entry.id.name not in found, f"{entry.id.name} is there twice in {language}"
                values = _Values()
                values.visit(entry)
                found[entry.id.name] = values.names
    return found


def _strings() -> Iterator[str]:
    """Every string in the code that speaks, with a * for each part known only at run time."""
    for folder in ("bot", "handlers"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield node.value
                elif isinstance(node, ast.JoinedStr):
                    yield "".join(
                        str(part.value) if isinstance(part, ast.Constant) else "*" for part in node.values
                    )


def test_same_files_in_both_languages() -> None:
    names = [{path.name for path in (LOCALES / language).glob("*.ftl")} for language in ("vi", "en")]
    assert names[0] == names[1]


def test_same_messages_and_values_in_both_languages() -> None:
    assert _messages("vi") == _messages("en")


def test_every_message_is_used() -> None:
    strings = set(_strings())
    patterns = [
        re.compile(re.escape(string).replace(r"\*", "[a-z0-9-]+"))
        for string in strings
        if "*" in string and re.fullmatch(r"[a-z*-]+", string)
    ]
    unused = [
        key
        for key in _messages("vi")
        if key not in strings and not any(pattern.fullmatch(key) for pattern in patterns)
    ]
    assert unused == []


def _called_keys() -> Iterator[str]:
    """The keys given to ``say``, to ``texts(language)`` and to ``send.sentence``."""
    for folder in ("bot", "handlers"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if not isinstance(node, ast.Call):
                    continue
                name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
                told = isinstance(node.func, ast.Call) or name in ("say", "_say", "sentence", "RefusedError")
                for argument in node.args if told else []:
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                        yield argument.value


def test_every_key_in_use_exists() -> None:
    known = set(_messages("vi"))
    called = {key for key in _called_keys() if KEY.fullmatch(key)}
    assert called
    assert sorted(called - known) == []


def test_no_sentences_in_code() -> None:
    """Vietnamese letters in Python are a sentence that has missed its catalogue."""
    marked = re.compile(
        r"[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE
    )
    own = [
        *(ROOT / "handlers").glob("*.py"),
        *(ROOT / "bot" / "services").glob("*.py"),
        ROOT / "bot" / "app.py",
    ]
    for path in own:
        assert not marked.search(path.read_text(encoding="utf-8")), path.name


@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_telegram_limits(language: str) -> None:
    say = texts(language)  # type: ignore[arg-type]  # a parameter of the two languages
    for key in _messages(language):
        if key.startswith("menu-"):
            assert len(say(key)) <= 256, key
    assert len(say("bot-description", province="x" * 40)) <= 512
    assert len(say("bot-short-description", province="x" * 20)) <= 120


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "vi"),
        ({"LANG": "C.UTF-8"}, "vi"),
        ({"LANG": "vi_VN.UTF-8"}, "vi"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LC_ALL": "vi_VN", "LANG": "en_US"}, "vi"),
        ({"LC_ALL": "", "LANG": "en_US"}, "en"),
    ],
)
def test_console_language(environment: dict[str, str], language: str) -> None:
    assert console_language(environment) == language
