"""Before you start: what it is, which papers, what it costs, how long it takes, what one gets."""

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.catalogue.procedure import Procedure
from kiosk.clock import Clock
from kiosk.visit import actions as do
from kiosk.visit.flow import visible_documents
from kiosk.visit.state import Visit
from ui.citizen.page import TaskPage
from ui.citizen.papers_guide import PaperGuide, paper_panel
from ui.citizen.parts import day, time_limit
from ui.theme import BOLD, MEDIUM, NORMAL, SEMIBOLD, look, phrase
from ui.widgets.basic import Banner, IconLine, Kind, Label
from ui.widgets.button import Button
from ui.widgets.card import Panel


class BeforeScreen(TaskPage):
    forward = "citizen.have_all"
    forward_icon = "check-circle-bold"
    leave = "citizen.to_home"

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock)
        self._listing = False  # only the list of papers is on screen, to be photographed
        self._drawn: object = None
        self._about = ""
        self._lacking = Button(phrase("citizen.lack_some"), Kind.SECONDARY)
        self._lacking.clicked.connect(lambda: self._list(on=True))
        self._print = Button(phrase("citizen.list_print"), Kind.SECONDARY)
        self._print.clicked.connect(lambda: self.act(do.PrintPapers()))
        self._guide = PaperGuide()
        self._guide.chosen.connect(lambda field, value: self.act(do.Case(field, value)))
        row = self.nav.layout()
        for button in (self._print, self._lacking):
            if isinstance(row, QHBoxLayout):
                row.insertWidget(row.indexOf(self.nav.help) + 1, button, 3)

    def go_on(self) -> None:
        self.act(do.Begin())

    def go_back(self) -> None:
        """From the list to what it belongs to, from there to where one came from."""
        if self._listing:
            self._list(on=False)
        else:
            super().go_back()

    def draw(self, visit: Visit) -> None:
        procedure = visit.procedure
        if procedure is None:
            return
        if procedure.ref != self._about:  # another procedure begins with what it is, not with its papers
            self._about, self._listing = procedure.ref, False
        if self._listing:
            self._guide.show_case(visit, self.today())
        if (procedure.ref, self._listing) == self._drawn:
            return
        self._drawn = (procedure.ref, self._listing)
        self._lacking.setVisible(not self._listing)
        self._print.setVisible(self._listing)
        self._guide.setParent(None)
        self.nav.forward.setVisible(procedure.guidance_only is None and procedure.in_force(self.today()))
        column = self.refill()
        language = visit.language
        if self._listing:
            self.heading.set_words(phrase("citizen.list_title"), phrase("citizen.list_hint"))
            column.addWidget(self._guide)
            self._guide.show()
            self.to_top()
            return
        self.heading.set_words(procedure.name.in_(language), procedure.summary.in_(language))
        column.addLayout(_facts(visit, procedure))
        if not procedure.in_force(self.today()):
            column.addWidget(Banner(phrase("citizen.not_in_force")))
        if procedure.guidance_only:
            column.addWidget(Banner(procedure.guidance_only.in_(language)))
        for caveat in procedure.caveats:
            column.addWidget(Banner(caveat.in_(language)))
        column.addWidget(paper_panel([(one, one.required is True) for one in visible_documents(procedure)]))
        column.addWidget(_results(visit, procedure))
        column.addWidget(_source(procedure))
        self.to_top()

    def _list(self, *, on: bool) -> None:
        """ "Tôi còn thiếu": the same list alone, to take a picture of."""
        self._listing = on
        if self.visit is not None:
            self.draw(self.visit)


def _facts(visit: Visit, procedure: Procedure) -> QBoxLayout:
    """Fee, days and minutes, as three cards; below each other when the text is large."""
    line = QVBoxLayout() if look().large and look().portrait else QHBoxLayout()
    line.setSpacing(12)
    fee = procedure.fee.note.in_(visit.language)
    limit = procedure.time_limit
    note = limit.note.in_(visit.language) if limit.note else ""
    minutes = phrase("citizen.minutes", count=procedure.minutes)
    line.addWidget(_fact("fee", fee, "", unsure=procedure.fee.confidence.unsure), 5)
    line.addWidget(_fact("limit", time_limit(visit), note, unsure=limit.confidence.unsure), 3)
    line.addWidget(_fact("filling", minutes, "", unsure=False), 3)
    return line


def _fact(key: str, value: str, note: str, *, unsure: bool) -> QWidget:
    panel = Panel()
    panel.column.addWidget(Label(phrase(f"citizen.{key}"), "small", MEDIUM, "ink2"))
    long = len(value) > 40  # noqa: PLR2004 - a sentence, not a figure
    panel.column.addWidget(Label(value, "small" if long else "title", SEMIBOLD))
    if note:
        panel.column.addWidget(Label(note, "small", NORMAL, "ink2"))
    if unsure:
        panel.column.addWidget(IconLine("question-fill", phrase("citizen.unsure"), "warn", "small", SEMIBOLD))
    panel.column.addStretch(1)
    return panel


def _results(visit: Visit, procedure: Procedure) -> QWidget:
    panel = Panel()
    panel.column.addWidget(Label(phrase("citizen.results"), "title", BOLD))
    for result in procedure.results:
        panel.column.addWidget(IconLine("check-circle-fill", result.label.in_(visit.language), "ok", "body"))
    office = visit.hall.office
    name = office.police if procedure.receiving == "cong_an" and office.police else office.name
    text = phrase("citizen.receiving", office=name)
    panel.column.addWidget(IconLine("house-line-duotone", text, "ink2", "label"))
    return panel


def _source(procedure: Procedure) -> QWidget:
    """Where the facts come from, when they were checked, and whether they are sure."""
    checked = day(procedure.last_checked)
    text = phrase("citizen.source", source=procedure.source, date=checked)
    if not procedure.confidence.unsure and not procedure.form.confidence.unsure:
        return Label(text, "small", NORMAL, "ink3")
    return Banner(f"{phrase('citizen.unsure_long')} {text}", "question-fill", "warn")
