### Settings and the command line

setting-wrong = { $name }: the value “{ $value }” cannot be used; it must be { $right }.
setting-wrong-secret = { $name }: the value that is set cannot be used; it must be { $right }.
setting-right-token = the token given by @BotFather, like 123456789:letters-and-digits
setting-right-api-url = the http:// or https:// address of a Bot API, such as https://api.telegram.org
setting-right-database = the path of an SQLite file, such as data/dean161.db
setting-right-admins = Telegram user ids separated by commas, such as 1001,1002
setting-right-knowledge = the path of an existing knowledge base folder
setting-right-mode = polling or webhook
setting-right-webhook-url = a public https:// address on port 443, 80, 88 or 8443
setting-right-webhook-listen = address:port, such as 127.0.0.1:8080
setting-right-metrics-listen = address:port, such as 127.0.0.1:9161
setting-right-messages-per-second = a whole number from 0 to 1000 (0 is no limit, for a trial server only)
setting-right-webhook-secret = 1 to 256 characters out of A-Z, a-z, 0-9, _ and -
setting-right-timezone = the name of an IANA time zone, such as Asia/Ho_Chi_Minh
setting-right-log-level = debug, info, warning or error
setting-right-log-format = text or json
setting-token-missing = BOT_TOKEN: not set; open @BotFather on Telegram, send /newbot to get a token, then set BOT_TOKEN in the environment or in .env. To try the bot without a token: dean161 chat.
setting-webhook-url-missing = BOT_WEBHOOK_URL: not set while BOT_MODE is webhook; it must be a public https:// address for Telegram to deliver to.
setting-webhook-secret-missing = BOT_WEBHOOK_SECRET: not set while BOT_MODE is webhook; it must be a secret out of A-Z, a-z, 0-9, _ and -.

start-token-rejected = BOT_TOKEN: Telegram does not accept this token; it must be a valid one given by @BotFather.
start-database-in-use = BOT_DATABASE: process { $holder } is using { $path }; stop that process or choose another file.
start-token-in-use = BOT_TOKEN: process { $holder } is serving this bot; stop that process first.
start-database-broken = BOT_DATABASE: this file cannot be used ({ $problem }); choose another or restore a backup.
start-knowledge-broken = BOT_KNOWLEDGE: the knowledge base has mistakes, so the bot cannot start:
    { $problems }
start-telegram-refused = Telegram refused at the start: { $problem }. Check the settings BOT_API_URL and BOT_WEBHOOK_URL.
start-port-taken = { $name }: the port cannot be opened ({ $problem }); it must be an address:port that is free.

health-knowledge = Knowledge base: sound ({ $clauses } clauses)
health-knowledge-broken = Knowledge base: broken
    { $problems }
health-database = Database: sound ({ $path })
health-queues = Queues: { $waiting } updates wait (the oldest { $age } s), { $owed } calls are owed (the oldest { $owedage } s), { $parked } updates set aside, { $dead } calls given up
health-stuck = Queues: updates have waited too long; see whether the bot is running
health-database-none = Database: none yet, it will be made when the bot runs ({ $path })
health-database-broken = Database: broken ({ $problem })
health-audit-damaged = Audit log: not whole from line { $line } on; keep this file and compare it with a backup
health-token = Token: set
health-token-none = Token: not set (needed only on Telegram)
