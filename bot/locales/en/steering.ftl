### Steering: overview, nudges, exports, messages to many, the audit log

steering-left = Left as it is; nothing was changed.
button-let-be = Leave it
list-line = – { $text }
year-outside = The Plan has reports for { $first }–{ $last } only, so the bot cannot work with “{ $year }”. Name one of these years, or none for the one being reported on.

## Overview, closing a year

status-locked = 🔒 { $year } is closed.
picture-caption = Reports on { $year } at a glance
button-remind = 🔔 Nudge those that lack reports
button-export = 📄 Export the report
button-lock = 🔒 Close the year
button-unlock = 🔓 Open again
lock-sure =
    Close { $year }? { $count ->
        [one] One accepted update stands
        *[other] { $count } accepted updates stand
    } still from then on: nobody can change or withdraw them, and the bot takes no more updates on this year. You can open it again.
lock-early =
    ⚠️ { $days ->
        [0] Today, { $last }, reports are still in time.
        [one] The deadline has not passed: one day left, to the end of { $last }.
        *[other] The deadline has not passed: { $days } days left, to the end of { $last }.
    }
lock-waiting =
    ⚠️ { $count ->
        [one] One report waits
        *[other] { $count } reports wait
    } for review and will stay out of the year's report.
lock-returned =
    ⚠️ { $count ->
        [one] One report has been returned for correction
        *[other] { $count } reports have been returned for correction
    } and will stay out of the year's report.
lock-missing =
    ⚠️ { $count ->
        [one] One agency that must report has
        *[other] { $count } agencies that must report have
    } sent nothing, and cannot once the year is closed.
button-lock-sure = 🔒 Close
lock-done = 🔒 { $year } is closed; updates closed: { $count }.
lock-already = { $year } is closed already. To open it again, type /status { $year }.
unlock-sure = Open { $year } again? Its updates can then be changed, withdrawn and added to.
button-unlock-sure = 🔓 Open again
unlock-done = 🔓 { $year } is open again; updates opened: { $count }.
lock-open = { $year } is open, not closed.

## Exports

export-offer = The report on { $year }, made of what is accepted. Choose a format:
export-offer-submitted = The report on { $year }, with what is not reviewed yet (marked so). Choose a format:
export-unclear = I did not understand all of this. The formats are docx, xlsx, csv and png, one at a time, for example: /export 2025 docx
button-export-docx = Document (DOCX)
button-export-xlsx = Spreadsheet (XLSX)
button-export-csv = Data (CSV)
button-export-png = Picture (PNG)
button-export-submitted = Include what is not reviewed
button-export-accepted = Only what is accepted
export-begun = Making the report on { $year } ({ $format }), a few seconds…
export-begun-own = Making the report on { $year } of { $agency } (DOCX), a few seconds…
export-caption-docx = Draft of the report on { $year }, in the official Vietnamese form. Number, date, signature and seal are left blank.
export-caption-xlsx = Spreadsheet of the report on { $year }: one sheet a view.
export-caption-csv = Data of the report on { $year }: every update in its newest version.
export-caption-png = The reports on { $year } as a picture.
export-only-own = Officers get only the DOCX of their own agency; the spreadsheet, the data and the picture are for coordinators.
export-caption-own = Draft of the report on { $year } of { $agency }, with what waits for review (marked so). Number, date, signature and seal are left blank.
export-caption-submitted = It includes what is not reviewed yet, marked so.
report-file = report-{ $year }
report-file-submitted = with-unreviewed
job-failed = Sorry, the bot has tried three times and could not make the report. The administrators have been told; please try again later, or choose another format with /export.
admin-job-failed = The bot could not do a piece of work ({ $kind }) in three tries: { $problem }. If this comes again within the day, it will not be reported again.

## Nudges

remind-nobody = { $year }: every agency that must report has done so on all its items; nobody is left to be nudged.
remind-heading =
    For { $year } { $count ->
        [one] one agency has
        *[other] { $count } agencies have
    } not reported.
remind-nudged =
    { $count ->
        [one] One officer
        *[other] { $count } officers
    } will be nudged:
remind-told = Nudged by the bot today already, not again ({ $count }):
remind-spared = Asked to be left alone until tomorrow ({ $count }):
remind-unreached = Have blocked the bot or left Telegram, so it cannot reach them ({ $count }):
remind-voiceless = No officer is registered, so the bot cannot nudge them ({ $count }):
remind-lacking = Have reported, but not on every item that they carry out ({ $count }):
remind-lacks = { $agency } (item { $items })
remind-no-officer = no officer is registered
remind-nobody-reached = out of the bot's reach
remind-line = – { $agency }: { $names }
button-remind-sure =
    { $count ->
        [one] 🔔 Nudge one officer
        *[other] 🔔 Nudge { $count } officers
    }
button-remind-all = 🔔 Also those that lack items: { $count } officers
remind-done-all =
    🔔 Nudged { $officers ->
        [one] one officer
        *[other] { $officers } officers
    } of { $agencies ->
        [one] one agency that has
        *[other] { $agencies } agencies that have
    } not reported on { $year }, or not on every item.
remind-done =
    🔔 Nudged { $officers ->
        [one] one officer
        *[other] { $officers } officers
    } of { $agencies ->
        [one] one agency that has
        *[other] { $agencies } agencies that have
    } not reported on { $year }.
remind-done-nobody = Nobody else is nudged about { $year }: everybody was nudged today, asked to be left alone until tomorrow, has reported, or is out of the bot's reach.
remind-locked = { $year } is closed, so nobody is nudged. To nudge, open it again with /status { $year }.
reminder =
    🔔 { $days ->
        [0] Today, { $last }, is the last day to send the report on { $year } in time.
        [1] Tomorrow, { $last }, is the last day to send the report on { $year } in time.
        *[other] { $days } days left: the last day to send the report on { $year } in time is { $last }.
    }
