"""The answering engine: a question and what was talked about in, an honest reply out. Pure and deterministic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knowledge.answers import others
from knowledge.answers.agencies import bodies_of
from knowledge.answers.composer import Composer
from knowledge.answers.voice import Voice
from knowledge.asks import Ask
from knowledge.cues import CueFinder
from knowledge.entities import Finder
from knowledge.matching import Matcher, Scored
from knowledge.model import KnowledgeBase, Language
from knowledge.numerals import nth
from knowledge.reading import Question, Reader
from knowledge.replies import EMPTY, Choice, Conversation, Reply
from knowledge.segments import split
from knowledge.text import MAX_CHARACTERS, Token, words
from knowledge.understanding.interpreter import Interpreter
from knowledge.understanding.mind import Mind
from knowledge.understanding.own import told_own
from knowledge.understanding.view import Understood

_FEW_WORDS = 4
_SURE_OF_A_PART = 0.5
"""A sentence is only cut where both sides are surely questions of their own."""
_DENYING = frozenset(("khong", "nothing", "not"))
"""What begins so only says again what was asked: "sở nào chỉ làm mục 1, không làm mục nào khác"."""
_MOST_ANSWERS = 3
"""A message is answered in at most so many parts; nobody reads more on a phone."""


class Engine:
    """Answers questions from one knowledge base."""

    def __init__(self, base: KnowledgeBase) -> None:
        self.base = base
        finder, cues = Finder(base), CueFinder()
        self._finder = finder
        matcher = Matcher(base, light=cues.light)
        wordings = (*matcher.wordings, *finder.wordings, *cues.wordings)
        self._reader = Reader(wordings, matcher.keys | finder.keys | cues.keys, finder.abbreviations)
        for part in (matcher, finder, cues):
            part.wordings.clear()  # the reader has learned them, and they are as large as what was read
        self._interpreter = Interpreter(Mind(base, finder, matcher, cues))
        self._composer = Composer(base, finder.named_in)

    def answer(
        self, text: str, conversation: Conversation = EMPTY, language: Language | None = None
    ) -> tuple[Reply, Conversation]:
        """The reply to a message and the conversation after it; ``language`` None means the message's own.

        Never raises, whatever the text.
        """
        if len(text) > MAX_CHARACTERS:
            voice = self._composer.voice(language or conversation.lang or "vi")
            return others.none(voice, "not_understood", message="none-too-long"), conversation
        question = self._reader.read(text, language, conversation.lang)
        spoken = conversation.lang
        own = told_own(self.base, question.tokens, self._finder.find) or conversation.own
        conversation = replace(conversation, lang=question.language, own=own)
        if not question.tokens:
            voice = self._composer.voice(question.language)
            key = "none-understood" if text.strip() else "none-empty"
            return others.none(voice, "not_understood", message=key), conversation
        picked = self._pick(question, conversation)
        understood = picked or self._understand(question, conversation)
        reply, after = self._reply(understood, understood.language or question.language, conversation)
        if reply.reason == "not_understood":
            after = replace(after, lang=spoken)  # a slip of the keyboard is no choice of a language
        return reply, after

    def perform(
        self, ask: Ask, language: Language, conversation: Conversation = EMPTY
    ) -> tuple[Reply, Conversation]:
        """The reply to a canonical request, such as a pressed button."""
        reply = self._composer.compose(ask, language)
        return reply, self._after(replace(conversation, lang=language), [ask], [reply])

    def suggest(self, text: str, language: Language | None = None, limit: int = 5) -> tuple[Reply, ...]:
        """Replies worth offering while somebody types; the most useful ones for an empty text."""
        question = self._reader.read(text[:MAX_CHARACTERS], language)
        asks: list[Ask] = []
        if question.tokens:
            understood = self._understand(question, EMPTY)
            asks += understood.asks or understood.choices
            asks += [
                self._ask_of(card) for card in understood.near if card.score > 0.2 and self._offered(card)
            ]
        else:
            asks += [Ask.items(), Ask.deadline(), *(Ask.of_item(number) for number in self.base.item)]
        replies = [self._composer.compose(ask, question.language) for ask in dict.fromkeys(asks)]
        return tuple(reply for reply in replies if reply.kind == "answer")[:limit]

    # Understanding a whole message ----------------------------------------------------------------------------------

    def _pick(self, question: Question, conversation: Conversation) -> Understood | None:
        """A bare number after "which one?": the item of that number, or the reading at that place."""
        tokens = question.tokens
        if not (conversation.pending or conversation.wish) or len(tokens) > _FEW_WORDS:
            return None
        # "Sở Tư pháp" is no "số tư", least of all where its marks are left out.
        named = self._interpreter.view(tokens, conversation).mentions.agencies
        number = None if named else nth(tokens)
        if number is None:
            return self._named_reading(tokens, conversation)
        if conversation.wish and number in self.base.item:
            return Understood([Ask(conversation.wish, item=number)], score=0.9)  # type: ignore[arg-type]  # an intent
        if 1 <= number <= len(conversation.pending):
            return Understood([Ask.parse(conversation.pending[number - 1])], score=0.9)
        return None

    def _named_reading(self, tokens: Sequence[Token], conversation: Conversation) -> Understood | None:
        """The one reading whose body has all the typed words in its name: "thị xã", of a town and a district."""
        typed = {token.folded for token in tokens}
        found = [
            ask
            for ask in map(Ask.parse, conversation.pending)
            if ask.agency in self.base.agency and typed <= set(words(self.base.agency[ask.agency].name.vi))
        ]
        return Understood(found, score=0.9) if len(found) == 1 else None

    def _understand(self, question: Question, conversation: Conversation) -> Understood:
        found: list[Understood] = []
        context = conversation
        for utterance in question.utterances:
            if found:
                context = self._going_on(context, found[-1], question.language)
            parts = self._parts(self._interpreter.focus(utterance, context), context)
            for place, part in enumerate(parts):
                if place:
                    context = self._going_on(context, found[-1], question.language)
                found.append(self._interpreter.understand(part, context))
            if any(each.firm for each in found[-len(parts) :]):
                for each in found[-len(parts) :]:
                    each.firm = each.firm or len(parts) > 1
        chosen = _choose(found)
        if chosen is None and len(question.utterances) > 1:
            whole = self._interpreter.understand(question.tokens, conversation)
            chosen = whole if whole.asks or whole.clarify else None
        if chosen is None:
            chosen = found[-1] if found else Understood()
            chosen.near = sorted(
                (card for each in found for card in each.near), key=lambda card: -card.score
            )[:3]
        return chosen

    def _going_on(self, context: Conversation, before: Understood, language: Language) -> Conversation:
        """The conversation in which a part of a message stands, after the part before it."""
        if not before.asks or before.smalltalk:
            return context
        return self._after(context, before.asks[:1], [self._composer.compose(before.asks[0], language)])

    def _parts(self, utterance: tuple[Token, ...], context: Conversation) -> list[tuple[Token, ...]]:
        """The single questions of one sentence: cut only where both sides can be answered."""
        cuts = list(split(utterance))
        view = self._interpreter.view(utterance, context) if cuts else None
        if view is None or view.exact:
            return [utterance]
        for left, right in cuts:
            if view.names_across(len(left)) or right[0].folded in _DENYING:
                continue
            if not (context.asks or self._interpreter.names_something(left, context)):
                continue  # "nằm ở mục nào và ai làm việc giảm nghèo": the first half asks of the second's subject
            first = self._interpreter.understand(left, context)
            refused = any(ask.intent == "refuse" or ask == Ask("progress") for ask in first.asks)
            if not (first.asking and first.asks) or first.smalltalk or first.inherited or refused:
                continue
            reply = self._composer.compose(first.asks[0], "vi")
            after = self._after(context, first.asks[:1], [reply])
            second = self._interpreter.understand(right, after)
            bare_body = (
                second.asks[:1] == [Ask.of_agency(second.asks[0].agency or "")] if second.asks else False
            )
            if (
                second.asking
                and second.asks
                and second.asks != first.asks
                and not (second.smalltalk or bare_body)
            ):
                return [left, *self._parts(right, after)]
        return [utterance]

    # Replying ---------------------------------------------------------------------------------------------------------

    def _reply(
        self, understood: Understood, language: Language, conversation: Conversation
    ) -> tuple[Reply, Conversation]:
        voice = self._composer.voice(language)
        again = bool(conversation.pending or conversation.wish)
        if understood.clarify and again:
            # Asking back twice in a row is a wall; all readings at once is an answer.
            role = understood.clarify if understood.clarify in ("lead", "coordinate") else None
            several = 1 if understood.clarify == "agency" else 2
            understood = Understood(
                list(understood.choices[:several]) or [Ask("items", role=role)], score=0.5
            )
        if understood.clarify:
            reply = self._clarify(understood, language)
            pending = tuple(choice.ask.code() for choice in reply.choices)
            wish = understood.clarify if understood.clarify in ("lead", "coordinate", "content") else None
            return reply, replace(conversation, pending=pending, wish=wish)
        if not understood.asks:
            near = tuple(
                self._near(card, language)
                for card in understood.near
                if card.card.kind != "refusal" and self._offered(card)
            )
            return others.none(voice, "not_understood", near), replace(conversation, pending=(), wish=None)
        asks = list(dict.fromkeys(understood.asks))[: _MOST_ANSWERS + 2]
        replies = [self._composer.compose(ask, language) for ask in asks]
        score = round(min(1.0, understood.score), 3)
        reply = replace(_joined(replies, voice.citation), ask=replies[0].ask, score=score)
        return reply, self._after(conversation, asks, replies)

    def _clarify(self, understood: Understood, language: Language) -> Reply:
        voice = self._composer.voice(language)
        if understood.choices:
            choices = [self._reading(voice, ask) for ask in understood.choices]
            return others.clarify(voice, choices, f"clarify-{understood.clarify}")
        return others.clarify_items(voice, understood.clarify or "content")

    def _reading(self, voice: Voice, ask: Ask) -> Choice:
        """The button of one reading: a body by its name, a clause by its label."""
        if ask.agency is None:
            return voice.choice(self.base.clause[ask.clause or ""].label[voice.language], ask)
        return voice.choice(self.base.agency[ask.agency].name[voice.language], ask)

    def _offered(self, card: Scored) -> bool:
        """Whether a record near a question may be offered: a pleasantry has a label for curators only."""
        return not self._is_smalltalk(self._ask_of(card))

    def _near(self, card: Scored, language: Language) -> Choice:
        voice = self._composer.voice(language)
        if card.card.kind == "topic":
            return voice.choice(self.base.topic[card.card.id].name[language], Ask.of_topic(card.card.id))
        return voice.choice(self.base.entry[card.card.id].label[language], Ask.of_entry(card.card.id))

    def _ask_of(self, card: Scored) -> Ask:
        if card.card.kind == "topic":
            return Ask.of_topic(card.card.id)
        if card.card.kind == "entry":
            return Ask.of_entry(card.card.id)
        return Ask("refuse", entry=card.card.id)

    def _after(self, conversation: Conversation, asks: list[Ask], replies: list[Reply]) -> Conversation:
        """The conversation after these replies. A refusal or a pleasantry does not break the thread."""
        ask, reply = asks[-1], replies[-1]
        kept = replace(conversation, pending=(), wish=None)
        if ask.intent == "progress" and (ask.item or ask.agency):
            asked = (*conversation.asks[-2:], ask.code())
            return replace(
                Conversation(asked, item=ask.item, agency=ask.agency, intent=ask.intent),
                own=kept.own,
                lang=kept.lang,
            )
        if reply.kind == "none" or self._is_smalltalk(ask):
            return kept
        topic = self.base.topic.get(ask.topic or "")
        clause = ask.clause or (topic.clauses[0] if topic else reply.clauses[0] if reply.clauses else None)
        agency = ask.agency
        if agency is None:
            bodies = reply.agencies or (bodies_of(self.base, clause) if clause else ())
            if not bodies and reply.items:
                bodies = self.base.item[reply.items[0]].implementing.agencies
            agency = bodies[0] if len(bodies) == 1 else None
        item = ask.item or (reply.items[0] if len(reply.items) == 1 else None)
        return replace(
            kept,
            asks=(*conversation.asks[-2:], *(each.code() for each in asks[-1:])),
            item=item,
            agency=agency,
            topic=ask.topic,
            clause=clause,
            entry=ask.entry,
            intent=ask.intent,
            role=ask.role,
        )

    def _is_smalltalk(self, ask: Ask) -> bool:
        entry = self.base.entry.get(ask.entry or "")
        return entry is not None and entry.kind == "smalltalk"


def _choose(found: list[Understood]) -> Understood | None:
    """What to answer of a message's utterances: its questions, else its statements, else its pleasantries."""
    answered = [each for each in found if each.asks and not each.smalltalk]
    questions = [each for each in answered if each.asking]
    chosen = [each for each in questions if each.firm] or questions or answered
    if not chosen:
        asked_back = next((each for each in found if each.clarify), None)
        pleasantry = next((each for each in found if each.smalltalk), None)
        unclear = any(each.asking and not each.asks and not each.clarify for each in found)
        return asked_back or (None if unclear else pleasantry)
    asks = [ask for each in chosen for ask in _with_subject(each, found)]
    language = next((each.language for each in chosen if each.language), None)
    score = max(each.score for each in chosen)
    return Understood(_without_repeats(asks)[: _MOST_ANSWERS + 2], score=score, language=language)


