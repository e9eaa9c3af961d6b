"""Who has reported in a year and who has not, as a text for a chat on a phone: short lines, no tables, no markup."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bot.dates import day, moment
from bot.reports.aftermath import counts_without, gone, mark
from bot.reports.names import short_names
from bot.reports.words import last_day, rate, state_name, status_name, without_ended
from bot.texts import texts
from bot.updates import ACCEPTED, STATUSES
from knowledge.reporting import may_report, part_in

if TYPE_CHECKING:
    from datetime import date, datetime

    from bot.reports.data import YearReport
    from bot.updates import State
    from knowledge.model import Item, Language


def overview(report: YearReport, now: datetime, language: Language) -> str:
    """The year as it stands ``now``, an aware time; both rates are shares of those that must report."""
    on = now.astimezone(report.timezone).date()
    parts = [
        _counts(report, now, language),
        _reviewed(report, language),
        *(_item(report, item, language) for item in report.base.items),
        _missing(report, on, language),
        _lacking(report, on, language),
        _others(report, on, language),
        texts(language)("ended-note") if gone(report, on) else "",
    ]
    return "\n\n".join(part for part in parts if part)


def _counts(report: YearReport, now: datetime, language: Language) -> str:
    say = texts(language)
    at = now.astimezone(report.timezone)
    expected, received, on_time = report.counts
    lines = [
        say("overview-title", year=str(report.year), at=moment(at, language)),
        say("overview-expected", count=expected, clause=report.base.plan.report_due.clause),
        say("overview-received", count=received, expected=expected, rate=rate(received, expected, language)),
        say("overview-in-time", count=on_time, expected=expected, rate=rate(on_time, expected, language)),
    ]
    if ended := gone(report, at.date()):
        lines.append(without_ended(counts_without(report, at.date()), ended, language))
    return "\n".join([*lines, _deadline(report, now, language)])


def _reviewed(report: YearReport, language: Language) -> str:
    """How many updates wait for review, were returned, and are accepted."""
    counted = Counter("accepted" if one.state in ACCEPTED else one.state for one in report.updates)
    states: tuple[State, ...] = ("submitted", "returned", "accepted")
    told = [
        texts(language)("overview-state", state=state_name(state, language), count=counted[state])
        for state in states
    ]
    return texts(language)("overview-reviewed", states="; ".join(told)) if report.updates else ""


def _deadline(report: YearReport, now: datetime, language: Language) -> str:
    say = texts(language)
    last = last_day(report)
    days = (last - now.astimezone(report.timezone).date()).days
    told = day(last, language)
    if days < 0:
        return say("overview-late", last=told, days=-days)
    return say("overview-days-left", last=told, days=days) if days else say("overview-last-day", last=told)


def _item(report: YearReport, item: Item, language: Language) -> str:
    """How many of those that carry an item out have reported on it, and what all updates on it say."""
    say = texts(language)
    base = report.base
    own = {agency for agency in may_report(base) if part_in(base, agency, item.number) == "implements"}
    on = {agency: update for (agency, number), update in report.newest.items() if number == item.number}
    lines = [
        say("overview-item", number=item.number, name=item.name[language]),
        say("overview-item-implementing", received=len(own & on.keys()), expected=len(own)),
    ]
    lead = base.plan.lead.agency
    if own == {lead} and lead not in on:
        lines.append(say("overview-item-lead", agency=base.agency[lead].name[language]))
    others = len(on.keys() - own)
    if others:
        lines.append(say("overview-item-others", count=others))
    counted = Counter(update.content.status for update in on.values())
    told = [
        say("overview-status", count=counted[status], status=status_name(status, language))
        for status in reversed(STATUSES)
        if counted[status]
    ]
    if told:
        lines.append(say("overview-item-statuses", statuses=", ".join(told)))
    return "\n".join(lines)


def _missing(report: YearReport, on: date, language: Language) -> str:
    say = texts(language)
    missing = [one.agency for one in report.missing]
    if not missing:
        return say("overview-missing-nobody")
    return say("overview-missing", count=len(missing), agencies=_named(report, missing, on, language))


def _lacking(report: YearReport, on: date, language: Language) -> str:
    """Those that have reported, but not on every item that they carry out; the missing are named above."""
    say = texts(language)
    lines = []
    for item in report.base.items:
        lacking = [one.agency for one in report.standings if one.received and item.number in one.lacking]
        if lacking:
            named = _named(report, lacking, on, language)
            lines.append(say("overview-lacking-item", number=item.number, agencies=named))
    return "\n".join([say("overview-lacking"), *lines]) if lines else ""


def _others(report: YearReport, on: date, language: Language) -> str:
    others = [one.agency for one in report.standings if one.received and not one.expected]
    return texts(language)("overview-others", agencies=_named(report, others, on, language)) if others else ""


def _named(report: YearReport, agencies: list[str], on: date, language: Language) -> str:
    names = short_names(report.base, language)
    return ", ".join(names.get(agency, agency) + mark(report.base, agency, on) for agency in agencies)
