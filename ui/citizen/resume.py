"""Going on with a draft: the six digits that were shown, and the PIN chosen with them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent

from kiosk.clock import Clock
from kiosk.errors import Problem
from kiosk.visit import actions as do
from kiosk.visit.state import Visit
from ui.citizen.facts import beside
from ui.citizen.lines import Line
from ui.citizen.page import TaskPage
from ui.citizen.parts import words_for
from ui.theme import phrase
from ui.widgets.basic import Kind
from ui.widgets.button import Button
from ui.widgets.edit import Pad

_LONGEST_PIN = 8


class ResumeScreen(TaskPage):
    forward = "citizen.open_draft"
    leave = "citizen.to_home"

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock)
        self.heading.set_words(phrase("citizen.resume_title"), phrase("citizen.resume_hint"))
        self.code = Line(phrase("citizen.draft_code"), phrase("citizen.draft_code_hint"), Pad.NUMBER, 7)
        self.pin = Line(
            phrase("citizen.pin"), phrase("citizen.pin_of_draft"), Pad.NUMBER, _LONGEST_PIN, secret=True
        )
        self._lines = {"code": self.code, "pin": self.pin}
        self._seen: Sequence[Problem] = ()
        self.column.addWidget(beside(self.code, self.pin))
        self.code.edit.returnPressed.connect(self.pin.edit.setFocus)
        self.pin.edit.returnPressed.connect(self.go_on)
        staff = Button(phrase("citizen.staff_opens"), Kind.SECONDARY, "user-circle-bold", compact=True)
        staff.clicked.connect(lambda: self.act(do.OpenStaff()))
        self.column.addWidget(staff, 0, Qt.AlignmentFlag.AlignLeft)

    def title(self, visit: Visit) -> str:  # noqa: ARG002 - the same for every visit
        return phrase("citizen.resume")

    def caption(self, visit: Visit) -> str:  # noqa: ARG002 - the bar says it all
        return ""

    def go_on(self) -> None:
        self.act(do.Resume(self.code.text(), self.pin.text()))

    def draw(self, visit: Visit) -> None:
        if visit.problems is not self._seen:
            self._seen = visit.problems
            if any(one.rule == "pin" for one in visit.problems):  # a wrong PIN cannot be seen, so not mended
                self.pin.control.set_value(None)
        for field, line in self._lines.items():
            line.tell(words_for(visit, field))

    def mend(self, field: str) -> None:
        self._lines.get(field, self.code).control.focus_first()

    def hideEvent(self, event: QHideEvent) -> None:
        """A PIN never waits on a hidden page."""
        super().hideEvent(event)
        self.pin.control.set_value(None)
