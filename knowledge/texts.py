"""Message catalogues: every sentence composed by code, in Project Fluent files, one folder a language."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser

if TYPE_CHECKING:
    from knowledge.model import Language


class MissingMessageError(LookupError):
    """A message that the catalogue does not hold, or that lacks a value: a mistake in the program, not of a person."""


class Catalogue:
    """The messages of one folder of ``.ftl`` files in one language.

    ``folder`` holds one sub-folder per language; all ``*.ftl`` files in it are read.
    """

    def __init__(self, folder: Path, language: Language) -> None:
        self.language: Language = language
        # Isolation marks would show as boxes in terminals and break copied agency names.
        self._bundle = FluentBundle([language], use_isolating=False)
        parser = FluentParser(
            with_spans=False
        )  # where in the file each word stands takes as much room as the words
        for path in sorted((folder / language).glob("*.ftl")):
            self._bundle.add_resource(parser.parse(path.read_text(encoding="utf-8")))

    def __call__(self, key: str, /, **values: str | float) -> str:
        """The message ``key`` with its values filled in.

        Raises:
            MissingMessageError: no such message, or a value it needs was not given.
        """
        if not self._bundle.has_message(key):
            raise MissingMessageError(f"no message '{key}' in {self.language}")
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise MissingMessageError(f"message '{key}' in {self.language} has no text")
        text, errors = self._bundle.format_pattern(pattern, values)
        if errors:
            raise MissingMessageError(f"message '{key}' in {self.language}: {errors[0]}")
        return str(text)

    def __contains__(self, key: str) -> bool:
        return bool(self._bundle.has_message(key))


@cache
def catalogue(folder: Path, language: Language) -> Catalogue:
    """The catalogue of a folder and language, read once per process."""
    return Catalogue(folder, language)
