"""The normaliser: one word in all the ways it can be typed, and no text that breaks it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.text import agreement, bare, clean, fold, key, letters, tokenize, wording, words

SETTINGS = settings(derandomize=True, deadline=None, max_examples=200)
LETTERS = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ"
WORDS = st.text(alphabet=LETTERS, min_size=1, max_size=7)
TEXTS = st.text(max_size=200)


def folded(text: str) -> list[str]:
    return [token.folded for token in tokenize(clean(text))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà", "hòa"),
        ("hoá", "hóa"),
        ("thuỷ", "thủy"),
        ("uỷ", "ủy"),
        ("khoẻ", "khỏe"),
        ("loã", "lõa"),
        ("xoè", "xòe"),
        ("tuý", "túy"),
        ("hoạ", "họa"),
        ("quỹ", "quỹ"),
    ],
)
def test_the_place_of_the_tone_does_not_matter(one: str, other: str) -> None:
    assert key(one) == key(other)
    assert fold(one) == fold(other)


@pytest.mark.parametrize("word", ["đường", "nghiệp", "thủy", "trưởng", "ủy", "kế", "hoạch", "ẵm"])
def test_composed_and_decomposed_are_the_same_word(word: str) -> None:
    loose = unicodedata.normalize("NFD", word)
    assert loose != unicodedata.normalize("NFC", word)
    assert key(loose) == key(word)
    assert fold(loose) == fold(word)
    assert tokenize(clean(loose)) == tokenize(clean(word))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đường", "duong"),
        ("ĐỀ ÁN", "de an"),
        ("Đức Thọ", "duc tho"),
        ("kỹ sư", "ki su"),
        ("kí", "ki"),
        ("ký", "ki"),
        ("Quỳ", "qui"),
        ("phụ nữ", "phu nu"),
        ("ASEAN", "asean"),
        ("thay", "thay"),
        ("", ""),
    ],
)
def test_folding(text: str, expected: str) -> None:
    assert fold(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mục3", ["muc", "3"]),
        ("3mục", ["3", "muc"]),
        ("Mục 3?", ["muc", "3"]),
        ("TN&MT", ["tnmt"]),
        ("TN & MT", ["tnmt"]),
        ("Sở TN&MT", ["so", "tnmt"]),
        ("II.3.b", ["ii", "3", "b"]),
        ("ii.3.B", ["ii", "3", "b"]),
        ("161/QĐ-TTg", ["161", "qd", "ttg"]),
        ("01/12/2025", ["01", "12", "2025"]),
        ("mục\u00a03", ["muc", "3"]),
        ("mục\n3", ["muc", "3"]),
        ("\uff4dục \uff13", ["muc", "3"]),
        ("ai_chủ_trì", ["ai", "chu", "tri"]),
        ("😀🎉", []),
        ("", []),
        ("   ", []),
        ("!!!???", []),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert folded(text) == expected


@pytest.mark.parametrize(
    "hidden",
    [
        "\u00ad",
        "\u200b",
        "\u200c",
        "\u200d",
        "\u200e",
        "\u200f",
        "\u202a",
        "\u202e",
        "\u2060",
        "\u2066",
        "\u2069",
        "\ufeff",
    ],
)
def test_invisible_characters_inside_a_word_are_not_seen(hidden: str) -> None:
    assert folded(f"ch{hidden}ủ tr{hidden}ì") == ["chu", "tri"]


@pytest.mark.parametrize("control", ["\x00", "\x01", "\x07", "\x08", "\x1b", "\x7f", "\x85", "\t", "\r"])
def test_control_characters_part_words(control: str) -> None:
    assert folded(f"mục{control}3") == ["muc", "3"]
    assert control not in clean(f"mục{control}3")


@pytest.mark.parametrize(
    ("text", "value"), [("3", 3), ("03", 3), ("2025", 2025), ("0", 0), ("999999999", 999_999_999)]
)
def test_numbers_have_values(text: str, value: int) -> None:
    (token,) = tokenize(text)
    assert token.number == value


@pytest.mark.parametrize("text", ["ba", "iii", "9999999999999999999999"])
def test_words_and_endless_digits_have_no_value(text: str) -> None:
    (token,) = tokenize(text)
    assert token.number is None


@pytest.mark.parametrize(
    ("text", "index", "breaks"),
    [
        ("chào. ai", 1, "."),
        ("ai? gì", 1, "?"),
        ("một, hai", 1, ","),
        ("một; hai", 1, ";"),
        ("một: hai", 1, ":"),
        ("một\nhai", 1, "."),
        ("một hai", 1, ""),
    ],
)
def test_punctuation_before_a_word_is_kept(text: str, index: int, breaks: str) -> None:
    assert tokenize(text)[index].breaks == breaks


def test_words_in_capitals_and_tied_words_are_told() -> None:
    first, second, third = tokenize("161/QĐ sở")
    assert (first.tied, second.tied, third.tied) == (False, True, False)
    assert second.upper
    assert not third.upper


@pytest.mark.parametrize(
    ("better", "worse", "meant"),
    [
        ("chủ", "chu", "chủ"),
        ("chu", "chù", "chủ"),
        ("bao", "báo", "bão"),
        ("thuê", "thuệ", "thuê"),
        ("rưng", "rụng", "rừng"),
    ],
)
def test_marks_left_out_agree_more_than_wrong_marks(better: str, worse: str, meant: str) -> None:
    assert agreement(key(better), key(meant)) > agreement(key(worse), key(meant))


def test_an_abbreviation_is_its_letters() -> None:
    assert letters("Sở LĐ-TB&XH") == letters("sở lđtbxh") == "soldtbxh"


def test_a_key_without_its_tone() -> None:
    assert bare(key("đường")) == "đương"
    assert bare("2025") == "2025"


@SETTINGS
@given(TEXTS)
def test_no_text_breaks_the_normaliser(text: str) -> None:
    cleaned = clean(text)
    for token in tokenize(cleaned):
        assert token.folded
        assert 0 <= token.start < token.end <= len(cleaned)
        assert token.number is None or token.number >= 0
    tokenize(text)
    words(text)
    fold(text)
    key(text.lower())


@SETTINGS
@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_cleaning_and_folding_settle_at_once(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert fold(fold(once)) == fold(once)


@SETTINGS
@given(WORDS)
def test_the_folded_form_of_a_key_is_that_of_its_word(word: str) -> None:
    assert fold(bare(key(word))) == fold(word)
    assert fold(word).isascii()


@SETTINGS
@given(WORDS)
def test_all_forms_of_a_vietnamese_word_are_found_as_the_same(word: str) -> None:
    for form in (word.upper(), word.capitalize(), unicodedata.normalize("NFD", word)):
        assert folded(form) == folded(word)
        assert [token.key for token in tokenize(clean(form))] == [
            token.key for token in tokenize(clean(word))
        ]


@SETTINGS
@given(WORDS, WORDS)
def test_agreement_is_a_share(one: str, other: str) -> None:
    assert 0.5 <= agreement(key(one), key(other)) <= 1.0
    assert agreement(key(one), key(one)) == 1.0


@SETTINGS
@given(TEXTS)
def test_a_wording_of_the_base_is_read_like_a_question(text: str) -> None:
    tokens = tokenize(clean(text))
    assert wording(text) == (tuple(t.folded for t in tokens), tuple(t.key for t in tokens))


@SETTINGS
@given(st.lists(WORDS | st.sampled_from(["&", ",", "3", "TN&MT", "-", "/", "\u00ad", "hoà"]), max_size=12))
def test_a_vietnamese_wording_is_read_like_a_question(parts: list[str]) -> None:
    text = " ".join(parts)
    tokens = tokenize(clean(text))
    assert wording(text) == (tuple(t.folded for t in tokens), tuple(t.key for t in tokens))
