"""Feeds the handlers: each update in one savepoint with what it owes, in order for each chat."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections import deque
from typing import TYPE_CHECKING, Any

from telegram import Update
from telegram.constants import ChatMemberStatus, ChatType

from bot.delivery.writer import is_of_the_disk
from bot.services.messages import RefusedError
from handlers import send
from handlers.context import Context, chat_key
from handlers.failures import apology, chat_of, place, reports

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from bot.delivery.figures import Figures
    from bot.delivery.owing import OutboxCourier
    from bot.delivery.writer import Writer
    from bot.services.bundle import Services
    from bot.storage.database import Database
    from bot.storage.inbox import Inbox, Waiting
    from bot.storage.outbox import Outbox
    from handlers.context import BotApplication

log = logging.getLogger(__name__)

TRIES = 3
"""An update that fails so often is set aside."""

AGAIN = 0.1
"""Seconds until the second try, doubled for the next; meanwhile the chat waits and the others do not."""

AFTER_THE_DISK = 1.0
"""Seconds until all is tried again after an error of the disk, which is no update's fault."""

_GONE = (ChatMemberStatus.LEFT, ChatMemberStatus.BANNED)
"""What the bot is in a chat that put it out; for a private chat: the person blocked it."""

AT_ONCE = 64
"""Updates planned ahead; what waits beyond stays on disk."""


class SuspendedError(Exception):
    """A handler waited for something else than the courier, which would leave a transaction open."""


def run_through(coroutine: Coroutine[Any, Any, None]) -> None:
    """Runs a coroutine that never really waits.

    Raises:
        SuspendedError: it did.
    """
    try:
        coroutine.send(None)
    except StopIteration:
        return
    coroutine.close()
    raise SuspendedError


