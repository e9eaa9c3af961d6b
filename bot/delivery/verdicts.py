"""What a call's outcome means: taken, nothing left to do, later, moved, nobody there, or a fault of ours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

FIRST_BACKOFF = 0.5
LONGEST_BACKOFF = 60.0
"""Seconds, doubled at each try in a row; a server that comes back is found within a minute."""

REFUSED = 10
"""So often the server may fail at one call while it takes others; with the waits between, some four minutes."""

PRESS_LASTS = 150.0
"""Seconds that Telegram keeps a press; an inline query even less. Nobody waits for the answer after that.

All else stays owed until Telegram takes it, however old: a receipt or a return is no less due after a weekend
without power, and the first call after it may well find the network not up yet.
"""

_SETTLED = (
    "message is not modified",
    "query is too old",
    "query id is invalid",
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "message thread not found",
    "chat not found",
    "user is deactivated",
    "not enough rights",
    "have no rights to send",
    "topic_closed",
    "chat_write_forbidden",
)
"""Refusals that are ordinary events: the message is there already, or there is nobody to receive it."""

Kind = Literal["taken", "settled", "later", "moved", "quiet", "fault"]


@dataclass(frozen=True)
class Verdict:
    """What to do about one call.

    ``reason`` is for logs and figures and quotes nobody; ``wait`` in seconds, for "later".
    """

    kind: Kind
    reason: str = ""
    wait: float = 0.0
    result: Any = None
    new_chat: int = 0


def judge(error: Exception, tries: int, age: float, *, query: bool, first_backoff: float) -> Verdict:
    """What an error means after so many earlier tries, for a call that has been owed for ``age`` seconds.

    After a read timeout or a broken connection a call may have had its effect. It is made again all the same,
    whatever its class: an edit or an answer to a press made twice is as if made once, and of a new message
    nobody can tell. A reply twice is a nuisance, a reply that is missing breaks a promise.
    """
    if isinstance(error, RetryAfter):
        return _later("flood", asked_to_wait(error), age, query=query)
    if isinstance(error, ChatMigrated):
        return Verdict("moved", "migrated", new_chat=error.new_chat_id)
    if isinstance(error, Forbidden):
        return Verdict("quiet", "forbidden")
    if isinstance(error, BadRequest):
        known = next((sign for sign in _SETTLED if sign in error.message.lower()), None)
        return Verdict("fault", "bad request") if known is None else Verdict("settled", known)
    backoff = min(first_backoff * 2 ** min(tries, 20), LONGEST_BACKOFF)
    if isinstance(error, TimedOut):
        left = "connect" not in type(error.__cause__).__name__.lower()
        return _later("timeout" if left else "not connected", backoff, age, query=query)
    if isinstance(error, InvalidToken):
        # The token was revoked: what is owed can be paid once another is set.
        return _later("token", LONGEST_BACKOFF, age, query=query)
    # Nonsense from a server on the way is a plain TelegramError; other kinds do not pass.
    if isinstance(error, NetworkError) or type(error) is TelegramError:
        answered = type(error) is TelegramError or isinstance(error.__cause__, TelegramError | None)
        return _later("server" if answered else "network", backoff, age, query=query)
    return Verdict("fault", type(error).__name__)


def _later(reason: str, wait: float, age: float, *, query: bool) -> Verdict:
    if query and age + wait > PRESS_LASTS:
        return Verdict("settled", "too late")
    return Verdict("later", reason, wait)


def asked_to_wait(error: RetryAfter) -> float:
    """The seconds before which Telegram does not want to be asked again."""
    wait = error.retry_after
    return float(wait) if isinstance(wait, int | float) else wait.total_seconds()


class Patience:
    """Tells a call at which alone the server fails from a server that fails at all of them.

    The one would hold up its chat for ever; waiting for the other is right. Kept in memory: after a restart a
    call has all its tries again.
    """

    def __init__(self) -> None:
        self._taken = 0
        self._refused: dict[int, tuple[int, int]] = {}

    def taken(self, seq: int) -> None:
        """A call was taken."""
        self._taken += 1
        self._refused.pop(seq, None)

    def left(self, seq: int, verdict: Verdict) -> Verdict:
        """The verdict on a call that was not taken, or that it is given up for it."""
        if (verdict.kind, verdict.reason) != ("later", "server"):
            self._refused.pop(seq, None)
            return verdict
        times, taken = self._refused.get(seq, (0, self._taken))
        times += self._taken > taken
        if times >= REFUSED:
            del self._refused[seq]
            return Verdict("fault", "server")
        self._refused[seq] = (times, self._taken)
        return verdict
