"""Nobody there: watches for touches, warns, and says when the time is over."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from kiosk.records import dataclass
from ui.theme import BOLD, NORMAL, look, phrase
from ui.theme.paint import box, painter_on
from ui.widgets.button import Button, Kind
from ui.widgets.label import Label
from ui.widgets.notes import Ring

SECOND = 1000
_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.KeyPress,
    }
)
_PIXEL = 26  # of the blurred picture
_SHADE = QColor(6, 15, 32, 170)


@dataclass(frozen=True, slots=True, kw_only=True)
class IdleTimes:
    """How long a page waits, and how long it warns; in seconds. No warning: it just ends."""

    quiet: int
    warning: int = 0
    keeps: bool = False  # a form in work is kept, so the warning says how to find it again

    def slower(self) -> "IdleTimes":
        """For large text: two and a half times as long, and a full minute of warning."""
        return IdleTimes(quiet=self.quiet * 5 // 2, warning=60 if self.warning else 0, keeps=self.keeps)


class IdleWatch(QObject):
    """Sleeps until the time may be up, then looks when the last touch was: one wake-up a minute at home."""

    warned = Signal(int)  # seconds left, each second of the warning
    extended = Signal()
    expired = Signal()

    def __init__(self, window: QWidget, clock: Callable[[], int] | None = None) -> None:
        super().__init__(window)
        self._clock = clock or _steady_clock()
        self._times: IdleTimes | None = None
        self._touched_at = 0
        self._warning = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self.look_up)
        window.winId()  # makes the handle through which every touch comes
        handle = window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def watch(self, times: IdleTimes | None) -> None:
        """Wait as long as this page waits, from now; None: wait for ever."""
        self._times = times
        self._warning = False
        self._touched_at = self._clock()
        self._timer.stop()
        if times is not None:
            self._sleep(times.quiet * SECOND)

    def touched(self) -> None:
        """Somebody is there. During a warning only `extend` counts."""
        if not self._warning:
            self._touched_at = self._clock()

    def extend(self) -> None:
        """ "Tôi cần thêm thời gian", as often as wanted."""
        if self._warning:
            self.watch(self._times)
            self.extended.emit()

    def next_look(self) -> int:
        """Milliseconds until the next wake-up; -1 when none is due."""
        return self._timer.remainingTime()

    def look_up(self) -> None:
        """What the timer does: sleep on, warn, or say that the time is over."""
        times = self._times
        if times is None:
            return
        gone = self._clock() - self._touched_at
        quiet, end = times.quiet * SECOND, (times.quiet + times.warning) * SECOND
        if gone < quiet:
            self._sleep(quiet - gone)
        elif gone < end:
            self._warning = True
            self._timer.setTimerType(Qt.TimerType.CoarseTimer)
            self._timer.start(SECOND)
            self.warned.emit(-(-(end - gone) // SECOND))
        else:
            self.watch(None)
            self.expired.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE:
            self.touched()
        return super().eventFilter(watched, event)

    def _sleep(self, milliseconds: int) -> None:
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.start(milliseconds)


class IdleWarning(QWidget):
    """Laid over the window: what is below is blurred, so that the next person cannot read it."""

    wanted_more = Signal()  # any tap but the one on "Kết thúc ngay"
    ended = Signal()

    def __init__(self, window: QWidget, times: IdleTimes) -> None:
        below = blurred(window)  # before this widget is a part of the picture
        super().__init__(window)
        self._keeps = times.keeps
        self._below = below
        self._card = _Card(self)
        column = QVBoxLayout(self._card)
        margin, gap = (56, 14) if look().portrait else (30, 8)
        column.setContentsMargins(margin, margin - 6, margin, margin - 10)
        column.setSpacing(gap)
        self._ring = Ring(times.warning)
        self._words = Label("", "body", NORMAL, "ink2", centred=True)
        self.more = Button(
            phrase("kit.idle_more"), Kind.PRIMARY, "clock-bold", height=104 if look().portrait else 72
        )
        self.end = Button(phrase("kit.idle_end"), Kind.SECONDARY, "lock-key-bold")
        column.addWidget(self._ring, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(Label(phrase("kit.idle_title"), "h1", BOLD, centred=True))
        column.addWidget(self._words)
        column.addSpacing(8)
        column.addWidget(self.more)
        column.addWidget(self.end)
        self.more.clicked.connect(self.wanted_more)
        self.end.clicked.connect(self.ended)
        self.show_left(times.warning)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        QApplication.beep()

    def show_left(self, seconds: int) -> None:
        self._ring.show_left(seconds)
        kept = "\n" + phrase("kit.idle_kept") if self._keeps else ""
        self._words.setText(phrase("kit.idle_text", seconds=seconds) + kept)
        self._place()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.wanted_more.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - we paint the whole window
        painter = QPainter(self)
        painter.drawPixmap(self.rect(), self._below)
        painter.fillRect(self.rect(), _SHADE)
        painter.end()

    def _place(self) -> None:
        """In the middle; in low mode where a seated person reaches."""
        layout = self._card.layout()
        if layout is None:
            return
        width = min(self.width() - 48, 860 if look().portrait else 760)
        height = max(layout.totalHeightForWidth(width), layout.totalSizeHint().height())
        room = self.rect()
        if look().low:
            room = QRect(QPoint(0, self.height() * 2 // 5), room.bottomRight())
        left = room.center().x() - width // 2
        self._card.setGeometry(left, max(room.top(), room.center().y() - height // 2), width, height)


class _Card(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - we paint the whole control
        painter = painter_on(self)
        box(painter, self.rect().toRectF(), 32, "surface", "line", 2)
        painter.end()


def blurred(widget: QWidget) -> QPixmap:
    """A picture of the widget that nobody can read."""
    size = widget.size()
    ignore, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    small = widget.grab().scaled(
        max(1, size.width() // _PIXEL), max(1, size.height() // _PIXEL), ignore, smooth
    )
    return small.scaled(size, ignore, smooth)


def _steady_clock() -> Callable[[], int]:
    """Milliseconds since now, whatever happens to the wall clock."""
    timer = QElapsedTimer()
    timer.start()
    return timer.elapsed
