### Help of the command line

cli-help = Answers questions on the plan to carry out Project 161.
cli-version = Show the version.
cli-run-help = Run the bot on Telegram; needs BOT_TOKEN.
cli-chat-help = Try the bot right here in the terminal, without a token and without a network.
cli-chat-as-help = Who is typing: citizen, officer or coordinator.
cli-chat-language-help = The language of the typist's app.
cli-health-help = Check the knowledge base, the database and the settings.
