"""Logs in both forms; the token is in none."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING

import pytest

from bot.logs import set_up_logs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.config import Settings


@pytest.fixture(autouse=True)
def _logging_as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = handlers, level


def _token(settings: Settings) -> str:
    assert settings.token is not None
    return settings.token.get_secret_value()


@pytest.mark.parametrize("form", ["text", "json"])
def test_no_token(settings: Settings, capsys: pytest.CaptureFixture[str], form: str) -> None:
    set_up_logs(settings.model_copy(update={"log_format": form}))
    try:
        raise ValueError(f"https://api.telegram.org/bot{_token(settings)}/getMe")
    except ValueError:
        logging.getLogger("x").exception("calling %s", _token(settings))
    written = capsys.readouterr().err
    assert "calling ***" in written
    assert _token(settings) not in written


def test_json_lines(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs(settings.model_copy(update={"log_format": "json"}))
    logging.getLogger("handlers").warning("xin chào %d", 3)
    line = json.loads(capsys.readouterr().err)
    assert (line["level"], line["logger"], line["message"]) == ("warning", "handlers", "xin chào 3")
    assert line["time"].endswith("+00:00")


def test_levels(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs(settings.model_copy(update={"log_level": "debug"}))
    logging.getLogger("bot").debug("shown")
    logging.getLogger("httpx").info("an address with a token")
    logging.getLogger("telegram.ext.Application").debug("a whole message")
    written = capsys.readouterr().err
    assert "shown" in written
    assert "address" not in written
    assert "whole message" not in written
