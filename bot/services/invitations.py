"""Invitation links: made for an agency and a role, good for one person and a week."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal

from bot.services.choosing import page_of
from bot.services.entries import meant, tidy
from bot.services.messages import Button, Do, Message, RefusedError
from bot.storage.officers import Invitation
from bot.texts import texts
from knowledge.model import LANGUAGES

if TYPE_CHECKING:
    from bot.services.choosing import Choosing
    from bot.services.forms import Said
    from bot.services.registry import Registry
    from bot.storage.database import ChatKey
    from bot.storage.forms import Answers, Draft
    from knowledge.model import Language

    Invited = Literal["officer", "coordinator"]

FORM = "invite"
GOOD_FOR = timedelta(days=7)
TOKEN_BYTES = 24

ROLES: tuple[Invited, ...] = ("officer", "coordinator")
LINK = "https://t.me/{bot}?start=inv-{token}"


class Invitations:
    """Makes links, in one line or by questions, and says what a link is worth."""

    def __init__(self, registry: Registry, choosing: Choosing) -> None:
        self._registry = registry
        self._forms = registry.forms
        self._choosing = choosing
        registry.forms.register(FORM, self)

    def begin(self, person: ChatKey, typed: str, bot: str, language: Language) -> Message:
        """Takes ``AGENCY [ROLE]`` as typed after the command, and asks for what it lacks.

        ``bot`` is the bot's own name, for the link.

        Raises:
            RefusedError: the person does not steer, or may not give that role.
        """
        self._registry.rights.coordinator(person)
        name, role = _apart(tidy(typed))
        answers: Answers = {"bot": bot}
        if role is not None:
            self._may_give(person, role)
            answers["role"] = role
        draft = self._registry.drafts.open(person, FORM, "agency", answers, self._registry.clock())
        return self._named(draft, name, language) if name else self._asked(draft, language)

    def answer(self, draft: Draft, said: Said, language: Language) -> Message | None:
        """Takes a message for the agency or the role."""
        person, ticket = draft.person, draft.ticket
        if person is None or said.attachment is not None:
            return self._asked(draft, language)
        self._registry.rights.coordinator(person)
        ways_out = ("button-leave", *(("button-back",) if draft.step == "role" else ()))
        match meant(said.text, ways_out, language):
            case "button-leave":
                return self.leave(person, ticket, language)
            case "button-back":
                return self.back(person, ticket, language)
        if draft.step == "agency":
            return self._named(draft, said.text, language)
        role = _role(tidy(said.text))
        return self._asked(draft, language) if role is None else self.role(person, ticket, role, language)

    def resume(self, draft: Draft, language: Language) -> Message:
        """Asks the open step again."""
        return self._asked(draft, language)

    def agency(self, person: ChatKey, ticket: str, agency: str, language: Language) -> Message:
        """Takes an agency that was chosen by its button."""
        self._registry.rights.coordinator(person)
        draft = self._forms.mine(person, FORM, ticket, "agency")
        if not self._choosing.known(agency):
            raise RefusedError("button-stale")
        return self._chosen(draft, agency, language)

    def page(self, person: ChatKey, ticket: str, page: str, language: Language) -> Message:
        """Shows another page of agencies."""
        draft = self._forms.mine(person, FORM, ticket, "agency")
        return self._asked(draft, language, page_of(page))

    def role(self, person: ChatKey, ticket: str, role: str, language: Language) -> Message:
        """Takes the role, and makes the link."""
        self._registry.rights.coordinator(person)
        draft = self._forms.mine(person, FORM, ticket, "role")
        if role not in ROLES:
            raise RefusedError("button-stale")
        return self._made(draft, person, draft.answers["agency"], role, language)

    def back(self, person: ChatKey, ticket: str, language: Language) -> Message:
        """Goes back to the agency."""
        draft = self._forms.mine(person, FORM, ticket, "role")
        answers = {"bot": draft.answers["bot"]}
        return self._asked(self._keep(draft, "agency", answers), language)

    def leave(self, person: ChatKey, ticket: str, language: Language) -> Message:
        """Drops the form."""
        draft = self._forms.mine(person, FORM, ticket)
        self._registry.drafts.close(draft.serial)
        return Message(texts(language)("invite-left"))

    # What a link is worth

    def find(self, token: str) -> Invitation:
        """The invitation of a link, if it still opens the door.

        Raises:
            RefusedError: it is unknown, used, expired or withdrawn.
        """
        return self.check(_digest(token))

    def check(self, digest: str) -> Invitation:
        """The invitation of a digest, if it still opens the door.

        Raises:
            RefusedError: it is unknown, used, expired or withdrawn.
        """
        registry = self._registry
        invitation = registry.officers.invitation(digest)
        if invitation is None or not self._choosing.known(invitation.agency):
            raise RefusedError("invitation-unknown")
        if invitation.used_at is not None:
            raise RefusedError("invitation-used")
        if registry.clock() >= datetime.fromisoformat(invitation.expires_at):
            raise RefusedError("invitation-expired")
        maker = registry.officers.get(invitation.made_by)
        if maker is None or maker.person is None or not registry.rights.steers(maker.person):
            raise RefusedError("invitation-withdrawn")
        if invitation.role == "coordinator" and maker.person not in registry.rights.admins:
            raise RefusedError("invitation-withdrawn")
        return invitation

    # Steps

    def _named(self, draft: Draft, text: str, language: Language) -> Message:
        found = self._choosing.find(text)
        if found.sure:
            return self._chosen(draft, found.agencies[0], language)
        buttons = self._choosing.buttons("i", draft.ticket, language, among=found.agencies)
        outside = texts(language)("invite-outside") if found.outside else ""
        remark = outside or self._choosing.remark(found, language)
        return Message(remark, (*buttons, *self._ways_out(draft, language)))

    def _chosen(self, draft: Draft, agency: str, language: Language) -> Message:
        person = draft.person
        if person is None:
            raise RefusedError("form-gone")
        role = draft.answers.get("role")
        if role is None and person not in self._registry.rights.admins:
            role = "officer"
        if role is not None:
            return self._made(draft, person, agency, role, language)
        answers = draft.answers | {"agency": agency}
        return self._asked(self._keep(draft, "role", answers), language)

    def _made(self, draft: Draft, person: ChatKey, agency: str, role: Invited, language: Language) -> Message:
        """Makes the link. Only a digest of its token is kept, so it is shown this once."""
        registry = self._registry
        maker = registry.rights.coordinator(person)
        self._may_give(person, role)
        token = secrets.token_urlsafe(TOKEN_BYTES)
        now = registry.clock()
        invitation = Invitation(
            _digest(token),
            agency,
            role,
            maker.number,
            now.isoformat(),
            (now + GOOD_FOR).isoformat(),
        )
        registry.officers.invite(invitation)
        registry.audit.note(
            maker.actor, "invitation.made", f"invitation:{invitation.digest[:12]}", agency=agency, role=role
        )
        registry.drafts.close(draft.serial)
        say = texts(language)
        text = say(
            "invitation-made",
            agency=registry.agency(agency, language),
            role=say(f"role-{role}"),
            until=registry.moment(invitation.expires_at, language),
            link=LINK.format(bot=draft.answers["bot"], token=token),
        )
        return Message(text)

    def _may_give(self, person: ChatKey, role: str) -> None:
        if role == "coordinator" and person not in self._registry.rights.admins:
            raise RefusedError("only-administrator")

    def _keep(self, draft: Draft, step: str, answers: Answers) -> Draft:
        return self._registry.drafts.keep(draft.serial, step, answers, self._registry.clock())

    def _asked(self, draft: Draft, language: Language, page: int = 0) -> Message:
        say = texts(language)
        if draft.step == "agency":
            buttons = self._choosing.buttons("i", draft.ticket, language, page)
            return Message(say("invite-agency"), (*buttons, *self._ways_out(draft, language)))
        buttons = tuple(Button(say(f"button-{role}"), Do("i.role", draft.ticket, role)) for role in ROLES)
        agency = self._registry.agency(draft.answers["agency"], language)
        return Message(say("invite-role", agency=agency), (*buttons, *self._ways_out(draft, language)))

    def _ways_out(self, draft: Draft, language: Language) -> tuple[Button, ...]:
        say = texts(language)
        leave = Button(say("button-leave"), Do("i.leave", draft.ticket))
        back = Button(say("button-back"), Do("i.back", draft.ticket))
        return (back, leave) if draft.step == "role" else (leave,)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _role(text: str) -> Invited | None:
    """A role by its name in any of our languages."""
    for language in LANGUAGES:
        for role in ROLES:
            if meant(text, (f"role-{role}", f"button-{role}"), language):
                return role
    return None


def _apart(typed: str) -> tuple[str, Invited | None]:
    """The agency's name and the role typed after it, if one is; a role's name has up to three words."""
    parts = typed.split()
    for count in range(1, min(3, len(parts)) + 1):
        if (role := _role(" ".join(parts[-count:]))) is not None:
            return " ".join(parts[:-count]), role
    return typed, None
