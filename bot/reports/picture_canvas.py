"""Drawing in pixels from the upper left corner."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from matplotlib.font_manager import FontProperties, get_font
from matplotlib.patches import Rectangle

from bot.reports.picture_style import DPI, FONTS, WIDTH

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

POINTS = 72 / DPI
"""Points of a pixel."""

_DIGITS = str.maketrans("123456789", "000000000")
"""All digits are as wide as a zero: what differs in them only is measured once."""


class Canvas:
    """A figure to draw on."""

    def __init__(self, figure: Figure, height: float) -> None:
        self.height = height
        self._figure = figure
        self._page = figure.add_axes((0, 0, 1, 1))
        self._page.set_xlim(0, WIDTH)
        self._page.set_ylim(height, 0)
        self._page.set_axis_off()

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        ink: str,
        *,
        bold: bool = False,
        align: Literal["left", "center", "right"] = "left",
        room: float | None = None,
    ) -> None:
        """A line of text at the height of its middle, in pixels; smaller if it would be wider than ``room``."""
        if room is not None:
            size = min(size, size * room / max(width_of(text.translate(_DIGITS), size, bold=bold), 1))
        self._page.text(
            x,
            y,
            text,
            color=ink,
            fontproperties=font(size, bold=bold),
            ha=align,
            va="center_baseline",
            parse_math=False,
        )

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        ground: str,
        *,
        line: str = "none",
        hatch: str | None = None,
    ) -> None:
        """A rectangle; ``hatch`` is drawn in the colour of its line."""
        # As an artist: the page's limits stand, and need not be worked out again with each box.
        self._page.add_artist(
            Rectangle((x, y), width, height, facecolor=ground, edgecolor=line, linewidth=1, hatch=hatch)
        )

    def axes(self, x: float, y: float, width: float, height: float) -> Axes:
        """Axes of their own in a part of the picture."""
        bottom = self.height - y - height
        return self._figure.add_axes((x / WIDTH, bottom / self.height, width / WIDTH, height / self.height))


def font(size: float, *, bold: bool = False) -> FontProperties:
    """The font at a size in pixels, from its file: no other font of the machine is looked at."""
    return FontProperties(fname=FONTS[bold], size=size * POINTS)


@lru_cache(maxsize=1024)
def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """How many pixels wide a line of text is."""
    face = get_font(FONTS[bold])
    face.set_size(size, 72)
    face.set_text(text)
    return face.get_width_height()[0] / 64
