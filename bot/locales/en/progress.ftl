### Progress updates: the form, receipts, lists, review

moment = { $time } on { $date }

status-not-started = not started
status-in-progress = in progress
status-done = done
status-blocked = blocked
choose-not-started = Not started
choose-in-progress = In progress
choose-done = Done
choose-blocked = Blocked
state-submitted = waiting for review
state-returned = returned
state-accepted = accepted
state-locked = closed
state-withdrawn = withdrawn
progress-state = { $status }, { $percent }%

card-head = { $code }, version { $version }: { $state } (sent at { $at })
card-agency = Agency: { $name }
card-item = Item { $number }: { $name }
card-year = Reporting year: { $year }
card-progress = Progress: { $progress }
card-result = Result: { $text }
card-difficulties = Difficulties: { $text }
card-none = none
card-attachments = Files attached: { $count }
card-answered = The coordinators answered to the difficulties on { $date }.
card-on-behalf = Entered for { $agency }, from its paper.
card-published = Published to citizens.
card-returned = Returned because: { $reason }

update-heading = Update on item { $number }, year { $year }
update-goes-on = This update is half written; please go on.
update-dropped = The draft was dropped. To write again, type /update.
update-open = You have an update that is half written. Type /update to finish and submit it, or /cancel to drop it, and do this afterwards.

ask-agency = Which agency is this update for? Please type its name.
ask-agency-again = Which agency is this update for? Press a button, or type another name.
agency-unclear = I do not recognise this agency. Please type its full name, e.g. Department of Health, Thạch Hà district.
ask-item = Which item of the Plan is it about? Press a button or type its number. You can also type the whole update on one line, e.g. 3 60% Planted 12 ha of forest; difficulties: lack of funds
ask-year = Which year is it for?
ask-status = How far is the work?
ask-status-before = Last time ({ $code }): { $progress }. { $result }
ask-percent = How many per cent are done? Press a button or type a number from 0 to 100.
ask-result = What was achieved? Please write a few lines, at most 1,000 characters. Photos can be sent here too.
ask-difficulties = Are there any difficulties? If none, press the button; otherwise please write briefly.
ask-difficulties-spoken = The result speaks of “{ $words }”. Is there a difficulty to report? Press a button, or write it more clearly.
ask-difficulties-blocked = The status is blocked. By what? Please write it briefly, so that the coordinators know.
ask-attachments =
    { $count ->
        [0] Are there photos or documents to go with it? Send them here, or press Skip.
       *[other] { $count ->
            [one] One file is attached.
           *[other] { $count } files are attached.
        } Send more, or press Finished.
    }
ask-edit = What would you like to change?
ask-which =
    You have an update that is half written and not submitted. Use the line you just typed, or go on with the old one?

    Old: { $old }
    Just typed: { $new }
which-old = Go on with the old one
which-new = Drop the old, use the new
field-item = Item
field-status = Status
field-percent = Per cent
field-result = Result
field-difficulties = Difficulties
field-attachments = Files
field-year = Year
answer-unclear = I could not read this answer.
attachment-kept = File received.

button-as-before = As last time
button-no-difficulties = None
button-spoken = Yes, report those words
button-attached = Finished
button-send = ✅ Submit
button-drop = ✖️ Cancel
preview = Please look it over before submitting:
preview-change = Please look over the new version of { $code } before submitting:
preview-inferred = Understood from your words: { $names }. If that is wrong, press Edit.
preview-typed = Press a button, or type: submit, edit. To drop it, type /cancel.
typed-send = submit|send|ok|okay|yes|gửi|gui
typed-edit = edit|change|sửa|sua

problem-two-items = The line names more than one item.
problem-no-such-item = The Plan has no item { $values }.
problem-two-percents = The line has more than one percentage.
problem-percent-unclear = “{ $values }” cannot be used: a whole number from 0 to 100 is needed.
problem-two-statuses = The line names more than one status.
problem-two-years = The line names more than one reporting year.
problem-year-outside = The Plan does not report on { $values }.

unclear-stray-number = It is not clear what the number { $values } after the item means, so the status could not be read.
unclear-status-part = It is not clear whether the whole item is done, or only the part you tell of.
unclear-status-against = The status is not clear: it says { $values }%, but the words say otherwise.
unclear-at-zero = The status is not clear: it says 0%, but tells of work.
unclear-only-difficulties = The line only tells of difficulties, not yet of the status and the result.
unclear-status-unsaid = The line does not say what the status is.