class Pump:
    """Hands updates that are on disk to the application, oldest first."""

    def __init__(
        self,
        application: BotApplication,
        database: Database,
        inbox: Inbox,
        outbox: Outbox,
        courier: OutboxCourier,
        writer: Writer,
        figures: Figures,
    ) -> None:
        self._application = application
        self._database = database
        self._inbox = inbox
        self._outbox = outbox
        self._courier = courier
        self._writer = writer
        self._figures = figures
        self._seen = 0
        self._planned = 0
        self._held: dict[str, deque[int]] = {}
        self._stopped = False
        self._blocked = False

    @property
    def at_rest(self) -> bool:
        """Whether nothing waits, as far as is known."""
        return not self._planned and not self._held and not self._blocked

    def wake(self) -> None:
        """Looks for what has arrived."""
        if self._planned or self._stopped or self._blocked:
            return
        try:
            found = self._inbox.after(self._seen, AT_ONCE)
        except Exception as error:  # noqa: BLE001  # only the disk can be at fault here
            self._pause(error)
            return
        for row in found:
            self._seen = row.seq
            self._plan(row.seq, row.chat, row)

    def stop(self) -> None:
        """Begins nothing more."""
        self._stopped = True

    def _plan(self, seq: int, chat: str, row: Waiting | None = None) -> None:
        """Plans an update; ``row`` is what was just read, and nobody but this pump changes it."""
        self._planned += 1
        future = self._writer.submit(
            lambda: self._handle(seq, chat, row), lambda error: self._failed(seq, error)
        )
        future.add_done_callback(self._done)

    def _done(self, future: asyncio.Future[float | None]) -> None:
        self._planned -= 1
        error = None if future.cancelled() else future.exception()
        if error is not None:
            self._pause(error)
        elif not future.cancelled() and (waited := future.result()) is not None:
            self._figures.handled.inc()
            self._figures.waited.observe(waited)
        if not self._planned:
            self.wake()

    def _pause(self, error: BaseException) -> None:
        """Forgets all plans, since nothing of the commit came about, and begins again from the disk."""
        if not self._blocked:
            log.error("nothing can be written, trying again: %s at %s", type(error).__name__, place(error))
            self._blocked = True
            asyncio.get_running_loop().call_later(AFTER_THE_DISK, self._resume)

    def _resume(self) -> None:
        if self._planned:
            asyncio.get_running_loop().call_later(AFTER_THE_DISK, self._resume)
            return
        self._blocked = False
        self._seen = 0
        self._held.clear()
        self.wake()

    def _handle(self, seq: int, chat: str, row: Waiting | None) -> float | None:
        """The job of one update: seconds since it arrived if it is handled, None if it is to be tried again.

        Without a row its turn has come again, before all that was held behind it.
        """
        if self._blocked:
            return None
        if row is not None and chat in self._held:
            self._held[chat].append(seq)
            return None
        row = row or self._inbox.get(seq)
        if row is None:
            self._release(chat)
            return None
        with self._figures.handling.time():
            self._apply(row)
            self._inbox.handled(seq)
        return self._finished(row)

    def _finished(self, row: Waiting) -> float:
        self._release(row.chat)
        return max(0.0, time.time() - row.received)

    def _apply(self, row: Waiting) -> None:
        """Lets the application handle an update.

        Raises:
            Exception: whatever a handler raised.
        """
        application = self._application
        update = Update.de_json(json.loads(row.raw), application.bot)
        self._listen(row, update)
        application.failure = None
        run_through(application.process_update(update))
        if application.failure is not None:
            raise application.failure

    def _listen(self, row: Waiting, update: Update) -> None:
        """Keeps whether the chat wants to hear from the bot, which all that comes from there says.

        Not so an inline query, typed in any chat, nor the news that a group has put the bot out.
        """
        if not row.chat or update.inline_query is not None:
            return
        chat = chat_key(row.chat)
        change = update.my_chat_member
        if change is None or change.new_chat_member.status not in _GONE:
            if self._outbox.heard(chat) and not row.chat.startswith("-"):
                # What they may do can have changed while nothing was owed to them, not even a menu.
                for outgoing in send.menus(Context.from_update(update, self._application), chat):
                    self._courier.owe(outgoing)
        elif change.chat.type == ChatType.PRIVATE:
            self._outbox.shut(chat, time.time())

    def _failed(self, seq: int, error: Exception) -> float | None:
        """The job in place of one that failed, with the same outcome: decides what the failure means."""
        row = self._inbox.get(seq)
        if row is None:
            raise error
        if isinstance(error, RefusedError):
            log.debug("refused: %s", error.key)
            try:
                self._refuse(row, error)
            except Exception as unsaid:
                if is_of_the_disk(unsaid) or not self._database.in_transaction:
                    raise
                # A refusal is the same at each try, so another one would say no more.
                self._figures.failed.inc()
                self._set_aside(row, unsaid)
            return self._finished(row)
        self._figures.failed.inc()
        if row.tries + 1 < TRIES:
            log.warning("update %s failed, trying again: %s", row.event, type(error).__name__)
            self._inbox.failed(row.seq)
            self._hold(row, AGAIN * 2**row.tries)
            return None
        self._set_aside(row, error)
        return self._finished(row)

    def _set_aside(self, row: Waiting, error: Exception) -> None:
        """Parks an update for good, and tells of it."""
        log.error("update %s failed: %s at %s", row.event, type(error).__name__, place(error))
        self._figures.parked.inc()
        self._inbox.park(row.seq)
        try:
            with self._database.transaction():
                self._tell(row, error)
        except Exception as second:
            if is_of_the_disk(second) or not self._database.in_transaction:
                raise
            log.error("nobody could be told: %s at %s", type(second).__name__, place(second))  # noqa: TRY400  # a traceback may quote

    def _refuse(self, row: Waiting, error: RefusedError) -> None:
        application = self._application
        update = Update.de_json(json.loads(row.raw), application.bot)
        with self._database.transaction():
            # Heard again: the first time was undone with all else that was refused.
            self._listen(row, update)
            if chat_of(update) is not None:
                run_through(send.refuse(Context.from_update(update, application), error))
            self._inbox.handled(row.seq)

    def _tell(self, row: Waiting, error: Exception) -> None:
        """Tells the person once, and the administrators once a day, without any content."""
        services: Services = self._application.services
        chat = hint = None
        try:
            update = Update.de_json(json.loads(row.raw), self._application.bot)
            chat = chat_of(update)
            hint = Context.from_update(update, self._application).hint
        except (ValueError, TypeError, KeyError, AttributeError):
            pass  # what cannot be read has nobody to be told
        else:
            self._listen(row, update)  # again, as above
        for report in reports(services, "admin-fault", kind=type(error).__name__, place=place(error)):
            self._courier.owe(report)
        if chat is not None:
            self._courier.owe(apology(services, chat, hint))

    def _hold(self, row: Waiting, seconds: float) -> None:
        """Lets a chat wait for the next try of its oldest update."""
        self._held.setdefault(row.chat, deque())
        loop = asyncio.get_running_loop()
        loop.call_later(seconds, self._again, row.seq, row.chat)

    def _again(self, seq: int, chat: str) -> None:
        if chat in self._held and not self._stopped:
            self._plan(seq, chat)

    def _release(self, chat: str) -> None:
        """Goes on with what waited behind an update that is done with."""
        waiting = self._held.get(chat)
        if waiting is None:
            return
        if waiting:
            self._plan(waiting.popleft(), chat)
        else:
            del self._held[chat]
