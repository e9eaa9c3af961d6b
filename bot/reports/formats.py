"""The formats of the report on a year, by name; each renderer is imported when it is asked for, as some are heavy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from bot.reports.data import ReportFaultError
from bot.texts import texts

if TYPE_CHECKING:
    from bot.reports.data import YearReport
    from knowledge.model import Language

Format = Literal["docx", "xlsx", "csv", "png"]
FORMATS: tuple[Format, ...] = get_args(Format)


class File(NamedTuple):
    """A file with a name to save it under."""

    name: str
    content: bytes


class Fault(NamedTuple):
    """Why there is no file, in a sentence for those who asked for it."""

    sentence: str


def attempt(report: YearReport, form: Format, language: Language) -> File | Fault:
    """The same as ``render``, for whoever cannot be raised at."""
    try:
        return render(report, form, language)
    except ReportFaultError as error:
        return Fault(str(error))


def render(report: YearReport, form: Format, language: Language) -> File:
    """The report on a year in a format; the official form is Vietnamese whatever the language.

    Raises:
        ReportFaultError: it cannot be made as things are, such as with a broken template.
    """
    return File(_name(report, form, language), _content(report, form, language))


def _name(report: YearReport, form: Format, language: Language) -> str:
    parts = [texts(language)("report-file", year=str(report.year))]
    if report.agency is not None:
        parts.append(report.agency)
    elif report.include_submitted:
        parts.append(texts(language)("report-file-submitted"))
    return f"{'-'.join(parts)}.{form}"


def _content(report: YearReport, form: Format, language: Language) -> bytes:
    match form:
        case "docx":
            from bot.reports import docx

            return docx.render(report)
        case "xlsx":
            from bot.reports import xlsx

            return xlsx.render(report, language)
        case "csv":
            from bot.reports import csv

            return csv.render(report)
        case "png":
            from bot.reports import picture

            return picture.render(report, language)
