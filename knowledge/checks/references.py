"""Ids are unique, what is referred to exists, and what exists is used."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from knowledge.checks.finding import Finding, Path
from knowledge.checks.outline import parent_of
from knowledge.checks.wording import any_wording
from knowledge.model import KnowledgeBase

_KINDS = {
    "clause": "điều khoản",
    "agency": "cơ quan",
    "group": "nhóm",
    "source": "nguồn",
    "item": "hoạt động",
    "next": "câu hỏi, chủ đề hay câu từ chối",
}

Reference = tuple[Path, str, str | int]
"""Where something is referred to, its kind, and its id."""


def ids_unique(base: KnowledgeBase) -> Iterator[Finding]:
    """No id twice in a list; topics, entries and refusals share one set of ids, all bodies another."""
    for lists in (
        ("clauses",),
        ("topics", "entries", "refusals"),
        ("agencies", "outside", "groups"),
        ("quiz",),
        ("sources",),
    ):
        seen: dict[str, str] = {}
        for name in lists:
            for index, record in enumerate(getattr(base, name)):
                if record.id in seen:
                    yield Finding((name, index, "id"), f"mã {record.id} đã dùng trong {seen[record.id]}")
                seen.setdefault(record.id, name)
    answering: set[str] = set()
    for index, refusal in enumerate(base.refusals):
        if refusal.answers in answering:
            yield Finding(
                ("refusals", index, "answers"), f"chỉ một câu từ chối có answers: {refusal.answers}"
            )
        answering.update({refusal.answers} if refusal.answers else ())
    numbers = [item.number for item in base.items]
    if numbers != list(range(1, len(numbers) + 1)):
        yield Finding(("items", 0, "number"), "các hoạt động phải đánh số liền nhau từ 1")


def references_resolve(base: KnowledgeBase) -> Iterator[Finding]:
    """Every id that is referred to exists, and none is named twice in one list."""
    known: dict[str, set[str] | set[int]] = {
        "clause": set(base.clause),
        "agency": set(base.agency),
        "group": set(base.group),
        "source": set(base.source),
        "item": set(base.item),
        "next": {*base.topic, *base.entry, *base.refusal},
    }
    once: set[tuple[Path, str | int]] = set()
    for where, kind, target in _references(base):
        if target not in known[kind]:
            yield Finding(where, f"không có {_KINDS[kind]} {target}")
        if isinstance(where[-1], int):
            if (where[:-1], target) in once:
                yield Finding(where, f"ghi hai lần: {target}")
            once.add((where[:-1], target))
    for name in ("topics", "entries", "refusals"):
        for index, record in enumerate(getattr(base, name)):
            if record.id in getattr(record, "next", ()):
                yield Finding((name, index, "next"), "dẫn về chính nó")


def clauses_have_parents(base: KnowledgeBase) -> Iterator[Finding]:
    """A clause stands under one that exists, and those under an item are the item's."""
    for index, clause in enumerate(base.clauses):
        parent = parent_of(clause.id)
        if parent is not None and parent not in base.clause:
            yield Finding(("clauses", index, "id"), f"không có điều khoản {parent} ở trên")
        item = base.item_of(clause.id)
        if item and clause.id not in {
            item.clause,
            item.content_clause,
            item.implementing.clause,
            item.coordinating.clause,
            *item.contents,
        }:
            yield Finding(("clauses", index, "id"), f"hoạt động {item.number} không dùng đến")


def nothing_unused(base: KnowledgeBase) -> Iterator[Finding]:
    """Every source is cited, every group stands somewhere, every body is in the source or referred to."""
    used: dict[str, set[str | int]] = {kind: set() for kind in _KINDS}
    for _, kind, target in _references(base):
        used[kind].add(target)
    for index, source in enumerate(base.sources):
        if source.id not in used["source"]:
            yield Finding(("sources", index, "id"), f"không nơi nào dẫn nguồn {source.id}")
    text = base.source_text.lower()
    for index, group in enumerate(base.groups):
        phrases = (group.name.vi, *group.phrases.vi)
        if group.id not in used["group"] and not any(phrase.lower() in text for phrase in phrases):
            yield Finding(("groups", index, "id"), f"không nơi nào dùng nhóm {group.id}")
    named = any_wording(base, "vi").ids(base.source_text)
    for index, agency in enumerate(base.agencies):
        if agency.id not in named and agency.part_of is None and agency.id not in used["agency"]:
            yield Finding(("agencies", index, "id"), f"kế hoạch không nêu và không nơi nào dùng {agency.id}")


def _references(base: KnowledgeBase) -> Iterator[Reference]:
    plan = base.plan
    yield ("plan", "report_due", "clause"), "clause", plan.report_due.clause
    for name, at in (("lead", plan.lead), ("contact", plan.contact)):
        yield ("plan", name, "agency"), "agency", at.agency
        yield ("plan", name, "clause"), "clause", at.clause
    yield from _many(("plan", "reporters"), "agency", plan.reporters)
    for index, section in enumerate(plan.report.sections if plan.report else ()):
        for place, part in enumerate(section.parts):
            if part.clause is not None:
                yield ("plan", "report", "sections", index, "parts", place, "clause"), "clause", part.clause
    yield from chain(_of_the_plan(base), _of_bodies(base), _of_answers(base))


def _of_the_plan(base: KnowledgeBase) -> Iterator[Reference]:
    for index, clause in enumerate(base.clauses):
        if clause.repeats is not None:
            yield ("clauses", index, "repeats"), "clause", clause.repeats
    for index, item in enumerate(base.items):
        yield ("items", index, "clause"), "clause", item.clause
        yield ("items", index, "content_clause"), "clause", item.content_clause
        yield from _many(("items", index, "contents"), "clause", item.contents)
        for name, part in (("implementing", item.implementing), ("coordinating", item.coordinating)):
            yield ("items", index, name, "clause"), "clause", part.clause
            yield from _many(("items", index, name, "agencies"), "agency", part.agencies)
            if part.group is not None:
                yield ("items", index, name, "group"), "group", part.group
    for index, duty in enumerate(base.duties):
        yield ("duties", index, "agency"), "agency", duty.agency
        yield ("duties", index, "clause"), "clause", duty.clause


def _of_bodies(base: KnowledgeBase) -> Iterator[Reference]:
    for index, agency in enumerate(base.agencies):
        if agency.part_of is not None:
            yield ("agencies", index, "part_of"), "agency", agency.part_of
        if agency.successor is not None:
            yield ("agencies", index, "successor", "source"), "source", agency.successor.source
    for index, group in enumerate(base.groups):
        yield from _many(("groups", index, "members"), "agency", group.members)
    for index, body in enumerate(base.outside):
        if body.group is not None:
            yield ("outside", index, "group"), "group", body.group


def _of_answers(base: KnowledgeBase) -> Iterator[Reference]:
    for name in ("topics", "entries", "refusals", "quiz"):
        for index, record in enumerate(getattr(base, name)):
            for field, kind in (
                ("clauses", "clause"),
                ("items", "item"),
                ("agencies", "agency"),
                ("sources", "source"),
                ("next", "next"),
            ):
                yield from _many((name, index, field), kind, getattr(record, field, ()))
    for index, entry in enumerate(base.entries):
        for place, follow_up in enumerate(entry.follow_ups):
            yield ("entries", index, "follow_ups", place, "entry"), "next", follow_up.entry


def _many(where: Path, kind: str, targets: tuple[str | int, ...]) -> Iterator[Reference]:
    for place, target in enumerate(targets):
        yield (*where, place), kind, target
