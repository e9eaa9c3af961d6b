"""The methods of the Bot API, one module a family; ``METHODS`` maps a name in lower case to its function."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.simulator.methods import answers, chats, editing, polls, profile, sending, uploads

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.simulator.methods.request import Request

_FAMILIES: tuple[Mapping[str, Callable[[Request], Any]], ...] = (
    sending.METHODS,
    uploads.METHODS,
    editing.METHODS,
    polls.METHODS,
    answers.METHODS,
    profile.METHODS,
    chats.METHODS,
)
# Telegram takes method names in any case.
METHODS: dict[str, Callable[[Request], Any]] = {
    name.lower(): function for family in _FAMILIES for name, function in family.items()
}
