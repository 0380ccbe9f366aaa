"""Leaving a form in work: go on after all, keep it with a PIN, or throw it away."""

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from kiosk.clock import Clock
from kiosk.visit import actions as do
from kiosk.visit.state import Visit
from ui.citizen.facts import beside, titled, told
from ui.citizen.lines import NewPin
from ui.citizen.page import TaskPage, stack
from ui.theme import NORMAL, SEMIBOLD, phrase
from ui.widgets.basic import Kind, Label
from ui.widgets.button import Button
from ui.widgets.card import Panel


class LeaveScreen(TaskPage):
    forward = "citizen.keep"
    forward_icon = "lock-key-bold"

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock)
        self.bar.leave.hide()  # one is leaving already
        self.nav.back.setText(phrase("citizen.go_on_now"))
        self.nav.back.setAccessibleName(phrase("citizen.go_on_now"))
        self.heading.set_words(phrase("citizen.leave_title"), phrase("citizen.leave_hint"))
        self.chosen = NewPin(self.go_on)
        self.column.addWidget(self._keeping())
        self.column.addWidget(self._throwing())

    def go_on(self) -> None:
        self.act(do.ChoosePin(self.chosen.pin.text(), self.chosen.again.text()))

    def draw(self, visit: Visit) -> None:
        self.chosen.draw(visit)

    def mend(self, field: str) -> None:
        self.chosen.mend(field)

    def hideEvent(self, event: QHideEvent) -> None:
        """A PIN never waits on a hidden page."""
        super().hideEvent(event)
        self.chosen.forget()
        self._ask(sure=False)

    def _keeping(self) -> QWidget:
        panel = Panel()
        panel.column.addWidget(titled(phrase("citizen.keep_title")))
        panel.column.addWidget(Label(phrase("citizen.keep_hint"), "label", NORMAL, "ink2"))
        panel.column.addWidget(beside(self.chosen.pin, self.chosen.again))
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
