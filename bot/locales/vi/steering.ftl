### Điều phối: tổng quan, nhắc, xuất báo cáo, gửi chung, nhật ký

steering-left = Đã giữ nguyên, không thay đổi gì.
button-let-be = Thôi
list-line = – { $text }
year-outside = Kế hoạch chỉ có báo cáo các năm { $first }–{ $last } nên bot không làm được với “{ $year }”. Anh/chị ghi một năm trong khoảng đó, hoặc bỏ trống để lấy năm đang báo cáo.

## Tổng quan, chốt năm

status-locked = 🔒 Năm { $year } đã chốt.
picture-caption = Tình hình báo cáo năm { $year }
button-remind = 🔔 Nhắc đơn vị chưa gửi, còn thiếu mục
button-export = 📄 Xuất báo cáo
button-lock = 🔒 Chốt năm
button-unlock = 🔓 Mở lại
lock-sure = Chốt năm { $year }? { $count } báo cáo đã duyệt sẽ đứng yên, không ai sửa hay rút được; bot không nhận thêm báo cáo của năm này. Khi cần vẫn mở lại được.
lock-early =
    ⚠️ { $days ->
        [0] Hôm nay, { $last }, vẫn còn là ngày gửi đúng hạn.
        *[other] Chưa hết hạn: còn { $days } ngày, đến hết { $last }.
    }
lock-waiting = ⚠️ { $count } báo cáo đang chờ duyệt sẽ không vào báo cáo năm.
lock-returned = ⚠️ { $count } báo cáo đang trả lại để sửa sẽ không vào báo cáo năm.
lock-missing = ⚠️ { $count } cơ quan phải báo cáo chưa gửi; sau khi chốt thì không gửi được nữa.
button-lock-sure = 🔒 Chốt
lock-done = 🔒 Đã chốt năm { $year }: { $count } báo cáo.
lock-already = Năm { $year } đã chốt rồi. Muốn mở lại, anh/chị gõ /status { $year }.
unlock-sure = Mở lại năm { $year }? Báo cáo của năm này lại sửa, rút và nhận thêm được.
button-unlock-sure = 🔓 Mở lại
unlock-done = 🔓 Đã mở lại năm { $year }: { $count } báo cáo.
lock-open = Năm { $year } đang mở, chưa chốt.

## Xuất báo cáo

export-offer = Báo cáo năm { $year }, gồm những gì đã duyệt. Anh/chị chọn định dạng:
export-offer-submitted = Báo cáo năm { $year }, cả phần chờ duyệt (có ghi rõ). Anh/chị chọn định dạng:
export-unclear = Tôi chưa hiểu hết yêu cầu. Có các định dạng docx, xlsx, csv và png; mỗi lần một loại, ví dụ: /export 2025 docx
button-export-docx = Văn bản (DOCX)
button-export-xlsx = Bảng tính (XLSX)
button-export-csv = Dữ liệu (CSV)
button-export-png = Hình (PNG)
button-export-submitted = Lấy cả phần chờ duyệt
button-export-accepted = Chỉ phần đã duyệt
export-begun = Đang lập báo cáo năm { $year } ({ $format }), chừng vài giây…
export-begun-own = Đang lập báo cáo năm { $year } của { $agency } (DOCX), chừng vài giây…
export-caption-docx = Dự thảo báo cáo năm { $year }. Số, ngày, chữ ký và dấu để trống.
export-caption-xlsx = Bảng tính báo cáo năm { $year }: mỗi trang một cách xem.
export-caption-csv = Dữ liệu báo cáo năm { $year }: mọi báo cáo ở bản mới nhất.
export-caption-png = Hình tình hình báo cáo năm { $year }.
export-only-own = Cán bộ chỉ nhận được bản DOCX của cơ quan mình; bảng tính, dữ liệu và hình dành cho điều phối viên.
export-caption-own = Dự thảo báo cáo năm { $year } của { $agency }, cả phần chờ duyệt (có ghi rõ). Số, ngày, chữ ký và dấu để trống.
export-caption-submitted = Gồm cả phần chờ duyệt, có ghi rõ.
report-file = bao-cao-{ $year }
report-file-submitted = ca-chua-duyet
job-failed = Xin lỗi, bot đã thử ba lần mà chưa lập được báo cáo. Quản trị viên đã được báo; anh/chị thử lại sau, hoặc chọn định dạng khác bằng /export.
admin-job-failed = Bot không làm được một việc ({ $kind }) sau ba lần thử: { $problem }. Lỗi này nếu lặp lại trong ngày sẽ không báo thêm.

