"""People who register, and all that is kept of them."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from bot.services.admission import Applicant
from bot.services.forms import Said
from bot.services.messages import Do
from bot.storage.database import ChatKey

if TYPE_CHECKING:
    from bot.services.bundle import Services
    from bot.services.messages import Message
    from bot.storage.database import Database
    from bot.storage.officers import Officer, Role

BOSS = ChatKey("telegram", "1003")
NAME = "Nguyễn Thị Rất Riêng"

FORMS = ("update", "register", "invite", "broadcast", "return", "answer")


def enrol(services: Services, person: ChatKey, agency: str = "so-yt", role: Role = "officer") -> Officer:
    """Registers somebody who agreed."""
    given = services.consents.given("vi")
    return services.admission.enrol(Applicant(person, NAME, "Chuyên viên", agency, given), role)


def verbs(message: Message) -> list[Do]:
    """What the buttons of a message do."""
    return [button.action for button in message.buttons if isinstance(button.action, Do)]


def action(message: Message, verb: str) -> Do:
    """What the first button of a message with this verb does."""
    return next(done for done in verbs(message) if done.verb == verb)


def everything(database: Database) -> str:
    """All rows of all tables, but the inbox and outbox, which hold what is on the way."""
    tables = [row["name"] for row in database.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    rows = {name: database.rows(f"SELECT * FROM {name}") for name in tables}
    return json.dumps(rows, ensure_ascii=False, default=str)


def ask_in(services: Services, person: ChatKey, agency: str) -> None:
    """Somebody asks to be registered."""
    given = services.consents.given("vi")
    services.admission.ask(Applicant(person, NAME, "Chuyên viên", agency, given), "vi")


def begin_all(services: Services, person: ChatKey, agency: str = "so-yt", written: str = "") -> None:
    """A draft of every form with a name in it; in the update, which may be handed over, what was ``written``."""
    for form in FORMS:
        answers = {"agency": agency, "code": "", "text": written if form == "update" else NAME}
        services.forms._drafts.open(person, form, "text", answers, services.clock(), agency=agency)


def begun(services: Services, person: ChatKey) -> set[str]:
    """The forms that somebody has begun."""
    return {draft.form for draft in services.forms._drafts.every(person)}


def let_in(services: Services, lan: ChatKey) -> Message:
    """Takes up an invitation to another agency."""
    made = services.invitations.begin(BOSS, "Sở Tư pháp officer", "bot", "vi")
    token = re.search(r"start=inv-(\S+)", made.text)
    assert token is not None
    agreeing = action(services.registration.follow(lan, token[1], "vi"), "r.agree")
    summary = services.registration.agree(lan, agreeing.subject, "yes", "vi")
    if services.officers.active(lan) is None:
        for typed in (NAME, "Chuyên viên"):
            draft = services.forms.open(lan)
            assert draft is not None
            answer = services.forms.answer(draft, Said(typed), "vi")
            assert answer is not None
            summary = answer
    return services.registration.send(lan, action(summary, "r.send").subject, "vi")
