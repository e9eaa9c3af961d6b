"""The people's side of the world: what a person can do in a chat, as with a telephone in the hand."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.simulator import limits
from bot.simulator.chats import ADMINS
from bot.simulator.entities import detect
from bot.simulator.groups import tell_membership
from bot.simulator.inlining import post_result
from bot.simulator.model import File, InlineQuestion, Message, Press
from bot.simulator.units import utf16_length, utf16_slice
from bot.simulator.wire import message_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.simulator.model import Button, Json, User
    from bot.simulator.profile import Commands
    from bot.simulator.world import World

_START = re.compile(rf"[A-Za-z0-9_-]{{0,{limits.DEEP_LINK}}}")


@dataclass(frozen=True, slots=True)
class Person:
    """One person. ``chat`` is a group's id; without it all happens in the private chat with the bot."""

    world: World
    id: int

    @property
    def user(self) -> User:
        """The person as Telegram shows them."""
        return self.world.users[self.id]

    # Writing

    def say(self, text: str, *, chat: int = 0, reply_to: int = 0, forwarded_from: str = "") -> Message:
        """A text message; ``forwarded_from`` names the hidden user it was forwarded from.

        Raises:
            ValueError: an empty text or one that a client would have split.
        """
        text = text.strip()
        if not text or utf16_length(text) > limits.MESSAGE_TEXT:
            raise ValueError(f"a message has 1 to {limits.MESSAGE_TEXT} UTF-16 units")
        return self._send("text", chat, text=text, reply_to=reply_to, forwarded_from=forwarded_from)

    def start(self, payload: str = "") -> Message:
        """Press START, or follow ``t.me/<bot>?start=<payload>``.

        Raises:
            ValueError: a payload that Telegram does not pass on.
        """
        if not _START.fullmatch(payload):
            raise ValueError(f"a start parameter is 1 to {limits.DEEP_LINK} of A-Z a-z 0-9 _ -")
        if self.id in self.world.blocked:
            self.unblock()
        return self.say(f"/start {payload}".strip())

    def photo(
        self, content: bytes = b"\xff\xd8photo", caption: str = "", *, chat: int = 0, album: str = ""
    ) -> Message:
        """A photo with a caption."""
        file = self.world.store("photo", "photo.jpg", content, width=1280, height=960)
        return self._send("photo", chat, text=caption, file=file, media_group=album)

    def document(
        self, name: str, content: bytes = b"data", caption: str = "", *, chat: int = 0, album: str = ""
    ) -> Message:
        """A file."""
        file = self.world.store("document", name, content)
        return self._send("document", chat, text=caption, file=file, media_group=album)

    def album(self, *contents: bytes, caption: str = "", chat: int = 0) -> list[Message]:
        """Photos sent as one album; the caption is on the first."""
        group = str(13_000_000_000 + self.world.number())
        return [
            self.photo(content, "" if index else caption, chat=chat, album=group)
            for index, content in enumerate(contents)
        ]

    def voice(self, *, chat: int = 0) -> Message:
        """A voice message."""
        return self._send("voice", chat, file=self.world.store("voice", "voice.oga", b"OggS"))

    def sticker(self, *, chat: int = 0) -> Message:
        """A sticker."""
        return self._send("sticker", chat, file=self.world.store("sticker", "sticker.webp", b"RIFF"))

    def location(self, latitude: float = 18.34, longitude: float = 105.9, *, chat: int = 0) -> Message:
        """A place; by default Hà Tĩnh city."""
        return self._send(
            "location", chat, extra={"location": {"latitude": latitude, "longitude": longitude}}
        )

    def contact(self, phone: str = "+84900000000", *, chat: int = 0) -> Message:
        """The person's own contact."""
        shared = {"phone_number": phone, "first_name": self.user.first_name, "user_id": self.id}
        return self._send("contact", chat, extra={"contact": shared})

    def edit(self, message: Message, text: str) -> Message:
        """Change a sent message; the bot gets ``edited_message``."""
        if message.sender != self.id:
            raise ValueError("only one's own messages can be edited")
        current = self.world.message(message.chat_id, message.message_id)
        if current is None:
            raise ValueError("the message was deleted")
        changed = self.world.change(current, text=text, entities=detect(text))
        if self._reaches(changed):
            self.world.tell_message(changed, "edited_message")
        return changed

    def delete(self, message: Message) -> None:
        """Delete a message for both sides; bots are not told."""
        self.world.remove(message)

    def _send(
        self,
        kind: str,
        chat: int,
        *,
        text: str = "",
        file: File | None = None,
        reply_to: int = 0,
        media_group: str = "",
        forwarded_from: str = "",
        extra: Json | None = None,
    ) -> Message:
        world, chat_id = self.world, chat or self.id
        if chat and not world.is_member(chat, self.id):
            raise ValueError("only members write in a group")
        if not chat and self.id in world.blocked:
            raise ValueError("who blocked the bot cannot write to it; unblock first")
        if not chat:
            world.opened.add(self.id)
        now = world.clock()
        origin = {"type": "hidden_user", "sender_user_name": forwarded_from, "date": int(now.timestamp())}
        message = world.post(
            Message(
                chat_id,
                0,
                now,
                self.id,
                kind,
                text,
                detect(text),
                file=file,
                reply_to=reply_to,
                media_group=media_group,
                forwarded_from=origin if forwarded_from else None,
                extra=extra or {},
            )
        )
        if self._reaches(message):
            world.tell_message(message)
        return message

    def _reaches(self, message: Message) -> bool:
        """Whether the bot is told: always in private; in a group by the rules of its privacy mode."""
        world = self.world
        room = world.rooms[message.chat_id]
        if room.chat.type == "private":
            return True
        if not world.is_member(room.chat.id, world.bot.id):
            return False
        if not world.privacy or room.status(world.bot.id) in ADMINS or message.via_bot:
            return True
        original = world.message(message.chat_id, message.reply_to)
        if original is not None and (original.sender == world.bot.id or original.via_bot):
            return True
        name = f"@{world.bot.username}".lower()
        for entity in message.entities:
            part = utf16_slice(message.text, entity.offset, entity.length).lower()
            if entity.type == "bot_command" and ("@" not in part or part.endswith(name)):
                return True
            if entity.type == "mention" and part == name:
                return True
        return False

    # Buttons, polls, inline mode

    def press(self, button: str | int, *, chat: int = 0, message_id: int = 0) -> str:
        """Press a button under a message (by default the bot's newest one with buttons); the press's id.

        ``button`` is its number from 1, its label or its callback data.

        Raises:
            LookupError: no such button. ValueError: a button that sends the bot nothing.
        """
        message = self._with_buttons(chat or self.id, message_id)
        found = _find(message.buttons, button)
        if found is None:
            raise LookupError(f"no button {button!r} among {list(message.labels)}")
        if found.data is None:
            raise ValueError(f"the button {found.text!r} sends nothing to the bot")
        return self.send_data(found.data, chat=chat, message_id=message.message_id)

    def send_data(self, data: str, *, chat: int = 0, message_id: int = 0) -> str:
        """Send any callback data, as a forged or an old client can; the press's id."""
        world, chat_id = self.world, chat or self.id
        message = world.message(chat_id, message_id) if message_id else world.latest(chat_id)
        number = str(4_000_000_000_000_000 + world.number())
        now = world.clock()
        payload: Json = {
            "id": number,
            "from": self.user.to_json(),
            "chat_instance": str(-chat_id),
            "data": data,
        }
        if message is not None and message.inline_id:
            payload["inline_message_id"] = message.inline_id
        elif message is not None:
            payload["message"] = message_json(world, message)
        else:
            payload["message"] = {
                "message_id": message_id or 1,
                "date": 0,
                "chat": world.chats[chat_id].to_json(),
            }
        pressed = message.message_id if message else message_id
        world.presses[number] = Press(number, self.id, chat_id, pressed, data, now)
        world.tell("callback_query", payload, ("user", self.id))
        return number

    def _with_buttons(self, chat_id: int, message_id: int) -> Message:
        room = self.world.rooms[chat_id]
        if message_id:
            candidates: Iterable[int] = [message_id]
        else:
            candidates = reversed(room.messages)
        for number in candidates:
            message = room.messages.get(number)
            if message is not None and message.keyboard:
                return message
        raise LookupError("no message with buttons")

    def answer_poll(self, *options: int, chat: int = 0, message_id: int = 0) -> None:
        """Vote in a poll (by default the newest one of the chat); options count from 0.

        Raises:
            LookupError: no poll. ValueError: a closed poll, a second answer to a quiz, an impossible option.
        """
        world, chat_id = self.world, chat or self.id
        world.close_due_polls()
        room = world.rooms[chat_id]
        numbers: Iterable[int] = [message_id] if message_id else reversed(room.messages)
        message = next(
            (room.messages[n] for n in numbers if n in room.messages and room.messages[n].poll_id), None
        )
        if message is None:
            raise LookupError("no poll")
        poll = world.polls[message.poll_id]
        if poll.is_closed or (self.id in poll.votes and (poll.type == "quiz" or not poll.revoting)):
            raise ValueError("the poll takes no answer")
        if any(not 0 <= option < len(poll.options) for option in options):
            raise ValueError("no such option")
        if len(options) > 1 and not poll.multiple:
            raise ValueError("one answer only")
        votes = {user: chosen for user, chosen in poll.votes.items() if user != self.id}
        world.polls[poll.id] = poll = replace(
            poll, votes={**votes, **({self.id: options} if options else {})}
        )
        world.bell.ring()
        if not poll.is_anonymous:
            answer: Json = {
                "poll_id": poll.id,
                "user": self.user.to_json(),
                "option_ids": list(options),
                "option_persistent_ids": [str(option) for option in options],
            }
            world.tell("poll_answer", answer, ("user", self.id))
        world.tell_poll(poll)

    def ask_inline(self, query: str, *, offset: str = "", chat_type: str = "sender") -> str:
        """Type ``@bot query`` in some chat; the inline query's id (see ``World.inline_results``)."""
        world = self.world
        number = str(7_000_000_000_000_000 + world.number())
        world.questions[number] = InlineQuestion(number, self.id, query, offset, world.clock())
        payload: Json = {
            "id": number,
            "from": self.user.to_json(),
            "query": query,
            "offset": offset,
            "chat_type": chat_type,
        }
        world.tell("inline_query", payload, ("inline", self.id))
        return number

    def choose(self, question_id: str, index: int, *, chat: int = 0) -> Message:
        """Send the inline result number ``index`` (from 0) into a chat; the message that appears."""
        question = self.world.questions[question_id]
        message = post_result(self.world, self.id, chat or self.id, question, index)
        if self._reaches(message):
            self.world.tell_message(message)
        return message

    # The conversation as a whole

    def block(self) -> None:
        """Stop and block the bot."""
        if self.id not in self.world.blocked:
            self.world.blocked.add(self.id)
            tell_membership(self.world, self.id, self.world.bot.id, "member", "kicked", self.user)

    def unblock(self) -> None:
        """Take the bot back."""
        if self.id in self.world.blocked:
            self.world.blocked.discard(self.id)
            tell_membership(self.world, self.id, self.world.bot.id, "kicked", "member", self.user)

    def menu(self, chat: int = 0) -> Commands:
        """The command menu that this person sees."""
        room = self.world.rooms[chat or self.id]
        return self.world.profile.menu(
            self.id,
            room.chat.id,
            private=room.chat.type == "private",
            admin=room.status(self.id) in ADMINS,
            language=self.user.language_code[:2],
        )

    def sees(self) -> list[Message]:
        """The bot's messages in the private chat, oldest first."""
        return self.world.from_bot(self.id)

    async def hears(self, count: int = 1, timeout: float = 5.0) -> list[Message]:
        """The bot's next messages in the private chat (see ``World.replies``)."""
        return await self.world.replies(self.id, count, timeout)


def _find(buttons: Sequence[Button], wanted: str | int) -> Button | None:
    if isinstance(wanted, int):
        return buttons[wanted - 1] if 1 <= wanted <= len(buttons) else None
    by_label = [button for button in buttons if button.text == wanted]
    by_data = [button for button in buttons if button.data == wanted]
    return next(iter((*by_label, *by_data)), None)
