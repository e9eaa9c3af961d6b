### What the bot says to everybody

welcome =
    Hello! I answer questions on the plan to carry out Project 161 (the ASEAN Socio-Cultural Community goals to 2025) in { $province }.

    Just ask in your own words. For example:
    • Who leads item 3?
    • What does the Department of Health have to do?
    • When is the report due?

    The plan has { $items } items. Type /help to see what else I can do.
help =
    Type your question as you would say it: “who coordinates item 2”, “which item is about forests”, “what does II.3.b say”. Then go on: “and item 4?”.

    /items – the items of the plan
    /item 3 – one item (1 to { $items })
    /agency Department of Health – what an agency does
    /goals – the objectives of the plan
    /deadline – when reports are due
    /asean – about ASEAN
    /quiz – a quiz
    /language – change the language
    /feedback – tell us what you think
    /privacy – what the bot stores
    /my_data – get what is stored
    /forget_me – erase what is stored
    /cancel – stop what is half done
help-citizen = For officers who report progress: /register to register.
help-officer =
    For reporting officers:
    /update 3 60% Planted 12 ha – progress on one item; /update alone asks step by step
    /my – see, change or withdraw what was handed in
    /register – see or change your registration
help-coordinator =
    For coordinators:
    /pending – requests and updates to decide on
    /status – who has reported, who has not
    /remind – nudge those who have not reported
    /officers – list of officers, revoke, change role
    /invite Department of Health – make an invitation link
    /broadcast – write to officers
    /export – make the consolidated report
    /audit CN-2025-0042 – what happened to an update
    /unanswered – questions without an answer
help-source = Answers come from the text of the plan and always name the clause. What the plan does not say, I will say it does not.

button-items = The items
button-agencies = What agencies do
button-goals = Objectives
button-deadline = Report deadline
button-asean = About ASEAN
button-quiz = Quiz
button-quiz-again = Another round
button-item = { $number }. { $name }
button-previous = ‹ Previous page
button-next = Next page ›
button-cancel = Cancel
button-quote = 📎 Clause { $clause }
button-quote-named = 📎 { $name }
button-helpful = 👍 Helpful
button-wrong = 👎 Not right
button-stale = This button is out of date. Please type your question again.

list-items = Which item would you like to see? Press a button or type, for example: /item 3
list-agencies = Which agency would you like to see? Press a button or type, for example: /agency Department of Health
list-asean = What would you like to know about ASEAN? Press a button or type your question.
list-page = { $heading } (page { $page }/{ $pages })
item-query = item { $text }

language-name = English
language-name-automatic = As I ask
language-offer = Choose the language of the answers. You can also type: /language vi, /language en or /language auto.
language-unknown = I speak only Vietnamese and English. Please choose, or type: /language vi, /language en or /language auto.
language-chosen = From now on I answer in English.
language-automatic = From now on I answer each question in its own language.

feedback-ask = What would you like to tell us? Please type it in your next message, or /cancel to leave it. It is kept without your identity.
feedback-kept = Thank you. Your message has been kept without your identity; telephone numbers, document numbers and e-mail addresses (if any) have been taken out.
feedback-kept-part = Thank you. Your message is longer than { $limit } characters, so only its beginning has been kept, up to “…{ $last }”. Please send the rest with /feedback. It is kept without your identity; telephone numbers, document numbers and e-mail addresses (if any) have been taken out.
feedback-thanks-up = Thank you!
feedback-thanks-down = Thank you. To tell us more, type /feedback and what is not right.
feedback-rated-before = Your opinion on this answer has been counted already.

quiz-question = Question { $position }/{ $count }: { $question }
quiz-empty = The knowledge base has no quiz questions yet.
quiz-result-all = All right: { $score }/{ $count }. Excellent! Type /quiz to play on.
quiz-result-most = { $score }/{ $count } right. Well done! Type /quiz to play on.
quiz-result-some = { $score }/{ $count } right. Type /quiz to try again with other questions.

privacy =
    Asking needs no registration, and no identity is kept.

    For each chat the bot stores:
    • the language you chose, until you erase it;
    • what you are asking about (which item, which agency), to understand your next question; unused after 24 hours and then erased;
    • your latest quiz round and the questions asked so far;
    • what the bot waits for you to write (such as feedback), for a day at most;
    • messages and answers, only until they are handled and sent; a message that the bot failed on is kept for 3 days to find out why;
    • that you blocked the bot: for 3 days, of officers until they write again or stop being officers.

    Tied to nobody:
    • questions the plan has no answer to, with telephone numbers, document numbers and e-mail addresses taken out, to improve the knowledge base; erased once nobody has asked them for a year;
    • comments and presses of Helpful or Not right, with the day; erased after a year;
    • one-way marks so that two presses do not count twice, void and erased after 2 days.
my-data = This is all that the bot stores about you and this chat.
my-data-nothing = The bot stores nothing about you and this chat.
my-data-file = my-data.json
forgotten = Everything stored about this chat has been erased.

cancelled = Stopped. Please go on asking.
cancel-nothing = There is nothing to stop. Please go on asking.
command-unknown = I have no such command. Just type your question, or /help to see the commands.
only-text = I can only read text. Please type your question.
only-officer = This command is for registered officers. If reporting progress is your task, type /register to register. Asking about the plan needs no registration: just type your question.
only-coordinator = This command is for coordinators or administrators of the bot. Anybody may ask about the plan: just type your question.
private-only = This command works in a private chat only: https://t.me/{ $bot }
group-empty = What would you like to know about the plan? Mention me with your question, for example: who leads item 3?
inline-nothing = Ask in a private chat
failed = Sorry, something went wrong and I could not answer. Please try again in a few minutes.
admin-fault = The bot met { $kind } at { $place } and set the message aside after three tries. If this comes again today, it is not reported again.
admin-not-sent = The bot could not make a call of { $method } ({ $reason }). If this comes again today, it is not reported again.

reload-done = The knowledge base has been read again: { $clauses } clauses, { $entries } answers, { $topics } topics.
reload-broken =
    The new knowledge base has { $count } mistakes, so the present one stays in use:

    { $problems }
unanswered-heading = Questions without an answer:
unanswered-line = { $count }× { $text } ({ $reason }, latest { $day })
unanswered-none = There are no questions without an answer.
comments-heading = Latest comments:
comments-line = – { $text }
reason-not-in-plan = not in the plan
reason-other-subject = another subject
reason-not-understood = not understood

form-gone = This form is no longer there: it was sent, cancelled, or is somebody else's.
form-moved-on = This button belongs to an older message, and nothing was changed. Please answer at the newest one; to change what was answered before, press Back or Edit there.
button-edit = ✏️ Edit
button-back = ‹ Back
button-skip = Skip
