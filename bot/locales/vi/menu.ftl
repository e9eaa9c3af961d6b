### Mô tả lệnh trong thực đơn và phần giới thiệu bot

menu-help = Cách hỏi và các lệnh
menu-items = Các mục hoạt động của Kế hoạch
menu-item = Xem một mục, ví dụ /item 3
menu-agency = Việc của một cơ quan, ví dụ /agency Sở Y tế
menu-goals = Mục tiêu của Kế hoạch
menu-deadline = Hạn gửi báo cáo hằng năm
menu-asean = Tìm hiểu về ASEAN
menu-quiz = Đố vui về Kế hoạch và ASEAN
menu-language = Đổi ngôn ngữ (Tiếng Việt, English)
menu-feedback = Góp ý, không lưu danh tính
menu-privacy = Bot lưu những gì và vì sao
menu-my-data = Nhận tệp dữ liệu bot đang lưu về cuộc trò chuyện này
menu-forget-me = Xóa ngay dữ liệu về cuộc trò chuyện này
menu-cancel = Dừng việc đang làm dở
menu-register = Đăng ký làm cán bộ báo cáo
menu-update = Gửi báo cáo tiến độ, ví dụ /update 3 60% Đã trồng 12 ha
menu-my = Báo cáo đã gửi: xem, sửa, rút
menu-pending = Đăng ký và báo cáo chờ duyệt
menu-status = Đơn vị nào đã gửi, đơn vị nào chưa
menu-remind = Nhắc các đơn vị chưa gửi
menu-officers = Danh sách cán bộ, thu hồi, đổi vai trò
menu-invite = Tạo liên kết mời cán bộ
menu-broadcast = Gửi thông báo cho cán bộ
menu-export = Xuất báo cáo năm: DOCX, XLSX, CSV, hình
menu-audit = Nhật ký của một báo cáo, ví dụ /audit CN-2025-0042
menu-reload = Đọc lại cơ sở tri thức
menu-unanswered = Câu hỏi chưa có lời đáp

bot-description =
    Hỏi đáp về Kế hoạch thực hiện Đề án 161 (Cộng đồng Văn hóa – Xã hội ASEAN) của { $province }.

    Anh/chị cứ hỏi bằng lời thường, có dấu hay không dấu, tiếng Việt hoặc tiếng Anh. Câu trả lời luôn kèm mục của văn bản.
bot-short-description = Hỏi đáp về Kế hoạch thực hiện Đề án 161 của { $province }, kèm mục văn bản. Tiếng Việt và tiếng Anh.