## Nhắc báo cáo

remind-nobody = Năm { $year }: mọi cơ quan phải báo cáo đều đã gửi đủ, không còn ai để nhắc.
remind-heading = Năm { $year } còn { $count } cơ quan chưa gửi báo cáo.
remind-nudged = Sẽ nhắc { $count } cán bộ:
remind-told = Hôm nay bot đã nhắc, không nhắc thêm ({ $count }):
remind-spared = Hẹn để mai, chưa nhắc ({ $count }):
remind-unreached = Đã chặn bot hoặc không còn dùng Telegram nên không nhận được ({ $count }):
remind-voiceless = Chưa có cán bộ nào đăng ký nên bot không nhắc được ({ $count }):
remind-lacking = Đã gửi nhưng còn thiếu mục mình thực hiện ({ $count }):
remind-lacks = { $agency } (thiếu mục { $items })
remind-no-officer = chưa có cán bộ đăng ký
remind-nobody-reached = bot không nhắn tới được
remind-line = – { $agency }: { $names }
button-remind-sure = 🔔 Nhắc { $count } cán bộ
button-remind-all = 🔔 Nhắc cả đơn vị thiếu mục: { $count } cán bộ
remind-done-all = 🔔 Đã nhắc { $officers } cán bộ của { $agencies } cơ quan chưa gửi hoặc còn thiếu mục trong báo cáo năm { $year }.
remind-done = 🔔 Đã nhắc { $officers } cán bộ của { $agencies } cơ quan chưa gửi báo cáo năm { $year }.
remind-done-nobody = Không nhắc thêm ai về báo cáo năm { $year }: mọi người đã được nhắc hôm nay, đã hẹn để mai, đã gửi, hoặc bot không nhắn tới được.
remind-locked = Năm { $year } đã chốt nên không nhắc. Muốn nhắc, anh/chị mở lại bằng /status { $year }.
reminder =
    🔔 { $days ->
        [0] Hôm nay, { $last }, là ngày cuối cùng gửi báo cáo năm { $year } đúng hạn.
        [1] Ngày mai, { $last }, là ngày cuối cùng gửi báo cáo năm { $year } đúng hạn.
        *[other] Còn { $days } ngày; ngày cuối cùng gửi báo cáo năm { $year } đúng hạn là { $last }.
    }
reminder-late = 🔔 Đã quá hạn báo cáo năm { $year } (ngày cuối cùng gửi đúng hạn là { $last }).
reminder-silent = { $agency } chưa gửi báo cáo nào.
reminder-lacking = { $agency } đã gửi báo cáo nhưng còn thiếu mục { $items }.
reminder-still = Bot vẫn nhận, anh/chị gửi sớm giúp.
reminder-wanted = Tin này do điều phối viên ({ $issuer }) gửi.
reminder-items = Các mục cơ quan được giao thực hiện: { $items }.
reminder-example = Gõ một dòng cũng được, ví dụ: /update { $first } 60% Những việc đã làm được
button-open-form = 📝 Nhập báo cáo
button-tomorrow = Để mai
later-done = Vâng. Nếu đến lúc ấy cơ quan vẫn chưa gửi, bot nhắc lại anh/chị lúc { $at }.
later-needless = Cơ quan của anh/chị đã có báo cáo năm { $year }, bot không nhắc nữa.

## Gửi chung

broadcast-ask-text = Anh/chị muốn nhắn gì? Xin gõ nội dung, tối đa 3.000 ký tự.
broadcast-only-text = Tin gửi chung chỉ nhận chữ. Xin gõ nội dung.
broadcast-too-long = Nội dung dài { $count } ký tự, tối đa là { $limit }. Anh/chị rút gọn rồi gõ lại.
broadcast-ask-audience =
    Nội dung:

    { $text }

    Gửi cho ai?
broadcast-ask-other-text =
    Nội dung hiện nay:

    { $text }

    Xin gõ nội dung mới, tối đa 3.000 ký tự.
broadcast-ask-which =
    Anh/chị còn một tin gửi chung đang soạn, chưa gửi. Dùng nội dung vừa gõ hay viết tiếp bản cũ?

    Bản cũ: { $text }

    Vừa gõ: { $incoming }
