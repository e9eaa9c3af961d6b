"""Wordings of the kinds that blind rounds found unread: each kind with wordings of its own, never those of a round."""

from __future__ import annotations

import pytest

from tests.knowledge.asking import BASE, say

LEADS = {number: item.implementing.agencies for number, item in BASE.item.items()}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        # The issuer of the plan is no body that is asked about.
        ("Theo kế hoạch của UBND tỉnh thì sở nào thực hiện cộng đồng tiến bộ, hòa nhập, bình đẳng?", 2),
        ("Cơ quan nào thực hiện cộng đồng năng động theo Kế hoạch của Ủy ban nhân dân tỉnh", 5),
        # Items by their names.
        ("every department in charge of the sustainable community", 3),
        ("list each agency responsible for the dynamic community", 5),
        # A subject beside another word of it, and a statement before the question.
        ("văn hóa kinh doanh sao cho hợp với môi trường ASEAN thì sở nào lo", 5),
        ("We work with children in hardship. Who implements that?", 2),
        ("My group works with poor households. Which department handles that part?", 2),
        # What comes before "cho em hỏi", and where the writer lives.
        ("Tôi ở Can Lộc, muốn hỏi sở nào lo giảm nghèo", 2),
        ("Nhà em ở Đức Thọ hay bị lũ, cho em hỏi sở nào lo chuyện đó", 4),
        ("Sáng nay họp giao ban sếp hỏi mà tôi chưa rõ, nhờ chỉ giúp: mục 3 sở nào phụ trách, xin cảm ơn", 3),
        # An item by its letter, words typed as one, a slip in a name.
        ("m3 ai lm", 3),
        ("ai thuchien muc 5", 5),
        ("chuyen doi so do ai thuc hien", 3),
        # "phụ trách" carries out, "phụ" helps; a slash for an onset; one kind and not the other.
        ("bên nào phụ trách mục 4", 4),
        ("c/quan nào t/hiện mục 2", 2),
        ("CQTH mục 4", 4),
        ("liệt kê các sở làm mục 1", 1),
        ("ai thực hiện mục 5 chứ không phải ai phối hợp", 5),
        # Told in passing: no names of officials are asked for.
        ("Em soạn bài cho giám đốc đọc chiều nay, nhờ xem giúp cộng đồng bền vững do sở nào thực hiện ạ", 3),
    ],
)
def test_who_carries_out(text: str, number: int) -> None:
    reply = say(text)
    assert (reply.kind, reply.items, reply.agencies) == ("answer", (number,), LEADS[number]), text


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("muc3 ai phoihop", "II.3.c"),
        ("MTTQ thực hiện mục nào", "V.6.1"),
        ("các đoàn thể tỉnh được giao gì", "V.6.1"),
        ("đơn vị tôi bị kẹt, báo sở nào tháo gỡ", "closing"),
        ("mắc mớ thì gọi sở mô", "closing"),
        ("tiền làm kế hoạch lấy mô ra", "IV"),
        ("mục nào giao cho mỗi 1 sở", "II.2.b"),
        ("STNMT là CQ thực hiện mấy mục", "II.3.b"),
        ("Sở Y tế đứng tên ở mục nào", "II.4.b"),
        ("hoạt động thứ ba gọi là gì", "II.3"),
        ("mục nào ít gạch đầu dòng nhất", "II.1.a"),
        ("which item has the most bullets", "II.3.a"),
        ("mục 3 nội dung thực hiện có mấy ý", "II.3.a"),
        ("sở nào dẫn dắt kế hoạch", "V.2.1"),
        ("kehoach này ai chủ trì", "V.2.1"),
        ("sở giáo dục được phân công chuyện gì", "II.5.b"),
        ("UBND huyện thực hiện hay phối hợp", "II.1.b"),
        ("các sở gửi báo cáo rồi ai tổng hợp gửi bộ", "V.2.2"),
        ("baoc ao gui truoc ngay nao", "V.1.1"),
        ("mục 1 khác mục 5 chỗ nào", "II.5.b"),
        ("Sở Noại vụ làm gì trong kế hoạch", "V.5"),
        ("sở nào làm mục 3, sở nào phụ", "II.3.c"),
        ("rừng phòng hộ ai lo ai phụ", "II.3.c"),
        ("mục nào ít sở làm nhất", "II.2.b"),
        ("mục nào không có tên sở y tế thực hiện", "II.2.b"),
        ("mặt trận giám sát cái gì", "V.6.2"),
        ("MTTQ vận động những ai", "V.6.1"),
        ("ngày 16/2/2023 là văn bản gì", "base"),
        ("chỉ thị giảm nghèo của Đảng do đâu ban hành", "II.2.a.1"),
        ("phần tổ chức thực hiện mục 3 giao ai", "V.3"),
        ("ngoài các sở ở mục 1 ra, phần V còn giao cho ai", "V"),
        ("mốc đầu tháng 12 là trước ngày mấy", "V.1.1"),
        ("Kính gửi ban quản trị, tôi muốn hỏi mục 4 gồm những gì? Cảm ơn nhiều", "II.4.a"),
    ],
)
def test_what_is_asked_in_other_words(text: str, clause: str) -> None:
    reply = say(text)
    assert reply.kind == "answer", text
    assert clause in reply.clauses


