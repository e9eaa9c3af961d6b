"""What in an update contradicts itself or the plan: asked about, never silently put right."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from knowledge.reporting import part_in
from knowledge.text import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.storage.forms import Answers
    from bot.updates import Update
    from knowledge.model import KnowledgeBase

KEEP = "keep"
"""The option that leaves everything as it was written."""


@dataclass(frozen=True)
class Option:
    """A way to settle a doubt: its key, and the answers that it changes (None: to be asked again)."""

    key: str
    changes: Answers = field(default_factory=dict)


@dataclass(frozen=True)
class Doubt:
    """A question before sending. ``values`` fill in its sentence (``doubt-<key>``)."""

    key: str
    options: tuple[Option, ...]
    values: dict[str, Any] = field(default_factory=dict)


def first_doubt(answers: Answers, base: KnowledgeBase, earlier: Iterable[Update]) -> Doubt | None:
    """The first thing to ask about complete answers that was not settled before; ``earlier``: the agency's updates."""
    settled = set(answers.get("settled", ()))
    found = (doubt for doubt in _doubts(answers, base, tuple(earlier)) if doubt.key not in settled)
    return next(found, None)


def _doubts(answers: Answers, base: KnowledgeBase, earlier: tuple[Update, ...]) -> Iterator[Doubt]:
    yield from _of_progress(answers["status"], answers["percent"])
    agency, number, year = answers["agency"], answers["item"], answers["year"]
    if part_in(base, agency, number) is None:
        yield Doubt("no-part", (Option("other", {"item": None}), Option(KEEP)), {"number": number})
    before = [u for u in earlier if u.item == number and u.code != answers.get("code")]
    same = next(
        (u for u in before if u.year < year and words(u.content.result) == words(answers["result"])), None
    )
    if same is not None:
        yield Doubt(
            "same-text",
            (Option("other", {"result": None}), Option(KEEP)),
            {"code": same.code, "year": str(same.year)},
        )
    waiting = [u for u in before if u.year == year and u.state in ("submitted", "returned")]
    if waiting and not answers.get("code"):
        last = waiting[-1]
        changes: Answers = {"code": last.code, "version": last.newest.number}
        if not answers["attachments"]:
            changes["attachments"] = [asdict(each) for each in last.content.attachments]
        values = {"code": last.code, "state": "returned" if last.state == "returned" else "submitted"}
        yield Doubt("waiting", (Option("replace", changes), Option(KEEP)), values)


def _of_progress(status: str, percent: int) -> Iterator[Doubt]:
    values = {"percent": percent}
    if status == "done" and percent < 100:
        going = Option("in-progress", {"status": "in_progress"})
        yield Doubt("done-below", (Option("done", {"percent": 100}), going, Option(KEEP)), values)
    if status == "not_started" and percent > 0:
        going = Option("in-progress", {"status": "done" if percent == 100 else "in_progress"})
        yield Doubt("not-started-above", (going, Option("not-started", {"percent": 0}), Option(KEEP)), values)
    if status == "in_progress" and percent == 100:
        yield Doubt("in-progress-all", (Option("done", {"status": "done"}), Option(KEEP)), values)
