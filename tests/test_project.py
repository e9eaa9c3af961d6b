"""What holds for the project as a whole: modules import cleanly, files are portable, versions are pinned."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

OWN = "pip"
"""Asked for by sqlite-utils' command line; it comes with the environment, and installs the rest."""

MODULES = [
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    for folder in ("bot", "handlers", "knowledge")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if path.name != "__main__.py"
]

# Imports every module named on standard input, and prints what was opened for writing, connected to or started
# meanwhile. Reading is what importing is: the catalogue of the command line's help is read then as well.
_IMPORT_ALL = """
import importlib, json, os, sys
seen = []
def watch(event, arguments):
    if event == "open":
        path, mode, flags = arguments
        wants = set(mode or "") & set("wax+") or (flags or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        if wants and str(path) != os.devnull:
            seen.append([event, str(path)])
    elif event in {
        "socket.connect", "socket.bind", "socket.getaddrinfo", "sqlite3.connect", "subprocess.Popen",
        "os.mkdir", "os.remove", "os.rename", "os.system", "os.posix_spawn", "_thread.start_new_thread",
    }:
        seen.append([event, str(arguments)])
modules = json.load(sys.stdin)
sys.dont_write_bytecode = True
sys.addaudithook(watch)
for module in modules:
    importlib.import_module(module)
print(json.dumps(seen))
"""


BINARY = (".docx",)
"""Endings of files that are no text."""


def _tracked() -> list[Path]:
    """The files of the project: those git knows or would take; none where it was unpacked without git."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        return []
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    names = [name for name in listed.stdout.decode().split("\0") if name]
    return [path for name in names if (path := ROOT / name).is_file()]


def test_importing_does_nothing(tmp_path: Path) -> None:
    """No module needs a token or a setting, writes a file, or reaches out."""
    done = subprocess.run(
        [sys.executable, "-c", _IMPORT_ALL],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "BOT_MODE": "no such mode"},
        input=json.dumps(MODULES),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("a home or temporary folder of somebody's machine", r"(?<![\w.-])/(?:home|Users|root|tmp|work)/\w"),
        ("a drive", r"(?<!\w)[A-Z]:\\\\?\w"),
        (
            "a host of packages",
            r"(?:pypi|pythonhosted)\.(?:org|python)|/simple/?\s|index[-_]url|find[-_]links",
        ),
        ("a token", r"(?<!\d)\d{8,10}:AA(?!simulated)[\w-]{33}(?!\w)"),
    ],
)
def test_files_name_no(what: str, pattern: str) -> None:
    found = re.compile(pattern)
    for path in _tracked():
        if path != Path(__file__) and path.suffix not in BINARY:
            text = path.read_text(encoding="utf-8")
            assert not (match := found.search(text)), f"{path.name} names {what}: {match.group()}"


def test_text_files_are_clean() -> None:
    """UTF-8 with Unix line ends, and a newline at the end; the source stays as it is, byte by byte."""
    for path in _tracked():
        if path.suffix in BINARY:
            continue
        content = path.read_bytes()
        assert content.decode("utf-8") is not None
        assert b"\r\n" not in content, path.name
        assert not content or content.endswith(b"\n") or path.name == "source.txt", path.name


def _pinned() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split("==") for line in lines if line and not line.startswith("#")]
    return {_normal(name): version for name, version in rows}


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_dependency_is_pinned() -> None:
    """What the project asks for, and what that asks for in turn, as far as it is installed here."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pinned = _pinned()
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    waiting = [_name(requirement) for requirement in asked]
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        try:
            needs = metadata.requires(name) or []
        except metadata.PackageNotFoundError:
            continue  # for another system or Python
        assert name in pinned or name == OWN, f"constraints.txt does not pin {name}"
        waiting += [_name(need) for need in needs if "extra ==" not in need]
    assert {_name(requirement) for requirement in asked} <= pinned.keys()


def test_every_dependency_says_why() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for block in re.findall(r"^(?:dependencies|dev) = \[\n(.*?)^\]", text, re.MULTILINE | re.DOTALL):
        for line in block.splitlines():
            assert re.fullmatch(r'  "[^"]+", +# .+', line), line


def _name(requirement: str) -> str:
    found = re.match(r"[A-Za-z0-9][\w.-]*", requirement)
    assert found is not None
    return _normal(found.group())