@pytest.mark.parametrize(
    "text",
    [
        "Formosa chịu trách nhiệm mục nào",
        "xin email riêng của phó chủ tịch Lê Ngọc Châu",
        "vợ phó chủ tịch tên gì",
        "cơ quan nào được miễn nộp báo cáo",
        "which agency is excused from reporting",
        "how many dollars does item 4 get",
        "muc 5 duoc bao nhieu tien",
        "điểm d mục 2 là gì",
        "II.4.d viết gì",
        "ban chỉ đạo đề án gồm ai",
        "có phạt nếu không báo cáo không",
        "sở y tế nộp báo cáo chưa",
        "kế hoạch riêng của huyện hạn chót ngày nào",
        "nộp báo cáo trễ có bị hạ thi đua không",
        "sở nào hay nộp báo cáo muộn nhất",
        "báo cáo viết cỡ chữ mấy",
        "ad cho hoi giai phap 9 la gi vay a",
    ],
)
def test_what_the_plan_does_not_hold(text: str) -> None:
    assert (say(text).kind, say(text).reason) == ("none", "not_in_plan"), text


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Tôi là dân ở Cẩm Xuyên, muốn biết Sở Nội vụ có thực hiện mục 4 không", "yes"),
        ("Anh chị cho em hỏi chút là Sở Y tế có thực hiện mục 5 không ạ, em cảm ơn", "no"),
        ("hội nông dân có phải báo cáo không", "no"),
        ("Y tế có phụ trách mục 2 không", "no"),
        ("sở tài nguyên chỉ làm mỗi mục 3 thôi hả", "no"),
        ("Sở Khoa học không thực hiện mục 4 đúng không", "yes"),
        ("Sở Nội vụ không thực hiện mục 2 phải không", "no"),
        ("Tại sao mục 2 giao cho Sở Y tế?", "no"),
        ("thầy bảo có 6 hoạt động, tôi đếm 5, ai đúng", "no"),
        ("theo kế hoạch rác thải là sở y tế thực hiện phải không", "no"),
        ("I am new here, does the health department implement item 5", "no"),
    ],
)
def test_yes_or_no_of_the_body_that_is_asked_about(text: str, verdict: str) -> None:
    assert say(text).verdict == verdict


def test_both_parts_are_answered() -> None:
    reply = say("mục 1 bao nhiêu sở thực hiện, có huyện trong đó không")
    assert (reply.verdict, reply.items) == ("yes", (1,))
    assert "10 sở" in reply.text()
