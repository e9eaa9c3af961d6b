"""How long a question takes: the command's start, each question after it, and the engine on a far larger base.

The questions are the base's own examples, a thousand of them in a seeded order. A larger base has ten times the
topics, entries and refusals: once on other subjects, as another plan in the same folder would be, and once in wordings
drawn from the base's own words, the hardest case.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, TypeVar

from knowledge.engine import Engine
from knowledge.lexicon import lexicon
from knowledge.loader import PACKAGED, load
from knowledge.model import LANGUAGES, KnowledgeBase, Wordings
from knowledge.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from knowledge.model import Entry, Language, Refusal, Topic

    R = TypeVar("R", Topic, Entry, Refusal)
    Reword = Callable[[str, Language, int], str]
    """Makes another wording of one, in a language, for a numbered copy of its record."""

SEED = 161
STARTS = 5
GROWN = 10
ASK = (sys.executable, "-m", "bot", "ask", "--jsonl")
ROOT = Path(__file__).parents[1]


def records_of(base: KnowledgeBase) -> tuple[Topic | Entry | Refusal, ...]:
    """The records that questions are compared with."""
    return (*base.topics, *base.entries, *base.refusals)


def questions_of(base: KnowledgeBase, count: int) -> list[str]:
    """Example questions of all records, in a seeded order, repeated if there are too few."""
    questions = [question for record in records_of(base) for question in record.questions.all]
    random.Random(SEED).shuffle(questions)
    return [questions[place % len(questions)] for place in range(count)]


def in_a_process(questions: list[str]) -> tuple[float, list[float]]:
    """Seconds from the start of ``dean161 ask --jsonl`` to its first answer, and those of each later question."""
    began = perf_counter()
    with subprocess.Popen(
        ASK, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8", bufsize=1
    ) as process:
        if process.stdin is None or process.stdout is None:
            raise RuntimeError("no pipes")
        times = []
        for number, question in enumerate(questions):
            process.stdin.write(json.dumps({"id": str(number), "text": question}, ensure_ascii=False) + "\n")
            process.stdin.flush()
            if json.loads(process.stdout.readline()).get("id") != str(number):
                raise RuntimeError(f"no answer to {question!r}")
            now = perf_counter()
            times.append(now - began)
            began = now
        process.stdin.close()
    return times[0], times[1:]


def in_this_process(base: KnowledgeBase, questions: list[str]) -> tuple[float, list[float]]:
    """Seconds to make an engine, and those of each question."""
    began = perf_counter()
    engine = Engine(base)
    made = perf_counter() - began
    times = []
    for question in questions:
        began = perf_counter()
        engine.answer(question)
        times.append(perf_counter() - began)
    return made, times


def grown(base: KnowledgeBase, times: int, reword: Reword) -> KnowledgeBase:
    """The base with so many times its topics, entries and refusals, the new ones in other words."""

    def others(wordings: Wordings, number: int) -> Wordings:
        return Wordings(
            vi=tuple(reword(wording, "vi", number) for wording in wordings.vi),
            en=tuple(reword(wording, "en", number) for wording in wordings.en),
        )

    def more(kept: tuple[R, ...]) -> tuple[R, ...]:
        return kept + tuple(
            record.model_copy(
                update={
                    "id": f"{record.id}-{number}",
                    "phrases": others(record.phrases, number),
                    "questions": others(record.questions, number),
                }
            )
            for number in range(1, times)
            for record in kept
        )

    fields = {name: getattr(base, name) for name in KnowledgeBase.model_fields}
    lists = {
        "topics": more(base.topics),
        "entries": more(base.entries),
        "refusals": more(base.refusals),
    }
    return KnowledgeBase(**{**fields, **lists})


def other_subjects() -> Reword:
    """Every word of substance becomes another, made-up one; the function words of questions stay."""
    known = {language: lexicon(language).function for language in LANGUAGES}

    def reword(wording: str, language: Language, number: int) -> str:
        return " ".join(
            word if fold(word.strip("?,.")) in known[language] or word == "+" else _made_up(word, number)
            for word in wording.split()
        )

    return reword


def same_words(base: KnowledgeBase) -> Reword:
    """Wordings drawn from the base's own words, function words and all: each comes near to many questions."""
    records = records_of(base)
    words = {
        language: [
            word
            for record in records
            for wording in (*record.phrases[language], *record.questions[language])
            for word in wording.replace("+", " ").split()
        ]
        for language in LANGUAGES
    }
    chance = random.Random(SEED)

    def reword(wording: str, language: Language, _: int) -> str:
        return " ".join(chance.choice(words[language]) for _ in wording.split())

    return reword


def _made_up(word: str, number: int) -> str:
    chance = random.Random(f"{word.lower().strip('?,.')} {number}")
    return "".join(chance.choice(part) for part in ("bcdghklmnprstvx", "aeiou", "bcdghklmnprstvx", "aeiou"))


def shown(seconds: list[float]) -> str:
    """Median, 99th percentile and longest, in milliseconds."""
    ordered = sorted(1000 * each for each in seconds)
    p99 = ordered[int(len(ordered) * 0.99)]
    return f"p50 {median(ordered):6.2f} ms   p99 {p99:6.2f} ms   max {ordered[-1]:6.2f} ms"


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--questions", type=int, default=1000, help="how many questions (default: %(default)s)"
    )
    count = max(2, parser.parse_args().questions)
    base = load(PACKAGED)
    questions = questions_of(base, count)

    starts = [in_a_process(questions[:1])[0] for _ in range(STARTS)]
    print(f"dean161 ask: start to first answer      median of {STARTS} {median(starts):.2f} s")
    print(f"dean161 ask --jsonl, a question         {shown(in_a_process(questions)[1])}")

    made, times = in_this_process(base, questions)
    print(f"engine, a question                      {shown(times)}   made in {made:.2f} s")
    for name, reword in (("on other subjects", other_subjects()), ("in the same words", same_words(base))):
        made, larger = in_this_process(grown(base, GROWN, reword), questions)
        print(f"the same, base x{GROWN} {name:<20} {shown(larger)}   made in {made:.2f} s", end="   ")
        print(f"costs x{median(larger) / median(times):.1f}")


if __name__ == "__main__":
    main()
