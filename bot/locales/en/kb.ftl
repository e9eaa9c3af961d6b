# Command line: dean161 kb

kb-help = Check the knowledge base and score the answers.
kb-check-help =
    Check a knowledge base: every problem on a line, then one line of summary. Exit code 0 if it is sound, 1 if not.
kb-no-folder = There is no folder { $folder }.
kb-sound =
    The knowledge base is sound: { $clauses } clauses, { $items } items, { $agencies } agencies, { $topics } topics, { $entries } questions and answers, { $refusals } refusals, { $quiz } quiz questions, { $questions } example questions.
kb-unsound = Problems: { $count }, files: { $files }.

kb-eval-help =
    Score the answers on a file of labelled questions, one JSON object a line.
kb-eval-folder-help = Folder of the knowledge base, instead of BOT_KNOWLEDGE.
kb-eval-failures-help = Print the rows that went wrong too.
kb-eval-json-help = Print the figures as JSON.
kb-eval-no-questions = { $file }: no question in it can be read.
kb-eval-no-file = Cannot read the file { $file } ({ $why }).
kb-eval-bad-encoding = Line { $line }: not UTF-8.
kb-eval-bad-json = Line { $line }: not JSON.
kb-eval-bad-object = Line { $line }: must be a JSON object.
kb-eval-bad-field = Line { $line }: missing or wrong field { $field }.
kb-eval-bad-count = Bad lines passed over: { $count }
kb-eval-no-register = (none given)
kb-eval-all = All
kb-eval-refused = Rightly refused
kb-eval-confusions = Expected → got:
kb-eval-attributions = Wrong body named as responsible: { $count }
kb-eval-times = Time (ms): median { $median }, p99 { $p99 }, slowest { $slowest } ("{ $text }")
kb-eval-failure = {"  "}wrong: { $faults }; expected { $expect }, got { $got }, record { $entry }
