"""All services together, made from the settings and an open database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bot.config import PLATFORM
from bot.services.admission import Admission
from bot.services.answering import Answering
from bot.services.broadcasts import Broadcasting
from bot.services.browsing import Browsing
from bot.services.choosing import Choosing
from bot.services.consent import Consents
from bot.services.curation import Curation
from bot.services.feedback import Feedback
from bot.services.forms import ONE_ALBUM, Forms
from bot.services.handed_in import HandedIn
from bot.services.history import History
from bot.services.housekeeping import Housekeeping
from bot.services.invitations import Invitations
from bot.services.leaving import Leaving
from bot.services.ledger import Ledger
from bot.services.library import Library
from bot.services.mailing import Mailing
from bot.services.messages import Message
from bot.services.preferences import Preferences
from bot.services.privacy import Privacy
from bot.services.progress import Progress
from bot.services.quiz import Quiz
from bot.services.receipts import Receipts
from bot.services.registration import Registration
from bot.services.registry import Registry
from bot.services.remarks import Remarks
from bot.services.reminding import Reminding
from bot.services.reporting import Reporting
from bot.services.results import Results
from bot.services.review import Review
from bot.services.rights import Rights
from bot.services.roster import Roster
from bot.services.update_drafts import UpdateDrafts
from bot.services.update_form import UpdateForm
from bot.services.voices import Voices
from bot.services.years import Years
from bot.storage.audit import Audit
from bot.storage.broadcasts import Broadcasts
from bot.storage.chats import Chats
from bot.storage.database import ChatKey
from bot.storage.forms import Drafts
from bot.storage.jobs import Jobs
from bot.storage.marks import Marks
from bot.storage.officers import Officers
from bot.storage.opinions import Opinions
from bot.storage.outbox import Outbox
from bot.storage.reminders import Reminders
from bot.storage.rounds import Rounds
from bot.storage.updates import Updates
from bot.texts import texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.config import Settings
    from bot.storage.database import Database
    from knowledge.model import Language

ONE_TAP = timedelta(seconds=2)
"""Presses of one button within this time are one press."""


def utc_now() -> datetime:
    """The time of every record, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Services:
    """What handlers may call."""

    library: Library
    answering: Answering
    browsing: Browsing
    preferences: Preferences
    feedback: Feedback
    quiz: Quiz
    privacy: Privacy
    housekeeping: Housekeeping
    curation: Curation
    rights: Rights
    voices: Voices
    forms: Forms
    years: Years
    reporting: Reporting
    reminding: Reminding
    mailing: Mailing
    broadcasting: Broadcasting
    history: History
    progress: Progress
    update_form: UpdateForm
    handed_in: HandedIn
    review: Review
    remarks: Remarks
    consents: Consents
    registration: Registration
    admission: Admission
    invitations: Invitations
    roster: Roster
    leaving: Leaving
    ledger: Ledger
    officers: Officers
    updates: Updates
    audit: Audit
    jobs: Jobs
    broadcasts: Broadcasts
    chats: Chats
    marks: Marks
    clock: Callable[[], datetime]
    database: Database
    """For whoever makes what services do one transaction with the update that asked for it."""

    def first_press(self, chat: ChatKey, *what: str) -> bool:
        """False for the second tap of a double tap."""
        return self.marks.first("press", *chat, *what, now=self.clock(), lasting=ONE_TAP)

    def first_of_album(self, chat: ChatKey, album: str) -> bool:
        """False for all pictures of an album but the first."""
        return self.marks.first("album", *chat, album, now=self.clock(), lasting=ONE_ALBUM)

    def cancel(self, chat: ChatKey, language: Language) -> Message:
        """Leaves what is open in the chat: a step before a form, a form before the quiz."""
        left = self.feedback.stop(chat) or self.forms.cancel(chat) or self.quiz.stop(chat)
        return Message(texts(language)("cancelled" if left else "cancel-nothing"))

    def moved(self, chat: ChatKey, new: ChatKey) -> None:
        """A chat got a new id: what was chosen for it stays chosen."""
        self.chats.move(chat, new)


def build_services(
    settings: Settings,
    database: Database,
    clock: Callable[[], datetime] = utc_now,
    library: Library | None = None,
) -> Services:
    """Wires the services, on the settings' base unless one has been read already.

    Raises:
        KnowledgeError: the base is broken.
    """
    library = library or Library(settings.knowledge)
    chats = Chats(database)
    opinions = Opinions(database)
    marks = Marks(database)
    drafts = Drafts(database)
    officers = Officers(database)
    updates = Updates(database)
    audit = Audit(database, clock)
    admins = frozenset(ChatKey(PLATFORM, str(admin)) for admin in settings.admins)
    voices = Voices(chats, officers, Outbox(database))
    consents = Consents(officers, library, audit, clock)
    rights = Rights(officers, admins, library, consents, audit, clock)
    forms = Forms(drafts, clock)
    timezone = settings.timezone
    registry = Registry(
        database, officers, updates, drafts, forms, audit, rights, voices, library, clock, timezone
    )
    jobs = Jobs(database)
    broadcasts = Broadcasts(database)
    ledger = Ledger(registry)
    update_drafts = UpdateDrafts(registry)
    update_form = UpdateForm(registry, update_drafts, ledger, Receipts(registry))
    years = Years(registry, ledger)
    reporting = Reporting(registry, jobs, years)
    mailing = Mailing(registry, reporting, broadcasts)
    leaving = Leaving(registry, broadcasts)
    choosing = Choosing(library, consents)
    admission = Admission(registry, consents, leaving)
    invitations = Invitations(registry, choosing)
    review = Review(registry, ledger, admission)
    answering = Answering(registry, chats, opinions, Results(registry))
    return Services(
        library=library,
        answering=answering,
        browsing=Browsing(library),
        preferences=Preferences(chats, clock),
        feedback=Feedback(database, chats, opinions, marks, clock, settings.timezone),
        quiz=Quiz(library, database, Rounds(database), clock),
        privacy=Privacy(chats, registry, consents, leaving),
        housekeeping=Housekeeping(registry, answering, chats, opinions, marks),
        curation=Curation(registry, opinions),
        rights=rights,
        voices=voices,
        forms=forms,
        progress=Progress(registry, update_drafts, ledger, update_form),
        update_form=update_form,
        handed_in=HandedIn(registry, ledger),
        review=review,
        remarks=Remarks(registry, ledger, review),
        consents=consents,
        registration=Registration(registry, consents, choosing, admission, invitations, marks),
        admission=admission,
        invitations=invitations,
        roster=Roster(registry, consents, leaving),
        leaving=leaving,
        years=years,
        reporting=reporting,
        reminding=Reminding(registry, reporting, years, Reminders(database), marks),
        mailing=mailing,
        broadcasting=Broadcasting(registry, mailing, broadcasts),
        history=History(registry),
        ledger=ledger,
        officers=officers,
        updates=updates,
        audit=audit,
        jobs=jobs,
        broadcasts=broadcasts,
        chats=chats,
        marks=marks,
        clock=clock,
        database=database,
    )
