"""What rules work out of the same texts again and again, kept until a base has been checked."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

_LARGEST = 16384
"""Results of one function: more than the texts of a base many times as large as the packaged one."""

_forgetting: list[Callable[[], None]] = []


def remembered(function: Callable[P, R]) -> Callable[P, R]:
    """A pure function of texts, of which each result is worked out once; nobody may change a result."""
    cached = lru_cache(maxsize=_LARGEST)(function)
    forgotten_by(cached.cache_clear)
    return cached  # type: ignore[return-value]  # typeshed forgets the parameters


def forgotten_by(clear: Callable[[], None]) -> None:
    """Tells how something else that is remembered is dropped."""
    _forgetting.append(clear)


def forget() -> None:
    """Drops all that is remembered: for a process that has other things to do than checking."""
    for clear in _forgetting:
        clear()
