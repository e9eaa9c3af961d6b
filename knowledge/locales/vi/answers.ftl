# Câu trả lời được ghép từ kho tri thức.

citation = 📎 { $clauses }
citation-numbered = Mục { $list }
clause-name-title = Tên văn bản
clause-name-base = Phần căn cứ
clause-name-closing = Đoạn kết
clause-name-recipients = Nơi nhận
clause-name-signature = Phần ký
list-and = { $first } và { $last }
quoted = «{ $text }»

item-name = Mục { $number } ({ $name })
item-short = mục { $number }
item-with-name = mục { $number } ({ $name }, { $clause })
item-with-clause = mục { $number } ({ $clause })

lead-one = { $item }: cơ quan thực hiện là { $agencies }.
lead-many = { $item } có { $count } cơ quan thực hiện: { $agencies }.
lead-mixed = { $item } có { $count } cơ quan thực hiện, trong đó có { $departments } sở: { $agencies }.
lead-no-single = Kế hoạch không giao riêng cho một cơ quan nào chủ trì mục này.
lead-single-yes = Có. { $item } chỉ có một cơ quan thực hiện: { $agencies }.
lead-single-no = Không. { $item } có { $count } cơ quan thực hiện và Kế hoạch không giao riêng cơ quan nào chủ trì: { $agencies }.
coordinate = { $item }: cơ quan phối hợp là { $agencies }.
line-lead = Cơ quan thực hiện: { $agencies }.
line-lead-where = Cơ quan thực hiện ({ $item }): { $agencies }.
line-coordinate = Cơ quan phối hợp: { $agencies }.
item-heading = { $item }
item-contents = Nội dung thực hiện:
content-heading = { $item } có { $count } nội dung thực hiện:
content-line = • { $clause }: { $label }
items-heading = Phần II của Kế hoạch có { $count } mục:
items-line = { $number }. { $name } – { $agencies }
items-line-many = { $number }. { $name } – { $count } cơ quan thực hiện
items-bodies-district = { $agencies }

compare-line = { $item }
compare-lead = • Thực hiện: { $agencies }.
compare-coordinate = • Phối hợp: { $agencies }.
compare-more = { $more } có nhiều cơ quan thực hiện hơn ({ $most } so với { $least }).
compare-equal = Số cơ quan thực hiện bằng nhau ({ $count }).

clause-of-item = Thuộc { $item }.
clause-children = { $label }:
clause-child = • { $clause }: { $label }
clause-grandchild = – { $clause }: { $label }
clause-repeats = Ý này lặp lại { $clause }.
quote-heading = { $clause }, nguyên văn:
quote-translation = Bản dịch tham khảo: { $text }
quote-note = (Trích đúng từng chữ theo văn bản gốc.)

topic-in-item = { $topic }: thuộc { $item }, tại { $clause }.
topic-in-clause = { $topic }: nêu tại { $clause }.
topic-also = Cũng được nêu tại: { $clauses }.
topic-lead = { $topic } thuộc { $item }; cơ quan thực hiện là { $agencies }.
topic-lead-many = { $topic } thuộc { $item }; Kế hoạch nêu { $count } cơ quan thực hiện, không giao riêng cơ quan nào chủ trì: { $agencies }.
topic-coordinate = { $topic } thuộc { $item }; cơ quan phối hợp là { $agencies }.
topic-no-lead = { $topic } được nêu tại { $clause }; Kế hoạch không giao riêng nội dung này cho một cơ quan.
topic-duty = { $topic }: { $duty } ({ $clause }).
topic-yes = Có. { $topic } được nêu tại { $clause }, thuộc { $item }.
topic-yes-clause = Có. { $topic } được nêu tại { $clause }.
topic-item-yes = Có. { $topic } thuộc { $item }, tại { $clause }.
topic-item-no = Không. { $topic } không thuộc mục { $asked } mà thuộc { $item }, tại { $clause }.
topic-item-no-clause = Không. { $topic } không thuộc mục { $asked } mà được nêu tại { $clause }.

role-lead-yes = Có. { $agency } là cơ quan thực hiện { $item }.
role-lead-no = Không. { $agency } không phải cơ quan thực hiện { $item }.
role-coordinate-yes = Có. { $agency } được nêu tên là cơ quan phối hợp ở { $item }.
role-group-yes = Có. { $agency } tham gia phối hợp { $item } theo cụm từ «{ $phrase }», không được nêu tên riêng.
role-coordinate-no = Không. { $agency } không phải cơ quan phối hợp mà là cơ quan thực hiện { $item }.
role-none = Không. Kế hoạch không giao { $agency } việc gì ở { $item }.
role-is-lead = { $agency } là cơ quan thực hiện { $item }.
role-is-coordinate = { $agency } được nêu tên là cơ quan phối hợp ở { $item }.
role-is-group = { $agency } tham gia phối hợp { $item } theo cụm từ «{ $phrase }».
role-is-member = { $agency } thuộc «{ $group }».
role-others = { $item }: cơ quan thực hiện là { $agencies }.
role-clause-yes = Có. { $clause } giao việc cho { $agency }.
role-clause-no = Không. { $clause } không giao việc cho { $agency }.
role-clause-named = Có. { $clause } có nêu { $agency }.
role-plan-yes = Có. { $agency } chịu trách nhiệm chính và chủ trì thực hiện Kế hoạch.
role-plan-no = Không. Chịu trách nhiệm chính và chủ trì thực hiện Kế hoạch là { $lead }.

