"""Finding a procedure by typing a few letters."""

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QShowEvent

from kiosk.catalogue.lists import Question
from kiosk.clock import Clock
from kiosk.visit import actions as do
from kiosk.visit.state import Visit
from ui.citizen.area import procedure_rows
from ui.citizen.page import TaskPage
from ui.citizen.parts import clear
from ui.theme import NORMAL, SEMIBOLD, look, phrase
from ui.widgets.basic import Banner, Label, Row, SearchBox

ANSWER_MS = 120  # an answer takes much less; "nothing found" must not flicker between two letters


class SearchScreen(TaskPage):
    leave = "citizen.to_home"

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock)
        self._drawn: object = None
        self.box = SearchBox(phrase("citizen.search_hint"), name=phrase("citizen.search_name"))
        self.box.changed.connect(lambda text: self.act(do.Search(text)))
        content = self.frame.content
        content.insertWidget(content.indexOf(self.heading), self.box)
        self.heading.hide()
        self._known = Banner(phrase("citizen.another_hint"), "user-circle-fill")
        content.insertWidget(content.indexOf(self.box) + 1, self._known)
        self._wait = QTimer(self)  # until an answer that finds nothing is told as such
        self._wait.setSingleShot(True)
        self._wait.setInterval(ANSWER_MS)
        self._wait.timeout.connect(self._draw_none)

    def title(self, visit: Visit) -> str:  # noqa: ARG002 - the same for every visit
        return phrase("citizen.search_title")

    def caption(self, visit: Visit) -> str:  # noqa: ARG002 - the bar has room for one line
        return ""

    def draw(self, visit: Visit) -> None:
        self._known.setVisible(visit.persons is not None)
        if self.box.text().strip() != visit.query.strip():
            self.box.changed.disconnect()
            self.box.edit.setText(visit.query)
            self.box.changed.connect(lambda text: self.act(do.Search(text)))
        query = visit.query.strip()
        found = bool(visit.results or visit.asked)
        key = (bool(query) if found else query, tuple(one.code for one in visit.results), visit.asked)
        if key == self._drawn:  # also after a letter, until its answer is there or when it is the same
            return
        self._drawn = key
        self._wait.stop()
        if query and not found:
            self._wait.start()
            return
        clear(self.column)
        tight = look().large and not look().portrait  # under the keyboard there is room for names only
        others = [*visit.results] if query else []
        if query and visit.asked:
            self._ask(visit, visit.asked, short=tight)
            others = [one for one in others if one.code not in {each.code for each in visit.asked.choices}]
        if others or not query:
            self.column.addWidget(self._words(visit))
        for row in procedure_rows(self, others, short=tight):
            self.column.addWidget(row)
        self.to_top()

    def _ask(self, visit: Visit, asked: Question, *, short: bool) -> None:
        """What was typed says several things: which of them is meant?"""
        language = look().language
        self.column.addWidget(Label(asked.question.in_(language), "title", SEMIBOLD))
        for one in asked.choices:
            listed = visit.hall.listed.get(one.code)
            note = listed.short_name.in_(language) if listed and not short else ""
            row = Row(one.label.in_(language), note, "question-bold")
            row.setObjectName(f"choice_{one.code}")
            row.clicked.connect(lambda _=False, code=one.code: self.act(do.OpenProcedure(code)))
            self.column.addWidget(row)
        if asked.otherwise:
            self.column.addWidget(Banner(asked.otherwise.in_(language), "info-fill"))

    def _words(self, visit: Visit) -> Label:
        """How many were found; before anything is typed, how to type."""
        if not visit.query.strip():
            return Label(phrase("citizen.search_typing_hint"), "label", NORMAL, "ink2")
        count = len(visit.results)
        if visit.asked:
            return Label(phrase("citizen.search_not_these"), "label", SEMIBOLD, "ink2")
        key = "citizen.procedures_one" if count == 1 else "citizen.procedures"
        return Label(phrase(key, count=count), "label", SEMIBOLD, "ink2")

    @Slot()
    def _draw_none(self) -> None:
        """Nothing was found: what to do now."""
        if self.visit is None:
            return
        clear(self.column)
        text = self.visit.query.strip()
        self.column.addWidget(Label(phrase("citizen.search_none", text=text), "title", SEMIBOLD))
        self.column.addWidget(Label(phrase("citizen.search_none_hint"), "body", NORMAL, "ink2"))
        self.to_top()

    def showEvent(self, event: QShowEvent) -> None:
        """One comes here to type: the keyboard is there at once."""
        super().showEvent(event)
        QTimer.singleShot(0, self.box.edit, self.box.edit.setFocus)
