"""Inline mode: answers while a question is typed in any chat, to be sent there as one's own message."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from telegram import (
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
)

from bot.texts import texts
from handlers import send
from handlers.courier import Outgoing, Payload

if TYPE_CHECKING:
    from telegram import Update

    from handlers.context import Context
    from knowledge.replies import Reply

MAX_DESCRIPTION = 120


async def suggest(update: Update, context: Context) -> None:
    """Offers answers; when there is none, the way to the private chat."""
    query = update.inline_query
    if query is None:
        return
    replies = context.services.answering.suggest(context.chat, query.query, context.hint)
    articles = {article.id: article for article in (_article(context, reply) for reply in replies)}
    payload: Payload = {
        "inline_query_id": query.id,
        "results": [article.to_dict() for article in articles.values()],
        "cache_time": 0,
        "is_personal": True,
    }
    if not articles:
        nothing = texts(context.language)("inline-nothing")
        button = InlineQueryResultsButton(nothing, start_parameter="inline")
        payload["button"] = button.to_dict()
    await context.courier.post(Outgoing("answer_inline_query", payload))


def _article(context: Context, reply: Reply) -> InlineQueryResultArticle:
    text = send.split(reply.text())[0]
    return InlineQueryResultArticle(
        id=hashlib.blake2b(text.encode(), digest_size=16).hexdigest(),
        title=context.services.browsing.title(reply),
        description=" ".join(text.split())[:MAX_DESCRIPTION],
        input_message_content=InputTextMessageContent(
            text, link_preview_options=LinkPreviewOptions(is_disabled=True)
        ),
    )
