# The year's Excel tables, picture and overview. The words for statuses and states are in progress.ftl.

### Excel tables

tables-title = Progress under the Plan in { $year }
tables-as-of = As of { $at }.
tables-as-of-none = No reports yet.
tables-counts =
    Must report: { $expected }. Received: { $received } ({ $rate }). In time: { $ontime } ({ $timely }). Last day in time: { $last }.
tables-rate = { $percent }%
tables-rate-none = –
tables-page = Page &P/&N

tables-sheet-matrix = Summary
tables-sheet-updates = Reports
tables-sheet-earlier = Earlier versions
tables-sheet-missing = Not sent
tables-sheet-difficulties = Difficulties
tables-sheet-audit = Audit log

tables-empty-updates = No reports yet.
tables-empty-earlier = No report has been changed.
tables-empty-missing = All agencies have sent everything.
tables-empty-difficulties = No difficulties have been reported.
tables-empty-audit = No lines in the log.

tables-head-place = No.
tables-head-agency = Agency
tables-head-item = Item
tables-head-item-named = Item { $number }. { $name }
tables-head-items = Items lacking
tables-head-item-names = Names of the items lacking
tables-head-status = Status
tables-head-percent = Progress
tables-head-first = First sent
tables-head-in-time = In time
tables-head-code = Code
tables-head-version = Version
tables-head-result = Result
tables-head-difficulties = Difficulties
tables-head-state = Review
tables-head-submitted = Sent at
tables-head-updated = Changed at
tables-head-written = Written at
tables-head-author = Entered by
tables-head-reason = Why it was returned
tables-head-notes = Notes
tables-head-outside = Note from outside the Plan
tables-head-sent = Sent
tables-head-line = Line
tables-head-at = At
tables-head-actor = By
tables-head-event = Event
tables-head-subject = Subject
tables-head-detail = Details

tables-not-sent = not sent
tables-sent-in-part = sent in part
tables-no-part = –
tables-in-time = in time
tables-late = late
tables-not-due = not required
tables-no-item = The Plan gives it no item to carry out
tables-not-told = (not told)
tables-author = Officer { $number }
tables-note-on-behalf = Entered from the agency's paper
tables-note-published = Published
tables-note-files = { $count ->
    [one] { $count } file
   *[other] { $count } files
}
tables-legend =
    “not sent”: carries out the item under the Plan and has sent nothing. “–”: does not carry it out and has sent nothing. Italics: sent, not reviewed yet.

### Picture

tables-picture-title = Progress reports { $year }
tables-picture-expected = must report
tables-picture-received = received ({ $rate })
tables-picture-in-time = in time ({ $rate })
tables-picture-agency = Agency
tables-picture-item = Item { $number }
tables-picture-item-named = Item { $number }: { $name }
tables-picture-sent = Sent
tables-picture-late = { $date } late
tables-picture-unreviewed = * not reviewed yet
tables-picture-no-part = not its item to carry out
tables-picture-progress = Agencies that have reported, over time
tables-picture-must = must report: { $count }
tables-picture-last = due { $date }
tables-picture-month = { $month }
tables-picture-nobody = No agency has reported yet.

### Bodies that have ended or were taken over, by the notes of the base

ended-note = (*) Note from outside the Plan: this body has ended, or another has taken over its duties.
ended-counts = Without the { $ended } that have ended or were taken over (*): received { $received }/{ $expected } ({ $rate }), in time { $ontime }/{ $expected } ({ $timely }).

### Overview in the chat

overview-title = Reports for { $year }, as of { $at }
overview-expected = { $count ->
    [one] Must report: { $count } agency (section { $clause })
   *[other] Must report: { $count } agencies (section { $clause })
}
overview-received = Received: { $count }/{ $expected }, { $rate }
overview-in-time = In time: { $count }/{ $expected }, { $rate }
overview-days-left = { $days ->
    [one] Deadline: { $last } is the last day in time; { $days } day left.
   *[other] Deadline: { $last } is the last day in time; { $days } days left.
}
overview-last-day = Deadline: today, { $last }, is the last day in time.
overview-late = { $days ->
    [one] Deadline: { $last } was the last day in time, { $days } day ago.
   *[other] Deadline: { $last } was the last day in time, { $days } days ago.
}
overview-reviewed = Review: { $states }.
overview-state = { $state } { $count }
overview-item = Item { $number }. { $name }
overview-item-implementing = Implementing agencies: { $received } of { $expected } have reported
overview-item-lead = Carried out by the { $agency }, which consolidates and adds its own part.
overview-item-others = { $count ->
    [one] Other agencies: { $count } has reported
   *[other] Other agencies: { $count } have reported
}
overview-item-statuses = Status: { $statuses }
overview-status = { $count } { $status }
overview-missing = Not sent ({ $count }): { $agencies }.
overview-missing-nobody = All agencies that must report have done so.
overview-lacking = Have reported, but not yet on every item that they carry out:
overview-lacking-item = • Item { $number }: { $agencies }
overview-others = Reported without having to: { $agencies }.
