"""One focussed test per rule: the slip it is there for, and where it points."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from knowledge.check import INTEGRITY, RULES, check, find
from knowledge.checks import answers, duties, examples, limits, names, parts, quotations, references, report
from knowledge.checks.figures import differing, figures
from knowledge.checks.finding import Finding, Rule
from knowledge.loader import PACKAGED
from knowledge.model import Bilingual, KnowledgeBase, QuizQuestion, Wordings
from tests.knowledge.slips import SLIPS, Change, altered, change_text, planned, put, set_value
from tests.knowledge.test_loader import replace


def told(rule: Rule, base: KnowledgeBase) -> list[Finding]:
    return list(rule(base))


def test_the_packaged_base_is_sound() -> None:
    assert [str(problem) for problem in check(PACKAGED)] == []


def test_every_rule_is_run() -> None:
    modules = (answers, duties, limits, names, parts, quotations, references, report)
    rules = {
        value
        for module in modules
        for name, value in vars(module).items()
        if callable(value)
        and not name.startswith("_")
        and getattr(value, "__module__", "") == module.__name__
        and "Iterator[Finding]" in str(getattr(value, "__annotations__", {}).get("return"))
    }
    assert rules == {*INTEGRITY, *RULES}


def move_first_clause(base: KnowledgeBase) -> KnowledgeBase:
    return put(base, clauses=(*base.clauses[1:], base.clauses[0]))


@pytest.mark.parametrize(
    ("rule", "name", "key", "change"), [slip[1:] for slip in SLIPS], ids=[s[0] for s in SLIPS]
)
def test_a_slip_is_told(packaged: KnowledgeBase, rule: Rule, name: str, key: object, change: Change) -> None:
    assert told(rule, altered(packaged, name, key, change))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_rule_says_nothing_of_the_packaged_base(packaged: KnowledgeBase, rule: Rule) -> None:
    assert told(rule, packaged) == []


def test_a_moved_clause_is_told(packaged: KnowledgeBase) -> None:
    moved = move_first_clause(packaged)
    assert told(quotations.quoted_in_full, moved)
    assert told(quotations.numbered_as_written, moved)


def test_an_uncovered_line_of_the_source_is_told_with_its_line(packaged: KnowledgeBase) -> None:
    base = put(packaged, source_text=f"{packaged.source_text}\nMột đoạn mới.")
    (finding,) = told(quotations.quoted_in_full, base)
    assert finding.where == ("source", packaged.source_text.count("\n") + 2)


def test_a_change_to_source_and_quotation_alike_is_told(packaged: KnowledgeBase) -> None:
    base = altered(packaged, "clauses", "V.1.1", change_text("verbatim", 0, old="01/12", new="15/12"))
    base = put(base, source_text=packaged.source_text.replace("01/12", "15/12"))
    assert told(quotations.quoted_in_full, base) == []
    assert told(quotations.source_untouched, base)


def test_a_lost_duty_is_told(packaged: KnowledgeBase) -> None:
    (finding,) = told(duties.duties_as_written, put(packaged, duties=packaged.duties[1:]))
    assert packaged.duties[0].agency in finding.message


@pytest.mark.parametrize(
    "changes",
    [
        {"lead": {"agency": "so-yt", "clause": "V.2.1"}},
        {"lead": {"agency": "so-khdt", "clause": "V.4"}},
        {"contact": {"agency": "so-ldtbxh", "clause": "V.1.1"}},
        {"report_due": {"month": 11, "day": 1, "clause": "V.1.1"}},
        {"report_due": {"month": 12, "day": 1, "clause": "V.1.2"}},
        {"reporters": ["so-yt"]},
        {"title": {"vi": "Kế hoạch thực hiện Đề án 162", "en": "Plan"}},
        {"province": {"vi": "tỉnh Nghệ An", "en": "Nghệ An province"}},
        {"period_end": 2026},
        {"reporting_years": [2023, 2025]},
    ],
    ids=str,
)
def test_a_wrong_fact_of_the_plan_is_told(packaged: KnowledgeBase, changes: dict[str, Any]) -> None:
    assert told(duties.plan_as_written, planned(packaged, **changes))


def test_the_note_on_the_plans_end_is_in_two_languages(packaged: KnowledgeBase) -> None:
    assert packaged.plan.ended_note is not None
    note = packaged.plan.ended_note.vi
    assert told(limits.languages_are_two, planned(packaged, ended_note={"vi": note, "en": note}))


def reported(base: KnowledgeBase, *path: str | int, to: object) -> KnowledgeBase:
    """The base with one field of its report's form changed."""
    assert base.plan.report is not None
    raw = base.plan.report.model_dump()
    set_value(*path, to=to)(raw)
    return planned(base, report=raw)


