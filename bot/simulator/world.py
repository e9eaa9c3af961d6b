"""The small world behind the simulated Bot API: people, chats, messages, files, polls, menus."""

from __future__ import annotations

import asyncio
import hashlib
import itertools
import mimetypes
from collections import deque
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from bot.simulator import limits
from bot.simulator.chats import PRESENT, Room
from bot.simulator.errors import bad_request
from bot.simulator.faults import Faults
from bot.simulator.groups import Group
from bot.simulator.model import (
    Call,
    Chat,
    ChatType,
    Event,
    File,
    Happening,
    InlineQuestion,
    Json,
    Message,
    Poll,
    Press,
    User,
)
from bot.simulator.people import Person
from bot.simulator.profile import Profile
from bot.simulator.rates import Rates
from bot.simulator.updates import UpdateQueue
from bot.simulator.waiting import Bell
from bot.simulator.wire import message_json, poll_json

if TYPE_CHECKING:
    from collections.abc import Callable

TOKEN = "161161161:AAsimulated-token-for-loopback-only"
_KEPT_CALLS = 100_000


def utc_now() -> datetime:
    """The default clock."""
    return datetime.now(UTC)


class World:
    """Everything the server knows. Used from one event loop; every change is synchronous.

    ``clock`` must give aware times. ``privacy`` is the privacy mode of bots in groups. ``rates`` turns
    Telegram's sending rates on. ``probes`` are asked by :meth:`idle`: each says whether the application
    has nothing left to do.
    """

    def __init__(
        self,
        *,
        token: str = TOKEN,
        bot_name: str = "Đề án 161 Hà Tĩnh",
        bot_username: str = "dean161_bot",
        clock: Callable[[], datetime] = utc_now,
        first_update_id: int = 500_000_001,
        privacy: bool = True,
        rates: bool = False,
        callback_deadline: timedelta = limits.CALLBACK_DEADLINE,
    ) -> None:
        self.token = token
        self.bot = User(int(token.split(":", maxsplit=1)[0]), bot_name, username=bot_username, is_bot=True)
        self.clock = clock
        self.privacy = privacy
        self.callback_deadline = callback_deadline
        self.bell = Bell()
        self.listeners: list[Callable[[Event], None]] = []
        self.updates = UpdateQueue(clock, first_update_id, self.bell.ring)
        self.faults = Faults()
        self.rates = Rates(clock) if rates else None
        self.profile = Profile()
        self.probes: list[Callable[[], bool]] = []
        self.users: dict[int, User] = {self.bot.id: self.bot}
        self.chats: dict[int, Chat] = {}
        self.rooms: dict[int, Room] = {}
        self.opened: set[int] = set()
        self.blocked: set[int] = set()
        self.files: dict[str, File] = {}
        self.paths: dict[str, File] = {}
        self.polls: dict[str, Poll] = {}
        self.closing: dict[str, datetime] = {}
        self.poll_places: dict[str, tuple[int, int]] = {}
        self.presses: dict[str, Press] = {}
        self.questions: dict[str, InlineQuestion] = {}
        self.inline_places: dict[str, tuple[int, int]] = {}
        self.sent: list[tuple[int, int]] = []
        self.deleted: list[Message] = []
        self.reactions: dict[tuple[int, int], tuple[str, ...]] = {}
        self.actions: deque[tuple[int, str]] = deque(maxlen=_KEPT_CALLS)
        self.calls: deque[Call] = deque(maxlen=_KEPT_CALLS)
        self.unknown_calls: list[str] = []
        self.webhook_url = ""
        self.in_flight = 0
        self.finished_calls = 0
        self._numbers = itertools.count(1)
        self._shared_message_id = 0
        self._read: dict[int, int] = {}

    # People and chats

    def person(
        self,
        user_id: int,
        first_name: str = "An",
        *,
        username: str = "",
        language_code: str = "vi",
        last_name: str = "",
        started: bool = True,
    ) -> Person:
        """A person; ``started`` says whether they ever wrote to the bot, so that it may write to them."""
        self.users[user_id] = User(user_id, first_name, last_name, username, language_code)
        if user_id not in self.rooms:
            chat = Chat(user_id, "private", username=username, first_name=first_name, last_name=last_name)
            self._room(chat)
        if started:
            self.opened.add(user_id)
        return Person(self, user_id)

    def group(
        self, title: str, *members: Person, supergroup: bool = False, with_bot: bool = True, chat_id: int = 0
    ) -> Group:
        """A group, created by the first member; adding the bot is told to it as Telegram does."""
        number = next(self._numbers)
        kind: ChatType = "supergroup" if supergroup else "group"
        number = -1_001_000_000_000 - number if supergroup else -4_000_000 - number
        room = self._room(Chat(chat_id or number, kind, title))
        for index, member in enumerate(members):
            room.members[member.id] = "member" if index else "creator"
        group = Group(self, room.chat.id)
        if with_bot:
            group.add_bot(by=members[0] if members else None)
        return group

    def channel(self, title: str, *, username: str = "", with_bot: bool = True) -> Group:
        """A channel where the bot is an administrator."""
        chat = Chat(-1_002_000_000_000 - next(self._numbers), "channel", title, username)
        room = self._room(chat)
        if with_bot:
            room.members[self.bot.id] = "administrator"
        return Group(self, chat.id)

    def _room(self, chat: Chat) -> Room:
        room = Room(chat)
        self.chats[chat.id] = chat
        self.rooms[chat.id] = room
        return room

    def room(self, chat_id: object) -> Room:
        """The chat that a method's ``chat_id`` names: a number or an @username.

        Raises:
            ApiError: "chat not found".
        """
        text = str(chat_id).strip()
        if text.startswith("@"):
            for chat in self.chats.values():
                if chat.type != "private" and chat.username.lower() == text[1:].lower():
                    return self.rooms[chat.id]
            raise bad_request("chat not found")
        number = int(text) if text.lstrip("-").isdigit() else 0
        if number not in self.rooms:
            raise bad_request("chat not found")
        return self.rooms[number]

    def writable(self, chat_id: object) -> Room:
        """The chat, if the bot may write there; raises what Telegram would answer."""
        room = self.room(chat_id)
        identity = room.chat.id
        room.check_writable(self.bot.id, opened=identity in self.opened, blocked=identity in self.blocked)
        return room

    # Messages

    def message(self, chat_id: int, message_id: int) -> Message | None:
        """A message as it stands, or None when it never was or was deleted."""
        room = self.rooms.get(chat_id)
        return room.messages.get(message_id) if room else None

    def post(self, message: Message) -> Message:
        """Put a new message into its chat; it gets its number here."""
        room = self.rooms[message.chat_id]
        if room.chat.type in {"private", "group"}:
            # Private chats and basic groups share one numbering, the account's own.
            self._shared_message_id += 1
            number = self._shared_message_id
        else:
            room.last_id += 1
            number = room.last_id
        message = replace(message, message_id=number)
        room.messages[number] = message
        if message.sender == self.bot.id and message.kind != "service":
            room.bot_messages.append(number)
            self.sent.append((message.chat_id, number))
        if message.poll_id:
            self.poll_places[message.poll_id] = (message.chat_id, number)
        self.announce("sent", message)
        return message

    def change(self, message: Message, **fields: Any) -> Message:
        """Store an edited state of a message, keeping the earlier one in its history."""
        earlier = replace(message, history=())
        # New buttons alone do not make a message "edited" on Telegram.
        at = message.edited_at if set(fields) == {"keyboard"} else self.clock()
        changed = replace(message, history=(*message.history, earlier), edited_at=at, **fields)
        self.rooms[message.chat_id].messages[message.message_id] = changed
        self.announce("edited", changed)
        return changed

    def remove(self, message: Message) -> None:
        """Delete a message; it stays in :attr:`deleted`."""
        self.rooms[message.chat_id].messages.pop(message.message_id, None)
        self.deleted.append(message)
        self.announce("deleted", message)

    def announce(self, what: Happening, value: Message | Press) -> None:
        """Tell the listeners, then those who wait."""
        for listener in self.listeners:
            listener(Event(what, value))
        self.bell.ring()

    def tell(self, kind: str, payload: Json, lane: tuple[str, int]) -> int | None:
        """Queue an update."""
        return self.updates.push(kind, payload, lane)

    def tell_message(self, message: Message, kind: str = "message") -> int | None:
        """Queue a person's message, if the bot would get to see it."""
        return self.tell(kind, message_json(self, message), ("chat", message.chat_id))

    def tell_poll(self, poll: Poll) -> None:
        """Queue the new state of a poll."""
        self.tell("poll", poll_json(poll), ("poll", self.poll_places.get(poll.id, (0, 0))[0]))

    def is_member(self, chat_id: int, user_id: int) -> bool:
        """Whether somebody is in a chat now."""
        return self.rooms[chat_id].status(user_id) in PRESENT

    # Files, polls, numbers

    def number(self) -> int:
        """A number that was not given before."""
        return next(self._numbers)

    def store(self, kind: str, name: str, content: bytes, *, width: int = 0, height: int = 0) -> File:
        """Keep an uploaded file under a new file id."""
        number = self.number()
        mark = hashlib.blake2s(f"{kind}{number}".encode(), digest_size=15).hexdigest()
        mime = mimetypes.guess_type(name)[0] or "application/octet-stream"
        suffix = name.rsplit(".", 1)[-1] if "." in name else "bin"
        file = File(
            file_id=f"BQACAgUAAx{mark}{number}",
            unique_id=f"AgAD{mark[:12]}",
            kind=kind,
            name=name,
            mime=mime,
            path=f"{kind}s/file_{number}.{suffix}",
            content=content,
            width=width,
            height=height,
        )
        self.files[file.file_id] = file
        self.paths[file.path] = file
        return file

    def close_due_polls(self) -> None:
        """Close the polls whose time is over."""
        now = self.clock()
        for poll_id in [poll_id for poll_id, closes_at in self.closing.items() if closes_at <= now]:
            del self.closing[poll_id]
            if not self.polls[poll_id].is_closed:
                self.polls[poll_id] = replace(self.polls[poll_id], is_closed=True)
                self.tell_poll(self.polls[poll_id])

    # What tests and the terminal look at

    def from_bot(self, chat_id: int | None = None) -> list[Message]:
        """The bot's messages that still stand, oldest first, in one chat or in all."""
        if chat_id is None:
            found = (self.message(chat, number) for chat, number in self.sent)
        else:
            room = self.rooms[chat_id]
            found = (room.messages.get(number) for number in room.bot_messages)
        return [message for message in found if message is not None]

    def latest(self, chat_id: int) -> Message | None:
        """The newest message of the bot in a chat that still stands."""
        room = self.rooms[chat_id]
        for number in reversed(room.bot_messages):
            if number in room.messages:
                return room.messages[number]
        return None

    def calls_of(self, method: str) -> list[Call]:
        """The calls of one method, oldest first."""
        return [call for call in self.calls if call.method.lower() == method.lower()]

    def unread(self, chat_id: int) -> list[Message]:
        """The bot's messages in a chat that :meth:`replies` did not return yet, in their present state."""
        room = self.rooms[chat_id]
        numbers = room.bot_messages[self._read.get(chat_id, 0) :]
        return [room.messages[number] for number in numbers if number in room.messages]

    def mark_read(self, chat_id: int) -> None:
        """Forget what :meth:`replies` would still return."""
        self._read[chat_id] = len(self.rooms[chat_id].bot_messages)

    async def replies(self, chat_id: int, count: int = 1, timeout: float = 5.0) -> list[Message]:
        """The next ``count`` messages of the bot in a chat, waiting for them.

        Each message is returned once; further ones stay for the next call (see :meth:`unread`).

        Raises:
            TimeoutError: fewer came.
        """
        room = self.rooms[chat_id]
        start = self._read.get(chat_id, 0)
        await self.bell.until(
            lambda: len(room.bot_messages) >= start + count,
            timeout,
            lambda: (
                f"{count} replies expected in chat {chat_id}, got {[m.text for m in self.unread(chat_id)]}"
            ),
        )
        self._read[chat_id] = start + count
        numbers = room.bot_messages[start : start + count]
        return [room.messages[number] for number in numbers if number in room.messages]

    async def reply(self, chat_id: int, timeout: float = 5.0) -> Message:
        """The next message of the bot in a chat."""
        return (await self.replies(chat_id, 1, timeout))[0]

    async def answered(self, press_id: str, timeout: float = 5.0) -> Press:
        """A button press, once the bot answered it."""
        await self.until(
            lambda: self.presses[press_id].answer is not None, timeout, "the press is not answered"
        )
        return self.presses[press_id]

    async def inline_results(self, question_id: str, timeout: float = 5.0) -> InlineQuestion:
        """An inline query, once the bot answered it."""
        await self.until(
            lambda: self.questions[question_id].results is not None,
            timeout,
            "the inline query is not answered",
        )
        return self.questions[question_id]

    async def until(
        self, true: Callable[[], bool], timeout: float = 5.0, what: str = "it never came true"
    ) -> None:
        """Wait for any condition on the world."""
        await self.bell.until(true, timeout, lambda: what)

    def _rested(self) -> bool:
        receiving = self.updates.waiting or bool(self.webhook_url)
        return receiving and not len(self.updates) and self.in_flight == 0

    async def idle(self, timeout: float = 10.0, quiet: float = 0.15) -> None:
        """Wait until the bot is done: a receiver waits, no update is unconfirmed, no call is running, and
        every probe agrees.

        A bot that confirms before it answers needs a probe for this to be sure; without one, ``quiet``
        seconds without any call are taken as the end.

        Raises:
            TimeoutError: the bot was still busy, or nothing receives updates.
        """
        loop = asyncio.get_running_loop()
        deadline = loop.time() + timeout
        while True:
            await self.bell.until(
                self._rested,
                max(deadline - loop.time(), 0),
                lambda: f"the bot is not idle: {len(self.updates)} updates wait, {self.in_flight} calls run",
            )
            if self.probes and all(probe() for probe in self.probes) and self._rested():
                return
            before = self.finished_calls
            await asyncio.sleep(0.01 if self.probes else quiet)
            if not self.probes and self._rested() and before == self.finished_calls:
                return
            if self.probes and loop.time() > deadline:
                raise TimeoutError("the application still has work")
