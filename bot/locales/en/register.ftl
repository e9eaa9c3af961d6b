### Registration, invitations, the list of officers, consent, and erasing officers' data

role-officer = officer
role-coordinator = coordinator
role-admin = administrator
post = { $role }, { $agency }
officer-card =
    { $name }, { $position }
    { $agency }
    Role: { $role }
day-format = %d %B %Y
agency-succeeded = { $name } (since { $since }: { $successor })

## Consent

consent-text =
    Before you register, please read this (version { $version }).

    • Who answers for the data: { $controller }, which coordinates the plan.
    • What is stored: your Telegram account number; the full name and position you enter; your agency and role; this consent (which version, when). No telephone number, birthday or picture is stored.
    • What for: to know who hands in progress on an agency's behalf, to ask back, to remind of deadlines.
    • Who sees it: coordinators and administrators of the bot.
    • How long: until you stop being an officer, your request is declined or you erase it. Account number, name and position are then erased at once; updates you handed in stay under the agency's name, without yours.
    • Telegram is a foreign service: messages pass through its servers and stay there.
    • Your rights: see (/my_data), correct (/register), withdraw consent and erase (/forget_me) at any time; complain to { $contact }.

    Without consent you can ask questions as before. Do you agree that the bot stores and uses this data?
consent-question = Do you agree that the bot stores and uses the data named above?
consent-again =
    The text on personal data has changed since you agreed to it, so please answer once more before going on.

    { $text }
consent-needed = The text on personal data has changed. Please read and answer the new message below, then try again.
consent-changed = This text has just changed; please read it again.
consent-outdated = There is a newer version of this text, or you see it in another language now. Please type the command again to see the present one.
consent-renewed = Thank you. Your consent has been recorded.
consent-not-renewed = Without your consent the commands for officers cannot be used for now; your registration stays. To erase it, type /forget_me.
consent-refused = That is all right. The bot stores nothing about you. You can go on asking about the plan; to register later, type /register.
button-agree = I agree
button-disagree = I do not agree

## The form

register-question = Question { $number } of { $count }. { $question }
register-agency = Which agency do you work for? Type its name (abbreviations are fine) or choose below.
register-name = Your full name?
register-position = Your position and unit? For example: Specialist, Department Office
register-no-name = A name is written in letters, { $limit } characters at most. If you want to ask about the plan, please type /cancel first.
register-no-position = A position is written in letters on one line, { $limit } characters at most. If you want to ask about the plan, please type /cancel first.
register-only-text = This step takes text only; the file you sent was not stored.
register-press = Please press a button below, or type the words on it.
register-summary =
    Please check:

    Name: { $name }
    Position: { $position }
    Agency: { $agency }
    Role: { $role }
register-replaces = Once approved, this takes the place of your present registration ({ $post }).
register-replaces-at-once = This will take the place of your present registration ({ $post }).
register-edit = What would you like to change?
register-left = Cancelled; nothing was stored. To register later, type /register.
register-sent = Your request has been sent. When a coordinator has decided, you will hear it here; meanwhile please go on asking about the plan. Type /register to see or withdraw the request.
register-sent-nobody = Your request has been stored, but the bot has no coordinator yet who could approve it. You will hear the decision here. Type /register to see or withdraw the request.
register-waits =
    Your request is waiting for approval (sent { $at }):

    { $card }
register-done =
    You are registered:

    { $card }

    Type /help to see the commands. To change something, press a button below; a new request needs approval, and your present registration works until then.
register-admin = You are an administrator by the bot's settings, so you need no registration. Type /help to see the commands.
register-anew = The bot has no registration of yours any more. Please type /register to begin.
register-declined =
    Your request to register for { $agency } was not accepted; the name and position you entered have been erased.

    If reporting is your task, please talk to { $contact }, then type /register to send it again. Asking about the plan needs no registration.
register-stays = Your present registration ({ $post }) stays as it is.
field-agency = Agency
field-name = Name
field-position = Position
button-send-request = ✅ Submit
button-leave = ✖️ Cancel
button-change-agency = Change agency
button-change-name = Correct name, position
button-change-request = Change request
button-withdraw-request = Withdraw request

agency-unknown = No agency of that name was found. Please type it again or choose below.
agency-outside = The plan assigns no report to this body. If reporting is your task, please contact { $contact } to be invited to the right agency.
agency-of-today =
    In the plan the work of the { $today } stands under { $count ->
        [2] two
       *[other] { $count }
    } names; which part do you report on?
agency-several = Is it one of these? Please choose, or type more of the name.

welcome-officer =
    From now on you are registered: { $post }.

    /update – hand in progress
    /my – see, change or withdraw what you handed in
    /help – all commands

    You can also ask, for instance “What must our department do?”.
welcome-coordinator =
    From now on you are registered: { $post }.

    /pending – requests and updates to decide on
    /status – who has reported, who has not
    /help – all commands

## Deciding on requests

