"""What was declared the last time: by number and PIN, or by an officer who has checked the person."""

from collections.abc import Sequence

from PySide6.QtGui import QHideEvent

from kiosk.clock import Clock
from kiosk.errors import Problem
from kiosk.visit import actions as do
from kiosk.visit.state import Visit
from ui.citizen.facts import beside
from ui.citizen.lines import Line
from ui.citizen.page import TaskPage, stack
from ui.citizen.parts import words_for
from ui.theme import NORMAL, phrase
from ui.widgets.basic import Kind, Label
from ui.widgets.button import Button
from ui.widgets.edit import Pad

_NUMBER, _PIN, _NAME = 15, 12, 60


class EarlierScreen(TaskPage):
    forward = "citizen.earlier_open"
    leave = "citizen.to_home"

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock)
        self._by_officer = False
        self._seen: Sequence[Problem] = ()
        self.number = Line(
            phrase("citizen.card_number"), phrase("citizen.earlier_number_hint"), Pad.NUMBER, _NUMBER
        )
        self.pin = Line(
            phrase("citizen.pin"), phrase("citizen.earlier_pin_hint"), Pad.NUMBER, _PIN, secret=True
        )
        self.officer = Line(phrase("citizen.officer"), "", Pad.VIETNAMESE, _NAME)
        self.officer_pin = Line(phrase("citizen.officer_pin"), "", Pad.NUMBER, _PIN, secret=True)
        self._officer = stack(
            Label(phrase("citizen.earlier_officer_hint"), "label", NORMAL, "ink2"),
            beside(self.officer, self.officer_pin),
        )
        self._staff = Button("", Kind.SECONDARY, "user-circle-bold", compact=True)
        self._staff.clicked.connect(self._turn)
        self._erase = Button(phrase("citizen.earlier_forget"), Kind.SECONDARY, "x-bold", compact=True)
        self._erase.clicked.connect(lambda: self.act(do.ForgetEarlier(*self._said())))
        for one in (beside(self.number, self.pin), self._officer, beside(self._staff, self._erase)):
            self.column.addWidget(one)
        self.number.edit.returnPressed.connect(self.pin.edit.setFocus)
        self.pin.edit.returnPressed.connect(self.go_on)
        self.officer_pin.edit.returnPressed.connect(self.go_on)
        self._show()

    def title(self, visit: Visit) -> str:  # noqa: ARG002 - the same for every visit
        return phrase("citizen.earlier_bar")

    def caption(self, visit: Visit) -> str:  # noqa: ARG002 - the bar says it all
        return ""

    def go_on(self) -> None:
        self.act(do.UseEarlier(*self._said()))

    def draw(self, visit: Visit) -> None:
        self.heading.set_words(phrase("citizen.earlier_title"), phrase("citizen.earlier_hint"))
        if visit.problems is not self._seen:
            self._seen = visit.problems
            if visit.problems and not any(one.field == "number" for one in visit.problems):
                self._forget_pins()  # a wrong PIN cannot be seen, so not mended
        self.number.tell(words_for(visit, "number"))
        (self.officer_pin if self._by_officer else self.pin).tell(words_for(visit, "pin"))
        self.officer.tell(words_for(visit, "name"))

    def mend(self, field: str) -> None:
        pin = self.officer_pin if self._by_officer else self.pin
        {"number": self.number, "name": self.officer}.get(field, pin).control.focus_first()

    def hideEvent(self, event: QHideEvent) -> None:
        """Neither a number nor a PIN waits on a hidden page."""
        super().hideEvent(event)
        self._forget_pins()
        for line in (self.number, self.officer):
            line.control.set_value(None)
        self._by_officer = False
        self._show()

    def _said(self) -> tuple[str, str, str | None]:
        if self._by_officer:
            return self.number.text(), self.officer_pin.text(), self.officer.text()
        return self.number.text(), self.pin.text(), None

    def _turn(self) -> None:
        self._by_officer = not self._by_officer
        self._show()

    def _show(self) -> None:
        self._officer.setVisible(self._by_officer)
        self.pin.setVisible(not self._by_officer)
        self._staff.setText(
            phrase("citizen.earlier_by_pin" if self._by_officer else "citizen.earlier_by_officer")
        )
        self._staff.setAccessibleName(self._staff.text())

    def _forget_pins(self) -> None:
        for line in (self.pin, self.officer_pin):
            line.control.set_value(None)
