# Dòng lệnh: dean161 kb

kb-help = Kiểm tra cơ sở tri thức và chấm điểm câu trả lời.
kb-check-help =
    Kiểm tra một cơ sở tri thức: in từng lỗi trên một dòng, rồi một dòng tổng kết. Mã thoát 0 nếu đúng, 1 nếu có lỗi.
kb-no-folder = Không có thư mục { $folder }.
kb-sound =
    Cơ sở tri thức đúng: { $clauses } điều khoản, { $items } hoạt động, { $agencies } cơ quan, { $topics } chủ đề, { $entries } câu hỏi - đáp, { $refusals } câu từ chối, { $quiz } câu đố, { $questions } câu hỏi mẫu.
kb-unsound = Có { $count } lỗi trong { $files } tệp.

kb-eval-help =
    Chấm điểm câu trả lời trên một tệp câu hỏi có nhãn, mỗi dòng một đối tượng JSON.
kb-eval-folder-help = Thư mục cơ sở tri thức, thay cho BOT_KNOWLEDGE.
kb-eval-failures-help = In cả những câu trả lời sai.
kb-eval-json-help = In kết quả dạng JSON.
kb-eval-no-questions = { $file }: không có câu hỏi nào đọc được.
kb-eval-no-file = Không đọc được tệp { $file } ({ $why }).
kb-eval-bad-encoding = Dòng { $line }: không phải UTF-8.
kb-eval-bad-json = Dòng { $line }: không phải JSON.
kb-eval-bad-object = Dòng { $line }: phải là một đối tượng JSON.
kb-eval-bad-field = Dòng { $line }: thiếu hoặc sai trường { $field }.
kb-eval-bad-count = Bỏ qua { $count } dòng hỏng.
kb-eval-no-register = (không ghi)
kb-eval-all = Tất cả
kb-eval-refused = Từ chối đúng
kb-eval-confusions = Mong đợi → trả lời:
kb-eval-attributions = Nêu sai cơ quan chịu trách nhiệm: { $count }
kb-eval-times = Thời gian (ms): trung vị { $median }, p99 { $p99 }, chậm nhất { $slowest } ("{ $text }")
kb-eval-failure = {"  "}sai: { $faults }; mong đợi { $expect }, trả lời { $got }, bản ghi { $entry }
