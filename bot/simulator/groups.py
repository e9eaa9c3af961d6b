"""Groups and channels: who comes and goes, and what the bot is told of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.simulator.entities import detect
from bot.simulator.model import Message
from bot.simulator.wire import message_json

if TYPE_CHECKING:
    from bot.simulator.chats import Room
    from bot.simulator.model import Json, User
    from bot.simulator.people import Person
    from bot.simulator.world import World


def member_json(world: World, user_id: int, status: str) -> Json:
    """The ``ChatMember`` object of a status."""
    body: Json = {"status": status, "user": world.users[user_id].to_json()}
    if status in {"creator", "administrator"}:
        body["is_anonymous"] = False
    if status == "administrator":
        rights = (
            "can_manage_chat can_delete_messages can_manage_video_chats can_restrict_members"
            " can_promote_members can_change_info can_invite_users can_post_stories"
            " can_edit_stories can_delete_stories"
        )
        body.update(can_be_edited=False, **dict.fromkeys(rights.split(), True))
    if status == "kicked":
        body["until_date"] = 0
    return body


def tell_membership(world: World, chat_id: int, user_id: int, old: str, new: str, by: User) -> None:
    """Queue ``my_chat_member`` (for the bot itself) or ``chat_member``."""
    kind = "my_chat_member" if user_id == world.bot.id else "chat_member"
    payload: Json = {
        "chat": world.chats[chat_id].to_json(),
        "from": by.to_json(),
        "date": int(world.clock().timestamp()),
        "old_chat_member": member_json(world, user_id, old),
        "new_chat_member": member_json(world, user_id, new),
    }
    world.tell(kind, payload, ("chat", chat_id))


@dataclass(frozen=True, slots=True)
class Group:
    """A group, supergroup or channel, for tests to act on."""

    world: World
    id: int

    @property
    def room(self) -> Room:
        """The group as the server keeps it."""
        return self.world.rooms[self.id]

    def _by(self, by: Person | None) -> User:
        if by is not None:
            return self.world.users[by.id]
        people = [user_id for user_id in self.room.members if user_id != self.world.bot.id]
        return self.world.users[people[0]] if people else self.world.bot

    def _service(self, sender: int, **fields: object) -> Message:
        message = Message(self.id, 0, self.world.clock(), sender, "service", extra=dict(fields))
        message = self.world.post(message)
        self.world.tell_message(message)
        return message

    def _set(self, user_id: int, status: str, by: User) -> None:
        old = self.room.status(user_id)
        self.room.members[user_id] = status
        tell_membership(self.world, self.id, user_id, old, status, by)

    def add_bot(self, by: Person | None = None, *, admin: bool = False) -> None:
        """The bot is added: ``my_chat_member`` and the service message."""
        actor = self._by(by)
        self._set(self.world.bot.id, "administrator" if admin else "member", actor)
        if self.room.chat.type != "channel":
            self._service(actor.id, new_chat_members=[self.world.bot.to_json()])

    def promote_bot(self, by: Person | None = None) -> None:
        """The bot becomes an administrator."""
        self._set(self.world.bot.id, "administrator", self._by(by))

    def kick_bot(self, by: Person | None = None) -> None:
        """The bot is removed; it may not write here any more."""
        self._set(self.world.bot.id, "kicked", self._by(by))

    def join(self, person: Person, *, admin: bool = False) -> None:
        """A person joins."""
        self._set(person.id, "administrator" if admin else "member", self.world.users[person.id])
        self._service(person.id, new_chat_members=[self.world.users[person.id].to_json()])

    def leave(self, person: Person) -> None:
        """A person leaves."""
        self._set(person.id, "left", self.world.users[person.id])
        self._service(person.id, left_chat_member=self.world.users[person.id].to_json())

    def upgrade(self) -> Group:
        """The group becomes a supergroup with a new id; both service messages are sent."""
        world, old = self.world, self.room
        new = world.group(old.chat.title, supergroup=True, with_bot=False)
        world.rooms[new.id].members.update(old.members)
        sender = self._by(None).id
        self._service(sender, migrate_to_chat_id=new.id)
        old.upgraded_to = new.id
        new._service(sender, migrate_from_chat_id=self.id)
        return new

    def post(self, text: str) -> Message:
        """A channel post by another administrator."""
        world = self.world
        message = world.post(Message(self.id, 0, world.clock(), 0, "text", text, detect(text)))
        world.tell("channel_post", message_json(world, message), ("chat", self.id))
        return message

    def edit_post(self, message: Message, text: str) -> Message:
        """A channel post is edited."""
        changed = self.world.change(message, text=text, entities=detect(text))
        self.world.tell("edited_channel_post", message_json(self.world, changed), ("chat", self.id))
        return changed

    def retitle(self, title: str, by: Person | None = None) -> None:
        """The group gets another title."""
        self.room.chat = replace(self.room.chat, title=title)
        self.world.chats[self.id] = self.room.chat
        self._service(self._by(by).id, new_chat_title=title)
