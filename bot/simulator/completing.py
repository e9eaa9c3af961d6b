"""Completion of commands on the trial terminal: the bot's menu for whoever types, then the terminal's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prompt_toolkit.completion import CompleteEvent, Completer, Completion

from bot.simulator.telephone import COMMANDS, ROLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prompt_toolkit.document import Document

    from bot.simulator.telephone import Telephone
    from knowledge.texts import Catalogue


class CommandCompleter(Completer):
    """Offers commands after a slash, and the roles after ``/as``."""

    def __init__(self, telephone: Telephone, say: Catalogue) -> None:
        self._telephone = telephone
        self._say = say

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:
        """The commands that begin as typed."""
        typed = document.text_before_cursor
        if typed.startswith("/as "):
            part = typed.removeprefix("/as ")
            for role in ROLES:
                if role.startswith(part):
                    yield Completion(role, -len(part), display_meta=self._say(f"terminal-who-{role}"))
        elif typed.startswith("/") and " " not in typed:
            own = [(name, self._say(f"terminal-help-{'help' if name == '?' else name}")) for name in COMMANDS]
            for name, description in (*self._telephone.person.menu(), *own):
                if f"/{name}".startswith(typed):
                    yield Completion(f"/{name}", -len(typed), display_meta=description)
