### Những gì bot nói với mọi người

welcome =
    Xin chào anh/chị! Tôi trả lời câu hỏi về Kế hoạch thực hiện Đề án 161 (mục tiêu Cộng đồng Văn hóa – Xã hội ASEAN đến năm 2025) trên địa bàn { $province }.

    Anh/chị cứ hỏi bằng lời thường, có dấu hay không dấu đều được. Ví dụ:
    • Ai chủ trì mục 3?
    • Sở Y tế phải làm gì?
    • Hạn gửi báo cáo là khi nào?

    Kế hoạch có { $items } mục hoạt động. Gõ /help để xem cách dùng.
help =
    Anh/chị gõ câu hỏi như nói chuyện: “ai phối hợp mục 2”, “trồng rừng thuộc mục nào”, “II.3.b ghi gì”. Sau đó có thể hỏi tiếp: “còn mục 4?”.

    /items – các mục hoạt động
    /item 3 – xem một mục (1 đến { $items })
    /agency Sở Y tế – việc của một cơ quan
    /goals – mục tiêu của Kế hoạch
    /deadline – hạn gửi báo cáo
    /asean – tìm hiểu về ASEAN
    /quiz – đố vui
    /language – đổi ngôn ngữ
    /feedback – góp ý
    /privacy – bot lưu những gì
    /my_data – nhận dữ liệu đang lưu
    /forget_me – xóa dữ liệu đang lưu
    /cancel – dừng việc đang làm dở
help-citizen = Cán bộ được giao báo cáo tiến độ: /register để đăng ký.
help-officer =
    Dành cho cán bộ báo cáo:
    /update 3 60% Đã trồng 12 ha – gửi tiến độ một mục; chỉ gõ /update thì bot hỏi từng câu
    /my – xem, sửa, rút báo cáo đã gửi
    /register – xem hoặc đổi đăng ký
help-coordinator =
    Dành cho điều phối viên:
    /pending – đăng ký và báo cáo chờ duyệt
    /status – đơn vị nào đã gửi, đơn vị nào chưa
    /remind – nhắc các đơn vị chưa gửi
    /officers – danh sách cán bộ, thu hồi, đổi vai trò
    /invite Sở Y tế – tạo liên kết mời
    /broadcast – gửi thông báo cho cán bộ
    /export – xuất báo cáo tổng hợp
    /audit CN-2025-0042 – nhật ký của một báo cáo
    /unanswered – câu hỏi chưa có lời đáp
help-source = Câu trả lời lấy từ văn bản Kế hoạch và luôn kèm mục. Điều gì Kế hoạch không nêu, tôi sẽ nói rõ là không nêu.

button-items = Các mục hoạt động
button-agencies = Việc của cơ quan
button-goals = Mục tiêu
button-deadline = Hạn báo cáo
button-asean = Về ASEAN
button-quiz = Đố vui
button-quiz-again = Chơi lượt nữa
button-item = { $number }. { $name }
button-previous = ‹ Trang trước
button-next = Trang sau ›
button-cancel = Hủy
button-quote = 📎 Mục { $clause }
button-quote-named = 📎 { $name }
button-helpful = 👍 Hữu ích
button-wrong = 👎 Chưa đúng
button-stale = Nút này đã cũ, không còn dùng được. Anh/chị vui lòng gõ lại câu hỏi.

list-items = Anh/chị muốn xem mục nào? Bấm nút hoặc gõ, ví dụ: /item 3
list-agencies = Anh/chị muốn xem việc của cơ quan nào? Bấm nút hoặc gõ, ví dụ: /agency Sở Y tế
list-asean = Anh/chị muốn biết điều gì về ASEAN? Bấm nút hoặc gõ câu hỏi.
list-page = { $heading } (trang { $page }/{ $pages })
item-query = mục { $text }

language-name = Tiếng Việt
language-name-automatic = Theo câu hỏi
language-offer = Anh/chị chọn ngôn ngữ trả lời. Cũng có thể gõ: /language vi, /language en hoặc /language auto.
language-unknown = Tôi chỉ nói được tiếng Việt và tiếng Anh. Anh/chị chọn giúp, hoặc gõ: /language vi, /language en hay /language auto.
language-chosen = Từ giờ tôi trả lời bằng tiếng Việt.
language-automatic = Từ giờ tôi trả lời theo ngôn ngữ của từng câu hỏi.

feedback-ask = Anh/chị muốn góp ý điều gì? Xin gõ vào tin nhắn tiếp theo, hoặc /cancel để thôi. Góp ý được lưu không kèm danh tính.
feedback-kept = Cảm ơn anh/chị. Góp ý đã được ghi lại, không kèm danh tính; số điện thoại, số giấy tờ và địa chỉ thư (nếu có) đã được bỏ đi.
feedback-kept-part = Cảm ơn anh/chị. Góp ý dài hơn { $limit } ký tự nên mới ghi được phần đầu, đến chỗ “…{ $last }”. Phần còn lại, xin gửi tiếp bằng /feedback. Góp ý được lưu không kèm danh tính; số điện thoại, số giấy tờ và địa chỉ thư (nếu có) đã được bỏ đi.
feedback-thanks-up = Cảm ơn anh/chị!
feedback-thanks-down = Cảm ơn anh/chị. Muốn nói rõ hơn, xin gõ /feedback kèm nội dung.
feedback-rated-before = Ý kiến của anh/chị về câu trả lời này đã được ghi rồi.

