"""What the documents say holds: commands, settings, targets, examples and the conversation shown."""

from __future__ import annotations

import re
import shlex
from dataclasses import fields
from datetime import datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from click.testing import CliRunner

from bot.cli import COMMANDS, main
from bot.config import Listen, Settings
from bot.reports.outline import Outline
from bot.reports.outline_annexes import CodeRow, GapRow, ItemColumn, MatrixRow
from bot.reports.outline_sections import Line, Section
from bot.services.admission import Applicant
from bot.storage.database import ChatKey
from handlers import TABLE, Command
from knowledge.engine import Engine
from knowledge.loader import LISTS, PACKAGED, load
from knowledge.model import Entry, Topic
from knowledge.replies import EMPTY
from tests.support.playground import Playground

if TYPE_CHECKING:
    from bot.services.library import Library
    from tests.support.clock import Clock

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CURATING = (ROOT / "docs" / "curating.md").read_text(encoding="utf-8")
DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]

# A path, a file name or an address also has strokes; a command of the chat stands alone in its backquotes.
_CHAT_COMMAND = re.compile(r"`/([a-z_]+)(?: [^`]*)?`")
_MAKE = re.compile(r"(?:`|^|\| )(?:BOT_TOKEN=… )?make ([a-z]+)", re.MULTILINE)
_SHELL = re.compile(r"```sh\n(.*?)```", re.DOTALL)
_LINK = re.compile(r"\]\(([^)#:]+)\)")


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _command_lines() -> list[str]:
    """Every way ``dean161`` is called in the documents."""
    lines = [
        line
        for path in DOCUMENTS
        for block in _SHELL.findall(_read(path))
        for line in block.splitlines()
        if line.startswith("dean161 ")
    ]
    quoted = [call for path in DOCUMENTS for call in re.findall(r"`(dean161 [^`]+)`", _read(path))]
    return sorted({*lines, *quoted})


def test_chat_commands() -> None:
    """README's table has every command of the handler table, and no document names another one."""
    existing = {row.name for row in TABLE if isinstance(row, Command)}
    assert set(_CHAT_COMMAND.findall(README)) == existing
    for path in DOCUMENTS:
        assert set(_CHAT_COMMAND.findall(_read(path))) - {"setinline", "newbot"} <= existing, path.name


def test_settings() -> None:
    existing = {f"BOT_{name.upper()}" for name in Settings.model_fields}
    assert set(re.findall(r"^\| `(BOT_[A-Z_]+)`", README, re.MULTILINE)) == existing
    for path in DOCUMENTS:
        assert set(re.findall(r"BOT_[A-Z_]+", _read(path))) <= existing, path.name


@pytest.mark.parametrize("name", Settings.model_fields)
def test_defaults(name: str) -> None:
    row = re.search(rf"^\| `BOT_{name.upper()}` .*\| ([^|]*) \|$", README, re.MULTILINE)
    assert row is not None
    default = Settings.model_fields[name].default
    match default:
        case None | frozenset():
            shown = "–"
        case Listen():
            shown = f"`{default.host}:{default.port}`"
        case tzinfo():
            shown = f"`{default}`"
        case _ if default == PACKAGED:
            shown = "kèm theo · the packaged one"
        case _:
            shown = f"`{default}`"
    assert row.group(1) == shown


def test_make_targets() -> None:
    makefile = _read(ROOT / "Makefile")
    existing = set(re.findall(r"^([a-z]+):.*## ", makefile, re.MULTILINE))
    assert set(_MAKE.findall(README)) == existing
    for path in DOCUMENTS:
        assert set(_MAKE.findall(_read(path))) <= existing, path.name
    phony = re.search(r"^\.PHONY: (help .*)$", makefile, re.MULTILINE)
    assert phony is not None
    assert existing == set(phony.group(1).split()) - {"ready"}


@pytest.mark.parametrize("line", _command_lines())
def test_command_lines(line: str) -> None:
    """Each is a command with options that it has: so much is read before ``--help`` is obeyed."""
    words = shlex.split(line.partition(" <")[0], comments=True)[1:]
    done = CliRunner().invoke(main, [*words, "--help"])
    assert done.exit_code == 0, done.output
    for option in (word for word in words if word.startswith("--")):
        assert option in done.output


