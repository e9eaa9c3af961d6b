"""Follow-ups, asking back, and what a chat remembers."""

from __future__ import annotations

from itertools import pairwise

import pytest

from knowledge.asks import Ask
from knowledge.replies import EMPTY, Conversation, Reply
from knowledge.text import fold
from tests.knowledge.asking import BASE, ENGINE, faults_in


def talk(*messages: str) -> list[Reply]:
    """The replies to the messages of one chat, whose memory is stored between them."""
    conversation, replies = EMPTY, []
    for message in messages:
        reply, conversation = ENGINE.answer(message, conversation)
        assert not faults_in(reply), message
        conversation = Conversation.from_json(conversation.to_json())
        replies.append(reply)
    return replies


LEADS = {number: item.implementing.agencies for number, item in BASE.item.items()}
COORDINATES = {number: item.coordinating.agencies for number, item in BASE.item.items()}


@pytest.mark.parametrize(
    ("messages", "items", "agencies"),
    [
        (("Mục 3 do cơ quan nào chủ trì?", "còn mục 4?"), (4,), LEADS[4]),
        (("Mục 3 do cơ quan nào chủ trì?", "còn mục 4?", "thế ai phối hợp?"), (4,), COORDINATES[4]),
        (("ai chủ trì mục 3?", "thế ai phối hợp?"), (3,), COORDINATES[3]),
        (("ai chủ trì mục 3?", "ai phoi hop"), (3,), COORDINATES[3]),
        (("ai phối hợp mục 2?", "thế ai chủ trì?"), (2,), LEADS[2]),
        (("ai phối hợp mục 2?", "còn mục 5 thì sao?"), (5,), COORDINATES[5]),
        (("ai phối hợp mục 2?", "còn mục 5 thì sao?", "ai chủ trì?"), (5,), LEADS[5]),
        (("mục 5", "ai chủ trì?"), (5,), LEADS[5]),
        (("mục 5 gồm những gì?", "do ai làm?"), (5,), LEADS[5]),
        (("who leads item 3?", "and item 4?"), (4,), LEADS[4]),
        (("who leads item 3?", "and who coordinates?"), (3,), COORDINATES[3]),
        (("who leads item 3?", "what about item 2?", "who coordinates?"), (2,), COORDINATES[2]),
        (("item 5", "who leads it?"), (5,), LEADS[5]),
        (("ai chủ trì mục 3?", "cảm ơn", "còn mục 4?"), (4,), LEADS[4]),
        (("ai chủ trì mục 3?", "thời tiết hôm nay thế nào", "còn mục 4?"), (4,), LEADS[4]),
        (("ai phối hợp?", "mục 3"), (3,), COORDINATES[3]),
        (("ai phoi hop", "muc 3 ay"), (3,), COORDINATES[3]),
        (("ai phối hợp?", "3"), (3,), COORDINATES[3]),
        (("ai chủ trì?", "mục 2"), (2,), LEADS[2]),
        (("who coordinates?", "item 3"), (3,), COORDINATES[3]),
        (("who coordinates?", "3"), (3,), COORDINATES[3]),
        (("who coordinates?", "the third one"), (3,), COORDINATES[3]),
        (("who implements the resilience strand?", "and who assists them?"), (4,), COORDINATES[4]),
        (
            ("what does item 3 say about forests?", "who is responsible?", "who helps them?"),
            (3,),
            COORDINATES[3],
        ),
        (("who coordinates?", "the one on poverty and equality"), (2,), COORDINATES[2]),
        (("ai phối hợp?", "mảng bền vững"), (3,), COORDINATES[3]),
        (("point b please", "item 4"), (4,), LEADS[4]),
        (("mục 2 là gì", "điểm b"), (2,), LEADS[2]),
    ],
)
def test_a_follow_up_goes_on(
    messages: tuple[str, ...], items: tuple[int, ...], agencies: tuple[str, ...]
) -> None:
    reply = talk(*messages)[-1]
    assert reply.kind == "answer"
    assert reply.items == items
    assert reply.agencies == agencies


@pytest.mark.parametrize(
    ("messages", "clause"),
    [
        (("what does the first solution say?", "and the last one?"), "III.7"),
        (("giải pháp 1 là gì", "còn cái cuối cùng?"), "III.7"),
        (("what does solution 5 say?", "and the one before?"), "III.4"),
        (("first point of item 3", "and the last one?"), "II.3.a.6"),
        (("last bullet of the dynamism strand",), "II.5.a.4"),
    ],
)
def test_the_last_and_the_one_before_are_of_the_same_list(messages: tuple[str, ...], clause: str) -> None:
    assert talk(*messages)[-1].clauses == (clause,)


