"""Questions about progress: the plan assigns the work and holds no results, and says so of what was asked about."""

from __future__ import annotations

import pytest

from knowledge.asks import Ask
from tests.knowledge.asking import BASE, ENGINE, say
from tests.knowledge.test_conversations import talk

REFUSAL = BASE.refusal_of.get("progress")


@pytest.mark.parametrize(
    ("text", "item", "agency"),
    [
        ("mục 3 làm đến đâu rồi?", 3, None),
        ("tiến độ mục 3", 3, None),
        ("muc 3 den dau roi", 3, None),
        ("kết quả mục 3", 3, None),
        ("mục 3 xong chưa", 3, None),
        ("tình hình thực hiện mục 1", 1, None),
        ("mục 4 đã triển khai chưa ạ", 4, None),
        ("mục 5 hoàn thành bao nhiêu phần trăm rồi", 5, None),
        ("II.3.a.1 làm tới đâu rồi", 3, None),
        ("mục 3 mần tới mô rồi", 3, None),
        ("giảm nghèo làm đến đâu rồi", 2, None),
        ("how far is item 3?", 3, None),
        ("progress on item 2", 2, None),
        ("has item 3 been done", 3, None),
        ("what are the results of item 5", 5, None),
        ("sở y tế đã làm được gì ở mục 4", 4, "so-yt"),
        ("sở tài nguyên làm đến đâu rồi", None, "so-tnmt"),
        ("what has the health department achieved so far?", None, "so-yt"),
        ("tiến độ thực hiện kế hoạch đến đâu rồi", None, None),
        ("tiến độ", None, None),
        ("Công an tỉnh đã làm được gì rồi", None, None),
    ],
)
def test_progress_is_not_in_the_plan(text: str, item: int | None, agency: str | None) -> None:
    reply = say(text)
    assert (reply.kind, reply.reason) == ("none", "not_in_plan"), text
    assert reply.ask == Ask("progress", item=item, agency=agency)
    assert (reply.items, reply.agencies) == ((), ())
    assert REFUSAL is not None
    assert reply.entry == REFUSAL.id
    assert reply.clauses == REFUSAL.clauses


def test_what_was_asked_about_is_named() -> None:
    assert "mục 3 (Cộng đồng bền vững)" in say("mục 3 làm đến đâu rồi?").text()
    both = say("sở y tế đã làm được gì ở mục 4").text()
    assert "Sở Y tế" in both
    assert "mục 4" in both


@pytest.mark.parametrize(
    "text",
    [
        "ai tổng hợp báo cáo tình hình thực hiện hàng năm",
        "báo cáo kết quả hoạt động gửi về đâu",
        "gửi báo cáo kết quả trước ngày nào",
        "đánh giá cuối kỳ khi nào",
        "cập nhật tiến độ thế nào",
        "bao cao tien do the nao",
        "làm sao để gửi tiến độ mục 3",
        "Sở Y tế có phải gửi báo cáo kết quả không",
        "mục 3 được thực hiện như thế nào",
        "mục 3 làm gì",
    ],
)
def test_other_questions_with_these_words_are_answered(text: str) -> None:
    assert say(text).kind == "answer"


def test_an_item_that_does_not_exist_has_no_progress() -> None:
    assert say("mục 6 làm đến đâu rồi").ask == Ask("missing", value="item-6")


@pytest.mark.parametrize(
    ("messages", "asks"),
    [
        (("ai chủ trì mục 3?", "làm đến đâu rồi?"), Ask("progress", item=3)),
        (("mục 3 làm đến đâu rồi?", "còn mục 4?"), Ask("progress", item=4)),
        (("mục 3 làm đến đâu rồi?", "ai phối hợp?"), Ask.coordinate(3)),
        (("Sở Y tế làm gì?", "kết quả thế nào rồi?"), Ask("progress", agency="so-yt")),
        (("who leads item 2?", "how far is it?"), Ask("progress", item=2)),
    ],
)
def test_progress_goes_on_with_what_was_said(messages: tuple[str, ...], asks: Ask) -> None:
    assert talk(*messages)[-1].ask == asks


def test_a_second_question_beside_it_is_answered_too() -> None:
    reply = say("ai chủ trì mục 3 và làm đến đâu rồi?")
    assert (reply.kind, reply.ask) == ("answer", Ask.lead(3))
    assert "không có kết quả" in reply.text()


def test_a_reply_tells_its_request() -> None:
    assert say("ai chủ trì mục 3?").ask == Ask.lead(3)
    assert say("qwrtzp").ask is None
    reply, _ = ENGINE.perform(Ask("progress", item=2), "en")
    assert (reply.kind, reply.ask) == ("none", Ask("progress", item=2))
    forged, _ = ENGINE.perform(Ask("progress", item=9), "vi")
    assert (forged.reason, forged.ask) == ("not_understood", None)


@pytest.mark.parametrize(
    "text",
    [
        "có bao nhiêu cơ quan đã báo cáo",
        "co bao nhieu so da gui bao cao",
        "cơ quan nào chưa báo cáo",
        "ai đã nộp báo cáo rồi",
        "how many agencies have reported",
        "which departments have submitted reports",
    ],
)
def test_who_has_reported_so_far_is_in_no_plan(text: str) -> None:
    reply = say(text)
    assert (reply.kind, reply.reason, reply.ask) == ("none", "not_in_plan", Ask("progress"))


@pytest.mark.parametrize("text", ["dạ ai phải báo cáo", "bao nhiêu cơ quan phải báo cáo", "who must report?"])
def test_who_must_report_is_in_the_plan(text: str) -> None:
    assert (say(text).kind, say(text).entry) == ("answer", "report-who")


@pytest.mark.parametrize(
    "text",
    ["UBND xã tôi có phải báo cáo không", "phường tôi có phải nộp báo cáo không", "does the commune report?"],
)
def test_a_body_that_is_not_named_need_not_report(text: str) -> None:
    reply = say(text)
    assert (reply.kind, reply.verdict, reply.clauses) == ("answer", "no", ("V.1.1",))
    assert reply.paragraphs[0].startswith(("Không.", "No."))


def test_a_department_that_is_not_named_is_not_told_that_it_need_not_report() -> None:
    assert say("Sở Công Thương có phải báo cáo không").verdict != "no"
