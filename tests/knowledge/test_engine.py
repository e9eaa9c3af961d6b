"""The engine as PRODUCT section 3 promises it, rule by rule; expectations are computed from the base."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.asks import MAX_CODE_BYTES, Ask
from knowledge.engine import Engine
from knowledge.loader import PACKAGED, load
from knowledge.model import Item, Language
from knowledge.replies import EMPTY, MAX_LABEL, Conversation, Reply

BASE = load(PACKAGED)
ENGINE = Engine(BASE)
"""Built once; the other tests of the engine share it."""

AGENCIES = [agency.id for agency in BASE.agencies]
ITEMS = [item.number for item in BASE.items]
ROOT = Path(__file__).parents[2]


def say(text: str, conversation: Conversation = EMPTY, language: Language | None = None) -> Reply:
    """The reply to one message, checked for what holds of every reply."""
    reply, _ = ENGINE.answer(text, conversation, language)
    assert not faults_in(reply), f"{text!r}: {faults_in(reply)}"
    return reply


def faults_in(reply: Reply) -> list[str]:
    """What is wrong with a reply whatever was asked: it names only what exists, and its buttons work."""
    faults = []
    if reply.kind not in ("answer", "clarify", "none"):
        faults.append(f"kind {reply.kind}")
    if (reply.reason is not None) != (reply.kind == "none"):
        faults.append(f"{reply.kind} with reason {reply.reason}")
    if not reply.text().strip() or not all(paragraph.strip() for paragraph in reply.paragraphs):
        faults.append("an empty text or paragraph")
    faults += [f"no clause {clause}" for clause in reply.clauses if clause not in BASE.clause]
    faults += [f"no item {number}" for number in reply.items if number not in BASE.item]
    faults += [f"no agency {agency}" for agency in reply.agencies if agency not in BASE.agency]
    for values in (reply.clauses, reply.items, reply.agencies):
        if len(set(values)) != len(values):
            faults.append(f"repeats: {values}")
    if reply.kind == "clarify" and not 1 <= len(reply.choices) <= 4:
        faults.append(f"{len(reply.choices)} readings")
    for choice in reply.choices:
        code = choice.ask.code()
        if len(code.encode()) > MAX_CODE_BYTES or not code.isascii() or Ask.parse(code) != choice.ask:
            faults.append(f"the code {code}")
        if not choice.label.strip() or len(choice.label) > MAX_LABEL:
            faults.append(f"the label {choice.label!r}")
    if not 0 <= reply.score <= 1:
        faults.append(f"score {reply.score}")
    return faults


def standing(agency_id: str, item: Item) -> str:
    """The part of an agency in an item, from the base's records alone."""
    names = {agency_id, BASE.agency[agency_id].part_of or agency_id}
    if names & set(item.implementing.agencies):
        return "lead"
    if names & set(item.coordinating.agencies):
        return "coordinate"
    group = item.coordinating.group
    return "group" if group and names & set(BASE.group[group].members) else "none"


def all_named(reply: Reply, agency_ids: tuple[str, ...]) -> bool:
    """Whether the text names all of these in full, in the reply's language."""
    return all(BASE.agency[agency].name[reply.lang] in reply.text() for agency in agency_ids)


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


# Who carries out, who coordinates -----------------------------------------------------------------

