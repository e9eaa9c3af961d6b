"""What is refused: papers with a mark of secrecy and lists of persons; and what only looks like them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.services.typed.guards import lists_persons, secrecy_mark

MARKED = [
    "MẬT",
    "TỐI MẬT: Báo cáo mục 3",
    "(MẬT) Mục 3 60%",
    "3 60% đã trồng rừng (Mật)",
    "độ mật: Mật",
    "Độ mật: Tối mật",
    "do mat: mat",
    "TOI MAT - bao cao muc 3",
    "TUYET MAT",
    "Tuyệt mật: phương án bảo vệ biên giới",
    "[MẬT] kế hoạch",
    "Tài liệu mật: kế hoạch phòng thủ",
    "văn bản MẬT số 12",
    "3 60% Báo cáo số 15 (TUYỆT MẬT)",
    "M Ậ T",
    "Mật",
    "Mức độ mật: C",
    "3 50% MẬT. Đã làm",
    "TOP SECRET plan",
    "(confidential) item 3",
    "(MAT)",
    "công văn mật",
    "Báo cáo này đóng dấu MẬT",
    "3 60% Thực hiện theo công văn TỐI MẬT của tỉnh",
    "Mật: báo cáo tình hình biên giới",
    "**MẬT** mục 3",
    "mục 3 60%\nMẬT\nĐã họp",
    "Độ mật: A",
    "Văn bản mật: kế hoạch phòng thủ",
    "BÁO CÁO (MẬT)",
    "Số 12/BC-UBND (MẬT)",
    "3 60% tài liệu TỐI MẬT",
    "“Mật”",
    "độ mật = mật",
    "DO MAT: TOI MAT",
    "mức mật: tuyệt mật",
    "CONFIDENTIAL: item 3",
    "Secrecy: top secret",
    "Đóng dấu TUYỆT MẬT theo quy định",
    "MẬT - KHÔNG PHỔ BIẾN",
    "MẬT",
    "Tối mật. Không sao chụp",
    "3 60% TOI MAT so lieu rung",
    "3 60% so lieu rung TOI MAT cua tinh",
    "3 60% da trong 12 ha theo van ban MAT cua tinh",
    "3 60% Tài liệu mật số 5",
    "3 60% Đã làm theo công văn mật số 12/UBND",
    "tai lieu mat so 5",
    "cong van toi mat so 7",
    "tai lieu tuyet mat cua tinh",
    "3 60% Tài liệu mật: kế hoạch phòng thủ",
    "muc 3 60%. Văn bản mật: kế hoạch phòng thủ",
    "3 60% MAT so lieu rung",
    "bao cao TOI MAT",
    "3 60% TOI MAT: so lieu",
    "3 60% van ban toi mat",
    "3 60% Tài liệu mật về rừng phòng hộ",
    "Văn bản mật của tỉnh",
]

NOT_MARKED = [
    "bí mật nhà nước",
    "tuyên truyền Luật Bảo vệ bí mật nhà nước",
    "nuôi ong lấy mật",
    "mật ong",
    "rừng ngập mặn",
    "bảo mật thông tin",
    "mật độ dân số",
    "RỪNG NGẬP MẶN",
    "BẢO MẬT THÔNG TIN",
    "MẬT ĐỘ DÂN SỐ",
    "3 60% Hỗ trợ 20 hộ nuôi ong, thu 300 lít mật ong",
    "mật khẩu",
    "tăng mật độ cây trồng",
    "phối hợp mật thiết",
    "Mật độ rừng đạt 2.000 cây/ha",
    "toi mat dien thoai",
    "bí mật",
    "BÍ MẬT NHÀ NƯỚC",
    "Tập huấn quản lý văn bản mật cho 30 cán bộ",
    "mat bang",
    "vướng mặt bằng",
    "tỷ lệ mất rừng",
    "MẶT BẰNG",
    "TOI MAT TIEN",
    "cơ mật",
    "độ mật: không",
    "ngân sách mật mía",
    "vào buổi tối mật độ xe tăng",
    "secretary of ASEAN",
    "the secret of success",
    "confidential data is protected",
    "hàm lượng mật",
    "ong cho mật",
    "dịch mật",
    "Xây dựng mô hình ong mật tại Vũ Quang",
    "TẬP HUẤN BẢO MẬT",
    "Hội nghị quán triệt công tác bảo vệ bí mật",
    "MẬT ONG VŨ QUANG",
    "đường mật",
    "MAT BANG CHUA CO",
    "3 60% Đã trồng 12 ha rừng ngập mặn; vướng: mặt bằng",
    "nâng cao nhận thức bảo mật dữ liệu cá nhân",
    "mật độ giao thông cao",
    "bí mật kinh doanh",
    "mật mã dân sự",
    "hội nghị mật thiết",
    "đang mất mùa",
    "phân loại độ mật của văn bản theo quy định",
    "cơ sở chế biến mật ong Hương Khê",
    "CHUNG TOI MAT HAI NGAY",
    "secret ballot held in the commune",
    "MAT BANG chua co",
    "MAT bang chua co",
    "3 60% MAT BANG chua co",
    "CHUNG TOI MAT hai ngay",
    "3 60% TOI MAT TIEN vi bao",
    "ho so toi mat hai ngay moi xong",
    "tai lieu mat trong lu",
    "thong tin mat so lieu",
    "3 60% thu 300 lit mat ong",
    "dien mat 2 ngay, dien tich mat 3 ha rung",
    "3 60% Mật độ dân số: 300 người/km2",
    "nuôi ong; mật: 300 lít",
    "Tập huấn quản lý tài liệu mật, 5 lớp",
    "bí mật số 1 của thành công",
    "bi mat so 1 cua thanh cong",
    "quan hệ mật thiết với Lào số 1",
    "mật ong số 5",
]

PERSONS = [
    "0912345678",
    "liên hệ 0912 345 678",
    "+84 912 345 678",
    "CCCD 042085001234",
    "183456789",
    "184 123 456",
    "1. Nguyễn Văn An, sinh 1985\\\n2. Trần Thị Bình, sinh 1990",
    "Nguyễn Văn An 1985, Trần Thị Bình 1990",
    "Nguyễn Văn An (12/3/1985); Lê Thị Hoa (1/1/1970)",
    "1. Nguyễn Văn An 2. Trần Thị Bình 3. Lê Văn Cường",
    "nguyen van an 1985, tran thi binh 1990",
    "NGUYỄN VĂN AN 1985\\\nTRẦN THỊ BÌNH 1990",
    "ông Nguyễn Văn An sinh năm 1960, bà Trần Thị Lan sinh năm 1962",
    "số CMND 184123456",
    "042 085 001 234",
    "Danh sách: Phạm Thị Mai 12 tuổi, Hồ Văn Nam 13 tuổi",
    "- Nguyễn Thị Hà\\\n- Trần Văn Bình\\\n- Lê Thị Cúc",
    "0239.385.5555",
    "sđt 0982.123.456",
    "(0239) 3855 555",
    "hộ chiếu B1234567",
    "CCCD số 042.085.001.234",
    "Đã hỗ trợ: Nguyễn Thị Hoa (SN 1975), Trần Văn Bình (SN 1980)",
    "1) Ông Lê Văn Hùng - 1962\n2) Bà Phan Thị Lý - 1970",
    "+84912345678",
    "gọi chị Lan 0977-123-456",
    "căn cước 184123456",
    "Hoàng Thị Mai, sinh ngày 01/02/1990; Võ Văn Tài, sinh ngày 03/04/1992",
    "- em Đặng Thị Na, 10 tuổi\n- em Bùi Văn Sơn, 11 tuổi",
    "danh sách:\nPhạm Văn Đồng 1950\nLê Thị Mận 1955",
    "LE VAN NAM 1975, NGO THI HA 1980",
    "nguyễn văn an sinh 1985, trần thị bình sinh 1990",
    "CMND: 183 456 789",
    "hotline 0239 3855 555",
    "đối tượng: Hồ Thị Xuân 1/1/1988, Cù Văn Hải 2/2/1986",
    "1. Trương Văn Long; 2. Tạ Thị Hương; 3. Dương Văn Minh",
    "Nguyen Van An born 1985, Tran Thi Binh born 1990",
    "* Nguyễn Hữu Thọ (1971)\n* Trần Đức Lương (1973)",
    "số điện thoại 0363636363",
    "liên hệ: 84912345678",
    "mã định danh 042185001234",
]

LISTED = [
    "3 60% Danh sách hộ: Nguyễn Văn An, Trần Thị Bình, Lê Văn Cường",
    "3 60% Hỗ trợ ông Nguyễn Văn An, bà Trần Thị Bình, ông Lê Văn Cường, bà Phạm Thị Dung",
    "Nguyễn Văn An, Trần Thị Bình, Lê Văn Cường, Phạm Thị Dung, Hoàng Văn Em",
    "3 60% nguyen van an, tran thi binh, le van cuong, pham thi dung",
    "3 60% Nguyen Van An, Tran Thi Binh, Le Van Cuong, Pham Thi Dung",
    "NGUYỄN VĂN AN, TRẦN THỊ BÌNH, LÊ VĂN CƯỜNG",
    "NGUYEN VAN AN, TRAN THI BINH, LE VAN CUONG",
    "nguyễn văn an, trần thị bình và lê văn cường",
    "trần quốc tuấn; phạm ngọc lan; lê minh hoàng",
    "Nguyễn Văn An - Trần Thị Bình - Lê Văn Cường",
    "Nguyễn Văn An (thôn 1), Trần Thị Bình (thôn 2), Lê Văn Cường (thôn 3)",
    "hộ Nguyễn Văn An được 2 con bò, hộ Trần Thị Bình được 1 con, hộ Lê Văn Cường được 3 con",
    "Nguyễn An, Trần Bình, Lê Cường",
    "Đã hỗ trợ ông An, bà Bình, ông Cường và bà Dung",
    "em Lan, em Hoa, em Nam được nhận học bổng",
    "Trao quà cho hộ nghèo xã Kỳ Nam: Nguyễn Văn An, Mai Anh Tuấn, Lê Văn Cường",
    "hộ nghèo xã Kỳ Nam, Nguyễn Văn An, Trần Thị Bình, Lê Văn Cường",
    "Hồ Văn Nam, Lý Thị Hoa, Cao Thị Mận",
    "Nguyễn Văn A, Trần Thị B, Lê Văn C",
    "Nguyễn Văn An Trần Thị Bình Lê Văn Cường",
    "Ông Nguyễn Văn An, Bà Trần Thị Bình, Ông Lê Văn Cường",
    "Ong Nguyen Van An, Ba Tran Thi Binh, Ong Le Van Cuong",
    "nguyen van an tran thi binh le van cuong",
]

NOT_LISTED = [
    "3 60% Tập huấn tại xã Kỳ Nam, xã Kỳ Hà, phường Sông Trí",
    "3 60% Phối hợp Sở Y tế, Sở Nội vụ, Sở Tài chính",
    "3 60% Trồng rừng ở Cẩm Xuyên, Thạch Hà, Kỳ Anh, Can Lộc",
    "Vũ Quang, Hương Sơn, Đức Thọ, Thạch Hà, Lộc Hà",
    "Vu Quang, Huong Son, Thach Ha, Loc Ha",
    "Vu Quang District, Ha Tinh Province, Ho Chi Minh City",
    "Hồ Kẻ Gỗ, Hồ Sông Rác, Hồ Bộc Nguyên",
    "các hồ Kẻ Gỗ, Sông Rác, Bộc Nguyên",
    "các tuyến đường Lê Duẩn, Nguyễn Văn Linh, Nguyễn Văn Cừ, Phạm Văn Đồng",
    "đường Nguyễn Công Trứ, Phan Đình Phùng, Nguyễn Huy Tự và Hà Huy Tập",
    "các trường THPT Lê Quảng Chí, Nguyễn Thị Bích Châu, Nguyễn Huệ, Nguyễn Văn Trỗi",
    "phường Trần Phú, Nguyễn Du, Hà Huy Tập, Nam Hà",
    "Hà Nội, Hà Tĩnh, Hà Giang, Thái Bình, Thái Nguyên",
    "Thái Lan, Lào, Campuchia, Việt Nam",
    "Lý Sơn, Hoàng Sa, Trường Sa",
    "Đại thi hào Nguyễn Du, Nguyễn Công Trứ, Phan Đình Phùng",
    "Quyết định 161/QĐ-TTg, Công văn 12/UBND, Kế hoạch 15/KH-UBND",
    "Lê Văn A và Trần Văn B dự họp",
    "Chủ tịch UBND tỉnh Võ Trọng Hải chỉ đạo; Giám đốc Nguyễn Văn An ký",
    "phat trien do thi hoa, dang van hanh nha may, do van phong phu trach",
    "12 ha thi diem, 4 to van dong, 3 ho van hoa",
    "tran trong cam on; quyet dinh cong nhan; dang thi cong; tang cong suat",
    "tăng công suất, đoàn công tác, cao trọng điểm, lại công bố",
    "ĐÀO TẠO NGHỀ, MAI TÁNG PHÍ, THÁI ĐỘ PHỤC VỤ, PHẠM VI TOÀN TỈNH",
    "HÀ TĨNH TỔ CHỨC LỚP, LƯU TRỮ HỒ SƠ, CHÂU THỔ SÔNG LAM",
    "HA TINH TO CHUC, DAO TAO NGHE, THAI DO PHUC VU",
    "Từ Sở Y tế, Từ Sở Nội vụ, Tăng Cường Kiểm Tra",
    "trẻ em Hà Tĩnh, trẻ em Nghệ An, trẻ em Quảng Bình",
    "Đoàn Thanh Niên, Hội Phụ Nữ, Hội Nông Dân, Hội Cựu Chiến Binh",
    "Trained staff in Ha Tinh City, Ky Anh Town, Hong Linh Town",
    "Ministry of Home Affairs, Department of Health, Ha Tinh People's Committee",
    "trồng keo, tràm, bạch đàn; nuôi tôm, cá, mực",
]

NO_PERSONS = [
    "3 60% Đã trồng 12 ha rừng ngập mặn",
    "kinh phí 150.000.000 đồng",
    "kinh phí 150000000 đồng",
    "1.234.567.890 đồng",
    "Quyết định 161/QĐ-TTg ngày 25/01/2016",
    "trường Nguyễn Du 12 lớp, trường Trần Phú 15 lớp",
    "đồng chí Nguyễn Văn An chủ trì",
    "Nguyễn Văn An ký ngày 12/3/2019; Trần Thị Bình ký ngày 4/4/2020",
    "giai đoạn 2021-2025",
    "84.500.000.000 đồng",
    "huyện Hà Tĩnh 2020, huyện Vũ Quang 2019",
    "1. Trồng rừng 2. Mở lớp 3. Tập huấn",
    "học tập tư tưởng Hồ Chí Minh năm 2015, 2016",
    "84 hộ 2025 12 34",
    "Cẩm Xuyên 2010, Can Lộc 2015",
    "phường Hà Huy Tập 1998, phường Trần Phú 2004",
    "Cao Thị A",
    "2.000 cây/ha, 1.500 cây/ha, 300 cây",
    "năm 2023 2024 2025",
    "12 lớp, 450 học viên",
    "Tổng 350 000 000",
    "tổng vốn 123 456 789",
    "chi 123456789 đồng",
    "văn bản 1841/LĐTBXH-HTQT",
    "mục 3 60% Đã trồng 12 ha rừng ngập mặn; vướng: thiếu kinh phí",
    "tổng kinh phí 2.345.678.900 đồng",
    "giải ngân 125000000 đồng",
    "Nghị quyết 1665/NQ-UBTVQH15 ngày 16/6/2025",
    "Tổ chức 12 lớp cho 450 người tại 9 xã năm 2023, 2024",
    "trồng rừng tại Hương Sơn 2023, Vũ Quang 2024",
    "đường Phan Đình Phùng 2015 và đường Nguyễn Du 2016",
    "giải thưởng Hồ Chí Minh 2010, giải thưởng Lê Duẩn 2012",
    "Lê Văn A và Trần Văn B dự họp",
    "1. Sở Y tế 2. Sở Nội vụ 3. Sở Tài chính",
    "từ 01/01/2023 đến 30/11/2025",
    "1.000.000 cây, 2.000.000 cây, 3.000.000 cây",
    "3 60% planted 12 ha; difficulties: lack of funds",
    "tỷ lệ 12,5% - 13,7%",
    "Trường Tiểu học Nguyễn Văn Trỗi 2010, Trường THCS Lê Văn Thiêm 2012",
    "công văn số 123456/UBND",
    "diện tích 120 000 000 m2",
    "Hà Tĩnh, ngày 15 tháng 11 năm 2025",
    "Chủ tịch UBND tỉnh Võ Trọng Hải chỉ đạo ngày 12/3/2024",
]


@pytest.mark.parametrize("text", MARKED, ids=ascii)
def test_a_mark_of_secrecy_is_seen(text: str) -> None:
    assert secrecy_mark(text) in ("MẬT", "TỐI MẬT", "TUYỆT MẬT")


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("(mật) báo cáo", "MẬT"),
        ("TỐI MẬT: báo cáo", "TỐI MẬT"),
        ("tài liệu tuyệt mật", "TUYỆT MẬT"),
        ("độ mật: B", "TỐI MẬT"),
        ("TUYET MAT", "TUYỆT MẬT"),
    ],
)
def test_which_mark_it_is(text: str, mark: str) -> None:
    assert secrecy_mark(text) == mark


@pytest.mark.parametrize("text", NOT_MARKED, ids=ascii)
def test_honey_density_and_talk_of_secrets_are_no_mark(text: str) -> None:
    assert secrecy_mark(text) is None


@pytest.mark.parametrize("text", PERSONS, ids=ascii)
def test_persons_are_seen(text: str) -> None:
    assert lists_persons(text)


@pytest.mark.parametrize("text", LISTED, ids=ascii)
def test_three_names_in_a_row_are_a_list(text: str) -> None:
    assert lists_persons(text)


@pytest.mark.parametrize("text", NOT_LISTED, ids=ascii)
def test_places_agencies_and_papers_in_a_row_are_no_list(text: str) -> None:
    assert not lists_persons(text)


@pytest.mark.parametrize("text", NO_PERSONS, ids=ascii)
def test_money_documents_streets_and_schools_are_no_persons(text: str) -> None:
    assert not lists_persons(text)


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.text(max_size=400))
def test_any_text_can_be_asked(text: str) -> None:
    assert secrecy_mark(text) is None or text.strip()
    assert lists_persons(text) in (True, False)


@pytest.mark.parametrize(
    "text",
    [
        "0" * 4096,
        "1 " * 2048,
        "Nguyễn Văn An " * 290,
        "MẬT " * 1024,
        "(" * 4096,
        "1.000" * 800,
        "xã Kỳ Nam, " * 370,
    ],
)
@pytest.mark.timeout(5)
def test_long_texts_take_no_time(text: str) -> None:
    secrecy_mark(text)
    lists_persons(text)
