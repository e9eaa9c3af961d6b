"""Messages to many: from the text to its end, and what buttons of old previews do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.services.forms import Said
from bot.services.messages import RefusedError
from tests.support.people import verbs
from tests.support.records import appoint, chat, hand_in

if TYPE_CHECKING:
    from bot.services.bundle import Services
    from bot.services.messages import Message
    from tests.support.clock import Clock

BOSS = chat(1003)


@pytest.fixture(autouse=True)
def _officers(services: Services) -> None:
    for person in range(2001, 2031):
        appoint(services, person, "so-yt")
    appoint(services, 2031, "so-ldtbxh", "coordinator")
    hand_in(services, appoint(services, 2032, "so-tp"))


def _send(services: Services, audience: str) -> int:
    services.broadcasting.begin(BOSS, "Họp lúc 8 giờ", "vi")
    draft = services.forms.open(BOSS)
    assert draft is not None
    preview = services.broadcasting.choose(BOSS, draft.ticket, audience, "vi")
    _press(services, preview)
    (sending,) = services.broadcasts.sending()
    return sending.number


def _press(services: Services, preview: Message) -> None:
    """Presses the button of a preview that sends."""
    (sends,) = [action for action in verbs(preview) if action.verb == "b.send"]
    services.broadcasting.send(BOSS, sends.subject, "7", "vi")


def _subject(message: Message, verb: str) -> str:
    """What the buttons of one kind under a message are about."""
    return next(action.subject for action in verbs(message) if action.verb == verb)


@pytest.mark.parametrize(("audience", "count"), [("all", 32), ("coordinators", 1), ("missing", 30)])
def test_who_gets_it(services: Services, audience: str, count: int) -> None:
    services.broadcasting.begin(BOSS, "Họp lúc 8 giờ", "vi")
    draft = services.forms.open(BOSS)
    assert draft is not None
    preview = services.broadcasting.choose(BOSS, draft.ticket, audience, "vi")
    assert f"({count})" in preview.text
    assert "Họp lúc 8 giờ" in preview.text
    number = _send(services, audience)
    told = []
    while services.mailing.waiting():
        for one in services.mailing.advance():
            told += [notice.to for notice in one.notices]
            for _ in one.notices:
                services.mailing.taken(number)
    assert len(told) == len(set(told)) == count
    ended = services.broadcasts.get(number)
    assert ended is not None
    assert (ended.state, ended.taken, ended.chat.chat, ended.message) == ("done", count, "", "")


def test_who_reports_meanwhile_is_left_out(services: Services) -> None:
    _send(services, "missing")
    first = services.officers.active(chat(2001))
    assert first is not None
    hand_in(services, first)
    (one,) = services.mailing.advance()
    assert one.notices == ()


def test_who_registers_anew_meanwhile_gets_no_second(services: Services, clock: Clock) -> None:
    _send(services, "all")
    services.mailing.advance()
    clock.pass_(seconds=1)
    appoint(services, 2001, "so-nv")
    told = []
    while services.mailing.waiting():
        for one in services.mailing.advance():
            told += [notice.to for notice in one.notices]
    assert chat(2001) not in told


def test_too_long_or_nothing(services: Services) -> None:
    with pytest.raises(RefusedError, match="broadcast-too-long"):
        services.broadcasting.begin(BOSS, "x" * 3001, "vi")
    with pytest.raises(RefusedError, match="text-secret"):
        services.broadcasting.begin(BOSS, "TỐI MẬT: họp lúc 8 giờ", "vi")
    assert "muốn nhắn gì" in services.broadcasting.begin(BOSS, " \n ", "vi").text


def test_a_text_on_top_of_another_drops_neither_unasked(services: Services) -> None:
    long = "Thư dài đã soạn mười phút, chưa gửi"
    services.broadcasting.begin(BOSS, long, "vi")
    draft = services.forms.open(BOSS)
    assert draft is not None
    preview = services.broadcasting.choose(BOSS, draft.ticket, "all", "vi")
    services.broadcasting.begin(BOSS, "một", "vi")
    asked = services.broadcasting.begin(BOSS, "ok", "vi")
    assert long in asked.text
    assert "Vừa gõ: ok" in asked.text
    with pytest.raises(RefusedError, match="form-moved-on"):
        _press(services, preview)
    back = services.broadcasting.settle(BOSS, _subject(asked, "b.which"), "old", "vi")
    assert back.text == preview.text
    with pytest.raises(RefusedError, match="form-moved-on"):
        _press(services, preview)
    asked = services.broadcasting.begin(BOSS, "ok", "vi")
    taken = services.broadcasting.settle(BOSS, _subject(asked, "b.which"), "new", "vi")
    assert "ok" in taken.text
    assert long not in taken.text
    with pytest.raises(RefusedError, match="form-gone"):
        _press(services, preview)


def test_the_same_text_again_goes_on_with_it(services: Services) -> None:
    services.broadcasting.begin(BOSS, "", "vi")
    asked = services.broadcasting.begin(BOSS, "Họp lúc 8 giờ", "vi")
    assert "Gửi cho ai?" in asked.text
    assert services.broadcasting.begin(BOSS, "Họp lúc 8 giờ", "vi") == asked


def test_an_old_button_sends_nothing(services: Services) -> None:
    services.broadcasting.begin(BOSS, "một", "vi")
    old = services.forms.open(BOSS)
    assert old is not None
    serial = old.ticket
    services.broadcasting.drop(BOSS, serial, "vi")
    services.broadcasting.begin(BOSS, "hai", "vi")
    with pytest.raises(RefusedError, match="form-gone"):
        services.broadcasting.send(BOSS, serial, "7", "vi")
    new = services.forms.open(BOSS)
    assert new is not None
    with pytest.raises(RefusedError, match="form-moved-on"):
        services.broadcasting.send(BOSS, new.ticket, "7", "vi")
    for subject in ("", "999", "x", "²", "9" * 60):
        with pytest.raises(RefusedError, match="broadcast-over"):
            services.broadcasting.stop(BOSS, subject, "vi")


def test_an_old_preview_sends_nothing_that_it_does_not_show(services: Services) -> None:
    services.broadcasting.begin(BOSS, "Họp lúc 8 giờ", "vi")
    draft = services.forms.open(BOSS)
    assert draft is not None
    first = services.broadcasting.choose(BOSS, draft.ticket, "all", "vi")
    other_people = services.broadcasting.choose(BOSS, _subject(first, "b.to"), "coordinators", "vi")
    services.broadcasting.edit(BOSS, _subject(other_people, "b.edit"), "", "vi")
    asked = services.forms.open(BOSS)
    assert asked is not None
    other_text = services.forms.answer(asked, Said("Họp lúc 9 giờ"), "vi")
    assert other_text is not None
    for preview in (first, other_people):
        with pytest.raises(RefusedError, match="form-moved-on"):
            _press(services, preview)
    assert services.broadcasts.sending() == []
    _press(services, other_text)
    (sending,) = services.broadcasts.sending()
    assert (sending.text, sending.audience) == ("Họp lúc 9 giờ", "coordinators")
