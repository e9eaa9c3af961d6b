"""What buttons of officers and coordinators mean: each verb, and the service that knows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers import privacy, progress, register, review, steering

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.services.messages import Message
    from handlers.context import Context

    Verb = Callable[[Context, str, str], Message]
    """Takes the subject and the value of the button; what it returns takes the place of the button's message."""

VERBS: dict[str, Verb] = {
    **register.VERBS,
    **privacy.VERBS,
    **progress.VERBS,
    **review.VERBS,
    **steering.VERBS,
}
