"""A full page to pick one of many from, inside the window: search on top, rows below."""

from collections.abc import Callable, Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kiosk.records import dataclass
from kiosk.text import fold
from ui.theme import NORMAL, phrase
from ui.widgets.cover import Cover
from ui.widgets.label import Label
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


class Picker(Cover):
    def __init__(self, title: str, picks: Sequence[Pick]) -> None:
        search = SearchBox(phrase("kit.pick_search"), name=phrase("kit.pick_search"))
        super().__init__(title, search)
        self._picks = picks
        self.search = search
        self.search.changed.connect(self._filter)
        self._filter("")

    def _filter(self, text: str) -> None:
        """Rows whose words begin as those typed, with or without marks; whole names first."""
        words = [f" {word}" for word in fold(text).split()]
        found = [one for one in self._picks if all(word in f" {fold(one.label)}" for word in words)]
        self.rows.clear()
        for one in found[:_SHOWN]:
            row = Row(one.label)
            row.clicked.connect(lambda _=False, id_=one.id: self.picked.emit(id_))
            self.rows.column.addWidget(row)
        if not found:
            self.rows.column.addWidget(Label(phrase("kit.pick_none"), "body", NORMAL, "ink2"))
        elif len(found) > _SHOWN:
            self.rows.column.addWidget(Label(phrase("kit.pick_more"), "label", NORMAL, "ink2"))
        self.rows.column.addStretch(1)
        self.rows.to_top()


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
