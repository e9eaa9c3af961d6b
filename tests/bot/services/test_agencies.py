"""Which agency an officer says to be from."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.services.library import Library
from bot.services.typed.agencies import Agencies, Named
from knowledge.reporting import may_report, members

Finds = Callable[[str], Named]


@pytest.fixture(scope="module")
def finds(library: Library) -> Finds:
    """Finds agencies of the packaged base."""
    return Agencies(library.base).find


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("Sở Y tế", "so-yt"),
        ("so y te", "so-yt"),
        ("sở y tê", "so-yt"),
        ("y tế", "so-yt"),
        ("SYT", "so-yt"),
        ("em ở sở y tế ạ", "so-yt"),
        ("cán bộ sở y tế tỉnh Hà Tĩnh", "so-yt"),
        ("STNMT", "so-tnmt"),
        ("Sở TN&MT", "so-tnmt"),
        ("so tai nguyen moi truong", "so-tnmt"),
        ("SLĐTBXH", "so-ldtbxh"),
        ("sở lao động", "so-ldtbxh"),
        ("Sở Lao động - Thương binh và Xã hội", "so-ldtbxh"),
        ("sở nội vụ", "so-nv"),
        ("sở văn hoá", "so-vhttdl"),
        ("tài chính", "so-tc"),
        ("sở kế hoạch đầu tư", "so-khdt"),
        ("sở ngoai vu hà tĩnh", "so-ngv"),
        ("h. thạch hà", "huyen-thach-ha"),
        ("Thạch Hà", "huyen-thach-ha"),
        ("ubnd huyện cẩm xuyên", "huyen-cam-xuyen"),
        ("UBND huyen Cam Xuyen", "huyen-cam-xuyen"),
        ("huyện thạch hà, tỉnh hà tĩnh", "huyen-thach-ha"),
        ("tp ha tinh", "thanh-pho-ha-tinh"),
        ("tx hồng lĩnh", "thi-xa-hong-linh"),
        ("UBND huyện Kỳ Anh", "huyen-ky-anh"),
        ("thị xã kỳ anh", "thi-xa-ky-anh"),
        ("ky anh town", "thi-xa-ky-anh"),
        ("Vu Quang", "huyen-vu-quang"),
        ("Department of Health", "so-yt"),
        ("I am from the Department of Justice", "so-tp"),
        ("DOST", "so-khcn"),
        ("Mặt trận Tổ quốc", "ubmttq"),
        ("đoàn thể", "doan-the"),
    ],
)
def test_a_name_is_sure(finds: Finds, text: str, agency: str) -> None:
    assert finds(text) == Named((agency,), sure=True)


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("Kỳ Anh", {"thi-xa-ky-anh", "huyen-ky-anh"}),
        ("ky anh", {"thi-xa-ky-anh", "huyen-ky-anh"}),
        ("sở y tế và sở nội vụ", {"so-yt", "so-nv"}),
        # slips
        ("soo y te", {"so-yt"}),
        ("sở giáo dụk", {"so-gddt"}),
        ("thach haa", {"huyen-thach-ha"}),
        ("sở tài nguyên môi trườg", {"so-tnmt"}),
        # a part of a body, or not that body
        ("trung tâm y tế huyện Thạch Hà", {"huyen-thach-ha"}),
        ("không phải sở y tế", {"so-yt"}),
        # what has succeeded bodies of the plan
        ("sở nông nghiệp và môi trường", {"so-tnmt", "so-nnptnt"}),
        ("so nong nghiep va moi truong", {"so-tnmt", "so-nnptnt"}),
        ("snnmt", {"so-tnmt", "so-nnptnt"}),
        # the beginning of a name
        ("sở tài", {"so-tnmt", "so-tc"}),
        ("so tai", {"so-tnmt", "so-tc"}),
        ("Sở Kế", {"so-khdt"}),
        ("huyện Hương", {"huyen-huong-khe", "huyen-huong-son"}),
        ("huyện cẩm", {"huyen-cam-xuyen"}),
        ("Department of Ju", {"so-tp"}),
        ("Department of Agriculture and Environment", {"so-tnmt", "so-nnptnt"}),
    ],
)
def test_others_are_offered(finds: Finds, text: str, agencies: set[str]) -> None:
    found = finds(text)
    assert set(found.agencies) == agencies
    assert not found.sure


def test_a_level_is_all_its_bodies(finds: Finds, library: Library) -> None:
    for text in ("huyện", "UBND huyện", "cấp huyện"):
        assert finds(text) == Named(members(library.base, "ubnd-huyen"))


def test_a_body_of_today_is_known_for_what_it_took_over(finds: Finds, library: Library) -> None:
    for text in ("Sở Nông nghiệp và Môi trường", "em ở snnmt ạ", "Department of Agriculture and Environment"):
        found = finds(text)
        assert found.successor in {body.id for body in library.base.outside}
        assert (len(found.agencies), found.sure, found.outside) == (2, False, False)


@pytest.mark.parametrize(
    "text",
    [
        "sở công thương",
        "sở công thuong",
        "Sở Xây dựng",
        "công an tỉnh",
        "UBND tỉnh",
        "Bộ Y tế",
        "bo y te",
        "UBND xã Thạch Hà",
        "UBND xã Cẩm Bình",
        "phường Thành Sen",
        "hội phụ nữ",
        "báo Hà Tĩnh",
        "phòng lao động huyện Thạch Hà",
        "Thủ tướng",
        "Tỉnh ủy",
        "Department of Construction",
    ],
)
def test_a_body_that_may_not_report_is_known(finds: Finds, text: str) -> None:
    assert finds(text) == Named(outside=True)


@pytest.mark.parametrize(
    "text",
    [
        "đội thuế liên huyện",
        "Hà Tĩnh",
        "sở",
        "",
        " ",
        "0912345678",
        "mục 3",
        "xin chào",
        "\x00",
        "UBND",
        "department of",
        "😀",
    ],
)
def test_none(finds: Finds, text: str) -> None:
    assert finds(text) == Named()


def test_names_of_the_base_are_found(finds: Finds, library: Library) -> None:
    for agency in may_report(library.base):
        for name in (library.base.agency[agency].name.vi, library.base.agency[agency].name.en):
            assert finds(name) == Named((agency,), sure=True), name


@settings(derandomize=True, deadline=None, max_examples=100)
@given(st.text(max_size=200))
def test_only_those_that_may_report(finds: Finds, text: str) -> None:
    found = finds(text)
    assert len(set(found.agencies)) == len(found.agencies)
    assert not found.sure or len(found.agencies) == 1
    assert not (found.outside and found.agencies)


@pytest.mark.parametrize(
    ("text", "led"),
    [
        ("Sở Y tế báo cáo mục 4: 60%", ("so-yt", "báo cáo mục 4: 60%")),
        ("STNMT: 3 60% đã trồng 12 ha", ("so-tnmt", "3 60% đã trồng 12 ha")),
        ("UBND huyện Kỳ Anh - mục 1, 50%", ("huyen-ky-anh", "mục 1, 50%")),
        ("Sở Văn hóa, Thể thao và Du lịch 1 50%", ("so-vhttdl", "1 50%")),
        ("3 60% phối hợp Sở Y tế tiêm chủng", None),
        ("mục 4 Sở Y tế 60%", None),
        ("Kỳ Anh 1 50%", None),
        ("Bộ Nội vụ 1 50%", None),
        ("", None),
    ],
)
def test_leading(library: Library, text: str, led: tuple[str, str] | None) -> None:
    assert library.agencies.leading(text) == led


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("health", "so-yt"),
        (" Y tế? ", "so-yt"),
        ("y te", "so-yt"),
        ("labour", "so-ldtbxh"),
        ("môi trường", "so-tnmt"),
        ("education and training", "so-gddt"),
        ("Sở Y tế có làm mục 5 không?", None),
        ("sở y tế", None),
        ("health education", None),
        ("health 3", None),
        ("mục 3", None),
        ("forest", None),
        ("x" * 5000, None),
        ("", None),
    ],
)
def test_a_department_is_known_by_its_bare_name_alone(
    library: Library, text: str, agency: str | None
) -> None:
    assert library.department(text) == agency
