"""The smaller services: language, feedback, lists, privacy, and looking after the base."""

from __future__ import annotations

import json
import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.services.browsing import PAGE, shorten
from bot.services.bundle import Services, build_services
from bot.services.feedback import MAX_COMMENT
from bot.services.messages import Perform, Rate, RefusedError, ShowList
from bot.services.preferences import from_code
from bot.services.scrub import GONE
from bot.storage.database import ChatKey
from bot.storage.officers import Officers
from bot.storage.opinions import Opinions
from knowledge.asks import Ask
from knowledge.model import LANGUAGES
from tests.support.people import enrol, everything

if TYPE_CHECKING:
    from pathlib import Path

    from bot.config import Settings
    from bot.storage.database import Database
    from tests.support.clock import Clock

ADMIN = ChatKey("telegram", "1003")


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("vi", "vi"),
        ("vi-VN", "vi"),
        ("VI", "vi"),
        ("en-GB", "en"),
        ("fr", "en"),
        ("ja", "en"),
        (None, None),
        ("", None),
    ],
)
def test_language_of_the_app(code: str | None, language: str | None) -> None:
    assert from_code(code) == language


@pytest.mark.parametrize(
    ("typed", "language"),
    [
        ("en", "en"),
        ("English", "en"),
        ("tiếng Anh", "en"),
        ("vi", "vi"),
        ("  Tiếng  Việt ", "vi"),
        ("TIENG VIET", "vi"),
    ],
)
def test_language_typed(services: Services, lan: ChatKey, typed: str, language: str) -> None:
    services.preferences.type(lan, typed, "vi")
    assert services.preferences.chosen(lan) == language


def test_language_left_to_the_question(services: Services, lan: ChatKey) -> None:
    services.preferences.type(lan, "en", "vi")
    services.preferences.type(lan, "auto", "en")
    assert services.preferences.chosen(lan) is None


@pytest.mark.parametrize("typed", ["", "français", "ð"])
def test_language_offered(services: Services, lan: ChatKey, typed: str) -> None:
    assert len(services.preferences.type(lan, typed, "vi").buttons) == 3
    assert services.preferences.chosen(lan) is None


def test_reply_follows_the_question(services: Services, lan: ChatKey) -> None:
    assert services.answering.ask(lan, "ai chủ trì mục 3?", "en").lang == "vi"
    assert services.answering.ask(lan, "who leads item 3?", "vi").lang == "en"
    assert services.answering.language(lan, "vi") == "en", "what was spoken last"


def test_reply_follows_the_choice(services: Services, lan: ChatKey) -> None:
    services.preferences.choose(lan, "en", "vi")
    assert services.answering.ask(lan, "ai chủ trì mục 3?").lang == "en"
    assert services.answering.perform(lan, Ask.of_item(3), "vi").lang == "en"


def test_app_language_where_nothing_else_tells(services: Services, lan: ChatKey, minh: ChatKey) -> None:
    assert services.answering.perform(lan, Ask.items(), "en").lang == "en"
    assert services.answering.perform(minh, Ask.items(), None).lang == "vi"


def test_context_is_kept_per_chat(services: Services, lan: ChatKey, minh: ChatKey) -> None:
    services.answering.ask(lan, "ai chủ trì mục 3?")
    services.answering.ask(minh, "ai chủ trì mục 2?")
    assert services.answering.ask(lan, "còn mục 4?").items == (4,)
    assert services.answering.ask(minh, "ai phối hợp?").items == (2,)


def test_an_officer_need_not_say_which_body_is_theirs(
    services: Services, database: Database, lan: ChatKey, minh: ChatKey
) -> None:
    officer = enrol(services, lan, "so-yt")
    assert services.answering.ask(lan, "sở mình thực hiện mục nào?").agencies == ("so-yt",)
    assert services.answering.ask(lan, "bên em có làm mục 3 không?").verdict == "no"
    assert services.answering.ask(minh, "sở mình thực hiện mục nào?").kind == "clarify"
    # It is the registration that tells, as long as it stands; nothing of it is kept with the chat.
    assert services.answering.ask(lan, "ai chủ trì mục 4?").items == (4,)
    assert '"own"' not in everything(database)
    Officers(database).end(officer.number, "left", services.clock())
    assert services.answering.ask(lan, "sở mình thực hiện mục nào?").kind == "clarify"


def test_context_survives_a_restart_but_not_a_day(
    services: Services, settings: Settings, database: Database, clock: Clock, lan: ChatKey
) -> None:
    services.answering.ask(lan, "ai chủ trì mục 3?")
    again = build_services(settings, database, clock, services.library)
    assert again.answering.ask(lan, "thế ai phối hợp?").items == (3,)
    clock.pass_(hours=25)
    assert again.answering.ask(lan, "ai phối hợp?").kind == "clarify"


