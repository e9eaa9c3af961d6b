"""Plays the conversations in the YAML files beside this one, each with a fresh bot.

A dialog names its ``people`` (name: language of their app), which of them are ``officers`` from the
start (name: agency, or agency and role), the time it begins at (``now``), and whether it takes place in a
``group``. A step is one thing that somebody does (``lan: text``, ``lan presses: label or number``, ``lan
presses data: any data``, ``lan presses twice``, ``lan answers: right|wrong``, ``lan starts: payload``,
``lan sends: photo``, ``lan edits: text``, ``lan replies: text``) and what the bot does then: exactly one
new message unless it says ``silent`` (nothing at all) or ``edited`` (the pressed message changes).
``contains`` and ``lacks`` are about its text, ``buttons`` and ``lacks_buttons`` about its labels;
``under: text`` presses a button under the reply to that earlier text.

``tells`` is what others hear: each person named gets exactly one new message, which holds these parts (or
meets these expectations), and nobody else gets any. ``menus`` and ``lacks_menus`` name commands
in people's menus afterwards. ``keep: {name: pattern}`` keeps what the pattern finds in the message (its first
group), ``keep_data: {name: label}`` the data of a button, for later steps as ``<name>``. ``passes: {days: 8}``
lets time pass; ``restart`` stops the bot and starts it again.
"""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from bot.app import announce
from tests.support.playground import Playground
from tests.support.records import appoint

if TYPE_CHECKING:
    from bot.config import Settings
    from bot.services.library import Library
    from bot.simulator import Group, Person
    from bot.simulator.model import Message
    from bot.storage.officers import Role
    from knowledge.model import Language
    from tests.support.clock import Clock

IDS = {"lan": 1001, "john": 1002, "boss": 1003, "hana": 1004, "minh": 1005, "thu": 1006, "anna": 1007}
"""The boss is the administrator of the settings."""

EXPECTATIONS = {
    "contains", "lacks", "buttons", "lacks_buttons", "button_count", "silent", "edited", "toast", "poll",
    "document", "reply", "under", "repeat", "tells", "menus", "lacks_menus", "keep", "keep_data",
}  # fmt: skip

DIALOGS = [
    pytest.param(dialog, id=f"{path.stem}: {dialog['name']}")
    for path in sorted(Path(__file__).parent.glob("*.yaml"))
    for dialog in yaml.safe_load(path.read_text(encoding="utf-8"))
]


