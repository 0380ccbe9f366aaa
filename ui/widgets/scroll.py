"""A column that scrolls under the finger."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScroller, QScrollerProperties, QVBoxLayout, QWidget

from ui.theme import look
from ui.theme.paint import box, painter_on

_WIDTH, _SHORTEST = 6, 60


class Scroll(QScrollArea):
    """`column` holds the content. A drag scrolls and never taps what is under it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body = QWidget()
        self.column = QVBoxLayout(self.body)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(look().measures.gap)
        self.setWidget(self.body)
        self.viewport().setAutoFillBackground(False)
        self.body.setAutoFillBackground(False)
        self._thumb = _Thumb(self)
        if not look().desk:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self._follow_finger()
            bar = self.verticalScrollBar()
            bar.valueChanged.connect(lambda: self._thumb.place(self))
            bar.rangeChanged.connect(lambda: self._thumb.place(self))

    def clear(self) -> None:
        """Take everything out of the column."""
        while item := self.column.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def to_top(self) -> None:
        self.verticalScrollBar().setValue(0)

    def keep_free(self, height: int) -> None:
        """Leave so much at the bottom to whoever stands there."""
        if height != self.viewportMargins().bottom():
            self.setViewportMargins(0, 0, 0, height)

    def reveal(self, widget: QWidget) -> None:
        """Scroll until the widget is seen, with some room around it."""
        margin = 24 if look().portrait else 8
        self.ensureWidgetVisible(widget, 0, margin)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._thumb.place(self)

    def _follow_finger(self) -> None:
        gesture = (
            QScroller.ScrollerGestureType.LeftMouseButtonGesture
        )  # TouchGesture clicks what a fling ends on
        QScroller.grabGesture(self.viewport(), gesture)
        scroller = QScroller.scroller(self.viewport())
        properties = scroller.scrollerProperties()
        metric = QScrollerProperties.ScrollMetric
        off = QScrollerProperties.OvershootPolicy.OvershootAlwaysOff
        properties.setScrollMetric(metric.VerticalOvershootPolicy, off)
        properties.setScrollMetric(metric.HorizontalOvershootPolicy, off)
        properties.setScrollMetric(metric.MousePressEventDelay, 0.0)
        scroller.setScrollerProperties(properties)


class _Thumb(QWidget):
    """Shows that there is more, and where one is; takes no room and no touch."""

    def __init__(self, scroll: QScrollArea) -> None:
        super().__init__(scroll)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def place(self, scroll: QScrollArea) -> None:
        bar = scroll.verticalScrollBar()
        whole = bar.maximum() + bar.pageStep()
        self.setVisible(bar.maximum() > 0 and not look().desk)
        if whole <= 0:
            return
        tall = max(_SHORTEST, scroll.height() * bar.pageStep() // whole)
        top = (scroll.height() - tall) * bar.value() // max(1, bar.maximum())
        self.setGeometry(scroll.width() - _WIDTH - 3, top, _WIDTH, tall)
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - we paint the whole control
        painter = painter_on(self)
        box(painter, QRectF(self.rect()), _WIDTH / 2, "border")
        painter.end()
