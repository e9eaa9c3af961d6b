"""Answers that count: which body has the most items or just these, which item the most bodies or points."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from knowledge.answers.voice import Voice
from knowledge.asks import Ask
from knowledge.replies import Reply


def most(voice: Voice, ask: Ask) -> Reply:
    """The agency with the most or fewest items, the item with the most agencies or points, or the items of one agency.

    With role ``coordinate`` items are counted that an agency coordinates on, by name.

    ``ask.value`` is ``agency``, ``agency-least``, ``item``, ``item-least``, ``points``, ``points-least`` or ``single``,
    or for the bodies that carry out so many items, these and no others, or all of these: ``exactly-2``, ``only-1``,
    ``both-1-4``; or for those that do not carry this one out: ``without-4``.
    """
    say, base, part = voice.say, voice.base, "implementing"
    if ask.value in ("points", "points-least"):
        return _most_points(voice, least=ask.value == "points-least")
    kind, _, numbers = (ask.value or "").partition("-")
    if kind in _CHOSEN:
        return _chosen(voice, kind, [int(number) for number in numbers.split("-") if number.isdigit()])
    if ask.value in ("item", "item-least"):
        numbers_of = [len(item.implementing.agencies) for item in base.items]
        count = max(numbers_of) if ask.value == "item" else min(numbers_of)
        found = [item for item in base.items if len(item.implementing.agencies) == count]
        if ask.value == "item":
            first = say("most-item", item=voice.listed([voice.item(item) for item in found]), count=count)
        else:
            first = say("least-item", items=voice.listed(list(map(voice.item_inside, found))), count=count)
        lines = [voice.part(item.implementing) for item in found]
        if len(found) == 1:
            first = f"{first}\n{say('line-lead', agencies=lines[0])}"
        else:
            labels = [say("item-short", number=item.number) for item in found]
            pairs = zip(labels, lines, strict=True)
            told = [say("line-lead-where", item=label, agencies=bodies_) for label, bodies_ in pairs]
            first = "\n".join((first, *told))
        bodies: tuple[str, ...] = tuple(
            dict.fromkeys(body for item in found for body in item.implementing.agencies)
        )
    elif ask.value == "single":
        found = [item for item in base.items if len(item.implementing.agencies) == 1]
        lines = [
            say("lead-one", item=voice.item(item), agencies=voice.part(item.implementing)) for item in found
        ]
        first = "\n".join(
            (
                say(
                    "single-items",
                    items=voice.listed([say("item-short", number=item.number) for item in found]),
                ),
                *lines,
            )
        )
        bodies = tuple(dict.fromkeys(body for item in found for body in item.implementing.agencies))
    else:
        part = "coordinating" if ask.role == "coordinate" else "implementing"
        counts = Counter(body for item in base.items for body in getattr(item, part).agencies)
        wanted = max(counts.values()) if ask.value == "agency" else min(counts.values())
        bodies = tuple(body for body, count in counts.items() if count == wanted)
        found = [item for item in base.items if set(bodies) & set(getattr(item, part).agencies)]
        numbers = voice.listed([say("item-short", number=item.number) for item in found])
        key = f"{'most' if ask.value == 'agency' else 'least'}-{ask.role or 'lead'}"
        first = say(key, agencies=voice.agencies(bodies), count=wanted, items=numbers)
    clauses = tuple(getattr(item, part).clause for item in found)
    return Reply(
        kind="answer",
        lang=voice.language,
        paragraphs=(first, *voice.notes(bodies)),
        citation=voice.citation(clauses),
        clauses=clauses,
        items=tuple(item.number for item in found),
        agencies=bodies,
        choices=(voice.next_items(),),
    )


def _most_points(voice: Voice, *, least: bool) -> Reply:
    """The items with the most or fewest points, and how many each item has."""
    counts = {item.number: len(item.contents) for item in voice.base.items}
    wanted = min(counts.values()) if least else max(counts.values())
    found = [item for item in voice.base.items if counts[item.number] == wanted]
    first = voice.say(
        "least-points" if least else "most-points",
        item=voice.listed([voice.item(item) for item in found]),
        count=wanted,
    )
    lines = [voice.say("points-line", number=number, count=count) for number, count in counts.items()]
    clauses = tuple(item.content_clause for item in found)
    return Reply(
        kind="answer",
        lang=voice.language,
        paragraphs=("\n".join((first, *lines)),),
        citation=voice.citation(clauses),
        clauses=clauses,
        items=tuple(item.number for item in found),
        choices=tuple(voice.next_content(item.number) for item in found[:2]),
    )


_CHOSEN = ("exactly", "only", "both", "without")


def _chosen(voice: Voice, kind: str, numbers: list[int]) -> Reply:
    """The bodies that carry out so many items, these items and no others, or all of them."""
    base, say = voice.base, voice.say
    led: dict[str, list[int]] = {}
    for item in base.items:
        for body in item.implementing.agencies:
            led.setdefault(body, []).append(item.number)
    count = numbers[0] if numbers else 0
    fits: dict[str, Callable[[list[int]], bool]] = {
        "exactly": lambda own: len(own) == count,
        "only": lambda own: own == numbers,
        "both": lambda own: set(numbers) <= set(own),
        "without": lambda own: set(numbers).isdisjoint(own),
    }
    if kind == "without":
        for agency in base.agencies:
            if agency.kind == "department":
                led.setdefault(agency.id, [])
    bodies = tuple(body for body, own in led.items() if fits[kind](own))
    named = [base.item[number] for number in numbers if number in base.item]
    found = [item for item in base.items if set(bodies) & set(item.implementing.agencies)]
    shown = found if kind == "exactly" else named
    listed = voice.listed([say("item-short", number=item.number) for item in shown])
    names = voice.agencies(bodies)
    if not bodies:
        lines = [say(f"chosen-{kind}-none", items=listed, count=count)]
        shown = list(base.items) if kind == "exactly" else named
    elif kind == "exactly" and count > 1:
        of_each = [
            say("chosen-line", agency=voice.agency(body), items=_items_of(voice, led[body]))
            for body in bodies
        ]
        lines = [say("chosen-exactly", count=count, agencies=len(bodies)), *of_each]
    elif kind == "exactly":
        lines = [say("least-lead", agencies=names, count=1, items=listed)]
    else:
        lines = [say(f"chosen-{kind}", agencies=names, items=listed)]
    clauses = tuple(item.implementing.clause for item in shown)
    return Reply(
        kind="answer",
        lang=voice.language,
        paragraphs=("\n".join(lines), *voice.notes(bodies)),
        citation=voice.citation(clauses),
        clauses=clauses,
        items=tuple(item.number for item in shown) if bodies else (),
        agencies=bodies,
        choices=(voice.next_items(),),
    )


def _items_of(voice: Voice, numbers: list[int]) -> str:
    return voice.listed([voice.say("item-short", number=number) for number in numbers])
