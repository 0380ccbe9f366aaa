"""A column that scrolls under the finger."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QScroller, QScrollerProperties, QVBoxLayout, QWidget

from ui.theme import colour, look


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
        self._dress_bar()
        if not look().desk:
            self._follow_finger()

    def clear(self) -> None:
        """Take everything out of the column."""
        while item := self.column.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def to_top(self) -> None:
        self.verticalScrollBar().setValue(0)

    def reveal(self, widget: QWidget) -> None:
        """Scroll until the widget is seen, with some room around it."""
        margin = 24 if look().portrait else 8
        self.ensureWidgetVisible(widget, 0, margin)

    def _dress_bar(self) -> None:
        """A bar that shows there is more, wide enough for a finger to see it, not to aim at."""
        self.verticalScrollBar().setStyleSheet(
            "QScrollBar{background:transparent;width:10px;margin:2px}"
            f"QScrollBar::handle{{background:{colour('border').name()};border-radius:3px;min-height:60px}}"
            "QScrollBar::add-line,QScrollBar::sub-line{height:0}"
            "QScrollBar::add-page,QScrollBar::sub-page{background:transparent}"
        )

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
