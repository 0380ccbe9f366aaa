"""Small pieces that the officer's pages share: a quiet scroll area, emptied layouts, a page picture."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QFrame,
    QLabel,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.theme import colour_name
from ui.theme.paint import lay_ground


def quiet_scroll(ground: str = "surface") -> tuple[QScrollArea, QVBoxLayout]:
    """A scroll area without frame on this ground, and the column inside it."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    inside = QWidget()
    lay_ground(inside, ground)
    area.setPalette(inside.palette())
    area.setWidget(inside)
    thin_bar(area, ground)
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    return area, column


def thin_bar(area: QAbstractScrollArea, ground: str = "surface") -> None:
    """A narrow bar without arrows, its handle as dark as an input's edge."""
    handle, back = colour_name("border"), colour_name(ground)
    area.verticalScrollBar().setStyleSheet(
        f"QScrollBar:vertical {{ background: {back}; width: 10px; margin: 0; }}"
        f"QScrollBar::handle:vertical {{ background: {handle}; border-radius: 4px; min-height: 36px;"
        " margin: 1px; }"
        "QScrollBar::add-line, QScrollBar::sub-line { height: 0; }"
        "QScrollBar::add-page, QScrollBar::sub-page { background: none; }"
    )


def clear(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while item := layout.takeAt(0):
        widget, inner = item.widget(), item.layout()
        if widget:
            widget.hide()
            widget.deleteLater()
        if inner:
            clear(inner)


class Picture(QLabel):
    """A page as a picture, as wide as there is room, never larger than it was drawn."""

    def __init__(self, most: int = 1100) -> None:
        super().__init__()
        self._most = most
        self._page = QPixmap()
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(200)

    def show_page(self, png: bytes, name: str) -> None:
        self._page = QPixmap()
        self._page.loadFromData(png)
        self.setAccessibleName(name)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def _fit(self) -> None:
        if self._page.isNull():
            self.clear()
            self.setMinimumHeight(0)
            return
        width = max(1, min(self.width(), self._page.width(), self._most))
        shown = self._page.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        self.setPixmap(shown)
        self.setMinimumHeight(shown.height())
