"""The procedures of one area."""

from collections.abc import Sequence

from kiosk.catalogue.lists import Listed
from kiosk.visit import actions as do
from kiosk.visit.state import Visit
from ui.citizen.page import TaskPage
from ui.theme import look, phrase
from ui.widgets.basic import Row


class AreaScreen(TaskPage):
    leave = "citizen.to_home"
    _drawn: object = None

    def title(self, visit: Visit) -> str:
        return visit.area.name.in_(visit.language) if visit.area else ""

    def caption(self, visit: Visit) -> str:  # noqa: ARG002 - the same for every visit
        return phrase("citizen.area")

    def draw(self, visit: Visit) -> None:
        if visit.area is None or visit.area is self._drawn:
            return
        self._drawn = visit.area
        self.heading.set_words(visit.area.name.in_(visit.language), phrase("citizen.area_hint"))
        found = [visit.hall.listed[code] for code in visit.area.procedures if code in visit.hall.listed]
        column = self.refill()
        for row in procedure_rows(self, found):
            column.addWidget(row)
        self.to_top()


def procedure_rows(page: TaskPage, listed: Sequence[Listed], *, short: bool = False) -> list[Row]:
    """A way in for each procedure: its name and, unless `short`, one sentence about it."""
    rows = []
    for one in listed:
        note = "" if short else one.summary.in_(look().language)
        row = Row(one.name.in_(look().language), note, "file-text-bold")
        row.setObjectName(f"procedure_{one.code}")
        row.clicked.connect(lambda _=False, code=one.code: page.act(do.OpenProcedure(code)))
        rows.append(row)
    return rows
