"""What the tests of the kit share: fields of every type, a frame to put them in, taps."""

from collections.abc import Iterable
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from kiosk.catalogue.form import Field, FieldType, Option, Text
from kiosk.values import Json
from ui.frame import Frame
from ui.keyboard.key import Key
from ui.widgets.bars import Heading, NavRow, TaskBar
from ui.widgets.controls.make import make_field_box
from ui.widgets.controls.units import LocalUnits
from ui.widgets.fieldbox import FieldBox

Found = TypeVar("Found", bound=QWidget)

UNITS = LocalUnits()
FEW = (Option(id="nu", label=Text(vi="Nữ")), Option(id="nam", label=Text(vi="Nam")))
MANY = tuple(Option(id=f"o{i}", label=Text(vi=f"Lựa chọn {i}")) for i in range(12))
COLUMNS = (
    Field(id="ten", label=Text(vi="Tên giấy tờ"), type=FieldType.TEXT, required=True),
    Field(id="so", label=Text(vi="Số bản"), type=FieldType.INTEGER, min=1),
)
SAMPLES: dict[FieldType, Json] = {
    FieldType.TEXT: "Bệnh viện Phụ sản Hồng Hà",
    FieldType.TEXTAREA: "Mất bản chính\ndo bão lụt",
    FieldType.PERSON_NAME: "Nguyễn Thị Hòa",
    FieldType.PERSON_ID: "001090123456",
    FieldType.DATE: "2025-11-04",
    FieldType.TIME: "08:05",
    FieldType.DATETIME: "2025-11-04T08:05",
    FieldType.INTEGER: 3,
    FieldType.MONEY: 1_200_000,
    FieldType.DECIMAL: "62.5",
    FieldType.TAX_CODE: "0100109106",
    FieldType.VEHICLE: "29A-123.45",
    FieldType.POSTAL: "11022",
    FieldType.SELECT: "o7",
    FieldType.RADIO: "nam",
    FieldType.CHECKBOX: True,
    FieldType.ADDRESS: {
        "code_system": "2025",
        "province": "01",
        "commune": "00097",
        "detail": "Số 12 ngõ 45",
    },
    FieldType.ETHNICITY: "tay",
    FieldType.NATIONALITY: "vn",
    FieldType.PHONE: "0912345678",
    FieldType.EMAIL: "hoa@example.vn",
    FieldType.AGENCY: "UBND phường Hồng Hà",
    FieldType.TABLE: [{"ten": "Bằng tốt nghiệp", "so": 2}, {"ten": "Học bạ"}],
    FieldType.SIGNATURE: None,
}


def field(kind: FieldType) -> Field:
    options = {FieldType.SELECT: MANY, FieldType.RADIO: FEW}.get(kind, ())
    columns = COLUMNS if kind is FieldType.TABLE else ()
    return Field(id=kind.value, label=Text(vi=f"Câu {kind}"), type=kind, options=options, columns=columns)


def page(
    qtbot: QtBot, size: tuple[int, int], kinds: Iterable[FieldType]
) -> tuple[Frame, dict[FieldType, FieldBox]]:
    """A form page with a question of each kind, on the screen."""
    top = TaskBar("Đăng ký khai sinh", "Thủ tục")
    top.set_saved("Đã lưu lúc 08:42")
    frame = Frame(top=top, nav=NavRow())
    frame.content.addWidget(Heading("Trẻ được khai sinh là ai?"))
    boxes = {kind: make_field_box(field(kind), UNITS) for kind in kinds}
    for box in boxes.values():
        frame.content.addWidget(box)
    frame.content.addStretch(1)
    show(qtbot, frame, size)
    return frame, boxes


def show(qtbot: QtBot, widget: QWidget, size: tuple[int, int]) -> None:
    qtbot.addWidget(widget)
    widget.resize(*size)
    widget.show()
    qtbot.waitExposed(widget)
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)


def tap(qtbot: QtBot, widget: QWidget) -> None:
    """Press and release in the middle."""
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def type_on(qtbot: QtBot, frame: Frame, *names: str) -> None:
    """Tap keys by what they are called; a single letter is its key."""
    for name in names:
        keys = [key for key in frame.keyboard.findChildren(Key) if key.isVisibleTo(frame)]
        wanted = (name, f"Phím {name}", f"Chữ {name}", f"Dấu {name}", f"Số {name}")
        tap(qtbot, next(key for key in keys if key.accessibleName() in wanted))


def only(parent: QWidget, kind: type[Found]) -> Found:
    """The one child of this kind."""
    found = parent.findChild(kind)
    assert isinstance(found, kind)
    return found


def small(frame: QWidget, least: int) -> list[str]:
    """Buttons that are too small or have no name."""
    found = frame.findChildren(QAbstractButton)
    return [
        f"{one.accessibleName()!r} {one.width()}x{one.height()}"
        for one in found
        if one.isVisibleTo(frame) and (min(one.width(), one.height()) < least or not one.accessibleName())
    ]


def drag(window: QWindow, start: QPoint, end: QPoint, steps: int = 12) -> None:
    """A finger that moves: through the window, as the real one does."""
    QTest.mousePress(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start, 10)
    for step in range(1, steps + 1):
        QTest.mouseMove(window, start + (end - start) * step / steps, 16)
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end, 10)
