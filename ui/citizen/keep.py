"""After handing in: may the persons be kept, so that the next form asks less? Only with a tick and a PIN."""

from PySide6.QtGui import QHideEvent

from kiosk.clock import Clock
from kiosk.visit import actions as do
from kiosk.visit.state import Visit
from ui.citizen.facts import beside, told
from ui.citizen.lines import NewPin
from ui.citizen.page import TaskPage
from ui.citizen.parts import words_for
from ui.theme import phrase
from ui.widgets.card import Panel
from ui.widgets.choice import Tick

_POINTS = (
    ("what", "user-circle-fill"),
    ("where", "lock-key-bold"),
    ("how_long", "clock-fill"),
    ("how_gone", "x-bold"),
)


class KeepScreen(TaskPage):
    forward = "citizen.remember"
    forward_icon = "lock-key-bold"
    leave = "citizen.finish_short"

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock)
        self.heading.set_words(phrase("citizen.remember_title"), phrase("citizen.remember_hint"))
        points = Panel()
        for key, icon in _POINTS:
            points.column.addWidget(told(icon, phrase(f"citizen.remember_{key}"), "primary"))
        self.agreed = Tick(phrase("citizen.remember_agree"))
        self._missing = told("warning-circle-fill", "", "err")
        self.chosen = NewPin(self.go_on)
        for one in (points, self._missing, self.agreed, beside(self.chosen.pin, self.chosen.again)):
            self.column.addWidget(one)
        self._missing.hide()

    def title(self, visit: Visit) -> str:  # noqa: ARG002 - the same for every visit
        return phrase("citizen.remember_bar")

    def caption(self, visit: Visit) -> str:  # noqa: ARG002 - the bar says it all
        return ""

    def leave_page(self) -> None:
        self.act(do.Finish())

    def go_on(self) -> None:
        self.act(do.Remember(self.chosen.pin.text(), self.chosen.again.text(), self.agreed.isChecked()))

    def draw(self, visit: Visit) -> None:
        self.chosen.draw(visit)
        missing = words_for(visit, "agreed")
        self._missing.set_text(missing)
        self._missing.setVisible(bool(missing))

    def mend(self, field: str) -> None:
        if field == "agreed":
            self.frame.reveal(self.agreed)
            self.agreed.setFocus()
        else:
            self.chosen.mend(field)

    def hideEvent(self, event: QHideEvent) -> None:
        """Neither a PIN nor a consent waits on a hidden page."""
        super().hideEvent(event)
        self.chosen.forget()
        self.agreed.setChecked(False)
