"""A filing that was looked up: how it stands in plain words, what to bring, consents to take back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kiosk.clock import Clock
from kiosk.link import LinkState
from kiosk.replies import Found
from kiosk.visit import actions as do
from kiosk.visit.state import Visit
from ui.citizen.facts import Fact, columns, titled, told
from ui.citizen.page import TaskPage
from ui.citizen.parts import day_time
from ui.citizen.progress import progress
from ui.citizen.rate import rating_panel
from ui.theme import NORMAL, SEMIBOLD, phrase
from ui.widgets.basic import Banner, Kind, Label
from ui.widgets.button import Button
from ui.widgets.card import Panel


class FoundScreen(TaskPage):
    forward = "citizen.finish"
    forward_icon = "lock-key-bold"
    leave = "citizen.finish_short"

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock)
        self._drawn: object = None

    def go_on(self) -> None:
        self.act(do.Finish())

    def leave_page(self) -> None:
        self.act(do.Finish())

    def title(self, visit: Visit) -> str:  # noqa: ARG002 - the same for every visit
        return phrase("citizen.lookup")

    def caption(self, visit: Visit) -> str:  # noqa: ARG002 - the bar says it all
        return ""

    def draw(self, visit: Visit) -> None:
        found, link = visit.found, visit.hall.link
        if found is None or (found, link, visit.rated) == self._drawn:
            return
        self._drawn = (found, link, visit.rated)
        self.heading.set_words(phrase(f"status.{found.row.status.value}"), _name(visit, found))
        column = self.refill()
        if found.reason:
            column.addWidget(Banner(phrase("citizen.reason", reason=found.reason), "info-fill", "warn"))
        cards = [_facts(found), _bring(found)]
        if found.consents:
            cards.append(self._consents(found))
        column.addWidget(columns(cards))
        column.addWidget(_age(visit, found))
        if not found.rated:
            column.addWidget(rating_panel(visit, self.act))

    def _consents(self, found: Found) -> QWidget:
        """Each consent can be taken back as easily as it was given (Luật 91/2025/QH15)."""
        panel = Panel()
        panel.column.addWidget(titled(phrase("citizen.consents")))
        for purpose in sorted(found.consents):
            words = phrase(f"citizen.purpose_{purpose}")
            panel.column.addWidget(Label(words, "label", NORMAL))
            name = phrase("citizen.take_back_what", what=words)
            button = Button(phrase("citizen.take_back"), Kind.SECONDARY, "x-bold", compact=True, name=name)
            button.setObjectName(f"take_back_{purpose}")
            button.clicked.connect(lambda _=False, purpose=purpose: self.act(do.TakeBackConsent(purpose)))
            panel.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return panel


def _name(visit: Visit, found: Found) -> str:
    listed = visit.hall.listed.get(found.row.procedure)
    return listed.name.in_(visit.language) if listed else found.row.procedure


def _facts(found: Found) -> QWidget:
    panel = Panel()
    row = found.row
    panel.column.addWidget(titled(phrase("citizen.truth_title")))
    for line in progress(row):
        panel.column.addWidget(line)
    panel.column.addSpacing(8)
    if row.official_code:
        panel.column.addWidget(Fact(phrase("citizen.code_official"), row.official_code))
    panel.column.addWidget(Fact(phrase("citizen.code_temporary"), row.temporary_code))
    panel.column.addWidget(Fact(phrase("citizen.submitted_at"), day_time(row.submitted_at)))
    if row.due:
        panel.column.addWidget(Fact(phrase("citizen.due"), day_time(row.due)))
    return panel


def _bring(found: Found) -> QWidget:
    panel = Panel()
    panel.column.addWidget(titled(phrase("citizen.bring_title")))
    for name in found.to_bring:
        panel.column.addWidget(told("file-text-fill", name, "primary", SEMIBOLD))
    if not found.to_bring:
        panel.column.addWidget(Label(phrase("citizen.bring_nothing"), "label", NORMAL, "ink2"))
    return panel


def _age(visit: Visit, found: Found) -> QWidget:
    """How old this is: without the line the machine only knows what it last heard."""
    link = visit.hall.link
    if link.state is LinkState.ONLINE:
        return Label(phrase("citizen.as_of", time=day_time(found.answered_at)), "small", NORMAL, "ink2")
    state, heard = phrase(f"link.{link.state.value}_short"), day_time(link.last_ok)
    key = "citizen.as_of_old" if heard else "citizen.as_of_here"
    return Banner(phrase(key, state=state, time=heard), "cloud-arrow-up-bold", "warn")