@pytest.mark.parametrize("kind", ["office", "difficulties"])
def test_a_report_without_its_results_is_told(packaged: KnowledgeBase, kind: str) -> None:
    findings = told(report.report_holds_the_updates, reported(packaged, "sections", 1, "kind", to=kind))
    assert findings
    assert all(finding.where == ("plan", "report", "sections") for finding in findings)


def test_a_report_by_nobody_is_told(packaged: KnowledgeBase) -> None:
    assert told(report.report_names_its_issuer, reported(packaged, "issuer", to="Sở Nội vị"))
    for name in ("Sở Lao động - Thương binh và Xã hội", "Ủy ban nhân dân tỉnh Hà Tĩnh", "Bộ Nội vụ"):
        assert not told(report.report_names_its_issuer, reported(packaged, "issuer", to=name))


def test_a_report_on_an_unknown_clause_is_told(packaged: KnowledgeBase) -> None:
    (finding,) = told(
        references.references_resolve, reported(packaged, "sections", 0, "parts", 0, "clause", to="III.9")
    )
    assert finding.where == ("plan", "report", "sections", 0, "parts", 0, "clause")


def test_a_base_may_say_nothing_on_the_report(packaged: KnowledgeBase) -> None:
    assert [*find(planned(packaged, report=None))] == []


def test_what_nothing_uses_is_told(packaged: KnowledgeBase) -> None:
    source = packaged.sources[0].model_copy(update={"id": "nobody-cites-this"})
    group = packaged.groups[0].model_copy(
        update={"id": "x", "name": Bilingual(vi="các phòng", en="rooms"), "phrases": Wordings()}
    )
    agency = packaged.agencies[0].model_copy(
        update={
            "id": "so-x",
            "name": Bilingual(vi="Sở Xổ số", en="Lottery"),
            "abbreviations": (),
            "aliases": Wordings(),
        }
    )
    base = put(
        packaged,
        sources=(*packaged.sources, source),
        groups=(*packaged.groups, group),
        agencies=(*packaged.agencies, agency),
    )
    assert {finding.where[0] for finding in told(references.nothing_unused, base)} == {
        "sources",
        "groups",
        "agencies",
    }


def quiz(**changes: Any) -> QuizQuestion:
    text = {"vi": "Ai thực hiện hoạt động 3?", "en": "Who implements item 3?"}
    record = {
        "id": "quiz-x",
        "question": text,
        "options": [
            {"vi": "Sở Tài nguyên và Môi trường", "en": "Department of Natural Resources and Environment"},
            {"vi": "Sở Y tế", "en": "Department of Health"},
        ],
        "answer": 0,
        "explanation": {"vi": "Xem mục II.3.b.", "en": "See II.3.b."},
        "clauses": ["II.3.b"],
    }
    return QuizQuestion.model_validate(record | changes)


@pytest.mark.parametrize(
    ("rule", "changes"),
    [
        (limits.quiz_fits, {"answer": 2}),
        (limits.quiz_fits, {"question": {"vi": "x" * 301, "en": "x"}}),
        (limits.quiz_fits, {"explanation": {"vi": "x", "en": "x" * 201}}),
        (limits.quiz_fits, {"explanation": {"vi": "a\nb\nc\nd", "en": "x"}}),
        (limits.quiz_fits, {"options": [{"vi": "x" * 101, "en": "x"}, {"vi": "y", "en": "y"}]}),
        (limits.quiz_fits, {"options": [{"vi": "Có", "en": "Yes"}, {"vi": "có", "en": "No"}]}),
        (limits.quiz_answers_are_explained, {"answer": 1}),
        (answers.answers_rest_on_something, {"clauses": []}),
        (answers.answers_touch_their_clauses, {"clauses": ["IV"]}),
        (answers.told_alike, {"question": {"vi": "Hoạt động 3?", "en": "Item 4?"}}),
    ],
)
def test_a_quiz_question_that_does_not_hold_is_told(
    packaged: KnowledgeBase, rule: Rule, changes: dict[str, Any]
) -> None:
    assert told(rule, put(packaged, quiz=(quiz(),))) == []
    assert told(rule, put(packaged, quiz=(quiz(**changes),)))


