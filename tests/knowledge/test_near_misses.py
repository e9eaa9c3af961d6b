"""What is near to something the plan says and is not it: other years, other numbers, what is denied, other figures."""

from __future__ import annotations

import pytest

from tests.knowledge.asking import BASE, ITEMS, say
from tests.knowledge.test_conversations import talk


@pytest.mark.parametrize(
    "text",
    [
        "mục tiêu đến 2030 là gì?",
        "muc tieu nam 2030",
        "mục tiêu đến năm 2030 là gì?",
        "what are the plan's goals for 2030?",
        "mục 3 năm 2030 ai chủ trì",
        "hạn nộp báo cáo năm 2030",
    ],
)
def test_a_year_that_the_plan_does_not_reach_is_not_the_one_it_does(text: str) -> None:
    reply = say(text)
    assert (reply.kind, reply.reason) == ("none", "not_in_plan")
    assert "2025" in reply.text()
    assert "2030" in reply.text()


def test_a_year_that_a_clause_names_is_found_there() -> None:
    assert "II.2.a.1" in say("giảm nghèo bền vững đến năm 2030 nằm ở đâu").clauses


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("mục ba mươi", 30),
        ("muc hai muoi", 20),
        ("mục mười ba", 13),
        ("mục hai mươi lăm", 25),
        ("item thirteen", 13),
    ],
)
def test_a_number_in_words_is_read_to_its_end(text: str, number: int) -> None:
    reply = say(text)
    assert (reply.kind, reply.items) == ("none", ())
    assert str(number) in reply.text()


def test_there_is_no_item_with_a_point_in_its_number() -> None:
    assert say("mục 3.5").items == ()


@pytest.mark.parametrize("number", ITEMS)
@pytest.mark.parametrize(
    "form",
    ["sở nào không phối hợp mục {}?", "who does not coordinate item {}?", "sở nào không tham gia mục {}?"],
)
def test_who_takes_no_part_is_not_who_does_not_carry_out(number: int, form: str) -> None:
    reply = say(form.format(number))
    assert reply.agencies == (), "nobody can list those whom a general phrase does not mean"
    assert BASE.item[number].coordinating.clause in reply.clauses


def test_fewest_is_not_most() -> None:
    for text in ("mục nào có ít cơ quan thực hiện nhất?", "which item has the fewest implementing agencies?"):
        assert say(text).items == (2, 3)
    assert say("sở nào phối hợp nhiều mục nhất?").agencies == ("ubnd-huyen",)
    assert say("sở nào thực hiện nhiều mục nhất?").agencies == ("so-ldtbxh",)


@pytest.mark.parametrize(
    "text", ["Sở Y tế có bao nhiêu xe cứu thương", "How many doctors does the Department of Health have?"]
)
def test_a_figure_that_the_plan_does_not_hold_is_no_duty(text: str) -> None:
    assert (say(text).kind, say(text).reason) == ("none", "not_in_plan")


def test_another_project_is_not_this_one() -> None:
    assert say("ai chủ trì đề án 162").agencies == ()


def test_a_department_of_today_is_told_by_those_of_the_plan() -> None:
    reply = say("Sở Nông nghiệp và Môi trường chủ trì mục nào?")
    assert reply.kind == "answer"
    assert {"II.1.b", "II.3.b"} <= set(reply.clauses)


def test_what_a_union_is_asked_to_do_is_not_what_citizens_can() -> None:
    assert say("Đoàn thanh niên làm gì?").clauses == ("V.6.1", "V.6.2")


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("UBND tỉnh có chủ trì mục nào không?", "no"),
        ("Sở Y tế có chủ trì mục nào không?", "yes"),
        ("What can a foreign NGO do?", None),
    ],
)
def test_yes_and_no_are_said_where_they_are_asked(text: str, verdict: str | None) -> None:
    reply = say(text)
    assert reply.verdict == verdict
    assert reply.clauses


def test_what_else_they_do_is_asked_of_who_coordinates_too() -> None:
    assert talk("who coordinates item 4?", "what else do they do?")[-1].agencies == ("ubnd-huyen",)


def test_a_department_of_today_is_denied_an_item_with_the_note_on_whose_tasks_it_has() -> None:
    reply = say("Sở Nông nghiệp và Môi trường có thực hiện mục 3 không?")
    assert reply.verdict == "no"
    assert "Trong Kế hoạch là: Sở Tài nguyên và Môi trường" in reply.text()
    assert "không phải nội dung của Kế hoạch" in reply.paragraphs[-1]
