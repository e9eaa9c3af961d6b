"""How the trial chat looks: as bubbles on a terminal, as plain text in a pipe."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from rich.align import Align
from rich.panel import Panel
from rich.text import Text

if TYPE_CHECKING:
    from typing import TextIO

    from rich.console import Console

    from bot.simulator.model import Entity

_STYLES = {
    "bold": "bold",
    "italic": "italic",
    "underline": "underline",
    "strikethrough": "strike",
    "code": "cyan",
    "pre": "cyan",
    "blockquote": "dim",
    "expandable_blockquote": "dim",
    "bot_command": "cyan",
    "mention": "cyan",
    "url": "underline cyan",
    "text_link": "underline cyan",
}
_WIDEST = 88


@dataclass(frozen=True, slots=True)
class Bubble:
    """A message as it is to be drawn; ``rows`` are the labels of its buttons, already numbered."""

    title: str
    text: str
    entities: tuple[Entity, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    notes: tuple[str, ...] = ()
    mark: str = ""


class Screen(Protocol):
    """Where the chat is shown."""

    def bubble(self, bubble: Bubble) -> None:
        """Show a message of the bot."""

    def toast(self, text: str, *, alert: bool) -> None:
        """Show the short answer to a button press."""

    def note(self, text: str) -> None:
        """Show something that the terminal itself says."""


class PlainScreen:
    """Plain text for pipes: nothing but the words, one row of buttons a line.

    ``closed`` tells that nobody reads any more.
    """

    def __init__(self, stdout: TextIO) -> None:
        self._stdout = stdout
        self.closed = False

    def bubble(self, bubble: Bubble) -> None:
        """The text, the notes and the buttons, then a blank line."""
        parts = [f"{bubble.mark} " if bubble.mark else "", with_links(bubble.text, bubble.entities)]
        lines = ["".join(parts)] if any(parts) else []
        lines += [*bubble.notes, *("  ".join(row) for row in bubble.rows)]
        self._write("\n".join(lines) + "\n")

    def toast(self, text: str, *, alert: bool) -> None:
        """A line that starts with » or, for an alert, with !."""
        self._write(f"{'!' if alert else '»'} {text}")

    def note(self, text: str) -> None:
        """A line of its own."""
        self._write(text)

    def _write(self, text: str) -> None:
        if self.closed:
            return
        try:
            self._stdout.write(f"{text}\n")
            self._stdout.flush()
        except BrokenPipeError:
            # The reader went away; what is left, and the interpreter's last flush, goes nowhere.
            self.closed = True
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self._stdout.fileno())
            os.close(nowhere)


class RichScreen:
    """Bubbles, colours and numbered buttons for a terminal."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def bubble(self, bubble: Bubble) -> None:
        """A panel with the bot's name; the buttons stand below it."""
        body = styled(bubble.text, bubble.entities)
        for note in bubble.notes:
            body.append(f"\n{note}" if body.plain else note, style="dim")
        title = Text(bubble.title, style="bold")
        if bubble.mark:
            title.append(f" {bubble.mark}", style="dim italic")
        width = min(_WIDEST, self._console.width)
        if body.plain:
            panel = Panel(
                body, title=title, title_align="left", border_style="green", expand=False, width=None
            )
            self._console.print(Align.left(panel, width=width))
        for row in bubble.rows:
            line = Text("  ")
            for label in row:
                line.append(f" {label} ", style="black on bright_white")
                line.append(" ")
            self._console.print(line)

    def toast(self, text: str, *, alert: bool) -> None:
        """A line, framed when it is an alert."""
        if alert:
            self._console.print(Panel(Text(text), border_style="yellow", expand=False))
        else:
            self._console.print(Text(f"» {text}", style="yellow"))

    def note(self, text: str) -> None:
        """A dim line."""
        self._console.print(Text(text, style="dim"))


def positions(text: str) -> list[int]:
    """For each UTF-16 offset of a text its index in Python's string; one more for the end."""
    found: list[int] = []
    for index, letter in enumerate(text):
        found.extend([index] * (2 if ord(letter) > 0xFFFF else 1))
    return [*found, len(text)]


def _spans(text: str, entities: tuple[Entity, ...]) -> list[tuple[int, int, Entity]]:
    at = positions(text)
    last = len(at) - 1
    return [
        (at[min(entity.offset, last)], at[min(entity.offset + entity.length, last)], entity)
        for entity in entities
    ]


def styled(text: str, entities: tuple[Entity, ...]) -> Text:
    """The text with the styles of its entities."""
    drawn = Text(text)
    for start, end, entity in _spans(text, entities):
        style = _STYLES.get(entity.type)
        if style:
            drawn.stylize(f"{style} link {entity.url}" if entity.url else style, start, end)
    return drawn


def with_links(text: str, entities: tuple[Entity, ...]) -> str:
    """The text with the address of each hidden link after its words."""
    links = sorted(
        (end, entity.url) for _, end, entity in _spans(text, entities) if entity.type == "text_link"
    )
    for end, url in reversed(links):
        text = f"{text[:end]} ({url}){text[end:]}"
    return text
