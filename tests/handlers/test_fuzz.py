"""Ten thousand things that nobody would do, by people of every role, side by side and in groups.

No handler raises, every private text has an answer, and nothing is stored that should not be.
"""

from __future__ import annotations

import asyncio
import random
from typing import TYPE_CHECKING, Any

import pytest

from bot.app import build_application
from bot.delivery.delivery import Delivery
from bot.delivery.limits import Limits
from bot.services.typed.guards import lists_persons, secrecy_mark
from bot.simulator.entities import detect
from bot.storage.database import ChatKey
from tests.support.records import appoint
from tests.support.seam import CannedRequest

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.config import Settings
    from bot.services.bundle import Services
    from tests.support.clock import Clock

SEED = 161
EVENTS = 10_000
GROUP = -1_000_000_161
PEOPLE = {1001: "vi", 1002: "en", 1003: "vi", 1004: "ja", 1005: "vi", 1006: "en", 1007: "vi", 1008: "vi"}
OFFICERS = {1005: ("so-tnmt", "officer"), 1006: ("so-yt", "officer"), 1007: ("so-ldtbxh", "coordinator")}

WORDS = (
    "3 60% 100 -5 150% 12,5% đang làm hoàn thành xong chưa vướng: khó khăn: kinh phí trồng 12 ha rừng mục 6 năm "
    "2030 2025 2024 Sở Y tế STNMT kỳ anh không có bỏ qua xong gửi sửa hủy ok item done blocked difficulties none "
    "<b>đậm</b> *x* _y_ [z](http://a.b) {{ x }} {% y %} %s {0} ' \" ; -- DROP TABLE updates 999999999999999999999 "
    "\u202eabc\u202c \u0000 \u200b \ud83d 😀 ☠️ ９９９ ٣ مرحبا 你好 \t \n MẬT TUYỆT MẬT (MẬT) 0912345678 Nguyễn An 1980 "
    "CN-2025-0001 CN-2025-0002 CN-9999-9999 đồng ý có không yes no register"
).split(" ")
COMMANDS = (
    "start help items item agency goals deadline asean language feedback privacy my_data cancel register update my "
    "pending status remind officers invite unanswered broadcast export audit nonsense quiz"
).split()
LIGHT = [command for command in COMMANDS if command not in ("status", "export")]


class _Crowd:
    """Makes raw updates of what people do at random."""

    def __init__(self, request: CannedRequest, dice: random.Random) -> None:
        self._request = request
        self._dice = dice
        self._number = 0
        self._doings: list[Callable[[int], dict[str, Any]]] = [
            self._text, self._text, self._text, self._command, self._command, self._update, self._update,
            self._press, self._press, self._press, self._decide, self._decide, self._forge, self._media,
            self._grouped, self._other,
        ]  # fmt: skip

    def act(self, person: int) -> dict[str, Any]:
        """One update of a person."""
        self._number += 1
        return {"update_id": self._number, **self._dice.choice(self._doings)(person)}

    def _words(self, most: int = 9) -> str:
        return (
            " ".join(self._dice.choices(WORDS, k=self._dice.randint(1, most))).strip("\x00\u200b \t\n") or "x"
        )

    def _message(self, person: int, chat: int = 0, **content: Any) -> dict[str, Any]:
        where = {"id": chat or person, "type": "supergroup" if chat else "private"}
        who = {"id": person, "is_bot": False, "first_name": "P", "language_code": PEOPLE[person]}
        if "text" in content:
            entities = [each.to_json() for each in detect(content["text"])]
            content["entities"] = [each for each in entities if each["type"] in ("bot_command", "mention")]
        return {"message_id": self._number, "date": 1_700_000_000, "chat": where, "from": who, **content}

    def _text(self, person: int) -> dict[str, Any]:
        text = self._words() * (100 if self._dice.random() < 0.005 else 1)
        return {"message": self._message(person, text=text[:4096])}

    def _command(self, person: int) -> dict[str, Any]:
        # What is made in a process of its own takes a second each: a few of those are enough.
        command = self._dice.choice(COMMANDS if self._dice.random() < 0.1 else LIGHT)
        argument = self._words(3) if self._dice.random() < 0.5 else ""
        return {"message": self._message(person, text=f"/{command} {argument}".strip())}

    def _update(self, person: int) -> dict[str, Any]:
        line = f"/update {self._dice.randint(0, 6)} {self._dice.randint(0, 110)}% {self._words(4)}"
        return {"message": self._message(person, text=line)}

    def _press(self, person: int) -> dict[str, Any]:
        recent = [data for _, buttons in self._request.shown[person][-3:] for data in buttons]
        return self._pressed(person, self._dice.choice(recent or ["1x:"]))

    def _decide(self, person: int) -> dict[str, Any]:
        """Presses what sends, accepts or agrees, if that is on the screen."""
        recent = [data for _, buttons in self._request.shown[person][-2:] for data in buttons]
        telling = [data for data in recent if data.startswith(("1o:u.send", "1o:v.accept", "1o:r."))]
        return self._pressed(person, self._dice.choice(telling or recent or ["1x:"]))

    def _forge(self, person: int) -> dict[str, Any]:
        other = self._dice.choice(list(PEOPLE))
        data = [data for _, buttons in self._request.shown[other][-9:] for data in buttons]
        data += [
            "1o:u.send/1",
            "1o:u.send/1-2",
            "1o:v.accept/CN-2025-0001/1",
            "1o:u.set/1-1/99",
            "1o:",
            "1o:u.set",
            "",
            "9z:x",
        ]
        data += [f"1o:{self._words(2)}"[:20], "1o:u.my/99999999999999999999", "1o:v.accept/CN-2025-0001/٣"]
        return self._pressed(person, self._dice.choice(data))

    def _pressed(self, person: int, data: str) -> dict[str, Any]:
        message = self._message(person, text="x", reply_markup={"inline_keyboard": []})
        who, number = message["from"], str(self._number)
        return {
            "callback_query": {
                "id": number,
                "from": who,
                "chat_instance": "1",
                "data": data,
                "message": message,
            }
        }

    def _media(self, person: int) -> dict[str, Any]:
        kind = self._dice.choice(("photo", "document", "sticker", "location", "contact", "voice"))
        file = {"file_id": f"F{self._number}", "file_unique_id": f"U{self._number}"}
        content: dict[str, Any] = {
            "photo": [file | {"width": 1, "height": 1}],
            "document": file | {"file_name": "a\u202ecod.exe"},
            "sticker": file
            | {"type": "regular", "width": 1, "height": 1, "is_animated": False, "is_video": False},
            "location": {"latitude": 1.0, "longitude": 2.0},
            "contact": {"phone_number": "1", "first_name": "x"},
            "voice": file | {"duration": 1},
        }
        extra = (
            {"caption": self._words(4)} if self._dice.random() < 0.4 and kind in ("photo", "document") else {}
        )
        extra |= {"media_group_id": "7"} if self._dice.random() < 0.3 else {}
        return {"message": self._message(person, **{kind: content[kind]}, **extra)}

    def _grouped(self, person: int) -> dict[str, Any]:
        text = f"{self._dice.choice(('@dean161_bot ', '/', '/update ', ''))}{self._words(4)}"
        return {"message": self._message(person, GROUP, text=text)}

    def _other(self, person: int) -> dict[str, Any]:
        message = self._message(person, text=self._words(2))
        who, number = message["from"], str(self._number)
        return self._dice.choice([
            {"edited_message": message | {"edit_date": 1_700_000_001}},
            {"inline_query": {"id": number, "from": who, "query": self._words(3), "offset": ""}},
            {"poll_answer": {"poll_id": "1001", "user": who, "option_ids": [0], "option_persistent_ids": ["1"]}},
            {"message": self._message(person, GROUP, migrate_from_chat_id=-161)},
            {"something_new": {"id": 10**30}},
        ])  # fmt: skip


