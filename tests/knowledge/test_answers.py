"""Every request of the base in both languages, every button of every reply, and no false attribution anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from knowledge.asks import Ask
from knowledge.evaluate import bodies_of
from knowledge.model import LANGUAGES, Language
from knowledge.replies import EMPTY, Reply
from tests.knowledge.asking import BASE, ENGINE, all_named, faults_in, standing


def asks() -> Iterator[Ask]:
    """All requests that the base can answer."""
    yield from (Ask.items(), Ask.goals(), Ask.deadline())
    for item in BASE.items:
        yield from (
            Ask.of_item(item.number),
            Ask.content(item.number),
            Ask.lead(item.number),
            Ask.coordinate(item.number),
        )
        yield Ask("who", item=item.number)
    for clause in BASE.clauses:
        yield from (Ask.of_clause(clause.id), Ask.quote(clause.id))
    for agency in BASE.agencies:
        yield Ask.of_agency(agency.id)
        yield from (
            Ask("agency-items", agency=agency.id, role=role) for role in ("lead", "coordinate", "any")
        )
        yield from (
            Ask("role", agency=agency.id, item=item.number, role=role)
            for item in BASE.items
            for role in ("lead", "coordinate", "any")
        )
    for topic in BASE.topics:
        yield Ask.of_topic(topic.id)
        yield from (Ask("topic", topic=topic.id, role=role) for role in ("lead", "coordinate"))
    for entry in BASE.entries:
        yield Ask.of_entry(entry.id)
    for refusal in BASE.refusals:
        yield Ask("refuse", entry=refusal.id)


@cache
def performed(ask: Ask, language: Language) -> Reply:
    return ENGINE.perform(ask, language)[0]


@cache
def examples() -> tuple[tuple[str, str, Reply], ...]:
    """Every example question of the base with its reply."""
    return tuple(
        (record.id, text, ENGINE.answer(text)[0])
        for record in (*BASE.topics, *BASE.entries, *BASE.refusals)
        for text in record.questions.all
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_request_of_the_base_is_answered(language: Language) -> None:
    wrong = []
    for ask in asks():
        reply = performed(ask, language)
        faults = faults_in(reply)
        if reply.lang != language:
            faults.append(reply.lang)
        if reply.kind != ("none" if ask.intent == "refuse" else "answer"):
            faults.append(reply.kind)
        if (
            ask.agency
            and reply.kind == "answer"
            and reply.verdict != "no"
            and not set(reply.agencies) <= {ask.agency}
        ):
            faults.append(f"agencies {reply.agencies}")
        if faults:
            wrong.append(f"{ask.code()}: {faults}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "ask",
    [
        Ask.of_item(6), Ask.lead(0), Ask.coordinate(99), Ask.content(6), Ask("who", item=6),
        Ask.of_clause("IX"), Ask.quote("II.9"),
        Ask.of_agency("nobody"), Ask.of_topic("nothing"), Ask.of_entry("nothing"),
        Ask("refuse", entry="nothing"), Ask("outside", value="nobody"),
        Ask("role", agency="nobody", item=3), Ask("role", agency="so-yt", item=6),
        Ask("role", agency="so-yt"), Ask("role"), Ask("item"), Ask("lead"),
        Ask("coordinate"), Ask("content"), Ask("clause"), Ask("quote"), Ask("agency"),
        Ask("agency-items"), Ask("agency-items", agency="x", role="x"),
        Ask("topic"), Ask("entry"), Ask("refuse"), Ask("compare"), Ask("compare", value="x"),
        Ask("compare", value="8-9"), Ask("compare", value="3"),
        Ask("check"), Ask("check", value="x"), Ask("check", value="date-99-99"), Ask("count"),
        Ask("count", value="x"), Ask("most"), Ask("most", value="x"),
        Ask("missing"), Ask("missing", value="item-6"), Ask("missing", value="x"), Ask("outside"),
        Ask("who"), Ask("lead", item=3, role="x"), Ask("topic", topic="x", item=9),
    ],
    ids=lambda ask: ask.code() if isinstance(ask, Ask) else None,
)  # fmt: skip
def test_a_request_for_what_is_not_there_is_declined_politely(ask: Ask, language: Language) -> None:
    # Codes come back from buttons of an older base, and from whoever makes up a link.
    reply, after = ENGINE.perform(ask, language)
    assert not faults_in(reply)
    assert reply.lang == language
    named = {
        "item": ask.item is not None and ask.item not in BASE.item,
        "agency": ask.agency is not None and ask.agency not in BASE.agency,
    }
    if any(named.values()):
        assert reply.kind == "none"
        assert not reply.agencies
    assert ENGINE.answer("thế ai phối hợp?", after)[0].text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_button_of_every_reply_works(language: Language) -> None:
    replies = [performed(ask, language) for ask in asks()]
    replies += [reply for _, _, reply in examples() if reply.lang == language]
    replies += ENGINE.suggest("", language)
    wrong = []
    for ask in dict.fromkeys(choice.ask for reply in replies for choice in reply.choices):
        reply = performed(Ask.parse(ask.code()), language)
        if faults_in(reply) or reply.kind == "clarify" or reply.reason == "not_understood":
            wrong.append(f"{ask.code()}: {reply.kind} {reply.reason} {faults_in(reply)}")
    assert not wrong, "\n".join(wrong)


def test_every_example_gets_a_sound_reply() -> None:
    wrong = [f"{record} {text}: {faults_in(reply)}" for record, text, reply in examples() if faults_in(reply)]
    assert not wrong, "\n".join(wrong)


def test_no_example_is_answered_with_a_body_that_is_not_responsible() -> None:
    wrong = []
    for record, text, reply in examples():
        if reply.kind != "answer":
            if reply.agencies:
                wrong.append(f"{record} {text}: {reply.kind} with {reply.agencies}")
            continue
        for item in BASE.items:
            lead, coordinate = item.implementing, item.coordinating
            plain = reply.verdict is None and reply.entry is None and reply.items == (item.number,)
            told = plain and reply.clauses == (lead.clause,)
            if told and set(reply.agencies) - set(lead.agencies):
                wrong.append(f"{record} {text}: {reply.agencies}")
            told = reply.clauses == (coordinate.clause,)
            if told and set(reply.agencies) - bodies_of(BASE, coordinate.clause):
                wrong.append(f"{record} {text}: {reply.agencies}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_carries_out_an_item_is_what_the_base_says(language: Language) -> None:
    for item in BASE.items:
        lead, coordinate = (
            performed(Ask.lead(item.number), language),
            performed(Ask.coordinate(item.number), language),
        )
        assert lead.agencies == item.implementing.agencies
        assert lead.clauses == (item.implementing.clause,)
        assert coordinate.agencies == item.coordinating.agencies
        assert coordinate.clauses == (item.coordinating.clause,)
        assert all_named(lead, lead.agencies)
        assert all_named(coordinate, coordinate.agencies)
        phrase = item.coordinating.phrase
        assert phrase is None or phrase[language] in coordinate.text()
        both = performed(Ask("who", item=item.number), language)
        assert set(both.agencies) == {*item.implementing.agencies, *item.coordinating.agencies}
        card = performed(Ask.of_item(item.number), language)
        assert card.agencies == item.implementing.agencies


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_carries_out_a_topic_is_who_carries_out_its_item(language: Language) -> None:
    wrong = []
    for topic in BASE.topics:
        item = BASE.item_of(topic.clauses[0])
        for role in ("lead", "coordinate"):
            reply = performed(Ask("topic", topic=topic.id, role=role), language)
            if item is not None:
                part = item.implementing if role == "lead" else item.coordinating
                if (
                    reply.agencies != part.agencies
                    or part.clause not in reply.clauses
                    or item.number not in reply.items
                ):
                    wrong.append(f"{topic.id} {role}: {reply.agencies} {reply.clauses}")
            else:
                allowed = {body for clause in topic.clauses for body in bodies_of(BASE, clause)}
                allowed |= {
                    duty.agency
                    for duty in BASE.duties
                    for clause in topic.clauses
                    if f"{duty.clause}.".startswith(f"{clause}.")
                }
                if set(reply.agencies) - allowed:
                    wrong.append(f"{topic.id} {role}: {reply.agencies} {reply.clauses}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    "form",
    ["ai chủ trì việc {vi}?", "sở nào lo {vi}?", "{vi} do ai thực hiện?", "who is responsible for {en}?"],
)
def test_whoever_asks_who_does_a_topic_never_hears_a_wrong_body(form: str) -> None:
    wrong = []
    for topic in BASE.topics:
        text = form.format(vi=topic.name.vi, en=topic.name.en)
        reply, _ = ENGINE.answer(text)
        allowed = {body for clause in topic.clauses for body in bodies_of(BASE, clause)}
        for clause in topic.clauses:
            allowed |= {duty.agency for duty in BASE.duties if f"{duty.clause}.".startswith(f"{clause}.")}
            item = BASE.item_of(clause)
            if item is not None:
                allowed |= set(item.implementing.agencies)
        if set(reply.agencies) - allowed:
            wrong.append(f"{text}: {reply.agencies} {reply.clauses} {reply.entry}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_part_of_an_agency_is_what_the_base_says(language: Language) -> None:
    right = {"lead": {"lead"}, "coordinate": {"coordinate", "group"}, "any": {"lead", "coordinate", "group"}}
    wrong = []
    for agency in BASE.agencies:
        for item in BASE.items:
            for role, parts in right.items():
                reply = performed(Ask("role", agency=agency.id, item=item.number, role=role), language)
                expected = "yes" if standing(agency.id, item) in parts else "no"
                if reply.verdict not in (None, expected) or agency.name[language] not in reply.text():
                    wrong.append(f"{agency.id} {item.number} {role}: {reply.verdict}")
        lead = performed(Ask("agency-items", agency=agency.id, role="lead"), language)
        expected_items = tuple(item.number for item in BASE.items if standing(agency.id, item) == "lead")
        if lead.items != expected_items:
            wrong.append(f"{agency.id}: {lead.items}, not {expected_items}")
    assert not wrong, "\n".join(wrong)


def test_english_replies_carry_the_vietnamese_names_beside() -> None:
    wrong = []
    replies = [
        (ask.code(), performed(ask, "en"))
        for ask in asks()
        if ask.intent not in ("quote", "clause", "entry", "refuse")
    ]
    replies += [(text, reply) for _, text, reply in examples() if reply.lang == "en" and reply.entry is None]
    for name, reply in replies:
        for agency in reply.agencies:
            record = BASE.agency[agency]
            if record.name.en in reply.text() and record.name.vi not in reply.text():
                wrong.append(f"{name}: {record.name.en}")
    assert not wrong, "\n".join(wrong[:60])


def test_vietnamese_replies_hold_no_english_names() -> None:
    wrong = [
        f"{ask.code()}: {agency.name.en}"
        for ask in asks()
        if ask.intent in ("item", "lead", "coordinate", "who", "agency", "agency-items", "role", "items")
        for agency in BASE.agencies
        if agency.name.en in performed(ask, "vi").text()
    ]
    assert not wrong, "\n".join(wrong)


def test_a_quotation_is_verbatim_with_its_translation_beside() -> None:
    for clause in BASE.clauses:
        vi, en = performed(Ask.quote(clause.id), "vi"), performed(Ask.quote(clause.id), "en")
        for reply in (vi, en):
            assert all(line in reply.text() for line in clause.verbatim), clause.id
            assert clause.id in reply.clauses
        assert clause.en in en.text(), clause.id


def test_no_text_shows_a_placeholder_or_markup() -> None:
    wrong = []
    replies = [(ask.code(), performed(ask, language)) for ask in asks() for language in LANGUAGES]
    for name, reply in replies:
        text = reply.text()
        if any(
            sign in text
            for sign in ("{ $", "{$", "None", "</", "<b>", "**", "\u2068", "\u2069", "  \n", "()")
        ):
            wrong.append(f"{name}: {text[:200]!r}")
    assert not wrong, "\n".join(wrong)


def test_no_reply_is_longer_than_a_message() -> None:
    long = [
        f"{ask.code()} {language}: {len(performed(ask, language).text())}"
        for ask in asks()
        for language in LANGUAGES
        if len(performed(ask, language).text()) > 4096
    ]
    assert not long, "\n".join(long)


def test_performing_is_remembered() -> None:
    _, conversation = ENGINE.perform(Ask.lead(3), "en", EMPTY)
    assert conversation.item == 3
    assert conversation.lang == "en"
