"""The form that makes an officer: consent first, then agency, name and position, and a summary to send.

It serves requests and invitations alike; an invitation brings agency and role with it. Until the person agrees
nothing is kept but which step is open.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from bot.services.admission import Applicant
from bot.services.choosing import page_of
from bot.services.entries import MAX_NAME, MAX_POSITION, as_name, meant
from bot.services.forms import ONE_ALBUM
from bot.services.messages import Button, Do, Message, RefusedError
from bot.storage.officers import Consent
from bot.texts import texts

if TYPE_CHECKING:
    from bot.services.admission import Admission
    from bot.services.choosing import Choosing
    from bot.services.consent import Consents
    from bot.services.forms import Said
    from bot.services.invitations import Invitations
    from bot.services.registry import Registry
    from bot.storage.database import ChatKey
    from bot.storage.forms import Answers, Draft
    from bot.storage.marks import Marks
    from knowledge.model import Language

FORM = "register"

STEPS = ("consent", "agency", "name", "position")
"""What is asked, in this order; after them comes the summary."""


class Registration:
    """Fills in the form, by buttons or by typing."""

    def __init__(
        self,
        registry: Registry,
        consents: Consents,
        choosing: Choosing,
        admission: Admission,
        invitations: Invitations,
        marks: Marks,
    ) -> None:
        self._registry = registry
        self._forms = registry.forms
        self._consents = consents
        self._choosing = choosing
        self._admission = admission
        self._invitations = invitations
        self._marks = marks
        registry.forms.register(FORM, self)

    def begin(self, person: ChatKey, language: Language) -> Message:
        """Begins the form or goes on with it; who is registered or waits is told so, with what can be changed."""
        registry = self._registry
        say = texts(language)
        if (draft := registry.drafts.of(person, FORM)) is not None:
            return self.resume(self._keep(draft, draft.step, draft.answers), language)
        if person in registry.rights.admins:
            return Message(say("register-admin"))
        if (requested := registry.officers.requested(person)) is not None:
            buttons = (
                Button(say("button-change-request"), Do("r.again", "request")),
                Button(say("button-withdraw-request"), Do("r.withdraw")),
            )
            at = registry.moment(requested.since, language)
            return Message(say("register-waits", card=registry.card(requested, language), at=at), buttons)
        if (present := registry.officers.active(person)) is not None and registry.rights.role(person):
            buttons = (
                Button(say("button-change-agency"), Do("r.again", "agency")),
                Button(say("button-change-name"), Do("r.again", "name")),
            )
            return Message(say("register-done", card=registry.card(present, language)), buttons)
        return self._open(person, {}, language)

    def again(self, person: ChatKey, what: str, language: Language) -> Message:
        """Begins a new request from what is known: for another agency, another name, or in place of a waiting one.

        Raises:
            RefusedError: nothing is known of the person any more.
        """
        officers = self._registry.officers
        known = officers.requested(person) if what == "request" else officers.active(person)
        if known is None or not known.name:
            raise RefusedError("register-anew")
        answers: Answers = {"agency": known.agency, "name": known.name, "position": known.position}
        gone = {"agency": ("agency",), "name": ("name", "position")}.get(what, ())
        return self._open(person, {key: answers[key] for key in answers if key not in gone}, language)

    def follow(self, person: ChatKey, token: str, language: Language) -> Message:
        """Begins the form from an invitation link.

        Raises:
            RefusedError: the invitation is unknown, used, expired or withdrawn; or the person is an administrator.
        """
        registry = self._registry
        if person in registry.rights.admins:
            raise RefusedError("register-admin")
        invitation = self._invitations.find(token)
        answers: Answers = {
            "agency": invitation.agency,
            "role": invitation.role,
            "invitation": invitation.digest,
        }
        if (present := registry.officers.active(person)) is not None and present.name:
            answers |= {"name": present.name, "position": present.position}
        return self._open(person, answers, language)

    def answer(self, draft: Draft, said: Said, language: Language) -> Message | None:
        """Takes a message for the answer to the open step, or for the name of one of its buttons."""
        if said.attachment is not None:
            now = self._registry.clock()
            if said.album and not self._marks.first(
                "register", *self._whose(draft), said.album, now=now, lasting=ONE_ALBUM
            ):
                return None
            return self._asked(draft, language, texts(language)("register-only-text"))
        person, ticket = self._whose(draft), draft.ticket
        match meant(said.text, self._words(draft), language, name=draft.step == "name"):
            case "button-agree" | "button-disagree" as key:
                return self.agree(person, ticket, "yes" if key == "button-agree" else "no", language)
            case "button-back":
                return self.back(person, ticket, language)
            case "button-leave":
                return self.leave(person, ticket, language)
            case "button-send-request":
                return self.send(person, ticket, language)
            case "button-edit":
                return self.edit(person, ticket, "", language)
            case str() as key:
                return self.edit(person, ticket, key.removeprefix("field-"), language)
        match draft.step:
            case "agency":
                return self._typed_agency(draft, said.text, language)
            case "name" | "position" as step:
                limit = MAX_NAME if step == "name" else MAX_POSITION
                if entered := as_name(said.text, limit, digits=step == "position"):
                    return self._next(draft, draft.answers | {step: entered}, language)
                return self._asked(draft, language, texts(language)(f"register-no-{step}", limit=limit))
        return self._asked(draft, language, texts(language)("register-press"))

    def resume(self, draft: Draft, language: Language) -> Message:
        """Asks the open step again."""
        return self._asked(draft, language)

    # Buttons

    def agree(self, person: ChatKey, ticket: str, answer: str, language: Language) -> Message:
        """Takes "yes" to the question for consent; anything else is a refusal and leaves nothing behind."""
        draft = self._forms.mine(person, FORM, ticket, "consent")
        if answer != "yes":
            self._registry.drafts.close(draft.serial)
            return Message(texts(language)("consent-refused"))
        shown: Language = draft.answers["shown"]["language"]
        if self._consents.digest(shown) != draft.answers["shown"]["digest"]:
            return self._asked(draft, language, texts(language)("consent-changed"))
        return self._next(draft, draft.answers | {"consent": asdict(self._consents.given(shown))}, language)

    def agency(self, person: ChatKey, ticket: str, agency: str, language: Language) -> Message:
        """Takes an agency that was chosen by its button."""
        draft = self._forms.mine(person, FORM, ticket, "agency")
        if not self._choosing.known(agency):
            raise RefusedError("button-stale")
        return self._next(draft, draft.answers | {"agency": agency}, language)

    def page(self, person: ChatKey, ticket: str, page: str, language: Language) -> Message:
        """Shows another page of agencies."""
        draft = self._forms.mine(person, FORM, ticket, "agency")
        return self._ask_agency(draft, language, page_of(page))

    def back(self, person: ChatKey, ticket: str, language: Language) -> Message:
        """Goes back to the question before the open one."""
        draft = self._forms.mine(person, FORM, ticket)
        steps = self._steps(draft)
        place = steps.index(draft.step) if draft.step in steps else len(steps)
        if place == 0:
            return self._asked(draft, language)
        return self._asked(self._keep(draft, steps[place - 1], draft.answers), language)

    def edit(self, person: ChatKey, ticket: str, field: str, language: Language) -> Message:
        """Asks what to change, or one question again."""
        draft = self._forms.mine(person, FORM, ticket, "summary")
        if field in self._steps(draft)[1:]:
            return self._asked(self._keep(draft, field, draft.answers), language)
        say = texts(language)
        buttons = tuple(
            Button(say(f"field-{step}"), Do("r.edit", ticket, step)) for step in self._steps(draft)[1:]
        )
        return Message(say("register-edit"), (*buttons, *self._ways_out(draft, language)))

    def leave(self, person: ChatKey, ticket: str, language: Language) -> Message:
        """Drops the form."""
        draft = self._forms.mine(person, FORM, ticket)
        self._registry.drafts.close(draft.serial)
        return Message(texts(language)("register-left"))

    def send(self, person: ChatKey, ticket: str, language: Language) -> Message:
        """Sends the request, or with an invitation makes the person what it says.

        Raises:
            RefusedError: the form is gone or not filled in, or the invitation holds no longer.
        """
        draft = self._forms.mine(person, FORM, ticket, "summary")
        answers = draft.answers
        consent = Consent(**answers["consent"])
        if not self._consents.in_force(consent):
            rest = {key: value for key, value in answers.items() if key != "consent"}
            return self._next(draft, rest, language, texts(language)("consent-changed"))
        if (ended := self._ended(draft, language)) is not None:
            return ended
        self._registry.drafts.close(draft.serial)
        applicant = Applicant(person, answers["name"], answers["position"], answers["agency"], consent)
        if "invitation" in answers:
            invitation = self._invitations.check(answers["invitation"])
            return self._admission.join(applicant, invitation, language)
        return self._admission.ask(applicant, language)

    # Steps

    def _open(self, person: ChatKey, answers: Answers, language: Language) -> Message:
        asked = [step for step in STEPS[1:] if step not in answers]
        begun = answers | {"asked": asked}
        draft = self._registry.drafts.open(person, FORM, "consent", begun, self._registry.clock())
        return self._asked(draft, language)

    def _next(self, draft: Draft, answers: Answers, language: Language, before: str = "") -> Message:
        """Keeps the answers and asks what is not answered yet, in order, then shows the summary."""
        step = next((step for step in STEPS if step not in answers), "summary")
        return self._asked(self._keep(draft, step, answers), language, before)

    def _keep(self, draft: Draft, step: str, answers: Answers) -> Draft:
        return self._registry.drafts.keep(draft.serial, step, answers, self._registry.clock())

    def _steps(self, draft: Draft) -> list[str]:
        """The questions of this form; an invitation answers that for the agency."""
        return [step for step in STEPS if step != "agency" or "invitation" not in draft.answers]

    def _words(self, draft: Draft) -> tuple[str, ...]:
        """The labels that may be typed at the open step instead of pressing their button."""
        if draft.step == "consent":
            return ("button-disagree", "button-agree")
        if draft.step == "summary":
            fields = tuple(f"field-{step}" for step in self._steps(draft)[1:])
            return ("button-send-request", "button-edit", "button-back", "button-leave", *fields)
        return ("button-back", "button-leave")

    def _asked(self, draft: Draft, language: Language, before: str = "") -> Message:
        """The question of the open step, after a remark if there is one."""
        if (ended := self._ended(draft, language)) is not None:
            return ended
        match draft.step:
            case "consent":
                asked = self._ask_consent(draft, language, again=bool(before))
            case "agency":
                asked = self._ask_agency(draft, language)
            case "summary":
                asked = self._summary(draft, language)
            case _:
                asked = Message(self._question(draft, language), self._ways_out(draft, language))
        return asked if not before else Message(f"{before}\n\n{asked.text}", asked.buttons)

    def _question(self, draft: Draft, language: Language) -> str:
        """The question of the open step, numbered among those that the form began with, if they are several."""
        say = texts(language)
        question = say(f"register-{draft.step}")
        asked = draft.answers.get("asked", self._steps(draft)[1:])
        if draft.step not in asked or len(asked) == 1:
            return question
        number = asked.index(draft.step) + 1
        return say("register-question", number=number, count=len(asked), question=question)

    def _was_shown(self, draft: Draft, language: Language) -> bool:
        """Whether the text to agree to that is in force was shown in this language."""
        shown = {"language": language, "digest": self._consents.digest(language)}
        return bool(draft.answers.get("shown") == shown)

    def _ask_consent(self, draft: Draft, language: Language, *, again: bool) -> Message:
        """The text to agree to, with two equal buttons; which text was shown is kept for the proof.

        Asked ``again`` after a wrong word, it is the question alone, as the text stands above.
        """
        say = texts(language)
        before = self._was_shown(draft, language)
        if not before:
            shown = {"language": language, "digest": self._consents.digest(language)}
            draft = self._keep(draft, "consent", draft.answers | {"shown": shown})
        buttons = (
            Button(say("button-agree"), Do("r.agree", draft.ticket, "yes")),
            Button(say("button-disagree"), Do("r.agree", draft.ticket, "no")),
        )
        if again and before:
            return Message(say("consent-question"), buttons)
        text = self._consents.text(language)
        if "invitation" in draft.answers:
            invited = say(
                "invitation-shown",
                agency=self._registry.agency(draft.answers["agency"], language),
                role=say(f"role-{draft.answers['role']}"),
            )
            text = "\n\n".join([invited, *self._replaced(draft, language), text])
        return Message(text, buttons)

    def _ask_agency(self, draft: Draft, language: Language, page: int = 0) -> Message:
        buttons = self._choosing.buttons("r", draft.ticket, language, page)
        return Message(self._question(draft, language), (*buttons, *self._ways_out(draft, language)))

    def _typed_agency(self, draft: Draft, text: str, language: Language) -> Message:
        """An agency by its name in any spelling; what is not certain is offered to choose."""
        found = self._choosing.find(text)
        if found.sure:
            return self._next(draft, draft.answers | {"agency": found.agencies[0]}, language)
        remark = self._choosing.remark(found, language)
        if not found.agencies:
            return self._asked(draft, language, remark)
        buttons = self._choosing.buttons("r", draft.ticket, language, among=found.agencies)
        return Message(remark, (*buttons, *self._ways_out(draft, language)))

    def _summary(self, draft: Draft, language: Language) -> Message:
        say = texts(language)
        answers = draft.answers
        text = say(
            "register-summary",
            name=answers["name"],
            position=answers["position"],
            agency=self._registry.agency(answers["agency"], language),
            role=say(f"role-{answers.get('role', 'officer')}"),
        )
        buttons = (
            Button(say("button-send-request"), Do("r.send", draft.ticket)),
            Button(say("button-edit"), Do("r.edit", draft.ticket)),
            *self._ways_out(draft, language),
        )
        return Message("\n\n".join([text, *self._replaced(draft, language)]), buttons)

    def _ended(self, draft: Draft, language: Language) -> Message | None:
        """Drops a form whose invitation holds no longer, and says why it does not."""
        if "invitation" not in draft.answers:
            return None
        try:
            self._invitations.check(draft.answers["invitation"])
        except RefusedError as error:
            self._registry.drafts.close(draft.serial)
            return Message(texts(language)(error.key, **error.values))
        return None

    def _replaced(self, draft: Draft, language: Language) -> list[str]:
        """What becomes of the registration that the person has."""
        present = self._registry.officers.active(self._whose(draft))
        if present is None or not present.name:
            return []
        key = "register-replaces-at-once" if "invitation" in draft.answers else "register-replaces"
        return [texts(language)(key, post=self._registry.post(present, language))]

    def _ways_out(self, draft: Draft, language: Language) -> tuple[Button, ...]:
        say = texts(language)
        return (
            Button(say("button-back"), Do("r.back", draft.ticket)),
            Button(say("button-leave"), Do("r.leave", draft.ticket)),
        )

    def _whose(self, draft: Draft) -> ChatKey:
        """The person of a draft; one that waits for a colleague has none, and is none of this form."""
        if draft.person is None:
            raise RefusedError("form-gone")
        return draft.person
