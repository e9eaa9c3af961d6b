# The yearly report in Word. The document itself is in Vietnamese alone; these are for reading beside it.

report-title = { $subject }, { $year }
report-no-code = BC-…
report-no-place = …
report-no-signer = […]
report-same-as-above = As above
report-filed = Filed: records, […]
report-section-results = Results
report-section-difficulties = Difficulties
report-clause = { $clause }
report-clause-base = the preamble
report-clause-closing = the closing paragraph
report-clause-title = the title
report-list = { $others } and { $last }

report-opening =
    In carrying out { $clause } of the { $plan } (hereinafter the Plan), and on the basis of the agencies' reports, { $issuer } consolidates and reports the results of { $year } as follows:
report-opening-own =
    In carrying out { $clause } of the { $plan } (hereinafter the Plan), { $issuer } reports the results of { $year } as follows:
report-closing =
    This is the report on the results of the Plan in { $year }, which { $issuer } respectfully submits to { $addressees }./.
report-closing-own =
    This is the report on the results of the Plan in { $year }, which { $issuer } sends to { $addressees } for consolidation./.

report-note-draft =
    Note of the draft, to be taken out before signing: { $count ->
        [0] no report is in it yet
        *[other] it was drawn up from { $count } reports, whose codes stand behind each paragraph and in the annex
    }; number, date, signature, seal and the places in square brackets are for the drafting office to fill in.
report-note-unreviewed =
    This draft has { $count } reports waiting for review, marked “(waiting for review)”.
report-note-waiting = Not in this draft: { $count } reports waiting for review.
report-note-returned = Not in this draft: { $count } reports returned.
report-note-issuer = The issuing body is named as in the Plan. { $note } Please put its present name before signing.

report-standing = Who has reported
report-standing-due =
    Under { $clause } of the Plan, { $expected } agencies must send their reports before { $due } for consolidation.
report-standing-received =
    By { $date }, { $received } agencies had reported, { $ontime } of them in time; { $missing } agencies had not (Annex II).
report-standing-without =
    Without { $ended } agencies that have ended or been taken over (a note from outside the Plan), { $received } of { $expected } had reported, { $ontime } of them in time.
report-standing-complete =
    By { $date }, all { $received } agencies had reported, { $ontime } of them in time.
report-standing-none =
    None of these agencies has reported (Annex II).

report-status-not-started = not started
report-status-in-progress = in progress
report-status-done = done
report-status-blocked = blocked
report-update-status = { $status }, { $percent }%
report-count-of = { $count } { $status }
report-unreviewed = (waiting for review)

report-item = { $name } ({ $clause })
report-item-counts = { $count } agencies reported on this item: { $statuses }.
report-item-nobody = No agency has reported on this item.
report-item-unreviewed = No report on this item has been accepted.
report-item-missing = Implementing agencies under the Plan ({ $clause }) that have not reported on this item: { $agencies }.
report-item-lead = To be added by the drafting office: the part of { $agency } in this item
report-item-waiting = Sent but not accepted, so not in this report: { $agencies }.
report-group-implements = Implementing agencies ({ $clause })
report-group-coordinates = Coordinating agencies by name ({ $clause })
report-group-joins = Other agencies
report-own-implements = { $agency } implements this item ({ $clause }).
report-own-coordinates = { $agency } coordinates on this item ({ $clause }).
report-own-joins = { $agency } takes part in this item without being named by the Plan.
report-own-nothing = No report on this item has been accepted.
report-own-no-items = The Plan names { $agency } in no item; no report has been accepted in the year.
report-own-write = To be added: results on this item

report-write = To be added by the drafting office: { $what }

report-difficulties-count = Agencies told of { $count } difficulties, item by item:
report-difficulties-own = Difficulties, item by item:
report-difficulties-none = The reports put together here tell of no difficulties.
report-difficulties-nobody = There are no reports to gather difficulties from.
report-difficulties-untold = Reported as blocked without saying by what: { $agencies }.
report-difficulties-agency = { $agency } (item { $item })
report-difficulties-item = Item { $item }
report-outlook-ended = Note for the drafting office to weigh: { $note }

report-cell = { $status } { $percent }%
report-cell-unreviewed = { $status } { $percent }% (waiting for review)
report-cell-submitted = Waiting for review
report-cell-returned = Returned
report-cell-lacking = Not reported
report-cell-none = –
report-sent = { $date } (in time)
report-sent-late = { $date } (late)
report-sent-never = Not sent
report-sent-not-due = { $date }
report-legend =
    “Not reported”: an implementing agency under the Plan has sent nothing. “–”: nothing sent, and not an implementing agency. “Waiting for review”, “Returned”: sent, not in this report.
report-item-numbers = Items { $numbers }
report-items-unnamed = The Plan names it as implementing no item
report-missing-told =
    Under { $clause } of the Plan, { $count } of { $expected } agencies have not reported on { $year }:
report-missing-nobody = All { $expected } agencies have reported on { $year }.
report-ended = { $agency } (*)
report-ended-note =
    Note from outside the Plan: by { $date }, { $count } agencies marked (*) had ended or been taken over; without these, { $left } of { $expected } have not reported.
report-lacking-told = { $count } agencies have reported, but not on all items that they implement:
report-lacking-nobody = No agency that has reported lacks an item that it implements.

report-state-accepted = Accepted
report-state-locked = Locked
report-state-submitted = Waiting for review
report-codes-told = This draft was drawn up from { $count } reports, whose codes stand in brackets behind each paragraph.
report-codes-folded =
    This draft was drawn up from { $count } reports, whose codes stand in brackets behind each paragraph; { $folded } others were replaced by a later one of the same agency on the same item.
report-codes-none = No report is in this draft.
report-code-folded = Replaced by { $code }
report-code-behalf = Entered from paper
report-code-files = With { $count } files

# When the report cannot be made
report-year-outside = The Plan reports only on { $years }; there is no report on { $year }.
report-template-unreadable = Report template { $file }: cannot be opened; not a Word file (.docx), or a damaged one.
report-template-unclosed = Report template { $file }: a tag is not opened or not closed in “{ $near }”.
report-template-syntax = Report template { $file }: wrong tag near “{ $near }” ({ $why }).
report-template-unknown = Report template { $file }: there is no field “{ $field }”; perhaps a slip in its name.
report-template-structure =
    Report template { $file }: opening and closing tags do not match the paragraphs or rows around them ({ $why }).
report-template-failed = Report template { $file }: could not be filled ({ $why }).
report-template-silent = Report template { $file }: report { $code } is not printed; the loop over sections may be missing.
