"""Who may do what, what they agreed to, and what is left when they go."""

from __future__ import annotations

import json
import re
import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.services import consent
from bot.services.admission import Applicant
from bot.services.bundle import build_services
from bot.services.entries import MAX_NAME, as_name, meant, tidy
from bot.services.forms import Said
from bot.services.messages import ConsentNeededError, Do, RefusedError
from bot.storage.broadcasts import effect
from bot.storage.database import ChatKey
from bot.storage.outbox import Debt, Outbox
from bot.texts import texts
from bot.updates import Content
from knowledge.model import LANGUAGES
from tests.support.records import appoint

if TYPE_CHECKING:
    from bot.config import Settings
    from bot.services.bundle import Services
    from bot.services.library import Library
    from bot.services.messages import Message
    from bot.storage.database import Database
    from bot.storage.officers import Officer, Role
    from tests.support.clock import Clock

BOSS = ChatKey("telegram", "1003")
NAME = "Nguyễn Thị Rất Riêng"


def _enrol(services: Services, person: ChatKey, agency: str = "so-yt", role: Role = "officer") -> Officer:
    given = services.consents.given("vi")
    return services.admission.enrol(Applicant(person, NAME, "Chuyên viên", agency, given), role)


def _verbs(message: Message) -> list[Do]:
    return [button.action for button in message.buttons if isinstance(button.action, Do)]


