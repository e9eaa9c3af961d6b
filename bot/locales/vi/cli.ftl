### Trợ giúp của dòng lệnh

cli-help = Bot hỏi đáp về Kế hoạch thực hiện Đề án 161.
cli-version = In phiên bản.
cli-run-help = Chạy bot trên Telegram; cần BOT_TOKEN.
cli-chat-help = Trò chuyện thử ngay trong cửa sổ lệnh, không cần mã bot và không cần mạng.
cli-chat-as-help = Ai đang gõ: người dân (citizen), cán bộ (officer) hay điều phối viên (coordinator).
cli-chat-language-help = Ngôn ngữ ứng dụng của người đang gõ.
cli-backup-help = Sao lưu tệp dữ liệu vào FILE, kể cả khi bot đang chạy; không ghi đè tệp đã có.
backup-done = Đã sao lưu vào { $path } và đã kiểm tra bản sao: tốt.
backup-exists = { $path }: tệp đã có, không ghi đè; hãy chọn tên khác.
backup-failed = Chưa sao lưu được: { $problem }
cli-health-help = Kiểm tra cơ sở tri thức, tệp dữ liệu và cài đặt.
