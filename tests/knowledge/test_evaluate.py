"""Scoring: what makes a row right, what a false attribution is, and that bad rows do not stop a run."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from knowledge.evaluate import BadRow, Row, bodies_of, evaluate, faults_of, read_rows
from knowledge.model import KnowledgeBase, Language
from knowledge.replies import EMPTY, Conversation, Reply


def row(**fields: Any) -> Row:
    return Row.model_validate({"id": "q", "text": "ai chủ trì mục 3?", "expect": "answer"} | fields)


def reply(text: str = "Sở Tài nguyên và Môi trường.", **fields: Any) -> Reply:
    return Reply(**{"kind": "answer", "lang": "vi", "paragraphs": (text,)} | fields)


@dataclass
class Fixed:
    """Answers with the same reply, and counts what was said in a chat."""

    base: KnowledgeBase
    reply: Reply

    def answer(
        self, text: str, conversation: Conversation = EMPTY, language: Language | None = None
    ) -> tuple[Reply, Conversation]:
        assert language in ("vi", "en", None)
        return self.reply, Conversation(asks=(*conversation.asks, text))


@pytest.mark.parametrize(
    ("labels", "said", "faults"),
    [
        ({}, {}, ()),
        ({"expect": "none"}, {}, ("kind",)),
        ({"expect": "none"}, {"kind": "none", "reason": "not_in_plan"}, ()),
        ({"expect": "clarify", "must": [["x"]]}, {"kind": "clarify"}, ()),
        ({"clauses": ["II.3.b", "II.3"]}, {"clauses": ("II.3",)}, ()),
        ({"clauses": ["II.3.b"]}, {"clauses": ("II.3.c",)}, ("clauses",)),
        ({"must": [["tai nguyen va moi truong", "donre"]]}, {}, ()),
        ({"must": [["Tài nguyên  và\nMôi trường"]]}, {}, ()),
        ({"must": [["moi truong"], ["y te"]]}, {}, ("must",)),
        ({"must": [["lao dong - thuong binh"]]}, {"text": "Sở Lao động – Thương binh"}, ()),
        ({"must": [["muc ii.3.b"]]}, {"citation": "📎 Mục II.3.b"}, ()),
        ({"must_not": ["sở tài nguyên"]}, {}, ("must_not",)),
        ({"expect": "none", "must_not": ["moi truong"]}, {}, ("kind", "must_not")),
    ],
)
def test_what_makes_a_row_right(
    labels: dict[str, Any], said: dict[str, Any], faults: tuple[str, ...]
) -> None:
    assert faults_of(row(**labels), reply(**said)) == faults


@pytest.mark.parametrize(
    ("labels", "said", "wrong"),
    [
        ({"clauses": ["II.3.b", "II.3"]}, {"agencies": ("so-tnmt",)}, False),
        ({"clauses": ["II.3.b", "II.3"]}, {"agencies": ("so-yt",)}, True),
        ({"clauses": ["II.3.b", "II.3"]}, {"agencies": ("ubnd-huyen",)}, True),
        ({"clauses": ["II.3.b"]}, {"agencies": ("so-yt",), "verdict": "no"}, False),
        ({"clauses": ["II.3.b"]}, {"agencies": ("so-yt",), "kind": "clarify"}, False),
        ({"clauses": ["II.3.c"]}, {"agencies": ("ubnd-huyen", "so-yt", "huyen-can-loc")}, False),
        ({"clauses": ["II.1.b", "II.5.b", "II.1", "II.5"]}, {"agencies": ("so-gddt",)}, False),
        ({"clauses": ["V.3"]}, {"agencies": ("so-tc",)}, False),
        ({"clauses": ["V.3"]}, {"agencies": ("so-khdt",)}, True),
        ({"clauses": ["II.3"]}, {"agencies": ("so-yt",)}, False),
        ({"clauses": []}, {"agencies": ("so-yt",)}, False),
        ({"expect": "none"}, {"agencies": ("so-yt",)}, True),
        ({"must_not": ["sở y tế"]}, {"text": "Sở Y tế."}, True),
    ],
)
def test_what_a_false_attribution_is(
    packaged: KnowledgeBase, labels: dict[str, Any], said: dict[str, Any], wrong: bool
) -> None:
    report = evaluate(Fixed(packaged, reply(**said)), [row(**labels)])
    assert [result.false_attribution for result in report.results] == [wrong]


def test_bodies_of_a_clause(packaged: KnowledgeBase) -> None:
    assert bodies_of(packaged, "II.3.b") == {"so-tnmt"}
    assert {"ubnd-huyen", "huyen-can-loc", "so-yt"} <= bodies_of(packaged, "II.3.c")
    assert bodies_of(packaged, "IV") == frozenset()


def test_rows_of_a_chat_share_a_conversation(packaged: KnowledgeBase) -> None:
    heard: list[int] = []

    class Listening(Fixed):
        def answer(
            self, text: str, conversation: Conversation = EMPTY, language: Language | None = None
        ) -> tuple[Reply, Conversation]:
            heard.append(len(conversation.asks))
            return super().answer(text, conversation, language)

    chats: tuple[str | None, ...] = ("a", "b", "a", None, "a", None)
    evaluate(Listening(packaged, reply()), [row(chat=chat) for chat in chats])
    assert heard == [0, 0, 1, 0, 2, 0]


def test_figures_of_a_report(packaged: KnowledgeBase) -> None:
    rows = [
        row(id="1", register="vi"),
        row(id="2", register="vi", expect="none"),
        row(id="3", register="en"),
        row(id="4", register="en", clauses=["IV"]),
    ]
    report = evaluate(Fixed(packaged, reply()), rows, [BadRow(9, "json")])
    assert (report.overall.right, report.overall.total) == (2, 4)
    assert {name: score.percent for name, score in report.by_register.items()} == {"en": 50, "vi": 50}
    assert (report.refused.right, report.refused.total) == (0, 1)
    assert report.confusions == {("answer", "answer"): 3, ("none", "answer"): 1}
    assert [result.row.id for result in report.failures] == ["2", "4"]
    assert report.slowest is not None
    assert 0 <= report.percentile(50) <= report.percentile(99) <= report.slowest.milliseconds
    figures = json.loads(json.dumps(report.as_json()))
    assert figures["right"] == 2
    assert figures["registers"]["vi"] == {"total": 2, "right": 1, "percent": 50.0}
    assert figures["bad_rows"] == [{"line": 9, "fault": "json", "field": ""}]


def test_an_empty_report(packaged: KnowledgeBase) -> None:
    report = evaluate(Fixed(packaged, reply()), [])
    assert report.overall.percent == 100
    assert report.slowest is None
    assert report.percentile(99) == 0


def test_bad_lines_are_told_and_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    good = json.dumps({"text": "mục 3?", "expect": "answer", "why": "unknown fields are welcome"})
    lines = [
        good.encode(),
        b"",
        b"\xff\xfe",
        b"not json",
        b"[1, 2]",
        b'{"text": "x"}',
        b'{"text": 5, "expect": "maybe"}',
        b"[" * 100_000,
        b'{"id": "z", "text": "y", "expect": "none", "lang": null, "must_not": ["a"]}',
    ]
    path.write_bytes(b"\n".join(lines))
    rows, bad = read_rows(path)
    assert [row.id for row in rows] == ["1", "z"]
    assert bad == [
        BadRow(3, "encoding"),
        BadRow(4, "json"),
        BadRow(5, "object"),
        BadRow(6, "field", "expect"),
        BadRow(7, "field", "text, expect"),
        BadRow(8, "json"),
    ]


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="nowhere"):
        read_rows(tmp_path / "nowhere.jsonl")
