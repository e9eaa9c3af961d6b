### Help of the command line

cli-help = Answers questions on the plan to carry out Project 161.
cli-version = Show the version.
cli-run-help = Run the bot on Telegram; needs BOT_TOKEN.
cli-chat-help = Try the bot right here in the terminal, without a token and without a network.
cli-chat-as-help = Who is typing: citizen, officer or coordinator.
cli-chat-language-help = The language of the typist's app.
cli-backup-help = Copy the database to FILE, also while the bot runs; never overwrites a file.
backup-done = The database was copied to { $path }, and the copy was checked: sound.
backup-exists = { $path }: the file exists and is not overwritten; choose another name.
backup-failed = No backup was made: { $problem }
cli-health-help = Check the knowledge base, the database and the settings.
cli-report-help = Make the report on a year as a file, also while the bot runs.
cli-report-year-help = The year reported on.
cli-report-format-help = The format of the file.
cli-report-output-help = The file to write; one that is there is replaced. - is standard output, for csv only.
cli-report-include-help = submitted: with what is not reviewed yet, marked so.
cli-report-agency-help = The id of an agency, for example so-yt: that agency's own report.
report-done = The report is in { $path }.
report-no-agency = The plan has no agency with the id “{ $agency }”; a right one is, for example, so-yt.
database-none = { $path }: there is no database; set BOT_DATABASE to the file that the bot uses.
report-unreadable = { $path }: the database cannot be read ({ $problem }). If it is of an earlier version, start the bot once to migrate it.
report-not-written = { $path }: the file cannot be written ({ $problem }).
report-only-csv = Only CSV goes to standard output; for { $format }, name a file after --output.
