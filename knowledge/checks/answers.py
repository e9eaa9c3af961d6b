"""Curated answers say only what their clauses say, in both languages the same; quotations are quotations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise

from knowledge.checks.figures import differing, figures
from knowledge.checks.finding import Finding, Path
from knowledge.checks.outline import children_of, parent_of, within
from knowledge.checks.remembering import remembered
from knowledge.checks.told import told
from knowledge.checks.wording import any_wording, covered, official
from knowledge.model import Bilingual, Clause, Entry, KnowledgeBase, Language, Topic
from knowledge.text import words

_QUOTED = re.compile(r"«\s*([^»]+?)\s*»")
_ENUMERATION = re.compile(r"^\s*\d+\. ", re.MULTILINE)
_SMALL = 31
"""Lone numbers up to this may be counts or numbers of clauses; larger ones are facts."""


def translated_exactly(base: KnowledgeBase) -> Iterator[Finding]:
    """A clause's translation has every figure of the clause as often as the clause, and no other."""
    for index, clause in enumerate(base.clauses):
        vi, en = figures(clause.text, "vi"), figures(clause.en, "en")
        if vi != en:
            odd = ", ".join({**(vi - en), **(en - vi)})
            yield Finding(("clauses", index, "en"), f"số liệu khác nguyên văn: {odd}")


def told_alike(base: KnowledgeBase) -> Iterator[Finding]:
    """What is told in two languages has the same figures and names the same bodies."""
    wordings = [(here, there, official(base, here), any_wording(base, there)) for here, there in _PAIRS]
    for where, text in told(base):
        if differing(text):
            yield Finding(where, f"hai ngôn ngữ khác nhau về: {', '.join(differing(text))}")
        for here, there, names, hints in wordings:
            named = names.ids(text[here])
            unnamed = named - hints.ids(text[there]) if named else named
            if unnamed:
                yield Finding((*where, there), f"không nêu như ngôn ngữ kia: {', '.join(sorted(unnamed))}")


_PAIRS: tuple[tuple[Language, Language], ...] = (("vi", "en"), ("en", "vi"))


def answers_rest_on_something(base: KnowledgeBase) -> Iterator[Finding]:
    """Answers on the plan and on ASEAN, and quiz questions, cite something; a dated fact has a source."""
    for index, entry in enumerate(base.entries):
        if entry.kind in ("plan", "asean") and not entry.clauses and not entry.sources:
            yield Finding(("entries", index, "clauses"), "phải dẫn điều khoản (clauses) hoặc nguồn (sources)")
        if entry.as_of is not None and entry.kind != "bot" and not entry.sources:
            yield Finding(("entries", index, "as_of"), "có ngày thì phải có nguồn (sources)")
    for index, question in enumerate(base.quiz):
        if not question.clauses and not question.sources:
            yield Finding(("quiz", index, "clauses"), "phải dẫn điều khoản (clauses) hoặc nguồn (sources)")


def answers_state_the_plan(base: KnowledgeBase) -> Iterator[Finding]:
    """An answer on the plan has no figure and no department that its clauses lack, unless it has sources."""
    for index, entry in enumerate(base.entries):
        if entry.kind != "plan" or entry.sources:
            continue
        known = _figures_of(base, entry.clauses)
        answer = _ENUMERATION.sub("", entry.answer.vi)
        strange = [
            figure for figure in figures(answer, "vi") if figure not in known and not _counted(figure, base)
        ]
        if strange:
            yield Finding(("entries", index, "answer", "vi"), f"điều khoản không có: {', '.join(strange)}")
        yield from _bodies_cited(base, index, entry)


def _figures_of(base: KnowledgeBase, clause_ids: tuple[str, ...]) -> set[str]:
    """The figures of some clauses with all below them, of their ids, and the last day for the report."""
    known: set[str] = set()
    for clause_id in clause_ids:
        for clause in within(base, clause_id):
            known.update(figures(" ".join(clause.verbatim), "vi"))
        known.update(figures(clause_id, "vi"), re.findall(r"\d+", clause_id))
    due = base.plan.report_due
    if due.clause in clause_ids:
        last = date(2001, due.month, due.day) - timedelta(days=1)
        known.add(f"date {last.day}/{last.month}")
    return known


def _counted(figure: str, base: KnowledgeBase) -> bool:
    """Whether a small number counts something of the base: items, bodies of a part, clauses of a clause."""
    if not figure.isdigit() or int(figure) > _SMALL:
        return False
    departments = {agency.id for agency in base.agencies if agency.kind == "department"}
    counts = {len(base.items), len(departments)}
    for clause in base.clauses:
        if clause.heading:
            counts.add(len(children_of(base, clause.id)))
    for item in base.items:
        for part in (item.implementing, item.coordinating):
            counts |= {len(part.agencies), len(departments.intersection(part.agencies))}
    return int(figure) in counts


def _bodies_cited(base: KnowledgeBase, index: int, entry: Entry) -> Iterator[Finding]:
    text = " ".join(clause.text for clause_id in entry.clauses for clause in _around(base, clause_id))
    known = covered(base, text) | any_wording(base, "vi").ids(text)
    for item_clause in entry.clauses:
        item = base.item_of(item_clause)
        known |= {*item.implementing.agencies, *item.coordinating.agencies} if item else set()
    departments = {agency.id for agency in base.agencies if agency.kind == "department"}
    strange = departments.intersection(official(base, "vi").ids(entry.answer.vi)) - known
    if strange:
        yield Finding(("entries", index, "answer"), f"điều khoản không nêu: {', '.join(sorted(strange))}")


