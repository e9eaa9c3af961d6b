"""The engine as PRODUCT section 3 promises it, rule by rule; expectations are computed from the base."""

from __future__ import annotations

import pytest

from knowledge.model import Item, Language
from tests.knowledge.asking import AGENCIES, BASE, ITEMS, all_named, say

# What must be shown -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["ai chủ trì mục 3?", "who leads item 3?", "ai chu tri muc 3", "ai chủ trì II.3"]
)
def test_the_lead_of_item_3(text: str) -> None:
    reply = say(text)
    assert reply.kind == "answer"
    assert (reply.agencies, reply.items) == (("so-tnmt",), (3,))
    assert reply.clauses == ("II.3.b",)
    assert "Sở Tài nguyên và Môi trường" in reply.text()
    assert "📎" in reply.text()
    assert "II.3.b" in (reply.citation or "")


def test_item_4_has_four_bodies_and_no_single_lead() -> None:
    reply = say("mục 4 ai chủ trì")
    assert reply.agencies == ("so-khcn", "so-nv", "so-yt", "so-ldtbxh")
    assert all_named(reply, reply.agencies)
    assert "không giao riêng cho một cơ quan nào" in reply.text()
    assert reply.clauses == ("II.4.b",)


def test_section_v_item_3_is_the_department_of_finance() -> None:
    reply = say("phần V mục 3")
    assert reply.kind == "answer"
    assert "V.3" in reply.clauses
    assert "Sở Tài chính" in reply.text()
    assert 3 not in reply.items


def test_no_figure_is_given_for_the_funding() -> None:
    reply = say("kinh phí bao nhiêu tỷ?")
    assert (reply.kind, reply.reason) == ("none", "not_in_plan")
    assert "IV" in reply.clauses
    assert "không nêu" in reply.text()
    assert "ngân sách" in reply.text()
    assert not reply.agencies


# Section V and the whole plan ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "clause", "agency"),
    [
        ("V.3", "V.3", "so-tc"),
        ("phần V mục 4", "V.4", "so-khdt"),
        ("phần V mục 5", "V.5", "so-ngv"),
        ("V.3 giao cho ai?", "V.3", "so-tc"),
        ("ai làm V.4?", "V.4", "so-khdt"),
        ("who is responsible for V.5?", "V.5", "so-ngv"),
        ("V.6 giao cho ai", "V.6", "ubmttq"),
        ("ai tham mưu phương án kinh phí?", "V.3", "so-tc"),
        ("ai lồng ghép các nguồn hỗ trợ trong nước và nước ngoài?", "V.4", "so-khdt"),
        ("sở nào tranh thủ sự ủng hộ của các tổ chức quốc tế?", "V.5", "so-ngv"),
        ("Who leads the plan as a whole?", "V.2", "so-ldtbxh"),
        ("ai chủ trì cả kế hoạch?", "V.2", "so-ldtbxh"),
        ("cơ quan nào chịu trách nhiệm chính thực hiện kế hoạch?", "V.2", "so-ldtbxh"),
    ],
)
def test_duties_of_section_v(text: str, clause: str, agency: str) -> None:
    reply = say(text)
    assert reply.kind == "answer"
    assert any(f"{cited}.".startswith(f"{clause}.") for cited in reply.clauses), reply.clauses
    assert BASE.agency[agency].name[reply.lang].removesuffix(" tỉnh") in reply.text()
    assert agency in reply.agencies


@pytest.mark.parametrize("agency_id", [agency.id for agency in BASE.agencies if agency.part_of])
def test_a_district_answers_with_the_part_of_its_level(agency_id: str) -> None:
    reply = say(f"{BASE.agency[agency_id].name.vi} phải làm gì?")
    assert reply.agencies == (agency_id,)
    assert BASE.agency["ubnd-huyen"].name.vi in reply.text()


