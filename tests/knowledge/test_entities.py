"""Names of bodies, dates, years and documents: found exactly, in every way the base writes them, and nowhere else."""

from __future__ import annotations

import unicodedata
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.entities import Finder, Mentions
from knowledge.text import clean, fold, tokenize, words
from tests.knowledge.asking import AGENCIES, BASE, ENGINE, say

SETTINGS = settings(derandomize=True, deadline=None, max_examples=200)


@cache
def finder() -> Finder:
    return Finder(BASE)


def find(text: str) -> Mentions:
    return finder().find(tokenize(clean(text)))


def wordings(agency_id: str) -> list[str]:
    agency = BASE.agency[agency_id]
    return list(dict.fromkeys((agency.name.vi, agency.name.en, *agency.abbreviations, *agency.aliases.all)))


@pytest.mark.parametrize("agency_id", AGENCIES)
def test_every_way_to_write_an_agency_finds_it_alone(agency_id: str) -> None:
    wrong = []
    for wording in wordings(agency_id):
        forms = (
            wording,
            wording.upper(),
            unicodedata.normalize("NFD", wording),
            f"{wording}?",
            f"({wording})",
        )
        wrong += [f"{form}: {find(form).agencies}" for form in forms if find(form).agencies != [agency_id]]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("agency_id", AGENCIES)