agency-heading = { $agency } trong Kế hoạch:
agency-lead = • Cơ quan thực hiện: { $items }.
agency-coordinate = • Phối hợp, nêu tên: { $items }.
agency-group = • Phối hợp theo cụm từ «{ $phrase }»: { $items }.
agency-duty = • { $clause }: { $duty }
agency-none = Kế hoạch có nhắc đến { $agency } nhưng không giao nhiệm vụ cụ thể.
agency-mentioned = { $agency } được nhắc đến tại { $clauses }.
agency-items-lead = { $agency } là cơ quan thực hiện { $count } mục: { $items }.
agency-items-no-lead = { $agency } không phải cơ quan thực hiện của mục nào trong phần II.
agency-items-coordinate = { $agency } được nêu tên phối hợp ở { $items }.
agency-items-no-coordinate = { $agency } không được nêu tên riêng là cơ quan phối hợp ở mục nào.
agency-items-only-lead = { $agency } không phải cơ quan phối hợp của mục nào: sở là cơ quan thực hiện { $items }.
agency-items-not = { $agency } không có tên riêng ở { $items }.
agency-member = { $agency } thuộc { $group }, được giao việc chung như sau:
agency-names = Tên tiếng Anh của { $vi } là { $en } (bản dịch tham khảo).
agency-successor-none = Chúng tôi chưa có ghi chú nào về thay đổi của { $agency } sau khi ban hành Kế hoạch.
agency-successor = Trong Kế hoạch, cơ quan này là { $agency }; nay là { $successor }.
agency-successor-same = Trong Kế hoạch, cơ quan này là { $agency }; nay vẫn giữ tên { $successor }.
agency-report-yes = Có. { $agency } phải gửi báo cáo về { $receiver } { $due }.
agency-report-no = Không. Kế hoạch không nêu nghĩa vụ báo cáo hằng năm của { $agency }.
agency-report-receiver = { $agency } là nơi nhận và tổng hợp báo cáo, không phải nơi gửi theo { $clause }.

note = ℹ️ { $agency }: { $note }
note-took-over = ℹ️ Từ { $since }, nhiệm vụ của các cơ quan này chủ yếu do { $body } tiếp nhận. Ghi chú này không phải nội dung của Kế hoạch.
note-several = ℹ️ Ghi chú ngoài Kế hoạch: một số cơ quan nêu trên đã thay đổi sau khi sắp xếp bộ máy; anh/chị có thể hỏi «các sở trong kế hoạch nay là cơ quan nào?».

plan-lead = Cả Kế hoạch: { $agency } chịu trách nhiệm chính và chủ trì.
no-figure = Kế hoạch không nêu con số này. Về { $topic }, Kế hoạch chỉ ghi:

progress-item = Về tiến độ { $item }:
progress-agency = Về kết quả của { $agency }:
progress-agency-item = Về kết quả của { $agency } ở { $item }:

most-lead = { $agencies } là cơ quan thực hiện nhiều mục nhất: { $count } mục ({ $items }).
least-lead = Trong các cơ quan được giao thực hiện, ít nhất là một mục: { $agencies }.
most-coordinate = { $agencies } được nêu tên là cơ quan phối hợp ở nhiều mục nhất: { $count } mục ({ $items }).
least-coordinate = Trong các cơ quan được nêu tên phối hợp, ít nhất là { $count } mục: { $agencies } ({ $items }).
most-item = { $item } có nhiều cơ quan thực hiện nhất: { $count } cơ quan.
least-item = Ít cơ quan thực hiện nhất, { $count } cơ quan mỗi mục, là { $items }.
most-points = { $item } có nhiều nội dung thực hiện nhất: { $count } nội dung.
least-points = { $item } có ít nội dung thực hiện nhất: { $count } nội dung.
points-line = • Mục { $number }: { $count } nội dung
not-coordinating = Kế hoạch không kể ra cơ quan nào không phối hợp mục { $number }, vì phần phối hợp có cả cụm từ chung.
not-partaking = Kế hoạch không kể ra cơ quan nào không tham gia mục { $number }, vì phần phối hợp có cả cụm từ chung.
chosen-only = Chỉ thực hiện { $items }, không thực hiện mục nào khác: { $agencies }.
chosen-only-none = Không có cơ quan nào chỉ thực hiện { $items } mà không thực hiện mục khác.
chosen-both = Thực hiện cả { $items }: { $agencies }.
chosen-both-none = Không có cơ quan nào thực hiện cả { $items }.
chosen-without = Không phải cơ quan thực hiện { $items }: { $agencies }.
chosen-without-none = Không có sở nào đứng ngoài { $items }.
chosen-exactly = Có { $agencies } cơ quan thực hiện đúng { $count } mục:
chosen-exactly-none = Không có cơ quan nào thực hiện đúng { $count } mục.
chosen-line = • { $agency }: { $items }
single-items = Chỉ giao cho một cơ quan thực hiện là { $items }.
count-items = Phần II của Kế hoạch có { $count } mục.

