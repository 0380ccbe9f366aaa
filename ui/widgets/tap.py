"""What every tappable control is: a real button, painted by us, named, deaf to a second tap in a hurry."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ui.theme.look import look
from ui.theme.paint import painter_on

SECOND_TAP_MS = 300
_LED = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _LastTap:
    """When a control last acted. One for all: the next screen may put another under the finger."""

    at = -SECOND_TAP_MS


def forget_last_tap() -> None:
    """The next tap is the first one: another person, another visit."""
    _LastTap.at = -SECOND_TAP_MS


class Tap(QAbstractButton):
    """Acts on release inside. Keeps the keyboard's focus where it is: only Tab brings focus here."""

    hurried = False  # a subclass that may be tapped fast (steppers, choices) says True

    def __init__(self, text: str, *, name: str = "", description: str = "") -> None:
        super().__init__()
        self.setText(text)
        self.setAccessibleName(name or text)
        self.setAccessibleDescription(description)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if look().desk else Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._led = False

    def paint(self, painter: QPainter) -> None:
        """Draw the control; subclasses do."""
        raise NotImplementedError

    @property
    def ringed(self) -> bool:
        """Whether the focus ring shows: for keys and for a place the program leads to, never for a touch."""
        return self.hasFocus() and self._led

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._led = event.reason() in _LED
        super().focusInEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.hurried and _LastTap.at <= event.timestamp() < _LastTap.at + SECOND_TAP_MS:
            event.accept()
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.isDown() and not self.hurried:
            _LastTap.at = event.timestamp()
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - we paint the whole control
        painter = painter_on(self)
        self.paint(painter)
        painter.end()

    def grows_with_text(self) -> None:
        """Let the layout ask `heightForWidth`."""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def area(self, shadow: int = 0) -> QRectF:
        """Where the shape goes."""
        return QRectF(self.rect()).adjusted(2, 2, -2, -2 - shadow)
