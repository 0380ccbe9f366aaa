"""Where people type: a painted line and a painted box, and which keyboard pad each asks for."""

from enum import StrEnum

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from ui.theme import MEDIUM, RADIUS, colour, font, grown, look, metrics
from ui.theme.paint import box, focus_ring, painter_on

_CARET = 3


class Pad(StrEnum):
    """Which keys a field needs."""

    VIETNAMESE = "vietnamese"
    NAME = "name"  # Vietnamese, each word begins with a capital
    PLAIN = "plain"  # e-mail and codes: no marks
    NUMBER = "number"
    DECIMAL = "decimal"  # number, and a comma
    IDENTITY = "identity"  # number, and "Quét thẻ"
    DATE = "date"  # number, and "Ô tiếp theo"


class Edit(QLineEdit):
    """One line. No menu, no selection by dragging: a finger is not a mouse."""

    focused = Signal()

    def __init__(self, pad: Pad = Pad.VIETNAMESE, *, name: str = "", framed: bool = True) -> None:
        super().__init__()
        self.pad = pad
        self._bad = False
        self._framed = framed
        self.setAccessibleName(name)
        self.setFont(font("title", MEDIUM))
        self.setFixedHeight(grown(look().measures.input))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        side = 12 if look().desk else 18
        self.setTextMargins(side if framed else 0, 0, side if framed else 0, 0)
        self.setFrame(False)
        _ink(self)
        if not look().desk:
            self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
            self.setDragEnabled(False)

    @property
    def bad(self) -> bool:
        return self._bad

    def set_bad(self, bad: bool) -> None:  # noqa: FBT001 - a setter
        self._bad = bad
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if look().desk:
            super().mouseMoveEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if look().desk:
            super().mouseDoubleClickEvent(event)
        else:
            super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painter_on(self)
        if self._framed:
            draw_field(painter, self, bad=self._bad)
        painter.end()
        super().paintEvent(event)
        if self.hasFocus() and not self.hasSelectedText():
            spot = self.cursorRect().center()
            tall = metrics("title", MEDIUM).height()
            painter = QPainter(self)
            painter.fillRect(spot.x(), (self.height() - tall) // 2, _CARET, tall, colour("ink"))
            painter.end()


class Area(QPlainTextEdit):
    """A few lines."""

    focused = Signal()

    def __init__(self, pad: Pad = Pad.VIETNAMESE, *, name: str = "", lines: int = 3) -> None:
        super().__init__()
        self.pad = pad
        self._bad = False
        self.setAccessibleName(name)
        self.setFont(font("title", MEDIUM))
        self.setTabChangesFocus(True)
        self.setCursorWidth(_CARET)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setViewportMargins(12, 12, 12, 12)
        self.setFixedHeight(lines * metrics("title", MEDIUM).lineSpacing() + 40)
        self.viewport().setAutoFillBackground(False)
        _ink(self)

    @property
    def bad(self) -> bool:
        return self._bad

    def set_bad(self, bad: bool) -> None:  # noqa: FBT001 - a setter
        self._bad = bad
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, self.height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            painter = painter_on(self)
            draw_field(painter, self, bad=self._bad)
            painter.end()
            return True
        return super().event(event)


def draw_field(painter: QPainter, widget: QWidget, *, bad: bool) -> None:
    """The box of an input: its edge, red when the value must change, ringed while typing."""
    area = QRectF(widget.rect()).adjusted(1, 1, -1, -1)
    radius = RADIUS.small if look().desk else RADIUS.field
    edge = ("err", 4) if bad else ("border", 3 if look().contrast else 2)
    box(painter, area, radius, "surface", *edge)
    if widget.hasFocus():
        focus_ring(painter, area, radius)


def _ink(widget: QWidget) -> None:
    palette = widget.palette()
    palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
    palette.setColor(QPalette.ColorRole.Text, colour("ink"))
    palette.setColor(QPalette.ColorRole.PlaceholderText, colour("ink3"))
    palette.setColor(QPalette.ColorRole.Highlight, colour("primary"))
    palette.setColor(QPalette.ColorRole.HighlightedText, colour("on_primary"))
    widget.setPalette(palette)
