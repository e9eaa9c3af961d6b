"""Reviewing: what waits for a decision, one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers import send
from handlers.acting import about, choosing

if TYPE_CHECKING:
    from telegram import Update

    from handlers.acting import Verb
    from handlers.context import Context


async def pending(_: Update, context: Context) -> None:
    """Shows what waits for a decision."""
    await send.say(context, context.services.review.pending(context.person, context.language))


VERBS: dict[str, Verb] = {
    "v.request": about(lambda services: services.review.first_request),
    # By the code of an update; decisions name the version that was read, returns also how it stood.
    "v.next": about(lambda services: services.review.following),
    "v.show": about(lambda services: services.review.show),
    "v.files": about(lambda services: services.review.files),
    "v.accept": choosing(lambda services: services.review.accept),
    "v.return": choosing(lambda services: services.remarks.ask_reason),
    "v.answer": about(lambda services: services.remarks.ask_answer),
    "v.publish": choosing(lambda services: services.review.ask_publish),
    "v.published": choosing(lambda services: services.review.publish),
    "v.unpublish": about(lambda services: services.review.unpublish),
    # The forms of a reason and of an answer, by the ticket of the draft or its form and ticket.
    "v.reason": choosing(lambda services: services.remarks.choose_reason),
    "v.tell": about(lambda services: services.remarks.send),
    "v.reword": about(lambda services: services.remarks.reword),
    "v.stop": about(lambda services: services.remarks.stop),
}
