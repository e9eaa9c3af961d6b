"""The one way out to Telegram. Handlers say what is to be sent, as plain values that can wait on disk."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from bot.services.messages import Document

Payload = dict[str, Any]

ANSWERS = ("answer_callback_query", "answer_inline_query")
"""The calls that answer a press or an inline query: of no chat, in nobody's turn, and soon too late. All others are
of a chat and wait for its turn, menus too."""


@dataclass(frozen=True)
class Outgoing:
    """A call of the Bot API: PTB's name of the method, and arguments that can be written as JSON.

    ``note`` says what to do with the result once Telegram has taken it (see ``handlers.send.settle``), since
    that may be after a restart. ``effect`` is a key of what may be sent only once, as a reminder. ``about`` is the
    number of an officer whom it names to somebody else: it is not sent once they are erased.
    """

    method: str
    payload: Payload = field(default_factory=dict)
    document: Document | None = None
    note: str = ""
    effect: str = ""
    about: int | None = None


class Courier(Protocol):
    """Brings messages to Telegram later, in order for each chat."""

    async def post(self, outgoing: Outgoing) -> None:
        """Takes charge of a message, in the transaction of the update that is being handled; never waits."""
