"""Finding a procedure with the keyboard on the screen, over the real catalogue."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from kiosk.paths import Home
from kiosk.visit import actions as do
from kiosk.visit.state import Page
from tests.ui.real_kiosk import BIRTH, Kiosk, make_kiosk
from ui.widgets.basic import Row

BOX = "Tìm thủ tục"
RESIDENCE = "1.004194"


@pytest.fixture
def kiosk(qtbot: QtBot, home: Home, panel: tuple[int, int]) -> Iterator[Kiosk]:
    made = make_kiosk(qtbot, home, panel)
    made.act(do.Search(""))
    qtbot.waitUntil(made.edit(BOX).hasFocus)
    yield made
    made.shell.carry.stop()


def found(kiosk: Kiosk) -> list[str]:
    rows = [one for one in kiosk.screen.findChildren(Row) if one.isVisible()]
    return [one.objectName().partition("_")[2] for one in rows]


def test_every_key_of_our_keyboard_searches_anew(kiosk: Kiosk) -> None:
    kiosk.type("tam t")
    assert kiosk.shell.visit.query == "tam t"
    kiosk.type("ru")

    assert found(kiosk)[0] == RESIDENCE
    assert kiosk.edit(BOX).hasFocus()


def test_words_are_found_without_their_marks(kiosk: Kiosk) -> None:
    kiosk.type("khai sinh")

    assert found(kiosk)[0] == BIRTH


def test_nothing_found_says_how_to_go_on(kiosk: Kiosk) -> None:
    kiosk.type("qqqzz")

    kiosk.qtbot.waitUntil(lambda: "Chưa tìm thấy thủ tục nào với “qqqzz”" in kiosk.words())
    assert found(kiosk) == []
    assert "về trang đầu chọn lĩnh vực" in kiosk.words()


def test_nothing_found_does_not_flicker_while_the_answer_is_under_way(kiosk: Kiosk) -> None:
    kiosk.shell.act(do.Search("k"))

    assert "Chưa tìm thấy" not in kiosk.words()


def test_a_row_leads_to_the_procedure_and_back_to_what_was_typed(kiosk: Kiosk) -> None:
    kiosk.type("khai sinh")
    way = f"choice_{BIRTH}"
    kiosk.tap(next(one for one in kiosk.screen.findChildren(Row) if one.objectName() == way))
    assert kiosk.page == "before"

    kiosk.tap("Quay lại")

    assert kiosk.page == "search"
    assert kiosk.edit(BOX).text() == "khai sinh"


def test_help_and_the_way_back_stay_while_one_types(kiosk: Kiosk) -> None:
    assert kiosk.button("Gọi cán bộ").isVisible()

    kiosk.tap("Quay lại")

    assert kiosk.page is Page.HOME


def test_the_next_person_finds_an_empty_box(kiosk: Kiosk) -> None:
    kiosk.type("ket hon")
    kiosk.act(do.Finish(), do.Search(""))

    lines = [one.text() for one in kiosk.screen.findChildren(QLineEdit)]

    assert lines == [""]


def test_the_keyboard_is_there_in_low_mode_too(qtbot: QtBot, home: Home) -> None:
    kiosk = make_kiosk(qtbot, home, (1080, 1920))
    kiosk.act(do.Appear("low"), do.OpenArea("khai_sinh"), do.GoHome(), do.Search(""))
    qtbot.waitUntil(kiosk.edit(BOX).hasFocus)

    kiosk.type("khai")
    kiosk.shell.carry.stop()

    assert kiosk.shell.visit.query == "khai"
