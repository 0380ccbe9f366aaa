"""An officer opens a draft for a citizen who has no code or forgot the PIN."""

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout

from kiosk.clock import Clock
from kiosk.replies import DraftRow
from kiosk.visit import actions as do
from kiosk.visit.state import Visit
from ui.citizen.facts import beside
from ui.citizen.lines import Line
from ui.citizen.page import TaskPage
from ui.citizen.parts import clear, day_time, words_for
from ui.theme import NORMAL, SEMIBOLD, look, phrase
from ui.widgets.basic import Label, Row
from ui.widgets.edit import Pad

_LONGEST_NAME, _LONGEST_PIN = 60, 12


class StaffScreen(TaskPage):
    forward = "citizen.sign_in"
    leave = "citizen.to_home"

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock)
        self._drawn: object = None
        self.name = Line(phrase("citizen.officer"), "", Pad.VIETNAMESE, _LONGEST_NAME)
        self.pin = Line(phrase("citizen.officer_pin"), "", Pad.NUMBER, _LONGEST_PIN, secret=True)
        self._lines = {"name": self.name, "pin": self.pin}
        self._door = beside(self.name, self.pin)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(look().measures.gap)
        self.column.addWidget(self._door)
        self.column.addLayout(self._rows)
        self.name.edit.returnPressed.connect(self.pin.edit.setFocus)
        self.pin.edit.returnPressed.connect(self.go_on)

    def title(self, visit: Visit) -> str:  # noqa: ARG002 - the same for every visit
        return phrase("citizen.staff_title")

    def caption(self, visit: Visit) -> str:  # noqa: ARG002 - the bar says it all
        return ""

    def go_on(self) -> None:
        self.act(do.SignIn(self.name.text(), self.pin.text()))

    def draw(self, visit: Visit) -> None:
        signed_in = bool(visit.officer)
        if not signed_in:
            for field, line in self._lines.items():
                line.tell(words_for(visit, field))
        key = (visit.officer, tuple(visit.drafts))
        if key == self._drawn:
            return
        self._drawn = key
        self.frame.put_away()  # before the field that has the focus goes
        self.pin.control.set_value(None)
        self._door.setVisible(not signed_in)
        self.nav.forward.setVisible(not signed_in)
        title = phrase("citizen.drafts_title" if signed_in else "citizen.staff_heading")
        hint = phrase("citizen.drafts_hint" if signed_in else "citizen.staff_hint", officer=visit.officer)
        self.heading.set_words(title, hint)
        clear(self._rows)
        if signed_in:
            self._list(visit)

    def _list(self, visit: Visit) -> None:
        if not visit.drafts:
            self._rows.addWidget(Label(phrase("citizen.drafts_none"), "body", NORMAL, "ink2"))
            return
        one = len(visit.drafts) == 1
        count = phrase("citizen.drafts_count_one" if one else "citizen.drafts_count", count=len(visit.drafts))
        self._rows.addWidget(Label(count, "label", SEMIBOLD, "ink2"))
        for draft in visit.drafts:
            self._rows.addWidget(self._row(visit, draft))

    def _row(self, visit: Visit, draft: DraftRow) -> Row:
        """Only what it is and when it was saved: whose it is shows once it is open."""
        listed = visit.hall.listed.get(draft.procedure.partition("@")[0])
        name = listed.short_name.in_(visit.language) if listed else draft.procedure
        row = Row(name, phrase("citizen.draft_saved", time=day_time(draft.saved_at)), "file-text-bold")
        row.setObjectName(f"draft_{draft.id}")
        row.clicked.connect(lambda: self.act(do.PickDraft(draft.id)))
        return row

    def mend(self, field: str) -> None:
        self._lines.get(field, self.name).control.focus_first()

    def hideEvent(self, event: QHideEvent) -> None:
        """A PIN never waits on a hidden page."""
        super().hideEvent(event)
        self.pin.control.set_value(None)
