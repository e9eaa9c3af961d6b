"""Buttons that are pressed after what they belong to has changed: nothing happens, and the person is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.services.forms import Said
from bot.services.messages import RefusedError
from bot.texts import texts
from bot.updates import Content
from tests.support.people import BOSS, action
from tests.support.records import appoint, hand_in

if TYPE_CHECKING:
    from bot.services.bundle import Services
    from bot.services.messages import Message
    from bot.storage.database import ChatKey, Database
    from bot.updates import Update


def _say(services: Services, person: ChatKey, text: str) -> Message:
    """What is answered to a message to the open form."""
    draft = services.forms.open(person)
    assert draft is not None
    answer = services.forms.answer(draft, Said(text), "vi")
    assert answer is not None
    return answer


# Updates that somebody else has dealt with meanwhile


def _stored(services: Services, code: str) -> Update:
    update = services.updates.get(code)
    assert update is not None
    return update


@pytest.fixture
def minh_steers(services: Services, minh: ChatKey) -> ChatKey:
    appoint(services, minh, "so-nv", role="coordinator")
    return minh


@pytest.mark.parametrize(
    ("published", "standing"), [(False, "accepted"), (True, "published")], ids=["accepted", "published"]
)
def test_a_return_does_not_overturn_what_another_coordinator_has_decided_meanwhile(
    services: Services, lan: ChatKey, minh_steers: ChatKey, published: bool, standing: str
) -> None:
    update = hand_in(services, appoint(services, lan, "so-yt"))
    returning = action(services.review.show(minh_steers, update.code, "vi"), "v.return")
    ready = action(
        services.remarks.ask_reason(minh_steers, returning.subject, returning.value, "vi"), "v.reason"
    )
    services.ledger.accept(BOSS, update.code, 1)
    if published:
        services.ledger.publish(BOSS, update.code, 1)
    decided = _stored(services, update.code)
    told = services.remarks.choose_reason(minh_steers, ready.subject, ready.value, "vi")
    assert told.text.startswith(texts("vi")(f"update-is-{standing}", code=update.code))
    assert told.notices == ()
    assert services.forms.open(minh_steers) is None, "what cannot be sent any more is not asked for"
    with pytest.raises(RefusedError, match=f"update-is-{standing}"):
        services.remarks.ask_reason(minh_steers, returning.subject, returning.value, "vi")
    assert _stored(services, update.code) == decided


def test_a_typed_reason_does_not_overturn_it_either(
    services: Services, lan: ChatKey, minh_steers: ChatKey
) -> None:
    update = hand_in(services, appoint(services, lan, "so-yt"))
    services.remarks.ask_reason(minh_steers, update.code, update.as_read, "vi")
    _say(services, minh_steers, "Thiếu số liệu của quý IV")
    services.ledger.accept(BOSS, update.code, 1)
    told = _say(services, minh_steers, "gửi")
    assert told.text.startswith(texts("vi")("update-is-accepted", code=update.code))
    assert _stored(services, update.code).state == "accepted"


def test_what_was_read_as_accepted_can_be_returned(
    services: Services, lan: ChatKey, minh_steers: ChatKey
) -> None:
    update = hand_in(services, appoint(services, lan, "so-yt"), 2025, "accept")
    returning = action(services.review.show(minh_steers, update.code, "vi"), "v.return")
    ready = action(
        services.remarks.ask_reason(minh_steers, returning.subject, returning.value, "vi"), "v.reason"
    )
    services.remarks.choose_reason(minh_steers, ready.subject, ready.value, "vi")
    assert _stored(services, update.code).state == "returned"


def test_a_late_withdrawal_leaves_the_version_that_its_person_has_not_seen(
    services: Services, lan: ChatKey, minh: ChatKey
) -> None:
    update = hand_in(services, appoint(services, lan, "so-yt"))
    appoint(services, minh, "so-yt")
    sure = action(services.handed_in.ask_withdraw(lan, update.code, "vi"), "u.withdrawn")
    content = Content("done", 100, "Bản mới của đồng nghiệp")
    services.ledger.submit(
        minh, year=2025, agency="so-yt", item=1, content=content, code=update.code, version=1
    )
    with pytest.raises(RefusedError, match="update-changed"):
        services.handed_in.withdraw(lan, sure.subject, sure.value, "vi")
    assert _stored(services, update.code).state == "submitted"


def test_a_withdrawal_is_asked_again_once_more_would_be_lost_by_it(services: Services, lan: ChatKey) -> None:
    update = hand_in(services, appoint(services, lan, "so-yt"))
    for standing in ("accepted", "published"):
        sure = action(services.handed_in.ask_withdraw(lan, update.code, "vi"), "u.withdrawn")
        if standing == "accepted":
            services.ledger.accept(BOSS, update.code, 1)
        else:
            services.ledger.publish(BOSS, update.code, 1)
        with pytest.raises(RefusedError, match=f"update-is-{standing}"):
            services.handed_in.withdraw(lan, sure.subject, sure.value, "vi")
        assert _stored(services, update.code).state == "accepted"
    sure = action(services.handed_in.ask_withdraw(lan, update.code, "vi"), "u.withdrawn")
    services.handed_in.withdraw(lan, sure.subject, sure.value, "vi")
    assert _stored(services, update.code).state == "withdrawn"


@pytest.mark.parametrize("carried", ["", "1", "x", "1-"])
def test_buttons_that_do_not_say_how_the_update_stood_are_old(
    services: Services, lan: ChatKey, carried: str
) -> None:
    update = hand_in(services, appoint(services, lan, "so-yt"))
    with pytest.raises(RefusedError, match="update-button-old"):
        services.handed_in.withdraw(lan, update.code, carried, "vi")
    with pytest.raises(RefusedError, match="update-button-old"):
        services.remarks.ask_reason(BOSS, update.code, carried, "vi")
    assert _stored(services, update.code) == update


# Forms that have changed meanwhile


def test_an_old_preview_sends_nothing(services: Services, lan: ChatKey) -> None:
    appoint(services, lan, "so-tnmt")
    first = services.progress.begin(lan, "3 60% Đã trồng 12 ha rừng ngập mặn; vướng: không", "vi")
    for typed in ("sửa", "tỉ lệ", "90"):
        second = _say(services, lan, typed)
    with pytest.raises(RefusedError, match="form-moved-on"):
        services.update_form.send(lan, action(first, "u.send").subject, "vi")
    assert services.updates.of_year(2025) == ()
    services.update_form.send(lan, action(second, "u.send").subject, "vi")
    assert services.updates.of_year(2025)[0].content.percent == 90


def test_a_question_asked_again_leaves_the_buttons_above_as_good_as_its_own(
    services: Services, lan: ChatKey
) -> None:
    appoint(services, lan, "so-tnmt")
    first = services.progress.begin(lan, "3 60% Đã trồng 12 ha rừng ngập mặn", "vi")
    services.progress.begin(lan, "", "vi")
    _say(services, lan, "chưa biết")
    services.update_form.send(lan, action(first, "u.send").subject, "vi")
    assert len(services.updates.of_year(2025)) == 1


def test_a_draft_from_before_turns_were_counted_is_gone_on_with(
    services: Services, database: Database, lan: ChatKey
) -> None:
    appoint(services, lan, "so-tnmt")
    services.progress.begin(lan, "3 60% Đã trồng 12 ha rừng ngập mặn", "vi")
    database.run("UPDATE forms SET answers = json_remove(answers, '$.turn')")
    again = services.progress.begin(lan, "", "vi")
    services.update_form.send(lan, action(again, "u.send").subject, "vi")
    assert len(services.updates.of_year(2025)) == 1
