"""What a Word template cannot say of itself: lines as long as the decree asks, and tables as wide as their cells.

The lines are upper borders of empty paragraphs in styles of these names; an office that deletes the styles draws its
own lines.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, cast

from docx.oxml.ns import qn
from docx.shared import Emu, Pt
from docx.text.paragraph import Paragraph

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.table import CT_Tbl
    from docx.oxml.xmlchemy import BaseOxmlElement

SHARES = {"Đường kẻ": 0.42, "Đường kẻ dài": 1.0}
"""Styles of lines, and how much of the text above one is as long: a third to a half, or all of it."""

_WIDTHS = {
    letter: width
    for width, letters in {
        0.25: " .,",
        0.28: "il",
        0.33: "-jtf()",
        0.39: "Is",
        0.44: "rcez",
        0.5: "aogvxyJ0123456789",
        0.56: "Sbdhknpqu",
        0.61: "P",
        0.67: "BELTZ",
        0.72: "ACDĐNRUVXYw",
        0.78: "GHKOQ",
        0.83: "m",
        0.94: "M",
        1.0: "W",
    }.items()
    for letter in letters
}
"""Widths of bold Times letters in em, to a hundredth; the marks of Vietnamese add nothing."""
_OTHER = 0.56


def lay_out(document: Document) -> None:
    """Fit the lines and tables of a rendered document."""
    body = document.element.body
    for table in body.iter(qn("w:tbl")):
        _fit(table)
    page = document.sections[0]
    column = (page.page_width or 0) - (page.left_margin or 0) - (page.right_margin or 0)
    shares = {style.style_id: SHARES[style.name] for style in document.styles if style.name in SHARES}
    for element in body.iter(qn("w:p")):
        above = element.getprevious()
        if element.style in shares and above is not None and above.tag == qn("w:p"):
            cell = element.getparent()
            width = cell.width if cell.tag == qn("w:tc") else column
            text = Paragraph(above, document)
            _draw(Paragraph(element, document), text, width or column, shares[element.style])


def text_width(text: str, size: float) -> float:
    """About how long a bold line of text is, in points, at a size in points."""
    letters = [one for one in unicodedata.normalize("NFD", text) if not unicodedata.combining(one)]
    return size * sum(_WIDTHS.get(letter, _OTHER) for letter in letters)


def _draw(line: Paragraph, above: Paragraph, width: int, share: float) -> None:
    """Set a line under a text in from both sides of a column of ``width`` EMU."""
    size = (above.style.font.size if above.style else None) or Pt(14)
    long = min(int(text_width(above.text, size.pt) * Pt(1)), width)
    side = Emu((width - int(share * long)) // 2)
    line.paragraph_format.left_indent = line.paragraph_format.right_indent = side


def _fit(table: CT_Tbl) -> None:
    """Columns were added or taken away with the items: the grid follows the fullest row."""
    rows = [row.tc_lst for row in table.tr_lst]
    cells = max(rows, key=len, default=[])
    widths = [int(cell.width or 0) for cell in cells]
    if not all(widths) or any(cell.grid_span != 1 for cell in cells):
        return
    grid = table.tblGrid
    for column in list(grid):
        grid.remove(column)
    for width in widths:
        column = cast("BaseOxmlElement", grid.add_gridCol())
        column.set(qn("w:w"), str(width // 635))
    for whole in table.tblPr.iter(qn("w:tblW")):
        whole.set(qn("w:w"), str(sum(widths) // 635))