def test_a_department_in_no_list_takes_part_through_the_phrase() -> None:
    reply = say("Sở Tư pháp có tham gia mục 3 không?")
    assert reply.verdict == "yes"
    assert "Các sở, ngành, cơ quan, đơn vị liên quan" in reply.text()


def test_culture_sport_and_tourism_is_one_department() -> None:
    reply = say("Sở Văn hóa, Thể thao và Du lịch làm mục nào?")
    assert reply.agencies == ("so-vhttdl",)
    assert reply.items == (1,)


@pytest.mark.parametrize("body_id", [body.id for body in BASE.outside])
def test_a_body_outside_the_plan_is_never_responsible(body_id: str) -> None:
    body = BASE.outsider[body_id]
    asked = {duty.agency for duty in BASE.duties if duty.role == "requested"}
    unions = asked if body.group and asked & set(BASE.group[body.group].members) else set()
    faults = []
    for text in (
        f"{body.name.vi} chủ trì mục nào?",
        f"{body.name.vi} làm gì?",
        f"Which items does the {body.name.en} lead?",
    ):
        reply = say(text)
        if not set(reply.agencies) <= unions or reply.items or reply.verdict == "yes":
            faults.append(f"{text}: {reply.kind} {reply.agencies} {reply.items} {reply.verdict}")
    for number in ITEMS:
        for text in (
            f"{body.name.vi} có chủ trì mục {number} không?",
            f"Does the {body.name.en} lead item {number}?",
        ):
            reply = say(text)
            if reply.verdict != "no" or not set(reply.agencies) <= unions | set(
                BASE.item[number].implementing.agencies
            ):
                faults.append(f"{text}: {reply.kind} {reply.agencies} {reply.verdict}")
    assert not faults, "\n".join(faults)


# What the plan does not have ----------------------------------------------------------------------


@pytest.mark.parametrize("number", [0, *range(6, 31), 50, 99])
def test_a_missing_item_is_missing(number: int) -> None:
    faults = []
    for text in (
        f"mục {number}",
        f"ai chủ trì mục {number}?",
        f"who leads item {number}?",
        f"mục {number} nói gì",
        f"ai phối hợp mục {number}",
    ):
        reply = say(text)
        if (
            (reply.kind, reply.reason) != ("none", "not_in_plan")
            or reply.agencies
            or reply.items
            or str(number) not in reply.text()
        ):
            faults.append(f"{text}: {reply.kind} {reply.reason} {reply.agencies} {reply.items}")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    "text",
    [
        "giải pháp 8",
        "giải pháp số 8 là gì",
        "solution 9",
        "III.8",
        "V.7",
        "II.9",
        "VI.1",
        "I.3.1",
        "mục tiêu cụ thể 4",
    ],
)
def test_a_missing_clause_is_missing(text: str) -> None:
    reply = say(text)
    assert (reply.kind, reply.reason) == ("none", "not_in_plan")
    assert not reply.agencies


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("số điện thoại của Sở Y tế?", "not_in_plan"),
        ("ngân sách cho mục 3 là bao nhiêu", "not_in_plan"),
        ("how much money is there for the plan?", "not_in_plan"),
        ("thời tiết hôm nay thế nào", "other_subject"),
        ("làm hộ chiếu ở đâu", "other_subject"),
        ("what is the weather today?", "other_subject"),
        ("how do I renew my passport?", "other_subject"),
        ("asdfgh qwrtzp", "not_understood"),
        ("😀😀😀", "not_understood"),
        ("123456", "not_understood"),
        ("", "not_understood"),
    ],
)
def test_each_refusal_has_its_reason(text: str, reason: str) -> None:
    reply = say(text)
    assert (reply.kind, reply.reason) == ("none", reason), reply.text()
    assert not reply.agencies


# Dates --------------------------------------------------------------------------------------------

MONTHS = {11: "November", 12: "December"}
DAYS = [(day, month) for month, days in ((11, 30), (12, 31)) for day in range(1, days + 1)]


