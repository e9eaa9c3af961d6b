### Báo cáo tiến độ: biểu nhập, biên nhận, danh sách, duyệt

moment = { $time } ngày { $date }

status-not-started = chưa triển khai
status-in-progress = đang triển khai
status-done = hoàn thành
status-blocked = vướng mắc
choose-not-started = Chưa triển khai
choose-in-progress = Đang triển khai
choose-done = Hoàn thành
choose-blocked = Vướng mắc
state-submitted = chờ duyệt
state-returned = bị trả lại
state-accepted = đã duyệt
state-locked = đã chốt
state-withdrawn = đã rút
progress-state = { $status }, { $percent }%

card-head = { $code }, bản { $version }: { $state } (gửi lúc { $at })
card-agency = Cơ quan: { $name }
card-item = Mục { $number }: { $name }
card-year = Năm báo cáo: { $year }
card-progress = Tình trạng: { $progress }
card-result = Kết quả: { $text }
card-difficulties = Khó khăn, vướng mắc: { $text }
card-none = không có
card-attachments = Tệp kèm: { $count }
card-answered = Điều phối viên đã trả lời về khó khăn ngày { $date }.
card-on-behalf = Nhập thay { $agency }, theo văn bản của cơ quan.
card-published = Đã công bố cho người dân.
card-returned = Lý do trả lại: { $reason }

update-heading = Báo cáo mục { $number }, năm { $year }
update-goes-on = Anh/chị đang viết dở báo cáo này, mời viết tiếp.
update-dropped = Đã hủy bản đang viết. Muốn viết lại, anh/chị gõ /update.
update-open = Anh/chị còn một báo cáo đang viết dở. Gõ /update để viết tiếp và gửi, hoặc /cancel để bỏ, rồi làm việc này sau.

ask-agency = Anh/chị nhập báo cáo cho cơ quan nào? Xin gõ tên cơ quan.
ask-agency-again = Anh/chị nhập báo cáo cho cơ quan nào? Bấm nút, hoặc gõ tên cơ quan khác.
agency-unclear = Tôi chưa nhận ra cơ quan này. Anh/chị gõ đủ tên giúp, ví dụ: Sở Y tế, huyện Thạch Hà.
ask-item = Anh/chị báo cáo mục nào của Kế hoạch? Bấm nút hoặc gõ số mục. Có thể gõ cả báo cáo trên một dòng, ví dụ: 3 60% Đã trồng 12 ha rừng; vướng: thiếu kinh phí
ask-year = Báo cáo cho năm nào?
ask-status = Công việc đang ở mức nào?
ask-status-before = Lần trước ({ $code }): { $progress }. { $result }
ask-percent = Đã làm được bao nhiêu phần trăm? Bấm nút hoặc gõ một số từ 0 đến 100.
ask-result = Kết quả cụ thể thế nào? Xin viết vài dòng, tối đa 1.000 ký tự. Có ảnh thì gửi luôn ở đây.
ask-difficulties = Có khó khăn, vướng mắc gì không? Không có thì bấm nút; có thì xin viết ngắn gọn.
ask-difficulties-spoken = Kết quả có nhắc “{ $words }”. Có khó khăn, vướng mắc cần báo không? Anh/chị bấm nút, hoặc viết rõ hơn.
ask-difficulties-blocked = Tình trạng đang ghi là vướng mắc. Vướng ở chỗ nào? Xin viết ngắn gọn để điều phối viên biết.
ask-attachments =
    { $count ->
        [0] Anh/chị có ảnh hay văn bản kèm theo không? Có thì gửi vào đây; không thì bấm Bỏ qua.
       *[other] Đã có { $count } tệp kèm. Gửi thêm, hoặc bấm Xong.
    }
ask-edit = Anh/chị muốn sửa phần nào?
ask-which =
    Anh/chị còn một báo cáo đang viết dở, chưa gửi. Dùng bản vừa gõ hay viết tiếp bản cũ?

    Bản cũ: { $old }
    Vừa gõ: { $new }