def test_an_agency_is_found_inside_a_sentence(agency_id: str) -> None:
    wrong = []
    for wording in wordings(agency_id):
        for form in (
            f"cho em hỏi {wording} làm những gì trong kế hoạch vậy ạ",
            f"what does {wording} do in item 3",
        ):
            found = find(form)
            if found.agencies != [agency_id] or found.outside or found.ambiguous:
                wrong.append(f"{form}: {found.agencies} {found.outside} {found.ambiguous}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("agency_id", AGENCIES)
def test_an_agency_is_found_without_marks(agency_id: str) -> None:
    wrong = []
    for wording in wordings(agency_id):
        # One syllable without its marks may be another word, and two letters count in capitals only.
        short = any(len(word) < 3 and word.isupper() for word in wording.replace(".", " ").split())
        plain = fold(wording)
        if len(words(wording)) > 1 and not short and find(plain).agencies != [agency_id]:
            wrong.append(f"{plain}: {find(plain).agencies}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("body_id", [body.id for body in BASE.outside])
def test_a_body_outside_the_plan_is_found_as_such(body_id: str) -> None:
    body = BASE.outsider[body_id]
    wrong = []
    for wording in dict.fromkeys((body.name.vi, body.name.en, *body.aliases.all, *body.abbreviations)):
        found = find(wording)
        if found.outside != [body_id] or found.agencies:
            wrong.append(f"{wording}: {found.outside} {found.agencies}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("group_id", [group.id for group in BASE.groups if group.phrases.all])
def test_a_group_phrase_is_no_single_body(group_id: str) -> None:
    group = BASE.group[group_id]
    wrong = [
        f"{phrase}: {find(phrase).groups} {find(phrase).agencies}"
        for phrase in (group.name.vi, group.name.en, *group.phrases.all)
        if find(phrase).groups != [group_id] or find(phrase).agencies
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    "text",
    [
        "cơ sở y tế",
        "cơ sở giáo dục và đào tạo",
        "trụ sở",
        "cơ sở hạ tầng",
        "161/QĐ-TTg",
        "Quyết định số 161/QĐ-TTg",
        "308/SLĐTBXH-BTXH",
        "cán bộ",
        "toàn bộ",
        "nội bộ",
        "tiến bộ",
        "môi trường",
        "y tế",
        "giáo dục",
        "khoa học",
        "trồng rừng",
        "kế hoạch",
        "tỉnh Hà Tĩnh",
        "Hà Tĩnh",
        "health",
        "education",
        "the environment",
        "an ninh",
        "ca nhạc",
        "nhà tôi ở xa",
        "",
        "who must do it",
        "so do ha",
        "sở đó hả",
        "các chị mo ha",
    ],
)
def test_other_words_name_no_body(text: str) -> None:
    found = find(text)
    assert (found.agencies, found.outside, found.ambiguous) == ([], [], [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sở Y tế và Sở Nội vụ", ["so-yt", "so-nv"]),
        ("sở Y tế và Nội vụ", ["so-yt", "so-nv"]),
        ("Sở Y tế, Nội vụ, Tài chính", ["so-yt", "so-nv", "so-tc"]),
        ("so sánh STNMT với SYT", ["so-tnmt", "so-yt"]),
        ("SYT, SNV", ["so-yt", "so-nv"]),
        ("Sở Văn hóa, Thể thao và Du lịch", ["so-vhttdl"]),
        ("Sở VH-TT&DL", ["so-vhttdl"]),
        ("Sở LĐTBXH", ["so-ldtbxh"]),
        ("SLĐTBXH", ["so-ldtbxh"]),
        ("sldtbxh", ["so-ldtbxh"]),
        ("Bộ LĐTBXH", ["bo-ldtbxh"]),
        ("Bộ Lao động - Thương binh và Xã hội", ["bo-ldtbxh"]),
        ("Sở Lao động – Thương binh và Xã hội", ["so-ldtbxh"]),
        ("Ministry of Labour, War Invalids and Social Affairs", ["bo-ldtbxh"]),
        ("STNMT", ["so-tnmt"]),
        ("sở tn mt", ["so-tnmt"]),
        ("SYT", ["so-yt"]),
        ("syt", ["so-yt"]),
        ("SKHĐT", ["so-khdt"]),
        ("SKHCN", ["so-khcn"]),
        ("UBND tỉnh", ["ubnd-tinh"]),
        ("UBND các huyện", ["ubnd-huyen"]),
        ("UBND huyện Kỳ Anh", ["huyen-ky-anh"]),
        ("thị xã Kỳ Anh", ["thi-xa-ky-anh"]),
        ("huyện Đức Thọ", ["huyen-duc-tho"]),
        ("Sở Tư pháp", ["so-tp"]),
        ("Sở Kế hoạch và Đầu tư", ["so-khdt"]),
        ("Sở Y tế Sở Y tế", ["so-yt"]),
    ],
)
def test_who_is_named(text: str, expected: list[str]) -> None:
    assert find(text).agencies == expected


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("ubnd tp ha tinh phai lam gi", "thanh-pho-ha-tinh"),
        ("tp hà tĩnh phải làm gì trong kế hoạch", "thanh-pho-ha-tinh"),
        ("ubnd tx hong linh phai lam gi", "thi-xa-hong-linh"),
        ("ubnd tx ky anh phai lam gi", "thi-xa-ky-anh"),
        ("huyen ky anh phai lam gi", "huyen-ky-anh"),
        ("Bộ LĐTBXH làm gì trong kế hoạch", "bo-ldtbxh"),
        ("bo ldtbxh lam gi trong ke hoach", "bo-ldtbxh"),
    ],
)
def test_short_forms_are_understood(text: str, agency: str) -> None:
    assert say(text).agencies == (agency,)


@pytest.mark.parametrize("name", ["Kỳ Anh", "ky anh"])
def test_a_name_that_two_places_bear_is_asked_about(name: str) -> None:
    assert find(name).ambiguous
    assert not find(name).agencies
    reply = say(f"{name} phải làm gì?")
    assert reply.kind == "clarify"
    assert {choice.ask.agency for choice in reply.choices} == {"huyen-ky-anh", "thi-xa-ky-anh"}
    for choice in reply.choices:
        performed, _ = ENGINE.perform(choice.ask, "vi")
        assert performed.agencies == (choice.ask.agency,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("30/11", [(30, 11)]),
        ("ngày 30-11", [(30, 11)]),
        ("30.11", [(30, 11)]),
        ("30/11/2025", [(30, 11)]),
        ("01/12", [(1, 12)]),
        ("ngày 1 tháng 12", [(1, 12)]),
        ("1 December", [(1, 12)]),
        ("1st December", [(1, 12)]),
        ("December 1", [(1, 12)]),
        ("30 Nov", [(30, 11)]),
        ("từ 1/11 đến 30/11", [(1, 11), (30, 11)]),
        ("32/13", []),
        ("mục 3", []),
        ("161/QĐ-TTg", []),
        ("năm 2025", []),
        ("3", []),
    ],
)
def test_dates(text: str, expected: list[tuple[int, int]]) -> None:
    assert find(text).dates == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("năm 2025", [2025]),
        ("2030", [2030]),
        ("2021-2025", [2021, 2025]),
        ("từ 2023 đến 2025", [2023, 2025]),
        ("mục 3", []),
        ("20255", []),
        ("161", []),
        ("1899", []),
    ],
)
def test_years(text: str, expected: list[int]) -> None:
    assert find(text).years == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("161/QĐ-TTg", ["161"]),
        ("Quyết định 161", ["161"]),
        ("quyết định số 161", ["161"]),
        ("Đề án 161", ["161"]),
        ("Chỉ thị số 05-CT/TW", ["05"]),
        ("văn bản số 308/SLĐTBXH-BTXH", ["308"]),
        ("Decision No. 161", ["161"]),
        ("mục 3", []),
        ("năm 2025", []),
        ("30/11", []),
    ],
)
def test_documents(text: str, expected: list[str]) -> None:
    assert find(text).documents == expected


@settings(derandomize=True, deadline=None, max_examples=150)
@given(
    st.integers(1900, 2099), st.sampled_from(["năm {}", "{}", "in {}", "đến năm {} thì sao", "before {}?"])
)
def test_a_year_is_read_exactly(year: int, form: str) -> None:
    assert find(form.format(year)).years == [year]


@SETTINGS
@given(st.text(max_size=150))
def test_any_text_is_searched(text: str) -> None:
    found = find(text)
    assert all(agency in BASE.agency for agency in found.agencies)
    assert all(body in BASE.outsider for body in found.outside)
    assert all(group in BASE.group for group in found.groups)
    assert all(number in BASE.item for number in found.items)
    assert all(clause in BASE.clause for clause in found.clauses)


@SETTINGS
@given(
    st.lists(st.sampled_from(AGENCIES), min_size=1, max_size=4, unique=True),
    st.sampled_from(["; ", " so với ", "? ", "\n"]),
)
def test_several_agencies_are_all_found_in_order(ids: list[str], between: str) -> None:
    text = between.join(BASE.agency[agency].name.vi for agency in ids)
    assert find(text).agencies == ids
