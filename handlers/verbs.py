"""What buttons of officers and coordinators mean: each verb, and the service that knows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handlers import privacy, progress, register, review, steering

if TYPE_CHECKING:
    from handlers.acting import Verb

VERBS: dict[str, Verb] = {
    **register.VERBS,
    **privacy.VERBS,
    **progress.VERBS,
    **review.VERBS,
    **steering.VERBS,
}
