"""Controls for dates and times: boxes side by side, nothing jumps by itself."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from kiosk.values import Json, as_text
from ui.theme import MEDIUM, grown, look, phrase
from ui.widgets.control import Control
from ui.widgets.edit import Edit, Pad
from ui.widgets.label import Label


class DateControl(Control):
    """Day, month, year. What is not known yet stays empty: "2025--14" has no month."""

    pad = Pad.DATE

    def __init__(self) -> None:
        super().__init__()
        self.day, self.month = _Part("day", 2), _Part("month", 2)
        self.year = _Part("year", 4)
        self.column.addLayout(_side_by_side((self.day, self.month, self.year)))
        for part in self._parts:
            part.textChanged.connect(self.changed)

    @property
    def _parts(self) -> Sequence["_Part"]:
        return (self.day, self.month, self.year)

    def value(self) -> Json:
        year, month, day = self.year.text(), self.month.padded(), self.day.padded()
        return f"{year}-{month}-{day}".rstrip("-") or None

    def show_value(self, value: Json) -> None:
        year, month, day = (*as_text(value).split("-"), "", "", "")[:3]
        for part, text in zip(self._parts, (day, month, year), strict=True):
            part.setText(text)

    def set_bad(self, bad: bool) -> None:  # noqa: FBT001 - a setter
        """The empty boxes are the bad ones; when none is, all are."""
        empty = [part for part in self._parts if not part.text()]
        for part in self._parts:
            part.set_bad(bad and part in (empty or self._parts))

    def focus_first(self) -> None:
        """The first box that must change, else the day."""
        next((part for part in self._parts if part.bad), self.day).setFocus()


class TimeControl(Control):
    """Hours and minutes."""

    pad = Pad.DATE

    def __init__(self) -> None:
        super().__init__()
        self.hour, self.minute = _Part("hour", 2), _Part("minute", 2)
        self.column.addLayout(_side_by_side((self.hour, self.minute)))
        for part in (self.hour, self.minute):
            part.textChanged.connect(self.changed)

    def value(self) -> Json:
        text = f"{self.hour.padded()}:{self.minute.padded()}"
        return None if text == ":" else text

    def show_value(self, value: Json) -> None:
        hour, _, minute = as_text(value).partition(":")
        self.hour.setText(hour)
        self.minute.setText(minute)


class DateTimeControl(Control):
    """A day and a time of it."""

    pad = Pad.DATE

    def __init__(self) -> None:
        super().__init__()
        self.date, self.time = DateControl(), TimeControl()
        narrow = look().large and look().portrait
        row = QVBoxLayout() if narrow else QHBoxLayout()
        row.setSpacing(8 if narrow else 32)
        row.addWidget(self.date)
        row.addWidget(self.time)
        row.addStretch(1)
        self.column.addLayout(row)
        for part in (self.date, self.time):
            part.edited.connect(self.changed)

    def value(self) -> Json:
        day, time = as_text(self.date.value()), as_text(self.time.value())
        return f"{day}T{time}".rstrip("T") or None

    def show_value(self, value: Json) -> None:
        day, _, time = as_text(value).partition("T")
        self.date.set_value(day or None)
        self.time.set_value(time or None)

    def set_bad(self, bad: bool) -> None:  # noqa: FBT001 - a setter
        for part in (self.date, self.time):
            part.set_bad(bad)


class _Part(Edit):
    """One box: digits, its own name above it."""

    def __init__(self, key: str, digits: int) -> None:
        super().__init__(Pad.DATE)
        self.label = phrase(f"kit.{key}")
        self.setProperty("part", self.label)
        self.setAccessibleName(self.label)
        self.setMaxLength(digits)
        self.setValidator(QIntValidator(0, 10**digits - 1, self))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setTextMargins(4, 0, 4, 0)
        wide = (150, 210) if look().portrait else (110, 150)
        self.setFixedWidth(grown(wide[digits > 2]))  # noqa: PLR2004 - a year has four

    def padded(self) -> str:
        text = self.text()
        return text.zfill(2) if text else ""


def _side_by_side(parts: Sequence[_Part]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(16)
    for part in parts:
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(Label(part.label, "small", MEDIUM, "ink2", wrap=False))
        column.addWidget(part)
        row.addLayout(column)
    row.addStretch(1)
    return row
