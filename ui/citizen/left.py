"""The draft is kept: six digits to take along."""

from kiosk.clock import Clock
from kiosk.visit import actions as do
from kiosk.visit.state import Visit
from ui.citizen.page import TaskPage
from ui.theme import BOLD, MEDIUM, NORMAL, phrase
from ui.widgets.basic import Banner, Label
from ui.widgets.card import Panel

_HALF = 3


class LeftScreen(TaskPage):
    forward = "citizen.finish"
    forward_icon = "lock-key-bold"
    leave = "citizen.finish_short"

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock)
        self.nav.back.hide()
        self.heading.set_words(phrase("citizen.left_title"), phrase("citizen.left_hint"))
        panel = Panel()
        panel.column.addWidget(Label(phrase("citizen.draft_code"), "label", MEDIUM, "ink2", centred=True))
        self._code = Label("", "display", BOLD, "primary", centred=True)
        self._code.setObjectName("draft_code")
        panel.column.addWidget(self._code)
        panel.column.addWidget(Label(phrase("citizen.left_how"), "body", NORMAL, "ink2", centred=True))
        self.column.addWidget(panel)
        self.column.addWidget(Banner(phrase("citizen.left_photo"), "info-fill"))

    def go_on(self) -> None:
        self.act(do.Finish())

    def leave_page(self) -> None:
        self.act(do.Finish())

    def draw(self, visit: Visit) -> None:
        code = visit.left_code
        self._code.setText(f"{code[:_HALF]} {code[_HALF:]}")
