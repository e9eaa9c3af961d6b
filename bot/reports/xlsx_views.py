"""What the sheets after the first one hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.reports.aftermath import day_of, ended
from bot.reports.events import actor_words, detail_words, event_words, subject_words
from bot.reports.names import full_name
from bot.reports.words import state_name, status_name
from bot.reports.xlsx_formats import local
from bot.reports.xlsx_table import Column, View
from bot.texts import texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.reports.data import YearReport
    from bot.reports.xlsx_table import Cell
    from bot.updates import Update, Version
    from knowledge.model import Language


def _updates(report: YearReport, language: Language) -> Iterator[tuple[Cell, ...]]:
    for update in report.updates:
        yield (
            update.code,
            update.newest.number,
            *_said(report, update, update.newest, language),
            state_name(update.state, language),
            local(update.submitted_at, report.timezone),
            local(update.updated_at, report.timezone),
            update.reason,
            _notes(update.newest, language, published=update.published),
        )


def _earlier(report: YearReport, language: Language) -> Iterator[tuple[Cell, ...]]:
    for update in report.updates:
        for version in update.versions[:-1]:
            yield (
                update.code,
                version.number,
                *_said(report, update, version, language),
                local(version.at, report.timezone),
                texts(language)("tables-author", number=str(version.author)),
                _notes(version, language),
            )


def _missing(report: YearReport, language: Language) -> Iterator[tuple[Cell, ...]]:
    """Those that must report and have not, then those that have, but not on every item that they carry out."""
    say = texts(language)
    in_part = [one for one in report.standings if one.received and one.lacking]
    on = day_of(report)
    for place, standing in enumerate([*report.missing, *in_part], 1):
        after = ended(report.base, standing.agency, on)
        names = [report.base.item[number].name[language] for number in standing.lacking]
        yield (
            place,
            full_name(report.base, standing.agency, language),
            say("tables-sent-in-part" if standing.received else "tables-not-sent"),
            ", ".join(map(str, standing.lacking)),
            "\n".join(f"{number}. {name}" for number, name in zip(standing.lacking, names, strict=True))
            or say("tables-no-item"),
            "" if after is None else after.note[language],
        )


def _difficulties(report: YearReport, language: Language) -> Iterator[tuple[Cell, ...]]:
    """What is told in updates that count, and who is blocked without telling why."""
    counted = {update.code for update in report.newest.values()}
    for update in report.updates:
        content = update.content
        if update.code not in counted or not (content.difficulties.strip() or content.status == "blocked"):
            continue
        yield (
            full_name(report.base, update.agency, language),
            update.item,
            status_name(content.status, language),
            content.percent / 100,
            content.difficulties if content.difficulties.strip() else texts(language)("tables-not-told"),
            update.code,
            state_name(update.state, language),
            local(update.newest.at, report.timezone),
        )


def _audit(report: YearReport, language: Language) -> Iterator[tuple[Cell, ...]]:
    for line in report.audit:
        yield (
            line.seq,
            local(line.at, report.timezone),
            actor_words(line.actor, language),
            event_words(line, language),
            subject_words(report.base, line, language),
            detail_words(report.base, line, language),
        )


def _said(report: YearReport, update: Update, version: Version, language: Language) -> tuple[Cell, ...]:
    content = version.content
    return (
        full_name(report.base, update.agency, language),
        update.item,
        status_name(content.status, language),
        content.percent / 100,
        content.result,
        content.difficulties,
    )


def _notes(version: Version, language: Language, *, published: bool = False) -> str:
    say = texts(language)
    files = len(version.content.attachments)
    notes = [
        say("tables-note-on-behalf") if version.on_behalf else "",
        say("tables-note-published") if published else "",
        say("tables-note-files", count=files) if files else "",
    ]
    return "\n".join(note for note in notes if note)


_CODE = (Column("code", 15), Column("version", 6, "number"))
_SAID = (
    Column("agency", 24),
    Column("item", 6, "number"),
    Column("status", 12, "centred"),
    Column("percent", 8, "percent"),
    Column("result", 48),
    Column("difficulties", 30),
)

VIEWS = (
    View(
        "updates",
        (
            *_CODE,
            *_SAID,
            Column("state", 10, "centred"),
            Column("submitted", 16, "time"),
            Column("updated", 16, "time"),
            Column("reason", 18),
            Column("notes", 16),
        ),
        _updates,
    ),
    View(
        "earlier",
        (*_CODE, *_SAID, Column("written", 16, "time"), Column("author", 14, "centred"), Column("notes", 18)),
        _earlier,
        frozen=2,
    ),
    View(
        "missing",
        (
            Column("place", 6, "number"),
            Column("agency", 44),
            Column("sent", 20, "centred"),
            Column("items", 14, "centred"),
            Column("item-names", 48),
            Column("outside", 44),
        ),
        _missing,
        frozen=2,
    ),
    View(
        "difficulties",
        (
            Column("agency", 32),
            Column("item", 7, "number"),
            Column("status", 14, "centred"),
            Column("percent", 9, "percent"),
            Column("difficulties", 70),
            Column("code", 15),
            Column("state", 12, "centred"),
            Column("written", 16, "time"),
        ),
        _difficulties,
    ),
    View(
        "audit",
        (
            Column("line", 8, "number"),
            Column("at", 17, "time"),
            Column("actor", 18),
            Column("event", 22),
            Column("subject", 18),
            Column("detail", 70),
        ),
        _audit,
        frozen=2,
    ),
)
"""In the order of the sheets."""
