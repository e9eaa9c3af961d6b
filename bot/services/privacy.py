"""What is kept about a chat: said, handed over, and erased."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bot.services.messages import Document, Message
from bot.texts import texts

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.storage.chats import Chats
    from bot.storage.database import ChatKey
    from knowledge.model import Language


class Privacy:
    """Answers /privacy, /my_data and /forget_me."""

    def __init__(self, chats: Chats, clock: Callable[[], datetime]) -> None:
        self._chats = chats
        self._clock = clock

    def explain(self, language: Language) -> Message:
        """What is stored, why, and for how long."""
        return Message(texts(language)("privacy"))

    def hand_over(self, chat: ChatKey, language: Language) -> Message:
        """All that is kept about the chat, as a JSON file."""
        kept = self._chats.everything(chat)
        content = json.dumps(
            {
                "platform": chat.platform,
                "chat": chat.chat,
                "made_at": self._clock().isoformat(),
                "kept": kept,
            },
            ensure_ascii=False,
            indent=2,
        )
        say = texts(language)
        return Message(
            say("my-data" if kept else "my-data-nothing"),
            document=Document(say("my-data-file"), content.encode()),
        )

    def forget(self, chat: ChatKey, language: Language) -> Message:
        """Erases all that is kept about the chat, at once."""
        self._chats.erase(chat)
        return Message(texts(language)("forgotten"))