def test_unanswered_is_kept_without_identity(services: Services, database: Database, lan: ChatKey) -> None:
    services.answering.ask(lan, "xyzzy plugh 0912345678 lan@example.com")
    services.answering.ask(lan, "Xyzzy plugh 0987654321 minh@example.com")
    rows = database.rows("SELECT * FROM unanswered")
    assert [row["count"] for row in rows] == [2]
    assert not any(sign in str(rows) for sign in ("0912345678", "lan@", "1001"))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lê Văn Cường bị bệnh tâm thần có được nhận xe lăn không", "Cường"),
        ("Tôi tên là Trần Thị Bình ở xã Thạch Hà, cho hỏi giá vàng hôm nay", "Bình"),
    ],
)
def test_the_list_of_unanswered_questions_names_nobody(
    services: Services, lan: ChatKey, text: str, name: str
) -> None:
    assert services.answering.ask(lan, text).kind == "none"
    told = services.curation.unanswered(ADMIN, "vi").text
    assert GONE in told
    assert name not in told


def test_names_that_an_earlier_version_kept_are_not_shown(services: Services, database: Database) -> None:
    Opinions(database).count_unanswered("x", "Lê Văn Cường hỏi", "vi", "not_understood", date(2025, 11, 1))
    told = services.curation.unanswered(ADMIN, "vi").text
    assert f"{GONE} hỏi" in told


def test_of_a_long_question_only_the_beginning_is_kept(
    services: Services, database: Database, lan: ChatKey
) -> None:
    services.answering.ask(lan, "zxq wvu blorp " * 100)
    (kept,) = database.rows("SELECT text FROM unanswered")
    assert 290 < len(kept["text"]) <= 300


def test_answered_is_not_kept(services: Services, database: Database, lan: ChatKey) -> None:
    services.answering.ask(lan, "ai chủ trì mục 3?")
    assert database.rows("SELECT * FROM unanswered") == []


@pytest.mark.parametrize(
    "text", ["", " ", "\x00", "😀", "<b>x</b>", "a" * 10_000, "\u202emục 3", "mục 3" * 2000]
)
def test_no_text_raises(services: Services, lan: ChatKey, text: str) -> None:
    assert services.answering.ask(lan, text).text()


def test_thumb_counts_once_a_message(services: Services, database: Database, lan: ChatKey) -> None:
    up = Rate(helpful=True, entry="x", clauses=("II.3.b",))
    first = services.feedback.rate(lan, "10", up, "vi")
    assert services.feedback.rate(lan, "10", Rate(helpful=False, entry="x"), "vi") != first
    services.feedback.rate(lan, "11", up, "vi")
    assert database.rows("SELECT entry, clauses, helpful, count FROM ratings") == [
        {"entry": "x", "clauses": "II.3.b", "helpful": 1, "count": 2}
    ]


def test_day_is_the_local_one(services: Services, database: Database, clock: Clock, lan: ChatKey) -> None:
    clock.pass_(hours=10)  # 18:00 in UTC is the next day in Viet Nam
    services.feedback.comment(lan, "hay lắm", "vi")
    assert database.rows("SELECT day FROM comments") == [{"day": "2026-11-24"}]


def test_comment_is_scrubbed(services: Services, database: Database, lan: ChatKey) -> None:
    services.feedback.comment(lan, "gọi tôi 0912345678", "vi")
    assert "0912" not in str(database.rows("SELECT text FROM comments"))


def test_long_comment_is_kept_whole(services: Services, database: Database, lan: ChatKey) -> None:
    text = "Góp ý: " + "rất dài và quan trọng, " * 80
    assert "phần đầu" not in services.feedback.comment(lan, text, "vi").text
    assert database.rows("SELECT text FROM comments") == [{"text": text.strip()}]


def test_of_a_comment_that_is_too_long_its_end_is_told(
    services: Services, database: Database, lan: ChatKey
) -> None:
    said = services.feedback.comment(lan, "dài " * 499 + "đến đây thôi", "vi")
    (kept,) = database.rows("SELECT text FROM comments")
    assert MAX_COMMENT - 1 <= len(kept["text"]) <= MAX_COMMENT
    assert kept["text"].endswith("dài đến")
    assert "2.000 ký tự nên mới ghi được phần đầu" in said.text
    assert "dài đến”" in said.text


def test_comment_asked_for(services: Services, clock: Clock, lan: ChatKey, minh: ChatKey) -> None:
    services.feedback.comment(lan, "  ", "vi")
    assert services.feedback.awaited(lan)
    assert not services.feedback.awaited(minh)
    clock.pass_(minutes=31)
    assert not services.feedback.awaited(lan), "later it is a question again"


def test_cancel(services: Services, lan: ChatKey) -> None:
    nothing = services.cancel(lan, "vi")
    services.feedback.comment(lan, "", "vi")
    assert services.cancel(lan, "vi") != nothing
    assert not services.feedback.awaited(lan)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["items", "agencies", "asean"])
