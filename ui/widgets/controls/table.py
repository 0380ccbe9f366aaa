"""The control for a table: its rows as cards, one of them open to be filled in."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk.catalogue.form import Field
from kiosk.values import Json, as_list, as_map
from ui.theme import BOLD, NORMAL, look, phrase
from ui.widgets.button import Button, Kind
from ui.widgets.card import Pair, Panel
from ui.widgets.control import Control
from ui.widgets.fieldbox import FieldBox
from ui.widgets.label import Label

Make = Callable[[Field], FieldBox]
Show = Callable[[Field, Json], str]
Cells = Mapping[str, Json]


class TableControl(Control):
    """`make` builds a column's question, `show` says a cell in words. At most `field.max` rows."""

    def __init__(self, field: Field, make: Make, show: Show) -> None:
        super().__init__()
        self._field = field
        self._make = make
        self._show = show
        self._rows: list[dict[str, Json]] = []
        self._open: int | None = None
        self._cards: list[RowCard] = []
        self.column.setSpacing(look().measures.gap)
        self.add = Button(phrase("kit.row_add"), Kind.SECONDARY, "plus-bold")
        self.add.clicked.connect(self._add)
        self.column.addWidget(self.add)

    def value(self) -> Json:
        return [dict(row) for row in self._rows] or None

    def show_value(self, value: Json) -> None:
        rows = [dict(as_map(one)) for one in as_list(value)]
        same = len(rows) == len(self._rows)
        self._rows = rows
        if not same:
            self._open = None
            self._draw()
            return
        for card, row in zip(self._cards, rows, strict=True):
            card.show_cells(row)

    def first(self) -> QWidget | None:
        if self._open is not None:
            return self._cards[self._open].first()
        return self._cards[0].edit if self._cards else self.add

    def set_bad(self, bad: bool) -> None:  # noqa: FBT001 - a setter; the error line above says which row
        del bad

    def name_as(self, label: str, description: str = "") -> None:
        self.setAccessibleName(label)
        self.setAccessibleDescription(description)

    def _add(self) -> None:
        self._rows.append({one.id: one.default for one in self._field.columns if one.default is not None})
        self._unfold(len(self._rows) - 1)
        self.changed()
        self.focus_first()

    def _remove(self, place: int) -> None:
        del self._rows[place]
        self._unfold(None)
        self.changed()

    def _unfold(self, place: int | None) -> None:
        self._open = place
        self._draw()

    def _take(self, place: int, column: str, value: Json) -> None:
        if value is None:
            self._rows[place].pop(column, None)
        else:
            self._rows[place][column] = value
        self.changed()

    def _draw(self) -> None:
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self._cards = [self._card(place) for place in range(len(self._rows))]
        for place, card in enumerate(self._cards):
            self.column.insertWidget(place, card)
        full = self._field.max is not None and len(self._rows) >= self._field.max
        self.add.setVisible(not full)

    def _card(self, place: int) -> "RowCard":
        columns = self._field.columns
        card = RowCard(place, columns, self._make if place == self._open else None, self._show)
        card.show_cells(self._rows[place])
        card.typed.connect(lambda column, value: self._take(place, column, value))
        card.edit.clicked.connect(lambda: self._unfold(None if place == self._open else place))
        card.remove.clicked.connect(lambda: self._remove(place))
        return card


class RowCard(Panel):
    """One row: told in pairs, or open with a control for each column."""

    typed = Signal(str, object)  # column, value

    def __init__(self, place: int, columns: Sequence[Field], make: Make | None, show: Show) -> None:
        super().__init__()
        self._columns = columns
        self._make = make
        self._show = show
        self._controls: dict[str, Control] = {}
        self._told: list[QWidget] = []
        title = phrase("kit.row_number", number=place + 1)
        open_ = make is not None
        self.edit = Button(
            phrase("kit.row_done" if open_ else "kit.edit"),
            Kind.SECONDARY if open_ else Kind.GHOST,
            "check-circle-bold" if open_ else "pencil-simple-bold",
            compact=True,
            name=phrase("kit.row_done_what" if open_ else "kit.edit_what", what=title),
        )
        self.remove = Button(
            phrase("kit.row_remove"),
            Kind.GHOST,
            "x-bold",
            compact=True,
            name=phrase("kit.row_remove_what", what=title),
        )
        head = QHBoxLayout()
        head.addWidget(Label(title, "title", BOLD), 1)
        head.addWidget(self.remove)
        head.addWidget(self.edit)
        self.column.addLayout(head)
        if make is not None:
            for column in columns:
                self._add_control(column, make)

    def _add_control(self, column: Field, make: Make) -> None:
        box = make(column)
        box.control.edited.connect(lambda value: self.typed.emit(column.id, value))
        self._controls[column.id] = box.control
        self.column.addWidget(box)

    def first(self) -> QWidget | None:
        firsts = (control.first() for control in self._controls.values())
        return next((one for one in firsts if one is not None), None)

    def show_cells(self, cells: Cells) -> None:
        if self._make is not None:
            for column, control in self._controls.items():
                control.set_value(cells.get(column))
            return
        for told in self._told:
            told.hide()
            told.deleteLater()
        words = [
            (one.label.in_(look().language), self._show(one, cells.get(one.id))) for one in self._columns
        ]
        self._told = [Pair(label, text) for label, text in words if text]
        if not self._told:
            self._told = [Label(phrase("kit.row_empty"), "label", NORMAL, "ink2")]
        for told in self._told:
            self.column.addWidget(told)
