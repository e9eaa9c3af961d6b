"""Imports point down only."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

LAYERS = (
    ("bot.__main__", "bot.cli", "bot.app", "bot.logs", "bot.commands"),
    ("bot.delivery",),
    ("bot.request",),
    ("handlers",),
    ("bot.simulator",),
    ("bot.services",),
    ("bot.storage", "bot.reports"),
    ("bot.config", "bot.texts", "bot.dates", "bot.lifecycle", "bot.updates"),
    ("knowledge",),
)
"""From the top: a module may import its own layer and those below it."""

FILES = [
    path for folder in ("bot", "handlers", "knowledge") for path in sorted((ROOT / folder).rglob("*.py"))
]


def _module(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _layer(module: str) -> int | None:
    for height, names in enumerate(LAYERS):
        if any(module == name or module.startswith(f"{name}.") for name in names):
            return height
    return None


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_down(path: Path) -> None:
    own = _layer(_module(path))
    if own is None:
        assert _module(path) == "bot", f"{path.name} has no layer"
        return
    for name in _imports(path):
        other = _layer(name)
        assert other is None or other >= own, f"{_module(path)} imports {name}"


@pytest.mark.parametrize("folder", ["bot/services", "bot/storage", "bot/reports", "knowledge"])
def test_no_telegram_below_handlers(folder: str) -> None:
    for path in (ROOT / folder).rglob("*.py"):
        assert not [name for name in _imports(path) if name.split(".")[0] in ("telegram", "aiohttp")], (
            path.name
        )


@pytest.mark.parametrize("folder", ["knowledge", "bot/services", "bot/reports", "handlers"])
def test_no_sql_above_storage(folder: str) -> None:
    for path in (ROOT / folder).rglob("*.py"):
        assert not [name for name in _imports(path) if name.split(".")[0] in ("sqlite3", "sqlite_utils")], (
            path.name
        )


def test_handlers_wait_for_nothing_but_the_courier() -> None:
    """So an update can be handled in one go, by whatever feeds it, once the courier only writes down."""
    for path in (ROOT / "handlers").glob("*.py"):
        if path.name != "courier.py":
            assert not [name for name in _imports(path) if name.split(".")[0] == "asyncio"], path.name


@pytest.mark.parametrize("folder", ["bot/services", "bot/storage"])
def test_nothing_is_awaited_where_transactions_are(folder: str) -> None:
    """Another task's write would join an open transaction, and be rolled back with it."""
    for path in (ROOT / folder).rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        assert not [node for node in ast.walk(tree) if isinstance(node, ast.AsyncFunctionDef | ast.Await)], (
            path.name
        )
