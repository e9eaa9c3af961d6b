"""Reports rendered once for many tests, read again by section and annex; and templates as an office may change them."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from time import perf_counter

from bot.reports.data import YearReport
from bot.reports.docx import render
from knowledge.loader import PACKAGED
from tests.reports.docx_samples import crowded, mixed, packaged
from tests.reports.layout import body
from tests.reports.paper import Paper


@cache
def mixed_report() -> bytes:
    """The report on ``mixed``."""
    return render(mixed(packaged()))


@cache
def crowded_report() -> tuple[YearReport, bytes, float]:
    """The largest year, its report, and how long that took in seconds."""
    report = crowded()
    began = perf_counter()
    return report, render(report), perf_counter() - began


def sections(content: bytes) -> dict[str, list[str]]:
    """The paragraphs of each section of the body, by its Roman number."""
    found: dict[str, list[str]] = {}
    number = ""
    for one in body(Paper(content)):
        if one.level == 0:
            number = one.text.split(".")[0]
        found.setdefault(number, []).append(one.text)
    return found


def everything(content: bytes) -> str:
    """The text of the whole document."""
    return "\n".join(one.text for one in Paper(content).paragraphs)


def annex(content: bytes, number: int) -> list[list[str]]:
    """The rows of a table of the annexes, in order of the document."""
    rows: dict[int, dict[int, list[str]]] = {}
    for one in Paper(content).paragraphs:
        if one.table is not None and one.table > 1:
            rows.setdefault(one.table, {}).setdefault(one.row, []).append(one.text)
    return list(list(rows.values())[number].values())


def edited(part: str, old: str, new: str) -> bytes:
    """The packaged template with one thing changed in it."""
    changed = io.BytesIO()
    with (
        zipfile.ZipFile(PACKAGED / "report.docx") as template,
        zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name in template.namelist():
            text = template.read(name).decode()
            if name in {part, f"word/{part}.xml"}:
                assert old in text
                text = text.replace(old, new)
            archive.writestr(name, text)
    return changed.getvalue()
