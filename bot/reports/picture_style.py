"""Sizes, colours and signs of the picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.updates import Status

WIDTH, DPI, EDGE = 1080, 100, 24
"""Pixels of the picture's width, per inch, and at its sides."""

BACK, PANEL, INK, QUIET, FAINT = "#FFFFFF", "#F4F6F8", "#16202A", "#4A5661", "#C9D0D6"


@dataclass(frozen=True)
class Look:
    """A cell's sign, its ground, and the colour of what is written on it."""

    sign: str
    ground: str
    ink: str


STATUS_LOOKS: dict[Status, Look] = {
    "done": Look("✔", "#009E73", INK),
    "in_progress": Look("▶", "#8CCBF0", INK),
    "not_started": Look("○", "#F0E442", INK),
    "blocked": Look("✖", "#E8722A", INK),
}
"""Okabe and Ito's colours, which colour-blind people can tell apart; blue and red lighter, to be written on."""

MISSING = Look("?", "#FFFFFF", "#8A1C00")
"""Not sent by one that carries the item out: hatched."""

NO_PART = Look("–", "#EEF1F3", "#7A858E")
"""Not its item, and nothing sent."""

CURVE, DUE = "#0072B2", "#D55E00"
