"""The list of filings: a real table for the keyboard and screen readers, painted in our look."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from kiosk.catalogue.form import Text
from kiosk.filing.row import FilingRow
from ui.staff.cells import Header, RowPainter
from ui.staff.parts import thin_bar
from ui.staff.words import NOTHING, State, short_time, status_state, sync_state
from ui.theme import colour, font, look, phrase

ROW = 46
APPLICANT = 190  # px: a Vietnamese name of four words
_Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    CODE = 0
    PROCEDURE = 1
    APPLICANT = 2
    TIME = 3
    STATUS = 4
    SYNC = 5


STATE = Qt.ItemDataRole.UserRole  # a State, in the columns that show one
_FIXED: Mapping[Column, int] = {Column.CODE: 115, Column.TIME: 62, Column.STATUS: 160, Column.SYNC: 96}
_HEADS = ("code", "procedure", "applicant", "time", "status", "sync")


class Filings(QAbstractTableModel):
    """Rows as the counter holds them."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[FilingRow] = ()
        self._names: Mapping[str, Text] = {}
        self._today = date.min

    def show_rows(self, rows: Sequence[FilingRow], names: Mapping[str, Text], today: date) -> None:
        if (rows, today) == (self._rows, self._today):
            return
        self.beginResetModel()
        self._rows, self._names, self._today = rows, names, today
        self.endResetModel()

    def filing(self, row: int) -> str:
        return self._rows[row].filing if 0 <= row < len(self._rows) else ""

    def row_of(self, filing: str) -> int:
        return next((index for index, one in enumerate(self._rows) if one.filing == filing), -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return phrase(f"staff.column_{_HEADS[section]}")
        return None

    def data(self, index: _Index, role: int = 0) -> object:
        row, column = self._rows[index.row()], Column(index.column())
        state = self._state(row, column)
        if role == STATE:
            return state
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return state.text if state else self._text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole and column in (Column.PROCEDURE, Column.APPLICANT):
            return self._text(row, column)
        return None

    @staticmethod
    def _state(row: FilingRow, column: Column) -> State | None:
        match column:
            case Column.STATUS:
                return status_state(row.status)
            case Column.SYNC:
                return sync_state(row)
            case _:
                return None

    def _text(self, row: FilingRow, column: Column) -> str:
        match column:
            case Column.CODE:
                return row.temporary_code
            case Column.PROCEDURE:
                name = self._names.get(row.procedure)
                return name.in_(look().language) if name else row.procedure
            case Column.APPLICANT:
                return row.applicant or NOTHING
            case _:
                return short_time(row.submitted_at, self._today)


class FilingTable(QTableView):
    """Up and down choose, like a click."""

    chosen = Signal(str)  # a filing's id
    opened = Signal()  # Enter or a double click on the chosen one

    def __init__(self) -> None:
        super().__init__()
        self.filings = Filings()
        self.setModel(self.filings)
        self.setItemDelegate(RowPainter(self))
        self.setAccessibleName(phrase("staff.table"))
        self._dress()
        self._lay_out()
        self._quiet = False
        self.selectionModel().currentRowChanged.connect(self._current)
        self.activated.connect(lambda _index: self.opened.emit())

    def show_rows(
        self, rows: Sequence[FilingRow], names: Mapping[str, Text], chosen: str, today: date
    ) -> None:
        self._quiet = True
        self.filings.show_rows(rows, names, today)
        row = self.filings.row_of(chosen)
        if row >= 0 and row != self.currentIndex().row():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(self.filings.index(row, 0), flags)
        elif row < 0:
            self.clearSelection()
        self._quiet = False

    def sizeHintForRow(self, row: int) -> int:  # noqa: ARG002 - all alike
        return ROW

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.viewport().width() - sum(_FIXED.values())
        applicant = max(room // 2, min(room * 11 // 20, APPLICANT))
        self.setColumnWidth(Column.PROCEDURE, room - applicant)
        self.setColumnWidth(Column.APPLICANT, applicant)

    def _current(self, now: QModelIndex, _before: QModelIndex) -> None:
        if not self._quiet and now.isValid():
            self.chosen.emit(self.filings.filing(now.row()))

    def _dress(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFont(font("body"))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, colour("surface"))
        palette.setColor(QPalette.ColorRole.Text, colour("ink"))
        self.setPalette(palette)
        thin_bar(self)

    def _lay_out(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.setHorizontalHeader(Header(self))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for column, width in _FIXED.items():
            self.setColumnWidth(column, width)

    def viewportSizeHint(self) -> QSize:
        return QSize(600, ROW * 6)

    def visualRow(self, row: int) -> QRect:
        """Where a row stands, for tests and pictures."""
        return self.visualRect(self.filings.index(row, 0))
