"""Reviewing updates: one at a time, accepted or returned with a reason that reaches whoever sent it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.lifecycle import allowed
from bot.services.describing import update_card
from bot.services.messages import Button, Do, Message, Notice
from bot.services.results import result_line
from bot.texts import texts
from bot.updates import ACCEPTED

if TYPE_CHECKING:
    from bot.services.admission import Admission
    from bot.services.ledger import Ledger
    from bot.services.registry import Registry
    from bot.storage.database import ChatKey
    from bot.updates import Update
    from knowledge.model import Language

RETURNING = "return"
ANSWERING = "answer"
REMARKS = (RETURNING, ANSWERING)
"""Forms: why an update is returned, and what is said to difficulties. They belong to the card they came from."""


class Review:
    """Decides on updates, and lets their authors know."""

    def __init__(self, registry: Registry, ledger: Ledger, admission: Admission) -> None:
        self._registry = registry
        self._ledger = ledger
        self._admission = admission

    def pending(self, person: ChatKey, language: Language) -> Message:
        """What waits for a decision: requests to register, and updates; where only one kind waits, the first of it.

        Raises:
            RefusedError: the person does not steer.
        """
        self.leave_remarks(person)
        requests, updates = len(self._admission.requests(person)), len(self._registry.updates.waiting())
        if not requests:
            return self.following(person, "", language)
        if not updates:
            return self.first_request(person, "", language)
        say = texts(language)
        buttons = (
            Button(say("button-requests", count=requests), Do("v.request")),
            Button(say("button-updates", count=updates), Do("v.next")),
        )
        return Message(say("pending-both", requests=requests, updates=updates), buttons)

    def first_request(self, person: ChatKey, _: str, language: Language) -> Message:
        """The request to register that has waited longest.

        Raises:
            RefusedError: the person does not steer.
        """
        requests = self._admission.requests(person)
        self.leave_remarks(person)
        if not requests:
            return self.following(person, "", language)
        card = self._admission.request_card(requests[0], language)
        if len(requests) == 1:
            return card
        return card.led(texts(language)("pending-requests", count=len(requests)))

    def following(self, person: ChatKey, after: str, language: Language) -> Message:
        """The update to be decided on next: the one that has waited longest, or waits behind another.

        Raises:
            RefusedError: the person does not steer.
        """
        self._registry.rights.coordinator(person)
        self.leave_remarks(person)
        waiting = self._registry.updates.waiting()
        codes = [update.code for update in waiting]
        place = codes.index(after) + 1 if after in codes else 0
        if not waiting and self._admission.requests(person):
            return self.first_request(person, "", language)
        if not waiting:
            return Message(texts(language)("pending-nothing"))
        if place >= len(waiting):
            return Message(
                texts(language)("pending-seen-all", count=len(waiting)), (self._from_first(language),)
            )
        head = texts(language)("pending-place", place=place + 1, count=len(waiting))
        return self._card(waiting[place], language).led(head)

    def show(self, person: ChatKey, code: str, language: Language) -> Message:
        """One update, with the decisions that it still admits.

        Raises:
            RefusedError: the person does not steer, or there is no such update.
        """
        self._registry.rights.coordinator(person)
        self.leave_remarks(person)
        return self._card(self._ledger.see(person, code), language)

    def files(self, person: ChatKey, code: str, language: Language) -> Message:
        """The photos and documents of an update, sent again.

        Raises:
            RefusedError: the person does not steer, or there is no such update.
        """
        self._registry.rights.coordinator(person)
        update = self._ledger.see(person, code)
        text = texts(language)("files-of", code=code, count=len(update.content.attachments))
        return Message(text, attachments=update.content.attachments, fresh=True)

    def accept(self, person: ChatKey, code: str, version: str, language: Language) -> Message:
        """Accepts the version that was read.

        Raises:
            RefusedError: the person does not steer, or the update is no longer what they read.
        """
        update = self._ledger.accept(person, code, number_of(version))
        self.leave_remarks(person)
        return self.decided("accepted", person, update, language, self.told(update, "accepted-told"))

    def ask_publish(self, person: ChatKey, code: str, version: str, language: Language) -> Message:
        """Shows what citizens will see of an update.

        Raises:
            RefusedError: the person does not steer, or the update is not accepted, or no longer what they read.
        """
        _, update = self._ledger.may_publish(person, code, number_of(version))
        say = texts(language)
        buttons = (
            Button(say("button-publish-sure"), Do("v.published", code, version)),
            Button(say("button-let-be"), Do("v.show", code)),
        )
        return Message(say("publish-sure", line=result_line(self._registry, update, language)), buttons)

    def publish(self, person: ChatKey, code: str, version: str, language: Language) -> Message:
        """Shows the accepted version that was read to citizens.

        Raises:
            RefusedError: the person does not steer, or the update is not accepted, or no longer what they read.
        """
        return self._card(self._ledger.publish(person, code, number_of(version)), language)

    def unpublish(self, person: ChatKey, code: str, language: Language) -> Message:
        """Shows an update to citizens no longer.

        Raises:
            RefusedError: the person does not steer, or the update is not accepted.
        """
        return self._card(self._ledger.unpublish(person, code), language)

    def leave_remarks(self, person: ChatKey) -> None:
        """Drops what a person began to write about an update; whoever moves on to another wants it no more."""
        for form in REMARKS:
            draft = self._registry.drafts.of(person, form)
            if draft is not None:
                self._registry.drafts.close(draft.serial)

    def decided(
        self, what: str, person: ChatKey, update: Update, language: Language, told: tuple[Notice, ...]
    ) -> Message:
        """What a decision came to, and the way on: updates, then requests to register, or that nothing waits."""
        say = texts(language)
        left = len(self._registry.updates.waiting())
        requests = len(self._admission.requests(person))
        lines = [say(f"decided-{what}", code=update.code), say("told-count", count=len(told))]
        if not told:
            lines[1] = say("nobody-to-tell")
        buttons = []
        if what == "accepted":
            version = str(update.newest.number)
            buttons.append(Button(say("button-publish"), Do("v.publish", update.code, version)))
        elif not told:
            buttons.append(Button(say("button-change"), Do("u.change", update.code)))
        buttons.append(Button(say("button-show-update"), Do("v.show", update.code)))
        if left:
            buttons.append(Button(say("button-next-pending", count=left), Do("v.next")))
        elif requests:
            buttons.append(Button(say("button-requests", count=requests), Do("v.request")))
        else:
            lines.append(say("pending-no-more"))
        return Message("\n".join(lines), tuple(buttons), notices=told)

    def told(self, update: Update, key: str, *, fix: bool = False, **values: str) -> tuple[Notice, ...]:
        """Notices to whoever sent the newest version, if they still report for the agency, else to all who do.

        Whoever has blocked the bot hears nothing, so they are not among them. ``fix``: they are asked to change it.
        """
        voices = self._registry.voices
        reached = [
            (officer, officer.person)
            for officer in self._registry.officers.every(agency=update.agency)
            if officer.person is not None and voices.reaches(officer.person)
        ]
        authors = [one for one in reached if one[0].number == update.newest.author]
        notices = []
        for _, person in authors or reached:
            language = voices.language(person)
            say = texts(language)
            text = say(key, code=update.code, number=update.item, **values)
            buttons = [Button(say("button-show-update"), Do("u.show", update.code))]
            if fix:
                buttons.insert(0, Button(say("button-fix"), Do("u.change", update.code)))
            notices.append(Notice(person, Message(text, tuple(buttons))))
        return tuple(notices)

    def _card(self, update: Update, language: Language) -> Message:
        say = texts(language)
        code, version = update.code, str(update.newest.number)
        buttons = []
        if allowed(update.state, "accept"):
            buttons.append(Button(say("button-accept"), Do("v.accept", code, version)))
        if allowed(update.state, "return"):
            buttons.append(Button(say("button-return"), Do("v.return", code, update.as_read)))
        if update.content.attachments:
            count = len(update.content.attachments)
            buttons.append(Button(say("button-files", count=count), Do("v.files", code)))
        if update.published:
            buttons.append(Button(say("button-unpublish"), Do("v.unpublish", code)))
        elif update.state in ACCEPTED:
            buttons.append(Button(say("button-publish"), Do("v.publish", code, version)))
        if update.content.difficulties:
            buttons.append(Button(say("button-answer-officer"), Do("v.answer", code)))
        if not self._registry.updates.locked(update.year):
            if allowed(update.state, "edit"):
                buttons.append(Button(say("button-change"), Do("u.change", code)))
            if allowed(update.state, "withdraw"):
                buttons.append(Button(say("button-withdraw"), Do("u.withdraw", code)))
        waiting = [other.code for other in self._registry.updates.waiting()]
        if waiting[-1:] == [code] and len(waiting) > 1:
            buttons.append(self._from_first(language))
        elif waiting and waiting != [code]:
            buttons.append(Button(say("button-onward"), Do("v.next", code)))
        answered = self._ledger.answered(code)
        card = update_card(self._registry.base, update, language, self._registry.timezone, answered)
        return Message(card, tuple(buttons))

    def _from_first(self, language: Language) -> Button:
        return Button(texts(language)("button-from-first"), Do("v.next"))


def number_of(typed: str) -> int:
    """The number of a version as a button carries it; 0 if it is none."""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 7 else 0
