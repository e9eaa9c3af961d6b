"""Officers and updates as tests need them, written straight into the records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.lifecycle import after
from bot.storage.database import ChatKey
from bot.updates import Content

if TYPE_CHECKING:
    from datetime import datetime

    from bot.lifecycle import Event
    from bot.services.bundle import Services
    from bot.storage.officers import Officer, Role
    from bot.updates import Update
    from knowledge.model import Language


def chat(number: int) -> ChatKey:
    """The private chat of a person."""
    return ChatKey("telegram", str(number))


def appoint(
    services: Services,
    person: ChatKey | int,
    agency: str,
    role: Role = "officer",
    name: str = "Nguyễn Văn A",
    language: Language = "vi",
) -> Officer:
    """Makes somebody an officer who has agreed to what is kept, at the time of the services' clock.

    An earlier registration of theirs ends.
    """
    key = person if isinstance(person, ChatKey) else chat(person)
    if (earlier := services.officers.active(key)) is not None:
        services.officers.end(earlier.number, "left", services.clock())
    officer = services.officers.add(
        key,
        name=name,
        position="Chuyên viên",
        agency=agency,
        role=role,
        state="active",
        at=services.clock(),
    )
    services.officers.agree(officer.number, services.consents.given(language))
    return officer


def hand_in(
    services: Services,
    officer: Officer,
    year: int = 2025,
    *events: Event,
    item: int = 1,
    at: datetime | None = None,
) -> Update:
    """An update of an officer's agency, moved by some events after it was handed in."""
    now = at or services.clock()
    update = services.updates.add(
        year=year,
        agency=officer.agency,
        item=item,
        content=Content("in_progress", 60, "Đã trồng 12 ha rừng"),
        author=officer.number,
        on_behalf=False,
        at=now,
    )
    state = update.state
    for event in events:
        state = after(state, event)
        services.updates.move(update.code, state, now)
    moved = services.updates.get(update.code)
    assert moved is not None
    return moved
