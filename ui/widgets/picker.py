"""A full page to pick one of many from, inside the window: search on top, rows below."""

from collections.abc import Callable, Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.records import dataclass
from kiosk.text import fold
from ui.theme import BOLD, NORMAL, colour, look, phrase
from ui.widgets.button import Button, Kind
from ui.widgets.label import Label
from ui.widgets.scroll import Scroll
from ui.widgets.search import SearchBox
from ui.widgets.tile import Row

_SHOWN = 60  # more rows than this are found by typing


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    id: str
    label: str


@runtime_checkable
class Host(Protocol):
    """Who can lay a page over its content: the screen's frame."""

    def cover(self, page: QWidget) -> None: ...

    def uncover(self) -> None: ...


class Picker(QWidget):
    picked = Signal(str)
    left = Signal()

    def __init__(self, title: str, picks: Sequence[Pick]) -> None:
        super().__init__()
        self._picks = picks
        self.setAutoFillBackground(True)
        palette = self.palette()
        palette.setColor(self.backgroundRole(), colour("bg"))
        self.setPalette(palette)
        column = QVBoxLayout(self)
        side, top = look().measures.margin, (26 if look().portrait else 10)
        column.setContentsMargins(side, top, side, 8)
        column.setSpacing(look().measures.gap)
        column.addLayout(self._head(title))
        self.search = SearchBox(phrase("kit.pick_search"), name=phrase("kit.pick_search"))
        self.search.changed.connect(self._filter)
        column.addWidget(self.search)
        self._scroll = Scroll()
        self._scroll.column.setSpacing(10 if look().portrait else 6)
        column.addWidget(self._scroll, 1)
        self._filter("")

    def _head(self, title: str) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(16)
        back = Button(phrase("kit.back"), Kind.SECONDARY, "arrow-left-bold", compact=True)
        back.clicked.connect(self.left)
        head.addWidget(Label(title, "h2", BOLD), 1)
        head.addWidget(back)
        return head

    def _filter(self, text: str) -> None:
        """Rows whose words begin as those typed, with or without marks; whole names first."""
        words = [f" {word}" for word in fold(text).split()]
        found = [one for one in self._picks if all(word in f" {fold(one.label)}" for word in words)]
        self._scroll.clear()
        for one in found[:_SHOWN]:
            row = Row(one.label)
            row.clicked.connect(lambda _=False, id_=one.id: self.picked.emit(id_))
            self._scroll.column.addWidget(row)
        if not found:
            self._scroll.column.addWidget(Label(phrase("kit.pick_none"), "body", NORMAL, "ink2"))
        elif len(found) > _SHOWN:
            self._scroll.column.addWidget(Label(phrase("kit.pick_more"), "label", NORMAL, "ink2"))
        self._scroll.column.addStretch(1)
        self._scroll.to_top()


def pick(near: QWidget, title: str, picks: Sequence[Pick], then: Callable[[str], None]) -> Picker:
    """Lay a picker over the frame that holds `near`; `then` gets the chosen id."""
    page = Picker(title, picks)
    host = _host(near)

    def leave() -> None:
        if isinstance(host, Host):
            host.uncover()
        else:
            page.hide()
            page.deleteLater()
        near.setFocus(Qt.FocusReason.MouseFocusReason)  # a tap led here: no ring

    def choose(chosen: str) -> None:
        leave()
        then(chosen)

    page.picked.connect(choose)
    page.left.connect(leave)
    if isinstance(host, Host):
        host.cover(page)
    else:
        page.setParent(host)
        page.setGeometry(host.rect())
        page.show()
        page.raise_()
    return page


def _host(near: QWidget) -> QWidget:
    parent = near.parentWidget()
    while parent is not None:
        if isinstance(parent, Host):
            return parent
        parent = parent.parentWidget()
    return near.window()
