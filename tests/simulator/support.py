"""What the simulator's tests share."""

from __future__ import annotations

import re
import warnings
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import TelegramError
from telegram.warnings import PTBUserWarning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from telegram import Bot

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + (640).to_bytes(4, "big") + (480).to_bytes(4, "big") + b"\x08\x02"
)


async def raw(bot: Bot, method: str, parameters: dict[str, Any]) -> Any:
    """A call with parameters that the client's own methods would not let through."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PTBUserWarning)
        return await bot.do_api_request(method, parameters)


class Ticking:
    """A clock that moves only when told."""

    def __init__(self) -> None:
        self.now = datetime(2025, 11, 3, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **parts: float) -> None:
        """Let time pass: ``pass_(seconds=20)``."""
        self.now += timedelta(**parts)


def keyboard(*labels: str, data: str = "d") -> InlineKeyboardMarkup:
    """One row of callback buttons."""
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(label, callback_data=data + label) for label in labels]]
    )


@contextmanager
def refused(kind: type[TelegramError], *texts: str) -> Iterator[None]:
    """The call inside is refused with an error whose wording holds every given text."""
    with pytest.raises(kind) as caught:
        yield
    assert type(caught.value) is kind
    for text in texts:
        # python-telegram-bot takes the "Bad Request: " off and starts with a capital.
        assert re.search(re.escape(text), caught.value.message, re.IGNORECASE), caught.value.message