@pytest.mark.parametrize(
    ("messages", "entry"),
    [
        (("who founded ASEAN?", "where is the office?"), "asean-secretariat"),
        (("what are the three pillars?", "which one is ours?"), "plan-pillar"),
        (("what are the three pillars?", "what is the second one?"), "aec-what"),
    ],
)
def test_a_talk_about_asean_goes_on(messages: tuple[str, ...], entry: str) -> None:
    assert talk(*messages)[-1].ask == Ask.of_entry(entry)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("number", sorted(BASE.item))
@pytest.mark.parametrize("other", sorted(BASE.item))
def test_the_other_item_is_asked_the_same(language: str, number: int, other: int) -> None:
    first, follow = (
        ("ai chủ trì mục {}?", "còn mục {}?") if language == "vi" else ("who leads item {}?", "and item {}?")
    )
    assert talk(first.format(number), follow.format(other))[-1].agencies == LEADS[other]


@pytest.mark.parametrize(
    ("messages", "agency"),
    [
        (("Sở Y tế làm gì trong kế hoạch?", "còn Sở Nội vụ?"), "so-nv"),
        (("Sở Y tế tham gia mục nào?", "thế Sở Tư pháp?"), "so-tp"),
        (("What does the Department of Health do?", "and the Department of Justice?"), "so-tp"),
        (("ai chủ trì mục 3?", "sở đó còn làm gì nữa?"), "so-tnmt"),
        (("who leads item 3?", "what else do they do?"), "so-tnmt"),
    ],
)
def test_a_follow_up_about_an_agency(messages: tuple[str, ...], agency: str) -> None:
    reply = talk(*messages)[-1]
    assert reply.kind == "answer"
    assert reply.agencies == (agency,)


@pytest.mark.parametrize(
    ("messages", "verdict"),
    [
        (("Sở Y tế có thực hiện mục 4 không?", "còn Sở Tư pháp?"), "no"),
        (("Sở Y tế có thực hiện mục 4 không?", "thế mục 2?"), "no"),
        (("Sở Tư pháp có thực hiện mục 4 không?", "còn Sở Y tế?"), "yes"),
        (("Does the Department of Health implement item 4?", "and item 2?"), "no"),
    ],
)
def test_a_follow_up_of_yes_or_no_is_yes_or_no(messages: tuple[str, ...], verdict: str) -> None:
    assert talk(*messages)[-1].verdict == verdict


@pytest.mark.parametrize("text", ["ai phối hợp?", "ai phoi hop", "cơ quan nào phối hợp", "who coordinates?"])
def test_a_first_message_without_a_subject_is_asked_about(text: str) -> None:
    (reply,) = talk(text)
    assert reply.kind == "clarify"
    assert 2 <= len(reply.choices) <= 4
    assert not reply.agencies
    assert reply.score <= 1


@pytest.mark.parametrize("first", ["ai phối hợp?", "ai chủ trì?", "who coordinates?", "Kỳ Anh làm gì?"])
@pytest.mark.parametrize(
    "second",
    ["ai phối hợp?", "ai chủ trì?", "who coordinates?", "Kỳ Anh làm gì?", "không biết", "hả?", "ơ", "sao"],
)
def test_nobody_is_asked_back_twice_in_a_row(first: str, second: str) -> None:
    replies = talk(first, second, second)
    assert not any(a.kind == b.kind == "clarify" for a, b in pairwise(replies))


@pytest.mark.parametrize("text", ["ai phối hợp?", "ai chủ trì?", "who coordinates?", "Kỳ Anh làm gì?"])
def test_each_reading_can_be_chosen(text: str) -> None:
    reply, conversation = ENGINE.answer(text)
    if reply.kind != "clarify":
        assert reply.kind == "answer"
        return
    for choice in reply.choices:
        pressed, after = ENGINE.perform(choice.ask, reply.lang, conversation)
        assert pressed.kind == "answer"
        assert not faults_in(pressed)
        assert not after.pending


def test_a_place_is_chosen_by_its_number_or_name() -> None:
    first, conversation = ENGINE.answer("Kỳ Anh phải làm gì?")
    assert first.kind == "clarify"
    for number, choice in enumerate(first.choices, start=1):
        assert ENGINE.answer(str(number), conversation)[0].agencies == (choice.ask.agency,)
    assert ENGINE.answer("huyện Kỳ Anh", conversation)[0].agencies == ("huyen-ky-anh",)
    assert ENGINE.answer("thị xã Kỳ Anh", conversation)[0].agencies == ("thi-xa-ky-anh",)
    assert ENGINE.answer("thị xã", conversation)[0].agencies == ("thi-xa-ky-anh",)


