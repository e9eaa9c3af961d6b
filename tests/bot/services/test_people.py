"""Who may do what, what they agreed to, and how they come."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.services import consent
from bot.services.bundle import build_services
from bot.services.entries import MAX_NAME, as_name, meant, tidy
from bot.services.messages import ConsentNeededError, RefusedError
from bot.storage.database import ChatKey
from bot.texts import texts
from knowledge.model import LANGUAGES
from tests.support.people import (
    BOSS,
    NAME,
    action,
    ask_in,
    begin_all,
    begun,
    enrol,
    everything,
    let_in,
    verbs,
)

if TYPE_CHECKING:
    from bot.config import Settings
    from bot.services.bundle import Services
    from bot.services.library import Library
    from bot.storage.database import Database
    from bot.storage.officers import Role
    from tests.support.clock import Clock


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
    officer = enrol(services, lan, role=role)
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
    officer = enrol(services, lan)
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
    officer = enrol(services, lan)
    _bump(change, monkeypatch)
    with pytest.raises(ConsentNeededError):
        services.rights.officer(lan)
    yes, no = verbs(services.consents.ask_again("vi"))
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
    agree = action(services.registration.begin(lan, "vi"), "r.agree")
    _bump("text", monkeypatch)
    again = services.registration.agree(lan, agree.subject, "yes", "vi")
    assert again.text.startswith(texts("vi")("consent-changed"))
    with pytest.raises(RefusedError, match="form-moved-on"):
        services.registration.agree(lan, agree.subject, "yes", "vi")
    asked = services.registration.agree(lan, action(again, "r.agree").subject, "yes", "vi")
    services.registration.agency(lan, action(asked, "r.agency").subject, "so-yt", "vi")
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
    enrol(services, lan, role="coordinator")
    ask_in(services, lan, "so-tp")
    (request,) = services.admission.requests(lan)
    with pytest.raises(RefusedError):
        services.admission.decide(lan, request.number, True, "vi")
    services.admission.decide(BOSS, request.number, True, "vi")
    assert services.rights.officer(lan).agency == "so-tp"


@pytest.mark.parametrize(("agency", "role"), [("so-yt", "coordinator"), ("so-tp", "officer")])
def test_a_request_carries_no_role_to_another_agency(
    services: Services, lan: ChatKey, agency: str, role: Role
) -> None:
    enrol(services, lan, role="coordinator")
    begin_all(services, lan)
    ask_in(services, lan, agency)
    (request,) = services.admission.requests(BOSS)
    services.admission.decide(BOSS, request.number, True, "vi")
    assert services.rights.role(lan) == role
    assert ("broadcast" in begun(services, lan)) is (role == "coordinator")


@pytest.mark.parametrize("way", ["enrolled", "invited away"])
def test_a_request_ends_when_its_person_comes_in_another_way(
    services: Services, lan: ChatKey, way: str
) -> None:
    ask_in(services, lan, "so-tc")
    (request,) = services.admission.requests(BOSS)
    officer = enrol(services, lan, role="coordinator") if way == "enrolled" else None
    if officer is None:
        let_in(services, lan)
    before = services.rights.officer(lan)
    assert services.admission.requests(BOSS) == []
    assert services.audit.of(f"officer:{request.number}")[-1].event == "request.replaced"
    services.admission.decide(BOSS, request.number, True, "vi")
    assert services.rights.officer(lan) == before


def test_requests_oldest_first_and_only_for_those_who_steer(
    services: Services, lan: ChatKey, minh: ChatKey
) -> None:
    ask_in(services, minh, "so-tp")
    ask_in(services, lan, "so-yt")
    ask_in(services, minh, "so-tc")
    requests = services.admission.requests(BOSS)
    assert [(request.person, request.agency) for request in requests] == [(lan, "so-yt"), (minh, "so-tc")]
    approve, decline = verbs(services.admission.request_card(requests[0], "en"))
    assert (approve.verb, decline.verb) == ("r.approve", "r.decline")
    with pytest.raises(RefusedError):
        services.admission.requests(lan)
    with pytest.raises(RefusedError):
        services.admission.decide(lan, requests[0].number, True, "vi")


# Invitations


def test_only_a_digest_of_a_token_is_kept(services: Services, database: Database) -> None:
    made = services.invitations.begin(BOSS, "Sở Y tế cán bộ", "bot", "vi")
    token = re.search(r"start=inv-([\w-]+)", made.text)
    assert token is not None
    assert len(token[1]) >= 32
    assert token[1] not in everything(database)
    assert services.invitations.find(token[1]).agency == "so-yt"


def test_an_invitation_ends_with_the_rights_of_its_maker(services: Services, lan: ChatKey) -> None:
    officer = enrol(services, lan, role="coordinator")
    made = services.invitations.begin(lan, "Sở Y tế", "bot", "vi")
    token = re.search(r"start=inv-([\w-]+)", made.text)
    assert token is not None
    services.roster.change_role(BOSS, officer.number, "officer", "vi")
    with pytest.raises(RefusedError):
        services.invitations.find(token[1])


def test_what_nobody_goes_on_with_is_dropped(
    services: Services, lan: ChatKey, minh: ChatKey, clock: Clock
) -> None:
    enrol(services, minh)
    drafts = services.forms._drafts
    drafts.open(lan, "register", "position", {"name": NAME}, clock())
    drafts.open(minh, "update", "result", {}, clock(), agency="so-yt")
    left = drafts.open(BOSS, "update", "result", {}, clock(), agency="so-yt")
    drafts.leave(BOSS, "update")
    clock.pass_(days=30)
    assert services.forms.purge() == 0
    clock.pass_(seconds=1)
    assert services.forms.purge() == 1
    assert begun(services, lan) == set()
    assert begun(services, minh) == {"update"}, "an officer's stays until they go on with it"
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
    officer = replace(enrol(services, lan), agency="so-cu")
    assert "so-cu" in services.admission._registry.post(officer, "vi")
