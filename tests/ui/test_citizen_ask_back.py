"""Words that say several things: the kiosk asks which, and goes there."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from kiosk.paths import Home
from kiosk.visit import actions as do
from tests.ui.real_kiosk import Kiosk, make_kiosk
from ui.widgets.basic import Row

BOX = "Tìm thủ tục"


@pytest.fixture
def kiosk(qtbot: QtBot, home: Home, panel: tuple[int, int]) -> Iterator[Kiosk]:
    made = make_kiosk(qtbot, home, panel)
    made.act(do.Search(""))
    qtbot.waitUntil(made.edit(BOX).hasFocus)
    yield made
    made.shell.carry.stop()


def rows(kiosk: Kiosk, kind: str) -> list[Row]:
    every = kiosk.screen.findChildren(Row)
    return [one for one in every if one.isVisible() and one.objectName().startswith(kind)]


def test_each_choice_leads_to_its_procedure_and_back_to_what_was_typed(kiosk: Kiosk) -> None:
    kiosk.type("tam tru")
    codes = [one.objectName().removeprefix("choice_") for one in rows(kiosk, "choice_")]
    assert codes == ["1.004194", "1.002755", "2.001159", "1.003677"]
    for code in codes:
        kiosk.tap(next(one for one in rows(kiosk, "choice_") if one.objectName() == f"choice_{code}"))
        assert kiosk.shell.visit.procedure is not None
        assert kiosk.shell.visit.procedure.code == code
        kiosk.tap("Quay lại")
        assert kiosk.edit(BOX).text() == "tam tru"


def test_the_list_below_holds_the_others_only(kiosk: Kiosk) -> None:
    kiosk.type("chung thuc")

    choices = {one.objectName().removeprefix("choice_") for one in rows(kiosk, "choice_")}
    others = {one.objectName().removeprefix("procedure_") for one in rows(kiosk, "procedure_")}
    assert choices
    assert not choices & others


def test_what_is_not_here_is_said(kiosk: Kiosk) -> None:
    kiosk.type("giay phep lao dong")

    kiosk.qtbot.waitUntil(lambda: "Các thủ tục này chưa làm được trên máy này" in kiosk.words())
    assert rows(kiosk, "choice_") == []


def test_one_more_letter_takes_the_question_away(kiosk: Kiosk) -> None:
    kiosk.type("tam tru")
    assert rows(kiosk, "choice_")

    kiosk.type(" g")

    kiosk.qtbot.waitUntil(lambda: not rows(kiosk, "choice_"))
    assert rows(kiosk, "procedure_")
