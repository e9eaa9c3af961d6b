# Answers composed from the knowledge base.

citation = 📎 { $clauses } · unofficial translation
citation-numbered = Clause { $list }
clause-name-title = Title
clause-name-base = Preamble
clause-name-closing = Closing paragraph
clause-name-recipients = Recipients
clause-name-signature = Signature
list-and = { $first } and { $last }
quoted = “{ $text }”

item-name = Item { $number } ({ $name })
item-short = item { $number }
item-with-name = item { $number } ({ $name }, { $clause })
item-with-clause = item { $number } ({ $clause })

lead-one = { $item }: the implementing agency is the { $agencies }.
lead-many = { $item } has { $count } implementing agencies: { $agencies }.
lead-mixed = { $item } has { $count } implementing agencies, { $departments } of them departments: { $agencies }.
lead-no-single = The plan names no single lead for this item.
lead-single-yes = Yes. { $item } has one implementing agency: the { $agencies }.
lead-single-no = No. { $item } has { $count } implementing agencies and the plan names no single lead: { $agencies }.
coordinate = { $item }: the coordinating agencies are { $agencies }.
line-lead = Implementing: { $agencies }.
line-lead-where = Implementing ({ $item }): { $agencies }.
line-coordinate = Coordinating: { $agencies }.
item-heading = { $item }
item-contents = What it covers:
content-heading = { $item } covers { $count } points:
content-line = • { $clause }: { $label }
items-heading = Section II of the plan has { $count } items:
items-line = { $number }. { $name } – { $agencies }
items-line-many = { $number }. { $name } – { $count } implementing agencies
items-bodies-district = { $agencies }

compare-line = { $item }
compare-lead = • Implementing: { $agencies }.
compare-coordinate = • Coordinating: { $agencies }.
compare-more = { $more } has more implementing agencies ({ $most } against { $least }).
compare-equal = Both have the same number of implementing agencies ({ $count }).

clause-of-item = Part of { $item }.
clause-children = { $label }:
clause-child = • { $clause }: { $label }
clause-grandchild = – { $clause }: { $label }
clause-repeats = This point repeats { $clause }.
quote-heading = { $clause }, original wording in Vietnamese:
quote-translation = Unofficial translation: { $text }
quote-note = (Quoted word for word from the source document.)

topic-in-item = { $topic }: part of { $item }, at { $clause }.
topic-in-clause = { $topic }: dealt with at { $clause }.
topic-also = Also mentioned at: { $clauses }.
topic-lead = { $topic } belongs to { $item }; the implementing agency is the { $agencies }.
topic-lead-many = { $topic } belongs to { $item }; the plan names { $count } implementing agencies and no single lead: { $agencies }.
topic-coordinate = { $topic } belongs to { $item }; the coordinating agencies are { $agencies }.
topic-no-lead = { $topic } is dealt with at { $clause }; the plan gives it to no single agency.
topic-duty = { $topic }: { $duty } ({ $clause }).
topic-yes = Yes. { $topic } is dealt with at { $clause }, part of { $item }.
topic-yes-clause = Yes. { $topic } is dealt with at { $clause }.
topic-item-yes = Yes. { $topic } belongs to { $item }, at { $clause }.
topic-item-no = No. { $topic } does not belong to item { $asked } but to { $item }, at { $clause }.
topic-item-no-clause = No. { $topic } does not belong to item { $asked } but is dealt with at { $clause }.

