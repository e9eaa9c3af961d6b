"""Telegram at PTB's own seam: every call is taken at once and remembered. For tests of very many updates."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from telegram.request import BaseRequest

from tests.support.playground import EXPECTED_METHODS

if TYPE_CHECKING:
    from telegram.request import RequestData

BOT = {"id": 161161161, "is_bot": True, "first_name": "dean161", "username": "dean161_bot"}


class CannedRequest(BaseRequest):
    """Takes every call that the bot may make. ``shown`` are each chat's messages: text, and data of buttons."""

    def __init__(self) -> None:
        self.shown: dict[int, list[tuple[str, list[str]]]] = defaultdict(list)
        self.answered: dict[str, str] = {}
        self._number = 1000

    @property
    def read_timeout(self) -> float | None:
        return 5.0

    async def initialize(self) -> None:
        pass

    async def shutdown(self) -> None:
        pass

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        called = url.rpartition("/")[2]
        values = {} if request_data is None else request_data.parameters
        assert called in EXPECTED_METHODS, called
        return 200, json.dumps({"ok": True, "result": self._result(called, values)}).encode()

    def _result(self, called: str, values: dict[str, Any]) -> Any:
        if called == "getMe":
            return BOT
        if called == "answerCallbackQuery":
            self.answered[values["callback_query_id"]] = values.get("text", "")
        if not called.startswith(("send", "editMessage")):
            return True
        self._number += 1
        chat = int(values["chat_id"])
        text = values.get("text") or values.get("caption") or values.get("question") or ""
        markup = values.get("reply_markup") or {}
        data = [button["callback_data"] for row in markup.get("inline_keyboard", ()) for button in row]
        self.shown[chat].append((text, data))
        kind = "private" if chat > 0 else "supergroup"
        message = {"message_id": self._number, "date": 1_700_000_000, "chat": {"id": chat, "type": kind}}
        if called == "sendPoll":
            options = [
                {"text": f"{place}", "voter_count": 0, "persistent_id": f"{place}"} for place in (1, 2)
            ]
            message["poll"] = {
                "id": str(self._number), "question": "?", "options": options, "total_voter_count": 0,
                "is_closed": False, "is_anonymous": False, "type": "quiz", "allows_multiple_answers": False,
                "allows_revoting": False, "members_only": False,
            }  # fmt: skip
        return message
