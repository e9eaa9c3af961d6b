"""Answers about the items of section II: who carries them out, who coordinates, what they cover."""

from __future__ import annotations

from knowledge.answers.voice import Voice
from knowledge.asks import Ask
from knowledge.model import Item
from knowledge.replies import Choice, Reply


def card(voice: Voice, _: Ask, item: Item) -> Reply:
    """All about one item in a few lines."""
    say = voice.say
    contents = [
        say("content-line", clause=clause.id, label=clause.label[voice.language])
        for clause in (voice.base.clause[clause_id] for clause_id in item.contents)
        if clause.repeats is None
    ]
    clauses = (item.clause, item.content_clause, item.implementing.clause, item.coordinating.clause)
    return Reply(
        kind="answer",
        lang=voice.language,
        paragraphs=(
            f"{say('item-heading', item=voice.item(item))}.",
            "\n".join(
                (
                    say("line-lead", agencies=voice.part(item.implementing)),
                    say("line-coordinate", agencies=voice.part(item.coordinating)),
                )
            ),
            "\n".join((say("item-contents"), *contents)),
            *voice.notes(item.implementing.agencies),
        ),
        citation=voice.citation(clauses),
        clauses=clauses,
        items=(item.number,),
        agencies=item.implementing.agencies,
        choices=(voice.next_lead(item.number), voice.next_coordinate(item.number), voice.next_items()),
    )


def content(voice: Voice, _: Ask, item: Item) -> Reply:
    """What an item provides for, point by point."""
    bullets = [voice.base.clause[clause_id] for clause_id in item.contents]
    lines = [
        voice.say("content-line", clause=clause.id, label=clause.shown(voice.language)) for clause in bullets
    ]
    heading = voice.say("content-heading", item=voice.item(item), count=len(bullets))
    clauses = (item.content_clause, *item.contents)
    return Reply(
        kind="answer",
        lang=voice.language,
        paragraphs=(heading, "\n".join(lines)),
        citation=voice.citation((item.content_clause,)),
        clauses=clauses,
        items=(item.number,),
        choices=(voice.next_lead(item.number), voice.next_coordinate(item.number)),
    )


def lead(voice: Voice, ask: Ask, item: Item) -> Reply:
    """Who carries out an item, in the plan's own term; with role ``single`` whether it is one body alone."""
    bodies = item.implementing.agencies
    names = voice.part(item.implementing)
    single = ask.role == "single"
    verdict = None
    if single:
        verdict = "yes" if len(bodies) == 1 else "no"
        key = f"lead-single-{verdict}"
    else:
        key = "lead-one" if len(bodies) == 1 else "lead-many"
    departments = sum(voice.base.agency[body].kind == "department" for body in bodies)
    if key == "lead-many" and departments < len(bodies):
        key = "lead-mixed"
    first = voice.say(key, item=voice.item(item), agencies=names, count=len(bodies), departments=departments)
    if len(bodies) > 1 and not single:
        first = f"{first}\n{voice.say('lead-no-single')}"
    return Reply(
        kind="answer",
        lang=voice.language,
        paragraphs=(first, *voice.notes(bodies)),
        citation=voice.citation((item.implementing.clause,)),
        clauses=(item.implementing.clause,),
        items=(item.number,),
        agencies=bodies,
        verdict="yes" if verdict == "yes" else "no" if verdict == "no" else None,
        choices=(voice.next_coordinate(item.number), voice.next_content(item.number), _about(voice, bodies)),
    )


def plan_lead(voice: Voice, _: Ask) -> Reply:
    """Who carries out the plan as a whole."""
    lead = voice.base.plan.lead
    return Reply(
        kind="answer",
        lang=voice.language,
        paragraphs=(voice.say("plan-lead", agency=voice.agency(lead.agency)), *voice.notes((lead.agency,))),
        citation=voice.citation((lead.clause,)),
        clauses=(lead.clause,),
        agencies=(lead.agency,),
        choices=(voice.next_agency(lead.agency), voice.next_items()),
    )


def _about(voice: Voice, bodies: tuple[str, ...]) -> Choice:
    return voice.next_agency(bodies[0]) if len(bodies) == 1 else voice.next_items()


