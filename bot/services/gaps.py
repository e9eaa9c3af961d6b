"""Whom reminders of a year are for: who has sent nothing, and who has sent something but not on every item."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.services.registry import Registry
    from bot.services.reporting import Reporting
    from bot.storage.officers import Officer


@dataclass(frozen=True)
class Missing:
    """Agencies that lack, and their officers: those who can be told, and those whom nothing reaches.

    ``items``: what those lack that have sent something.
    """

    year: int
    agencies: tuple[str, ...]
    officers: tuple[Officer, ...]
    unreached: tuple[Officer, ...]
    items: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    @property
    def voiceless(self) -> tuple[str, ...]:
        """Agencies without anybody registered."""
        spoken = {officer.agency for officer in (*self.officers, *self.unreached)}
        return tuple(agency for agency in self.agencies if agency not in spoken)


class Gaps:
    """Finds them, as things stand now."""

    def __init__(self, registry: Registry, reporting: Reporting) -> None:
        self._registry = registry
        self._reporting = reporting

    def missing(self, year: int) -> Missing:
        """Who must report on a year and has sent nothing."""
        agencies = tuple(one.agency for one in self._reporting.year_report(year).missing)
        return Missing(year, agencies, *self._officers(agencies))

    def lacking(self, year: int) -> Missing:
        """Who has sent something on a year, but not on every item that they carry out."""
        standings = self._reporting.year_report(year).standings
        items = {one.agency: one.lacking for one in standings if one.received and one.lacking}
        return Missing(year, tuple(items), *self._officers(items), items)

    def _officers(self, agencies: Iterable[str]) -> tuple[tuple[Officer, ...], tuple[Officer, ...]]:
        wanted = set(agencies)
        reached: list[Officer] = []
        unreached: list[Officer] = []
        # Administrators are written down under the agency that consolidates, to have a number.
        for one in self._registry.officers.every():
            if one.agency in wanted and one.person is not None and one.role != "admin":
                (reached if self._registry.voices.reaches(one.person) else unreached).append(one)
        return tuple(reached), tuple(unreached)
