"""How updates move: every sequence of events up to eight long, and the ledger that moves them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.lifecycle import TRANSITIONS, Event, IllegalMoveError, after, allowed
from bot.services.ledger import Ledger
from bot.services.messages import RefusedError
from bot.storage.database import ChatKey
from bot.updates import Content, State
from tests.support.records import appoint

if TYPE_CHECKING:
    from bot.services.bundle import Services
    from bot.updates import Update
    from tests.support.clock import Clock

LONGEST = 8
EVENTS: tuple[Event, ...] = get_args(Event)
STATES: tuple[State, ...] = get_args(State)
BOSS, LAN = ChatKey("telegram", "1003"), ChatKey("telegram", "1001")
CONTENT = Content("in_progress", 60, "Đã trồng 12 ha")


def test_every_sequence_to_length_eight() -> None:
    """From a draft, along every legal path: only known states, each illegal event refused, no way out of the end."""
    paths: list[tuple[State | None, ...]] = [(None,)]
    walked = 0
    for _ in range(LONGEST):
        longer: list[tuple[State | None, ...]] = []
        for path in paths:
            for event in EVENTS:
                if not allowed(path[-1], event):
                    with pytest.raises(IllegalMoveError):
                        after(path[-1], event)
                    continue
                reached = after(path[-1], event)
                walked += 1
                assert reached in STATES
                longer.append((*path, reached))
        paths = longer
        for path in paths:
            assert path[1] == "submitted"
            # Nothing is accepted, returned or closed that was not handed in for review just before.
            for before, now in pairwise(path):
                if now == "accepted":
                    assert before in ("submitted", "locked")
                if now == "locked":
                    assert before == "accepted"
                if now == "returned":
                    assert before in ("submitted", "accepted")
                assert before != "withdrawn"
    assert walked > 900


def test_what_was_withdrawn_stays_so_and_what_is_locked_only_opens() -> None:
    assert [event for event in EVENTS if allowed("withdrawn", event)] == []
    assert [event for event in EVENTS if allowed("locked", event)] == ["unlock"]
    assert [event for event in EVENTS if allowed(None, event)] == ["submit"]
    assert set(TRANSITIONS.values()) == set(STATES)


@pytest.fixture
def ledger(services: Services, clock: Clock) -> Ledger:
    appoint(services, LAN, "so-tnmt")
    return services.ledger


def _do(ledger: Ledger, services: Services, event: Event, update: Update | None) -> Update | None:
    """One event on the real records; those of a whole year go to all updates of the year."""
    if event == "submit" or update is None:
        return ledger.submit(LAN, year=2025, agency="so-tnmt", item=3, content=CONTENT)
    code, version = update.code, update.newest.number
    match event:
        case "edit":
            ledger.submit(
                LAN, year=2025, agency="so-tnmt", item=3, content=CONTENT, code=code, version=version
            )
        case "withdraw":
            ledger.withdraw(LAN, code, update.as_read)
        case "accept":
            ledger.accept(BOSS, code, version)
        case "return":
            ledger.send_back(BOSS, code, update.as_read, "Thiếu số liệu")
        case "lock" | "unlock":
            ledger.close_year(BOSS, 2025, closed=event == "lock")
    return services.updates.get(code)


ON_ONE: tuple[Event, ...] = ("edit", "withdraw", "accept", "return", "lock", "unlock")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(ON_ONE), max_size=LONGEST))
def test_records_move_as_written_and_each_move_is_in_the_log(
    services: Services, ledger: Ledger, events: list[Event]
) -> None:
    ledger.close_year(BOSS, 2025, closed=False)
    update = _do(ledger, services, "submit", None)
    assert update is not None
    for event in events:
        before, lines = services.updates.get(update.code), len(services.audit.of(update.code))
        assert before is not None
        closed = services.updates.locked(2025)
        legal = allowed(before.state, event) and not (closed and event not in ("lock", "unlock"))
        try:
            _do(ledger, services, event, before)
        except RefusedError:
            assert not legal
            assert services.updates.get(update.code) == before
            assert len(services.audit.of(update.code)) == lines
            continue
        now = services.updates.get(update.code)
        assert now is not None
        if legal:
            assert now.state == after(before.state, event)
            assert len(services.audit.of(update.code)) == lines + 1
        else:
            # Closing or opening a year leaves alone what is not accepted, and says nothing of it.
            assert event in ("lock", "unlock")
            assert now == before
    assert services.audit.damage() is None


@pytest.mark.parametrize("event", ["accept", "return", "lock"])
@pytest.mark.parametrize("person", [LAN, ChatKey("telegram", "9")], ids=["officer", "citizen"])
def test_only_those_who_steer_decide(
    services: Services, ledger: Ledger, event: Event, person: ChatKey
) -> None:
    update = _do(ledger, services, "submit", None)
    assert update is not None
    with pytest.raises(RefusedError):
        match event:
            case "accept":
                ledger.accept(person, update.code, 1)
            case "return":
                ledger.send_back(person, update.code, update.as_read, "x")
            case _:
                ledger.close_year(person, 2025, closed=True)
    assert services.updates.get(update.code) == update


def test_codes_never_repeat(services: Services, ledger: Ledger) -> None:
    codes = []
    for _ in range(4):
        update = _do(ledger, services, "submit", None)
        assert update is not None
        codes.append(update.code)
        ledger.withdraw(LAN, update.code, update.as_read)
    assert codes == [f"CN-2025-000{number}" for number in range(1, 5)]
