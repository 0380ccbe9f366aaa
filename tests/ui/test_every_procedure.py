"""A robot hands in every procedure through the real screens, with random answers, at both sizes."""

from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from kiosk.catalogue.form import Field
from kiosk.catalogue.load import Catalogue
from kiosk.catalogue.procedure import Procedure
from kiosk.forms.checks import needed_documents, shown_fields
from kiosk.forms.shown import demanded
from kiosk.paths import Home, assets
from kiosk.values import Answers, Json
from kiosk.visit import actions as do
from kiosk.visit.state import OATH, Page
from tests import robot
from tests.answers import paper_picture
from tests.ui.real_kiosk import MORNING, Kiosk, make_kiosk
from ui.widgets.fieldbox import FieldBox

CATALOGUE = Catalogue(assets() / "procedures")
CODES = [one.code for one in CATALOGUE.listed() if not CATALOGUE.get(one.code).guidance_only]
TODAY = MORNING.date()
MOST_STEPS = 60
VISITS = 2


@pytest.mark.parametrize("code", CODES)
def test_a_robot_hands_it_in(qtbot: QtBot, tmp_path: Path, panel: tuple[int, int], code: str) -> None:
    procedure = CATALOGUE.get(code)
    devices = (tmp_path / str(number) for number in count())

    @robot.so_many(VISITS)
    @given(robot.answering(procedure, TODAY))
    def hands_in(answers: Answers) -> None:
        folder = next(devices)
        folder.mkdir()
        _visit(make_kiosk(qtbot, Home(folder / "device"), panel), procedure, answers, folder)

    hands_in()


def _visit(kiosk: Kiosk, procedure: Procedure, answers: Answers, folder: Path) -> None:
    _begin(kiosk, procedure)
    for _ in range(MOST_STEPS):
        assert clipped(kiosk) == []
        if kiosk.page is Page.FORM:
            _answer(kiosk, procedure, answers)
        elif kiosk.page is Page.PAPERS:
            _hand_over(kiosk, procedure, paper_picture(folder / "giay-to.jpg"))
        elif kiosk.page is Page.CHECK:
            break
        here = (kiosk.page, kiosk.shell.visit.step)
        kiosk.tap(kiosk.screen.nav.forward)  # type: ignore[attr-defined]  # every page of a form has it
        assert (kiosk.page, kiosk.shell.visit.step) != here, kiosk.shell.visit.problems
    _swear(kiosk, procedure, answers)
    kiosk.tap("Nộp hồ sơ")

    assert kiosk.page is Page.RECEIPT, kiosk.shell.visit.problems
    assert clipped(kiosk) == []
    with kiosk.open_place() as place:
        assert [one.procedure for one in place.store.rows()] == [procedure.code]
    kiosk.shell.carry.stop()
    kiosk.shell.close()


def _begin(kiosk: Kiosk, procedure: Procedure) -> None:
    kiosk.act(do.OpenProcedure(procedure.code))
    assert clipped(kiosk) == []
    kiosk.act(do.Begin())
    for one in procedure.eligibility:
        assert clipped(kiosk) == []
        kiosk.tap("Có" if one.wanted else "Không")
    assert kiosk.page is Page.PRIVACY
    kiosk.act(do.Agree(frozenset()))
    kiosk.act(do.Continue())


def _answer(kiosk: Kiosk, procedure: Procedure, answers: Answers) -> None:
    """Each control takes the value, and says it."""
    step = next(one for one in procedure.form.steps if one.id == kiosk.shell.visit.step)
    for field in step.fields:
        asked = shown_fields(procedure.form, kiosk.shell.visit.answers, TODAY)
        if field in asked and not field.compute and field.id in answers:
            _enter(kiosk, field, answers[field.id])


def _enter(kiosk: Kiosk, field: Field, value: Json) -> None:
    box = kiosk.screen.findChild(FieldBox, f"field_{field.id}")
    assert isinstance(box, FieldBox)
    box.control.set_value(value)
    box.control.edited.emit(box.control.value())
    kiosk.settle()


def _hand_over(kiosk: Kiosk, procedure: Procedure, paper: Path) -> None:
    known = kiosk.shell.visit.answers
    for one in needed_documents(procedure, known, TODAY):
        if one.kind.scanned and demanded(one.required, known, TODAY):
            kiosk.act(do.AddPaper(one.id, str(paper)))


def _swear(kiosk: Kiosk, procedure: Procedure, answers: Answers) -> None:
    for step in procedure.form.steps:
        for field in step.fields if step.id == OATH else ():
            kiosk.act(do.Answer(field.id, answers.get(field.id)))


def clipped(kiosk: Kiosk) -> list[str]:
    """Words that have less room than they need."""
    found = []
    for one in kiosk.screen.findChildren(QLabel):
        if one.isVisible() and one.text():
            needed = one.heightForWidth(one.width()) if one.wordWrap() else one.sizeHint().height()
            narrow = not one.wordWrap() and one.sizeHint().width() > one.width() + 1
            if narrow or needed > one.height() + 1:
                found.append(one.text())
    return found + [
        one.text()
        for one in kiosk.screen.findChildren(QAbstractButton)
        if one.isVisible() and one.text() and one.sizeHint().width() > one.width() + 1
    ]