@pytest.mark.parametrize(
    ("form", "late"),
    [
        ("nộp báo cáo ngày {d}/{m} có đúng hạn không?", False),
        ("ngày {d}/{m} nộp báo cáo còn kịp không?", False),
        ("nop bao cao ngay {d}/{m} co kip khong", False),
        ("gửi báo cáo ngày {d} tháng {m} có được không?", False),
        ("nộp báo cáo ngày {d}/{m} có bị trễ không?", True),
        ("Is a report sent on {d} {month} in time?", False),
        ("Is {month} {d} too late for the report?", True),
    ],
)
def test_every_day_around_the_deadline(form: str, late: bool) -> None:
    faults = []
    for day, month in DAYS:
        text = form.format(d=day, m=month, month=MONTHS[month])
        in_time = month < BASE.plan.report_due.month
        reply = say(text)
        if reply.verdict != ("yes" if in_time != late else "no") or "V.1.1" not in reply.clauses:
            faults.append(f"{text}: {reply.kind} {reply.verdict} {reply.clauses}")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    "text",
    [
        "hạn nộp báo cáo là khi nào?",
        "bao giờ phải gửi báo cáo",
        "when is the report due?",
        "what is the deadline for the annual report",
    ],
)
def test_the_deadline(text: str) -> None:
    reply = say(text)
    assert reply.kind == "answer"
    assert "V.1.1" in reply.clauses
    assert "01/12" in reply.text() or "1 December" in reply.text()


@pytest.mark.parametrize(
    "text", ["ngày cuối cùng nộp báo cáo là ngày nào?", "what is the last day to send the report?"]
)
def test_the_last_day_in_time(text: str) -> None:
    reply = say(text)
    assert "V.1.1" in reply.clauses
    assert "30/11" in reply.text() or "30 November" in reply.text()


# Counting, several questions, language ------------------------------------------------------------


def test_who_has_the_most_items() -> None:
    counts = {agency: sum(agency in item.implementing.agencies for item in BASE.items) for agency in AGENCIES}
    most = max(counts.values())
    expected = {agency for agency, count in counts.items() if count == most}
    for text in (
        "sở nào thực hiện nhiều mục nhất?",
        "cơ quan nào làm nhiều mục nhất",
        "which agency implements the most items?",
    ):
        assert set(say(text).agencies) == expected, text


def test_which_item_has_the_most_agencies() -> None:
    for text in (
        "mục nào có nhiều cơ quan thực hiện nhất?",
        "which item has the most implementing agencies?",
    ):
        assert say(text).items == (1,), text


@pytest.mark.parametrize(
    ("text", "clauses", "items"),
    [
        ("ai chủ trì mục 3 và ai phối hợp?", {"II.3.b", "II.3.c"}, {3}),
        ("ai chủ trì mục 2 và mục 3?", {"II.2.b", "II.3.b"}, {2, 3}),
        ("mục 3 ai làm, hạn báo cáo khi nào?", {"II.3.b", "V.1.1"}, {3}),
        ("Ai chủ trì mục 5? Ai phối hợp mục 2?", {"II.5.b", "II.2.c"}, {2, 5}),
        ("who leads item 3 and who coordinates?", {"II.3.b", "II.3.c"}, {3}),
        ("Who leads item 2? When is the report due?", {"II.2.b", "V.1.1"}, {2}),
        ("who leads items 2 and 4?", {"II.2.b", "II.4.b"}, {2, 4}),
    ],
)
def test_two_questions_in_one_line(text: str, clauses: set[str], items: set[int]) -> None:
    reply = say(text)
    assert reply.kind == "answer"
    assert clauses <= set(reply.clauses), reply.clauses
    assert items <= set(reply.items), reply.items


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ai chủ trì mục 3?", "vi"),
        ("ai chu tri muc 3", "vi"),
        ("who leads item 3?", "en"),
        ("item 3", "en"),
        ("mục 3", "vi"),
    ],
)
def test_the_reply_is_in_the_language_of_the_question(text: str, language: Language) -> None:
    assert say(text).lang == language


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(
    "text", ["ai chủ trì mục 3?", "who leads item 3?", "mục 6", "weather", "", "x" * 5000, "😀"]
)
def test_a_wanted_language_is_kept_to(text: str, language: Language) -> None:
    assert say(text, language=language).lang == language


