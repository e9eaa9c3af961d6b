"""Reading what was typed: shorthand, Telex leftovers and slips are mended; numbers and known words never touched."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.cues import CueFinder
from knowledge.entities import Finder
from knowledge.lexicon import lexicon
from knowledge.matching import Matcher
from knowledge.model import Language
from knowledge.reading import Question, Reader, telex
from knowledge.text import clean, tokenize
from tests.knowledge.asking import BASE

SETTINGS = settings(derandomize=True, deadline=None, max_examples=120)


@cache
def reader() -> Reader:
    finder, cues = Finder(BASE), CueFinder()
    matcher = Matcher(BASE)
    wordings = (*matcher.wordings, *finder.wordings, *cues.wordings)
    return Reader(wordings, matcher.keys | finder.keys | cues.keys, finder.abbreviations)


def read(text: str, language: Language | None = None) -> list[str]:
    return [token.folded for token in reader().read(text, language).tokens]


def as_typed(text: str) -> list[str]:
    return [token.folded for token in tokenize(clean(text))]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("sở y tế có làm mục 3 ko", "so y te co lam muc 3 khong"),
        ("sở y tế có làm mục 3 hok", "so y te co lam muc 3 khong"),
        ("kế hoạch này dc ai duyệt", "ke hoach nay duoc ai duyet"),
        ("kế hoạch nói j về rác", "ke hoach noi gi ve rac"),
        ("kinh phí bn", "kinh phi bao nhieu"),
        ("cq nào chủ trì", "co quan nao chu tri"),
        ("ntn là cộng đồng asean", "nhu the nao la cong dong asean"),
        ("mục 3 thế nào vs mục 4", "muc 3 the nao voi muc 4"),
    ],
)
def test_chat_shorthand_is_written_out(typed: str, meant: str) -> None:
    assert read(typed) == meant.split()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("trong thasng 12 phải nộp gì", "thang"),
        ("cơ quan naof chủ trì mục 3", "nao"),
        ("ai phối hopwj mục 3", "hop"),
        ("ddeef án là gì", "de"),
        ("sowr y tế làm gì", "so"),
        ("ai chur trì mục 3", "chu"),
        ("báo cáo hawngf năm", "hang"),
        ("kees hoạch này là gì", "ke"),
    ],
)
def test_unfinished_telex_is_mended(typed: str, meant: str) -> None:
    assert meant in read(typed)


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("thasng", "thang"),
        ("naof", "nao"),
        ("hopwj", "hop"),
        ("ddeef", "de"),
        ("ddoongf", "dong"),
        ("thuwcj", "thuc"),
    ],
)
def test_telex_forms(word: str, form: str) -> None:
    assert form in telex(word)


@pytest.mark.parametrize("word", ["", "a", "s", "đường", "mục3", "123", "x" * 40, "&"])
def test_what_is_no_telex_has_no_forms(word: str) -> None:
    assert all(form != word for form in telex(word))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ai chủ trì việc trồng rừgn", "rung"),
        ("who is respnsible for item 3", "responsible"),
        ("which agncy leads item 3", "agency"),
        ("who coordnates on item 2", "coordinates"),
        ("waht is the dedline for the anual report", "deadline"),
        ("department of helth in the plan", "health"),
    ],
)
def test_slips_near_a_known_word_are_mended(typed: str, meant: str) -> None:
    assert meant in read(typed)


@pytest.mark.parametrize(
    "text",
    [
        "Công an tỉnh chủ trì mục nào",
        "Sở Công Thương làm gì",
        "con mèo nhà tôi bị ốm",
        "giá vàng hôm nay thế nào",
        "bóng đá tối nay mấy giờ",
        "what is the weather today",
        "how do I renew my passport",
        "who won the football match",
    ],
)
def test_ordinary_words_are_left_alone(text: str) -> None:
    assert read(text) == as_typed(text)


@pytest.mark.parametrize(
    "text",
    [
        "161/QĐ-TTg",
        "Quyết định số 161/QĐ-TTg ngày 28/01/2022",
        "công văn 308/SLĐTBXH-BTXH",
        "Chỉ thị 05-CT/TW",
        "mục 3, mục 13 và mục 33",
        "năm 2024, 2025, 2030",
        "01/12/2025",
        "0912345678",
        "II.3.b và III.7",
        "12.5 tỷ",
    ],
)
def test_numbers_stand_as_typed(text: str) -> None:
    typed = [word for word in as_typed(text) if word.isdigit()]
    assert [word for word in read(text) if word.isdigit()] == typed


@pytest.mark.parametrize(
    "text", ["Quyết định 161/QĐ-TTg là gì", "308/SLĐTBXH-BTXH nói gì", "Chỉ thị 05-CT/TW về gì"]
)
def test_the_letters_of_a_document_number_stand_as_typed(text: str) -> None:
    tied = [token.folded for token in tokenize(clean(text)) if token.tied]
    assert tied
    assert [word for word in tied if word not in read(text)] == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Ai chủ trì mục 3? Ai phối hợp?", 2),
        ("chào bot. ai chủ trì mục 3", 2),
        ("mục II.3.b nói gì", 1),
        ("nộp trước 01.12 phải không", 1),
        ("một\nhai\nba", 3),
        ("Sở Y tế, Sở Nội vụ làm gì", 1),
        ("", 0),
        ("???", 0),
    ],
)
def test_sentences_are_cut_apart(text: str, count: int) -> None:
    question = reader().read(text)
    assert len(question.utterances) == count
    assert [token for utterance in question.utterances for token in utterance] == list(question.tokens)


def _has_shorthand(text: str) -> bool:
    typed = [token.text for token in tokenize(clean(text))]
    known = {words for language in ("vi", "en") for words in lexicon(language).shorthand}  # type: ignore[arg-type]
    known |= {tuple(word.lower() for word in words) for words in known}
    return any(
        tuple(typed[place : place + size]) in known for place in range(len(typed)) for size in (1, 2, 3)
    )


def test_every_clean_question_of_the_base_is_read_as_it_stands() -> None:
    changed: list[str] = []
    for record in (*BASE.topics, *BASE.entries, *BASE.refusals):
        for language in ("vi", "en"):
            for text in record.questions[language]:  # type: ignore[index]
                was, now = as_typed(text), read(text, language)  # type: ignore[arg-type]
                if was != now and not _has_shorthand(text):
                    changed.append(f"{record.id} [{language}] {text}: {' '.join(now)}")
    assert not changed, "\n".join(changed)


def test_names_of_bodies_are_read_as_they_stand() -> None:
    changed = [
        f"{text}: {' '.join(read(text))}"
        for record in (*BASE.agencies, *BASE.outside)
        for text in (record.name.vi, record.name.en)
        if read(text) != as_typed(text)
    ]
    assert not changed, "\n".join(changed)


@SETTINGS
@given(st.text(st.characters(), max_size=300))
def test_any_text_is_read(text: str) -> None:
    question = reader().read(text)
    assert isinstance(question, Question)
    assert question.language in ("vi", "en")
    assert [token for utterance in question.utterances for token in utterance] == list(question.tokens)


@settings(derandomize=True, deadline=None, max_examples=15)
@given(
    st.text(
        st.sampled_from("aăâđeêioôơuưy sfrxjw&.,/-0123456789\nchtrngVQĐ\u0301\u0323\u202e😀"),
        min_size=3000,
        max_size=5000,
    )
)
def test_long_texts_are_read(text: str) -> None:
    reader().read(text)


@SETTINGS
@given(
    st.lists(st.integers(0, 99_999), min_size=1, max_size=6),
    st.sampled_from(["mục", "năm", "item", "qđ", "ko", "xzq"]),
)
def test_no_number_is_ever_changed(numbers: list[int], word: str) -> None:
    text = " ".join(f"{word} {number}" for number in numbers)
    assert [found for found in read(text) if found.isdigit()] == [str(number) for number in numbers]


@SETTINGS
@given(
    st.lists(
        st.sampled_from(
            ["kế", "hoạch", "rừng", "ma", "túy", "ai", "chủ", "trì", "mục", "3", "sở", "y", "tế"]
        ),
        max_size=10,
    )
)
def test_reading_again_what_was_read_changes_nothing(words: list[str]) -> None:
    once = read(" ".join(words), "vi")
    assert read(" ".join(once), "vi") == once
    assert not [word for word in once if not re.fullmatch(r"[a-z0-9&]+", word)]
