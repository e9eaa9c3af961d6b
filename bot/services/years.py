"""The years that the plan reports on: which one is meant, and closing one once its report has gone out."""

from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.dates import day
from bot.lifecycle import allowed
from bot.services.messages import Button, Do, Message, RefusedError
from bot.texts import texts
from bot.updates import RECEIVED
from knowledge.reporting import deadline, reporters, reporting_year
from knowledge.text import words

if TYPE_CHECKING:
    from datetime import date

    from bot.services.ledger import Ledger
    from bot.services.registry import Registry
    from bot.storage.database import ChatKey
    from knowledge.model import KnowledgeBase, Language

_NUMBER = re.compile(r"\d+")
_YEAR = frozenset(("nam", "year"))


def chosen_year(base: KnowledgeBase, text: str, today: date) -> int:
    """The year named anywhere in a text ("2025", "nam 2024"); without a number the one reported on at present.

    Raises:
        RefusedError: it names another year, or more than one.
    """
    named = list(dict.fromkeys(_NUMBER.findall(text)))
    if not named:
        return reporting_year(base, today)
    return in_plan(base, ", ".join(named)[:40])


def named_year(base: KnowledgeBase, text: str, today: date) -> int:
    """The same where nothing but a year is typed: of "abc" or "last year" none is guessed.

    Raises:
        RefusedError: it names another year, more than one, or none in so many words.
    """
    if not _NUMBER.search(text) and not _YEAR.issuperset(words(text)):
        return in_plan(base, " ".join(text.split())[:40])
    return chosen_year(base, text, today)


def in_plan(base: KnowledgeBase, year: int | str) -> int:
    """A year that the plan reports on.

    Raises:
        RefusedError: it does not.
    """
    years = base.plan.reporting_years
    found = next((one for one in years if str(one) == str(year)), None)
    if found is None:
        raise RefusedError("year-outside", year=str(year), first=str(min(years)), last=str(max(years)))
    return found


class Years:
    """Closes years to changes, and opens them again. Asks first, since many updates move at once."""

    def __init__(self, registry: Registry, ledger: Ledger) -> None:
        self._registry = registry
        self._ledger = ledger

    def chosen(self, text: str) -> int:
        """The year that a text means.

        Raises:
            RefusedError: the plan does not report on it.
        """
        return chosen_year(self._registry.base, text, self.today)

    def named(self, text: str) -> int:
        """The year that a text means which is to name nothing else.

        Raises:
            RefusedError: the plan does not report on it, or it names none.
        """
        return named_year(self._registry.base, text, self.today)

    @property
    def today(self) -> date:
        """The day where the plan is carried out."""
        return self._registry.today()

    def ask_lock(self, person: ChatKey, subject: str, language: Language) -> Message:
        """Asks whether a year is to be closed, and says what would stay out.

        Raises:
            RefusedError: the person does not steer, or the year is closed already.
        """
        year = self._year(person, subject, locked=False)
        say = texts(language)
        updates = self._registry.updates.of_year(year)
        states = Counter(update.state for update in updates)
        accepted = sum(allowed(update.state, "lock") for update in updates)
        lines = [say("lock-sure", year=str(year), count=accepted)]
        last = deadline(self._registry.base, year, self._registry.timezone) - timedelta(days=1)
        if (left := (last.date() - self.today).days) >= 0:
            lines.append(say("lock-early", days=left, last=day(last, language)))
        if waiting := states["submitted"]:
            lines.append(say("lock-waiting", count=waiting))
        if returned := states["returned"]:
            lines.append(say("lock-returned", count=returned))
        sent = {update.agency for update in updates if update.state in RECEIVED}
        if missing := sum(agency not in sent for agency in reporters(self._registry.base)):
            lines.append(say("lock-missing", count=missing))
        yes = Button(say("button-lock-sure"), Do("s.locked", str(year)))
        return Message("\n\n".join(lines), (yes, _leave(language)), fresh=True)

    def lock(self, person: ChatKey, subject: str, language: Language) -> Message:
        """Closes a year: what was accepted stands still from now on, and nothing more is taken.

        Raises:
            RefusedError: the person does not steer, or the year is closed already.
        """
        year = self._year(person, subject, locked=False)
        count = self._ledger.close_year(person, year, closed=True)
        undo = Button(texts(language)("button-unlock"), Do("s.unlock", str(year)))
        return Message(texts(language)("lock-done", year=str(year), count=count), (undo,))

    def ask_unlock(self, person: ChatKey, subject: str, language: Language) -> Message:
        """Asks whether a closed year is to be opened again.

        Raises:
            RefusedError: the person does not steer, or the year is open.
        """
        year = self._year(person, subject, locked=True)
        say = texts(language)
        yes = Button(say("button-unlock-sure"), Do("s.unlocked", str(year)))
        return Message(say("unlock-sure", year=str(year)), (yes, _leave(language)), fresh=True)

    def unlock(self, person: ChatKey, subject: str, language: Language) -> Message:
        """Opens a closed year again.

        Raises:
            RefusedError: the person does not steer, or the year is open.
        """
        year = self._year(person, subject, locked=True)
        count = self._ledger.close_year(person, year, closed=False)
        return Message(texts(language)("unlock-done", year=str(year), count=count))

    def leave(self, person: ChatKey, subject: str, language: Language) -> Message:
        """Leaves things as they are."""
        return Message(texts(language)("steering-left"))

    def _year(self, person: ChatKey, subject: str, *, locked: bool) -> int:
        self._registry.rights.coordinator(person)
        year = self.chosen(subject)
        if self._registry.updates.locked(year) != locked:
            raise RefusedError("lock-open" if locked else "lock-already", year=str(year))
        return year


def _leave(language: Language) -> Button:
    return Button(texts(language)("button-let-be"), Do("s.leave"))
