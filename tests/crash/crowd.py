"""People who write to the bot in a way that shows afterwards what was lost, doubled or turned round.

Each asks and comments in turn. A comment is an effect that can be counted: a row with a text used once. The
replies to two messages in a row always differ, so that a reply sent twice can be told from the next one.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from bot.simulator import Person, World
    from bot.simulator.model import Message

QUESTIONS = (
    *(f"/item {number}" for number in range(1, 6)),
    "/goals",
    "/deadline",
    "/asean",
    "/items",
    "/help",
    "/agency Sở Y tế",
    "/agency Sở Tư pháp",
    "/agency Sở Nội vụ",
    "/agency Sở Tài chính",
    "/agency Sở Ngoại vụ",
)
_COMMENT = "/feedback góp ý"
_TEACHER = 9_000
_FIRST = 10_001


def _word(number: int) -> str:
    """A number in letters: digits might be taken for somebody's telephone and struck out."""
    letters = ""
    while True:
        number, rest = divmod(number, 20)
        letters = "bcdfghjklmnpqrstvwxz"[rest] + letters
        if not number:
            return letters


@dataclass
class Tally:
    """What came of it all."""

    updates: int = 0
    effects: int = 0
    lost: int = 0
    twice: int = 0
    disordered: int = 0
    replies: int = 0
    missing: int = 0
    doubled: int = 0
    strange: list[str] = field(default_factory=list)

    def __add__(self, other: Tally) -> Tally:
        mine, theirs = vars(self), vars(other)
        return Tally(**{name: mine[name] + theirs[name] for name in mine})

    def row(self) -> str:
        """One line of figures."""
        return (
            f"{self.updates} updates, {self.effects} counted effects: "
            f"{self.lost} lost, {self.twice} applied twice, {self.disordered} out of order in a chat; "
            f"{self.replies} replies: {self.missing} missing, {self.doubled} sent twice"
        )


class Crowd:
    """Some people with a chat each."""

    def __init__(self, world: World, size: int) -> None:
        self._world = world
        self._teacher = world.person(_TEACHER, "Thầy")
        self._people = [world.person(_FIRST + number, "Lan") for number in range(size)]
        self._said: dict[int, int] = {person.id: 0 for person in self._people}
        self._expected: dict[int, list[str]] = {person.id: [] for person in self._people}
        self._comments: dict[int, list[str]] = {person.id: [] for person in self._people}
        self._messages: dict[int, list[Message]] = {person.id: [] for person in self._people}
        self._answers: list[str] = []
        self._thanks = ""

    async def learn(self) -> None:
        """Asks everything once while nothing goes wrong, to know the right replies."""
        for question in QUESTIONS:
            self._answers.append(await self._ask(question))
        self._thanks = await self._ask(f"{_COMMENT} thầy")
        assert len({*self._answers, self._thanks}) == len(QUESTIONS) + 1, "the replies cannot be told apart"

    async def _ask(self, text: str) -> str:
        self._teacher.say(text)
        return (await self._world.reply(self._teacher.id, timeout=20)).text

    def speak(self, times: int) -> None:
        """Everybody says their next ``times`` messages, in turn."""
        for _ in range(times):
            for person in self._people:
                self._say(person)

    def _say(self, person: Person) -> None:
        number = self._said[person.id]
        self._said[person.id] += 1
        if number % 2:
            mark = f"{_word(person.id)} {_word(number)}"
            said = person.say(f"{_COMMENT} {mark}")
            self._comments[person.id].append(f"góp ý {mark}")
            self._expected[person.id].append(self._thanks)
        else:
            chosen = (person.id + number // 2) % len(QUESTIONS)
            said = person.say(QUESTIONS[chosen])
            self._expected[person.id].append(self._answers[chosen])
        self._messages[person.id].append(said)

    def answered(self) -> bool:
        """Whether everybody's last reply has come, and no update waits."""
        return not len(self._world.updates) and all(
            len(self._world.rooms[person.id].bot_messages) >= len(self._expected[person.id])
            and (latest := self._world.latest(person.id)) is not None
            and latest.text == self._expected[person.id][-1]
            for person in self._people
        )

    def later_than(self, seconds: float) -> int:
        """How many replies came so long after the message they answer."""
        late = 0
        for person in self._people:
            asked = [m.date for m in self._messages[person.id]]
            expected = self._expected[person.id]
            at = 0
            for message in self._world.from_bot(person.id):
                if at < len(expected) and message.text == expected[at]:
                    late += (message.date - asked[at]).total_seconds() > seconds
                    at += 1
        return late

    def tally(self, database: Path) -> Tally:
        """Compares what the people saw, and what the database holds, with what should be."""
        tally = Tally(updates=sum(self._said.values()))
        with closing(sqlite3.connect(database)) as connection:
            kept = [text for (text,) in connection.execute("SELECT text FROM comments ORDER BY id")]
        for person in self._people:
            self._judge_effects(person.id, kept, tally)
            self._judge_replies(person.id, tally)
        return tally

    def _judge_effects(self, chat: int, kept: list[str], tally: Tally) -> None:
        wanted = {text: place for place, text in enumerate(self._comments[chat])}
        counts = Counter(text for text in kept if text in wanted)
        places = [wanted[text] for text in kept if text in wanted]
        tally.effects += len(places)
        tally.lost += len(wanted) - len(counts)
        tally.twice += len(places) - len(counts)
        tally.disordered += sum(later < earlier for earlier, later in pairwise(places))

    def _judge_replies(self, chat: int, tally: Tally) -> None:
        expected = self._expected[chat]
        at = 0
        for message in self._world.from_bot(chat):
            tally.replies += 1
            if at < len(expected) and message.text == expected[at]:
                at += 1
            elif at and message.text == expected[at - 1]:
                tally.doubled += 1
            elif message.text in expected[at : at + 8]:
                found = expected.index(message.text, at)
                tally.missing += found - at
                at = found + 1
            else:
                tally.disordered += 1
                tally.strange.append(message.text[:80])
        tally.missing += len(expected) - at
