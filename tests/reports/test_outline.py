"""What the yearly report says, whatever was handed in: every update that counts has its one place."""

from __future__ import annotations

import re
from collections import Counter
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reports.outline import Outline, outline
from bot.updates import ACCEPTED, State
from tests.reports.docx_samples import packaged, update, year

CODE = re.compile(r"CN-\d{4}-\d{4}")
AGENCIES = ("so-tnmt", "so-yt", "so-tp", "so-ldtbxh", "huyen-ky-anh", "ubmttq")

Handed = tuple[str, int, State]

handed_in = st.lists(
    st.tuples(st.sampled_from(AGENCIES), st.integers(1, 5), st.sampled_from(get_args(State))), max_size=25
)


def told(said: Outline, kind: str) -> Counter[str]:
    """How often each code stands in the sections of a kind."""
    lines = [line for section in said.sections if section.kind == kind for line in section.lines]
    return Counter(code for line in lines for code in CODE.findall(line.source))


@settings(max_examples=60, deadline=None)
@given(handed_in, st.booleans())
def test_every_accepted_update_has_its_one_place(handed: list[Handed], unreviewed: bool) -> None:
    updates = [update(number, *one) for number, one in enumerate(handed, 1)]
    said = outline(year(packaged(), *updates, include_submitted=unreviewed))
    body = told(said, "results")
    replaced = {row.code for row in said.codes if row.code not in body}
    accepted = {one.code for one in updates if one.state in ACCEPTED}
    assert set(body.values()) <= {1}
    assert accepted == (set(body) | replaced) & accepted
    assert replaced <= accepted
    assert {row.code for row in said.codes} == set(body) | replaced
    places = {one.code: (one.agency, one.item) for one in updates}
    assert len({places[code] for code in body}) == len(body)
    for one in updates:
        if one.state in {"withdrawn", "returned"} or (one.state == "submitted" and not unreviewed):
            assert one.code not in str(said)


@settings(max_examples=40, deadline=None)
@given(handed_in)
def test_no_figure_without_the_code_of_its_update(handed: list[Handed]) -> None:
    """A line of the bot's own takes no figure out of an update, nor its percentage."""
    updates = [
        update(number, *one, percent=77, result="Trồng 4321 ha.", difficulties="Thiếu 4321 đồng.")
        for number, one in enumerate(handed, 1)
    ]
    said = outline(year(packaged(), *updates))
    for section in said.sections:
        for line in section.lines:
            if not line.source:
                assert not re.search(r"4321|77", line.text)
