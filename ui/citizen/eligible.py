"""Is this the right procedure? One question, two answers; the answer leads on at once."""

from kiosk.clock import Clock
from kiosk.visit import actions as do
from kiosk.visit.state import Visit
from ui.citizen.page import TaskPage
from ui.theme import phrase
from ui.widgets.basic import Row


class EligibleScreen(TaskPage):
    leave = "citizen.to_home"

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock)
        for yes, key, icon in ((True, "yes", "check-circle-bold"), (False, "no", "x-bold")):
            row = Row(phrase(f"citizen.{key}"), "", icon)
            row.clicked.connect(lambda _=False, yes=yes: self.act(do.Judge(yes)))
            self.column.addWidget(row)

    def draw(self, visit: Visit) -> None:
        checks = visit.procedure.eligibility if visit.procedure else ()
        if visit.check < len(checks):
            one = checks[visit.check]
            hint = one.hint.in_(visit.language) if one.hint else ""
            self.heading.set_words(one.question.in_(visit.language), hint)