deadline = Trước ngày { $due } hằng năm; ngày cuối cùng còn đúng hạn là { $last }.
    Báo cáo gửi về { $receiver }.
deadline-when = Trước ngày { $due } hằng năm; ngày cuối cùng còn đúng hạn là { $last }.
date-in-time = Có. Ngày { $date } vẫn đúng hạn: báo cáo gửi trước ngày { $due }, ngày cuối cùng còn đúng hạn là { $last }.
date-late = Không. Ngày { $date } đã quá hạn: báo cáo phải gửi trước ngày { $due }, ngày cuối cùng còn đúng hạn là { $last }.
date-late-yes = Có, ngày { $date } là trễ hạn: báo cáo phải gửi trước ngày { $due }, ngày cuối cùng còn đúng hạn là { $last }.
date-not-late = Không trễ. Ngày { $date } vẫn đúng hạn: báo cáo gửi trước ngày { $due }, ngày cuối cùng còn đúng hạn là { $last }.
date-is-due = Có. Báo cáo phải gửi trước ngày { $due }, nên ngày cuối cùng còn đúng hạn là { $last }.
date-is-not-due = Không. Báo cáo phải gửi trước ngày { $due }; ngày cuối cùng còn đúng hạn là { $last }.
year-yes = Có. Kế hoạch thực hiện đến năm { $end }.
year-no = Không. Kế hoạch thực hiện đến năm { $end }, không phải { $year }.
items-yes = Có. Phần II của Kế hoạch có { $count } mục.
items-no = Không. Phần II của Kế hoạch có { $count } mục, không phải { $asked }.

missing-item = Kế hoạch không có mục { $asked }: phần II có { $count } mục, đánh số từ { $first } đến { $last }.
missing-solution = Kế hoạch không có giải pháp { $asked }: phần III có { $count } giải pháp.
missing-objective = Kế hoạch không có mục tiêu cụ thể { $asked }: phần I.2 nêu { $count } mục tiêu cụ thể.
missing-clause = Kế hoạch không có { $asked }.
missing-year = Kế hoạch thực hiện đến năm { $end }, không nêu gì cho năm { $asked }.
missing-document = Kế hoạch không nêu văn bản số { $asked }.
no-prefix = Không.
yes-prefix = Có.

outside = Kế hoạch không nêu tên riêng { $body }.
outside-no-part = Kế hoạch không nêu tên riêng { $body } và không giao mục nào cho cơ quan này.
outside-group = Cơ quan này chỉ có thể nằm trong cụm từ chung «{ $phrase }».
outside-union = Tổ chức này thuộc «{ $phrase }», được đề nghị:
outside-took-over = Kế hoạch không nêu tên { $body }. Trong Kế hoạch là: { $agencies }.
outside-reporters = { $clause } giao việc báo cáo hằng năm cho { $bodies }.
outside-report = Là sở, ban, ngành cấp tỉnh thì thực hiện chung theo phần V.1: { $duty }

clarify = Ý anh/chị là…?
clarify-item-lead = Anh/chị muốn hỏi cơ quan thực hiện mục nào, từ { $first } đến { $last }?
clarify-item-coordinate = Anh/chị muốn hỏi cơ quan phối hợp của mục nào, từ { $first } đến { $last }?
clarify-item-content = Anh/chị muốn hỏi nội dung mục nào, từ { $first } đến { $last }?
clarify-agency = Anh/chị thuộc cơ quan nào? Xin gõ tên cơ quan, hoặc chọn:
clarify-place = Có nhiều nơi mang tên này. Ý anh/chị là…?
choice-item = Mục { $number }: { $name }
choice-all-items = Cả { $count } mục
choice-all-lead = Cả Kế hoạch và { $count } mục

none-understood = Xin lỗi, tôi chưa hiểu câu hỏi này. Anh/chị thử hỏi ngắn hơn, nêu số mục, tên cơ quan hoặc một chủ đề của Kế hoạch.
none-plan = Kế hoạch không nêu nội dung này.
none-contact = Cần thêm thông tin, Kế hoạch nêu nơi tiếp nhận khó khăn, vướng mắc là { $agency }.
none-too-long = Câu hỏi dài quá { $limit } ký tự. Anh/chị vui lòng hỏi ngắn hơn, mỗi lần một ý.
none-empty = Anh/chị chưa nhập câu hỏi. Ví dụ: «ai chủ trì mục 3?»

next-quote = 📎 { $clause }
next-lead = Ai thực hiện mục { $number }?
next-coordinate = Ai phối hợp mục { $number }?
next-content = Mục { $number } gồm những gì?
next-agency = { $agency } làm những gì?
next-items = Xem { $count } mục
next-deadline = Hạn gửi báo cáo?
next-item = Mục { $number }