request-card =
    Request to register as a reporting officer

    { $name }, { $position }
    { $agency } ({ $count } registered at present)
    Sent { $at }
request-replaces = In place of the present registration: { $post }
request-approved = Approved: { $name }, { $agency }. The person has been told.
request-declined = Declined: { $name }, { $agency }. The person has been told, and the request's data erased.
request-was-approved = The request to register for { $agency } was approved before; there is nothing left to do.
request-was-declined = The request to register for { $agency } waits no longer: it was declined, or the person withdrew or replaced it.
request-unknown = There is no such request.
request-own = You cannot decide on your own request; please leave it to another coordinator or an administrator.
request-none = You have no request waiting.
request-withdrawn = Your request has been withdrawn and what you entered erased.
button-approve = ✅ Approve
button-decline = ✖️ Decline

## Invitations

invite-agency = Which agency is the invitation for? Type its name or choose below. In one line: /invite Department of Health
invite-outside = The plan assigns no report to this body. Please type the name of the agency that this officer will report for, or choose below.
invite-role = In which role at { $agency }?
invite-left = Cancelled; no invitation was made.
invitation-made =
    Invitation to { $agency }, as { $role }:
    { $link }

    The link works once, until { $until }. Please send it to the right person only; the bot does not show it again.
invitation-shown = You are invited to be: { $role }, { $agency }.
invitation-taken =
    Your invitation has been used:

    { $card }

    If this is the wrong person, type /officers to revoke it.
invitation-unknown = This invitation link is not right. Please open the link you were sent again, or type /register to send a request.
invitation-used = This invitation has been used. Each link works once; please ask for a new one, or type /register.
invitation-expired = This invitation has expired. Please ask for a new one, or type /register to send a request.
invitation-withdrawn = This invitation no longer holds, as the one who made it may not invite any more. Please type /register to send a request.
button-officer = Officer
button-coordinator = Coordinator

## The list

officers-heading = Registered officers and coordinators: { $count }. Press a name to see it, revoke it or change the role.
officers-none = Nobody is registered yet. Type /invite to invite officers.
officers-line-officer = – { $name }, { $position }
officers-line-coordinator = – { $name }, { $position } (coordinator)
officers-line-admin = – { $name }, { $position } (administrator)
officers-card =
    { $card }
    Since: { $since }
officer-gone = This registration has ended. Type /officers to see the present list.
officer-is-administrator = This is an administrator by the bot's settings, which cannot be changed here.
only-administrator = Only administrators make or unmake coordinators.
revoke-sure =
    Revoke this registration? Name, position and Telegram number are erased at once; updates stay under the agency's name.

    { $card }
revoked = Revoked: { $name }, { $agency }. The person has been told.
revoked-told =
    Your registration ({ $post }) has ended; your name and position have been erased from the bot. Updates you handed in stay under the agency's name. Thank you for your part.

    If this is a mistake, please contact { $contact }. You can go on asking about the plan.
button-revoke = Revoke
button-revoke-sure = Yes, revoke
button-stay = No, keep it
button-make-officer = No longer coordinator
button-make-coordinator = Make coordinator
button-officers = ‹ The list

## What somebody left half written

draft-left = A colleague at { $agency } is no longer a reporting officer and has left an update half written. Would you like to go on with it?
draft-waits = Your predecessor left an update half written; press the button below to go on with it.
button-take-up = Go on with this update

## Officers' personal data

privacy-officers =
    Of those who register as reporting officers, only after they have agreed, the bot stores:
    • Telegram account number, full name, position, agency, role and the proof of consent (which version, when); a form being filled in; no telephone number, no birthday;
    • to know who hands in updates on an agency's behalf, to ask back and to remind; coordinators and administrators see it;
    • until they stop being officers, are declined or erase it; account number, name and position are then erased at once;
    • a registration form that was begun and not sent is erased after 30 days without a change;
    • after that there remain: official updates under the agency's name, and the log and proofs of consent under a number that does not tell who it was. Backups kept by those who run the bot may hold older data until they are replaced; copies that the bot itself keeps before an upgrade are erased after 30 days.

    Who answers for the data: { $controller }. Questions and complaints: { $contact }.
privacy-rights =
    /my_data to get what is stored about you, /forget_me to erase it at once (for officers this also withdraws consent). The bot passes nothing on; messages themselves are carried and kept by Telegram, a foreign service, under its own terms.
forget-sure = Erase your data and end your registration? Name, position, Telegram number and half-filled forms are erased at once and for good. Updates you handed in stay under the agency's name; who wrote them can no longer be told.
forget-sure-request = Erase your data and withdraw your waiting request? This cannot be undone.
forget-administrator = Being an administrator is said by the bot's settings and stays.
forget-last = You are the only one who coordinates: once erased, nobody can approve anything until there is an administrator.
forgotten-officer = Your data has been erased and your registration has ended. Updates you handed in stay under the agency's name. Thank you; you can go on asking about the plan.
forget-not = Nothing was erased; everything stays as it is.
button-forget = Erase everything
