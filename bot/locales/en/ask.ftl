### dean161 ask

cli-ask-help = Answer one question. Exit code: 0 answered, 3 asks back, 4 no answer.
cli-ask-json-help = Print the reply as JSON.
cli-ask-jsonl-help = Read one JSON object a line from standard input and answer one object a line.
cli-ask-jsonl-text = With --jsonl questions are read from standard input; give none on the command line.
cli-ask-no-text = There is no question. For example: dean161 ask "who leads item 3?"
cli-ask-not-utf8 = the line is not UTF-8 text
cli-ask-empty-line = the line is empty
cli-ask-not-json = the line is not JSON
cli-ask-not-object = the line must be a JSON object with a field "text"
cli-ask-no-text-field = the field "text" is missing or not a string
cli-ask-bad-lang = "lang" must be "vi", "en" or null
cli-ask-bad-field = "{ $field }" must be a string