which-old = Viết tiếp bản cũ
which-new = Bỏ bản cũ, dùng bản mới
field-item = Mục
field-status = Tình trạng
field-percent = Tỉ lệ
field-result = Kết quả
field-difficulties = Khó khăn
field-attachments = Tệp kèm
field-year = Năm
answer-unclear = Tôi chưa đọc được câu trả lời này.
attachment-kept = Đã nhận tệp.

button-as-before = Lấy theo lần trước
button-no-difficulties = Không có
button-spoken = Có, báo đúng lời đó
button-attached = Xong
button-send = ✅ Gửi
button-drop = ✖️ Hủy
preview = Anh/chị xem lại trước khi gửi:
preview-change = Anh/chị xem lại bản sửa của { $code } trước khi gửi:
preview-inferred = Phần bot tự suy ra: { $names }. Nếu chưa đúng, anh/chị bấm Sửa.
preview-typed = Anh/chị bấm nút, hoặc gõ: gửi, sửa. Muốn bỏ thì gõ /cancel.
typed-send = gửi|gui|gửi đi|gui di|gửi luôn|ok|đồng ý|dong y|send
typed-edit = sửa|sua|sửa lại|sua lai|edit

problem-two-items = Dòng vừa gõ có hơn một số mục.
problem-no-such-item = Kế hoạch không có mục { $values }.
problem-two-percents = Dòng vừa gõ có hơn một tỉ lệ phần trăm.
problem-percent-unclear = Tỉ lệ “{ $values }” không dùng được: cần số nguyên từ 0 đến 100.
problem-two-statuses = Dòng vừa gõ có hơn một tình trạng.
problem-two-years = Dòng vừa gõ có hơn một năm báo cáo.
problem-year-outside = Kế hoạch không báo cáo năm { $values }.

unclear-stray-number = Chưa rõ số { $values } sau số mục chỉ điều gì, nên tôi chưa đọc được tình trạng.
unclear-status-part = Chưa rõ cả mục đã xong hay mới xong phần việc anh/chị kể.
unclear-status-against = Chưa rõ tình trạng: anh/chị ghi { $values }% nhưng lời kể lại nói khác.
unclear-at-zero = Chưa rõ tình trạng: anh/chị ghi 0% nhưng có kể việc đã làm.
unclear-only-difficulties = Dòng vừa gõ mới nêu khó khăn, chưa nêu tình trạng và kết quả.
unclear-status-unsaid = Dòng vừa gõ chưa nêu rõ tình trạng.

doubt-done-below = Anh/chị ghi hoàn thành nhưng tỉ lệ mới { $percent }%. Ghi thế nào cho đúng?
doubt-done-below-done = Hoàn thành, 100%
doubt-done-below-in-progress = Đang triển khai, { $percent }%
doubt-done-below-keep = Giữ như đã ghi
doubt-not-started-above = Anh/chị ghi chưa triển khai nhưng tỉ lệ là { $percent }%. Ghi thế nào cho đúng?
doubt-not-started-above-in-progress =
    { $percent ->
        [100] Hoàn thành, 100%
       *[other] Đang triển khai, { $percent }%
    }
doubt-not-started-above-not-started = Chưa triển khai, 0%
doubt-not-started-above-keep = Giữ như đã ghi
doubt-in-progress-all = Anh/chị ghi đang triển khai nhưng tỉ lệ đã 100%. Công việc đã xong chưa?
doubt-in-progress-all-done = Hoàn thành, 100%
doubt-in-progress-all-keep = Vẫn đang triển khai
doubt-no-part = Kế hoạch không giao cơ quan này phần việc nào ở mục { $number }. Anh/chị vẫn báo cáo mục này?
doubt-no-part-other = Chọn mục khác
doubt-no-part-keep = Vẫn báo cáo mục { $number }
doubt-same-text = Phần kết quả giống hệt báo cáo { $code } của năm { $year }. Anh/chị viết lại hay giữ nguyên?
doubt-same-text-other = Viết lại kết quả
doubt-same-text-keep = Giữ nguyên
doubt-waiting = Mục này đã có báo cáo { $code } { $state ->
        [returned] bị trả lại
       *[submitted] đang chờ duyệt
    }. Đây là bản thay cho báo cáo đó, hay một báo cáo mới?
