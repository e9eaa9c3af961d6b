"""Duties, and the facts that hold for the plan as a whole, say what their clauses say, both ways."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.checks.figures import figures
from knowledge.checks.finding import Finding
from knowledge.checks.outline import children_of, parent_of
from knowledge.checks.remembering import remembered
from knowledge.checks.wording import covered, plan_wording
from knowledge.model import LANGUAGES, Clause, DutyRole, KnowledgeBase
from knowledge.text import clean, tokenize

_ROLES: tuple[tuple[str, DutyRole], ...] = (
    ("đề nghị", "requested"),
    ("chủ trì", "leads"),
    ("gửi báo cáo", "reports"),
    ("tổng hợp", "consolidates"),
    ("tham mưu", "advises"),
    ("phối hợp", "coordinates"),
)
"""What a clause's words make of the bodies it is addressed to; where it has several, the first counts."""

_TO = re.compile(r"(?:gửi|phản ánh)[^;.]*? về ")
_CHIEF = "chịu trách nhiệm chính"
_DIFFICULTIES = "khó khăn"
_BEFORE = "trước ngày"
_SUMMARY_WORDS = {"được", "nhận"}
"""Words a summary may add: they turn the clause's sentence to the body's side."""


def duties_as_written(base: KnowledgeBase) -> Iterator[Finding]:
    """Each body has exactly the duties that the clauses give it, in the role that their words give."""
    expected = {duty for clause in _dutiful(base) for duty in _duties_of(base, clause)}
    actual: set[tuple[str, str, DutyRole]] = set()
    for index, duty in enumerate(base.duties):
        found = (duty.agency, duty.clause, duty.role)
        if found in actual:
            yield Finding(("duties", index), f"ghi hai lần: {duty.agency} ở {duty.clause}")
        actual.add(found)
        if found not in expected:
            roles = sorted(role for agency, clause, role in expected if (agency, clause) == found[:2])
            says = f"vai trò là {' hoặc '.join(roles)}" if roles else f"không nói đến {duty.agency}"
            yield Finding(("duties", index, "role" if roles else "agency"), f"{duty.clause} {says}")
    for agency, clause_id, role in sorted(expected - actual):
        if clause_id in base.clause:
            index = base.clauses.index(base.clause[clause_id])
            yield Finding(("clauses", index), f"thiếu nhiệm vụ trong duties: {agency} ({role})")


def _dutiful(base: KnowledgeBase) -> list[Clause]:
    """The paragraphs of the sections that give duties, and those outside sections that do."""
    roots = {duty.clause.partition(".")[0] for duty in base.duties}
    return [
        clause
        for clause in base.clauses
        if clause.id.partition(".")[0] in roots and not children_of(base, clause.id)
    ]


def _duties_of(base: KnowledgeBase, clause: Clause) -> set[tuple[str, str, DutyRole]]:
    text = clause.text.lower()
    parent = base.clause.get(parent_of(clause.id) or "")
    heading = parent.text.lower() if parent else ""
    receivers = {
        body
        for match in _TO.finditer(text)
        for body, place in plan_wording(base).found(clause.text)
        if place == match.end()
    }
    duties: set[tuple[str, str, DutyRole]] = {(body, clause.id, "receives") for body in receivers}
    named = plan_wording(base).found(clause.text)
    addressed = {body for body, place in named if place == 0} if parent else set()
    if not addressed and parent:
        addressed = set(covered(base, parent.text)) - {body for body, _ in named}
    role = next((role for words, role in _ROLES if words in f"{heading}\n{text}"), None)
    if role:
        duties |= {(body, clause.id, role) for body in addressed}
    return duties


def summaries_summarise(base: KnowledgeBase) -> Iterator[Finding]:
    """A duty's summary uses the words of its clause and heading, and no figure that they lack."""
    for index, duty in enumerate(base.duties):
        clause = base.clause.get(duty.clause)
        if clause is None:
            continue
        parent = base.clause.get(parent_of(clause.id) or "")
        text = f"{parent.text}\n{clause.text}" if parent else clause.text
        strange = [word for word in _words(duty.summary.vi) if word not in {*_words(text), *_SUMMARY_WORDS}]
        if strange:
            yield Finding(
                ("duties", index, "summary", "vi"), f"{duty.clause} không có chữ: {', '.join(strange)}"
            )
        missing = figures(duty.summary.vi, "vi").keys() - figures(clause.text, "vi").keys()
        if missing:
            yield Finding(("duties", index, "summary", "vi"), f"{duty.clause} không có: {', '.join(missing)}")


def plan_as_written(base: KnowledgeBase) -> Iterator[Finding]:
    """Who leads, whom to turn to, who reports when, and the title, agree with their clauses."""
    plan = base.plan
    roles = {(duty.agency, duty.clause, duty.role) for duty in base.duties}
    lead = base.clause.get(plan.lead.clause)
    if (plan.lead.agency, plan.lead.clause, "leads") not in roles or not _says(lead, _CHIEF):
        yield Finding(("plan", "lead"), f"{plan.lead.clause} không giao {plan.lead.agency} {_CHIEF}")
    contact = base.clause.get(plan.contact.clause)
    if (plan.contact.agency, plan.contact.clause, "receives") not in roles or not _says(
        contact, _DIFFICULTIES
    ):
        yield Finding(
            ("plan", "contact"), f"{plan.contact.clause} không nói phản ánh về {plan.contact.agency}"
        )
    due = base.clause.get(plan.report_due.clause)
    date = f"date {plan.report_due.day}/{plan.report_due.month}"
    if not _says(due, _BEFORE) or due is None or date not in figures(due.text, "vi"):
        yield Finding(("plan", "report_due"), f"{plan.report_due.clause} không nêu {_BEFORE} {date[5:]}")
    reporters = [duty.agency for duty in base.duties if duty.clause == plan.report_due.clause]
    reporters = [agency for agency in reporters if (agency, plan.report_due.clause, "reports") in roles]
    if list(plan.reporters) != reporters:
        yield Finding(
            ("plan", "reporters"), "phải là các cơ quan có vai trò reports trong duties, đúng thứ tự"
        )
    yield from _title_and_years(base)


def _title_and_years(base: KnowledgeBase) -> Iterator[Finding]:
    plan = base.plan
    title = base.clause.get("title")
    if title is not None:
        for language in LANGUAGES:
            if plan.title[language] != title.shown(language):
                yield Finding(("plan", "title", language), "khác điều khoản title")
            if plan.province[language] not in plan.title[language]:
                yield Finding(("plan", "province", language), "tên tỉnh không có trong tên kế hoạch")
        if str(plan.period_end) not in figures(title.text, "vi"):
            yield Finding(("plan", "period_end"), "tên kế hoạch không nêu năm này")
    years = plan.reporting_years
    if years != tuple(range(years[0], years[0] + len(years))) or years[-1] != plan.period_end:
        yield Finding(("plan", "reporting_years"), f"phải là các năm liền nhau, đến {plan.period_end}")
    bases = base.clause.get("base")
    dated = (
        [int(figure[-4:]) for figure in figures(bases.text, "vi") if figure.count("/") == 2] if bases else []
    )
    if dated and not max(dated) <= years[0] <= max(dated) + 1:
        yield Finding(("plan", "reporting_years"), f"năm đầu không khớp với căn cứ muộn nhất ({max(dated)})")


def _says(clause: Clause | None, words: str) -> bool:
    return clause is not None and words in clause.text.lower()


@remembered
def _words(text: str) -> tuple[str, ...]:
    return tuple(token.text for token in tokenize(clean(text)))
