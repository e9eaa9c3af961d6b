"""One decoded method call, with readers for its parameters."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.simulator import limits
from bot.simulator.entities import read_text
from bot.simulator.errors import bad_request
from bot.simulator.markup import read_markup

if TYPE_CHECKING:
    from bot.simulator.chats import Room
    from bot.simulator.model import Json, Keyboard
    from bot.simulator.units import Marked
    from bot.simulator.world import World

_TRUE = frozenset({"true", "yes", "1"})


@dataclass(frozen=True, slots=True)
class Upload:
    """A file part of a multipart body."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Request:
    """A call's parameters: strings from a form, any JSON value from a JSON body."""

    world: World
    parameters: Json
    uploads: dict[str, Upload] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Whether the parameter was given at all."""
        return self.parameters.get(name) is not None

    def text(self, name: str, default: str = "") -> str:
        """A string."""
        value = self.parameters.get(name)
        if value is None:
            return default
        return value if isinstance(value, str) else json.dumps(value)

    def integer(self, name: str, default: int = 0) -> int:
        """An integer; like Telegram's server, anything else counts as the default."""
        try:
            return int(float(self.text(name))) if self.has(name) else default
        except ValueError:
            return default

    def boolean(self, name: str, default: bool = False) -> bool:
        """A boolean in any of the spellings that Telegram takes."""
        return self.text(name).strip().lower() in _TRUE if self.has(name) else default

    def json(self, name: str) -> Any:
        """A JSON value, or None.

        Raises:
            ApiError: text that is not JSON.
        """
        value = self.parameters.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {name} JSON object") from None

    def room(self, name: str = "chat_id") -> Room:
        """The chat that is named, whether or not the bot may write there."""
        if not self.text(name):
            raise bad_request(f"{name} is empty")
        return self.world.room(self.text(name))

    def writable(self) -> Room:
        """The chat to write to."""
        if not self.text("chat_id"):
            raise bad_request("chat_id is empty")
        return self.world.writable(self.text("chat_id"))

    def message_text(self, too_long: str = "message is too long") -> Marked:
        """The checked ``text`` of a message."""
        return read_text(
            self.text("text"),
            self.text("parse_mode"),
            self.json("entities"),
            limit=limits.MESSAGE_TEXT,
            too_long=too_long,
        )

    def caption(self) -> Marked:
        """The checked ``caption``, which may be empty."""
        return read_text(
            self.text("caption"),
            self.text("parse_mode"),
            self.json("caption_entities"),
            limit=limits.CAPTION,
            too_long="message caption is too long",
            required=False,
        )

    def markup(self) -> tuple[Keyboard, Json | None]:
        """The checked ``reply_markup``."""
        return read_markup(self.parameters.get("reply_markup"))

    def reply_to(self, room: Room) -> int:
        """The message that is replied to, or 0."""
        raw = self.json("reply_parameters") if self.has("reply_parameters") else None
        if raw is None and self.has("reply_to_message_id"):
            raw = {
                "message_id": self.integer("reply_to_message_id"),
                "allow_sending_without_reply": self.boolean("allow_sending_without_reply"),
            }
        if raw is None:
            return 0
        if not isinstance(raw, dict) or "message_id" not in raw:
            raise bad_request("can't parse reply parameters JSON object")
        number = int(raw["message_id"])
        if number in room.messages:
            return number
        if raw.get("allow_sending_without_reply"):
            return 0
        raise bad_request("message to be replied not found")