def coordinate(voice: Voice, ask: Ask, item: Item) -> Reply:
    """Who coordinates on an item: bodies by name, and the plan's group phrase.

    With value ``not`` it was asked who does not: whom a phrase means, nobody can list.
    """
    part = item.coordinating
    unlisted = (voice.say("not-coordinating", number=item.number),) if ask.value == "not" else ()
    return Reply(
        kind="answer",
        lang=voice.language,
        paragraphs=(
            *unlisted,
            voice.say("coordinate", item=voice.item(item), agencies=voice.part(part)),
            *voice.notes(part.agencies),
        ),
        citation=voice.citation((part.clause,)),
        clauses=(part.clause,),
        items=(item.number,),
        agencies=() if unlisted else part.agencies,
        choices=(voice.next_lead(item.number), voice.next_content(item.number)),
    )


def who(voice: Voice, ask: Ask, item: Item) -> Reply:
    """Who carries out an item and who coordinates; with value ``not`` it was asked who takes no part."""
    unlisted = (voice.say("not-partaking", number=item.number),) if ask.value == "not" else ()
    first, second = (
        lead(voice, Ask.lead(item.number), item),
        coordinate(voice, Ask.coordinate(item.number), item),
    )
    clauses = (*first.clauses, *second.clauses)
    return Reply(
        kind="answer",
        lang=voice.language,
        paragraphs=(
            *unlisted,
            first.paragraphs[0],
            second.paragraphs[0],
            *voice.notes((*item.implementing.agencies, *item.coordinating.agencies)),
        ),
        citation=voice.citation(clauses),
        clauses=clauses,
        items=(item.number,),
        agencies=() if unlisted else tuple(dict.fromkeys((*first.agencies, *second.agencies))),
        choices=(voice.next_content(item.number), voice.next_items()),
    )


def listing(voice: Voice, _: Ask) -> Reply:
    """All items, each with its implementing agencies or their number."""
    say = voice.say
    lines = []
    for item in voice.base.items:
        bodies = item.implementing.agencies
        name = item.name[voice.language]
        if len(bodies) <= 4:
            agencies = "; ".join(voice.base.agency[body].name[voice.language] for body in bodies)
            lines.append(say("items-line", number=item.number, name=name, agencies=agencies))
        else:
            lines.append(say("items-line-many", number=item.number, name=name, count=len(bodies)))
    clauses = tuple(item.clause for item in voice.base.items)
    return Reply(
        kind="answer",
        lang=voice.language,
        paragraphs=("\n".join((say("items-heading", count=len(lines)), *lines)),),
        citation=voice.citation(("II",)),
        clauses=("II", *clauses),
        items=tuple(item.number for item in voice.base.items),
        choices=tuple(
            voice.choice(say("next-item", number=item.number), Ask.of_item(item.number))
            for item in voice.base.items
        ),
    )


def compare(voice: Voice, _: Ask, items: tuple[Item, ...]) -> Reply:
    """Items side by side, and which has more implementing agencies."""
    say = voice.say
    blocks = [
        "\n".join(
            (
                say("compare-line", item=voice.item(item)),
                say("compare-lead", agencies=voice.part(item.implementing)),
                say("compare-coordinate", agencies=voice.part(item.coordinating)),
            )
        )
        for item in items
    ]
    counted = sorted(items, key=lambda item: -len(item.implementing.agencies))
    most, least = len(counted[0].implementing.agencies), len(counted[-1].implementing.agencies)
    verdict = (
        say("compare-equal", count=most)
        if most == least
        else say("compare-more", more=voice.item(counted[0]), most=most, least=least)
    )
    clauses = tuple(
        clause for item in items for clause in (item.implementing.clause, item.coordinating.clause)
    )
    return Reply(
        kind="answer",
        lang=voice.language,
        paragraphs=(verdict, *blocks),
        citation=voice.citation(clauses),
        clauses=clauses,
        items=tuple(item.number for item in items),
        choices=tuple(voice.next_content(item.number) for item in items[:2]),
    )