def bodies_are_told(base: KnowledgeBase) -> Iterator[Finding]:
    """The bodies that are an entry's answer are named in it, or in the clauses that it cites."""
    hints = any_wording(base, "vi")
    for index, entry in enumerate(base.entries):
        told = set(hints.ids(f"{entry.answer.vi} {entry.label.vi}"))
        for clause_id in entry.clauses if set(entry.agencies) - told else ():
            for clause in _around(base, clause_id):
                told |= covered(base, clause.text) | hints.ids(clause.text)
            item = base.item_of(clause_id)
            told |= {*item.implementing.agencies, *item.coordinating.agencies} if item else set()
        for place, agency in enumerate(entry.agencies):
            if agency not in told:
                message = f"câu trả lời và điều khoản không nêu {agency}"
                yield Finding(("entries", index, "agencies", place), message)


def _around(base: KnowledgeBase, clause_id: str) -> list[Clause]:
    """A clause, all below it, and its heading, which often names the body that it addresses."""
    heading = base.clause.get(parent_of(clause_id) or "")
    return [*within(base, clause_id), *([heading] if heading else [])]


def quotations_quote(base: KnowledgeBase) -> Iterator[Finding]:
    """What stands in «» is in the plan, word for word."""
    texts: dict[Language, str] = {
        "vi": " ".join([base.source_text, *(clause.text for clause in base.clauses)]),
        "en": " ".join(clause.en for clause in base.clauses),
    }
    for name in ("entries", "refusals", "quiz"):
        for index, record in enumerate(getattr(base, name)):
            text = record.explanation if name == "quiz" else record.answer
            for language, source in texts.items():
                for quotation in _QUOTED.findall(text[language]):
                    if quotation.rstrip(".,;:") not in source:
                        where = (name, index, "explanation" if name == "quiz" else "answer", language)
                        yield Finding(where, f"không có nguyên văn trong kế hoạch: «{quotation}»")


def topics_touch_their_clauses(base: KnowledgeBase) -> Iterator[Finding]:
    """Each clause of a topic has one of the topic's phrases in it: in its text, label or translation.

    For clauses after the main one, telling words of the topic's wordings and questions will do.
    """
    telling = {clause.id: _pairs(_both(clause)) for clause in base.clauses}
    spread = Counter(pair for pairs in telling.values() for pair in pairs)
    for index, topic in enumerate(base.topics):
        for place, clause_id in enumerate(topic.clauses):
            clause = base.clause.get(clause_id)
            if clause is None or _phrased(topic, clause):
                continue
            said = _pairs(_joined(topic.name, *topic.phrases.all, *topic.questions.all))
            if not place or not _tells(said & telling[clause_id], spread):
                where = ("topics", index, "clauses", place)
                yield Finding(where, f"{clause_id} không có cụm từ nào của chủ đề")


def _phrased(topic: Topic, clause: Clause) -> bool:
    vi, en = _folded(f"{clause.text} {clause.label.vi}"), _folded(f"{clause.en} {clause.label.en}")
    return any(_within(phrase, vi) for phrase in (*topic.phrases.vi, topic.name.vi)) or any(
        _within(phrase, en) for phrase in (*topic.phrases.en, topic.name.en)
    )


def answers_touch_their_clauses(base: KnowledgeBase) -> Iterator[Finding]:
    """An answer on the plan, or a quiz question, has words in common with each clause that it cites.

    Words count that few clauses have. Who cites three clauses side by side counts or lists them.
    """
    telling = {clause.id: _pairs(_both(clause)) for clause in base.clauses}
    spread = Counter(pair for pairs in telling.values() for pair in pairs)
    for where, clause_ids, text in _cited(base):
        beside = Counter(parent_of(clause_id) for clause_id in clause_ids)
        said = _pairs(text)
        for place, clause_id in enumerate(clause_ids):
            if clause_id not in base.clause or beside[parent_of(clause_id)] >= _SIDE_BY_SIDE:
                continue
            common = {pair for clause in within(base, clause_id) for pair in said & telling[clause.id]}
            if not _tells(common, spread):
                yield Finding((*where, "clauses", place), f"không có gì chung với {clause_id}")


def _tells(common: Iterable[str], spread: Counter[str]) -> bool:
    return any(spread[pair] <= (_FEW if " " in pair else 1) for pair in common)


_FEW = 6
"""In how many clauses at most two words side by side tell something; a single word must be in one only."""

_SIDE_BY_SIDE = 3


def _cited(base: KnowledgeBase) -> Iterator[tuple[Path, tuple[str, ...], str]]:
    for index, entry in enumerate(base.entries):
        if entry.kind == "plan" and entry.clauses:
            texts = (*entry.questions.all, *entry.phrases.all)
            yield ("entries", index), entry.clauses, _joined(entry.answer, entry.label, *texts)
    for index, question in enumerate(base.quiz):
        if question.clauses and question.answer < len(question.options):
            right = question.options[question.answer]
            yield ("quiz", index), question.clauses, _joined(question.question, question.explanation, right)


def _joined(*texts: Bilingual | str) -> str:
    return " | ".join(text if isinstance(text, str) else f"{text.vi} | {text.en}" for text in texts)


def _both(clause: Clause) -> str:
    return " | ".join((clause.text, clause.label.vi, clause.en, clause.label.en))


@remembered
def _pairs(text: str) -> frozenset[str]:
    """The folded words of a text, alone and two by two."""
    folded = words(text)
    return frozenset(folded) | {f"{one} {other}" for one, other in pairwise(folded)}


def _within(phrase: str, text: str) -> bool:
    return all(f" {_folded(part).strip()} " in text for part in phrase.split(" + "))


@remembered
def _folded(text: str) -> str:
    return f" {' '.join(words(text))} "
