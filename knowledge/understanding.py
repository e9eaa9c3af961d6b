"""From an utterance and what was talked about to requests: exact names and numbers first, then curated records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property

from knowledge.asks import Ask
from knowledge.cues import CueFinder, Cues
from knowledge.entities import Finder, Mentions
from knowledge.matching import Matcher, Scored
from knowledge.model import KnowledgeBase, Language
from knowledge.references import nth
from knowledge.replies import Conversation
from knowledge.text import Token, clean, tokenize

SURE = 0.38
"""A card that scores this is the answer when nothing else is known of the question."""
LIKELY = 0.27
"""A card that scores this is the answer when the words around it also ask about the plan."""
EXACT = 0.93
"""A question this similar to a curated example is that example."""
TELLING = 7.0
"""Evidence of a whole telling phrase, enough in a long story that is mostly about something else."""

_SHORT = 9
_SECOND = 3.0
_SECTIONS = frozenset(("I", "II", "III", "IV", "V"))
_COUNTED = frozenset("phan nghin ngan trieu ti tram chuc ha hec nguoi ho tan".split())
_BULLETS = frozenset(("y", "gach", "bullet", "point", "cham"))
_JOINING = frozenset(("va", "and", "voi", "cung", "con"))
_POLITE = 0.2
_ABOUT_BODIES = frozenset(("agency", "agency-items", "role", "lead", "who"))

_REFUSAL_LEAD = 1.1
"""A refusal yields only to a card that fits clearly better: an honest \"not here\" is no fault."""

_WEAK_LEAD = frozenset(("lam", "giao", "lo", "chinh", "does", "doing", "run", "given", "quan", "nam"))


@dataclass
class Understood:
    """What an utterance means: requests, or a reading to ask back about, or nothing."""

    asks: list[Ask] = field(default_factory=list)
    clarify: str | None = None
    choices: list[Ask] = field(default_factory=list)
    score: float = 0.0
    near: list[Scored] = field(default_factory=list)
    smalltalk: bool = False
    asking: bool = False
    inherited: bool = False
    language: Language | None = None


@dataclass(frozen=True)
class View:
    """Everything read off one utterance, for the rules to look at."""

    tokens: Sequence[Token]
    mentions: Mentions
    cues: Cues
    cards: list[Scored]
    conversation: Conversation

    @property
    def top(self) -> Scored | None:
        return self.cards[0] if self.cards else None

    @property
    def words(self) -> set[str]:
        """The folded words."""
        return {token.folded for token in self.tokens}

    @property
    def role(self) -> str | None:
        """The part that is asked for: ``lead``, ``coordinate``, ``both`` or nothing."""
        lead = "lead" in self.cues and self.strong_lead
        if "coordinate" in self.cues:
            return "both" if lead and "who" in self.cues and _two_questions(self) else "coordinate"
        if "lead" in self.cues or "who" in self.cues:
            return "lead"
        return None

    @property
    def strong_lead(self) -> bool:
        """Whether a word that means carrying out, not merely doing, was used."""
        return any(
            self.tokens[place].folded not in _WEAK_LEAD for place in self.cues.places if place < len(self.tokens)
        )


def _two_questions(view: View) -> bool:
    words = [token.folded for token in view.tokens]
    return any(word in ("va", "and", "con", "cung") for word in words) or sum(
        word in ("ai", "nao", "who", "which") for word in words
    ) > 1


