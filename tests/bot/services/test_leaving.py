"""What is left when somebody goes, and what the log says of who came and went."""

from __future__ import annotations

import json
import re
import sqlite3
from typing import TYPE_CHECKING

import pytest

from bot.services.bundle import build_services
from bot.services.messages import Do
from bot.storage.broadcasts import effect
from bot.storage.database import ChatKey
from bot.storage.outbox import Debt, Outbox
from bot.texts import texts
from bot.updates import Content
from tests.support.people import BOSS, FORMS, NAME, ask_in, begin_all, begun, enrol, everything, let_in, verbs
from tests.support.records import appoint

if TYPE_CHECKING:
    from bot.config import Settings
    from bot.services.bundle import Services
    from bot.services.library import Library
    from bot.services.messages import Message
    from bot.storage.database import Database
    from bot.storage.officers import Officer
    from tests.support.clock import Clock


# Leaving


@pytest.mark.parametrize("way", ["revoked", "moves", "invited away"])
def test_an_open_update_is_handed_over(
    services: Services, clock: Clock, lan: ChatKey, minh: ChatKey, way: str
) -> None:
    officer = enrol(services, lan)
    enrol(services, minh)
    draft = services.forms._drafts.open(lan, "update", "result", {"item": 3}, clock(), agency="so-yt")
    message = _leave(services, lan, officer, way)
    (told,) = [notice for notice in message.notices if notice.to == minh]
    assert verbs(told.message) == [Do("u.take", str(draft.serial))]
    assert texts("vi")("draft-left", agency="Sở Y tế") == told.message.text
    left = services.forms._drafts.get(draft.serial)
    assert left is not None
    assert (left.person, left.agency, left.answers) == (None, "so-yt", {"item": 3})
    assert lan in message.roles_changed
    assert services.audit.of("agency:so-yt")[-1].event == "draft.left"


def _leave(services: Services, lan: ChatKey, officer: Officer, way: str) -> Message:
    match way:
        case "revoked":
            return services.roster.revoke(BOSS, officer.number, "vi", sure=True)
        case "moves":
            ask_in(services, lan, "so-tp")
            (request,) = services.admission.requests(BOSS)
            return services.admission.decide(BOSS, request.number, True, "vi")
    return let_in(services, lan)


def test_who_is_forgotten_hands_no_draft_on(
    services: Services, clock: Clock, lan: ChatKey, minh: ChatKey
) -> None:
    enrol(services, lan)
    enrol(services, minh)
    draft = services.forms._drafts.open(lan, "update", "result", {"item": 3}, clock(), agency="so-yt")
    assert services.privacy.forget(lan, "vi", sure=True).notices == ()
    assert services.forms._drafts.get(draft.serial) is None


def test_an_update_stays_with_who_stays_in_the_agency(services: Services, clock: Clock, lan: ChatKey) -> None:
    enrol(services, lan)
    draft = services.forms._drafts.open(lan, "update", "result", {}, clock(), agency="so-yt")
    ask_in(services, lan, "so-yt")
    (request,) = services.admission.requests(BOSS)
    services.admission.decide(BOSS, request.number, True, "vi")
    kept = services.forms._drafts.get(draft.serial)
    assert kept is not None
    assert kept.person == lan


def test_a_successor_is_offered_what_was_left(
    services: Services, clock: Clock, lan: ChatKey, minh: ChatKey
) -> None:
    officer = enrol(services, lan)
    draft = services.forms._drafts.open(lan, "update", "result", {}, clock(), agency="so-yt")
    assert len(services.roster.revoke(BOSS, officer.number, "vi", sure=True).notices) == 1
    ask_in(services, minh, "so-yt")
    (request,) = services.admission.requests(BOSS)
    (welcome,) = services.admission.decide(BOSS, request.number, True, "vi").notices
    assert verbs(welcome.message) == [Do("u.take", str(draft.serial))]


def test_every_form_is_known_here(services: Services) -> None:
    assert set(FORMS) == set(services.forms._forms)


