"""Answers about one agency: all its parts, its items in one role, whether it has a part, its names, its successor."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Literal

from knowledge.answers import naming
from knowledge.answers.voice import Voice
from knowledge.asks import Ask
from knowledge.model import Agency, Duty, Item, KnowledgeBase, OutsideBody
from knowledge.replies import Reply, Verdict

_QUOTABLE = 900
"""A clause of up to so many characters is quoted where a body is only mentioned in it."""

Standing = Literal["lead", "coordinate", "group", "none"]


@dataclass(frozen=True)
class Parts:
    """All that the plan gives one agency. A district has the parts of the level it belongs to."""

    agency: Agency
    lead: tuple[Item, ...]
    coordinate: tuple[Item, ...]
    group: tuple[Item, ...]
    duties: tuple[Duty, ...]


def parts_of(base: KnowledgeBase, agency_id: str) -> Parts:
    """The parts of an agency in section II and section V."""
    agency = base.agency[agency_id]
    names = {agency_id, agency.part_of or agency_id}
    lead, coordinate, group = [], [], []
    for item in base.items:
        if names & set(item.implementing.agencies):
            lead.append(item)
        elif names & set(item.coordinating.agencies):
            coordinate.append(item)
        elif item.coordinating.group and names & set(base.group[item.coordinating.group].members):
            group.append(item)
    duties = tuple(duty for duty in base.duties if duty.agency in names)
    return Parts(agency, tuple(lead), tuple(coordinate), tuple(group), duties)


def standing(base: KnowledgeBase, agency_id: str, item: Item) -> Standing:
    """The part of an agency in one item."""
    parts = parts_of(base, agency_id)
    if item in parts.lead:
        return "lead"
    if item in parts.coordinate:
        return "coordinate"
    return "group" if item in parts.group else "none"


def card(voice: Voice, ask: Ask, agency: Agency) -> Reply:
    """Everything the plan gives an agency."""
    if ask.value == "successor":
        return naming.successor(voice, agency)
    if ask.value == "name":
        return naming.name(voice, agency)
    say = voice.say
    parts = parts_of(voice.base, agency.id)
    lines: list[str] = []
    if parts.lead:
        pairs = [(item, item.implementing.clause) for item in parts.lead]
        lines.append(say("agency-lead", items=voice.items(pairs, named=True)))
    lines += [
        _duty(voice, duty) for duty in parts.duties if duty.role in ("leads", "consolidates", "advises")
    ]
    if parts.coordinate:
        pairs = [(item, item.coordinating.clause) for item in parts.coordinate]
        lines.append(say("agency-coordinate", items=voice.items(pairs)))
    lines += _group_lines(voice, parts)
    lines += [
        _duty(voice, duty) for duty in parts.duties if duty.role not in ("leads", "consolidates", "advises")
    ]
    clauses = _clauses(parts)
    if not lines:
        return mentioned(voice, agency)
    heading = say("agency-heading", agency=voice.agency(agency.id))
    if agency.part_of is not None:
        level = voice.agency(agency.part_of)
        heading = say("agency-member", agency=voice.agency(agency.id), group=level)
    numbers = [item.number for item in (*parts.lead, *parts.coordinate, *parts.group)]
    return Reply(
        kind="answer",
        lang=voice.language,
        paragraphs=("\n".join((heading, *lines)), *voice.notes((agency.id,))),
        citation=voice.citation(clauses),
        clauses=clauses,
        items=tuple(sorted(numbers)),
        agencies=(agency.id,),
        choices=tuple(voice.next_content(item.number) for item in parts.lead[:2]) or (voice.next_items(),),
    )


def _duty(voice: Voice, duty: Duty) -> str:
    return voice.say("agency-duty", clause=duty.clause, duty=duty.summary[voice.language])


def _group_lines(voice: Voice, parts: Parts) -> list[str]:
    by_phrase: dict[str, list[Item]] = defaultdict(list)
    for item in parts.group:
        if item.coordinating.phrase is not None:
            by_phrase[item.coordinating.phrase[voice.language]].append(item)
    return [
        voice.say(
            "agency-group",
            phrase=phrase,
            items=voice.items((item, item.coordinating.clause) for item in items),
        )
        for phrase, items in by_phrase.items()
    ]


def _clauses(parts: Parts) -> tuple[str, ...]:
    found = [item.implementing.clause for item in parts.lead]
    found += [item.coordinating.clause for item in (*parts.coordinate, *parts.group)]
    found += [duty.clause for duty in parts.duties]
    return tuple(dict.fromkeys(found))


def mentioned(voice: Voice, agency: Agency) -> Reply:
    """An agency that the plan mentions without giving it a task."""
    clauses = voice.named_in(agency.id)[:3]
    first = voice.say("agency-none", agency=voice.agency(agency.id))
    if clauses:
        where = voice.clauses(clauses)
        first = f"{first}\n{voice.say('agency-mentioned', agency=voice.agency(agency.id), clauses=where)}"
        text = voice.base.clause[clauses[0]].shown(voice.language)
        first = f"{first}\n{voice.say('quoted', text=text)}" if len(text) < _QUOTABLE else first
    return Reply(
        kind="answer",
        lang=voice.language,
        paragraphs=(first, *voice.notes((agency.id,))),
        citation=voice.citation(clauses),
        clauses=clauses,
        agencies=(agency.id,),
        choices=(voice.next_items(),),
    )


def items(voice: Voice, ask: Ask, agency: Agency) -> Reply:
    """The items in which an agency has a role: ``lead``, ``coordinate``, ``any`` or ``not``.

    With ``ask.item`` it is asked whether that is the only one, or whether there are others ``besides``; with
    value ``some`` whether there is any, with ``all`` whether it is all.
    """
    parts = parts_of(voice.base, agency.id)
    if ask.role == "any":
        return card(voice, Ask.of_agency(agency.id), agency)
    if ask.role == "coordinate":
        return _coordinated(voice, parts)
    if ask.role == "not":
        return _absent(voice, parts)
    pairs = [(item, item.implementing.clause) for item in parts.lead]
    led = [duty for duty in parts.duties if duty.role in ("leads", "advises")]
    if pairs:
        key = "agency-items-lead"
        first = voice.say(
            key, agency=voice.agency(agency.id), count=len(pairs), items=voice.items(pairs, named=True)
        )
    else:
        first = voice.say("agency-items-no-lead", agency=voice.agency(agency.id))
    verdict = _whether(voice, ask, parts)
    if verdict is not None:
        first = f"{voice.say(f'{verdict}-prefix')} {first}"
    lines = [_duty(voice, duty) for duty in led]
    if not pairs and not led:
        lines += _coordinate_lines(voice, parts) + [_duty(voice, duty) for duty in parts.duties]
    clauses = tuple(clause for _, clause in pairs) + tuple(duty.clause for duty in led)
    if not clauses:
        clauses = tuple(item.coordinating.clause for item in (*parts.coordinate, *parts.group))
        clauses += tuple(duty.clause for duty in parts.duties)
    if not clauses:
        clauses = tuple(item.implementing.clause for item in voice.base.items)
    return Reply(
        kind="answer",
        lang=voice.language,
        paragraphs=("\n".join((first, *lines)), *voice.notes((agency.id,))),
        citation=voice.citation(clauses),
        clauses=clauses,
        items=tuple(item.number for item in parts.lead),
        agencies=(agency.id,),
        verdict=verdict,
        choices=(voice.next_agency(agency.id), *(voice.next_content(item.number) for item in parts.lead[:2])),
    )


def _whether(voice: Voice, ask: Ask, parts: Parts) -> Verdict | None:
    """Whether an agency carries out what was asked: nothing else, others besides, all items, or any."""
    led = {item.number for item in parts.lead}
    if ask.value == "any":
        return "yes" if led else None
    asked = {
        "besides": bool(led - {ask.item}),
        "all": len(led) == len(voice.base.items),
        "some": bool(led),
        None: led == {ask.item},
    }
    if ask.value not in asked or (ask.value is None and ask.item is None):
        return None
    return "yes" if asked[ask.value] else "no"


def _coordinate_lines(voice: Voice, parts: Parts) -> list[str]:
    pairs = [(item, item.coordinating.clause) for item in parts.coordinate]
    return ([voice.say("agency-coordinate", items=voice.items(pairs))] if pairs else []) + _group_lines(
        voice, parts
    )


def _coordinated(voice: Voice, parts: Parts) -> Reply:
    agency = parts.agency
    pairs = [(item, item.coordinating.clause) for item in parts.coordinate]
    key = "agency-items-coordinate" if pairs else "agency-items-no-coordinate"
    first = f"{voice.say(key, agency=voice.agency(agency.id), items=voice.items(pairs))}".replace("..", ".")
    first = first if first.endswith(".") else f"{first}."
    duties = [duty for duty in parts.duties if duty.role == "coordinates"]
    lines = _group_lines(voice, parts) + [_duty(voice, duty) for duty in duties]
    found = (*parts.coordinate, *parts.group)
    clauses = tuple(item.coordinating.clause for item in found) + tuple(duty.clause for duty in duties)
    return Reply(
        kind="answer",
        lang=voice.language,
        paragraphs=("\n".join((first, *lines)), *voice.notes((agency.id,))),
        citation=voice.citation(clauses),
        clauses=clauses,
        items=tuple(sorted(item.number for item in found)),
        agencies=(agency.id,),
        choices=(voice.next_agency(agency.id),),
    )


def _absent(voice: Voice, parts: Parts) -> Reply:
    agency = parts.agency
    absent = [item for item in voice.base.items if item not in (*parts.lead, *parts.coordinate)]
    names = voice.listed([voice.say("item-short", number=item.number) for item in absent])
    lines = _group_lines(voice, parts)
    clauses = tuple(item.implementing.clause for item in absent)
    return Reply(
        kind="answer",
        lang=voice.language,
        paragraphs=(
            "\n".join((voice.say("agency-items-not", agency=voice.agency(agency.id), items=names), *lines)),
            *voice.notes((agency.id,)),
        ),
        citation=voice.citation(clauses),
        clauses=clauses,
        items=tuple(item.number for item in absent),
        agencies=(agency.id,),
        choices=(voice.next_agency(agency.id),),
    )


def role(voice: Voice, ask: Ask, agency: Agency, item: Item) -> Reply:
    """Whether an agency has a part in an item: ``ask.role`` is the part, ``ask.value`` "yesno" asks for a verdict.

    With "why" the part is taken for granted, and denied only if it is not so.
    """
    stands = standing(voice.base, agency.id, item)
    verdict, key = _judge(stands, ask.role or "any")
    if ask.value != "yesno" and not (ask.value == "why" and verdict == "no"):
        verdict, key = None, f"role-is-{stands}" if stands != "none" else "role-none"
    names: dict[str, str] = {"agency": voice.agency(agency.id), "item": voice.item_inside(item)}
    if item.coordinating.phrase is not None:
        names["phrase"] = item.coordinating.phrase[voice.language]
    lines = [voice.say(key, **names)]
    if key in ("role-lead-no", "role-none") and stands in ("coordinate", "group"):
        lines.append(voice.say(f"role-is-{stands}", **names))
    if agency.part_of is not None and stands != "none":
        lines.append(voice.say("role-is-member", agency=names["agency"], group=voice.agency(agency.part_of)))
    clauses = [item.implementing.clause] if stands == "lead" else [item.coordinating.clause]
    if stands != "lead":
        if verdict == "no" or stands == "none" or ask.role == "lead":
            others = voice.agencies(item.implementing.agencies)
            lines.append(voice.say("role-others", item=voice.item(item), agencies=others))
        clauses.insert(0, item.implementing.clause)
    return Reply(
        kind="answer",
        lang=voice.language,
        paragraphs=("\n".join(lines), *voice.notes((agency.id,))),
        citation=voice.citation(clauses),
        clauses=tuple(clauses),
        items=(item.number,),
        agencies=(agency.id,),
        verdict=verdict,
        choices=(voice.next_agency(agency.id), voice.next_lead(item.number)),
    )


def _judge(stands: Standing, asked: str) -> tuple[Verdict | None, str]:
    """The verdict on a part, and the message that gives it."""
    if asked == "lead":
        return ("yes", "role-lead-yes") if stands == "lead" else ("no", "role-lead-no")
    if stands == "lead":
        return ("no", "role-coordinate-no") if asked == "coordinate" else ("yes", "role-lead-yes")
    if stands == "none":
        return "no", "role-none"
    return "yes", f"role-{stands}-yes"


def clause_role(voice: Voice, ask: Ask, agency: Agency) -> Reply:
    """Whether a clause, all that a section provides for, or the plan as a whole is an agency's task."""
    clause_id = ask.clause or ""
    if any(item.implementing.clause.startswith(f"{clause_id}.") for item in voice.base.items):
        return items(voice, replace(ask, intent="agency-items", value="any"), agency)
    lead = voice.base.plan.lead
    names = {agency.id, agency.part_of or agency.id}
    if clause_id == lead.clause:
        verdict: Verdict = "yes" if lead.agency in names else "no"
        first = voice.say(
            f"role-plan-{verdict}", agency=voice.agency(agency.id), lead=voice.agency(lead.agency)
        )
    else:
        bodies = bodies_of(voice.base, clause_id)
        named = clause_id in voice.named_in(agency.id)
        verdict = "yes" if names & set(bodies) or named else "no"
        key = "role-clause-named" if named and not bodies else f"role-clause-{verdict}"
        first = voice.say(key, clause=voice.clause(clause_id), agency=voice.agency(agency.id))
        first = f"{first}\n{voice.say('quoted', text=voice.base.clause[clause_id].shown(voice.language))}"
    return Reply(
        kind="answer",
        lang=voice.language,
        paragraphs=(first, *voice.notes((agency.id,))),
        citation=voice.citation((clause_id,)),
        clauses=(clause_id,),
        agencies=(agency.id,)
        if verdict == "yes"
        else (lead.agency,)
        if clause_id == lead.clause
        else (agency.id,),
        verdict=verdict,
        choices=(voice.next_agency(agency.id),),
    )


