"""Not this procedure: why, and which one or which place instead."""

from kiosk.visit.state import Visit
from ui.citizen.area import procedure_rows
from ui.citizen.page import TaskPage
from ui.theme import NORMAL, SEMIBOLD, phrase
from ui.widgets.basic import Label
from ui.widgets.card import Panel


class ElsewhereScreen(TaskPage):
    leave = "citizen.to_home"
    _drawn: object = None

    def draw(self, visit: Visit) -> None:
        checks = visit.procedure.eligibility if visit.procedure else ()
        if visit.check >= len(checks) or checks[visit.check] is self._drawn:
            return
        one = self._drawn = checks[visit.check]
        self.heading.set_words(phrase("citizen.elsewhere_title"), one.question.in_(visit.language))
        column = self.refill()
        panel = Panel()
        panel.column.addWidget(Label(one.otherwise.in_(visit.language), "body", NORMAL))
        column.addWidget(panel)
        found = [visit.hall.listed[code] for code in one.instead if code in visit.hall.listed]
        if found:
            column.addWidget(Label(phrase("citizen.elsewhere_instead"), "label", SEMIBOLD))
        for row in procedure_rows(self, found):
            column.addWidget(row)
        column.addWidget(Label(phrase("citizen.elsewhere_help"), "label", NORMAL, "ink2"))
        self.to_top()