broadcast-press = Anh/chị bấm nút bên dưới giúp, hoặc gõ đúng chữ trên nút. Tin vừa gõ chưa được ghi vào nội dung.
broadcast-typed-all = tất cả|mọi người|mọi cán bộ|tất cả cán bộ
broadcast-typed-coordinators = các điều phối viên
broadcast-typed-missing = chưa gửi|đơn vị chưa gửi
broadcast-typed-send = gửi đi
broadcast-to-all = Mọi cán bộ ({ $count })
broadcast-to-coordinators = Điều phối viên ({ $count })
broadcast-to-missing = Cơ quan chưa gửi ({ $count })
broadcast-preview = Xem lại trước khi gửi. Người nhận: { $whom }. Tin sẽ như sau:
broadcast-message =
    📢 { $sender } thông báo:

    { $text }

    (Anh/chị không cần trả lời tin này. Có việc gấp, xin liên hệ { $sender }.)
broadcast-nobody = Không có ai thuộc diện nhận tin này. Anh/chị chọn nhóm khác.
broadcast-progress = Đang gửi: { $count }/{ $total } người đã nhận…
broadcast-done = 📢 Đã gửi xong lúc { $at }: { $count }/{ $total } người đã nhận.
broadcast-unreached = { $count } người không nhận được: đã chặn bot, đã thôi nhiệm vụ, hoặc không còn thuộc nhóm nhận.
broadcast-stopped = Đã dừng: { $count }/{ $total } người đã nhận. Vài tin đang trên đường vẫn có thể tới.
broadcast-over = Lượt gửi này đã xong hoặc đã dừng rồi.
broadcast-dropped = Đã hủy, không gửi gì.
button-broadcast-send = ✅ Gửi { $count } người
button-broadcast-edit = ✏️ Sửa nội dung
button-broadcast-other = Chọn người nhận khác
button-broadcast-cancel = ✖️ Hủy
button-broadcast-stop = ⏹ Dừng ngay

## Nhật ký

audit-heading = Nhật ký của { $code }, cũ trước mới sau:
audit-latest = { $count } việc gần nhất, cũ trước mới sau:
audit-empty = Nhật ký chưa có gì.
audit-unknown = Nhật ký không có gì về “{ $code }”. Mã báo cáo có dạng CN-2025-0042; gõ /audit để xem những việc gần nhất.
audit-line = { $at }: { $event } – { $actor }
audit-line-named = { $at }: { $code }, { $event } – { $actor }
audit-event = { $event } ({ $details })
subject-year = năm { $year }
subject-broadcast = tin gửi chung số { $number }
subject-officer = cán bộ số { $number }
subject-invitation = lời mời vào { $agency }
audit-bot = bot
audit-operator = quản trị viên hệ thống
audit-officer = cán bộ số { $number } ({ $agency })
event-submit = gửi
event-edit = sửa
event-withdraw = rút
event-accept = duyệt
event-return = trả lại
event-lock = chốt
event-unlock = mở lại
event-publish = công bố
event-unpublish = thôi công bố
event-answer = trả lời vướng mắc
event-close-year = chốt năm
event-open-year = mở lại năm
event-export = xuất báo cáo
event-remind = nhắc báo cáo
event-broadcast = gửi chung
event-broadcast-stop = dừng gửi chung
event-broadcast-done = gửi chung xong
event-reload = nạp lại cơ sở tri thức
event-request-made = xin đăng ký
event-request-replaced = thay yêu cầu đăng ký
event-request-withdrawn = rút yêu cầu đăng ký
event-request-approved = duyệt đăng ký
event-request-declined = từ chối đăng ký
event-invitation-made = lập lời mời
event-officer-joined = vào theo lời mời
event-officer-enrolled = được quản trị viên thêm vào
event-officer-administers = quản trị viên bắt đầu làm việc
event-officer-role = đổi vai trò
event-officer-moved = chuyển cơ quan
event-officer-revoked = bị thu hồi quyền
event-officer-forgotten = xóa dữ liệu cá nhân
event-draft-left = để lại báo cáo đang viết
event-draft-taken = viết tiếp báo cáo của đồng nghiệp
event-consent-renewed = đồng ý lại về dữ liệu cá nhân
detail-version = bản { $value }
detail-percent = { $value }%
detail-role = { $value }
detail-format = { $value }
detail-submitted = cả phần chờ duyệt
detail-on-behalf = nhập thay
detail-audience = { $value }
detail-officers = { $value } cán bộ
detail-total = { $value } người
detail-taken = { $value } người đã nhận
detail-days =
    { $value ->
        [-1] quá hạn
        [0] ngày cuối cùng
        *[other] còn { $value } ngày
    }
value-docx = DOCX
value-xlsx = XLSX
value-csv = CSV
value-png = PNG
value-all = mọi cán bộ
value-coordinators = điều phối viên
value-missing = cơ quan chưa gửi
