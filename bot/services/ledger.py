"""What may be done to stored updates, and by whom: each a transaction with its line in the audit log."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.lifecycle import IllegalMoveError, after, allowed
from bot.services.messages import RefusedError
from bot.updates import ACCEPTED

if TYPE_CHECKING:
    from datetime import datetime

    from bot.lifecycle import Event
    from bot.services.registry import Registry
    from bot.storage.database import ChatKey
    from bot.storage.officers import Officer
    from bot.updates import Content, State, Update


class Ledger:
    """The one place where updates change. Rights are checked here, whatever buttons were shown to whom."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry

    def see(self, person: ChatKey, code: str) -> Update:
        """An update that a person may see: of their own agency, or any for those who steer.

        Raises:
            RefusedError: there is none, or it is not theirs.
        """
        officer = self._registry.rights.officer(person)
        update = self._registry.updates.get(code)
        if update is None or not self._owns(person, officer, update.agency):
            raise RefusedError("update-unknown", code=code)
        return update

    def still(self, person: ChatKey, code: str, read: str) -> Update:
        """An update that a person may see, if it stands as it did when they read it: ``read``, as a button carries it.

        Raises:
            RefusedError: there is none, it is not theirs, or somebody has changed it or decided on it meanwhile.
        """
        update = self.see(person, code)
        if read == update.as_read:
            return update
        version, _, standing = read.partition("-")
        if not standing:
            raise RefusedError("update-button-old", code=code)
        if version != str(update.newest.number):
            raise RefusedError("update-changed", code=code)
        raise RefusedError(f"update-is-{update.standing}", code=code)

    def answered(self, code: str) -> datetime | None:
        """When somebody who steers last answered to the difficulties in an update; None if nobody has."""
        return next(
            (line.at for line in reversed(self._registry.audit.of(code)) if line.event == "answer"), None
        )

    def submit(
        self,
        person: ChatKey,
        *,
        year: int,
        agency: str,
        item: int,
        content: Content,
        code: str = "",
        version: int = 0,
    ) -> Update:
        """Keeps an update as handed in; with the ``code`` of an earlier one, as the version that follows ``version``.

        Raises:
            RefusedError: the person may not, the year is closed, or the earlier one cannot be changed any more.
        """
        officer = self._registry.rights.officer(person)
        if not self._owns(person, officer, agency):
            raise RefusedError("only-own-agency")
        self._open(year)
        on_behalf = agency != officer.agency
        now = self._registry.clock()
        with self._registry.database.transaction():
            if code:
                before = self.see(person, code)
                if before.newest.number != version:
                    raise RefusedError("update-changed-meanwhile", code=code)
                state = self._after(before, "edit")
                update = self._registry.updates.revise(
                    code, content, state=state, author=officer.number, on_behalf=on_behalf, at=now
                )
            else:
                update = self._registry.updates.add(
                    year=year,
                    agency=agency,
                    item=item,
                    content=content,
                    author=officer.number,
                    on_behalf=on_behalf,
                    at=now,
                )
            self._note(
                officer,
                "edit" if code else "submit",
                update,
                status=content.status,
                percent=content.percent,
                on_behalf=on_behalf,
            )
        return update

    def withdraw(self, person: ChatKey, code: str, read: str) -> Update:
        """Takes an update back, as its person has ``read`` it.

        Raises:
            RefusedError: it is not the person's, no longer what they read, or its year is closed.
        """
        update = self.still(person, code, read)
        return self._move(self._registry.rights.officer(person), update, "withdraw")

    def accept(self, person: ChatKey, code: str, version: int) -> Update:
        """Accepts the version that a coordinator has read.

        Raises:
            RefusedError: the person does not steer, or the update is no longer what they read.
        """
        officer = self._registry.rights.coordinator(person)
        update = self.see(person, code)
        if update.newest.number != version:
            raise RefusedError("update-changed", code=code)
        return self._move(officer, update, "accept")

    def send_back(self, person: ChatKey, code: str, read: str, reason: str) -> Update:
        """Returns an update as a coordinator has ``read`` it to its author, with a reason.

        What was accepted can be returned too, but not by somebody who has not seen that it was.

        Raises:
            RefusedError: the person does not steer, or the update is no longer what they read.
        """
        officer = self._registry.rights.coordinator(person)
        return self._move(officer, self.still(person, code, read), "return", reason)

    def publish(self, person: ChatKey, code: str, version: int) -> Update:
        """Shows the accepted version that a coordinator has read to citizens.

        Raises:
            RefusedError: the person does not steer, or the update is not accepted, or no longer what they read.
        """
        officer, update = self.may_publish(person, code, version)
        return self._show(officer, update, published=True)

    def unpublish(self, person: ChatKey, code: str) -> Update:
        """Shows an update to citizens no longer.

        Raises:
            RefusedError: the person does not steer, or the update is not accepted.
        """
        officer, update = self.may_publish(person, code)
        return self._show(officer, update, published=False)

    def may_publish(self, person: ChatKey, code: str, version: int | None = None) -> tuple[Officer, Update]:
        """Who would show which update to citizens; ``version``: only the one that they have read.

        Raises:
            RefusedError: they may not, or it is not accepted, or no longer what they read.
        """
        officer = self._registry.rights.coordinator(person)
        update = self.see(person, code)
        if version not in (None, update.newest.number):
            raise RefusedError("update-changed", code=code)
        if update.state not in ACCEPTED:
            raise RefusedError(f"update-is-{update.state}", code=code)
        return officer, update

    def close_year(self, person: ChatKey, year: int, *, closed: bool) -> int:
        """Closes a year to changes once its report has gone out, or opens it again; says how many updates moved.

        Raises:
            RefusedError: the person does not steer.
        """
        officer = self._registry.rights.coordinator(person)
        event: Event = "lock" if closed else "unlock"
        now = self._registry.clock()
        moved = [update for update in self._registry.updates.of_year(year) if allowed(update.state, event)]
        with self._registry.database.transaction():
            if self._registry.updates.locked(year) == closed:
                return 0
            self._registry.updates.lock(year, now, locked=closed)
            self._registry.audit.note(officer.actor, "close-year" if closed else "open-year", str(year))
            for update in moved:
                self._registry.updates.move(update.code, after(update.state, event), now)
                self._note(officer, event, update)
        return len(moved)

    def _show(self, officer: Officer, update: Update, *, published: bool) -> Update:
        with self._registry.database.transaction():
            self._registry.updates.publish(update.code, published=published)
            self._note(officer, "publish" if published else "unpublish", update)
        return replace(update, published=published)

    def _move(self, officer: Officer, update: Update, event: Event, reason: str = "") -> Update:
        self._open(update.year)
        state = self._after(update, event)
        with self._registry.database.transaction():
            self._registry.updates.move(update.code, state, self._registry.clock(), reason=reason)
            self._note(officer, event, update)
        moved = self._registry.updates.get(update.code)
        return update if moved is None else moved

    def _open(self, year: int) -> None:
        """Refuses what changes a closed year, which only its opening does.

        Raises:
            RefusedError: the year is closed.
        """
        if self._registry.updates.locked(year):
            raise RefusedError("year-locked", year=str(year))

    def _after(self, update: Update, event: Event) -> State:
        try:
            return after(update.state, event)
        except IllegalMoveError:
            raise RefusedError(f"update-is-{update.state}", code=update.code) from None

    def _owns(self, person: ChatKey, officer: Officer, agency: str) -> bool:
        return officer.agency == agency or self._registry.rights.steers(person)

    def _note(self, officer: Officer, event: str, update: Update, **detail: str | float) -> None:
        self._registry.audit.note(officer.actor, event, update.code, version=update.newest.number, **detail)
