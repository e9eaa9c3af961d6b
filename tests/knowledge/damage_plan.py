"""Random damages to what the base takes from the plan: clauses, items, groups, duties and its own facts."""

from __future__ import annotations

import re
from collections.abc import Callable

from knowledge.model import LANGUAGES
from tests.knowledge.damage_tools import Damage, Raw, Tools


class PlanDamages(Tools):
    """Slips in what the plan says; each changes its meaning."""

    # Clauses and source

    def _clause_text(self, field: str, alter: Callable[[str], str | None]) -> Damage | None:
        index = self._index("clauses", lambda clause: getattr(clause, field) is not None)
        if index is None:
            return None

        def change(raw: Raw) -> None:
            if field == "verbatim":
                lines = list(raw[field])
                place = self.pick.randrange(len(lines))
                lines[place] = alter(lines[place]) or lines[place]
                raw[field] = lines
            else:
                raw[field] = alter(raw[field]) or raw[field]

        return self._edit("clauses", index, change, field)

    def d_digit_in_verbatim(self) -> Damage | None:
        return self._clause_text("verbatim", self._digit)

    def d_digit_in_display(self) -> Damage | None:
        return self._clause_text("display", self._digit)

    def d_digit_in_translation(self) -> Damage | None:
        return self._clause_text("en", self._digit)

    def d_word_dropped_in_verbatim(self) -> Damage | None:
        return self._clause_text("verbatim", self._drop_word)

    def d_word_dropped_in_display(self) -> Damage | None:
        return self._clause_text("display", self._drop_word)

    def d_word_dropped_in_translation(self) -> Damage | None:
        return self._clause_text("en", self._drop_word)

    def d_word_doubled_in_verbatim(self) -> Damage | None:
        return self._clause_text("verbatim", self._double_word)

    def d_word_doubled_in_display(self) -> Damage | None:
        return self._clause_text("display", self._double_word)

    def d_word_doubled_in_translation(self) -> Damage | None:
        return self._clause_text("en", self._double_word)

    def d_words_swapped_in_verbatim(self) -> Damage | None:
        return self._clause_text("verbatim", self._swap_words)

    def d_words_swapped_in_display(self) -> Damage | None:
        return self._clause_text("display", self._swap_words)

    def d_agency_swapped_in_display(self) -> Damage | None:
        index = self._index("clauses", lambda clause: clause.display and "Sở " in clause.display)
        if index is None:
            return None
        departments = [agency.name.vi for agency in self.base.agencies if agency.kind == "department"]
        named = [name for name in departments if name in (self.base.clauses[index].display or "")]
        if not named:
            return None
        old = self.pick.choice(named)
        new = self._other(departments, old)
        return self._edit(
            "clauses", index, lambda raw: raw.update(display=raw["display"].replace(old, new, 1)), new
        )

    def d_source_and_quotation_alike(self) -> Damage | None:
        index = self._index("clauses", lambda clause: re.search(r"\d", " ".join(clause.verbatim)))
        if index is None:
            return None
        lines = list(self.base.clauses[index].verbatim)
        place = self.pick.randrange(len(lines))
        changed = self._digit(lines[place])
        if changed is None:
            return None
        source = self.base.source_text.replace(lines[place], changed, 1)
        lines[place] = changed
        damage = self._edit("clauses", index, lambda raw: raw.update(verbatim=lines), "with source.txt")
        return Damage(damage.what, damage.base and damage.base.model_copy(update={"source_text": source}))

    def d_source_line(self) -> Damage:
        lines = self.base.source_text.split("\n")
        place = self.pick.choice([place for place, line in enumerate(lines) if line.strip()])
        change = self.pick.choice(("drop", "double", "word"))
        lines[place : place + 1] = {
            "drop": [],
            "double": [lines[place]] * 2,
            "word": [self._drop_word(lines[place]) or ""],
        }[change]
        return Damage(f"source line {place + 1}: {change}", self._with(source_text="\n".join(lines)))

    def d_clause_moved(self) -> Damage:
        clauses = list(self.base.clauses)
        place = self.pick.randrange(len(clauses))
        clause = clauses.pop(place)
        clauses.insert(self._other(range(len(clauses) + 1), place), clause)
        return Damage(f"clause {clause.id} moved", self._with(clauses=tuple(clauses)))

    def d_clause_ids_exchanged(self) -> Damage:
        clauses = list(self.base.clauses)
        one, other = self.pick.sample(range(len(clauses)), 2)
        ids = clauses[one].id, clauses[other].id
        clauses[one] = clauses[one].model_copy(update={"id": ids[1]})
        clauses[other] = clauses[other].model_copy(update={"id": ids[0]})
        return Damage(f"ids of {ids} exchanged", self._with(clauses=tuple(clauses)))

    def d_verbatim_exchanged(self) -> Damage | None:
        clauses = list(self.base.clauses)
        one, other = self.pick.sample(range(len(clauses)), 2)
        if clauses[one].verbatim == clauses[other].verbatim:
            return None
        texts = clauses[one].verbatim, clauses[other].verbatim
        clauses[one] = clauses[one].model_copy(update={"verbatim": texts[1]})
        clauses[other] = clauses[other].model_copy(update={"verbatim": texts[0]})
        return Damage(f"{clauses[one].id} and {clauses[other].id}", self._with(clauses=tuple(clauses)))

    def d_translations_exchanged(self) -> Damage | None:
        clauses = list(self.base.clauses)
        one, other = self.pick.sample(range(len(clauses)), 2)
        texts = clauses[one].en, clauses[other].en
        clauses[one] = clauses[one].model_copy(update={"en": texts[1]})
        clauses[other] = clauses[other].model_copy(update={"en": texts[0]})
        return Damage(f"{clauses[one].id} and {clauses[other].id}", self._with(clauses=tuple(clauses)))

    def d_heading_flag(self) -> Damage | None:
        index = self._index("clauses")
        return self._edit(
            "clauses", index or 0, lambda raw: raw.update(heading=not raw["heading"]), "heading"
        )

    def d_repetition(self) -> Damage | None:
        index = self._index("clauses", lambda clause: clause.repeats)
        if index is None:
            return None
        old = self.base.clauses[index].repeats
        new = self._other(
            [None, *(clause.id for clause in self.base.clauses)][1:], old, self.base.clauses[index].id
        )
        return self._edit(
            "clauses", index, lambda raw: raw.update(repeats=self.pick.choice((None, new))), "repeats"
        )

    # Items, groups, duties, plan

    def _part(self, change: Callable[[Raw], object], what: str) -> Damage:
        index = self._index("items") or 0
        part = self.pick.choice(("implementing", "coordinating"))

        def on_part(raw: Raw) -> None:
            raw[part]["agencies"] = list(raw[part]["agencies"])
            change(raw[part])

        return self._edit("items", index, on_part, f"{part} {what}")

    def _replace_one(self, agencies: list[str]) -> None:
        agencies[self.pick.randrange(len(agencies))] = self._other(self.base.agency, *agencies)

    def d_item_agency_swapped(self) -> Damage:
        return self._part(lambda part: self._replace_one(part["agencies"]), "agency swapped")

    def d_item_agency_dropped(self) -> Damage:
        return self._part(
            lambda part: part["agencies"].pop(self.pick.randrange(len(part["agencies"]))), "dropped"
        )

    def d_item_agency_added(self) -> Damage:
        def add(part: Raw) -> None:
            place = self.pick.randrange(len(part["agencies"]) + 1)
            part["agencies"].insert(place, self._other(self.base.agency, *part["agencies"]))

        return self._part(add, "added")

    def d_item_agencies_reordered(self) -> Damage:
        return self._part(lambda part: self.pick.shuffle(part["agencies"]), "reordered")

    def d_item_roles_exchanged(self) -> Damage | None:
        def exchange(raw: Raw) -> None:
            one, other = raw["implementing"], raw["coordinating"]
            one["agencies"], other["agencies"] = other["agencies"], one["agencies"]

        return self._edit("items", self._index("items") or 0, exchange, "roles exchanged")

    def d_items_parts_exchanged(self) -> Damage:
        items = list(self.base.items)
        one, other = self.pick.sample(range(len(items)), 2)
        part = self.pick.choice(("implementing", "coordinating", "name", "contents", "content_clause"))
        values = getattr(items[one], part), getattr(items[other], part)
        items[one] = items[one].model_copy(update={part: values[1]})
        items[other] = items[other].model_copy(update={part: values[0]})
        return Damage(f"{part} of items {one + 1} and {other + 1}", self._with(items=tuple(items)))

    def d_item_phrase(self) -> Damage | None:
        index = self._index("items", lambda item: item.coordinating.phrase)
        if index is None:
            return None
        language = self.pick.choice(LANGUAGES)

        def change(raw: Raw) -> None:
            phrase = raw["coordinating"]["phrase"]
            phrase[language] = self._drop_word(phrase[language]) or phrase[language]

        return self._edit("items", index, change, "phrase")

    def d_item_group(self) -> Damage | None:
        index = self._index("items", lambda item: item.coordinating.group)
        if index is None:
            return None
        old = self.base.items[index].coordinating.group
        new = self._other(self.base.group, old)
        return self._edit("items", index, lambda raw: raw["coordinating"].update(group=new), "group")

    def d_item_contents(self) -> Damage:
        def change(raw: Raw) -> None:
            contents = list(raw["contents"])
            one, other = self.pick.sample(range(len(contents)), 2)
            contents[one], contents[other] = contents[other], contents[one]
            if self.pick.random() < 0.5:
                contents.pop(one)
            raw["contents"] = contents

        return self._edit("items", self._index("items") or 0, change, "contents")

    def d_item_clause(self) -> Damage:
        index = self._index("items") or 0
        name = self.pick.choice(("clause", "content_clause", "implementing", "coordinating"))

        def change(raw: Raw) -> None:
            holder, field = (
                (raw, name) if name in raw and isinstance(raw[name], str) else (raw[name], "clause")
            )
            holder[field] = self._other(self.base.clause, holder[field])

        return self._edit("items", index, change, f"{name} clause")

    def d_item_name(self) -> Damage:
        language = self.pick.choice(LANGUAGES)
        alter = self.pick.choice((self._drop_word, self._double_word, self._swap_words))

        def change(raw: Raw) -> None:
            raw["name"][language] = alter(raw["name"][language]) or raw["name"][language]

        return self._edit("items", self._index("items") or 0, change, "name")

    def d_group_members(self) -> Damage:
        index = self._index("groups") or 0

        def change(raw: Raw) -> None:
            members = list(raw["members"])
            if len(members) > 1 and self.pick.random() < 0.5:
                members.pop(self.pick.randrange(len(members)))
            else:
                members.append(self._other(self.base.agency, *members))
            raw["members"] = members

        return self._edit("groups", index, change, "members")

    def d_duty_agency(self) -> Damage:
        index = self._index("duties") or 0
        old = self.base.duties[index].agency
        new = self._other(self.base.agency, old)
        return self._edit("duties", index, lambda raw: raw.update(agency=new), f"{old} → {new}")

    def d_duty_role(self) -> Damage:
        index = self._index("duties") or 0
        roles = ("leads", "coordinates", "advises", "reports", "consolidates", "requested", "receives")
        new = self._other(roles, self.base.duties[index].role)
        return self._edit("duties", index, lambda raw: raw.update(role=new), new)

    def d_duty_clause(self) -> Damage:
        index = self._index("duties") or 0
        new = self._other(self.base.clause, self.base.duties[index].clause)
        return self._edit("duties", index, lambda raw: raw.update(clause=new), new)

    def d_duty_summary(self) -> Damage:
        index = self._index("duties") or 0
        alter = self.pick.choice((self._digit, self._double_word))
        language = self.pick.choice(LANGUAGES)

        def change(raw: Raw) -> None:
            raw["summary"][language] = alter(raw["summary"][language]) or raw["summary"][language]

        return self._edit("duties", index, change, f"summary {language}")

    def d_plan_body(self) -> Damage:
        name = self.pick.choice(("lead", "contact"))
        field = self.pick.choice(("agency", "clause"))
        known = self.base.agency if field == "agency" else self.base.clause
        old = getattr(getattr(self.base.plan, name), field)
        new = self._other(known, old)
        return self._edit_plan(lambda raw: raw[name].update({field: new}), f"{name} {field} {new}")

    def d_deadline(self) -> Damage:
        due = self.base.plan.report_due
        field, new = self.pick.choice(
            (
                ("day", self._other(range(1, 29), due.day)),
                ("month", self._other(range(1, 13), due.month)),
                ("clause", self._other(self.base.clause, due.clause)),
            )
        )
        return self._edit_plan(
            lambda raw: raw["report_due"].update({field: new}), f"report_due {field} {new}"
        )

    def d_reporters(self) -> Damage:
        def change(raw: Raw) -> None:
            reporters = list(raw["reporters"])
            how = self.pick.choice(("drop", "swap", "replace", "add"))
            if how == "drop":
                reporters.pop(self.pick.randrange(len(reporters)))
            elif how == "swap":
                one, other = self.pick.sample(range(len(reporters)), 2)
                reporters[one], reporters[other] = reporters[other], reporters[one]
            elif how == "replace":
                self._replace_one(reporters)
            else:
                reporters.append(self._other(self.base.agency, *reporters))
            raw["reporters"] = reporters

        return self._edit_plan(change, "reporters")

    def d_years(self) -> Damage:
        end = self.base.plan.period_end
        years = list(self.base.plan.reporting_years)
        changes: list[Raw] = [
            {"period_end": self._other(range(end - 5, end + 6), end)},
            {"reporting_years": years[:-1]},
            {"reporting_years": [*years, end + 1]},
            {"reporting_years": [years[0] - 1, *years]},
            {"reporting_years": [years[0], *years[2:]]},
        ]
        change = self.pick.choice(changes)
        return self._edit_plan(lambda raw: raw.update(change), str(change))

    def d_title(self) -> Damage:
        language = self.pick.choice(LANGUAGES)
        alter = self.pick.choice((self._digit, self._drop_word, self._double_word, self._swap_words))
        changed = alter(self.base.plan.title[language]) or ""
        return self._edit_plan(lambda raw: raw["title"].update({language: changed}), f"title {language}")
