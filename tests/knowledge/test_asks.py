"""Requests and their codes: short, plain, and read back as they were."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.asks import Ask, Intent
from tests.knowledge.asking import BASE, ON_A_BUTTON

SETTINGS = settings(derandomize=True, deadline=None, max_examples=200)
NAMES = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)


@pytest.mark.parametrize(
    "ask",
    [
        Ask.of_item(3), Ask.content(3), Ask.lead(3), Ask.coordinate(3), Ask.items(), Ask.of_clause("II.3"),
        Ask.quote("II.3.b"), Ask.of_agency("so-yt"), Ask.of_topic("forest"), Ask.of_entry("report-deadline"),
        Ask.goals(), Ask.deadline(), Ask("role", item=3, agency="so-yt", role="lead"), Ask("compare", value="2-3"),
    ],
    ids=lambda ask: ask.code(),
)  # fmt: skip
def test_a_request_survives_its_code(ask: Ask) -> None:
    code = ask.code()
    assert code.isascii()
    assert len(code.encode()) <= ON_A_BUTTON
    assert Ask.parse(code) == ask


def test_every_record_of_the_base_has_a_code() -> None:
    asks = [Ask.quote(clause.id) for clause in BASE.clauses] + [
        Ask.of_clause(clause.id) for clause in BASE.clauses
    ]
    asks += [Ask.of_agency(agency.id) for agency in BASE.agencies] + [
        Ask.of_topic(topic.id) for topic in BASE.topics
    ]
    asks += [Ask.of_entry(entry.id) for entry in BASE.entries]
    asks += [
        Ask("role", item=item.number, agency=agency.id, role="coordinate")
        for item in BASE.items
        for agency in BASE.agencies
    ]
    # No button carries these, but a conversation remembers them, however long the two names are.
    asks += [
        Ask("role", agency=agency.id, topic=topic.id, role="coordinate", value="yesno")
        for topic in BASE.topics
        for agency in BASE.agencies
    ]
    codes = [ask.code() for ask in asks]
    assert len(set(codes)) == len(codes)
    assert [Ask.parse(code) for code in codes] == asks


@pytest.mark.parametrize(
    "code",
    [
        "", " ", ";", "dance", "item;", "item;n", "item;n=", "item;n=x", "item;n=-1", "item;z=3",
        "item;n=3;", "item n=3",
        "ITEM;n=3", "item;n=3\n", "item;n=³", "mục;n=3", "quote;c=II.3.b;" + "t=" + "x" * 240, "x" * 241,
        "item;n=3;;n=4", "\x00", "item;n= 3",
    ],
)  # fmt: skip
def test_other_texts_are_no_codes(code: str) -> None:
    with pytest.raises(ValueError, match="request"):
        Ask.parse(code)


@pytest.mark.parametrize(
    "ask",
    [
        Ask("outside", value="x" * 240),
        Ask("missing", value="mục 6"),
        Ask("topic", topic="a b"),
        Ask("topic", topic="a;b=c"),
    ],
)
def test_a_request_that_cannot_be_written_is_an_error(ask: Ask) -> None:
    with pytest.raises(ValueError, match="no code"):
        ask.code()


@SETTINGS
@given(
    st.sampled_from(get_args(Intent)),
    st.none() | st.integers(0, 99),
    st.none() | NAMES,
    st.none() | st.sampled_from(["lead", "coordinate", "any"]),
)
def test_any_request_survives_its_code(
    intent: Intent, item: int | None, agency: str | None, role: str | None
) -> None:
    ask = Ask(intent, item=item, agency=agency, role=role)
    assert Ask.parse(ask.code()) == ask


@SETTINGS
@given(st.text(max_size=70) | st.text("itemquoclae;=-./n0123ab", max_size=40))
def test_any_text_is_a_request_or_a_value_error(text: str) -> None:
    try:
        ask = Ask.parse(text)
    except ValueError:
        return
    assert Ask.parse(ask.code()) == ask
