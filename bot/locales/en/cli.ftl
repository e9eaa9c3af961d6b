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
