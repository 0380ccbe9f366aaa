"""The recipe of the package: what it leaves out, what it must not lose."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LEFT_OUT = ("VirtualKeyboard", "Qt6Qml", "Qt6Quick", "Qt6Network", "EglF", "gtk3", "ayland")


@pytest.fixture(scope="module")
def recipe() -> str:
    return (ROOT / "build.spec").read_text(encoding="utf-8")


@pytest.mark.parametrize("part", LEFT_OUT)
def test_parts_of_qt_that_are_not_used_stay_out(recipe: str, part: str) -> None:
    dropped = recipe.partition("DROP = (")[2].partition(")")[0]

    assert part in dropped


def test_every_part_of_qt_that_is_imported_is_packed(recipe: str) -> None:
    unused = recipe.partition("UNUSED = [")[2].partition("]")[0]
    used = {
        word
        for folder in ("kiosk", "ui", "sync")
        for file in (ROOT / folder).rglob("*.py")
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.strip().startswith("from PySide6.Qt")
        for word in (line.split()[1],)
    }

    assert used
    assert not {part for part in used if f'"{part}"' in unused}


def test_the_assets_and_the_rooms_are_packed(recipe: str) -> None:
    assert '(str(ROOT / "assets"), "assets")' in recipe
    for room in ("kiosk", "ui", "sync"):
        assert f'"{room}"' in recipe
