"""Looking a filing up: its code, and the last four digits of the number that was declared."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFont, QHideEvent, QShowEvent

from kiosk.clock import Clock
from kiosk.visit import actions as do
from kiosk.visit.state import Visit
from ui.citizen.facts import beside
from ui.citizen.lines import Line
from ui.citizen.page import TaskPage
from ui.citizen.parts import words_for
from ui.theme import phrase
from ui.widgets.basic import Banner
from ui.widgets.edit import Pad

_LONGEST_CODE = 80  # a scanned slip types more than the code


class LookupScreen(TaskPage):
    forward = "citizen.look_up"
    forward_icon = "magnifying-glass-bold"
    leave = "citizen.to_home"

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock)
        self.heading.set_words(phrase("citizen.lookup_title"), phrase("citizen.lookup_hint"))
        self.ref = Line(phrase("citizen.ref"), phrase("citizen.ref_hint"), Pad.PLAIN, _LONGEST_CODE)
        self.last_four = Line(phrase("citizen.last_four"), phrase("citizen.last_four_hint"), Pad.NUMBER, 4)
        self._lines = {"ref": self.ref, "last_four": self.last_four}
        capitals = self.ref.edit.font()
        capitals.setCapitalization(QFont.Capitalization.AllUppercase)  # as it stands on the slip
        self.ref.edit.setFont(capitals)
        self.column.addWidget(beside(self.ref, self.last_four))
        self.column.addWidget(Banner(phrase("citizen.lookup_whose"), "shield-check-fill"))
        self.ref.edit.returnPressed.connect(self.last_four.edit.setFocus)  # Enter ends what a scanner types
        self.last_four.edit.returnPressed.connect(self.go_on)

    def title(self, visit: Visit) -> str:  # noqa: ARG002 - the same for every visit
        return phrase("citizen.lookup")

    def caption(self, visit: Visit) -> str:  # noqa: ARG002 - the bar says it all
        return ""

    def go_on(self) -> None:
        self.act(do.Ask(self.ref.text(), self.last_four.text()))

    def draw(self, visit: Visit) -> None:
        for field, line in self._lines.items():
            line.tell(words_for(visit, field))

    def mend(self, field: str) -> None:
        self._lines.get(field, self.ref).control.focus_first()

    def showEvent(self, event: QShowEvent) -> None:
        """The code's line has the focus, so that a scanner can type the slip's code at once."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._begin)

    def hideEvent(self, event: QHideEvent) -> None:
        """The four digits are asked anew each time."""
        super().hideEvent(event)
        self.last_four.control.set_value(None)

    def _begin(self) -> None:
        if self.isVisible() and not self.ref.text():
            self.ref.edit.setFocus()