doubt-waiting-replace = Thay cho { $code }
doubt-waiting-keep = Báo cáo mới

receipt = ✅ Đã nhận báo cáo { $code } lúc { $at }.
receipt-version = ✅ Đã nhận bản { $version } của báo cáo { $code } lúc { $at }. Các bản trước vẫn được giữ.
receipt-what = Mục { $number } ({ $name }): { $progress }.
receipt-in-time = Gửi đúng hạn của năm { $year } (ngày cuối cùng là { $last }).
receipt-late = Gửi sau hạn của năm { $year } (ngày cuối cùng là { $last }); báo cáo vẫn được ghi nhận.
receipt-difficulties = Khó khăn, vướng mắc đã được báo ngay cho điều phối viên.
receipt-next = Kết quả duyệt sẽ báo tại đây. Gõ /my để xem lại, sửa hoặc rút.
receipt-on-behalf = Nhập thay { $agency }, theo văn bản của cơ quan.
receipt-next-on-behalf = Báo cáo đang chờ duyệt. Gõ /pending để xem, sửa, rút hoặc duyệt.
button-show-update = Xem báo cáo
button-next-update = Báo cáo mục khác

my-heading = Báo cáo năm { $year } của { $agency }:
my-nothing = Chưa gửi báo cáo nào. Gõ /update để gửi.
my-entered = Anh/chị nhập thay các cơ quan khác:
my-entered-line = { $agency } – { $line }
my-draft = Anh/chị còn một báo cáo đang viết dở.
update-line = Mục { $number }: { $code }, { $state }, { $progress }
button-new-update = Báo cáo mới
button-continue = Viết tiếp
button-year = Năm { $year }
button-change = ✏️ Sửa
button-withdraw = Rút báo cáo
button-history = Các bản trước
button-my = ‹ Danh sách
history-heading = Các bản của { $code }, mới nhất trước:
history-version = Bản { $number }, gửi lúc { $at }
withdraw-sure = Anh/chị rút báo cáo này? Sau khi rút không lấy lại được, nhưng có thể gửi báo cáo mới.
withdraw-accepted = Báo cáo này đã được duyệt; rút thì báo cáo năm sẽ thiếu phần này. Điều phối viên sẽ được báo.
withdraw-published = Báo cáo này đã được duyệt và đang công bố; rút thì báo cáo năm sẽ thiếu phần này và người dân không xem được nữa. Điều phối viên sẽ được báo.
withdrawn-told-submitted = Báo cáo { $code } (mục { $number }) của { $agency }, đang chờ duyệt, vừa được rút.
withdrawn-told-returned = Báo cáo { $code } (mục { $number }) của { $agency }, đã bị trả lại, vừa được rút.
withdrawn-told-accepted = ⚠️ Báo cáo { $code } (mục { $number }) của { $agency } đã được duyệt, nay vừa được rút; báo cáo năm không còn phần này.
withdrawn-told-published = ⚠️ Báo cáo { $code } (mục { $number }) của { $agency } đã được duyệt và công bố, nay vừa được rút; báo cáo năm không còn phần này, người dân không xem được nữa.
button-withdraw-sure = Rút báo cáo
button-keep-update = Giữ lại
withdrawn = Đã rút báo cáo { $code } (mục { $number }). Muốn gửi lại, anh/chị gõ /update.

