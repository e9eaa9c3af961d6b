### Cửa sổ trò chuyện thử

terminal-who-citizen = Người dân
terminal-who-officer = Cán bộ
terminal-who-coordinator = Điều phối viên
terminal-name-citizen = Lan
terminal-name-officer = Minh
terminal-name-coordinator = Hà
terminal-position-officer = Chuyên viên
terminal-registered = Trong phòng thử này, cán bộ đã được đăng ký sẵn: { $agency }. Thử gõ: /update 3 60% Đã trồng 12 ha rừng

terminal-welcome =
    Đây là cửa sổ trò chuyện thử với { $bot }: bot thật, nhưng không nối mạng và không dùng dữ liệu thật.
    Anh/chị cứ gõ câu hỏi. Gõ số để bấm nút, /? để xem trợ giúp, /quit để thoát.
terminal-help =
    Những gì anh/chị gõ được gửi nguyên văn cho bot. Riêng các lệnh sau là của cửa sổ này:
    1, 2, 3…        bấm nút mang số đó dưới tin mới nhất, hoặc chọn phương án trong câu đố
    /press 2        bấm nút số 2 (cũng có thể gõ đúng chữ trên nút)
    /say 2          gửi đúng chữ “2”
    /as VAI         đổi người gõ: citizen (người dân), officer (cán bộ), coordinator (điều phối)
    /who            đang gõ với vai nào
    /inline CÂU     hỏi bot từ một cuộc trò chuyện khác; /pick 1 để gửi kết quả số 1
    /open LIÊN_KẾT  mở liên kết t.me/…?start=…, chẳng hạn lời mời
    /file TỆP       gửi ảnh hoặc tài liệu
    /?              trợ giúp này
    /quit           thoát
terminal-help-press = bấm nút theo số
terminal-help-say = gửi đúng những chữ này
terminal-help-as = đổi người gõ
terminal-help-who = đang gõ với vai nào
terminal-help-inline = hỏi từ cuộc trò chuyện khác
terminal-help-pick = gửi kết quả theo số
terminal-help-open = mở liên kết ?start=
terminal-help-file = gửi ảnh hoặc tài liệu
terminal-help-help = trợ giúp của cửa sổ này
terminal-help-quit = thoát
terminal-bye = Tạm biệt anh/chị.

terminal-now = Đang gõ: { $who }, mã { $id }.
terminal-now-admin = Đang gõ: { $who }, mã { $id } (quản trị).
terminal-roles = Gõ /as citizen, /as officer hoặc /as coordinator.
terminal-to = gửi { $who }
terminal-edited = (đã sửa)
terminal-deleted = Bot đã xóa một tin: { $text }
terminal-saved = Đã lưu: { $path }
terminal-link = Nút này mở liên kết: { $url }
terminal-no-button = Tin mới nhất không có nút nào như vậy.
terminal-no-answer = Bot chưa trả lời xong sau { $seconds } giây.
terminal-no-file = Không đọc được tệp { $path }.
terminal-no-link = Liên kết phải có dạng t.me/{ $bot }?start=…
terminal-no-results = Bot không đưa ra kết quả nào.
terminal-pick = Gõ /pick và số để gửi một kết quả.
terminal-blocked = Không gửi được: { $reason }
terminal-poll-quiz = Câu đố
terminal-poll-regular = Bình chọn
terminal-poll-right = ✓ Đúng rồi.
terminal-poll-wrong = ✗ Chưa đúng. Đáp án: { $answer }
terminal-poll-taken = Đã ghi lựa chọn: { $answer }
terminal-poll-closed = Câu này không nhận thêm câu trả lời.
