"""From a request to a reply: one place that knows which answer each intent gets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from knowledge.answers import agencies, counts, items, naming, others, subjects
from knowledge.answers.voice import Voice
from knowledge.asks import Ask
from knowledge.model import KnowledgeBase, Language
from knowledge.replies import Reply


class Composer:
    """Composes replies from one knowledge base."""

    def __init__(self, base: KnowledgeBase, named_in: Callable[[str], tuple[str, ...]]) -> None:
        """``named_in`` gives the clauses that name an agency."""
        self._base = base
        self._named_in = named_in
        self._voices: dict[Language, Voice] = {}

    def voice(self, language: Language) -> Voice:
        """The words of one language."""
        if language not in self._voices:
            self._voices[language] = Voice(self._base, language, self._named_in)
        return self._voices[language]

    def compose(self, ask: Ask, language: Language) -> Reply:
        """The reply to a request; one whose record does not exist is not understood."""
        voice = self.voice(language)
        reply = (
            self._about_items(voice, ask)
            or self._about_bodies(voice, ask)
            or self._about_subjects(voice, ask)
        )
        return replace(reply, ask=ask) if reply is not None else others.none(voice, "not_understood")

    def _about_items(self, voice: Voice, ask: Ask) -> Reply | None:
        if ask.intent == "items":
            return self._all_items(voice, ask)
        if ask.intent == "most":
            return counts.most(voice, ask)
        if ask.intent == "compare":
            numbers = [int(number) for number in (ask.value or "").split("-") if number.isdigit()]
            found = tuple(self._base.item[number] for number in numbers if number in self._base.item)
            return items.compare(voice, ask, found) if len(found) > 1 else None
        if ask.intent == "lead" and ask.item is None:
            return items.plan_lead(voice, ask)
        makers = {
            "item": items.card,
            "content": items.content,
            "lead": items.lead,
            "coordinate": items.coordinate,
            "who": items.who,
        }
        item = self._base.item.get(ask.item or 0)
        maker = makers.get(ask.intent)
        return maker(voice, ask, item) if maker is not None and item is not None else None

    def _all_items(self, voice: Voice, ask: Ask) -> Reply:
        if ask.role is None:
            return items.listing(voice, ask)
        makers = {"lead": items.lead, "coordinate": items.coordinate}
        maker = makers.get(ask.role)
        if maker is None:
            return items.listing(voice, ask)
        replies = [maker(voice, Ask(ask.role, item=item.number), item) for item in self._base.items]  # type: ignore[arg-type]  # a key of makers
        paragraphs = tuple(reply.paragraphs[0].split("\n")[0] for reply in replies)
        clauses = tuple(clause for reply in replies for clause in reply.clauses)
        if ask.role == "lead":
            lead = self._base.plan.lead
            paragraphs = (voice.say("plan-lead", agency=voice.agency(lead.agency)), *paragraphs)
            clauses = (lead.clause, *clauses)
        agencies_found = tuple(dict.fromkeys(agency for reply in replies for agency in reply.agencies))
        return Reply(
            kind="answer",
            lang=voice.language,
            paragraphs=("\n".join(paragraphs), *voice.notes(agencies_found)),
            citation=voice.citation(clauses),
            clauses=clauses,
            items=tuple(self._base.item),
            agencies=agencies_found,
            choices=(voice.next_items(),),
        )

    def _progress(self, voice: Voice, ask: Ask) -> Reply | None:
        refusal = self._base.refusal_of.get("progress")
        known = ask.item is None or ask.item in self._base.item
        known = known and (ask.agency is None or ask.agency in self._base.agency)
        if not known:
            return None
        return others.progress(voice, ask, refusal) if refusal else others.none(voice, "not_in_plan")

    def _about_bodies(self, voice: Voice, ask: Ask) -> Reply | None:
        if ask.intent == "outside":
            body = self._base.outsider.get(ask.agency or "")
            return others.outside(voice, ask, body) if body is not None else None
        agency = self._base.agency.get(ask.agency or "")
        if agency is None:
            return None
        if ask.intent == "agency":
            return agencies.card(voice, ask, agency)
        if ask.intent == "agency-items":
            return agencies.items(voice, ask, agency)
        if ask.intent == "check" and ask.value == "report":
            return naming.report(voice, ask, agency)
        if ask.intent != "role":
            return None
        if ask.topic is not None:
            topic = self._base.topic.get(ask.topic)
            return subjects.topic_role(voice, ask, topic) if topic is not None else None
        if ask.clause is not None:
            known = ask.clause in self._base.clause
            return agencies.clause_role(voice, ask, agency) if known else None
        item = self._base.item.get(ask.item or 0)
        return agencies.role(voice, ask, agency, item) if item is not None else None

    def _about_subjects(self, voice: Voice, ask: Ask) -> Reply | None:
        base = self._base
        if ask.intent == "clause" and ask.clause in base.clause:
            return subjects.clause(voice, ask, base.clause[ask.clause])
        if ask.intent == "quote" and ask.clause in base.clause:
            return subjects.quote(voice, ask, base.clause[ask.clause])
        topic = base.topic.get(ask.topic or "")
        if ask.intent == "topic" and topic is not None:
            if ask.item is not None and ask.item not in base.item:
                ask = replace(ask, item=None)
            return subjects.topic(voice, ask, topic)
        if ask.intent == "entry" and ask.entry in base.entry:
            return others.entry(voice, ask, base.entry[ask.entry])
        if ask.intent == "refuse" and topic is not None:
            return subjects.no_figure(voice, ask, topic)
        if ask.intent == "refuse" and ask.entry in base.refusal:
            return others.refuse(voice, ask, base.refusal[ask.entry])
        if ask.intent == "progress":
            return self._progress(voice, ask)
        if ask.intent == "missing":
            return others.missing(voice, ask)
        if ask.intent == "check":
            return others.check(voice, ask)
        return None