class Interpreter:
    """Understands utterances against one knowledge base."""

    def __init__(self, base: KnowledgeBase, finder: Finder, matcher: Matcher, cues: CueFinder) -> None:
        self._base = base
        self._finder = finder
        self._matcher = matcher
        self._cues = cues

    def view(self, tokens: Sequence[Token], conversation: Conversation) -> View:
        """Read everything off an utterance once."""
        mentions = self._finder.find(tokens)
        if not mentions.agencies and conversation.intent in _ABOUT_BODIES and len(tokens) < 8:
            for agency, places in self._finder.bare_names(tokens).items():
                mentions.agencies.append(agency)
                mentions.used |= places
        bodies = frozenset(mentions.used)
        cues = self._cues.find(tokens, bodies)
        if not cues.any("lead", "coordinate", "duties", "participate", "where", "successor", "also"):
            for place in self._finder.only_places(tokens, mentions) if len(tokens) > 3 else ():
                mentions.agencies.remove(place)
        cards = self._matcher.score(tokens, mentions.used | (cues.places - self._subject_places(tokens, cues)))
        named = mentions.used - mentions.document_places
        named -= {place for body in mentions.outside for place in mentions.body_places[body]}
        telling = {place for place, token in enumerate(tokens) if not self._matcher.is_function(token)} - named
        cards = [
            card for card in cards if card.places.isdisjoint(named) or card.similarity > 0.6 or card.places & telling
        ]
        if len(tokens) <= _SHORT:
            cards = self._related_first(cards, conversation)
        return View(tokens, mentions, cues, cards, conversation)

    def _subject_places(self, tokens: Sequence[Token], cues: Cues) -> frozenset[int]:
        # Cue words that are also long enough to carry a subject keep their weight.
        return frozenset(place for place in cues.places if len(tokens[place].folded) > 7)

    def _related_first(self, cards: list[Scored], conversation: Conversation) -> list[Scored]:
        """Short questions go on with what was last said: its next questions and its own clause come nearer."""
        entry = self._base.entry.get(conversation.entry or "")
        near = set(entry.next) if entry is not None else set()
        if not near and conversation.clause is None:
            return cards
        clause = conversation.clause
        marked = [
            replace(card, related=card.card.id in near or (clause is not None and clause in self._clauses_of(card)))
            for card in cards
        ]
        return sorted(marked, key=lambda card: -card.score)

    def _clauses_of(self, card: Scored) -> tuple[str, ...]:
        kinds = {"topic": self._base.topic, "entry": self._base.entry}
        record = kinds[card.card.kind].get(card.card.id) if card.card.kind in kinds else None
        return record.clauses if record is not None else ()

    def understand(self, tokens: Sequence[Token], conversation: Conversation) -> Understood:
        """The meaning of one utterance."""
        view = self.view(tokens, conversation)
        found = self._first(view)
        found.near = [card for card in view.cards if card.score > 0.12][:3]
        found.asking = view.cues.asks or view.cues.any("who", "lead", "coordinate")
        return found

    # The rules, in order ------------------------------------------------------------------------------------------

    def _first(self, view: View) -> Understood:
        for rule in (
            self._exact,
            self._nth,
            self._pleasantry,
            self._follow_up_phrase,
            self._when_here,
            self._other_language,
            self._document,
            self._missing,
            self._superlative,
            self._refused,
            self._outside,
            self._clauses,
            self._bodies,
            self._items,
            self._dates,
            self._years,
            self._overview,
            self._nothing_else,
            self._cards,
            self._follow_up,
            self._bare,
        ):
            found = rule(view)
            if found is not None:
                return found
        return Understood()

    def _exact(self, view: View) -> Understood | None:
        top = view.top
        if top is None or top.similarity < EXACT:
            return None
        return self._card(view, top)

    def _pleasantry(self, view: View) -> Understood | None:
        """A greeting or thanks in a few words, with nothing asked."""
        if len(view.tokens) > 14 or view.mentions.used or view.cues.asks or view.cues.any("who", "when"):
            return None
        for card in view.cards[:3]:
            entry = self._base.entry.get(card.card.id) if card.card.kind == "entry" else None
            if entry is not None and entry.kind == "smalltalk" and card.evidence:
                if len(view.tokens) > _SHORT and min(card.places) > 1:
                    continue
                rival = next((other for other in view.cards if other.card.kind == "topic"), None)
                polite = card.score > (_POLITE if len(view.tokens) > 5 else _POLITE / 2)
                return self._card(view, card) if polite and (rival is None or rival.score < card.score) else None
        return None

    def _when_here(self, view: View) -> Understood | None:
        """ban hành ngày nào? – of the document just spoken of; by when? – of the report just spoken of."""
        before = view.conversation
        if "when" not in view.cues or "plan" in view.cues or len(view.tokens) > 6 or before.clause is None:
            return None
        if view.mentions.used or len(self._content(view)) > 2:
            return None
        if before.clause == self._base.plan.report_due.clause and not self._content(view):
            return Understood([Ask.deadline()], score=0.8, inherited=True)
        clause = self._base.clause.get(before.clause)
        dated = clause is not None and self._finder.find(_tokens(clause.text)).dates
        if dated and before.intent in ("clause", "topic", "quote") and before.item is not None:
            return Understood([Ask.of_clause(before.clause)], score=0.8, inherited=True)
        return None

    def _follow_up_phrase(self, view: View) -> Understood | None:
        entry = self._base.entry.get(view.conversation.entry or "")
        if entry is None:
            return None
        typed = " ".join(token.folded for token in view.tokens)
        for follow in entry.follow_ups:
            for phrase in follow.phrases.all:
                wanted = " ".join(token.folded for token in _tokens(phrase))
                if wanted in typed:
                    return Understood([Ask.of_entry(follow.entry)], score=0.9)
        return None

    def _other_language(self, view: View) -> Understood | None:
        before = view.conversation
        if not before.asks or not view.cues.any("to-english", "to-vietnamese") or view.mentions.agencies:
            return None
        if len(self._content(view)) > 1:
            return None
        if before.agency is not None and "to-english" in view.cues and {"ten", "name"} & view.words:
            return Understood([Ask("agency", agency=before.agency, value="name")], score=0.8, inherited=True)
        language: Language = "en" if "to-english" in view.cues else "vi"
        return Understood([Ask.parse(before.asks[-1])], score=0.8, inherited=True, language=language)

    def _nth(self, view: View) -> Understood | None:
        """A number alone, in a talk about numbered things: "cái thứ 2", "and the fourth?", "no wait, I meant 6"."""
        before = view.conversation
        if not before.asks or view.mentions.references or view.mentions.agencies or len(view.tokens) > 9:
            return None
        number = nth(view.tokens) or self._neighbour(view)
        if view.mentions.dates or view.mentions.years or number is None or len(self._content(view)) > 2:
            return None
        parent = (before.clause or "").rpartition(".")[0] if before.clause not in ("III", "I.2") else before.clause
        item = self._base.item.get(before.item or 0)
        if item is not None and view.words & _BULLETS:
            known = 1 <= number <= len(item.contents)
            missing = Ask("missing", value=f"{item.content_clause}.{number}")
            return Understood([Ask.of_clause(item.contents[number - 1]) if known else missing], score=0.8)
        if before.item is None and parent in ("III", "I.2"):
            clause = f"{parent}.{number}"
            name = "solution" if parent == "III" else "objective"
            known = clause in self._base.clause
            return Understood([Ask.of_clause(clause) if known else Ask("missing", value=f"{name}-{number}")], score=0.8)
        if before.item is None and before.intent not in ("items", "clause", "item", "most") and before.entry is None:
            return None
        if number not in self._base.item:
            return Understood([Ask("missing", value=f"item-{number}")], score=0.8)
        role = self._item_intent(view) or before.intent
        intent = role if role in ("lead", "coordinate", "content", "who") else "item"
        return Understood([_item_ask(intent, number)], score=0.8, inherited=True)

    def _neighbour(self, view: View) -> int | None:
        """The item before or after the one spoken of."""
        item = view.conversation.item
        if item is None or not view.words & {"muc", "item", "one", "activity"}:
            return None
        if view.words & {"truoc", "before", "previous"}:
            return item - 1
        return item + 1 if view.words & {"tiep", "next", "after"} else None

    def _document(self, view: View) -> Understood | None:
        """A document named by its number: the record or the clause that holds just this number."""
        for number in view.mentions.documents:
            for card in view.cards[:6]:
                if card.card.kind == "entry" and card.score > SURE and number in self._numbers_in(card.card.id):
                    return self._card(view, card)
            few = len(self._content(view)) < 3
            if few and number in self._documents and not view.mentions.items:
                entry, clause = self._documents[number]
                return Understood([Ask.of_entry(entry) if entry else Ask.of_clause(clause)], score=0.8)
        return None

    def _numbers_in(self, entry_id: str) -> set[str]:
        entry = self._base.entry[entry_id]
        texts = (entry.answer.vi, *entry.phrases.all)
        return {token.folded for text in texts for token in _tokens(text) if token.folded.isdigit()}

    @cached_property
    def _documents(self) -> dict[str, tuple[str | None, str]]:
        """For each document number that the plan cites, the entry about it, if any, and the clause that cites it."""
        found: dict[str, tuple[str | None, str]] = {}
        for clause in self._base.clauses:
            for number in self._finder.find(_tokens(clause.text)).documents:
                about = next(
                    (
                        entry.id
                        for entry in self._base.entries
                        if clause.id in entry.clauses
                        and any(number in {token.folded for token in _tokens(text)} for text in entry.phrases.vi)
                    ),
                    None,
                )
                found.setdefault(number, (about, clause.id))
        return {number: places for number, places in found.items() if number not in self._title_numbers}

    @cached_property
    def _title_numbers(self) -> set[str]:
        # The plan's own project is in every second question; it tells nothing.
        return {token.folded for token in _tokens(self._base.plan.title.vi) if token.folded.isdigit()}

    def _content(self, view: View) -> list[str]:
        """The words that carry a subject of their own."""
        return [
            token.folded
            for place, token in enumerate(view.tokens)
            if place not in view.cues.places
            and place not in view.mentions.used
            and not token.folded.isdigit()
            and not self._matcher.is_function(token)
        ]

    def _missing(self, view: View) -> Understood | None:
        missing = view.mentions.missing
        if not missing:
            unknown = [number for number in view.mentions.documents if not self._knows_document(number)]
            if unknown and not self._strong(view):
                return Understood([Ask("missing", value=f"document-{unknown[0]}")], score=0.8)
            return None
        only = view.cues.yesno and not view.cues.any("who", "coordinate", "lead", "where")
        role = "yesno" if only else None
        asks = [Ask("missing", value=reference.target.replace(" ", "-"), role=role) for reference in missing[:2]]
        asks += [Ask.of_item(number) for number in view.mentions.items[:2]]
        return Understood(asks, score=1.0)

    def _knows_document(self, number: str) -> bool:
        return number in self._numbers_of_base

    @cached_property
    def _numbers_of_base(self) -> frozenset[str]:
        texts = [self._base.source_text, *(entry.answer.vi for entry in self._base.entries)]
        texts += [phrase for entry in self._base.entries for phrase in entry.phrases.vi]
        return frozenset(token.folded for text in texts for token in _tokens(text) if token.folded.isdigit())

    def _refused(self, view: View) -> Understood | None:
        top = next((card for card in view.cards[:5] if card.card.kind == "refusal"), None)
        if top is None:
            return self._no_figure(view)
        rival = next((card for card in view.cards if card.card.kind != "refusal"), None)
        named = bool(view.mentions.references or view.mentions.agencies)
        needed = LIKELY if top.evidence else SURE
        if named and top.evidence < 2.5 and top.similarity < 0.6:
            return None
        if top.score < needed or (rival is not None and rival.score > _REFUSAL_LEAD * top.score):
            return self._no_figure(view)
        return self._card(view, top)

    def _no_figure(self, view: View) -> Understood | None:
        """How much of a subject: the plan deals with it, but holds no figures."""
        top = view.top
        if top is None or top.card.kind != "topic" or top.score < LIKELY or top.similarity > 0.75:
            return None
        if view.cues.any("where", "who") or not _asks_how_much(view):
            return None
        return Understood([Ask("refuse", topic=top.card.id)], score=top.score)

    def _outside(self, view: View) -> Understood | None:
        outside = view.mentions.outside
        if not outside or view.mentions.agencies:
            return None
        top = view.top
        if top is not None and top.card.kind == "entry":
            about = bool(view.mentions.body_places[outside[0]] & top.places) and top.score > SURE
            if about or top.similarity > 0.7 or (top.score > 0.7 and not view.role):
                return self._card(view, top)
        yesno = "yesno" if view.cues.yesno and not view.cues.any("where") else None
        role = "lead" if view.cues.any("lead") and not view.cues.any("duties") else "any"
        if "coordinate" in view.cues:
            role = "coordinate"
        item = view.mentions.items[0] if view.mentions.items else None
        if item is None and top is not None and top.card.kind == "topic" and top.score > SURE:
            owner = self._base.item_of(self._base.topic[top.card.id].clauses[0])
            if view.cues.any("who", "where") and not view.cues.yesno and role != "lead":
                return self._card(view, top)
            number = owner.number if owner is not None else None
            return Understood([Ask("outside", agency=outside[0], role=role, value=yesno, item=number)], score=0.9)
        asks = [Ask("outside", agency=body, role=role, value=yesno, item=item) for body in outside[:2]]
        return Understood(asks, score=0.9)

    def _clauses(self, view: View) -> Understood | None:
        clauses = view.mentions.clauses
        if not clauses:
            return None
        duties = self._duties_under(view)
        if duties:
            return Understood([Ask.of_clause(clause) for clause in duties[:3]], score=1.0)
        if view.mentions.agencies and (view.cues.yesno or view.cues.any("lead")):
            named = [clause for clause in clauses if not self._part_of_item(clause)]
            if named:
                agency = view.mentions.agencies[0]
                return Understood([Ask("role", agency=agency, clause=named[0], value="yesno")], score=1.0)
        if view.mentions.agencies and all(clause in _SECTIONS for clause in clauses):
            return None
        if "quote" in view.cues:
            return Understood([Ask.quote(clause) for clause in clauses[:3]], score=1.0)
        return Understood([self._clause_ask(clause) for clause in clauses[:3]], score=1.0)

    def _duties_under(self, view: View) -> list[str]:
        """Of a whole section, only what it gives the bodies that are named."""
        return list(
            dict.fromkeys(
                duty.clause
                for agency in view.mentions.agencies
                for duty in self._base.duties
                if duty.agency == agency and any(duty.clause.startswith(f"{clause}.") for clause in view.mentions.clauses)
                and duty.role not in ("reports", "coordinates")
            )
        )

    def _part_of_item(self, clause: str) -> bool:
        return self._base.item_of(clause) is not None

    def _clause_ask(self, clause: str) -> Ask:
        item = self._base.item_of(clause)
        if item is not None:
            if clause == item.implementing.clause:
                return Ask.lead(item.number)
            if clause == item.coordinating.clause:
                return Ask.coordinate(item.number)
            if clause == item.content_clause:
                return Ask.content(item.number)
        return Ask.of_clause(clause)

    def _bodies(self, view: View) -> Understood | None:
        agencies = view.mentions.agencies
        if view.mentions.ambiguous and not agencies:
            ids = view.mentions.ambiguous[0].split()
            return Understood(clarify="place", choices=[Ask.of_agency(agency) for agency in ids], score=0.6)
        if not agencies:
            return None
        items = view.mentions.items or self._item_meant(view)
        if items:
            return self._bodies_and_items(view, agencies, items)
        special = self._special_body(view, agencies)
        if special is not None:
            return special
        return self._bodies_alone(view, agencies)

    def _item_meant(self, view: View) -> list[int]:
        """The item spoken of, where the words point back at it: "mục đó", "that item"."""
        item = view.conversation.item
        words = [token.folded for token in view.tokens]
        back = {("muc", "do"), ("muc", "ay"), ("muc", "nay"), ("that", "item"), ("this", "item"), ("that", "one")}
        return [item] if item is not None and back & set(zip(words, words[1:], strict=False)) else []

    def _bodies_and_items(self, view: View, agencies: list[str], items: list[int]) -> Understood:
        if "besides" in view.cues and "where" in view.cues:
            role = "coordinate" if view.role == "coordinate" else "lead"
            return Understood([Ask("agency-items", agency=agencies[0], role=role)], score=1.0)
        if "who" in view.cues and "coordinate" in view.cues and not view.cues.yesno:
            return Understood([Ask.coordinate(item) for item in items[:2]], score=1.0)
        shared = [number for number in items if len(self._base.item[number].implementing.agencies) > 1]
        if "only" in view.cues and view.cues.yesno and shared:
            return Understood([Ask("lead", item=number, role="single") for number in shared[:2]], score=1.0)
        if "who" in view.cues and "lead" in view.cues and not view.cues.yesno:
            return Understood([Ask.lead(item) for item in items[:2]], score=1.0)
        role = self._asked_role(view)
        value = "yesno" if view.cues.yesno else None
        asks = [
            Ask("role", agency=agency, item=item, role=role, value=value) for item in items[:3] for agency in agencies[:3]
        ]
        return Understood(asks[:4], score=1.0)

    def _asked_role(self, view: View) -> str:
        if view.cues.any("participate"):
            return "any"
        if "coordinate" in view.cues:
            return "coordinate"
        return "lead" if "lead" in view.cues else "any"

    def _special_body(self, view: View, agencies: list[str]) -> Understood | None:
        """An agency in a question that is about something else: a curated record, a subject, its successor."""
        top = self._own_card(view)
        cues = view.cues
        agency = agencies[0]
        if top is not None and top.card.kind == "entry":
            entry = self._base.entry[top.card.id]
            due = self._base.plan.report_due.clause
            if cues.yesno and due in entry.clauses and not view.mentions.dates and top.score > LIKELY:
                return Understood([Ask("check", agency=agency, value="report")], score=top.score)
            if top.score > SURE or (top.evidence > 4 and top.score > LIKELY):
                return self._card(view, top)
        if cues.yesno and "recipients" in self._base.clause and _says_sent(view):
            if "recipients" in self._finder.named_in(agency) and not cues.any("late", "when"):
                return Understood([Ask("role", agency=agency, clause="recipients", value="yesno")], score=0.8)
        if "to-english" in cues:
            return Understood([Ask("agency", agency=body, value="name") for body in agencies[:3]], score=1.0)
        if "successor" in cues and not cues.any("duties", "where"):
            return Understood([Ask("agency", agency=body, value="successor") for body in agencies[:3]], score=1.0)
        if cues.yesno and "lead" in cues and "plan" in cues and "where" not in cues:
            clause = self._base.plan.lead.clause
            return Understood([Ask("role", agency=agency, clause=clause, value="yesno")], score=1.0)
        if top is not None and top.card.kind == "topic" and (top.score > LIKELY or top.evidence > TELLING):
            if cues.yesno and "who" not in cues:
                role = self._asked_role(view)
                return Understood([Ask("role", agency=agency, topic=top.card.id, role=role, value="yesno")], score=0.9)
            if cues.any("duties") and not cues.any("where", "who") and self._is_duty_of(top, agency):
                return Understood([Ask.of_agency(agency)], score=0.9)
            return self._card(view, top)
        return None

    def _is_duty_of(self, top: Scored, agency: str) -> bool:
        clauses = self._base.topic[top.card.id].clauses
        return any(duty.agency == agency and duty.clause in clauses for duty in self._base.duties)

    def _own_card(self, view: View) -> Scored | None:
        """The best card that rests on words beyond the names of the bodies."""
        for card in view.cards[:4]:
            if card.similarity > 0.75 or (card.places - view.mentions.used):
                return card
        return None

    def _bodies_alone(self, view: View, agencies: list[str]) -> Understood:
        cues = view.cues
        bare = not cues.asks and not cues.any("lead", "coordinate", "participate")
        if bare and view.conversation.intent in ("agency-items", "role", "lead", "coordinate"):
            inherited = self._inherit_body(view, agencies)
            if inherited is not None:
                return inherited
        if "negation" in cues and "where" in cues:
            return Understood([Ask("agency-items", agency=body, role="not") for body in agencies[:2]], score=1.0)
        asks_items = cues.any("where", "many") or (cues.any("lead", "coordinate") and cues.any("duties", "content"))
        if asks_items or (cues.any("lead", "coordinate") and not cues.any("who")):
            role = "coordinate" if "coordinate" in cues else "lead" if "lead" in cues else "any"
            if cues.any("participate") and "coordinate" not in cues:
                role = "any"
            if role == "lead" and not view.strong_lead and "where" not in cues:
                role = "any"
            if role == "lead" and cues.any("duties") and not _says_lead(view):
                role = "any"
            return Understood([Ask("agency-items", agency=body, role=role) for body in agencies[:3]], score=1.0)
        return Understood([Ask.of_agency(body) for body in agencies[:3]], score=0.95)

    def _inherit_body(self, view: View, agencies: list[str]) -> Understood | None:
        before = view.conversation
        if before.intent == "agency-items":
            asks = [Ask("agency-items", agency=body, role=before.role or "lead") for body in agencies[:3]]
            return Understood(asks, score=0.9, inherited=True)
        if before.intent == "role" and before.item is not None:
            asks = [
                Ask("role", agency=body, item=before.item, role=before.role, value="yesno") for body in agencies[:3]
            ]
            return Understood(asks, score=0.9, inherited=True)
        return None

    def _items(self, view: View) -> Understood | None:
        items = view.mentions.items
        if not items:
            return None
        cues = view.cues
        if len(items) > 1 and cues.any("compare", "most", "least"):
            return Understood([Ask("compare", value="-".join(str(number) for number in items[:5]))], score=1.0)
        subject = self._subject_of_item(view, items)
        if subject is not None:
            return subject
        if "only" in cues and cues.any("lead", "who", "yesno") or ("only" in cues and cues.yesno):
            return Understood([Ask("lead", item=number, role="single") for number in items[:2]], score=1.0)
        intent = self._item_intent(view)
        if intent is None:
            wish = view.conversation.wish or (view.conversation.intent if not cues.asks else None)
            intent = wish if wish in ("lead", "coordinate", "content", "who") else None
            inherited = intent is not None
            intent = intent or ("content" if "content" in cues else "item")
            return Understood([_item_ask(intent, number) for number in items[:5]], score=0.95, inherited=inherited)
        return Understood([_item_ask(intent, number) for number in items[:5]], score=1.0)

    def _subject_of_item(self, view: View, items: list[int]) -> Understood | None:
        """A subject named beside an item: does it belong there, and what is said of it."""
        top = self._own_card(view)
        if top is None or top.score < LIKELY:
            return None
        if top.card.kind == "entry":
            entry = self._base.entry[top.card.id]
            fits = entry.kind != "smalltalk" and (top.similarity > 0.8 or (top.score > SURE and view.role is None))
            return self._card(view, top) if fits else None
        if top.card.kind == "topic":
            owners = {
                owner.number
                for clause in self._base.topic[top.card.id].clauses
                if (owner := self._base.item_of(clause)) is not None
            }
            if view.cues.yesno and view.role != "coordinate" and "who" not in view.cues:
                return Understood([Ask("topic", topic=top.card.id, item=items[0], value="yesno")], score=0.9)
            if owners & set(items) and view.role is None and top.evidence > 3:
                return Understood([Ask.of_topic(top.card.id)], score=0.9)
        return None

    def _item_intent(self, view: View) -> str | None:
        role = view.role
        if role == "both":
            return "who"
        if role == "coordinate":
            return "coordinate"
        cues = view.cues
        if role == "lead" and ("who" in cues or not cues.any("content", "duties") or _says_lead(view)):
            if cues.any("participate") and not _says_lead(view):
                return "who"
            return "lead"
        if cues.any("participate") and "who" in cues:
            return "who"
        if cues.any("content", "duties", "many", "quote"):
            return "content"
        return None

    def _dates(self, view: View) -> Understood | None:
        cues, mentions = view.cues, view.mentions
        base = self._base
        top = view.top
        due = base.plan.report_due
        about_report = any(
            card.card.kind == "entry" and due.clause in base.entry[card.card.id].clauses and card.score > 0.2
            for card in view.cards[:4]
        )
        marks_due = any((month, day) in self._due_days for day, month in mentions.dates)
        if marks_due and "when" in cues and not cues.yesno and not mentions.years:
            return Understood([Ask.deadline()], score=0.8)
        if mentions.dates and (about_report or marks_due or cues.any("late", "when") or view.conversation.clause == due.clause):
            if cues.yesno or cues.any("late"):
                day, month = mentions.dates[-1]
                late = any(token.folded in ("tre", "muon", "qua", "cham", "late", "overdue") for token in view.tokens)
                asks_due = not cues.any("late") or "when" in cues
                kind = "late" if late else "due" if asks_due else "date"
                if top is not None and top.card.kind == "entry" and top.similarity > 0.75:
                    return self._card(view, top)
                return Understood([Ask("check", value=f"{kind}-{day}-{month}")], score=0.9)
        if mentions.years and cues.yesno and "plan" in cues and not mentions.dates:
            year = mentions.years[-1]
            rival = self._own_card(view)
            if rival is None or rival.score < SURE or rival.card.kind != "topic":
                if rival is not None and rival.score > 0.6:
                    return self._card(view, rival)
                return Understood([Ask("check", value=f"year-{year}")], score=0.7)
        return None

    @cached_property
    def _due_days(self) -> frozenset[tuple[int, int]]:
        """The day reports are due before and the last day in time, as (month, day)."""
        due = self._base.plan.report_due
        last = date(2001, due.month, due.day) - timedelta(days=1)
        return frozenset(((due.month, due.day), (last.month, last.day)))

    def _years(self, view: View) -> Understood | None:
        """Where is 2030 mentioned? – the clause that holds this very year."""
        top = view.top
        if not view.mentions.years or "where" not in view.cues or (top is not None and top.score > SURE):
            return None
        year = str(view.mentions.years[0])
        clauses = [clause.id for clause in self._base.clauses if year in clause.text and not clause.heading]
        if not clauses:
            return Understood([Ask("missing", value=f"year-{year}")], score=0.7)
        return Understood([Ask.of_clause(clause) for clause in clauses[:2]], score=0.7)

    def _superlative(self, view: View) -> Understood | None:
        """Which body has the most items? Only where items or their parts are spoken of."""
        cues = view.cues
        about_items = bool(view.words & {"muc", "item", "items", "hoat", "activity", "activities"})
        if not cues.any("most", "least") or "who" not in cues or not about_items or view.mentions.items:
            return None
        if _asks_item_first(view) and not cues.any("participate", "compare"):
            return None
        return Understood([Ask("most", value="agency" if "most" in cues else "agency-least")], score=0.9)

    def _overview(self, view: View) -> Understood | None:
        """Counting and comparing over all items, and questions about all of them."""
        cues = view.cues
        words = {token.folded for token in view.tokens}
        about_items = bool(words & {"muc", "item", "items", "hoat", "activity", "activities"})
        about_bodies = cues.any("who") or bool(words & {"so", "agency", "agencies", "department", "departments"})
        if "most" in cues and about_items and about_bodies and _asks_item_first(view):
            return Understood([Ask("most", value="item")], score=0.9)
        if "only" in cues and cues.any("where") and about_items:
            return Understood([Ask("most", value="single")], score=0.9)
        counted = _counted_items(view)
        if counted is not None and cues.yesno:
            return Understood([Ask("check", value=f"items-{counted}")], score=0.9)
        if "all" in cues and "who" in cues and view.role in ("lead", "coordinate") and about_items:
            return Understood([Ask("items", role=view.role)], score=0.9)
        return None

    def _nothing_else(self, view: View) -> Understood | None:
        """Only question words: they lean on what was said before, or ask for an item that was not named."""
        top = view.top
        if self._content(view) or view.role is None or "plan" in view.cues or (top and top.similarity > 0.8):
            return None
        if top is not None and top.related and top.score > LIKELY and view.conversation.item is None:
            return self._card(view, top)
        return self._follow_up(view) or self._bare(view)

    def _cards(self, view: View) -> Understood | None:
        top = view.top
        if top is None:
            return None
        asks_plan = view.cues.any("plan", "where", "who", "lead", "coordinate") or view.cues.yesno
        sure = top.score > SURE or (top.score > LIKELY and asks_plan and top.evidence > 2.5)
        sure = sure or (top.evidence > TELLING and len(top.places) > 1 and top.score > 0.22)
        if not sure:
            return None
        found = self._card(view, top)
        second = self._second(view, top)
        if second is not None:
            found.asks += self._card(view, second).asks
        return found

    def _second(self, view: View, top: Scored) -> Scored | None:
        """Another record asked for in the same breath: "lá cờ và khẩu hiệu là gì?"."""
        if not top.places:
            return None
        for card in view.cards[1:6]:
            apart = card.places and card.places.isdisjoint(top.places)
            if card.card.kind == "refusal" or not apart or card.evidence < _SECOND:
                continue
            low, high = sorted((max(min(top.places), 0), min(card.places)))
            joined = any(
                token.folded in _JOINING or token.breaks == "," for token in view.tokens[low + 1 : high + 1]
            )
            if joined and self._clauses_of(card)[:1] != self._clauses_of(top)[:1]:
                return card
        return None

    def _card(self, view: View, top: Scored) -> Understood:
        card = top.card
        if card.kind == "entry":
            smalltalk = self._base.entry[card.id].kind == "smalltalk"
            return Understood([Ask.of_entry(card.id)], score=top.score, smalltalk=smalltalk)
        if card.kind == "refusal":
            return Understood([Ask("refuse", entry=card.id)], score=top.score)
        role = view.role if view.role != "both" else "lead"
        if role == "lead" and not ("who" in view.cues or _says_lead(view)):
            role = None
        yesno = view.cues.yesno and role is None and not view.cues.any("where", "who", "many")
        value = "yesno" if yesno else None
        return Understood([Ask("topic", topic=card.id, role=role, value=value)], score=top.score)

    def _strong(self, view: View) -> bool:
        top = view.top
        return top is not None and top.score > 0.55

    # What leans on what was said before -----------------------------------------------------------------------------

    def _follow_up(self, view: View) -> Understood | None:
        before, cues = view.conversation, view.cues
        if not before.asks or not _is_short(view) or len(self._content(view)) > (2 if "also" in cues else 1):
            return None
        role = view.role
        if before.pending and before.wish is None:
            return None
        if "successor" in cues and before.agency is not None and not cues.any("lead", "coordinate"):
            return Understood([Ask("agency", agency=before.agency, value="successor")], score=0.8, inherited=True)
        if "quote" in cues and before.clause is not None:
            return Understood([Ask.quote(before.clause)], score=0.8, inherited=True)
        found = self._follow_agency(view) or self._follow_item(view, role)
        if found is not None:
            return found
        if before.topic is not None and (role or cues.asks):
            given = role if role in ("lead", "coordinate") else None
            return Understood([Ask("topic", topic=before.topic, role=given)], score=0.7, inherited=True)
        if before.clause is not None and cues.asks and before.intent in ("clause", "quote"):
            return Understood([Ask.of_clause(before.clause)], score=0.6, inherited=True)
        if before.entry is not None and before.intent == "entry":
            return self._go_on(view, before.entry, again=bool(role) or cues.any("when", "who", "also"))
        return None

    def _go_on(self, view: View, entry_id: str, *, again: bool) -> Understood | None:
        """A few words after a curated answer, read together with what it was about: "and the blue?"."""
        entry = self._base.entry[entry_id]
        label = tuple(replace(token, breaks="") for token in _tokens(f"{entry.label.vi} {entry.label.en}"))
        own = range(len(view.tokens))
        for card in self._matcher.score((*view.tokens, *label))[:4]:
            if card.card.kind == "entry" and card.score > SURE and not card.places.isdisjoint(own):
                return self._card(view, card)
        return Understood([Ask.of_entry(entry_id)], score=0.5, inherited=True) if again else None

    def _follow_agency(self, view: View) -> Understood | None:
        before, cues = view.conversation, view.cues
        if before.intent in ("agency", "agency-items") and before.agency is not None and before.item is None:
            if view.role == "coordinate" and "who" not in cues:
                return Understood([Ask("agency-items", agency=before.agency, role="coordinate")], score=0.8, inherited=True)
        if before.agency is None or before.intent not in ("agency", "agency-items", "role", "lead", "clause", "topic"):
            return None
        about_it = cues.any("where", "duties", "besides", "participate") or _says_body(view)
        if before.intent in ("lead", "topic", "clause") and not (_says_body(view) or "duties" in cues):
            return None
        if not about_it or ("who" in cues and (before.item is not None or not _says_body(view))):
            return None
        if "coordinate" in cues:
            return Understood([Ask("agency-items", agency=before.agency, role="coordinate")], score=0.8, inherited=True)
        if "where" in cues or ("lead" in cues and _says_lead(view)):
            return Understood([Ask("agency-items", agency=before.agency, role="lead")], score=0.8, inherited=True)
        return Understood([Ask.of_agency(before.agency)], score=0.8, inherited=True)

    def _follow_item(self, view: View, role: str | None) -> Understood | None:
        before, cues = view.conversation, view.cues
        if before.item is None or before.intent in ("entry", "refuse"):
            return None
        if "only" in cues and (cues.yesno or "lead" in cues or "who" in cues):
            return Understood([Ask("lead", item=before.item, role="single")], score=0.8, inherited=True)
        if role == "both":
            return Understood([_item_ask("who", before.item)], score=0.8, inherited=True)
        if role is not None:
            return Understood([_item_ask(role, before.item)], score=0.8, inherited=True)
        if cues.any("content", "many", "duties") and before.topic is None:
            return Understood([Ask.content(before.item)], score=0.7, inherited=True)
        return None

    def _bare(self, view: View) -> Understood | None:
        """A question word alone: which item, of five?"""
        if len(self._content(view)) > 1:
            return None
        role = view.role
        if "plan" in view.cues:
            return None
        if role in ("lead", "coordinate", "both") and ("who" in view.cues or role == "coordinate"):
            return Understood(clarify="lead" if role != "coordinate" else "coordinate", score=0.5)
        words = {token.folded for token in view.tokens}
        if "content" in view.cues and words & {"noi", "muc", "item", "content", "contents", "gom"}:
            return Understood(clarify="content", score=0.5)
        return None


