"""What is counted and timed, in Prometheus' form; no figure names a person or a chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, Counter, Histogram
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from prometheus_client import Metric

    from bot.storage.inbox import Backlog

_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0)


class Figures:
    """The counters of one delivery, in a registry of its own."""

    def __init__(self) -> None:
        registry = self.registry = CollectorRegistry()
        self.received = Counter("dean161_updates_received", "New updates committed", registry=registry)
        self.handled = Counter(
            "dean161_updates_handled", "Updates whose effect is on disk", registry=registry
        )
        self.failed = Counter("dean161_updates_failed", "Tries that were rolled back", registry=registry)
        self.parked = Counter("dean161_updates_parked", "Updates set aside", registry=registry)
        self.sent = Counter("dean161_calls_sent", "Calls that Telegram took", ["method"], registry=registry)
        self.refused = Counter(
            "dean161_calls_refused", "Calls that were not taken", ["reason"], registry=registry
        )
        self.handling = Histogram(
            "dean161_handling_seconds", "Work on one update", buckets=_SECONDS, registry=registry
        )
        self.waited = Histogram(
            "dean161_waiting_seconds", "From arrival to handled", buckets=_SECONDS, registry=registry
        )
        self.delivering = Histogram(
            "dean161_delivering_seconds", "From owed to taken", buckets=_SECONDS, registry=registry
        )


class Queues(Collector):
    """Reads the lengths of the queues when somebody looks."""

    def __init__(self, look: Callable[[], tuple[Backlog, Backlog]], now: Callable[[], float]) -> None:
        self._look = look
        self._now = now

    def collect(self) -> Iterator[Metric]:
        """The present lengths and ages."""
        names = (("inbox", "Updates to be handled", "parked"), ("outbox", "Calls owed", "dead"))
        for (name, what, aside), backlog in zip(names, self._look(), strict=True):
            age = 0.0 if backlog.oldest is None else max(0.0, self._now() - backlog.oldest)
            yield GaugeMetricFamily(f"dean161_{name}_length", what, backlog.waiting)
            yield GaugeMetricFamily(f"dean161_{name}_oldest_seconds", f"{what}: the oldest", age)
            yield GaugeMetricFamily(f"dean161_{name}_{aside}", f"{what}: set aside", backlog.aside)
