"""The rail: the officer's lists and how long each is."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.counter.effects import Lane
from kiosk.counter.state import Counter
from ui.theme import BOLD, MEDIUM, RADIUS, SEMIBOLD, colour, font, look, phrase
from ui.theme.paint import CENTRE, box, focus_ring, painter_on, picture_in, write
from ui.widgets.tap import Tap

WIDTH = 220
HEIGHT = 44
_ICONS: Mapping[Lane, str] = {
    Lane.TODAY: "file-text-bold",
    Lane.NEW: "clock-bold",
    Lane.RECEIVED: "check-circle-bold",
    Lane.PENDING: "cloud-arrow-up-bold",
    Lane.REVIEW: "warning-circle-bold",
}


class RailItem(Tap):
    """One list; `checked` when it is on screen."""

    hurried = True

    def __init__(self, text: str, icon: str) -> None:
        super().__init__(text)
        self._icon = icon
        self._count: int | None = None
        self.setCheckable(True)
        self.setFixedHeight(HEIGHT)

    def show_state(self, *, on: bool, count: int | None) -> None:
        self.setChecked(on)
        self._count = count
        named = phrase("staff.lane_count", lane=self.text(), count=count)
        self.setAccessibleName(self.text() if count is None else named)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH - 16, HEIGHT)

    def paint(self, painter: QPainter) -> None:
        area, on = QRectF(self.rect()), self.isChecked()
        if on or self.isDown():
            box(painter, area, RADIUS.small, "primary_bg", "primary" if look().contrast else "", 2)
        picture_in(painter, self._icon, "primary" if on else "ink2", QRectF(10, 0, 24, HEIGHT), 20)
        words = area.adjusted(42, 0, -44, 0)
        style = font("body", SEMIBOLD if on else MEDIUM)
        write(painter, words, self.text(), style, "primary" if on else "ink")
        if self._count is not None:
            self._write_count(painter, area, on=on)
        if self.ringed:
            focus_ring(painter, area, RADIUS.small)

    def _write_count(self, painter: QPainter, area: QRectF, *, on: bool) -> None:
        text = str(self._count)
        width = max(28, 14 + 8 * len(text))
        spot = QRectF(area.right() - width - 10, area.center().y() - 11, width, 22)
        box(painter, spot, 11, "primary" if on else "sunken")
        write(painter, spot, text, font("small", BOLD), "on_primary" if on else "ink", CENTRE)


class Rail(QWidget):
    chosen = Signal(object)  # a Lane

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 14, 8, 12)
        column.setSpacing(4)
        self.items = {lane: RailItem(phrase(f"staff.lane_{lane}"), icon) for lane, icon in _ICONS.items()}
        for lane, item in self.items.items():
            item.clicked.connect(lambda _=False, lane=lane: self.chosen.emit(lane))
            column.addWidget(item)
        column.addStretch(1)

    def show_counter(self, counter: Counter) -> None:
        for lane, item in self.items.items():
            item.show_state(on=lane is counter.lane, count=counter.counts.get(lane))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - we paint the whole control
        painter = painter_on(self)
        painter.fillRect(self.rect(), colour("surface"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), colour("line"))
        painter.end()
