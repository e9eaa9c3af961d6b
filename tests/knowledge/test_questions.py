"""The blind questions: written by people who had not read the engine, and answered at least as well as before.

``tests/questions/*.jsonl`` hold the questions; ``tests/questions/floors.yaml`` holds the least share of right ones:
``registers`` (a percentage by register), and ``refused`` (of those that are to be refused). A floor may rise and
never falls below what is promised.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from knowledge.evaluate import BadRow, Report, Row, evaluate, read_rows
from tests.knowledge.asking import ENGINE

FOLDER = Path(__file__).parents[1] / "questions"
PROMISED = 95.0
"""The least percentage right in every register, and refused of what is out of scope."""
LEAST = 300


@cache
def questions() -> tuple[tuple[Row, ...], tuple[BadRow, ...]]:
    rows: list[Row] = []
    bad: list[BadRow] = []
    for path in sorted(FOLDER.glob("*.jsonl")):
        good, faulty = read_rows(path)
        # Two files may have a chat or an id of the same name.
        rows += [
            row.model_copy(update={"chat": f"{path.stem}/{row.chat}" if row.chat else None}) for row in good
        ]
        bad += faulty
    return tuple(rows), tuple(bad)


@cache
def report() -> Report:
    rows, bad = questions()
    return evaluate(ENGINE, rows, bad)


@pytest.fixture(scope="module")
def floors() -> dict[str, Any]:
    loaded = yaml.safe_load((FOLDER / "floors.yaml").read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def told(found: Report, register: str | None = None) -> str:
    return "\n".join(
        f"{result.row.id} [{result.row.register_name}] {result.row.text!r}: {', '.join(result.faults)}"
        for result in found.failures
        if register in (None, result.row.register_name)
    )


def test_there_are_enough_questions_and_all_can_be_read() -> None:
    rows, bad = questions()
    assert bad == ()
    assert len(rows) >= LEAST
    assert all(row.register_name for row in rows)
    texts = [(row.chat, row.text) for row in rows if not row.chat]
    assert len(set(texts)) == len(texts)


def test_every_register_holds_its_floor(floors: dict[str, Any]) -> None:
    found = report()
    assert found.by_register
    assert set(floors["registers"]) == set(found.by_register)
    below = {
        name: f"{score.percent:.1f} < {floors['registers'][name]}\n{told(found, name)}"
        for name, score in found.by_register.items()
        if score.percent < floors["registers"][name]
    }
    assert not below, "\n".join(f"{name}: {text}" for name, text in below.items())


def test_no_floor_is_lower_than_what_is_promised(floors: dict[str, Any]) -> None:
    assert floors["registers"]
    assert min(floors["registers"].values()) >= PROMISED
    assert floors["refused"] >= PROMISED


def test_no_body_is_named_that_is_not_responsible() -> None:
    found = report()
    assert found.results
    assert [
        f"{result.row.id} {result.row.text!r}: {result.reply.agencies}" for result in found.false_attributions
    ] == []


def test_what_is_out_of_scope_is_refused(floors: dict[str, Any]) -> None:
    found = report()
    assert found.refused.total
    assert found.refused.percent >= floors["refused"], told(found)
