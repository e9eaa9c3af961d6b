"""The bot's own settings: who it is, its command menus, names and descriptions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.simulator import limits
from bot.simulator.errors import bad_request
from bot.simulator.profile import read_commands, read_language, read_scope
from bot.simulator.units import utf16_length

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.simulator.methods.request import Request
    from bot.simulator.model import Json

_MENU_BUTTONS = frozenset({"default", "commands", "web_app"})


def _get_me(request: Request) -> Json:
    world = request.world
    return {
        **world.bot.to_json(),
        "can_join_groups": True,
        "can_read_all_group_messages": not world.privacy,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
    }


def _scope_and_language(request: Request) -> tuple[Any, str]:
    scope = read_scope(request.json("scope"))
    if scope[1]:
        request.world.room(scope[1])
    return scope, read_language(request.text("language_code"))


def _set_commands(request: Request) -> bool:
    commands = read_commands(request.json("commands"))
    request.world.profile.commands[_scope_and_language(request)] = commands
    request.world.bell.ring()
    return True


def _get_commands(request: Request) -> list[Json]:
    found = request.world.profile.commands.get(_scope_and_language(request), ())
    return [{"command": name, "description": description} for name, description in found]


def _delete_commands(request: Request) -> bool:
    request.world.profile.commands.pop(_scope_and_language(request), None)
    return True


def _setter(field: str, most: int) -> Callable[[Request], bool]:
    def set_text(request: Request) -> bool:
        text = request.text(field)
        if utf16_length(text) > most:
            raise bad_request(f"BOT_{field.upper()}_TOO_LONG")
        request.world.profile.texts[field, read_language(request.text("language_code"))] = text
        return True

    return set_text


def _getter(field: str) -> Callable[[Request], Json]:
    def get_text(request: Request) -> Json:
        texts = request.world.profile.texts
        language = read_language(request.text("language_code"))
        default = request.world.bot.first_name if field == "name" else ""
        return {field: texts.get((field, language)) or texts.get((field, ""), "") or default}

    return get_text


def _set_menu_button(request: Request) -> bool:
    button = request.json("menu_button") or {"type": "default"}
    if not isinstance(button, dict) or button.get("type") not in _MENU_BUTTONS:
        raise bad_request("can't parse MenuButton: unsupported type specified")
    chat_id = request.room().chat.id if request.has("chat_id") else 0
    request.world.profile.menu_buttons[chat_id] = button
    return True


def _get_menu_button(request: Request) -> Json:
    chat_id = request.room().chat.id if request.has("chat_id") else 0
    buttons = request.world.profile.menu_buttons
    return buttons.get(chat_id) or buttons.get(0) or {"type": "default"}


def _true(request: Request) -> bool:
    return True


METHODS: dict[str, Callable[[Request], Any]] = {
    "getMe": _get_me,
    "logOut": _true,
    "close": _true,
    "setMyCommands": _set_commands,
    "getMyCommands": _get_commands,
    "deleteMyCommands": _delete_commands,
    "setMyName": _setter("name", limits.BOT_NAME),
    "getMyName": _getter("name"),
    "setMyDescription": _setter("description", limits.BOT_DESCRIPTION),
    "getMyDescription": _getter("description"),
    "setMyShortDescription": _setter("short_description", limits.BOT_SHORT_DESCRIPTION),
    "getMyShortDescription": _getter("short_description"),
    "setChatMenuButton": _set_menu_button,
    "getChatMenuButton": _get_menu_button,
}
