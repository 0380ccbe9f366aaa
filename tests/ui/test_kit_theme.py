"""Colours that can be read, text that is large enough, pictures and sentences that exist."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.paths import assets
from kiosk.strings import room
from ui.theme import CONTRAST, STANDARD, TINTS, Palette, look_for, px, ratio, set_look
from ui.theme.look import large_floor
from ui.theme.tokens import EDGE_PAIRS, TEXT_PAIRS

UI = Path(__file__).resolve().parents[2] / "ui"
KIT = [*(UI / "theme").rglob("*.py"), *(UI / "widgets").rglob("*.py"), *(UI / "keyboard").rglob("*.py")]
KIT += [UI / "frame.py", UI / "idle.py"]


@pytest.mark.parametrize(("palette", "least"), [(STANDARD, 4.5), (CONTRAST, 7)], ids=["standard", "contrast"])
def test_every_text_can_be_read(palette: Palette, least: float) -> None:
    pairs = {(ink, on): ratio(getattr(palette, ink), getattr(palette, on)) for ink, on in TEXT_PAIRS}

    assert {pair: value for pair, value in pairs.items() if value < least} == {}


@pytest.mark.parametrize("palette", [STANDARD, CONTRAST], ids=["standard", "contrast"])
def test_every_edge_can_be_seen(palette: Palette) -> None:
    pairs = {(edge, on): ratio(getattr(palette, edge), getattr(palette, on)) for edge, on in EDGE_PAIRS}

    assert {pair: value for pair, value in pairs.items() if value < 3} == {}


def test_tiles_can_be_read() -> None:
    for tint in TINTS.values():
        assert ratio(tint.accent, tint.ground) >= 4.5
        assert ratio(tint.accent, STANDARD.surface) >= 4.5


def test_large_text_keeps_the_floor_of_the_panel() -> None:
    assert large_floor(1080 / 268) == 34  # 21.5 in, read from 500 mm

    set_look(look_for(1366, 768, large=True))

    assert px("small") == large_floor(3.78)
    assert px("h1") == round(32 * 1.3)


def test_low_mode_is_for_tall_screens() -> None:
    assert look_for(1080, 1920, low=True).low
    assert not look_for(1366, 768, low=True).low


def test_every_icon_named_in_the_kit_is_shipped() -> None:
    named = {
        name for path in KIT for name in re.findall(r'"([a-z-]+-(?:bold|fill|duotone))"', path.read_text())
    }

    assert len(named) > 10
    assert [name for name in sorted(named) if not (assets() / "icons" / f"{name}.svg").exists()] == []


def test_every_sentence_of_the_kit_exists_in_both_languages() -> None:
    used = {key for path in KIT for key in re.findall(r'"kit\.([a-z_]+)"', path.read_text())}

    assert room("vi", "kit").keys() == room("en", "kit").keys()
    assert used - room("vi", "kit").keys() == set()


def test_the_home_screen_loads_no_forms() -> None:
    probe = (
        "import sys, ui.theme, ui.widgets.basic; print([m for m in sys.modules if m.startswith('kiosk.f')])"
    )

    done = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, check=True, cwd=UI.parent
    )

    assert done.stdout.strip() == "[]"
