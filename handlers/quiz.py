"""The quiz, in polls that know their right answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.messages import Message
from handlers import send

if TYPE_CHECKING:
    from telegram import Update

    from handlers.context import Context


async def play(_: Update, context: Context) -> None:
    """Asks the first question of a round, or again the one that waits for its answer."""
    await send.poll(context, context.services.quiz.play(context.chat, context.language))


async def answered(update: Update, context: Context) -> None:
    """Takes an answer, and asks on or tells the score. Answers that nobody waits for are passed over."""
    answer = update.poll_answer
    if answer is None or answer.user is None or not answer.option_ids:
        return
    following = context.services.quiz.answer(context.chat, answer.poll_id, answer.option_ids[0])
    if isinstance(following, Message):
        await send.say(context, following)
    elif following is not None:
        await send.poll(context, following)
