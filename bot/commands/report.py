"""``dean161 report``: the report on a year as a file, also while the bot runs."""

from __future__ import annotations

import os
import sys
from codecs import BOM_UTF8
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.commands.starting import clear_start
from bot.config import read_settings
from bot.reports.data import ReportFaultError
from bot.reports.formats import FORMATS, render
from bot.services.bundle import utc_now
from bot.services.library import read
from bot.services.messages import RefusedError
from bot.services.reporting import year_report
from bot.services.years import in_plan
from bot.storage.audit import Audit
from bot.storage.reading import UnreadableError, reading
from bot.storage.updates import Updates
from bot.texts import console_language, texts

if TYPE_CHECKING:
    from bot.config import Settings
    from bot.reports.data import YearReport
    from bot.reports.formats import Format
    from knowledge.model import KnowledgeBase

_say = texts(console_language(os.environ))


class ReportError(Exception):
    """The report could not be made; the message is a sentence for people."""


@click.command(help=_say("cli-report-help"))
@click.option("--year", required=True, type=int, help=_say("cli-report-year-help"))
@click.option(
    "--format", "form", required=True, type=click.Choice(FORMATS), help=_say("cli-report-format-help")
)
@click.option(
    "--output",
    required=True,
    type=click.Path(path_type=Path, allow_dash=True),
    help=_say("cli-report-output-help"),
)
@click.option("--include", type=click.Choice(["submitted"]), help=_say("cli-report-include-help"))
@click.option("--agency", help=_say("cli-report-agency-help"))
def report(year: int, form: Format, output: Path, include: str | None, agency: str | None) -> None:
    """Reads the database without its lock, makes the report and writes it."""
    with clear_start() as language:
        settings = read_settings(language)
        say = texts(language)
        try:
            if str(output) == "-" and form != "csv":
                raise ReportError(say("report-only-csv", format=form.upper()))
            made = _gather(settings, read(settings.knowledge), year, agency, submitted=include is not None)
            _write(output, render(made, form, language).content)
        except RefusedError as error:
            line = say(error.key, **error.values)
        except (ReportError, ReportFaultError) as error:
            line = str(error)
        else:
            if str(output) != "-":
                click.echo(say("report-done", path=str(output)))
            return
    click.echo(line, err=True)
    raise SystemExit(1)


def _gather(
    settings: Settings, base: KnowledgeBase, year: int, agency: str | None, *, submitted: bool
) -> YearReport:
    """What the report is made of.

    Raises:
        RefusedError: the plan does not report on the year.
        ReportError: no such agency, or the database cannot be read.
    """
    in_plan(base, year)
    if agency is not None and agency not in base.agency:
        raise ReportError(_say("report-no-agency", agency=agency))
    if not settings.database.is_file():
        raise ReportError(_say("database-none", path=str(settings.database)))
    try:
        with reading(settings.database) as database:
            return year_report(
                base,
                Updates(database),
                Audit(database, utc_now),
                settings.timezone,
                year,
                utc_now(),
                include_submitted=submitted,
                agency=agency,
            )
    except UnreadableError as error:
        raise ReportError(
            _say("report-unreadable", path=str(settings.database), problem=str(error))
        ) from error


def _write(output: Path, content: bytes) -> None:
    """Writes the file whole or not at all; one that is there already is replaced.

    Raises:
        ReportError: it cannot be written.
    """
    if str(output) == "-":
        sys.stdout.buffer.write(content.removeprefix(BOM_UTF8))  # that is for spreadsheets, which read files
        sys.stdout.buffer.flush()
        return
    partial = output.with_name(f".{output.name}.{os.getpid()}")
    try:
        partial.write_bytes(content)
        partial.replace(output)
    except OSError as error:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        raise ReportError(
            _say("report-not-written", path=str(output), problem=error.strerror or "")
        ) from error
