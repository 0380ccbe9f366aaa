"""The draft is kept: six digits to take along, and until when they open it."""

from datetime import datetime, timedelta

from kiosk.clock import Clock, local
from kiosk.visit import actions as do
from kiosk.visit.state import Visit
from ui.citizen.page import TaskPage
from ui.citizen.parts import moment
from ui.theme import BOLD, MEDIUM, NORMAL, SEMIBOLD, look, phrase
from ui.widgets.basic import Banner, Label
from ui.widgets.card import Panel

KEPT = timedelta(hours=24)  # the store's own measure, counted from the last save
_HALF = 3
_BIG = 132, 84  # px of the digits, on a tall and on a wide screen


class LeftScreen(TaskPage):
    forward = "citizen.finish"
    forward_icon = "lock-key-bold"
    leave = "citizen.finish_short"

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock)
        self.nav.back.hide()
        self.heading.set_words(phrase("citizen.left_title"), phrase("citizen.left_hint"))
        panel = Panel()
        panel.column.addWidget(Label(phrase("citizen.draft_code"), "body", MEDIUM, "ink2", centred=True))
        self._code = _digits()
        panel.column.addWidget(self._code)
        self._until = Label("", "title", SEMIBOLD, centred=True)
        self._until.setObjectName("kept_until")
        panel.column.addWidget(self._until)
        panel.column.addWidget(Label(phrase("citizen.left_how"), "body", NORMAL, "ink2", centred=True))
        self.column.addWidget(panel)
        self.column.addWidget(Banner(phrase("citizen.left_photo"), "info-fill"))

    def go_on(self) -> None:
        self.act(do.Finish())

    def leave_page(self) -> None:
        self.act(do.Finish())

    def draw(self, visit: Visit) -> None:
        code = visit.left_code
        shown = f"{code[:_HALF]} {code[_HALF:]}"
        if shown == self._code.text():
            return
        self._code.setText(shown)
        at = self._end(visit)
        self._until.setText(phrase("citizen.left_until", time=f"{at:%H:%M}", date=f"{at:%d/%m/%Y}"))

    def _end(self, visit: Visit) -> datetime:
        """Rather a little early than late: leaving saved it once more."""
        return (moment(visit.saved_at) or local(self._clock())) + KEPT


def _digits() -> Label:
    code = Label("", "display", BOLD, "primary", wrap=False, centred=True)
    style = code.font()
    style.setPixelSize(_BIG[0] if look().portrait else _BIG[1])
    code.setFont(style)
    code.setObjectName("draft_code")
    return code
