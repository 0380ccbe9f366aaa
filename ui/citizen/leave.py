"""Leaving a form in work: go on after all, keep it with a PIN, or throw it away."""

from PySide6.QtWidgets import QWidget

from kiosk.clock import Clock
from kiosk.visit import actions as do
from kiosk.visit.state import Visit
from ui.citizen.lines import Line
from ui.citizen.page import TaskPage
from ui.citizen.parts import words_for
from ui.theme import BOLD, NORMAL, SEMIBOLD, phrase
from ui.widgets.basic import IconLine, Kind, Label
from ui.widgets.button import Button
from ui.widgets.card import Panel
from ui.widgets.edit import Pad

_LONGEST_PIN = 8


class LeaveScreen(TaskPage):
    forward = "citizen.keep"
    forward_icon = "lock-key-bold"

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock)
        self.bar.leave.hide()  # one is leaving already
        self.nav.back.setText(phrase("citizen.go_on_now"))
        self.nav.back.setAccessibleName(phrase("citizen.go_on_now"))
        self.heading.set_words(phrase("citizen.leave_title"), phrase("citizen.leave_hint"))
        self.pin = Line(
            phrase("citizen.pin_choose"), phrase("citizen.pin_hint"), Pad.NUMBER, _LONGEST_PIN, secret=True
        )
        self.again = Line(phrase("citizen.pin_twice"), "", Pad.NUMBER, _LONGEST_PIN, secret=True)
        self._lines = {"pin": self.pin, "again": self.again}
        self.column.addWidget(self._keeping())
        self.column.addWidget(self._throwing())

    def go_on(self) -> None:
        self.act(do.ChoosePin(self.pin.text(), self.again.text()))

    def draw(self, visit: Visit) -> None:
        for field, line in self._lines.items():
            line.tell(words_for(visit, field))

    def mend(self, field: str) -> None:
        self._lines.get(field, self.pin).control.focus_first()

    def _keeping(self) -> QWidget:
        panel = Panel()
        panel.column.addWidget(Label(phrase("citizen.keep_title"), "title", BOLD))
        panel.column.addWidget(Label(phrase("citizen.keep_hint"), "label", NORMAL, "ink2"))
        for line in self._lines.values():
            panel.column.addWidget(line)
        return panel

    def _throwing(self) -> QWidget:
        """Two touches at different places: nobody throws a form away by mistake."""
        panel = Panel()
        panel.column.addWidget(Label(phrase("citizen.discard_title"), "title", BOLD))
        panel.column.addWidget(Label(phrase("citizen.discard_hint"), "label", NORMAL, "ink2"))
        self.first = Button(phrase("citizen.discard"), Kind.SECONDARY, "x-bold")
        self._sure = IconLine("warning-circle-fill", phrase("citizen.discard_sure"), "err", "label", SEMIBOLD)
        self.second = Button(phrase("citizen.discard_yes"), Kind.SECONDARY, "x-bold")
        self.first.clicked.connect(self._ask)
        self.second.clicked.connect(lambda: self.act(do.Discard()))
        for widget in (self.first, self._sure, self.second):
            panel.column.addWidget(widget)
        self._sure.hide()
        self.second.hide()
        return panel

    def _ask(self) -> None:
        self.first.hide()
        self._sure.show()
        self.second.show()
        self.frame.reveal(self.second)
