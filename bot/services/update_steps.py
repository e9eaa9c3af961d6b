"""The steps of an update's form: which comes next, what it asks, and which answers it offers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.services.browsing import shorten
from bot.services.describing import card, dashed, progress, shortened
from bot.services.messages import Button, Do, Message, RefusedError
from bot.storage.updates import attachments_from
from bot.texts import texts
from bot.updates import STATUSES, Content
from knowledge.reporting import part_in
from knowledge.text import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.services.doubts import Doubt
    from bot.storage.forms import Answers, Draft
    from bot.updates import Update
    from knowledge.model import KnowledgeBase, Language

FORM = "update"

FIELDS = ("agency", "item", "year", "status", "percent", "result", "difficulties")
"""What must be there before the preview, in the order of asking; None means not answered."""

EDITABLE = ("item", "status", "percent", "result", "difficulties", "attachments", "year")
"""What the preview lets a person change; of an update that was sent before, not what it is about."""

PERCENTS = (10, 25, 40, 50, 60, 75, 80, 90)
"""Offered as buttons; any other is typed."""

MAX_ATTACHMENTS = 10

_ABOUT = ("item", "year")


@dataclass(frozen=True)
class Choice:
    """An answer that a step offers: what it is called, and the value its button carries."""

    label: str
    value: str


@dataclass(frozen=True)
class Sight:
    """What a question is asked with: the draft, the base, the years that are open, what the agency handed in
    before, and what is in doubt.
    """

    draft: Draft
    base: KnowledgeBase
    language: Language
    years: tuple[int, ...]
    earlier: tuple[Update, ...] = ()
    doubt: Doubt | None = None

    @property
    def answers(self) -> Answers:
        """What was answered so far."""
        return self.draft.answers


def fresh(agency: str | None, year: int | None) -> Answers:
    """The answers of an update about which nothing is known yet."""
    return {
        "agency": agency,
        "item": None,
        "year": year,
        "status": None,
        "percent": None,
        "result": None,
        "difficulties": None,
        "attachments": [],
        "attached": False,
        "code": "",
        "version": 0,
        "reason": "",
        "settled": [],
        "trail": [],
    }


def next_step(answers: Answers) -> str:
    """The first thing that is still to be asked; "preview" if all is there (doubts are asked before it)."""
    for name in FIELDS:
        if answers[name] is None:
            return name
    return "preview" if answers["attached"] else "attachments"


def with_status(answers: Answers, status: str) -> Answers:
    """The answers with a status; the percent that goes without saying is filled in, one that no longer fits asked."""
    percent = {"not_started": 0, "done": 100}.get(status)
    if percent is None and answers["percent"] not in (0, 100):
        percent = answers["percent"]
    return {**answers, "status": status, "percent": percent}


def with_files(answers: Answers, files: list[dict[str, Any]]) -> Answers:
    """The answers with files added, whatever way they came.

    Raises:
        RefusedError: they would be too many.
    """
    known = [*answers["attachments"], *files]
    if len(known) > MAX_ATTACHMENTS:
        raise RefusedError("attachments-too-many", limit=MAX_ATTACHMENTS)
    return {**answers, "attachments": known}


def content_of(answers: Answers) -> Content:
    """What complete answers say."""
    return Content(
        status=answers["status"],
        percent=answers["percent"],
        result=answers["result"],
        difficulties=answers["difficulties"],
        attachments=attachments_from(answers["attachments"]),
    )


def choices(sight: Sight) -> list[Choice]:
    """The answers that the draft's step offers, in the order of their buttons."""
    say, answers, base = texts(sight.language), sight.answers, sight.base
    match sight.draft.step:
        case "agency":
            return [
                Choice(shorten(base.agency[agency].name[sight.language]), agency)
                for agency in answers.get("offered", ())
            ]
        case "item":
            return [
                Choice(shorten(say("button-item", number=n, name=base.item[n].name[sight.language])), str(n))
                for n in items_for(base, answers["agency"])
            ]
        case "year":
            return [Choice(str(year), str(year)) for year in sight.years]
        case "status":
            offered = [Choice(say(f"choose-{dashed(status)}"), status) for status in STATUSES]
            model = model_for(sight)
            return [*offered, Choice(say("button-as-before"), f"like-{model.code}")] if model else offered
        case "percent":
            return [Choice(f"{percent}%", str(percent)) for percent in PERCENTS]
        case "difficulties":
            none = Choice(say("button-no-difficulties"), "none")
            spoken = answers.get("spoken")
            return [Choice(say("button-spoken"), "spoken"), none] if spoken else [none]
        case "attachments":
            done = Choice(say("button-attached" if answers["attachments"] else "button-skip"), "done")
            return [done, Choice(say("button-no-files"), "none")] if answers["attachments"] else [done]
        case "doubt" if sight.doubt is not None:
            return [
                Choice(say(f"doubt-{sight.doubt.key}-{option.key}", **sight.doubt.values), option.key)
                for option in sight.doubt.options
            ]
        case "which":
            return [Choice(say(f"which-{value}"), value) for value in ("old", "new")]
        case "edit":
            editable = [name for name in EDITABLE if not (answers["code"] and name in _ABOUT)]
            return [Choice(say(f"field-{name}"), name) for name in editable]
    return []


