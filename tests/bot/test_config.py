"""Settings: names, defaults, and one clear line for whatever is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.config import Listen, SettingsError, read_knowledge_settings, read_settings

DUMMY = "123456:dummy-token_for-tests"


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TOKEN", "API_URL", "DATABASE", "ADMINS", "KNOWLEDGE", "MODE", "TIMEZONE", "LOG_LEVEL"):
        monkeypatch.delenv(f"BOT_{name}", raising=False)


def test_defaults() -> None:
    settings = read_settings(env_file=None)
    assert settings.token is None
    assert settings.api_url == "https://api.telegram.org"
    assert settings.database == Path("data/dean161.db")
    assert settings.admins == frozenset()
    assert settings.knowledge.name == "hatinh161"
    assert settings.mode == "polling"
    assert settings.webhook_listen == Listen("127.0.0.1", 8080)
    assert str(settings.timezone) == "Asia/Ho_Chi_Minh"
    assert (settings.log_level, settings.log_format) == ("info", "text")


def test_frozen() -> None:
    settings = read_settings(env_file=None)
    with pytest.raises(ValidationError):
        settings.mode = "webhook"


@pytest.mark.parametrize(
    ("name", "value", "field", "expected"),
    [
        ("BOT_ADMINS", "1001, 1002,", "admins", frozenset({1001, 1002})),
        ("BOT_ADMINS", "", "admins", frozenset()),
        ("BOT_WEBHOOK_LISTEN", "0.0.0.0:80", "webhook_listen", Listen("0.0.0.0", 80)),  # noqa: S104
        ("BOT_WEBHOOK_LISTEN", "[::1]:8443", "webhook_listen", Listen("::1", 8443)),
        ("BOT_MODE", "Webhook", "mode", "webhook"),
        ("BOT_LOG_LEVEL", "DEBUG", "log_level", "debug"),
        ("BOT_API_URL", "http://localhost:8081/", "api_url", "http://localhost:8081"),
    ],
)
def test_reads(monkeypatch: pytest.MonkeyPatch, name: str, value: str, field: str, expected: object) -> None:
    monkeypatch.setenv(name, value)
    assert getattr(read_settings(env_file=None), field) == expected


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOT_TOKEN", "not-a-token"),
        ("BOT_API_URL", "api.telegram.org"),
        ("BOT_API_URL", "ftp://x"),
        ("BOT_ADMINS", "1001;1002"),
        ("BOT_ADMINS", "@lan"),
        ("BOT_KNOWLEDGE", "/no/such/folder"),
        ("BOT_MODE", "push"),
        ("BOT_WEBHOOK_URL", "http://bot.example.org/hook"),
        ("BOT_WEBHOOK_URL", "https://bot.example.org:5000/hook"),
        ("BOT_WEBHOOK_LISTEN", "8080"),
        ("BOT_WEBHOOK_LISTEN", "127.0.0.1:99999"),
        ("BOT_WEBHOOK_SECRET", "bí mật"),
        ("BOT_TIMEZONE", "Hanoi"),
        ("BOT_TIMEZONE", "../../etc/passwd"),
        ("BOT_LOG_LEVEL", "loud"),
        ("BOT_LOG_FORMAT", "xml"),
    ],
)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_wrong_one_line(monkeypatch: pytest.MonkeyPatch, name: str, value: str, language: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as caught:
        read_settings(language, env_file=None)  # type: ignore[arg-type]  # a parameter of the two languages
    (line,) = caught.value.lines
    assert line.startswith(f"{name}: ")
    assert "\n" not in line
    if name not in ("BOT_TOKEN", "BOT_WEBHOOK_SECRET"):
        assert value in line
    else:
        assert value not in line


def test_all_wrong_ones_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_MODE", "push")
    monkeypatch.setenv("BOT_ADMINS", "x")
    with pytest.raises(SettingsError) as caught:
        read_settings(env_file=None)
    assert sorted(line.split(":")[0] for line in caught.value.lines) == ["BOT_ADMINS", "BOT_MODE"]


def test_running_needs_a_token() -> None:
    with pytest.raises(SettingsError, match="@BotFather"):
        read_settings(env_file=None, running=True)


def test_webhook_needs_url_and_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", DUMMY)
    monkeypatch.setenv("BOT_MODE", "webhook")
    with pytest.raises(SettingsError) as caught:
        read_settings(env_file=None, running=True)
    assert [line.split(":")[0] for line in caught.value.lines] == ["BOT_WEBHOOK_URL", "BOT_WEBHOOK_SECRET"]


def test_token_never_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", DUMMY)
    settings = read_settings(env_file=None, running=True)
    assert DUMMY not in repr(settings)
    assert DUMMY not in str(settings.model_dump())


def test_env_file(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text(f"BOT_TOKEN={DUMMY}\nBOT_ADMINS=7\nOTHER=1\n", encoding="utf-8")
    settings = read_settings(env_file=file)
    assert settings.token is not None
    assert settings.token.get_secret_value() == DUMMY
    assert settings.admins == frozenset({7})


def test_wrong_in_env_file_is_shown(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("BOT_MODE=push\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="push"):
        read_settings(env_file=file)


def test_knowledge_settings_need_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_MODE", "push")
    assert read_knowledge_settings(env_file=None).knowledge.is_dir()