def _item_ask(intent: str, number: int) -> Ask:
    makers = {"lead": Ask.lead, "coordinate": Ask.coordinate, "content": Ask.content, "item": Ask.of_item}
    maker = makers.get(intent)
    return maker(number) if maker is not None else Ask("who", item=number)


_LEAD_WORDS = frozenset(
    ("tri", "hien", "phu", "nhiem", "trach", "lead", "leads", "leading", "charge", "responsible", "incharge")
    + ("implement", "implements", "implementing", "implemented", "carries", "carry", "dau")
)
_BODY_WORDS = frozenset(("no", "so", "ho", "they", "them", "their", "he", "it", "department", "agency", "quan", "vi"))


def _says_lead(view: View) -> bool:
    return any(
        view.tokens[place].folded in _LEAD_WORDS for place in view.cues.places if place < len(view.tokens)
    )


def _says_body(view: View) -> bool:
    """Whether the words point back at a body: "sở đó", "they", "cơ quan này"."""
    words = [token.folded for token in view.tokens]
    back = {"do", "nay", "ay", "kia", "tren", "nay", "that", "this", "they", "them", "their", "same"}
    return any(word in ("they", "them", "their", "ho") for word in words) or (
        any(word in _BODY_WORDS for word in words) and any(word in back for word in words)
    )


