"""Presses of buttons: each is answered at once, then does what its data says, whoever presses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.messages import ChooseLanguage, Do, Perform, PlayQuiz, Rate, ShowList, StopStep
from bot.texts import texts
from handlers import groups, quiz, register, send
from handlers.buttons import StaleButtonError, decode, without_ratings
from handlers.courier import Outgoing
from handlers.verbs import VERBS

if TYPE_CHECKING:
    from telegram import CallbackQuery, MaybeInaccessibleMessage, Update

    from bot.services.messages import Action
    from handlers.context import Context


async def press(update: Update, context: Context) -> None:
    """Does what a button says."""
    query = update.callback_query
    if query is None:
        return
    try:
        action = decode(query.data or "")
    except StaleButtonError:
        await send.toast(context, texts(context.language)("button-stale"), alert=True)
        return
    if isinstance(action, Rate):
        await _rate(query, action, context)
        return
    if isinstance(action, Do) and action.verb not in VERBS:
        await send.toast(context, texts(context.language)("button-stale"), alert=True)
        return
    await send.toast(context)
    if query.message is None:
        return
    message = _name(query.message)
    if not context.services.first_press(context.chat, message, query.data or "", context.user):
        return
    await _act(action, update, context)


async def _act(action: Action, update: Update, context: Context) -> None:
    """Does what a button says, once it is known to be pressed for the first time."""
    match action:
        case Perform(ask, in_place):
            reply = context.services.answering.perform(context.chat, ask, context.hint)
            await send.answer(context, reply, ask, in_place=in_place)
        case ChooseLanguage(language):
            chosen = context.services.preferences.choose(context.chat, language, context.language)
            await send.say(context, chosen)
        case ShowList(kind, page, in_place):
            shown = context.services.browsing.show(kind, page, context.language)
            await send.say(context, shown, in_place=in_place)
        case PlayQuiz() if not context.private:
            await groups.private_only(update, context)
        case PlayQuiz():
            await quiz.play(update, context)
        case StopStep():
            await send.say(context, context.services.cancel(context.chat, context.language), in_place=True)
        case Do() if not context.private:
            await groups.private_only(update, context)
        case Do(verb, subject, value):
            # A form's button may only turn a page; what is typed next is meant for the form all the same.
            context.services.feedback.stop(context.chat)
            await send.say(context, VERBS[verb](context, subject, value), in_place=True)
            if (verb, value) == (register.RENEWED, "yes"):
                await register.go_on(update, context)


async def _rate(query: CallbackQuery, rating: Rate, context: Context) -> None:
    """Counts a thumb, says thank you for a moment, and takes the thumbs away."""
    message = query.message
    if message is None:
        await send.toast(context)
        return
    thanks = context.services.feedback.rate(context.chat, _name(message), rating, context.language)
    await send.toast(context, thanks)
    markup = getattr(message, "reply_markup", None)  # an inaccessible (old) message shows none
    if markup is not None:
        shown = [
            [(button.text, str(button.callback_data or "")) for button in row]
            for row in markup.inline_keyboard
        ]
        place = {"chat_id": message.chat.id, "message_id": message.message_id}
        changed = {"reply_markup": without_ratings(shown)}
        await context.courier.post(Outgoing("edit_message_reply_markup", place | changed))


def _name(message: MaybeInaccessibleMessage) -> str:
    """A message by number and date: numbers begin anew in a trial chat."""
    return f"{message.message_id}/{message.date.timestamp():.0f}"
