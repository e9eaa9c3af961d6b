### dean161 ask

cli-ask-help = Trả lời một câu hỏi. Mã thoát: 0 có câu trả lời, 3 cần hỏi lại, 4 không có.
cli-ask-json-help = In câu trả lời dạng JSON.
cli-ask-jsonl-help = Đọc mỗi dòng một đối tượng JSON từ đầu vào chuẩn, trả lời mỗi dòng một đối tượng.
cli-ask-jsonl-text = Với --jsonl, câu hỏi đọc từ đầu vào chuẩn; không viết câu hỏi trên dòng lệnh.
cli-ask-no-text = Thiếu câu hỏi. Ví dụ: dean161 ask "ai chủ trì mục 3?"
cli-ask-not-utf8 = dòng không phải văn bản UTF-8
cli-ask-empty-line = dòng trống
cli-ask-not-json = dòng không phải JSON
cli-ask-not-object = dòng phải là một đối tượng JSON có trường "text"
cli-ask-no-text-field = thiếu trường "text", hoặc "text" không phải chuỗi ký tự
cli-ask-bad-lang = "lang" phải là "vi", "en" hoặc null
cli-ask-bad-field = "{ $field }" phải là chuỗi ký tự
