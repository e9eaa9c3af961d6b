"""What the rules know: the base, and what can be read off an utterance against it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cached_property

from knowledge.asks import Ask
from knowledge.cues import CueFinder, Cues
from knowledge.entities import Finder, Mentions
from knowledge.matching import Matcher, Scored
from knowledge.model import KnowledgeBase
from knowledge.replies import Conversation
from knowledge.text import Token, clean, tokenize, words
from knowledge.understanding.called import called
from knowledge.understanding.own import asks_own_part, own_agency, own_places
from knowledge.understanding.view import ABOUT_BODIES, SECTIONS, SHORT, View

_NUMBER = re.compile(r"\d+")
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_AT = frozenset("o tai que dat in at from".split())
_WRITERS = frozenset("toi em minh tui dan nha chau con chung ban i we my our".split())
_PARTS = frozenset(
    "implement implements implementer doer lead leads coordinate coordinates coordinator helper".split()
)
"""Of "implement or coordinate" only bodies are asked: "justice" is the department then."""
_HANDING_IN = frozenset("report reports submit send hand nop gui bao".split())
_ISSUED_BY = (
    "ke hoach cua",
    "ke hoach nay cua",
    "ke hoach 161 cua",
    "de an 161 cua",
    "plan of",
    "plan of the",
)


def tokens(text: str) -> list[Token]:
    """The tokens of a text of the base."""
    return tokenize(clean(text))


def lives_there(tokens: Sequence[Token], place: int) -> bool:
    """Whether a place is only where the writer is from: "tôi là dân ở Cẩm Xuyên"."""
    before = [token.folded for token in tokens[max(0, place - 7) : place]]
    return bool(before) and before[-1] in _AT and not _WRITERS.isdisjoint(before)


def studies_there(tokens: Sequence[Token], mentions: Mentions, body: str) -> bool:
    """Whether a body is only where the writer studies or works: "I am a student in Hà Tĩnh University"."""
    places = mentions.body_places.get(body)
    return places is not None and lives_there(tokens, min(places, default=0))


class Mind:
    """One knowledge base, ready to be asked about."""

    def __init__(self, base: KnowledgeBase, finder: Finder, matcher: Matcher, cues: CueFinder) -> None:
        self.base = base
        self.finder = finder
        self.matcher = matcher
        self.cues = cues

    def skim(self, tokens: Sequence[Token], conversation: Conversation) -> View:
        """The names, numbers and cues of an utterance, without the records it is near, which cost most."""
        mentions = self.finder.find(tokens)
        for agency, places in self._otherwise_named(tokens, mentions, conversation).items():
            mentions.agencies.append(agency)
            mentions.body_places[agency] = places
            mentions.used |= places
        cues = self.cues.find(tokens, frozenset(mentions.used))
        self._name_own(tokens, mentions, cues, conversation)
        if not cues.any("lead", "coordinate", "duties", "participate", "where", "successor", "also"):
            for place in self.finder.only_places(tokens, mentions) if len(tokens) > 3 else ():
                mentions.agencies.remove(place)
        beside = any(self.base.agency[agency].kind != "district" for agency in mentions.agencies)
        for place in self.finder.only_places(tokens, mentions):
            if beside or lives_there(tokens, min(mentions.body_places[place])):
                mentions.agencies.remove(place)
        if _HANDING_IN.isdisjoint(token.folded for token in tokens):
            for body in [body for body in mentions.outside if studies_there(tokens, mentions, body)]:
                after = max(mentions.body_places[body]) + 1
                if not cues.asks or (after < len(tokens) and tokens[after].breaks in (",", ".", ";")):
                    mentions.outside.remove(body)
        for issuer in [agency for agency in mentions.agencies if self.issues(tokens, mentions, agency)]:
            mentions.agencies.remove(issuer)
        return View(tokens, mentions, cues, [], conversation)

    def _otherwise_named(
        self, tokens: Sequence[Token], mentions: Mentions, conversation: Conversation
    ) -> dict[str, frozenset[int]]:
        """Bodies named by less than a name, each with its places: "justice", "health leads"."""
        found: dict[str, frozenset[int]] = {}
        typed = {token.folded for token in tokens}
        either = "or" in typed and len(typed & _PARTS) > 1
        departments = either or bool({"department", "dept"} & typed)
        if (
            not mentions.agencies
            and (either or len(tokens) < 8)
            and (departments or conversation.intent in ABOUT_BODIES)
        ):
            found |= self.finder.bare_names(tokens)
        if not found:
            found |= called(self, tokens, mentions, conversation)
        return found

    def _name_own(
        self, tokens: Sequence[Token], mentions: Mentions, cues: Cues, conversation: Conversation
    ) -> None:
        """Takes the writer's own body for named where its part is asked for: "sở mình", "do we …?"."""
        own = None if mentions.outside else own_agency(self.base, conversation)
        places = frozenset() if own is None else own_places(tokens)
        if own is None or not places or not asks_own_part(tokens, cues):
            return
        everywhere = frozenset(range(len(tokens)))
        if any(not mentions.body_places.get(named, everywhere) <= places for named in mentions.agencies):
            return
        # What "huyện mình" names otherwise is the group of which the writer's own is one.
        mentions.agencies[:] = [own]
        mentions.body_places[own] = places
        mentions.used |= places

    def is_subject(self, tokens: Sequence[Token]) -> bool:
        """Whether words of their own name a subject of the plan or a curated record."""
        return any(
            card.evidence > 0 and card.card.kind != "refusal" for card in self.matcher.score(tokens)[:4]
        )

    def view(self, tokens: Sequence[Token], conversation: Conversation) -> View:
        """Read everything off an utterance once."""
        skimmed = self.skim(tokens, conversation)
        mentions, cues = skimmed.mentions, skimmed.cues
        names = {place for agency in mentions.agencies for place in mentions.body_places.get(agency, ())}
        cards = self.matcher.score(
            tokens, mentions.used | (cues.places - self.subject_places(tokens, cues)), names
        )
        named = mentions.used - mentions.document_places
        if len(tokens) <= 2 * SHORT:
            named -= {place for body in mentions.outside for place in mentions.body_places[body]}
        telling = {place for place, token in enumerate(tokens) if not self.matcher.is_function(token)} - named
        cards = [
            card
            for card in cards
            if card.places.isdisjoint(named) or card.similarity > 0.6 or card.places & telling
        ]
        if len(tokens) <= SHORT:
            cards = self.related_first(cards, conversation)
        return View(tokens, mentions, cues, cards, conversation)

    def issues(self, tokens: Sequence[Token], mentions: Mentions, agency: str) -> bool:
        """Whether a body without a part is named only as the plan's issuer: "Kế hoạch của UBND tỉnh"."""
        start = min(mentions.body_places.get(agency, ()), default=0)
        before = " ".join(token.folded for token in tokens[max(0, start - 4) : start])
        return before.endswith(_ISSUED_BY) and agency not in self.taking_part

    @cached_property
    def taking_part(self) -> frozenset[str]:
        """The bodies to which the plan gives a part or a task."""
        parts = [part for item in self.base.items for part in (item.implementing, item.coordinating)]
        named = {agency for part in parts for agency in part.agencies}
        return frozenset(named | {duty.agency for duty in self.base.duties})

    def subject_places(self, tokens: Sequence[Token], cues: Cues) -> frozenset[int]:
        """Cue words that are long enough to carry a subject keep their weight."""
        return frozenset(place for place in cues.places if len(tokens[place].folded) > 7)

    def related_first(self, cards: list[Scored], conversation: Conversation) -> list[Scored]:
        """Short questions go on with what was last said: its next questions and its own clause come nearer."""
        entry = self.base.entry.get(conversation.entry or "")
        near = set(entry.next) if entry is not None else set()
        if not near and conversation.clause is None:
            return cards
        clause = conversation.clause
        marked = [
            card._replace(related=True)
            if card.card.id in near or (clause is not None and clause in self.clauses_of(card))
            else card
            for card in cards
        ]
        return sorted(marked, key=lambda card: -card.score)

    def clauses_of(self, card: Scored) -> tuple[str, ...]:
        """The clauses that a card rests on."""
        if card.card.kind == "topic":
            return self.base.topic[card.card.id].clauses
        return self.base.entry[card.card.id].clauses if card.card.kind == "entry" else ()

    @cached_property
    def follow_ups(self) -> dict[str, list[tuple[str, str]]]:
        """Of each entry the folded wordings that go on with it, each with the entry that it then means."""
        return {
            entry.id: [
                (" ".join(token.folded for token in tokens(phrase)), follow.entry)
                for follow in entry.follow_ups
                for phrase in follow.phrases.all
            ]
            for entry in self.base.entries
            if entry.follow_ups
        }

    def says(self, ask: Ask) -> str:
        """The texts that the answer to a request is made of: a curated answer, a clause with its parts, an item's."""
        entry, topic = self.base.entry.get(ask.entry or ""), self.base.topic.get(ask.topic or "")
        item = self.base.item.get(ask.item or 0) if ask.intent in ("item", "content") else None
        clauses = (*(topic.clauses if topic else ()), *((ask.clause,) if ask.clause else ()))
        clauses = (*clauses, *(item.contents if item else ()))
        within = tuple(f"{clause}." for clause in clauses)
        texts = [one.text for one in self.base.clauses if one.id in clauses or one.id.startswith(within)]
        return " ".join((*texts, *((entry.answer.vi, *entry.phrases.all) if entry else ())))

    def numbers_in(self, entry_id: str) -> set[str]:
        """The numbers in an entry's answer and phrases."""
        entry = self.base.entry[entry_id]
        texts = (entry.answer.vi, *entry.phrases.all)
        return {number for text in texts for number in _NUMBER.findall(text)}

    @cached_property
    def documents(self) -> dict[str, tuple[str | None, str]]:
        """For each document number that the plan cites, the entry about it, if any, and the clause that cites it."""
        found: dict[str, tuple[str | None, str]] = {}
        for clause in self.base.clauses:
            for number in self.finder.find(tokens(clause.text)).documents:
                about = next(
                    (
                        entry.id
                        for entry in self.base.entries
                        if clause.id in entry.clauses
                        and any(
                            number in {token.folded for token in tokens(text)} for text in entry.phrases.vi
                        )
                    ),
                    None,
                )
                found.setdefault(number, (about, clause.id))
        return {number: places for number, places in found.items() if number not in self.title_numbers}

    @cached_property
    def cited_days(self) -> dict[tuple[int, int], tuple[int, Ask]]:
        """The days of the documents that the plan cites, each with its year and the record or clause about it."""
        found: dict[tuple[int, int], tuple[int, Ask]] = {}
        for clause in self.base.clauses:
            for match in _DAY.finditer(clause.text):
                day, month, year = map(int, match.groups())
                found.setdefault((day, month), (year, self._dated(clause.id, (day, month))))
        return found

    def _dated(self, clause: str, day: tuple[int, int]) -> Ask:
        """The record that names a day of a clause in its phrases, else the clause."""
        for entry in self.base.entries:
            dates = (phrase for phrase in entry.phrases.vi if any(letter.isdigit() for letter in phrase))
            if clause in entry.clauses and any(
                day in self.finder.find(tokens(phrase)).dates for phrase in dates
            ):
                return Ask.of_entry(entry.id)
        return Ask.of_clause(clause)

    @cached_property
    def title_numbers(self) -> set[str]:
        """The numbers in the plan's own title: they stand in every second question and tell nothing."""
        return {token.folded for token in tokens(self.base.plan.title.vi) if token.folded.isdigit()}

    @cached_property
    def section_titles(self) -> dict[tuple[str, ...], str]:
        """The folded words by which a section is called, each with its clause."""
        return {
            tuple(words(name)): clause.id
            for clause in self.base.clauses
            if clause.id in SECTIONS and clause.heading
            for name in (clause.text, clause.en, clause.label.vi, clause.label.en, *clause.called.all)
        }

    def content(self, view: View) -> list[str]:
        """The words that carry a subject of their own."""
        return [view.tokens[place].folded for place in self.content_places(view)]

    def content_places(self, view: View) -> list[int]:
        """The places of these words."""
        return [
            place
            for place, token in enumerate(view.tokens)
            if place not in view.cues.places
            and place not in view.mentions.used
            and not token.folded.isdigit()
            and not self.matcher.is_function(token)
        ]

    @cached_property
    def numbers_of_base(self) -> frozenset[str]:
        """All numbers that the base speaks of."""
        texts = [self.base.source_text, *(entry.answer.vi for entry in self.base.entries)]
        texts += [phrase for entry in self.base.entries for phrase in entry.phrases.vi]
        return frozenset(number for text in texts for number in _NUMBER.findall(text))

    @cached_property
    def due_days(self) -> frozenset[tuple[int, int]]:
        """The day reports are due before and the last day in time, as (month, day)."""
        due = self.base.plan.report_due
        last = date(2001, due.month, due.day) - timedelta(days=1)
        return frozenset(((due.month, due.day), (last.month, last.day)))
