"""A single line to type in on pages that are no forms: a code, four digits, a PIN, a name."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QLineEdit

from kiosk.errors import Problem
from kiosk.values import as_text
from kiosk.visit.state import Visit
from ui.citizen.parts import words_for
from ui.theme import look, phrase
from ui.widgets.controls.text import TextControl
from ui.widgets.edit import Pad
from ui.widgets.fieldbox import FieldBox

LONGEST_PIN = 8  # that a citizen chooses
_WIDEST = 640


class NewPin:
    """A PIN chosen, and typed again; what is typed is never seen."""

    def __init__(self, done: Callable[[], None]) -> None:
        texts = (("pin_choose", "pin_hint"), ("pin_twice", "pin_twice_hint"))
        self.pin, self.again = (
            Line(phrase(f"citizen.{label}"), phrase(f"citizen.{hint}"), Pad.NUMBER, LONGEST_PIN, secret=True)
            for label, hint in texts
        )
        self._lines = {"pin": self.pin, "again": self.again}
        self._seen: Sequence[Problem] = ()
        self.pin.edit.returnPressed.connect(self.again.edit.setFocus)
        self.again.edit.returnPressed.connect(done)

    def draw(self, visit: Visit) -> None:
        if visit.problems is not self._seen:
            self._seen = visit.problems
            if any(one.rule == "pin_again" for one in visit.problems):  # unseen, so typed anew
                self.forget()
        for field, line in self._lines.items():
            line.tell(words_for(visit, field))

    def mend(self, field: str) -> None:
        self._lines.get(field, self.pin).control.focus_first()

    def forget(self) -> None:
        for line in self._lines.values():
            line.control.set_value(None)


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
