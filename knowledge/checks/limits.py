"""Lengths that Telegram and people's screens allow, two languages everywhere, enough example questions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from knowledge.checks.figures import figures
from knowledge.checks.finding import Finding, Path
from knowledge.checks.remembering import remembered
from knowledge.checks.told import told
from knowledge.model import LANGUAGES, Bilingual, KnowledgeBase, Wordings
from knowledge.replies import MAX_LABEL
from knowledge.text import words

MAX_ENTRY_LABEL = 40
MAX_ANSWER = 3500
"""An answer with its citation and notes stays one Telegram message of 4096 characters."""

# Telegram's limits on polls (Bot API, sendPoll).
MAX_QUIZ_QUESTION = 300
MAX_QUIZ_OPTION = 100
MAX_QUIZ_EXPLANATION = 200
MAX_QUIZ_LINE_FEEDS = 2

LEAST_QUESTIONS = {"vi": 3, "en": 2}

_DOUBLED = re.compile(r"\b([^\W\d_]+)\s+\1\b", re.IGNORECASE)
_REDUPLICATIONS = frozenset(("luôn", "dần", "mãi", "had", "that"))
_MARKED = re.compile(r"[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]", re.IGNORECASE)
_QUOTATION = re.compile(r"[“«\"][^”»\"]*[”»\"]|\([^)]*\)|Vietnamese: .*")
_NOT = re.compile(r"\bKHÔNG\b")
_CAPITALISED = re.compile(r"\b[A-ZĐÀ-Ỹ]\w*")


def labels_fit(base: KnowledgeBase) -> Iterator[Finding]:
    """What may stand on a button is short."""
    labels = chain(
        ((("clauses", index, "label"), clause.label, MAX_LABEL) for index, clause in enumerate(base.clauses)),
        ((("items", index, "name"), item.name, MAX_LABEL) for index, item in enumerate(base.items)),
        ((("topics", index, "name"), topic.name, MAX_LABEL) for index, topic in enumerate(base.topics)),
        (
            (("entries", index, "label"), entry.label, MAX_ENTRY_LABEL)
            for index, entry in enumerate(base.entries)
        ),
        (
            (("entries", index, "answer"), entry.answer, MAX_ANSWER)
            for index, entry in enumerate(base.entries)
        ),
        (
            (("refusals", index, "answer"), refused.answer, MAX_ANSWER)
            for index, refused in enumerate(base.refusals)
        ),
    )
    for where, text, most in labels:
        for language in LANGUAGES:
            if len(text[language]) > most:
                yield Finding((*where, language), f"dài {len(text[language])} ký tự, tối đa {most}")


def quiz_fits(base: KnowledgeBase) -> Iterator[Finding]:
    """Quiz questions are polls that Telegram takes, with one right option among different ones."""
    for index, question in enumerate(base.quiz):
        if question.answer >= len(question.options):
            yield Finding(("quiz", index, "answer"), f"chỉ có {len(question.options)} phương án, đếm từ 0")
        texts: list[tuple[Path, Bilingual, int]] = [
            (("question",), question.question, MAX_QUIZ_QUESTION),
            (("explanation",), question.explanation, MAX_QUIZ_EXPLANATION),
        ]
        texts += [
            (("options", place), option, MAX_QUIZ_OPTION) for place, option in enumerate(question.options)
        ]
        for language in LANGUAGES:
            for where, text, most in texts:
                if len(text[language]) > most:
                    message = f"dài {len(text[language])} ký tự, tối đa {most}"
                    yield Finding(("quiz", index, *where, language), message)
            if question.explanation[language].count("\n") > MAX_QUIZ_LINE_FEEDS:
                yield Finding(("quiz", index, "explanation", language), "quá hai lần xuống dòng")
            options = [option[language].strip().lower() for option in question.options]
            if len(set(options)) < len(options):
                yield Finding(("quiz", index, "options"), f"có hai phương án giống nhau ({language})")


def quiz_answers_are_explained(base: KnowledgeBase) -> Iterator[Finding]:
    """The explanation and the clauses speak for the right option: no other has more of its words in them.

    A question for what is *not* so has its right option least in them.
    """
    for index, question in enumerate(base.quiz):
        if question.answer >= len(question.options):
            continue
        clauses = [base.clause[clause_id] for clause_id in question.clauses if clause_id in base.clause]
        told = {
            *_words(" ".join((question.explanation.vi, *(clause.text for clause in clauses)))),
            *_words(" ".join((question.explanation.en, *(clause.en for clause in clauses)))),
        }
        shares = [_share(option.vi, told) + _share(option.en, told) for option in question.options]
        best = min(shares) if _NOT.search(question.question.vi) else max(shares)
        if shares[question.answer] != best:
            other = question.options[shares.index(best)].vi
            yield Finding(("quiz", index, "answer"), f"lời giải thích và điều khoản lại nói về “{other}”")


def _share(option: str, told: set[str]) -> float:
    option_words = _words(option)
    return sum(word in told for word in option_words) / len(option_words) if option_words else 0.0


@remembered
def _words(text: str) -> tuple[str, ...]:
    return tuple(words(text))


def questions_suffice(base: KnowledgeBase) -> Iterator[Finding]:
    """Each record has example questions in both languages, and no question stands twice in the base."""
    owners: dict[str, str] = {}
    for where, record_id, questions, phrases in _asked(base):
        for language in LANGUAGES:
            if len(questions[language]) < LEAST_QUESTIONS[language]:
                message = f"cần ít nhất {LEAST_QUESTIONS[language]} câu hỏi mẫu"
                yield Finding((*where, "questions", language), message)
            for place, text in enumerate(questions[language]):
                asked = " ".join(_words(text))
                if asked in owners:
                    owner = owners[asked]
                    yield Finding(
                        (*where, "questions", language, place), f"đã là câu hỏi của {owner}: {text}"
                    )
                owners.setdefault(asked, record_id)
            wordings = [phrase.lower() for phrase in phrases[language]]
            for place, phrase in enumerate(wordings):
                if phrase in wordings[:place]:
                    yield Finding((*where, "phrases", language, place), f"ghi hai lần: {phrase}")


def _asked(base: KnowledgeBase) -> Iterator[tuple[Path, str, Wordings, Wordings]]:
    for name in ("topics", "entries", "refusals"):
        for index, record in enumerate(getattr(base, name)):
            yield (name, index), record.id, record.questions, record.phrases


def languages_are_two(base: KnowledgeBase) -> Iterator[Finding]:
    """Vietnamese stands in the Vietnamese field and English in the other; no word is typed twice in a row."""
    for where, text in _bilinguals(base):
        for field, message in _slips(text.vi, text.en):
            yield Finding((*where, field), message)


@remembered
def _slips(vi: str, en: str) -> tuple[tuple[str, str], ...]:
    slips: list[tuple[str, str]] = []
    for field, text in (("vi", vi), ("en", en)):
        for match in _DOUBLED.finditer(text):
            if match.group(1).lower() not in _REDUPLICATIONS:
                slips.append((field, f"chữ gõ hai lần: “{match.group()}”"))
    # Names and quotations keep their marks in English: only other words in small letters tell the language.
    if 2 * _marks(_QUOTATION.sub(" ", en)) > _marks(vi):
        slips.append(("en", "là tiếng Việt"))
    return tuple(slips)


def _marks(text: str) -> int:
    return sum(_MARKED.search(word) is not None for word in _CAPITALISED.sub(" ", text).split())


def labels_agree(base: KnowledgeBase) -> Iterator[Finding]:
    """Where a short text has figures in both languages, they are the same."""
    for where, text in _bilinguals(base):
        if where[-1] in ("label", "name", "question"):
            vi, en = set(figures(text.vi, "vi")), set(figures(text.en, "en"))
            if vi and en and vi != en:
                yield Finding(where, f"hai ngôn ngữ khác nhau về: {', '.join(sorted(vi ^ en))}")


def _bilinguals(base: KnowledgeBase) -> Iterator[tuple[Path, Bilingual]]:
    for index, clause in enumerate(base.clauses):
        yield ("clauses", index, "label"), clause.label
        yield ("clauses", index), Bilingual.model_construct(vi=clause.text, en=clause.en)
    for index, item in enumerate(base.items):
        yield ("items", index, "name"), item.name
    for name in ("agencies", "groups", "outside", "topics"):
        for index, record in enumerate(getattr(base, name)):
            yield (name, index, "name"), record.name
    for index, entry in enumerate(base.entries):
        yield ("entries", index, "label"), entry.label
    yield from told(base)
