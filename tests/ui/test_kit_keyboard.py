"""The on-screen keyboard, by real taps on its keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from kiosk.catalogue.form import FieldType
from tests.ui.kit_parts import page, small, tap, type_on
from ui.frame import Frame
from ui.keyboard.keyboard import Page, reset
from ui.widgets.control import Control
from ui.widgets.controls.codes import DecimalControl, PostalControl, TaxCodeControl
from ui.widgets.controls.moments import DateControl
from ui.widgets.controls.text import AreaControl, TextControl

METHOD = "Đổi kiểu gõ: Chạm dấu, Telex, VNI"
SPACE = "Dấu cách"

Line = TextControl | DecimalControl | TaxCodeControl | PostalControl


def line(qtbot: QtBot, size: tuple[int, int], kind: FieldType) -> tuple[Frame, Line]:
    """A page with one line to type in, tapped."""
    frame, boxes = page(qtbot, size, [kind])
    control = boxes[kind].control
    assert isinstance(control, Line)
    tap(qtbot, control.edit)
    return frame, control


def test_a_name_by_taps(qtbot: QtBot, panel: tuple[int, int]) -> None:
    frame, control = line(qtbot, panel, FieldType.PERSON_NAME)

    type_on(qtbot, frame, *"nguyên", "ngã", SPACE, *"thi", "nặng", SPACE, *"hoa", "huyền")

    assert control.value() == "Nguyễn Thị Hòa"


def test_a_name_in_telex(qtbot: QtBot, panel: tuple[int, int]) -> None:
    frame, control = line(qtbot, panel, FieldType.PERSON_NAME)
    type_on(qtbot, frame, METHOD)

    type_on(qtbot, frame, *"nguyeenx", SPACE, *"thij", SPACE, *"hoaf")

    assert control.value() == "Nguyễn Thị Hòa"


def test_a_name_in_vni(qtbot: QtBot, panel: tuple[int, int]) -> None:
    frame, control = line(qtbot, panel, FieldType.PERSON_NAME)
    type_on(qtbot, frame, METHOD, METHOD)

    type_on(qtbot, frame, *"nguye64n", SPACE, *"thi5", SPACE, *"hoa2")

    assert control.value() == "Nguyễn Thị Hòa"


def test_the_focus_never_leaves_the_field(qtbot: QtBot) -> None:
    frame, control = line(qtbot, (1080, 1920), FieldType.TEXT)

    type_on(qtbot, frame, "Chữ hoa", "a", "Xóa lùi", METHOD, "Bàn phím số và ký hiệu", "7", "Bàn phím chữ")

    assert control.edit.hasFocus()
    assert control.value() == "7"


def test_capitals_once_and_locked(qtbot: QtBot) -> None:
    frame, control = line(qtbot, (1080, 1920), FieldType.TEXT)

    type_on(qtbot, frame, "Chữ hoa", "a", "b", "Chữ hoa", "Chữ hoa", "c", "d", "Chữ hoa", "e")

    assert control.value() == "AbCDe"


def test_typing_goes_in_where_the_cursor_is(qtbot: QtBot) -> None:
    frame, control = line(qtbot, (1080, 1920), FieldType.TEXT)
    control.edit.setText("Hoa Binh")
    control.edit.setCursorPosition(3)

    type_on(qtbot, frame, "huyền")
    control.edit.end(False)
    type_on(qtbot, frame, "Xóa lùi", "Xóa lùi", "Xóa lùi", *"inh", "huyền")

    assert control.value() == "Hòa Bình"


def test_a_few_lines_take_marks_too(qtbot: QtBot) -> None:
    frame, boxes = page(qtbot, (1080, 1920), [FieldType.TEXTAREA])
    control = boxes[FieldType.TEXTAREA].control
    assert isinstance(control, AreaControl)
    tap(qtbot, control.area.viewport())

    type_on(qtbot, frame, METHOD, *"maats", SPACE, *"roi", "Xóa lùi", "Xóa lùi", *"ooif")

    assert control.value() == "mất rồi"


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        (FieldType.TEXT, Page.TAP),
        (FieldType.PERSON_NAME, Page.TAP),
        (FieldType.EMAIL, Page.PLAIN),
        (FieldType.PERSON_ID, Page.IDENTITY),
        (FieldType.PHONE, Page.NUMBER),
        (FieldType.TAX_CODE, Page.NUMBER),
        (FieldType.POSTAL, Page.NUMBER),
        (FieldType.DECIMAL, Page.DECIMAL),
        (FieldType.VEHICLE, Page.PLAIN),
        (FieldType.DATE, Page.DATE),
    ],
)
def test_each_field_gets_its_keys(qtbot: QtBot, panel: tuple[int, int], kind: FieldType, shown: Page) -> None:
    frame, boxes = page(qtbot, panel, [kind])
    first = boxes[kind].control.first()
    assert isinstance(first, QLineEdit)

    tap(qtbot, first)

    assert frame.keyboard.shown is shown
    assert small(frame.keyboard, 60 if panel[1] > panel[0] else 57) == []


def test_an_email_address_has_no_marks(qtbot: QtBot) -> None:
    frame, control = line(qtbot, (1080, 1920), FieldType.EMAIL)

    type_on(qtbot, frame, *"hoass", "@", *"example", ".", *"vn")

    assert control.value() == "hoass@example.vn"


def test_the_date_keys_lead_on_when_asked(qtbot: QtBot) -> None:
    frame, boxes = page(qtbot, (1080, 1920), [FieldType.DATE])
    control = boxes[FieldType.DATE].control
    assert isinstance(control, DateControl)
    tap(qtbot, control.day)

    type_on(qtbot, frame, *"14", "Ô tiếp theo", *"11", "Ô tiếp theo", *"2025")

    assert control.value() == "2025-11-14"


def test_scan_is_offered_for_an_identity_number(qtbot: QtBot) -> None:
    frame, boxes = page(qtbot, (1080, 1920), [FieldType.PERSON_ID])
    boxes[FieldType.PERSON_ID].control.focus_first()

    with qtbot.waitSignal(frame.scan, timeout=1000):
        type_on(qtbot, frame, "Quét mã trên thẻ căn cước")


def test_clear_empties_the_field(qtbot: QtBot) -> None:
    frame, boxes = page(qtbot, (1080, 1920), [FieldType.PERSON_ID])
    control: Control = boxes[FieldType.PERSON_ID].control
    control.focus_first()
    type_on(qtbot, frame, *"0010")

    type_on(qtbot, frame, "Xóa hết")

    assert control.value() is None


def test_backspace_repeats_while_held(qtbot: QtBot) -> None:
    frame, control = line(qtbot, (1080, 1920), FieldType.TEXT)
    control.edit.setText("abcdefgh")
    key = next(key for key in frame.keyboard.shown_keys() if key.accessibleName() == "Xóa lùi")

    qtbot.mousePress(key, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(control.edit.text()) < 6, timeout=3000)
    qtbot.mouseRelease(key, Qt.MouseButton.LeftButton)

    assert "abcdef".startswith(control.edit.text())


def test_the_method_is_remembered_until_the_visit_ends(qtbot: QtBot) -> None:
    frame, _ = line(qtbot, (1080, 1920), FieldType.TEXT)
    type_on(qtbot, frame, METHOD)
    other, _ = line(qtbot, (1080, 1920), FieldType.TEXT)

    assert other.keyboard.shown is Page.TELEX
    reset()
    third, _ = line(qtbot, (1080, 1920), FieldType.TEXT)
    assert third.keyboard.shown is Page.TAP


@pytest.mark.parametrize(
    ("kind", "keys", "value"),
    [
        (FieldType.DECIMAL, "62,5", "62.5"),
        (FieldType.DECIMAL, "62,,5", "62.5"),
        (FieldType.DECIMAL, ",5", "0.5"),
        (FieldType.DECIMAL, "62,", "62"),
        (FieldType.TAX_CODE, "0100109106", "0100109106"),
        (FieldType.TAX_CODE, "0100109106001", "0100109106-001"),
        (FieldType.POSTAL, "110229", "11022"),
        (FieldType.VEHICLE, "29a12345", "29A-123.45"),
    ],
)
def test_named_formats_are_typed_with_their_own_keys(
    qtbot: QtBot, kind: FieldType, keys: str, value: str
) -> None:
    frame, control = line(qtbot, (1080, 1920), kind)

    type_on(qtbot, frame, *keys)

    assert control.value() == value


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        ("6.25", "6.25"),
        ("6.", "6"),
        ("1.234,5", "1234.5"),
        ("1234,5", "1234.5"),
        ("1.234.567", "1234567"),
        ("1.234.567,5", "1234567.5"),
        ("1.234", "1.234"),
        ("1,234.5", "1,234.5"),  # no decimal of the country: the check says so
        (".5", "0.5"),
        ("12 m", "12"),
    ],
)
def test_points_of_a_real_keyboard_are_read_as_they_are_meant(qtbot: QtBot, keys: str, value: str) -> None:
    _, control = line(qtbot, (1080, 1920), FieldType.DECIMAL)
    qtbot.keyClicks(control.edit, keys)

    assert control.value() == value


def test_a_decimal_is_shown_with_its_comma(qtbot: QtBot) -> None:
    _, control = line(qtbot, (1080, 1920), FieldType.DECIMAL)
    control.set_value("62.5")
    assert control.edit.text() == "62,5"

    control.set_value("1,234.5")
    assert control.edit.text() == "1,234.5"
    assert control.value() == "1,234.5"
