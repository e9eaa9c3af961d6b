"""Settings from the environment or ``.env``: read once by the entry point, then passed down frozen."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.texts import texts
from knowledge.loader import PACKAGED

if TYPE_CHECKING:
    from knowledge.model import Language

PLATFORM = "telegram"
"""Where people's ids in the settings, and all that is delivered, come from; records name each chat with it."""

MAX_PORT = 65535
MAX_SHOWN = 80
"""How much of a wrong value is shown back."""

_SECRETS = ("token", "webhook_secret")

_TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_WEBHOOK_PORTS = (None, 443, 80, 88, 8443)
"""The ports Telegram delivers to; none means 443."""

_LOOPBACK = ("127.0.0.1", "::1", "localhost")
"""Where a local Bot API server delivers without TLS, to any port."""


class Listen(NamedTuple):
    """Where the webhook or the metrics listen."""

    host: str
    port: int


S = TypeVar("S", bound="KnowledgeSettings")


class SettingsError(Exception):
    """One or more settings cannot be used; ``lines`` has one sentence for each, ready to be shown."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


class KnowledgeSettings(BaseSettings):
    """What ``ask`` and ``kb`` need."""

    model_config = SettingsConfigDict(
        env_prefix="BOT_", env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore", frozen=True
    )

    knowledge: Path = PACKAGED

    @field_validator("knowledge")
    @classmethod
    def _is_folder(cls, folder: Path) -> Path:
        if not folder.is_dir():
            raise ValueError("no such folder")
        return folder


class Settings(KnowledgeSettings):
    """What the bot needs. The token and the webhook's secret never show in a log or a ``repr``."""

    token: SecretStr | None = None
    api_url: str = "https://api.telegram.org"
    database: Path = Path("data/dean161.db")
    admins: Annotated[frozenset[int], NoDecode] = frozenset()
    mode: Literal["polling", "webhook"] = "polling"
    webhook_url: str | None = None
    webhook_listen: Annotated[Listen, NoDecode] = Listen("127.0.0.1", 8080)
    webhook_secret: SecretStr | None = None
    metrics_listen: Annotated[Listen | None, NoDecode] = None
    messages_per_second: Annotated[int, Field(ge=0, le=1000)] = 30
    timezone: ZoneInfo = ZoneInfo("Asia/Ho_Chi_Minh")
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["text", "json"] = "text"

    @field_validator("token")
    @classmethod
    def _is_token(cls, token: SecretStr | None) -> SecretStr | None:
        if token is not None and not _TOKEN.fullmatch(token.get_secret_value()):
            raise ValueError("not a token")
        return token

    @field_validator("api_url")
    @classmethod
    def _is_address(cls, address: str) -> str:
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
            raise ValueError("not an address")
        return address.rstrip("/")

    @field_validator("admins", mode="before")
    @classmethod
    def _split_ids(cls, value: Any) -> Any:  # a validator sees whatever was given
        if not isinstance(value, str):
            return value
        ids = [part.strip() for part in value.split(",") if part.strip()]
        if not all(part.isascii() and part.isdigit() for part in ids):
            raise ValueError("not ids")
        return frozenset(int(part) for part in ids)

    @field_validator("mode", "log_level", "log_format", mode="before")
    @classmethod
    def _fold_word(cls, value: Any) -> Any:  # a validator sees whatever was given
        return value.strip().lower() if isinstance(value, str) else value

    @field_validator("webhook_url")
    @classmethod
    def _is_public(cls, address: str | None) -> str | None:
        if address is not None:
            parts = urlsplit(address)
            local = parts.scheme == "http" and parts.hostname in _LOOPBACK
            public = parts.scheme == "https" and parts.hostname and parts.port in _WEBHOOK_PORTS
            if not (local or public):
                raise ValueError("not a public address")
        return address

    @field_validator("webhook_listen", "metrics_listen", mode="before")
    @classmethod
    def _split_listen(cls, value: Any) -> Any:  # a validator sees whatever was given
        if not isinstance(value, str):
            return value
        host, _, port = value.strip().rpartition(":")
        if not host or not port.isascii() or not port.isdigit() or int(port) > MAX_PORT:
            raise ValueError("not host:port")
        return Listen(host.strip("[]"), int(port))

    @field_validator("webhook_secret")
    @classmethod
    def _is_secret(cls, secret: SecretStr | None) -> SecretStr | None:
        if secret is not None and not _SECRET.fullmatch(secret.get_secret_value()):
            raise ValueError("not a secret token")
        return secret

    @field_validator("timezone", mode="before")
    @classmethod
    def _find_zone(cls, value: Any) -> Any:  # a validator sees whatever was given
        if not isinstance(value, str):
            return value
        try:
            return ZoneInfo(value.strip())
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ValueError("no such zone") from error


def read_knowledge_settings(
    language: Language = "vi", env_file: Path | None = Path(".env")
) -> KnowledgeSettings:
    """The settings of ``ask`` and ``kb``.

    Raises:
        SettingsError: the folder does not exist.
    """
    return _read(KnowledgeSettings, language, env_file)


def read_settings(
    language: Language = "vi", env_file: Path | None = Path(".env"), *, running: bool = False
) -> Settings:
    """All settings; with ``running`` also those without which the bot cannot run.

    Raises:
        SettingsError: some settings cannot be used; every one of them is named.
    """
    settings = _read(Settings, language, env_file)
    if not running:
        return settings
    say = texts(language)
    missing = []
    if settings.token is None:
        missing.append(say("setting-token-missing"))
    if settings.mode == "webhook" and settings.webhook_url is None:
        missing.append(say("setting-webhook-url-missing"))
    if settings.mode == "webhook" and settings.webhook_secret is None:
        missing.append(say("setting-webhook-secret-missing"))
    if missing:
        raise SettingsError(missing)
    return settings


def _read(kind: type[S], language: Language, env_file: Path | None) -> S:
    try:
        return kind(_env_file=env_file)  # type: ignore[call-arg]  # BaseSettings takes it, the model's fields do not
    except ValidationError as error:
        given = {str(problem["loc"][0]): problem["input"] for problem in error.errors(include_url=False)}
        raise SettingsError([_line(name, value, language) for name, value in given.items()]) from None


def _line(field: str, given: object, language: Language) -> str:
    say = texts(language)
    name = f"BOT_{field.upper()}"
    right = say(f"setting-right-{field.replace('_', '-')}")
    if field in _SECRETS:
        return say("setting-wrong-secret", name=name, right=right)
    return say("setting-wrong", name=name, value=" ".join(str(given).split())[:MAX_SHOWN], right=right)