role-lead-yes = Yes. The { $agency } is an implementing agency of { $item }.
role-lead-no = No. The { $agency } is not an implementing agency of { $item }.
role-coordinate-yes = Yes. The { $agency } is named as a coordinating agency of { $item }.
role-group-yes = Yes. The { $agency } coordinates on { $item } through the phrase “{ $phrase }”; it is not named.
role-coordinate-no = No. The { $agency } is not a coordinating but an implementing agency of { $item }.
role-none = No. The plan gives the { $agency } nothing to do in { $item }.
role-is-lead = The { $agency } is an implementing agency of { $item }.
role-is-coordinate = The { $agency } is named as a coordinating agency of { $item }.
role-is-group = The { $agency } coordinates on { $item } through the phrase “{ $phrase }”.
role-is-member = The { $agency } is one of “{ $group }”.
role-others = { $item } is implemented by: { $agencies }.
role-clause-yes = Yes. { $clause } gives a task to the { $agency }.
role-clause-no = No. { $clause } gives no task to the { $agency }.
role-clause-named = Yes. { $clause } names the { $agency }.
role-plan-yes = Yes. The { $agency } has the main responsibility and leads the carrying out of the plan.
role-plan-no = No. The main responsibility and the lead for the plan rest with the { $lead }.

agency-heading = The { $agency } in the plan:
agency-lead = • Implementing agency of { $items }.
agency-coordinate = • Coordinating, by name: { $items }.
agency-group = • Coordinating through the phrase “{ $phrase }”: { $items }.
agency-duty = • { $clause }: { $duty }
agency-none = The plan mentions the { $agency } but gives it no specific task.
agency-mentioned = The { $agency } is mentioned at { $clauses }.
agency-items-lead = The { $agency } is an implementing agency of { $count ->
    [one] one item
   *[other] { $count } items
}: { $items }.
agency-items-no-lead = The { $agency } is not an implementing agency of any item in section II.
agency-items-coordinate = The { $agency } is named as a coordinating agency of { $items }.
agency-items-no-coordinate = The { $agency } is not named as a coordinating agency of any item.
agency-items-only-lead = The { $agency } coordinates on no item: it implements { $items }.
agency-items-not = The { $agency } is not named in { $items }.
agency-member = The { $agency } is one of the { $group }, which have these tasks:
agency-names = The English name of { $vi } is { $en } (unofficial translation).
agency-successor-none = We hold no note on what became of the { $agency } after the plan was issued.
agency-successor = In the plan this body is the { $agency }; it is now the { $successor }.
agency-successor-same = In the plan this body is the { $agency }; it still has the name { $successor }.
agency-report-yes = Yes. The { $agency } must send its report to the { $receiver } { $due }.
agency-report-no = No. The plan states no yearly reporting duty for the { $agency }.
agency-report-receiver = The { $agency } receives and consolidates the reports under { $clause }; it does not send one.

note = ℹ️ { $agency }: { $note }
note-took-over = ℹ️ Since { $since } the duties of these agencies have mostly been taken over by the { $body }. This note is not part of the Plan.
note-several = ℹ️ Note from outside the plan: some of these bodies have since been reorganised; ask “which departments have replaced those in the plan?”

plan-lead = The plan as a whole: the { $agency } has the main responsibility and leads.
no-figure = The plan gives no figure for this. On { $topic } it says only:

progress-item = On the progress of { $item }:
progress-agency = On the results of the { $agency }:
progress-agency-item = On the results of the { $agency } under { $item }:

most-lead = { $agencies } – implementing agency of the most items: { $count } ({ $items }).
least-lead = Among the implementing agencies, the fewest is one item: { $agencies }.
most-coordinate = { $agencies }: named as coordinating agency of most items, { $count } of them ({ $items }).
least-coordinate = Of the bodies named as coordinating, fewest items, { $count }, has { $agencies } ({ $items }).
most-item = { $item } has the most implementing agencies: { $count }.
least-item = The fewest implementing agencies, { $count } each, are those of { $items }.
most-points = { $item } has the most points: { $count }.
least-points = { $item } has the fewest points: { $count }.
points-line = • Item { $number }: { $count } points
not-coordinating = The plan does not list who does not coordinate on item { $number }, as those who do include a general phrase.
not-partaking = The plan does not list who takes no part in item { $number }, as those who do include a general phrase.
chosen-only = Implementing { $items } and no other item: { $agencies }.
chosen-only-none = No body implements { $items } and no other item.
chosen-both = Implementing { $items }, all of them: { $agencies }.
chosen-both-none = No body implements all of { $items }.
chosen-without = Not an implementing agency of { $items }: { $agencies }.
chosen-without-none = No department is left out of { $items }.
chosen-exactly = { $agencies ->
    [one] One body implements exactly { $count } items:
   *[other] { $agencies } bodies implement exactly { $count } items:
  }
