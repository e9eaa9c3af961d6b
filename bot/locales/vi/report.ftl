# Báo cáo năm bằng Word. Văn bản hành chính: câu ngắn, trang trọng, không xưng hô.

report-title = { $subject } năm { $year }
report-no-code = BC-…
report-no-place = …
report-no-signer = […]
report-same-as-above = Như trên
report-filed = Lưu: VT, […]
report-section-results = Kết quả thực hiện
report-section-difficulties = Khó khăn, vướng mắc
report-clause = mục { $clause }
report-clause-base = phần căn cứ
report-clause-closing = đoạn kết
report-clause-title = tên văn bản
report-list = { $others } và { $last }

report-opening =
    Thực hiện nhiệm vụ tại { $clause } của { $plan } (sau đây gọi tắt là Kế hoạch), trên cơ sở báo cáo của các cơ quan, đơn vị, { $issuer } tổng hợp, báo cáo kết quả thực hiện năm { $year } như sau:
report-opening-own =
    Thực hiện { $clause } của { $plan } (sau đây gọi tắt là Kế hoạch), { $issuer } báo cáo kết quả thực hiện năm { $year } như sau:
report-closing =
    Trên đây là báo cáo kết quả thực hiện Kế hoạch năm { $year }, { $issuer } kính báo cáo { $addressees }./.
report-closing-own =
    Trên đây là báo cáo kết quả thực hiện Kế hoạch năm { $year }, { $issuer } gửi { $addressees } tổng hợp./.

report-note-draft =
    Ghi chú của bản dự thảo, xóa trước khi trình ký: { $count ->
        [0] chưa có báo cáo nào được đưa vào
        *[other] nội dung tổng hợp từ { $count } báo cáo, mã báo cáo ghi sau từng đoạn và tra được ở phụ lục danh mục
    }; số, ngày, chữ ký, con dấu và các chỗ trong ngoặc vuông để cơ quan soạn thảo bổ sung.
report-note-unreviewed =
    Bản này có { $count } báo cáo chờ duyệt, đánh dấu “(chờ duyệt)”.
report-note-waiting = Chưa đưa vào dự thảo: { $count } báo cáo chờ duyệt.
report-note-returned = Chưa đưa vào dự thảo: { $count } báo cáo đã trả lại.
report-note-issuer = Tên cơ quan ban hành ghi theo Kế hoạch. { $note } Đề nghị sửa theo tên cơ quan hiện nay trước khi trình ký.

report-standing = Tình hình gửi báo cáo
report-standing-due =
    Theo { $clause } của Kế hoạch, có { $expected } cơ quan, đơn vị phải gửi báo cáo trước ngày { $due } để tổng hợp.
report-standing-received =
    Tính đến ngày { $date }, { $received } cơ quan, đơn vị đã gửi, trong đó { $ontime } gửi đúng hạn; { $missing } cơ quan, đơn vị chưa gửi (Phụ lục II).
report-standing-without =
    Không tính { $ended } cơ quan, đơn vị đã kết thúc hoạt động hoặc đã có cơ quan khác tiếp nhận nhiệm vụ (ghi chú ngoài Kế hoạch), { $received } trên { $expected } cơ quan, đơn vị đã gửi, trong đó { $ontime } gửi đúng hạn.
report-standing-complete =
    Tính đến ngày { $date }, cả { $received } cơ quan, đơn vị đã gửi, trong đó { $ontime } gửi đúng hạn.
report-standing-none =
    Chưa có cơ quan, đơn vị nào trong số này gửi báo cáo (Phụ lục II).

report-status-not-started = chưa triển khai
report-status-in-progress = đang triển khai
report-status-done = hoàn thành
report-status-blocked = vướng mắc
report-update-status = { $status }, { $percent }%
report-count-of = { $count } { $status }
report-unreviewed = (chờ duyệt)

report-item = { $name } ({ $clause })
report-item-counts = Có { $count } cơ quan, đơn vị báo cáo về nội dung này: { $statuses }.
report-item-nobody = Chưa có cơ quan, đơn vị nào báo cáo về nội dung này.
report-item-unreviewed = Chưa có báo cáo nào về nội dung này được duyệt.
report-item-missing = Cơ quan thực hiện theo Kế hoạch ({ $clause }) chưa báo cáo về nội dung này: { $agencies }.
report-item-lead = Cơ quan soạn thảo bổ sung: phần việc của { $agency } ở nội dung này
report-item-waiting = Đã gửi nhưng chưa được duyệt nên chưa đưa vào báo cáo: { $agencies }.
report-group-implements = Cơ quan thực hiện ({ $clause })
report-group-coordinates = Cơ quan phối hợp được nêu tên ({ $clause })
report-group-joins = Cơ quan, đơn vị khác
report-own-implements = { $agency } là cơ quan thực hiện nội dung này ({ $clause }).
report-own-coordinates = { $agency } là cơ quan phối hợp thực hiện nội dung này ({ $clause }).
report-own-joins = { $agency } tham gia nội dung này, không được Kế hoạch nêu tên.
report-own-nothing = Chưa có báo cáo nào về nội dung này được duyệt.
report-own-no-items = Kế hoạch không nêu tên { $agency } ở nội dung nào; trong năm chưa có báo cáo nào được duyệt.
report-own-write = Bổ sung: kết quả thực hiện nội dung này