def test_lists_lead_to_answers(services: Services, lan: ChatKey, kind: str, language: str) -> None:
    services.preferences.choose(lan, language, "vi")  # type: ignore[arg-type]  # of the two languages
    page, performed = 0, 0
    while True:
        message = services.browsing.show(kind, page, language)  # type: ignore[arg-type]
        for button in message.buttons:
            assert len(button.label) <= 60
            if isinstance(button.action, Perform):
                reply = services.answering.perform(lan, button.action.ask)
                assert reply.kind == "answer", button
                assert reply.lang == language
                performed += 1
        if not any(
            isinstance(button.action, ShowList) and button.action.page > page for button in message.buttons
        ):
            break
        page += 1
    assert performed >= len(services.library.base.items)


def test_pages_that_do_not_exist(services: Services) -> None:
    assert services.browsing.show("agencies", 999, "vi").buttons
    assert services.browsing.show("items", -1, "vi").buttons
    assert len(services.browsing.show("agencies", 0, "vi").buttons) <= PAGE + 2


def test_welcome_leads_to_answers(services: Services, lan: ChatKey) -> None:
    for language in LANGUAGES:
        for button in services.browsing.welcome(language).buttons:
            if isinstance(button.action, Perform):
                assert services.answering.perform(lan, button.action.ask).kind == "answer"


def test_shorten() -> None:
    assert shorten("Sở Y tế") == "Sở Y tế"
    assert shorten("a b " * 30).endswith("…")
    assert len(shorten("x" * 100)) <= 60


def test_my_data(services: Services, lan: ChatKey) -> None:
    empty = services.privacy.hand_over(lan, "vi")
    services.preferences.choose(lan, "en", "vi")
    services.answering.ask(lan, "who leads item 3?")
    full = services.privacy.hand_over(lan, "en")
    assert empty.document is not None
    assert full.document is not None
    assert json.loads(empty.document.content)["kept"] == {}
    kept = json.loads(full.document.content)["kept"]
    assert kept["preferences"][0]["language"] == "en"
    assert kept["conversations"][0]["context"]["item"] == 3
    assert empty.text != full.text


def test_what_was_talked_about_is_erased_after_a_day(
    services: Services, database: Database, clock: Clock, lan: ChatKey, minh: ChatKey
) -> None:
    services.answering.ask(lan, "who leads item 3?")
    clock.pass_(hours=23)
    services.answering.ask(minh, "who leads item 4?")
    assert services.answering.purge() == 0
    clock.pass_(hours=2)
    assert services.answering.purge() == 1
    assert [row["chat"] for row in database.rows("SELECT chat FROM conversations")] == [minh.chat]


def test_forget_me(services: Services, lan: ChatKey) -> None:
    services.preferences.choose(lan, "en", "vi")
    services.answering.ask(lan, "who leads item 3?")
    services.quiz.play(lan, "en")
    services.privacy.forget(lan, "en")
    assert services.chats.everything(lan) == {}


@pytest.mark.parametrize("user", ["1001", "", "10033"])
def test_only_administrators_look_after_the_base(services: Services, user: str) -> None:
    with pytest.raises(RefusedError):
        services.curation.reload(ChatKey("telegram", user), "vi")
    with pytest.raises(RefusedError):
        services.curation.unanswered(ChatKey("telegram", user), "vi")


def test_unanswered_list(services: Services, lan: ChatKey) -> None:
    nothing = services.curation.unanswered(ADMIN, "vi").text
    services.answering.ask(lan, "xyzzy plugh")
    services.feedback.comment(lan, "rất hay", "vi")
    text = services.curation.unanswered(ADMIN, "vi").text
    assert text != nothing
    assert "xyzzy plugh" in text
    assert "rất hay" in text


@pytest.mark.parametrize(
    ("before", "after"),
    [("number: 3", "number: three"), ("so-tnmt", "so-khong-co")],
    ids=["schema", "reference"],
)
def test_reload_keeps_a_sound_base(
    settings: Settings, database: Database, clock: Clock, tmp_path: Path, before: str, after: str
) -> None:
    folder = tmp_path / "base"
    shutil.copytree(settings.knowledge, folder)
    services = build_services(settings.model_copy(update={"knowledge": folder}), database, clock)
    engine = services.library.engine
    sound = (folder / "items.yaml").read_text(encoding="utf-8")
    assert before in sound
    (folder / "items.yaml").write_text(sound.replace(before, after), encoding="utf-8")
    said = services.curation.reload(ADMIN, "vi").text
    assert "items.yaml" in said
    assert services.library.engine is engine
    (folder / "items.yaml").write_text(sound, encoding="utf-8")
    services.curation.reload(ADMIN, "vi")
    assert services.library.engine is not engine
    (line,) = (line for line in services.audit.latest(9) if line.event == "reload")
    assert line.actor == services.rights.coordinator(ADMIN).actor, "only one that changed anything is noted"