LEAD = {
    "vi": [
        "ai chủ trì mục {n}?", "mục {n} ai chủ trì", "cơ quan nào thực hiện mục {n}?", "ai chịu trách nhiệm mục {n}",
        "mục {n} do sở nào làm", "ai phụ trách mục số {n}", "ai lo muc {n} vay", "cq nào chủ trì mục {n}",
        "cơ quan thực hiện mục {n} là ai?", "cho em hỏi mục thứ {n} giao cho cơ quan nào thực hiện ạ",
        "II.{n} do ai chủ trì",
        "hoạt động {n} đơn vị nào phụ trách",
    ],
    "en": [
        "who leads item {n}?", "which agency is responsible for item {n}?", "who is in charge of item {n}",
        "who implements item {n}?", "item {n} who leads", "which departments carry out item {n}?",
        "Who is the lead agency for item {n}?", "who handles item {n} please", "implementing agencies of item {n}?",
        "could you tell me who is responsible for activity {n}", "who leads II.{n}?",
    ],
}  # fmt: skip
COORDINATE = {
    "vi": [
        "ai phối hợp mục {n}?", "mục {n} ai phối hợp", "cơ quan phối hợp mục {n}",
        "cơ quan nào phối hợp thực hiện mục {n}?",
        "mục {n} cơ quan phối hợp là ai", "ai phoi hop muc {n}", "những đơn vị nào phối hợp mục số {n}",
        "cq phối hợp mục {n} là cq nào", "cho hỏi ai phối hợp ở mục {n} ạ", "II.{n} ai phối hợp",
    ],
    "en": [
        "who coordinates on item {n}?", "which agencies coordinate item {n}?", "coordinating agencies of item {n}",
        "item {n} who coordinates", "who are the coordinating bodies for item {n}?", "who coordinates item {n} pls",
        "which bodies coordinate on item {n}", "who coordinates on activity {n}?", "coordination of item {n}: who?",
        "who coordinates II.{n}?",
    ],
}  # fmt: skip


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("number", ITEMS)
def test_who_carries_out_an_item_in_many_wordings(number: int, language: Language) -> None:
    item = BASE.item[number]
    faults = []
    for form in LEAD[language]:
        reply = say(form.format(n=number))
        right = (
            reply.kind == "answer"
            and reply.lang == language
            and reply.agencies == item.implementing.agencies
            and reply.items == (number,)
            and item.implementing.clause in reply.clauses
            and all_named(reply, reply.agencies)
        )
        if not right:
            faults.append(
                f"{form.format(n=number)}: {reply.kind} {reply.lang} {reply.agencies} {reply.clauses}"
            )
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("number", ITEMS)
def test_who_coordinates_an_item_in_many_wordings(number: int, language: Language) -> None:
    part = BASE.item[number].coordinating
    faults = []
    for form in COORDINATE[language]:
        reply = say(form.format(n=number))
        right = (
            reply.kind == "answer"
            and reply.lang == language
            and reply.agencies == part.agencies
            and reply.items == (number,)
            and part.clause in reply.clauses
            and all_named(reply, reply.agencies)
            and (part.phrase is None or part.phrase[language] in reply.text())
        )
        if not right:
            faults.append(
                f"{form.format(n=number)}: {reply.kind} {reply.lang} {reply.agencies} {reply.clauses}"
            )
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    "number", [item.number for item in BASE.items if len(item.implementing.agencies) > 1]
)
def test_where_there_is_no_single_lead_it_is_said(number: int) -> None:
    item = BASE.item[number]
    for text in (f"ai chủ trì mục {number}?", f"cơ quan chủ trì chính của mục {number} là ai?"):
        reply = say(text)
        assert reply.agencies == item.implementing.agencies
        assert "không giao riêng" in reply.text(), text
    reply = say(f"Who is the lead of item {number}?")
    assert reply.agencies == item.implementing.agencies
    assert "no single" in reply.text().lower() or "does not name" in reply.text().lower(), reply.text()


@pytest.mark.parametrize("number", ITEMS)
def test_an_item_alone_is_its_card(number: int) -> None:
    item = BASE.item[number]
    for text in (f"mục {number}", f"muc {number}", f"Mục {number}.", f"II.{number}", f"item {number}"):
        reply = say(text)
        assert (reply.kind, reply.items) == ("answer", (number,)), text
        assert item.clause in reply.clauses
        assert item.name[reply.lang] in reply.text()


# Yes or no, for every agency, item and role -------------------------------------------------------

ROLE_FORMS: list[tuple[str, Language, str]] = [
    ("lead", "vi", "{name} có phải là cơ quan thực hiện mục {n} không?"),
    ("lead", "vi", "{name} có chủ trì mục {n} không?"),
    ("coordinate", "vi", "{name} có phối hợp mục {n} không?"),
    ("any", "vi", "{name} có tham gia mục {n} không?"),
    ("lead", "en", "Is {name} an implementing agency of item {n}?"),
    ("lead", "en", "Does {name} lead item {n}?"),
    ("coordinate", "en", "Does {name} coordinate on item {n}?"),
    ("any", "en", "Does {name} take part in item {n}?"),
]
RIGHT = {
    "lead": {"lead"},
    "coordinate": {"coordinate", "group"},
    "any": {"lead", "coordinate", "group"},
}


