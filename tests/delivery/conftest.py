"""The bot on the loopback server."""

from __future__ import annotations

from tests.handlers.conftest import bot

__all__ = ["bot"]
