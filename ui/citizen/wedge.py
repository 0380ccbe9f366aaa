"""A scanner that types: tells the quick burst of a card's code from a person at a keyboard."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from ui.widgets.edit import Area, Edit

SHORTEST = 20  # characters
SLOWEST_MS = 50  # between two of them
BAR = "|"  # nobody types one: a code cut short is a scan as well
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Wedge(QObject):
    """Fed every key press. What a burst wrote into a field on its way is taken out of it again."""

    read = Signal(str)

    def __init__(self, parent: QObject | None = None, millis: Callable[[], int] | None = None) -> None:
        super().__init__(parent)
        timer = QElapsedTimer()
        timer.start()
        self._millis = millis or timer.elapsed
        self._burst = ""
        self._last = -SLOWEST_MS
        self._field: Edit | Area | None = None
        self._held = ""

    def feed(self, event: QKeyEvent, *, awaited: bool = False) -> bool:
        """Whether this key ended a scan and is nobody else's; where a card is awaited any burst is one.

        The keyboard's own times count: a program that was busy hears the letters late.
        """
        now = event.timestamp() or self._millis()
        quick, self._last = now - self._last < SLOWEST_MS, now
        if event.key() in _ENTER:
            return self._end(quick=quick, awaited=awaited)
        if not event.text().isprintable() or not event.text():
            return False  # Shift and its like come between the letters
        if not quick or not self._burst:
            self._begin()
        self._burst += event.text()
        return False

    def forget(self) -> None:
        self._burst, self._held, self._field = "", "", None

    def _begin(self) -> None:
        widget = QApplication.focusWidget()
        self._burst = ""
        self._field = widget if isinstance(widget, Edit | Area) else None
        self._held = _text(self._field) if self._field is not None else ""

    def _end(self, *, quick: bool, awaited: bool) -> bool:
        text, field, held = self._burst, self._field, self._held
        self.forget()
        if not quick or len(text) < SHORTEST or (BAR not in text and not awaited):
            return False
        if isinstance(field, Edit):
            field.setText(held)
        elif field is not None:
            field.setPlainText(held)
        self.read.emit(text)
        return True


def _text(field: Edit | Area) -> str:
    return field.text() if isinstance(field, Edit) else field.toPlainText()