def test_a_question_asked_instead_of_choosing_is_answered() -> None:
    replies = talk("ai phối hợp?", "hạn nộp báo cáo là khi nào?")
    assert replies[1].kind == "answer"
    assert "V.1.1" in replies[1].clauses


def test_a_button_sets_the_subject_too() -> None:
    _, conversation = ENGINE.perform(Ask.lead(3), "vi")
    reply, _ = ENGINE.answer("thế ai phối hợp?", conversation)
    assert reply.agencies == COORDINATES[3]


def test_chats_do_not_disturb_each_other() -> None:
    alone = [talk("ai chủ trì mục 3?", "còn mục 4?"), talk("Sở Y tế làm gì?", "còn Sở Nội vụ?")]
    one, other = EMPTY, EMPTY
    together: list[list[Reply]] = [[], []]
    for first, second in zip(
        ("ai chủ trì mục 3?", "còn mục 4?"), ("Sở Y tế làm gì?", "còn Sở Nội vụ?"), strict=True
    ):
        reply, one = ENGINE.answer(first, one)
        together[0].append(reply)
        reply, other = ENGINE.answer(second, other)
        together[1].append(reply)
    assert together == alone


def test_the_language_of_the_chat_is_kept_where_a_message_has_none() -> None:
    assert [reply.lang for reply in talk("who leads item 3?", "4")] == ["en", "en"]
    assert [reply.lang for reply in talk("ai chủ trì mục 3?", "II.4")] == ["vi", "vi"]
    assert [reply.lang for reply in talk("who leads item 3?", "còn mục 4?")] == ["en", "vi"]


@pytest.mark.parametrize("text", ["còn mục 6?", "and item 6?", "còn cái thứ sáu?"])
def test_a_follow_up_to_what_is_missing_is_honest(text: str) -> None:
    reply = talk("ai chủ trì mục 3?", text)[-1]
    assert reply.kind == "none"
    assert not reply.agencies


def test_what_a_chat_remembers_stays_small() -> None:
    conversation = EMPTY
    for turn in range(200):
        _, conversation = ENGINE.answer(
            ("ai chủ trì mục 3?", "còn mục 4?", "ai phối hợp?", "rừng", "Sở Y tế làm gì?")[turn % 5],
            conversation,
        )
    assert len(conversation.to_json()) < 1500


@pytest.mark.parametrize(
    "messages",
    [
        ("ai ký", "co lam them ngoai gio ko"),
        ("ai ký", "có làm thêm ngoài giờ không"),
        ("mục 3", "co lam them ngoai gio ko"),
        ("ai chủ trì mục 3?", "có làm thêm ngoài giờ không"),
        ("Sở Y tế làm gì?", "có làm thêm ngoài giờ không"),
        ("rừng", "ai yêu tôi"),
        ("ai chủ trì mục 4?", "tối nay làm gì"),
        ("mục 4", "ai trông trẻ giỏi"),
        ("mục 3", "bao giờ lấy chồng"),
        ("Sở Y tế làm gì?", "ở đâu bán phở"),
        ("who leads item 3?", "who won the match"),
    ],
)
def test_another_subject_is_not_answered_with_what_was_said_before(messages: tuple[str, ...]) -> None:
    reply = talk(*messages)[-1]
    assert reply.kind == "none"
    assert not reply.clauses
    assert not reply.agencies


@pytest.mark.parametrize(
    ("messages", "items", "agencies"),
    [
        (("mục 3", "ai làm"), (3,), LEADS[3]),
        (("rừng", "ai lo vậy"), (3,), LEADS[3]),
        (("rừng", "sở nào lo"), (3,), LEADS[3]),
        (("mục 3", "có ai phối hợp không"), (3,), COORDINATES[3]),
        (("ai chủ trì mục 3?", "có phải chủ trì một mình không"), (3,), LEADS[3]),
        (("ai chủ trì mục 3?", "co lam them ngoai gio ko", "còn mục 4?"), (4,), LEADS[4]),
    ],
)
def test_a_few_words_on_the_plan_still_lean_on_what_was_said(
    messages: tuple[str, ...], items: tuple[int, ...], agencies: tuple[str, ...]
) -> None:
    reply = talk(*messages)[-1]
    assert reply.kind == "answer"
    assert reply.items == items
    assert reply.agencies == agencies


