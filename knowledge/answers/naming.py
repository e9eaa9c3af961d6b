"""Answers about an agency beside its parts: its names, what became of it, and whether it must report."""

from __future__ import annotations

from datetime import date, timedelta

from knowledge.answers.voice import Voice
from knowledge.asks import Ask
from knowledge.model import Agency
from knowledge.replies import Reply


def name(voice: Voice, agency: Agency) -> Reply:
    """An agency's name in both languages."""
    return Reply(
        kind="answer",
        lang=voice.language,
        paragraphs=(voice.say("agency-names", vi=agency.name.vi, en=agency.name.en),),
        agencies=(agency.id,),
        choices=(voice.next_agency(agency.id),),
    )


def successor(voice: Voice, agency: Agency) -> Reply:
    """What became of an agency after the plan: the plan's own name first, then the dated note."""
    found = voice.successor(agency)
    name = voice.agency(agency.id)
    if found is None:
        first = voice.say("agency-successor-none", agency=name)
        paragraphs: tuple[str, ...] = (first,)
    else:
        same = found.name.vi == agency.name.vi
        shown = found.name.vi if voice.language == "vi" else f"{found.name.en} ({found.name.vi})"
        key = "agency-successor-same" if same else "agency-successor"
        paragraphs = (voice.say(key, agency=name, successor=shown), voice.note(agency.id))
    return Reply(
        kind="answer",
        lang=voice.language,
        paragraphs=paragraphs,
        agencies=(agency.id,),
        choices=(voice.next_agency(agency.id),),
    )


def report(voice: Voice, _: Ask, agency: Agency) -> Reply:
    """Whether an agency must send the yearly report."""
    plan = voice.base.plan
    due = plan.report_due
    if agency.id in (plan.contact.agency, plan.lead.agency):
        key, verdict = "agency-report-receiver", None
    elif agency.id in plan.reporters or agency.part_of in plan.reporters:
        key, verdict = "agency-report-yes", "yes"
    else:
        key, verdict = "agency-report-no", "no"
    when = voice.say("deadline-when", due=voice.date(due.day, due.month), last=last_day(voice))
    when = when[0].lower() + when[1:].rstrip(".")
    clause = voice.clause(due.clause)
    return Reply(
        kind="answer",
        lang=voice.language,
        paragraphs=(
            voice.say(
                key,
                agency=voice.agency(agency.id),
                due=when,
                clause=clause,
                receiver=voice.agency(plan.lead.agency),
            ),
        ),
        citation=voice.citation((due.clause,)),
        clauses=(due.clause,),
        agencies=(agency.id,),
        verdict="yes" if verdict == "yes" else "no" if verdict == "no" else None,
        choices=(voice.next_agency(agency.id),),
    )


def last_day(voice: Voice) -> str:
    """The last day in time, which is the day before the one the report is due before."""
    due = voice.base.plan.report_due
    last = date(2025, due.month, due.day) - timedelta(days=1)
    return voice.date(last.day, last.month)
