### Descriptions of commands in menus, and of the bot

menu-help = How to ask, and the commands
menu-items = The activities of the plan
menu-item = One item, for example /item 3
menu-agency = What an agency does, for example /agency Department of Health
menu-goals = The objectives of the plan
menu-deadline = When the yearly report is due
menu-asean = About ASEAN
menu-quiz = A quiz on the plan and on ASEAN
menu-language = Change the language (Tiếng Việt, English)
menu-feedback = Tell us what you think; kept without your identity
menu-privacy = What the bot stores, and why
menu-my-data = Get a file with what is stored about this chat
menu-forget-me = Erase what is stored about this chat, at once
menu-cancel = Stop what is half done
menu-register = Register as a reporting officer
menu-update = Hand in progress, e.g. /update 3 60% Planted 12 ha
menu-my = Updates handed in: see, change, withdraw
menu-pending = Requests and updates to decide on
menu-status = Who has reported, who has not
menu-remind = Nudge those who have not reported
menu-officers = Officers: list, revoke, change role
menu-invite = Make an invitation link
menu-broadcast = Write to officers
menu-export = Make the report on a year: DOCX, XLSX, CSV, picture
menu-audit = What happened to an update, e.g. /audit CN-2025-0042
menu-reload = Read the knowledge base again
menu-unanswered = Questions without an answer

bot-description =
    Questions and answers on the plan of { $province } to carry out Project 161 (the ASEAN Socio-Cultural Community).

    Ask in your own words, in Vietnamese or English. Every answer names the clause of the document it rests on.
bot-short-description = Answers on the plan of { $province } for Project 161, with the clause. Vietnamese and English.