def _everything(database: Database) -> str:
    """All rows of all tables, but the inbox and outbox, which hold what is on the way."""
    tables = [row["name"] for row in database.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    rows = {name: database.rows(f"SELECT * FROM {name}") for name in tables}
    return json.dumps(rows, ensure_ascii=False, default=str)


# Rights


def test_nobody_is_anything_by_default(services: Services, lan: ChatKey) -> None:
    assert services.rights.role(lan) is None
    assert services.rights.steering() == [BOSS]
    for ask in (services.rights.officer, services.rights.coordinator, services.rights.administrator):
        with pytest.raises(RefusedError):
            ask(lan)


def test_no_administrators_means_nobody(
    settings: Settings, database: Database, clock: Clock, library: Library
) -> None:
    nobody = settings.model_copy(update={"admins": frozenset()})
    services = build_services(nobody, database, clock, library)
    assert services.rights.steering() == []
    with pytest.raises(RefusedError):
        services.rights.coordinator(BOSS)


@pytest.mark.parametrize(("role", "steers"), [("officer", False), ("coordinator", True)])
def test_roles(services: Services, lan: ChatKey, role: Role, steers: bool) -> None:
    officer = _enrol(services, lan, role=role)
    assert services.rights.role(lan) == role
    assert services.rights.officer(lan) == officer
    assert services.rights.steers(lan) is steers
    with pytest.raises(RefusedError):
        services.rights.administrator(lan)


def test_an_administrator_who_is_one_no_longer(
    services: Services, settings: Settings, database: Database, clock: Clock, library: Library
) -> None:
    assert services.rights.coordinator(BOSS).role == "admin"
    later = build_services(settings.model_copy(update={"admins": frozenset()}), database, clock, library)
    assert later.rights.role(BOSS) is None
    with pytest.raises(RefusedError):
        later.rights.coordinator(BOSS)
    assert later.registration.begin(BOSS, "vi").text.startswith(later.consents.text("vi")[:30])


# Consent


def test_proof_of_consent(services: Services, lan: ChatKey, clock: Clock) -> None:
    officer = _enrol(services, lan)
    kept = services.officers.agreed(officer.number)
    assert kept is not None
    assert (kept.version, kept.language, kept.at) == (consent.VERSION, "vi", clock().isoformat())
    assert kept.digest == services.consents.digest("vi") != services.consents.digest("en")


def test_nobody_acts_without_consent(services: Services, lan: ChatKey, clock: Clock) -> None:
    services.officers.add(
        lan, name="A", position="B", agency="so-yt", role="coordinator", state="active", at=clock()
    )
    for ask in (services.rights.officer, services.rights.coordinator):
        with pytest.raises(ConsentNeededError):
            ask(lan)


@pytest.mark.parametrize("change", ["version", "text"])
def test_another_text_is_asked_about_again(
    services: Services, lan: ChatKey, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer = _enrol(services, lan)
    _bump(change, monkeypatch)
    with pytest.raises(ConsentNeededError):
        services.rights.officer(lan)
    yes, no = _verbs(services.consents.ask_again("vi"))
    services.consents.renew(lan, no.subject, no.value, "vi")
    with pytest.raises(ConsentNeededError):
        services.rights.officer(lan)
    with pytest.raises(RefusedError):
        services.consents.renew(lan, "0123456789ab", "yes", "vi")
    for _ in range(2):
        services.consents.renew(lan, yes.subject, yes.value, "vi")
    assert services.rights.officer(lan) == officer
    assert len(services.officers.everything(lan)["consents"]) == 2, "the first proof stays"
    assert services.rights.coordinator(BOSS), "of administrators nothing is kept that needs consent"


def test_text_that_changes_while_the_form_is_open(
    services: Services, lan: ChatKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    agree = _verbs(services.registration.begin(lan, "vi"))[0]
    _bump("text", monkeypatch)
    again = services.registration.agree(lan, agree.subject, "yes", "vi")
    assert again.text.startswith(texts("vi")("consent-changed"))
    services.registration.agree(lan, agree.subject, "yes", "vi")
    services.registration.agency(lan, agree.subject, "so-yt", "vi")
    draft = services.forms.open(lan)
    assert draft is not None
    assert services.officers.everything(lan) == {}, "nothing is kept but the form"


def _bump(change: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if change == "version":
        monkeypatch.setattr(consent, "VERSION", "2")
        return
    original = consent.Consents.text
    monkeypatch.setattr(consent.Consents, "text", lambda self, language: original(self, language) + "!")


# Requests


def test_nobody_decides_on_their_own_request(services: Services, lan: ChatKey) -> None:
    _enrol(services, lan, role="coordinator")
    _request(services, lan, "so-tp")
    (request,) = services.admission.requests(lan)
    with pytest.raises(RefusedError):
        services.admission.decide(lan, request.number, True, "vi")
    services.admission.decide(BOSS, request.number, True, "vi")
    assert services.rights.officer(lan).agency == "so-tp"


@pytest.mark.parametrize(("agency", "role"), [("so-yt", "coordinator"), ("so-tp", "officer")])
def test_a_request_carries_no_role_to_another_agency(
    services: Services, lan: ChatKey, agency: str, role: Role
) -> None:
    _enrol(services, lan, role="coordinator")
    _begin_all(services, lan)
    _request(services, lan, agency)
    (request,) = services.admission.requests(BOSS)
    services.admission.decide(BOSS, request.number, True, "vi")
    assert services.rights.role(lan) == role
    assert ("broadcast" in _begun(services, lan)) is (role == "coordinator")


@pytest.mark.parametrize("way", ["enrolled", "invited away"])
def test_a_request_ends_when_its_person_comes_in_another_way(
    services: Services, lan: ChatKey, way: str
) -> None:
    _request(services, lan, "so-tc")
    (request,) = services.admission.requests(BOSS)
    officer = _enrol(services, lan, role="coordinator") if way == "enrolled" else None
    if officer is None:
        _accept(services, lan)
    before = services.rights.officer(lan)
    assert services.admission.requests(BOSS) == []
    assert services.audit.of(f"officer:{request.number}")[-1].event == "request.replaced"
    services.admission.decide(BOSS, request.number, True, "vi")
    assert services.rights.officer(lan) == before


def test_requests_oldest_first_and_only_for_those_who_steer(
    services: Services, lan: ChatKey, minh: ChatKey
) -> None:
    _request(services, minh, "so-tp")
    _request(services, lan, "so-yt")
    _request(services, minh, "so-tc")
    requests = services.admission.requests(BOSS)
    assert [(request.person, request.agency) for request in requests] == [(lan, "so-yt"), (minh, "so-tc")]
    approve, decline = _verbs(services.admission.request_card(requests[0], "en"))
    assert (approve.verb, decline.verb) == ("r.approve", "r.decline")
    with pytest.raises(RefusedError):
        services.admission.requests(lan)
    with pytest.raises(RefusedError):
        services.admission.decide(lan, requests[0].number, True, "vi")


def _request(services: Services, person: ChatKey, agency: str) -> None:
    given = services.consents.given("vi")
    services.admission.ask(Applicant(person, NAME, "Chuyên viên", agency, given), "vi")


# Leaving


@pytest.mark.parametrize("way", ["revoked", "moves", "invited away"])
def test_an_open_update_is_handed_over(
    services: Services, clock: Clock, lan: ChatKey, minh: ChatKey, way: str
) -> None:
    officer = _enrol(services, lan)
    _enrol(services, minh)
    draft = services.forms._drafts.open(lan, "update", "result", {"item": 3}, clock(), agency="so-yt")
    message = _leave(services, lan, officer, way)
    (told,) = [notice for notice in message.notices if notice.to == minh]
    assert _verbs(told.message) == [Do("u.take", str(draft.serial))]
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
            _request(services, lan, "so-tp")
            (request,) = services.admission.requests(BOSS)
            return services.admission.decide(BOSS, request.number, True, "vi")
    return _accept(services, lan)


def _accept(services: Services, lan: ChatKey) -> Message:
    """Takes up an invitation to another agency."""
    made = services.invitations.begin(BOSS, "Sở Tư pháp officer", "bot", "vi")
    token = re.search(r"start=inv-(\S+)", made.text)
    assert token is not None
    serial = _verbs(services.registration.follow(lan, token[1], "vi"))[0].subject
    services.registration.agree(lan, serial, "yes", "vi")
    if services.officers.active(lan) is None:
        for typed in (NAME, "Chuyên viên"):
            draft = services.forms.open(lan)
            assert draft is not None
            services.forms.answer(draft, Said(typed), "vi")
    return services.registration.send(lan, serial, "vi")


def test_who_is_forgotten_hands_no_draft_on(
    services: Services, clock: Clock, lan: ChatKey, minh: ChatKey
) -> None:
    _enrol(services, lan)
    _enrol(services, minh)
    draft = services.forms._drafts.open(lan, "update", "result", {"item": 3}, clock(), agency="so-yt")
    assert services.privacy.forget(lan, "vi", sure=True).notices == ()
    assert services.forms._drafts.get(draft.serial) is None


def test_an_update_stays_with_who_stays_in_the_agency(services: Services, clock: Clock, lan: ChatKey) -> None:
    _enrol(services, lan)
    draft = services.forms._drafts.open(lan, "update", "result", {}, clock(), agency="so-yt")
    _request(services, lan, "so-yt")
    (request,) = services.admission.requests(BOSS)
    services.admission.decide(BOSS, request.number, True, "vi")
    kept = services.forms._drafts.get(draft.serial)
    assert kept is not None
    assert kept.person == lan


def test_a_successor_is_offered_what_was_left(
    services: Services, clock: Clock, lan: ChatKey, minh: ChatKey
) -> None:
    officer = _enrol(services, lan)
    draft = services.forms._drafts.open(lan, "update", "result", {}, clock(), agency="so-yt")
    assert len(services.roster.revoke(BOSS, officer.number, "vi", sure=True).notices) == 1
    _request(services, minh, "so-yt")
    (request,) = services.admission.requests(BOSS)
    (welcome,) = services.admission.decide(BOSS, request.number, True, "vi").notices
    assert _verbs(welcome.message) == [Do("u.take", str(draft.serial))]


FORMS = ("update", "register", "invite", "broadcast", "return", "answer")


def _begin_all(services: Services, person: ChatKey, agency: str = "so-yt", written: str = "") -> None:
    """A draft of every form with a name in it; in the update, which may be handed over, what was ``written``."""
    for form in FORMS:
        answers = {"agency": agency, "code": "", "text": written if form == "update" else NAME}
        services.forms._drafts.open(person, form, "text", answers, services.clock(), agency=agency)


def _begun(services: Services, person: ChatKey) -> set[str]:
    return {draft.form for draft in services.forms._drafts.every(person)}


def test_every_form_is_known_here(services: Services) -> None:
    assert set(FORMS) == set(services.forms._forms)


def test_no_draft_is_kept_of_who_is_revoked(services: Services, lan: ChatKey) -> None:
    officer = _enrol(services, lan, role="coordinator")
    _begin_all(services, lan)
    services.roster.revoke(BOSS, officer.number, "vi", sure=True)
    assert _begun(services, lan) == set()
    assert services.forms.open(lan) is None, "what they type is a question again"
    (left,) = services.forms._drafts.waiting("so-yt")
    assert left.form == "update"


@pytest.mark.parametrize(("agency", "kept"), [("so-yt", {"update", "register"}), ("so-tp", {"register"})])
def test_who_steers_no_longer_keeps_no_form_of_those_who_do(
    services: Services, lan: ChatKey, agency: str, kept: set[str]
) -> None:
    officer = _enrol(services, lan, role="coordinator")
    _begin_all(services, lan, agency)
    services.roster.change_role(BOSS, officer.number, "officer", "vi")
    assert _begun(services, lan) == kept
    services.roster.change_role(BOSS, officer.number, "coordinator", "vi")
    assert _begun(services, lan) == kept


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
    officer = _enrol(services, lan, role="coordinator")
    other = _enrol(services, minh, role="coordinator")
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
    _request(services, lan, "so-tp")
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
        _request(services, lan, "so-yt")
        number = services.admission.requests(BOSS)[0].number
    else:
        number = _enrol(services, lan, role="coordinator").number
        database.run("INSERT INTO deferred VALUES (?, 2025, ?)", [number, clock().isoformat()])
        _begin_all(services, lan, written="" if way == "revoked" else NAME)
        assert set(FORMS) == _begun(services, lan)
        _send_to_many(services, number, lan)
    assert NAME in _everything(database)
    match way:
        case "declined":
            services.admission.decide(BOSS, number, False, "vi")
        case "withdraws":
            services.admission.withdraw(lan, "vi")
        case "revoked":
            services.roster.revoke(BOSS, number, "vi", sure=True)
        case _:
            services.privacy.forget(lan, "vi", sure=True)
    left = _everything(database)
    assert NAME not in left
    assert f'"{lan.chat}"' not in left
    assert services.rights.role(lan) is None
    assert services.privacy.hand_over(lan, "vi").text == texts("vi")("my-data-nothing")
    assert services.audit.damage() is None


def test_what_is_handed_over(services: Services, database: Database, lan: ChatKey, clock: Clock) -> None:
    officer = _enrol(services, lan)
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
    officer = _enrol(services, lan)
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
    officer = _enrol(services, lan, role="coordinator")
    _request(services, minh, "so-tp")
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
    _accept(services, lan)
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
    _enrol(services, lan, role="coordinator")
    assert texts("vi")("forget-last") in services.privacy.forget(lan, "vi").text
    _enrol(services, minh, role="coordinator")
    assert texts("vi")("forget-last") not in services.privacy.forget(lan, "vi").text


# Invitations


def test_only_a_digest_of_a_token_is_kept(services: Services, database: Database) -> None:
    made = services.invitations.begin(BOSS, "Sở Y tế cán bộ", "bot", "vi")
    token = re.search(r"start=inv-([\w-]+)", made.text)
    assert token is not None
    assert len(token[1]) >= 32
    assert token[1] not in _everything(database)
    assert services.invitations.find(token[1]).agency == "so-yt"


def test_an_invitation_ends_with_the_rights_of_its_maker(services: Services, lan: ChatKey) -> None:
    officer = _enrol(services, lan, role="coordinator")
    made = services.invitations.begin(lan, "Sở Y tế", "bot", "vi")
    token = re.search(r"start=inv-([\w-]+)", made.text)
    assert token is not None
    services.roster.change_role(BOSS, officer.number, "officer", "vi")
    with pytest.raises(RefusedError):
        services.invitations.find(token[1])


def test_what_nobody_goes_on_with_is_dropped(
    services: Services, lan: ChatKey, minh: ChatKey, clock: Clock
) -> None:
    _enrol(services, minh)
    drafts = services.forms._drafts
    drafts.open(lan, "register", "position", {"name": NAME}, clock())
    drafts.open(minh, "update", "result", {}, clock(), agency="so-yt")
    left = drafts.open(BOSS, "update", "result", {}, clock(), agency="so-yt")
    drafts.leave(BOSS, "update")
    clock.pass_(days=30)
    assert services.forms.purge() == 0
    clock.pass_(seconds=1)
    assert services.forms.purge() == 1
    assert _begun(services, lan) == set()
    assert _begun(services, minh) == {"update"}, "an officer's stays until they go on with it"
    assert drafts.waiting("so-yt") == [replace(left, person=None)]
    for language in LANGUAGES:
        assert "30" in services.privacy.explain(language).text


# What is typed


def test_whoever_works_on_a_form_is_asked_by_it(services: Services, lan: ChatKey, clock: Clock) -> None:
    drafts = services.forms._drafts
    services.feedback.comment(lan, "", "vi")
    draft = drafts.open(lan, "update", "result", {}, clock())
    assert not services.feedback.awaited(lan)
    services.feedback.comment(lan, "", "vi")
    drafts.keep(draft.serial, "result", {}, clock())
    assert not services.feedback.awaited(lan)


@pytest.mark.parametrize("name", ["Nguyễn Văn A", "H'Hen Niê", "Jean-Luc O'Neill", "Ng. T. Lan", "李小龙"])
def test_names(name: str) -> None:
    assert as_name(name, MAX_NAME) == name


@pytest.mark.parametrize(
    "typed",
    ["", "A", "12345", "0912 345 678", "a@b.vn", "ai chủ trì?", "/help", "<b>An</b>", "x" * 81],
)
def test_no_names(typed: str) -> None:
    assert as_name(typed, MAX_NAME) == ""


def test_tidy() -> None:
    assert tidy(" Lê\u202e\n\tVăn \u200b An\u0000") == "Lê Văn An"


@pytest.mark.parametrize(
    ("typed", "name", "key"),
    [
        ("hủy", False, "button-leave"),
        ("huy", False, "button-leave"),
        ("huy", True, None),
        ("Hủy", True, "button-leave"),
        ("quay lai", True, "button-back"),
        ("✖️ Hủy", False, "button-leave"),
        ("hủy hoại", False, None),
    ],
)
def test_words_of_buttons(typed: str, name: bool, key: str | None) -> None:
    assert meant(typed, ("button-back", "button-leave"), "vi", name=name) == key


def test_an_agency_that_the_base_has_no_longer(services: Services, lan: ChatKey) -> None:
    officer = replace(_enrol(services, lan), agency="so-cu")
    assert "so-cu" in services.admission._registry.post(officer, "vi")
