"""What a bot says about itself: names, descriptions, command menus, menu buttons; each by language."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.simulator import limits
from bot.simulator.errors import bad_request
from bot.simulator.units import utf16_length

if TYPE_CHECKING:
    from bot.simulator.model import Json

Scope = tuple[str, int, int]
Commands = tuple[tuple[str, str], ...]
_COMMAND = re.compile(rf"/?([a-z0-9_]{{1,{limits.COMMAND_NAME}}})")
_CHAT_SCOPES = frozenset({"chat", "chat_administrators", "chat_member"})
_WIDE_SCOPES = frozenset({"default", "all_private_chats", "all_group_chats", "all_chat_administrators"})


@dataclass(slots=True)
class Profile:
    """The bot's own settings; texts are kept per field and language ("" for the default)."""

    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    commands: dict[tuple[Scope, str], Commands] = field(default_factory=dict)
    menu_buttons: dict[int, Json] = field(default_factory=dict)

    def menu(self, user_id: int, chat_id: int, *, private: bool, admin: bool, language: str) -> Commands:
        """The commands that one person sees in one chat, by Telegram's order of scopes."""
        if private:
            scopes: tuple[Scope, ...] = (("chat", chat_id, 0), ("all_private_chats", 0, 0))
        else:
            admins: tuple[Scope, ...] = (("chat_administrators", chat_id, 0),) if admin else ()
            wide: tuple[Scope, ...] = (("all_chat_administrators", 0, 0),) if admin else ()
            scopes = (
                ("chat_member", chat_id, user_id),
                *admins,
                ("chat", chat_id, 0),
                *wide,
                ("all_group_chats", 0, 0),
            )
        for scope in (*scopes, ("default", 0, 0)):
            for code in dict.fromkeys((language, "")):
                found = self.commands.get((scope, code))
                if found:
                    return found
        return ()


def read_commands(raw: object) -> Commands:
    """The list of ``setMyCommands``, checked."""
    if not isinstance(raw, list):
        raise bad_request("can't parse commands: expected an Array of BotCommand")
    if len(raw) > limits.COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    found = []
    for item in raw:
        if not isinstance(item, dict) or "command" not in item or "description" not in item:
            raise bad_request('can\'t parse BotCommand: Can\'t find field "command" or "description"')
        match = _COMMAND.fullmatch(str(item["command"]))
        if match is None:
            raise bad_request("BOT_COMMAND_INVALID")
        description = str(item["description"]).strip()
        if not 1 <= utf16_length(description) <= limits.COMMAND_DESCRIPTION:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
        found.append((match.group(1), description))
    return tuple(found)


def read_scope(raw: object) -> Scope:
    """A ``BotCommandScope`` as a key."""
    if raw is None:
        return ("default", 0, 0)
    kind = raw.get("type") if isinstance(raw, dict) else None
    if not isinstance(raw, dict) or kind not in _CHAT_SCOPES | _WIDE_SCOPES:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    if kind in _WIDE_SCOPES:
        return (str(kind), 0, 0)
    if "chat_id" not in raw or (kind == "chat_member" and "user_id" not in raw):
        raise bad_request("can't parse BotCommandScope: chat_id or user_id is missing")
    return (str(kind), int(raw["chat_id"]), int(raw.get("user_id", 0)))


def read_language(code: str) -> str:
    """A ``language_code``: empty or two letters."""
    if code and not re.fullmatch(r"[a-z]{2}", code):
        raise bad_request("LANG_CODE_INVALID")
    return code
