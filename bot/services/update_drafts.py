"""Drafts of updates: how they are begun, kept, and led from one question to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.doubts import first_doubt
from bot.services.messages import RefusedError
from bot.services.update_steps import FORM, Sight, content_of, fresh, next_step, question
from bot.texts import texts
from knowledge.reporting import may_report, reporting_year

if TYPE_CHECKING:
    from bot.services.doubts import Doubt
    from bot.services.messages import Message
    from bot.services.registry import Registry
    from bot.storage.database import ChatKey
    from bot.storage.forms import Answers, Draft
    from bot.updates import Update
    from knowledge.model import KnowledgeBase, Language

_REOPENS = {
    "status": {"done-below", "not-started-above", "in-progress-all"},
    "percent": {"done-below", "not-started-above", "in-progress-all"},
    "item": {"no-part", "same-text", "waiting"},
    "result": {"same-text"},
    "year": {"same-text", "waiting"},
}
"""Doubts that come up again when an answer changes."""


class UpdateDrafts:
    """Moves drafts of updates. Everything about one is in the database: a restart changes nothing."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry

    def open(self, person: ChatKey) -> Draft:
        """A new form. Those who steer may report for any agency, so they are asked which."""
        officer = self._registry.rights.officer(person)
        present = reporting_year(self._base, self._registry.today())
        if not self._open_years():
            raise RefusedError("year-locked", year=str(present))
        year = present if present in self._open_years() else None
        agency = None if self._registry.rights.steers(person) else officer.agency
        answers = fresh(agency, year)
        if agency is None and officer.agency in may_report(self._base):
            answers["offered"] = [officer.agency]
        step = next_step(answers)
        return self._registry.drafts.open(
            person, FORM, step, answers, self._registry.clock(), agency=agency or ""
        )

    def take(self, draft: Draft, language: Language, **changed: object) -> Message:
        """Takes answers and goes on to what they leave to be asked."""
        return self.go_on(draft, self.changed({**draft.answers, **changed}, *changed), language)

    def changed(self, answers: Answers, *names: str) -> Answers:
        """The answers, with the doubts about what has changed open again, and nothing inferred about it any more."""
        again = {doubt for name in names for doubt in _REOPENS.get(name, ())}
        settled = [doubt for doubt in answers["settled"] if doubt not in again]
        inferred = [name for name in answers.get("inferred", ()) if name not in names]
        return {**answers, "settled": settled, "inferred": inferred}

    def go_on(
        self, draft: Draft, answers: Answers, language: Language, told: list[str] | None = None
    ) -> Message:
        """Goes on to the next thing to be asked, led by what is to be told first."""
        told = [*(told or ())]
        if answers["year"] is not None and answers["year"] not in self._open_years() and not answers["code"]:
            told.append(texts(language)("year-locked", year=str(answers["year"])))
            answers = {**answers, "year": None}
        step = next_step(answers)
        trail = [] if step == "preview" else [*answers["trail"]]
        if step not in ("preview", draft.step) and draft.step not in ("preview", "doubt", "which"):
            trail.append(draft.step)
        kept = self.keep(draft, step, {**answers, "trail": trail})
        if step == "preview" and self.doubt(kept) is not None:
            kept = self.keep(kept, "doubt", kept.answers)
        return self.ask(kept, language).led("\n".join(told))

    def ask(self, draft: Draft, language: Language) -> Message:
        """Asks the open step, with its buttons."""
        return question(self.sight(self.current(draft), language))

    def move(self, draft: Draft, step: str, answers: Answers, language: Language) -> Message:
        """Goes to a step, whatever is still open, and asks it."""
        return self.ask(self.keep(draft, step, answers), language)

    def keep(self, draft: Draft, step: str, answers: Answers, *, unasked: bool = False) -> Draft:
        """Keeps how far a draft is; ``unasked``: without a word, so the buttons shown before still fit."""
        now, agency = self._registry.clock(), answers["agency"] or ""
        return self._registry.drafts.keep(draft.serial, step, answers, now, agency=agency, unasked=unasked)

    def again(self, draft: Draft, language: Language) -> Message:
        """The open step of a form that was waiting, newly the one that a message answers."""
        kept = self.keep(draft, draft.step, draft.answers)
        return self.ask(kept, language).led(texts(language)("update-goes-on"))

    def begun(self, draft: Draft) -> bool:
        """Whether a draft holds anything that would be lost with it: not an update that was only looked at."""
        answers = draft.answers
        told = ("item", "status", "percent", "result", "difficulties")
        typed = any(answers[name] is not None for name in told) or bool(answers["attachments"])
        return typed and not self.unchanged(draft)

    def unchanged(self, draft: Draft) -> bool:
        """Whether a draft says the same as the update that it was opened from."""
        answers = draft.answers
        update = self._registry.updates.get(answers["code"]) if answers["code"] else None
        return (
            update is not None and next_step(answers) == "preview" and content_of(answers) == update.content
        )

    def current(self, draft: Draft) -> Draft:
        """A draft as things are now: what was in doubt may have been settled by somebody else meanwhile."""
        if draft.step == "doubt" and self.doubt(draft) is None:
            return self.keep(draft, "preview", draft.answers)
        return draft

    def sight(self, draft: Draft, language: Language) -> Sight:
        """What a draft's question is asked with."""
        doubt = self.doubt(draft) if draft.step == "doubt" else None
        earlier = self._earlier(draft.answers)
        return Sight(draft, self._base, language, self._open_years(), earlier, doubt)

    def doubt(self, draft: Draft) -> Doubt | None:
        """The first thing in a draft that contradicts itself and has not been settled, if there is one."""
        return first_doubt(draft.answers, self._base, self._earlier(draft.answers))

    def _open_years(self) -> tuple[int, ...]:
        years = self._base.plan.reporting_years
        return tuple(year for year in years if not self._registry.updates.locked(year))

    def _earlier(self, answers: Answers) -> tuple[Update, ...]:
        return self._registry.updates.of_agency(answers["agency"]) if answers["agency"] else ()

    @property
    def _base(self) -> KnowledgeBase:
        return self._registry.base
