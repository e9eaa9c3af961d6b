"""Chats, who is in them, and whether the bot may write there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.simulator.errors import bad_request, forbidden

if TYPE_CHECKING:
    from bot.simulator.model import Chat, Message

PRESENT = frozenset({"creator", "administrator", "member", "restricted"})
ADMINS = frozenset({"creator", "administrator"})


@dataclass(slots=True)
class Room:
    """A chat with its messages and members, as the server keeps it."""

    chat: Chat
    members: dict[int, str] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    bot_messages: list[int] = field(default_factory=list)
    pinned: list[int] = field(default_factory=list)
    last_id: int = 0
    upgraded_to: int = 0

    def status(self, user_id: int) -> str:
        """The member status of a user, as ``getChatMember`` names it."""
        return self.members.get(user_id, "left")

    def check_writable(self, bot_id: int, *, opened: bool, blocked: bool) -> None:
        """Raise what Telegram answers when the bot may not write here.

        Raises:
            ApiError: blocked, never started, kicked, left, or upgraded.
        """
        if self.upgraded_to:
            raise bad_request(
                "group chat was upgraded to a supergroup chat", migrate_to_chat_id=self.upgraded_to
            )
        if self.chat.type == "private":
            if blocked:
                raise forbidden("bot was blocked by the user")
            if not opened:
                raise forbidden("bot can't initiate conversation with a user")
            return
        status, kind = self.status(bot_id), f"{self.chat.type} chat"
        if status == "kicked" or (status == "left" and self.chat.type == "group"):
            raise forbidden(f"bot was kicked from the {kind}")
        if status == "left":
            raise forbidden(f"bot is not a member of the {kind}")
        if self.chat.type == "channel" and status not in ADMINS:
            raise bad_request("need administrator rights in the channel chat")
