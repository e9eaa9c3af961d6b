"""``kill -9`` at every step of an update's form: it goes on where it was, and one update comes of it."""

from __future__ import annotations

import asyncio
import random
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from bot.config import Settings
from bot.services.bundle import build_services
from bot.simulator import TOKEN, Simulator, World
from bot.storage.audit import Audit
from bot.storage.database import Database
from bot.storage.updates import Updates
from tests.crash.process import Forked
from tests.support.records import appoint

if TYPE_CHECKING:
    from pathlib import Path

    from bot.simulator import Person

SEED = 161
PATIENCE = 30.0

STEPS = (
    ("/update", "mục nào"),
    ("3", "mức nào"),
    ("Đang triển khai", "phần trăm"),
    ("60%", "Kết quả cụ thể"),
    ("Đã trồng 12 ha rừng ngập mặn", "khó khăn"),
    ("Không có", "ảnh hay văn bản"),
    ("Bỏ qua", "xem lại trước khi gửi"),
    ("✅ Gửi", "Đã nhận báo cáo CN-2025-0001"),
)
"""What is typed or pressed, and what the bot says then."""


def _act(person: Person, what: str) -> None:
    """Presses the newest button of that label if there is one, else types it."""
    offering = [message for message in person.world.from_bot(person.id) if what in message.labels]
    if offering:
        person.press(what, message_id=offering[-1].message_id)
    else:
        person.say(what)


def _says(person: Person, part: str) -> bool:
    """Whether a message of the bot holds it; a question may stand twice, as a reply can come again after a kill."""
    return any(part in message.text for message in person.world.from_bot(person.id))


@pytest.mark.asyncio
async def test_killed_at_every_step(tmp_path: Path) -> None:
    dice = random.Random(SEED)
    world = World()
    lan = world.person(1001, "Lan", language_code="vi")
    async with Simulator(world) as simulator:
        process = Forked(tmp_path, simulator, TOKEN)
        with Database(process.database) as database:
            appoint(build_services(Settings(), database), 1001, "so-tnmt")
        try:
            for what, expected in STEPS:
                await process.start()
                _act(lan, what)
                await asyncio.sleep(dice.uniform(0, 0.4))
                await process.kill()
                await process.start()
                await world.until(
                    lambda expected=expected: _says(lan, expected), PATIENCE, f"{what}: no {expected}"
                )
                await process.kill()
        finally:
            await process.end()
            await process.close()
    with Database(process.database) as database:
        (update,) = Updates(database).of_year(2025)
        assert [version.number for version in update.versions] == [1]
        assert (update.content.status, update.content.percent) == ("in_progress", 60)
        assert update.content.result == "Đã trồng 12 ha rừng ngập mặn"
        assert [line.event for line in Audit(database, lambda: datetime.now(UTC)).of(update.code)] == [
            "submit"
        ]
        assert database.rows("SELECT 1 FROM forms") == []
    assert "Traceback" not in process.log
