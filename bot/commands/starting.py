"""What can go wrong at the start, each told in one clear line instead of a traceback."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click
from telegram.error import InvalidToken, TelegramError

from bot.config import SettingsError
from bot.delivery.webhook import PortTakenError
from bot.storage.database import DatabaseError
from bot.storage.lock import DatabaseInUseError, TokenInUseError
from bot.texts import console_language, texts
from knowledge.loader import KnowledgeError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.model import Language


@contextmanager
def clear_start() -> Iterator[Language]:
    """Yields the console's language, and ends the process with a clear line when the start fails."""
    language = console_language(os.environ)
    try:
        yield language
    except SettingsError as error:
        _end("\n".join(error.lines))
    except KnowledgeError as error:
        _end(texts(language)("start-knowledge-broken", problems=str(error)))
    except DatabaseInUseError as error:
        _end(texts(language)("start-database-in-use", path=str(error.path), holder=error.holder))
    except DatabaseError as error:
        _end(texts(language)("start-database-broken", problem=str(error)))
    except TokenInUseError as error:
        _end(texts(language)("start-token-in-use", holder=error.holder))
    except InvalidToken:
        _end(texts(language)("start-token-rejected"))
    except TelegramError as error:
        _end(texts(language)("start-telegram-refused", problem=error.message))
    except PortTakenError as error:
        _end(texts(language)("start-port-taken", name=error.setting, problem=str(error)))


def _end(line: str) -> None:
    click.echo(line, err=True)
    raise SystemExit(1)
