### The trial chat in the terminal

terminal-who-citizen = Citizen
terminal-who-officer = Officer
terminal-who-coordinator = Coordinator
terminal-name-citizen = Lan
terminal-name-officer = Minh
terminal-name-coordinator = Hà
terminal-position-officer = Specialist
terminal-registered = In this trial the officer is registered already: { $agency }. Try: /update 3 60% Planted 12 ha of forest

terminal-welcome =
    This is a trial chat with { $bot }: the real bot, without the network and without real data.
    Just type a question. Type a number to press a button, /? for help, /quit to leave.
terminal-help =
    What you type is sent as it is. Only these commands belong to this window:
    1, 2, 3…        press the button of that number under the newest message, or choose a quiz option
    /press 2        press button 2 (typing the words on the button works too)
    /say 2          send the text “2” itself
    /as ROLE        change who is typing: citizen, officer, coordinator
    /who            who is typing now
    /inline QUERY   ask the bot from another chat; /pick 1 sends result 1
    /open LINK      follow a t.me/…?start=… link, such as an invitation
    /file FILE      send a picture or a document
    /?              this help
    /quit           leave
terminal-help-press = press a button by its number
terminal-help-say = send exactly these words
terminal-help-as = change who is typing
terminal-help-who = who is typing now
terminal-help-inline = ask from another chat
terminal-help-pick = send a result by its number
terminal-help-open = follow a ?start= link
terminal-help-file = send a picture or a document
terminal-help-help = help for this window
terminal-help-quit = leave
terminal-bye = Goodbye.

terminal-now = Typing: { $who }, id { $id }.
terminal-now-admin = Typing: { $who }, id { $id } (admin).
terminal-roles = Type /as citizen, /as officer or /as coordinator.
terminal-to = to { $who }
terminal-edited = (edited)
terminal-deleted = The bot deleted a message: { $text }
terminal-saved = Saved: { $path }
terminal-link = This button opens a link: { $url }
terminal-no-button = The newest message has no such button.
terminal-no-answer = The bot was not done after { $seconds } seconds.
terminal-no-file = Cannot read the file { $path }.
terminal-no-link = A link looks like t.me/{ $bot }?start=…
terminal-no-results = The bot offers no result.
terminal-pick = Type /pick and a number to send a result.
terminal-blocked = Not sent: { $reason }
terminal-poll-quiz = Quiz
terminal-poll-regular = Poll
terminal-poll-right = ✓ Right.
terminal-poll-wrong = ✗ Not right. The answer: { $answer }
terminal-poll-taken = Your choice: { $answer }
terminal-poll-closed = This one takes no more answers.
