"""The courier of the handlers: what they send is owed, in the transaction of the update that owes it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from bot.config import PLATFORM
from bot.storage.database import ChatKey
from bot.storage.outbox import Debt
from handlers.context import chat_key
from handlers.courier import ANSWERS

if TYPE_CHECKING:
    from bot.storage.outbox import Outbox
    from handlers.courier import Outgoing


class OutboxCourier:
    """Writes down and never waits."""

    def __init__(self, outbox: Outbox) -> None:
        self._outbox = outbox

    async def post(self, outgoing: Outgoing) -> None:
        """Owes a message; to a chat that does not want to hear from the bot nothing is owed."""
        self.owe(outgoing)

    def owe(self, outgoing: Outgoing) -> bool:
        """The same for whoever is no coroutine; False if nothing is owed."""
        document = outgoing.document
        debt = Debt(
            _chat_of(outgoing),
            outgoing.method,
            outgoing.payload,
            None if document is None else document.content,
            None if document is None else document.name,
            outgoing.note,
            outgoing.effect or None,
            outgoing.about,
        )
        return self._outbox.add(debt, time.time())


def _chat_of(outgoing: Outgoing) -> ChatKey:
    """Whose turn a call waits for; no chat's, where it is an answer."""
    if outgoing.method in ANSWERS:
        return ChatKey(PLATFORM, "")
    payload = outgoing.payload
    return chat_key(payload["chat_id"] if "chat_id" in payload else payload["scope"]["chat_id"])