doubt-done-below = It says done, but only { $percent }%. Which is right?
doubt-done-below-done = Done, 100%
doubt-done-below-in-progress = In progress, { $percent }%
doubt-done-below-keep = Keep as written
doubt-not-started-above = It says not started, but { $percent }%. Which is right?
doubt-not-started-above-in-progress =
    { $percent ->
        [100] Done, 100%
       *[other] In progress, { $percent }%
    }
doubt-not-started-above-not-started = Not started, 0%
doubt-not-started-above-keep = Keep as written
doubt-in-progress-all = It says in progress, but 100%. Is the work done?
doubt-in-progress-all-done = Done, 100%
doubt-in-progress-all-keep = Still in progress
doubt-no-part = The Plan gives this agency no part in item { $number }. Do you want to report on it all the same?
doubt-no-part-other = Choose another item
doubt-no-part-keep = Report on item { $number }
doubt-same-text = The result is the same, word for word, as in { $code } of { $year }. Write it anew or keep it?
doubt-same-text-other = Write the result anew
doubt-same-text-keep = Keep it
doubt-waiting = On this item there is { $code }, which { $state ->
        [returned] was returned
       *[submitted] waits for review
    }. Does this replace it, or is it another update?
doubt-waiting-replace = Replace { $code }
doubt-waiting-keep = Another update

receipt = ✅ Update { $code } received at { $at }.
receipt-version = ✅ Version { $version } of update { $code } received at { $at }. Earlier versions are kept.
receipt-what = Item { $number } ({ $name }): { $progress }.
receipt-in-time = In time for { $year } (the last day is { $last }).
receipt-late = After the deadline of { $year } (the last day is { $last }); it is recorded all the same.
receipt-difficulties = The difficulties were passed on to the coordinators at once.
receipt-next = You will hear here what is decided. Type /my to see, change or withdraw it.
receipt-on-behalf = Entered for { $agency }, from its paper.
receipt-next-on-behalf = It waits for review. Type /pending to see, change, withdraw or accept it.
button-show-update = See the update
button-next-update = Another item

my-heading = Updates of { $year } from { $agency }:
my-nothing = Nothing was handed in yet. Type /update to begin.
my-entered = What you entered for other agencies:
my-entered-line = { $agency } – { $line }
my-draft = One update is half written.
update-line = Item { $number }: { $code }, { $state }, { $progress }
button-new-update = New update
button-continue = Go on writing
button-year = Year { $year }
button-change = ✏️ Change
button-withdraw = Withdraw
button-history = Earlier versions
button-my = ‹ List
history-heading = Versions of { $code }, the newest first:
history-version = Version { $number }, sent at { $at }
withdraw-sure = Withdraw this update? It cannot be brought back, but a new one can be handed in.
withdraw-accepted = This update is accepted; without it the year's report lacks this part. The coordinators will be told.
withdraw-published = This update is accepted and published; without it the year's report lacks this part and citizens see it no longer. The coordinators will be told.
withdrawn-told-submitted = Update { $code } (item { $number }) of { $agency }, which was waiting for review, was withdrawn just now.
withdrawn-told-returned = Update { $code } (item { $number }) of { $agency }, which had been returned, was withdrawn just now.
withdrawn-told-accepted = ⚠️ Update { $code } (item { $number }) of { $agency } had been accepted and was withdrawn just now; the year's report has this part no longer.
withdrawn-told-published = ⚠️ Update { $code } (item { $number }) of { $agency } had been accepted and published and was withdrawn just now; the year's report has this part no longer, and citizens see it no longer.
button-withdraw-sure = Withdraw
button-keep-update = Keep it
withdrawn = Update { $code } (item { $number }) was withdrawn. To hand in another, type /update.

update-unknown = There is no update { $code } that you can see. Type /my for the list.
update-changed = There is a newer version of { $code }. Please open it again and decide on that.
update-button-old = This button is out of date, and nothing was changed. Please type { $code } to open the update again.
update-is-submitted = Update { $code } is waiting for review, so this cannot be done yet.
update-is-returned = Update { $code } was returned already.
update-is-accepted = Update { $code } was accepted already.
update-is-published = Update { $code } was accepted and published already.
update-is-locked = Update { $code } belongs to a closed year and can no longer be changed. Please contact the coordinators.
update-is-withdrawn = Update { $code } was withdrawn already.
only-own-agency = You can only report for your own agency. If you have moved to another, type /register.
year-locked = The year { $year } is closed: its updates take no changes and no additions. A coordinator can open it again at /status.
text-too-long = This part has { $count } characters; at most { $limit } are allowed. Please shorten it and send it again.
text-secret = The message bears the mark “{ $mark }”, so it was neither taken nor stored. Secret documents go their own way; please write only what is public here.
text-persons = The message seems to hold a list or private details of persons, so it was neither taken nor stored. Please give figures only, e.g. 25 households supported.
attachments-too-many = An update takes at most { $limit } files.

