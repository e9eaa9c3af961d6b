"""``dean161 kb``: prove a knowledge base sound, and score the engine on labelled questions."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from bot.commands.unswept import unswept
from bot.texts import console_language, texts

if TYPE_CHECKING:
    from knowledge.evaluate import Report, Result
    from knowledge.loader import Problem
    from knowledge.model import KnowledgeBase
    from knowledge.texts import Catalogue

UNSOUND = 1
"""Exit code of ``kb check`` when it found problems."""

UNUSABLE = 2
"""Exit code when a setting, the base or the file of questions cannot be used at all."""


def _say() -> Catalogue:
    return texts(console_language(os.environ))


def _stop(lines: str) -> NoReturn:
    click.echo(lines, err=True)
    raise click.exceptions.Exit(UNUSABLE)


def _folder(given: Path | None) -> Path:
    """The folder named on the command line, else that of the settings."""
    if given is not None:
        return given
    # pydantic-settings is not needed where the folder is given.
    from bot.config import SettingsError, read_knowledge_settings

    try:
        return read_knowledge_settings(console_language(os.environ)).knowledge
    except SettingsError as error:
        _stop("\n".join(error.lines))


@click.group(help=_say()("kb-help"))
def kb() -> None:
    """Group of the knowledge base's commands."""


@kb.command(help=_say()("kb-check-help"))
@click.argument("folder", required=False, type=click.Path(path_type=Path))
def check(folder: Path | None) -> None:
    """Print every problem of a base on a line, then one line of summary."""
    from knowledge.check import check as find_problems
    from knowledge.loader import KnowledgeError, load

    say = _say()
    folder = _folder(folder)
    if not folder.is_dir():
        _stop(say("kb-no-folder", folder=str(folder)))
    problems = find_problems(folder)
    if problems:
        _stop_unsound(problems, say)
    try:
        base = load(folder)
    except KnowledgeError as error:  # somebody changed a file since it was checked
        _stop_unsound(error.problems, say)
    _prove_template(base, say)
    click.echo(
        say(
            "kb-sound",
            clauses=len(base.clauses),
            items=len(base.items),
            agencies=len(base.agencies),
            topics=len(base.topics),
            entries=len(base.entries),
            refusals=len(base.refusals),
            quiz=len(base.quiz),
            questions=sum(
                len(wordings.all)
                for wordings in (
                    *(topic.questions for topic in base.topics),
                    *(entry.questions for entry in base.entries),
                    *(refusal.questions for refusal in base.refusals),
                )
            ),
        )
    )


@kb.command(name="eval", help=_say()("kb-eval-help"))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--folder", type=click.Path(path_type=Path), help=_say()("kb-eval-folder-help"))
@click.option("--failures", is_flag=True, help=_say()("kb-eval-failures-help"))
@click.option("--json", "as_json", is_flag=True, help=_say()("kb-eval-json-help"))
def evaluate(file: Path, folder: Path | None, *, failures: bool, as_json: bool) -> None:
    """Score the engine on the labelled questions of a file."""
    from knowledge.check import load_joined
    from knowledge.engine import Engine
    from knowledge.evaluate import evaluate as score
    from knowledge.evaluate import read_rows
    from knowledge.loader import KnowledgeError

    say = _say()
    try:
        rows, bad = read_rows(file)
    except OSError as error:
        _stop(say("kb-eval-no-file", file=str(file), why=error.strerror or ""))
    try:
        with unswept():
            engine = Engine(load_joined(_folder(folder)))
    except KnowledgeError as error:
        _stop(str(error))
    report = score(engine, rows, bad)
    for line in report.bad:
        click.echo(say(f"kb-eval-bad-{line.fault}", line=line.line, field=line.field), err=True)
    if not rows:
        _stop(say("kb-eval-no-questions", file=str(file)))
    if as_json:
        click.echo(json.dumps(report.as_json(), ensure_ascii=False, indent=2))
        return
    _print_report(report, say)
    if failures:
        for result in report.failures:
            _print_result(result, say)


def _prove_template(base: KnowledgeBase, say: Catalogue) -> None:
    """Fills the template of the report on trial: the rules on the data read no Word file."""
    from bot.reports.trial import template_fault

    fault = template_fault(base)
    if fault is not None:
        click.echo(fault)
        click.echo(say("kb-unsound", count=1, files=1))
        raise click.exceptions.Exit(UNSOUND)


def _stop_unsound(problems: list[Problem], say: Catalogue) -> NoReturn:
    for problem in problems:
        click.echo(str(problem))
    click.echo(say("kb-unsound", count=len(problems), files=len({problem.file for problem in problems})))
    raise click.exceptions.Exit(UNSOUND)


def _print_report(report: Report, say: Catalogue) -> None:
    def line(name: str, right: int, total: int, percent: float) -> None:
        click.echo(f"{name:<24}{right:>6} / {total:<6}{percent:>6.1f} %")

    for register, score in report.by_register.items():
        line(register or say("kb-eval-no-register"), score.right, score.total, score.percent)
    line(say("kb-eval-all"), report.overall.right, report.overall.total, report.overall.percent)
    line(say("kb-eval-refused"), report.refused.right, report.refused.total, report.refused.percent)
    click.echo(say("kb-eval-confusions"))
    for (expect, got), count in report.confusions.items():
        click.echo(f"  {expect:<8} → {got:<8}{count:>6}")
    wrong = report.false_attributions
    click.echo(say("kb-eval-attributions", count=len(wrong)))
    for result in wrong:
        click.echo(f"  {result.row.id}: {result.row.text} → {', '.join(result.reply.agencies)}")
    slowest = report.slowest
    if slowest is not None:
        click.echo(
            say(
                "kb-eval-times",
                median=f"{report.percentile(50):.2f}",
                p99=f"{report.percentile(99):.2f}",
                slowest=f"{slowest.milliseconds:.2f}",
                text=_short(slowest.row.text),
            )
        )
    if report.bad:
        click.echo(say("kb-eval-bad-count", count=len(report.bad)))


def _print_result(result: Result, say: Catalogue) -> None:
    row, reply = result.row, result.reply
    click.echo(f"\n✗ {row.id} [{row.register_name}] {row.text}")
    what = ", ".join(result.faults)
    click.echo(
        say("kb-eval-failure", faults=what, expect=row.expect, got=reply.kind, entry=reply.entry or "-")
    )
    if "clauses" in result.faults:
        click.echo(f"  {' '.join(row.clauses)} ≠ {' '.join(reply.clauses) or '-'}")
    if "must" in result.faults:
        click.echo(f"  must {json.dumps(row.must, ensure_ascii=False)}")
    click.echo(f"  {_short(reply.text(), 300)}")


def _short(text: str, most: int = 80) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= most else f"{flat[: most - 1]}…"
