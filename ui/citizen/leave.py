"""Leaving a form in work: go on after all, keep it with a PIN, or throw it away."""

from collections.abc import Sequence

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from kiosk.clock import Clock
from kiosk.errors import Problem
from kiosk.visit import actions as do
from kiosk.visit.state import Visit
from ui.citizen.facts import beside, titled, told
from ui.citizen.lines import Line
from ui.citizen.page import TaskPage, stack
from ui.citizen.parts import words_for
from ui.theme import NORMAL, SEMIBOLD, phrase
from ui.widgets.basic import Kind, Label
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
        self.again = Line(
            phrase("citizen.pin_twice"),
            phrase("citizen.pin_twice_hint"),
            Pad.NUMBER,
            _LONGEST_PIN,
            secret=True,
        )
        self._lines = {"pin": self.pin, "again": self.again}
        self._seen: Sequence[Problem] = ()
        self.pin.edit.returnPressed.connect(self.again.edit.setFocus)
        self.again.edit.returnPressed.connect(self.go_on)
        self.column.addWidget(self._keeping())
        self.column.addWidget(self._throwing())

    def go_on(self) -> None:
        self.act(do.ChoosePin(self.pin.text(), self.again.text()))

    def draw(self, visit: Visit) -> None:
        if visit.problems is not self._seen:
            self._seen = visit.problems
            if any(one.rule == "pin_again" for one in visit.problems):  # unseen, so typed anew
                self._forget_pins()
        for field, line in self._lines.items():
            line.tell(words_for(visit, field))

    def mend(self, field: str) -> None:
        self._lines.get(field, self.pin).control.focus_first()

    def hideEvent(self, event: QHideEvent) -> None:
        """A PIN never waits on a hidden page."""
        super().hideEvent(event)
        self._forget_pins()
        self._ask(sure=False)

    def _forget_pins(self) -> None:
        for line in self._lines.values():
            line.control.set_value(None)

    def _keeping(self) -> QWidget:
        panel = Panel()
        panel.column.addWidget(titled(phrase("citizen.keep_title")))
        panel.column.addWidget(Label(phrase("citizen.keep_hint"), "label", NORMAL, "ink2"))
        panel.column.addWidget(beside(self.pin, self.again))
        return panel

    def _throwing(self) -> QWidget:
        """Two touches at different places: nobody throws a form away by mistake."""
        panel = Panel()
        hint = Label(phrase("citizen.discard_hint"), "label", NORMAL, "ink2")
        self.first = Button(phrase("citizen.discard"), Kind.SECONDARY, "x-bold")
        self.first.clicked.connect(lambda: self._ask(sure=True))
        panel.column.addWidget(
            beside(stack(titled(phrase("citizen.discard_title")), hint, gap=2), self.first)
        )
        self._sure = told("warning-circle-fill", phrase("citizen.discard_sure"), "err", SEMIBOLD)
        self.second = Button(phrase("citizen.discard_yes"), Kind.SECONDARY, "x-bold")
        self.second.clicked.connect(lambda: self.act(do.Discard()))
        panel.column.addWidget(self._sure)
        panel.column.addWidget(self.second)
        self._ask(sure=False)
        return panel

    def _ask(self, *, sure: bool) -> None:
        self.first.setVisible(not sure)
        self._sure.setVisible(sure)
        self.second.setVisible(sure)
        if sure:
            self.frame.reveal(self.second)
