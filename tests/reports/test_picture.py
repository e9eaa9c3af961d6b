"""The picture: what is on it is read from its own marks, and the file by another library than drew it."""

from __future__ import annotations

import io
import unicodedata
import warnings
from collections import Counter
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest
from matplotlib.ft2font import FT2Font
from PIL import Image

from bot.reports import picture
from bot.reports.aftermath import day_of, mark
from bot.reports.names import short_names
from bot.reports.picture_canvas import Canvas, font_file, width_of
from bot.reports.picture_progress import arrivals
from bot.reports.picture_style import (
    BACK,
    MISSING,
    NO_PART,
    STATUS_LOOKS,
    WIDTH,
)
from bot.texts import texts
from bot.updates import STATUSES
from knowledge.loader import PACKAGED, load
from knowledge.model import LANGUAGES, Language
from tests.reports.docx_samples import crowded, packaged, update, year
from tests.reports.tables_samples import at, sent, told

if TYPE_CHECKING:
    from bot.reports.data import YearReport


@cache
def drawn(number: int, language: Language) -> bytes:
    """The picture of a year of the plan without updates."""
    return picture.render(replace(year(packaged()), year=number), language)


def written(report: YearReport, monkeypatch: pytest.MonkeyPatch, language: Language = "vi") -> list[str]:
    """Every text that the picture writes, in order; it is drawn as ever."""
    found: list[str] = []
    write = Canvas.text

    def noting(self: Canvas, x: float, y: float, text: str, *rest: object, **more: object) -> None:
        found.append(text)
        write(self, x, y, text, *rest, **more)  # type: ignore[arg-type]  # handed on as they came

    monkeypatch.setattr(Canvas, "text", noting)
    picture.render(report, language)
    return found


def test_a_phone_can_show_it() -> None:
    with Image.open(io.BytesIO(drawn(2025, "vi"))) as image:
        assert image.format == "PNG"
        assert image.width == WIDTH == 1080
        # Telegram takes photos of up to 10,000 pixels around two sides, and no longer than 20 times their width.
        assert image.width < image.height < 3000
        assert image.info.get("Software") is None
        assert "Creation Time" not in image.info
        image.load()


def test_every_cell_has_its_sign_and_percent(monkeypatch: pytest.MonkeyPatch) -> None:
    found = Counter(written(told(), monkeypatch))
    assert found["✖ 30%"] == 1
    assert found["✔ 100%"] == 2
    assert found["▶ 60%*"] == 2
    assert found["▶ 70%*"] == 1
    assert found["?"] == sum(len(one.lacking) for one in told().standings) + 1  # and in the legend
    names = short_names(packaged(), "vi")
    for standing in told().standings:
        marked = names[standing.agency] + mark(packaged(), standing.agency, day_of(told()))
        assert found[marked] == 1
    assert found["đã gửi (24%)"] == found["đúng hạn (24%)"] == found["phải báo cáo"] == 1
    assert {"hoàn thành", "đang triển khai", "chưa triển khai", "vướng mắc", "chưa gửi"} <= found.keys()


def test_late_is_said_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    late = sent(update(1, "so-yt", 1), at(12, 1, 0, 0))
    just = sent(update(2, "so-nv", 1), at(11, 30, 23, 59))
    unasked = sent(update(3, "so-ldtbxh", 2), at(12, 5))
    found = written(year(packaged(), late, just, unasked), monkeypatch)
    assert "01/12 muộn" in found
    assert "30/11" in found
    assert "05/12" in found


def test_every_year_without_updates() -> None:
    pictures = {drawn(2023, "en"), drawn(2024, "vi"), drawn(2025, "vi")}
    assert len(pictures) == 3


def test_curve_rises_when_an_agency_first_reports() -> None:
    first, again = sent(update(1, "so-yt", 1), at(3, 1)), sent(update(2, "so-yt", 4), at(4, 1))
    second, withdrawn = sent(update(3, "so-nv", 1), at(11, 2)), update(4, "so-tc", 1, "withdrawn")
    unasked = sent(update(5, "so-ldtbxh", 2), at(12, 5))
    steps = arrivals(year(packaged(), first, again, second, withdrawn, unasked))
    assert steps == [(at(3, 1), 1), (at(11, 2), 2), (unasked.updated_at, 2)]
    assert arrivals(year(packaged())) == []


def test_no_letter_is_missing() -> None:
    """All words of the catalogue, all names of the base in both languages, and the signs are in both fonts."""
    base = packaged()
    for language in LANGUAGES:
        say = texts(language)
        shown = list(short_names(base, language).values())
        shown += [item.name[language] for item in base.items]
        shown += [say(f"status-{status.replace('_', '-')}") for status in STATUSES]
        shown += [agency.name[language] for agency in base.agencies]
        shown += [look.sign for look in (*STATUS_LOOKS.values(), MISSING, NO_PART)]
        for path in (font_file(bold=False), font_file(bold=True)):
            glyphs = FT2Font(path).get_charmap()
            assert {one for text in shown for one in text if ord(one) not in glyphs} == set()
    small = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
    toned = [f"{letter}{tone}" for letter in "aăâeêioôơuưy" for tone in "\u0300\u0301\u0303\u0309\u0323"]
    letters = {unicodedata.normalize("NFC", one) for one in [*small, *toned]}
    assert all(len(one) == 1 for one in letters)
    for path in (font_file(bold=False), font_file(bold=True)):
        glyphs = FT2Font(path).get_charmap()
        assert {one for one in letters | {one.upper() for one in letters} if ord(one) not in glyphs} == set()


def test_a_missing_letter_would_be_warned_of() -> None:
    """So in all other tests, where warnings are errors, none is missing."""
    base = packaged()
    odd = base.agencies[0].model_copy(
        update={"name": base.agencies[0].name.model_copy(update={"vi": "Sở 𠀀"}), "abbreviations": ()}
    )
    changed = base.model_copy(update={"agencies": (odd, *base.agencies[1:])})
    report = year(changed, update(1, odd.id, 1), agency=odd.id)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        picture.render(report)
    assert any("missing from font" in str(one.message) for one in caught)


def test_signs_and_colours_are_all_different() -> None:
    looks = (*STATUS_LOOKS.values(), MISSING, NO_PART)
    assert len({look.sign for look in looks}) == len(looks)
    assert len({look.ground for look in looks}) == len(looks)


@pytest.mark.parametrize("look", [*STATUS_LOOKS.values(), MISSING], ids=lambda look: look.sign)
def test_what_is_written_on_a_colour_can_be_read(look: object) -> None:
    """The contrast that WCAG 2 asks of text: 4.5."""
    assert contrast(look.ink, look.ground) >= 4.5  # type: ignore[attr-defined]


def contrast(one: str, other: str) -> float:
    """How far two colours differ in light, 1 to 21."""

    def light(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        red, green, blue = [
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        ]
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


def test_the_same_input_gives_the_same_bytes() -> None:
    assert picture.render(year(load(PACKAGED))) == drawn(2025, "vi")


def test_sixty_agencies() -> None:
    with Image.open(io.BytesIO(picture.render(crowded()))) as image:
        assert image.height < 4500
        assert image.width + image.height <= 10_000
        corner = image.convert("RGB").getpixel((2, 2))
    assert corner == tuple(int(BACK[i : i + 2], 16) for i in (1, 3, 5))


def test_texts_are_made_to_fit() -> None:
    assert width_of("m" * 20, 26) > width_of("m" * 10, 26) > 200
