"""What is kept about a person: said, handed over, and erased."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bot.services.messages import Button, Do, Document, Message
from bot.texts import texts

if TYPE_CHECKING:
    from bot.services.consent import Consents
    from bot.services.leaving import Leaving
    from bot.services.registry import Registry
    from bot.storage.chats import Chats
    from bot.storage.database import ChatKey
    from knowledge.model import Language


class Privacy:
    """Answers /privacy, /my_data and /forget_me. A person is known by the private chat with them."""

    def __init__(self, chats: Chats, registry: Registry, consents: Consents, leaving: Leaving) -> None:
        self._chats = chats
        self._registry = registry
        self._consents = consents
        self._leaving = leaving

    def explain(self, language: Language) -> Message:
        """What is stored, why, and for how long."""
        say = texts(language)
        officers = say(
            "privacy-officers",
            controller=self._consents.controller(language),
            contact=self._consents.contact(language),
        )
        return Message("\n\n".join([say("privacy"), officers, say("privacy-rights")]))

    def hand_over(self, person: ChatKey, language: Language) -> Message:
        """All that is kept about a person, as a JSON file."""
        kept: dict[str, list[dict[str, Any]]] = self._chats.everything(person)
        kept |= self._registry.officers.everything(person)
        if drafts := self._registry.drafts.every(person):
            names = ("form", "agency", "step", "answers", "at")
            kept["forms"] = [{name: getattr(draft, name) for name in names} for draft in drafts]
        content = json.dumps(
            {
                "platform": person.platform,
                "chat": person.chat,
                "made_at": self._registry.clock().isoformat(),
                "kept": kept,
            },
            ensure_ascii=False,
            indent=2,
        )
        say = texts(language)
        return Message(
            say("my-data" if kept else "my-data-nothing"),
            document=Document(say("my-data-file"), content.encode()),
        )

    def forget(self, person: ChatKey, language: Language, *, sure: bool = False) -> Message:
        """Erases all that is kept about a person, at once; who is registered or waits is asked first."""
        registry = self._registry
        officer = registry.officers.active(person)
        # An administrator may have a registration without a name: there is nothing in it to lose.
        registered = officer is not None and officer.name
        if sure or not (registered or registry.officers.requested(person)):
            return self._erase(person, language)
        say = texts(language)
        lines = [say("forget-sure" if registered else "forget-sure-request")]
        if person in registry.rights.admins:
            lines.append(say("forget-administrator"))
        elif registry.rights.steering() == [person]:
            lines.append(say("forget-last"))
        return Message(
            "\n\n".join(lines),
            (
                Button(say("button-forget"), Do("p.forget")),
                Button(say("button-stay"), Do("p.keep")),
            ),
        )

    def keep(self, language: Language) -> Message:
        """Says that nothing was erased."""
        return Message(texts(language)("forget-not"))

    def _erase(self, person: ChatKey, language: Language) -> Message:
        """Updates stay under the agency's name, and who wrote them can no longer be told; drafts go."""
        registry = self._registry
        say = texts(language)
        officer = registry.officers.active(person)
        if officer is not None:
            self._leaving.stop_sending(person, officer.actor)
        for ended in (officer, registry.officers.requested(person)):
            if ended is not None:
                registry.audit.note(ended.actor, "officer.forgotten", ended.actor)
        registry.officers.forget(person, registry.clock())
        registry.drafts.erase(person)
        self._chats.erase(person)
        if officer is None or not officer.name:
            return Message(say("forgotten"))
        return Message(say("forgotten-officer"), roles_changed=(person,))