def bodies_of(base: KnowledgeBase, clause_id: str) -> tuple[str, ...]:
    """The bodies to which a clause gives its task."""
    found = [duty.agency for duty in base.duties if f"{duty.clause}.".startswith(f"{clause_id}.")]
    for item in base.items:
        for part in (item.implementing, item.coordinating):
            if part.clause == clause_id:
                found += part.agencies
    return tuple(dict.fromkeys(found))


def succession(voice: Voice, body: OutsideBody, found: tuple[Agency, ...]) -> tuple[str, str]:
    """Whose tasks a newer body has taken over, as the plan names them; and the note, from outside it, that it has."""
    new = body.name[voice.language]
    since = next(agency.successor.since for agency in found if agency.successor is not None)
    day = f"{since:%d/%m/%Y}" if voice.language == "vi" else f"{since.day} {since:%B} {since.year}"
    names = voice.agencies(agency.id for agency in found)
    return (
        voice.say("outside-took-over", body=new, agencies=names),
        voice.say("note-took-over", body=new, since=day),
    )


def taken_over(voice: Voice, body: OutsideBody, found: tuple[Agency, ...]) -> Reply:
    """What the plan gives the bodies whose tasks a newer one has taken over, and one note that it has.

    No item is the newer body's own in the plan, so the reply has no ``items`` and no ``agencies``.
    """
    told, note = succession(voice, body, found)
    cards = [card(voice, Ask.of_agency(agency.id), agency) for agency in found]
    clauses = tuple(dict.fromkeys(clause for each in cards for clause in each.clauses))
    return Reply(
        kind="answer",
        lang=voice.language,
        paragraphs=(told, *(each.paragraphs[0] for each in cards), note),
        citation=voice.citation(clauses),
        clauses=clauses,
        choices=tuple(voice.next_agency(agency.id) for agency in found[:2]),
    )