quiz-question = Câu { $position }/{ $count }: { $question }
quiz-empty = Cơ sở tri thức chưa có câu đố nào.
quiz-result-all = Anh/chị đúng cả { $score }/{ $count } câu. Xuất sắc! Gõ /quiz để chơi tiếp.
quiz-result-most = Anh/chị đúng { $score }/{ $count } câu. Khá lắm! Gõ /quiz để chơi tiếp.
quiz-result-some = Anh/chị đúng { $score }/{ $count } câu. Gõ /quiz để thử lại với câu khác.

privacy =
    Hỏi đáp không cần đăng ký và không lưu danh tính.

    Bot lưu cho mỗi cuộc trò chuyện:
    • ngôn ngữ anh/chị chọn, đến khi anh/chị xóa;
    • chủ đề đang hỏi (mục, cơ quan nào), để hiểu câu hỏi tiếp theo; sau 24 giờ không dùng nữa và được xóa;
    • lượt đố vui gần nhất và các câu đã hỏi;
    • bot đang chờ anh/chị viết tiếp điều gì (như góp ý), tối đa 1 ngày;
    • tin nhắn đến và câu trả lời, chỉ đến khi xử lý và gửi xong; tin mà bot xử lý bị lỗi được giữ 3 ngày để tìm nguyên nhân;
    • việc anh/chị đã chặn bot: 3 ngày, với cán bộ thì đến khi nhắn lại cho bot hoặc thôi làm cán bộ.

    Không gắn với ai:
    • câu hỏi mà Kế hoạch chưa có lời đáp, đã bỏ số điện thoại, số giấy tờ, địa chỉ thư, để bổ sung cơ sở tri thức; xóa sau 1 năm không ai hỏi lại;
    • góp ý và lượt bấm Hữu ích, Chưa đúng, kèm ngày; xóa sau 1 năm;
    • dấu một chiều để không tính hai lần bấm, hết hiệu lực và xóa sau 2 ngày.
my-data = Đây là tất cả những gì bot đang lưu về anh/chị và cuộc trò chuyện này.
my-data-nothing = Bot không lưu gì về anh/chị và cuộc trò chuyện này.
my-data-file = du-lieu-cua-toi.json
forgotten = Đã xóa mọi dữ liệu về cuộc trò chuyện này.

cancelled = Đã dừng. Anh/chị cứ hỏi tiếp.
cancel-nothing = Không có việc gì đang làm dở. Anh/chị cứ hỏi tiếp.
command-unknown = Tôi không có lệnh này. Anh/chị cứ gõ câu hỏi, hoặc /help để xem các lệnh.
only-text = Tôi chỉ đọc được chữ. Anh/chị vui lòng gõ câu hỏi.
only-officer = Lệnh này dành cho cán bộ đã đăng ký. Nếu anh/chị được giao báo cáo tiến độ, xin gõ /register để đăng ký. Hỏi về Kế hoạch thì không cần đăng ký, anh/chị cứ gõ câu hỏi.
only-coordinator = Lệnh này dành cho điều phối viên hoặc quản trị viên của bot. Hỏi về Kế hoạch thì ai cũng hỏi được, anh/chị cứ gõ câu hỏi.
private-only = Lệnh này chỉ dùng trong trò chuyện riêng: https://t.me/{ $bot }
group-empty = Anh/chị muốn hỏi gì về Kế hoạch? Nhắc tên tôi kèm câu hỏi, ví dụ: ai chủ trì mục 3?
inline-nothing = Hỏi trong trò chuyện riêng
failed = Xin lỗi, bot gặp trục trặc nên chưa trả lời được. Anh/chị vui lòng thử lại sau ít phút.
admin-fault = Bot gặp lỗi { $kind } tại { $place } và đã để riêng tin nhắn đó sau ba lần thử. Lỗi này nếu lặp lại trong ngày sẽ không báo thêm.
admin-not-sent = Bot không gửi được một lượt { $method } ({ $reason }). Lỗi này nếu lặp lại trong ngày sẽ không báo thêm.

reload-done = Đã đọc lại cơ sở tri thức: { $clauses } đoạn, { $entries } câu hỏi đáp, { $topics } chủ đề.
reload-broken =
    Cơ sở tri thức mới có { $count } lỗi nên bot vẫn dùng bản cũ:

    { $problems }
unanswered-heading = Câu hỏi chưa có lời đáp:
unanswered-line = { $count }× { $text } ({ $reason }, gần nhất { $day })
unanswered-none = Chưa có câu hỏi nào không được trả lời.
comments-heading = Góp ý mới nhất:
comments-line = – { $text }
reason-not-in-plan = Kế hoạch không nêu
reason-other-subject = chủ đề khác
reason-not-understood = chưa hiểu

form-gone = Biểu này không còn nữa: đã gửi, đã hủy, hoặc của người khác.
form-moved-on = Nút này thuộc tin cũ nên không có gì thay đổi. Anh/chị trả lời ở tin mới nhất; muốn đổi câu trước thì bấm Quay lại hoặc Sửa ở đó.
button-edit = ✏️ Sửa
button-back = ‹ Quay lại
button-skip = Bỏ qua
