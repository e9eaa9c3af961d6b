"""What is said once an update was handed in, and what is made known to those who steer."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.dates import day, moment
from bot.services.describing import progress, update_card
from bot.services.messages import Button, Do, Message, Notice
from bot.texts import texts
from knowledge.reporting import deadline

if TYPE_CHECKING:
    from bot.services.registry import Registry
    from bot.storage.database import ChatKey
    from bot.updates import Update
    from knowledge.model import Language


ONE_DAY = timedelta(days=1)


class Receipts:
    """Composes receipts and notices; changes nothing."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry

    def receipt(self, update: Update, language: Language) -> Message:
        """That an update was kept, under which code, and whether in time; difficulties go to those who steer."""
        say = texts(language)
        version = update.newest.number
        kept = say(
            "receipt" if version == 1 else "receipt-version",
            code=update.code,
            version=version,
            at=moment(update.newest.at.astimezone(self._registry.timezone), language),
        )
        what = say(
            "receipt-what",
            number=update.item,
            name=self._registry.base.item[update.item].name[language],
            progress=progress(update.content, language),
        )
        due = deadline(self._registry.base, update.year, self._registry.timezone)
        late = update.submitted_at >= due
        timely = "receipt-late" if late else "receipt-in-time"
        told = [kept, what, say(timely, year=str(update.year), last=day(due - ONE_DAY, language))]
        troubled = bool(update.content.difficulties) or update.content.status == "blocked"
        notices = self._alarms(update) if troubled else []
        if notices or (troubled and not update.newest.on_behalf):
            told.append(say("receipt-difficulties"))
        told.append(say("receipt-next-on-behalf" if update.newest.on_behalf else "receipt-next"))
        buttons = (
            Button(say("button-show-update"), Do("u.show", update.code)),
            Button(say("button-next-update"), Do("u.new")),
        )
        if update.newest.on_behalf:
            told.insert(1, say("receipt-on-behalf", agency=self._registry.agency(update.agency, language)))
            notices += self._news(update)
        return Message("\n\n".join(told), buttons, notices=tuple(notices))

    def _alarms(self, update: Update) -> list[Notice]:
        """Lets everybody who steers know of difficulties, but for whoever has just entered them."""
        author = self._registry.officers.get(update.newest.author)
        known = None if author is None else author.person
        steering = self._registry.rights.steering()
        return [Notice(person, self._alarm(update, person)) for person in steering if person != known]

    def _news(self, update: Update) -> list[Notice]:
        """Lets an agency know of what was entered for it."""
        notices = []
        for officer in self._registry.officers.every(agency=update.agency):
            if officer.person is not None and officer.number != update.newest.author:
                say = self._registry.voices.say(officer.person)
                text = say("on-behalf-told", code=update.code, number=update.item)
                button = Button(say("button-show-update"), Do("u.show", update.code))
                notices.append(Notice(officer.person, Message(text, (button,))))
        return notices

    def _alarm(self, update: Update, person: ChatKey) -> Message:
        language = self._registry.voices.language(person)
        say = texts(language)
        card = update_card(self._registry.base, update, language, self._registry.timezone)
        buttons = (
            Button(say("button-answer-officer"), Do("v.answer", update.code)),
            Button(say("button-review"), Do("v.show", update.code)),
        )
        return Message("\n\n".join([say("difficulties-new"), card]), buttons)
