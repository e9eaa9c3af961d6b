"""Logs: one line an event, as text or JSON, never with the token."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.config import Settings

_QUIET = ("httpx", "httpcore", "telegram", "apscheduler", "aiohttp", "asyncio")
"""Their lower levels print addresses with the token in them, and whole messages."""


class _Redacted(logging.Formatter):
    """Formats as text, and takes secrets out of whatever was formatted."""

    def __init__(self, secrets: tuple[str, ...]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secrets = secrets

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record."""
        return self.redact(super().format(record))

    def redact(self, text: str) -> str:
        """The text without secrets."""
        for secret in self._secrets:
            text = text.replace(secret, "***")
        return text


class _Json(_Redacted):
    """Formats as one JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record."""
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return self.redact(json.dumps(line, ensure_ascii=False))


def set_up_logs(settings: Settings) -> None:
    """Sends all logs to standard error in the settings' level and form."""
    secrets = tuple(
        secret.get_secret_value()
        for secret in (settings.token, settings.webhook_secret)
        if secret is not None
    )
    handler = logging.StreamHandler()
    handler.setFormatter((_Json if settings.log_format == "json" else _Redacted)(secrets))
    logging.basicConfig(level=settings.log_level.upper(), handlers=[handler], force=True)
    for name in _QUIET:
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLogger().level))
