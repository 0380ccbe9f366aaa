"""Something is wrong with the machine: what to do now, a number to say, a sentence for the staff."""

from PySide6.QtWidgets import QWidget

from kiosk.clock import Clock
from kiosk.replies import Failed
from kiosk.strings import has
from kiosk.visit import actions as do
from kiosk.visit.state import Visit
from ui.citizen.facts import told
from ui.citizen.page import TaskPage
from ui.theme import BOLD, MEDIUM, NORMAL, SEMIBOLD, phrase
from ui.widgets.basic import Banner, Kind, Label
from ui.widgets.button import Button
from ui.widgets.card import Panel

OURS = "incident"


class TroubleScreen(TaskPage):
    forward = "citizen.try_again"
    forward_icon = "clock-counter-clockwise-bold"
    leave = "citizen.to_home"

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock)
        self._drawn: object = None
        self.nav.back.setText(phrase("citizen.to_home"))
        self.nav.back.setAccessibleName(phrase("citizen.to_home"))
        self.nav.went_back.disconnect()
        self.nav.went_back.connect(self.leave_page)
        self.bar.leave.hide()  # the row leads home

    def go_on(self) -> None:
        self.act(do.Back())

    def draw(self, visit: Visit) -> None:
        failed = visit.trouble
        if failed is None or failed == self._drawn:
            return
        self._drawn = failed
        self.heading.set_words(phrase("citizen.trouble_title"), phrase("citizen.trouble_hint"))
        column = self.refill()
        if visit.draft:
            column.addWidget(Banner(phrase("citizen.trouble_kept"), "shield-check-fill", "ok"))
        column.addWidget(self._to_do(failed))
        column.addWidget(_for_staff(failed))

    def _to_do(self, failed: Failed) -> QWidget:
        panel = Panel()
        panel.column.addWidget(
            told("clock-counter-clockwise-bold", phrase("citizen.trouble_1"), "ink", role="body")
        )
        panel.column.addWidget(told("headset-bold", phrase("citizen.trouble_2"), "ink", role="body"))
        if failed.incident:
            panel.column.addWidget(Label(phrase("citizen.trouble_number"), "label", MEDIUM, "ink2"))
            number = Label(failed.incident, "display", BOLD, "primary")
            number.setObjectName("incident")
            panel.column.addWidget(number)
        button = Button(phrase("kit.dock_help"), Kind.HELP, "headset-bold")
        button.clicked.connect(lambda: self.act(do.Call()))
        panel.column.addWidget(button)
        return panel


def _for_staff(failed: Failed) -> QWidget:
    panel = Panel()
    panel.column.addWidget(Label(phrase("citizen.trouble_staff"), "label", SEMIBOLD, "ink2"))
    panel.column.addWidget(Label(_sentence(failed), "label", NORMAL, "ink2"))
    return panel


def _sentence(failed: Failed) -> str:
    """What to tell the staff; words that cannot be filled in are told in general."""
    if failed.rule == OURS or not has(f"trouble.{failed.rule}"):
        return phrase("citizen.trouble_ours")
    try:
        return phrase(f"trouble.{failed.rule}", **failed.values)
    except KeyError:
        return phrase("trouble.unknown")
