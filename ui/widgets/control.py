"""What every answer control is: a value in, a value out, one signal."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.values import Json
from ui.widgets.edit import Area, Edit, Pad


class Control(QWidget):
    """`edited` carries the new value at each change by the person, never at `set_value`."""

    edited = Signal(object)
    pad = Pad.VIETNAMESE  # the keys it asks for, where it is typed into

    def __init__(self) -> None:
        super().__init__()
        self._quiet = False
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)

    def value(self) -> Json:
        """The answer as it stands; None when there is none."""
        raise NotImplementedError

    def set_value(self, value: Json) -> None:
        """Show this answer. The same answer changes nothing, so nobody's typing is disturbed."""
        if value == self.value():
            return
        self._quiet = True
        try:
            self.show_value(value)
        finally:
            self._quiet = False

    def show_value(self, value: Json) -> None:
        """Draw the answer; subclasses do."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Put the focus where answering begins."""
        first = self.first()
        if first is not None:
            first.setFocus()

    def first(self) -> QWidget | None:
        """The part that `focus_first` leads to: the first line to type in, unless a subclass knows better."""
        return next((one for one in self._lines() if one.isVisibleTo(self)), None)

    def set_bad(self, bad: bool) -> None:  # noqa: FBT001 - a setter
        """Mark the part that must change."""
        for line in self._lines():
            line.set_bad(bad)

    def name_as(self, label: str, description: str = "") -> None:
        """Give the parts the field's name, for those who do not see it."""
        self.setAccessibleName(label)
        self.setAccessibleDescription(description)
        for line in self._lines():
            own = line.property("part") or ""
            line.setAccessibleName(f"{label}, {own}" if own else label)
            line.setAccessibleDescription(description)

    def changed(self) -> None:
        """Tell the new value, unless the program is showing one."""
        if not self._quiet:
            self.edited.emit(self.value())

    def _lines(self) -> list[Edit | Area]:
        return [*self.findChildren(Edit), *self.findChildren(Area)]
