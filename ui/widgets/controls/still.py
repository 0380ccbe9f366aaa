"""Controls that ask nothing: a value the machine works out, and the place of a signature."""

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.values import Json
from ui.theme import MEDIUM, RADIUS, look, phrase
from ui.theme.paint import box, painter_on
from ui.widgets.control import Control
from ui.widgets.label import Label
from ui.widgets.notes import Banner


class ReadOnlyControl(Control):
    """Worked out from other answers; shown, never typed."""

    def __init__(self, shown: Callable[[Json], str]) -> None:
        super().__init__()
        self._shown = shown
        self._value: Json = None
        side = 18 if look().portrait else 14
        self.column.setContentsMargins(side, side - 4, side, side - 4)
        self._words = Label("–", "title", MEDIUM)
        self.column.addWidget(self._words)

    def value(self) -> Json:
        return self._value

    def show_value(self, value: Json) -> None:
        self._value = value
        self._words.setText(self._shown(value) or "–")

    def first(self) -> QWidget | None:
        return None

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - we paint the whole control
        painter = painter_on(self)
        box(painter, QRectF(self.rect()), RADIUS.field, "sunken", "line" if look().contrast else "")
        painter.end()


class SignatureNote(Control):
    """Says where the signature goes: on the printed declaration."""

    def __init__(self) -> None:
        super().__init__()
        self.column.addWidget(Banner(phrase("kit.signature"), "pencil-simple-fill"))

    def value(self) -> Json:
        return None

    def show_value(self, value: Json) -> None:
        """There is nothing to show."""

    def first(self) -> QWidget | None:
        return None