def test_every_command_is_shown() -> None:
    assert {line.split()[1] for line in _command_lines()} == set(COMMANDS)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.name))
def test_links_lead_somewhere(path: Path) -> None:
    for target in _LINK.findall(_read(path)):
        assert (path.parent / target).is_file(), target


def test_the_conversation() -> None:
    """What README shows is what the engine says."""
    block = re.search(r"```conversation\n(.*?)\n```", README, re.DOTALL)
    assert block is not None
    turns = re.findall(r"👤 ([^\n]+)\n🤖 (.+?)(?=\n\n👤|\Z)", block.group(1), re.DOTALL)
    assert len(turns) == block.group(1).count("👤")
    engine, conversation = Engine(load(PACKAGED)), EMPTY
    for question, shown in turns:
        reply, conversation = engine.answer(question, conversation)
        assert reply.text() == shown, question


@pytest.mark.asyncio
async def test_the_update_shown(settings: Settings, library: Library, clock: Clock) -> None:
    """An officer who types and taps what README shows reads what it shows."""
    block = re.search(r"```update\n(.*?)\n```", README, re.DOTALL)
    assert block is not None
    turns = re.findall(r"(👤|👆) ([^\n]+)\n🤖 (.+?)(?=\n\n[👤👆]|\Z)", block.group(1), re.DOTALL)
    assert len(turns) == block.group(1).count("🤖")
    clock.now = datetime.fromisoformat("2025-11-20T09:00:00+07:00")
    async with Playground(settings, library, clock) as bot:
        bot.person(1003, name="Boss").start()
        lan = bot.person()
        consent = bot.services.consents.given("vi")
        applicant = Applicant(ChatKey("telegram", str(lan.id)), "Lan", "x", "so-tnmt", consent)
        bot.services.admission.enrol(applicant, "officer")
        for how, what, shown in turns:
            if how == "👤":
                lan.say(what)
            else:
                lan.press(what)
            await bot.world.idle()
            assert lan.sees()[-1].text == shown


def test_files_of_the_base() -> None:
    """The guide for curators names every file and folder of the base, and no other."""
    named = set(re.findall(r"^\| `([a-z]+(?:\.yaml|\.txt|\.docx|/))`", CURATING, re.MULTILINE))
    assert {name.rstrip("/").partition(".")[0] for name in named} == {*LISTS, "plan", "source", "report"}
    assert all((PACKAGED / name).exists() for name in named)


def test_fields_of_the_report() -> None:
    """The guide names every field that a template may use, and no other."""
    table = CURATING.partition("| trường | nội dung |")[2].partition("\n\n")[0]
    rows = [line.split("|")[1:3] for line in table.splitlines()[2:]]
    assert {name for row in rows for name in re.findall(r"`(\w+)`", row[0])} == _fields(Outline)
    assert set(re.findall(r"`section\.(\w+)`", CURATING)) == _fields(Section)
    assert set(re.findall(r"`line\.(\w+)`", CURATING)) == _fields(Line)
    assert set(re.findall(r"`item\.(\w+)`", CURATING)) == _fields(ItemColumn)
    shown = {row[0].split("`")[1]: set(re.findall(r"`row\.(\w+)`", row[1])) for row in rows}
    assert shown["matrix"] == _fields(MatrixRow)
    assert shown["missing"] == shown["lacking"] == _fields(GapRow)
    assert shown["codes"] == _fields(CodeRow)


def _fields(row: type[Any]) -> set[str]:
    return {field.name for field in fields(row)}


def test_example_records() -> None:
    """The guide's examples fit the schema, and are records that exist."""
    base = load(PACKAGED)
    blocks = [yaml.safe_load(block) for block in re.findall(r"```yaml\n(- .*?)```", CURATING, re.DOTALL)]
    records = [record for block in blocks for record in block]
    entries = [Entry.model_validate(record) for record in records if "answer" in record]
    topics = [Topic.model_validate(record) for record in records if "answer" not in record]
    assert entries
    assert topics
    assert {entry.id for entry in entries} <= base.entry.keys()
    assert {topic.id for topic in topics} <= base.topic.keys()
