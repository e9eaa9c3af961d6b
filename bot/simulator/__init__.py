"""A Telegram Bot API on loopback, as strict as the real one, and the people and chats behind it.

``World`` holds the state and the people's side, ``Simulator`` serves it over HTTP,
``terminal`` is a chat on it.
"""

from __future__ import annotations

from bot.simulator.groups import Group
from bot.simulator.people import Person
from bot.simulator.server import Simulator
from bot.simulator.world import TOKEN, World

__all__ = ["TOKEN", "Group", "Person", "Simulator", "World"]
