"""A single line to type in on pages that are no forms: a code, four digits, a PIN, a name."""

from PySide6.QtWidgets import QLineEdit

from kiosk.values import as_text
from ui.theme import look
from ui.widgets.controls.text import TextControl
from ui.widgets.edit import Pad
from ui.widgets.fieldbox import FieldBox

_WIDEST = 640


class Line(FieldBox):
    def __init__(self, label: str, hint: str, pad: Pad, length: int, *, secret: bool = False) -> None:
        control = TextControl(max_length=length, pad=pad)
        super().__init__(control, label, hint)
        self.edit = control.edit
        if secret:
            self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        if not look().portrait and not look().large:
            self.setMaximumWidth(_WIDEST)
        self._wrong = ""

    def text(self) -> str:
        return as_text(self.control.value())

    def tell(self, wrong: str) -> None:
        """What is wrong with it; "" when nothing is."""
        if wrong != self._wrong:
            self._wrong = wrong
            self.set_error(wrong)
