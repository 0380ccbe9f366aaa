"""Buttons that turn the page: content taller than the screen must not need a drag."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QHBoxLayout

from ui.theme import look, phrase
from ui.widgets.basic import Button, Kind
from ui.widgets.scroll import Scroll

_REST = 24  # pixels that are not worth a button
_PAGE = 0.8  # of what is visible, so that the last lines stay in sight


class More(QObject):
    """ "Xem tiếp" while there is more below, "Lên đầu" at the end.

    They stand in `row` when it has room for them, else under the content, which ends above them.
    """

    def __init__(self, scroll: Scroll, row: QHBoxLayout | None = None) -> None:
        super().__init__(scroll)
        self._scroll = scroll
        self._row = row
        self._settling = False
        self._more = self._button("citizen.more", "arrow-line-down-bold")
        self._top = self._button("citizen.to_top", "arrow-fat-up-bold")
        scroll.verticalScrollBar().rangeChanged.connect(self._show)
        scroll.verticalScrollBar().valueChanged.connect(self._show)
        scroll.installEventFilter(self)
        self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._show()
        return super().eventFilter(watched, event)

    def _button(self, key: str, icon: str) -> Button:
        button = Button(phrase(key), Kind.SECONDARY, icon, compact=self._row is None)
        if self._row is None:
            button.setParent(self._scroll)
        else:
            self._row.addWidget(button)
        button.clicked.connect(self._turn)
        return button

    def _turn(self) -> None:
        bar = self._scroll.verticalScrollBar()
        step = round(self._scroll.viewport().height() * _PAGE)
        bar.setValue(bar.value() + step if self._below() else 0)

    def _below(self) -> bool:
        bar = self._scroll.verticalScrollBar()
        return bar.maximum() - bar.value() > _REST

    def _show(self) -> None:
        if self._settling:
            return  # what is done here moves the content, and is seen to its end below
        self._settling = True
        try:
            self._make_room()
            scrolls, below = self._scrolls(), self._below()
            self._more.setVisible(scrolls and below)
            self._top.setVisible(scrolls and not below)
        finally:
            self._settling = False

    def _make_room(self) -> None:
        if self._row is not None:
            return
        for button in (self._more, self._top):
            self._place(button)
        room = self._more.height() + 8
        for _ in range(2):  # how tall the content is may be known only after it was moved
            self._scroll.keep_free(room if self._scrolls() else 0)
        if self._scrolls():
            self._scroll.keep_free(room)

    def _scrolls(self) -> bool:
        """Whether the content is too tall for all the room there is."""
        bar, viewport = self._scroll.verticalScrollBar(), self._scroll.viewport()
        return bar.maximum() + viewport.height() - self._scroll.height() > _REST

    def _place(self, button: Button) -> None:
        button.resize(button.sizeHint())
        side = 24 if look().portrait else 16
        left = self._scroll.width() - button.width() - side
        button.move(left, self._scroll.height() - button.height() - 8)
        button.raise_()