def test_no_draft_is_kept_of_who_is_revoked(services: Services, lan: ChatKey) -> None:
    officer = enrol(services, lan, role="coordinator")
    begin_all(services, lan)
    services.roster.revoke(BOSS, officer.number, "vi", sure=True)
    assert begun(services, lan) == set()
    assert services.forms.open(lan) is None, "what they type is a question again"
    (left,) = services.forms._drafts.waiting("so-yt")
    assert left.form == "update"


@pytest.mark.parametrize(("agency", "kept"), [("so-yt", {"update", "register"}), ("so-tp", {"register"})])
def test_who_steers_no_longer_keeps_no_form_of_those_who_do(
    services: Services, lan: ChatKey, agency: str, kept: set[str]
) -> None:
    officer = enrol(services, lan, role="coordinator")
    begin_all(services, lan, agency)
    services.roster.change_role(BOSS, officer.number, "officer", "vi")
    assert begun(services, lan) == kept
    services.roster.change_role(BOSS, officer.number, "coordinator", "vi")
    assert begun(services, lan) == kept


def _send_to_many(services: Services, number: int, person: ChatKey) -> int:
    """A broadcast under way, its progress shown in a person's chat."""
    return services.broadcasts.add(
        made_by=number,
        audience="all",
        text="Họp lúc 8 giờ",
        total=1,
        language="vi",
        chat=person,
        message="7",
        at=services.clock(),
    ).number


@pytest.mark.parametrize("way", ["forgets", "revoked"])
def test_nothing_goes_on_being_sent_for_who_goes(
    services: Services, database: Database, lan: ChatKey, minh: ChatKey, way: str
) -> None:
    officer = enrol(services, lan, role="coordinator")
    other = enrol(services, minh, role="coordinator")
    number = _send_to_many(services, officer.number, lan)
    kept = _send_to_many(services, other.number, minh)
    owed = Debt(minh, "send_message", effect=f"{effect(number)}/{other.number}")
    Outbox(database).add(owed, 0.0)
    if way == "revoked":
        services.roster.revoke(BOSS, officer.number, "vi", sure=True)
    else:
        services.privacy.forget(lan, "vi", sure=True)
    broadcast, another = services.broadcasts.get(number), services.broadcasts.get(kept)
    assert broadcast is not None
    assert (broadcast.state, broadcast.chat.chat, broadcast.message) == ("stopped", "", "")
    assert services.broadcasts.outstanding(number) == 0
    assert another is not None
    assert (another.state, another.chat) == ("sending", minh)
    assert services.audit.of(f"broadcast-{number}")[-1].event == "broadcast-stop"


def test_a_second_registration_leaves_no_name_behind(
    services: Services, database: Database, lan: ChatKey
) -> None:
    """Whoever forgets to end the earlier one is told by the database, and a name does not stay in a dead row."""
    first, now = appoint(services, lan, "so-yt"), services.clock()
    with pytest.raises(sqlite3.IntegrityError):
        services.officers.add(
            lan, name=NAME, position="", agency="so-tp", role="officer", state="active", at=now
        )
    ask_in(services, lan, "so-tp")
    (request,) = services.admission.requests(BOSS)
    with pytest.raises(sqlite3.IntegrityError):
        services.officers.move(request.number, "active", now)
    assert services.officers.active(lan) == first
    services.admission.decide(BOSS, request.number, True, "vi")
    named = "SELECT number FROM officers WHERE name <> '' AND state NOT IN ('active', 'requested')"
    assert database.rows(named) == []


@pytest.mark.parametrize("way", ["forgets", "revoked", "declined", "withdraws"])
def test_nothing_is_left_of_who_goes(
    services: Services, database: Database, lan: ChatKey, clock: Clock, way: str
) -> None:
    if way in ("declined", "withdraws"):
        ask_in(services, lan, "so-yt")
        number = services.admission.requests(BOSS)[0].number
    else:
        number = enrol(services, lan, role="coordinator").number
        database.run("INSERT INTO deferred VALUES (?, 2025, ?)", [number, clock().isoformat()])
        begin_all(services, lan, written="" if way == "revoked" else NAME)
        assert set(FORMS) == begun(services, lan)
        _send_to_many(services, number, lan)
    assert NAME in everything(database)
    match way:
        case "declined":
            services.admission.decide(BOSS, number, False, "vi")
        case "withdraws":
            services.admission.withdraw(lan, "vi")
        case "revoked":
            services.roster.revoke(BOSS, number, "vi", sure=True)
        case _:
            services.privacy.forget(lan, "vi", sure=True)
    left = everything(database)
    assert NAME not in left
    assert f'"{lan.chat}"' not in left
    assert services.rights.role(lan) is None
    assert services.privacy.hand_over(lan, "vi").text == texts("vi")("my-data-nothing")
    assert services.audit.damage() is None


