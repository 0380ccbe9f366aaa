"""The frame of a page: keyboard or dock, pages laid over, low mode, scrolling under the finger."""

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from kiosk.catalogue.form import FieldType
from tests.ui.kit_parts import drag, only, page, show, tap, type_on
from ui.frame import LOW_SHARE, Frame
from ui.theme import look_for, set_look
from ui.widgets.controls.selection import PickControl
from ui.widgets.controls.text import TextControl
from ui.widgets.dock import Dock, DockItem
from ui.widgets.label import Label
from ui.widgets.picker import Picker
from ui.widgets.tile import Row


def test_the_keyboard_takes_the_place_of_the_dock_while_typing(qtbot: QtBot, panel: tuple[int, int]) -> None:
    frame, boxes = page(qtbot, panel, [FieldType.TEXT])
    dock = only(frame, Dock)
    assert (frame.typing, dock.isVisible()) == (False, True)

    boxes[FieldType.TEXT].control.focus_first()

    assert (frame.typing, dock.isVisible()) == (True, False)
    type_on(qtbot, frame, "Xong, cất bàn phím")
    assert (frame.typing, dock.isVisible()) == (False, True)


def test_nothing_is_active_before_somebody_taps(qtbot: QtBot, panel: tuple[int, int]) -> None:
    frame, _ = page(qtbot, panel, [FieldType.TEXT])

    assert frame.hasFocus()
    assert not frame.typing


def test_the_field_stays_in_sight_when_the_keyboard_comes(qtbot: QtBot, panel: tuple[int, int]) -> None:
    kinds = [FieldType.ADDRESS, FieldType.RADIO, FieldType.TEXTAREA, FieldType.TEXT]
    frame, boxes = page(qtbot, panel, kinds)
    control = boxes[FieldType.TEXT].control
    assert isinstance(control, TextControl)

    control.focus_first()

    assert frame.view is not None
    view = frame.view.viewport()
    qtbot.waitUntil(
        lambda: view.rect().contains(control.edit.geometry().translated(control.mapTo(view, QPoint())))
    )


def test_a_page_laid_over_leaves_the_dock(qtbot: QtBot) -> None:
    frame, boxes = page(qtbot, (1080, 1920), [FieldType.NATIONALITY])
    control = boxes[FieldType.NATIONALITY].control
    assert isinstance(control, PickControl)

    tap(qtbot, control.opener)

    picker = only(frame, Picker)
    assert picker.isVisible()
    assert not control.isVisible()
    assert frame.dock is not None
    assert frame.dock.isVisible()
    tap(qtbot, next(b for b in picker.findChildren(QAbstractButton) if b.accessibleName() == "Quay lại"))
    assert control.isVisible()


def test_low_mode_keeps_every_button_within_reach(qtbot: QtBot) -> None:
    set_look(look_for(1080, 1920, low=True))
    frame, boxes = page(qtbot, (1080, 1920), [FieldType.TEXT, FieldType.RADIO])
    boxes[FieldType.TEXT].control.focus_first()
    qtbot.waitUntil(lambda: frame.typing)
    seen = [b for b in frame.findChildren(QAbstractButton) if b.isVisibleTo(frame)]

    assert min(b.mapTo(frame, QPoint()).y() for b in seen) >= 1920 * (1 - LOW_SHARE)


def test_the_dock_says_what_was_tapped(qtbot: QtBot, panel: tuple[int, int]) -> None:
    dock = Dock()
    show(qtbot, dock, (panel[0], dock.height()))
    heard: list[object] = []
    dock.tapped.connect(heard.append)

    for button in dock.findChildren(QAbstractButton):
        tap(qtbot, button)

    low = [DockItem.LOW] if panel[1] > panel[0] else []
    assert heard == [DockItem.LANGUAGE, DockItem.LARGE, DockItem.CONTRAST, *low, DockItem.HELP]


def test_a_mode_that_is_on_is_said(qtbot: QtBot) -> None:
    set_look(look_for(1080, 1920, contrast=True))
    dock = Dock()
    qtbot.addWidget(dock)

    said = {b.accessibleName(): b.accessibleDescription() for b in dock.findChildren(QAbstractButton)}

    assert said["Tương phản"] == "Đang bật"
    assert said["Chữ to"] == ""


def long_list(qtbot: QtBot) -> tuple[Frame, list[str]]:
    frame = Frame()
    tapped: list[str] = []
    for number in range(40):
        name = f"Dòng {number}"
        row = Row(name)
        row.clicked.connect(lambda _=False, name=name: tapped.append(name))
        frame.content.addWidget(row)
    show(qtbot, frame, (1080, 1920))
    return frame, tapped


def test_a_drag_scrolls_and_taps_nothing(qtbot: QtBot) -> None:
    frame, tapped = long_list(qtbot)
    assert frame.view is not None
    bar = frame.view.verticalScrollBar()

    def scrolled() -> bool:
        """A finger drags again when a busy machine slept through the first time."""
        if bar.value() <= 50:
            drag(frame.windowHandle(), QPoint(400, 700), QPoint(400, 100))
        return bar.value() > 50

    qtbot.waitUntil(scrolled)

    assert tapped == []


def test_a_tap_in_a_scrolling_list_acts(qtbot: QtBot) -> None:
    frame, tapped = long_list(qtbot)
    assert frame.view is not None
    row = frame.view.body.findChildren(Row)[3]
    at = row.mapTo(frame, row.rect().center())

    drag(frame.windowHandle(), at, at, steps=1)

    qtbot.waitUntil(lambda: tapped == ["Dòng 3"])


def test_a_tap_on_a_line_in_a_scrolling_page_brings_the_keyboard(qtbot: QtBot) -> None:
    frame, boxes = page(qtbot, (1080, 1920), [FieldType.TEXT])
    control = boxes[FieldType.TEXT].control
    assert isinstance(control, TextControl)
    at = control.edit.mapTo(frame, control.edit.rect().center())

    drag(frame.windowHandle(), at, at, steps=1)

    qtbot.waitUntil(lambda: frame.typing)


def test_a_label_shows_what_was_typed_and_not_markup(qtbot: QtBot) -> None:
    label = Label("<b>Nguyễn</b>")
    qtbot.addWidget(label)
    QTest.qWait(0)

    assert label.text() == "<b>Nguyễn</b>"
    assert label.textFormat().name == "PlainText"