difficulties-new = ⚠️ New difficulties were reported:
button-answer-officer = Answer the agency
button-review = Open for review

pending-both = Waiting for you: { $requests } requests to register, { $updates } updates.
pending-requests = Requests that wait: { $count }. Type /pending to go on after deciding.
button-requests = Requests ({ $count })
button-updates = Updates ({ $count })
pending-nothing = Nothing is waiting for a decision.
pending-no-more = Nothing else is waiting for a decision.
pending-place = Waiting for review: { $place }/{ $count }
pending-seen-all = You have seen all { $count } updates that wait for review.
button-from-first = From the beginning
button-accept = ✅ Accept
button-return = ↩️ Return
button-files = 📎 See { $count ->
    [one] 1 file
   *[other] { $count } files
}
button-publish = Publish to citizens
publish-sure =
    Citizens will see this, without difficulties and files:

    { $line }
button-publish-sure = Publish
button-unpublish = Unpublish
button-onward = Next ›
button-next-pending = Next update ({ $count })
files-of = Files of { $code }: { $count }
ask-reason = Why is { $code } returned? Press a reason, or type another: you see it once more before it goes to the agency word for word.
reason-figures = Figures missing
reason-unclear = Result unclear
reason-item = Wrong item
reason-figures-told = Concrete figures are missing; please add them.
reason-unclear-told = The result is not clear; please be more specific.
reason-item-told = This seems to belong to another item; please check.
check-return =
    The agency will get this reason for returning { $code }:

    { $text }
check-answer =
    The agency will get this answer about { $code }:

    { $text }
check-press = Please press a button, or type: submit, edit, cancel.
ask-answer = What would you like to answer to the difficulties in { $code }? Please type it: you see it once more before it goes to the agency word for word.
decided-accepted = ✅ { $code } is accepted.
decided-returned = ↩️ { $code } is returned.
told-count = { $count ->
    [one] One officer of the agency was told.
   *[other] { $count } officers of the agency were told.
}
nobody-to-tell = The bot reaches no officer of this agency at present, so nobody could be told.
answer-sent = { $count ->
    [one] Your answer went to one officer of the agency.
   *[other] Your answer went to { $count } officers of the agency.
}
accepted-told = ✅ Update { $code } (item { $number }) was accepted. Thank you.
returned-told =
    ↩️ Update { $code } (item { $number }) was returned to be corrected.

    Reason: { $reason }

    Press the button to correct what you sent.
answer-told =
    The coordinators answer to the difficulties in { $code } (item { $number }):

    { $text }
on-behalf-told = A coordinator has entered update { $code } (item { $number }) for your agency, from the paper received. Please look it over.
button-fix = ✏️ Correct it now

results-accepted = From the agencies' accepted updates of { $year } (not part of the Plan):
results-published = From the agencies' published updates of { $year } (not part of the Plan):
results-line = – Item { $number }, { $agency }: { $progress } ({ $date }). In the agency's words: { $text }
results-more = And { $count } more.
results-none-accepted = No update on this has been accepted for { $year } yet.
results-none-published = No result on this has been published for { $year } yet.

update-heading-no-year = Update on item { $number }
update-unchanged = Nothing was changed, so there is nothing to submit. Press Edit to change it, or Cancel.
update-changed-meanwhile = A colleague has just submitted a new version of { $code }. Please type /cancel, then open the update again and change that version.
attach-later = Should this file go with { $code }, which you have just submitted? If so, press Submit; if not, press Cancel.
attachments-no-text = Only photos and files are taken at this step. To add words, press the button below, then Edit.
caption-kept = File received; its caption was taken for the result.
caption-not-kept = File received; its caption was not written down. To add it to the update, edit the result.
difficulties-which = Please write what the difficulties are.
result-too-long = The result has { $count } characters; at most { $limit } are allowed. Everything else is kept; please send only a shorter result.
difficulties-too-long = The difficulties have { $count } characters; at most { $limit } are allowed. Everything else is kept; please send only a shorter text of them.
edit-not-item = To change the item or the year, withdraw this update and hand in a new one.
short-item = item { $number }
short-files = { $count } files
button-no-files = Remove the files
help-form = You have a form half filled in: answer its last question to go on, or /cancel to stop.
percent-unfit = The percentage must be a whole number from 0 to 100, e.g. 75.
