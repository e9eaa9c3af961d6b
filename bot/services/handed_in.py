"""What an officer's agency has handed in: the list, one update, its versions, taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dates import moment
from bot.lifecycle import allowed
from bot.services.describing import card, in_short, update_card
from bot.services.messages import Button, Do, Message, Notice
from bot.services.years import chosen_year
from bot.texts import texts

if TYPE_CHECKING:
    from bot.services.ledger import Ledger
    from bot.services.registry import Registry
    from bot.storage.database import ChatKey
    from bot.storage.officers import Officer
    from bot.updates import Update
    from knowledge.model import Language

MOST_ENTERED = 20
"""Updates for other agencies in one list; the others are found by their codes."""


class HandedIn:
    """Shows updates to those whose agency's they are."""

    def __init__(self, registry: Registry, ledger: Ledger) -> None:
        self._registry = registry
        self._ledger = ledger

    def mine(self, person: ChatKey, year: str, language: Language) -> Message:
        """The newest state of each item in a year as it was typed, by default the reporting year.

        Raises:
            RefusedError: the person does not report, or the plan has no such year.
        """
        officer = self._registry.rights.officer(person)
        base, say = self._registry.base, texts(language)
        today = self._registry.today()
        years = base.plan.reporting_years
        shown = chosen_year(base, year, today)
        sent = [u for u in self._registry.updates.of_year(shown, officer.agency) if u.state != "withdrawn"]
        newest = {update.item: update for update in sent}
        name = self._registry.agency(officer.agency, language)
        lines = [say("my-heading", agency=name, year=str(shown))]
        lines += [in_short(newest[number], language) for number in sorted(newest)] or [say("my-nothing")]
        entered = self._entered(officer, shown) if self._registry.rights.steers(person) else []
        if entered:
            lines.append(say("my-entered"))
            for update in entered:
                agency = self._registry.agency(update.agency, language)
                lines.append(say("my-entered-line", agency=agency, line=in_short(update, language)))
        draft = self._registry.drafts.of(person, "update")
        if draft is not None:
            lines.append(say("my-draft"))
        codes = [*(newest[number].code for number in sorted(newest)), *(update.code for update in entered)]
        buttons = [Button(code, Do("u.show", code)) for code in codes]
        buttons.append(Button(say("button-continue" if draft else "button-new-update"), Do("u.new")))
        buttons += [Button(say("button-year", year=str(y)), Do("u.my", str(y))) for y in years if y != shown]
        return Message("\n".join(lines), tuple(buttons))

    def _entered(self, officer: Officer, year: int) -> list[Update]:
        """The latest updates of a year that a coordinator entered for other agencies."""
        entered = [
            update
            for update in self._registry.updates.of_year(year)
            if update.agency != officer.agency
            and update.newest.author == officer.number
            and update.state != "withdrawn"
        ]
        return entered[-MOST_ENTERED:]

    def show(self, person: ChatKey, code: str, language: Language) -> Message:
        """One update, with what may be done to it.

        Raises:
            RefusedError: it is not the person's to see.
        """
        update = self._ledger.see(person, code)
        say = texts(language)
        buttons = []
        if allowed(update.state, "edit"):
            buttons.append(Button(say("button-change"), Do("u.change", code)))
        if allowed(update.state, "withdraw"):
            buttons.append(Button(say("button-withdraw"), Do("u.withdraw", code)))
        if update.newest.number > 1:
            buttons.append(Button(say("button-history"), Do("u.history", code)))
        buttons.append(Button(say("button-my"), Do("u.my", str(update.year))))
        answered = self._ledger.answered(code)
        shown = update_card(self._registry.base, update, language, self._registry.timezone, answered)
        return Message(shown, tuple(buttons))

    def history(self, person: ChatKey, code: str, language: Language) -> Message:
        """All versions of an update, the newest first.

        Raises:
            RefusedError: it is not the person's to see.
        """
        update = self._ledger.see(person, code)
        say = texts(language)
        blocks = [say("history-heading", code=code)]
        for version in reversed(update.versions):
            at = moment(version.at.astimezone(self._registry.timezone), language)
            body = card(
                self._registry.base,
                version.content,
                language,
                agency=update.agency,
                item=update.item,
                year=update.year,
            )
            blocks.append(f"{say('history-version', number=version.number, at=at)}\n{body}")
        return Message("\n\n".join(blocks), (Button(say("button-back"), Do("u.show", code)),))

    def ask_withdraw(self, person: ChatKey, code: str, language: Language) -> Message:
        """Makes sure that an update is to be taken back.

        Raises:
            RefusedError: it is not the person's to see.
        """
        update = self._ledger.see(person, code)
        say = texts(language)
        lines = [say("withdraw-sure"), in_short(update, language)]
        if update.state == "accepted":
            lines.insert(1, say("withdraw-published" if update.published else "withdraw-accepted"))
        buttons = (
            Button(say("button-withdraw-sure"), Do("u.withdrawn", code, update.as_read)),
            Button(say("button-keep-update"), Do("u.show", code)),
        )
        return Message("\n\n".join(lines), buttons)

    def withdraw(self, person: ChatKey, code: str, read: str, language: Language) -> Message:
        """Takes an update back, as it was ``read`` where its person was asked whether they are sure.

        Raises:
            RefusedError: it is not the person's, or no longer what they read.
        """
        before = self._ledger.see(person, code)
        update = self._ledger.withdraw(person, code, read)
        say = texts(language)
        return Message(
            say("withdrawn", code=code, number=update.item),
            (Button(say("button-my"), Do("u.my", str(update.year))),),
            notices=self._withdrawal_told(person, before),
        )

    def _withdrawal_told(self, person: ChatKey, before: Update) -> tuple[Notice, ...]:
        """To whoever steers, if it had been accepted, and to the agency, if somebody else withdrew it."""
        registry = self._registry
        concerned = registry.rights.steering() if before.state == "accepted" else []
        own = [one.person for one in registry.officers.every(agency=before.agency) if one.person is not None]
        if person not in own:
            concerned += [one for one in own if one not in concerned]
        notices = []
        for told in concerned:
            if told == person:
                continue
            language = registry.voices.language(told)
            text = texts(language)(
                f"withdrawn-told-{before.standing}",
                code=before.code,
                number=before.item,
                agency=registry.agency(before.agency, language),
            )
            button = Button(texts(language)("button-show-update"), Do("u.show", before.code))
            notices.append(Notice(told, Message(text, (button,))))
        return tuple(notices)
