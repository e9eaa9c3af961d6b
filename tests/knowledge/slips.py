"""One slip for each rule to tell, and the means to make more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from knowledge.checks import answers, duties, limits, names, parts, quotations, references
from knowledge.checks.finding import Rule
from knowledge.loader import LISTS
from knowledge.model import KnowledgeBase, Plan

Change = Callable[[dict[str, Any]], object]


def altered(base: KnowledgeBase, name: str, key: Any, change: Change) -> KnowledgeBase:
    """The base with one record changed: that whose id or number is ``key``, or the one at that place."""
    records = list(getattr(base, name))
    place = next(
        (
            index
            for index, record in enumerate(records)
            if key in (getattr(record, "id", None), getattr(record, "number", None))
        ),
        key,
    )
    raw = records[place].model_dump(mode="json")
    change(raw)
    records[place] = LISTS[name].model_validate(raw)
    return put(base, **{name: tuple(records)})


def put(base: KnowledgeBase, **changes: Any) -> KnowledgeBase:
    fields = {name: getattr(base, name) for name in ("plan", "source_text", *LISTS)}
    return KnowledgeBase.model_construct(**{**fields, **changes})


def planned(base: KnowledgeBase, **changes: Any) -> KnowledgeBase:
    return put(base, plan=Plan.model_validate(base.plan.model_dump() | changes))


def set_value(*path: str | int, to: object) -> Change:
    def change(raw: Any) -> None:
        for step in path[:-1]:
            raw = raw[step]
        raw[path[-1]] = to

    return change


def change_text(*path: str | int, old: str, new: str) -> Change:
    def change(raw: Any) -> None:
        for step in path[:-1]:
            raw = raw[step]
        assert old in raw[path[-1]]
        raw[path[-1]] = raw[path[-1]].replace(old, new)

    return change


SLIPS: list[tuple[str, Rule, str, Any, Change]] = [
    ("an id twice", references.ids_unique, "clauses", "I.2.2", set_value("id", to="I.2.1")),
    ("items out of number", references.ids_unique, "items", 2, set_value("number", to=6)),
    ("an unknown clause", references.references_resolve, "topics", 0, set_value("clauses", to=["II.9"])),
    ("an unknown agency", references.references_resolve, "duties", 0, set_value("agency", to="so-x")),
    ("an unknown group", references.references_resolve, "outside", 0, set_value("group", to="so-x")),
    (
        "the same clause twice",
        references.references_resolve,
        "topics",
        0,
        set_value("clauses", to=["I.1", "I.1"]),
    ),
    (
        "a clause without parent",
        references.clauses_have_parents,
        "clauses",
        "II.3",
        set_value("id", to="II.7"),
    ),
    (
        "a line that is not in the source",
        quotations.quoted_in_full,
        "clauses",
        "II.3.a.2",
        change_text("verbatim", 0, old="bền vững", new="vững bền"),
    ),
    (
        "a bullet's number",
        quotations.numbered_as_written,
        "clauses",
        "II.3.a.2",
        set_value("id", to="II.3.a.7"),
    ),
    ("a letter", quotations.numbered_as_written, "clauses", "II.3.b", set_value("id", to="II.3.d")),
    ("a section's number", quotations.numbered_as_written, "clauses", "IV", set_value("id", to="VI")),
    ("a name unknown", quotations.numbered_as_written, "clauses", "closing", set_value("id", to="ending")),
    ("a heading", quotations.headings_head, "clauses", "II.3", set_value("heading", to=False)),
    ("a repetition", quotations.repeats_repeat, "clauses", "II.3.a.6", set_value("repeats", to="II.3.a.4")),
    ("a repetition unsaid", quotations.repeats_repeat, "clauses", "II.3.a.6", set_value("repeats", to=None)),
    (
        "a digit shown",
        quotations.displayed_faithfully,
        "clauses",
        "V.1.1",
        change_text("display", old="01/12", new="01/11"),
    ),
    (
        "a body shown",
        quotations.displayed_faithfully,
        "clauses",
        "II.3.b",
        change_text("display", old="Tài nguyên và Môi trường", new="Tài chính"),
    ),
    ("a list mark shown", quotations.displayed_faithfully, "clauses", "V.1.1", set_value("display", to=None)),
    (
        "a date translated",
        answers.translated_exactly,
        "clauses",
        "base",
        change_text("en", old="25 January", new="26 January"),
    ),
    (
        "a translated word lost",
        quotations.translation_reviewed,
        "clauses",
        "II.3.a.4",
        change_text("en", old="efficient use", new="use"),
    ),
    ("an item's clause", parts.items_follow_the_outline, "items", 3, set_value("clause", to="II.4")),
    (
        "an item's contents",
        parts.items_follow_the_outline,
        "items",
        3,
        set_value("contents", to=["II.3.a.1"]),
    ),
    (
        "an item's parts",
        parts.items_follow_the_outline,
        "items",
        3,
        set_value("implementing", "clause", to="II.3.c"),
    ),
    ("an item's name", parts.items_follow_the_outline, "items", 4, set_value("name", "vi", to="tự cường")),
    (
        "a wrong body",
        parts.bodies_as_written,
        "items",
        3,
        set_value("implementing", "agencies", to=["so-yt"]),
    ),
    ("no body", parts.bodies_as_written, "items", 3, set_value("implementing", "agencies", to=[])),
    (
        "bodies in another order",
        parts.bodies_as_written,
        "items",
        5,
        set_value("implementing", "agencies", to=["so-gddt", "so-tttt"]),
    ),
    (
        "a phrase of another item",
        parts.bodies_as_written,
        "items",
        2,
        set_value(
            "coordinating", "phrase", to={"vi": "Các sở, ngành liên quan", "en": "Related departments"}
        ),
    ),
    ("another group", parts.bodies_as_written, "items", 2, set_value("coordinating", "group", to="so-nganh")),
    (
        "a member less",
        parts.groups_cover_whom_they_name,
        "groups",
        "so-nganh",
        lambda raw: raw["members"].pop(),
    ),
    (
        "a group not written",
        parts.groups_are_written,
        "groups",
        "don-vi",
        lambda raw: raw.update(name={"vi": "các phòng liên quan", "en": "rooms"}, phrases={}),
    ),
    ("another body's duty", duties.duties_as_written, "duties", 0, set_value("agency", to="ubmttq")),
    ("another role", duties.duties_as_written, "duties", 0, set_value("role", to="leads")),
    (
        "a summary's word",
        duties.summaries_summarise,
        "duties",
        0,
        change_text("summary", "vi", old="gửi", new="nộp"),
    ),
    (
        "an alias of two",
        names.wordings_mean_one,
        "agencies",
        "so-yt",
        set_value("aliases", "vi", to=["sở tài chính"]),
    ),
    (
        "an abbreviation of two",
        names.wordings_mean_one,
        "outside",
        0,
        set_value("abbreviations", to=["S.T.N & M.T"]),
    ),
    (
        "a name not written",
        names.names_are_written,
        "agencies",
        "so-khdt",
        set_value("name", "vi", to="Sở Kế toán"),
    ),
    (
        "a district alone",
        names.members_have_no_members,
        "agencies",
        "huyen-can-loc",
        set_value("part_of", to=None),
    ),
    (
        "a successor's date",
        names.successors_agree,
        "agencies",
        "so-tnmt",
        set_value("successor", "since", to="2025-04-01"),
    ),
    (
        "a figure in one language",
        answers.told_alike,
        "entries",
        "approved-by",
        change_text("answer", "en", old="2016", new="2015"),
    ),
    (
        "a body in one language",
        answers.told_alike,
        "duties",
        0,
        change_text("summary", "vi", old="Sở Lao động - Thương binh và Xã hội", new="Sở Y tế"),
    ),
    (
        "nothing to rest on",
        answers.answers_rest_on_something,
        "entries",
        "approved-by",
        lambda raw: raw.update(clauses=[], sources=[]),
    ),
    (
        "a year that the plan lacks",
        answers.answers_state_the_plan,
        "entries",
        "approved-by",
        change_text("answer", "vi", old="2016", new="2017"),
    ),
    (
        "a department that the clause lacks",
        answers.answers_state_the_plan,
        "entries",
        "approved-by",
        change_text("answer", "vi", old="Thủ tướng Chính phủ", new="Sở Y tế"),
    ),
    (
        "an answer's body untold",
        answers.bodies_are_told,
        "entries",
        "approved-by",
        set_value("agencies", to=["so-tp"]),
    ),
    (
        "words that are no quotation",
        answers.quotations_quote,
        "entries",
        "approved-by",
        set_value("answer", "vi", to="Kế hoạch ghi «trồng một tỷ cây xanh»."),
    ),
    (
        "a topic elsewhere",
        answers.topics_touch_their_clauses,
        "topics",
        "awareness",
        set_value("clauses", to=["IV"]),
    ),
    (
        "an answer's clause elsewhere",
        answers.answers_touch_their_clauses,
        "entries",
        "approved-by",
        set_value("clauses", to=["II.4.a.5"]),
    ),
    ("a long label", limits.labels_fit, "entries", 0, set_value("label", "vi", to="x" * 41)),
    (
        "a label's figure",
        limits.labels_agree,
        "clauses",
        "II.2.a.1",
        change_text("label", "en", old="05-CT/TW", new="06-CT/TW"),
    ),
    ("a word twice", limits.languages_are_two, "clauses", "II", set_value("en", to="The the activities")),
    (
        "Vietnamese as English",
        limits.languages_are_two,
        "entries",
        "approved-by",
        set_value("answer", "en", to="Kế hoạch không nêu số tiền, chỉ nêu nguồn."),
    ),
    ("too few questions", limits.questions_suffice, "topics", 0, set_value("questions", "en", to=["Why?"])),
    (
        "a phrase twice",
        limits.questions_suffice,
        "topics",
        0,
        set_value("phrases", "vi", to=["rừng", "Rừng"]),
    ),
]