update-unknown = Không tìm thấy báo cáo { $code } trong phạm vi của anh/chị. Gõ /my để xem danh sách.
update-changed = Báo cáo { $code } đã có bản mới hơn. Anh/chị mở lại để xem bản mới rồi quyết định.
update-button-old = Nút này đã cũ nên không có gì thay đổi. Anh/chị gõ { $code } để mở lại báo cáo rồi chọn lại.
update-is-submitted = Báo cáo { $code } đang chờ duyệt nên chưa làm được việc này.
update-is-returned = Báo cáo { $code } đã được trả lại rồi.
update-is-accepted = Báo cáo { $code } đã được duyệt rồi.
update-is-published = Báo cáo { $code } đã được duyệt và công bố rồi.
update-is-locked = Báo cáo { $code } thuộc năm đã chốt nên không thay đổi được nữa. Anh/chị liên hệ điều phối viên.
update-is-withdrawn = Báo cáo { $code } đã được rút rồi.
only-own-agency = Anh/chị chỉ báo cáo được cho cơ quan của mình. Nếu đã chuyển cơ quan, anh/chị gõ /register.
year-locked = Năm { $year } đã chốt nên báo cáo của năm này không nhận thêm, không thay đổi. Điều phối viên có thể mở lại năm ở /status.
text-too-long = Phần này dài { $count } ký tự, tối đa là { $limit }. Anh/chị rút gọn rồi gửi lại giúp.
text-secret = Tin nhắn có dấu “{ $mark }” nên bot không nhận và không lưu. Tài liệu mật xin gửi theo đường riêng; ở đây anh/chị chỉ ghi nội dung công khai.
text-persons = Tin nhắn có vẻ chứa danh sách hoặc thông tin riêng của cá nhân nên bot không nhận và không lưu. Anh/chị chỉ ghi số liệu chung, ví dụ: đã hỗ trợ 25 hộ.
attachments-too-many = Mỗi báo cáo kèm tối đa { $limit } tệp.

difficulties-new = ⚠️ Có khó khăn, vướng mắc mới:
button-answer-officer = Trả lời đơn vị
button-review = Xem để duyệt

pending-both = Đang chờ anh/chị: { $requests } đăng ký, { $updates } báo cáo.
pending-requests = Đăng ký chờ duyệt: { $count }. Gõ /pending để xem tiếp sau khi quyết định.
button-requests = Đăng ký ({ $count })
button-updates = Báo cáo ({ $count })
pending-nothing = Không có gì đang chờ duyệt.
pending-no-more = Không còn gì đang chờ duyệt.
pending-place = Chờ duyệt: { $place }/{ $count }
pending-seen-all = Anh/chị đã xem hết { $count } báo cáo chờ duyệt.
button-from-first = Xem lại từ đầu
button-accept = ✅ Duyệt
button-return = ↩️ Trả lại
button-files = 📎 Xem { $count } tệp
button-publish = Công bố cho người dân
publish-sure =
    Người dân sẽ thấy như sau; khó khăn và tệp kèm không được nêu:

    { $line }
button-publish-sure = Công bố
button-unpublish = Thôi công bố
button-onward = Tiếp theo ›
button-next-pending = Báo cáo tiếp theo ({ $count })
files-of = Tệp kèm của { $code }: { $count }
ask-reason = Vì sao trả lại { $code }? Bấm một lý do, hoặc gõ lý do khác; anh/chị xem lại rồi bot mới gửi nguyên văn cho đơn vị.
reason-figures = Thiếu số liệu
reason-unclear = Kết quả chưa rõ
reason-item = Nhầm mục
reason-figures-told = Báo cáo còn thiếu số liệu cụ thể, đề nghị bổ sung.
reason-unclear-told = Kết quả nêu chưa rõ, đề nghị viết cụ thể hơn.
reason-item-told = Nội dung có vẻ thuộc mục khác, đề nghị kiểm tra lại.
check-return =
    Lý do trả lại { $code } sẽ gửi cho đơn vị như sau:

    { $text }
check-answer =
    Câu trả lời về { $code } sẽ gửi cho đơn vị như sau:

    { $text }
