"""What a person can do in the chat: one ordered table of who answers what, and the menus made from it.

Thin handlers: each reads the update, calls one service and sends the reply, and waits for nothing but the
courier. The first row that matches an update takes it. Messages that were edited afterwards are let be, on
purpose: the answer to the first wording stands where it is, and a second one far below it would be a riddle;
who wants another answer writes again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from telegram.ext import (
    BaseHandler,
    CallbackQueryHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    PollAnswerHandler,
    filters,
)

from bot.texts import texts
from handlers import (
    ask,
    browse,
    curation,
    feedback,
    groups,
    inline,
    language,
    press,
    privacy,
    progress,
    quiz,
    register,
    review,
    steering,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from telegram import Update

    from bot.storage.officers import Role
    from handlers.context import Context
    from knowledge.model import Language

    Handle = Callable[[Update, Context], Coroutine[Any, Any, None]]

Menu = Literal["private", "group", "officer", "coordinator"]
"""Where a command is shown to be picked: to everybody in private chats, in groups, to those who report or steer."""

# A message of a person, new: no edit, no channel post, and not an inline answer of the bot itself sent on.
_NEW = filters.UpdateType.MESSAGE & ~filters.VIA_BOT
_PRIVATE = filters.ChatType.PRIVATE
_GROUP = filters.ChatType.GROUPS


@dataclass(frozen=True)
class Command:
    """A row of the table for one command, with or without the bot's name after it.

    A ``private`` one says in a group that it works in the private chat. ``keeps_step``: it does not close the
    step that may be open.
    """

    name: str
    run: Handle
    menus: tuple[Menu, ...] = ()
    private: bool = False
    keeps_step: bool = False

    def handler(self) -> BaseHandler[Any, Any, Any]:
        """The row as PTB takes it."""
        return CommandHandler(self.name, self._handle, filters=_NEW)

    async def _handle(self, update: Update, context: Context) -> None:
        if self.private and not context.private:
            await groups.private_only(update, context)
            return
        if not self.keeps_step:
            context.services.feedback.stop(context.chat)
        await self.run(update, context)


@dataclass(frozen=True)
class Messages:
    """A row for messages that pass a filter."""

    run: Handle
    passing: filters.BaseFilter

    def handler(self) -> BaseHandler[Any, Any, Any]:
        """The row as PTB takes it."""
        return MessageHandler(_NEW & self.passing, self.run)


@dataclass(frozen=True)
class Events:
    """A row for updates that are no messages."""

    run: Handle
    kind: Callable[..., BaseHandler[Any, Any, Any]]

    def handler(self) -> BaseHandler[Any, Any, Any]:
        """The row as PTB takes it."""
        return self.kind(self.run)


TABLE: tuple[Command | Messages | Events, ...] = (
    # For everybody, in the order of the menu.
    Command("start", browse.start),
    Command("help", browse.show_help, ("private", "group")),
    Command("items", browse.items, ("private", "group")),
    Command("item", browse.item, ("private", "group")),
    Command("agency", browse.agency, ("private", "group")),
    Command("goals", browse.goals, ("private", "group")),
    Command("deadline", browse.deadline, ("private", "group")),
    Command("asean", browse.asean, ("private", "group")),
    Command("quiz", quiz.play, ("private",), private=True),
    Command("language", language.language, ("private", "group")),
    Command("feedback", feedback.feedback, ("private",), private=True, keeps_step=True),
    Command("privacy", privacy.privacy, ("private", "group")),
    Command("my_data", privacy.my_data, ("private",), private=True),
    Command("forget_me", privacy.forget_me, ("private",), private=True),
    Command("cancel", browse.cancel, ("private",), private=True, keeps_step=True),
    # For officers.
    Command("register", register.register, ("private",), private=True),
    Command("update", progress.update, ("officer",), private=True),
    Command("my", progress.my, ("officer",), private=True),
    # For coordinators and administrators.
    Command("pending", review.pending, ("coordinator",), private=True),
    Command("status", steering.status, ("coordinator",), private=True),
    Command("remind", steering.remind, ("coordinator",), private=True),
    Command("officers", register.officers, ("coordinator",), private=True),
    Command("invite", register.invite, ("coordinator",), private=True),
    Command("broadcast", steering.broadcast, ("coordinator",), private=True),
    Command("export", steering.export, ("officer", "coordinator"), private=True),
    Command("audit", steering.audit, ("coordinator",), private=True),
    Command("unanswered", curation.unanswered, ("coordinator",), private=True),
    Command("reload", curation.reload, ("coordinator",), private=True),
    # A command that is none of these; below all of them. In a group it may be another bot's.
    Messages(ask.unknown_command, filters.COMMAND & groups.AddressedCommand()),
    # Free text: in a private chat all of it, in a group what is said to the bot, but no bot's command.
    Messages(ask.question, _PRIVATE & filters.TEXT & ~filters.COMMAND),
    Messages(ask.question, _GROUP & ~filters.COMMAND & groups.Addressed()),
    Messages(groups.migrated, filters.StatusUpdate.MIGRATE),
    # Whatever else people send, but not what Telegram itself reports (a pinned message, a changed title).
    Messages(ask.not_text, _PRIVATE & ~filters.TEXT & ~filters.StatusUpdate.ALL),
    Events(press.press, CallbackQueryHandler),
    Events(quiz.answered, PollAnswerHandler),
    Events(inline.suggest, InlineQueryHandler),
)

ALLOWED_UPDATES = ("message", "callback_query", "inline_query", "poll_answer", "my_chat_member")
"""What Telegram is asked to deliver: what the table takes; and who blocks or unblocks the bot, which delivery keeps
and nothing is said to."""


def handlers() -> list[BaseHandler[Any, Any, Any]]:
    """The table's rows in order, as PTB takes them."""
    return [row.handler() for row in TABLE]


def menu_of(language: Language, role: Role | None) -> list[tuple[str, str]]:
    """The commands that a role is shown in private chats."""
    menus: dict[Role | None, tuple[Menu, ...]] = {None: ("private",), "officer": ("private", "officer")}
    return menu(language, *menus.get(role, ("private", "officer", "coordinator")))


def menu(language: Language, *menus: Menu) -> list[tuple[str, str]]:
    """The commands shown in some menus, each with its description in a language."""
    say = texts(language)
    return [
        (row.name, say(f"menu-{row.name.replace('_', '-')}"))
        for row in TABLE
        if isinstance(row, Command) and set(row.menus) & set(menus)
    ]
