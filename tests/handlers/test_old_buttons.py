"""Every button of every form, pressed once its message is no longer the newest: it changes nothing and says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from bot.services.messages import Message
from bot.texts import texts
from handlers.buttons import encode
from tests.support.records import appoint, chat, hand_in

if TYPE_CHECKING:
    from bot.simulator import Person
    from tests.support.clock import Clock
    from tests.support.playground import Playground

WALKS = {
    "update": (
        "/update",
        *("3", "Đang triển khai", "quay lại", "Đang triển khai", "60", "Đã trồng 12 ha rừng", "Không có"),
        *("Bỏ qua", "sửa", "Tỉ lệ", "90", "sửa", "Kết quả", "Đã trồng 20 ha rừng"),
    ),
    "register": (
        "/register",
        *("Đồng ý", "Sở Y tế", "Nguyễn Thị Lan", "Chuyên viên"),
        *("Chức vụ", "quay lại", "Phạm Thị Lan", "Văn thư"),
    ),
    "invite": ("/invite", "Sở Y tế", "quay lại", "Sở Tư pháp"),
    "broadcast": ("/broadcast Họp lúc 8 giờ", "mọi cán bộ", "sửa", "Họp lúc 9 giờ", "mọi cán bộ"),
    "return": ("Thiếu số liệu của quý III", "sửa", "Thiếu số liệu của quý IV"),
    "answer": ("Sẽ bổ sung kinh phí", "sửa", "Sẽ xem xét kinh phí"),
}
"""What is typed from the beginning of each form to where it comes to the same step a second time."""


def _begin(bot: Playground, form: str) -> tuple[Person, list[str]]:
    """Whose form it is, and what the buttons carry that it begins with, if it begins with a button."""
    services = bot.services
    if form == "update":
        appoint(services, 1001, "so-tnmt")
    if form in ("update", "register"):
        return bot.person(), []
    update = hand_in(services, appoint(services, 1002, "so-yt"))
    boss = chat(1003)
    asked = Message("")
    if form == "return":
        asked = services.remarks.ask_reason(boss, update.code, update.as_read, "vi")
    if form == "answer":
        asked = services.remarks.ask_answer(boss, update.code, "vi")
    return bot.person(1003, name="Boss"), [encode(button.action) for button in asked.buttons]


def _without_turn(data: str) -> str:
    """What a button carried before forms counted their turns."""
    return re.sub(r"(\d)-\d+", r"\1", data)


@pytest.mark.asyncio
@pytest.mark.parametrize("form", WALKS)
async def test_old_buttons_change_nothing(bot: Playground, clock: Clock, form: str) -> None:
    person, shown = _begin(bot, form)
    last = shown
    drafts = bot.services.forms._drafts
    old = texts("vi")("form-moved-on")
    pressed = 0
    for typed in WALKS[form]:
        said = await bot.ask(person, typed)
        draft = drafts.of(chat(person.id), form)
        assert draft is not None, typed
        now = [button.data for button in said.buttons if button.data]
        assert now, typed
        past = [data for data in last if data not in now]
        if typed == WALKS[form][-1]:
            past = [data for data in shown if data not in now] + [_without_turn(data) for data in shown]
        last = now
        shown = [*shown, *(data for data in now if data not in shown)]
        clock.pass_(seconds=5)
        presses = [person.send_data(data) for data in past]
        assert await bot.replies(person.id) == []
        for press, data in zip(presses, past, strict=True):
            answer = bot.world.presses[press].answer
            assert answer is not None
            assert answer.text == old, (typed, data)
        assert drafts.of(chat(person.id), form) == draft
        pressed += len(presses)
    assert pressed > 9


@pytest.mark.asyncio
async def test_the_pictures_of_an_album_leave_the_buttons_of_their_one_answer_alone(bot: Playground) -> None:
    appoint(bot.services, 1001, "so-tnmt")
    lan = bot.person()
    await bot.ask(lan, "/update 3 60% Đã trồng 12 ha rừng ngập mặn")
    for _ in range(3):
        lan.photo(album="1")
    (answer,) = await bot.replies(lan.id)
    lan.press("✅ Gửi", message_id=answer.message_id)
    await bot.world.idle()
    (update,) = bot.services.updates.of_year(2025)
    assert len(update.content.attachments) == 3
