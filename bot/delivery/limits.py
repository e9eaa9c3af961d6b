"""Telegram's limits for sending, as token buckets: a burst at once, then a steady rate."""

from __future__ import annotations

from dataclasses import dataclass


class Bucket:
    """Holds up to ``burst`` tokens and gains ``rate`` a second; times are seconds of any steady clock."""

    def __init__(self, rate: float, burst: float, now: float) -> None:
        self._rate = rate
        self._burst = burst
        self._tokens = burst
        self._at = now

    def wait(self, now: float) -> float:
        """Seconds until there is a token."""
        self._fill(now)
        return 0.0 if self._tokens >= 1 else (1 - self._tokens) / self._rate

    def take(self, now: float) -> None:
        """Takes a token."""
        self._fill(now)
        self._tokens -= 1

    def full(self, now: float) -> bool:
        """Whether the bucket need not be remembered."""
        self._fill(now)
        return self._tokens >= self._burst

    def _fill(self, now: float) -> None:
        # A sliver is forgiven, else a wait of exactly what is missing could end just before the token.
        self._tokens = min(self._burst, self._tokens + (now - self._at) * self._rate + 1e-9)
        self._at = now


@dataclass(frozen=True)
class Limits:
    """About 30 messages a second in all; one a second to a chat, with bursts; and 20 a minute to a group.

    A group's burst and a minute of its rate are 20 together, so no minute holds more, whenever it begins.
    Telegram does not tell its limits exactly and changes them; what it answers (``retry_after``) always counts.
    ``overall`` 0 means no limits of ours at all.
    """

    overall: float = 30.0
    chat: float = 1.0
    chat_burst: float = 5.0
    group: float = 15.0 / 60.0
    group_burst: float = 5.0

    @property
    def none(self) -> bool:
        """Whether everything is sent at once."""
        return self.overall <= 0

    def for_chat(self, chat: str, now: float) -> Bucket:
        """The bucket of a chat; ids of groups are negative."""
        if chat.startswith("-"):
            return Bucket(self.group, self.group_burst, now)
        return Bucket(self.chat, self.chat_burst, now)
