"""Telegram's MarkdownV2, and the older Markdown that it still accepts."""

from __future__ import annotations

from dataclasses import dataclass

from bot.simulator.errors import ApiError, bad_request
from bot.simulator.model import Entity
from bot.simulator.units import Marked, Written, byte_length, utf16_length

_RESERVED = frozenset("_*[]()~`>#+-=|{}.!")
_NAMES = {
    "bold": "Bold",
    "italic": "Italic",
    "underline": "Underline",
    "strikethrough": "Strikethrough",
    "spoiler": "Spoiler",
    "code": "Code",
    "pre": "Pre",
    "text_link": "TextUrl",
}
_MARKS = (
    ("```", "pre"),
    ("__", "underline"),
    ("||", "spoiler"),
    ("*", "bold"),
    ("_", "italic"),
    ("~", "strikethrough"),
    ("`", "code"),
)


@dataclass(frozen=True, slots=True)
class _Open:
    kind: str
    mark: str
    start: int
    source: int
    language: str = ""


def parse_markdown(text: str) -> Marked:
    """The plain text and entities of a text in MarkdownV2.

    Raises:
        ApiError: "can't parse entities: …", also for a reserved character that is not escaped.
    """
    return _Reader(text).read()


class _Reader(Written):
    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._stack: list[_Open] = []
        self._quote: int | None = None

    def read(self) -> Marked:
        position, text = 0, self._text
        while position < len(text):
            letter = text[position]
            if letter == "\\" and position + 1 < len(text) and 0 < ord(text[position + 1]) < 127:
                self._put(text[position + 1])
                position += 2
            elif letter == "\n" and not self._raw():
                self._put(letter)
                position += 1
                if self._quote is not None and not text.startswith(">", position):
                    self._end_quote(trailing=1)
            elif letter not in _RESERVED or (self._raw() and letter != "`"):
                self._put(letter)
                position += 1
            else:
                position = self._special(position)
        if self._stack:
            opened = self._stack[-1]
            raise _error(
                f"Can't find end of {_NAMES[opened.kind]} entity at byte offset {self._at(opened.source)}"
            )
        if self._quote is not None:
            self._end_quote()
        return self._marked()

    def _raw(self) -> bool:
        return bool(self._stack) and self._stack[-1].kind in {"code", "pre"}

    def _special(self, position: int) -> int:
        text = self._text
        if self._stack and self._ends(position):
            return self._end(position)
        if text[position] == ">" and (position == 0 or text[position - 1] == "\n"):
            if self._quote is None:
                self._quote = self._length
            return position + 1
        if text[position] == "[" or text.startswith("![", position):
            self._stack.append(_Open("text_link", "]", self._length, position))
            return position + (2 if text[position] == "!" else 1)
        for mark, kind in _MARKS:
            if text.startswith(mark, position) and not (kind == "pre" and self._raw()):
                end = position + len(mark)
                language = ""
                if kind == "pre":
                    language, end = self._language(end)
                self._stack.append(_Open(kind, mark, self._length, position, language))
                return end
        raise _error(f"Character '{text[position]}' is reserved and must be escaped with the preceding '\\'")

    def _ends(self, position: int) -> bool:
        mark = self._stack[-1].mark
        if not self._text.startswith(mark, position):
            return False
        # Two underscores inside italics open an underline; the single one closes.
        return not (mark == "_" and self._text.startswith("__", position))

    def _language(self, end: int) -> tuple[str, int]:
        stop = end
        while stop < len(self._text) and not self._text[stop].isspace() and self._text[stop] != "`":
            stop += 1
        if stop > end and stop < len(self._text) and self._text[stop] != "`":
            return self._text[end:stop], stop + 1
        return "", end + 1 if self._text.startswith("\n", end) else end

    def _end(self, position: int) -> int:
        opened = self._stack.pop()
        end = position + len(opened.mark)
        url = ""
        if opened.kind == "text_link":
            if not self._text.startswith("(", end):
                self._add(opened, self._since(opened.start))
                return end
            close = end + 1
            found: list[str] = []
            while close < len(self._text) and self._text[close] != ")":
                if self._text[close] == "\\" and close + 1 < len(self._text):
                    close += 1
                found.append(self._text[close])
                close += 1
            if close >= len(self._text):
                raise _error(f"Can't find end of a URL at byte offset {self._at(end)}")
            url, end = "".join(found), close + 1
        self._add(opened, url)
        return end

    def _add(self, opened: _Open, url: str) -> None:
        length = self._length - opened.start
        if length <= 0 or (opened.kind == "text_link" and "." not in url and ":" not in url):
            return
        self._entities.append(Entity(opened.kind, opened.start, length, url=url, language=opened.language))

    def _end_quote(self, trailing: int = 0) -> None:
        if self._quote is None:
            return
        length = self._length - trailing - self._quote
        if length > 0:
            self._entities.append(Entity("blockquote", self._quote, length))
        self._quote = None


def parse_legacy(text: str) -> Marked:
    """The plain text and entities of a text in the older Markdown, which does not nest."""
    out: list[str] = []
    entities: list[Entity] = []
    position, length = 0, 0
    kinds = {"*": "bold", "_": "italic", "`": "code"}
    while position < len(text):
        letter = text[position]
        if letter == "\\" and position + 1 < len(text) and text[position + 1] in "_*`[":
            piece, after, entity = text[position + 1], position + 2, None
        elif letter in kinds or letter == "[":
            closing = "]" if letter == "[" else letter
            end = text.find(closing, position + 1)
            if end < 0:
                raise _error(
                    f"Can't find end of the entity starting at byte offset {byte_length(text[:position])}"
                )
            piece, after = text[position + 1 : end], end + 1
            url = ""
            if letter == "[" and text.startswith("(", after) and text.find(")", after) >= 0:
                close = text.find(")", after)
                url, after = text[after + 1 : close], close + 1
            kind = kinds.get(letter, "text_link")
            size = utf16_length(piece)
            entity = Entity(kind, length, size, url=url) if size and (kind != "text_link" or url) else None
        else:
            piece, after, entity = letter, position + 1, None
        out.append(piece)
        if entity is not None:
            entities.append(entity)
        length += utf16_length(piece)
        position = after
    return "".join(out), tuple(entities)


def _error(reason: str) -> ApiError:
    return bad_request(f"can't parse entities: {reason}")
