"""Telegram's HTML: a handful of tags, every one closed, four named entities."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.simulator.errors import ApiError, bad_request
from bot.simulator.model import Entity
from bot.simulator.units import Marked, Written

_SIMPLE = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "code": "code",
    "pre": "pre",
}
_KNOWN = frozenset(_SIMPLE) | {"a", "span", "blockquote", "tg-emoji"}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(lt|gt|amp|quot));?")
_ATTRIBUTE = re.compile(r"""\s*([^\s=>/]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>"']+))?""")


@dataclass(frozen=True, slots=True)
class _Open:
    tag: str
    kind: str
    start: int
    url: str = ""
    language: str = ""
    emoji: str = ""


def parse_html(text: str) -> Marked:
    """The plain text and entities of a text in Telegram's HTML.

    Raises:
        ApiError: "can't parse entities: …" with the byte offset, as Telegram says it.
    """
    return _Reader(text).read()


class _Reader(Written):
    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._stack: list[_Open] = []

    def read(self) -> Marked:
        position = 0
        while position < len(self._text):
            mark = self._next(position)
            self._put(self._text[position:mark])
            if mark == len(self._text):
                break
            if self._text[mark] == "&":
                position = self._reference(mark)
            elif self._text.startswith("</", mark):
                position = self._close(mark)
            else:
                position = self._start(mark)
        if self._stack:
            raise _error(f'Can\'t find end tag corresponding to start tag "{self._stack[-1].tag}"')
        return self._marked()

    def _next(self, position: int) -> int:
        found = [at for at in (self._text.find("<", position), self._text.find("&", position)) if at >= 0]
        return min(found, default=len(self._text))

    def _reference(self, position: int) -> int:
        match = _REFERENCE.match(self._text, position)
        if match is None:
            self._put("&")
            return position + 1
        decimal, hexadecimal, name = match.groups()
        if name:
            self._put(_NAMED[name])
        else:
            code = int(decimal) if decimal else int(hexadecimal, 16)
            valid = 0 < code < 0x110000 and not 0xD800 <= code < 0xE000
            self._put(chr(code) if valid else match.group(0))
        return match.end()

    def _start(self, position: int) -> int:
        match = re.compile(r"<([^\s>/]*)").match(self._text, position)
        tag = match.group(1).lower() if match else ""
        if self._text.find(">", position) < 0:
            raise _error(f"Unclosed start tag at byte offset {self._at(position)}")
        if tag not in _KNOWN:
            raise _error(f'Unsupported start tag "{tag}" at byte offset {self._at(position)}')
        end = position + 1 + len(tag)
        attributes: dict[str, str] = {}
        while True:
            rest = self._text[end:]
            gap = len(rest) - len(rest.lstrip(" \t\r\n/"))
            end += gap
            if end >= len(self._text):
                raise _error(f"Unclosed start tag at byte offset {self._at(position)}")
            if self._text[end] == ">":
                break
            found = _ATTRIBUTE.match(self._text, end)
            if found is None:
                raise _error(f'Empty attribute name in the tag "{tag}" at byte offset {self._at(position)}')
            attributes[found.group(1).lower()] = _unquoted(found.group(2) or "")
            end = found.end()
        self._stack.append(self._opened(tag, attributes, position))
        return end + 1

    def _opened(self, tag: str, attributes: dict[str, str], position: int) -> _Open:
        start = self._length
        if tag == "a":
            return _Open(tag, "text_link", start, url=attributes.get("href", ""))
        if tag == "span":
            if attributes.get("class") != "tg-spoiler":
                raise _error(f'Tag "span" must have class "tg-spoiler" at byte offset {self._at(position)}')
            return _Open(tag, "spoiler", start)
        if tag == "blockquote":
            return _Open(tag, "expandable_blockquote" if "expandable" in attributes else "blockquote", start)
        if tag == "tg-emoji":
            return _Open(tag, "custom_emoji", start, emoji=attributes.get("emoji-id", ""))
        language = attributes.get("class", "")
        language = language.removeprefix("language-") if language.startswith("language-") else ""
        return _Open(tag, _SIMPLE[tag], start, language=language if tag == "code" else "")

    def _close(self, position: int) -> int:
        end = self._text.find(">", position)
        if end < 0:
            raise _error(f"Unclosed end tag at byte offset {self._at(position)}")
        tag = self._text[position + 2 : end].strip().lower()
        if not self._stack:
            raise _error(f"Unexpected end tag at byte offset {self._at(position)}")
        opened = self._stack.pop()
        if tag and tag != opened.tag:
            raise _error(
                f'Unmatched end tag at byte offset {self._at(position)}, expected "</{opened.tag}>",'
                f' found "</{tag}>"'
            )
        self._finish(opened)
        return end + 1

    def _finish(self, opened: _Open) -> None:
        length = self._length - opened.start
        if length <= 0:
            return
        url = opened.url
        if opened.kind == "text_link":
            url = url or self._since(opened.start)
            if not re.match(r"(https?|tg|ton|mailto|tel):|[\w-]+(\.[\w-]+)+", url):
                return
        if opened.tag == "pre" and self._entities:
            inner = self._entities[-1]
            if inner.type == "code" and (inner.offset, inner.length) == (opened.start, length):
                self._entities.pop()
                self._entities.append(Entity("pre", opened.start, length, language=inner.language))
                return
        language = opened.language if opened.tag == "code" and self._inside_pre() else ""
        self._entities.append(
            Entity(
                opened.kind, opened.start, length, url=url, language=language, custom_emoji_id=opened.emoji
            )
        )

    def _inside_pre(self) -> bool:
        return bool(self._stack) and self._stack[-1].tag == "pre"


def _unquoted(value: str) -> str:
    if len(value) >= 2 and value[0] in "\"'" and value[0] == value[-1]:
        value = value[1:-1]
    return _REFERENCE.sub(lambda match: _NAMED.get(match.group(3) or "", match.group(0)), value)


def _error(reason: str) -> ApiError:
    return bad_request(f"can't parse entities: {reason}")
