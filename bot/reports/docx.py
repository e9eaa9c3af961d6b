"""The yearly report as a Word document, in the form of the template that the office edits."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import fields
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import docx
from docx.oxml import parse_xml
from docxtpl import DocxTemplate  # type: ignore[import-untyped]  # it has no types of its own
from jinja2 import StrictUndefined, TemplateSyntaxError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from bot.reports.data import ReportFaultError
from bot.reports.docx_layout import lay_out
from bot.reports.docx_template import half_open, mend
from bot.reports.outline import Outline, outline
from bot.reports.outline_text import clean, say
from knowledge.loader import PACKAGED, REPORT_FILE

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document

    from bot.reports.data import YearReport

MAX_PROPERTY = 255
"""Characters of a property of a document."""

SHOWN = 80
"""Characters of a template that are shown with a mistake in them."""

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first date that an archive knows: no moment of rendering gets into the bytes."""


class TemplateFaultError(ReportFaultError):
    """A template that cannot be filled; one sentence names the file and what is wrong with it."""

    def __init__(self, key: str, **values: str) -> None:
        super().__init__(say(key, **values))


def render(report: YearReport, template: Path | bytes | None = None) -> bytes:
    """The report on a year, or an agency's own, as a DOCX file; the same input gives the same bytes.

    ``template`` is the office's file; without one, that of the base, else of the packaged base.

    Raises:
        YearOutsideError: the plan does not report on the year.
        TemplateFaultError: the template cannot be read or filled.
    """
    said = outline(report)
    file = template or report.base.report_template or PACKAGED / REPORT_FILE
    name = REPORT_FILE if isinstance(file, bytes) else file.name
    document = _filled(file, name, said)
    body = document.element.xml
    for update in report.reported:
        if f"({update.code})" not in body:
            raise TemplateFaultError("report-template-silent", file=name, code=update.code)
    lay_out(document)
    _describe(document, said, report.as_of or datetime(report.year, 1, 1, tzinfo=UTC))
    return _packed(document)


class _Template(DocxTemplate):  # type: ignore[misc]  # it has no types of its own
    """A template whose tags must leave whole paragraphs and rows behind: docxtpl itself drops what does not fit."""

    def fix_tables(self, xml: str) -> Any:
        """The body as a tree."""
        parse_xml(xml)
        return super().fix_tables(xml)


def _filled(file: Path | bytes, name: str, said: Outline) -> Document:
    try:
        content = file if isinstance(file, bytes) else file.read_bytes()
        template = _Template(io.BytesIO(content))
        template.init_docx()
    except Exception as error:  # a broken archive fails in as many ways as there are parts
        raise TemplateFaultError("report-template-unreadable", file=name) from error
    # Not a method of the office's template can reach further than the fields.
    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True, finalize=_as_text)
    half = half_open(template.docx)
    if half is not None:
        raise TemplateFaultError("report-template-unclosed", file=name, near=clean(half)[:SHOWN])
    mend(template.docx)
    try:
        template.render({field.name: getattr(said, field.name) for field in fields(said)}, environment)
    except TemplateSyntaxError as error:
        raise TemplateFaultError(
            "report-template-syntax", file=name, near=_near(error), why=clean(error.message or "")
        ) from error
    except UndefinedError as error:
        field = re.findall(r"'([^']*)'", error.message or "") or [""]
        raise TemplateFaultError("report-template-unknown", file=name, field=field[-1]) from error
    except SyntaxError as error:  # what lxml's errors are
        raise TemplateFaultError(
            "report-template-structure", file=name, why=clean(error.msg or "")
        ) from error
    except Exception as error:  # an expression in a template can fail in any way
        raise TemplateFaultError("report-template-failed", file=name, why=clean(str(error))) from error
    filled = io.BytesIO()
    template.save(filled)
    return docx.Document(filled)


def _as_text(value: object) -> object:
    """A value as text of the document: markup in it is text, and what looks like a tag is never one."""
    if isinstance(value, Markup | StrictUndefined):
        return value
    text = str(escape(clean(str(value))))
    # docxtpl reads "{_{" as "{{" even in what is filled in.
    return Markup(text.replace("{", "&#123;").replace("}", "&#125;"))  # noqa: S704  # escaped above


def _near(error: TemplateSyntaxError) -> str:
    """The text of the template around a mistake."""
    lines = [clean(line) for line in getattr(error, "docx_context", ())]
    first = max(error.lineno - 4, 0)
    place = error.lineno - 1 - first
    return next((line.strip() for line in lines[place:] if line.strip()), "")[-SHOWN:]


def _describe(document: Document, said: Outline, at: datetime) -> None:
    about = document.core_properties
    about.title = clean(said.title)[:MAX_PROPERTY]
    about.author = about.last_modified_by = clean(said.issuer)[:MAX_PROPERTY]
    about.language = "vi-VN"
    about.revision = 1
    about.created = about.modified = at.astimezone(UTC).replace(tzinfo=None)


def _packed(document: Document) -> bytes:
    loose, packed = io.BytesIO(), io.BytesIO()
    document.save(loose)
    with zipfile.ZipFile(loose) as parts, zipfile.ZipFile(packed, "w") as archive:
        for part in parts.infolist():
            entry = zipfile.ZipInfo(part.filename, _EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same on every system
            archive.writestr(entry, parts.read(part))
    return packed.getvalue()
