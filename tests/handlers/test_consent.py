"""An officer who agreed to an earlier text is asked again, and what they were about to do goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.services import consent
from tests.support.records import appoint

if TYPE_CHECKING:
    from tests.support.playground import Playground

pytestmark = pytest.mark.asyncio


def _coordinator(bot: Playground) -> None:
    appoint(bot.services, 1001, "so-yt", "coordinator", name="Lan A")


async def test_a_command_goes_on(bot: Playground, monkeypatch: pytest.MonkeyPatch) -> None:
    lan = bot.person()
    _coordinator(bot)
    monkeypatch.setattr(consent, "VERSION", "2")
    asked = await bot.ask(lan, "/invite Sở Tư pháp")
    assert "bản 2" in asked.text
    assert asked.labels == ("Đồng ý", "Không đồng ý")
    await bot.restart()
    lan.press("Đồng ý")
    (done,) = await bot.replies(lan.id)
    assert "start=inv-" in done.text
    assert "Sở Tư pháp" in done.text
    again = await bot.ask(lan, "/invite Sở Y tế")
    assert "start=inv-" in again.text, "asked once"


async def test_a_form_goes_on(bot: Playground, monkeypatch: pytest.MonkeyPatch) -> None:
    lan = bot.person()
    _coordinator(bot)
    await bot.ask(lan, "/invite")
    monkeypatch.setattr(consent, "VERSION", "2")
    asked = await bot.ask(lan, "sở tư pháp")
    assert asked.labels == ("Đồng ý", "Không đồng ý")
    lan.press("Đồng ý")
    (done,) = await bot.replies(lan.id)
    assert "Sở Tư pháp" in done.text


async def test_a_press_is_made_again(bot: Playground, monkeypatch: pytest.MonkeyPatch) -> None:
    lan = bot.person()
    _coordinator(bot)
    await bot.ask(lan, "/officers")
    monkeypatch.setattr(consent, "VERSION", "2")
    press = lan.press("Lan A")
    (asked,) = await bot.replies(lan.id)
    answer = bot.world.presses[press].answer
    assert answer is not None
    assert "thay đổi" in answer.text
    lan.press("Đồng ý", message_id=asked.message_id)
    assert await bot.replies(lan.id) == []
    lan.press("Lan A")
    await bot.replies(lan.id)
    assert "Vai trò" in lan.sees()[-2].text


async def test_consent_stays_where_what_follows_is_refused(
    bot: Playground, monkeypatch: pytest.MonkeyPatch
) -> None:
    lan = bot.person()
    _coordinator(bot)
    monkeypatch.setattr(consent, "VERSION", "2")
    await bot.ask(lan, "/audit CN-2025-9999")
    lan.press("Đồng ý")
    (refused,) = await bot.replies(lan.id)
    assert "CN-2025-9999" in refused.text
    assert "đã được ghi lại" in lan.sees()[-2].text
    assert bot.services.consents.current(1)
    assert (await bot.ask(lan, "/officers")).labels != ("Đồng ý", "Không đồng ý"), "asked once"


async def test_consent_stays_where_the_form_refuses(bot: Playground, monkeypatch: pytest.MonkeyPatch) -> None:
    lan = bot.person()
    _coordinator(bot)
    await bot.ask(lan, "/broadcast")
    monkeypatch.setattr(consent, "VERSION", "2")
    await bot.ask(lan, "Danh sách. TUYỆT MẬT")
    lan.press("Đồng ý")
    (refused,) = await bot.replies(lan.id)
    assert "mật" in refused.text
    assert bot.services.consents.current(1)


async def test_no_consent_no_command(bot: Playground, monkeypatch: pytest.MonkeyPatch) -> None:
    lan = bot.person()
    _coordinator(bot)
    monkeypatch.setattr(consent, "VERSION", "2")
    await bot.ask(lan, "/officers")
    lan.press("Không đồng ý")
    await bot.replies(lan.id)
    assert "/forget_me" in lan.sees()[-1].text
    assert (await bot.ask(lan, "/officers")).labels == ("Đồng ý", "Không đồng ý")
    assert "Sở Tài nguyên" in (await bot.ask(lan, "ai chủ trì mục 3?")).text, "questions need none"
