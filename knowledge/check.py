"""Proving a knowledge base sound: its schema, every rule of ``knowledge.checks``, its example questions."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from knowledge.checks import answers, duties, examples, limits, names, parts, quotations, references, report
from knowledge.lexicon import Loader
from knowledge.loader import SOURCE_FILE, KnowledgeError, Problem, field_of, files_of, line_of, load

if TYPE_CHECKING:
    from knowledge.checks.finding import Finding, Rule
    from knowledge.model import KnowledgeBase

INTEGRITY: tuple[Rule, ...] = (references.ids_unique, references.references_resolve)
"""The rules that all others need: with a reference to nothing, what rests on it cannot be judged."""

RULES: tuple[Rule, ...] = (
    references.clauses_have_parents,
    references.nothing_unused,
    quotations.source_untouched,
    quotations.quoted_in_full,
    quotations.numbered_as_written,
    quotations.headings_head,
    quotations.repeats_repeat,
    quotations.displayed_faithfully,
    answers.translated_exactly,
    quotations.translation_reviewed,
    parts.items_follow_the_outline,
    parts.bodies_as_written,
    parts.groups_cover_whom_they_name,
    parts.groups_are_written,
    duties.duties_as_written,
    duties.summaries_summarise,
    duties.plan_as_written,
    names.wordings_mean_one,
    names.names_are_written,
    names.members_have_no_members,
    names.successors_agree,
    answers.told_alike,
    answers.answers_rest_on_something,
    answers.answers_state_the_plan,
    answers.quotations_quote,
    answers.bodies_are_told,
    answers.topics_touch_their_clauses,
    answers.answers_touch_their_clauses,
    limits.labels_fit,
    limits.labels_agree,
    limits.languages_are_two,
    limits.quiz_fits,
    limits.quiz_answers_are_explained,
    limits.questions_suffice,
    report.report_holds_the_updates,
    report.report_names_its_issuer,
)
"""The other rules on the data alone; together they take a fraction of a second."""


def check(folder: Path) -> list[Problem]:
    """Every problem of a base, by file and line; none if it is sound.

    A base that breaks its schema is not checked further: the rules need whole records. Example questions are
    asked only where all references hold.
    """
    try:
        base = load(folder)
    except KnowledgeError as error:
        return error.problems
    findings = _broken(base) or [*find(base), *examples.examples_find_their_own(base)]
    places = _Places(folder)
    return sorted(places.problem(finding) for finding in findings)


def load_joined(folder: Path) -> KnowledgeBase:
    """A base whose records all point at something: enough to answer from, at a small part of a check's cost.

    Raises:
        KnowledgeError: the base is broken; it lists every problem.
    """
    base = load(folder)
    if _broken(base):
        raise KnowledgeError(check(folder))
    return base


def find(base: KnowledgeBase) -> Iterator[Finding]:
    """What the rules on the data alone find in a loaded base; where a reference is broken, only that."""
    broken = _broken(base)
    yield from broken
    for rule in RULES if not broken else ():
        yield from rule(base)


def _broken(base: KnowledgeBase) -> list[Finding]:
    return [finding for rule in INTEGRITY for finding in rule(base)]


class _Places:
    """Where records and fields stand in the files of a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._nodes = cache(self._compose)

    def problem(self, finding: Finding) -> Problem:
        """A finding with its file, line and field."""
        name, *steps = finding.where
        if name == "source":
            return Problem(SOURCE_FILE, int(steps[0]), "", finding.message)
        for path, node, data in self._nodes(str(name)):
            inner = steps
            if name != "plan":
                first, *rest = steps
                if int(first) >= len(data):
                    steps = [int(first) - len(data), *rest]
                    continue
            where = tuple(inner)
            file = path.relative_to(self._folder).as_posix()
            return Problem(file, line_of(node, where), field_of(data, where), finding.message)
        return Problem(f"{name}.yaml", 0, "", finding.message)

    def _compose(self, name: str) -> list[tuple[Path, yaml.Node | None, Any]]:
        found: list[tuple[Path, yaml.Node | None, Any]] = []
        for path in files_of(self._folder, name):
            text = path.read_text(encoding="utf-8")
            found.append((path, yaml.compose(text, Loader), yaml.load(text, Loader)))
        return found