@pytest.mark.asyncio
@pytest.mark.timeout(240)
async def test_ten_thousand_events(settings: Settings, services: Services, clock: Clock) -> None:
    dice = random.Random(SEED)
    request = CannedRequest()
    application = build_application(settings, services, request)
    async with application:
        delivery = Delivery(application, services, Limits(0))
        application.courier, application.delivery = delivery.courier, delivery
        delivery.start()
        crowd = _Crowd(request, dice)
        for _ in range(EVENTS // len(PEOPLE)):
            _staff(services)
            clock.pass_(seconds=dice.choice((1, 30, 3600, 50_000)))
            updates = [crowd.act(person) for person in PEOPLE]
            before = {person: len(request.shown[person]) for person in PEOPLE}
            await delivery.receive(updates)
            while not delivery.at_rest:  # noqa: ASYNC110  # thousands of times, and each at once
                await asyncio.sleep(0)
            for update in updates:
                message = update.get("message", {})
                if "text" in message and message["chat"]["id"] > 0:
                    person = message["from"]["id"]
                    assert len(request.shown[person]) > before[person], message["text"]
                if "callback_query" in update:
                    assert update["callback_query"]["id"] in request.answered, update
        figures = delivery.figures.registry
        assert figures.get_sample_value("dean161_updates_handled_total") == EVENTS
        assert figures.get_sample_value("dean161_updates_failed_total") == 0
        await delivery.stop()
    _check_records(services)


def _staff(services: Services) -> None:
    """Registers the officers, also those whom the administrator has just revoked."""
    for number, (agency, role) in OFFICERS.items():
        if services.rights.role(ChatKey("telegram", str(number))) is None:
            appoint(services, number, agency, role, name=f"P{number}")


def _check_records(services: Services) -> None:
    """What is stored is sound, and of nobody who had no right."""
    assert services.audit.damage() is None
    officers = services.officers.every()
    years = services.library.base.plan.reporting_years
    updates = [update for year in years for update in services.updates.of_year(year)]
    assert len(updates) > 10  # while the coordinator happens to have closed the year, nothing is taken
    for update in updates:
        assert services.audit.of(update.code)
        for version in update.versions:
            author = services.officers.get(version.author)
            assert author is not None
            assert author.role != "officer" or author.agency == update.agency
            assert version.on_behalf == (author.agency != update.agency)
            for text in (version.content.result, version.content.difficulties):
                assert len(text) <= 1000
                assert secrecy_mark(text) is None
                assert not lists_persons(text)
    # Nobody became anything by themselves.
    assert {int(o.person.chat) for o in officers if o.person} <= {*OFFICERS, 1003}
