"""The packaged base, loaded once, and a copy of its folder to break."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from knowledge.loader import PACKAGED, load
from knowledge.model import KnowledgeBase


@pytest.fixture(scope="session")
def packaged() -> KnowledgeBase:
    """The base that comes with the program."""
    return load(PACKAGED)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the packaged base's folder."""
    return Path(shutil.copytree(PACKAGED, tmp_path / "base"))
