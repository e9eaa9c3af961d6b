"""Answers about clauses and subjects: what the plan says, word for word or readably, and who carries it out."""

from __future__ import annotations

from knowledge.answers.agencies import bodies_of, role, standing
from knowledge.answers.voice import Voice
from knowledge.asks import Ask
from knowledge.model import Clause, Item, Topic
from knowledge.replies import Choice, Reply

_LONG = 900
"""A clause longer than so many characters is shown by its points, or shortened where it is not the answer itself."""


def clause(voice: Voice, _: Ask, found: Clause) -> Reply:
    """One clause in readable form; a heading with what stands under it."""
    say = voice.say
    children = [child for child in voice.base.clauses if child.id.rpartition(".")[0] == found.id]
    item = voice.base.item_of(found.id)
    shown = found.shown(voice.language)
    listed = children and found.heading
    first = "\n".join((shown, *_under(voice, children))) if listed else say("quoted", text=shown)
    extra: list[str] = []
    if item is not None and found.id != item.clause:
        extra.append(say("clause-of-item", item=voice.item_inside(item)))
        if found.id.startswith(f"{item.content_clause}"):
            extra.append(say("line-lead", agencies=voice.part(item.implementing)))
    if found.repeats is not None:
        extra.append(say("clause-repeats", clause=voice.clause_inside(found.repeats)))
    bodies = bodies_of(voice.base, found.id)
    clauses = (found.id, *(child.id for child in children if found.heading))
    return Reply(
        kind="answer",
        lang=voice.language,
        paragraphs=(
            first,
            *(("\n".join(extra),) if extra else ()),
            *voice.notes(bodies if len(bodies) < 3 else ()),
        ),
        citation=voice.citation((found.id,)),
        clauses=clauses,
        items=(item.number,) if item is not None else (),
        agencies=bodies,
        choices=(voice.next_lead(item.number), voice.next_coordinate(item.number))
        if item
        else (voice.next_items(),),
    )


def _under(voice: Voice, children: list[Clause]) -> list[str]:
    """A line for each clause under a heading; of a heading among them that only names a list, what it lists."""
    lines: list[str] = []
    for child in children:
        lines.append(voice.say("clause-child", clause=child.id, label=_child(voice, child)))
        listed = [each for each in voice.base.clauses if each.id.rpartition(".")[0] == child.id]
        if voice.base.item_of(child.id) is None:
            lines += [
                voice.say("clause-grandchild", clause=each.id, label=each.label[voice.language])
                for each in listed
                if each.repeats is None
            ]
    return lines


def _child(voice: Voice, child: Clause) -> str:
    text = child.shown(voice.language)
    return text if len(text) <= _LONG // 3 and not child.heading else child.label[voice.language]


def quote(voice: Voice, _: Ask, found: Clause) -> Reply:
    """One clause verbatim, with its translation where the reader's language is not the plan's."""
    say = voice.say
    paragraphs = [
        say("quote-heading", clause=voice.clause(found.id)),
        say("quoted", text="\n".join(found.verbatim)),
    ]
    if voice.language != "vi":
        paragraphs.append(say("quote-translation", text=found.en))
    paragraphs.append(say("quote-note"))
    item = voice.base.item_of(found.id)
    return Reply(
        kind="answer",
        lang=voice.language,
        paragraphs=tuple(paragraphs),
        citation=voice.citation((found.id,)),
        clauses=(found.id,),
        items=(item.number,) if item is not None else (),
        agencies=bodies_of(voice.base, found.id),
        choices=(voice.next_lead(item.number),) if item is not None else (voice.next_items(),),
    )


def topic(voice: Voice, ask: Ask, found: Topic) -> Reply:
    """Where the plan deals with a subject and what it says, who carries it out first if that was asked.

    ``ask.role`` is ``lead``, ``coordinate`` or ``both`` where bodies were asked for; ``ask.value`` "yesno" asks
    whether the plan has it at all, and with ``ask.item`` whether it belongs to that item.
    """
    base = voice.base
    main = base.clause[found.clauses[0]]
    item = base.item_of(main.id)
    name = found.name[voice.language]
    verdict = None
    if ask.value == "yesno" and ask.item is not None:
        owners = {
            owner.number for clause_id in found.clauses if (owner := base.item_of(clause_id)) is not None
        }
        verdict = "yes" if ask.item in owners else "no"
        if verdict == "yes":
            item = base.item[ask.item]
            main = next(
                base.clause[clause_id] for clause_id in found.clauses if base.item_of(clause_id) is item
            )
    first = _headline(voice, ask, name, main, item, verdict)
    if ask.value == "yesno" and ask.item is None:
        verdict = "yes"
    lines = [first]
    if item is not None and ask.role == "both":
        lines.append(voice.say("line-coordinate", agencies=voice.part(item.coordinating)))
    elif item is not None and ask.role != "lead":
        key = "line-lead-where" if verdict == "no" else "line-lead"
        label = voice.say("item-short", number=item.number)
        lines.append(voice.say(key, agencies=voice.part(item.implementing), item=label))
    also = [clause_id for clause_id in found.clauses if clause_id != main.id]
    told = [clause_id for clause_id in also if base.clause[clause_id].repeats is None]
    bodies = _bodies(voice, ask, main, item)
    cited = [main.id, *also]
    if item is not None:
        part = item.coordinating if ask.role == "coordinate" else item.implementing
        cited.insert(0 if ask.role is not None else 1, part.clause)
        if ask.role == "both":
            cited.insert(1, item.coordinating.clause)
    paragraphs = ["\n".join(lines), voice.say("quoted", text=main.shown(voice.language))]
    if told:
        labels = [
            f"{voice.clause(clause_id)} – {base.clause[clause_id].label[voice.language]}"
            for clause_id in told
        ]
        paragraphs.append(voice.say("topic-also", clauses="; ".join(labels)))
    return Reply(
        kind="answer",
        lang=voice.language,
        paragraphs=(*paragraphs, *voice.notes(bodies)),
        citation=voice.citation(cited),
        clauses=tuple(dict.fromkeys(cited)),
        items=(item.number,) if item is not None else (),
        agencies=bodies if ask.role else (),
        verdict="yes" if verdict == "yes" else "no" if verdict == "no" else None,
        choices=_next(voice, item),
        entry=found.id,
    )