check-press = Anh/chị bấm nút hoặc gõ: gửi, sửa, hủy.
ask-answer = Anh/chị trả lời thế nào về khó khăn trong { $code }? Xin gõ câu trả lời; anh/chị xem lại rồi bot mới gửi nguyên văn cho đơn vị.
decided-accepted = ✅ Đã duyệt { $code }.
decided-returned = ↩️ Đã trả lại { $code }.
told-count = Đã báo cho { $count } cán bộ của đơn vị.
nobody-to-tell = Đơn vị này hiện không có cán bộ nào nhận được tin của bot nên chưa báo được cho ai.
answer-sent = Đã chuyển câu trả lời đến { $count } cán bộ của đơn vị.
accepted-told = ✅ Báo cáo { $code } (mục { $number }) đã được duyệt. Cảm ơn anh/chị.
returned-told =
    ↩️ Báo cáo { $code } (mục { $number }) được trả lại để sửa.

    Lý do: { $reason }

    Anh/chị bấm nút để sửa ngay trên bản đã gửi.
answer-told =
    Điều phối viên trả lời về khó khăn trong { $code } (mục { $number }):

    { $text }
on-behalf-told = Điều phối viên đã nhập thay cơ quan anh/chị báo cáo { $code } (mục { $number }), theo văn bản đã nhận. Anh/chị xem lại giúp.
button-fix = ✏️ Sửa ngay

results-accepted = Theo báo cáo đã duyệt của các cơ quan, năm { $year } (không phải nội dung Kế hoạch):
results-published = Theo báo cáo đã công bố của các cơ quan, năm { $year } (không phải nội dung Kế hoạch):
results-line = – Mục { $number }, { $agency }: { $progress } (ngày { $date }). { $text }
results-more = Còn { $count } báo cáo khác.
results-none-accepted = Năm { $year } chưa có báo cáo nào về việc này được duyệt.
results-none-published = Năm { $year } chưa có kết quả nào về việc này được công bố.

update-heading-no-year = Báo cáo mục { $number }
update-unchanged = Chưa có gì thay đổi so với bản đã gửi nên không cần gửi lại. Anh/chị bấm Sửa để thay đổi, hoặc Hủy.
update-changed-meanwhile = Đồng nghiệp vừa gửi bản mới của { $code }. Anh/chị gõ /cancel, rồi mở lại báo cáo để xem và sửa trên bản mới.
attach-later = Anh/chị muốn gửi tệp này kèm báo cáo { $code } vừa nộp? Đúng thì bấm Gửi; không thì bấm Hủy.
attachments-no-text = Bước này chỉ nhận ảnh và tệp. Muốn thêm chữ, anh/chị bấm nút dưới đây rồi bấm Sửa.
caption-kept = Đã nhận tệp; chú thích được ghi vào phần kết quả.
caption-not-kept = Đã nhận tệp; chú thích chưa được ghi. Muốn thêm vào báo cáo, anh/chị sửa phần kết quả.
difficulties-which = Anh/chị viết cụ thể khó khăn gì giúp tôi.
result-too-long = Phần kết quả dài { $count } ký tự, tối đa { $limit }. Các phần khác đã ghi; anh/chị chỉ cần gửi lại phần kết quả gọn hơn.
difficulties-too-long = Phần khó khăn dài { $count } ký tự, tối đa { $limit }. Các phần khác đã ghi; anh/chị chỉ cần gửi lại phần khó khăn gọn hơn.
edit-not-item = Muốn đổi mục hay năm, anh/chị rút báo cáo này rồi gửi báo cáo mới.
short-item = mục { $number }
short-files = { $count } tệp
button-no-files = Bỏ các tệp
help-form = Anh/chị đang có biểu viết dở: trả lời câu hỏi gần nhất để viết tiếp, hoặc /cancel để dừng.
percent-unfit = Tỉ lệ cần là một số nguyên từ 0 đến 100, ví dụ 75.
