"""Commands that need no Telegram and no database, one file each; ``bot.cli`` loads them lazily."""
