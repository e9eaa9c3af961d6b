"""Words from people and from the base, made ready for paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.texts import texts
from knowledge.reporting import members

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from bot.updates import Status
    from knowledge.model import KnowledgeBase

# What nobody sees, and XML may not hold; and the marks that turn the rest of a line around, code and all.
_UNSEEN: dict[int, str | None] = dict.fromkeys(
    [
        *range(0x20),
        *range(0x7F, 0xA0),
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
        0xFFFE,
        0xFFFF,
    ]
)
_UNSEEN |= dict.fromkeys(map(ord, "\t\n\r"), " ")


def say(key: str, **values: str | float) -> str:
    """A fixed sentence. An official document is in Vietnamese."""
    return texts("vi")(key, **values)


def paragraphs(text: str) -> list[str]:
    """The lines of a text that say anything; at least one, which may be empty."""
    return [line for line in (clean(part).strip() for part in text.splitlines()) if line] or [""]


def clean(text: str) -> str:
    """A text of one line with nothing that a document cannot hold.

    What is left out is invisible; half a character shows as a question mark in a diamond.
    """
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return whole.translate(_UNSEEN)


def cited(clause_id: str) -> str:
    """How a clause is referred to inside a sentence; those without a number go by their names."""
    return (
        say("report-clause", clause=clause_id) if numbered(clause_id) else say(f"report-clause-{clause_id}")
    )


def numbered(clause_id: str) -> bool:
    """Whether a clause has a number of its own in the plan."""
    return f"report-clause-{clause_id}" not in texts("vi")


def named(status: Status) -> str:
    """A status in words."""
    return say(f"report-status-{status.replace('_', '-')}")


def sentence(text: str) -> str:
    """A text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def name_of(base: KnowledgeBase, agency_id: str) -> str:
    """An agency's name in the plan; the id of one that the base no longer has."""
    return base.agency[agency_id].name.vi if agency_id in base.agency else agency_id


def names_of(base: KnowledgeBase, agency_ids: Iterable[str]) -> str:
    """A list of agencies; all members of a body of the plan go by its name."""
    left = dict.fromkeys(agency_ids)
    for agency in base.agencies:
        parts = members(base, agency.id)
        if len(parts) > 1 and all(part in left for part in parts):
            left = dict.fromkeys(agency.id if one in parts else one for one in left)
    return "; ".join(name_of(base, one) for one in left)


def day(at: date) -> str:
    """A day as it is written in Viet Nam."""
    return f"{at:%d/%m/%Y}"
