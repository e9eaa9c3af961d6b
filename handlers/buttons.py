"""What a button carries: a version, a kind and what it is about, in at most 64 bytes of ASCII.

Nothing is looked up in memory, so a button works after a restart and for as long as the version stands. A new
meaning of the same letters needs a new version; presses of old ones are then told that they are out of date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from bot.services.messages import (
    Action,
    Button,
    ChooseLanguage,
    Do,
    ListKind,
    Perform,
    PlayQuiz,
    Rate,
    ShowList,
    StopStep,
)
from knowledge.asks import Ask

if TYPE_CHECKING:
    from collections.abc import Iterable

    from knowledge.model import Language

VERSION = "1"
MAX_DATA_BYTES = 64
SHORT_LABEL = 22
"""Characters: two such buttons fit beside each other on a narrow phone."""

Keyboard = dict[str, list[list[dict[str, str]]]]
"""An inline keyboard as the Bot API writes it."""

_LANGUAGES: dict[str, Language | None] = {"vi": "vi", "en": "en", "auto": None}


class StaleButtonError(ValueError):
    """The data is of no button that this version makes."""


def encode(action: Action) -> str:
    """The callback data of an action.

    Raises:
        ValueError: it does not fit into 64 bytes.
    """
    match action:
        case Perform(ask, in_place):
            data = f"{'c' if in_place else 'a'}:{ask.code()}"
        case ChooseLanguage(language):
            data = f"l:{language or 'auto'}"
        case Rate(helpful, entry, clauses):
            data = f"{'u' if helpful else 'd'}:{entry}/"
            for clause in clauses:
                longer = f"{data}{'' if data.endswith('/') else ','}{clause}"
                if len(longer) >= MAX_DATA_BYTES:
                    break
                data = longer
        case ShowList(kind, page, in_place):
            data = f"{'p' if in_place else 's'}:{kind}/{page}"
        case PlayQuiz():
            data = "q:"
        case StopStep():
            data = "x:"
        case Do(verb, subject, value):
            data = f"o:{verb}/{subject}/{value}".rstrip("/")
    data = VERSION + data
    if len(data.encode()) > MAX_DATA_BYTES:
        raise ValueError("too long for a button")
    return data


def decode(data: str) -> Action:
    """The action of callback data.

    Raises:
        StaleButtonError: no button of this version carries it.
    """
    head, separator, rest = data.partition(":")
    if not separator or head[:1] != VERSION or len(data.encode()) > MAX_DATA_BYTES:
        raise StaleButtonError(head)
    subject, _, detail = rest.partition("/")
    match head[1:]:
        case "a" | "c" as kind:
            try:
                return Perform(Ask.parse(rest), in_place=kind == "c")
            except ValueError as error:
                raise StaleButtonError(head) from error
        case "l" if rest in _LANGUAGES:
            return ChooseLanguage(_LANGUAGES[rest])
        case "u" | "d" as kind:
            clauses = tuple(clause for clause in detail.split(",") if clause)
            return Rate(helpful=kind == "u", entry=subject, clauses=clauses)
        case "s" | "p" as kind if subject in get_args(ListKind) and detail.isascii() and detail.isdigit():
            return ShowList(subject, int(detail), in_place=kind == "p")  # type: ignore[arg-type]  # one of ListKind's, as just checked
        case "q":
            return PlayQuiz()
        case "x":
            return StopStep()
        case "o" if subject:
            about, _, value = detail.partition("/")
            return Do(subject, about, value)
    raise StaleButtonError(head)


def rows(buttons: Iterable[Button]) -> list[list[Button]]:
    """Buttons in rows: two short ones beside each other, a long one alone."""
    laid: list[list[Button]] = []
    for button in buttons:
        short = len(button.label) <= SHORT_LABEL
        if short and laid and len(laid[-1]) == 1 and len(laid[-1][0].label) <= SHORT_LABEL:
            laid[-1].append(button)
        else:
            laid.append([button])
    return laid


def keyboard(laid: Iterable[Iterable[Button]]) -> Keyboard | None:
    """The keyboard of rows of buttons; a button whose request has no short code is left out."""
    shown = []
    for row in laid:
        line = []
        for button in row:
            try:
                line.append({"text": button.label, "callback_data": encode(button.action)})
            except ValueError:
                continue
        if line:
            shown.append(line)
    return {"inline_keyboard": shown} if shown else None


def without_ratings(shown: Iterable[Iterable[tuple[str, str]]]) -> Keyboard:
    """A keyboard as it is shown (labels and data), less its thumbs."""
    kept = [
        [{"text": label, "callback_data": data} for label, data in row if not data.startswith(("1u:", "1d:"))]
        for row in shown
    ]
    return {"inline_keyboard": [row for row in kept if row]}
