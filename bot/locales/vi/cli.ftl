### Trợ giúp của dòng lệnh

cli-help = Bot hỏi đáp về Kế hoạch thực hiện Đề án 161.
cli-version = In phiên bản.
cli-run-help = Chạy bot trên Telegram; cần BOT_TOKEN.
cli-chat-help = Trò chuyện thử ngay trong cửa sổ lệnh, không cần mã bot và không cần mạng.
cli-chat-as-help = Ai đang gõ: người dân (citizen), cán bộ (officer) hay điều phối viên (coordinator).
cli-chat-language-help = Ngôn ngữ ứng dụng của người đang gõ.
cli-health-help = Kiểm tra cơ sở tri thức, tệp dữ liệu và cài đặt.