@pytest.mark.parametrize("agency_id", AGENCIES)
def test_yes_or_no_on_every_item_and_role(agency_id: str) -> None:
    agency = BASE.agency[agency_id]
    faults = []
    for item in BASE.items:
        stands = standing(agency_id, item)
        for role, language, form in ROLE_FORMS:
            text = form.format(name=agency.name[language], n=item.number)
            reply = say(text)
            expected = "yes" if stands in RIGHT[role] else "no"
            first = {"vi": {"yes": "Có", "no": "Không"}, "en": {"yes": "Yes", "no": "No"}}[language][expected]
            wrong = []
            if reply.verdict != expected:
                wrong.append(f"verdict {reply.verdict}, not {expected}")
            if not reply.text().startswith(first):
                wrong.append("begins " + reply.text()[:20])
            if reply.items != (item.number,):
                wrong.append(f"items {reply.items}")
            if expected == "yes" and reply.agencies != (agency_id,):
                wrong.append(f"agencies {reply.agencies}")
            if not set(reply.agencies) <= {agency_id, *item.implementing.agencies}:
                wrong.append(f"agencies {reply.agencies}")
            clause = (
                item.implementing.clause if role == "lead" or stands == "lead" else item.coordinating.clause
            )
            if clause not in reply.clauses:
                wrong.append(f"clauses {reply.clauses}")
            if role == "lead" and expected == "no" and not all_named(reply, item.implementing.agencies):
                wrong.append("who carries it out is not said")
            phrase = item.coordinating.phrase
            if stands == "group" and expected == "yes" and phrase and phrase[language] not in reply.text():
                wrong.append("the group phrase is not said")
            if wrong:
                faults.append(f"{text}: {'; '.join(wrong)}")
    assert not faults, f"{len(faults)} faults\n" + "\n".join(faults)


@pytest.mark.parametrize("agency_id", AGENCIES)
def test_which_items_an_agency_carries_out(agency_id: str) -> None:
    agency = BASE.agency[agency_id]
    items = tuple(item.number for item in BASE.items if standing(agency_id, item) == "lead")
    faults = []
    for form in (
        "{vi} thực hiện những mục nào?", "{vi} chủ trì mục nào?", "những mục nào do {vi} thực hiện?",
        "Which items does the {en} implement?", "{en} leads which items?",
    ):  # fmt: skip
        reply = say(form.format(vi=agency.name.vi, en=agency.name.en))
        if reply.items != items or not set(reply.agencies) <= {agency_id}:
            faults.append(f"{form}: items {reply.items}, not {items}; {reply.agencies}")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("agency_id", AGENCIES)
def test_which_items_an_agency_coordinates_on(agency_id: str) -> None:
    agency = BASE.agency[agency_id]
    stands = {item.number: standing(agency_id, item) for item in BASE.items}
    items = {number for number, part in stands.items() if part in ("coordinate", "group")}
    for form in ("{vi} phối hợp những mục nào?", "Which items does the {en} coordinate on?"):
        reply = say(form.format(vi=agency.name.vi, en=agency.name.en))
        assert set(reply.items) == items, f"{form}: {reply.items}"
        assert set(reply.agencies) <= {agency_id}


@pytest.mark.parametrize("agency_id", AGENCIES)
def test_what_an_agency_does(agency_id: str) -> None:
    agency = BASE.agency[agency_id]
    level = {agency_id, agency.part_of or agency_id}
    part = {item.number for item in BASE.items if standing(agency_id, item) != "none"}
    duties = {duty.clause for duty in BASE.duties if duty.agency in level}
    for text in (
        f"{agency.name.vi} làm những gì trong kế hoạch?",
        f"What does the {agency.name.en} do in the plan?",
    ):
        reply = say(text)
        assert reply.kind == "answer", text
        assert reply.agencies == (agency_id,), text
        assert agency.name[reply.lang] in reply.text()
        assert set(reply.items) == part, text
        assert duties <= set(reply.clauses), text


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