def no_figure(voice: Voice, _: Ask, found: Topic) -> Reply:
    """A number was asked for where the plan has words only: said so, with the words."""
    main = voice.base.clause[found.clauses[0]]
    name = found.name[voice.language]
    return Reply(
        kind="none",
        reason="not_in_plan",
        lang=voice.language,
        paragraphs=(
            voice.say("no-figure", topic=name[0].lower() + name[1:] if not name[:2].isupper() else name),
            voice.say("quoted", text=main.shown(voice.language)),
        ),
        citation=voice.citation((main.id,)),
        clauses=(main.id,),
        choices=(voice.choice(name, Ask.of_topic(found.id)), voice.next_items()),
        entry=found.id,
    )


def _headline(voice: Voice, ask: Ask, name: str, main: Clause, item: Item | None, verdict: str | None) -> str:
    say = voice.say
    where = voice.clause_inside(main.id)
    if item is None:
        if verdict == "no":
            return say("topic-item-no-clause", topic=name, asked=ask.item or 0, clause=where)
        if ask.value == "yesno":
            return say("topic-yes-clause", topic=name, clause=where)
        duty = next((duty for duty in voice.base.duties if duty.clause == main.id), None)
        if ask.role and duty is None:
            return say("topic-no-lead", topic=name, clause=where)
        if duty is not None:
            body = voice.agency(duty.agency)
            return say(
                "topic-duty", topic=name, duty=f"{body} – {duty.summary[voice.language]}", clause=where
            )
        return say("topic-in-clause", topic=name, clause=where)
    inside = voice.item_inside(item)
    if verdict is not None:
        return say(f"topic-item-{verdict}", topic=name, item=inside, clause=where, asked=ask.item or 0)
    if ask.value == "yesno":
        return say("topic-yes", topic=name, item=inside, clause=where)
    if ask.role in ("lead", "both"):
        bodies = item.implementing.agencies
        key = "topic-lead" if len(bodies) == 1 else "topic-lead-many"
        return say(key, topic=name, item=inside, agencies=voice.part(item.implementing), count=len(bodies))
    if ask.role == "coordinate":
        return say("topic-coordinate", topic=name, item=inside, agencies=voice.part(item.coordinating))
    return say("topic-in-item", topic=name, item=inside, clause=where)


def _bodies(voice: Voice, ask: Ask, main: Clause, item: Item | None) -> tuple[str, ...]:
    if item is None:
        return bodies_of(voice.base, main.id)
    return item.coordinating.agencies if ask.role == "coordinate" else item.implementing.agencies


def _next(voice: Voice, item: Item | None) -> tuple[Choice, ...]:
    if item is None:
        return (voice.next_items(),)
    return (voice.next_lead(item.number), voice.next_coordinate(item.number), voice.next_content(item.number))


def topic_role(voice: Voice, ask: Ask, found: Topic) -> Reply:
    """Whether an agency has a part in the item of a subject: the verdict first, then the subject."""
    base = voice.base
    agency_id = ask.agency or ""
    owners = [owner for clause_id in found.clauses if (owner := base.item_of(clause_id)) is not None]
    main = base.clause[found.clauses[0]]
    if not owners:
        names = {agency_id, base.agency[agency_id].part_of or agency_id}
        verdict = "yes" if names & set(bodies_of(base, main.id)) else "no"
        first = voice.say(
            f"role-clause-{verdict}", clause=voice.clause(main.id), agency=voice.agency(agency_id)
        )
        clauses: tuple[str, ...] = (main.id,)
        numbers: tuple[int, ...] = ()
    else:
        owner = next((item for item in owners if standing(base, agency_id, item) == "lead"), owners[0])
        judged = role(voice, Ask("role", role=ask.role, value="yesno"), base.agency[agency_id], owner)
        first, verdict_found = judged.paragraphs[0], judged.verdict
        verdict = verdict_found or "no"
        clauses = (*judged.clauses, main.id)
        numbers = (owner.number,)
    quoted = voice.say("quoted", text=main.shown(voice.language))
    return Reply(
        kind="answer",
        lang=voice.language,
        paragraphs=(first, quoted, *voice.notes((agency_id,))),
        citation=voice.citation(clauses),
        clauses=clauses,
        items=numbers,
        agencies=(agency_id,),
        verdict="yes" if verdict == "yes" else "no",
        choices=(voice.next_agency(agency_id),),
        entry=found.id,
    )
