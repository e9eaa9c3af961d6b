"""The language of a chat: chosen once and kept, or that of each question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.messages import Button, ChooseLanguage, Message
from bot.texts import texts
from knowledge.model import LANGUAGES
from knowledge.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.storage.chats import Chats
    from bot.storage.database import ChatKey
    from knowledge.model import Language

_NAMES: dict[str, Language | None] = {
    "vi": "vi",
    "vn": "vi",
    "tieng viet": "vi",
    "viet": "vi",
    "vietnamese": "vi",
    "en": "en",
    "tieng anh": "en",
    "anh": "en",
    "english": "en",
    "auto": None,
    "tu dong": None,
    "automatic": None,
}


def from_code(code: str | None) -> Language | None:
    """The nearest of our languages to a language tag of the person's own app; None if there is no tag."""
    if not code:
        return None
    return "vi" if code.lower().split("-")[0] == "vi" else "en"


class Preferences:
    """Reads and changes the language of a chat."""

    def __init__(self, chats: Chats, clock: Callable[[], datetime]) -> None:
        self._chats = chats
        self._clock = clock

    def chosen(self, chat: ChatKey) -> Language | None:
        """The language fixed for the chat, if one was."""
        return self._chats.language(chat)

    def choose(self, chat: ChatKey, language: Language | None, present: Language) -> Message:
        """Fixes the language, or with None leaves it to each question; answers in the new one already."""
        if language is None:
            self._chats.forget_language(chat)
            return Message(texts(present)("language-automatic"))
        self._chats.choose_language(chat, language, self._clock())
        return Message(texts(language)("language-chosen"))

    def offer(self, present: Language, *, misunderstood: bool = False) -> Message:
        """The choice of languages."""
        say = texts(present)
        buttons = [
            Button(texts(language)("language-name"), ChooseLanguage(language)) for language in LANGUAGES
        ]
        buttons.append(Button(say("language-name-automatic"), ChooseLanguage(None)))
        return Message(say("language-unknown" if misunderstood else "language-offer"), tuple(buttons))

    def type(self, chat: ChatKey, text: str, present: Language) -> Message:
        """What was typed after the command: a language's name or code, in any spelling, or nothing."""
        name = " ".join(fold(text).split())
        if not name:
            return self.offer(present)
        if name not in _NAMES:
            return self.offer(present, misunderstood=True)
        return self.choose(chat, _NAMES[name], present)
