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
cli-report-help = Lập báo cáo của một năm thành tệp, kể cả khi bot đang chạy.
cli-report-year-help = Năm báo cáo.
cli-report-format-help = Định dạng của tệp.
cli-report-output-help = Tệp để ghi; tệp đã có sẽ được thay. Dấu - là in ra màn hình, chỉ dùng với csv.
cli-report-include-help = submitted: gồm cả phần chờ duyệt, có ghi rõ.
cli-report-agency-help = Mã cơ quan, ví dụ so-yt: chỉ lập báo cáo riêng của cơ quan ấy.
report-done = Đã ghi báo cáo vào { $path }.
report-no-agency = Kế hoạch không có cơ quan mã “{ $agency }”; ví dụ mã đúng: so-yt.
database-none = { $path }: chưa có tệp dữ liệu; hãy đặt BOT_DATABASE đúng tệp mà bot dùng.
report-unreadable = { $path }: chưa đọc được tệp dữ liệu ({ $problem }). Nếu tệp của phiên bản cũ, chạy bot một lần để nâng cấp.
report-not-written = { $path }: không ghi được tệp ({ $problem }).
report-only-csv = Chỉ CSV mới in ra màn hình được; với { $format }, hãy cho tên tệp sau --output.
