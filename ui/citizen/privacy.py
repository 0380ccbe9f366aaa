"""The privacy notice: why, what, who sees it, how long, which rights; optional purposes are not ticked."""

from PySide6.QtWidgets import QWidget

from kiosk.clock import Clock
from kiosk.visit import actions as do
from kiosk.visit.state import OPTIONAL_PURPOSES, Visit
from ui.citizen.page import TaskPage
from ui.theme import BOLD, NORMAL, SEMIBOLD, phrase
from ui.widgets.basic import IconLine, Label
from ui.widgets.card import Panel
from ui.widgets.choice import Tick

_POINTS = (
    ("purpose", "file-text-fill"),
    ("data", "user-circle-fill"),
    ("recipients", "users-three-duotone"),
    ("retention", "clock-fill"),
    ("rights", "shield-check-fill"),
    ("contact", "headset-fill"),
)


class PrivacyScreen(TaskPage):
    forward = "citizen.privacy_go_on"
    leave = "citizen.to_home"

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock)
        self._drawn: object = None
        self._ticks: dict[str, Tick] = {}

    def go_on(self) -> None:
        self.act(do.Agree(frozenset(id_ for id_, tick in self._ticks.items() if tick.isChecked())))

    def draw(self, visit: Visit) -> None:
        if visit.procedure is None or visit.procedure.ref == self._drawn:
            return
        self._drawn = visit.procedure.ref
        self.heading.set_words(phrase("citizen.privacy_title"), phrase("citizen.privacy_hint"))
        column = self.refill()
        column.addWidget(_notice(visit))
        column.addWidget(Label(phrase("citizen.privacy_optional"), "label", SEMIBOLD))
        self._ticks = {one: Tick(phrase(f"citizen.purpose_{one}")) for one in OPTIONAL_PURPOSES}
        for id_, tick in self._ticks.items():
            tick.setChecked(id_ in visit.purposes)
            column.addWidget(tick)
        self.to_top()


def _notice(visit: Visit) -> QWidget:
    panel = Panel()
    procedure, office = visit.procedure, visit.hall.office
    receiver = (
        office.police if procedure and procedure.receiving == "cong_an" and office.police else office.name
    )
    name = procedure.name.in_(visit.language) if procedure else ""
    for key, icon in _POINTS:
        panel.column.addWidget(IconLine(icon, phrase(f"citizen.privacy_{key}"), "primary", "label", BOLD))
        text = phrase(f"citizen.privacy_{key}_text", procedure=name, office=receiver, centre=office.name)
        panel.column.addWidget(Label(text, "label", NORMAL, "ink2"))
    panel.column.addWidget(Label(phrase("citizen.privacy_law"), "small", NORMAL, "ink3"))
    return panel
