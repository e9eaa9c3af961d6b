"""Empty echo bots to compare with: stock python-telegram-bot, the same on aiohttp, and aiogram."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from pathlib import Path

TOKEN = "161161161:AAsimulated-token-for-loopback-only"  # noqa: S105  # a dummy
URL = os.environ["BOT_API_URL"]


def ptb(*, aiohttp: bool = False, at_once: int = 0) -> None:
    """An echo on python-telegram-bot, as its first example has it."""
    from telegram import Update  # noqa: PLC0415, TC002  # beside what it comes with
    from telegram.ext import ApplicationBuilder, ContextTypes, MessageHandler, filters  # noqa: PLC0415

    async def echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        if update.message is not None:
            await update.message.reply_text(update.message.text or "")

    builder = ApplicationBuilder().token(TOKEN).base_url(f"{URL}/bot")
    if aiohttp:
        sys.path.insert(0, str(Path(__file__).parents[2]))
        from bot.request import AiohttpRequest  # noqa: PLC0415

        builder = builder.request(AiohttpRequest()).get_updates_request(AiohttpRequest())
    if at_once:
        builder = builder.concurrent_updates(at_once)
    application = builder.build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling(bootstrap_retries=-1)


def aiogram() -> None:
    """The same on aiogram, as its first example has it."""
    from aiogram import Bot, Dispatcher  # noqa: PLC0415
    from aiogram.client.session.aiohttp import AiohttpSession  # noqa: PLC0415
    from aiogram.client.telegram import TelegramAPIServer  # noqa: PLC0415
    from aiogram.types import Message  # noqa: PLC0415, TC002  # beside what it comes with

    dispatcher = Dispatcher()

    @dispatcher.message()
    async def echo(message: Message) -> None:
        await message.answer(message.text or "")

    async def serve() -> None:
        session = AiohttpSession(api=TelegramAPIServer.from_base(URL))
        await dispatcher.start_polling(Bot(TOKEN, session=session))

    asyncio.run(serve())


if __name__ == "__main__":
    logging.disable(logging.WARNING)
    match sys.argv[1]:
        case "ptb":
            ptb()
        case "ptb-aiohttp":
            ptb(aiohttp=True)
        case "ptb-aiohttp-64":
            ptb(aiohttp=True, at_once=64)
        case "aiogram":
            aiogram()