chosen-exactly-none = No body implements exactly { $count } items.
chosen-line = • { $agency }: { $items }
single-items = Given to one implementing agency only: { $items }.
count-items = Section II of the plan has { $count } items.

deadline = Before { $due } each year; the last day in time is { $last }.
    The report goes to the { $receiver }.
deadline-when = Before { $due } each year; the last day in time is { $last }.
date-in-time = Yes. { $date } is still in time: reports are due before { $due }, so the last day in time is { $last }.
date-late = No. { $date } is too late: reports are due before { $due }, so the last day in time is { $last }.
date-late-yes = Yes, { $date } is late: reports are due before { $due }, so the last day in time is { $last }.
date-not-late = No, it is not late. { $date } is still in time: reports are due before { $due }, so the last day in time is { $last }.
date-is-due = Yes. Reports are due before { $due }, so the last day in time is { $last }.
date-is-not-due = No. Reports are due before { $due }; the last day in time is { $last }.
year-yes = Yes. The plan runs to { $end }.
year-no = No. The plan runs to { $end }, not { $year }.
items-yes = Yes. Section II of the plan has { $count } items.
items-no = No. Section II of the plan has { $count } items, not { $asked }.

missing-item = The plan has no item { $asked }: section II has { $count } items, numbered { $first } to { $last }.
missing-solution = The plan has no solution { $asked }: section III has { $count } solutions.
missing-objective = The plan has no specific objective { $asked }: section I.2 gives { $count }.
missing-clause = The plan has no { $asked }.
missing-year = The plan runs to { $end } and provides nothing for { $asked }.
missing-document = The plan mentions no document number { $asked }.
no-prefix = No.
yes-prefix = Yes.

outside = The plan does not name the { $body }.
outside-no-part = The plan does not name the { $body } and gives it no item.
outside-group = It can only fall under the general phrase “{ $phrase }”.
outside-union = It is one of the “{ $phrase }”, which are asked to:
outside-took-over = The plan does not name the { $body }. In the plan stand: { $agencies }.
outside-reporters = { $clause } gives the duty of yearly reports to { $bodies }.
outside-report = Provincial departments, boards and branches all fall under V.1: { $duty }

clarify = Do you mean…?
clarify-item-lead = Which item's implementing agency do you mean, { $first } to { $last }?
clarify-item-coordinate = Which item's coordinating agencies do you mean, { $first } to { $last }?
clarify-item-content = Which item do you mean, { $first } to { $last }?
clarify-agency = Which body do you belong to? Please type its name, or choose:
clarify-place = Several places have this name. Do you mean…?
choice-item = Item { $number }: { $name }
choice-all-items = All { $count } items
choice-all-lead = The plan and all { $count } items

none-understood = Sorry, I did not understand this question. Please try a shorter one with an item number, an agency or a subject of the plan.
none-plan = The plan does not say this.
none-contact = For more, the plan names the { $agency } as the place to report difficulties to.
none-too-long = The question is longer than { $limit } characters. Please ask more briefly, one thing at a time.
none-empty = There is no question yet. For example: “who leads item 3?”

next-quote = 📎 { $clause }
next-lead = Who implements item { $number }?
next-coordinate = Who coordinates on item { $number }?
next-content = What does item { $number } cover?
next-agency = What does the { $agency } do?
next-items = See the { $count } items
next-deadline = When are reports due?
next-item = Item { $number }
