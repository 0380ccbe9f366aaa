"""The bottom bar: the same places on every screen, within reach from a wheelchair."""

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import MEDIUM, SEMIBOLD, colour, font, grown, look, metrics, phrase, px
from ui.theme.paint import CENTRE, box, edge_width, focus_ring, picture_in, text_width, write
from ui.widgets.tap import Tap


class DockItem(StrEnum):
    LANGUAGE = "language"
    LARGE = "large"
    CONTRAST = "contrast"
    LOW = "low"
    HELP = "help"


_ICONS: Mapping[DockItem, str] = {
    DockItem.LANGUAGE: "globe-hemisphere-east-bold",
    DockItem.LARGE: "text-aa-bold",
    DockItem.CONTRAST: "circle-half-bold",
    DockItem.LOW: "arrow-line-down-bold",
    DockItem.HELP: "headset-bold",
}


class Dock(QWidget):
    """Says which place was tapped. The modes of the current look show as on."""

    tapped = Signal(object)  # a DockItem

    def __init__(self) -> None:
        super().__init__()
        portrait = look().portrait
        two_rows = look().large and portrait
        self.setFixedHeight(286 if two_rows else look().measures.dock)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        side = 24 if portrait else 16
        column.setContentsMargins(side, 12, side, 14 if portrait else 12)
        column.setSpacing(10)
        row = QHBoxLayout()
        row.setSpacing(8)
        column.addLayout(row, 5)
        for item in self._items():
            row.addWidget(self._button(item), 3)
        if two_rows:
            column.addWidget(self._button(DockItem.HELP), 4)
        else:
            row.addWidget(self._button(DockItem.HELP), 5)

    def _items(self) -> list[DockItem]:
        """Low mode only where the screen is tall."""
        items = [DockItem.LANGUAGE, DockItem.LARGE, DockItem.CONTRAST]
        return [*items, DockItem.LOW] if look().portrait else items

    def _button(self, item: DockItem) -> "DockButton":
        button = DockButton(item)
        button.clicked.connect(lambda: self.tapped.emit(item))
        return button

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - we paint the whole control
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("surface"))
        painter.fillRect(0, 0, self.width(), round(edge_width()), colour("line"))
        painter.end()


class DockButton(Tap):
    """One place of the dock; an icon and a word, and a tick when the mode is on."""

    def __init__(self, item: DockItem) -> None:
        super().__init__(phrase(f"kit.dock_{item}"))
        self.setAccessibleDescription(phrase("kit.mode_on") if _on(item) else "")
        self._item = item
        self._help = item is DockItem.HELP
        self._on = _on(item)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def paint(self, painter: QPainter) -> None:
        area, radius = self.area(), 18 if look().portrait else 12
        if self._help:
            box(painter, area, radius, "surface" if self.isDown() else "help_bg", "help", 2)
        elif self.isDown() or self._on:
            box(painter, area, radius, "primary_bg", "primary" if self._on else "", 2)
        if self._help or not look().portrait:
            self._draw_beside(painter, area)
        else:
            self._draw_above(painter, area)
        if self._on:
            size = 26 if look().portrait else 18
            corner = QRectF(area.right() - size - 6, area.y() + 6, size, size)
            picture_in(painter, "check-circle-fill", "primary", corner, size)
        if self.ringed:
            focus_ring(painter, area, radius)

    @property
    def _inks(self) -> tuple[str, str]:
        return ("help", "help") if self._help else ("primary", "ink")

    def _draw_above(self, painter: QPainter, area: QRectF) -> None:
        size, words = grown(38), metrics("small", MEDIUM).height()
        top = area.center().y() - (size + 6 + words) / 2
        picture_in(
            painter, _ICONS[self._item], self._inks[0], QRectF(area.x(), top, area.width(), size), size
        )
        below = QRectF(area.x(), top + size + 6, area.width(), words)
        write(painter, below, self.text(), font("small", MEDIUM), self._inks[1], CENTRE)

    def _draw_beside(self, painter: QPainter, area: QRectF) -> None:
        strong = font("body" if look().portrait else "label", SEMIBOLD)
        style = strong if self._help else font("small", MEDIUM)
        size, width = round(px("small") * (1.9 if look().portrait else 1.4)), text_width(style, self.text())
        left = area.center().x() - (width + size + 10) / 2
        picture_in(
            painter, _ICONS[self._item], self._inks[0], QRectF(left, area.y(), size, area.height()), size
        )
        words = QRectF(left + size + 10, area.y(), width + 6, area.height())
        write(painter, words, self.text(), style, self._inks[1])


def _on(item: DockItem) -> bool:
    match item:
        case DockItem.LARGE:
            return look().large
        case DockItem.CONTRAST:
            return look().contrast
        case DockItem.LOW:
            return look().low
        case DockItem.LANGUAGE | DockItem.HELP:
            return False
