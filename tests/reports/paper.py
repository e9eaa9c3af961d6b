"""A DOCX as what stands on paper: each paragraph with the look that its styles give it, read with nothing but XML."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from functools import cache
from xml.etree import ElementTree as ET

MM = 1440 / 25.4
"""Twentieths of a point in a millimetre, the unit of all lengths here."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def w(name: str) -> str:
    return _W + name


@dataclass(frozen=True)
class Run:
    """A piece of text in one look; ``size`` in points."""

    text: str
    fonts: frozenset[str]
    size: float
    bold: bool
    italic: bool
    colour: str


@dataclass(frozen=True)
class Paragraph:
    """A paragraph: ``line`` in 240ths of a line, lengths in twentieths of a point; ``width`` is its column's."""

    style: str
    runs: tuple[Run, ...]
    align: str
    first: int
    left: int
    right: int
    before: int
    after: int
    line: int
    ruled: bool
    level: int | None
    width: int
    table: int | None
    row: int = 0
    cell: int = 0

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    def looks(self, sizes: tuple[float, float], *, bold: bool = False, italic: bool = False) -> bool:
        """Whether every run is in one of the sizes, and as bold and slanted as said."""
        runs = [run for run in self.runs if run.text.strip()]
        return bool(runs) and all(
            sizes[0] <= run.size <= sizes[1] and run.bold == bold and run.italic == italic for run in runs
        )


@dataclass(frozen=True)
class Page:
    """A section's page; ``headers`` are the texts of its running heads by kind, fields as {NAME}."""

    width: int
    height: int
    margins: dict[str, int]
    first_differs: bool
    start: str | None
    headers: dict[str, tuple[Paragraph, ...]]


class Paper:
    """A document of one file."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            assert archive.testzip() is None
            self._parts = {
                name: ET.fromstring(archive.read(name))  # noqa: S314  # written by this very program
                for name in archive.namelist()
                if name.endswith((".xml", ".rels"))
            }
        styles = self._parts["word/styles.xml"]
        self._styles = {style.get(w("styleId")) or "": style for style in styles.iter(w("style"))}
        self._default = styles.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
        relations = self._parts["word/_rels/document.xml.rels"]
        self._files = {one.get("Id") or "": one.get("Target") or "" for one in relations}
        self.names = {
            key: (style.find(w("name")) or ET.Element("x")).get(w("val"), key)
            for key, style in self._styles.items()
        }
        body = self._parts["word/document.xml"].find(w("body"))
        assert body is not None
        self.pages = [self._page(section) for section in body.iter(w("sectPr"))]
        margins = self.pages[0].margins
        self.column = self.pages[0].width - margins["left"] - margins["right"]
        self.paragraphs = tuple(self._all(body))

    def core(self) -> dict[str, str]:
        """The properties of the document."""
        return {one.tag.rpartition("}")[2]: one.text or "" for one in self._parts["docProps/core.xml"]}

    def _all(self, body: ET.Element) -> list[Paragraph]:
        found = []
        tables = 0
        for element in body:
            if element.tag == w("p"):
                found.append(self._paragraph(element, self.column))
            elif element.tag == w("tbl"):
                for row, tr in enumerate(element.iter(w("tr"))):
                    for cell, tc in enumerate(tr.iter(w("tc"))):
                        wide = tc.find(f"{w('tcPr')}/{w('tcW')}")
                        assert wide is not None
                        width = int(wide.get(w("w")) or 0)
                        found += [self._paragraph(p, width, tables, row, cell) for p in tc.iter(w("p"))]
                tables += 1
        return found

    def _paragraph(
        self, element: ET.Element, width: int, table: int | None = None, row: int = 0, cell: int = 0
    ) -> Paragraph:
        own = element.find(w("pPr"))
        named = None if own is None else own.find(w("pStyle"))
        style = "Normal" if named is None else named.get(w("val")) or ""
        chain = [own, *(one.find(w("pPr")) for one in self._chain(style))]

        def value(tag: str, attribute: str, default: str = "0") -> str:
            for properties in chain:
                at = None if properties is None else properties.find(w(tag))
                if at is not None and at.get(w(attribute)) is not None:
                    return at.get(w(attribute)) or default
            return default

        level = value("outlineLvl", "val", "")
        return Paragraph(
            style=self._styles[style].find(w("name")).get(w("val"), ""),  # type: ignore[union-attr]  # all have one
            runs=tuple(self._run(run, style) for run in element.iter(w("r"))),
            align=value("jc", "val", "left"),
            first=int(value("ind", "firstLine")),
            left=int(value("ind", "left")),
            right=int(value("ind", "right")),
            before=int(value("spacing", "before")),
            after=int(value("spacing", "after")),
            line=int(value("spacing", "line", "240")),
            ruled=any(one is not None and one.find(f"{w('pBdr')}/{w('top')}") is not None for one in chain),
            level=int(level) if level else None,
            width=width,
            table=table,
            row=row,
            cell=cell,
        )

    def _run(self, element: ET.Element, style: str) -> Run:
        own = element.find(w("rPr"))
        chain = [own, *(one.find(w("rPr")) for one in self._chain(style)), self._default]

        def on(tag: str) -> bool:
            for properties in chain:
                at = None if properties is None else properties.find(w(tag))
                if at is not None:
                    return at.get(w("val")) not in {"0", "false"}
            return False

        def first(tag: str) -> ET.Element:
            return next(at for one in chain if one is not None and (at := one.find(w(tag))) is not None)

        texts = [
            "\n"
            if piece.tag == w("br")
            else f"{{{(piece.text or '').strip()}}}"
            if piece.tag == w("instrText")
            else piece.text or ""
            for piece in element
            if piece.tag in {w("t"), w("br"), w("instrText")}
        ]
        fonts = first("rFonts")
        return Run(
            "".join(texts),
            frozenset(fonts.attrib.values()),
            int(first("sz").get(w("val")) or 0) / 2,
            on("b"),
            on("i"),
            first("color").get(w("val")) or "",
        )

    @cache  # noqa: B019  # papers live for a test
    def _chain(self, style: str) -> tuple[ET.Element, ...]:
        at = self._styles[style]
        based = at.find(w("basedOn"))
        return (at,) if based is None else (at, *self._chain(based.get(w("val")) or ""))

    def _page(self, section: ET.Element) -> Page:
        size, margins, numbers = (section.find(w(name)) for name in ("pgSz", "pgMar", "pgNumType"))
        assert size is not None
        assert margins is not None
        headers = {}
        for one in section.iter(w("headerReference")):
            part = self._parts["word/" + self._files[one.get(f"{_R}id") or ""]]
            headers[one.get(w("type")) or ""] = tuple(self._paragraph(p, 0) for p in part.iter(w("p")))
        return Page(
            width=int(size.get(w("w")) or 0),
            height=int(size.get(w("h")) or 0),
            margins={name.rpartition("}")[2]: int(value) for name, value in margins.attrib.items()},
            first_differs=section.find(w("titlePg")) is not None,
            start=None if numbers is None else numbers.get(w("start")),
            headers=headers,
        )
