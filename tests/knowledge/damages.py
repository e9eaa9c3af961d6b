"""Random damages to a base, each a slip that changes what is said; ``KINDS`` names them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from knowledge.loader import LISTS
from knowledge.model import LANGUAGES
from tests.knowledge.damage_plan import PlanDamages
from tests.knowledge.damage_tools import Damage, Raw


class Damager(PlanDamages):
    """Makes damages of each kind, the same ones for the same seed."""

    # Names

    def d_alias_of_another(self) -> Damage:
        one, other = self.pick.sample(range(len(self.base.agencies)), 2)
        donor = self.base.agencies[other]
        alias = self.pick.choice([donor.name.vi, donor.name.en, *donor.aliases.all, *donor.abbreviations])
        name, index = self.pick.choice((("agencies", one), ("outside", self._index("outside") or 0)))
        language = "vi" if alias in (donor.name.vi, *donor.aliases.vi, *donor.abbreviations) else "en"

        def change(raw: Raw) -> None:
            raw["aliases"][language] = [*raw["aliases"][language], alias]

        return self._edit(name, index, change, f"alias {alias} of {donor.id}")

    def d_abbreviation_of_another(self) -> Damage:
        index = self._index("agencies", lambda agency: agency.abbreviations) or 0
        donor = self.base.agencies[index]
        abbreviation = self.pick.choice(donor.abbreviations).replace("&", "")
        taker = self._other(range(len(self.base.agencies)), index)
        return self._edit(
            "agencies",
            taker,
            lambda raw: raw.update(abbreviations=[*raw["abbreviations"], abbreviation]),
            f"abbreviation {abbreviation} of {donor.id}",
        )

    def d_department_name(self) -> Damage | None:
        index = self._index("agencies", lambda agency: agency.kind == "department") or 0
        language = self.pick.choice(LANGUAGES)
        alter = self.pick.choice((self._drop_word, self._double_word))

        def change(raw: Raw) -> None:
            raw["name"][language] = alter(raw["name"][language]) or raw["name"][language]

        return self._edit("agencies", index, change, f"name {language}")

    def d_district_of(self) -> Damage | None:
        index = self._index("agencies", lambda agency: agency.part_of) or 0
        new = self.pick.choice((None, *sorted(set(self.base.agency) - {self.base.agencies[index].part_of})))
        return self._edit("agencies", index, lambda raw: raw.update(part_of=new), f"part_of {new}")

    def d_successor(self) -> Damage | None:
        index = self._index("agencies", lambda agency: agency.successor) or 0
        since = self.base.agencies[index].successor.since  # type: ignore[union-attr]  # chosen for having one
        how = self.pick.choice(("since", "vi", "en"))

        def change(raw: Raw) -> None:
            after = raw["successor"]
            if how == "since":
                after["since"] = since.replace(day=self._other(range(1, 29), since.day))
            else:
                after["note"][how] = self._digit(after["note"][how]) or after["note"][how]

        return self._edit("agencies", index, change, f"successor {how}")

    # Answers, topics, quiz

    def _answer(
        self, wanted: Callable[[Any], object], change: Callable[[Raw], object], what: str
    ) -> Damage | None:
        index = self._index("entries", wanted)
        return None if index is None else self._edit("entries", index, change, what)

    def d_digit_in_answer(self) -> Damage | None:
        language = self.pick.choice(LANGUAGES)

        def change(raw: Raw) -> None:
            raw["answer"][language] = self._digit(raw["answer"][language]) or raw["answer"][language]

        return self._answer(
            lambda entry: re.search(r"\d{4}", entry.answer[language]), change, f"digit {language}"
        )

    def d_year_in_both_answers(self) -> Damage | None:
        """The same wrong year in both languages, where the answer rests on the plan alone."""

        def wanted(entry: Any) -> bool:
            years = set(re.findall(r"\b20\d\d\b", entry.answer.vi)) & set(
                re.findall(r"\b20\d\d\b", entry.answer.en)
            )
            return entry.kind == "plan" and not entry.sources and bool(years)

        def change(raw: Raw) -> None:
            answer = raw["answer"]
            years = set(re.findall(r"\b20\d\d\b", answer["vi"])) & set(
                re.findall(r"\b20\d\d\b", answer["en"])
            )
            old = self.pick.choice(sorted(years))
            new = self._other([str(year) for year in range(2031, 2060)], old)
            for language in ("vi", "en"):
                answer[language] = answer[language].replace(old, new)

        return self._answer(wanted, change, "year in both")

    def d_word_doubled_in_answer(self) -> Damage | None:
        language = self.pick.choice(LANGUAGES)

        def change(raw: Raw) -> None:
            raw["answer"][language] = self._double_word(raw["answer"][language]) or raw["answer"][language]

        return self._answer(lambda entry: True, change, f"word doubled {language}")

    def d_department_in_answer(self) -> Damage | None:
        departments = [agency.name.vi for agency in self.base.agencies if agency.kind == "department"]

        def change(raw: Raw) -> None:
            named = [name for name in departments if name in raw["answer"]["vi"]]
            old = self.pick.choice(named)
            absent = [name for name in departments if name not in raw["answer"]["vi"]]
            raw["answer"]["vi"] = raw["answer"]["vi"].replace(old, self.pick.choice(absent))

        return self._answer(
            lambda entry: 0 < sum(name in entry.answer.vi for name in departments) < len(departments),
            change,
            "department in answer",
        )

    def d_basis_removed(self) -> Damage | None:
        return self._answer(
            lambda entry: entry.kind in ("plan", "asean"),
            lambda raw: raw.update(clauses=[], sources=[]),
            "no basis",
        )

    def d_question_taken(self) -> Damage | None:
        name, other = (
            self.pick.choice(("topics", "entries", "refusals")),
            self.pick.choice(("topics", "entries")),
        )
        index, donor = self._index(name) or 0, getattr(self.base, other)[self._index(other) or 0]
        language = self.pick.choice(LANGUAGES)
        if getattr(self.base, name)[index].id == donor.id:
            return None
        question = self.pick.choice(donor.questions[language]).upper()

        def change(raw: Raw) -> None:
            raw["questions"][language] = [*raw["questions"][language], question]

        return self._edit(name, index, change, f"question of {donor.id}")

    def d_questions_lost(self) -> Damage | None:
        name = self.pick.choice(("topics", "entries", "refusals"))
        language = self.pick.choice(LANGUAGES)
        least = {"vi": 3, "en": 2}[language]

        def change(raw: Raw) -> None:
            raw["questions"][language] = raw["questions"][language][: self.pick.randrange(least)]

        return self._edit(name, self._index(name) or 0, change, f"questions {language}")

    def d_label_too_long(self) -> Damage | None:
        name, field = self.pick.choice((("clauses", "label"), ("topics", "name"), ("entries", "label")))
        language = self.pick.choice(LANGUAGES)

        def change(raw: Raw) -> None:
            raw[field][language] = f"{raw[field][language]} {'rất dài ' * 9}".strip()

        return self._edit(name, self._index(name) or 0, change, f"{field} too long")

    def d_quiz_limits(self) -> Damage | None:
        index = self._index("quiz")
        if index is None:
            return None
        how = self.pick.choice(("answer", "option", "explanation", "question", "same"))

        def change(raw: Raw) -> None:
            language = self.pick.choice(LANGUAGES)
            if how == "answer":
                raw["answer"] = len(raw["options"]) + self.pick.randrange(3)
            elif how == "option":
                raw["options"][0][language] = "x" * 101
            elif how == "same":
                raw["options"][1] = dict(raw["options"][0])
            else:
                raw[how][language] = "x" * 301

        return self._edit("quiz", index, change, f"quiz {how}")

    # Everywhere

    def d_reference_broken(self) -> Damage | None:
        """One id that refers to another record is mistyped."""
        name, field = self.pick.choice(
            (
                ("topics", "clauses"), ("entries", "clauses"), ("entries", "next"), ("entries", "sources"),
                ("entries", "agencies"), ("entries", "items"), ("quiz", "clauses"), ("quiz", "sources"),
                ("refusals", "next"), ("groups", "members"), ("items", "contents"), ("duties", "agency"),
                ("duties", "clause"), ("outside", "group"), ("agencies", "part_of"), ("clauses", "repeats"),
            )
        )  # fmt: skip
        index = self._index(name, lambda record: getattr(record, field))
        if index is None:
            return None

        def change(raw: Raw) -> None:
            if isinstance(raw[field], str):
                raw[field] = self._mistyped(raw[field])
            else:
                values = list(raw[field])
                place = self.pick.randrange(len(values))
                values[place] = (
                    values[place] + 90 if isinstance(values[place], int) else self._mistyped(values[place])
                )
                raw[field] = values

        return self._edit(name, index, change, f"{field} broken")

    def _mistyped(self, text: str) -> str:
        return f"{text}{self.pick.choice('qxz')}"

    def d_record_removed(self) -> Damage:
        """A record is gone that the plan or another record needs."""
        needed = {
            "clauses": lambda record: True,
            "items": lambda record: True,
            "duties": lambda record: True,
            "sources": lambda record: True,
            "agencies": lambda record: record.kind == "department" or record.id in self.base.plan.reporters,
        }
        name = self.pick.choice(sorted(needed))
        records = list(getattr(self.base, name))
        index = self._index(name, needed[name])
        if index is None:
            return self.d_record_removed()
        gone = records.pop(index)
        return Damage(f"{name} {getattr(gone, 'id', index)} removed", self._with(**{name: tuple(records)}))

    def d_record_doubled(self) -> Damage:
        name = self.pick.choice([name for name in LISTS if getattr(self.base, name)])
        records = list(getattr(self.base, name))
        index = self._index(name) or 0
        records.insert(self.pick.randrange(len(records) + 1), records[index])
        return Damage(f"{name}[{index}] doubled", self._with(**{name: tuple(records)}))

    def _bilingual(self) -> tuple[str, int, str]:
        name, field = self.pick.choice(
            (
                ("clauses", "label"), ("items", "name"), ("agencies", "name"), ("groups", "name"),
                ("outside", "name"),
                ("duties", "summary"), ("topics", "name"), ("entries", "label"), ("entries", "answer"),
                ("refusals", "answer"), ("quiz", "question"), ("quiz", "explanation"),
            )
        )  # fmt: skip
        index = self._index(name)
        return self._bilingual() if index is None else (name, index, field)

    def d_translation_dropped(self) -> Damage:
        name, index, field = self._bilingual()
        language = self.pick.choice(LANGUAGES)

        def change(raw: Raw) -> None:
            if self.pick.random() < 0.5:
                del raw[field][language]
            else:
                raw[field][language] = self.pick.choice(("", "  "))

        return self._edit(name, index, change, f"{field} without {language}")

    def d_translation_is_vietnamese(self) -> Damage | None:
        name, index, field = self._bilingual()
        text = getattr(getattr(self.base, name)[index], field)
        small = re.sub(r"\b[^\W\d_a-zà-ỹđ]\w*", " ", text.vi)
        if not re.search(r"[à-ỹđ]", small) or text.vi == text.en:
            return None
        return self._edit(
            name, index, lambda raw: raw[field].update(en=text.vi), f"{field}: Vietnamese as English"
        )


KINDS = tuple(sorted(name.removeprefix("d_") for name in dir(Damager) if name.startswith("d_")))
