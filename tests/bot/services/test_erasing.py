"""What is erased of somebody who goes: what is under way to them and about them, and what files still hold."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bot.delivery.owing import OutboxCourier
from bot.services.admission import Applicant
from bot.storage.database import ChatKey
from bot.storage.inbox import Arrival, Inbox
from bot.storage.outbox import Debt, Outbox
from bot.storage.reading import reading
from bot.texts import texts
from handlers.send import notices
from tests.support.people import BOSS, NAME, ask_in, enrol, let_in

if TYPE_CHECKING:
    from bot.services.bundle import Services
    from bot.storage.database import Database


# What is on the way


def _parked(database: Database) -> None:
    """Updates that were set aside: of Lan in a group, inline and in private; of Minh, in reply to Lan and not."""
    message = {"chat": {"id": -100777, "type": "supergroup"}, "from": {"id": 1001}, "text": "từ Lan"}
    other = {"chat": {"id": -100777}, "from": {"id": 1002}, "message_id": 1001, "text": "từ Minh 1001"}
    updates = (
        ("-100777", {"message": message}),
        ("inline:1001", {"inline_query": {"from": {"id": 1001}, "query": "từ Lan"}}),
        ("1001", {"message": message | {"chat": {"id": 1001, "type": "private"}}}),
        ("-100777", {"message": other | {"reply_to_message": message}}),
        ("-100777", {"message": other}),
    )
    inbox = Inbox(database)
    for number, (chat, update) in enumerate(updates):
        inbox.add("telegram", [Arrival(str(number), chat, json.dumps(update, ensure_ascii=False))], 0.0)
    database.run("UPDATE inbox SET state = 'parked'")


def test_what_was_set_aside_of_a_person_is_handed_over_and_erased(
    services: Services, database: Database, lan: ChatKey
) -> None:
    _parked(database)
    document = services.privacy.hand_over(lan, "vi").document
    assert document is not None
    aside = json.loads(document.content)["kept"]["inbox"]
    assert ["từ Lan" in str(one["update"]) for one in aside] == [True, True, True, False]
    assert "Minh" not in document.content.decode(), "what others said is theirs"
    services.privacy.forget(lan, "vi")
    (left,) = database.rows("SELECT raw FROM inbox")
    assert "từ Minh" in left["raw"]
    assert "từ Lan" not in left["raw"]


def test_what_is_owed_to_a_person_is_handed_over_and_erased(
    services: Services, database: Database, lan: ChatKey, minh: ChatKey
) -> None:
    outbox = Outbox(database)
    for chat in (lan, minh):
        outbox.add(Debt(chat, "send_message", {"text": f"cho {chat.chat}"}), 0.0)
    outbox.hush(ChatKey("telegram", "1004"), 0.0)
    document = services.privacy.hand_over(lan, "vi").document
    assert document is not None
    (owed,) = json.loads(document.content)["kept"]["outbox"]
    assert owed["payload"] == {"text": "cho 1001"}
    services.privacy.forget(lan, "vi")
    assert [row["chat"] for row in database.rows("SELECT chat FROM outbox")] == [minh.chat]
    assert services.privacy.hand_over(lan, "vi").text == texts("vi")("my-data-nothing")


def test_that_a_chat_is_quiet_is_handed_over_and_erased(
    services: Services, database: Database, lan: ChatKey
) -> None:
    Outbox(database).hush(lan, 5.0)
    document = services.privacy.hand_over(lan, "vi").document
    assert document is not None
    assert json.loads(document.content)["kept"]["quiet_chats"] == [{"since": 5.0}]
    services.privacy.forget(lan, "vi")
    assert database.rows("SELECT * FROM quiet_chats") == []


@pytest.mark.parametrize("way", ["declined", "withdraws", "forgotten", "joined"])
def test_nobody_is_sent_the_name_of_who_was_erased_meanwhile(
    services: Services, database: Database, lan: ChatKey, minh: ChatKey, way: str
) -> None:
    enrol(services, minh, role="coordinator")
    database.run("UPDATE officers SET name = 'Minh' WHERE name IS NOT NULL")
    if way == "joined":
        message = let_in(services, lan)
    else:
        given = services.consents.given("vi")
        message = services.admission.ask(Applicant(lan, NAME, "Chuyên viên", "so-yt", given), "vi")
    courier = OutboxCourier(Outbox(database))
    for told in message.notices:
        for call in notices(told):
            courier.owe(call)
    assert NAME in _owed(database)
    match way:
        case "declined":
            services.admission.decide(BOSS, services.admission.requests(BOSS)[0].number, False, "vi")
        case "withdraws":
            services.admission.withdraw(lan, "vi")
        case _:
            services.privacy.forget(lan, "vi", sure=True)
    assert NAME not in _owed(database)


def _owed(database: Database) -> str:
    return str(database.rows("SELECT payload FROM outbox WHERE state = 'owed'"))


# The files


@pytest.mark.parametrize("way", ["declined", "revoked", "forgotten"])
def test_no_file_holds_the_name_of_who_goes(
    services: Services, database: Database, lan: ChatKey, way: str
) -> None:
    if way == "declined":
        ask_in(services, lan, "so-yt")
        number = services.admission.requests(BOSS)[0].number
    else:
        number = enrol(services, lan).number
    assert NAME in _written(database)
    with database.transaction():
        match way:
            case "declined":
                services.admission.decide(BOSS, number, False, "vi")
            case "revoked":
                services.roster.revoke(BOSS, number, "vi", sure=True)
            case _:
                services.privacy.forget(lan, "vi", sure=True)
    assert NAME not in _written(database)


def test_what_a_reader_keeps_in_the_log_goes_once_they_are_done(
    services: Services, database: Database, lan: ChatKey
) -> None:
    enrol(services, lan)
    with reading(database.path) as reader:
        assert reader.row("SELECT 1 FROM officers")
        services.privacy.forget(lan, "vi", sure=True)
        assert NAME in _written(database), "the reader needs it"
    services.preferences.choose(lan, "en", "vi")
    assert NAME not in _written(database)


def _written(database: Database) -> str:
    """All bytes of the database's files."""
    files = database.path.parent.glob(f"{database.path.name}*")
    return "".join(file.read_bytes().decode("utf-8", "replace") for file in files)