class _Play:
    """One dialog being played."""

    def __init__(self, dialog: dict[str, Any], bot: Playground, clock: Clock) -> None:
        self.bot = bot
        self.clock = clock
        self.world = bot.world
        self.people: dict[str, Person] = {
            name: bot.person(IDS[name], language, name.title()) for name, language in dialog["people"].items()
        }
        self.group: Group | None = None
        if dialog.get("group"):
            self.group = self.world.group("Nhóm", *self.people.values())
        self.said: dict[str, Message] = {}
        self.replied: dict[str, int] = {}
        self.kept: dict[str, str] = {}
        for name, post in dialog.get("officers", {}).items():
            self._appoint(name, *([post] if isinstance(post, str) else post))

    def _appoint(self, name: str, agency: str, role: Role = "officer") -> None:
        language: Language = "vi" if self.people[name].user.language_code == "vi" else "en"
        appoint(self.bot.services, IDS[name], agency, role, name=f"{name.title()} A", language=language)

    async def step(self, step: dict[str, Any]) -> None:
        if step.get("restart"):
            await self.bot.restart()
            return
        if "passes" in step:
            self.clock.pass_(**step["passes"])
            return
        if step.get("migrate"):
            assert self.group is not None
            self.group = self.group.upgrade()
            await self.world.idle()
            return
        action, told = next((key, value) for key, value in step.items() if key not in EXPECTATIONS)
        name, _, verb = action.partition(" ")
        if isinstance(told, str):
            for kept, value in self.kept.items():
                told = told.replace(f"<{kept}>", value)
        person = self.people[name]
        chat = self.group.id if self.group is not None else person.id
        await self.world.idle()
        for heard in {chat, *(other.id for other in self.people.values())}:
            self.world.mark_read(heard)
        before = {message.message_id: message for message in self.world.from_bot(chat)}
        presses = self._do(person, verb, told, step)
        new = await self.bot.replies(chat)
        edited = [
            message
            for message in self.world.from_bot(chat)
            if message.message_id in before and message != before[message.message_id]
        ]
        for press in presses:
            answer = self.world.presses[press].answer
            assert answer is not None, "every press is answered"
            assert step.get("toast", "") in answer.text
        await self._hear(step, {chat})
        if step.get("silent"):
            assert [message.text for message in new] == []
            return
        if step.get("edited"):
            assert [message.text for message in new] == []
            (message,) = edited
        else:
            assert len(new) == 1, [message.text for message in new]
            (message,) = new
        if not verb:
            self.replied[told] = message.message_id
        _check(message, step)
        self._keep(message, step)

    async def _hear(self, step: dict[str, Any], spoken: set[int]) -> None:
        """What reaches people who did nothing, and what is in menus now."""
        tells = step.get("tells", {})
        assert tells.keys() <= self.people.keys()
        for name, person in self.people.items():
            if person.id in spoken:
                assert name not in tells, "what the one who acts hears is the step's own message"
                continue
            heard = await self.bot.replies(person.id)
            if name not in tells:
                assert [message.text for message in heard] == [], name
                continue
            assert len(heard) == 1, (name, [message.text for message in heard])
            expected = tells[name]
            wanted = {"contains": expected} if isinstance(expected, list) else expected
            _check(heard[0], wanted)
            self._keep(heard[0], wanted)
        for key, there in (("menus", True), ("lacks_menus", False)):
            for name, commands in step.get(key, {}).items():
                shown = {command for command, _ in self.people[name].menu()}
                for command in commands:
                    assert (command in shown) == there, (name, sorted(shown))

    def _keep(self, message: Message, step: dict[str, Any]) -> None:
        for name, pattern in step.get("keep", {}).items():
            found = re.search(pattern, message.text)
            assert found is not None, message.text
            self.kept[name] = found[1]
        for name, label in step.get("keep_data", {}).items():
            data = [button.data for button in message.buttons if button.text == label]
            assert data, list(message.labels)
            self.kept[name] = data[0] or ""

    def _do(self, person: Person, verb: str, told: Any, step: dict[str, Any]) -> list[str]:
        """Does it; returns the presses that came of it."""
        chat = self.group.id if self.group is not None else 0
        under = self.replied.get(step.get("under", ""), 0)
        match verb:
            case "":
                text = " ".join([told] * step.get("repeat", 1))[:4096]
                self.said[person.user.first_name.lower()] = person.say(text, chat=chat)
            case "presses":
                return [person.press(told, chat=chat, message_id=under)]
            case "presses twice":
                return [person.press(told, chat=chat), person.press(told, chat=chat)]
            case "presses data":
                return [person.send_data(told, chat=chat)]
            case "answers":
                self._vote(person, right=told == "right")
            case "starts":
                person.start(told)
            case "edits":
                person.edit(self.said[person.user.first_name.lower()], told)
            case "replies":
                latest = self.world.latest(chat or person.id)
                assert latest is not None
                person.say(told, chat=chat, reply_to=latest.message_id)
            case "sends":
                _send(person, told, chat)
            case _:
                raise AssertionError(f"nobody can do this: {verb}")
        return []

    def _vote(self, person: Person, *, right: bool) -> None:
        open_polls = [
            message
            for message in self.world.from_bot(person.id)
            if message.poll_id and person.id not in self.world.polls[message.poll_id].votes
        ]
        poll = self.world.polls[open_polls[-1].poll_id]
        option = poll.correct[0] if right else (poll.correct[0] + 1) % len(poll.options)
        person.answer_poll(option, message_id=open_polls[-1].message_id)


def _send(person: Person, what: str, chat: int) -> None:
    match what:
        case "album":
            person.album(b"1", b"2", b"3", chat=chat)
        case "document":
            person.document("a.pdf", chat=chat)
        case _:
            getattr(person, what)(chat=chat)


def _check(message: Message, step: dict[str, Any]) -> None:
    for part in step.get("contains", ()):
        assert part in message.text
    for part in step.get("lacks", ()):
        assert part not in message.text
    for label in step.get("buttons", ()):
        assert label in message.labels
    for label in step.get("lacks_buttons", ()):
        assert label not in message.labels
    if "button_count" in step:
        assert len(message.buttons) == step["button_count"]
    if step.get("poll"):
        assert message.poll_id
    if "document" in step:
        assert message.file is not None
        assert message.file.name == step["document"]
    if step.get("reply"):
        assert message.reply_to
    assert all(len(row) <= 8 for row in message.keyboard)


@pytest.mark.asyncio
@pytest.mark.parametrize("dialog", DIALOGS)
async def test_dialog(dialog: dict[str, Any], settings: Settings, library: Library, clock: Clock) -> None:
    if "now" in dialog:
        clock.now = datetime.fromisoformat(dialog["now"])
    async with Playground(settings, library, clock) as bot:
        play = _Play(dialog, bot, clock)
        if "officers" in dialog:
            await announce(bot.application)  # as at the start of a bot that has officers
        for number, step in enumerate(dialog["steps"], 1):
            clock.pass_(seconds=10)
            try:
                await play.step(step)
            except AssertionError as error:
                raise AssertionError(f"step {number}: {step}\n{error}") from error
