"""The search box: a magnifier, a line to type in, a button to go."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.theme import RADIUS, grown, look, phrase
from ui.theme.paint import box, edge_width, focus_ring, painter_on, picture_in, shade
from ui.widgets.edit import Edit, Pad
from ui.widgets.tap import Tap


class SearchBox(QWidget):
    """`changed` at every letter, `searched` at the arrow or Enter, `focused` when the person taps it."""

    changed = Signal(str)
    searched = Signal(str)
    focused = Signal()

    def __init__(self, hint: str, *, name: str = "", pad: Pad = Pad.VIETNAMESE, height: int = 0) -> None:
        super().__init__()
        tall = grown(height or (96 if look().portrait else look().measures.button + 4))
        self.setFixedHeight(tall)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(round(tall * 0.94), 4, 3, 7)
        row.setSpacing(8)
        self.edit = Edit(pad, name=name or phrase("kit.search"), framed=False)
        self.edit.setPlaceholderText(hint)
        self.edit.setFixedHeight(tall - 11)
        row.addWidget(self.edit, 1)
        self.go = _Go(tall)
        row.addWidget(self.go)
        self.edit.textChanged.connect(self.changed)
        self.edit.focused.connect(self.focused)
        self.edit.returnPressed.connect(self._search)
        self.go.clicked.connect(self._search)

    def text(self) -> str:
        return self.edit.text()

    def clear(self) -> None:
        self.edit.clear()

    def _search(self) -> None:
        self.searched.emit(self.edit.text())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - we paint the whole control
        painter = painter_on(self)
        area = QRectF(self.rect()).adjusted(2, 2, -2, -5)
        radius = RADIUS.tile if look().portrait else RADIUS.button
        shade(painter, area, radius)
        box(painter, area, radius, "surface", "border", max(1.5, edge_width()))
        size = round(area.height() * 0.40)
        spot = QRectF(area.x(), area.y(), area.height(), area.height())
        picture_in(painter, "magnifying-glass-bold", "primary", spot, size)
        if self.edit.hasFocus():
            focus_ring(painter, area, radius)
        painter.end()


class _Go(Tap):
    def __init__(self, tall: int) -> None:
        super().__init__("", name=phrase("kit.search"))
        self.setFixedSize(max(round(tall * 1.1), look().measures.target), tall - 11)

    def paint(self, painter: QPainter) -> None:
        inset = 8 if look().portrait else 5
        area = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        box(
            painter,
            area,
            RADIUS.button if look().portrait else 11,
            "primary_down" if self.isDown() else "primary",
        )
        picture_in(painter, "arrow-right-bold", "on_primary", area, round(area.height() * 0.46))
        if self.ringed:
            focus_ring(painter, area, RADIUS.button)
