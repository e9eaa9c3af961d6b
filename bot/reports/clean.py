"""What people typed, made fit for a cell: nothing that a file cannot hold, and nothing lost without a trace."""

from __future__ import annotations

import re

_BREAK = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")

_LOST = "\N{REPLACEMENT CHARACTER}"

# Controls but tab and line feed, and what XML may not hold.
_UNFIT = dict.fromkeys([*range(9), *range(0xB, 0x20), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF], _LOST)


def cell_text(text: str) -> str:
    """A text with every kind of line break as a line feed, and a diamond with a question mark for each unfit character.

    Unfit are control characters, halves of characters, and the two that XML forbids.
    """
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _BREAK.sub("\n", whole).translate(_UNFIT)
