"""Signing in: who of this machine's officers, and the PIN. Also what shows while the machine is locked."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from kiosk.counter import actions as do
from kiosk.counter.state import Counter
from ui.screen import Screen
from ui.staff.parts import clear, quiet_scroll
from ui.staff.words import problem_words
from ui.theme import BOLD, MEDIUM, SEMIBOLD, phrase
from ui.widgets.basic import Banner, Button, IconLine, Kind, Label
from ui.widgets.card import Panel
from ui.widgets.choice import Choice
from ui.widgets.edit import Edit, Pad

WIDTH = 460
LISTED = 5  # officers shown before the list scrolls
ROW = 44


class DoorPage(Screen[Counter]):
    def __init__(self, counter: Counter) -> None:
        super().__init__()
        self._officers: Sequence[str] | None = None
        self._shut = False
        self._panel = Panel()
        self._panel.setFixedWidth(WIDTH)
        self._panel.column.setContentsMargins(28, 22, 28, 26)
        self._panel.column.setSpacing(8)
        self._build(counter)
        middle = QVBoxLayout()
        middle.addStretch(2)
        middle.addWidget(self._panel)
        middle.addStretch(3)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addLayout(middle)
        row.addStretch(1)
        self.show_visit(counter)

    def show_visit(self, counter: Counter) -> None:
        self._show_officers(counter)
        self._title.setText(phrase("staff.locked" if counter.locked else "staff.sign_in"))
        hint = phrase("staff.locked_hint", name=counter.officer) if counter.locked else ""
        self._hint.setText(hint or phrase("staff.sign_in_hint"))
        self._show_problems(counter)
        self.enter.setEnabled(not counter.busy)
        self.enter.setText(phrase("staff.checking" if counter.busy else "staff.enter"))
        if counter.shut and not self._shut:
            self._arrive(counter)
        self._shut = counter.shut

    def _arrive(self, counter: Counter) -> None:
        """Nothing typed before may be left; the one who locked it finds the name filled in."""
        self.pin.clear()
        self.name.setText(counter.officer)
        (self.pin if counter.officer else self.name).setFocus()

    def _build(self, counter: Counter) -> None:
        column = self._panel.column
        self._title = Label("", "h1", BOLD)
        self._hint = Label("", "small", ink="ink2")
        column.addWidget(self._title)
        column.addWidget(self._hint)
        hint = counter.hall.hint
        if counter.hall.try_run and hint:
            words = phrase("staff.trial_hint", name=hint.name, pin=hint.pin)
            column.addWidget(Banner(words, "info-fill", "warn"))
        self._nobody = Nobody()
        self._nobody.asked.connect(lambda: self.acted.emit(do.Open()))
        column.addWidget(self._nobody)
        self._list = OfficerList()
        self._list.chosen.connect(self._pick)
        column.addWidget(self._list)
        self._fields = self._build_fields()
        column.addWidget(self._fields)

    def _build_fields(self) -> QWidget:
        fields = QWidget()
        column = QVBoxLayout(fields)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.name, self._name_error = self._field(column, "staff.officer_name", Pad.NAME)
        self.pin, self._pin_error = self._field(column, "staff.pin", Pad.NUMBER)
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.name.returnPressed.connect(self.pin.setFocus)
        self.name.textChanged.connect(self._list.choose)
        self.pin.returnPressed.connect(self._enter)
        self.enter = Button(phrase("staff.enter"), Kind.PRIMARY, "arrow-right-bold", trailing=True)
        self.enter.clicked.connect(self._enter)
        column.addSpacing(8)
        column.addWidget(self.enter)
        return fields

    @staticmethod
    def _field(column: QVBoxLayout, key: str, pad: Pad) -> tuple[Edit, IconLine]:
        label = Label(phrase(key), "label", SEMIBOLD)
        error = IconLine("warning-circle-fill", "", "err", "small", MEDIUM)
        edit = Edit(pad, name=phrase(key))
        label.setBuddy(edit)
        for one in (label, error, edit):
            column.addWidget(one)
        return edit, error

    def _show_officers(self, counter: Counter) -> None:
        nobody = counter.officers is not None and not counter.officers
        self._nobody.setVisible(nobody)
        self._fields.setVisible(not nobody)
        if counter.officers == self._officers:
            return
        self._officers = counter.officers
        self._list.show_names(counter.officers or ())
        self._list.choose(self.name.text())

    def _show_problems(self, counter: Counter) -> None:
        told = {one.field: problem_words(one) for one in counter.problems} if counter.shut else {}
        for field, edit, error in (
            ("name", self.name, self._name_error),
            ("pin", self.pin, self._pin_error),
        ):
            edit.set_bad(field in told)
            edit.setAccessibleDescription(told.get(field, ""))
            error.set_text(told.get(field, ""))
            error.setVisible(field in told)
        if told and not counter.busy and self.isVisible():
            (self.name if "name" in told else self.pin).setFocus()
            self.pin.selectAll()

    def _pick(self, name: str) -> None:
        self.name.setText(name)
        self._list.choose(name)
        self.pin.setFocus()

    def _enter(self) -> None:
        self.acted.emit(do.SignIn(self.name.text(), self.pin.text()))


class OfficerList(QWidget):
    """The names as choices; a name that is not among them can still be typed."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.choices: Mapping[str, Choice] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        column.addWidget(Label(phrase("staff.officers"), "label", SEMIBOLD))
        self._area: QScrollArea
        self._area, self._column = quiet_scroll()
        column.addWidget(self._area)

    def show_names(self, names: Sequence[str]) -> None:
        clear(self._column)
        self.choices = {name: Choice(name) for name in names}
        for name, choice in self.choices.items():
            choice.setAutoExclusive(False)
            choice.clicked.connect(lambda _=False, name=name: self.chosen.emit(name))
            self._column.addWidget(choice)
        self._area.setFixedHeight(min(len(names), LISTED) * (ROW + 4) + 4)
        self.setVisible(bool(names))

    def choose(self, name: str) -> None:
        """Mark the one whose name stands in the field, however it came there."""
        for one, choice in self.choices.items():
            choice.setChecked(one == name.strip())


class Nobody(QWidget):
    """A machine without officers: says which command adds one."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(8)
        column.addWidget(Banner(phrase("staff.no_officers"), "info-fill", "primary"))
        column.addWidget(Label(phrase("staff.no_officers_hint"), "body"))
        command = Label(phrase("staff.no_officers_command"), "body", SEMIBOLD, "primary")
        command.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        column.addWidget(command)
        again = Button(phrase("staff.look_again"), Kind.SECONDARY, "clock-counter-clockwise-bold")
        again.clicked.connect(self.asked)
        column.addWidget(again)
