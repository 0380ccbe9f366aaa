"""Buttons that turn the page: content taller than the screen must not need a drag."""

from PySide6.QtCore import QEvent, QObject

from ui.theme import look, phrase
from ui.widgets.basic import Button, Kind
from ui.widgets.scroll import Scroll

_REST = 24  # pixels that are not worth a button
_PAGE = 0.8  # of what is visible, so that the last lines stay in sight


class More(QObject):
    """ "Xem tiếp" while there is more below, "Lên đầu" at the end."""

    def __init__(self, scroll: Scroll) -> None:
        super().__init__(scroll)
        self._scroll = scroll
        self._room = 0
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

    def _make_room(self) -> bool:
        """Whether the content is too tall; then nothing stands under the button.

        Upright the page ends above it. Sideways there is no height to give away:
        only the last line stands clear.
        """
        scrolls = self._height() - self._scroll.height() > _REST
        room = self._more.height() + 8 if scrolls else 0
        if room == self._room:
            return scrolls
        if look().portrait:
            self._scroll.keep_free(room)
        else:
            edges = self._scroll.column.contentsMargins()
            edges.setBottom(edges.bottom() + room - self._room)
            self._scroll.column.setContentsMargins(edges)
        self._room = room
        return scrolls

    def _height(self) -> int:
        """Of the content alone."""
        bar, viewport = self._scroll.verticalScrollBar(), self._scroll.viewport()
        padded = 0 if look().portrait else self._room
        return bar.maximum() + viewport.height() - padded

    def _button(self, key: str, icon: str) -> Button:
        button = Button(phrase(key), Kind.SECONDARY, icon, compact=True)
        button.setParent(self._scroll)
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
        scrolls = self._make_room()
        for button, wanted in ((self._more, self._below()), (self._top, not self._below())):
            button.setVisible(scrolls and wanted)
            button.resize(button.sizeHint())
            side = 24 if look().portrait else 16
            left = self._scroll.width() - button.width() - side
            button.move(left, self._scroll.height() - button.height() - 8)
            button.raise_()
