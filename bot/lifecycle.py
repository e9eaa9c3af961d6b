"""How an update moves from state to state: the one place where it is written down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from bot.updates import State

Event = Literal["submit", "edit", "withdraw", "accept", "return", "lock", "unlock"]

TRANSITIONS: dict[tuple[State | None, Event], State] = {
    # A draft (None) becomes an update when its person says so.
    (None, "submit"): "submitted",
    # A new version is to be reviewed again, whatever was decided on the one before.
    ("submitted", "edit"): "submitted",
    ("returned", "edit"): "submitted",
    ("accepted", "edit"): "submitted",
    ("submitted", "withdraw"): "withdrawn",
    ("returned", "withdraw"): "withdrawn",
    ("accepted", "withdraw"): "withdrawn",
    ("submitted", "accept"): "accepted",
    ("submitted", "return"): "returned",
    # A mistake that was accepted can still be sent back while the year is open.
    ("accepted", "return"): "returned",
    # The year's report has gone out; what it was made of stands still until the year is opened again.
    ("accepted", "lock"): "locked",
    ("locked", "unlock"): "accepted",
}


class IllegalMoveError(ValueError):
    """An update cannot move so from where it stands."""

    def __init__(self, state: State | None, event: Event) -> None:
        super().__init__(f"{event} from {state}")
        self.state = state
        self.event = event


def after(state: State | None, event: Event) -> State:
    """The state that an event leads to.

    Raises:
        IllegalMoveError: the event means nothing in this state.
    """
    try:
        return TRANSITIONS[state, event]
    except KeyError:
        raise IllegalMoveError(state, event) from None


def allowed(state: State | None, event: Event) -> bool:
    """Whether an event means anything in a state."""
    return (state, event) in TRANSITIONS
