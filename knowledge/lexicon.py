"""Language data that hold for every plan: shorthand, function words, number words, and the cues of questions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from knowledge.text import fold, key, words

if TYPE_CHECKING:
    from knowledge.model import Language

FOLDER = Path(__file__).parent / "languages"

# libyaml reads the base ten times faster than the pure Python loader.
Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Lexicon:
    """What one language brings to reading a question, all of it folded unless said otherwise.

    ``shorthand`` maps typed words to full words (an entry in capitals holds for words typed in capitals only), and
    ``shorthand_starts`` are the first of these words in lower case; ``slashed`` maps an onset and a word, as in
    "h/thiện", to the two words they stand for;
    ``lead_ins`` are words before a question, such as "cho em hỏi";
    ``function`` are words without a subject (``function_keys`` with their marks); ``numbers`` maps number words, by
    key, to their value; ``common`` are ordinary words that are no typing slips; ``keys`` are all of these words with
    their marks.
    """

    language: Language
    shorthand: dict[tuple[str, ...], str]
    shorthand_starts: frozenset[str]
    slashed: dict[tuple[str, str], str]
    lead_ins: frozenset[tuple[str, ...]]
    function: frozenset[str]
    function_keys: frozenset[str]
    numbers: dict[str, int]
    common: frozenset[str]
    keys: frozenset[str]
    onsets: frozenset[str]
    rimes: frozenset[str]

    def legal(self, syllable: str) -> bool:
        """Whether a folded word is built like a syllable of this language (Vietnamese only)."""
        return any(
            syllable[:cut] in self.onsets and syllable[cut:] in self.rimes
            for cut in range(min(3, len(syllable) - 1) + 1)
        )


@cache
def lexicon(language: Language) -> Lexicon:
    """The language data of one language, read once per process."""
    with (FOLDER / f"{language}.yaml").open(encoding="utf-8") as file:
        data: dict[str, Any] = yaml.load(file, Loader)
    return Lexicon(
        language=language,
        shorthand={tuple(str(typed).split()): str(full) for typed, full in data["shorthand"].items()},
        shorthand_starts=frozenset(str(typed).split()[0].lower() for typed in data["shorthand"]),
        slashed=_slashed(data.get("slashed", ()), data.get("legal_onsets", ())),
        lead_ins=frozenset(tuple(words(str(phrase))) for phrase in data["lead_ins"]),
        function=frozenset(fold(str(word)) for word in data["function_words"]),
        function_keys=frozenset(key(str(word).lower()) for word in data["function_words"]),
        numbers={key(str(word).lower()): int(value) for word, value in data["number_words"].items()},
        common=frozenset(fold(str(word)) for word in data["common"]),
        keys=frozenset(key(str(word).lower()) for word in (*data["common"], *data["function_words"])),
        onsets=frozenset(str(onset) for onset in data.get("legal_onsets", ())) | {""},
        rimes=frozenset(str(rime) for rime in data.get("legal_rimes", ())),
    )


def _slashed(phrases: Iterable[str], onsets: Iterable[str]) -> dict[tuple[str, str], str]:
    """Two words each by what may be typed for them: the first letter, or all the onset, of the first word."""
    found: dict[tuple[str, str], str] = {}
    for phrase in phrases:
        first, second = words(str(phrase))
        onset = max((onset for onset in map(str, onsets) if first.startswith(onset)), key=len, default="")
        for typed in {first[0], onset} - {""}:
            found.setdefault((typed, second), str(phrase))
    return found


@cache
def cue_phrases() -> dict[str, tuple[str, ...]]:
    """The wordings, in both languages, by the name of the cue they are."""
    with (FOLDER / "cues.yaml").open(encoding="utf-8") as file:
        data: dict[str, dict[str, list[str]]] = yaml.load(file, Loader)
    return {name: tuple(str(phrase) for phrase in (*both["vi"], *both["en"])) for name, both in data.items()}


@cache
def update_words() -> dict[str, Any]:
    """The words of progress updates as in ``updates.yaml``, read once per process."""
    with (FOLDER / "updates.yaml").open(encoding="utf-8") as file:
        data: dict[str, Any] = yaml.load(file, Loader)
    return data


@cache
def sentence_words() -> dict[str, Any]:
    """What sentences of updates say besides their fields, as in ``sentences.yaml``, read once per process."""
    with (FOLDER / "sentences.yaml").open(encoding="utf-8") as file:
        data: dict[str, Any] = yaml.load(file, Loader)
    return data


@cache
def name_words() -> dict[str, list[str]]:
    """How names of persons are made, as in ``names.yaml``, read once per process."""
    with (FOLDER / "names.yaml").open(encoding="utf-8") as file:
        data: dict[str, list[str]] = yaml.load(file, Loader)
    return data


def syllables(texts: tuple[str, ...]) -> set[str]:
    """All folded words of some texts of the base."""
    return {word for text in texts for word in words(text)}