def test_a_question_of_two_records_is_told(packaged: KnowledgeBase) -> None:
    question = packaged.topics[0].questions.vi[0].upper()
    base = altered(packaged, "entries", 0, lambda raw: raw["questions"]["vi"].append(question))
    (finding,) = told(limits.questions_suffice, base)
    assert packaged.topics[0].id in finding.message


def test_an_example_question_that_another_record_takes_is_told(packaged: KnowledgeBase) -> None:
    thief = packaged.entries[0].questions.vi[0]
    few = put(
        packaged,
        topics=(packaged.topics[0].model_copy(update={"questions": Wordings(vi=(thief,))}),),
        entries=packaged.entries[:1],
        refusals=(),
    )
    few = altered(few, "entries", 0, set_value("next", to=[]))
    findings = told(examples.examples_find_their_own, few)
    assert ("topics", 0, "questions", "vi", 0) in [finding.where for finding in findings]


def test_an_example_question_that_takes_an_item_from_the_plan_is_told(packaged: KnowledgeBase) -> None:
    few = put(packaged, topics=(), entries=packaged.entries[:1], refusals=())
    few = altered(few, "entries", 0, set_value("next", to=[]))
    few = altered(few, "entries", 0, lambda raw: raw["questions"]["vi"].append("ai chủ trì mục 3?"))
    findings = told(examples.examples_find_their_own, few)
    assert any("mục 3" in finding.message for finding in findings)


def test_a_broken_reference_hides_the_other_rules(packaged: KnowledgeBase) -> None:
    base = altered(packaged, "topics", 0, set_value("clauses", to=["II.9"]))
    assert [finding.where for finding in find(base)] == [("topics", 0, "clauses", 0)]


def test_problems_are_told_with_file_line_and_field(folder: Path) -> None:
    duty = replace(folder / "duties.yaml", "- agency: so-tttt", "- agency: so-nowhere")
    text = (folder / "entries" / "plan.yaml").read_text(encoding="utf-8")
    asean = len((folder / "entries" / "asean.yaml").read_text(encoding="utf-8"))
    assert asean
    line = replace(
        folder / "entries" / "plan.yaml", "  clauses: [title, base, I.1]", "  clauses: [title, base, X.1]"
    )
    problems = check(folder)
    assert [(problem.file, problem.line) for problem in problems] == [
        ("duties.yaml", duty),
        ("entries/plan.yaml", line),
    ]
    assert problems[0].field.endswith("agency")
    assert problems[1].field == "plan-what › clauses › thứ 3"
    assert text.splitlines()[line - 1] == "  clauses: [title, base, I.1]"


def test_a_base_that_breaks_its_schema_is_told_as_by_the_loader(folder: Path) -> None:
    (folder / "plan.yaml").unlink()
    assert [problem.file for problem in check(folder)] == ["plan.yaml"]


@pytest.mark.parametrize(
    ("vi", "en"),
    [
        ("ngày 23/6/2021", "dated 23 June 2021"),
        ("trước ngày 01/12", "before 1 December"),
        ("ngày 8 tháng 8 năm 1967", "on August 8, 1967"),
        ("tháng 3/2025", "in March 2025"),
        ("số 05-CT/TW", "No. 05-CT/TW"),
        ("1.000 người, 3,5%", "1,000 people, 3.5%"),
        ("giai đoạn 2021-2025", "in 2021-2025"),
        ("VX₂", "VX2"),
    ],
)
def test_figures_are_the_same_in_both_languages(vi: str, en: str) -> None:
    assert figures(vi, "vi") == figures(en, "en") != {}


@pytest.mark.parametrize(
    ("vi", "en", "alone"),
    [
        ("5 hoạt động", "five activities", []),
        ("bốn sở", "4 departments", []),
        ("mỗi 6 tháng", "half-yearly", []),
        ("8/8/1967", "8 August, founded in 1967", []),
        ("8/10 tỉnh", "8 of 10 provinces", []),
        ("5 hoạt động", "six activities", ["5"]),
        ("năm 2025", "2024", ["2025", "2024"]),
        ("hàng năm", "5 times", ["5"]),
        ("ngày 01/12", "1 November", ["date 1/12", "date 1/11"]),
    ],
)
def test_differing_figures(vi: str, en: str, alone: list[str]) -> None:
    assert differing(Bilingual(vi=vi, en=en)) == alone
