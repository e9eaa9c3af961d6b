"""The form of the yearly report: it leaves out no update, and is issued by a body that exists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from knowledge.checks.finding import Finding
from knowledge.checks.wording import any_wording
from knowledge.model import KnowledgeBase


def report_holds_the_updates(base: KnowledgeBase) -> Iterator[Finding]:
    """Results and difficulties have one section each: in none they would be lost, in two told twice."""
    form = base.plan.report
    kinds = Counter(section.kind for section in form.sections) if form else Counter()
    for kind in ("results", "difficulties") if form else ():
        if kinds[kind] != 1:
            where = ("plan", "report", "sections")
            yield Finding(where, f"phải có đúng một phần loại {kind}, đang có {kinds[kind]}")


def report_names_its_issuer(base: KnowledgeBase) -> Iterator[Finding]:
    """The issuer is a body of the base, or what one has become."""
    form = base.plan.report
    if form is None or any_wording(base, "vi").ids(form.issuer):
        return
    after = {agency.successor.name.vi for agency in base.agencies if agency.successor is not None}
    if form.issuer not in after:
        yield Finding(("plan", "report", "issuer"), f"không có cơ quan nào tên {form.issuer}")
