"""How the list's rows and headings are painted."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from ui.staff.words import State
from ui.theme import NORMAL, SEMIBOLD, colour, font, look, px
from ui.theme.paint import LEFT, box, elided, picture_in, text_width, write

_Index = QModelIndex | QPersistentModelIndex
_STRONG = (0, 2)  # code and applicant
_STATUS, _SYNC = 4, 5
_STATE = Qt.ItemDataRole.UserRole
HEAD = 42
PAD = 10


class RowPainter(QStyledItemDelegate):
    """Text, and states as icon and word."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = bool(option.state & QStyle.StateFlag.State_Selected)
        self._ground(painter, area, index, on=on)
        state = index.data(_STATE)
        if isinstance(state, State):
            fill = "surface" if on else f"{state.tone}_bg"
            self._write_state(painter, area, state, fill if index.column() == _STATUS else "")
        else:
            style = font("body", SEMIBOLD if index.column() in _STRONG else NORMAL)
            _write_text(painter, area.adjusted(PAD, 0, -4, 0), str(index.data()), style)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002 - all alike
        return QSize(80, 46)

    def _ground(self, painter: QPainter, area: QRectF, index: _Index, *, on: bool) -> None:
        if on:
            painter.fillRect(area, colour("primary_bg"))
            if index.column() == 0:
                painter.fillRect(QRectF(area.x(), area.y(), 4, area.height()), colour("primary"))
        painter.fillRect(QRectF(area.x(), area.bottom() - 1, area.width(), 1), colour("line"))

    def _write_state(self, painter: QPainter, area: QRectF, state: State, fill: str) -> None:
        style = font("small", SEMIBOLD)
        left = area.x() + (PAD if fill else 2)
        if fill:
            width = min(text_width(style, state.text) + 44, area.width() - PAD - 4)
            shape = QRectF(left - 4, area.y() + 8, width, area.height() - 16)
            edge = state.tone if look().contrast else ""
            box(painter, shape, shape.height() / 2, fill, edge, 2)
            left += 6
        picture_in(painter, state.icon, state.tone, QRectF(left, area.y(), 18, area.height()), 18)
        room = QRectF(left + 24, area.y(), area.right() - left - 26, area.height())
        write(painter, room, elided(style, state.text, room.width()), style, state.tone)


def _write_text(painter: QPainter, room: QRectF, text: str, style: QFont) -> None:
    """On one line, else on two smaller ones; what still does not fit is cut."""
    if text_width(style, text) <= room.width():
        write(painter, room, text, style, "ink")
        return
    style.setPixelSize(px("small") - 1)
    short = elided(style, text, room.width() * 1.75)
    write(painter, room, short, style, "ink", LEFT | Qt.TextFlag.TextWordWrap)


class Header(QHeaderView):
    """Headings in small semibold over a line."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self.setFixedHeight(HEAD)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        area = QRectF(rect)
        painter.fillRect(area, colour("surface"))
        painter.fillRect(QRectF(area.x(), area.bottom() - 1, area.width(), 1), colour("line"))
        text = self.model().headerData(logicalIndex, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole)
        left = 2 if logicalIndex == _SYNC else PAD
        write(painter, area.adjusted(left, 0, 0, 0), str(text), font("small", SEMIBOLD), "ink2")
