### Cài đặt và dòng lệnh

setting-wrong = { $name }: giá trị “{ $value }” không dùng được; cần { $right }.
setting-wrong-secret = { $name }: giá trị đã đặt không dùng được; cần { $right }.
setting-right-token = mã do @BotFather cấp, dạng 123456789:chữ-và-số
setting-right-api-url = địa chỉ http:// hoặc https:// của Bot API, ví dụ https://api.telegram.org
setting-right-database = đường dẫn tới một tệp SQLite, ví dụ data/dean161.db
setting-right-admins = các mã số người dùng Telegram, cách nhau bằng dấu phẩy, ví dụ 1001,1002
setting-right-knowledge = đường dẫn tới thư mục cơ sở tri thức có sẵn
setting-right-mode = polling hoặc webhook
setting-right-webhook-url = địa chỉ công khai https:// ở cổng 443, 80, 88 hoặc 8443
setting-right-webhook-listen = địa chỉ:cổng, ví dụ 127.0.0.1:8080
setting-right-metrics-listen = địa chỉ:cổng, ví dụ 127.0.0.1:9161
setting-right-messages-per-second = số nguyên từ 0 đến 1000 (0 là không giới hạn, chỉ dùng với máy chủ thử)
setting-right-webhook-secret = 1 đến 256 ký tự gồm chữ không dấu, số, dấu _ và -
setting-right-timezone = tên múi giờ IANA, ví dụ Asia/Ho_Chi_Minh
setting-right-log-level = debug, info, warning hoặc error
setting-right-log-format = text hoặc json
setting-token-missing = BOT_TOKEN: chưa đặt; mở @BotFather trên Telegram, gửi /newbot để nhận mã, rồi đặt BOT_TOKEN trong môi trường hoặc tệp .env. Muốn thử ngay không cần mã: dean161 chat.
setting-webhook-url-missing = BOT_WEBHOOK_URL: chưa đặt trong khi BOT_MODE là webhook; cần địa chỉ công khai https:// để Telegram gửi tới.
setting-webhook-secret-missing = BOT_WEBHOOK_SECRET: chưa đặt trong khi BOT_MODE là webhook; cần một chuỗi bí mật gồm chữ không dấu, số, dấu _ và -.

start-token-rejected = BOT_TOKEN: Telegram không nhận mã này; cần mã còn hiệu lực do @BotFather cấp.
start-database-in-use = BOT_DATABASE: tiến trình { $holder } đang dùng { $path }; hãy dừng tiến trình đó hoặc chọn tệp khác.
start-token-in-use = BOT_TOKEN: tiến trình { $holder } đang phục vụ bot này; hãy dừng tiến trình đó trước.
start-database-broken = BOT_DATABASE: không dùng được tệp này ({ $problem }); hãy chọn tệp khác hoặc khôi phục bản sao lưu.
start-knowledge-broken = BOT_KNOWLEDGE: cơ sở tri thức có lỗi nên chưa thể khởi động:
    { $problems }
start-telegram-refused = Telegram từ chối khi khởi động: { $problem }. Hãy kiểm tra các cài đặt BOT_API_URL và BOT_WEBHOOK_URL.
start-port-taken = { $name }: không mở được cổng ({ $problem }); cần địa chỉ:cổng còn trống.

health-knowledge = Cơ sở tri thức: tốt ({ $clauses } đoạn)
health-knowledge-broken = Cơ sở tri thức: có lỗi
    { $problems }
health-database = Tệp dữ liệu: tốt ({ $path })
health-queues = Hàng đợi: { $waiting } tin chờ xử lý (lâu nhất { $age } giây), { $owed } lượt chờ gửi (lâu nhất { $owedage } giây), { $parked } tin để riêng, { $dead } lượt không gửi được
health-stuck = Hàng đợi: tin chờ xử lý quá lâu; hãy xem bot có đang chạy không
health-database-none = Tệp dữ liệu: chưa có, sẽ được tạo khi chạy ({ $path })
health-database-broken = Tệp dữ liệu: có lỗi ({ $problem })
health-audit-damaged = Nhật ký: không còn nguyên vẹn từ dòng { $line }; hãy giữ tệp này và đối chiếu với bản sao lưu
health-token = Mã bot: đã đặt
health-token-none = Mã bot: chưa đặt (chỉ cần khi chạy trên Telegram)
