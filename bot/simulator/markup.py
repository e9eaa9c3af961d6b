"""Reply markup as Telegram checks it: inline keyboards, and the reply keyboards that it passes through."""

from __future__ import annotations

import json
import re
from typing import Any

from bot.simulator import limits
from bot.simulator.errors import ApiError, bad_request
from bot.simulator.model import Button, Json, Keyboard
from bot.simulator.units import byte_length

_ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)
_URL = re.compile(r"(?:(?P<scheme>[a-z][a-z0-9+.-]*)://)?(?P<host>[^/?#\s]*)(?P<rest>[^\s]*)", re.IGNORECASE)
_HOST = re.compile(r"(?:[^@]*@)?(?:[\w-]+\.)+[\w-]{2,}(?::\d{1,5})?|(?:\d{1,3}\.){3}\d{1,3}(?::\d{1,5})?")


def read_markup(raw: object) -> tuple[Keyboard, Json | None]:
    """The inline keyboard, or the other kind of markup as it came; both empty when there is none.

    Raises:
        ApiError: for markup that Telegram would refuse.
    """
    if raw is None or raw == "":
        return (), None
    if isinstance(raw, str):
        try:
            raw = json.loads(raw)
        except ValueError:
            raise bad_request("can't parse reply keyboard markup JSON object") from None
    if raw is None:
        return (), None
    if not isinstance(raw, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in raw:
        return read_keyboard(raw["inline_keyboard"]), None
    if "keyboard" in raw:
        _check_reply_keyboard(raw["keyboard"])
        return (), raw
    if raw.get("remove_keyboard") or raw.get("force_reply") or not raw:
        return (), raw or None
    raise bad_request("object expected as reply markup")


def read_keyboard(rows: object) -> Keyboard:
    """An inline keyboard, checked button by button."""
    if not isinstance(rows, list):
        raise bad_request('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    keyboard = []
    for row in rows:
        if not isinstance(row, list):
            raise bad_request(
                'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'
            )
        if len(row) > limits.KEYBOARD_ROW:
            raise bad_request("REPLY_MARKUP_INVALID")
        if row:
            keyboard.append(tuple(_button(button) for button in row))
    if sum(map(len, keyboard)) > limits.KEYBOARD_BUTTONS:
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    return tuple(keyboard)


def _button(raw: Any) -> Button:
    if not isinstance(raw, dict):
        raise _unparsed("InlineKeyboardButton must be an Object")
    if "text" not in raw:
        raise _unparsed('Can\'t find field "text"')
    text = raw["text"]
    if not isinstance(text, str):
        raise _unparsed('Field "text" must be of type String')
    if not text.strip():
        raise bad_request("inline keyboard button text must be non-empty")
    actions = [name for name in _ACTIONS if raw.get(name) is not None]
    if not actions:
        raise _unparsed("Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise _unparsed(f"Exactly one action is allowed, found {' and '.join(actions)}")
    action = actions[0]
    value = raw[action]
    if action == "callback_data" and (
        not isinstance(value, str) or not 1 <= byte_length(value) <= limits.CALLBACK_DATA_BYTES
    ):
        raise bad_request("BUTTON_DATA_INVALID")
    if action == "url":
        value = _checked_url(str(value))
    return Button(text.strip(), action, value)


def _checked_url(url: str) -> str:
    match = _URL.fullmatch(url.strip())
    scheme = (match.group("scheme") or "").lower() if match else ""
    problem = ""
    if match is None:
        problem = "Wrong HTTP URL"
    elif scheme not in {"", "http", "https", "tg", "ton", "tonsite"}:
        problem = "Unsupported URL protocol"
    elif scheme in {"tg", "ton"}:
        problem = ""
    elif not match.group("host"):
        problem = "URL host is empty"
    elif not _HOST.fullmatch(match.group("host")):
        problem = "Wrong HTTP URL"
    if problem:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: {problem}")
    return url.strip() if scheme else f"http://{url.strip()}"


def _check_reply_keyboard(rows: object) -> None:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('field "keyboard" of the ReplyKeyboardMarkup must be an Array of Arrays')
    for button in (button for row in rows for button in row):
        text = button.get("text") if isinstance(button, dict) else button
        if not isinstance(text, str) or not text:
            raise bad_request("can't parse keyboard button: Can't find field \"text\"")


def _unparsed(reason: str) -> ApiError:
    return bad_request(f"can't parse inline keyboard button: {reason}")