def test_what_is_handed_over(services: Services, database: Database, lan: ChatKey, clock: Clock) -> None:
    officer = enrol(services, lan)
    database.run("INSERT INTO deferred VALUES (?, 2025, ?)", [officer.number, clock().isoformat()])
    services.forms._drafts.open(lan, "update", "result", {"item": 3}, clock(), agency="so-yt")
    document = services.privacy.hand_over(lan, "vi").document
    assert document is not None
    kept = json.loads(document.content)["kept"]
    assert kept["officers"][0]["name"] == NAME
    assert kept["consents"][0]["digest"] == services.consents.digest("vi")
    assert kept["forms"][0]["answers"] == {"item": 3}
    assert kept["deferred"][0]["year"] == 2025


def test_official_updates_stay_without_their_author(services: Services, lan: ChatKey, clock: Clock) -> None:
    officer = enrol(services, lan)
    content = Content("in_progress", 60, "Đã trồng 12 ha")
    sent = services.updates.add(
        year=2025, agency="so-yt", item=3, content=content, author=officer.number, on_behalf=False, at=clock()
    )
    services.privacy.forget(lan, "vi", sure=True)
    assert services.updates.get(sent.code) == sent
    author = services.officers.get(sent.newest.author)
    assert author is not None
    assert (author.person, author.name, author.position) == (None, "", "")


def test_the_log_names_nobody(services: Services, lan: ChatKey, minh: ChatKey) -> None:
    officer = enrol(services, lan, role="coordinator")
    ask_in(services, minh, "so-tp")
    services.admission.decide(lan, services.admission.requests(lan)[0].number, True, "vi")
    services.invitations.begin(lan, "Sở Y tế", "bot", "vi")
    services.roster.change_role(BOSS, officer.number, "officer", "vi")
    services.privacy.forget(minh, "vi", sure=True)
    lines = services.audit.latest(100)
    assert {line.event for line in lines} == {
        "officer.enrolled", "request.made", "request.approved", "invitation.made", "officer.administers",
        "officer.role", "officer.forgotten",
    }  # fmt: skip
    for line in lines:
        assert NAME not in str(line)
        assert not re.search(rf"(?<!\w){lan.chat}(?!\w)", str(line))  # a digest may hold the same digits
        assert minh.chat not in str(line)


def test_the_log_says_by_which_invitation_somebody_came(services: Services, lan: ChatKey) -> None:
    let_in(services, lan)
    joined = services.audit.of(services.rights.officer(lan).actor)[-1]
    made = next(line for line in services.audit.latest(9) if line.event == "invitation.made")
    assert joined.event == "officer.joined"
    assert made.subject == f"invitation:{json.loads(joined.detail)['invitation']}"


def test_an_administrator_comes_into_the_log_once(services: Services) -> None:
    for _ in range(2):
        boss = services.rights.coordinator(BOSS)
    assert [(line.event, line.subject) for line in services.audit.latest(9)] == [
        ("officer.administers", boss.actor)
    ]


def test_the_last_who_coordinates_is_warned(
    settings: Settings, database: Database, clock: Clock, library: Library, lan: ChatKey, minh: ChatKey
) -> None:
    services = build_services(settings.model_copy(update={"admins": frozenset()}), database, clock, library)
    enrol(services, lan, role="coordinator")
    assert texts("vi")("forget-last") in services.privacy.forget(lan, "vi").text
    enrol(services, minh, role="coordinator")
    assert texts("vi")("forget-last") not in services.privacy.forget(lan, "vi").text
