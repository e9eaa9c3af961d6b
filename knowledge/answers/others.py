"""Curated entries and refusals, checks of dates and numbers, what the plan does not have, and asking back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knowledge.answers.agencies import bodies_of, succession, taken_over
from knowledge.answers.naming import last_day
from knowledge.answers.voice import Voice
from knowledge.asks import Ask
from knowledge.model import Entry, OutsideBody, Reason, Refusal
from knowledge.replies import Choice, Reply, Verdict
from knowledge.text import MAX_CHARACTERS

_DOCUMENT = "document-"


def entry(voice: Voice, ask: Ask, found: Entry) -> Reply:
    """A curated answer; ``ask.value`` "now" asks what became of its bodies too."""
    notes = voice.notes(found.agencies) if ask.value == "now" else ()
    return Reply(
        kind="answer",
        lang=voice.language,
        paragraphs=(*found.answer[voice.language].strip().split("\n\n"), *notes),
        citation=voice.citation(found.clauses),
        clauses=found.clauses,
        items=found.items,
        agencies=found.agencies,
        choices=entry_choices(voice, found.next) or (voice.next_items(),),
        entry=found.id,
    )


def entry_choices(voice: Voice, entry_ids: Sequence[str]) -> tuple[Choice, ...]:
    """Buttons for entries, by their labels."""
    return tuple(
        voice.choice(voice.base.entry[entry_id].label[voice.language], Ask.of_entry(entry_id))
        for entry_id in entry_ids[:3]
    )


def refuse(voice: Voice, _: Ask, found: Refusal) -> Reply:
    """A curated honest refusal: what the plan does not hold, or another subject."""
    return Reply(
        kind="none",
        reason=found.reason,
        lang=voice.language,
        paragraphs=tuple(found.answer[voice.language].strip().split("\n\n")),
        citation=voice.citation(found.clauses),
        clauses=found.clauses,
        choices=entry_choices(voice, found.next) or (voice.next_items(),),
        entry=found.id,
    )


def progress(voice: Voice, ask: Ask, found: Refusal) -> Reply:
    """The plan holds no results: said of the item and the agency that were asked about."""
    reply = refuse(voice, ask, found)
    names: dict[str, str] = {}
    if ask.item is not None:
        names["item"] = voice.item_inside(voice.base.item[ask.item])
    if ask.agency is not None:
        names["agency"] = voice.agency(ask.agency)
    if not names:
        return reply
    about = voice.say("-".join(("progress", *sorted(names))), **names)
    first, *others = reply.paragraphs
    own = (voice.next_lead(ask.item),) if ask.item is not None else (voice.next_agency(ask.agency or ""),)
    return replace(reply, paragraphs=(f"{about} {first}", *others), choices=(*own, *reply.choices)[:3])


def missing(voice: Voice, ask: Ask) -> Reply:
    """Something named by number that the plan does not have; a yes/no question about it is answered with no."""
    target = ask.value or ""
    kind, _, number = target.partition("-")
    base = voice.base
    numbers = sorted(base.item)
    counts = {"solution": _count(voice, "III"), "objective": _count(voice, "I.2")}
    if kind == "item":
        text = voice.say("missing-item", asked=number, count=len(numbers), first=numbers[0], last=numbers[-1])
        cited: tuple[str, ...] = ("II",)
    elif kind in counts:
        text = voice.say(f"missing-{kind}", asked=number, count=counts[kind])
        cited = ("III",) if kind == "solution" else ("I.2",)
    elif kind == "year":
        text, cited = voice.say("missing-year", end=str(base.plan.period_end), asked=number), ("title",)
    elif target.startswith(_DOCUMENT):
        text, cited = voice.say("missing-document", asked=number), ()
    else:
        name = voice.say("citation-numbered", list=target)
        text, cited = voice.say("missing-clause", asked=name[0].lower() + name[1:]), ()
    if ask.role == "yesno":
        text = f"{voice.say('no-prefix')} {text}"
    return Reply(
        kind="answer" if ask.role == "yesno" else "none",
        reason=None if ask.role == "yesno" else "not_in_plan",
        lang=voice.language,
        paragraphs=(text,),
        citation=voice.citation(cited),
        clauses=cited,
        verdict="no" if ask.role == "yesno" else None,
        choices=(voice.next_items(),),
    )


def _count(voice: Voice, parent: str) -> int:
    return sum(clause.id.rpartition(".")[0] == parent for clause in voice.base.clauses)


def outside(voice: Voice, ask: Ask, body: OutsideBody) -> Reply:
    """A body that the plan does not name: said so, with the general phrase it may fall under.

    ``ask.role`` is what was asked of it; ``ask.value`` "yesno" asks for a verdict, "report" whether it must report,
    "duties" what it has taken over.
    """
    base, say = voice.base, voice.say
    name = body.name[voice.language]
    if ask.value == "report":
        return _not_reporting(voice, name)
    earlier = base.predecessors(body.id)
    if ask.value == "duties" and earlier:
        return taken_over(voice, body, earlier)
    group = base.group[body.group] if body.group else None
    unions = [duty for duty in base.duties if group is not None and duty.role == "requested"]
    unions = [duty for duty in unions if group is not None and duty.agency in group.members]
    told, note = succession(voice, body, earlier) if earlier else (say("outside", body=name), "")
    lines = [told]
    cited: tuple[str, ...] = ()
    kind_answer = ask.value == "yesno"
    if unions and group is not None and ask.item is None:
        lines.append(say("outside-union", phrase=group.name[voice.language]))
        lines += [f"• {duty.clause}: {duty.summary[voice.language]}" for duty in unions]
        cited = tuple(duty.clause for duty in unions)
        kind_answer = kind_answer or ask.role != "lead"
    elif ask.item is not None:
        item = base.item[ask.item]
        lines.append(
            say("role-others", item=voice.item(item), agencies=voice.agencies(item.implementing.agencies))
        )
        cited = (item.implementing.clause,)
        if group is not None and not unions and not earlier and item.coordinating.phrase is not None:
            lines.append(say("outside-group", phrase=item.coordinating.phrase[voice.language]))
            cited = (item.implementing.clause, item.coordinating.clause)
    elif group is not None and not earlier:
        lines.append(say("outside-group", phrase=group.name[voice.language]))
    verdict: Verdict | None = "no" if ask.value == "yesno" else None
    if verdict == "no":
        lines[0] = f"{say('no-prefix')} {lines[0]}"
    return Reply(
        kind="answer" if kind_answer else "none",
        reason=None if kind_answer else "not_in_plan",
        lang=voice.language,
        paragraphs=("\n".join(lines), *((note,) if note else ())),
        citation=voice.citation(cited),
        clauses=cited,
        items=(ask.item,) if ask.item is not None and kind_answer else (),
        verdict=verdict,
        choices=(voice.next_items(), *(voice.next_agency(duty.agency) for duty in unions[:1])),
    )


def _not_reporting(voice: Voice, name: str) -> Reply:
    """No duty to report for a body that the plan does not name, and whose duty it is."""
    due = voice.base.plan.report_due.clause
    bodies = voice.base.clause[due.rpartition(".")[0]].shown(voice.language)
    no = f"{voice.say('no-prefix')} {voice.say('outside', body=name)}"
    duty = voice.say("outside-reporters", bodies=f"{bodies[0].lower()}{bodies[1:]}", clause=voice.clause(due))
    return Reply(
        kind="answer",
        lang=voice.language,
        paragraphs=(f"{no}\n{duty}",),
        citation=voice.citation((due,)),
        clauses=(due,),
        verdict="no",
        choices=(voice.next_items(),),
    )


def check(voice: Voice, ask: Ask) -> Reply:
    """A date against the deadline, a year against the plan's period, a number of items; ``ask.value`` says which.

    Dates are ``date-D-M``, ``late-D-M`` (is it late?) or ``due-D-M`` (is it the deadline?); a year is ``year-Y``; a
    number of items ``items-N``; ``deadline`` asks for the deadline itself.
    """
    plan, say = voice.base.plan, voice.say
    kind, *numbers = (ask.value or "").split("-")
    due = voice.date(plan.report_due.day, plan.report_due.month)
    clauses: tuple[str, ...] = (plan.report_due.clause,)
    verdict: Verdict | None = None
    if kind in ("date", "late", "due") and (asked := _day(numbers)) is not None:
        day, month = asked
        in_time = (month, day) < (plan.report_due.month, plan.report_due.day)
        names = {"date": voice.date(day, month), "due": due, "last": last_day(voice)}
        if kind == "due":
            is_due = (month, day) == (plan.report_due.month, plan.report_due.day) or names["date"] == names[
                "last"
            ]
            verdict, key = ("yes", "date-is-due") if is_due else ("no", "date-is-not-due")
        elif kind == "late":
            verdict, key = ("no", "date-not-late") if in_time else ("yes", "date-late-yes")
        else:
            verdict, key = ("yes", "date-in-time") if in_time else ("no", "date-late")
        text = say(key, **names)
    elif kind == "year" and len(numbers) == 1 and numbers[0].isdigit():
        verdict = "yes" if int(numbers[0]) == plan.period_end else "no"
        text = say(f"year-{verdict}", end=str(plan.period_end), year=numbers[0])
        clauses = ("title",)
    elif kind == "items" and len(numbers) == 1 and numbers[0].isdigit():
        count = len(voice.base.items)
        verdict = "yes" if int(numbers[0]) == count else "no"
        text = say(f"items-{verdict}", count=count, asked=numbers[0])
        clauses = ("II",)
    else:
        text = say("deadline", due=due, last=last_day(voice), receiver=voice.agency(plan.lead.agency))
    return Reply(
        kind="answer",
        lang=voice.language,
        paragraphs=(text,),
        citation=voice.citation(clauses),
        clauses=clauses,
        items=tuple(voice.base.item) if kind == "items" else (),
        agencies=bodies_of(voice.base, clauses[0]) if clauses == (plan.contact.clause,) else (),
        verdict=verdict,
        choices=(voice.next_items(),)
        if kind in ("items", "year")
        else (voice.next_agency(plan.lead.agency),),
    )


def _day(numbers: Sequence[str]) -> tuple[int, int] | None:
    """A day and month that exist; the code of a button can be forged."""
    if len(numbers) != 2 or not all(number.isdigit() and len(number) < 3 for number in numbers):
        return None
    day, month = int(numbers[0]), int(numbers[1])
    return (day, month) if 1 <= day <= 31 and 1 <= month <= 12 else None


def clarify_items(voice: Voice, intent: str) -> Reply:
    """Which item is meant? Four buttons, the last of them all items; every number can be typed."""
    base, say = voice.base, voice.say
    numbers = sorted(base.item)
    makers = {"lead": Ask.lead, "coordinate": Ask.coordinate}
    make = makers.get(intent, Ask.content)
    key = intent if intent in makers else "content"
    choices = [
        voice.choice(
            say("choice-item", number=number, name=base.item[number].name[voice.language]), make(number)
        )
        for number in numbers[:3]
    ]
    all_key = "choice-all-lead" if intent == "lead" else "choice-all-items"
    choices.append(voice.choice(say(all_key, count=len(numbers)), Ask("items", role=key)))
    return Reply(
        kind="clarify",
        lang=voice.language,
        paragraphs=(say(f"clarify-item-{key}", first=numbers[0], last=numbers[-1]),),
        choices=tuple(choices[:4]),
        score=0.5,
    )


def clarify(voice: Voice, choices: Sequence[Choice], message: str = "clarify") -> Reply:
    """Which of up to four readings is meant?"""
    return Reply(
        kind="clarify",
        lang=voice.language,
        paragraphs=(voice.say(message),),
        choices=tuple(choices[:4]),
        score=0.5,
    )


def none(voice: Voice, reason: Reason, choices: Sequence[Choice] = (), message: str | None = None) -> Reply:
    """No answer, and why."""
    if message is not None:
        paragraphs: tuple[str, ...] = (voice.say(message, limit=MAX_CHARACTERS),)
    elif reason == "not_understood":
        paragraphs = (voice.say("none-understood"),)
    else:
        contact = voice.agency(voice.base.plan.contact.agency)
        paragraphs = (voice.say("none-plan"), voice.say("none-contact", agency=contact))
    return Reply(
        kind="none",
        reason=reason,
        lang=voice.language,
        paragraphs=paragraphs,
        choices=tuple(choices) or (voice.next_items(),),
        score=0.0,
    )
