"""A small application of python-telegram-bot for the terminal's tests; as a module it is a trial chat."""

from __future__ import annotations

import asyncio
import sys
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from telegram import (
    BotCommand,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    Update,
)
from telegram.ext import (
    ApplicationBuilder,
    CallbackQueryHandler,
    ContextTypes,
    InlineQueryHandler,
    MessageHandler,
    PollAnswerHandler,
    filters,
)

from bot.simulator.terminal import chat
from tests.simulator.support import PNG

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

Context = ContextTypes.DEFAULT_TYPE

BUTTONS = InlineKeyboardMarkup(
    [
        [
            InlineKeyboardButton("📎 Mục II.3.b", callback_data="clause"),
            InlineKeyboardButton("Ai?", callback_data="who"),
        ],
        [
            InlineKeyboardButton("Sửa", callback_data="edit"),
            InlineKeyboardButton("Trang", url="https://hatinh.gov.vn"),
        ],
        [InlineKeyboardButton("Mời", url="https://t.me/dean161_bot?start=inv-x")],
    ]
)


async def _message(update: Update, context: Context) -> None:
    message = update.effective_message
    if message is None:
        return
    text = message.text or f"nhận {message.effective_attachment.__class__.__name__}"
    if text == "tệp":
        await message.reply_document(b"a;b", filename="báo cáo.csv", caption="đây")
        await message.reply_photo(PNG)
    elif text == "đố":
        await message.reply_poll(
            "ASEAN có mấy nước?",
            ["10", "11"],
            type="quiz",
            correct_option_ids=[1],
            is_anonymous=False,
            explanation="Ti-mo Lét-xtê vào năm 2025.",
        )
    elif text == "nút":
        await message.reply_html("<b>chọn</b> <a href='https://x.vn'>đây</a>", reply_markup=BUTTONS)
    elif text == "báo":
        await context.bot.send_message(1003, "có việc mới")
    elif text == "xóa":
        await (await message.reply_text("tạm")).delete()
    elif len(text) > 100:
        await message.reply_text(f"nhận {len(text)}")
    elif text != "im":
        await message.reply_text(f"{message.from_user.first_name if message.from_user else ''}: {text}")


async def _press(update: Update, _: Context) -> None:
    query = update.callback_query
    if query is None:
        return
    if query.data == "edit":
        await query.answer("Đã ghi")
        await query.edit_message_text("mới", reply_markup=InlineKeyboardMarkup(BUTTONS.inline_keyboard[:1]))
    elif query.data == "who":
        await query.answer("Không phải nút của anh/chị", show_alert=True)
    else:
        await query.answer()
        await query.edit_message_reply_markup()
        await query.get_bot().send_message(query.from_user.id, f"bấm {query.data}")


async def _poll(update: Update, context: Context) -> None:
    answer = update.poll_answer
    if answer is not None and answer.user is not None:
        await context.bot.send_message(answer.user.id, f"chọn {answer.option_ids[0]}")


async def _inline(update: Update, _: Context) -> None:
    query = update.inline_query
    if query is not None:
        found = (
            []
            if query.query == "lạ"
            else [
                InlineQueryResultArticle(
                    "1", "Mục 3", InputTextMessageContent("Rừng"), description="môi trường"
                )
            ]
        )
        await query.answer(found, cache_time=0)


@asynccontextmanager
async def connect(api_url: str, token: str) -> AsyncIterator[Callable[[], bool]]:
    """Run the application against a Bot API; what it gives tells whether it has nothing left to do."""
    builder: Any = ApplicationBuilder()
    application = builder.token(token).base_url(f"{api_url}/bot").base_file_url(f"{api_url}/file/bot").build()
    application.add_handler(InlineQueryHandler(_inline))
    application.add_handler(PollAnswerHandler(_poll))
    application.add_handler(CallbackQueryHandler(_press))
    application.add_handler(MessageHandler(filters.ALL, _message))
    async with application:
        await application.bot.set_my_commands([BotCommand("items", "Các mục")])
        await application.updater.start_polling()
        await application.start()
        # PTB counts what it took from the queue and has not finished; there is no public way to ask.
        queue: Any = application.update_queue
        yield lambda: queue._unfinished_tasks == 0
        await application.updater.stop()
        await application.stop()


if __name__ == "__main__":
    asyncio.run(chat(connect, folder=Path(sys.argv[1])))
