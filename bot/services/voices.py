"""In which language to speak to whom, also to people who are not writing just now, and who hears it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.texts import texts

if TYPE_CHECKING:
    from bot.storage.chats import Chats
    from bot.storage.database import ChatKey
    from bot.storage.officers import Officers
    from bot.storage.outbox import Outbox
    from knowledge.model import Language
    from knowledge.texts import Catalogue


class Voices:
    """The sentences to use for a person whose language must be looked up."""

    def __init__(self, chats: Chats, officers: Officers, outbox: Outbox) -> None:
        self._chats = chats
        self._officers = officers
        self._outbox = outbox

    def reaches(self, person: ChatKey) -> bool:
        """Whether messages to a person arrive, as far as is known: not to whoever has blocked the bot."""
        return not self._outbox.quiet(person)

    def language(self, person: ChatKey) -> Language:
        """The language that the person chose, else that in which they registered, else Vietnamese."""
        return self._chats.language(person) or self._officers.language(person) or "vi"

    def say(self, person: ChatKey) -> Catalogue:
        """The catalogue in the person's language."""
        return texts(self.language(person))