def test_an_english_reply_keeps_the_vietnamese_name_beside() -> None:
    text = say("who leads item 4?").text()
    for agency in BASE.item[4].implementing.agencies:
        assert f"{BASE.agency[agency].name.en} ({BASE.agency[agency].name.vi})" in text


def test_what_became_of_a_body_comes_second_and_is_marked() -> None:
    reply = say("ai chủ trì mục 3?")
    text = reply.text()
    assert text.index("Sở Tài nguyên và Môi trường") < text.index("ℹ️")
    assert "không phải nội dung của Kế hoạch" in text
    assert reply.agencies == ("so-tnmt",)


@pytest.mark.parametrize(
    "text",
    [
        "xin chào",
        "cảm ơn",
        "hello",
        "thanks",
        "bạn là ai?",
        "what can you do?",
        "bot nói được tiếng Anh không?",
        "are you a robot?",
        "có lưu dữ liệu của tôi không?",
    ],
)
def test_pleasantries_and_questions_about_the_bot_are_answered(text: str) -> None:
    reply = say(text)
    assert reply.kind == "answer", reply.text()
    assert not reply.agencies


# What items are called, and what is asked by other words -------------------------------------------


@pytest.mark.parametrize("item", BASE.items, ids=lambda item: str(item.number))
def test_an_item_is_known_by_what_it_is_about(item: Item) -> None:
    for word in item.called.en:
        assert say(f"who carries out the {word} strand?").agencies == item.implementing.agencies
        assert say(f"who coordinates the pillar on {word}?").agencies == item.coordinating.agencies
    for word in item.called.vi:
        assert say(f"mảng {word} do ai thực hiện?").agencies == item.implementing.agencies


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("who inspects waste?", "II.3.a.4"),
        ("who keeps an eye on the forests?", "II.3.a.1"),
        ("ai kiểm tra rác thải?", "II.3.a.4"),
        ("what shall be done about business culture?", "II.5.a.3"),
    ],
)
def test_who_checks_a_subject_is_not_who_checks_the_plan(text: str, clause: str) -> None:
    assert clause in say(text).clauses


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("who helps orphans?", BASE.item[2].implementing.agencies),
        ("who supports start-ups?", BASE.item[3].implementing.agencies),
        ("who helps with drug prevention?", BASE.item[4].coordinating.agencies),
        ("who supports item 3?", BASE.item[3].coordinating.agencies),
    ],
)
def test_who_helps_people_is_not_who_helps_with_the_work(text: str, agencies: tuple[str, ...]) -> None:
    assert say(text).agencies == agencies


@pytest.mark.parametrize(
    "text", ["Did Thạch Hà district send in its results on time?", "has the health department reported yet?"]
)
def test_whether_a_body_has_reported_is_not_in_the_plan(text: str) -> None:
    assert (say(text).kind, say(text).reason) == ("none", "not_in_plan")


@pytest.mark.parametrize("text", ["does the finance department have to report?", "phải báo cáo không?"])
def test_whether_a_body_must_report_is(text: str) -> None:
    assert say(text).kind == "answer"


@pytest.mark.parametrize(
    "text", ["help with homework: three things that item 4 wants", "list the four departments of item 4"]
)
def test_an_item_asked_about_for_whatever_purpose_is_answered(text: str) -> None:
    assert (say(text).kind, say(text).items) == ("answer", (4,))
