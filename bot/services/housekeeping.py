"""What nobody needs any more, or is kept for a while only, goes by itself; /privacy says after how long."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.storage.beside import drop_old_copies

if TYPE_CHECKING:
    from bot.services.answering import Answering
    from bot.services.registry import Registry
    from bot.storage.chats import Chats
    from bot.storage.marks import Marks
    from bot.storage.opinions import Opinions

STEP = timedelta(days=1)
"""How long an open step is kept; it is used for far less."""

OPINIONS = timedelta(days=365)
"""How long it is kept what people think of the answers, and what they asked in vain."""


class Housekeeping:
    """Purges, whenever it is asked to."""

    def __init__(
        self, registry: Registry, answering: Answering, chats: Chats, opinions: Opinions, marks: Marks
    ) -> None:
        self._registry = registry
        self._answering = answering
        self._chats = chats
        self._opinions = opinions
        self._marks = marks

    def purge(self) -> int:
        """Drops what is too old; says how much."""
        registry = self._registry
        now = registry.clock()
        registry.database.erase_for_good()
        return (
            registry.forms.purge()
            + self._answering.purge()
            + self._chats.drop_steps(now - STEP)
            + self._opinions.purge(registry.today() - OPINIONS)
            + self._marks.purge(now)
            + drop_old_copies(registry.database.path, now)
        )
