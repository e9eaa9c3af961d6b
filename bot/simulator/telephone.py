"""What the people of the trial chat do with what is typed: send, press, vote, change places."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from bot.simulator import limits
from bot.simulator.drawing import Bubble
from bot.simulator.model import Message, Press
from bot.simulator.units import cut

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.simulator.drawing import Screen
    from bot.simulator.model import Button, Event, File
    from bot.simulator.people import Person
    from bot.simulator.world import World
    from knowledge.model import Language
    from knowledge.texts import Catalogue

Role = Literal["citizen", "officer", "coordinator"]
ROLES: tuple[Role, ...] = get_args(Role)
USERS: dict[Role, int] = {"citizen": 1001, "officer": 1002, "coordinator": 1003}
"""The three people of the trial chat and their Telegram ids."""

COMMANDS = ("press", "say", "as", "who", "inline", "pick", "open", "file", "?", "quit")
"""The terminal's own commands; none is the bot's (PRODUCT.md, section 6)."""

_COMMAND = re.compile(r"/(\?|[a-z]+)(?:\s+(.*))?", re.DOTALL)
_START_LINK = re.compile(
    r"(?:https?://)?t\.me/(\w+)\?start=([\w-]+)|tg://resolve\?domain=(\w+)&start=([\w-]+)"
)
_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp"})


class Telephone:
    """One terminal in the hands of three people.

    ``labels`` says whether typing the words of a button presses it. Files from the bot are saved in
    ``folder``. ``posts`` says for which agency somebody was registered beforehand.
    """

    def __init__(
        self,
        world: World,
        screen: Screen,
        say: Catalogue,
        *,
        role: Role,
        admins: frozenset[int],
        folder: Path,
        labels: bool,
        posts: Mapping[Role, str] | None = None,
    ) -> None:
        self._world = world
        self._screen = screen
        self._say = say
        self._admins = admins
        self._folder = folder
        self._labels = labels
        self._posts = {} if posts is None else posts
        self.role: Role = role
        self._people = people(world, say)
        self._names = {self._people[role].id: say(f"terminal-who-{role}") for role in ROLES}
        self._latest: dict[int, int] = {}
        self._question = ""
        self._actions: dict[str, Callable[[str], None]] = {
            "press": self._press,
            "say": self._send,
            "as": self._change,
            "who": self._who,
            "pick": self._pick,
            "open": self._open,
            "file": self._file,
            "?": self._help,
        }
        world.listeners.append(self._happened)

    @property
    def person(self) -> Person:
        """Who is typing."""
        return self._people[self.role]

    @property
    def prompt(self) -> str:
        """What stands before the typed line."""
        return f"{self._names[self.person.id]} > "

    def note(self, text: str) -> None:
        """Say something in the terminal's own name."""
        self._screen.note(text)

    def introduce(self) -> None:
        """Say for which agency the person at hand was registered beforehand, if so."""
        if self.role in self._posts:
            self.note(self._say("terminal-registered", agency=self._posts[self.role]))

    # What is typed

    async def enter(self, line: str) -> bool:
        """Do what a typed line says; False when it says to leave."""
        match = _COMMAND.fullmatch(line.strip())
        name, rest = (match.group(1), match.group(2) or "") if match else ("", "")
        if name == "quit":
            return False
        try:
            if name == "inline":
                await self._inline(rest)
            elif name in self._actions:
                self._actions[name](rest)
            elif line.strip():
                self._plain(line)
        except ValueError as error:
            self._screen.note(self._say("terminal-blocked", reason=str(error)))
        return True

    def _plain(self, line: str) -> None:
        """A number presses or votes if it can; the words of a button press it; the rest is sent."""
        message = self._shown()
        if (
            message is None
            or _answers(message, line)
            or not self._choose(message, line.strip(), words=self._labels)
        ):
            self._send(line)

    def _choose(self, message: Message, typed: str, *, words: bool) -> bool:
        """Vote or press what is typed; False when the message offers no such choice.

        The options of a poll are numbered first, then the buttons.
        """
        poll = self._world.polls.get(message.poll_id)
        options = len(poll.options) if poll else 0
        number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 4 else 0
        if 1 <= number <= options:
            self._vote(message, number - 1)
        elif options < number <= options + len(message.buttons):
            self._press_button(message, message.buttons[number - options - 1])
        else:
            wanted = [button for button in message.buttons if button.text.casefold() == typed.casefold()]
            if not words or not wanted:
                return False
            self._press_button(message, wanted[0])
        return True

    def _send(self, text: str) -> None:
        for part in cut(text, limits.MESSAGE_TEXT):
            if part.strip():
                self.person.say(part)

    def _shown(self) -> Message | None:
        """The message of the bot that this person saw last."""
        number = self._latest.get(self.person.id)
        return self._world.message(self.person.id, number) if number else None

    def _press(self, typed: str) -> None:
        message = self._shown()
        if message is None or not self._choose(message, typed.strip(), words=True):
            self._screen.note(self._say("terminal-no-button"))

    def _press_button(self, message: Message, button: Button) -> None:
        if button.data is not None:
            self.person.send_data(button.data, message_id=message.message_id)
        elif button.action.startswith("switch_inline_query"):
            self._screen.note(f"@{self._world.bot.username} {button.value}")
        elif button.url is not None and _START_LINK.fullmatch(button.url):
            self._open(button.url)
        else:
            self._screen.note(self._say("terminal-link", url=str(button.value)))

    def _vote(self, message: Message, option: int) -> None:
        poll = self._world.polls[message.poll_id]
        voted = self.person.id in poll.votes and (poll.type == "quiz" or not poll.revoting)
        if voted or poll.is_closed:
            self._screen.note(self._say("terminal-poll-closed"))
            return
        self.person.answer_poll(option, message_id=message.message_id)
        if poll.type != "quiz":
            self._screen.note(self._say("terminal-poll-taken", answer=poll.options[option]))
            return
        if option in poll.correct:
            self._screen.note(self._say("terminal-poll-right"))
        else:
            answer = ", ".join(poll.options[number] for number in poll.correct)
            self._screen.note(self._say("terminal-poll-wrong", answer=answer))
        if poll.explanation:
            self._screen.note(poll.explanation)

    def _change(self, typed: str) -> None:
        for role in ROLES:
            if typed.strip().lower() == role:
                self.role = role
                self._who("")
                return
        self._screen.note(self._say("terminal-roles"))

    def _who(self, _: str) -> None:
        key = "terminal-now-admin" if self.person.id in self._admins else "terminal-now"
        self._screen.note(self._say(key, who=self._names[self.person.id], id=str(self.person.id)))
        self.introduce()

    def _help(self, _: str) -> None:
        self._screen.note(self._say("terminal-help"))

    async def _inline(self, query: str) -> None:
        self._question = self.person.ask_inline(query[: limits.INLINE_QUERY])
        try:
            question = await self._world.inline_results(self._question)
        except TimeoutError:
            self._screen.note(self._say("terminal-no-results"))
            return
        if not question.results:
            self._screen.note(self._say("terminal-no-results"))
            return
        for number, result in enumerate(question.results, 1):
            about = f"  {result['description']}" if result.get("description") else ""
            self._screen.note(f"[{number}] {result.get('title', '')}{about}")
        self._screen.note(self._say("terminal-pick"))

    def _pick(self, typed: str) -> None:
        question = self._world.questions.get(self._question)
        count = len(question.results or ()) if question else 0
        if typed.strip().isdigit() and 1 <= int(typed) <= count:
            self.person.choose(self._question, int(typed) - 1)
        else:
            self._screen.note(self._say("terminal-no-results"))

    def _open(self, typed: str) -> None:
        match = _START_LINK.fullmatch(typed.strip())
        name, payload = (
            (match.group(1) or match.group(3), match.group(2) or match.group(4)) if match else ("", "")
        )
        if name.lower() != self._world.bot.username.lower():
            self._screen.note(self._say("terminal-no-link", bot=self._world.bot.username))
        else:
            self.person.start(payload)

    def _file(self, typed: str) -> None:
        path = Path(typed.strip()).expanduser()
        try:
            content = path.read_bytes()
        except OSError:
            self._screen.note(self._say("terminal-no-file", path=str(path)))
            return
        if path.suffix.lower() in _PICTURES:
            self.person.photo(content)
        else:
            self.person.document(path.name, content)

    # What the bot does

    def _happened(self, event: Event) -> None:
        """Draw what concerns one of the three people."""
        value = event.value
        if value.chat_id not in self._names:
            return
        if isinstance(value, Press):
            if value.answer is not None and value.answer.text:
                self._screen.toast(value.answer.text, alert=value.answer.alert)
        elif value.sender != self._world.bot.id and not value.via_bot:
            return
        elif event.what == "deleted":
            self._screen.note(self._say("terminal-deleted", text=value.text))
        elif event.what == "sent" or _changed_visibly(value):
            self._draw(value)

    def _draw(self, message: Message) -> None:
        if message.keyboard or message.poll_id or message.chat_id not in self._latest:
            # A picture or a file that follows leaves the buttons before it within reach.
            self._latest[message.chat_id] = message.message_id
        title = self._world.bot.first_name
        if message.chat_id != self.person.id:
            title = f"{title} – {self._say('terminal-to', who=self._names[message.chat_id])}"
        notes = (
            [self._say("terminal-saved", path=str(self._saved(message, message.file)))]
            if message.file
            else []
        )
        rows: list[tuple[str, ...]] = []
        poll = self._world.polls.get(message.poll_id)
        if poll is not None:
            notes.append(self._say(f"terminal-poll-{poll.type}"))
            rows += [(f"[{number}] {option}",) for number, option in enumerate(poll.options, 1)]
        number = len(rows)
        for row in message.keyboard:
            labels = []
            for button in row:
                number += 1
                labels.append(f"[{number}] {button.text}")
            rows.append(tuple(labels))
        if message.markup:
            rows += [tuple(_key(key) for key in row) for row in message.markup.get("keyboard", ())]
        mark = self._say("terminal-edited") if message.edited_at is not None else ""
        self._screen.bubble(Bubble(title, message.text, message.entities, tuple(rows), tuple(notes), mark))

    def _saved(self, message: Message, file: File) -> Path:
        """Keep a file of the bot where the person can open it."""
        self._folder.mkdir(parents=True, exist_ok=True)
        safe = re.sub(r"[^\w.() -]", "_", file.name) or file.kind
        path = self._folder / f"{message.message_id}-{safe}"
        path.write_bytes(file.content)
        return path


def people(world: World, say: Catalogue) -> dict[Role, Person]:
    """The three people, with the language that they have set in Telegram."""
    language: Language = say.language
    return {
        role: world.person(user_id, say(f"terminal-name-{role}"), language_code=language)
        for role, user_id in USERS.items()
    }


def _answers(message: Message, line: str) -> bool:
    """Whether a number is an answer: the choices are numbers themselves ("3. …", "60%"), whatever their places."""
    return line.strip().isdecimal() and any(button.text[:1].isdecimal() for button in message.buttons)


def _changed_visibly(message: Message) -> bool:
    """Whether an edit is worth drawing: other words, or new buttons to press; not buttons taken away."""
    before = message.history[-1]
    if (before.text, before.file) != (message.text, message.file):
        return True
    return bool(message.keyboard) and before.keyboard != message.keyboard


def _key(key: object) -> str:
    return str(key.get("text", "")) if isinstance(key, dict) else str(key)
