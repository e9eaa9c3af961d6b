# Bảng Excel, ảnh và tình hình báo cáo của năm. Tên gọi tình trạng và kết quả duyệt ở progress.ftl.

### Bảng Excel

tables-title = Tiến độ thực hiện Kế hoạch năm { $year }
tables-as-of = Số liệu đến { $at }.
tables-as-of-none = Chưa có báo cáo nào.
tables-counts =
    Phải báo cáo: { $expected }. Đã gửi: { $received } ({ $rate }). Đúng hạn: { $ontime } ({ $timely }). Ngày cuối cùng gửi đúng hạn: { $last }.
tables-rate = { $percent }%
tables-rate-none = –
tables-page = Trang &P/&N

tables-sheet-matrix = Tổng hợp
tables-sheet-updates = Báo cáo
tables-sheet-earlier = Các bản trước
tables-sheet-missing = Chưa gửi
tables-sheet-difficulties = Khó khăn, vướng mắc
tables-sheet-audit = Nhật ký

tables-empty-updates = Chưa có báo cáo nào.
tables-empty-earlier = Chưa có báo cáo nào được sửa.
tables-empty-missing = Các cơ quan, đơn vị đã gửi đủ.
tables-empty-difficulties = Chưa có khó khăn, vướng mắc nào được nêu.
tables-empty-audit = Không có dòng nhật ký nào.

tables-head-place = TT
tables-head-agency = Cơ quan, đơn vị
tables-head-item = Mục
tables-head-item-named = Mục { $number }. { $name }
tables-head-items = Mục còn thiếu
tables-head-item-names = Tên mục còn thiếu
tables-head-status = Tình trạng
tables-head-percent = Tiến độ
tables-head-first = Gửi lần đầu
tables-head-in-time = Đúng hạn
tables-head-code = Mã
tables-head-version = Bản
tables-head-result = Kết quả
tables-head-difficulties = Khó khăn, vướng mắc
tables-head-state = Kết quả duyệt
tables-head-submitted = Gửi lúc
tables-head-updated = Thay đổi lúc
tables-head-written = Viết lúc
tables-head-author = Người nhập
tables-head-reason = Lý do trả lại
tables-head-notes = Ghi chú
tables-head-outside = Ghi chú ngoài Kế hoạch
tables-head-sent = Tình hình gửi
tables-head-line = Dòng
tables-head-at = Lúc
tables-head-actor = Người thực hiện
tables-head-event = Việc
tables-head-subject = Đối tượng
tables-head-detail = Chi tiết

tables-not-sent = chưa gửi
tables-sent-in-part = đã gửi, còn thiếu
tables-no-part = –
tables-in-time = đúng hạn
tables-late = muộn
tables-not-due = không bắt buộc
tables-no-item = Kế hoạch không giao thực hiện mục nào
tables-not-told = (chưa nêu cụ thể)
tables-author = Cán bộ số { $number }
tables-note-on-behalf = Nhập thay từ văn bản của cơ quan
tables-note-published = Đã công bố
tables-note-files = { $count } tệp kèm
tables-legend =
    “chưa gửi”: cơ quan thực hiện mục đó theo Kế hoạch nhưng chưa gửi. “–”: không phải cơ quan thực hiện và không gửi. Chữ nghiêng: đã gửi, chưa duyệt.

### Ảnh

tables-picture-title = Báo cáo tiến độ năm { $year }
tables-picture-expected = phải báo cáo
tables-picture-received = đã gửi ({ $rate })
tables-picture-in-time = đúng hạn ({ $rate })
tables-picture-agency = Cơ quan, đơn vị
tables-picture-item = Mục { $number }
tables-picture-item-named = Mục { $number }: { $name }
tables-picture-sent = Gửi
tables-picture-late = { $date } muộn
tables-picture-unreviewed = * chưa duyệt
tables-picture-no-part = không được giao thực hiện
tables-picture-progress = Số cơ quan đã gửi, theo thời gian
tables-picture-must = phải báo cáo: { $count }
tables-picture-last = hạn { $date }
tables-picture-month = T{ $month }
tables-picture-nobody = Chưa có cơ quan nào gửi.

### Cơ quan đã kết thúc hoạt động hoặc được tiếp nhận, theo ghi chú của kho dữ liệu

ended-note = (*) Ghi chú ngoài Kế hoạch: cơ quan này đã kết thúc hoạt động hoặc đã có cơ quan khác tiếp nhận nhiệm vụ.
ended-counts = Không tính { $ended } cơ quan, đơn vị đã kết thúc hoạt động hoặc được tiếp nhận (*): đã gửi { $received }/{ $expected } ({ $rate }), đúng hạn { $ontime }/{ $expected } ({ $timely }).

### Tình hình báo cáo trong trò chuyện

overview-title = Tình hình báo cáo năm { $year }, đến { $at }
overview-expected = Phải báo cáo: { $count } cơ quan, đơn vị (mục { $clause })
overview-received = Đã gửi: { $count }/{ $expected }, đạt { $rate }
overview-in-time = Gửi đúng hạn: { $count }/{ $expected }, đạt { $rate }
overview-days-left = Hạn gửi: ngày { $last } là ngày cuối cùng gửi đúng hạn; còn { $days } ngày.
overview-last-day = Hạn gửi: hôm nay, ngày { $last }, là ngày cuối cùng gửi đúng hạn.
overview-late = Hạn gửi: ngày { $last } là ngày cuối cùng gửi đúng hạn; đã qua { $days } ngày.
overview-reviewed = Kết quả duyệt: { $states }.
overview-state = { $state } { $count }
overview-item = Mục { $number }. { $name }
overview-item-implementing = Cơ quan thực hiện đã gửi: { $received }/{ $expected }
overview-item-lead = Do { $agency }, cơ quan tổng hợp, thực hiện; cơ quan tổng hợp tự bổ sung phần việc này.
overview-item-others = Cơ quan khác đã gửi: { $count }
overview-item-statuses = Tình trạng: { $statuses }
overview-status = { $count } { $status }
overview-missing = Chưa gửi ({ $count }): { $agencies }.
overview-missing-nobody = Tất cả cơ quan, đơn vị phải báo cáo đều đã gửi.
overview-lacking = Đã gửi nhưng còn thiếu mục mình thực hiện:
overview-lacking-item = • Mục { $number }: { $agencies }
overview-others = Gửi thêm, ngoài diện phải báo cáo: { $agencies }.
