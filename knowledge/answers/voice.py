"""Saying the names of things: agencies, items, clauses, lists and dates, in one language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from knowledge.asks import Ask
from knowledge.model import Agency, Group, Item, KnowledgeBase, Language, Part, Successor
from knowledge.replies import MAX_LABEL, Choice
from knowledge.texts import catalogue

LOCALES = Path(__file__).parent.parent / "locales"

_FEW = 2
"""Up to so many succeeded bodies are noted one by one; more are noted in one sentence."""

_SPECIAL = ("title", "base", "closing", "recipients", "signature")
_MONTHS = ("January February March April May June July August September October November December").split()


class Voice:
    """Words for one knowledge base in one language."""

    def __init__(
        self, base: KnowledgeBase, language: Language, named_in: Callable[[str], tuple[str, ...]]
    ) -> None:
        """``named_in`` gives the clauses that name an agency."""
        self.base = base
        self.named_in = named_in
        self.language: Language = language
        # The same sentences on the same items and bodies come again and again, and nothing else is said here.
        self.say = lru_cache(maxsize=1024, typed=True)(catalogue(LOCALES, language))

    def agency(self, agency_id: str) -> str:
        """An agency's full name; in English with the official Vietnamese name beside it."""
        name = self.base.agency[agency_id].name
        return name.vi if self.language == "vi" else f"{name.en} ({name.vi})"

    def agencies(self, agency_ids: Iterable[str]) -> str:
        """Several agencies, in the order given."""
        return self.listed([self.agency(agency_id) for agency_id in agency_ids], "; ")

    def listed(self, parts: Sequence[str], separator: str = ", ") -> str:
        """Parts joined as a list in a sentence: "A, B và C"."""
        if separator == ", " and len(parts) > 1:
            return self.say("list-and", first=", ".join(parts[:-1]), last=parts[-1])
        return separator.join(parts)

    def part(self, part: Part) -> str:
        """The bodies of an item's part, the plan's own group phrase included."""
        names = [self.agency(agency_id) for agency_id in part.agencies]
        if part.phrase is not None:
            names.append(self.say("quoted", text=part.phrase[self.language]))
        return "; ".join(names)

    def item(self, item: Item) -> str:
        """An item with its name, "Mục 3 (Cộng đồng bền vững)", to begin a sentence with."""
        return self.say("item-name", number=item.number, name=item.name[self.language])

    def item_inside(self, item: Item) -> str:
        """The same inside a sentence."""
        name = self.item(item)
        return name[0].lower() + name[1:]

    def items(self, pairs: Iterable[tuple[Item, str]], *, named: bool = False) -> str:
        """Items, each with the clause that says so."""
        key = "item-with-name" if named else "item-with-clause"
        return self.listed(
            [
                self.say(key, number=item.number, clause=clause, name=item.name[self.language])
                for item, clause in pairs
            ]
        )

    def clause(self, clause_id: str) -> str:
        """A clause's name as a person cites it."""
        if clause_id in _SPECIAL:
            return self.say(f"clause-name-{clause_id}")
        return self.say("citation-numbered", list=clause_id)

    def clause_inside(self, clause_id: str) -> str:
        """The same inside a sentence."""
        name = self.clause(clause_id)
        return name[0].lower() + name[1:]

    def clauses(self, clause_ids: Sequence[str]) -> str:
        """Several clauses as a person cites them, each once."""
        numbered = [clause_id for clause_id in dict.fromkeys(clause_ids) if clause_id not in _SPECIAL]
        special = [self.clause(clause_id) for clause_id in dict.fromkeys(clause_ids) if clause_id in _SPECIAL]
        parts = [self.say("citation-numbered", list=", ".join(numbered))] if numbered else []
        return "; ".join(parts + special)

    def citation(self, clause_ids: Sequence[str]) -> str | None:
        """The line that names the clauses an answer rests on."""
        return self.say("citation", clauses=self.clauses(clause_ids)) if clause_ids else None

    def group(self, group: Group) -> str:
        """A group phrase's name."""
        return group.name[self.language]

    def date(self, day: int, month: int) -> str:
        """A day of the year: "01/12", or "1 December" with the Vietnamese form beside it."""
        numeric = f"{day:02d}/{month:02d}"
        return numeric if self.language == "vi" else f"{day} {_MONTHS[month - 1]} ({numeric})"

    def notes(self, agency_ids: Iterable[str]) -> tuple[str, ...]:
        """What became of these bodies after the plan, marked as not part of it; nothing if nothing did."""
        succeeded = [
            agency_id for agency_id in agency_ids if self.successor(self.base.agency[agency_id]) is not None
        ]
        if len(succeeded) > _FEW:
            return (self.say("note-several"),)
        return tuple(self.note(agency_id) for agency_id in succeeded)

    def note(self, agency_id: str) -> str:
        """The dated note on one body; empty if there is none."""
        agency = self.base.agency[agency_id]
        successor = self.successor(agency)
        if successor is None:
            return ""
        return self.say("note", agency=agency.name[self.language], note=successor.note[self.language])

    def successor(self, agency: Agency) -> Successor | None:
        """The note on a body, or on the level it is part of."""
        if agency.successor is None and agency.part_of is not None:
            agency = self.base.agency[agency.part_of]
        successor = agency.successor
        return successor if successor is not None and successor.shown else None

    def choice(self, label: str, ask: Ask) -> Choice:
        """A button; a label too long for a phone is cut at a word."""
        if len(label) > MAX_LABEL:
            label = label[: MAX_LABEL - 1].rsplit(" ", 1)[0].rstrip(",;:–- ") + "…"
        return Choice(label, ask)

    def next_lead(self, number: int) -> Choice:
        """The button that asks who carries out an item."""
        return self.choice(self.say("next-lead", number=number), Ask.lead(number))

    def next_coordinate(self, number: int) -> Choice:
        """The button that asks who coordinates on an item."""
        return self.choice(self.say("next-coordinate", number=number), Ask.coordinate(number))

    def next_content(self, number: int) -> Choice:
        """The button that asks what an item covers."""
        return self.choice(self.say("next-content", number=number), Ask.content(number))

    def next_items(self) -> Choice:
        """The button that lists the items."""
        return self.choice(self.say("next-items", count=len(self.base.items)), Ask.items())

    def next_agency(self, agency_id: str) -> Choice:
        """The button that asks for all parts of an agency."""
        name = self.base.agency[agency_id].name[self.language]
        return self.choice(self.say("next-agency", agency=name), Ask.of_agency(agency_id))
