"""``dean161 ask``: the engine on the command line, one question or one JSON object a line."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from bot.commands.unswept import unswept
from bot.texts import console_language, texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from knowledge.engine import Engine
    from knowledge.model import KnowledgeBase
    from knowledge.replies import Conversation, Reply
    from knowledge.texts import Catalogue

EXIT = {"answer": 0, "clarify": 3, "none": 4}
"""What ``ask`` exits with, by the kind of its reply."""

UNUSABLE = 2
"""Exit code when a setting, the base or the call itself cannot be used."""


def _say() -> Catalogue:
    return texts(console_language(os.environ))


@click.command(help=_say()("cli-ask-help"))
@click.argument("text", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help=_say()("cli-ask-json-help"))
@click.option("--jsonl", is_flag=True, help=_say()("cli-ask-jsonl-help"))
@click.pass_context
def ask(context: click.Context, text: tuple[str, ...], *, as_json: bool, jsonl: bool) -> None:
    """Answer one question, or with ``--jsonl`` each line of standard input."""
    say = _say()
    if jsonl:
        if text:
            _stop(say("cli-ask-jsonl-text"))
        run_lines(_engine(), sys.stdin.buffer, say)
        return
    if not text:
        _stop(say("cli-ask-no-text"))
    # Arguments that are not UTF-8 arrive as lone surrogates, which cannot be printed.
    question = " ".join(text).encode("utf-8", "replace").decode("utf-8")
    reply, _ = _engine().answer(question)
    if as_json:
        click.echo(json.dumps(as_row(reply, None), ensure_ascii=False))
    else:
        click.echo(as_text(reply))
    context.exit(EXIT[reply.kind])


def as_row(reply: Reply, row_id: str | None) -> dict[str, Any]:
    """A reply as the JSON object of PRODUCT section 3."""
    return {
        "id": row_id,
        "kind": reply.kind,
        "reason": reply.reason,
        "lang": reply.lang,
        "text": reply.text(),
        "clauses": list(reply.clauses),
        "items": list(reply.items),
        "agencies": list(reply.agencies),
        "verdict": reply.verdict,
        "choices": [choice.label for choice in reply.choices],
        "score": round(min(1.0, reply.score), 3),
    }


def as_text(reply: Reply) -> str:
    """A reply as a person reads it, with the numbered readings where it asks back."""
    if reply.kind != "clarify":
        return reply.text()
    readings = "\n".join(f"{number}. {choice.label}" for number, choice in enumerate(reply.choices, start=1))
    return f"{reply.text()}\n{readings}"


def run_lines(engine: Engine, lines: Iterable[bytes], say: Catalogue) -> None:
    """Answer JSON objects line by line, in order; what is no such object gets an error and the run goes on.

    A blank line is none either: who counts lines finds as many answers.
    """
    from knowledge.replies import EMPTY

    chats: dict[str, Conversation] = {}
    for raw in lines:
        try:
            row_id, text, language, chat = _row(raw, say)
        except ValueError as error:
            print(json.dumps({"id": None, "error": str(error)}, ensure_ascii=False), flush=True)
            continue
        reply, after = engine.answer(text, chats.get(chat, EMPTY) if chat else EMPTY, language)
        if chat:
            chats[chat] = after
        print(json.dumps(as_row(reply, row_id), ensure_ascii=False), flush=True)


def _row(raw: bytes, say: Catalogue) -> tuple[str | None, str, Any, str | None]:
    """The fields of one line.

    Raises:
        ValueError: the line is no such object; the message says why, for the person who wrote it.
    """
    if not raw.strip():
        raise ValueError(say("cli-ask-empty-line"))
    try:
        row = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise ValueError(say("cli-ask-not-utf8")) from None
    except (ValueError, RecursionError):
        raise ValueError(say("cli-ask-not-json")) from None
    if not isinstance(row, dict):
        raise ValueError(say("cli-ask-not-object"))
    text, language = row.get("text"), row.get("lang")
    if not isinstance(text, str):
        raise ValueError(say("cli-ask-no-text-field"))
    if language not in (None, "vi", "en"):
        raise ValueError(say("cli-ask-bad-lang"))
    for name in ("id", "chat"):
        if not isinstance(row.get(name), str | int | None) or isinstance(row.get(name), bool):
            raise ValueError(say("cli-ask-bad-field", field=name))
    chat = row.get("chat")
    # Lone surrogates are legal in JSON and unprintable everywhere else.
    text = text.encode("utf-8", "replace").decode("utf-8")
    return row.get("id"), text, language, None if chat is None else str(chat)


def _engine() -> Engine:
    with unswept():
        from knowledge.engine import Engine
        from knowledge.loader import PACKAGED, KnowledgeError, load

        folder = _folder()
        try:
            # The packaged base is proven before it is released; somebody's own may be broken.
            return Engine(load(folder) if folder == PACKAGED else _joined(folder))
        except KnowledgeError as error:
            _stop(str(error))


def _joined(folder: Path) -> KnowledgeBase:
    from knowledge.check import load_joined

    return load_joined(folder)


def _folder() -> Path:
    from knowledge.loader import PACKAGED

    if "BOT_KNOWLEDGE" not in os.environ and not Path(".env").exists():
        return PACKAGED
    from bot.config import SettingsError, read_knowledge_settings

    try:
        return read_knowledge_settings(console_language(os.environ)).knowledge
    except SettingsError as error:
        _stop("\n".join(error.lines))


def _stop(lines: str) -> NoReturn:
    click.echo(lines, err=True)
    raise click.exceptions.Exit(UNUSABLE)
