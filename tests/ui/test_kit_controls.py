"""Every kind of question has a control, and every control gives back what it was given."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from kiosk.catalogue.form import Field, FieldType, Text
from kiosk.values import Json
from tests.ui.kit_parts import SAMPLES, UNITS, field, only, page, small, tap
from ui.widgets.control import Control
from ui.widgets.controls.address import AddressControl
from ui.widgets.controls.digits import IdControl, IntegerControl, as_amount, as_phone, in_threes
from ui.widgets.controls.make import make_control
from ui.widgets.controls.moments import DateControl
from ui.widgets.controls.selection import PickControl, RadioControl
from ui.widgets.controls.table import TableControl
from ui.widgets.controls.text import TextControl
from ui.widgets.picker import Picker
from ui.widgets.tile import Row


def made(qtbot: QtBot, kind: FieldType) -> Control:
    control = make_control(field(kind), UNITS)
    qtbot.addWidget(control)
    return control


def heard(control: Control) -> list[Json]:
    values: list[Json] = []
    control.edited.connect(values.append)
    return values


@pytest.mark.parametrize("kind", list(FieldType))
def test_a_value_comes_back_as_it_went_in(qtbot: QtBot, kind: FieldType) -> None:
    control = made(qtbot, kind)
    values = heard(control)

    control.set_value(SAMPLES[kind])

    assert control.value() == SAMPLES[kind]
    assert values == []  # showing is not answering


@pytest.mark.parametrize("kind", list(FieldType))
def test_a_value_can_be_taken_away(qtbot: QtBot, kind: FieldType) -> None:
    control = made(qtbot, kind)
    control.set_value(SAMPLES[kind])

    control.set_value(None)

    assert not control.value()


def test_every_button_has_a_name_and_room_for_a_finger(qtbot: QtBot, panel: tuple[int, int]) -> None:
    frame, boxes = page(qtbot, panel, list(FieldType))
    for kind, box in boxes.items():
        box.control.set_value(SAMPLES[kind])
    qtbot.waitUntil(lambda: len(frame.findChildren(QAbstractButton)) > 20)

    assert small(frame, 60 if panel[1] > panel[0] else 57) == []


def test_typing_is_not_disturbed_by_the_tidied_answer(qtbot: QtBot) -> None:
    control = TextControl()
    qtbot.addWidget(control)
    qtbot.keyClicks(control.edit, "An ")

    control.set_value("An")

    assert control.edit.text() == "An "


def test_an_identity_number_is_shown_in_threes_and_counted(qtbot: QtBot) -> None:
    control = IdControl()
    qtbot.addWidget(control)
    values = heard(control)

    qtbot.keyClicks(control.edit, "0010901234567")

    assert control.edit.text() == "001 090 123 456"
    assert values[-1] == "001090123456"


def test_a_digit_in_the_middle_keeps_the_cursor(qtbot: QtBot) -> None:
    control = IdControl()
    qtbot.addWidget(control)
    control.set_value("001123")
    control.edit.setCursorPosition(3)

    qtbot.keyClicks(control.edit, "09")
    control.edit.backspace()

    assert control.edit.text() == "001 012 3"
    assert control.edit.cursorPosition() == len("001 0")


def test_groups() -> None:
    assert in_threes("0010901") == "001 090 1"
    assert as_phone("0912345678") == "0912 345 678"
    assert as_amount("1200000") == "1.200.000"


def test_a_date_in_work_is_kept_as_far_as_it_is_known(qtbot: QtBot) -> None:
    control = DateControl()
    qtbot.addWidget(control)
    values = heard(control)
    qtbot.keyClicks(control.day, "4")
    qtbot.keyClicks(control.year, "2025")

    again = DateControl()
    qtbot.addWidget(again)
    again.set_value(values[-1])

    assert values[-1] == "2025--04"
    assert (again.day.text(), again.month.text(), again.year.text()) == ("04", "", "2025")


def test_the_empty_box_of_a_date_is_the_bad_one(qtbot: QtBot) -> None:
    control = DateControl()
    qtbot.addWidget(control)
    control.set_value("2025--14")

    control.set_bad(True)

    assert [part.bad for part in (control.day, control.month, control.year)] == [False, True, False]


def test_dates_never_jump_to_the_next_box(qtbot: QtBot) -> None:
    frame, boxes = page(qtbot, (1080, 1920), [FieldType.DATE])
    control = boxes[FieldType.DATE].control
    assert isinstance(control, DateControl)
    tap(qtbot, control.day)

    qtbot.keyClicks(control.day, "14")

    assert control.day.hasFocus()
    assert frame.typing


def test_steps_stay_within_their_bounds(qtbot: QtBot) -> None:
    control = IntegerControl(least=1, most=2)
    qtbot.addWidget(control)
    values = heard(control)

    for _ in range(3):
        tap(qtbot, control.more)
    tap(qtbot, control.less)
    tap(qtbot, control.less)

    assert values == [1, 2, 1]


def test_few_answers_are_rows_and_many_a_page(qtbot: QtBot) -> None:
    assert isinstance(made(qtbot, FieldType.RADIO), RadioControl)
    assert isinstance(made(qtbot, FieldType.SELECT), PickControl)


def test_picking_by_search(qtbot: QtBot, panel: tuple[int, int]) -> None:
    frame, boxes = page(qtbot, panel, [FieldType.ETHNICITY])
    control = boxes[FieldType.ETHNICITY].control
    assert isinstance(control, PickControl)
    values = heard(control)
    tap(qtbot, control.opener)
    picker = only(frame, Picker)
    picker.search.edit.setText("ba na")
    qtbot.waitUntil(lambda: len(rows(picker)) == 1)
    assert small(frame, 57) == []

    tap(qtbot, rows(picker)[0])

    assert values == ["ba_na"]
    assert control.opener.text() == "Ba Na"


def rows(picker: Picker) -> list[Row]:
    return [row for row in picker.findChildren(Row) if row.isVisibleTo(picker)]


def address(qtbot: QtBot) -> AddressControl:
    control = made(qtbot, FieldType.ADDRESS)
    assert isinstance(control, AddressControl)
    control.set_value(SAMPLES[FieldType.ADDRESS])
    return control


def test_another_province_asks_for_its_commune(qtbot: QtBot) -> None:
    control = address(qtbot)
    values = heard(control)

    control.province._choose("37")

    assert values[-1] == {"code_system": "2025", "province": "37", "detail": "Số 12 ngõ 45"}


def test_an_old_address_is_free_text(qtbot: QtBot) -> None:
    control = address(qtbot)
    values = heard(control)
    tap(qtbot, control.switch)

    qtbot.keyClicks(control.text.edit, "Gia Thuy")

    assert values[-1] == {"code_system": "legacy", "text": "Gia Thuy"}
    tap(qtbot, control.switch)
    assert values[-1] == SAMPLES[FieldType.ADDRESS]  # nothing typed is lost by looking


def table(qtbot: QtBot) -> TableControl:
    control = made(qtbot, FieldType.TABLE)
    assert isinstance(control, TableControl)
    return control


def test_rows_are_added_filled_in_and_removed(qtbot: QtBot) -> None:
    control = table(qtbot)
    values = heard(control)
    tap(qtbot, control.add)
    name = control.first()

    qtbot.keyClicks(name, "Bang")

    assert values[-1] == [{"ten": "Bang"}]
    tap(qtbot, control._cards[0].remove)
    assert values[-1] is None


def test_a_worked_out_cell_does_not_disturb_the_open_row(qtbot: QtBot) -> None:
    control = table(qtbot)
    tap(qtbot, control.add)
    name = control.first()
    qtbot.keyClicks(name, "Bang ")

    control.set_value([{"ten": "Bang", "so": 2}])

    assert control.first() is name
    assert control.value() == [{"ten": "Bang", "so": 2}]


def test_no_more_rows_than_allowed(qtbot: QtBot) -> None:
    one = Field(
        id="t", label=Text(vi="Bảng"), type=FieldType.TABLE, columns=field(FieldType.TABLE).columns, max=1
    )
    control = make_control(one, UNITS)
    qtbot.addWidget(control)
    assert isinstance(control, TableControl)

    tap(qtbot, control.add)

    assert control.add.isHidden()


def test_what_the_machine_works_out_cannot_be_typed(qtbot: QtBot) -> None:
    one = Field(id="c", label=Text(vi="Bằng chữ"), type=FieldType.TEXT, compute="date_words:x")
    control = make_control(one, UNITS)
    qtbot.addWidget(control)

    control.set_value("Ngày một")

    assert control.value() == "Ngày một"
    assert control.first() is None


def test_an_error_is_said_beside_the_field_and_to_those_who_listen(qtbot: QtBot) -> None:
    _, boxes = page(qtbot, (1080, 1920), [FieldType.TEXT])
    box = boxes[FieldType.TEXT]
    assert isinstance(box.control, TextControl)

    box.set_error("Nhập nơi sinh của trẻ")

    assert box.control.edit.bad
    assert "Nhập nơi sinh của trẻ" in box.control.edit.accessibleDescription()
    box.set_error("")
    assert not box.control.edit.bad


def test_choices_are_radio_buttons_that_the_arrow_keys_reach(qtbot: QtBot) -> None:
    control = made(qtbot, FieldType.RADIO)
    assert isinstance(control, RadioControl)
    values = heard(control)

    tap(qtbot, control.group.choices[0])
    qtbot.keyClick(control.group.choices[1], Qt.Key.Key_Return)

    assert values == ["nu", "nam"]


def test_a_note_is_no_error_and_is_said_to_those_who_listen(qtbot: QtBot) -> None:
    _, boxes = page(qtbot, (1080, 1920), [FieldType.TEXT])
    box = boxes[FieldType.TEXT]
    assert isinstance(box.control, TextControl)

    box.set_error("Nhập nơi sinh")
    box.set_note("Xem lại số")
    box.set_error("")

    assert not box.control.edit.bad
    assert "Xem lại số" in box.control.edit.accessibleDescription()
    assert "Nhập nơi sinh" not in box.control.edit.accessibleDescription()


def test_every_address_of_today_carries_its_code_system(qtbot: QtBot) -> None:
    control = address(qtbot)
    values = heard(control)

    control.province._choose("37")
    control.offer(["14401"])
    control.commune._choose("14401")

    assert [one["code_system"] for one in values if isinstance(one, dict)] == ["2025", "2025"]