report-write = Cơ quan soạn thảo bổ sung: { $what }

report-difficulties-count = Có { $count } phản ánh khó khăn, vướng mắc của các cơ quan, đơn vị, theo từng nội dung như sau:
report-difficulties-own = Khó khăn, vướng mắc theo từng nội dung như sau:
report-difficulties-none = Các báo cáo được tổng hợp không nêu khó khăn, vướng mắc.
report-difficulties-nobody = Chưa có báo cáo nào để tổng hợp khó khăn, vướng mắc.
report-difficulties-untold = Báo cáo có vướng mắc nhưng chưa nêu cụ thể: { $agencies }.
report-difficulties-agency = { $agency } (nội dung { $item })
report-difficulties-item = Nội dung { $item }
report-outlook-ended = Ghi chú để cơ quan soạn thảo cân nhắc: { $note }

report-cell = { $status } { $percent }%
report-cell-unreviewed = { $status } { $percent }% (chờ duyệt)
report-cell-submitted = Chờ duyệt
report-cell-returned = Đã trả lại
report-cell-lacking = Chưa báo cáo
report-cell-none = –
report-sent = { $date } (đúng hạn)
report-sent-late = { $date } (muộn)
report-sent-never = Chưa gửi
report-sent-not-due = { $date }
report-legend =
    “Chưa báo cáo”: cơ quan thực hiện theo Kế hoạch chưa gửi. “–”: không gửi và không phải cơ quan thực hiện. “Chờ duyệt”, “Đã trả lại”: đã gửi, chưa đưa vào báo cáo.
report-item-numbers = Nội dung { $numbers }
report-items-unnamed = Kế hoạch không giao thực hiện nội dung cụ thể
report-missing-told =
    Theo { $clause } của Kế hoạch, còn { $count } trên { $expected } cơ quan, đơn vị chưa gửi báo cáo năm { $year }.
report-missing-nobody = Cả { $expected } cơ quan, đơn vị đã gửi báo cáo năm { $year }.
report-ended = { $agency } (*)
report-ended-note =
    Ghi chú ngoài Kế hoạch: đến ngày { $date }, { $count } cơ quan, đơn vị đánh dấu (*) đã kết thúc hoạt động hoặc đã có cơ quan khác tiếp nhận nhiệm vụ; không tính các cơ quan, đơn vị này thì còn { $left } trên { $expected } cơ quan, đơn vị chưa gửi.
report-lacking-told = Có { $count } cơ quan, đơn vị đã gửi báo cáo nhưng còn thiếu nội dung mình thực hiện:
report-lacking-nobody = Không có cơ quan, đơn vị nào đã gửi báo cáo mà thiếu nội dung mình thực hiện.

report-state-accepted = Đã duyệt
report-state-locked = Đã chốt
report-state-submitted = Chờ duyệt
report-codes-told = Dự thảo tổng hợp từ { $count } báo cáo, mã ghi trong ngoặc đơn sau từng đoạn.
report-codes-folded =
    Dự thảo tổng hợp từ { $count } báo cáo, mã ghi trong ngoặc đơn sau từng đoạn; { $folded } báo cáo khác đã có báo cáo mới hơn của cùng cơ quan, cùng nội dung thay thế.
report-codes-none = Chưa có báo cáo nào được đưa vào dự thảo.
report-code-folded = Thay bằng { $code }
report-code-behalf = Nhập từ bản giấy
report-code-files = Kèm { $count } tệp

# Khi không lập được báo cáo
report-year-outside = Kế hoạch chỉ báo cáo các năm { $years }; không có báo cáo năm { $year }.
report-template-unreadable = Mẫu báo cáo { $file }: không mở được; không phải tệp Word (.docx), hoặc tệp đã hỏng.
report-template-unclosed = Mẫu báo cáo { $file }: thẻ thiếu dấu mở hoặc dấu đóng trong đoạn “{ $near }”.
report-template-syntax = Mẫu báo cáo { $file }: thẻ sai gần chỗ “{ $near }” ({ $why }).
report-template-unknown = Mẫu báo cáo { $file }: không có trường “{ $field }”, có thể gõ sai tên.
report-template-structure =
    Mẫu báo cáo { $file }: các thẻ mở và đóng không cân với đoạn văn hoặc dòng bảng quanh chúng ({ $why }).
report-template-failed = Mẫu báo cáo { $file }: không điền được nội dung ({ $why }).
report-template-silent = Mẫu báo cáo { $file }: không in ra báo cáo { $code }; có thể thiếu vòng lặp sections.