# Any text -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "\n\n", "?", "...", "\x00", "\x00\x01\x02", "\u202e\u202d", "\ud800", "😀" * 500,
        "1" * 4096, "0", "-1", "99999999999999999999",
        "a" * 4096, "a" * 4097, "a" * 10_000, "mục 3 " * 680, "ai chủ trì mục 3? " * 227, "mục " * 1000,
        "& " * 2000, "&" * 4096,
        "II." * 1365, "II.3.b" * 600, "1/1" * 1300, "sở " * 1300, "không" * 800, "<b>mục</b> *3* `x`",
        "{n} %s $x", "../../etc/passwd",
        "'; DROP TABLE x; --", "ai\u0301\u0301\u0301\u0301 chủ trì", "ﷺ" * 400, "\ufdfa" * 4096,
        "İ" * 100, "ß mục 3", "٣ mục", "mục ٣", "mục ²",
    ],
    ids=lambda text: ascii(text[:16]),
)  # fmt: skip
def test_no_text_is_too_odd(text: str) -> None:
    for language in ("vi", "en", None):
        say(text, language=language)  # type: ignore[arg-type]


def test_a_message_of_4096_characters_is_read_and_a_longer_one_is_declined() -> None:
    question = "ai chủ trì mục 3? "
    assert say(question.ljust(4096)).agencies == ("so-tnmt",)
    for length in (4097, 10_000):
        reply = say(question.ljust(length, "x"))
        assert (reply.kind, reply.reason) == ("none", "not_understood")
        assert "4" in reply.text()


def test_an_empty_message_says_so_in_both_languages() -> None:
    assert say("", language="vi").text() != say("", language="en").text()
    assert say("").text() != say("qwrtzpl").text()


PIECES = st.sampled_from(
    "mục 3 4 6 II.3.b ai chủ trì phối hợp không có sở y tế rừng ma túy phần V và ? . , "
    "item who leads còn thế they 30/11 2025 2030 161/QĐ-TTg ko dc".split()
)


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.text(st.characters(), max_size=120), st.sampled_from(["vi", "en", None]))
def test_any_text_gets_a_sound_reply(text: str, language: Language | None) -> None:
    say(text, language=language)


@settings(derandomize=True, deadline=None, max_examples=300)
@given(st.lists(st.lists(PIECES, max_size=10).map(" ".join), min_size=1, max_size=4))
def test_any_conversation_gets_sound_replies(messages: list[str]) -> None:
    conversation, clarified = EMPTY, False
    for message in messages:
        reply, conversation = ENGINE.answer(message, conversation)
        assert not faults_in(reply), f"{message!r}: {faults_in(reply)}"
        assert not (clarified and reply.kind == "clarify"), "asked back twice in a row"
        clarified = reply.kind == "clarify"
        assert Conversation.from_json(conversation.to_json()) == conversation


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.text(max_size=60), st.integers(0, 6))
def test_suggestions_are_answers(text: str, limit: int) -> None:
    found = ENGINE.suggest(text, limit=limit)
    assert len(found) <= limit
    assert all(reply.kind == "answer" and not faults_in(reply) for reply in found)


def test_suggestions_for_an_empty_text_are_the_most_useful_ones() -> None:
    for language in ("vi", "en"):
        found = ENGINE.suggest("", language)  # type: ignore[arg-type]
        assert found
        assert all(reply.lang == language for reply in found)


# The same question, the same answer ---------------------------------------------------------------


def test_the_same_question_has_the_same_answer() -> None:
    other = Engine(BASE)
    for record in (*BASE.topics[::3], *BASE.entries[::3], *BASE.refusals[::3]):
        for text in record.questions.all[:2]:
            assert ENGINE.answer(text) == ENGINE.answer(text) == other.answer(text), text


_SCRIPT = """
import sys
from knowledge.engine import Engine
from knowledge.loader import PACKAGED, load
from knowledge.replies import EMPTY
base = load(PACKAGED)
engine, chat, out = Engine(base), EMPTY, []
for record in (*base.topics, *base.entries, *base.refusals):
    for text in record.questions.all[:1]:
        out.append(repr(engine.answer(text)))
        reply, chat = engine.answer(text, chat)
        out.append(repr(reply) + chat.to_json())
    out += [repr(reply) for reply in engine.suggest(record.questions.all[0][:12])]
sys.stdout.buffer.write("\\n".join(out).encode())
"""


def test_two_processes_with_other_hash_seeds_give_the_same_bytes() -> None:
    running = [
        subprocess.Popen(
            [sys.executable, "-c", _SCRIPT],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=ROOT,
            stdout=subprocess.PIPE,
        )
        for seed in ("1", "4242")
    ]
    outputs = [process.communicate(timeout=100)[0] for process in running]
    assert [process.returncode for process in running] == [0, 0]
    assert outputs[0] == outputs[1]
    assert len(outputs[0]) > 100_000
