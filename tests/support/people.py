"""People who are registered, as if they had filled in the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.admission import Applicant
from bot.storage.database import ChatKey

if TYPE_CHECKING:
    from bot.services.bundle import Services
    from bot.storage.officers import Officer, Role
    from knowledge.model import Language


def enrol(
    services: Services,
    person: ChatKey | int,
    agency: str,
    role: Role = "officer",
    *,
    name: str = "Lan A",
    language: Language = "vi",
) -> Officer:
    """Registers somebody who has agreed to the text in force; ``person`` may be Telegram's id."""
    chat = person if isinstance(person, ChatKey) else ChatKey("telegram", str(person))
    consent = services.consents.given(language)
    return services.admission.enrol(Applicant(chat, name, "Specialist", agency, consent), role)