reminder-late = 🔔 The report on { $year } is late (the last day in time was { $last }).
reminder-silent = { $agency } has not reported yet.
reminder-lacking = { $agency } has reported, but not on item { $items } yet.
reminder-still = The bot still takes reports; please send yours soon.
reminder-wanted = The coordinators ({ $issuer }) send you this.
reminder-items = Items that the agency carries out: { $items }.
reminder-example = One line will do, for example: /update { $first } 60% What has been done
button-open-form = 📝 Report now
button-tomorrow = Tomorrow
later-done = All right. If your agency has not reported by then, the bot reminds you at { $at }.
later-needless = Your agency has reported on { $year }; the bot does not remind you any more.

## Messages to many

broadcast-ask-text = What do you want to say? Please type it, up to 3,000 characters.
broadcast-only-text = A message to many can only be text. Please type it.
broadcast-too-long = The text has { $count } characters, and { $limit } is the limit. Please shorten it and type it again.
broadcast-ask-audience =
    The text:

    { $text }

    Who is to get it?
broadcast-ask-other-text =
    The text at present:

    { $text }

    Please type the new one, up to 3,000 characters.
broadcast-ask-which =
    You have a message to many that is not sent yet. Use the text you just typed, or go on with the old one?

    Old: { $text }

    Just typed: { $incoming }
broadcast-press = Please press a button below, or type its words. What you typed just now did not change the text.
broadcast-typed-all = all|everybody|everyone|all officers
broadcast-typed-coordinators = all coordinators
broadcast-typed-missing = not reported|missing
broadcast-typed-send = send
broadcast-to-all = All officers ({ $count })
broadcast-to-coordinators = Coordinators ({ $count })
broadcast-to-missing = Not reported yet ({ $count })
broadcast-preview = Please check before it goes out. Recipients: { $whom }. It will read:
broadcast-message =
    📢 { $sender } announces:

    { $text }

    (You need not reply to this message. In urgent matters please contact the { $sender }.)
broadcast-nobody = Nobody would get this message. Choose another group.
broadcast-progress = Sending: delivered to { $count } of { $total }…
broadcast-done = 📢 Sent, finished at { $at }: delivered to { $count } of { $total }.
broadcast-unreached =
    { $count ->
        [one] One person did
        *[other] { $count } people did
    } not get it: they blocked the bot, left their post, or no longer belong to the group.
broadcast-stopped = Stopped: delivered to { $count } of { $total }. A few messages on their way may still arrive.
broadcast-over = This has been sent or stopped already.
broadcast-dropped = Cancelled; nothing was sent.
button-broadcast-send =
    { $count ->
        [one] ✅ Send to one person
        *[other] ✅ Send to { $count } people
    }
button-broadcast-edit = ✏️ Change the text
button-broadcast-other = Other recipients
button-broadcast-cancel = ✖️ Cancel
button-broadcast-stop = ⏹ Stop now

## The audit log

audit-heading = The log of { $code }, oldest first:
audit-latest =
    { $count ->
        [one] The latest event:
        *[other] The latest { $count } events, oldest first:
    }
audit-empty = The log is empty.
audit-unknown = The log has nothing about “{ $code }”. Codes of updates look like CN-2025-0042; type /audit for the latest events.
audit-line = { $at }: { $event } – { $actor }
audit-line-named = { $at }: { $code }, { $event } – { $actor }
audit-event = { $event } ({ $details })
subject-year = { $year }
subject-broadcast = message to many no. { $number }
subject-officer = officer no. { $number }
subject-invitation = invitation to { $agency }
audit-bot = the bot
audit-operator = the server's operator
audit-officer = officer no. { $number } ({ $agency })
event-submit = handed in
event-edit = changed
event-withdraw = withdrawn
event-accept = accepted
event-return = returned
event-lock = closed
event-unlock = opened again
event-publish = published
event-unpublish = no longer published
event-answer = difficulties answered
event-close-year = year closed
event-open-year = year opened again
event-export = report exported
event-remind = nudge
event-broadcast = message to many
event-broadcast-stop = message to many stopped
event-broadcast-done = message to many sent
event-reload = knowledge base read again
event-request-made = registration requested
event-request-replaced = request replaced
event-request-withdrawn = request withdrawn
event-request-approved = registration approved
event-request-declined = registration declined
event-invitation-made = invitation made
event-officer-joined = joined by invitation
event-officer-enrolled = enrolled on the server
event-officer-administers = administrator at work for the first time
event-officer-role = role changed
event-officer-moved = moved to another agency
event-officer-revoked = rights revoked
event-officer-forgotten = personal data erased
event-draft-left = draft left behind
event-draft-taken = draft of a colleague taken up
event-consent-renewed = consent renewed
detail-version = version { $value }
detail-percent = { $value }%
detail-role = { $value }
detail-format = { $value }
detail-submitted = with what is not reviewed
detail-on-behalf = on the agency's behalf
detail-audience = { $value }
detail-officers =
    { $value ->
        [1] one officer
        *[other] { $value } officers
    }
detail-total =
    { $value ->
        [1] one person
        *[other] { $value } people
    }
detail-taken = { $value } have it
detail-days =
    { $value ->
        [-1] after the deadline
        [0] the last day in time
        *[other] { $value } days left
    }
value-docx = DOCX
value-xlsx = XLSX
value-csv = CSV
value-png = PNG
value-all = all officers
value-coordinators = coordinators
value-missing = agencies that have not reported
