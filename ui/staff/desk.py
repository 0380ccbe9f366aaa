"""The desk: lists, search, table, and the filing beside it."""

from datetime import date

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kiosk.clock import Clock, local
from kiosk.counter import actions as do
from kiosk.counter.state import Counter
from ui.screen import Screen
from ui.staff.panel import DetailPanel
from ui.staff.rail import Rail
from ui.staff.table import FilingTable
from ui.theme import RADIUS, SEMIBOLD, phrase
from ui.theme.paint import card, painter_on
from ui.widgets.basic import Label, SearchBox


class ListCard(QWidget):
    """The table on a raised surface, or why there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(5, 6, 6, 11)
        column.addWidget(self._stack)
        self.table = FilingTable()
        self.empty = Label("", "body", ink="ink2", centred=True)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)

    def show_counter(self, counter: Counter, today: date) -> None:
        rows = counter.rows
        self.table.show_rows(rows or (), counter.short_names, counter.chosen, today)
        self._stack.setCurrentWidget(self.table if rows else self.empty)
        nothing = phrase(f"staff.empty_{counter.lane}", query=counter.query)
        self.empty.setText(phrase("staff.loading") if rows is None else nothing)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - we paint the whole control
        painter = painter_on(self)
        card(painter, QRectF(self.rect()).adjusted(2, 2, -2, -5), RADIUS.field)
        painter.end()


class DeskPage(Screen[Counter]):
    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self.rail = Rail()
        self.search = SearchBox(phrase("staff.search_hint"), name=phrase("staff.search_name"), height=52)
        self.told = Label("", "small", SEMIBOLD, "ink2", wrap=False)
        self.list = ListCard()
        self.panel = DetailPanel()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(self._middle(), 1)
        self.rail.chosen.connect(lambda lane: self.acted.emit(do.OpenLane(lane)))
        self.search.searched.connect(lambda text: self.acted.emit(do.Search(text)))
        self.list.table.chosen.connect(lambda filing: self.acted.emit(do.Choose(filing)))
        self.list.table.opened.connect(lambda: self.acted.emit(do.Read()))
        self.panel.acted.connect(self.acted)

    @property
    def table(self) -> FilingTable:
        return self.list.table

    def show_visit(self, counter: Counter) -> None:
        today = local(self._clock()).date()
        self.rail.show_counter(counter)
        self.list.show_counter(counter, today)
        self.panel.show_counter(counter, today)
        lane = phrase(f"staff.lane_{counter.lane}")
        key = "staff.rows_more" if counter.more else "staff.rows_shown"
        self.told.setText(phrase(key, lane=lane, count=len(counter.rows or ())))
        if not counter.query and not self.search.edit.hasFocus():
            self.search.clear()

    def seek(self) -> None:
        """Ctrl+K."""
        self.search.edit.setFocus()
        self.search.edit.selectAll()

    def _middle(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(14, 12, 16, 8)
        column.setSpacing(8)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self.search, 1)
        top.addWidget(self.told)
        column.addLayout(top)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self.list, 1)
        below.addWidget(self.panel)
        column.addLayout(below, 1)
        return column