def _asks_item_first(view: View) -> bool:
    words = [token.folded for token in view.tokens]
    item = next((place for place, word in enumerate(words) if word in ("muc", "item", "activity", "hoat")), 99)
    body = next(
        (
            place
            for place, word in enumerate(words)
            if word in ("so", "quan", "agency", "agencies", "department", "departments", "who", "ai")
        ),
        99,
    )
    return item < body


def _counted_items(view: View) -> int | None:
    for place in range(len(view.tokens) - 1):
        number = view.tokens[place].number
        following = view.tokens[place + 1].folded
        if number is not None and number < 50 and following in ("muc", "items", "item", "hoat", "activities"):
            return number
    return None


def _is_short(view: View) -> bool:
    return len(view.tokens) <= 16


def _tokens(text: str) -> list[Token]:
    return tokenize(clean(text))


def _asks_how_much(view: View) -> bool:
    words = [token.folded for token in view.tokens]
    pairs = set(zip(words, words[1:], strict=False))
    counted = any(first == "may" and second in _COUNTED for first, second in pairs)
    return counted or bool(pairs & {("bao", "nhieu"), ("how", "many"), ("how", "much"), ("number", "of")})


def _says_sent(view: View) -> bool:
    """Whether the question is about where the document itself was sent."""
    words = view.words
    return bool(words & {"gui", "nhan", "sent", "send", "receive", "received", "copy", "copied"}) and not (
        words & {"bao", "nop", "report", "reports"}
    )
