"""The plain, frozen values that the simulated world is made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from datetime import datetime

ChatType = Literal["private", "group", "supergroup", "channel"]
Json = dict[str, Any]


def _filled(optional: Json) -> Json:
    """Telegram leaves an empty field out."""
    return {name: value for name, value in optional.items() if value}


@dataclass(frozen=True, slots=True)
class User:
    """A person, or the bot itself."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = ""
    is_bot: bool = False

    def to_json(self) -> Json:
        """The ``User`` object."""
        optional = {
            "last_name": self.last_name,
            "username": self.username,
            "language_code": self.language_code,
        }
        return {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name, **_filled(optional)}


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat as it appears in messages."""

    id: int
    type: ChatType
    title: str = ""
    username: str = ""
    first_name: str = ""
    last_name: str = ""

    def to_json(self) -> Json:
        """The ``Chat`` object."""
        optional = {
            "title": self.title,
            "username": self.username,
            "first_name": self.first_name,
            "last_name": self.last_name,
        }
        return {"id": self.id, "type": self.type, **_filled(optional)}


@dataclass(frozen=True, slots=True)
class Entity:
    """A formatted or special part of a text; offset and length in UTF-16 code units."""

    type: str
    offset: int
    length: int
    url: str = ""
    language: str = ""
    custom_emoji_id: str = ""
    user_id: int = 0

    def to_json(self) -> Json:
        """The ``MessageEntity`` object, without the user of a text mention."""
        optional = {"url": self.url, "language": self.language, "custom_emoji_id": self.custom_emoji_id}
        return {"type": self.type, "offset": self.offset, "length": self.length, **_filled(optional)}


@dataclass(frozen=True, slots=True)
class Button:
    """An inline keyboard button: its label and its one action."""

    text: str
    action: str
    value: Any

    @property
    def data(self) -> str | None:
        """The callback data, if the button has any."""
        return str(self.value) if self.action == "callback_data" else None

    @property
    def url(self) -> str | None:
        """The link, if the button is one."""
        return str(self.value) if self.action == "url" else None

    def to_json(self) -> Json:
        """The ``InlineKeyboardButton`` object."""
        return {"text": self.text, self.action: self.value}


Keyboard = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class File:
    """An uploaded file. ``kind`` is the field of a message that shows it (document, photo, voice…)."""

    file_id: str
    unique_id: str
    kind: str
    name: str
    mime: str
    path: str
    content: bytes = field(repr=False)
    width: int = 0
    height: int = 0

    def to_json(self) -> Json:
        """The common part of ``Document``, ``PhotoSize``, ``Voice`` and the like."""
        return {"file_id": self.file_id, "file_unique_id": self.unique_id, "file_size": len(self.content)}


@dataclass(frozen=True, slots=True)
class Poll:
    """A poll in its present state; ``votes`` maps a user id to the chosen options."""

    id: str
    question: str
    options: tuple[str, ...]
    type: Literal["regular", "quiz"]
    is_anonymous: bool = True
    multiple: bool = False
    revoting: bool = True
    correct: tuple[int, ...] = ()
    explanation: str = ""
    explanation_entities: tuple[Entity, ...] = ()
    open_period: int = 0
    closes_at: datetime | None = None
    is_closed: bool = False
    votes: dict[int, tuple[int, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Message:
    """A message as it stands now; ``history`` holds its earlier states, oldest first.

    ``text`` is the text, the caption, or the question of a poll. ``extra`` holds what else the
    message's JSON carries (a location, a contact, the fields of a service message).
    """

    chat_id: int
    message_id: int
    date: datetime
    sender: int
    kind: str
    text: str = ""
    entities: tuple[Entity, ...] = ()
    keyboard: Keyboard = ()
    markup: Json | None = None
    file: File | None = None
    poll_id: str = ""
    reply_to: int = 0
    media_group: str = ""
    via_bot: bool = False
    inline_id: str = ""
    silent: bool = False
    forwarded_from: Json | None = None
    extra: Json = field(default_factory=dict)
    edited_at: datetime | None = None
    history: tuple[Message, ...] = ()

    @property
    def buttons(self) -> tuple[Button, ...]:
        """All buttons in reading order."""
        return tuple(button for row in self.keyboard for button in row)

    @property
    def labels(self) -> tuple[str, ...]:
        """What the buttons say, in reading order."""
        return tuple(button.text for button in self.buttons)

    @property
    def edited(self) -> bool:
        """Whether its content or its buttons were changed after it was sent."""
        return bool(self.history)

    @property
    def document(self) -> bytes | None:
        """The bytes of the attached file, if there is one."""
        return self.file.content if self.file else None


@dataclass(frozen=True, slots=True)
class CallbackAnswer:
    """What the bot answered to a button press."""

    text: str = ""
    alert: bool = False
    url: str = ""


@dataclass(frozen=True, slots=True)
class Press:
    """A button press that the bot was told of."""

    id: str
    user_id: int
    chat_id: int
    message_id: int
    data: str
    at: datetime
    answer: CallbackAnswer | None = None


Happening = Literal["sent", "edited", "deleted", "answered"]


@dataclass(frozen=True, slots=True)
class Event:
    """What just happened, for those who listen to the world: to a message, or the answer to a press."""

    what: Happening
    value: Message | Press


@dataclass(frozen=True, slots=True)
class InlineQuestion:
    """An inline query and, once answered, its results as the bot gave them."""

    id: str
    user_id: int
    query: str
    offset: str
    at: datetime
    results: tuple[Json, ...] | None = None
    next_offset: str = ""
    cache_time: int = 300
    is_personal: bool = False
    button: Json | None = None


@dataclass(frozen=True, slots=True)
class Call:
    """One method call that reached the server, with what it was answered."""

    method: str
    parameters: Json
    at: datetime
    error: str = ""
