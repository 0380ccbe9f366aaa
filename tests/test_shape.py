"""The tree keeps its shape: small modules that say what they are for, both languages whole."""

import ast
import json
import re
import unicodedata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = [p for name in ("kiosk", "ui", "sync") for p in sorted((ROOT / name).rglob("*.py"))]
STRINGS = sorted((ROOT / "assets" / "strings" / "vi").glob("*.json"))
TOP_LEVEL = {
    "kiosk", "ui", "sync", "assets", "tests", "build.spec", "pyproject.toml", "README.md",
    "LICENSE", "CHANGELOG.md", "Makefile", ".ci", ".gitignore",
}  # fmt: skip
MAX_MODULE = 300
MAX_FUNCTION = 40
HOLE = re.compile(r"\{(\w+)(?::\w+)?\}")


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_module_is_small_and_says_what_it_is_for(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)

    assert ast.get_docstring(tree), "say in one sentence what this module is for"
    assert source.count("\n") <= MAX_MODULE
    assert [f.name for f in ast.walk(tree) if isinstance(f, ast.FunctionDef) and _long(f)] == []


def _long(function: ast.FunctionDef) -> bool:
    return (function.end_lineno or 0) - function.lineno + 1 > MAX_FUNCTION


@pytest.mark.parametrize("path", STRINGS, ids=lambda p: p.name)
def test_every_sentence_is_there_in_both_languages(path: Path) -> None:
    vi = json.loads(path.read_text(encoding="utf-8"))
    en = json.loads((ROOT / "assets" / "strings" / "en" / path.name).read_text(encoding="utf-8"))

    assert vi.keys() == en.keys()
    assert [k for k in vi if set(HOLE.findall(vi[k])) != set(HOLE.findall(en[k]))] == []
    assert [k for k, text in vi.items() if not text or unicodedata.normalize("NFC", text) != text] == []


def test_every_sentence_that_code_names_exists() -> None:
    named = re.compile(r'\bsay\(\s*"([a-z_]+)\.([a-z0-9_]+)"')
    rooms = {p.stem: json.loads(p.read_text(encoding="utf-8")) for p in STRINGS}
    missing = [
        f"{path.relative_to(ROOT)}: {room}.{key}"
        for path in MODULES
        for room, key in named.findall(path.read_text(encoding="utf-8"))
        if key not in rooms.get(room, {})
    ]

    assert missing == []


def test_the_top_level_holds_what_it_should() -> None:
    import subprocess

    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    tops = {line.split("/")[0] for line in tracked.stdout.splitlines()}

    assert tops <= TOP_LEVEL
