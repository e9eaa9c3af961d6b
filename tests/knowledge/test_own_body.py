"""The writer's own body: told once, or spoken of last, it is what "sở mình" and "do we …?" mean from then on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge.replies import EMPTY
from tests.knowledge.asking import ENGINE
from tests.knowledge.test_conversations import talk


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("toi ben So Y te day, cho hoi muc 4 giao cho nhung don vi nao", "so-yt"),
        ("em công tác tại SKHCN ạ", "so-khcn"),
        ("Sở Nội vụ bọn em phối hợp mục nào", "so-nv"),
        ("chúng tôi là UBND huyện Thạch Hà", "huyen-thach-ha"),
        ("mình làm bên sở tư pháp, mục 1 có ai", "so-tp"),
        ("cơ quan em là Sở Tài chính", "so-tc"),
        ("Dear bot, I am working at DARD and I practise my English.", "so-nnptnt"),
        ("I'm with the provincial Department of Health.", "so-yt"),
        ("We are Dept of Home Affairs", "so-nv"),
        ("here at the Department of Finance we wonder who leads item 3", "so-tc"),
        # Of these nobody says to be.
        ("tôi ở Cẩm Xuyên, xã tôi hay lụt", None),
        ("cho em hỏi Sở Y tế làm gì", None),
        ("em nghe bên Sở Y tế nói mục 4 khó", None),
        ("con tôi học trường của Sở Giáo dục", None),
        ("nhà tôi ở gần Sở Y tế", None),
        ("huyện mình có hạn báo cáo không", None),
        ("I was told that DONRE leads item 3", None),
        ("what are we to expect from the Department of Health?", None),
    ],
)
def test_who_says_where_they_work_is_of_that_body(text: str, agency: str | None) -> None:
    assert ENGINE.answer(text, EMPTY)[1].own == agency


@pytest.mark.parametrize(
    ("messages", "agency", "items", "verdict"),
    [
        (("tôi bên Sở Y tế, mục 4 giao cho ai", "so minh co phai lam khong"), "so-yt", (4,), "yes"),
        (("em ở Sở Tư pháp", "ai chủ trì mục 3", "bên em có tham gia không"), "so-tp", (3,), "yes"),
        (("We are the Department of Health.", "who leads item 3?", "do we lead it?"), "so-yt", (3,), "no"),
        (("I work for DARD", "who leads item 4?", "which items do we implement?"), "so-nnptnt", (1,), None),
        (("I'm at DOLISA. Which items are ours to coordinate?",), "so-ldtbxh", (), None),
        (("Sở Y tế làm gì?", "sở mình có thực hiện mục 4 không?"), "so-yt", (4,), "yes"),
        (("chúng tôi là UBND huyện Thạch Hà", "huyện mình thực hiện mục nào"), "huyen-thach-ha", (1,), None),
    ],
)
def test_ones_own_body_is_the_one_that_was_told(
    messages: tuple[str, ...], agency: str, items: tuple[int, ...], verdict: str | None
) -> None:
    reply = talk(*messages)[-1]
    assert reply.agencies == (agency,)
    assert reply.verdict == verdict
    assert not items or reply.items == items


@pytest.mark.parametrize(
    "text", ["sở mình phải làm gì", "so em con viec gi nua", "what must our department do?"]
)
def test_ones_own_body_is_the_one_whose_tasks_were_asked_for(text: str) -> None:
    assert talk("Sở Y tế làm gì?", text)[-1].agencies == ("so-yt",)


@pytest.mark.parametrize(
    "text", ["sở mình phải làm gì", "do we coordinate item 3?", "bên em có tham gia không"]
)
def test_a_body_that_only_came_up_in_a_reply_is_nobodys_own(text: str) -> None:
    assert talk("ai chủ trì mục 3?", text)[-1].agencies != ("so-tnmt",)


def test_a_body_that_the_base_no_longer_has_is_forgotten() -> None:
    reply, _ = ENGINE.answer("sở mình phải làm gì", replace(EMPTY, own="so-da-bo"))
    assert reply.kind == "clarify"


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("bên mình nộp báo cáo ở đâu", "V.1.1"),
        ("Are we late if we send on 2 December?", "V.1.1"),
        ("phòng em muốn hỏi mục 5 gồm gì", "II.5.a"),
        ("our office wants to know who leads item 2", "II.2.b"),
    ],
)
def test_what_is_not_on_ones_own_part_is_answered_as_to_anybody(text: str, clause: str) -> None:
    own, anybody = ENGINE.answer(text, replace(EMPTY, own="so-yt"))[0], ENGINE.answer(text, EMPTY)[0]
    assert clause in own.clauses
    assert own.clauses == anybody.clauses


@pytest.mark.parametrize(
    "text", ["Sở Y tế có phải nộp báo cáo tháng không", "sở mình có phải nộp báo cáo quý không"]
)
def test_a_report_each_month_is_not_the_one_each_year(text: str) -> None:
    reply, _ = ENGINE.answer(text, replace(EMPTY, own="so-yt"))
    assert reply.verdict != "yes"
