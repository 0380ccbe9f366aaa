"""Controls for words: a line, a few lines, a person's name, an e-mail address."""

from PySide6.QtCore import QSignalBlocker

from kiosk.text import nfc
from kiosk.values import Json, as_text
from ui.widgets.control import Control
from ui.widgets.edit import Area, Edit, Pad


class TextControl(Control):
    """One line."""

    def __init__(self, *, max_length: int = 200, pad: Pad = Pad.VIETNAMESE) -> None:
        super().__init__()
        self.pad = pad
        self.edit = Edit(pad)
        self.edit.setMaxLength(max_length)
        self.edit.textChanged.connect(self.changed)
        self.column.addWidget(self.edit)

    def value(self) -> Json:
        return " ".join(nfc(self.edit.text()).split()) or None

    def show_value(self, value: Json) -> None:
        self.edit.setText(as_text(value))


class NameControl(TextControl):
    """A person's name: each word begins with a capital."""

    def __init__(self, *, max_length: int = 200) -> None:
        super().__init__(max_length=max_length, pad=Pad.NAME)


class EmailControl(TextControl):
    """No marks, no spaces."""

    def __init__(self, *, max_length: int = 200) -> None:
        super().__init__(max_length=max_length, pad=Pad.PLAIN)

    def value(self) -> Json:
        return "".join(self.edit.text().split()) or None


class AgencyControl(TextControl):
    """The name of an office, usually filled in already."""


class AreaControl(Control):
    """A few lines."""

    def __init__(self, *, max_length: int = 2000) -> None:
        super().__init__()
        self._max = max_length
        self.area = Area()
        self.area.textChanged.connect(self._typed)
        self.column.addWidget(self.area)

    def value(self) -> Json:
        lines = nfc(self.area.toPlainText()).split("\n")
        return "\n".join(" ".join(line.split()) for line in lines).strip() or None

    def show_value(self, value: Json) -> None:
        self.area.setPlainText(as_text(value))

    def _typed(self) -> None:
        if len(self.area.toPlainText()) > self._max:
            self._cut()
        self.changed()

    def _cut(self) -> None:
        """What does not fit on the form is not taken, as in a line."""
        blocker = QSignalBlocker(self.area)
        cursor = self.area.textCursor()
        at = min(cursor.position(), self._max)
        self.area.setPlainText(self.area.toPlainText()[: self._max])
        cursor.setPosition(at)
        self.area.setTextCursor(cursor)
        blocker.unblock()