@pytest.mark.parametrize("asked", ["cháu là ai", "em là ai", "bác là ai vậy", "chau la ai", "cậu là ai"])
@pytest.mark.parametrize("before", [("ai chủ trì mục 4?", "cảm ơn cháu"), ("mục 3",), ("ai ký",), ()])
def test_who_are_you_is_the_bot_whatever_was_said_before(before: tuple[str, ...], asked: str) -> None:
    assert talk(*before, asked)[-1].entry == "bot-who"


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("điểm b ghi ai", "lead"),
        ("điểm c là ai", "coordinate"),
        ("point b please", "lead"),
        ("gạch đầu dòng thứ ba ghi gì", "content"),
    ],
)
def test_a_part_of_no_item_is_asked_about(text: str, sign: str) -> None:
    (reply,) = talk(text)
    assert reply.kind == "clarify"
    assert sign in reply.choices[0].ask.code()


@pytest.mark.parametrize(
    "text", ["sở em phải làm gì", "bên mình phối hợp mục nào", "which items does our department carry out?"]
)
def test_a_body_of_ones_own_is_asked_for_by_name(text: str) -> None:
    reply, named = talk(text, "Sở Tư pháp")
    assert reply.kind == "clarify"
    assert named.agencies == ("so-tp",)
    assert [each.kind for each in talk(text, text)] == ["clarify", "answer"]
    for spelt in (text, fold(text)):
        assert talk("ai phối hợp mục 5", spelt)[-1].kind == "clarify"


@pytest.mark.parametrize(
    ("messages", "clause"),
    [
        (("mục 3 ai làm", "điểm c"), "II.3.c"),
        (("mặt trận được đề nghị làm gì", "gạch thứ hai"), "V.6.2"),
        (("sở nội vụ thực hiện mục nào", "thế còn lao động"), "II.2.b"),
        (("sở nội vụ thực hiện mục nào", "so do co o muc 4 khong"), "II.4.b"),
        (("văn bản 1841 là gì", "ai ban hành?"), "base"),
        (("chỉ thị 05 là gì", "ai ban hành?"), "II.2.a.1"),
    ],
)
def test_a_part_named_shortly_is_that_of_what_was_said(messages: tuple[str, ...], clause: str) -> None:
    assert clause in talk(*messages)[-1].clauses


@pytest.mark.parametrize(
    ("messages", "agency", "item", "verdict"),
    [
        (("mục 4 ai thực hiện?", "Sở Tư pháp có trong số đó không?"), "so-tp", 4, "no"),
        (("mục 4 ai thực hiện?", "sở y tế có trong số đó không?"), "so-yt", 4, "yes"),
        (("mục 3 do sở nào làm", "Rứa huyện có mần chung không?"), "ubnd-huyen", 3, "yes"),
        (("kế hoạch nói gì về rừng", "bên nông nghiệp có tham gia không"), "so-nnptnt", 3, "yes"),
        (("who implements item 4?", "is health an implementer of item 5 as well?"), "so-yt", 5, "no"),
        (
            ("who implements item 4?", "I don't see the environment people among the implementers, do I?"),
            "so-tnmt",
            4,
            "no",
        ),
        (("who carries out item 5?", "is science one of them?"), "so-khcn", 5, "no"),
    ],
)
def test_a_body_in_the_item_just_spoken_of(
    messages: tuple[str, ...], agency: str, item: int, verdict: str
) -> None:
    reply = talk(*messages)[-1]
    assert (reply.agencies, reply.items, reply.verdict) == ((agency,), (item,), verdict)


@pytest.mark.parametrize(
    ("messages", "clause"),
    [
        (("Sở Tài chính làm gì trong kế hoạch?", "Phối hợp với sở nào để làm việc đó?"), "V.3"),
        (("ai tham mưu kinh phí?", "phối hợp với ai để làm việc này"), "V.3"),
        (("báo cáo hàng năm gửi về đâu?", "gửi tiếp cho ai, trình ai"), "V.1.1"),
    ],
)
def test_a_task_just_spoken_of_goes_on(messages: tuple[str, ...], clause: str) -> None:
    assert clause in talk(*messages)[-1].clauses


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("xe tui hao xăng quá, kế hoạch có nói về nhiên liệu không", "II.3.a.4"),
        ("chị hay bán hàng online, kế hoạch có nói về khởi nghiệp không", "II.3.a.5"),
        (
            "trời dừ nắng hạn mưa bão thất thường, người nghèo như choa thì kế hoạch có đỡ đần chi không?",
            "II.4.a.3",
        ),
    ],
)
def test_the_plans_own_subject_comes_before_what_is_told_around_it(text: str, clause: str) -> None:
    assert clause in talk(text)[-1].clauses