def _with_subject(question: Understood, found: list[Understood]) -> list[Ask]:
    """The requests of a question; one that leans on a statement before it is asked of the statement's subject."""
    place = found.index(question)
    before = found[place - 1] if place and question.inherited else None
    subjects = [ask for ask in before.asks if ask.topic] if before is not None else []
    if len(subjects) > 1 and question.asks[0].topic in {ask.topic for ask in subjects}:
        return [replace(ask, role=question.asks[0].role, value=None) for ask in subjects]
    if before is None or before.asking or len(before.asks) != 1 or before.asks[0].intent != "topic":
        return question.asks
    roles = ("lead", "coordinate")
    return [
        replace(before.asks[0], role=ask.intent, value=None) if ask.intent in roles else ask
        for ask in question.asks
    ]


def _without_repeats(asks: list[Ask]) -> list[Ask]:
    """A subject asked about twice is answered once, with who carries it out if that was asked."""
    kept: list[Ask] = []
    for ask in asks:
        same = next(
            (place for place, other in enumerate(kept) if ask.topic and other.topic == ask.topic), None
        )
        if same is not None:
            kept[same] = replace(kept[same], role=kept[same].role or ask.role)
            continue
        of_topic = any(other.topic and other.intent == "topic" and ask.intent == "content" for other in kept)
        if not of_topic and ask not in kept:
            kept.append(ask)
    return kept


def _joined(replies: list[Reply], citation: object) -> Reply:
    """Several replies as one; an answer with a refused part stays an answer."""
    if len(replies) == 1:
        return replies[0]
    answers = [reply for reply in replies if reply.kind == "answer"]
    first = (answers or replies)[0]
    clauses = tuple(dict.fromkeys(clause for reply in replies for clause in reply.clauses))
    paragraphs: list[str] = []
    for reply in replies:
        paragraphs += [paragraph for paragraph in reply.paragraphs if paragraph not in paragraphs]
    notes = [paragraph for paragraph in paragraphs if paragraph.startswith("ℹ️")]
    choices = {choice.ask: choice for reply in replies for choice in reply.choices}
    return replace(
        first,
        paragraphs=tuple(paragraph for paragraph in paragraphs if paragraph not in notes) + tuple(notes),
        citation=citation(clauses) if callable(citation) else None,
        verdict=next((reply.verdict for reply in replies if reply.verdict), None),
        clauses=clauses,
        items=tuple(dict.fromkeys(number for reply in replies for number in reply.items)),
        agencies=tuple(dict.fromkeys(agency for reply in replies for agency in reply.agencies)),
        choices=tuple(choices.values())[:3],
    )
