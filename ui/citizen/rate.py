"""How was it? Five faces on the page one ends with; after a touch, why."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from kiosk.clock import Clock
from kiosk.visit import actions as do
from kiosk.visit.rating import REASONS, SCORES
from kiosk.visit.state import Visit
from ui.citizen.facts import titled
from ui.citizen.page import TaskPage
from ui.theme import NORMAL, SEMIBOLD, look, phrase
from ui.widgets.basic import Label
from ui.widgets.card import Panel
from ui.widgets.choice import Tick
from ui.widgets.face import Face


class RateScreen(TaskPage):
    forward = "citizen.rate_send"
    leave = "citizen.finish_short"

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock)
        self._drawn = 0
        self._ticks: dict[str, Tick] = {}

    def title(self, visit: Visit) -> str:  # noqa: ARG002 - the same for every visit
        return phrase("citizen.rate_bar")

    def caption(self, visit: Visit) -> str:  # noqa: ARG002 - the bar says it all
        return ""

    def leave_page(self) -> None:
        self.act(do.Finish())

    def go_on(self) -> None:
        chosen = [id_ for id_, tick in self._ticks.items() if tick.isChecked()]
        self.act(do.Rate(self.visit.rating if self.visit else 0, chosen))

    def draw(self, visit: Visit) -> None:
        if visit.rating == self._drawn:
            return
        self._drawn = visit.rating
        self.heading.set_words(phrase("citizen.rate_title"), phrase("citizen.rate_hint"))
        kept = {id_ for id_, tick in self._ticks.items() if tick.isChecked()}
        column = self.refill()
        column.addWidget(faces(lambda score: self.act(do.OpenRating(score)), visit.rating))
        column.addWidget(Label(phrase("citizen.rate_why"), "label", SEMIBOLD))
        self._ticks = {one: Tick(phrase(f"citizen.rate_{one}"), checked=one in kept) for one in REASONS}
        for tick in self._ticks.values():
            column.addWidget(tick)


def rating_panel(visit: Visit, act: Callable[[do.Action], None]) -> QWidget:
    """The faces, or thanks once one was touched and sent."""
    panel = Panel()
    panel.column.addWidget(titled(phrase("citizen.rate_thanks" if visit.rated else "citizen.rate_title")))
    if not visit.rated:
        panel.column.addWidget(faces(lambda score: act(do.OpenRating(score))))
        panel.column.addWidget(Label(phrase("citizen.rate_hint"), "small", NORMAL, "ink2"))
    return panel


def faces(touched: Callable[[int], None], chosen: int = 0) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8 if look().portrait else 6)
    for score in SCORES:
        face = Face(score, phrase(f"citizen.rate_{score}"), chosen=score == chosen)
        face.setObjectName(f"face_{score}")
        face.clicked.connect(lambda _=False, score=score: touched(score))
        line.addWidget(face, 1)
    return row
