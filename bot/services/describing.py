"""Updates in words, the same in previews, receipts, cards and notices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dates import day, moment
from bot.texts import texts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime, tzinfo

    from bot.updates import Content, Update
    from knowledge.model import Agency, Bilingual, KnowledgeBase, Language

SHORT = 160
"""Characters of a result where it only reminds."""


def dashed(value: str) -> str:
    """A value as it stands in the keys of messages: "in_progress" as "in-progress"."""
    return value.replace("_", "-")


def issuer(base: KnowledgeBase, language: Language) -> str:
    """The body that consolidates, by the name under which it issues the report."""
    form, lead = base.plan.report, base.agency[base.plan.lead.agency]
    if form is None:
        return lead.name[language]
    names = [one for agency in base.agencies for one in _names(agency) if one.vi == form.issuer]
    return names[0][language] if names else form.issuer


def _names(agency: Agency) -> Iterator[Bilingual]:
    yield agency.name
    if agency.successor is not None:
        yield agency.successor.name


def progress(content: Content, language: Language) -> str:
    """Status and percent, as "in progress, 60%"."""
    say = texts(language)
    return say("progress-state", status=say(f"status-{dashed(content.status)}"), percent=content.percent)


def agency_name(base: KnowledgeBase, agency: str, language: Language) -> str:
    """An agency's name; one that the base no longer has is called by its id."""
    known = base.agency.get(agency)
    return agency if known is None else known.name[language]


def card(
    base: KnowledgeBase, content: Content, language: Language, *, agency: str, item: int, year: int
) -> str:
    """What an update says, line by line."""
    say = texts(language)
    lines = [
        say("card-agency", name=agency_name(base, agency, language)),
        say("card-item", number=item, name=base.item[item].name[language]),
        say("card-year", year=str(year)),
        say("card-progress", progress=progress(content, language)),
        say("card-result", text=content.result),
        say("card-difficulties", text=content.difficulties or say("card-none")),
    ]
    if content.attachments:
        lines.append(say("card-attachments", count=len(content.attachments)))
    return "\n".join(lines)


def update_card(
    base: KnowledgeBase,
    update: Update,
    language: Language,
    timezone: tzinfo,
    answered: datetime | None = None,
) -> str:
    """An update with its code, version and state; ``answered``: when its difficulties were answered last."""
    say = texts(language)
    newest = update.newest
    head = say(
        "card-head",
        code=update.code,
        version=newest.number,
        state=say(f"state-{update.state}"),
        at=moment(newest.at.astimezone(timezone), language),
    )
    body = card(base, update.content, language, agency=update.agency, item=update.item, year=update.year)
    extra = []
    if answered is not None and update.content.difficulties:
        extra.append(say("card-answered", date=day(answered.astimezone(timezone), language)))
    if newest.on_behalf:
        extra.append(say("card-on-behalf", agency=agency_name(base, update.agency, language)))
    if update.published:
        extra.append(say("card-published"))
    if update.state == "returned" and update.reason:
        extra.append(say("card-returned", reason=update.reason))
    return "\n\n".join([head, body, *extra])


def in_short(update: Update, language: Language) -> str:
    """One line of a list: code, state, progress."""
    say = texts(language)
    return say(
        "update-line",
        number=update.item,
        code=update.code,
        state=say(f"state-{update.state}"),
        progress=progress(update.content, language),
    )


def shortened(text: str, limit: int = SHORT) -> str:
    """A text on one line, cut at a word."""
    plain = " ".join(text.split())
    return plain if len(plain) <= limit else plain[: limit - 1].rsplit(" ", 1)[0] + "…"
