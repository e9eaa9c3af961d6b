"""Scripted troubles of the network and of Telegram, for tests."""

from __future__ import annotations

import random
from collections import defaultdict, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

ANY = "*"


@dataclass(frozen=True, slots=True)
class Fault:
    """What happens to one call.

    ``answer``: the server answers ``status`` and ``body`` and does nothing. ``reset``: the connection
    breaks before the call is read as done; nothing happened. ``lost``: the call takes effect and the
    connection breaks before the answer. ``delay``: the call takes effect at once, its answer
    comes after ``seconds``.
    """

    kind: Literal["answer", "reset", "lost", "delay"]
    status: int = 200
    body: str = ""
    content_type: str = "application/json"
    seconds: float = 0.0


def flood(retry_after: int) -> Fault:
    """429 with the seconds to wait."""
    body = (
        f'{{"ok":false,"error_code":429,"description":"Too Many Requests: retry after {retry_after}",'
        f'"parameters":{{"retry_after":{retry_after}}}}}'
    )
    return Fault("answer", 429, body)


def server_error() -> Fault:
    """500 as Telegram words it."""
    return Fault("answer", 500, '{"ok":false,"error_code":500,"description":"Internal Server Error"}')


def bad_gateway() -> Fault:
    """502 with a page of HTML, as a proxy in front of Telegram answers."""
    page = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"
    return Fault("answer", 502, page, "text/html")


def nonsense() -> Fault:
    """200 with a body that is not JSON."""
    return Fault("answer", 200, "<<<not json>>>", "text/plain")


def refusal(code: int, description: str) -> Fault:
    """Any refusal in Telegram's shape."""
    return Fault("answer", code, f'{{"ok":false,"error_code":{code},"description":"{description}"}}')


def reset() -> Fault:
    """The connection breaks and nothing happened."""
    return Fault("reset")


def lost() -> Fault:
    """The call took effect, the answer never arrives."""
    return Fault("lost")


def delay(seconds: float) -> Fault:
    """A slow server."""
    return Fault("delay", seconds=seconds)


class Faults:
    """The faults to come: scripts first, then repeating rules, then chance; none by default."""

    def __init__(self) -> None:
        self._scripts: dict[str, deque[Fault | None]] = defaultdict(deque)
        self._every: list[tuple[str, int, Fault]] = []
        self._counts: dict[int, int] = defaultdict(int)
        self._chance: tuple[str, float, Sequence[Fault], random.Random] | None = None
        self.applied = 0

    def script(self, method: str, *faults: Fault | None) -> None:
        """The next calls of ``method`` (or :data:`ANY`) meet these in turn; None lets one call pass."""
        self._scripts[method.lower()].extend(faults)

    def every(self, method: str, count: int, fault: Fault) -> None:
        """Every ``count``-th call of ``method`` meets the fault."""
        self._every.append((method.lower(), count, fault))

    def randomly(self, method: str, rate: float, faults: Sequence[Fault], seed: int) -> None:
        """Each call of ``method`` meets one of ``faults`` with probability ``rate``, by a seed."""
        self._chance = (method.lower(), rate, faults, random.Random(seed))

    def clear(self) -> None:
        """No more faults."""
        self._scripts.clear()
        self._every.clear()
        self._counts.clear()
        self._chance = None

    def take(self, method: str) -> Fault | None:
        """The fault that this call of ``method`` (in lower case) meets, if any."""
        fault = self._take(method)
        if fault is not None:
            self.applied += 1
        return fault

    def _take(self, method: str) -> Fault | None:
        for name in (method, ANY):
            if self._scripts.get(name):
                return self._scripts[name].popleft()
        for index, (name, count, fault) in enumerate(self._every):
            if name in (method, ANY):
                self._counts[index] += 1
                if self._counts[index] % count == 0:
                    return fault
        if self._chance is not None:
            name, rate, faults, dice = self._chance
            if name in (method, ANY) and dice.random() < rate:
                return dice.choice(faults)
        return None
