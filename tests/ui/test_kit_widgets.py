"""The painted controls act like the real ones they are."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.audit.painted import lines, picture, seen
from tests.ui.kit_parts import only, show, small, tap
from ui.theme import Role
from ui.widgets.bars import Heading
from ui.widgets.basic import Banner, Brand, Button, Chip, Hero, Kind, Label, Pill, Row, SearchBox, Steps, Tile
from ui.widgets.card import Card
from ui.widgets.choice import ChoiceGroup, Tick
from ui.widgets.notes import Summary, SummaryLine
from ui.widgets.tap import SECOND_TAP_MS


def press(widget: QWidget, at_ms: int) -> None:
    """A tap at this moment of the panel's own clock."""
    middle = QPointF(widget.rect().center())
    for kind, moment in ((QEvent.Type.MouseButtonPress, at_ms), (QEvent.Type.MouseButtonRelease, at_ms + 40)):
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        event = QMouseEvent(kind, middle, widget.mapToGlobal(middle), left, left, none)
        event.setTimestamp(moment)
        QApplication.sendEvent(widget, event)


def button(qtbot: QtBot) -> tuple[Button, list[int]]:
    made = Button("Tiếp tục", Kind.PRIMARY, "arrow-right-bold", trailing=True)
    show(qtbot, made, (400, 88))
    taps: list[int] = []
    made.clicked.connect(lambda: taps.append(1))
    return made, taps


def test_a_second_tap_in_a_hurry_does_nothing(qtbot: QtBot) -> None:
    made, taps = button(qtbot)

    press(made, 10_000_000)
    press(made, 10_000_000 + SECOND_TAP_MS // 2)
    press(made, 10_000_000 + 2 * SECOND_TAP_MS)

    assert len(taps) == 2


def test_a_second_tap_does_not_hit_the_button_of_the_next_screen(qtbot: QtBot) -> None:
    first, _ = button(qtbot)
    following, taps = button(qtbot)

    press(first, 20_000_000)
    press(following, 20_000_100)

    assert taps == []


def test_letting_go_outside_does_nothing(qtbot: QtBot) -> None:
    made, taps = button(qtbot)

    qtbot.mousePress(made, Qt.MouseButton.LeftButton)
    assert made.isDown()
    qtbot.mouseRelease(made, Qt.MouseButton.LeftButton, pos=QPoint(-50, -50))

    assert taps == []


def test_enter_acts_where_tab_led(qtbot: QtBot) -> None:
    made, taps = button(qtbot)

    qtbot.keyClick(made, Qt.Key.Key_Return)

    assert taps == [1]


def test_a_touch_does_not_show_the_focus_ring(qtbot: QtBot) -> None:
    made, _ = button(qtbot)
    made.clearFocus()

    tap(qtbot, made)
    assert not made.ringed

    made.setFocus(Qt.FocusReason.TabFocusReason)
    assert made.ringed


def everything() -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    hero = Hero()
    inside = QVBoxLayout(hero)
    inside.addWidget(Brand("UBND phường Hồng Hà", "Trung tâm Phục vụ hành chính công"))
    inside.addWidget(Pill("Đã nối mạng", "wifi-high-bold"))
    inside.addWidget(SearchBox("Tìm, ví dụ: khai sinh"))
    inside.addWidget(Chip("Khai sinh", hero=True))
    column.addWidget(hero)
    column.addWidget(Tile("Khai sinh", "4 thủ tục", "baby-duotone", "blue"))
    column.addWidget(Row("Tra cứu hồ sơ", "Quét mã QR trên giấy hẹn", "qr-code-bold"))
    column.addWidget(Steps(6, 2))
    column.addWidget(Summary([("a", "Nhập họ, chữ đệm, tên của trẻ")]))
    column.addWidget(Card("Thông tin của trẻ", [("Giới tính", "Nữ")]))
    column.addWidget(Banner("Hồ sơ vẫn được giữ."))
    column.addWidget(Tick("Tôi cam đoan nội dung trên là đúng sự thật."))
    column.addStretch(1)
    return page


def test_every_button_has_a_name_and_room_for_a_finger(qtbot: QtBot, panel: tuple[int, int]) -> None:
    page = everything()
    show(qtbot, page, panel)

    assert small(page, 60 if panel[1] > panel[0] else 57) == []


def test_the_summary_leads_to_the_field(qtbot: QtBot) -> None:
    heading = Heading("Trẻ được khai sinh là ai?")
    show(qtbot, heading, (1080, 600))
    heading.set_problems([("name", "Nhập họ, chữ đệm, tên của trẻ"), ("birth", "Nhập ngày sinh")])
    led: list[str] = []
    heading.mend.connect(led.append)

    summary = only(heading, Summary)
    assert summary.hasFocus()

    tap(qtbot, heading.findChildren(SummaryLine)[1])

    assert led == ["birth"]
    assert summary.accessibleName() == "Có 2 chỗ cần sửa"


def test_a_tick_is_never_set_for_the_person(qtbot: QtBot) -> None:
    tick = Tick("Tôi cam đoan")
    show(qtbot, tick, (600, 96))
    assert not tick.isChecked()

    tap(qtbot, tick)

    assert tick.isChecked()


def test_one_choice_at_a_time(qtbot: QtBot) -> None:
    group = ChoiceGroup([("nu", "Nữ"), ("nam", "Nam")])
    show(qtbot, group, (600, 96))
    heard: list[str] = []
    group.chosen.connect(heard.append)

    tap(qtbot, group.choices[0])
    tap(qtbot, group.choices[1])
    group.choose("nu")

    assert heard == ["nu", "nam"]
    assert group.current() == "nu"
    assert not group.choices[1].isChecked()


def test_long_words_make_a_row_taller(qtbot: QtBot) -> None:
    row = Row(
        "Đăng ký khai sinh kết hợp đăng ký nhận cha, mẹ, con cho trẻ em", "Cần cả cha và mẹ cùng có mặt"
    )
    qtbot.addWidget(row)

    assert row.heightForWidth(360) > row.heightForWidth(1000)


def test_search_says_each_change_and_the_wish_to_go(qtbot: QtBot) -> None:
    box = SearchBox("Tìm")
    show(qtbot, box, (800, 96))
    changed: list[str] = []
    searched: list[str] = []
    box.changed.connect(changed.append)
    box.searched.connect(searched.append)

    qtbot.keyClicks(box.edit, "ks")
    tap(qtbot, box.go)

    assert changed == ["k", "ks"]
    assert searched == ["ks"]


@pytest.mark.parametrize("role", ["display", "h1", "body", "small"])
def test_the_marks_of_high_letters_are_drawn_whole(qtbot: QtBot, panel: tuple[int, int], role: Role) -> None:
    label = Label("Ổ của NGUYỄN THỊ ẨN", role)
    show(qtbot, label, (panel[0], label.heightForWidth(panel[0])))

    shown = picture(label)

    assert [seen(line, shown).edge for line in lines(label)] == [1.0]
