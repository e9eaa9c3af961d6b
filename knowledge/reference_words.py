"""The words by which parts of a plan are named beside a number, and those that only look like it."""

from __future__ import annotations

from collections.abc import Mapping

ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
NUMERALS = {number: roman.upper() for roman, number in ROMAN.items()}
HEADS: dict[tuple[str, ...], str] = {
    ("muc",): "item",
    ("dau", "muc"): "item",
    ("hang", "muc"): "item",
    ("hoat", "dong"): "item",
    ("noi", "dung"): "item",
    ("nhiem", "vu"): "item",
    ("item",): "item",
    ("items",): "item",
    ("activity",): "item",
    ("activities",): "item",
    ("m",): "item",
    ("number",): "item",
    ("numbers",): "item",
    ("khoan",): "paragraph",
    ("paragraph",): "paragraph",
    ("giai", "phap"): "solution",
    ("bien", "phap"): "solution",
    ("solution",): "solution",
    ("solutions",): "solution",
    ("measure",): "solution",
    ("phan",): "section",
    ("chuong",): "section",
    ("section",): "section",
    ("part",): "section",
    ("sec",): "section",
    ("chapter",): "section",
    ("muc", "tieu", "cu", "the"): "objective",
    ("muc", "tieu"): "objective",
    ("specific", "objective"): "objective",
    ("specific", "goal"): "objective",
    ("objective",): "objective",
    ("gach", "dau", "dong"): "bullet",
    ("gach",): "bullet",
    ("dau", "dong"): "bullet",
    ("y",): "bullet",
    ("bullet", "point"): "bullet",
    ("bullet",): "bullet",
    ("point",): "bullet",
    ("diem",): "point",
    ("letter",): "point",
    ("clause",): "clause",
}
HEAD_STARTS = frozenset(head[0] for head in HEADS)
SUFFIXES = frozenset(("st", "nd", "rd", "th"))
ASIDE = 6
"""So many words lie at most between "ngoài" and the number that is set aside."""
SECTION_WORDS = frozenset(("phan", "section", "chuong"))
LIST_WORDS = frozenset(("va", "voi", "hay", "hoac", "and", "or", "lan"))
RANGE_WORDS = frozenset(("den", "toi", "to", "through"))
NOT_AFTER_NAM = frozenset(("nay", "toi", "sau", "ngoai", "truoc", "qua", "do", "nao", "may"))
LAST = frozenset(("cuoi", "chot", "last", "final"))
NUMBERED_ELSE = frozenset(
    "decision directive document law letter decree plan phone telephone hotline fax account house room lottery".split()
)
"""What else has a number in English: "decision number 5" is no item."""
UNITS = frozenset(
    (
        "so co don nam thang ngay phan dieu ti trieu dong nguoi huyen xa giai nuoc trang lan gio "
        "phut % gach y"
    ).split()
)
MISTAKABLE = frozenset(("phan", "khoan", "gach", "y"))
HEAD_KEYS = frozenset(("phân2", "khoan3", "gach5", "y1"))
LOOSE_HEADS = frozenset(("hoat", "noi", "nhiem", "phan", "y"))
AFTER_A_NUMBER = frozenset(
    "ai gi la do co thi nao noi gom cua trong va ve giao quy muc phan st nd rd th so nay do ay a b c".split()
)
PARTS = {"a": "content_clause", "b": "implementing", "c": "coordinating"}
NO_STRANDS: Mapping[int, tuple[int, int]] = {}
NO_PARTS = frozenset(("d", "g"))
"""Letters of points that items do not have; "e" is how people call themselves."""