def question(sight: Sight) -> Message:
    """What the draft's step asks, with its buttons."""
    if sight.draft.step == "preview":
        return preview(sight)
    say, answers = texts(sight.language), sight.answers
    ticket = sight.draft.ticket
    buttons = [Button(each.label, Do("u.set", ticket, each.value)) for each in choices(sight)]
    if answers["trail"]:
        buttons.append(Button(say("button-back"), Do("u.back", ticket)))
    buttons.append(Button(say("button-cancel"), Do("u.cancel", ticket)))
    return Message("\n\n".join([*_heading(sight), _asked(sight)]), tuple(buttons))


def preview(sight: Sight) -> Message:
    """All that will be sent, to be looked at once more."""
    say, answers = texts(sight.language), sight.answers
    ticket = sight.draft.ticket
    body = card(
        sight.base,
        content_of(answers),
        sight.language,
        agency=answers["agency"],
        item=answers["item"],
        year=answers["year"],
    )
    head = say("preview-change", code=answers["code"]) if answers["code"] else say("preview")
    blocks = [head, body]
    if answers["reason"]:
        blocks.insert(1, say("card-returned", reason=answers["reason"]))
    if answers.get("inferred"):
        names = ", ".join(say(f"field-{name}").lower() for name in answers["inferred"])
        blocks.append(say("preview-inferred", names=names))
    buttons = (
        Button(say("button-send"), Do("u.send", ticket)),
        Button(say("button-edit"), Do("u.edit", ticket)),
        Button(say("button-drop"), Do("u.cancel", ticket)),
    )
    return Message("\n\n".join(blocks), buttons)


def items_for(base: KnowledgeBase, agency: str) -> list[int]:
    """The items in which an agency has a part, in their order; all, where it has none."""
    return [number for number in base.item if part_in(base, agency, number)] or list(base.item)


def model_for(sight: Sight) -> Update | None:
    """The agency's last update on the item, to start from; none when one is being changed."""
    if sight.answers["code"]:
        return None
    same = [u for u in sight.earlier if u.item == sight.answers["item"] and u.state != "withdrawn"]
    return same[-1] if same else None


def matching(typed: str, offered: Iterable[Choice]) -> str | None:
    """The value of the choice whose label was typed, or begun so that no other fits."""
    spelled = words(typed)
    if not spelled:
        return None
    fits = [each.value for each in offered if words(each.label)[: len(spelled)] == spelled]
    return fits[0] if len(fits) == 1 else None


def _heading(sight: Sight) -> list[str]:
    say, answers = texts(sight.language), sight.answers
    if answers["item"] is None or sight.draft.step in ("doubt", "which"):
        return []
    if answers["year"] is None:
        return [say("update-heading-no-year", number=answers["item"])]
    return [say("update-heading", number=answers["item"], year=str(answers["year"]))]


def _asked(sight: Sight) -> str:
    say = texts(sight.language)
    values: dict[str, Any] = {}
    match sight.draft.step:
        case "doubt" if sight.doubt is not None:
            return say(f"doubt-{sight.doubt.key}", **sight.doubt.values)
        case "difficulties" if spoken := sight.answers.get("spoken"):
            return say("ask-difficulties-spoken", words=shortened(spoken))
        case "difficulties" if sight.answers["status"] == "blocked":
            return say("ask-difficulties-blocked")
        case "attachments":
            values = {"count": len(sight.answers["attachments"])}
        case "which":
            values = {"old": _in_short(sight), "new": shortened(sight.answers["incoming"])}
        case "edit" if sight.answers["code"]:
            return f"{say('ask-edit')} {say('edit-not-item')}"
        case "agency":
            return say("ask-agency-again" if sight.answers.get("offered") else "ask-agency")
        case "status" if (model := model_for(sight)) is not None:
            told = progress(model.content, sight.language)
            result = shortened(model.content.result)
            before = say("ask-status-before", code=model.code, progress=told, result=result)
            return f"{say('ask-status')}\n\n{before}"
    return say(f"ask-{sight.draft.step}", **values)


def _in_short(sight: Sight) -> str:
    """What a draft holds so far, on one line."""
    say, answers = texts(sight.language), sight.answers
    parts = []
    if answers["item"] is not None:
        parts.append(say("short-item", number=answers["item"]))
    if answers["status"] is not None:
        parts.append(say(f"status-{dashed(answers['status'])}"))
    if answers["percent"] is not None:
        parts.append(f"{answers['percent']}%")
    if answers["result"]:
        parts.append(shortened(answers["result"]))
    if answers["attachments"]:
        parts.append(say("short-files", count=len(answers["attachments"])))
    return ", ".join(parts)
