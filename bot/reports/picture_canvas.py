"""Drawing in pixels from the upper left corner. Only this module knows the library that draws.

The library is imported inside the functions, since its import alone writes to the home folder.
"""

from __future__ import annotations

import io
from contextlib import contextmanager
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from bot.reports.picture_style import BACK, DPI, WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

POINTS = 72 / DPI
"""Points of a pixel."""

_DIGITS = str.maketrans("123456789", "000000000")
"""All digits are as wide as a zero: what differs in them only is measured once."""


@contextmanager
def page(height: float) -> Iterator[Canvas]:
    """An empty picture of that height, drawn the same whatever the machine's own settings are."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    with mpl.rc_context():
        mpl.rcdefaults()
        yield Canvas(Figure(figsize=(WIDTH / DPI, height / DPI), dpi=DPI, facecolor=BACK), height)


class Canvas:
    """A picture to draw on."""

    def __init__(self, figure: Figure, height: float) -> None:
        self._height = height
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
        from matplotlib.patches import Rectangle

        # As an artist: the page's limits stand, and need not be worked out again with each box.
        self._page.add_artist(
            Rectangle((x, y), width, height, facecolor=ground, edgecolor=line, linewidth=1, hatch=hatch)
        )

    def axes(self, x: float, y: float, width: float, height: float) -> Axes:
        """Axes of their own in a part of the picture."""
        bottom = self._height - y - height
        return self._figure.add_axes((x / WIDTH, bottom / self._height, width / WIDTH, height / self._height))

    def png(self) -> bytes:
        """The picture as a file, without the name of the software, which would change with each release."""
        packed = io.BytesIO()
        self._figure.savefig(packed, format="png", dpi=DPI, metadata={"Software": None})
        return packed.getvalue()


@cache
def font_file(*, bold: bool) -> Path:
    """The font that comes with the library: it has all Vietnamese letters and the signs."""
    import matplotlib as mpl

    return Path(mpl.get_data_path(), "fonts", "ttf", "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf")


def font(size: float, *, bold: bool = False) -> FontProperties:
    """The font at a size in pixels, from its file: no other font of the machine is looked at."""
    from matplotlib.font_manager import FontProperties

    return FontProperties(fname=font_file(bold=bold), size=size * POINTS)


@lru_cache(maxsize=1024)
def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """How many pixels wide a line of text is."""
    from matplotlib.font_manager import get_font

    face = get_font(font_file(bold=bold))
    face.set_size(size, 72)
    face.set_text(text)
    return face.get_width_height()[0] / 64
