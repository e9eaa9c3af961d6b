"""Message catalogues: both languages hold the same messages, and a mistake in one is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import knowledge
from knowledge.texts import Catalogue, MissingMessageError, catalogue

LOCALES = Path(knowledge.__file__).parent / "locales"


def messages(language: str) -> dict[str, set[str]]:
    """The messages of a language by id, each with the values that it needs."""
    found: dict[str, set[str]] = {}
    for path in sorted((LOCALES / language).glob("*.ftl")):
        for block in re.split(r"\n(?=[a-z])", path.read_text(encoding="utf-8")):
            match = re.match(r"([a-z][\w-]*) *=", block)
            if match:
                found[match.group(1)] = set(re.findall(r"\$(\w+)", block))
    return found


def test_both_languages_hold_the_same_messages() -> None:
    vi, en = messages("vi"), messages("en")
    assert vi
    assert sorted(vi) == sorted(en)


def test_english_needs_no_value_that_vietnamese_is_not_given() -> None:
    vi, en = messages("vi"), messages("en")
    assert {key: en[key] - vi[key] for key in en if en[key] - vi.get(key, set())} == {}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_message_can_be_said(language: str) -> None:
    say = catalogue(LOCALES, language)  # type: ignore[arg-type]
    for key, values in messages(language).items():
        assert key in say
        assert say(key, **dict.fromkeys(values, 1)).strip(), key


def test_no_invisible_marks_stand_around_values(tmp_path: Path) -> None:
    (tmp_path / "vi").mkdir()
    (tmp_path / "vi" / "a.ftl").write_text(
        "hello = Chào { $name }!\nempty =\n    .label = x\n", encoding="utf-8"
    )
    say = Catalogue(tmp_path, "vi")
    assert say("hello", name="Sở Y tế") == "Chào Sở Y tế!"
    assert "hello" in say
    assert "nothing" not in say


@pytest.mark.parametrize("call", [("nothing", {}), ("hello", {}), ("empty", {})])
def test_a_mistake_is_told(tmp_path: Path, call: tuple[str, dict[str, str]]) -> None:
    (tmp_path / "vi").mkdir()
    (tmp_path / "vi" / "a.ftl").write_text(
        "hello = Chào { $name }!\nempty =\n    .label = x\n", encoding="utf-8"
    )
    with pytest.raises(MissingMessageError, match=call[0]):
        Catalogue(tmp_path, "vi")(call[0], **call[1])


def test_a_catalogue_is_read_once() -> None:
    assert catalogue(LOCALES, "vi") is catalogue(LOCALES, "vi")
