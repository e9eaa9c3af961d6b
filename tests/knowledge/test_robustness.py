"""Any text and any conversation get sound replies, and the same question the same one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.engine import Engine
from knowledge.model import Language
from knowledge.replies import EMPTY, Conversation
from tests.knowledge.asking import BASE, ENGINE, faults_in, say

ROOT = Path(__file__).parents[2]

# Any text -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "\n\n", "?", "...", "\x00", "\x00\x01\x02", "\u202e\u202d", "\ud800", "😀" * 500,
        "1" * 4096, "0", "-1", "99999999999999999999",
        "a" * 4096, "a" * 4097, "a" * 10_000, "mục 3 " * 680, "ai chủ trì mục 3? " * 227, "mục " * 1000,
        "& " * 2000, "&" * 4096,
        "II." * 1365, "II.3.b" * 600, "1/1" * 1300, "sở " * 1300, "không" * 800, "<b>mục</b> *3* `x`",
        "{n} %s $x", "../../etc/passwd",
        "'; DROP TABLE x; --", "ai\u0301\u0301\u0301\u0301 chủ trì", "ﷺ" * 400, "\ufdfa" * 4096,
        "İ" * 100, "ß mục 3", "٣ mục", "mục ٣", "mục ²", "mục ፩", "II.፩",
    ],
    ids=lambda text: ascii(text[:16]),
)  # fmt: skip
def test_no_text_is_too_odd(text: str) -> None:
    for language in ("vi", "en", None):
        say(text, language=language)  # type: ignore[arg-type]


def test_a_message_of_4096_characters_is_read_and_a_longer_one_is_declined() -> None:
    question = "ai chủ trì mục 3? "
    assert say(question.ljust(4096)).agencies == ("so-tnmt",)
    for length in (4097, 10_000):
        reply = say(question.ljust(length, "x"))
        assert (reply.kind, reply.reason) == ("none", "not_understood")
        assert "4" in reply.text()


def test_an_empty_message_says_so_in_both_languages() -> None:
    assert say("", language="vi").text() != say("", language="en").text()
    assert say("").text() != say("qwrtzpl").text()


PIECES = st.sampled_from(
    "mục 3 4 6 II.3.b ai chủ trì phối hợp không có sở y tế rừng ma túy phần V và ? . , "
    "item who leads còn thế they 30/11 2025 2030 161/QĐ-TTg ko dc".split()
)


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.text(st.characters(), max_size=120), st.sampled_from(["vi", "en", None]))
def test_any_text_gets_a_sound_reply(text: str, language: Language | None) -> None:
    say(text, language=language)


@settings(derandomize=True, deadline=None, max_examples=300)
@given(st.lists(st.lists(PIECES, max_size=10).map(" ".join), min_size=1, max_size=4))
def test_any_conversation_gets_sound_replies(messages: list[str]) -> None:
    conversation, clarified = EMPTY, False
    for message in messages:
        reply, conversation = ENGINE.answer(message, conversation)
        assert not faults_in(reply), f"{message!r}: {faults_in(reply)}"
        assert not (clarified and reply.kind == "clarify"), "asked back twice in a row"
        clarified = reply.kind == "clarify"
        assert Conversation.from_json(conversation.to_json()) == conversation


NAMES = st.sampled_from(
    [name for record in (*BASE.agencies, *BASE.topics) for name in (record.name.vi, record.name.en)]
    + [phrase.replace("+", " ") for entry in BASE.entries for phrase in entry.phrases.all[:2]]
)
ASKING = st.sampled_from(
    [
        "có chủ trì",
        "không?",
        "phối hợp",
        "làm gì",
        "does",
        "lead",
        "?",
        "và",
        "and",
        "mục 2",
        "so với",
        "2024",
        "mấy",
    ]
)


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.lists(st.lists(NAMES | ASKING, min_size=1, max_size=6).map(" ".join), min_size=1, max_size=3))
def test_any_mixture_of_the_bases_names_gets_sound_replies(messages: list[str]) -> None:
    conversation = EMPTY
    for message in messages:
        reply, conversation = ENGINE.answer(message, conversation)
        assert not faults_in(reply), f"{message!r}: {faults_in(reply)}"
        assert Conversation.from_json(conversation.to_json()) == conversation


@pytest.mark.parametrize("kind", ["district", "department"])
def test_a_part_in_a_subject_is_asked_about_whatever_the_length_of_both_names(kind: str) -> None:
    agencies = sorted(
        (agency for agency in BASE.agencies if agency.kind == kind), key=lambda each: len(each.id)
    )
    for topic in BASE.topics:
        say(f"Does {agencies[-1].name.en} lead {topic.name.en}?")
        say(f"{agencies[-1].name.vi} có chủ trì {topic.name.vi} không?")


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.text(max_size=60), st.integers(0, 6))
def test_suggestions_are_answers(text: str, limit: int) -> None:
    found = ENGINE.suggest(text, limit=limit)
    assert len(found) <= limit
    assert all(reply.kind == "answer" and not faults_in(reply) for reply in found)


def test_suggestions_for_an_empty_text_are_the_most_useful_ones() -> None:
    for language in ("vi", "en"):
        found = ENGINE.suggest("", language)  # type: ignore[arg-type]
        assert found
        assert all(reply.lang == language for reply in found)


# The same question, the same answer ---------------------------------------------------------------


def test_the_same_question_has_the_same_answer() -> None:
    other = Engine(BASE)
    for record in (*BASE.topics[::3], *BASE.entries[::3], *BASE.refusals[::3]):
        for text in record.questions.all[:2]:
            assert ENGINE.answer(text) == ENGINE.answer(text) == other.answer(text), text


_SCRIPT = """
import sys
from knowledge.engine import Engine
from knowledge.loader import PACKAGED, load
from knowledge.replies import EMPTY
base = load(PACKAGED)
engine, chat, out = Engine(base), EMPTY, []
for record in (*base.topics, *base.entries, *base.refusals):
    for text in record.questions.all[:1]:
        out.append(repr(engine.answer(text)))
        reply, chat = engine.answer(text, chat)
        out.append(repr(reply) + chat.to_json())
    out += [repr(reply) for reply in engine.suggest(record.questions.all[0][:12])]
sys.stdout.buffer.write("\\n".join(out).encode())
"""


def test_two_processes_with_other_hash_seeds_give_the_same_bytes() -> None:
    running = [
        subprocess.Popen(
            [sys.executable, "-c", _SCRIPT],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=ROOT,
            stdout=subprocess.PIPE,
        )
        for seed in ("1", "4242")
    ]
    outputs = [process.communicate(timeout=100)[0] for process in running]
    assert [process.returncode for process in running] == [0, 0]
    assert outputs[0] == outputs[1]
    assert len(outputs[0]) > 100_000
