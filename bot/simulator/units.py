"""How Telegram measures text: UTF-16 code units for lengths and offsets, UTF-8 bytes in its parse errors."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from bot.simulator.model import Entity

Marked: TypeAlias = "tuple[str, tuple[Entity, ...]]"


class Written:
    """The plain text that a reader of markup writes, and how long it is so far."""

    def __init__(self, source: str) -> None:
        self._text = source
        self._out: list[str] = []
        self._length = 0
        self._entities: list[Entity] = []

    def _put(self, piece: str) -> None:
        self._out.append(piece)
        self._length += utf16_length(piece)

    def _at(self, position: int) -> int:
        """The offset in bytes that an error names."""
        return byte_length(self._text[:position])

    def _since(self, start: int) -> str:
        """What was written from a UTF-16 offset on."""
        return utf16_slice("".join(self._out), start, self._length - start)

    def _marked(self) -> Marked:
        ordered = sorted(self._entities, key=lambda entity: (entity.offset, -entity.length))
        return "".join(self._out), tuple(ordered)


def utf16_length(text: str) -> int:
    """The length in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def byte_length(text: str) -> int:
    """The length in UTF-8 bytes."""
    return len(text.encode("utf-8", "surrogatepass"))


def cut(text: str, most: int) -> list[str]:
    """The text in pieces of at most ``most`` UTF-16 units, as a client cuts too long a message."""
    pieces, size = [""], 0
    for letter in text:
        width = 2 if ord(letter) > 0xFFFF else 1
        if size + width > most:
            pieces.append("")
            size = 0
        pieces[-1] += letter
        size += width
    return pieces


def utf16_slice(text: str, offset: int, length: int) -> str:
    """The part of a text that an entity covers."""
    raw = text.encode("utf-16-le", "surrogatepass")
    return raw[offset * 2 : (offset + length) * 2].decode("utf-16-le", "replace")
